//! The owner enters another key: of the same account at Smarty, as long as nothing proves the opposite.

use framework360_sdk::installation::Restore;
use framework360_sdk::testing::records::Entry;
use framework360_sdk::{Connector, Run};

use super::super::fake_remote::Names;
use super::*;
use crate::Smartygest;

/// The owner enters it, and the platform tries it.
fn enter(key: &str) {
    testing::with(|host| host.settings.insert("api_key".into(), key.into()));
    assert!(Smartygest::check().is_ok());
}

/// So many orders of other people, made since.
fn clerks_enter(smarty: &Shared, count: u64) {
    for _ in 0..count {
        let mut smarty = smarty.borrow_mut();
        let mut theirs = smarty.orders[0].clone();
        let id = 3300 + smarty.orders.len() as u64;
        theirs["id"] = id.into();
        theirs["number"] = (100 + id).into();
        theirs["customer_id"] = 9.into();
        theirs["rows"][0]["name"] = "Something else".into();
        smarty.orders.insert(0, theirs);
    }
}

/// Another account, with so many orders of its own.
fn other_account(smarty: &Shared, count: u64) {
    let template = smarty.borrow().orders[0].clone();
    smarty.borrow_mut().orders.clear();
    for id in 1..=count {
        let mut theirs = template.clone();
        theirs["id"] = id.into();
        theirs["number"] = (100 + id).into();
        theirs["customer_id"] = 9.into();
        theirs["rows"][0]["name"] = "Something else".into();
        smarty.borrow_mut().orders.insert(0, theirs);
    }
}

/// Found where the product was really used: the order that was in flight was posted again.
#[test]
fn an_order_that_is_in_flight_when_the_key_changes_is_found_and_not_sent_again() {
    for names in [Names::Preserved, Names::Title] {
        let smarty = learned(siblings(), |smarty| smarty.borrow_mut().names = names);
        mishap(&smarty, silence(), true);
        assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
        clerks_enter(&smarty, 60);
        enter("K2");
        assert!(code(&run(job("o-2", 1))).starts_with(if names == Names::Preserved {
            "sent"
        } else {
            "waiting"
        }));
        testing::advance(IN_FLIGHT_GRACE_MS);
        assert_eq!(code(&run(job("o-1", 2))), "sent 3301 3401");
        assert_eq!(posts(), if names == Names::Preserved { 3 } else { 2 });
    }
}

#[test]
fn a_new_key_forgets_nothing_of_the_account() {
    let smarty = learned(siblings(), |_| {});
    let known = |prefix: &str| {
        testing::with(|host| {
            host.storage.keys().filter(|key| key.starts_with(prefix)).cloned().collect::<Vec<_>>()
        })
    };
    let before = [known("watermark/"), known("account/"), known("customer/")];
    for key in ["K2", "K3", "K1"] {
        enter(key);
        testing::with(|host| host.requests.clear());
        let order = if key == "K2" { "o-1" } else { "o-2" };
        assert!(code(&run(job(order, 1))).starts_with(if key == "K1" { "there" } else { "sent" }));
    }
    assert_eq!([known("watermark/"), known("account/")], before[..2], "as it is called since the first key");
    assert_eq!(smarty.borrow().count(), 3);
}

/// An older release stored everything under each key's own name.
#[test]
fn a_store_of_an_older_release_goes_on_unchanged_and_a_submission_record_under_an_earlier_key_is_used() {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, silence(), true);
    let _ = run(job("o-1", 1));
    clerks_enter(&smarty, 60);
    // As that release did when the key was changed: a watermark and a text state of the new key's own.
    let own = testing::with(|host| {
        host.settings.insert("api_key".into(), "K2".into());
        crate::api::Smarty::of_installation
    })()
    .unwrap()
    .key_hash();
    testing::with(|host| {
        let highest = br#"{"v":1,"id":3361}"#.to_vec();
        host.storage.insert(format!("watermark/{own}"), highest);
        host.storage
            .insert(format!("account/{own}/row-name"), br#"{"v":1,"text":"kept","name_limit":100}"#.to_vec());
    });
    enter("K2");
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-1", 2))), "sent 3301 3401");
    assert_eq!(code(&run(job("o-2", 1))), "sent 3362 3462");
    let keys = testing::with(|host| host.storage.keys().any(|key| key.starts_with("key")));
    assert!(!keys, "nothing needs to be kept");
}

#[test]
fn a_list_that_ends_below_what_was_seen_and_shows_nothing_of_ours_is_another_account() {
    let smarty = learned(siblings(), |_| {});
    Smartygest::on_job(Run { kind: "audit-orders".into(), ..job("orders", 1) }).unwrap();
    other_account(&smarty, 20);
    enter("K2");
    let other = testing::with(|host| host.storage.keys().filter(|key| key.starts_with("watermark/")).count());
    assert_eq!(other, 2, "it has a watermark of its own");
    smarty.borrow_mut().orders.clear();
    assert!(code(&run(job("o-1", 1))).starts_with("sent"));
    enter("K1");
    let last = testing::with(|host| (host.storage["key-last"].clone(), host.storage.len()));
    enter("K4");
    assert_eq!(
        testing::with(|host| host.storage["key-last"].clone()),
        last.0,
        "a key that isn't known follows the last"
    );
}

/// A clerk deletes the newest order there just before.
#[test]
fn an_account_whose_newest_order_was_deleted_is_still_the_same() {
    let smarty = learned(siblings(), |_| {});
    clerks_enter(&smarty, 60);
    Smartygest::on_job(Run { kind: "audit-orders".into(), ..job("orders", 1) }).unwrap();
    mishap(&smarty, silence(), false);
    let _ = run(job("o-1", 1));
    smarty.borrow_mut().orders.remove(0);
    enter("K2");
    let marks = testing::with(|host| host.storage.keys().filter(|key| key.starts_with("watermark/")).count());
    assert_eq!(marks, 1, "a reference of ours is among the orders there");
    assert!(code(&run(job("o-1", 2))).starts_with("waiting"), "its note holds");
}

#[test]
fn an_empty_or_unreadable_list_proves_nothing() {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, silence(), false);
    let _ = run(job("o-1", 1));
    let orders = std::mem::take(&mut smarty.borrow_mut().orders);
    enter("K2");
    assert_eq!(code(&run(job("o-1", 2))), "waiting may-still-arrive");
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-1", 3))), "uncertain list-hides");
    smarty.borrow_mut().instead.push(("Sales_Orders/list/", testing::json(503, "")));
    enter("K3");
    smarty.borrow_mut().instead.clear();
    smarty.borrow_mut().orders = orders;
    assert_eq!(code(&run(job("o-1", 4))), "sent 3301 3401", "the first order reads it");
    assert_eq!(smarty.borrow().count(), 2);
}

/// Removes the links of all orders, as in a restored store.
fn unlink_all() {
    testing::with(|host| {
        for entry in &mut host.records {
            if let Entry::Order(order) = entry {
                order.remote_id = None;
            }
        }
    });
}

/// Back-up before the first connection; the key was changed since, and is entered again.
#[test]
fn a_watermark_that_is_missing_after_a_restore_is_not_the_highest_id() {
    for names in [Names::Preserved, Names::Title] {
        for orders in [60, 160] {
            let smarty = learned(siblings(), |smarty| smarty.borrow_mut().names = names);
            assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
            clerks_enter(&smarty, orders);
            testing::advance(60_000);
            testing::with(|host| {
                host.storage.clear();
                host.restore = Some(Restore { id: 4, at: host.now, since_ms: 0 });
            });
            unlink_all();
            enter("K2");
            let early = code(&run(job("o-1", 1)));
            let expected =
                if names == Names::Preserved { "there 3301 3401" } else { "uncertain look-alikes" };
            assert_eq!(early, expected, "{orders}");
            testing::with(|host| host.storage.retain(|key, _| key.starts_with("watermark/")));
            assert!(testing::with(|host| host.storage.is_empty()), "nothing is known of the account yet");
            unlink_all();
            testing::advance(IN_FLIGHT_GRACE_MS);
            assert_eq!(code(&run(job("o-2", 1))).starts_with("sent"), names == Names::Preserved, "{orders}");
            assert_eq!(code(&run(job("o-1", 2))), expected, "after the audit: {orders}");
        }
    }
}
