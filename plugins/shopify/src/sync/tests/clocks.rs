//! Newsletter consent where Shopify's clock and ours differ, and where what is saved is read late.

use fake_shopify::{ConsentState, Timestamp};
use framework360_sdk::{clock, testing};

use super::*;
use crate::jobs;

const MINUTE: i64 = 60_000;

/// Shopify's clock is so many milliseconds behind ours; ahead of it where that is negative.
fn behind(ms: i64) -> Played {
    let played = Played::new();
    testing::with(|host| host.now = host.now.checked_add_signed(ms).unwrap());
    played
}

/// What is said of the customer at Shopify now, by a clock that is so many milliseconds behind ours.
fn says_there(played: &Played, id: &str, state: ConsentState, behind: i64) {
    let at = Timestamp::from_millisecond(clock::now().cast_signed() - behind).unwrap();
    played.shopify.update_customer(number(id), |it| {
        it.email_consent = fake_shopify::Consent { state, updated_at: Some(at), ..it.email_consent.clone() };
    });
}

/// What our customer says, dated so many milliseconds from now.
fn says_here(customer: shop::Customer, consent: Consent, in_ms: i64) -> shop::Customer {
    let now = clock::now();
    shop::Customer {
        email_marketing: consent,
        email_marketing_at: now.checked_add_signed(in_ms),
        updated_at: now,
        ..customer
    }
}

fn run(id: &str) -> Run {
    samples::customer_run(SEND_CUSTOMER, id)
}

fn both(played: &Played, id: &str) -> (Consent, ConsentState) {
    let there = played.shopify.customer(number(id)).unwrap();
    (our(id).email_marketing, there.email_consent.state)
}

const WITHDRAWN: (Consent, ConsentState) = (Consent::Unsubscribed, ConsentState::Unsubscribed);

/// Whatever happens now, it stays withdrawn.
fn stays_withdrawn(played: &mut Played, id: &str) {
    for _ in 0..4 {
        assert_eq!(both(played, id), WITHDRAWN);
        played.wait(5 * MINUTE as u64);
        played.told(number(id));
        played.save(shop::Customer { note: format!("{}.", our(id).note), ..our(id) });
        played.pass(None);
    }
    assert_eq!(both(played, id), WITHDRAWN);
}

#[test]
fn a_withdrawal_there_counts_over_a_consent_that_waits_for_shopifys_clock() {
    for late in [MINUTE, 10 * MINUTE] {
        for linked in [false, true] {
            let mut played = behind(late);
            if linked {
                played.save(customer("c-1", "zoe@example.ch"));
            }
            let zoe = if linked { our("c-1") } else { customer("c-1", "zoe@example.ch") };
            save_customer(says_here(zoe, Consent::Subscribed, 0));
            played.attempt(run("c-1")).unwrap();
            assert_eq!(both(&played, "c-1").1, ConsentState::NotSubscribed, "it waits");
            let again = played.attempt(run("c-1")).unwrap();
            assert!(matches!(again.outcome, Outcome::AlreadyThere(_)), "nothing was sent: {again:?}");
            played.wait(15_000);
            says_there(&played, "c-1", ConsentState::Unsubscribed, late);
            played.told(number("c-1"));
            played.work();
            let told = played.codes().iter().filter(|code| **code == "kept-there-consent").count();
            assert_eq!(told, 1, "{:?}", played.codes());
            stays_withdrawn(&mut played, "c-1");
        }
    }
}

#[test]
fn a_consent_that_is_dated_ahead_goes_with_its_own_date_and_undoes_no_withdrawal() {
    for ahead in [10 * MINUTE, 800_000] {
        let mut played = Played::new();
        let zoe = says_here(customer("c-1", "zoe@example.ch"), Consent::Subscribed, ahead);
        let own = zoe.email_marketing_at.unwrap() / 1_000;
        save_customer(zoe);
        played.attempt(run("c-1")).unwrap();
        played.wait(2_000);
        let left = both(&played, "c-1");
        assert_eq!(left, (Consent::Subscribed, ConsentState::NotSubscribed));
        says_there(&played, "c-1", ConsentState::Unsubscribed, 0);
        played.told(number("c-1"));
        stays_withdrawn(&mut played, "c-1");

        // Nobody withdraws: once its date has come, it is there.
        let mut played = Played::new();
        played.save(says_here(customer("c-1", "zoe@example.ch"), Consent::Subscribed, ahead));
        let kept = played.shopify.customer(number("c-1")).unwrap().email_consent;
        assert_eq!(kept.state, ConsentState::Subscribed);
        assert_eq!(kept.updated_at.unwrap().as_second().cast_unsigned(), own);
    }
}

#[test]
fn a_withdrawal_here_counts_while_shopifys_clock_is_ahead() {
    for ahead in [MINUTE, 10 * MINUTE] {
        for by_hand in [false, true] {
            let mut played = behind(-ahead);
            let number = played.shopify.create_customer(mail("zoe@example.ch"));
            played.told(number);
            let id = ours().remove(0).id;
            says_there(&played, &id, ConsentState::Subscribed, -ahead);
            played.told(number);
            assert_eq!(both(&played, &id), (Consent::Subscribed, ConsentState::Subscribed));
            played.wait(3_000);
            let saved = says_here(our(&id), Consent::Unsubscribed, 0);
            if by_hand {
                save_customer(saved);
                played.send(&id).unwrap();
            } else {
                played.save(saved);
            }
            played.work();
            stays_withdrawn(&mut played, &id);
            assert!(played.codes().is_empty(), "{:?}", played.codes());
        }
    }
}

/// Two saves, and the job after them.
#[test]
fn what_was_said_for_an_address_does_not_go_to_the_next_one_where_it_is_read_late() {
    for (seen, linked) in [(true, true), (true, false), (false, true)] {
        let mut played = Played::new();
        if linked {
            played.save(customer("c-1", "qa@example.ch"));
        }
        let before = if linked { our("c-1") } else { customer("c-1", "qa@example.ch") };
        save_customer(says_here(before, Consent::Subscribed, 0));
        if seen {
            played.call(|| jobs::saved("c-1")).unwrap();
        }
        played.wait(8_000);
        save_customer(shop::Customer {
            email: "qb@example.ch".to_owned(),
            updated_at: clock::now(),
            ..our("c-1")
        });
        played.call(|| jobs::saved("c-1")).unwrap();
        played.work();
        played.told(number("c-1"));
        let there = played.shopify.customer(number("c-1")).unwrap();
        assert_eq!(there.email.as_deref(), Some("qb@example.ch"));
        assert_eq!(both(&played, "c-1"), (Consent::Unknown, ConsentState::NotSubscribed), "{seen} {linked}");
        assert_eq!(played.codes(), ["consent-other-address"], "{seen} {linked}");
        // What is said now counts, and nothing is kept of the addresses.
        played.wait(5_000);
        played.save(says_here(our("c-1"), Consent::Subscribed, 0));
        assert_eq!(both(&played, "c-1"), (Consent::Subscribed, ConsentState::Subscribed));
        assert!(testing::with(|host| host.storage.keys().all(|key| !key.starts_with("heard/"))));
    }
}

#[test]
fn what_is_said_together_with_a_new_address_counts_for_it() {
    for seen_at_once in [true, false] {
        let mut played = Played::new();
        played.save(customer("c-1", "qa@example.ch"));
        played.wait(60_000);
        let new = shop::Customer { email: "qb@example.ch".to_owned(), ..our("c-1") };
        save_customer(says_here(new, Consent::Subscribed, 0));
        if seen_at_once {
            played.call(|| jobs::saved("c-1")).unwrap();
            played.wait(8_000);
            save_customer(shop::Customer { updated_at: clock::now(), note: "n".to_owned(), ..our("c-1") });
        }
        played.call(|| jobs::saved("c-1")).unwrap();
        played.work();
        assert_eq!(both(&played, "c-1"), (Consent::Subscribed, ConsentState::Subscribed));
        assert!(played.codes().is_empty());
    }
}

#[test]
fn who_was_created_again_with_another_address_is_not_subscribed_on_one_side_alone() {
    let mut played = Played::new();
    played.save(says_here(customer("c-1", "da@example.ch"), Consent::Subscribed, -100 * MINUTE));
    played.shopify.delete_customer(number("c-1"));
    played.save(shop::Customer { email: "db@example.ch".to_owned(), ..our("c-1") });
    played.send("c-1").unwrap();
    played.work();
    assert_eq!(both(&played, "c-1"), (Consent::Unknown, ConsentState::NotSubscribed));
    assert_eq!(played.codes(), ["consent-other-address"]);
    let writes = played.writes();
    played.save(our("c-1"));
    played.told(number("c-1"));
    assert_eq!((played.writes(), both(&played, "c-1").0), (writes, Consent::Unknown));
}

/// Nothing is sent by itself: the customer was deleted there, or sending is off.
#[test]
fn what_was_said_for_an_address_does_not_go_to_the_next_one_by_hand_either() {
    for deleted in [true, false] {
        let mut played = Played::new();
        if deleted {
            played.save(says_here(customer("c-1", "qa@example.ch"), Consent::Subscribed, -100 * MINUTE));
            played.shopify.delete_customer(number("c-1"));
            played.save(shop::Customer { note: "n".to_owned(), ..our("c-1") });
        } else {
            played.switch(&[CUSTOMERS_IN]);
            played.save(customer("c-1", "qa@example.ch"));
        }
        assert_eq!(our("c-1").remote_id, None);
        played.wait(60_000);
        played.save(says_here(our("c-1"), Consent::Subscribed, 0));
        played.wait(60_000);
        let other = shop::Customer { email: "qb@example.ch".to_owned(), ..our("c-1") };
        played.save(shop::Customer { updated_at: clock::now(), ..other });
        played.send("c-1").unwrap();
        played.work();
        assert_eq!(both(&played, "c-1"), (Consent::Unknown, ConsentState::NotSubscribed), "{deleted}");
        assert_eq!(played.codes().last(), Some(&"consent-other-address"), "{deleted}");
    }
}
