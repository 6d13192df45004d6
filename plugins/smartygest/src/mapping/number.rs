//! The order's numbers, read once, each with a message that names it.

use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::shop::{Charge, OrderLine};

use super::Flaw;
use crate::say;

/// A line with its numbers read.
pub(crate) struct Line<'a> {
    pub(crate) line: &'a OrderLine,
    /// Above zero.
    pub(crate) quantity: Decimal,
    /// Quantity × unit price − discount, VAT included or not as the order's prices are. Not negative.
    pub(crate) total: Decimal,
    /// As charged; none where the shop doesn't say.
    pub(crate) vat: Option<Decimal>,
    pub(crate) rate: Decimal,
}

/// A charge with its numbers read.
pub(crate) struct Extra<'a> {
    pub(crate) charge: &'a Charge,
    pub(crate) amount: Decimal,
    /// As charged; none where the shop doesn't say.
    pub(crate) vat: Option<Decimal>,
    /// None where the shop doesn't say.
    pub(crate) rate: Option<Decimal>,
}

/// Reads a line's numbers.
pub(crate) fn line(line: &OrderLine) -> Result<Line<'_>, Flaw> {
    let name = name(line);
    let quantity = read(&line.quantity)
        .map_err(|()| say::BadQuantity { line: name, value: &line.quantity }.message())?
        .ok_or_else(|| say::quantity_missing(name))?;
    if quantity.is_zero() || quantity.is_sign_negative() {
        return Err(say::QuantityNotPositive { line: name, quantity }.message());
    }
    let price = read(&line.unit_price)
        .ok()
        .flatten()
        .ok_or_else(|| say::BadPrice { line: name, value: &line.unit_price }.message())?;
    let discount = read(&line.discount)
        .map_err(|()| say::BadDiscount { line: name, value: &line.discount }.message())?
        .unwrap_or_default();
    let total = decimal::multiply(quantity, price)
        .and_then(|gross| decimal::subtract(gross, discount))
        .ok_or_else(|| say::BadPrice { line: name, value: &line.unit_price }.message())?;
    if decimal::less(total, Decimal::ZERO) {
        return Err(say::negative_line(name));
    }
    let rate = match read(&line.vat_rate) {
        Ok(Some(rate)) => rate,
        // Where no VAT is due for a reason, the rate goes without saying.
        Ok(None) if !line.vat_exemption.trim().is_empty() => Decimal::ZERO,
        _ => return Err(say::BadVatRate { line: name, value: &line.vat_rate }.message()),
    };
    let vat = read(&line.vat).map_err(|()| say::BadVat { line: name, value: &line.vat }.message())?;
    Ok(Line { line, quantity, total, vat: vat.or(zero_rated(rate)), rate })
}

/// Reads a charge's numbers.
pub(crate) fn charge(charge: &Charge) -> Result<Extra<'_>, Flaw> {
    let flaw = || say::bad_charge(&charge.label);
    let amount = read(&charge.amount).map_err(|()| flaw())?.unwrap_or_default();
    if decimal::less(amount, Decimal::ZERO) {
        return Err(flaw());
    }
    let rate = read(&charge.vat_rate).map_err(|()| flaw())?;
    let vat = read(&charge.vat).map_err(|()| flaw())?;
    let none_due = if amount.is_zero() { Some(Decimal::ZERO) } else { rate.and_then(zero_rated) };
    Ok(Extra { charge, amount, vat: vat.or(none_due), rate })
}

/// How a message names a line: by its SKU, else by its name.
pub(crate) fn name(line: &OrderLine) -> &str {
    let sku = line.sku.trim();
    if sku.is_empty() { line.name.trim() } else { sku }
}

/// A decimal of a size that trade knows: less than a thousand million, at most eight decimals.
pub(crate) fn read(text: &str) -> Result<Option<Decimal>, ()> {
    decimal::parse(text).map_err(|_| ())?.map(sensible).transpose()
}

/// The number without zeros at its end, where its size is one that trade knows.
pub(crate) fn sensible(number: Decimal) -> Result<Decimal, ()> {
    let number = number.normalize();
    let fits = number.scale() <= 8 && decimal::less(number.abs(), Decimal::from(1_000_000_000));
    if fits { Ok(number) } else { Err(()) }
}

fn zero_rated(rate: Decimal) -> Option<Decimal> {
    rate.is_zero().then_some(Decimal::ZERO)
}
