//! What Smarty tells, read liberally.

use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::json::{self, Value, text};

/// A customer as listed.
#[derive(Clone, Debug)]
pub(crate) struct Customer {
    id: String,
    pub(crate) email: String,
    pub(crate) vat: String,
    pub(crate) dni: String,
}

/// An order as listed.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    id: String,
    pub(crate) number: String,
    pub(crate) code: String,
    date: String,
    created: String,
    customer_id: String,
    /// None where the list doesn't say.
    pub(crate) rows: Option<Vec<Row>>,
}

/// A row of an order as listed. Numbers are the text they came with.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) sku: String,
    pub(crate) quantity: String,
    pub(crate) price: String,
}

/// A VAT rate of the account.
#[derive(Clone, Debug)]
pub(crate) struct Tax {
    id: String,
    pub(crate) name: String,
    /// Percent.
    pub(crate) value: String,
}

/// The answer to something created.
#[derive(Clone, Debug)]
pub(crate) struct Created {
    id: String,
    number: String,
    code: String,
}

impl Customer {
    pub(crate) fn read(object: Value<'_>) -> Self {
        Self {
            id: text(object, "id"),
            email: text(object, "email"),
            vat: text(object, "vat"),
            dni: text(object, "dni"),
        }
    }

    pub(crate) fn id(&self) -> Option<u64> {
        number(&self.id)
    }
}

impl Tax {
    pub(crate) fn read(object: Value<'_>) -> Self {
        Self { id: text(object, "id"), name: text(object, "name"), value: rate(&text(object, "value")) }
    }

    pub(crate) fn id(&self) -> Option<u64> {
        number(&self.id)
    }
}

impl Order {
    pub(crate) fn read(object: Value<'_>) -> Self {
        let row = |row: Value<'_>| Row {
            sku: text(row, "sku"),
            quantity: text(row, "quantity"),
            price: text(row, "price"),
        };
        Self {
            id: text(object, "id"),
            number: text(object, "number"),
            code: text(object, "code"),
            date: text(object, "date"),
            created: text(object, "created"),
            customer_id: text(object, "customer_id"),
            // An empty list says nothing: no order is without rows.
            rows: json::list(object, "rows", row).filter(|rows| !rows.is_empty()),
        }
    }

    pub(crate) fn id(&self) -> Option<u64> {
        number(&self.id)
    }

    /// None where the list doesn't say.
    pub(crate) fn customer_id(&self) -> Option<u64> {
        number(&self.customer_id)
    }

    /// When it was made: "YYYY-MM-DD HH:MM:SS", or with a T, in Smarty's own time.
    pub(crate) fn made_at(&self) -> &str {
        if self.created.is_empty() { &self.date } else { &self.created }
    }

    /// As people know it there.
    pub(crate) fn known_as(&self) -> &str {
        known_as(&self.number, &self.code, &self.id)
    }

    /// Whether a person may mean this order by `name`: its number, its code or its id.
    pub(crate) fn is_known_as(&self, name: &str) -> bool {
        !name.is_empty() && [&self.number, &self.code, &self.id].iter().any(|known| known.trim() == name)
    }
}

impl Created {
    pub(crate) fn read(object: Value<'_>) -> Self {
        Self { id: text(object, "id"), number: text(object, "number"), code: text(object, "code") }
    }

    pub(crate) fn id(&self) -> Option<u64> {
        number(&self.id)
    }

    /// As people know it there.
    pub(crate) fn known_as(&self) -> &str {
        known_as(&self.number, &self.code, &self.id)
    }
}

fn known_as<'a>(number: &'a str, code: &'a str, id: &'a str) -> &'a str {
    [number, code, id].into_iter().map(str::trim).find(|text| !text.is_empty()).unwrap_or_default()
}

/// An id is a whole number above zero, as a number or as text.
fn number(text: &str) -> Option<u64> {
    text.trim().parse().ok().filter(|id| *id > 0)
}
/// "22%", "22,00" and 0.22 are all 22.
fn rate(text: &str) -> String {
    let text = text.trim().trim_end_matches('%').trim().replace(',', ".");
    let fraction = decimal::required(&text)
        .ok()
        .filter(|rate| decimal::less(Decimal::ZERO, *rate) && decimal::less(*rate, Decimal::ONE));
    match fraction.and_then(|rate| decimal::multiply(rate, Decimal::ONE_HUNDRED)) {
        Some(percent) => percent.normalize().to_string(),
        None => text,
    }
}
