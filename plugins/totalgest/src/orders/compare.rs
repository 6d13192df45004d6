//! The comparison that decides whether the record under an order's reference is that order.
//!
//! The reference is made of the order's number, and a shop may give two orders one number. So the content that
//! TotalGest reports for the record is compared with what would be sent: when the order was placed, customer,
//! addresses, articles, charges, total. The payment isn't compared, since it may come in while the order waits, and
//! neither is the note.

use framework360_sdk::Message;
use framework360_sdk::civil;
use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::product_version::Hash;
use framework360_sdk::text::shorten;
use framework360_sdk::wire::{self, Scalar};

use crate::api::{
    Address, Line, NewOrder, Receipt, SubmittedAddress, SubmittedCustomer, SubmittedLine, SubmittedOrder,
};
use crate::say;

/// The most differing parts that a message shows of each side.
const MAX_PARTS: usize = 2;
/// The most articles that a message shows of each side.
const MAX_ARTICLES: usize = 3;

/// Why the record isn't certainly this order; none where it is.
pub(super) fn difference(ours: &NewOrder<'_>, receipt: &Receipt) -> Option<Message> {
    let (number, order) = (&receipt.number, ours.order_number);
    let reported = receipt.order_number.trim();
    let before = Some(reported).filter(|before| !before.is_empty() && *before != order);
    let unlike = || match before {
        Some(before) => say::NumberBeforeUnlike { number, before }.message(),
        None => say::NumberTakenUnlike { number, order }.message(),
    };
    let Some(there) = receipt.order.as_ref().and_then(ReportedOrder::of) else { return Some(unlike()) };
    let found = there.compared(ours);
    if !found.differs {
        return None;
    }
    if found.there.is_empty() {
        return Some(unlike());
    }
    let (there, here) = (shown(&found.there), shown(&found.ours));
    Some(match before {
        Some(before) => say::NumberBeforeTaken { number, before, there, ours: here }.message(),
        None => say::NumberTaken { number, order, there, ours: here }.message(),
    })
}

/// The fingerprint of a request's content: [`fingerprint`] of the record that it creates is the same.
pub(super) fn fingerprint_of(request: &NewOrder<'_>) -> u64 {
    let submitted = wire::to_json(request).and_then(|json| fingerprint(&wire::from_json(&json)?));
    submitted.unwrap_or_default()
}

/// The fingerprint of the content with which a record was created: a hash of the parts that [`difference`] compares.
/// None where TotalGest doesn't report one of them.
pub(super) fn fingerprint(order: &SubmittedOrder) -> Option<u64> {
    let amount = |amount: &Scalar| plain(amount, |number| number.normalize().to_string());
    let customer = order.customer.as_ref()?;
    let mut hash = Hash::new().text(&customer.email.trim().to_lowercase());
    for name in [&customer.first_name, &customer.last_name] {
        hash = hash.text(name.trim());
    }
    for address in [order.billing.as_ref()?, order.shipping.as_ref()?] {
        for part in submitted_parts(address) {
            hash = hash.text(part.trim());
        }
    }
    for line in order.lines.as_ref()? {
        hash = hash.text("line").text(line.sku.trim());
        for number in [&line.quantity, &line.unit_price, &line.discount] {
            hash = hash.text(&amount(number));
        }
        if let Some(vat) = line.vat.as_ref() {
            hash = hash.text(&amount(&vat.rate)).text(&amount(&vat.amount));
        }
    }
    for charge in order.charges.elements() {
        hash = hash.text("charge").text(charge.kind.trim()).text(&amount(&charge.amount));
    }
    let placed = order.placed_at.trim();
    let placed = civil::read(Some(placed).filter(|placed| placed.ends_with(['Z', 'z']))?)?;
    let hash = hash.text(&placed.to_string());
    Some(hash.text(&amount(&order.total)).text(order.currency.trim()).finish())
}

/// The parts of a reported address that are compared; [`parts`] has them in the same order.
fn submitted_parts(address: &SubmittedAddress) -> [&Scalar; 11] {
    [
        &address.first_name,
        &address.last_name,
        &address.company,
        &address.line1,
        &address.line2,
        &address.postal_code,
        &address.city,
        &address.province,
        &address.country,
        &address.vat_number,
        &address.tax_code,
    ]
}

fn parts(address: &Address) -> [&str; 11] {
    [
        &address.first_name,
        &address.last_name,
        &address.company,
        &address.line1,
        &address.line2,
        &address.postal_code,
        &address.city,
        &address.province,
        &address.country,
        &address.vat_number,
        &address.tax_code,
    ]
}

fn shown(parts: &[String]) -> String {
    shorten(&parts.join(", "), 200)
}

/// The parts of a record that must be compared, all of them reported.
struct ReportedOrder<'a> {
    order: &'a SubmittedOrder,
    customer: &'a SubmittedCustomer,
    billing: &'a SubmittedAddress,
    shipping: &'a SubmittedAddress,
    lines: &'a [SubmittedLine],
}

/// The differences that were found, with the texts of both sides where those differ too.
#[derive(Default)]
struct Differences {
    differs: bool,
    there: Vec<String>,
    ours: Vec<String>,
}

impl Differences {
    fn add(&mut self, same: bool, there: String, ours: String) {
        if same {
            return;
        }
        self.differs = true;
        if there != ours && self.there.len() < MAX_PARTS {
            self.there.push(there);
            self.ours.push(ours);
        }
    }
}

impl<'a> ReportedOrder<'a> {
    /// The parts of a record; none where TotalGest doesn't report one that must be compared.
    fn of(order: &'a SubmittedOrder) -> Option<Self> {
        order.total.get()?;
        Some(Self {
            order,
            customer: order.customer.as_ref()?,
            billing: order.billing.as_ref()?,
            shipping: order.shipping.as_ref()?,
            lines: order.lines.as_ref()?,
        })
    }

    fn compared(&self, ours: &NewOrder<'_>) -> Differences {
        let mut found = Differences::default();
        let names = |first: &str, last: &str| format!("{first} {last}").trim().to_owned();
        let (reported, customer) = (self.customer, &ours.customer);
        found.add(
            reported.email.trim().eq_ignore_ascii_case(customer.email.trim())
                && is(&reported.first_name, &customer.first_name)
                && is(&reported.last_name, &customer.last_name),
            names(&reported.first_name, &reported.last_name),
            names(&customer.first_name, &customer.last_name),
        );
        let same_lines = self.lines.len() == ours.lines.len()
            && self.lines.iter().zip(&ours.lines).all(|(there, ours)| is_line(there, ours));
        let (lines, our_lines) = (articles(self.lines, there), articles(&ours.lines, here));
        let (lines, our_lines) = match lines == our_lines {
            true => (articles(self.lines, there_with_price), articles(&ours.lines, here_with_price)),
            false => (lines, our_lines),
        };
        found.add(same_lines, lines, our_lines);
        for (there, ours) in [(self.shipping, &ours.shipping), (self.billing, &ours.billing)] {
            let reported = [&there.line1, &there.postal_code, &there.city].map(|part| &**part);
            let here = [&ours.line1, &ours.postal_code, &ours.city].map(|part| part.as_str());
            found.add(is_address(there, ours), reported.join(" "), here.join(" "));
        }
        let SubmittedOrder { total, currency, .. } = self.order;
        let shown_total = decimal::required(total).map_or_else(|_| total.to_string(), decimal::money);
        found.add(
            is_number(total, ours.total) && is(currency, &ours.currency),
            format!("{shown_total} {currency}"),
            format!("{} {}", decimal::money(ours.total), ours.currency),
        );
        let same_charges = self.order.charges.as_ref().is_none_or(|charges| {
            charges.len() == ours.charges.len()
                && charges
                    .iter()
                    .zip(&ours.charges)
                    .all(|(there, ours)| is(&there.kind, ours.kind) && is_number(&there.amount, ours.amount))
        });
        found.add(same_charges, String::new(), String::new());
        let placed = &self.order.placed_at;
        // A time that isn't in UTC, or can't be read, isn't compared.
        let utc = Some(placed.trim()).filter(|placed| placed.ends_with(['Z', 'z']));
        let at = utc.and_then(civil::read);
        let same_time = at.is_none() || at == civil::read(&ours.placed_at);
        found.add(same_time, placed.to_string(), ours.placed_at.clone());
        found
    }
}

/// Whether a reported text is ours. A text that TotalGest doesn't report isn't a difference.
fn is(reported: &Scalar, ours: &str) -> bool {
    reported.get().is_none_or(|reported| reported.trim() == ours.trim())
}

/// Whether a reported number is ours, however it is written. A number that TotalGest doesn't report isn't a difference.
fn is_number(reported: &Scalar, ours: Decimal) -> bool {
    let same = |reported| decimal::required(reported).is_ok_and(|reported| decimal::same(reported, ours));
    reported.get().is_none_or(same)
}

fn is_line(there: &SubmittedLine, ours: &Line) -> bool {
    is(&there.sku, &ours.sku)
        && (!ours.sku.is_empty() || is(&there.name, &ours.name))
        && is_number(&there.quantity, ours.quantity)
        && is_number(&there.unit_price, ours.unit_price)
        && is_number(&there.discount, ours.discount)
        && there
            .vat
            .as_ref()
            .is_none_or(|vat| is_number(&vat.amount, ours.vat.amount) && is_number(&vat.rate, ours.vat.rate))
}

fn is_address(there: &SubmittedAddress, ours: &Address) -> bool {
    submitted_parts(there).into_iter().zip(parts(ours)).all(|(there, ours)| is(there, ours))
}

/// The articles for a message: "1 × CHAIR, 2 × CUP".
fn articles<T>(lines: &[T], show: impl Fn(&T) -> String) -> String {
    let mut shown: Vec<String> = lines.iter().take(MAX_ARTICLES).map(show).collect();
    if lines.len() > MAX_ARTICLES {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

fn here(line: &Line) -> String {
    article(&line.quantity.normalize().to_string(), &line.sku, &line.name)
}

fn here_with_price(line: &Line) -> String {
    format!("{} ({})", here(line), decimal::money(line.unit_price))
}

fn there(line: &SubmittedLine) -> String {
    let quantity = plain(&line.quantity, |number| number.normalize().to_string());
    article(&quantity, &line.sku, &line.name)
}

fn there_with_price(line: &SubmittedLine) -> String {
    format!("{} ({})", there(line), plain(&line.unit_price, decimal::money))
}

fn article(quantity: &str, sku: &str, name: &str) -> String {
    format!("{quantity} × {}", shorten(if sku.trim().is_empty() { name } else { sku }, 40))
}

fn plain(text: &str, show: impl Fn(Decimal) -> String) -> String {
    decimal::required(text).map_or_else(|_| text.to_owned(), show)
}
