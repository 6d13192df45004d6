//! Products and their variants.

use serde::{Deserialize, Serialize};
#[cfg(feature = "component")]
use wasmtime::component::{ComponentType, Lift, Lower};

use super::basics::{Currency, Decimal, Extra, Timestamp};

/// An option of a variant: its name and its value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct VariantOption {
    pub name: String,
    pub value: String,
}

/// A variant of a product.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct ProductVariant {
    pub id: String,
    #[cfg_attr(feature = "component", component(name = "remote-id"))]
    pub remote_id: Option<String>,
    pub sku: String,
    pub ean: String,
    pub options: Vec<VariantOption>,
    #[serde(deserialize_with = "crate::shop::decimal::required")]
    pub price: Decimal,
    /// The stock; none where it isn't tracked.
    #[serde(deserialize_with = "crate::shop::decimal::optional")]
    pub quantity: Option<Decimal>,
    pub images: Vec<String>,
}

/// A product of the shop. `id`s are empty in what comes from a remote: the platform matches by
/// remote-id, then SKU, and gives one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Product {
    pub id: String,
    #[cfg_attr(feature = "component", component(name = "remote-id"))]
    pub remote_id: Option<String>,
    /// A value that changes whenever the remote's record does, except for its stock.
    #[cfg_attr(feature = "component", component(name = "remote-version"))]
    pub remote_version: String,
    pub sku: String,
    pub ean: String,
    pub name: String,
    /// HTML, as the remote holds it; the platform sanitises it.
    pub description: String,
    #[cfg_attr(feature = "component", component(name = "short-description"))]
    pub short_description: String,
    /// The path of the category, root first.
    pub category: Vec<String>,
    pub brand: String,
    #[serde(deserialize_with = "crate::shop::decimal::required")]
    pub price: Decimal,
    #[cfg_attr(feature = "component", component(name = "vat-included"))]
    pub vat_included: bool,
    #[serde(deserialize_with = "crate::shop::decimal::optional")]
    #[cfg_attr(feature = "component", component(name = "vat-rate"))]
    pub vat_rate: Option<Decimal>,
    pub currency: Currency,
    #[serde(deserialize_with = "crate::shop::decimal::optional")]
    pub quantity: Option<Decimal>,
    /// The weight in grams.
    #[serde(deserialize_with = "crate::shop::decimal::optional")]
    pub weight: Option<Decimal>,
    pub images: Vec<String>,
    pub active: bool,
    pub variants: Vec<ProductVariant>,
    #[cfg_attr(feature = "component", component(name = "updated-at"))]
    pub updated_at: Option<Timestamp>,
    pub extra: Extra,
}

/// The stock of a product or of a variant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct StockLevel {
    /// The remote's identifier of the product, or of the variant where there is one.
    #[cfg_attr(feature = "component", component(name = "remote-id"))]
    pub remote_id: String,
    #[serde(deserialize_with = "crate::shop::decimal::required")]
    pub quantity: Decimal,
    #[serde(deserialize_with = "crate::shop::decimal::optional")]
    pub price: Option<Decimal>,
}
