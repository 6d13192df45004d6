//! Amounts without VAT that lead to what the customer paid.
//!
//! ASSUMED Smarty works VAT out as an Italian invoice does: for each rate from the sum of what is charged at it, to the
//! cent. Not every amount has a price in cents that leads to it: 33.80 at 22 % would be 27.70 (33.79) or 27.71 (33.81).
//!
//! So the amounts are those that the shop charged, in cents. Where they don't lead to the total, cents move between
//! rows of the same rate: 3 × 8.20 is 30.01 with VAT, 2 × 8.20 + 8.19 is the 30.00 that were paid. Where no cents do,
//! the price of one row has as many decimals as it takes, at most the eight that Italian e-invoices know: 27.7049 is
//! enough for 33.80. ASSUMED Smarty keeps them; one that keeps cents comes as near to the total as cents can, and the
//! owner gets a note (see [`super::total`]).

use framework360_sdk::decimal::{self, Decimal, RoundingStrategy::MidpointAwayFromZero};

use super::parts::{Amount, Part, TaxKey};
use super::rows::{cents, shortest};

/// Beyond this no price is more exact.
const DECIMALS: u32 = 8;
const CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
/// A rate's sum that is less than this off is rounded to the right cent.
const HALF_CENT: Decimal = Decimal::from_parts(5, 0, 0, false, 3);
/// The bound for a total, whose exact parts are a little off, too.
const NEARLY_HALF_CENT: Decimal = Decimal::from_parts(45, 0, 0, false, 4);

/// Works out what is sent of each amount; none where the numbers are too large or a rate makes no sense.
pub(super) fn work_out(rows: &mut [Part], fee: &mut Amount, fee_tax: Option<&TaxKey>) -> Option<()> {
    let mut taxes: Vec<TaxKey> = Vec::new();
    for tax in rows.iter().map(|row| &row.tax).chain(fee_tax) {
        if !taxes.contains(tax) {
            taxes.push(tax.clone());
        }
    }
    if fee_tax.is_none() {
        // The rate at which Smarty works out the fee's VAT isn't known.
        fee.sent = fee.net.unwrap_or_default();
    }
    let mut groups = Vec::new();
    for tax in &taxes {
        // The largest first, and goods before charges: what bears the cents.
        let mut parts: Vec<_> = rows.iter_mut().filter(|row| row.tax == *tax).collect();
        parts.sort_by(|a, b| a.is_charge.cmp(&b.is_charge).then(b.amount.gross.cmp(&a.amount.gross)));
        let mut amounts: Vec<&mut Amount> = parts.into_iter().map(|part| &mut part.amount).collect();
        if fee_tax == Some(tax) {
            amounts.push(fee);
        }
        groups.push(in_cents(tax, &mut amounts)?);
    }
    while let Some((tax, rest)) = inexact(&mut groups)? {
        let row = rows.iter_mut().filter(|row| row.tax == *tax && !row.amount.gross.is_zero());
        let row = row.map(|row| (row.is_charge, &mut row.amount));
        match row.min_by(|a, b| a.0.cmp(&b.0).then(b.1.gross.cmp(&a.1.gross))) {
            Some((_, amount)) => amount.sent = decimal::add(amount.sent, rest)?,
            None => fee.sent = shortest(decimal::add(fee.sent, rest)?, Decimal::ONE)?,
        }
    }
    Some(())
}

/// All amounts at one tax.
struct Group<'a> {
    tax: &'a TaxKey,
    /// The difference to the exact amount without VAT, which has more decimals.
    rest: Decimal,
    /// The difference between this group's total with VAT and the exact one.
    off: Decimal,
}

/// The factor from an amount without VAT to the amount with VAT.
pub(super) fn factor(tax: &TaxKey) -> Option<Decimal> {
    let rate = if tax.exemption.is_empty() { tax.rate } else { Decimal::ZERO };
    decimal::add(Decimal::ONE, decimal::divide(rate, Decimal::ONE_HUNDRED)?)
}

/// Gives these amounts cents whose sum is the nearest to what leads to their sum with VAT.
fn in_cents<'a>(tax: &'a TaxKey, amounts: &mut [&mut Amount]) -> Option<Group<'a>> {
    let factor = factor(tax)?;
    let (mut gross, mut sum) = (Decimal::ZERO, Decimal::ZERO);
    for amount in amounts.iter_mut() {
        let computed = cents(decimal::divide(amount.gross, factor)?);
        // The amount as charged, unless Smarty will work out another one.
        let is_near = |net: &Decimal| {
            decimal::subtract(*net, computed).is_some_and(|off| !decimal::less(CENT, off.abs()))
        };
        amount.sent = amount.net.filter(is_near).filter(|net| cents(*net) == *net).unwrap_or(computed);
        gross = decimal::add(gross, amount.gross)?;
        sum = decimal::add(sum, amount.sent)?;
    }
    let exact = decimal::divide(gross, factor)?.round_dp_with_strategy(DECIMALS, MidpointAwayFromZero);
    let nearest = cents(exact);
    let mut left = decimal::subtract(nearest, sum)?;
    while !left.is_zero() {
        let before = left;
        let step = if left.is_sign_negative() { -CENT } else { CENT };
        for amount in amounts.iter_mut().filter(|amount| !amount.gross.is_zero()) {
            let next = decimal::add(amount.sent, step)?;
            if left.is_zero() || decimal::less(next, Decimal::ZERO) {
                continue;
            }
            amount.sent = next;
            left = decimal::subtract(left, step)?;
        }
        if decimal::same(before, left) {
            break;
        }
    }
    let reached = decimal::multiply(decimal::subtract(nearest, left)?, factor)?;
    let rest = decimal::add(decimal::subtract(exact, nearest)?, left)?;
    Some(Group { tax, rest, off: decimal::subtract(reached, gross)? })
}

/// The group that must be exact because the total would be a cent off, and what it is short of; none where the total is
/// right, whether Smarty rounds for each rate or once for all of them.
fn inexact<'a>(groups: &mut [Group<'a>]) -> Option<Option<(&'a TaxKey, Decimal)>> {
    let all = groups.iter().try_fold(Decimal::ZERO, |sum, group| decimal::add(sum, group.off))?;
    let is_off = |off: Decimal, limit| !decimal::less(off.abs(), limit);
    let worst = groups.iter_mut().max_by(|a, b| a.off.abs().cmp(&b.off.abs()));
    Some(worst.filter(|worst| is_off(worst.off, HALF_CENT) || is_off(all, NEARLY_HALF_CENT)).and_then(
        |worst| {
            let rest = std::mem::take(&mut worst.rest);
            worst.off = Decimal::ZERO;
            (!rest.is_zero()).then_some((worst.tax, rest))
        },
    ))
}
