//! Normal forms of search keys: two values match where their normal forms are equal.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// The number of digits by which a telephone number is found. National and international forms of a number end with
/// the same ones; six are as many as nearly every number has without its area, and few people of a shop share them.
const DIGITS: usize = 6;

/// The normal form of a key. An e-mail address: without case, in one form of Unicode, with its domain as DNS has it.
/// A telephone number: its last digits, so that the caller must compare what is found. The rest: without outer blanks.
#[must_use]
pub fn normal(kind: &str, value: &str) -> String {
    match kind {
        "email" => email(value),
        "name" => folded(value),
        "phone" => {
            let digits = value.chars().rev().filter(char::is_ascii_digit).take(DIGITS);
            digits.collect::<Vec<_>>().into_iter().rev().collect()
        }
        _ => value.trim().to_owned(),
    }
}

/// The characters of a telephone number next to its digits.
const PUNCTUATION: &str = " +-/().";

/// The normal form of a telephone number that a person searches for; none for a text that isn't one, or that has too
/// few digits for the normal form.
#[must_use]
pub fn searched_phone(text: &str) -> Option<String> {
    let is_number = text.chars().all(|letter| letter.is_ascii_digit() || PUNCTUATION.contains(letter));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (is_number && digits >= DIGITS).then(|| normal("phone", text))
}

/// Whether a stored telephone number may be the searched one: one of them ends with the other, whose national form
/// begins with a zero and whose international form with its country.
#[must_use]
pub fn is_searched_phone(stored: &str, searched: &str) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let (stored, searched) = (digits(stored), digits(searched));
    let (stored, searched) = (stored.trim_start_matches('0'), searched.trim_start_matches('0'));
    stored.len().min(searched.len()) >= DIGITS && (stored.ends_with(searched) || searched.ends_with(stored))
}

/// The text as a person would type it on any keyboard: without case, double blanks and accents, with a plain apostrophe.
fn folded(value: &str) -> String {
    let decomposed = DecomposingNormalizerBorrowed::new_nfd();
    let lower = decomposed.normalize(&value.to_lowercase()).into_owned();
    let is_accent = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    let plain: String = lower.chars().filter(|letter| !is_accent(letter)).collect();
    let plain = plain.replace('ß', "ss").replace('\u{2019}', "'");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn email(value: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfc();
    let lower = composed.normalize(value.trim()).to_lowercase();
    let address = composed.normalize(&lower);
    match address.rsplit_once('@').map(|(name, domain)| (name, url::Host::parse(domain))) {
        Some((name, Ok(url::Host::Domain(domain)))) => format!("{name}@{domain}"),
        _ => address.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_any_keyboard_types_it() {
        for (typed, name) in [
            ("zoe", "Zoë"),
            ("ZOE\u{308}", "zoë"),
            ("strasse", "Straße"),
            ("d'amico", "D\u{2019}Amico"),
            ("nino  munoz", "Niño Muñoz"),
        ] {
            assert_eq!(normal("name", typed), normal("name", name), "{name}");
        }
    }

    #[test]
    fn one_address_has_one_form_however_its_letters_and_its_domain_are_written() {
        let form = normal("email", "zoë@bücher.example");
        for other in [
            " Zoë@BÜCHER.example ",
            "zoe\u{308}@bu\u{308}cher.example",
            "zoë@xn--bcher-kva.example",
            "zoë@XN--BCHER-KVA.example",
        ] {
            assert_eq!(normal("email", other), form, "{other}");
        }
        assert_ne!(normal("email", "zoe@bücher.example"), form);
        for odd in ["zoë", "@", "a@", "a@b@c", "a@1.2.3.4", "a@[::1]", "a@xn--", ""] {
            assert_eq!(normal("email", &normal("email", odd)), normal("email", odd), "{odd}");
        }
    }

    #[test]
    fn one_telephone_number_has_one_form_at_home_and_abroad() {
        for number in
            ["+41795550102", "0041 79 555 01 02", "079 555 01 02", "79-555.01.02", "+41 (0)79 555 01 02"]
        {
            assert_eq!(normal("phone", number), "550102", "{number}");
        }
        assert_eq!(searched_phone("(079) 555-01.02"), Some("550102".to_owned()));
        for (searched, is_it) in [
            ("079 555 01 02", true),
            ("+41 79 555 01 02", true),
            ("0041795550102", true),
            ("550102", true),
            ("+39 333 1550102", false),
            ("9999 550102", false),
        ] {
            assert_eq!(
                is_searched_phone("+41 (0)79 555 01 02".replace("(0)", "").as_str(), searched),
                is_it,
                "{searched}"
            );
        }
        assert_eq!((searched_phone("55 010"), searched_phone("order 550102")), (None, None));
        assert_eq!((normal("phone", "117"), normal("phone", "n/a")), ("117".to_owned(), String::new()));
    }
}
