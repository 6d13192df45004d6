//! Accounts in which Smarty drops the text that holds our reference, or of which that isn't known yet.

use framework360_sdk::{Resolution, Run};

use super::super::fake_remote::Names;
use super::*;

fn dropped(orders: Vec<Order>) -> Shared {
    learned(orders, |smarty| smarty.borrow_mut().names = Names::Title)
}

fn state() -> String {
    let kept = testing::with(|host| {
        host.storage.iter().find(|(key, _)| key.starts_with("account/")).map(|(_, value)| value.clone())
    });
    let kept: Value = serde_json::from_slice(&kept.unwrap()).unwrap();
    kept["text"].as_str().unwrap().to_owned()
}

#[test]
fn the_account_learns_from_its_first_order_whether_the_reference_comes_back() {
    learned(siblings(), |_| {});
    assert_eq!(state(), "kept");
    dropped(siblings());
    assert_eq!(state(), "dropped");
}

/// Learned from a short name, broken by a long one.
#[test]
fn a_name_that_comes_back_cut_is_shortened_by_us_so_that_the_reference_survives() {
    let long = |id: &str| {
        let mut order = Order { id: id.into(), ..samples::simple() };
        order.lines[0].name =
            "A tee with a very long name that says all about its cotton and its colour, too".into();
        order
    };
    let smarty = shop(vec![long("o-1"), long("o-2")]);
    smarty.borrow_mut().names = Names::Cut(60);
    assert_eq!(code(&run(job("o-1", 1))), "sent 3300 3400");
    assert_eq!(state(), "unknown");
    assert_eq!(code(&run(job("o-2", 1))), "sent 3301 3401");
    assert_eq!(state(), "kept");
}

#[test]
fn until_the_account_is_known_one_order_is_in_flight_at_a_time() {
    let smarty = shop(siblings());
    mishap(&smarty, silence(), false);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    assert_eq!(code(&run(job("o-2", 1))), "waiting another-goes-first");
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-1", 2))), "sent 3300 3400");
    assert_eq!(code(&run(job("o-2", 2))), "sent 3301 3401");
}

#[test]
fn orders_of_one_customer_are_never_in_flight_together_and_each_finds_its_own_record() {
    let smarty = dropped(siblings());
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    let posts_before = posts();
    assert_eq!(code(&run(job("o-2", 1))), "waiting another-goes-first");
    assert_eq!(posts(), posts_before, "it doesn't even look");
    assert_eq!(code(&run(job("o-1", 2))), "waiting may-still-arrive", "adopting early could take another's");
    assert_eq!(run_to_end("o-1", 3).0, "sent 3301 3401");
    assert_eq!(run_to_end("o-2", 2).0, "sent 3302 3402");
    let to: Vec<_> = delivered_to(&smarty).into_iter().map(|(_, to)| to).skip(1).collect();
    assert_eq!(to, ["Via Uno 1", "Via dell'Ufficio 7"]);
}

/// Found where the product was really used: the lock expired in the moment of its holder's lookup, and another order
/// saw the holder's record before it was linked.
#[test]
fn who_waits_for_a_lock_waits_until_its_owner_has_decided_also_where_the_owner_is_late() {
    let smarty = dropped(siblings());
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-2", 1))), "waiting another-goes-first", "the owner is at it");
    smarty.borrow_mut().instead.push(("Sales_Orders/list/", silence()));
    assert_eq!(code(&run(job("o-1", 2))), "unavailable sdk-timeout");
    smarty.borrow_mut().instead.clear();
    assert_eq!(code(&run(job("o-2", 2))), "waiting another-goes-first", "nothing is decided");
    assert_eq!(code(&run(job("o-1", 3))), "sent 3301 3401");
    assert_eq!(code(&run(job("o-2", 3))), "sent 3302 3402");
}

/// A holder of a lock that never comes back doesn't block others for good.
#[test]
fn a_lock_ends_though_its_owner_never_decides() {
    let smarty = dropped(siblings());
    mishap(&smarty, silence(), false);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    let (end, waited) = run_to_end("o-2", 1);
    assert_eq!(end, "sent 3301 3401");
    assert_eq!(waited.iter().sum::<u64>() / 1_000, LOCK_MS / 1_000);
    assert!(waited.len() < 25, "it doesn't ask every two seconds: {waited:?}");
}

#[test]
fn orders_of_other_customers_are_not_held_up() {
    let mut other = Order { id: "o-2".into(), ..samples::simple() };
    other.customer.email = "bea@example.org".into();
    other.billing.tax_code = String::new();
    let smarty = dropped(vec![samples::simple(), other]);
    mishap(&smarty, silence(), false);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    assert_eq!(code(&run(job("o-2", 1))), "sent 3301 3401");
}

#[test]
fn two_look_alikes_are_left_to_a_person() {
    let smarty = dropped(siblings());
    mishap(&smarty, silence(), true);
    let _ = run(job("o-1", 1));
    smarty.borrow_mut().clerk_copies_newest();
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-1", 2))), "uncertain look-alikes");
    assert_eq!(smarty.borrow().count(), 3);
}

/// An order's lock must not block the others once a person has to decide.
#[test]
fn what_an_undecided_order_may_have_sent_is_claimed_and_not_taken_by_an_equal_one() {
    let equal = Order { id: "o-2".into(), number: "1002".into(), ..samples::simple() };
    let smarty = dropped(vec![samples::simple(), equal]);
    mishap(&smarty, silence(), true);
    let _ = run(job("o-1", 1));
    smarty.borrow_mut().clerk_copies_newest();
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-1", 2))), "uncertain look-alikes");
    smarty.borrow_mut().orders.remove(0);
    // o-1's record is the only one now, and equals o-2 in every field.
    assert_eq!(
        code(&run(job("o-2", 1))),
        "uncertain look-alikes",
        "a store that was put back may not know its own"
    );
    let not_there = Run { resolution: Some(Resolution::NotThere), ..job("o-2", 2) };
    assert_eq!(code(&run(not_there)), "sent 3302 3402");
    let with_note = code(&run(Run { resolution: Some(Resolution::There("3401".into())), ..job("o-1", 3) }));
    assert_eq!(with_note, "there 3301 3401");
}

/// Without the claim the one would be lost and the other doubled: o-1's record appears late, and equals what o-2 sent.
#[test]
fn a_record_that_an_undecided_order_claims_is_not_adopted_by_an_equal_one() {
    let equal = Order { id: "o-2".into(), number: "1002".into(), ..samples::simple() };
    let smarty = dropped(vec![samples::simple(), equal]);
    testing::with(|host| host.settings.insert("unanswered".into(), "ask".into()));
    mishap(&smarty, silence(), true);
    let _ = run(job("o-1", 1));
    let late = smarty.borrow_mut().orders.remove(0);
    assert_eq!(run_to_end("o-1", 2).0, "uncertain unanswered-asked");
    testing::with(|host| host.settings.remove("unanswered"));
    mishap(&smarty, silence(), false);
    assert_eq!(code(&run(job("o-2", 1))), "unavailable unclear-order");
    smarty.borrow_mut().orders.insert(0, late);
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-2", 2))), "uncertain look-alikes");
}

#[test]
fn a_setting_lets_the_owner_be_asked_instead() {
    let smarty = dropped(siblings());
    testing::with(|host| host.settings.insert("unanswered".into(), "ask".into()));
    mishap(&smarty, silence(), true);
    let _ = run(job("o-1", 1));
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-1", 2))), "uncertain look-alikes", "never adopted by its looks");

    let smarty = learned(siblings(), |_| {});
    testing::with(|host| host.settings.insert("unanswered".into(), "ask".into()));
    mishap(&smarty, silence(), false);
    assert_eq!(run_to_end("o-1", 1).0, "uncertain unanswered-asked", "never sent again");
}

#[test]
fn the_reference_can_stand_in_the_payments_name_or_nowhere() {
    let smarty = shop(siblings());
    testing::with(|host| host.settings.insert("reference".into(), "payment-type".into()));
    smarty.borrow_mut().names = Names::Title;
    assert_eq!(code(&run(job("o-1", 1))), "sent 3300 3400");
    assert_eq!(state(), "kept");
    let payment = smarty.borrow().orders[0]["payment_type"].as_str().unwrap().to_owned();
    assert!(payment.contains("(ord. "), "{payment}");

    let smarty = shop(siblings());
    testing::with(|host| host.settings.insert("reference".into(), "none".into()));
    assert_eq!(code(&run(job("o-1", 1))), "sent 3300 3400");
    assert!(!smarty.borrow().orders[0].to_string().contains("(ord. "));
}
