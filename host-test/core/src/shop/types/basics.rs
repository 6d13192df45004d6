//! What all kinds of records are made of.

use serde::{Deserialize, Serialize};
#[cfg(feature = "component")]
use wasmtime::component::{ComponentType, Lift, Lower};

/// A decimal number as text, "19.90": no float ever holds money or a rate.
pub type Decimal = String;

/// ISO 4217, "EUR".
pub type Currency = String;

/// Milliseconds since 1970-01-01T00:00:00Z.
pub type Timestamp = u64;

/// BCP 47, "fr" or "fr-CH". A connector falls back to English.
pub type Locale = String;

/// What the platform knows and no field holds.
pub type Extra = Vec<(String, String)>;

/// As in the contract.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(enum))]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Entity {
    #[default]
    #[cfg_attr(feature = "component", component(name = "order"))]
    Order,
    #[cfg_attr(feature = "component", component(name = "product"))]
    Product,
    #[cfg_attr(feature = "component", component(name = "customer"))]
    Customer,
}

impl Entity {
    /// All.
    pub const ALL: [Self; 3] = [Self::Order, Self::Product, Self::Customer];

    /// The word in the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Product => "product",
            Self::Customer => "customer",
        }
    }

    /// The entity of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.as_str() == word)
    }
}

/// One of the shop's records.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Subject {
    pub entity: Entity,
    pub id: String,
}
