//! What Smarty keeps. The fields that can be posted are read from JSON under the API's own names;
//! the others are Smarty's. Fields without a meaning of their own are named as in the facts.
#![allow(missing_docs, reason = "the fields carry the names of the API, and the facts explain them")]

use jiff::civil::DateTime;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::lenient::{as_text, decimal, integer, integer_or_none, text};

/// A row of Taxes/list. `value` is the rate in percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tax {
    pub id: i64,
    pub name: String,
    pub value: Decimal,
}

/// An address. `name`, `lastname`, `vat` and `dni` are an order's; a customer has its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    #[serde(deserialize_with = "text")]
    pub name: String,
    #[serde(deserialize_with = "text")]
    pub lastname: String,
    #[serde(deserialize_with = "text")]
    pub address: String,
    #[serde(deserialize_with = "text")]
    pub address2: String,
    #[serde(deserialize_with = "text")]
    pub city: String,
    #[serde(deserialize_with = "text")]
    pub zipcode: String,
    #[serde(deserialize_with = "text")]
    pub state: String,
    #[serde(deserialize_with = "text")]
    pub country_iso: String,
    #[serde(deserialize_with = "text")]
    pub vat: String,
    #[serde(deserialize_with = "text")]
    pub dni: String,
}

/// A customer. When seeding, an `id` of 0 and dates of none are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Customer {
    #[serde(skip)]
    pub id: u64,
    #[serde(deserialize_with = "text")]
    pub business_name: String,
    #[serde(deserialize_with = "text")]
    pub name: String,
    #[serde(deserialize_with = "text")]
    pub last_name: String,
    #[serde(deserialize_with = "text")]
    pub dni: String,
    #[serde(deserialize_with = "text")]
    pub vat: String,
    #[serde(deserialize_with = "text")]
    pub phone: String,
    #[serde(deserialize_with = "text")]
    pub mobile: String,
    #[serde(deserialize_with = "text")]
    pub email: String,
    pub billing_address: Option<Address>,
    #[serde(skip)]
    pub created: Option<DateTime>,
    #[serde(skip)]
    pub last_update: Option<DateTime>,
}

/// A sales order. When seeding, an `id` of 0, its number and code, and dates of none are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Order {
    #[serde(skip_deserializing)]
    pub id: u64,
    #[serde(skip_deserializing)]
    pub number: u64,
    #[serde(skip_deserializing)]
    pub code: String,
    #[serde(skip_deserializing)]
    pub created: Option<DateTime>,
    #[serde(deserialize_with = "integer")]
    pub customer_id: i64,
    pub billing_address: Option<Address>,
    pub shipping_address: Option<Address>,
    #[serde(deserialize_with = "text")]
    pub payment_type: String,
    pub fees: Fees,
    pub rows: Vec<Row>,
    #[serde(skip_deserializing)]
    pub paid: bool,
    #[serde(skip_deserializing, serialize_with = "as_text")]
    pub cod_value: Decimal,
    #[serde(skip_deserializing)]
    pub carrier: String,
    #[serde(skip_deserializing)]
    pub tracking: String,
    #[serde(skip_deserializing)]
    pub shipping_date: Option<DateTime>,
    #[serde(skip_deserializing)]
    pub shipped: bool,
    #[serde(skip_deserializing)]
    pub shipping_confirmed: bool,
    #[serde(skip_deserializing)]
    pub locked: bool,
    #[serde(skip_deserializing)]
    pub canceled: bool,
}

/// An order's costs next to its rows. `shipping_tax` is a tax id, -1 for none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fees {
    #[serde(deserialize_with = "decimal", serialize_with = "as_text")]
    pub shipping: Decimal,
    #[serde(deserialize_with = "integer_or_none")]
    pub shipping_tax: Option<i64>,
    #[serde(deserialize_with = "decimal", serialize_with = "as_text")]
    pub payment: Decimal,
    #[serde(deserialize_with = "decimal", serialize_with = "as_text")]
    pub extra: Decimal,
}

/// A row of an order. `price` is per unit; without a `tax_id` it has Smarty's first tax.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    #[serde(skip_deserializing)]
    pub id: u64,
    #[serde(deserialize_with = "text")]
    pub sku: String,
    #[serde(deserialize_with = "text")]
    pub name: String,
    #[serde(deserialize_with = "decimal", serialize_with = "as_text")]
    pub quantity: Decimal,
    #[serde(deserialize_with = "decimal", serialize_with = "as_text")]
    pub price: Decimal,
    #[serde(deserialize_with = "decimal", serialize_with = "as_text")]
    pub discount: Decimal,
    #[serde(deserialize_with = "integer_or_none")]
    pub tax_id: Option<i64>,
}
