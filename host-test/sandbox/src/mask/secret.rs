//! One secret, and how it's found in a text.

use std::sync::OnceLock;

use regex::Regex;

use super::patterns::{SHORTEST_CUT, any_form, exact};
use super::{MASK, SHORTEST_OF_RECORDS, TWICE};

/// The origin of a secret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Settings,
    Session,
}

/// A value that must not leave.
#[derive(Clone)]
pub(super) struct Secret {
    pub(super) value: String,
    pub(super) source: Source,
    /// Finds it in any of the ways in which servers write a text, and where it was cut short.
    pub(super) any_form: Pattern,
    /// Finds it as it is, in a URL and in JSON: a text in the shop's records that only looks alike is no
    /// secret. None where it's so short that it would often occur there by chance.
    pub(super) exact: Option<Pattern>,
}

impl Secret {
    pub(super) fn new(letters: &[char], source: Source) -> Self {
        let begin = letters.get(..SHORTEST_CUT).unwrap_or(letters);
        let long = letters.len() >= SHORTEST_OF_RECORDS;
        Self {
            value: letters.iter().collect(),
            source,
            any_form: Pattern::new(letters, longest_run(begin), any_form),
            exact: long.then(|| Pattern::new(letters, longest_run(letters), exact)),
        }
    }
}

/// The pattern that finds a secret. Every call knows several and most of its texts hold none: the expression is only
/// compiled where its probe is in the text, since that takes longer than the call.
#[derive(Clone)]
pub(super) struct Pattern {
    letters: Vec<char>,
    /// A part of every text that matches, in lower case: letters and digits are never escaped.
    probe: String,
    write: fn(&[char]) -> String,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    fn new(letters: &[char], probe: String, write: fn(&[char]) -> String) -> Self {
        Self { letters: letters.to_vec(), probe, write, compiled: OnceLock::new() }
    }

    fn compiled(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| Regex::new(&(self.write)(&self.letters)).ok()).as_ref()
    }

    /// Whether the secret is in the text. Where the expression is too large to be compiled, its probe decides.
    pub(super) fn is_in(&self, text: &Text) -> bool {
        text.folded.contains(&self.probe) && self.compiled().is_none_or(|regex| regex.is_match(&text.text))
    }

    fn take_out(&self, text: &str) -> String {
        let Some(regex) = self.compiled() else { return MASK.to_owned() };
        let mut text = regex.replace_all(text, format!("{MASK}${{cut}}")).into_owned();
        // A secret that was masked in pieces leaves several masks.
        while text.contains(TWICE) {
            text = text.replace(TWICE, MASK);
        }
        text
    }
}

/// The longest run of letters and digits, in lower case.
fn longest_run(letters: &[char]) -> String {
    let runs = letters.split(|letter| !letter.is_ascii_alphanumeric());
    let longest = runs.max_by_key(|run| run.len()).unwrap_or_default();
    longest.iter().map(char::to_ascii_lowercase).collect()
}

/// A text, and its folded form for probes.
pub(super) struct Text {
    pub(super) text: String,
    folded: String,
}

impl Text {
    pub(super) fn new(text: String) -> Self {
        // An expression that ignores capitals takes the long s for an s, and the sign of Kelvin for a k.
        let mut folded = text.to_lowercase();
        if folded.contains('ſ') {
            folded = folded.replace('ſ', "s");
        }
        Self { text, folded }
    }

    /// The text without what the patterns find.
    pub(super) fn masked<'a>(mut self, patterns: impl Iterator<Item = &'a Pattern>) -> String {
        for pattern in patterns {
            if pattern.is_in(&self) {
                self = Self::new(pattern.take_out(&self.text));
            }
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a probe may keep from an expression is only what doesn't match.
    #[test]
    fn a_probe_is_in_every_text_that_matches() {
        let secrets = [
            "tg_0123456789",
            "s3cr&t/key",
            "Kk_Ss_kſ-KEY-1234567",
            "-----BEGIN KEY-----\nabc\n",
            "äöüß-ñ-key-of-somebody",
            "a-b-c-d-e-f-g-h",
            "!!!!!!!!!!!!",
            "shpat",
        ];
        let writings: [fn(&str) -> String; 8] = [
            str::to_owned,
            str::to_lowercase,
            str::to_uppercase,
            |text| text.replace('k', "\u{212a}").replace('s', "ſ").replace('K', "k"),
            |text| text.replace('/', "%2F").replace('&', "%26").replace('-', "%2d").replace('\n', "%0A"),
            |text| serde_json::to_string(text).unwrap(),
            |text| text.chars().take(7).collect::<String>() + "…",
            |text| text.chars().take(9).collect(),
        ];
        for (secret, writing) in secrets.iter().flat_map(|secret| writings.map(|writing| (secret, writing))) {
            let letters: Vec<char> = secret.chars().collect();
            let secret = Secret::new(&letters, Source::Settings);
            let text = Text::new(format!("it says {}", writing(&secret.value)));
            for pattern in [Some(&secret.any_form), secret.exact.as_ref()].into_iter().flatten() {
                let matches = pattern.compiled().unwrap().is_match(&text.text);
                assert_eq!(pattern.is_in(&text), matches, "{:?} in {:?}", pattern.probe, text.text);
            }
        }
    }

    #[test]
    fn nothing_is_compiled_for_a_text_without_a_secret() {
        let letters: Vec<char> = "tg_0123456789".chars().collect();
        let secret = Secret::new(&letters, Source::Session);
        assert!(!secret.any_form.is_in(&Text::new("the order was sent as 1245".into())));
        assert!(secret.any_form.compiled.get().is_none());
        assert!(secret.any_form.is_in(&Text::new("the session TG_0123456789 has ended".into())));
    }
}
