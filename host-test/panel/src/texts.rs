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
