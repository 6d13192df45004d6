//! Messages with codes and arguments, shown in the reader's language.
//!
//! A connector's texts are Fluent files, `texts/LOCALE.ftl`, that a translator edits. The build script turns
//! them into a [`Catalogue`] and one constructor per message ([`texts!`](crate::texts)), so a message without
//! a text doesn't compile, and a locale that lacks one fails the build.
//!
//! Why not `fluent-bundle` in the component: measured on a probe with serde_json (rustc 1.96, opt-level "s",
//! LTO, stripped), a component of 52,490 bytes became 181,707 with it: 126 KiB more, beside parsing the files
//! in every short-lived instance. Tables made at build time from the same files cost the texts themselves and
//! about 2 KiB of code. The price: no plurals and selectors; the build script says so by name where a
//! translator uses one.

use std::fmt::Display;

use crate::{Message, say};

/// One connector's texts in every language, as the build script made them.
#[derive(Debug)]
pub struct Catalogue {
    /// Message codes, each ended by U+0000: one text and no table of pointers, for size.
    pub codes: &'static str,
    /// Per locale the patterns, in the order of `codes` and ended alike, LZ4 compressed with their length in front:
    /// six languages were a seventh of a component. An argument's name stands between two U+0001.
    pub locales: &'static [(&'static str, &'static [u8])],
}

impl Catalogue {
    /// The message in the reader's language: `fr-CH` falls back to `fr`, and that to English. The SDK's own
    /// messages are found too. A code that nobody knows is shown as it is, with its arguments, rather than lost.
    #[must_use]
    pub fn render(&self, message: &Message, locale: &str) -> String {
        // What the platform itself has to say comes as finished text.
        if let ("text", [(_, text)]) = (message.code.as_str(), message.args.as_slice()) {
            return text.clone();
        }
        let pattern =
            self.pattern(&message.code, locale).or_else(|| say::CATALOGUE.pattern(&message.code, locale));
        match pattern {
            Some(pattern) => fill(&pattern, &message.args),
            None => {
                let values: Vec<_> = message.args.iter().map(|(_, value)| value.as_str()).collect();
                format!("{} {}", message.code, values.join(" ")).trim().to_owned()
            }
        }
    }

    fn pattern(&self, code: &str, locale: &str) -> Option<String> {
        let index = self.codes.split('\0').position(|known| known == code && !known.is_empty())?;
        let patterns = candidates(locale).find_map(|tag| {
            self.locales
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(tag))
                .map(|(_, patterns)| *patterns)
        })?;
        let patterns = lz4_flex::block::decompress_size_prepended(patterns).ok()?;
        String::from_utf8(patterns).ok()?.split('\0').nth(index).map(str::to_owned)
    }
}

/// "fr-CH" as it is, then ever shorter, then English.
fn candidates(locale: &str) -> impl Iterator<Item = &str> {
    let shorter = |tag: &&'_ str| -> Option<usize> { tag.rfind(['-', '_']) };
    let mut next = Some(locale);
    std::iter::from_fn(move || {
        let tag = next?;
        next = shorter(&tag).and_then(|end| tag.get(..end));
        Some(tag)
    })
    .chain(std::iter::once("en"))
}

fn fill(pattern: &str, args: &[(String, String)]) -> String {
    let mut out = String::with_capacity(pattern.len());
    for (index, part) in pattern.split('\u{1}').enumerate() {
        if index % 2 == 0 {
            out.push_str(part);
        } else if let Some((_, value)) = args.iter().find(|(name, _)| name == part) {
            out.push_str(value);
        }
    }
    // An argument at the end may be empty: the remote's own words.
    out.truncate(out.trim_end().len());
    out
}

/// A message. Connectors use the constructors of their texts, which all come here: one function, not
/// inlined, keeps some 90 call sites small.
#[inline(never)]
#[must_use]
pub fn message(code: &str, args: &[(&str, &dyn Display)]) -> Message {
    let mut message = Message { code: code.to_owned(), args: Vec::with_capacity(args.len()) };
    for (name, value) in args {
        message.args.push(((*name).to_owned(), value.to_string()));
    }
    message
}

/// At most `limit` characters of a text that came from outside: one line, no control characters, and an
/// ellipsis where something was left out.
#[must_use]
pub fn shorten(text: &str, limit: usize) -> String {
    let mut out = String::new();
    let mut count = 0;
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if count > 0 {
            out.push(' ');
            count += 1;
        }
        for c in word.chars() {
            if count >= limit {
                return out.trim_end().to_owned() + "…";
            }
            out.push(c);
            count += 1;
        }
    }
    out
}

/// Includes what the build script made of the connector's texts: one constructor per message, and
/// `CATALOGUE`. Use it in a module of its own, such as `say`.
#[macro_export]
macro_rules! texts {
    () => {
        include!(concat!(env!("OUT_DIR"), "/texts.rs"));
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Catalogue {
        let packed = |text: &str| -> &'static [u8] {
            Box::leak(lz4_flex::block::compress_prepend_size(text.as_bytes()).into_boxed_slice())
        };
        let locales = vec![
            ("en", packed("Bye\0Hello \u{1}name\u{1}!\0")),
            ("fr", packed("Au revoir\0Bonjour \u{1}name\u{1} !\0")),
        ];
        Catalogue { codes: "bye\0hello\0", locales: Box::leak(locales.into_boxed_slice()) }
    }

    fn hello() -> Message {
        Message { code: "hello".into(), args: vec![("name".into(), "Ada".into())] }
    }

    #[test]
    fn a_region_falls_back_to_its_language_and_that_to_english() {
        assert_eq!(texts().render(&hello(), "fr-CH"), "Bonjour Ada !");
        assert_eq!(texts().render(&hello(), "FR_ch_x"), "Bonjour Ada !");
        assert_eq!(texts().render(&hello(), "ja"), "Hello Ada!");
        assert_eq!(texts().render(&hello(), ""), "Hello Ada!");
    }

    #[test]
    fn an_empty_argument_at_the_end_leaves_no_blank() {
        let refused = say::SdkRefused { host: "erp.example", status: 400, reason: "" }.message();
        assert_eq!(texts().render(&refused, "en"), "erp.example refused it (error 400).");
    }

    #[test]
    fn a_finished_text_of_the_platform_is_shown_as_it_is() {
        let message = Message { code: "text".into(), args: vec![("text".into(), "Stopped.".into())] };
        assert_eq!(texts().render(&message, "fr"), "Stopped.");
    }

    #[test]
    fn an_unknown_code_is_shown_with_its_arguments() {
        let message = Message { code: "later".into(), args: vec![("n".into(), "7".into())] };
        assert_eq!(texts().render(&message, "en"), "later 7");
    }

    #[test]
    fn the_sdks_own_messages_are_found_through_any_catalogue() {
        assert_eq!(texts().render(&say::sdk_not_linked(), "fr-CH"), "Non connecté");
    }

    #[test]
    fn a_foreign_text_is_shortened_to_one_line() {
        assert_eq!(shorten(" a\n\u{0}b  c ", 200), "a b c");
        assert_eq!(shorten("éééé", 3), "ééé…");
        assert_eq!(shorten(&"x".repeat(200), 200).chars().count(), 200);
    }
}
