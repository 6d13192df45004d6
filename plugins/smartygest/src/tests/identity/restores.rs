//! The platform's store is restored: what was sent since the back-up isn't known any more.

use framework360_sdk::installation::Restore;
use framework360_sdk::testing::records::Entry;
use framework360_sdk::{Resolution, Run};

use super::super::fake_remote::Names;
use super::*;

/// Restores the store to this state, and reports the restore.
pub(super) fn restore(storage: std::collections::BTreeMap<String, Vec<u8>>) {
    testing::with(|host| {
        host.storage = storage;
        host.restore = Some(Restore { id: 4, at: host.now, since_ms: 0 });
        for entry in &mut host.records {
            if let Entry::Order(order) = entry {
                order.remote_id = order.remote_id.take().filter(|_| order.id == "o-0");
            }
        }
    });
}

pub(super) fn back_up() -> std::collections::BTreeMap<String, Vec<u8>> {
    testing::with(|host| host.storage.clone())
}

#[test]
fn an_order_that_was_sent_since_the_back_up_is_found_by_its_reference() {
    let smarty = learned(siblings(), |_| {});
    let saved = back_up();
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    restore(saved);
    assert_eq!(code(&run(job("o-1", 1))), "there 3301 3401");
    assert_eq!(smarty.borrow().count(), 2);
}

/// The backup predates the submission record; the request is applied after the restore.
#[test]
fn after_a_restore_nothing_is_created_until_requests_in_flight_must_be_applied() {
    let smarty = learned(siblings(), |_| {});
    let saved = back_up();
    mishap(&smarty, silence(), true);
    let _ = run(job("o-1", 1));
    let under_way = smarty.borrow_mut().orders.remove(0);
    restore(saved);
    assert_eq!(code(&run(job("o-1", 1))), "waiting after-restore");
    testing::advance(IN_FLIGHT_GRACE_MS - 1);
    assert_eq!(code(&run(job("o-1", 2))), "waiting after-restore");
    smarty.borrow_mut().orders.insert(0, under_way);
    testing::advance(1);
    assert_eq!(code(&run(job("o-1", 3))), "there 3301 3401");
}

#[test]
fn the_state_ends_and_later_orders_are_sent_at_once() {
    let smarty = learned(siblings(), |_| {});
    restore(back_up());
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    testing::with(|host| host.requests.clear());
    let later = Order { placed_at: testing::with(|host| host.now), ..siblings().remove(1) };
    testing::with(|host| host.records.push(Entry::Order(Order { id: "o-9".into(), ..later })));
    assert_eq!(code(&run(job("o-9", 1))), "sent 3302 3402");
    assert_eq!(testing::with(|host| host.requests.len()), 3, "as if nothing had been");
    assert_eq!(smarty.borrow().count(), 3);
}

/// Found where the product was really used: the same customer buys the same again, and the new order took the old
/// record.
#[test]
fn after_a_restore_a_new_order_never_takes_an_old_record() {
    let smarty = learned(siblings(), |_| {});
    let saved = back_up();
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    restore(saved);
    testing::advance(IN_FLIGHT_GRACE_MS);
    let again = Order {
        id: "o-9".into(),
        number: samples::simple().number,
        placed_at: testing::with(|host| host.now),
        ..samples::simple()
    };
    testing::with(|host| host.records = vec![Entry::Order(again)]);
    assert_eq!(code(&run(job("o-9", 2))), "sent 3302 3402");
    assert_eq!(smarty.borrow().count(), 3);
}

#[test]
fn where_references_are_dropped_an_order_from_before_a_restore_asks_a_person_where_one_article_is_there() {
    let smarty = learned(siblings(), |smarty| smarty.borrow_mut().names = Names::Title);
    let saved = back_up();
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    // An accountant changes the quantity meanwhile.
    smarty.borrow_mut().orders[0]["rows"][0]["quantity"] = "7".into();
    restore(saved);
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-1", 1))), "uncertain look-alikes");
    assert_eq!(smarty.borrow().count(), 2);
}

/// A customer of a merge whom no data of the order find.
fn merge_into_a_stranger(smarty: &Shared, id: u64) {
    let stranger =
        serde_json::json!({"id": 44, "email": "other@example.org", "name": "Ada", "last_name": "Verdi"});
    smarty.borrow_mut().customers.push(stranger);
    smarty.borrow_mut().merge_customer(id, 44);
}

/// Found where the product was really used: the order was sent again, for a customer who was created for it.
#[test]
fn where_references_are_dropped_an_order_whose_customer_was_merged_since_is_left_to_a_person() {
    let smarty = learned(siblings(), |smarty| smarty.borrow_mut().names = Names::Title);
    let saved = back_up();
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    restore(saved);
    merge_into_a_stranger(&smarty, 70);
    testing::advance(IN_FLIGHT_GRACE_MS);
    for attempt in 1..4 {
        assert_eq!(code(&run(job("o-1", attempt))), "uncertain look-alikes", "{attempt}");
    }
    assert_eq!(smarty.borrow().count(), 2);
    let not_there = Run { resolution: Some(Resolution::NotThere), ..job("o-1", 4) };
    assert_eq!(code(&run(not_there)), "sent 3302 3402", "a person knows better");
}

#[test]
fn where_references_are_dropped_an_order_whose_customer_was_created_and_merged_since_is_left_to_a_person() {
    let mut other = Order { id: "o-1".into(), number: "1001".into(), ..samples::simple() };
    other.customer.email = "bea@example.org".into();
    other.billing.tax_code = String::new();
    let smarty = learned(vec![other], |smarty| smarty.borrow_mut().names = Names::Title);
    let saved = back_up();
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    restore(saved);
    merge_into_a_stranger(&smarty, 71);
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-1", 1))), "uncertain look-alikes");
    assert_eq!(code(&run(job("o-1", 2))), "uncertain look-alikes");
    assert_eq!(smarty.borrow().count(), 2);
}

/// The bound of what it sent since says nothing about what the store sent as it was before.
#[test]
fn where_references_are_dropped_what_was_sent_before_the_restore_is_seen_also_once_it_was_sent_again() {
    let smarty = learned(siblings(), |smarty| smarty.borrow_mut().names = Names::Title);
    let saved = back_up();
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    let hidden = smarty.borrow_mut().orders.remove(0);
    let mut newer = hidden.clone();
    newer["id"] = 3305.into();
    newer["customer_id"] = 9.into();
    newer["rows"][0]["sku"] = "OTHER".into();
    smarty.borrow_mut().orders.insert(0, newer);
    restore(saved);
    testing::advance(IN_FLIGHT_GRACE_MS);
    mishap(&smarty, silence(), false);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    smarty.borrow_mut().orders.insert(1, hidden);
    assert_eq!(run_to_end("o-1", 2).0, "uncertain look-alikes", "it isn't adopted either");
    assert_eq!(smarty.borrow().count(), 3);
}

#[test]
fn a_cancelled_order_that_was_sent_since_the_back_up_is_found_too() {
    let smarty = learned(siblings(), |_| {});
    let saved = back_up();
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    restore(saved);
    testing::with(|host| {
        for entry in &mut host.records {
            if let Entry::Order(order) = entry
                && order.id == "o-1"
            {
                order.state = framework360_sdk::shop::OrderState::Cancelled;
            }
        }
    });
    assert_eq!(code(&run(job("o-1", 1))), "there 3301 3401");
    assert_eq!(smarty.borrow().count(), 2);
}

/// The list has no references, and there is no submission record: the content that would have been sent is looked up.
#[test]
fn where_references_are_dropped_a_cancelled_order_that_was_sent_since_the_back_up_is_left_to_a_person() {
    for (is_edited, is_moved) in [(false, false), (true, false), (false, true)] {
        let smarty = learned(siblings(), |smarty| smarty.borrow_mut().names = Names::Title);
        let saved = back_up();
        assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
        if is_edited {
            // An accountant changes the quantity meanwhile.
            smarty.borrow_mut().orders[0]["rows"][0]["quantity"] = "7".into();
        }
        if is_moved {
            smarty.borrow_mut().merge_customer(70, 44);
            smarty.borrow_mut().customers.clear();
        }
        restore(saved);
        cancel("o-1");
        assert_eq!(code(&run(job("o-1", 1))), "uncertain look-alikes", "it is there at once");
        testing::advance(IN_FLIGHT_GRACE_MS);
        assert_eq!(code(&run(job("o-1", 2))), "uncertain look-alikes");
        let customers = smarty.borrow().customers.len();
        let there = Run { resolution: Some(Resolution::There("3401".into())), ..job("o-1", 3) };
        assert_eq!(code(&run(there)), "there 3301 3401");
        assert_eq!((posts(), smarty.borrow().customers.len()), (2, customers), "nothing is created");
    }
}

#[test]
fn where_references_are_dropped_a_cancelled_order_that_cannot_be_mapped_any_more_is_looked_up_by_its_articles()
 {
    let smarty = learned(siblings(), |smarty| smarty.borrow_mut().names = Names::Title);
    let saved = back_up();
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    restore(saved);
    cancel("o-1");
    change("o-1", |order| order.total = "1.00".into());
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-1", 1))), "uncertain look-alikes");
    assert_eq!(smarty.borrow().count(), 2);
}

#[test]
fn where_references_are_dropped_a_cancelled_order_that_was_never_sent_is_skipped_and_creates_nothing() {
    let mut other = Order { id: "o-1".into(), number: "1001".into(), ..samples::simple() };
    other.customer.email = "bea@example.org".into();
    other.billing.tax_code = String::new();
    let smarty = learned(vec![other], |smarty| smarty.borrow_mut().names = Names::Title);
    restore(back_up());
    cancel("o-1");
    assert_eq!(code(&run(job("o-1", 1))), "waiting after-restore", "it may be in flight");
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-1", 2))), "sdk-skip-cancelled");
    assert_eq!((smarty.borrow().count(), smarty.borrow().customers.len()), (1, 1));
}

fn cancel(id: &str) {
    change(id, |order| order.state = framework360_sdk::shop::OrderState::Cancelled);
}
