//! What a remote holds, and what it should hold.

use std::collections::BTreeMap;

use fakes::{RequestMatcher, SignedDuration, Snapshot, smarty, totalgest};
use host_core::shop::{Address, ChargeKind, Order};
use scenarios::{Smartygest, Subject, TotalGest, plain};
use serde_json::Value;

use crate::look_alikes::orders::mark;

/// The content of an order that matters, by name, in one form for both sides.
pub(crate) type Content = BTreeMap<String, String>;

/// A record that one of our requests made.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    /// The remote's identifier.
    pub(crate) id: String,
    /// The number by which people know it there.
    pub(crate) number: String,
    /// The mark of its order.
    pub(crate) mark: String,
    /// Its content.
    pub(crate) content: Content,
}

/// A remote that orders are sent to.
pub(crate) trait Remote: Subject {
    /// The lists in which orders and customers are looked for.
    fn lists() -> Vec<RequestMatcher>;
    /// All records that our requests made.
    fn records(&self) -> Vec<Record>;
    /// The content that the record of this order must have.
    fn expected(order: &Order) -> Content;
    /// Lets time pass at the remote.
    fn pass(&self, milliseconds: u64);
    /// The remote's ledger.
    fn happened(&self) -> Snapshot;
}

fn put(content: &mut Content, name: &str, value: &str) {
    content.insert(name.to_owned(), value.trim().to_owned());
}

fn put_rows<'a>(content: &mut Content, rows: impl Iterator<Item = (&'a str, String, String)>) {
    for (place, (sku, quantity, price)) in rows.enumerate() {
        put(content, &format!("row {place}"), &format!("{} x {sku} at {}", plain(&quantity), plain(&price)));
    }
}

fn sum(order: &Order, kind: ChargeKind) -> String {
    let amounts = order.charges.iter().filter(|charge| charge.kind == kind);
    let amounts = amounts.map(|charge| charge.amount.parse::<rust_decimal::Decimal>().expect("an amount"));
    plain(&amounts.sum::<rust_decimal::Decimal>().to_string())
}

fn of_shop(content: &mut Content, order: &Order) {
    put(content, "e-mail", &order.customer.email);
    place(content, "billing", &order.billing);
    place(content, "delivery", &order.shipping);
    put(content, "payment", &order.payment.label);
    put(content, "fee shipping", &sum(order, ChargeKind::Shipping));
    put(content, "fee other", &sum(order, ChargeKind::Other));
    let row = |line: &'_ host_core::shop::OrderLine| (line.quantity.clone(), line.unit_price.clone());
    put_rows(
        content,
        order.lines.iter().map(|line| {
            let (quantity, price) = row(line);
            (line.sku.as_str(), quantity, price)
        }),
    );
}

fn place(content: &mut Content, which: &str, address: &Address) {
    put_place(
        content,
        which,
        [
            &address.first_name,
            &address.last_name,
            &address.line1,
            &address.line2,
            &address.postal_code,
            &address.city,
            &address.province,
            &address.country,
        ],
    );
}

fn put_place(content: &mut Content, which: &str, parts: [&String; 8]) {
    put(content, which, &parts.map(|part| part.trim()).join(" | "));
}

impl Remote for Smartygest {
    fn lists() -> Vec<RequestMatcher> {
        vec![RequestMatcher::get("Sales_Orders/list"), RequestMatcher::get("Customers/list")]
    }

    fn records(&self) -> Vec<Record> {
        let customers = self.smarty.customers();
        let email = |id: i64| {
            let customer = customers.iter().find(|customer| i64::try_from(customer.id) == Ok(id));
            customer.map(|customer| customer.email.clone()).unwrap_or_default()
        };
        let record = |order: smarty::Order| {
            let mut content = Content::new();
            let (billing, shipping) = (order.billing_address.unwrap(), order.shipping_address.unwrap());
            put(&mut content, "e-mail", &email(order.customer_id));
            for (which, at) in [("billing", &billing), ("delivery", &shipping)] {
                let parts = [
                    &at.name,
                    &at.lastname,
                    &at.address,
                    &at.address2,
                    &at.zipcode,
                    &at.city,
                    &at.state,
                    &at.country_iso,
                ];
                put_place(&mut content, which, parts);
            }
            put(&mut content, "payment", &order.payment_type);
            put(&mut content, "fee shipping", &plain(&order.fees.shipping.to_string()));
            // What is charged next to goods and shipping are rows without an SKU.
            let (charged, goods): (Vec<_>, Vec<_>) = order.rows.iter().partition(|row| row.sku.is_empty());
            let charged: rust_decimal::Decimal = charged.iter().map(|row| row.quantity * row.price).sum();
            put(&mut content, "fee other", &plain(&(order.fees.extra + charged).to_string()));
            let row = |row: &'_ smarty::Row| (row.quantity.to_string(), row.price.to_string());
            put_rows(
                &mut content,
                goods.into_iter().map(|there| {
                    let (quantity, price) = row(there);
                    (there.sku.as_str(), quantity, price)
                }),
            );
            let mark = mark(&shipping.address).expect("a mark in the delivery address");
            Record { id: order.id.to_string(), number: order.number.to_string(), mark, content }
        };
        self.smarty.posted_orders().into_iter().map(record).collect()
    }

    fn expected(order: &Order) -> Content {
        let mut content = Content::new();
        of_shop(&mut content, order);
        content
    }

    fn pass(&self, milliseconds: u64) {
        self.smarty.advance_clock(milliseconds_of(milliseconds));
    }

    fn happened(&self) -> Snapshot {
        self.smarty.ledger()
    }
}

impl Remote for TotalGest {
    fn lists() -> Vec<RequestMatcher> {
        vec![RequestMatcher::get("orders"), RequestMatcher::post("sessions")]
    }

    fn records(&self) -> Vec<Record> {
        let record = |order: totalgest::Order| {
            let sent = order.sent;
            let mut content = Content::new();
            put(&mut content, "number", &sent.order_number);
            put(&mut content, "e-mail", &sent.customer.email);
            for (which, at) in [("billing", &sent.billing), ("delivery", &sent.shipping)] {
                let parts = [
                    &at.first_name,
                    &at.last_name,
                    &at.line1,
                    &at.line2,
                    &at.postal_code,
                    &at.city,
                    &at.province,
                    &at.country,
                ];
                put_place(&mut content, which, parts);
            }
            put(&mut content, "payment", &sent.payment.label);
            for (name, kind) in [
                ("fee shipping", totalgest::order::ChargeKind::Shipping),
                ("fee other", totalgest::order::ChargeKind::Other),
            ] {
                let amounts = sent.charges.iter().filter(|charge| charge.kind == kind);
                let sum: rust_decimal::Decimal = amounts.map(|charge| charge.amount).sum();
                put(&mut content, name, &plain(&sum.to_string()));
            }
            put_rows(
                &mut content,
                sent.lines
                    .iter()
                    .map(|line| (line.sku.as_str(), line.quantity.to_string(), line.unit_price.to_string())),
            );
            let mark = mark(&sent.shipping.line1).expect("a mark in the delivery address");
            Record { id: order.id.to_string(), number: order.number, mark, content }
        };
        self.erp.orders().into_iter().map(record).collect()
    }

    fn expected(order: &Order) -> Content {
        let mut content = Content::new();
        of_shop(&mut content, order);
        put(&mut content, "number", &order.number);
        content
    }

    fn pass(&self, milliseconds: u64) {
        self.erp.advance_clock(milliseconds_of(milliseconds));
    }

    fn happened(&self) -> Snapshot {
        self.erp.ledger()
    }
}

fn milliseconds_of(milliseconds: u64) -> SignedDuration {
    SignedDuration::from_millis(i64::try_from(milliseconds).expect("a time"))
}

/// The mark in the body of a request.
pub(crate) fn mark_of_body(body: &Value) -> Option<String> {
    mark(&body.to_string())
}
