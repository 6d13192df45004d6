//! E-mail addresses in the form in which they are compared, and the other forms of one.
//!
//! Of Punycode only the conversion is taken from `idna`, and of Unicode only the composition: domains that browsers
//! take for one have more forms than these, and tables of the size of all that would be needed.

use icu_normalizer::DecomposingNormalizerBorrowed;
use idna::punycode;

use crate::clean_text::{TEXT, line};

/// The comparable form of an address: in lower case, as Shopify keeps it, with the domain as people read it.
pub(crate) fn email(text: &str) -> String {
    let address = line(&line(text).to_lowercase());
    let address = match address.rsplit_once('@') {
        Some((name, domain)) => format!("{name}@{}", domain.replace(STOPS, ".")),
        None => address,
    };
    in_domain(&address, |label| {
        let decoded = punycode::decode_to_string(label.strip_prefix("xn--")?)?;
        // A label that isn't in the canonical form of its letters stays as it is.
        let whole = ascii_label(&decoded).as_deref() == Some(label);
        (whole && line(&decoded.to_lowercase()) == decoded).then_some(decoded)
    })
    .filter(|decoded| decoded.len() <= TEXT)
    .unwrap_or(address)
}

/// The other characters that count as a full stop in a domain.
const STOPS: [char; 3] = ['\u{3002}', '\u{ff0e}', '\u{ff61}'];

/// The other forms of an address in this form: its domain as DNS has it, its letters with their accents apart, or both.
pub(crate) fn email_forms(email: &str) -> Vec<String> {
    let apart = |text: &str| DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned();
    let mut forms: Vec<String> = Vec::new();
    let ascii = ascii_email(email);
    for form in [ascii.clone(), Some(apart(email)), ascii.as_deref().map(apart)].into_iter().flatten() {
        if form != email && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// The address with its domain in ASCII, as DNS has it. None where that's the same.
fn ascii_email(email: &str) -> Option<String> {
    in_domain(email, ascii_label)
}

fn ascii_label(label: &str) -> Option<String> {
    let plain = |letter: char| match letter {
        _ if STOPS.contains(&letter) => false,
        _ if letter.is_ascii() => letter.is_ascii_alphanumeric() || letter == '-',
        _ => !letter.is_control() && !letter.is_whitespace(),
    };
    let encoded = Some(label).filter(|label| !label.is_ascii() && label.chars().all(plain));
    Some(format!("xn--{}", punycode::encode_str(encoded?)?))
}

/// An address in which labels of the domain are changed; none where none is.
fn in_domain(address: &str, change: impl Fn(&str) -> Option<String>) -> Option<String> {
    let (name, domain) = address.rsplit_once('@')?;
    let labels: Vec<_> = domain.split('.').map(|label| (label, change(label))).collect();
    labels.iter().any(|(_, changed)| changed.is_some()).then(|| {
        let labels: Vec<_> =
            labels.into_iter().map(|(label, changed)| changed.unwrap_or_else(|| label.to_owned())).collect();
        format!("{name}@{}", labels.join("."))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean_text::note;

    #[test]
    fn an_address_has_one_form_however_its_letters_and_its_domain_are_written() {
        for other in [
            "zoë@bücher.example",
            " Zoë@BÜCHER.example ",
            "zoe\u{308}@bu\u{308}cher.example",
            "zoë@xn--bcher-kva.example",
            "ZOË@XN--BCHER-KVA.example",
            "zoë@bücher\u{3002}example",
            "zoë@xn--bcher-kva\u{ff0e}example",
        ] {
            assert_eq!(email(other), "zoë@bücher.example", "{other}");
        }
        assert_eq!(ascii_email("zoë@bücher.example").as_deref(), Some("zoë@xn--bcher-kva.example"));
        assert_eq!((ascii_email("zoë@example.ch"), ascii_email("zoë")), (None, None));
        assert_eq!(email_forms("zoe@example.ch"), Vec::<String>::new());
        assert_eq!(
            email_forms("zoë@bücher.example"),
            [
                "zoë@xn--bcher-kva.example",
                "zoe\u{308}@bu\u{308}cher.example",
                "zoe\u{308}@xn--bcher-kva.example"
            ]
        );
        // What is no such form stays: the empty one, plain letters, capitals, a space.
        for odd in
            ["a@xn--", "a@xn--abc-", "a@xn--bcher-kvA9z", "a@xn--99999999", "xn--bcher-kva", "a@xn--a-0ea"]
        {
            let form = email(odd);
            assert_eq!(email(&form), form, "{odd}");
            assert!(!form.contains(char::is_control), "{odd}");
        }
        assert_eq!((line("Zoe\u{308}"), note("a\u{308}\nb")), ("Zoë".to_owned(), "ä\nb".to_owned()));
    }

    proptest::proptest! {
        #[test]
        fn any_address_has_one_form(text in "\\PC{0,12}@(xn--)?\\PC{0,12}", label in "[a-z0-9-]{0,12}") {
            for text in [text, format!("a@xn--{label}.ch")] {
                let form = email(&text);
                proptest::prop_assert_eq!(&email(&form), &form);
                if let Some(other) = ascii_email(&form) {
                    proptest::prop_assert_eq!(&email(&other), &form);
                }
            }
        }
    }
}
