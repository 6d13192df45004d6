//! Orders that get another number while it isn't known whether they arrived, or after they did.

use framework360_sdk::http::TransportError;
use framework360_sdk::installation::Restore;
use framework360_sdk::shop::{Order, OrderState};
use framework360_sdk::testing::{self, records::Entry, samples};
use framework360_sdk::{Connector, Done, Error, Message, Outcome, Resolution, Run};

use crate::fake_remote;
use crate::{EXPORT_ORDER, TotalGest, say};

fn numbered(number: &str) -> Order {
    Order { number: number.into(), ..samples::simple() }
}

fn shop(orders: &[&Order]) {
    let entries = orders.iter().map(|order| Entry::Order((*order).clone())).collect();
    testing::with(|host| host.records = entries);
}

fn run(order: &Order, attempt: u32) -> Result<Done, Error> {
    TotalGest::on_job(Run { attempt, ..samples::run(EXPORT_ORDER, &order.id) })
}

/// The order is applied, and its answer lost: the note stays.
fn applied_without_an_answer(order: &Order, totalgest: &std::cell::RefCell<fake_remote::State>) {
    shop(&[order]);
    // CreatedOrder by a call whose end is undone, with its note.
    let before = testing::with(|host| host.storage.clone());
    run(order, 1).unwrap();
    testing::with(|host| host.storage = before);
    lost(order, totalgest);
}

/// A request without an answer, which wasn't applied.
fn lost(order: &Order, totalgest: &std::cell::RefCell<fake_remote::State>) {
    shop(&[order]);
    totalgest.borrow_mut().instead = vec![Some(Err(TransportError::Timeout))];
    assert!(matches!(run(order, 1), Err(Error::Unavailable(_))));
}

fn moved() -> Message {
    say::NoteNumberBefore { number: "AB-1", before: "AB-90" }.message()
}

fn found(done: &Done) -> &str {
    match &done.outcome {
        Outcome::AlreadyThere(link) => &link.number,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_order_that_got_another_number_while_its_answer_was_lost_is_there_once() {
    let totalgest = fake_remote::start();
    applied_without_an_answer(&numbered("AB-90"), &totalgest);
    shop(&[&numbered("AB-91")]);
    let done = run(&numbered("AB-91"), 2).unwrap();
    assert_eq!((found(&done), done.notes.as_slice()), ("AB-1", [moved()].as_slice()));
    assert_eq!(totalgest.borrow().orders.len(), 1);
}

#[test]
fn a_note_of_an_older_release_is_about_the_number_of_the_day_it_is_first_read() {
    let totalgest = fake_remote::start();
    applied_without_an_answer(&numbered("AB-90"), &totalgest);
    testing::with(|host| {
        let note = String::from_utf8(host.storage["sent/o-1"].clone()).unwrap();
        let old = note.replace("\"v\":2", "\"v\":1").replace(",\"references\":[\"shop-1/AB-90\"]", "");
        assert!(!old.contains("references") && old.contains("\"v\":1"), "{old}");
        host.storage.insert("sent/o-1".into(), old.into_bytes());
    });
    lost(&numbered("AB-90"), &totalgest);
    shop(&[&numbered("AB-91")]);
    assert_eq!(found(&run(&numbered("AB-91"), 3).unwrap()), "AB-1");
    assert_eq!(totalgest.borrow().orders.len(), 1);
}

#[test]
fn what_is_not_there_under_the_number_it_had_may_still_arrive_and_is_then_sent_under_the_new_one() {
    let totalgest = fake_remote::start();
    lost(&numbered("AB-90"), &totalgest);
    let order = numbered("AB-91");
    shop(&[&order]);
    assert!(matches!(run(&order, 2), Err(Error::Waiting(retry)) if retry.after_ms == Some(3_000)));
    testing::advance(100_000);
    assert!(matches!(run(&order, 3), Err(Error::Waiting(_))));
    assert!(totalgest.borrow().orders.is_empty());
    testing::advance(60_000);
    assert!(matches!(run(&order, 4).unwrap().outcome, Outcome::Sent(_)));
    assert_eq!(totalgest.borrow().orders[0]["external_reference"], "shop-1/AB-91");
}

#[test]
fn what_is_there_under_the_number_it_had_but_is_not_certainly_it_is_left_to_a_person() {
    let totalgest = fake_remote::start();
    applied_without_an_answer(&numbered("AB-90"), &totalgest);
    totalgest.borrow_mut().orders[0]["order"]["total"] = serde_json::json!("1.00");
    let order = numbered("AB-91");
    shop(&[&order]);
    let reported = run(&order, 2);
    let Err(Error::Uncertain(difference)) = &reported else { panic!("{reported:?}") };
    assert_eq!(difference.code, "number-before-taken");
    let resolved = |resolution| {
        let run = Run { attempt: 3, resolution: Some(resolution), ..samples::run(EXPORT_ORDER, "o-1") };
        TotalGest::on_job(run)
    };
    let note = testing::with(|host| host.storage.clone());
    assert_eq!(found(&resolved(Resolution::There("AB-1".into())).unwrap()), "AB-1");
    testing::with(|host| host.storage = note);
    assert!(matches!(resolved(Resolution::NotThere).unwrap().outcome, Outcome::Sent(_)));
    assert_eq!(totalgest.borrow().orders[1]["external_reference"], "shop-1/AB-91");
}

#[test]
fn of_two_orders_with_one_number_either_may_get_another_one() {
    for chair_moves in [true, false] {
        let totalgest = fake_remote::start();
        let chair = numbered("AB-77");
        let lines = vec![samples::line("TABLE", "1", "80.00", "0", "22", "14.43")];
        let (charges, total) = (Vec::new(), "80.00".into());
        let table = Order { id: "o-2".into(), lines, charges, total, ..chair.clone() };
        applied_without_an_answer(&chair, &totalgest);
        shop(&[&chair, &table]);
        assert!(matches!(run(&table, 1), Err(Error::Uncertain(_))));
        let (mut chair, mut table) = (chair, table);
        if chair_moves {
            chair.number = "AB-78".into()
        } else {
            table.number = "AB-78".into()
        }
        shop(&[&chair, &table]);
        assert_eq!(found(&run(&chair, 2).unwrap()), "AB-1");
        chair.remote_id = Some("1".into());
        shop(&[&chair, &table]);
        assert!(matches!(run(&table, 2).unwrap().outcome, Outcome::Sent(_)), "{chair_moves}");
        assert_eq!(totalgest.borrow().orders.len(), 2, "{chair_moves}");
    }
}

#[test]
fn an_order_of_a_shared_number_stays_with_its_own_reference_whatever_becomes_of_the_other() {
    let totalgest = fake_remote::start();
    let (other, order) = (numbered("AB-77"), Order { id: "o-2".into(), ..numbered("AB-77") });
    shop(&[&other, &order]);
    run(&other, 1).unwrap();
    shop(&[&Order { remote_id: Some("1".into()), ..other }, &order]);
    totalgest.borrow_mut().instead = vec![None, Some(Err(TransportError::Timeout))];
    assert!(matches!(run(&order, 1), Err(Error::Unavailable(_))));
    totalgest.borrow_mut().orders.clear();
    run(&order, 2).unwrap();
    assert_eq!(totalgest.borrow().orders[0]["external_reference"], "shop-1/AB-77/o-2");
}

#[test]
fn a_cancelled_order_is_looked_up_under_the_number_it_had() {
    for number in ["AB-91", ""] {
        let totalgest = fake_remote::start();
        applied_without_an_answer(&numbered("AB-90"), &totalgest);
        let order = Order { state: OrderState::Cancelled, ..numbered(number) };
        shop(&[&order]);
        assert_eq!(found(&run(&order, 2).unwrap()), "AB-1", "{number:?}");
    }
}

#[test]
fn an_order_that_is_sent_again_is_still_there_under_the_number_it_had() {
    let totalgest = fake_remote::start();
    shop(&[&numbered("AB-90")]);
    run(&numbered("AB-90"), 1).unwrap();
    testing::with(|host| host.earlier_links.insert("o-1".into(), vec!["1".into()]));
    let order = numbered("AB-91");
    shop(&[&order]);
    assert_eq!(run(&order, 1), Err(Error::Uncertain(say::still_there("AB-1"))));
    totalgest.borrow_mut().orders.clear();
    assert!(matches!(run(&order, 2).unwrap().outcome, Outcome::Sent(_)));
    assert_eq!(totalgest.borrow().orders[0]["external_reference"], "shop-1/AB-91/o-1/1");
}

#[test]
fn an_order_that_an_older_release_linked_is_looked_up_under_its_number_of_today() {
    let totalgest = fake_remote::start();
    let order = numbered("AB-90");
    shop(&[&order]);
    run(&order, 1).unwrap();
    testing::with(|host| {
        host.storage.remove("reference/o-1").unwrap();
        host.earlier_links.insert("o-1".into(), vec!["1".into()]);
    });
    assert_eq!(run(&order, 1), Err(Error::Uncertain(say::still_there("AB-1"))));
    assert_eq!(totalgest.borrow().orders.len(), 1);
}

#[test]
fn a_cancelled_order_of_before_a_restore_is_looked_up_before_it_is_skipped() {
    for arrived in [true, false] {
        let totalgest = fake_remote::start();
        let order = numbered("21");
        if arrived {
            shop(&[&order]);
            run(&order, 1).unwrap();
        }
        let cancelled = Order { state: OrderState::Cancelled, ..order };
        shop(&[&cancelled]);
        testing::with(|host| {
            host.storage.retain(|key, _| !key.contains("o-1"));
            host.restore = Some(Restore { id: 1, at: cancelled.placed_at, since_ms: 0 });
        });
        assert_eq!(TotalGest::on_order_paid("o-1"), Ok(Outcome::Queued));
        if !arrived {
            assert!(matches!(run(&cancelled, 1), Err(Error::Waiting(_))), "it may be in flight");
            testing::advance(160_000);
        }
        let done = run(&cancelled, 1).unwrap();
        assert_eq!(matches!(done.outcome, Outcome::AlreadyThere(_)), arrived, "{done:?}");
        assert_eq!(totalgest.borrow().orders.len(), usize::from(arrived));
    }
}
