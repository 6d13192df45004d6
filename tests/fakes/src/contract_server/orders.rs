//! Orders, unique by their reference.

use std::str::FromStr;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};
use serde_path_to_error::Segment;

use super::{problem::FieldError, product::at_least};

/// An order that was created.
#[derive(Clone, Debug)]
pub struct Order {
    /// Counted from 1.
    pub id: u64,
    /// As people know it here.
    pub number: String,
    /// The client's own, unique.
    pub external_reference: String,
    /// As the customer knows it.
    pub order_number: String,
    /// ISO 4217.
    pub currency: String,
    /// VAT included, in whole units of the currency.
    pub total: Decimal,
    /// What was sent.
    pub body: Value,
}

/// What of a new order matters to its arithmetic and to its receipt. The contract's schema is
/// checked apart.
#[derive(Deserialize)]
pub(super) struct NewOrder {
    external_reference: String,
    order_number: String,
    currency: String,
    prices_include_vat: bool,
    lines: Vec<Line>,
    charges: Vec<Charge>,
    total: Money,
}

#[derive(Deserialize)]
struct Line {
    position: u64,
    quantity: Money,
    unit_price: Money,
    discount: Money,
    vat: Tax,
}

#[derive(Deserialize)]
struct Charge {
    amount: Money,
    vat: Tax,
}

#[derive(Deserialize)]
struct Tax {
    amount: Money,
}

/// A decimal as text.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
struct Money(Decimal);

impl TryFrom<String> for Money {
    type Error = rust_decimal::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Decimal::from_str(&text).map(Self)
    }
}

impl NewOrder {
    pub(super) fn read(body: &[u8]) -> Result<Self, Vec<FieldError>> {
        let reader = &mut serde_json::Deserializer::from_slice(body);
        let order: Self = serde_path_to_error::deserialize(reader)
            .map_err(|error| vec![field_error(pointer(error.path()), "Valore mancante o illeggibile.")])?;
        match order.errors() {
            errors if errors.is_empty() => Ok(order),
            errors => Err(errors),
        }
    }

    fn errors(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.lines.is_empty() {
            errors.push(field_error("/lines".to_owned(), "Nessuna riga."));
        }
        for (index, line) in self.lines.iter().enumerate() {
            if self.lines.iter().take(index).any(|earlier| earlier.position == line.position) {
                errors.push(field_error(format!("/lines/{index}/position"), "Posizione doppia."));
            }
        }
        // "Off by a cent a line at most": charges aren't lines.
        let tolerance = Decimal::new(i64::try_from(self.lines.len()).unwrap_or(i64::MAX), 2);
        let right = self
            .sum()
            .and_then(|sum| sum.checked_sub(self.total.0))
            .is_some_and(|difference| difference.abs() <= tolerance);
        if !right {
            errors.push(field_error("/total".to_owned(), "Il totale non corrisponde alle righe."));
        }
        errors
    }

    /// None where no decimal holds it.
    fn sum(&self) -> Option<Decimal> {
        let vat = |tax: &Tax| if self.prices_include_vat { Decimal::ZERO } else { tax.amount.0 };
        let lines = self.lines.iter().try_fold(Decimal::ZERO, |sum, line| {
            let gross = line.quantity.0.checked_mul(line.unit_price.0)?;
            sum.checked_add(gross)?.checked_sub(line.discount.0)?.checked_add(vat(&line.vat))
        })?;
        self.charges
            .iter()
            .try_fold(lines, |sum, charge| sum.checked_add(charge.amount.0)?.checked_add(vat(&charge.vat)))
    }

    pub(super) fn into_order(self, id: u64, body: Value) -> Order {
        Order {
            id,
            number: format!("ORD {id}/2026 & c."),
            external_reference: self.external_reference,
            order_number: self.order_number,
            currency: self.currency,
            total: self.total.0,
            body,
        }
    }
}

impl Order {
    /// Without `url`, which is optional, and without what was sent.
    pub(super) fn receipt(&self) -> Value {
        json!({
            "currency": self.currency,
            "external_reference": self.external_reference,
            "id": format!("{:08x}-ordine", self.id),
            "number": self.number,
            "order_number": self.order_number,
            "printed": false,
            "total": at_least(self.total, 4),
        })
    }

    /// With what was sent, as this server writes decimals.
    pub(super) fn found(&self) -> Value {
        let mut receipt = self.receipt();
        let mut order = self.body.clone();
        if let Some(fields) = order.as_object_mut() {
            fields.insert("total".to_owned(), json!(at_least(self.total, 4)));
        }
        if let Some(fields) = receipt.as_object_mut() {
            fields.insert("order".to_owned(), order);
        }
        receipt
    }
}

fn field_error(pointer: String, detail: &str) -> FieldError {
    FieldError { pointer, detail: detail.to_owned() }
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { .. } | Segment::Unknown => String::new(),
        })
        .collect()
}
