//! The order's numbers, read once, each with a message that names it.

use crate::decimal::{self, Decimal, RoundingStrategy::MidpointAwayFromZero};
use crate::shop::{Charge, ChargeKind, OrderLine};
use crate::{Message, say};

/// A line with its numbers read.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The line itself.
    pub line: &'a OrderLine,
    /// Above zero.
    pub quantity: Decimal,
    /// Per unit, VAT included or not as the order's prices are, before discount. Below zero for what is taken back.
    pub price: Decimal,
    /// Off the whole line; zero where the shop doesn't say.
    pub discount: Decimal,
    /// Quantity × price − discount, with every decimal. Not negative unless the price is.
    pub total: Decimal,
    /// The total to the cent, so that the amounts of lines and charges, and VAT to the cent where prices are without,
    /// add up to the order's total.
    pub amount: Decimal,
    /// The VAT as charged; none where the shop doesn't report it.
    pub vat: Option<Decimal>,
    /// The VAT rate in percent; zero where no VAT is due for a reason.
    pub rate: Decimal,
}

/// A charge with its numbers read.
#[derive(Clone, Debug)]
pub struct Extra<'a> {
    /// The charge itself.
    pub charge: &'a Charge,
    /// The amount to the cent, VAT included or not as the order's prices are. Below zero where it's given to the buyer.
    pub amount: Decimal,
    /// The amount with every decimal that the shop reports.
    pub(super) exact: Decimal,
    /// The VAT as charged; none where the shop doesn't report it.
    pub vat: Option<Decimal>,
    /// The VAT rate in percent; none where the shop doesn't report it.
    pub rate: Option<Decimal>,
    /// Why no VAT is due: its own reason, else the one that all lines share. Empty where VAT is due.
    pub exemption: String,
}

impl Extra<'_> {
    /// Whether it may be what a shop rounds the total by: an amount below 1.00 that is neither shipping nor a fee. What
    /// isn't known of its VAT must not keep an order from being sent.
    #[must_use]
    pub fn is_rounding(&self) -> bool {
        is_rounding(self.charge, self.exact)
    }
}

fn is_rounding(charge: &Charge, amount: Decimal) -> bool {
    charge.kind == ChargeKind::Other && decimal::less(amount.abs(), Decimal::ONE)
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
    if decimal::less(total, Decimal::ZERO) && !decimal::less(price, Decimal::ZERO) {
        return Err(say::sdk_negative_line(name));
    }
    let rate = match decimal::amount(&line.vat_rate) {
        Ok(Some(rate)) => rate,
        // Where no VAT is due for a reason, the rate goes without saying.
        Ok(None) if !line.vat_exemption.trim().is_empty() => Decimal::ZERO,
        _ => return Err(say::SdkBadVatRate { line: name, value: &line.vat_rate }.message()),
    };
    let vat =
        decimal::amount(&line.vat).map_err(|_| say::SdkBadVat { line: name, value: &line.vat }.message())?;
    let vat = vat.or(zero_rated(rate));
    Ok(Line { line, quantity, price, discount, total, amount: cents(total), vat, rate })
}

/// Reads a charge's numbers. The lines know why no VAT is due on it where it doesn't say.
pub(super) fn charge<'a>(
    charge: &'a Charge,
    lines: &[Line<'_>],
    vat_included: bool,
) -> Result<Extra<'a>, Message> {
    let bad_charge = || say::sdk_bad_charge(&charge.label);
    let amount = decimal::amount(&charge.amount).map_err(|_| bad_charge())?.unwrap_or_default();
    let mut rate = decimal::amount(&charge.vat_rate).map_err(|_| bad_charge())?;
    let mut vat = decimal::amount(&charge.vat).map_err(|_| bad_charge())?;
    let mut exemption = charge.vat_exemption.trim().to_owned();
    let no_vat = vat.is_none_or(|vat| vat.is_zero());
    if exemption.is_empty() && !amount.is_zero() && no_vat && rate.is_none_or(|rate| rate.is_zero()) {
        exemption = shared_exemption(lines, rate)
            .or_else(|| is_rounding(charge, amount).then(String::new))
            .ok_or_else(|| say::sdk_charge_exemption(&charge.label))?;
    }
    if !exemption.is_empty() {
        // Where no VAT is due for a reason, the rate goes without saying.
        rate = rate.or(Some(Decimal::ZERO));
    }
    let none_due = if amount.is_zero() { Some(Decimal::ZERO) } else { rate.and_then(zero_rated) };
    vat = vat.or(none_due);
    if vat.is_none() && is_rounding(charge, amount) {
        vat = vat_at(amount, rate.unwrap_or_default(), vat_included);
    }
    Ok(Extra { charge, amount: cents(amount), exact: amount, vat, rate, exemption })
}

/// Why no VAT is due on a charge that has no reason of its own: empty where the lines have none either, none where
/// they don't agree and so nobody knows.
fn shared_exemption(lines: &[Line<'_>], rate: Option<Decimal>) -> Option<String> {
    let mut reasons = lines.iter().map(|line| line.line.vat_exemption.trim());
    let first = reasons.next().unwrap_or_default();
    if reasons.all(|reason| reason.eq_ignore_ascii_case(first)) {
        return Some(first.to_owned());
    }
    // Nothing is said about its VAT: that isn't the same as none being due.
    if rate.is_none() { Some(String::new()) } else { None }
}

/// The VAT of an amount at a rate in percent, to the cent.
fn vat_at(amount: Decimal, rate: Decimal, vat_included: bool) -> Option<Decimal> {
    let hundred = Decimal::ONE_HUNDRED;
    let whole = if vat_included { decimal::add(hundred, rate)? } else { hundred };
    Some(cents(decimal::divide(decimal::multiply(amount, rate)?, whole)?))
}

/// The number to the cent, rounded as shops do.
pub(super) fn cents(number: Decimal) -> Decimal {
    number.round_dp_with_strategy(2, MidpointAwayFromZero).normalize()
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
