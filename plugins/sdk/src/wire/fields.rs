//! Objects whose fields' names aren't known before.

use std::ops::Deref;

use serde::de::{Deserialize, Deserializer};

use super::reader;

/// The fields of an object in their order, each under its name; none where it's no object, or where one of its values
/// has another form than expected. For fields of which such values are passed over, the values are
/// [`Lenient`](super::Lenient).
///
/// ```
/// use framework360_sdk::wire::{self, Fields, Scalar};
///
/// let rates: Fields<Scalar> = wire::from_json(br#"{"22": 4, "10": "5"}"#).unwrap();
/// assert_eq!(rates.into_fields(), [("22".to_owned(), "4".into()), ("10".to_owned(), "5".into())]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields<T>(pub Option<Vec<(String, T)>>);

impl<T> Fields<T> {
    /// The fields, by value; none at all where it has another form.
    #[must_use]
    pub fn into_fields(self) -> Vec<(String, T)> {
        self.0.unwrap_or_default()
    }
}

impl<T> Default for Fields<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Fields<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let field = |(name, raw)| Some((name, reader::read(raw)?));
        let fields = reader::all_fields(reader::raw(deserializer)?);
        Ok(Self(fields.and_then(|fields| fields.into_iter().map(field).collect())))
    }
}

impl<T> Deref for Fields<T> {
    type Target = Option<Vec<(String, T)>>;

    fn deref(&self) -> &Option<Vec<(String, T)>> {
        &self.0
    }
}
