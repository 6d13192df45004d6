//! Changes in the shop that a connector asks for.

use serde::{Deserialize, Serialize};
#[cfg(feature = "component")]
use wasmtime::component::{ComponentType, Lift, Lower};

use super::basics::Subject;
use super::customers::CustomerPatch;
use super::products::{Product, StockLevel};

/// The counterpart of one of our records at the remote. The platform keeps links, one per
/// plugin and record, both ways unique.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Link {
    pub subject: Subject,
    #[cfg_attr(feature = "component", component(name = "remote-id"))]
    pub remote_id: String,
    /// The number by which people know it there, and its address; may be empty.
    pub number: String,
    pub url: String,
}

/// A change in the shop that a connector asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(variant))]
#[allow(missing_docs, reason = "the names say it")]
#[allow(clippy::large_enum_variant, reason = "the contract's variant; a call asks for few at a time")]
pub enum Change {
    #[cfg_attr(feature = "component", component(name = "upsert-product"))]
    UpsertProduct(Product),
    #[cfg_attr(feature = "component", component(name = "set-stock"))]
    SetStock(StockLevel),
    /// Takes the product with this remote id off sale; it's never deleted.
    #[cfg_attr(feature = "component", component(name = "deactivate-product"))]
    DeactivateProduct(String),
    #[cfg_attr(feature = "component", component(name = "upsert-customer"))]
    UpsertCustomer(CustomerPatch),
    #[cfg_attr(feature = "component", component(name = "link"))]
    Link(Link),
    /// The remote's record is gone: removes the link and keeps our record.
    #[cfg_attr(feature = "component", component(name = "unlink"))]
    Unlink(Subject),
}
