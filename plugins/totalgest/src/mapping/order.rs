//! An order as TotalGest takes it.

use framework360_sdk::decimal::{self, Decimal, RoundingStrategy::MidpointAwayFromZero};
use framework360_sdk::order::{Checked, Extra, Line, name};
use framework360_sdk::shop::{self, ChargeKind, Order, PaymentState, Timestamp};
use framework360_sdk::{Message, address, civil, say as sdk, text};

use super::limits::{Cutter, whole};
use super::vat;
use crate::api::{Address, Charge, Customer, Line as NewLine, NewOrder, Payment, Vat};
use crate::{api, say};

/// An order that can be sent.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    pub(crate) order: NewOrder<'a>,
    /// Notes for the owner about an order that is sent.
    pub(crate) notes: Vec<Message>,
}

/// Maps an order of the shop with this id.
///
/// # Errors
/// The message that says why the order can't be sent.
pub(crate) fn draft<'a>(order: &'a Order, shop_id: &str) -> Result<Draft<'a>, Message> {
    let checked = Checked::of(order)?;
    let mut cutter = Cutter::default();
    let mut rates = Rates { placed_at: order.placed_at, swiss: is_swiss(order), out_of_time: Vec::new() };
    let lines = checked.lines.iter().zip(1..);
    let lines = lines.map(|(line, position)| new_line(line, position, &mut cutter, &mut rates));
    let lines = lines.collect::<Result<Vec<_>, _>>()?;
    let charges = checked.charges.iter().map(|extra| charge(extra, &mut cutter, &mut rates));
    let charges = charges.collect::<Result<Vec<_>, _>>()?;
    let draft = NewOrder {
        external_reference: reference(order, shop_id)?,
        order_number: order.number.trim(),
        placed_at: time(order.placed_at),
        currency: currency(&order.currency)?,
        prices_include_vat: order.vat_included,
        payment: payment(order, &mut cutter)?,
        customer: customer(order, &mut cutter)?,
        billing: place(order, &order.billing, &mut cutter)?,
        shipping: place(order, address::shipping(order), &mut cutter)?,
        lines,
        charges,
        coupon: cutter.cut(&order.coupon, 200),
        credit: within(checked.credit).ok_or_else(|| sdk::sdk_bad_credit(&order.credit))?,
        total: within(checked.total).ok_or_else(|| sdk::sdk_bad_total(&order.total))?,
        note: cutter.cut(&order.note, 5_000),
    };
    let mut notes = cutter.notes;
    notes.extend(rates.out_of_time.iter().map(|rate| say::note_rate(rate.normalize())));
    Ok(Draft { order: draft, notes })
}

/// The order's external reference at TotalGest: unique among the orders of every shop that sends them.
pub(crate) fn reference(order: &Order, shop_id: &str) -> Result<String, Message> {
    reference_of(&order.number, shop_id)
}

/// The external reference of an order with this number.
pub(crate) fn reference_of(number: &str, shop_id: &str) -> Result<String, Message> {
    let number = number.trim();
    if number.is_empty() {
        return Err(say::number_missing());
    }
    whole(number, 100)?;
    // The slash between the two is the only one before the number.
    let shop_id = shop_id.replace('%', "%25").replace('/', "%2F");
    whole(&format!("{shop_id}/{number}"), 300)
}

/// ISO 4217, in upper case.
fn currency(text: &str) -> Result<String, Message> {
    let currency = text.trim().to_ascii_uppercase();
    let known = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
    if known { Ok(currency) } else { Err(say::bad_currency(text::shorten(text, 20))) }
}

fn payment(order: &Order, cutter: &mut Cutter) -> Result<Payment, Message> {
    let payment = &order.payment;
    let state = match payment.state {
        PaymentState::Pending => "open",
        PaymentState::Authorized => "authorized",
        PaymentState::PartiallyPaid => "partially_paid",
        PaymentState::Paid => "paid",
        PaymentState::PartiallyRefunded => "partially_refunded",
        // Nothing is owed any more: there is no such order there.
        PaymentState::Refunded => return Err(sdk::sdk_skip_refunded()),
        PaymentState::Voided => return Err(sdk::sdk_skip_voided()),
    };
    Ok(Payment {
        method: whole(&payment.method, 100)?,
        label: cutter.cut(&payment.label, 200),
        state,
        on_delivery: payment.on_delivery,
        paid_at: payment.paid_at.map(time),
    })
}

fn customer(order: &Order, cutter: &mut Cutter) -> Result<Customer, Message> {
    let customer = &order.customer;
    let (first, last) = (customer.first_name.trim(), customer.last_name.trim());
    let nameless = first.is_empty() && last.is_empty();
    let (first, last) = if nameless { address::person(order, &order.billing) } else { (first, last) };
    Ok(Customer {
        first_name: cutter.cut(first, 200),
        last_name: cutter.cut(last, 200),
        email: whole(&customer.email, 320)?,
        phone: whole(address::first(&[&customer.phone, &order.billing.phone]), 50)?,
        language: whole(&customer.locale, 35)?,
    })
}

/// An address, with the customer's name where it has none.
fn place(order: &Order, reported: &shop::Address, cutter: &mut Cutter) -> Result<Address, Message> {
    let (first_name, last_name) = address::person(order, reported);
    let clean = address::trimmed(reported);
    let country = clean.country;
    let known = country.is_empty() || (country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()));
    if !known {
        return Err(say::bad_country(text::shorten(&country, 40)));
    }
    Ok(Address {
        first_name: cutter.cut(first_name, 200),
        last_name: cutter.cut(last_name, 200),
        company: cutter.cut(&clean.company, 200),
        line1: cutter.cut(&clean.line1, 200),
        line2: cutter.cut(&clean.line2, 200),
        postal_code: whole(&clean.postal_code, 200)?,
        city: cutter.cut(&clean.city, 200),
        province: cutter.cut(&clean.province, 200),
        country,
        phone: whole(&clean.phone, 50)?,
        vat_number: whole(&clean.vat_number, 50)?,
        tax_code: whole(&clean.tax_code, 50)?,
        recipient_code: whole(&clean.sdi_code, 10)?,
        certified_email: whole(&clean.pec, 320)?,
    })
}

fn new_line(
    line: &Line<'_>,
    position: u32,
    cutter: &mut Cutter,
    rates: &mut Rates,
) -> Result<NewLine, Message> {
    let called = name(line.line);
    let reported = line.line;
    let too_precise = || say::too_precise(called);
    let (quantity, unit_price) = (rounded(line.quantity), rounded(line.price));
    // Rounding to the decimals that TotalGest takes must change the amount by less than a cent.
    let moved = decimal::multiply(quantity, unit_price)
        .zip(decimal::multiply(line.quantity, line.price))
        .and_then(|(after, before)| decimal::subtract(after, before));
    if quantity.is_zero() || !moved.is_some_and(|moved| decimal::less(moved.abs(), Decimal::new(5, 3))) {
        return Err(too_precise());
    }
    let rate = line.rate;
    let amount = line.vat.ok_or_else(|| sdk::sdk_vat_missing(called))?;
    Ok(NewLine {
        position,
        sku: whole(&reported.sku, 100)?,
        ean: whole(&reported.ean, 20)?,
        name: cutter.cut(address::first(&[&reported.name, &reported.sku, &reported.ean, "?"]), 500),
        quantity,
        unit_price,
        discount: within(line.discount).ok_or_else(too_precise)?,
        amount: line.amount,
        vat: Vat {
            rate: within(rate).ok_or_else(too_precise)?,
            code: rates.code(rate),
            amount: within(amount).ok_or_else(too_precise)?,
            exemption: whole(&reported.vat_exemption, 20)?,
        },
    })
}

fn charge(extra: &Extra<'_>, cutter: &mut Cutter, rates: &mut Rates) -> Result<Charge, Message> {
    let shop::Charge { kind, label, .. } = extra.charge;
    let bad = || sdk::sdk_bad_charge(label);
    // A free charge has a VAT rate of zero, where the shop doesn't report one.
    let free = extra.amount.is_zero().then_some(Decimal::ZERO);
    let amount = extra.vat.ok_or_else(|| sdk::sdk_vat_missing(label))?;
    // A rounding has no VAT of its own, and never stops an order.
    let rounding = (extra.is_rounding() && amount.is_zero()).then_some(Decimal::ZERO);
    let rate = extra.rate.or(free).or(rounding).ok_or_else(bad)?;
    Ok(Charge {
        kind: match kind {
            ChargeKind::Shipping => "shipping",
            ChargeKind::Payment => "payment",
            ChargeKind::Other => "other",
        },
        label: cutter.cut(label, 200),
        amount: within(extra.amount).ok_or_else(bad)?,
        vat: Vat {
            rate: within(rate).ok_or_else(bad)?,
            code: rates.code(rate),
            amount: within(amount).ok_or_else(bad)?,
            exemption: whole(&extra.exemption, 20)?,
        },
    })
}

/// The Swiss names of the order's VAT rates.
struct Rates {
    placed_at: Timestamp,
    swiss: bool,
    /// The rates of another time, each once.
    out_of_time: Vec<Decimal>,
}

impl Rates {
    fn code(&mut self, rate: Decimal) -> Option<&'static str> {
        let rate_class = vat::classify(rate, self.placed_at, self.swiss);
        let known = self.out_of_time.iter().any(|other| decimal::same(*other, rate));
        if rate_class.out_of_time && !known {
            self.out_of_time.push(rate);
        }
        rate_class.class.map(vat::Class::code)
    }
}

/// Whether Switzerland's VAT is meant: Liechtenstein has the same.
fn is_swiss(order: &Order) -> bool {
    let country = address::shipping(order).country.trim().to_ascii_uppercase();
    matches!(country.as_str(), "CH" | "LI") || order.currency.trim().eq_ignore_ascii_case("CHF")
}

/// The number where it has no more decimals than TotalGest takes.
fn within(number: Decimal) -> Option<Decimal> {
    let number = number.normalize();
    (number.scale() <= api::DECIMALS).then_some(number)
}

fn rounded(number: Decimal) -> Decimal {
    number.round_dp_with_strategy(api::DECIMALS, MidpointAwayFromZero).normalize()
}

/// RFC 3339, in UTC, in whole seconds.
fn time(at: Timestamp) -> String {
    format!("{}Z", civil::text(at / 1000))
}
