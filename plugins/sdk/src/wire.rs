//! Types for what a remote sends but doesn't promise.
//!
//! A connector's `api/` describes a remote's JSON as structs with serde's derives. A remote without a reference may
//! send a number as text, a flag as 0 and one element in the place of a list, and leave out what is empty. The types
//! here take such values: what has another form than expected is empty, rather than a failure of the whole answer.
//!
//! | type | takes | empty |
//! | --- | --- | --- |
//! | [`Scalar`] | a text, a number in its own digits, or a boolean, as text | null, a list, an object |
//! | [`Trimmed`] | the same without blanks around it | the same |
//! | [`Flag`] | true/false, 0/1, "0"/"1", "true"/"false" | anything else |
//! | [`Lenient`] | a value of any type | any other form |
//! | [`List`] | a list, every element of which is of its type | any other form |
//! | [`OneOrMany`] | one element or a list of them | any other form |
//! | [`WrappedList`] | a list, bare or in an object | any other form |
//! | [`Fields`] | an object of any names, every value of which is of its type | any other form |
//! | [`Source`] | anything: it's read as another type once its form is known | |
//!
//! ```
//! use framework360_sdk::wire::{self, Flag, List, Scalar};
//! use framework360_sdk::{Decimal, decimal};
//!
//! #[derive(serde::Deserialize)]
//! struct Article {
//!     price: Scalar,
//!     active: Flag,
//!     images: List<Scalar>,
//! }
//!
//! let json = br#"{"price": 19.90, "active": "1", "images": null, "colour": {"deep": [1]}}"#;
//! let article: Article = wire::from_json(json).unwrap();
//! assert_eq!(decimal::parse(&article.price), Ok(Some(Decimal::new(1990, 2))));
//! assert_eq!(*article.active, Some(true));
//! assert!(article.images.is_none());
//! ```
//!
//! A field that is missing is what null is: these types are empty then, and an option is none. A field of another type
//! needs `#[serde(default)]` where it may be missing. Fields that a struct doesn't name are ignored, and of two fields
//! of one name the first counts.
//!
//! Each value is read from its own text, so that a decimal never goes through a float: a field of type `f64` can't be
//! read from anything. The types work in what [`from_json`] reads, and not in a struct with `#[serde(flatten)]` or in
//! an untagged enum: there serde has the value only after it was read. Nor is there `#[serde(alias)]`: a field is known
//! by the place of its name.

use serde_json::value::RawValue;

mod fields;
mod flag;
mod lenient;
mod list;
mod number;
mod reader;
mod scalar;
mod source;
#[cfg(test)]
mod tests;

pub use fields::Fields;
pub use flag::Flag;
pub use lenient::Lenient;
pub use list::{Envelope, List, OneOrMany, WrappedList};
pub use number::Number;
pub use scalar::{Scalar, Trimmed};
pub use source::Source;

/// Levels of lists and objects within each other.
const MAX_DEPTH: usize = 128;

/// Reads a JSON text, with or without a byte order mark; none where it isn't one, is nested deeper than 128 levels, or
/// isn't of that type. A struct is an object: serde alone would take a list of its fields' values as well.
#[must_use]
pub fn from_json<'json, T: serde::Deserialize<'json>>(text: &'json [u8]) -> Option<T> {
    reader::read(value(text)?)
}

/// The text of the one value of a JSON text.
#[inline(never)]
fn value(text: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)).ok()?;
    if is_too_deep(text) { None } else { reader::value(text).map(RawValue::get) }
}

/// Writes a value as JSON; none where it has no form in JSON, such as a map whose keys are no texts.
#[must_use]
pub fn to_json<T: serde::Serialize>(value: &T) -> Option<Vec<u8>> {
    serde_json::to_vec(value).ok()
}

/// Whether a text is nested deeper than [`MAX_DEPTH`]: each value is read from its own text, so `serde_json` doesn't
/// count the levels.
fn is_too_deep(text: &str) -> bool {
    let (mut depth, mut in_string) = (0_usize, false);
    for part in text.split('"') {
        if in_string {
            // A quote behind an odd number of backslashes belongs to the string.
            in_string = part.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
            continue;
        }
        in_string = true;
        for byte in part.bytes() {
            match byte {
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > MAX_DEPTH {
                return true;
            }
        }
    }
    false
}
