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
    pub(crate) business_name: String,
    pub(crate) name: String,
    pub(crate) last_name: String,
    pub(crate) street: String,
    pub(crate) zipcode: String,
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
    pub(crate) payment_type: String,
    pub(crate) billing: ListedAddress,
    pub(crate) shipping: ListedAddress,
    pub(crate) fees: ListedFees,
    /// What it comes to. ASSUMED it is called so: nobody saw it.
    pub(crate) total: String,
    /// None where the list doesn't say.
    pub(crate) rows: Option<Vec<Row>>,
}

/// An address of an order as listed; empty is what isn't reported.
#[derive(Clone, Debug, Default)]
pub(crate) struct ListedAddress {
    pub(crate) name: String,
    pub(crate) lastname: String,
    pub(crate) address: String,
    pub(crate) address2: String,
    pub(crate) city: String,
    pub(crate) zipcode: String,
    pub(crate) country_iso: String,
}

/// What is charged next to the rows as listed. Numbers are the text they came with; empty is what isn't reported.
#[derive(Clone, Debug, Default)]
pub(crate) struct ListedFees {
    pub(crate) shipping: String,
    pub(crate) payment: String,
    pub(crate) extra: String,
}

/// A row of an order as listed. Numbers are the text they came with.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) sku: String,
    pub(crate) name: String,
    pub(crate) quantity: String,
    pub(crate) price: String,
    pub(crate) discount: String,
    pub(crate) tax_id: String,
    /// ASSUMED its rate in percent.
    pub(crate) tax: String,
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
        let place = |key| object.get("billing_address").map(|address| text(address, key)).unwrap_or_default();
        Self {
            id: text(object, "id"),
            email: text(object, "email"),
            vat: text(object, "vat"),
            dni: text(object, "dni"),
            business_name: text(object, "business_name"),
            name: text(object, "name"),
            last_name: text(object, "last_name"),
            street: place("address"),
            zipcode: place("zipcode"),
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
            name: text(row, "name"),
            quantity: text(row, "quantity"),
            price: text(row, "price"),
            discount: text(row, "discount"),
            tax_id: text(row, "tax_id"),
            tax: rate(&text(row, "tax")),
        };
        Self {
            id: text(object, "id"),
            number: text(object, "number"),
            code: text(object, "code"),
            date: text(object, "date"),
            created: text(object, "created"),
            customer_id: text(object, "customer_id"),
            payment_type: text(object, "payment_type"),
            billing: object.get("billing_address").map(ListedAddress::read).unwrap_or_default(),
            shipping: object.get("shipping_address").map(ListedAddress::read).unwrap_or_default(),
            fees: object.get("fees").map(ListedFees::read).unwrap_or_default(),
            total: text(object, "total"),
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

impl ListedAddress {
    fn read(object: Value<'_>) -> Self {
        let text = |key| text(object, key);
        Self {
            name: text("name"),
            lastname: text("lastname"),
            address: text("address"),
            address2: text("address2"),
            city: text("city"),
            zipcode: text("zipcode"),
            country_iso: text("country_iso"),
        }
    }
}

impl ListedFees {
    fn read(object: Value<'_>) -> Self {
        let text = |key| text(object, key);
        Self { shipping: text("shipping"), payment: text("payment"), extra: text("extra") }
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
