//! A reference of ours inside a text that a remote stores, for remotes that have no field for one.
//!
//! `Plain tee S (ord. 2026-1001-K7Q2MXD3W)`: the order's number for people, then a code of nine characters by which the
//! order is recognized. The number alone isn't unique: it is used again after a restore, or twice in a shop. The code
//! is 40 bits of SHA-256 over the shop's id, the order's id and the time at which it was placed, in Crockford's base
//! 32, and a check character, so that a text that was cut reads as damaged and not as another order's.
//!
//! It holds capitals, digits, blanks and `-.()` only, since remotes escape other characters, and nothing personal.

use sha2::{Digest as _, Sha256};

use crate::shop::{Entity, Order, Subject};
use crate::{installation, records};

/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of the digest; five bits each.
const DIGEST: usize = 8;
/// Characters of the code: the digest and the check character.
const CODE: usize = DIGEST + 1;
/// Characters of an order's number that are shown.
const NUMBER: usize = 20;
/// The beginning of a reference, without blanks.
const OPENING: &str = "(ORD.";

/// The reference of one order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    number: String,
    code: String,
    /// The codes that the order has after it was sent again once or more: a restored store doesn't know whether it was.
    later: Vec<String>,
}

/// How often an order may have been sent again without the restored store knowing of it.
const MAX_UNKNOWN_RESENDS: u64 = 2;

/// The reference that a text of a remote's record holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It holds none.
    None,
    /// It holds the rest of one: cut, or edited.
    Damaged,
    /// It holds this code.
    Code(String),
}

impl Reference {
    /// The reference of an order of this shop. It doesn't change when the order is edited, but when a person sends the
    /// order again.
    #[must_use]
    pub fn of(order: &Order) -> Self {
        let subject = Subject { entity: Entity::Order, id: order.id.clone() };
        let resends = u64::try_from(records::earlier_links(&subject).len()).unwrap_or(u64::MAX);
        Self::new(&installation::shop().id, &order.id, (order.placed_at, resends), &order.number)
    }

    fn new(shop: &str, order: &str, (placed_at, resends): (u64, u64), number: &str) -> Self {
        let code = |resends| code(shop, order, placed_at, resends);
        let shown = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        let number = number.chars().map(|c| c.to_ascii_uppercase()).filter(shown).take(NUMBER).collect();
        Self {
            number,
            code: code(resends),
            later: (1..=MAX_UNKNOWN_RESENDS).map(|more| code(resends.saturating_add(more))).collect(),
        }
    }

    /// The code by which the order is recognized.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The reference alone: "(ord. 2026-1001-K7Q2MXD3W)".
    #[must_use]
    pub fn text(&self) -> String {
        let separator = if self.number.is_empty() { "" } else { "-" };
        format!("(ord. {}{separator}{})", self.number, self.code)
    }

    /// `text` with the reference at its end, cut before it so that the whole has at most `limit` characters: a remote
    /// that cuts by itself would cut the reference.
    #[must_use]
    pub fn append_to(&self, text: &str, limit: usize) -> String {
        let reference = self.text();
        let room = limit.saturating_sub(reference.chars().count() + 1);
        let kept: String = text.trim().chars().take(room).collect();
        let kept = kept.trim_end();
        if kept.is_empty() { reference } else { format!("{kept} {reference}") }
    }

    /// Whether a text of the remote's holds this reference. It is recognized by its code alone, whatever the remote did
    /// to capitals, blanks, hyphens and the text around it.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let text = compact(text);
        [&self.code].into_iter().chain(&self.later).any(|code| text.contains(code))
    }
}

/// The code of an order that was sent again so many times.
fn code(shop: &str, order: &str, placed_at: u64, resends: u64) -> String {
    let mut hash = Sha256::new();
    for part in [shop, order] {
        // No UTF-8 text holds this byte.
        hash.update(part.as_bytes());
        hash.update([0xff]);
    }
    hash.update(placed_at.to_be_bytes());
    if resends > 0 {
        hash.update(resends.to_be_bytes());
    }
    let bits = hash.finalize().iter().take(5).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let digest: String = (0..DIGEST).rev().map(|place| letter(bits >> (5 * place) & 31)).collect();
    let check = check_character(&digest).unwrap_or('0');
    format!("{digest}{check}")
}

/// Whether a text of a remote's record holds a reference, be it whose it may.
#[must_use]
pub fn read(text: &str) -> Mark {
    let text = compact(text);
    let mut damaged = false;
    for (start, _) in text.match_indices(OPENING) {
        let rest = text.get(start + OPENING.len()..).unwrap_or_default();
        let inside = rest.split(')').next().unwrap_or_default();
        let closed = inside.len() < rest.len();
        let code = inside.len().checked_sub(CODE).and_then(|at| inside.get(at..)).unwrap_or_default();
        if closed && is_code(code) {
            return Mark::Code(code.to_owned());
        }
        damaged = true;
    }
    if damaged { Mark::Damaged } else { Mark::None }
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect()
}

fn is_code(code: &str) -> bool {
    let split = code.len().checked_sub(1).and_then(|at| code.is_char_boundary(at).then(|| code.split_at(at)));
    let Some((digest, check)) = split else { return false };
    digest.len() == DIGEST && check_character(digest).is_some_and(|expected| check == expected.to_string())
}

/// The weighted sum of the digest's values, modulo the largest prime below 32: a wrong character or two that were
/// swapped give another one. None where a character isn't of the alphabet.
fn check_character(digest: &str) -> Option<char> {
    let mut sum = 0;
    for (weight, byte) in (1_u64..).zip(digest.bytes()) {
        sum += weight * u64::try_from(ALPHABET.iter().position(|letter| *letter == byte)?).ok()?;
    }
    Some(letter(sum % 31))
}

fn letter(value: u64) -> char {
    let index = usize::try_from(value).unwrap_or_default();
    ALPHABET.get(index).map_or('0', |letter| char::from(*letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reference() -> Reference {
        Reference::new("bottega", "o-1", (1_714_644_000_000, 0), "2026/1001 è")
    }

    #[test]
    fn the_reference_is_stable_and_shows_the_number() {
        assert_eq!(reference().text(), format!("(ord. 20261001-{})", reference().code()));
        assert_eq!(reference().code().len(), CODE);
        assert_eq!(reference(), reference());
        let others = [
            Reference::new("bottega", "o-2", (1_714_644_000_000, 0), "2026/1001"),
            Reference::new("bottegao", "-1", (1_714_644_000_000, 0), "2026/1001"),
            Reference::new("bottega", "o-1", (1_714_644_000_001, 0), "2026/1001"),
        ];
        for other in others {
            assert_ne!(other.code(), reference().code());
        }
    }

    #[test]
    fn a_long_text_is_cut_before_the_reference_and_never_the_reference() {
        let long = "ß".repeat(300);
        let text = reference().append_to(&long, 100);
        assert_eq!(text.chars().count(), 100);
        assert!(reference().is_in(&text));
        assert_eq!(reference().append_to("  ", 100), reference().text());
        assert!(reference().is_in(&reference().append_to("Plain tee", 5)), "a limit that is too small");
    }

    #[test]
    fn it_is_read_whatever_became_of_capitals_blanks_and_hyphens() {
        let text = reference().append_to("Plain tee (S)", 100);
        for text in
            [text.to_lowercase(), text.replace([' ', '-'], ""), format!("{text} (sconto)"), text.clone()]
        {
            assert!(reference().is_in(&text), "{text}");
            assert_eq!(read(&text), Mark::Code(reference().code().to_owned()), "{text}");
        }
        assert_eq!(read("Plain tee (S)"), Mark::None);
        assert_eq!(read(""), Mark::None);
    }

    #[test]
    fn a_reference_that_was_cut_reads_as_damaged_and_never_as_anothers() {
        let text = reference().append_to("Plain tee", 100);
        let from = text.find("(ord. ").unwrap() + "(ord. ".len();
        for end in from..text.len() {
            let cut = text.get(..end).unwrap();
            assert_eq!(read(cut), Mark::Damaged, "{cut}");
        }
    }

    proptest! {
        #[test]
        fn a_changed_character_is_noticed(place in 0..CODE, other in 0..32_usize) {
            let code = reference().code().to_owned();
            let mut changed: Vec<u8> = code.bytes().collect();
            // The check character is the same for 0 and for Z, the first value and the 32nd.
            prop_assume!(![b'0', b'Z'].contains(&changed[place]) && ![b'0', b'Z'].contains(&ALPHABET[other]));
            changed[place] = ALPHABET[other];
            let changed = String::from_utf8(changed).unwrap();
            prop_assert_eq!(is_code(&changed), changed == code);
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in "(\\(ord\\. ?|[A-Z0-9ßé) -]){0,30}") {
            let _ = read(&text);
            prop_assert!(!reference().is_in(&text) || text.len() >= CODE);
        }
    }
}
