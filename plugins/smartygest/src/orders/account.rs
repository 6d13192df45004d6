//! What is known of the account at Smarty: whether its list preserves our references, and up to which id all our
//! records are known.

use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, installation};
use serde::{Deserialize, Serialize};

use super::decision::TextState;
use crate::api::{self, Smarty};

/// The longest name that is sent, in characters, until a name comes back shorter. No longer name was ever seen to be
/// preserved.
const NAME_LIMIT: usize = 100;
/// The shortest cut name, in characters: a name that comes back shorter was replaced, not cut.
const SHORTEST_NAME: usize = 40;

/// The field that carries our reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Carrier {
    /// The reference is at the end of the first row's name.
    RowName,
    /// The reference is at the end of the payment's name.
    PaymentType,
    /// No field: as if Smarty dropped the reference.
    Nowhere,
}

impl Carrier {
    /// The carrier that the owner set; none where the setting can't be read.
    pub(crate) fn of_settings() -> Option<Self> {
        Some(match installation::setting("reference").as_deref() {
            None | Some("row-name") => Self::RowName,
            Some("payment-type") => Self::PaymentType,
            Some("none") => Self::Nowhere,
            Some(_) => return None,
        })
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::RowName => "row-name",
            Self::PaymentType => "payment-type",
            Self::Nowhere => "none",
        }
    }

    /// The texts of a listed record that may hold a reference.
    pub(crate) fn texts(self, order: &api::Order) -> Vec<&str> {
        // All carriers: the setting may have been another when the record was created.
        let rows = order.rows.iter().flatten().map(|row| &*row.name);
        rows.chain([&*order.payment_type]).collect()
    }
}

/// Whether the owner wants to be asked before a request is repeated or a record adopted.
pub(crate) fn asks_first() -> bool {
    installation::setting("unanswered").as_deref() == Some("ask")
}

/// Evidence of whether the list preserves our reference, from a record that is certainly ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Evidence {
    Preserved,
    Dropped,
    /// The name came back cut to so many characters.
    Cut(usize),
}

/// One account with one carrier.
pub(crate) struct Account {
    key: String,
    pub(crate) carrier: Carrier,
    known: Known,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    text: TextState,
    name_limit: usize,
}

impl Encoded for Known {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

impl Account {
    /// Loads what is known of the account.
    pub(crate) fn load(smarty: &Smarty, carrier: Carrier) -> Result<Self, Error> {
        let key = known_key(smarty.account(), carrier);
        let known = storage::get(&key)?.unwrap_or(Known { text: TextState::Unknown, name_limit: NAME_LIMIT });
        Ok(Self { key, carrier, known })
    }

    /// Whether the account preserves references.
    pub(crate) fn text(&self) -> TextState {
        if self.carrier == Carrier::Nowhere { TextState::Dropped } else { self.known.text }
    }

    /// The longest name with a reference that is sent, in characters.
    pub(crate) fn name_limit(&self) -> usize {
        self.known.name_limit
    }

    /// Learns from a record of ours. True where it contradicts what was known, so that the owner gets a note.
    pub(crate) fn learn(&mut self, evidence: Evidence) -> Result<bool, Error> {
        let before = self.known;
        self.known.text = match (self.known.text, evidence) {
            (text, Evidence::Cut(length)) if length < self.known.name_limit => {
                // Try again within that length before anything is concluded.
                self.known.name_limit = length;
                text
            }
            (TextState::Unknown | TextState::Preserved, Evidence::Preserved) => TextState::Preserved,
            (TextState::Unknown | TextState::Dropped, Evidence::Dropped | Evidence::Cut(_)) => {
                TextState::Dropped
            }
            _ => TextState::Mixed,
        };
        if self.known == before {
            return Ok(false);
        }
        storage::set(&self.key, &self.known)?;
        Ok(self.known.text == TextState::Mixed && before.text != TextState::Mixed)
    }
}

/// The evidence in a listed name, given the name that was sent with a reference.
pub(crate) fn of_name(sent: &str, listed: &str) -> Evidence {
    let length = listed.trim().chars().count();
    let is_cut = length >= SHORTEST_NAME && length < sent.chars().count() && sent.starts_with(listed.trim());
    if is_cut { Evidence::Cut(length) } else { Evidence::Dropped }
}

/// The id up to which all our records are known.
#[derive(Serialize, Deserialize)]
struct Watermark {
    id: u64,
}

impl Encoded for Watermark {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// The id up to which all our records in this account are known; none before the first lookup.
pub(crate) fn watermark(smarty: &Smarty) -> Result<Option<u64>, Error> {
    watermark_of(smarty.account())
}

/// The watermark of any account, as in [`watermark`].
pub(crate) fn watermark_of(account: u64) -> Result<Option<u64>, Error> {
    Ok(storage::get::<Watermark>(&watermark_key(account))?.map(|mark| mark.id))
}

/// Whether the account preserves references in any field.
pub(crate) fn shows_references(account: u64) -> Result<bool, Error> {
    for carrier in [Carrier::RowName, Carrier::PaymentType] {
        let known = storage::get::<Known>(&known_key(account, carrier))?;
        if known.is_some_and(|known| known.text == TextState::Preserved) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn known_key(account: u64, carrier: Carrier) -> String {
    format!("account/{account}/{}", carrier.as_str())
}

/// Raises the account's watermark to this id.
pub(crate) fn set_watermark(smarty: &Smarty, id: u64) -> Result<(), Error> {
    storage::set(&watermark_key(smarty.account()), &Watermark { id })
}

/// The prefix of the storage keys of all watermarks.
pub(crate) const WATERMARKS: &str = "watermark/";

fn watermark_key(account: u64) -> String {
    format!("{WATERMARKS}{account}")
}

/// The record that was filed for a reference's code: the one with the lowest id.
#[derive(Serialize, Deserialize)]
pub(crate) struct Seen {
    pub(crate) id: u64,
}

impl Encoded for Seen {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// The storage key under which the record with this code is filed.
pub(crate) fn seen_key(smarty: &Smarty, code: &str) -> String {
    seen_key_of(smarty.account(), code)
}

/// The storage key of a reference at this account.
pub(crate) fn seen_key_of(account: u64, code: &str) -> String {
    format!("seen/{account}/{code}")
}

#[cfg(test)]
mod tests {
    use framework360_sdk::testing;

    use super::*;

    fn account() -> Account {
        let key = "account/1/row-name".to_owned();
        let unknown = Known { text: TextState::Unknown, name_limit: NAME_LIMIT };
        let known = storage::get(&key).unwrap().unwrap_or(unknown);
        Account { key, carrier: Carrier::RowName, known }
    }

    fn after(evidence: &[Evidence]) -> (TextState, usize) {
        testing::reset();
        for one in evidence {
            account().learn(*one).unwrap();
        }
        (account().text(), account().name_limit())
    }

    #[test]
    fn the_first_record_decides_and_a_contradiction_makes_it_mixed_for_good() {
        use Evidence::{Dropped, Preserved};
        assert_eq!(after(&[]).0, TextState::Unknown);
        assert_eq!(after(&[Preserved, Preserved]).0, TextState::Preserved);
        assert_eq!(after(&[Dropped, Dropped]).0, TextState::Dropped);
        for mixed in [[Preserved, Dropped], [Dropped, Preserved]] {
            assert_eq!(after(&mixed).0, TextState::Mixed, "{mixed:?}");
            assert_eq!(after(&[mixed[0], mixed[1], Preserved, Dropped]).0, TextState::Mixed);
        }
    }

    #[test]
    fn a_name_that_comes_back_cut_is_tried_again_within_that_length() {
        assert_eq!(after(&[Evidence::Cut(60)]), (TextState::Unknown, 60));
        assert_eq!(after(&[Evidence::Cut(60), Evidence::Preserved]), (TextState::Preserved, 60));
        assert_eq!(
            after(&[Evidence::Preserved, Evidence::Cut(60)]),
            (TextState::Preserved, 60),
            "learned from a short one"
        );
        assert_eq!(
            after(&[Evidence::Cut(60), Evidence::Cut(60)]),
            (TextState::Dropped, 60),
            "it doesn't help"
        );
        let sent = "x".repeat(80);
        assert_eq!(of_name(&sent, &sent[..60]), Evidence::Cut(60));
        assert_eq!(of_name(&sent, &sent[..20]), Evidence::Dropped, "too short to hold it");
        assert_eq!(of_name(&sent, "Another title that is also longer than forty letters"), Evidence::Dropped);
    }

    #[test]
    fn only_a_new_contradiction_is_reported() {
        testing::reset();
        assert!(!account().learn(Evidence::Preserved).unwrap());
        assert!(account().learn(Evidence::Dropped).unwrap());
        assert!(!account().learn(Evidence::Dropped).unwrap());
    }
}
