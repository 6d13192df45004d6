//! Orders in the contract's form. Read strictly: what the contract
//! doesn't name, or names otherwise, is refused.
#![allow(missing_docs, reason = "the fields carry the names of the contract, which explains them")]

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{decimal, product::VatCode};

/// An order in TotalGest, with what was sent for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Order {
    pub id: u64,
    /// The number by which people know it in TotalGest.
    pub number: String,
    /// As the first create under its reference sent it.
    pub sent: NewOrder,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewOrder {
    pub external_reference: String,
    pub order_number: String,
    pub placed_at: String,
    pub currency: String,
    pub prices_include_vat: bool,
    pub payment: Payment,
    pub customer: Customer,
    pub billing: Address,
    pub shipping: Address,
    pub lines: Vec<Line>,
    pub charges: Vec<Charge>,
    pub coupon: String,
    #[serde(with = "decimal")]
    pub credit: Decimal,
    #[serde(with = "decimal")]
    pub total: Decimal,
    pub note: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    pub method: String,
    pub label: String,
    pub state: PaymentState,
    pub on_delivery: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_at: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentState {
    #[default]
    Open,
    Authorized,
    PartiallyPaid,
    Paid,
    PartiallyRefunded,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Customer {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub phone: String,
    pub language: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    pub first_name: String,
    pub last_name: String,
    pub company: String,
    pub line1: String,
    pub line2: String,
    pub postal_code: String,
    pub city: String,
    pub province: String,
    pub country: String,
    pub phone: String,
    pub vat_number: String,
    pub tax_code: String,
    pub recipient_code: String,
    pub certified_email: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub position: u64,
    pub sku: String,
    pub ean: String,
    pub name: String,
    #[serde(with = "decimal")]
    pub quantity: Decimal,
    #[serde(with = "decimal")]
    pub unit_price: Decimal,
    #[serde(with = "decimal")]
    pub discount: Decimal,
    /// To the cent, as the shop rounded it.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "decimal::optional")]
    pub amount: Option<Decimal>,
    pub vat: Vat,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vat {
    #[serde(with = "decimal")]
    pub rate: Decimal,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<VatCode>,
    #[serde(with = "decimal")]
    pub amount: Decimal,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exemption: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charge {
    pub kind: ChargeKind,
    pub label: String,
    #[serde(with = "decimal")]
    pub amount: Decimal,
    pub vat: Vat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChargeKind {
    Shipping,
    Payment,
    Other,
}
