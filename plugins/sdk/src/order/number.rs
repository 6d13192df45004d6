//! The order's numbers, read once, each with a message that names it.

use crate::decimal::{self, Decimal};
use crate::shop::{Charge, OrderLine};
use crate::{Message, say};

/// A line with its numbers read.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The line itself.
    pub line: &'a OrderLine,
    /// Above zero.
    pub quantity: Decimal,
    /// Per unit, VAT included or not as the order's prices are, before discount.
    pub price: Decimal,
    /// Off the whole line; zero where the shop doesn't say.
    pub discount: Decimal,
    /// Quantity × price − discount. Not negative.
    pub total: Decimal,
    /// As charged; none where the shop doesn't say.
    pub vat: Option<Decimal>,
    /// In percent; zero where no VAT is due for a reason.
    pub rate: Decimal,
}

/// A charge with its numbers read.
#[derive(Clone, Debug)]
pub struct Extra<'a> {
    /// The charge itself.
    pub charge: &'a Charge,
    /// VAT included or not as the order's prices are. Not negative.
    pub amount: Decimal,
    /// As charged; none where the shop doesn't say.
    pub vat: Option<Decimal>,
    /// In percent; none where the shop doesn't say.
    pub rate: Option<Decimal>,
}

/// Reads a line's numbers.
pub(super) fn line(line: &OrderLine) -> Result<Line<'_>, Message> {
    let name = name(line);
    let quantity = decimal::amount(&line.quantity)
        .map_err(|_| say::SdkBadQuantity { line: name, value: &line.quantity }.message())?
        .ok_or_else(|| say::sdk_quantity_missing(name))?;
    if quantity.is_zero() || quantity.is_sign_negative() {
        return Err(say::SdkQuantityNotPositive { line: name, quantity }.message());
    }
    let bad_price = || say::SdkBadPrice { line: name, value: &line.unit_price }.message();
    let price = decimal::amount(&line.unit_price).ok().flatten().ok_or_else(bad_price)?;
    let discount = decimal::amount(&line.discount)
        .map_err(|_| say::SdkBadDiscount { line: name, value: &line.discount }.message())?
        .unwrap_or_default();
    let total = decimal::multiply(quantity, price)
        .and_then(|gross| decimal::subtract(gross, discount))
        .ok_or_else(bad_price)?;
    if decimal::less(total, Decimal::ZERO) {
        return Err(if decimal::less(price, Decimal::ZERO) {
            say::SdkNegativePrice { line: name, value: &line.unit_price }.message()
        } else {
            say::sdk_negative_line(name)
        });
    }
    let rate = match decimal::amount(&line.vat_rate) {
        Ok(Some(rate)) => rate,
        // Where no VAT is due for a reason, the rate goes without saying.
        Ok(None) if !line.vat_exemption.trim().is_empty() => Decimal::ZERO,
        _ => return Err(say::SdkBadVatRate { line: name, value: &line.vat_rate }.message()),
    };
    let vat =
        decimal::amount(&line.vat).map_err(|_| say::SdkBadVat { line: name, value: &line.vat }.message())?;
    Ok(Line { line, quantity, price, discount, total, vat: vat.or(zero_rated(rate)), rate })
}

/// Reads a charge's numbers.
pub(super) fn charge(charge: &Charge) -> Result<Extra<'_>, Message> {
    let flaw = || say::sdk_bad_charge(&charge.label);
    let amount = decimal::amount(&charge.amount).map_err(|_| flaw())?.unwrap_or_default();
    if decimal::less(amount, Decimal::ZERO) {
        return Err(flaw());
    }
    let rate = decimal::amount(&charge.vat_rate).map_err(|_| flaw())?;
    let vat = decimal::amount(&charge.vat).map_err(|_| flaw())?;
    let none_due = if amount.is_zero() { Some(Decimal::ZERO) } else { rate.and_then(zero_rated) };
    Ok(Extra { charge, amount, vat: vat.or(none_due), rate })
}

/// How a message names a line: by its SKU, else by its name.
#[must_use]
pub fn name(line: &OrderLine) -> &str {
    let sku = line.sku.trim();
    if sku.is_empty() { line.name.trim() } else { sku }
}

fn zero_rated(rate: Decimal) -> Option<Decimal> {
    rate.is_zero().then_some(Decimal::ZERO)
}
