//! Why TotalGest doesn't take an order: errors, each with a pointer into the body.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rust_decimal::Decimal;
use serde_json::Value;
use serde_path_to_error::Segment;

use super::{
    order::{Address, NewOrder},
    problem::Problem,
    state::State,
};

/// Errors in an order: a JSON Pointer into the body, and what is wrong there.
type FieldErrors = Vec<(String, String)>;

/// The most that each line may be off.
const A_CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// The order in the body, if its form is right.
pub(super) fn read(body: &Value) -> Result<NewOrder, Problem> {
    serde_path_to_error::deserialize(body).map_err(|error| {
        let pointer = error.path().iter().map(part).collect();
        Problem::InvalidOrder(vec![(pointer, error.into_inner().to_string())])
    })
}

fn part(segment: &Segment) -> String {
    match segment {
        Segment::Seq { index } => format!("/{index}"),
        other => format!("/{other}"),
    }
}

/// Checks whether this TotalGest can take the order.
pub(super) fn examine(order: &NewOrder, state: &State) -> Result<(), Problem> {
    let mut errors = FieldErrors::new();
    if order.external_reference.is_empty() {
        add_error(&mut errors, "/external_reference", "must not be empty");
    }
    if order.order_number.is_empty() {
        add_error(&mut errors, "/order_number", "must not be empty");
    }
    if order.placed_at.parse::<Timestamp>().is_err() {
        add_error(&mut errors, "/placed_at", "no such time");
    }
    if order.payment.paid_at.as_ref().is_some_and(|at| at.parse::<Timestamp>().is_err()) {
        add_error(&mut errors, "/payment/paid_at", "no such time");
    }
    if !state.currencies.contains(&order.currency) {
        add_error(&mut errors, "/currency", "unknown currency");
    }
    address("/billing", &order.billing, &mut errors);
    address("/shipping", &order.shipping, &mut errors);
    lines(order, state, &mut errors);
    match computed(order) {
        Some(sum) if (sum - order.total).abs() <= tolerance(order) => {}
        Some(sum) => add_error(&mut errors, "/total", &format!("the parts add up to {}", sum.normalize())),
        None => add_error(&mut errors, "/total", "the parts are too big to add up"),
    }
    if errors.is_empty() { Ok(()) } else { Err(Problem::InvalidOrder(errors)) }
}

/// Checks an address: goods go to somebody at some place; the other fields may leave that open.
fn address(at: &str, address: &Address, errors: &mut FieldErrors) {
    let names = [&address.first_name, &address.last_name, &address.company];
    if names.iter().all(|name| name.trim().is_empty()) {
        add_error(errors, &format!("{at}/last_name"), "neither a name nor a company");
    }
    if address.line1.trim().is_empty() {
        add_error(errors, &format!("{at}/line1"), "must not be empty");
    }
    if address.city.trim().is_empty() {
        add_error(errors, &format!("{at}/city"), "must not be empty");
    }
}

fn lines(order: &NewOrder, state: &State, errors: &mut FieldErrors) {
    if order.lines.is_empty() {
        add_error(errors, "/lines", "must not be empty");
    }
    let mut positions = BTreeSet::new();
    for (index, line) in order.lines.iter().enumerate() {
        let at = format!("/lines/{index}");
        if line.position == 0 || !positions.insert(line.position) {
            add_error(errors, &format!("{at}/position"), "must be a number of its own, from 1");
        }
        if line.name.is_empty() {
            add_error(errors, &format!("{at}/name"), "must not be empty");
        }
        if line.quantity.is_zero() {
            add_error(errors, &format!("{at}/quantity"), "must not be zero");
        }
        if let Some(words) = state.refused_skus.get(&line.sku) {
            add_error(errors, &format!("{at}/sku"), words);
        }
    }
}

/// How much the total may be off. Where the shop's amounts are reported, only VAT and the total are rounded.
fn tolerance(order: &NewOrder) -> Decimal {
    let reported = order.prices_include_vat && order.lines.iter().all(|line| line.amount.is_some());
    if reported { A_CENT / Decimal::TWO } else { A_CENT * Decimal::from(order.lines.len()) }
}

/// The amounts of the lines, or quantity × unit price − discount, the charges, and VAT where prices are without.
fn computed(order: &NewOrder) -> Option<Decimal> {
    let mut sum = Decimal::ZERO;
    for line in &order.lines {
        let product = line.quantity.checked_mul(line.unit_price)?.checked_sub(line.discount)?;
        sum = sum.checked_add(line.amount.unwrap_or(product))?;
    }
    for charge in &order.charges {
        sum = sum.checked_add(charge.amount)?;
    }
    if !order.prices_include_vat {
        let vats = order.lines.iter().map(|line| line.vat.amount);
        for vat in vats.chain(order.charges.iter().map(|charge| charge.vat.amount)) {
            sum = sum.checked_add(vat)?;
        }
    }
    Some(sum)
}

fn add_error(errors: &mut FieldErrors, pointer: &str, detail: &str) {
    errors.push((pointer.to_owned(), detail.to_owned()));
}
