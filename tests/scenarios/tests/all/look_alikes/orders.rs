//! Orders that look alike, each with a mark of its own.

use host_core::shop::{Address, Charge, ChargeKind, Order, OrderState, Timestamp};
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rust_decimal::Decimal;
use scenarios::orders;

/// The prefix of the mark in the delivery address.
const MARK: &str = "mk";
const MARK_DIGITS: usize = 5;

const PLACES: [(&str, &str, &str); 4] =
    [("Torino", "10121", "TO"), ("Bari", "70121", "BA"), ("Roma", "00184", "RM"), ("Milano", "20100", "MI")];
const PAYMENTS: [(&str, &str); 3] =
    [("paypal", "PayPal"), ("card", "Carta di credito"), ("satispay", "Satispay")];
const FEES: [&str; 3] = ["5.00", "7.50", "6.90"];
/// The last ones are longer than a remote may keep.
const GOODS: [(&str, &str, &str); 6] = [
    ("TEE-S", "Maglietta", "19.90"),
    ("MUG", "Tazza in gres", "12.50"),
    ("CHAIR", "Sedia pieghevole in legno di faggio, schienale imbottito", "80.00"),
    (
        "LAMP",
        "Lampada da tavolo con paralume in lino naturale e base in ottone spazzolato, cavo in tessuto",
        "149.00",
    ),
    ("PEN", "Penna", "0.90"),
    (
        "SOFA",
        "Divano a tre posti con penisola reversibile, rivestimento sfoderabile in cotone e lino, piedini in legno \
         massello, cuscini inclusi",
        "1290.00",
    ),
];

/// The mark in any text of a record; none where it has none.
pub(crate) fn mark(text: &str) -> Option<String> {
    let at = text.find(MARK)?;
    let mark = text.get(at..at + MARK.len() + MARK_DIGITS)?;
    mark[MARK.len()..].bytes().all(|byte| byte.is_ascii_digit()).then(|| mark.to_owned())
}

/// Orders, a moment apart; each customer places about `each` of them.
pub(crate) fn alike(seed: u64, count: usize, each: usize, now: Timestamp) -> Vec<Order> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let customers = (count / each).max(2);
    let mut made: Vec<Order> = Vec::new();
    while made.len() < count {
        let customer = rng.random_range(0..customers);
        let first = fresh(&mut rng, customer);
        let siblings = rng.random_range(2..=5);
        for sibling in 0..siblings {
            let mut order = first.clone();
            if sibling > 0 {
                differ(&mut rng, &mut order);
            }
            let id = made.len();
            order.id = format!("o-{id}");
            order.number = format!("2026-{}", 1000 + id);
            order.shipping.line1 =
                format!("Via Po {}, {MARK}{id:0width$}", rng.random_range(1..99), width = MARK_DIGITS);
            order.placed_at = now + u64::try_from(id).expect("a number") * 7;
            order.updated_at = order.placed_at;
            order.payment.paid_at = Some(order.placed_at);
            total(&mut order);
            made.push(order);
        }
    }
    made.truncate(count);
    made
}

/// The same order as its customer or a clerk of the shop edits it.
pub(crate) fn edited(rng: &mut ChaCha8Rng, order: &Order, now: Timestamp) -> Order {
    let mut order = order.clone();
    match rng.random_range(0..3) {
        0 => order.shipping.line2 = format!("Scala {}", rng.random_range(1..9)),
        1 => {
            order.lines[0].quantity =
                (order.lines[0].quantity.parse::<u32>().expect("a number") + 1).to_string()
        }
        _ => differ(rng, &mut order),
    }
    order.updated_at = now;
    total(&mut order);
    order
}

/// The same order, cancelled.
pub(crate) fn cancelled(order: &Order, now: Timestamp) -> Order {
    Order { state: OrderState::Cancelled, updated_at: now, ..order.clone() }
}

fn fresh(rng: &mut ChaCha8Rng, customer: usize) -> Order {
    let mut order = orders::paid("x");
    order.customer.id = format!("c-{customer}");
    order.customer.email = format!("customer{customer}@example.org");
    // Namesakes, too.
    order.customer.first_name = ["Ada", "Ugo", "Ada"][customer % 3].into();
    for address in [&mut order.billing, &mut order.shipping] {
        *address = Address {
            first_name: order.customer.first_name.clone(),
            last_name: "Verdi".into(),
            line1: format!("Via Uno {customer}"),
            line2: String::new(),
            postal_code: "00184".into(),
            city: "Roma".into(),
            province: "RM".into(),
            country: "IT".into(),
            ..Address::default()
        };
    }
    order.lines.clear();
    for _ in 0..rng.random_range(1..=2) {
        let (sku, name, price) = *GOODS.choose(rng).expect("goods");
        let quantity = rng.random_range(1..=2).to_string();
        let mut line = orders::line(sku, &quantity, price, "0");
        line.name = name.into();
        if order.lines.iter().all(|other| other.sku != line.sku) {
            order.lines.push(line);
        }
    }
    order.charges = vec![charge(ChargeKind::Shipping, "Corriere", FEES[0])];
    order
}

/// Changes one thing of an order, or nothing.
fn differ(rng: &mut ChaCha8Rng, order: &mut Order) {
    match rng.random_range(0..6) {
        0 | 1 => {
            let (city, postal_code, province) = *PLACES.choose(rng).expect("places");
            order.shipping.city = city.into();
            order.shipping.postal_code = postal_code.into();
            order.shipping.province = province.into();
        }
        2 => {
            let (method, label) = *PAYMENTS.choose(rng).expect("payments");
            order.payment.method = method.into();
            order.payment.label = label.into();
        }
        3 => order.charges[0].amount = (*FEES.choose(rng).expect("fees")).into(),
        4 => {
            order.charges.truncate(1);
            order.charges.push(charge(ChargeKind::Other, "Confezione", FEES.choose(rng).expect("fees")));
        }
        _ => {}
    }
}

fn charge(kind: ChargeKind, label: &str, amount: &str) -> Charge {
    Charge {
        kind,
        label: label.into(),
        amount: amount.into(),
        vat_rate: "22".into(),
        vat: "0".into(),
        ..Charge::default()
    }
}

/// VAT and total as they follow from the rest.
fn total(order: &mut Order) {
    let number = |text: &str| text.parse::<Decimal>().expect("a number");
    let vat = |gross: Decimal| (gross * Decimal::from(22) / Decimal::from(122)).round_dp(2).to_string();
    let mut total = Decimal::ZERO;
    for line in &mut order.lines {
        let gross = number(&line.quantity) * number(&line.unit_price);
        line.vat = vat(gross);
        total += gross;
    }
    for charge in &mut order.charges {
        charge.vat = vat(number(&charge.amount));
        total += number(&charge.amount);
    }
    order.total = total.to_string();
}
