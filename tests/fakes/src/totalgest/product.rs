//! Products in the contract's form.
#![allow(missing_docs, reason = "the fields carry the names of the contract, which explains them")]

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::decimal;

/// A product. When it is added, an empty `id` is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Product {
    pub id: String,
    pub state: Sale,
    pub sku: String,
    pub ean: String,
    pub name: String,
    /// HTML.
    pub short_description: String,
    /// HTML.
    pub description: String,
    /// At most one per currency.
    pub prices: Vec<Price>,
    pub vat: ProductVat,
    /// None where the stock isn't counted.
    #[serde(with = "decimal::optional")]
    pub quantity: Option<Decimal>,
}

/// Whether it is offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sale {
    #[default]
    OnSale,
    OffSale,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    pub currency: String,
    #[serde(with = "decimal")]
    pub amount: Decimal,
    pub vat_included: bool,
}

/// A code, a rate, or neither.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProductVat {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<VatCode>,
    /// Percent.
    #[serde(with = "decimal::optional", skip_serializing_if = "Option::is_none")]
    pub rate: Option<Decimal>,
}

/// Switzerland's rates by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VatCode {
    Standard,
    Reduced,
    Accommodation,
}
