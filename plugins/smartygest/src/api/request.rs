//! The requests that create records at Smarty.

use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::wire::Number;
use serde::{Serialize, Serializer};

/// A new customer.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct NewCustomer {
    /// The company's name, in place of `name` and `last_name`.
    pub(crate) business_name: String,
    pub(crate) name: String,
    pub(crate) last_name: String,
    /// Codice fiscale.
    pub(crate) dni: String,
    /// Partita IVA.
    pub(crate) vat: String,
    pub(crate) phone: String,
    pub(crate) mobile: String,
    pub(crate) email: String,
    pub(crate) billing_address: Address,
}

/// An address, of a customer or of an order. The fields of the order's alone are left out where there are none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Address {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    /// `lastname` here, `last_name` in a customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) lastname: Option<String>,
    pub(crate) address: String,
    pub(crate) address2: String,
    pub(crate) city: String,
    pub(crate) zipcode: String,
    /// Two-letter province.
    pub(crate) state: String,
    /// Two letters.
    pub(crate) country_iso: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) vat: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) dni: Option<String>,
}

/// A new order.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct NewOrder {
    pub(crate) customer_id: u64,
    pub(crate) billing_address: Address,
    pub(crate) shipping_address: Address,
    /// A free name.
    pub(crate) payment_type: String,
    pub(crate) fees: Fees,
    pub(crate) rows: Vec<NewRow>,
}

/// The fees of an order, as JSON numbers. The fees for payment and extras that are listed have no tax, so none is sent.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct Fees {
    #[serde(serialize_with = "money")]
    pub(crate) shipping: Decimal,
    /// A tax id, or -1 for none.
    pub(crate) shipping_tax: i64,
}

/// A row; amounts are text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct NewRow {
    /// Links the row to a product or variation; empty for a charge.
    pub(crate) sku: String,
    pub(crate) name: String,
    pub(crate) quantity: String,
    /// Per unit.
    pub(crate) price: String,
    pub(crate) tax_id: u64,
}

fn money<S: Serializer>(amount: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    Number::new(decimal::money(*amount)).serialize(serializer)
}
