//! An order's amounts as Smarty takes them: rows of goods and of charges, and one shipping fee, none below zero.
//!
//! ASSUMED a row without a SKU is taken as text with a price and a tax, and links to no product. `fees.payment` and
//! `fees.extra` have no tax of their own, so a payment fee and gift wrapping are such rows: their VAT is kept, on
//! either basis. Shipping is the fee that Smarty knows; where it has several VAT rates, the others' shares are rows.
//!
//! Nobody saw an amount below zero. What is given to the buyer is shared out over the amounts at the same VAT rate, in
//! proportion and to the cent, as a discount is: first over the goods, where they don't suffice over the charges, too.
//!
//! All of this is done with VAT, on either basis: what the customer paid is what must come out. Where Smarty's prices
//! are without VAT, [`super::net_prices`] works them out at the end.
//!
//! A rounding never stops an order. What is below 1.00 and has no VAT of its own goes into the prices where nothing
//! else has its rate; one that is added is a row where Smarty has a tax for it (see [`Amounts::rounding_taxes`]).

use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::order::{Checked, Extra, Line, name};
use framework360_sdk::say as sdk;
use framework360_sdk::shop::{ChargeKind, Order};
use framework360_sdk::{Message, address};

use super::negative_amounts::{self, Deduction};
use super::net_prices;
use super::parts::{Amount, Part, TaxKey};
use super::rows::{Basis, cents, on_basis};
use crate::say;

/// The amounts of an order.
#[derive(Debug)]
pub(super) struct Amounts {
    /// The goods first.
    pub(super) rows: Vec<Part>,
    pub(super) shipping: Amount,
    /// The tax of shipping; none where the shop doesn't report it.
    pub(super) shipping_tax: Option<TaxKey>,
    /// The taxes that nothing has but a rounding, which is a row. Where Smarty doesn't have one, the rounding must go
    /// into the prices.
    pub(super) rounding_taxes: Vec<TaxKey>,
    pub(super) notes: Vec<Message>,
}

/// How a rounding is sent that is added and has no VAT of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rounding {
    /// A row, as any other charge.
    Row,
    /// Part of the largest row's price, where nothing else has its tax.
    InPrices,
}

/// Sorts an order's amounts.
pub(super) fn amounts(
    order: &Order,
    checked: &Checked<'_>,
    basis: Basis,
    rounding: Rounding,
) -> Result<Amounts, Message> {
    let mut sorted =
        Sorted { rows: Vec::new(), shipping: Vec::new(), deductions: Vec::new(), roundings: Vec::new() };
    let terms = PriceTerms { vat_included: order.vat_included, basis };
    for line in &checked.lines {
        sorted.line(line, terms)?;
    }
    let goods_tax = shared_tax(&checked.lines);
    for extra in &checked.charges {
        sorted.charge(extra, goods_tax.as_ref(), terms)?;
    }
    sorted.distribute(basis, rounding)
}

/// How the shop reports amounts, and on which basis they are needed.
#[derive(Clone, Copy)]
struct PriceTerms {
    vat_included: bool,
    basis: Basis,
}

impl PriceTerms {
    /// The amount with and without VAT; none where the VAT is needed and isn't reported.
    fn read(self, amount: Decimal, vat: Option<Decimal>) -> Option<Amount> {
        let on = |basis| on_basis(amount, vat.map(cents), self.vat_included, basis);
        let (gross, net) = (on(Basis::VatIncluded)?, on(Basis::VatExcluded));
        let is_known = self.basis == Basis::VatIncluded || net.is_some();
        is_known.then_some(Amount { gross, net, sent: gross })
    }
}

struct Sorted {
    rows: Vec<Part>,
    shipping: Vec<(Option<TaxKey>, Part)>,
    deductions: Vec<Deduction>,
    /// The roundings that are added to the total, and may go into the prices.
    roundings: Vec<Part>,
}

impl Sorted {
    fn line(&mut self, line: &Line<'_>, terms: PriceTerms) -> Result<(), Message> {
        let called = name(line.line);
        let amount = terms.read(line.amount, line.vat).ok_or_else(|| sdk::sdk_vat_missing(called))?;
        let tax = TaxKey { exemption: line.line.vat_exemption.trim().to_owned(), rate: line.rate };
        let sent = if terms.basis == Basis::VatIncluded { Some(amount.gross) } else { amount.net };
        if !is_negative(amount.gross) && !sent.is_some_and(is_negative) {
            self.rows.push(Part {
                is_charge: false,
                sku: line.line.sku.trim().to_owned(),
                name: line.line.name.trim().to_owned(),
                quantity: line.quantity,
                amount,
                tax,
            });
        } else if is_negative(line.price) && is_negative(amount.gross) {
            self.deductions.push(Deduction {
                name: called.to_owned(),
                amount: -amount.gross,
                tax: Some(tax),
                is_rounding: is_small(line.amount),
            });
        } else {
            return Err(sdk::SdkBadVat { line: called, value: &line.line.vat }.message());
        }
        Ok(())
    }

    fn charge(
        &mut self,
        extra: &Extra<'_>,
        goods_tax: Option<&TaxKey>,
        terms: PriceTerms,
    ) -> Result<(), Message> {
        let label = address::first(&[&extra.charge.label, "?"]);
        let amount = terms.read(extra.amount, extra.vat).ok_or_else(|| sdk::sdk_vat_missing(label))?;
        if amount.gross.is_zero() {
            return Ok(());
        }
        let tax = extra.rate.map(|rate| TaxKey { exemption: extra.exemption.clone(), rate });
        if is_negative(amount.gross) {
            let tax = tax.or_else(|| goods_tax.cloned());
            self.deductions.push(Deduction {
                name: label.to_owned(),
                amount: -amount.gross,
                tax,
                is_rounding: is_small(extra.amount),
            });
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
        let no_tax = || TaxKey { exemption: String::new(), rate: Decimal::ZERO };
        if extra.charge.kind == ChargeKind::Shipping {
            self.shipping.push((tax.clone(), row(tax.unwrap_or_else(no_tax))));
            return Ok(());
        }
        // A charge is taxed like the goods, where the shop doesn't report its tax.
        let tax = tax.or_else(|| goods_tax.cloned());
        match tax {
            Some(tax) if extra.is_rounding() && tax.rate.is_zero() => self.roundings.push(row(tax)),
            Some(tax) => self.rows.push(row(tax)),
            None if extra.is_rounding() => self.roundings.push(row(no_tax())),
            None => return Err(say::charge_rate(label)),
        }
        Ok(())
    }

    /// Distributes negative amounts and roundings over the others, and works out what is sent.
    fn distribute(self, basis: Basis, rounding: Rounding) -> Result<Amounts, Message> {
        let Self { mut rows, shipping, deductions, roundings } = self;
        // The rate with the largest amount is the fee's: of several charges at it, their sum.
        let shipping_tax = largest(&shipping)?;
        let mut fee = Amount { net: Some(Decimal::ZERO), ..Amount::default() };
        for (tax, part) in shipping {
            if tax == shipping_tax {
                fee.gross = sum(fee.gross, part.amount.gross, &part.name)?;
                fee.net = fee.net.zip(part.amount.net).and_then(|(a, b)| decimal::add(a, b));
            } else if tax.is_none() {
                return Err(say::charge_rate(part.name));
            } else {
                rows.push(part);
            }
        }
        if rows.iter().all(|row| row.is_charge) {
            return Err(sdk::sdk_no_lines());
        }
        let mut notes = Vec::new();
        let taxes: Vec<TaxKey> = rows.iter().map(|row| row.tax.clone()).chain(shipping_tax.clone()).collect();
        let mut rounding_taxes = Vec::new();
        for part in roundings {
            let is_alone = !taxes.contains(&part.tax);
            if is_alone && rounding == Rounding::InPrices {
                let amount = decimal::money(part.amount.gross);
                notes.push(say::NoteRounding { label: &part.name, amount }.message());
                negative_amounts::put_on_largest(part.amount.gross, &mut rows)
                    .ok_or_else(|| sdk::sdk_bad_charge(&part.name))?;
            } else {
                if is_alone && !rounding_taxes.contains(&part.tax) {
                    rounding_taxes.push(part.tax.clone());
                }
                rows.push(part);
            }
        }
        for deduction in deductions {
            let shown = decimal::money(-deduction.amount);
            if !negative_amounts::take_off(&deduction, &mut rows, &mut fee, shipping_tax.as_ref()) {
                return Err(say::NegativeAmount { label: &deduction.name, amount: shown }.message());
            }
            notes.push(say::NoteTakenOff { label: &deduction.name, amount: shown }.message());
        }
        let mut amounts = Amounts { rows, shipping: fee, shipping_tax, rounding_taxes, notes };
        on_smartys_basis(&mut amounts, basis)?;
        Ok(amounts)
    }
}

/// Works out what is sent once everything is shared out.
fn on_smartys_basis(amounts: &mut Amounts, basis: Basis) -> Result<(), Message> {
    if basis == Basis::VatIncluded {
        for amount in amounts.rows.iter_mut().map(|row| &mut row.amount).chain([&mut amounts.shipping]) {
            amount.sent = amount.gross;
        }
        return Ok(());
    }
    let Amounts { rows, shipping, shipping_tax, .. } = amounts;
    net_prices::work_out(rows, shipping, shipping_tax.as_ref()).ok_or_else(|| {
        let label = rows.first().map(|row| row.name.as_str()).unwrap_or_default();
        sdk::sdk_bad_charge(label)
    })
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
fn largest(shipping: &[(Option<TaxKey>, Part)]) -> Result<Option<TaxKey>, Message> {
    let mut largest: Option<(&Option<TaxKey>, Decimal)> = None;
    for (tax, _) in shipping {
        let mut at_rate = Decimal::ZERO;
        for (_, part) in shipping.iter().filter(|(other, _)| other == tax) {
            at_rate = sum(at_rate, part.amount.gross, &part.name)?;
        }
        if largest.is_none_or(|(_, most)| decimal::less(most, at_rate)) {
            largest = Some((tax, at_rate));
        }
    }
    Ok(largest.and_then(|(tax, _)| tax.clone()))
}

fn sum(a: Decimal, b: Decimal, label: &str) -> Result<Decimal, Message> {
    decimal::add(a, b).ok_or_else(|| sdk::sdk_bad_charge(label))
}

fn is_small(amount: Decimal) -> bool {
    decimal::less(amount.abs(), Decimal::ONE)
}

fn is_negative(amount: Decimal) -> bool {
    decimal::less(amount, Decimal::ZERO)
}
