//! A Smarty that lists the oldest orders first.

use framework360_sdk::testing::records::Entry;
use framework360_sdk::{Connector, Run};

use super::super::fake_remote::Names;
use super::*;
use crate::Smartygest;

/// One with so many orders of other people before ours, and what is said of orders since `learned`.
fn with_orders(count: u64, names: Names) -> Shared {
    let smarty = shop(siblings());
    let mut before = smarty.borrow_mut();
    before.names = names;
    before.oldest_first = true;
    for id in 1..=count {
        let mut theirs =
            serde_json::json!({"id": id, "number": id, "customer_id": 9, "date": "2024-01-01 12:00:00"});
        theirs["rows"] =
            serde_json::json!([{"sku": "X", "name": "Something else", "quantity": 1, "price": "1.00"}]);
        before.orders.insert(0, theirs);
    }
    drop(before);
    smarty
}

/// The link ends, as where a person sends the order again.
fn unlink(id: &str, remote_id: &str) {
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

/// Found where the product was really used: the check of the earlier record ended on the first page.
#[test]
fn an_order_is_not_sent_again_while_it_is_still_there() {
    let smarty = with_orders(120, Names::Preserved);
    assert_eq!(code(&run(job("o-1", 1))), "sent 3420 3520");
    unlink("o-1", "3420");
    assert_eq!(code(&run(job("o-1", 1))), "uncertain still-there");
    smarty.borrow_mut().orders.remove(0);
    assert_eq!(code(&run(job("o-1", 2))), "sent 3420 3520", "the fake counts its orders");
}

#[test]
fn an_earlier_record_that_may_stand_behind_what_can_be_read_asks_a_person() {
    let _ = with_orders(2_100, Names::Preserved);
    assert_eq!(code(&run(job("o-1", 1))), "sent 5400 5500");
    unlink("o-1", "5400");
    assert_eq!(code(&run(job("o-1", 1))), "uncertain lookup-bounded");
    let said = Run { resolution: Some(framework360_sdk::Resolution::NotThere), ..job("o-1", 2) };
    assert_eq!(code(&run(said)), "sent 5401 5501", "a person looked there");
}

#[test]
fn a_created_record_is_read_back_and_shows_whether_references_are_preserved() {
    for (names, state) in [(Names::Preserved, "kept"), (Names::Title, "dropped")] {
        let _ = with_orders(120, names);
        assert_eq!(code(&run(job("o-1", 1))), "sent 3420 3520");
        let learned = testing::with(|host| {
            let (_, known) = host.storage.iter().find(|(key, _)| key.starts_with("account/")).unwrap();
            String::from_utf8(known.clone()).unwrap()
        });
        assert!(learned.contains(state), "{learned}");
    }
}

#[test]
fn an_audit_reads_all_of_it() {
    let smarty = with_orders(120, Names::Preserved);
    assert_eq!(code(&run(job("o-1", 1))), "sent 3420 3520");
    let mut late = smarty.borrow().orders[0].clone();
    late["id"] = 3_500.into();
    smarty.borrow_mut().orders.insert(0, late);
    let done = Smartygest::on_job(Run { kind: "audit-orders".into(), ..job("orders", 1) }).unwrap();
    assert_eq!(done.notes.len(), 1, "{:?}", done.notes);
}
