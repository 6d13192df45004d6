//! Partial records, as a file gives them.

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// A record of which some fields are given; a record that the shop already has keeps its other fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partial<T> {
    /// The record, with the fields that aren't given as they are in a new one.
    pub record: T,
    /// The names of the fields that are given; none where all are.
    pub(super) fields: Option<BTreeSet<String>>,
}

impl<T> From<T> for Partial<T> {
    /// A record with all of its fields given.
    fn from(record: T) -> Self {
        Self { record, fields: None }
    }
}

impl<T: Clone + Serialize + DeserializeOwned> Partial<T> {
    /// Whether this field is given.
    #[must_use]
    pub fn has_field(&self, field: &str) -> bool {
        self.fields.as_ref().is_none_or(|fields| fields.contains(field))
    }

    /// The record that results where the given fields replace those of `stored`, the one that the shop has.
    ///
    /// # Errors
    /// None, unless a field of `T` can't be read as it's written.
    pub fn apply_to(&self, stored: &T) -> serde_json::Result<T> {
        let Some(fields) = &self.fields else { return Ok(self.record.clone()) };
        let mut whole: Map<String, Value> = object(stored)?;
        whole.extend(object(&self.record)?.into_iter().filter(|(name, _)| fields.contains(name)));
        serde_json::from_value(Value::Object(whole))
    }
}

fn object(record: &impl Serialize) -> serde_json::Result<Map<String, Value>> {
    serde_json::from_value(serde_json::to_value(record)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shop::Product;

    #[test]
    fn what_is_not_given_stays() {
        let stored = Product { name: "Mine".into(), price: "5".into(), active: true, ..Product::default() };
        let record = Product { price: "6".into(), ..Product::default() };
        let given = Partial { record: record.clone(), fields: Some(["price".to_owned()].into()) };
        assert_eq!(given.apply_to(&stored).unwrap(), Product { price: "6".into(), ..stored.clone() });
        assert_eq!(Partial::from(record.clone()).apply_to(&stored).unwrap(), record);
    }
}
