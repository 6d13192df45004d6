//! Whether an order's parts add up to its total. One that doesn't isn't sent.

use super::number::{Extra, Line, name};
use crate::decimal::{self, Decimal};
use crate::{Message, say};

/// Compares the total with the lines and charges, plus every VAT amount where prices are without; a cent of
/// difference per line is the shop's rounding. Answers the total.
pub(super) fn check(
    total: &str,
    vat_included: bool,
    lines: &[Line<'_>],
    charges: &[Extra<'_>],
) -> Result<Decimal, Message> {
    let bad_total = || say::sdk_bad_total(total);
    let total = decimal::amount(total).ok().flatten().ok_or_else(bad_total)?;
    let vat = |vat: Option<Decimal>| if vat_included { Some(Decimal::ZERO) } else { vat };
    let mut sum = Decimal::ZERO;
    let mut add = |part: Option<Decimal>| -> Option<()> {
        sum = decimal::add(sum, part?)?;
        Some(())
    };
    for line in lines {
        add(Some(line.total)).ok_or_else(bad_total)?;
        add(vat(line.vat)).ok_or_else(|| say::sdk_vat_missing(name(line.line)))?;
    }
    for extra in charges {
        add(Some(extra.amount)).ok_or_else(bad_total)?;
        add(vat(extra.vat)).ok_or_else(|| say::sdk_vat_missing(&extra.charge.label))?;
    }
    let tolerance = Decimal::new(i64::try_from(lines.len()).unwrap_or(i64::MAX), 2);
    let within =
        decimal::subtract(total, sum).is_some_and(|difference| !decimal::less(tolerance, difference.abs()));
    if !within {
        return Err(say::SdkWrongSum { total: decimal::money(total), sum: decimal::money(sum) }.message());
    }
    Ok(total)
}
