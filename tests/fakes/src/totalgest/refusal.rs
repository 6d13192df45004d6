//! Why TotalGest doesn't take an order: each flaw with a pointer into the body.

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

type Flaws = Vec<(String, String)>;

/// Off by so much for each line at most.
const A_CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// The order that the body holds, as far as its form goes.
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

/// Whether this TotalGest can take the order.
pub(super) fn examine(order: &NewOrder, state: &State) -> Result<(), Problem> {
    let mut flaws = Flaws::new();
    if order.external_reference.is_empty() {
        flaw(&mut flaws, "/external_reference", "must not be empty");
    }
    if order.order_number.is_empty() {
        flaw(&mut flaws, "/order_number", "must not be empty");
    }
    if order.placed_at.parse::<Timestamp>().is_err() {
        flaw(&mut flaws, "/placed_at", "no such time");
    }
    if order.payment.paid_at.as_ref().is_some_and(|at| at.parse::<Timestamp>().is_err()) {
        flaw(&mut flaws, "/payment/paid_at", "no such time");
    }
    if !state.currencies.contains(&order.currency) {
        flaw(&mut flaws, "/currency", "unknown currency");
    }
    address("/billing", &order.billing, &mut flaws);
    address("/shipping", &order.shipping, &mut flaws);
    lines(order, state, &mut flaws);
    match computed(order) {
        Some(sum) if (sum - order.total).abs() <= tolerance(order) => {}
        Some(sum) => flaw(&mut flaws, "/total", &format!("the parts add up to {}", sum.normalize())),
        None => flaw(&mut flaws, "/total", "the parts are too big to add up"),
    }
    if flaws.is_empty() { Ok(()) } else { Err(Problem::InvalidOrder(flaws)) }
}

/// Goods go to somebody at some place. Where that is, the other fields may leave open.
fn address(at: &str, address: &Address, flaws: &mut Flaws) {
    let names = [&address.first_name, &address.last_name, &address.company];
    if names.iter().all(|name| name.trim().is_empty()) {
        flaw(flaws, &format!("{at}/last_name"), "neither a name nor a company");
    }
    if address.line1.trim().is_empty() {
        flaw(flaws, &format!("{at}/line1"), "must not be empty");
    }
    if address.city.trim().is_empty() {
        flaw(flaws, &format!("{at}/city"), "must not be empty");
    }
}

fn lines(order: &NewOrder, state: &State, flaws: &mut Flaws) {
    if order.lines.is_empty() {
        flaw(flaws, "/lines", "must not be empty");
    }
    let mut positions = BTreeSet::new();
    for (index, line) in order.lines.iter().enumerate() {
        let at = format!("/lines/{index}");
        if line.position == 0 || !positions.insert(line.position) {
            flaw(flaws, &format!("{at}/position"), "must be a number of its own, from 1");
        }
        if line.name.is_empty() {
            flaw(flaws, &format!("{at}/name"), "must not be empty");
        }
        if line.quantity.is_zero() {
            flaw(flaws, &format!("{at}/quantity"), "must not be zero");
        }
        if let Some(words) = state.refused_skus.get(&line.sku) {
            flaw(flaws, &format!("{at}/sku"), words);
        }
    }
}

/// Where the shop's amounts are told, nothing is left to round but VAT and the total.
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

fn flaw(flaws: &mut Flaws, pointer: &str, detail: &str) {
    flaws.push((pointer.to_owned(), detail.to_owned()));
}
