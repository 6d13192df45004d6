//! Edits of an order after it was sent: the order as it is now is compared with a
//! snapshot that is kept next to its link.
//!
//! A snapshot holds what a remote was sent. Addresses and the customer are digests: that they changed
//! is worth knowing, what they were is nobody's business once they are corrected. What a shop's
//! everyday work changes is no edit: that an open payment came in, a note, what the customer ordered
//! since.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::shop::decimal::normal;
use crate::shop::{
    Address, Charge, ChargeKind, Customer, Order, OrderLine, OrderState, PaymentState, Timestamp,
};

/// Articles or charges that one side of a difference names.
const NAMED: usize = 3;
/// Characters of an article's name.
const NAME: usize = 40;

/// An aspect of an order that may differ, in the order in which differences are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// Whether it's completed, cancelled or open again: words of [`OrderState`].
    State,
    /// The number by which customers know the order.
    Number,
    /// The total, with its currency.
    Total,
    /// The articles.
    Lines,
    /// Shipping, fees, gift wrapping.
    Charges,
    /// The payment was given back, wholly or in part, or voided: words of [`PaymentState`].
    PaymentState,
    /// The method of payment.
    Payment,
    /// The billing address.
    Billing,
    /// The delivery address.
    Shipping,
    /// The customer.
    Customer,
}

/// One aspect that differs from what was sent. Both texts are empty where they would say nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The aspect.
    pub what: Aspect,
    /// The value that was sent, in short.
    pub before: String,
    /// The value now, in short.
    pub after: String,
}

/// A change that the shop made to an order after it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// When the platform learned of the first change that hasn't been undone.
    pub at: Timestamp,
    /// At least one.
    pub differences: Vec<Difference>,
}

/// The content of an order when it was sent. A field that a later version adds must be an option: what an
/// older version didn't store is no difference.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Snapshot {
    state: OrderState,
    number: String,
    total: String,
    currency: String,
    lines: Vec<Item>,
    charges: Vec<Item>,
    payment_state: PaymentState,
    payment: Payment,
    billing: String,
    shipping: String,
    customer: String,
}

/// An article or a charge.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Item {
    /// "2 × CUP", "Post".
    name: String,
    /// The price of one, or the charge's amount.
    price: String,
    /// Digest of the fields that a remote is sent, too, and that a person rarely looks for.
    rest: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Payment {
    method: String,
    label: String,
    on_delivery: bool,
    credit: String,
}

impl Snapshot {
    /// The snapshot of an order as it is.
    #[must_use]
    pub fn of(order: &Order) -> Self {
        Self {
            state: order.state,
            number: order.number.trim().to_owned(),
            total: order.total.clone(),
            currency: order.currency.trim().to_owned(),
            lines: order.lines.iter().map(|line| Item::of_line(line, order.vat_included)).collect(),
            charges: order.charges.iter().map(|charge| Item::of_charge(charge, order.vat_included)).collect(),
            payment_state: order.payment.state,
            payment: Payment {
                method: order.payment.method.trim().to_owned(),
                label: order.payment.label.trim().to_owned(),
                on_delivery: order.payment.on_delivery,
                credit: normal(&order.credit),
            },
            billing: address(&order.billing),
            shipping: address(&order.shipping),
            customer: customer(&order.customer),
        }
    }

    /// The snapshot in bytes, as it's stored.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// The stored snapshot; none where another program wrote it.
    #[must_use]
    pub fn decode(kept: &[u8]) -> Option<Self> {
        serde_json::from_slice(kept).ok()
    }

    /// The aspects in which an order differs from this snapshot. Empty where a change was undone.
    #[must_use]
    pub fn differences(&self, order: &Order) -> Vec<Difference> {
        let now = Self::of(order);
        let mut found = Vec::new();
        let mut add = |what, differs: bool, texts: (String, String)| {
            if differs {
                let (before, after) = if texts.0 == texts.1 { Default::default() } else { texts };
                found.push(Difference { what, before, after });
            }
        };
        let states = (state(self.state).to_owned(), state(now.state).to_owned());
        add(Aspect::State, self.state != now.state, states);
        let numbers = (self.number.clone(), now.number.clone());
        add(Aspect::Number, self.number != now.number, numbers);
        let other_total = (normal(&self.total), &self.currency) != (normal(&now.total), &now.currency);
        add(Aspect::Total, other_total, (self.total(), now.total()));
        let (lines, charges) = (items(&self.lines, &now.lines), items(&self.charges, &now.charges));
        add(Aspect::Lines, lines.is_some(), lines.unwrap_or_default());
        add(Aspect::Charges, charges.is_some(), charges.unwrap_or_default());
        let owed = |state: PaymentState| returned(state).is_none();
        let other_state = (!owed(self.payment_state) || !owed(now.payment_state))
            && self.payment_state != now.payment_state;
        let words = (payment_state(self.payment_state).into(), payment_state(now.payment_state).into());
        add(Aspect::PaymentState, other_state, words);
        let (before, after) = (&self.payment, &now.payment);
        let other_payment = (&before.method, before.on_delivery, &before.credit)
            != (&after.method, after.on_delivery, &after.credit);
        add(Aspect::Payment, other_payment, (before.shown(), after.shown()));
        for (what, before, after) in [
            (Aspect::Billing, &self.billing, &now.billing),
            (Aspect::Shipping, &self.shipping, &now.shipping),
            (Aspect::Customer, &self.customer, &now.customer),
        ] {
            add(what, before != after, Default::default());
        }
        found
    }

    /// The edit of an order since this snapshot; `since` is its time, where that is known.
    #[must_use]
    pub fn edit(&self, order: &Order, since: Option<Timestamp>) -> Option<Edit> {
        let differences = self.differences(order);
        // A program that compares more than the one that kept the order knows no better time.
        let at = since.unwrap_or(order.updated_at);
        (!differences.is_empty()).then_some(Edit { at, differences })
    }

    fn total(&self) -> String {
        format!("{} {}", self.total, self.currency).trim().to_owned()
    }
}

impl Payment {
    fn shown(&self) -> String {
        if self.label.is_empty() { self.method.clone() } else { self.label.clone() }
    }
}

impl Item {
    fn of_line(line: &OrderLine, vat_included: bool) -> Self {
        let name = if line.sku.trim().is_empty() { &line.name } else { &line.sku };
        let rest = [&line.discount, &line.vat_rate, &line.vat].map(|number| normal(number)).join(" ");
        Self {
            name: format!("{} × {}", normal(&line.quantity), shortened(name)),
            price: line.unit_price.clone(),
            rest: format!("{rest} {} {vat_included}", line.vat_exemption.trim()),
        }
    }

    fn of_charge(charge: &Charge, vat_included: bool) -> Self {
        let kind = match charge.kind {
            ChargeKind::Shipping => "shipping",
            ChargeKind::Payment => "payment",
            ChargeKind::Other => "other",
        };
        let name = if charge.label.trim().is_empty() { kind } else { &charge.label };
        let rest = [&charge.vat_rate, &charge.vat].map(|number| normal(number)).join(" ");
        Self {
            name: shortened(name),
            price: charge.amount.clone(),
            rest: format!("{kind} {rest} {vat_included}"),
        }
    }

    fn is(&self, other: &Self) -> bool {
        (&self.name, &self.rest, normal(&self.price)) == (&other.name, &other.rest, normal(&other.price))
    }
}

/// The items that are on one side only, in whatever order they are listed; none where there are none.
fn items(before: &[Item], after: &[Item]) -> Option<(String, String)> {
    let (gone, new) = (without(before, after), without(after, before));
    if gone.is_empty() && new.is_empty() {
        return None;
    }
    let names = |items: &[&Item]| listed(items, |item| item.name.clone());
    let prices = |items: &[&Item]| listed(items, |item| format!("{} ({})", item.name, item.price));
    let (names_gone, names_new) = (names(&gone), names(&new));
    Some(if names_gone == names_new { (prices(&gone), prices(&new)) } else { (names_gone, names_new) })
}

/// The items that `others` doesn't have, each as often as it's missing there.
fn without<'a>(items: &'a [Item], others: &[Item]) -> Vec<&'a Item> {
    let mut others: Vec<&Item> = others.iter().collect();
    let missing = items.iter().filter(|item| match others.iter().position(|other| other.is(item)) {
        Some(place) => {
            others.swap_remove(place);
            false
        }
        None => true,
    });
    missing.collect()
}

fn listed(items: &[&Item], show: impl Fn(&Item) -> String) -> String {
    let mut shown: Vec<String> = items.iter().take(NAMED).map(|item| show(item)).collect();
    if items.len() > NAMED {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

fn shortened(name: &str) -> String {
    let name = name.trim();
    match name.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}

fn state(state: OrderState) -> &'static str {
    match state {
        OrderState::Open => "open",
        OrderState::Completed => "completed",
        OrderState::Cancelled => "cancelled",
    }
}

/// The states in which money was given back or won't come any more.
fn returned(state: PaymentState) -> Option<&'static str> {
    match state {
        PaymentState::Pending
        | PaymentState::Authorized
        | PaymentState::PartiallyPaid
        | PaymentState::Paid => None,
        PaymentState::PartiallyRefunded => Some("partially-refunded"),
        PaymentState::Refunded => Some("refunded"),
        PaymentState::Voided => Some("voided"),
    }
}

fn payment_state(state: PaymentState) -> &'static str {
    returned(state).unwrap_or(match state {
        PaymentState::Pending => "pending",
        PaymentState::Authorized => "authorized",
        PaymentState::PartiallyPaid => "partially-paid",
        _ => "paid",
    })
}

fn address(address: &Address) -> String {
    digest(&[
        ("first-name", &address.first_name),
        ("last-name", &address.last_name),
        ("company", &address.company),
        ("line1", &address.line1),
        ("line2", &address.line2),
        ("postal-code", &address.postal_code),
        ("city", &address.city),
        ("province", &address.province),
        ("country", &address.country),
        ("phone", &address.phone),
        ("vat-number", &address.vat_number),
        ("tax-code", &address.tax_code),
        ("sdi-code", &address.sdi_code),
        ("pec", &address.pec),
    ])
}

fn customer(customer: &Customer) -> String {
    digest(&[
        ("email", &customer.email),
        ("first-name", &customer.first_name),
        ("last-name", &customer.last_name),
    ])
}

/// The digest of the fields that aren't empty: a field that a later version adds doesn't change older digests.
fn digest(fields: &[(&str, &String)]) -> String {
    let mut hasher = Sha256::new();
    for (name, value) in fields {
        let value = value.trim();
        if !value.is_empty() {
            hasher.update(format!("{name}\0{value}\0"));
        }
    }
    let mut text = String::new();
    for byte in hasher.finalize().iter().take(16) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests;
