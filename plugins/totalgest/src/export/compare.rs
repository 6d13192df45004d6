//! Whether what is there under an order's reference is that order.
//!
//! The reference is made of the order's number, and a shop may give two orders one number. So what TotalGest tells
//! that it was created with is compared with what would be sent: when it was placed, customer, addresses, articles,
//! charges, total. Not the payment, which comes in while an order waits, and no note.

use framework360_sdk::Message;
use framework360_sdk::civil;
use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::json::{self, Json, Value};
use framework360_sdk::shop::Address;
use framework360_sdk::text::shorten;
use framework360_sdk::version::Hash;

use crate::api::{Line, NewOrder, Receipt};
use crate::say;

/// Parts that a message shows of each side.
const SHOWN: usize = 2;
/// Articles of a side.
const ARTICLES: usize = 3;

/// Why what is there isn't certainly this order; none where it is.
pub(super) fn difference(ours: &NewOrder<'_>, receipt: &Receipt) -> Option<Message> {
    let json = json::parse(receipt.order.as_bytes());
    let (number, order) = (&receipt.number, ours.order_number);
    let told = receipt.order_number.trim();
    let before = Some(told).filter(|before| !before.is_empty() && *before != order);
    let unlike = || match before {
        Some(before) => say::NumberBeforeUnlike { number, before }.message(),
        None => say::NumberTakenUnlike { number, order }.message(),
    };
    let Some(there) = json.as_ref().and_then(|json| There::read(json)) else { return Some(unlike()) };
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

/// What tells the content of one request from that of any other, as [`fingerprint`] finds it in a record.
pub(super) fn fingerprint_of(request: &NewOrder<'_>) -> u64 {
    let text = request.json().finish();
    json::parse(text.as_bytes()).and_then(|json| fingerprint(json.root())).unwrap_or_default()
}

/// What tells the content that a record was created with from any other: the parts that [`difference`] compares. None
/// where a part isn't reported.
pub(super) fn fingerprint(order: Value<'_>) -> Option<u64> {
    let amount = |object: Value<'_>, key: &str| {
        plain(&json::text(object, key), |number| number.normalize().to_string())
    };
    let customer = order.get("customer")?;
    let mut hash = Hash::new().text(&json::text(customer, "email").trim().to_lowercase());
    for key in ["first_name", "last_name"] {
        hash = hash.text(json::text(customer, key).trim());
    }
    for address in [order.get("billing")?, order.get("shipping")?] {
        for key in ADDRESS {
            hash = hash.text(json::text(address, key).trim());
        }
    }
    for line in order.get("lines")?.elements()? {
        hash = hash.text("line").text(json::text(line, "sku").trim());
        for key in ["quantity", "unit_price", "discount"] {
            hash = hash.text(&amount(line, key));
        }
        if let Some(vat) = line.get("vat") {
            hash = hash.text(&amount(vat, "rate")).text(&amount(vat, "amount"));
        }
    }
    for charge in order.get("charges").and_then(Value::elements).unwrap_or_default() {
        hash = hash.text("charge").text(json::text(charge, "kind").trim()).text(&amount(charge, "amount"));
    }
    let placed = json::text(order, "placed_at");
    let placed = civil::read(Some(placed.trim()).filter(|placed| placed.ends_with(['Z', 'z']))?)?;
    let hash = hash.text(&placed.to_string());
    Some(hash.text(&amount(order, "total")).text(json::text(order, "currency").trim()).finish())
}

const ADDRESS: [&str; 11] = [
    "first_name",
    "last_name",
    "company",
    "line1",
    "line2",
    "postal_code",
    "city",
    "province",
    "country",
    "vat_number",
    "tax_code",
];

fn shown(parts: &[String]) -> String {
    shorten(&parts.join(", "), 200)
}

/// What TotalGest tells, as far as a comparison needs it.
struct There<'json> {
    order: Value<'json>,
    customer: Value<'json>,
    billing: Value<'json>,
    shipping: Value<'json>,
    lines: Vec<Value<'json>>,
    charges: Option<Vec<Value<'json>>>,
}

/// What isn't the same, and how it reads on both sides where that tells them apart.
#[derive(Default)]
struct Found {
    differs: bool,
    there: Vec<String>,
    ours: Vec<String>,
}

impl Found {
    fn add(&mut self, same: bool, there: String, ours: String) {
        if same {
            return;
        }
        self.differs = true;
        if there != ours && self.there.len() < SHOWN {
            self.there.push(there);
            self.ours.push(ours);
        }
    }
}

impl<'json> There<'json> {
    /// None where a part isn't told that must be compared.
    fn read(json: &'json Json<'_>) -> Option<Self> {
        let order = json.root();
        order.get("total")?;
        Some(Self {
            order,
            customer: order.get("customer")?,
            billing: order.get("billing")?,
            shipping: order.get("shipping")?,
            lines: order.get("lines")?.elements()?,
            charges: order.get("charges").and_then(Value::elements),
        })
    }

    fn compared(&self, ours: &NewOrder<'_>) -> Found {
        let mut found = Found::default();
        let names = |first: &str, last: &str| format!("{first} {last}").trim().to_owned();
        let customer = &ours.customer;
        let told = |key| json::text(self.customer, key);
        found.add(
            told("email").trim().eq_ignore_ascii_case(customer.email.trim())
                && is(self.customer, "first_name", &customer.first_name)
                && is(self.customer, "last_name", &customer.last_name),
            names(&told("first_name"), &told("last_name")),
            names(&customer.first_name, &customer.last_name),
        );
        let same_lines = self.lines.len() == ours.lines.len()
            && self.lines.iter().zip(&ours.lines).all(|(there, ours)| is_line(*there, ours));
        let (lines, our_lines) = (articles(&self.lines, there), articles(&ours.lines, here));
        let (lines, our_lines) = match lines == our_lines {
            true => (articles(&self.lines, there_with_price), articles(&ours.lines, here_with_price)),
            false => (lines, our_lines),
        };
        found.add(same_lines, lines, our_lines);
        for (there, ours) in [(self.shipping, &ours.shipping), (self.billing, &ours.billing)] {
            let told =
                [json::text(there, "line1"), json::text(there, "postal_code"), json::text(there, "city")];
            let here = [&ours.line1, &ours.postal_code, &ours.city].map(|part| part.as_str());
            found.add(is_address(there, ours), told.join(" "), here.join(" "));
        }
        let total = json::text(self.order, "total");
        let currency = json::text(self.order, "currency");
        found.add(
            number(self.order, "total", ours.total) && is(self.order, "currency", &ours.currency),
            format!("{} {currency}", decimal::required(&total).map_or(total, decimal::money)),
            format!("{} {}", decimal::money(ours.total), ours.currency),
        );
        let same_charges = self.charges.as_ref().is_none_or(|charges| {
            charges.len() == ours.charges.len()
                && charges.iter().zip(&ours.charges).all(|(there, ours)| {
                    is(*there, "kind", ours.kind) && number(*there, "amount", ours.amount)
                })
        });
        found.add(same_charges, String::new(), String::new());
        let placed = json::text(self.order, "placed_at");
        // One that isn't in UTC, or can't be read, says nothing.
        let utc = Some(placed.trim()).filter(|placed| placed.ends_with(['Z', 'z']));
        let at = utc.and_then(civil::read);
        let same_time = at.is_none() || at == civil::read(&ours.placed_at);
        found.add(same_time, placed, ours.placed_at.clone());
        found
    }
}

/// Whether a text is ours; one that isn't told is no difference.
fn is(object: Value<'_>, key: &str, ours: &str) -> bool {
    object.get(key).and_then(Value::text).is_none_or(|told| told.trim() == ours.trim())
}

/// The same of a number, however it's written.
fn number(object: Value<'_>, key: &str, ours: Decimal) -> bool {
    let told = object.get(key).and_then(Value::text);
    told.is_none_or(|told| decimal::required(&told).is_ok_and(|told| decimal::same(told, ours)))
}

fn is_line(there: Value<'_>, ours: &Line) -> bool {
    let vat = there.get("vat");
    is(there, "sku", &ours.sku)
        && (!ours.sku.is_empty() || is(there, "name", &ours.name))
        && number(there, "quantity", ours.quantity)
        && number(there, "unit_price", ours.unit_price)
        && number(there, "discount", ours.discount)
        && vat.is_none_or(|vat| number(vat, "amount", ours.vat.amount) && number(vat, "rate", ours.vat.rate))
}

fn is_address(there: Value<'_>, ours: &Address) -> bool {
    [
        ("first_name", &ours.first_name),
        ("last_name", &ours.last_name),
        ("company", &ours.company),
        ("line1", &ours.line1),
        ("line2", &ours.line2),
        ("postal_code", &ours.postal_code),
        ("city", &ours.city),
        ("province", &ours.province),
        ("country", &ours.country),
        ("vat_number", &ours.vat_number),
        ("tax_code", &ours.tax_code),
    ]
    .iter()
    .all(|(key, ours)| is(there, key, ours))
}

/// "1 × CHAIR, 2 × CUP".
fn articles<T>(lines: &[T], show: impl Fn(&T) -> String) -> String {
    let mut shown: Vec<String> = lines.iter().take(ARTICLES).map(show).collect();
    if lines.len() > ARTICLES {
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

fn there(line: &Value<'_>) -> String {
    let quantity = plain(&json::text(*line, "quantity"), |number| number.normalize().to_string());
    article(&quantity, &json::text(*line, "sku"), &json::text(*line, "name"))
}

fn there_with_price(line: &Value<'_>) -> String {
    format!("{} ({})", there(line), plain(&json::text(*line, "unit_price"), decimal::money))
}

fn article(quantity: &str, sku: &str, name: &str) -> String {
    format!("{quantity} × {}", shorten(if sku.trim().is_empty() { name } else { sku }, 40))
}

fn plain(text: &str, show: impl Fn(Decimal) -> String) -> String {
    decimal::required(text).map_or_else(|_| text.to_owned(), show)
}
