//! One order of the shop becomes one order at Smarty: the rules of order identity, each with the faults that it is for.

mod accounts;
mod asked;
mod audits;
mod cancelled;
mod gone_customers;
mod ids;
mod moved_records;
mod oldest_first;
mod people;
mod references_dropped;
mod references_preserved;
mod resends;
mod restores;
mod unanswered_customers;

use framework360_sdk::http::TransportError;
use framework360_sdk::shop::{Address, Order};
use framework360_sdk::testing::records::Entry;
use framework360_sdk::testing::{self, Answer, samples};
use serde_json::Value;

use super::{Shared, code, html, job, posts, run, shop};

/// The grace period of an order's request.
const IN_FLIGHT_GRACE_MS: u64 = 160_000;

/// How long an order may hold a lock.
const LOCK_MS: u64 = IN_FLIGHT_GRACE_MS + 30_000;

/// No answer: whether the request was applied isn't known.
fn silence() -> Answer {
    Err(TransportError::Timeout)
}

/// Two orders of one customer with the same goods: one home, one to the office.
fn siblings() -> Vec<Order> {
    let home = samples::simple();
    let office = Order {
        id: "o-2".into(),
        number: "1002".into(),
        placed_at: home.placed_at + 1_000,
        shipping: Address { line1: "Via dell'Ufficio 7".into(), ..home.shipping.clone() },
        ..home.clone()
    };
    vec![home, office]
}

/// An account that has learned from an order of its own whether references are preserved.
fn learned(orders: Vec<Order>, prepare: impl FnOnce(&Shared)) -> Shared {
    let first = Order { id: "o-0".into(), number: "1000".into(), ..samples::discounted() };
    let smarty = shop(orders.into_iter().chain([first]).collect());
    prepare(&smarty);
    assert_eq!(code(&run(job("o-0", 1))), "sent 3300 3400");
    smarty
}

/// The next request that creates an order is answered like this, and applied or not.
fn mishap(smarty: &Shared, answer: Answer, applied: bool) {
    smarty.borrow_mut().mishaps.push((answer, applied));
}

/// The delivery address of each order, by the id of its record.
fn delivered_to(smarty: &Shared) -> Vec<(u64, String)> {
    let street = |order: &Value| order["shipping_address"]["address"].as_str().unwrap().to_owned();
    let mut all: Vec<_> =
        smarty.borrow().orders.iter().map(|order| (order["id"].as_u64().unwrap(), street(order))).collect();
    all.sort_unstable();
    all
}

/// Runs an order's job as the platform does, again and again and with the pauses that it asks for, until it's decided.
fn run_to_end(order: &str, mut attempt: u32) -> (String, Vec<u64>) {
    let mut waited = Vec::new();
    loop {
        let result = run(job(order, attempt));
        match &result {
            Err(framework360_sdk::Error::Waiting(retry) | framework360_sdk::Error::Unavailable(retry))
                if waited.len() < 50 =>
            {
                let pause = retry.after_ms.unwrap_or(1_000);
                waited.push(pause);
                testing::advance(pause);
                attempt += 1;
            }
            _ => return (code(&result), waited),
        }
    }
}

/// Changes an order of the shop.
fn change(id: &str, change: impl Fn(&mut Order)) {
    testing::with(|host| {
        for entry in &mut host.records {
            if let Entry::Order(order) = entry
                && order.id == id
            {
                change(order);
            }
        }
    });
}
