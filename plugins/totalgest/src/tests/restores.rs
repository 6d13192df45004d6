//! The platform's store was put back: it doesn't know of what was sent since.

use framework360_sdk::installation::Restore;
use framework360_sdk::shop::Order;
use framework360_sdk::testing::{self, records::Entry, samples};
use framework360_sdk::{Connector, Done, Outcome, Resolution, Run};

use crate::fake_remote;
use crate::{EXPORT_ORDER, TotalGest};

fn shop(orders: &[&Order]) {
    let entries = orders.iter().map(|order| Entry::Order((*order).clone())).collect();
    testing::with(|host| host.records = entries);
}

fn run(id: &str, resolution: Option<Resolution>) -> Done {
    TotalGest::on_job(Run { resolution, ..samples::run(EXPORT_ORDER, id) }).unwrap()
}

fn link(done: &Done) -> (&'static str, &str) {
    match &done.outcome {
        Outcome::Sent(link) => ("sent", &link.number),
        Outcome::AlreadyThere(link) => ("there", &link.number),
        other => panic!("{other:?}"),
    }
}

fn restored(storage: std::collections::BTreeMap<String, Vec<u8>>) {
    testing::with(|host| {
        host.storage = storage;
        host.earlier_links.clear();
        host.restore = Some(Restore { id: 1, at: u64::MAX, since_ms: 900_000 });
    });
}

/// Two orders that are alike but for their ids.
fn twins() -> [Order; 2] {
    let first = Order { id: "o-1".into(), number: "AB-2".into(), ..samples::simple() };
    [Order { id: "o-2".into(), ..first.clone() }, first]
}

/// Found where the product was really used: the one took the record of the other, which was sent once more.
#[test]
fn orders_that_are_alike_and_share_a_number_are_there_once_in_whatever_order_they_come_again() {
    for again in [["o-1", "o-2"], ["o-2", "o-1"]] {
        let totalgest = fake_remote::start();
        let [second, first] = twins();
        let linked = Order { remote_id: Some("1".into()), ..first.clone() };
        let kept = testing::with(|host| host.storage.clone());
        shop(&[&first]);
        assert_eq!(link(&run("o-1", None)), ("sent", "AB-1"));
        shop(&[&linked, &second]);
        assert_eq!(link(&run("o-2", None)), ("sent", "AB-2"));
        restored(kept);
        let mut shown = [first, second];
        for id in again {
            shop(&[&shown[0], &shown[1]]);
            let (at, number, remote_id) = if id == "o-1" { (0, "AB-1", "1") } else { (1, "AB-2", "2") };
            assert_eq!(link(&run(id, None)), ("there", number), "{again:?}");
            shown[at].remote_id = Some(remote_id.into());
        }
        assert_eq!(totalgest.borrow().orders.len(), 2);
    }
}

/// A person had replaced the first record by another one.
#[test]
fn an_order_that_was_sent_again_before_is_the_one_that_was_sent_last() {
    let totalgest = fake_remote::start();
    let [_, order] = twins();
    shop(&[&order]);
    let kept = testing::with(|host| host.storage.clone());
    assert_eq!(link(&run("o-1", None)), ("sent", "AB-1"));
    testing::with(|host| host.earlier_links.insert("o-1".into(), vec!["1".into()]));
    assert_eq!(link(&run("o-1", Some(Resolution::NotThere))), ("sent", "AB-2"));
    restored(kept);
    assert_eq!(link(&run("o-1", None)), ("there", "AB-2"));
    assert_eq!(totalgest.borrow().orders.len(), 2);
}
