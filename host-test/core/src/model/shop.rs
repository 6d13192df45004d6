//! The shop that installations belong to.

use serde::{Deserialize, Serialize};

/// A shop as its connectors see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shop {
    /// The identifier that the platform's operator chose.
    pub id: String,
    /// The name that its owner gave it.
    pub name: String,
    /// The address at which remotes reach the platform for this shop, where it isn't the platform's own
    /// one; else empty.
    pub public_url: String,
    /// The currency's ISO 4217 code.
    pub currency: String,
    /// The language as a BCP 47 tag.
    pub locale: String,
    /// The time zone's IANA name.
    pub time_zone: String,
    /// The platform modules that are active: "ecommerce".
    pub modules: Vec<String>,
}
