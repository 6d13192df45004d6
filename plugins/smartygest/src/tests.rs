//! Orders, settings and random answers, with a fake platform and a fake Smarty.

mod fake_remote;
mod identity;
mod random_answers;
mod settings;
mod stored_bytes;
mod totals;

use std::rc::Rc;

use framework360_sdk::shop::{Customer, Entity, Order, OrderState, Subject};
use framework360_sdk::testing::changes::Change;
use framework360_sdk::testing::records::Entry;
use framework360_sdk::testing::{self, Answer, samples};
use framework360_sdk::{Connector, Done, Error, Outcome, Run};
use serde_json::json;

use crate::Smartygest;
use fake_remote::Shared;

/// A shop with these orders, the flow on, and Smarty with VAT 22 %.
fn shop(orders: Vec<Order>) -> Shared {
    testing::reset();
    testing::with(|host| {
        host.settings.insert("api_key".into(), "K1".into());
        host.flows.push("orders-out".into());
        host.records = orders.into_iter().map(Entry::Order).collect();
        host.now = 1_714_644_000_000;
    });
    let smarty = Shared::default();
    smarty.borrow_mut().taxes =
        Some(json!([{"id": "4", "name": "IVA 22%", "value": "22.00"}, {"id": 5, "value": 10}]));
    let remote = Rc::clone(&smarty);
    testing::remote(move |request| remote.borrow_mut().answer(request));
    smarty
}

fn job(order: &str, attempt: u32) -> Run {
    Run {
        kind: "export-order".into(),
        key: order.into(),
        subject: Some(Subject { entity: Entity::Order, id: order.into() }),
        payload: Vec::new(),
        attempt,
        queued_at: 0,
        first_started_at: 0,
        manual: false,
        resolution: None,
    }
}

/// Runs a job as the platform does: an error undoes its writes, except those before a checkpoint.
fn run(run: Run) -> Result<Done, Error> {
    let before = testing::with(|host| {
        host.checkpoints.clear();
        host.facts.clear();
        let link = |entry: &Entry| match entry {
            Entry::Customer(customer) => Some(customer.remote_id.clone()),
            _ => None,
        };
        (host.storage.clone(), host.records.iter().map(link).collect::<Vec<_>>(), host.changes.len())
    });
    let result = Smartygest::on_job(run);
    match &result {
        Ok(done) => link(&done.outcome),
        Err(_) => testing::with(|host| {
            let (storage, links, changes) = before;
            host.storage = host.checkpoints.last().cloned().unwrap_or(storage);
            host.changes.truncate(changes);
            for (entry, link) in host.records.iter_mut().zip(links) {
                if let (Entry::Customer(customer), Some(link)) = (entry, link) {
                    customer.remote_id = link;
                }
            }
            host.storage.extend(host.facts.clone());
        }),
    }
    result
}

/// The platform keeps the link of an order.
fn link(outcome: &Outcome) {
    if let Outcome::Sent(link) | Outcome::AlreadyThere(link) = outcome {
        testing::with(|host| {
            for entry in &mut host.records {
                if let Entry::Order(order) = entry
                    && order.id == link.subject.id
                {
                    order.remote_id = Some(link.remote_id.clone());
                }
            }
        });
    }
}

fn code(result: &Result<Done, Error>) -> String {
    match result {
        Ok(Done { outcome: Outcome::Sent(link), .. }) => format!("sent {} {}", link.remote_id, link.number),
        Ok(Done { outcome: Outcome::AlreadyThere(link), .. }) => {
            format!("there {} {}", link.remote_id, link.number)
        }
        Ok(Done { outcome: Outcome::Skipped(message), .. }) => message.code.clone(),
        Ok(Done { outcome, .. }) => format!("{outcome:?}"),
        Err(Error::NotConfigured(message)) => format!("not-configured {}", message.code),
        Err(Error::Unauthorized(message)) => format!("unauthorized {}", message.code),
        Err(Error::Rejected(message)) => format!("rejected {}", message.code),
        Err(Error::Uncertain(message)) => format!("uncertain {}", message.code),
        Err(Error::Unexpected(message)) => format!("unexpected {}", message.code),
        Err(Error::Throttled(retry)) => format!("throttled {}", retry.message.code),
        Err(Error::Unavailable(retry)) => format!("unavailable {}", retry.message.code),
        Err(Error::Waiting(retry)) => format!("waiting {}", retry.message.code),
        Err(Error::Expired) => "expired".into(),
    }
}

fn posts() -> usize {
    testing::with(|host| {
        host.requests.iter().filter(|request| request.ends_with("Sales_Orders/post/")).count()
    })
}

fn html() -> Answer {
    Ok((200, vec![("content-type".into(), b"text/html".to_vec())], b"<html>login</html>".to_vec()))
}

#[test]
fn a_paid_order_is_queued_then_sent_and_linked() {
    let smarty = shop(vec![samples::simple()]);
    assert_eq!(Smartygest::on_order_paid("o-1").unwrap(), Outcome::Queued);
    let queued = testing::with(|host| host.jobs.remove(0));
    assert_eq!(
        (queued.kind.as_str(), queued.key.as_str(), queued.payload.as_slice()),
        ("export-order", "o-1", &b""[..])
    );
    assert_eq!(code(&run(job("o-1", 1))), "sent 3300 3400");
    let smarty = smarty.borrow();
    assert_eq!(smarty.customers.len(), 1);
    assert_eq!(smarty.orders[0]["rows"][0]["tax_id"], 4);
    testing::with(|host| {
        assert!(
            host.checkpoints.last().unwrap().contains_key("posting/o-1"),
            "noted down before it was sent"
        );
        assert!(!host.storage.contains_key("posting/o-1"), "and forgotten afterwards");
        let post = "POST www.gestionalesmarty.com/titanium/V2/Api/Sales_Orders/post/";
        assert!(host.requests.iter().any(|request| request == post));
    });
}

#[test]
fn the_customer_of_an_order_is_linked_unless_there_is_a_link_or_no_record() {
    let linked = || {
        testing::with(|host| {
            let link = |change: &Change| match change {
                Change::Link(link) => {
                    Some((link.subject.entity, link.subject.id.clone(), link.remote_id.clone()))
                }
                _ => None,
            };
            host.changes.iter().filter_map(link).collect::<Vec<_>>()
        })
    };
    let with = |change: fn(&mut Customer)| {
        let mut order = samples::simple();
        order.customer.id = "c-1".into();
        change(&mut order.customer);
        shop(vec![order]);
    };
    with(|_| {});
    assert_eq!(code(&run(job("o-1", 1))), "sent 3300 3400");
    assert_eq!(linked(), [(Entity::Customer, "c-1".to_owned(), "70".to_owned())]);

    with(|customer| customer.id.clear());
    let _ = run(job("o-1", 1));
    assert!(linked().is_empty(), "a guest");

    with(|customer| customer.remote_id = Some("5".into()));
    let _ = run(job("o-1", 1));
    assert!(linked().is_empty(), "the link that is there stays");

    with(|_| {});
    let other = Customer { id: "c-2".into(), remote_id: Some("70".into()), ..samples::simple().customer };
    testing::with(|host| host.records.push(Entry::Customer(other)));
    let _ = run(job("o-1", 1));
    assert!(linked().is_empty(), "another customer of the shop is that one");
}

#[test]
fn nothing_is_queued_while_the_flow_is_off_and_a_reason_is_given_for_what_is_not_eligible() {
    shop(vec![Order { state: OrderState::Open, ..samples::simple() }]);
    assert!(matches!(Smartygest::on_order_paid("o-1").unwrap(), Outcome::Skipped(_)));
    assert!(matches!(Smartygest::on_order_paid("gone").unwrap(), Outcome::Skipped(_)));
    testing::with(|host| host.flows.clear());
    assert_eq!(Smartygest::on_order_paid("o-1").unwrap(), Outcome::Nothing);
    assert!(testing::with(|host| host.jobs.is_empty()));
}

#[test]
fn a_job_waits_while_the_flow_is_off_unless_a_person_sent_it() {
    shop(vec![samples::simple()]);
    testing::with(|host| host.flows.clear());
    assert_eq!(code(&run(job("o-1", 1))), "not-configured sdk-flow-off");
    assert_eq!(code(&run(Run { manual: true, ..job("o-1", 1) })), "sent 3300 3400");
}

#[test]
fn an_order_that_is_gone_cancelled_or_linked_already_is_not_sent() {
    let cancelled = Order { id: "o-2".into(), state: OrderState::Cancelled, ..samples::simple() };
    let linked = Order { id: "o-3".into(), remote_id: Some("9".into()), ..samples::simple() };
    shop(vec![cancelled, linked]);
    assert_eq!(code(&run(job("o-1", 1))), "sdk-skip-gone");
    assert_eq!(code(&run(job("o-2", 1))), "sdk-skip-cancelled");
    assert_eq!(code(&run(job("o-3", 1))), "there 9 ");
    assert!(testing::with(|host| host.requests.is_empty()));
}

#[test]
fn what_smarty_refuses_is_reported_in_its_words_and_without_the_key() {
    for (answer, expected) in [
        (testing::json(400, r#"{"error": "sku unknown"}"#), "rejected order-refused"),
        (testing::json(422, "sku unknown"), "rejected order-refused"),
        (testing::json(200, r#"{"error": {"message": "sku unknown"}}"#), "rejected order-refused"),
        (testing::json(200, r#"{"error": "sku unknown: see post/?ApiKey=K1"}"#), "rejected order-refused"),
        (testing::json(403, "<html>K1</html>"), "rejected order-refused"),
        (testing::json(401, r#"{"error": "K1 is no key"}"#), "unauthorized key-refused"),
        (testing::json(429, "slow down"), "throttled sdk-throttled"),
    ] {
        let smarty = shop(vec![samples::simple()]);
        smarty.borrow_mut().mishaps.push((answer, false));
        let result = run(job("o-1", 1));
        assert_eq!(code(&result), expected);
        let reported = format!("{result:?}");
        assert!(!reported.contains("K1"), "{reported}");
        assert!(
            !expected.starts_with("rejected")
                || reported.contains("sku unknown")
                || reported.contains("HTTP 403"),
            "{reported}"
        );
    }
}
