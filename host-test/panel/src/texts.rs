//! What the pages say, in the reader's language.

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentValue};
use host_platform::texts::Catalogue;

/// The languages with their own names, in the order in which the pages list them. English serves readers of any other.
pub(crate) const LANGUAGES: [(&str, &str); 6] = [
    ("en", "English"),
    ("it", "Italiano"),
    ("fr", "Français"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("nl", "Nederlands"),
];

const FILES: [(&str, &str); 6] = [
    ("en", include_str!("../texts/en.ftl")),
    ("it", include_str!("../texts/it.ftl")),
    ("fr", include_str!("../texts/fr.ftl")),
    ("de", include_str!("../texts/de.ftl")),
    ("es", include_str!("../texts/es.ftl")),
    ("nl", include_str!("../texts/nl.ftl")),
];

static TEXTS: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::new(&FILES));

/// A text with its arguments; one that is nowhere shows its key.
pub(crate) fn say<'a>(
    language: &str,
    key: &str,
    args: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>,
) -> String {
    let args: FluentArgs<'a> = args.into_iter().collect();
    TEXTS.say(language, key, &args).unwrap_or_else(|| key.to_owned())
}

/// A text with its arguments by name: `t!(reader, "selected", count = 3)`.
macro_rules! t {
    ($reader:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $reader.with($key, [$((stringify!($name), ::fluent_bundle::FluentValue::from($value))),*])
    };
}
pub(crate) use t;

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// The texts of a file with the arguments that each names.
    fn arguments(text: &str) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut texts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut name = "";
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some((key, _)) = line.split_once('=').filter(|_| !line.starts_with([' ', '}'])) {
                name = key.trim();
                assert!(texts.insert(name, BTreeSet::new()).is_none(), "{name} is there twice");
            }
            let of_text = texts.entry(name).or_default();
            let ends = |letter: char| !letter.is_ascii_alphanumeric() && letter != '-';
            of_text.extend(line.split('$').skip(1).filter_map(|rest| rest.split(ends).next()));
        }
        texts
    }

    #[test]
    fn every_language_has_the_same_texts_with_the_same_arguments() {
        let english = arguments(FILES[0].1);
        for (language, text) in &FILES[1..] {
            let own = arguments(text);
            assert!(own.keys().eq(english.keys()), "{language}: other texts");
            for (name, of_text) in own {
                assert_eq!(Some(&of_text), english.get(name), "{language}: {name}");
            }
        }
    }

    #[test]
    fn every_text_that_a_page_asks_for_is_there() {
        let english = arguments(FILES[0].1);
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut asked = BTreeSet::new();
        for part in ["src", "src/pages", "templates"] {
            for entry in std::fs::read_dir(folder.join(part)).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() && path.file_name().unwrap() != "texts.rs" {
                    let text = std::fs::read_to_string(path).unwrap();
                    for call in [
                        "word(\"",
                        "t!(reader, \"",
                        "t!(self, \"",
                        "t!(frame.reader, \"",
                        "number_of(\"",
                        "count(\"",
                        "named(\"",
                        "counted(\"",
                    ] {
                        let keys = text.split(call).skip(1).filter_map(|rest| rest.split('"').next());
                        asked.extend(keys.map(str::to_owned));
                    }
                }
            }
        }
        let missing: Vec<_> = asked.iter().filter(|key| !english.contains_key(key.as_str())).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
