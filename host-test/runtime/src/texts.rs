//! The platform's own texts, in the reader's language.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use host_core::model::Message;
use unic_langid::LanguageIdentifier;

/// A language and its texts. The first one serves readers of any other language.
const TEXTS: [(&str, &str); 6] = [
    ("en", include_str!("../texts/en.ftl")),
    ("it", include_str!("../texts/it.ftl")),
    ("fr", include_str!("../texts/fr.ftl")),
    ("de", include_str!("../texts/de.ftl")),
    ("es", include_str!("../texts/es.ftl")),
    ("nl", include_str!("../texts/nl.ftl")),
];

/// A message of the platform itself; none if it's a connector's, or has no text.
pub(crate) fn render(message: &Message, locale: &str) -> Option<String> {
    let code = message.code.strip_prefix("host.")?;
    let language = locale.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let wanted = TEXTS.iter().find(|(name, _)| *name == language);
    [wanted, TEXTS.first()]
        .into_iter()
        .flatten()
        .find_map(|(language, text)| in_language(language, text, code, message))
}

fn in_language(language: &str, text: &str, code: &str, message: &Message) -> Option<String> {
    let language: LanguageIdentifier = language.parse().ok()?;
    let mut bundle = FluentBundle::new(vec![language]);
    bundle.set_use_isolating(false);
    // What can't be read is missing here, and the test below finds it.
    bundle.add_resource(FluentResource::try_new(text.to_owned()).unwrap_or_else(|(read, _)| read)).ok()?;
    let pattern = bundle.get_message(code)?.value()?;
    let mut args = FluentArgs::new();
    for (name, value) in &message.args {
        args.set(name.clone(), value.clone());
    }
    Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// The texts of a language with the arguments that each uses.
    fn keys(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        assert!(FluentResource::try_new(text.to_owned()).is_ok());
        let lines = text.lines().filter_map(|line| line.split_once(" = "));
        let args = |text: &str| {
            text.split("{ $").skip(1).map(|rest| rest.split(' ').next().unwrap().to_owned()).collect()
        };
        lines.map(|(key, text)| (key.to_owned(), args(text))).collect()
    }

    #[test]
    fn every_language_has_every_text_with_the_same_arguments() {
        for (language, text) in TEXTS {
            assert_eq!(keys(text), keys(TEXTS[0].1), "{language}");
        }
    }

    #[test]
    fn a_reader_of_another_language_gets_english() {
        let message = Message::host("plugin-missing", &[("plugin", "x")]);
        assert_eq!(render(&message, "fr-CH").unwrap(), "Le plugin « x » n’est pas installé ici.");
        assert_eq!(render(&message, "pt").unwrap(), "The plugin “x” is not installed here.");
    }

    #[test]
    fn every_message_of_the_platform_has_a_text() {
        for source in [
            include_str!("run.rs"),
            include_str!("call.rs"),
            include_str!("convert.rs"),
            include_str!("lists.rs"),
        ] {
            for rest in source.split("Message::host(\"").skip(1) {
                let code = rest.split('"').next().unwrap();
                assert!(keys(TEXTS[0].1).contains_key(code), "{code}");
            }
        }
    }
}
