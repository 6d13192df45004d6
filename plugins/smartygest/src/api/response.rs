//! The records that Smarty lists and returns, read liberally. What isn't reported is empty; numbers are the text they
//! came with.

use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::wire::{Flag, List, Scalar};
use serde::{Deserialize, Deserializer};

use super::or_empty;

/// A customer as listed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Customer {
    id: Scalar,
    pub(crate) email: Scalar,
    pub(crate) vat: Scalar,
    pub(crate) dni: Scalar,
    pub(crate) business_name: Scalar,
    pub(crate) name: Scalar,
    pub(crate) last_name: Scalar,
    #[serde(deserialize_with = "or_empty")]
    pub(crate) billing_address: ListedAddress,
}

/// An order as listed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Order {
    id: Scalar,
    pub(crate) number: Scalar,
    pub(crate) code: Scalar,
    date: Scalar,
    created: Scalar,
    customer_id: Scalar,
    pub(crate) payment_type: Scalar,
    #[serde(rename = "billing_address", deserialize_with = "or_empty")]
    pub(crate) billing: ListedAddress,
    #[serde(rename = "shipping_address", deserialize_with = "or_empty")]
    pub(crate) shipping: ListedAddress,
    #[serde(deserialize_with = "or_empty")]
    pub(crate) fees: ListedFees,
    /// The order's total. ASSUMED name: the field was never seen.
    pub(crate) total: Scalar,
    /// Whether the order doesn't count any more. Which values the field has was never seen.
    canceled: Flag,
    /// The listed value; none where Smarty doesn't list it.
    #[serde(deserialize_with = "rows")]
    pub(crate) rows: Option<Vec<Row>>,
}

/// An address of a customer or of an order as listed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct ListedAddress {
    pub(crate) name: Scalar,
    pub(crate) lastname: Scalar,
    pub(crate) address: Scalar,
    pub(crate) address2: Scalar,
    pub(crate) city: Scalar,
    pub(crate) zipcode: Scalar,
    pub(crate) country_iso: Scalar,
}

/// The fees of an order as listed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct ListedFees {
    pub(crate) shipping: Scalar,
    pub(crate) payment: Scalar,
    pub(crate) extra: Scalar,
}

/// A row of an order as listed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Row {
    pub(crate) sku: Scalar,
    pub(crate) name: Scalar,
    pub(crate) quantity: Scalar,
    pub(crate) price: Scalar,
    pub(crate) discount: Scalar,
    pub(crate) tax_id: Scalar,
    /// ASSUMED its rate in percent.
    #[serde(deserialize_with = "rate")]
    pub(crate) tax: String,
}

/// A VAT rate of the account.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Tax {
    id: Scalar,
    pub(crate) name: Scalar,
    /// Percent.
    #[serde(deserialize_with = "rate")]
    pub(crate) value: String,
}

/// The answer to something created.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Created {
    id: Scalar,
    number: Scalar,
    code: Scalar,
}

impl Customer {
    pub(crate) fn id(&self) -> Option<u64> {
        id(&self.id)
    }
}

impl Tax {
    pub(crate) fn id(&self) -> Option<u64> {
        id(&self.id)
    }
}

impl Order {
    pub(crate) fn id(&self) -> Option<u64> {
        id(&self.id)
    }

    /// The listed value; none where Smarty doesn't list it.
    pub(crate) fn customer_id(&self) -> Option<u64> {
        id(&self.customer_id)
    }

    /// When it was made: "YYYY-MM-DD HH:MM:SS", or with a T, in Smarty's own time.
    pub(crate) fn made_at(&self) -> &str {
        if self.created.is_empty() { &self.date } else { &self.created }
    }

    /// The number by which people know the order at Smarty.
    pub(crate) fn known_as(&self) -> &str {
        known_as(&self.number, &self.code, &self.id)
    }

    /// Whether it doesn't count there any more.
    pub(crate) fn is_cancelled(&self) -> bool {
        *self.canceled == Some(true)
    }

    /// Whether a person may mean this order by `name`: its number, its code or its id.
    pub(crate) fn is_known_as(&self, name: &str) -> bool {
        !name.is_empty() && [&self.number, &self.code, &self.id].iter().any(|known| known.trim() == name)
    }
}

impl Created {
    pub(crate) fn id(&self) -> Option<u64> {
        id(&self.id)
    }

    /// The number by which people know the order at Smarty.
    pub(crate) fn known_as(&self) -> &str {
        known_as(&self.number, &self.code, &self.id)
    }
}

fn known_as<'a>(number: &'a str, code: &'a str, id: &'a str) -> &'a str {
    [number, code, id].into_iter().map(str::trim).find(|text| !text.is_empty()).unwrap_or_default()
}

/// An id is a whole number above zero, as a number or as text.
fn id(reported: &Scalar) -> Option<u64> {
    reported.to_u64().filter(|id| *id > 0)
}

/// An empty list says nothing: no order is without rows.
fn rows<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<Row>>, D::Error> {
    List::deserialize(deserializer).map(|rows| rows.0.filter(|rows| !rows.is_empty()))
}

/// "22%", "22,00" and 0.22 are all 22.
fn rate<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = Scalar::deserialize(deserializer)?.trim().trim_end_matches('%').trim().replace(',', ".");
    let fraction = decimal::required(&text)
        .ok()
        .filter(|rate| decimal::less(Decimal::ZERO, *rate) && decimal::less(*rate, Decimal::ONE));
    Ok(match fraction.and_then(|rate| decimal::multiply(rate, Decimal::ONE_HUNDRED)) {
        Some(percent) => percent.normalize().to_string(),
        None => text,
    })
}
