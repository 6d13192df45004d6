//! Orders as TotalGest takes them.

use framework360_sdk::decimal::{self, Decimal};
use serde::{Serialize, Serializer};

/// The decimals that a number may have.
pub(crate) const DECIMALS: u32 = 6;

/// An order to create. Every text is within the file's limits; `mapping` sees to that.
#[derive(Debug, Serialize)]
pub(crate) struct NewOrder<'a> {
    pub(crate) external_reference: String,
    pub(crate) order_number: &'a str,
    /// RFC 3339, in UTC.
    pub(crate) placed_at: String,
    /// ISO 4217.
    pub(crate) currency: String,
    pub(crate) prices_include_vat: bool,
    pub(crate) payment: Payment,
    pub(crate) customer: Customer,
    pub(crate) billing: Address,
    pub(crate) shipping: Address,
    pub(crate) lines: Vec<Line>,
    pub(crate) charges: Vec<Charge>,
    pub(crate) coupon: String,
    #[serde(serialize_with = "money")]
    pub(crate) credit: Decimal,
    #[serde(serialize_with = "money")]
    pub(crate) total: Decimal,
    pub(crate) note: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Payment {
    pub(crate) method: String,
    pub(crate) label: String,
    /// "open", "authorized", "partially_paid", "paid" or "partially_refunded".
    pub(crate) state: &'static str,
    pub(crate) on_delivery: bool,
    /// RFC 3339, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) paid_at: Option<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Customer {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) email: String,
    pub(crate) phone: String,
    /// BCP 47.
    pub(crate) language: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Address {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) company: String,
    pub(crate) line1: String,
    pub(crate) line2: String,
    pub(crate) postal_code: String,
    pub(crate) city: String,
    pub(crate) province: String,
    /// ISO 3166-1, in upper case.
    pub(crate) country: String,
    pub(crate) phone: String,
    pub(crate) vat_number: String,
    pub(crate) tax_code: String,
    /// The recipient code of Italy's SDI.
    pub(crate) recipient_code: String,
    /// Italy's PEC.
    pub(crate) certified_email: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Line {
    /// The position, from 1.
    pub(crate) position: u32,
    pub(crate) sku: String,
    pub(crate) ean: String,
    pub(crate) name: String,
    #[serde(serialize_with = "number")]
    pub(crate) quantity: Decimal,
    #[serde(serialize_with = "money")]
    pub(crate) unit_price: Decimal,
    #[serde(serialize_with = "money")]
    pub(crate) discount: Decimal,
    /// The amount of the whole line, as the shop rounded it to the cent.
    #[serde(serialize_with = "money")]
    pub(crate) amount: Decimal,
    pub(crate) vat: Vat,
}

#[derive(Debug, Serialize)]
pub(crate) struct Charge {
    /// "shipping", "payment" or "other".
    pub(crate) kind: &'static str,
    pub(crate) label: String,
    #[serde(serialize_with = "money")]
    pub(crate) amount: Decimal,
    pub(crate) vat: Vat,
}

#[derive(Debug, Serialize)]
pub(crate) struct Vat {
    /// Percent.
    #[serde(serialize_with = "number")]
    pub(crate) rate: Decimal,
    /// "standard", "reduced" or "accommodation".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<&'static str>,
    #[serde(serialize_with = "money")]
    pub(crate) amount: Decimal,
    /// Empty where VAT is due.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) exemption: String,
}

fn money<S: Serializer>(amount: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&decimal::money(*amount))
}

fn number<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&number.normalize().to_string())
}
