//! The basic types of all kinds of records.

use serde::{Deserialize, Serialize};
#[cfg(feature = "component")]
use wasmtime::component::{ComponentType, Lift, Lower};

/// A decimal number as text, "19.90": no float ever holds money or a rate.
pub type Decimal = String;

/// An ISO 4217 currency code, "EUR".
pub type Currency = String;

/// Milliseconds since 1970-01-01T00:00:00Z.
pub type Timestamp = u64;

/// A BCP 47 language tag, "fr" or "fr-CH". A connector falls back to English.
pub type Locale = String;

/// Further facts that have no field: (name, value).
pub type Extra = Vec<(String, String)>;

/// A kind of record.
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
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Order, Self::Product, Self::Customer];

    /// The kind's name in the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Product => "product",
            Self::Customer => "customer",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.as_str() == name)
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
