//! A person sends an order again that was deleted at Smarty.

use framework360_sdk::testing::records::Entry;
use framework360_sdk::{Resolution, Run};

use super::*;

/// An order that was sent as 3301, and is to be sent again.
fn sent_before() -> Shared {
    let smarty = learned(siblings(), |_| {});
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    unlink("o-1", "3301");
    smarty
}

/// Ends the link of an order and keeps it as an earlier one, as the platform does.
pub(super) fn unlink(id: &str, remote_id: &str) {
    testing::with(|host| {
        host.earlier_links.entry(id.into()).or_default().push(remote_id.into());
        for entry in &mut host.records {
            if let Entry::Order(order) = entry
                && order.id == id
            {
                order.remote_id = None;
            }
        }
    });
}

fn delete(smarty: &Shared, id: u64) {
    smarty.borrow_mut().orders.retain(|order| order["id"] != id);
}

fn names(smarty: &Shared) -> Vec<String> {
    let smarty = smarty.borrow();
    smarty.orders.iter().map(|order| order["rows"][0]["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_order_is_not_sent_again_while_it_is_still_there() {
    let smarty = sent_before();
    assert_eq!(code(&run(job("o-1", 1))), "uncertain still-there");
    delete(&smarty, 3301);
    assert_eq!(code(&run(job("o-1", 2))), "sent 3301 3401", "the fake gives the highest id out again");
    assert_eq!(smarty.borrow().count(), 2);
}

#[test]
fn an_order_that_is_still_there_may_stay_what_it_was() {
    let smarty = sent_before();
    assert_eq!(code(&run(job("o-1", 1))), "uncertain still-there");
    let said = Run { resolution: Some(Resolution::There("3401".into())), ..job("o-1", 2) };
    assert_eq!(code(&run(said)), "there 3301 3401");
    assert_eq!(smarty.borrow().count(), 2);
}

#[test]
fn an_order_that_is_sent_again_has_another_reference() {
    let smarty = sent_before();
    let before = names(&smarty);
    delete(&smarty, 3301);
    run(job("o-1", 1)).unwrap();
    assert!(names(&smarty).iter().all(|name| name.contains("1001") != before.contains(name)), "{before:?}");
}

#[test]
fn an_order_that_is_cancelled_there_is_sent_again_where_a_person_says_that_it_does_not_count() {
    let smarty = sent_before();
    assert_eq!(code(&run(job("o-1", 1))), "uncertain still-there");
    mishap(&smarty, Ok((503, Vec::new(), b"{\"error\":\"busy\"}".to_vec())), false);
    let said = Run { resolution: Some(Resolution::NotThere), ..job("o-1", 2) };
    assert!(!code(&run(said)).starts_with("uncertain"));
    // The platform says it once.
    let (end, _) = run_to_end("o-1", 3);
    assert_eq!(end, "sent 3302 3402");
}

#[test]
fn where_references_are_dropped_the_earlier_record_is_not_taken_for_the_new_one() {
    let smarty =
        learned(siblings(), |smarty| smarty.borrow_mut().names = super::super::fake_remote::Names::Title);
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    unlink("o-1", "3301");
    let said = Run { resolution: Some(Resolution::NotThere), ..job("o-1", 1) };
    assert_eq!(code(&run(said)), "sent 3302 3402");
    assert_eq!(smarty.borrow().count(), 3);
}

/// A store that was put back doesn't know that the order was sent again.
#[test]
fn after_a_restore_an_order_that_was_sent_again_is_found() {
    let smarty = learned(siblings(), |_| {});
    let older = testing::with(|host| host.storage.clone());
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    unlink("o-1", "3301");
    delete(&smarty, 3301);
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    unlink("o-1", "3301");
    testing::with(|host| {
        host.earlier_links.clear();
        host.storage = older;
    });
    assert_eq!(code(&run(job("o-1", 1))), "there 3301 3401");
    assert_eq!(smarty.borrow().count(), 2);
}

#[test]
fn an_order_that_was_cancelled_at_smarty_is_sent_again_at_once() {
    let smarty = sent_before();
    assert_eq!(code(&run(job("o-1", 1))), "uncertain still-there");
    let place = smarty.borrow().orders.iter().position(|order| order["id"] == 3301).unwrap();
    smarty.borrow_mut().orders[place]["canceled"] = "1".into();
    assert_eq!(code(&run(job("o-1", 2))), "sent 3302 3402");
}
