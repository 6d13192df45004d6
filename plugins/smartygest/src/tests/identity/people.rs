//! A person's answer to the question whether an order is at Smarty.

use framework360_sdk::{Resolution, Run};

use super::super::fake_remote::Names;
use super::*;

fn said(resolution: Resolution, attempt: u32) -> Run {
    Run { resolution: Some(resolution), ..job("o-1", attempt) }
}

/// An order whose record lost its reference.
fn erased() -> Shared {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, silence(), true);
    let _ = run(job("o-1", 1));
    smarty.borrow_mut().orders[0]["rows"][0]["name"] = "Plain tee".into();
    assert_eq!(code(&run(job("o-1", 2))), "uncertain look-alikes");
    smarty
}

#[test]
fn a_person_names_the_order_and_it_is_linked() {
    erased();
    assert_eq!(code(&run(said(Resolution::There("999".into()), 3))), "uncertain adopt-missing");
    assert_eq!(code(&run(said(Resolution::There(" 3401 ".into()), 3))), "there 3301 3401");
}

#[test]
fn a_person_cannot_give_an_order_the_record_of_another_one() {
    erased();
    assert_eq!(code(&run(said(Resolution::There("3400".into()), 3))), "uncertain adopt-taken", "it's linked");
    let smarty = erased();
    let mut foreign = smarty.borrow().orders[1].clone();
    foreign["id"] = 3350.into();
    foreign["number"] = 3450.into();
    smarty.borrow_mut().orders.insert(0, foreign);
    assert_eq!(
        code(&run(said(Resolution::There("3450".into()), 3))),
        "uncertain adopt-other",
        "it carries a reference"
    );
}

/// A person's answer must hold until the order is decided, also where the order can't be sent at once.
#[test]
fn a_person_says_that_it_is_not_there_and_it_is_sent_when_that_is_safe() {
    let smarty = erased();
    assert_eq!(
        code(&run(said(Resolution::NotThere, 3))),
        "waiting may-still-arrive",
        "the wait isn't skipped"
    );
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(
        code(&run(job("o-1", 4))),
        "sent 3302 3402",
        "though the platform has dropped the word by now"
    );
    assert_eq!(smarty.borrow().count(), 3);
    assert!(!testing::with(|host| host.storage.keys().any(|key| key.starts_with("denied/"))));
}

#[test]
fn a_record_with_the_reference_counts_more_than_a_persons_word() {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, silence(), true);
    let _ = run(job("o-1", 1));
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(said(Resolution::NotThere, 2))), "sent 3301 3401");
    assert_eq!(smarty.borrow().count(), 2);
}

#[test]
fn an_owner_who_was_asked_may_have_it_sent_again() {
    let smarty = learned(siblings(), |smarty| smarty.borrow_mut().names = Names::Preserved);
    testing::with(|host| host.settings.insert("unanswered".into(), "ask".into()));
    mishap(&smarty, silence(), false);
    assert_eq!(run_to_end("o-1", 1).0, "uncertain unanswered-asked");
    assert_eq!(code(&run(said(Resolution::NotThere, 9))), "sent 3301 3401");
}
