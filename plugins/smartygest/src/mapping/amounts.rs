//! An order's amounts as Smarty takes them: rows of goods and of charges, and one shipping fee, none below zero.
//!
//! ASSUMED a row without a SKU is taken as text with a price and a tax, and links to no product. `fees.payment` and
//! `fees.extra` have no tax of their own, so a payment fee and gift wrapping are such rows: their VAT is kept, on either
//! basis. Shipping is the fee that Smarty knows; where it has several VAT rates, the others' shares are rows.
//!
//! Nobody saw an amount below zero. What is given to the buyer is shared out over the amounts at the same VAT rate, in
//! proportion and to the cent, as a discount is: first over the goods, where they don't suffice over the charges, too.

use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::order::{Checked, Extra, Line, name};
use framework360_sdk::say as sdk;
use framework360_sdk::shop::{ChargeKind, Order};
use framework360_sdk::{Message, address};

use super::Flaw;
use super::order::TaxKey;
use super::rows::{Basis, on_basis};
use crate::say;

/// A rounding to what can be paid in cash is at most this: half of ten cents.
const CASH_ROUNDING: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// What an order charges.
#[derive(Debug)]
pub(super) struct Amounts {
    /// The goods first.
    pub(super) rows: Vec<Part>,
    pub(super) shipping: Decimal,
    /// None where the shop doesn't say.
    pub(super) shipping_tax: Option<TaxKey>,
    pub(super) notes: Vec<Message>,
}

/// An amount that becomes one or more rows.
#[derive(Debug)]
pub(super) struct Part {
    /// Whether it's a charge and no goods.
    is_charge: bool,
    /// Empty for a charge.
    pub(super) sku: String,
    pub(super) name: String,
    pub(super) quantity: Decimal,
    /// For the whole quantity, to the cent, on Smarty's basis.
    pub(super) amount: Decimal,
    pub(super) tax: TaxKey,
}

/// What is given to the buyer.
struct Given {
    name: String,
    /// Above zero.
    amount: Decimal,
    /// None where the shop doesn't say.
    tax: Option<TaxKey>,
}

/// Sorts an order's amounts.
pub(super) fn amounts(order: &Order, checked: &Checked<'_>, basis: Basis) -> Result<Amounts, Flaw> {
    let mut sorted = Sorted { rows: Vec::new(), shipping: Vec::new(), given: Vec::new() };
    for line in &checked.lines {
        sorted.line(line, order.vat_included, basis)?;
    }
    let goods_tax = shared_tax(&checked.lines);
    for extra in &checked.charges {
        sorted.charge(extra, goods_tax.as_ref(), order.vat_included, basis)?;
    }
    sorted.settle(basis)
}

struct Sorted {
    rows: Vec<Part>,
    shipping: Vec<(Option<TaxKey>, Part)>,
    given: Vec<Given>,
}

impl Sorted {
    fn line(&mut self, line: &Line<'_>, vat_included: bool, basis: Basis) -> Result<(), Flaw> {
        let called = name(line.line);
        let amount = on_basis(line.amount, line.vat, vat_included, basis)
            .ok_or_else(|| sdk::sdk_vat_missing(called))?;
        let tax = TaxKey { exemption: line.line.vat_exemption.trim().to_owned(), rate: line.rate };
        if !is_negative(amount) {
            self.rows.push(Part {
                is_charge: false,
                sku: line.line.sku.trim().to_owned(),
                name: line.line.name.trim().to_owned(),
                quantity: line.quantity,
                amount,
                tax,
            });
        } else if is_negative(line.price) {
            self.given.push(Given { name: called.to_owned(), amount: -amount, tax: Some(tax) });
        } else {
            return Err(sdk::SdkBadVat { line: called, value: &line.line.vat }.message());
        }
        Ok(())
    }

    fn charge(
        &mut self,
        extra: &Extra<'_>,
        goods_tax: Option<&TaxKey>,
        vat_included: bool,
        basis: Basis,
    ) -> Result<(), Flaw> {
        let label = address::first(&[&extra.charge.label, "?"]);
        let amount = on_basis(extra.amount, extra.vat, vat_included, basis)
            .ok_or_else(|| sdk::sdk_vat_missing(label))?;
        if amount.is_zero() {
            return Ok(());
        }
        let tax = extra.rate.map(|rate| TaxKey { exemption: extra.exemption.clone(), rate });
        if is_negative(amount) {
            let tax = tax.or_else(|| goods_tax.cloned());
            self.given.push(Given { name: label.to_owned(), amount: -amount, tax });
            return Ok(());
        }
        let row = |tax: TaxKey| Part {
            is_charge: true,
            sku: String::new(),
            name: label.to_owned(),
            quantity: Decimal::ONE,
            amount,
            tax,
        };
        if extra.charge.kind == ChargeKind::Shipping {
            let known = tax.clone().unwrap_or(TaxKey { exemption: String::new(), rate: Decimal::ZERO });
            self.shipping.push((tax, row(known)));
            return Ok(());
        }
        // What goes with goods is taxed as they are, where nobody says otherwise.
        let tax = tax.or_else(|| goods_tax.cloned()).ok_or_else(|| say::charge_rate(label))?;
        self.rows.push(row(tax));
        Ok(())
    }

    fn settle(self, basis: Basis) -> Result<Amounts, Flaw> {
        let Self { mut rows, shipping, given } = self;
        // The rate with the largest amount is the fee's: of several charges at it, their sum.
        let shipping_tax = largest(&shipping)?;
        let mut fee = Decimal::ZERO;
        for (tax, part) in shipping {
            if tax == shipping_tax {
                fee = sum(fee, part.amount, &part.name)?;
            } else if tax.is_none() {
                return Err(say::charge_rate(part.name));
            } else {
                rows.push(part);
            }
        }
        let mut notes = Vec::new();
        for given in given {
            let shown = decimal::money(-given.amount);
            if !take_off(&given, basis, &mut rows, &mut fee, shipping_tax.as_ref())? {
                return Err(say::NegativeAmount { label: &given.name, amount: shown }.message());
            }
            notes.push(say::NoteTakenOff { label: &given.name, amount: shown }.message());
        }
        if rows.iter().all(|row| row.is_charge) {
            return Err(sdk::sdk_no_lines());
        }
        Ok(Amounts { rows, shipping: fee, shipping_tax, notes })
    }
}

/// Takes what is given off the amounts at its rate; false where they don't suffice.
fn take_off(
    given: &Given,
    basis: Basis,
    rows: &mut [Part],
    fee: &mut Decimal,
    fee_tax: Option<&TaxKey>,
) -> Result<bool, Flaw> {
    let at_rate = |tax: &TaxKey| given.tax.as_ref().is_some_and(|given| given == tax);
    let mut parts: Vec<&mut Decimal> = rows
        .iter_mut()
        .filter(|part| at_rate(&part.tax) && !part.is_charge)
        .map(|part| &mut part.amount)
        .collect();
    if share_off(given.amount, &mut parts) {
        return Ok(true);
    }
    let mut parts: Vec<&mut Decimal> =
        rows.iter_mut().filter(|part| at_rate(&part.tax)).map(|part| &mut part.amount).collect();
    if fee_tax.is_some_and(at_rate) {
        parts.push(fee);
    }
    if share_off(given.amount, &mut parts) {
        return Ok(true);
    }
    // A rounding has no VAT of its own, whatever the goods have: it may change the VAT by less than a cent.
    let has_no_vat = given.tax.as_ref().is_none_or(|tax| tax.rate.is_zero() && tax.exemption.is_empty());
    let is_rounding = has_no_vat && !decimal::less(CASH_ROUNDING, given.amount);
    if !is_rounding || basis == Basis::VatExcluded {
        return Ok(false);
    }
    let mut largest: Option<&mut Decimal> = None;
    for part in rows.iter_mut() {
        if largest.as_ref().is_none_or(|largest| decimal::less(**largest, part.amount)) {
            largest = Some(&mut part.amount);
        }
    }
    Ok(largest.is_some_and(|largest| share_off(given.amount, &mut [largest])))
}

/// Takes an amount in cents off these, in proportion; false, and nothing taken, where they are smaller.
fn share_off(amount: Decimal, parts: &mut [&mut Decimal]) -> bool {
    let whole = parts.iter().try_fold(Decimal::ZERO, |sum, part| decimal::add(sum, **part));
    let Some(whole) = whole.filter(|whole| !whole.is_zero() && !decimal::less(*whole, amount)) else {
        return false;
    };
    let mut left = amount;
    let mut taken = Vec::new();
    for part in parts.iter() {
        let share = decimal::multiply(amount, **part)
            .and_then(|share| decimal::divide(share, whole))
            .map(|share| share.trunc_with_scale(2));
        let Some((share, rest)) = share.and_then(|share| Some((share, decimal::subtract(left, share)?)))
        else {
            return false;
        };
        taken.push(share);
        left = rest;
    }
    let cent = Decimal::new(1, 2);
    // Fewer cents are left than there are parts: one each, and none where nothing is left of it.
    while !left.is_zero() {
        let before = left;
        for (part, share) in parts.iter().zip(&mut taken) {
            if let (Some(more), Some(rest)) = (decimal::add(*share, cent), decimal::subtract(left, cent))
                && !left.is_zero()
                && !decimal::less(**part, more)
            {
                (*share, left) = (more, rest);
            }
        }
        if decimal::same(before, left) {
            return false;
        }
    }
    for (part, share) in parts.iter_mut().zip(taken) {
        match decimal::subtract(**part, share) {
            Some(rest) => **part = rest,
            None => return false,
        }
    }
    true
}

/// The tax that all goods share.
fn shared_tax(lines: &[Line<'_>]) -> Option<TaxKey> {
    let mut taxes = lines
        .iter()
        .map(|line| TaxKey { exemption: line.line.vat_exemption.trim().to_owned(), rate: line.rate });
    let first = taxes.next()?;
    taxes.all(|tax| tax == first).then_some(first)
}

/// The tax at which most is charged.
fn largest(shipping: &[(Option<TaxKey>, Part)]) -> Result<Option<TaxKey>, Flaw> {
    let mut largest: Option<(&Option<TaxKey>, Decimal)> = None;
    for (tax, _) in shipping {
        let mut at_rate = Decimal::ZERO;
        for (_, part) in shipping.iter().filter(|(other, _)| other == tax) {
            at_rate = sum(at_rate, part.amount, &part.name)?;
        }
        if largest.is_none_or(|(_, most)| decimal::less(most, at_rate)) {
            largest = Some((tax, at_rate));
        }
    }
    Ok(largest.and_then(|(tax, _)| tax.clone()))
}

fn sum(a: Decimal, b: Decimal, label: &str) -> Result<Decimal, Flaw> {
    decimal::add(a, b).ok_or_else(|| sdk::sdk_bad_charge(label))
}

fn is_negative(amount: Decimal) -> bool {
    decimal::less(amount, Decimal::ZERO)
}
