//! Records that were cancelled at Smarty: they don't count there any more.

use framework360_sdk::shop::{Entity, Subject};
use framework360_sdk::testing::changes::Change;
use framework360_sdk::{Connector as _, Done, Message, Run};

use super::resends::unlink;
use super::*;
use crate::Smartygest;

fn cancel(smarty: &Shared, id: u64) {
    let mut smarty = smarty.borrow_mut();
    let order = smarty.orders.iter_mut().find(|order| order["id"] == id).unwrap();
    order["canceled"] = "1".into();
}

/// A clerk copies the newest record, its text included.
fn copy(smarty: &Shared, id: u64) {
    let mut copy = smarty.borrow().orders[0].clone();
    copy["id"] = id.into();
    copy["number"] = (id + 100).into();
    copy["canceled"] = "0".into();
    smarty.borrow_mut().orders.insert(0, copy);
}

fn audit() -> Done {
    Smartygest::on_job(Run { kind: "audit-orders".into(), ..job("orders", 1) }).unwrap()
}

/// Codes, and values by the names of their arguments.
fn reported(notes: &[Message]) -> Vec<(String, String)> {
    let values = |note: &Message| {
        let mut args = note.args.clone();
        args.sort();
        args.into_iter().map(|(_, value)| value).collect::<Vec<_>>().join(" ")
    };
    notes.iter().map(|note| (note.code.clone(), values(note))).collect()
}

fn note(code: &str, values: &str) -> (String, String) {
    (code.to_owned(), values.to_owned())
}

/// Found where the product was really used: an owner who followed the advice cancelled the only record that counted.
#[test]
fn a_copy_takes_the_place_of_the_original_that_was_cancelled() {
    let smarty = learned(siblings(), |_| {});
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    change("o-1", |order| order.remote_id = Some("3301".into()));
    copy(&smarty, 3305);
    cancel(&smarty, 3301);
    testing::with(|host| host.changes.clear());
    assert_eq!(reported(&audit().notes), [note("note-replaced", "3405 1001")]);
    let order = Subject { entity: Entity::Order, id: "o-1".into() };
    testing::with(|host| match host.changes.as_slice() {
        [Change::Unlink(gone), Change::Link(link)] => {
            assert_eq!((gone, &link.subject, link.remote_id.as_str()), (&order, &order, "3305"));
        }
        changes => panic!("{changes:?}"),
    });
    // Another copy of what counts now is one too many.
    change("o-1", |order| order.remote_id = Some("3305".into()));
    copy(&smarty, 3307);
    assert_eq!(reported(&audit().notes), [note("note-doubled", "3407 1001")]);
}

#[test]
fn a_copy_that_was_cancelled_is_no_double() {
    let smarty = learned(siblings(), |_| {});
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    copy(&smarty, 3305);
    cancel(&smarty, 3305);
    assert_eq!(reported(&audit().notes), []);
}

#[test]
fn of_two_records_the_one_that_counts_is_adopted() {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    copy(&smarty, 3305);
    cancel(&smarty, 3301);
    let done = run(job("o-1", 2));
    assert_eq!(code(&done), "sent 3305 3405");
    assert_eq!(reported(&done.unwrap().notes), []);
}

#[test]
fn an_order_that_was_cancelled_there_before_its_answer_is_adopted_and_the_owner_gets_a_note() {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    cancel(&smarty, 3301);
    let done = run(job("o-1", 2));
    assert_eq!(code(&done), "sent 3301 3401");
    assert_eq!(reported(&done.unwrap().notes), [note("note-cancelled-there", "")]);
}

/// Found where the product was really used: a second press doubled the order.
#[test]
fn after_a_cancelled_one_the_next_is_guarded_as_the_first_was() {
    let smarty = learned(siblings(), |_| {});
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    unlink("o-1", "3301");
    cancel(&smarty, 3301);
    assert_eq!(code(&run(job("o-1", 1))), "sent 3302 3402");
    unlink("o-1", "3302");
    assert_eq!(code(&run(job("o-1", 1))), "uncertain still-there");
    assert_eq!(smarty.borrow().count(), 3);
}

/// A person decided about the first: it isn't asked about again once the second is gone.
#[test]
fn what_a_person_said_of_one_holds_for_the_next() {
    let smarty = learned(siblings(), |_| {});
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    unlink("o-1", "3301");
    let said = Run { resolution: Some(framework360_sdk::Resolution::NotThere), ..job("o-1", 1) };
    assert_eq!(code(&run(said)), "sent 3302 3402");
    unlink("o-1", "3302");
    smarty.borrow_mut().orders.retain(|order| order["id"] != 3302);
    assert!(code(&run(job("o-1", 1))).starts_with("sent"));
}

/// A store that was put back knows nothing of the second.
#[test]
fn after_a_restore_the_one_that_was_sent_again_is_found_and_not_the_cancelled_one() {
    let smarty = learned(siblings(), |_| {});
    let older = testing::with(|host| host.storage.clone());
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    unlink("o-1", "3301");
    cancel(&smarty, 3301);
    assert_eq!(code(&run(job("o-1", 1))), "sent 3302 3402");
    unlink("o-1", "3302");
    testing::with(|host| {
        host.earlier_links.clear();
        host.storage = older;
    });
    let done = run(job("o-1", 1));
    assert_eq!(code(&done), "there 3302 3402");
    assert_eq!(reported(&done.unwrap().notes), []);
}
