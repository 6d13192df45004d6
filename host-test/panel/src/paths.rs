//! Names in the paths of addresses: shops and records have names that the panel doesn't choose.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize as _, Deserializer};

const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Texts that can't stand alone in a path: a browser takes dots for steps, and the rest are the panel's own pages.
const TAKEN: [&str; 8] = ["", ".", "..", "assets", "login", "logout", "platform", "send"];
/// Precedes a name that couldn't stand alone.
const MARK: char = '~';

/// A part of a path or of a query.
pub(crate) fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

/// The part of a path for the id of a shop or a record, whatever it is.
pub(crate) fn name(id: &str) -> String {
    if TAKEN.contains(&id) || id.starts_with(MARK) { format!("{MARK}{}", segment(id)) } else { segment(id) }
}

/// The id of which this part of a path is the [`name`].
pub(crate) fn named<'de, D: Deserializer<'de>>(part: D) -> Result<String, D::Error> {
    let part = String::deserialize(part)?;
    Ok(part.strip_prefix(MARK).map_or_else(|| part.clone(), str::to_owned))
}

#[cfg(test)]
mod tests {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StringDeserializer};

    use super::*;

    #[test]
    fn any_id_has_a_name_in_a_path_and_is_found_by_it() {
        for id in [
            "",
            ".",
            "..",
            "...",
            "~",
            "~..",
            "assets",
            "a/b",
            "a?b#c",
            "%2e",
            "N° 1",
            "send",
            "\u{1f600}",
            "platform",
        ] {
            let name = name(id);
            assert!(!TAKEN.contains(&name.as_str()) && !name.contains('/'), "{id}: {name}");
            let decoded = percent_encoding::percent_decode_str(&name).decode_utf8().unwrap().into_owned();
            let part: StringDeserializer<Error> = decoded.into_deserializer();
            assert_eq!(named(part).unwrap(), id);
        }
    }
}
