//! Whether an order's parts add up to its total, and how they do so to the cent. One that doesn't isn't sent.

use std::cmp::Ordering;

use super::number::{Extra, Line, cents, name};
use crate::decimal::{self, Decimal};
use crate::{Message, say};

/// Compares the total with the lines and charges, plus every VAT amount where prices are without; a cent of
/// difference per line is the shop's rounding, and goes to the lines whose amounts were rounded the most. Answers the
/// total.
pub(super) fn check(
    total: &str,
    vat_included: bool,
    lines: &mut [Line<'_>],
    charges: &mut [Extra<'_>],
) -> Result<Decimal, Message> {
    let bad_total = || say::sdk_bad_total(total);
    let total = decimal::amount(total).ok().flatten().ok_or_else(bad_total)?;
    let vat = |vat: Option<Decimal>| if vat_included { Some(Decimal::ZERO) } else { vat };
    let (mut sum, mut rounded) = (Decimal::ZERO, Decimal::ZERO);
    let mut add = |part: Decimal, part_rounded: Decimal| -> Option<()> {
        sum = decimal::add(sum, part)?;
        rounded = decimal::add(rounded, part_rounded)?;
        Some(())
    };
    for line in lines.iter() {
        let vat = vat(line.vat).ok_or_else(|| say::sdk_vat_missing(name(line.line)))?;
        add(line.total, line.amount).and_then(|()| add(vat, cents(vat))).ok_or_else(bad_total)?;
    }
    for extra in charges.iter() {
        let vat = vat(extra.vat).ok_or_else(|| say::sdk_vat_missing(&extra.charge.label))?;
        add(extra.exact, extra.amount).and_then(|()| add(vat, cents(vat))).ok_or_else(bad_total)?;
    }
    let tolerance = Decimal::new(i64::try_from(lines.len()).unwrap_or(i64::MAX), 2);
    let within =
        decimal::subtract(total, sum).is_some_and(|difference| !decimal::less(tolerance, difference.abs()));
    let wrong = || say::SdkWrongSum { total: decimal::money(total), sum: decimal::money(sum) }.message();
    if !within {
        return Err(wrong());
    }
    let mut left = decimal::subtract(cents(total), rounded).ok_or_else(wrong)?;
    let mut parts: Vec<_> = lines.iter_mut().map(|line| (line.total, &mut line.amount)).collect();
    share(&mut left, &mut parts);
    let mut parts: Vec<_> = charges.iter_mut().map(|extra| (extra.exact, &mut extra.amount)).collect();
    share(&mut left, &mut parts);
    if left.is_zero() { Ok(total) } else { Err(wrong()) }
}

/// Gives the cents that are `left` to the parts, one by one: first to those that rounding took the most from. What is
/// free stays free, and nothing changes its sign.
fn share(left: &mut Decimal, parts: &mut [(Decimal, &mut Decimal)]) {
    let cent = Decimal::new(if left.is_sign_negative() { -1 } else { 1 }, 2);
    // How far from what the shop worked out, against the direction in which cents are missing.
    let error = |(exact, amount): &(Decimal, &mut Decimal)| {
        decimal::subtract(*exact, **amount).and_then(|error| decimal::multiply(error, cent))
    };
    parts.sort_by(|a, b| {
        let (a, b) = ((error(a), a.0.abs()), (error(b), b.0.abs()));
        let larger = |a: Decimal, b: Decimal| {
            if decimal::less(b, a) {
                Ordering::Less
            } else if decimal::less(a, b) {
                Ordering::Greater
            } else {
                Ordering::Equal
            }
        };
        larger(a.0.unwrap_or_default(), b.0.unwrap_or_default()).then_with(|| larger(a.1, b.1))
    });
    let mut moved = true;
    while moved && !left.is_zero() {
        moved = false;
        for (exact, amount) in parts.iter_mut() {
            let (Some(next), Some(rest)) = (decimal::add(**amount, cent), decimal::subtract(*left, cent))
            else {
                continue;
            };
            let crosses = !next.is_zero() && next.is_sign_negative() != exact.is_sign_negative();
            if exact.is_zero() || crosses {
                continue;
            }
            (**amount, *left, moved) = (next, rest, true);
            if left.is_zero() {
                return;
            }
        }
    }
}
