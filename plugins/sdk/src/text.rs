//! Messages with codes and arguments, which the platform words in the reader's language.
//!
//! A connector's strings are Fluent files, `strings/LANGUAGE.ftl`, that a translator edits. The build script turns
//! them into [`Strings`], which the component exports, and one constructor per message ([`texts!`](crate::texts)), so a
//! message without a text doesn't compile, and a language that lacks one fails the build.

use std::fmt::Display;

use crate::Message;

/// One connector's strings in every language: Fluent source by the language's tag, English first.
#[derive(Clone, Copy, Debug)]
pub struct Strings(pub &'static [(&'static str, &'static str)]);

impl Strings {
    /// The sources with those of the SDK's own messages, by the language's tag.
    #[must_use]
    pub fn with_shared(&self) -> Vec<(String, String)> {
        let shared = |tag: &str| crate::say::STRINGS.0.iter().find(|(known, _)| *known == tag);
        let own = self.0.iter();
        let all = own.map(|(tag, source)| {
            let shared = shared(tag).map(|(_, source)| *source).unwrap_or_default();
            ((*tag).to_owned(), format!("{source}{shared}"))
        });
        all.collect()
    }
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

/// The message with a value that a mapping lacks, so that the settings show a row for it: an argument with the
/// setting's key.
#[must_use]
pub fn lacking(mut message: Message, setting: &str, value: &dyn Display) -> Message {
    message.args.push((setting.to_owned(), value.to_string()));
    message
}

/// Words of the remote's own, such as what it calls a VAT rate: the same in every language.
#[must_use]
pub fn verbatim(text: &str) -> Message {
    message("text", &[("text", &text)])
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

/// Includes what the build script made of the connector's strings: one constructor per message, and
/// `STRINGS`. Use it in a module of its own, such as `say`.
#[macro_export]
macro_rules! texts {
    () => {
        include!(concat!(env!("OUT_DIR"), "/texts.rs"));
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say;

    #[test]
    fn an_empty_argument_at_the_end_leaves_no_blank() {
        let refused = say::SdkRefused { host: "erp.example", status: 400, reason: "" }.message();
        assert_eq!(say::STRINGS.render(&refused, "en"), "Refused by erp.example (error 400).");
    }

    #[test]
    fn words_of_the_remote_are_shown_as_they_are() {
        assert_eq!(say::STRINGS.render(&verbatim("Stopped."), "fr"), "Stopped.");
    }

    #[test]
    fn the_sdks_own_messages_are_found_through_any_connectors_strings() {
        let own = Strings(&[("en", "own = Own\n"), ("fr", "own = À moi\n")]);
        assert_eq!(own.render(&say::sdk_not_linked(), "fr-CH"), "Non connecté");
        assert_eq!(own.render(&message("own", &[]), "fr"), "À moi");
        let unknown = message("later", &[("n", &7)]);
        assert_eq!(own.render(&unknown, "en"), "later 7", "rather than lost");
    }

    #[test]
    fn a_foreign_text_is_shortened_to_one_line() {
        assert_eq!(shorten(" a\n\u{0}b  c ", 200), "a b c");
        assert_eq!(shorten("éééé", 3), "ééé…");
        assert_eq!(shorten(&"x".repeat(200), 200).chars().count(), 200);
    }
}
