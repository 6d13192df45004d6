//! Ids of the shop's orders that hold the characters that separate the parts of a storage key.

use super::*;

fn with_ids(ids: &[&str]) -> Vec<Order> {
    let order = |(at, id): (usize, &&str)| {
        let mut order = Order { id: (*id).to_owned(), number: format!("200{at}"), ..samples::simple() };
        order.shipping.line1 = format!("Via Uno {at}");
        order
    };
    ids.iter().enumerate().map(order).collect()
}

/// Smarty answered, and what came of it was lost, but for the answer.
fn lose_the_end(id: &str) {
    testing::with(|host| {
        let facts = host.facts.clone();
        assert_eq!(facts.len(), 1);
        host.storage.extend(facts);
    });
    change(id, |order| order.remote_id = None);
}

/// Found where the product was really used: order 1 was taken for the chair of order 1/2, and never sent.
#[test]
fn what_smarty_answered_about_an_order_is_never_taken_for_another_whose_id_begins_its_own() {
    let ids = ["1", "1/2", "1%2F2", "1/", "1%"];
    for (at, owner) in ids.iter().enumerate() {
        let smarty = learned(with_ids(&ids), |_| {});
        assert_eq!(code(&run(job(owner, 1))), "sent 3301 3401");
        lose_the_end(owner);
        for (place, other) in ids.iter().enumerate().filter(|(_, other)| *other != owner) {
            let id = if place < at { 3302 + place } else { 3301 + place };
            assert_eq!(code(&run(job(other, 1))), format!("sent {id} {}", id + 100), "{owner} {other}");
        }
        assert!(
            code(&run(job(owner, 2))).ends_with("3301 3401"),
            "{owner}: what is decided forgets its own alone"
        );
        assert_eq!(smarty.borrow().count(), 1 + ids.len());
    }
}

#[test]
fn no_key_of_an_order_is_or_begins_another_orders() {
    let ids = ["1", "1/2", "1%2F2"];
    let smarty = learned(with_ids(&ids), |_| {});
    let mut keys: Vec<String> = Vec::new();
    for id in ids {
        let before = testing::with(|host| host.storage.keys().cloned().collect::<Vec<_>>());
        mishap(&smarty, silence(), false);
        assert_eq!(code(&run(job(id, 1))), "unavailable unclear-order");
        let own = testing::with(|host| {
            host.storage.keys().filter(|key| !before.contains(key)).cloned().collect::<Vec<_>>()
        });
        assert_eq!(own.len(), 1, "{own:?}");
        keys.extend(own);
    }
    assert_eq!(keys, ["posting/1", "posting/1%2F2", "posting/1%252F2"]);
}
