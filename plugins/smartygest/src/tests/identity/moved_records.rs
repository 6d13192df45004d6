//! The record of an order moves with its customer at Smarty, who was merged with another one before the order's answer
//! came.

use framework360_sdk::shop::OrderState;
use framework360_sdk::testing::records::Entry;
use serde_json::json;

use super::super::fake_remote::Names;
use super::gone_customers::{known_customer, linked, of};
use super::*;

/// The order was applied without an answer, and its record went to the survivor with the customer: sending it for the
/// survivor would double it.
#[test]
fn a_record_that_moved_with_its_customer_is_found_where_references_are_dropped() {
    let smarty = known_customer(|smarty| smarty.borrow_mut().names = Names::Title);
    let mut survivor = smarty.borrow().customers[0].clone();
    survivor["id"] = 44.into();
    smarty.borrow_mut().customers.push(survivor);
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-2", 1))), "unavailable unclear-order");
    smarty.borrow_mut().merge_customer(70, 44);
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-2", 2))), "sent 3301 3401");
    assert_eq!((smarty.borrow().count(), posts()), (2, 3), "refused, not doubled");
    assert_eq!(linked(), ["44"]);
}

#[test]
fn it_is_found_too_where_another_order_noticed_that_the_customer_is_gone() {
    let smarty = known_customer(|smarty| smarty.borrow_mut().names = Names::Title);
    let mut survivor = smarty.borrow().customers[0].clone();
    survivor["id"] = 44.into();
    smarty.borrow_mut().customers.push(survivor);
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-2", 1))), "unavailable unclear-order");
    smarty.borrow_mut().merge_customer(70, 44);
    // The lock of o-2 ends by itself.
    testing::advance(LOCK_MS);
    assert_eq!(code(&run(job("o-3", 1))), "sent 3302 3402");
    assert_eq!(posts(), 4, "refused once");
    assert_eq!(code(&run(job("o-2", 2))), "sent 3301 3401");
    assert_eq!(posts(), 4);
}

/// Without the claim the one would be lost and the other doubled.
#[test]
fn a_record_that_moved_is_claimed_by_the_order_that_may_have_sent_it_and_not_taken_by_an_equal_one() {
    let smarty = known_customer(|smarty| smarty.borrow_mut().names = Names::Title);
    testing::with(|host| {
        host.settings.insert("unanswered".into(), "ask".into());
        for entry in &mut host.records {
            if let Entry::Order(order) = entry {
                order.shipping = samples::simple().shipping;
            }
        }
    });
    let mut survivor = smarty.borrow().customers[0].clone();
    survivor["id"] = 44.into();
    smarty.borrow_mut().customers.push(survivor);
    mishap(&smarty, silence(), true);
    let _ = run(job("o-2", 1));
    let mut late = smarty.borrow_mut().orders.remove(0);
    assert_eq!(run_to_end("o-2", 2).0, "uncertain unanswered-asked");
    testing::with(|host| host.settings.remove("unanswered"));
    smarty.borrow_mut().merge_customer(70, 44);
    mishap(&smarty, silence(), false);
    assert_eq!(code(&run(job("o-3", 1))), "unavailable unclear-order", "refused, then sent for the survivor");
    late["customer_id"] = 44.into();
    smarty.borrow_mut().orders.insert(0, late);
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-3", 2))), "uncertain look-alikes");
}

/// Who has the record now can't be known: it isn't taken for another order, nor sent again.
#[test]
fn a_record_that_moved_to_a_customer_who_cannot_be_found_is_left_to_a_person() {
    let smarty = known_customer(|smarty| smarty.borrow_mut().names = Names::Title);
    let stranger = json!({"id": 44, "email": "other@example.org", "name": "Somebody", "last_name": "Else"});
    smarty.borrow_mut().customers.push(stranger);
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-2", 1))), "unavailable unclear-order");
    smarty.borrow_mut().merge_customer(70, 44);
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-2", 2))), "uncertain look-alikes");
    assert_eq!((smarty.borrow().count(), posts()), (2, 3));
}

/// The merged customer was forgotten for another reason, so nothing is known to be gone.
#[test]
fn a_record_that_moved_is_found_where_the_order_would_now_be_sent_for_somebody_else() {
    for is_edited in [false, true] {
        let customer = samples::simple().customer;
        let smarty = shop((1..=3).map(|at| of(&customer, at)).collect());
        smarty.borrow_mut().names = Names::Title;
        assert_eq!(code(&run(job("o-1", 1))), "sent 3300 3400");
        let mut survivor = smarty.borrow().customers[0].clone();
        survivor["id"] = 44.into();
        smarty.borrow_mut().customers.push(survivor);
        mishap(&smarty, silence(), true);
        assert_eq!(code(&run(job("o-2", 1))), "unavailable unclear-order");
        testing::advance(LOCK_MS);
        mishap(&smarty, testing::json(200, r#"{"error": "sku unknown"}"#), false);
        assert_eq!(code(&run(job("o-3", 1))), "rejected order-refused");
        smarty.borrow_mut().merge_customer(70, 44);
        if is_edited {
            change("o-2", |order| order.shipping.line1 = "Via Due 2".into());
        }
        let expected = if is_edited { "there 3301 3401" } else { "sent 3301 3401" };
        assert_eq!(code(&run(job("o-2", 2))), expected);
        assert_eq!((smarty.borrow().count(), posts()), (2, 3));
    }
}

#[test]
fn where_references_are_preserved_a_record_that_moved_is_found_before_anything_is_sent() {
    let smarty = known_customer(|_| {});
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-2", 1))), "unavailable unclear-order");
    smarty.borrow_mut().merge_customer(70, 44);
    assert_eq!(code(&run(job("o-2", 2))), "sent 3301 3401");
    assert_eq!(posts(), 2);
}

#[test]
fn an_order_cancelled_meanwhile_whose_record_moved_is_found_or_left_to_a_person() {
    let smarty = known_customer(|smarty| smarty.borrow_mut().names = Names::Title);
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-2", 1))), "unavailable unclear-order");
    smarty.borrow_mut().merge_customer(70, 44);
    testing::advance(LOCK_MS);
    change("o-2", |order| order.state = OrderState::Cancelled);
    let _ = run(job("o-3", 1));
    assert_eq!(code(&run(job("o-2", 2))), "uncertain look-alikes");
}
