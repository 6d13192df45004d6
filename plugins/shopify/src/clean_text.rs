//! Texts such that the platform takes them, since what it refuses would be reported by Shopify again and again. Unicode
//! is composed (NFC).

use icu_normalizer::ComposingNormalizerBorrowed;

/// The longest note that the platform takes, in bytes.
const NOTE: usize = 64 * 1024;
/// The longest other text, in bytes.
pub(crate) const TEXT: usize = 2_000;

/// The text as one line: without control characters, and without white space around it.
pub(crate) fn line(text: &str) -> String {
    clean(text, TEXT, |_| false)
}

/// A text that may have line breaks, each of them one character.
pub(crate) fn lines(text: &str) -> String {
    clean(&text.replace("\r\n", "\n"), TEXT, is_break)
}

/// The text of a note: it may have several lines.
pub(crate) fn note(text: &str) -> String {
    clean(&text.replace("\r\n", "\n"), NOTE, is_break)
}

fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\t')
}

/// The allowed characters of a text, at most so many bytes.
fn clean(text: &str, most: usize, may: impl Fn(char) -> bool) -> String {
    let spaced = text.replace(|letter: char| letter.is_control() && !may(letter), " ");
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&spaced);
    cut(composed.trim(), most).trim_end().to_owned()
}

/// The first bytes of a text, as whole characters.
fn cut(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or_default()
}
