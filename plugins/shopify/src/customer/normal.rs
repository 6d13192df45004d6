//! The forms in which texts are compared: such that the platform takes them, since what it refuses would be reported by
//! Shopify again and again.
//!
//! Unicode is composed (NFC). Of Punycode only the conversion is taken from `idna`, and of Unicode only the composition:
//! domains that browsers take for one have more forms than these, and tables of the size of all that would be needed.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use idna::punycode;

use super::Tags;

/// The longest note that the platform takes, in bytes.
const NOTE: usize = 64 * 1024;
/// The longest other text, in bytes.
const TEXT: usize = 2_000;
/// Tags of one customer that the platform takes; Shopify has 250.
const TAGS: usize = 1_000;

/// One line: no control characters, and no white space around it.
pub(super) fn line(text: &str) -> String {
    clean(text, TEXT, |_| false)
}

/// A text that may have line breaks, each of them one character.
pub(super) fn lines(text: &str) -> String {
    clean(&text.replace("\r\n", "\n"), TEXT, is_break)
}

/// The same, and longer.
pub(super) fn note(text: &str) -> String {
    clean(&text.replace("\r\n", "\n"), NOTE, is_break)
}

/// What two texts have in common that differ in case, blanks and punctuation alone. A blank between two numbers parts them.
pub(super) fn key(text: &str) -> String {
    // Through capitals, which have one form for what has several small ones: "SS" for "ß" and "ss".
    let folded = text.to_lowercase().to_uppercase().to_lowercase();
    let mut key = String::new();
    for word in folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if key.ends_with(char::is_numeric) && word.starts_with(char::is_numeric) {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}

/// The same without regard to accents either.
pub(super) fn plain(text: &str) -> String {
    key(&DecomposingNormalizerBorrowed::new_nfd().normalize(text))
}

/// The words of a name, such that one person's name has one form however its accents are written: "Zoë" and "Zoe", "Müller"
/// and "Mueller", "Strauß" and "Strauss".
pub(super) fn name_words(name: &str) -> Vec<String> {
    let words = name.split(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '.'));
    let folded = words.map(|word| {
        let letters =
            plain(word).replace('æ', "ae").replace(['ø', 'œ'], "oe").replace('ł', "l").replace('đ', "d");
        // What stands for an umlaut is as good as the letter without it.
        letters.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    });
    folded.filter(|word| !word.is_empty()).collect()
}

/// The same of a code: blanks and punctuation in it say nothing.
pub(super) fn code(text: &str) -> String {
    text.to_uppercase().replace(|letter: char| !letter.is_alphanumeric(), "")
}

/// What stands before a postal code for its country, where that isn't the country's code: the sign that its cars bear.
const SIGNS: [(&str, &str); 14] = [
    ("AT", "A"),
    ("BE", "B"),
    ("DE", "D"),
    ("ES", "E"),
    ("FI", "FIN"),
    ("FR", "F"),
    ("HU", "H"),
    ("IT", "I"),
    ("LI", "FL"),
    ("LU", "L"),
    ("NO", "N"),
    ("PT", "P"),
    ("SE", "S"),
    ("SI", "SLO"),
];

/// A postal code in the form in which two are one: "CH-3011" is "3011" in Switzerland.
pub(super) fn zip(text: &str, country: &str) -> String {
    let code = code(text);
    let sign = SIGNS.iter().find(|(of, _)| *of == country).map(|(_, sign)| *sign);
    let signs = [Some(country), sign].into_iter().flatten().filter(|sign| !sign.is_empty());
    let mut rest = signs.filter_map(|sign| code.strip_prefix(sign));
    match rest.find(|rest| rest.starts_with(|first: char| first.is_ascii_digit())) {
        Some(rest) => rest.to_owned(),
        None => code,
    }
}

/// In lower case, as Shopify keeps it, with the domain as people read it.
pub(crate) fn email(text: &str) -> String {
    let address = line(&line(text).to_lowercase());
    let address = match address.rsplit_once('@') {
        Some((name, domain)) => format!("{name}@{}", domain.replace(STOPS, ".")),
        None => address,
    };
    in_domain(&address, |label| {
        let decoded = punycode::decode_to_string(label.strip_prefix("xn--")?)?;
        // What isn't the one form of its letters stays as it is.
        let whole = ascii_label(&decoded).as_deref() == Some(label);
        (whole && line(&decoded.to_lowercase()) == decoded).then_some(decoded)
    })
    .filter(|decoded| decoded.len() <= TEXT)
    .unwrap_or(address)
}

/// What is a full stop in a domain too.
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

/// Its domain as DNS has it. None where that's the same.
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

fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\t')
}

/// As much of it as the platform takes.
fn clean(text: &str, most: usize, may: impl Fn(char) -> bool) -> String {
    let spaced = text.replace(|letter: char| letter.is_control() && !may(letter), " ");
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&spaced);
    cut(composed.trim(), most).trim_end().to_owned()
}

/// Its first bytes, as whole characters.
fn cut(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or_default()
}

/// "pt_br" and "pt-BR" are one.
pub(super) fn locale(text: &str) -> String {
    let text = line(text);
    let mut parts = text.split(['-', '_']);
    let language = parts.next().unwrap_or_default().to_lowercase();
    let locale = parts.fold(language, |locale, part| {
        // "zh-Hant-TW": a script has four letters, a region two.
        let part = match (part.len(), part.split_at_checked(1)) {
            (4, Some((first, rest))) => first.to_uppercase() + &rest.to_lowercase(),
            _ => part.to_uppercase(),
        };
        format!("{locale}-{part}")
    });
    line(&locale)
}

/// As Shopify makes them of what it is told: parted at commas, none twice whatever its capitals.
pub(crate) fn tags<'a>(reported: impl IntoIterator<Item = &'a str>) -> Tags {
    let mut tags = Tags::new();
    for tag in reported.into_iter().flat_map(|tag| tag.split(',')).map(line).filter(|tag| !tag.is_empty()) {
        let key = tag.to_lowercase();
        if tags.len() < TAGS || tags.contains_key(&key) {
            tags.entry(key).or_insert(tag);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_the_same_has_one_form() {
        assert_eq!((lines(" a\r\nb \n"), note("a\r\nb")), ("a\nb".to_owned(), "a\nb".to_owned()));
        assert_eq!(email(" Zoë@Example.CH "), "zoë@example.ch");
        assert_eq!(
            ["de", "pt_br", "zh-hant-tw", "", "fr-CH"].map(locale),
            ["de", "pt-BR", "zh-Hant-TW", "", "fr-CH"]
        );
        let both = tags(["VIP", "vip ", "a, b", "", ","]);
        assert_eq!(both.values().collect::<Vec<_>>(), ["a", "b", "VIP"]);
    }

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

    #[test]
    fn what_the_platform_would_refuse_is_cleaned_once_and_for_all() {
        assert_eq!(line("Zo\u{0}\u{7}e\nB\u{85} "), "Zo  e B");
        assert_eq!((lines("a\tb\u{b}c\rd"), note("a\n\u{1}b")), ("a\tb c\rd".to_owned(), "a\n b".to_owned()));
        assert_eq!((line(&"x".repeat(3_000)).len(), note(&"x".repeat(70_000)).len()), (2_000, 65_536));
        // Whole characters, and no white space that the next comparison would take away.
        assert_eq!(line(&"ë".repeat(2_000)).chars().count(), 1_000);
        let odd = format!("{} {}", "x".repeat(1_999), "y".repeat(50));
        assert_eq!(line(&odd).len(), 1_999);
        for text in [odd.as_str(), " \u{0}a", "İ\u{1f}", &"ß".repeat(1_500)] {
            assert_eq!((line(&line(text)), email(&email(text))), (line(text), email(text)));
            assert_eq!(locale(&locale(text)), locale(text));
        }
        let many: Vec<_> = (0..1_200).map(|at| at.to_string()).collect();
        assert_eq!(tags(many.iter().map(String::as_str)).len(), 1_000);
    }
}
