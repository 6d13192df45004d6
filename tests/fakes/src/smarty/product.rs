//! What Smarty sells. Read from JSON under the API's own names, and written so for the controls;
//! how the API writes it is the dialect's affair.
#![allow(missing_docs, reason = "the fields carry the names of the API, and the facts explain them")]

use jiff::civil::DateTime;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::lenient::{as_text, decimal, integer, text, texts};

/// A product. When it is added, an `id` of 0 and dates of none are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Product {
    #[serde(skip_deserializing)]
    pub id: u64,
    #[serde(deserialize_with = "text")]
    pub sku: String,
    #[serde(deserialize_with = "text")]
    pub ean: String,
    #[serde(deserialize_with = "text")]
    pub title: String,
    #[serde(deserialize_with = "text")]
    pub description: String,
    #[serde(deserialize_with = "text")]
    pub description_short: String,
    /// Path, its parts separated by ", ".
    #[serde(deserialize_with = "text")]
    pub category: String,
    #[serde(deserialize_with = "text")]
    pub brand: String,
    #[serde(deserialize_with = "texts")]
    pub supplier: Vec<String>,
    #[serde(deserialize_with = "decimal", serialize_with = "as_text")]
    pub price: Decimal,
    #[serde(deserialize_with = "decimal", serialize_with = "as_text")]
    pub purchase_price: Decimal,
    /// Grams, as it seems.
    #[serde(deserialize_with = "decimal", serialize_with = "as_text")]
    pub weight: Decimal,
    #[serde(deserialize_with = "integer")]
    pub stock: i64,
    #[serde(deserialize_with = "integer")]
    pub tax_id: i64,
    #[serde(deserialize_with = "texts")]
    pub images: Vec<String>,
    #[serde(skip_deserializing)]
    pub variations: Vec<Variation>,
    #[serde(skip_deserializing)]
    pub created: Option<DateTime>,
    /// None where Smarty knows of no change: what such a row shows is the dialect's affair.
    #[serde(skip_deserializing)]
    pub last_update: Option<DateTime>,
}

/// A variation of a product. An `id` of 0 is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Variation {
    #[serde(skip_deserializing)]
    pub id: u64,
    #[serde(deserialize_with = "text")]
    pub sku: String,
    #[serde(deserialize_with = "text")]
    pub ean: String,
    #[serde(deserialize_with = "decimal", serialize_with = "as_text")]
    pub price: Decimal,
    #[serde(deserialize_with = "decimal", serialize_with = "as_text")]
    pub purchase_price: Decimal,
    #[serde(deserialize_with = "integer")]
    pub tax_id: i64,
    #[serde(deserialize_with = "integer")]
    pub stock: i64,
    /// Name and value, such as Taglia and S.
    #[serde(with = "detail")]
    pub detail: Vec<(String, String)>,
}

/// A detail's pairs are objects in JSON.
mod detail {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Detail {
        name: String,
        value: String,
    }

    pub(super) fn serialize<S: Serializer>(pairs: &[(String, String)], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(pairs.iter().cloned().map(|(name, value)| Detail { name, value }))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(String, String)>, D::Error> {
        let details: Option<Vec<Detail>> = Option::deserialize(from)?;
        Ok(details.unwrap_or_default().into_iter().map(|detail| (detail.name, detail.value)).collect())
    }
}
