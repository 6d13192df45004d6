//! A value of which the type that reads it depends on how it's written.

use serde::de::{Deserialize, Deserializer};

use super::reader;

/// A value's own text: for a type that looks at it before it decides how to read it.
///
/// ```
/// use framework360_sdk::wire::{self, Source};
///
/// let length = |json| {
///     let source: Source = wire::from_json(json).unwrap();
///     source.read::<Vec<u32>>().map_or(1, |list| list.len())
/// };
/// assert_eq!((length(b"[1, 2, 3]"), length(b"7")), (3, 1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source<'json>(&'json str);

impl<'json> Source<'json> {
    /// The value as it was written.
    #[must_use]
    pub fn as_str(self) -> &'json str {
        self.0
    }

    /// The value as this type; none where it has another form.
    #[must_use]
    pub fn read<T: Deserialize<'json>>(self) -> Option<T> {
        reader::read(self.0)
    }
}

impl<'de: 'json, 'json> Deserialize<'de> for Source<'json> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        reader::raw(deserializer).map(Self)
    }
}
