//! The forms in which texts are compared, whatever their case, blanks and punctuation.

use icu_normalizer::DecomposingNormalizerBorrowed;

use super::Tags;
use crate::clean_text::line;

/// Tags of one customer that the platform takes; Shopify has 250.
const TAGS: usize = 1_000;

/// The comparable form of a text: without regard to case, blanks and punctuation. A blank between two numbers parts
/// them.
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

/// The comparable form of a text: without regard to case, blanks, punctuation and accents.
pub(super) fn plain(text: &str) -> String {
    key(&DecomposingNormalizerBorrowed::new_nfd().normalize(text))
}

/// The words of a name, such that one person's name has one form however its accents are written: "Zoë" and "Zoe",
/// "Müller" and "Mueller", "Strauß" and "Strauss".
pub(super) fn name_words(name: &str) -> Vec<String> {
    let words = name.split(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '.'));
    let folded = words.map(|word| {
        let letters =
            plain(word).replace('æ', "ae").replace(['ø', 'œ'], "oe").replace('ł', "l").replace('đ', "d");
        // The two letters for an umlaut count as the letter without it.
        letters.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    });
    folded.filter(|word| !word.is_empty()).collect()
}

/// The comparable form of a code: without blanks and punctuation.
pub(super) fn code(text: &str) -> String {
    text.to_uppercase().replace(|letter: char| !letter.is_alphanumeric(), "")
}

/// The prefix of a postal code for its country, where that isn't the country's code: the sign that its cars bear.
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

/// The tags as Shopify reads them: separated by commas, and of tags that differ in capitals alone only one.
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
    use crate::clean_text::{lines, note};
    use crate::email::email;

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
