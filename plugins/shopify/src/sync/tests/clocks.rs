//! Newsletter consent where Shopify's clock and ours differ, and where what is saved is read late.

use fake_shopify::{ConsentState, Timestamp};
use framework360_sdk::{clock, testing};

use super::*;
use crate::jobs;

const MINUTE: i64 = 60_000;

/// Shopify's clock is so many milliseconds behind ours; ahead of it where that is negative.
fn behind(ms: i64) -> FakeRemote {
    let fake_remote = FakeRemote::new();
    testing::with(|host| host.now = host.now.checked_add_signed(ms).unwrap());
    fake_remote
}

/// What is said of the customer at Shopify now, by a clock that is so many milliseconds behind ours.
fn says_there(fake_remote: &FakeRemote, id: &str, state: ConsentState, behind: i64) {
    let at = Timestamp::from_millisecond(clock::now().cast_signed() - behind).unwrap();
    fake_remote.shopify.update_customer(number(id), |it| {
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

fn both(fake_remote: &FakeRemote, id: &str) -> (Consent, ConsentState) {
    let there = fake_remote.shopify.customer(number(id)).unwrap();
    (our(id).email_marketing, there.email_consent.state)
}

const WITHDRAWN: (Consent, ConsentState) = (Consent::Unsubscribed, ConsentState::Unsubscribed);

/// Whatever happens now, it stays withdrawn.
fn stays_withdrawn(fake_remote: &mut FakeRemote, id: &str) {
    for _ in 0..4 {
        assert_eq!(both(fake_remote, id), WITHDRAWN);
        fake_remote.wait(5 * MINUTE as u64);
        fake_remote.reported(number(id));
        fake_remote.save(shop::Customer { note: format!("{}.", our(id).note), ..our(id) });
        fake_remote.pass(None);
    }
    assert_eq!(both(fake_remote, id), WITHDRAWN);
}

#[test]
fn a_withdrawal_there_counts_over_a_consent_that_waits_for_shopifys_clock() {
    for late in [MINUTE, 10 * MINUTE] {
        for linked in [false, true] {
            let mut fake_remote = behind(late);
            if linked {
                fake_remote.save(customer("c-1", "zoe@example.ch"));
            }
            let zoe = if linked { our("c-1") } else { customer("c-1", "zoe@example.ch") };
            save_customer(says_here(zoe, Consent::Subscribed, 0));
            fake_remote.attempt(run("c-1")).unwrap();
            assert_eq!(both(&fake_remote, "c-1").1, ConsentState::NotSubscribed, "it waits");
            let again = fake_remote.attempt(run("c-1")).unwrap();
            assert!(matches!(again.outcome, Outcome::AlreadyThere(_)), "nothing was sent: {again:?}");
            fake_remote.wait(15_000);
            says_there(&fake_remote, "c-1", ConsentState::Unsubscribed, late);
            fake_remote.reported(number("c-1"));
            fake_remote.work();
            let reported = fake_remote.codes().iter().filter(|code| **code == "kept-there-consent").count();
            assert_eq!(reported, 1, "{:?}", fake_remote.codes());
            stays_withdrawn(&mut fake_remote, "c-1");
        }
    }
}

#[test]
fn a_consent_that_is_dated_ahead_goes_with_its_own_date_and_undoes_no_withdrawal() {
    for ahead in [10 * MINUTE, 800_000] {
        let mut fake_remote = FakeRemote::new();
        let zoe = says_here(customer("c-1", "zoe@example.ch"), Consent::Subscribed, ahead);
        let own = zoe.email_marketing_at.unwrap() / 1_000;
        save_customer(zoe);
        fake_remote.attempt(run("c-1")).unwrap();
        fake_remote.wait(2_000);
        let left = both(&fake_remote, "c-1");
        assert_eq!(left, (Consent::Subscribed, ConsentState::NotSubscribed));
        says_there(&fake_remote, "c-1", ConsentState::Unsubscribed, 0);
        fake_remote.reported(number("c-1"));
        stays_withdrawn(&mut fake_remote, "c-1");

        // Nobody withdraws: once its date has come, it is there.
        let mut fake_remote = FakeRemote::new();
        fake_remote.save(says_here(customer("c-1", "zoe@example.ch"), Consent::Subscribed, ahead));
        let kept = fake_remote.shopify.customer(number("c-1")).unwrap().email_consent;
        assert_eq!(kept.state, ConsentState::Subscribed);
        assert_eq!(kept.updated_at.unwrap().as_second().cast_unsigned(), own);
    }
}

#[test]
fn a_withdrawal_here_counts_while_shopifys_clock_is_ahead() {
    for ahead in [MINUTE, 10 * MINUTE] {
        for by_hand in [false, true] {
            let mut fake_remote = behind(-ahead);
            let number = fake_remote.shopify.create_customer(mail("zoe@example.ch"));
            fake_remote.reported(number);
            let id = ours().remove(0).id;
            says_there(&fake_remote, &id, ConsentState::Subscribed, -ahead);
            fake_remote.reported(number);
            assert_eq!(both(&fake_remote, &id), (Consent::Subscribed, ConsentState::Subscribed));
            fake_remote.wait(3_000);
            let saved = says_here(our(&id), Consent::Unsubscribed, 0);
            if by_hand {
                save_customer(saved);
                fake_remote.send(&id).unwrap();
            } else {
                fake_remote.save(saved);
            }
            fake_remote.work();
            stays_withdrawn(&mut fake_remote, &id);
            assert!(fake_remote.codes().is_empty(), "{:?}", fake_remote.codes());
        }
    }
}

/// Two saves, and the job after them.
#[test]
fn what_was_said_for_an_address_does_not_go_to_the_next_one_where_it_is_read_late() {
    for (seen, linked) in [(true, true), (true, false), (false, true)] {
        let mut fake_remote = FakeRemote::new();
        if linked {
            fake_remote.save(customer("c-1", "qa@example.ch"));
        }
        let before = if linked { our("c-1") } else { customer("c-1", "qa@example.ch") };
        save_customer(says_here(before, Consent::Subscribed, 0));
        if seen {
            fake_remote.call(|| jobs::saved("c-1")).unwrap();
        }
        fake_remote.wait(8_000);
        save_customer(shop::Customer {
            email: "qb@example.ch".to_owned(),
            updated_at: clock::now(),
            ..our("c-1")
        });
        fake_remote.call(|| jobs::saved("c-1")).unwrap();
        fake_remote.work();
        fake_remote.reported(number("c-1"));
        let there = fake_remote.shopify.customer(number("c-1")).unwrap();
        assert_eq!(there.email.as_deref(), Some("qb@example.ch"));
        assert_eq!(
            both(&fake_remote, "c-1"),
            (Consent::Unknown, ConsentState::NotSubscribed),
            "{seen} {linked}"
        );
        assert_eq!(fake_remote.codes(), ["consent-other-address"], "{seen} {linked}");
        // What is said now counts, and nothing is kept of the addresses.
        fake_remote.wait(5_000);
        fake_remote.save(says_here(our("c-1"), Consent::Subscribed, 0));
        assert_eq!(both(&fake_remote, "c-1"), (Consent::Subscribed, ConsentState::Subscribed));
        assert!(testing::with(|host| host.storage.keys().all(|key| !key.starts_with("heard/"))));
    }
}

#[test]
fn what_is_said_together_with_a_new_address_counts_for_it() {
    for seen_at_once in [true, false] {
        let mut fake_remote = FakeRemote::new();
        fake_remote.save(customer("c-1", "qa@example.ch"));
        fake_remote.wait(60_000);
        let new = shop::Customer { email: "qb@example.ch".to_owned(), ..our("c-1") };
        save_customer(says_here(new, Consent::Subscribed, 0));
        if seen_at_once {
            fake_remote.call(|| jobs::saved("c-1")).unwrap();
            fake_remote.wait(8_000);
            save_customer(shop::Customer { updated_at: clock::now(), note: "n".to_owned(), ..our("c-1") });
        }
        fake_remote.call(|| jobs::saved("c-1")).unwrap();
        fake_remote.work();
        assert_eq!(both(&fake_remote, "c-1"), (Consent::Subscribed, ConsentState::Subscribed));
        assert!(fake_remote.codes().is_empty());
    }
}

#[test]
fn who_was_created_again_with_another_address_is_not_subscribed_on_one_side_alone() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(says_here(customer("c-1", "da@example.ch"), Consent::Subscribed, -100 * MINUTE));
    fake_remote.shopify.delete_customer(number("c-1"));
    fake_remote.save(shop::Customer { email: "db@example.ch".to_owned(), ..our("c-1") });
    fake_remote.send("c-1").unwrap();
    fake_remote.work();
    assert_eq!(both(&fake_remote, "c-1"), (Consent::Unknown, ConsentState::NotSubscribed));
    assert_eq!(fake_remote.codes(), ["consent-other-address"]);
    let writes = fake_remote.writes();
    fake_remote.save(our("c-1"));
    fake_remote.reported(number("c-1"));
    assert_eq!((fake_remote.writes(), both(&fake_remote, "c-1").0), (writes, Consent::Unknown));
}

/// Nothing is sent by itself: the customer was deleted there, or sending is off.
#[test]
fn what_was_said_for_an_address_does_not_go_to_the_next_one_by_hand_either() {
    for deleted in [true, false] {
        let mut fake_remote = FakeRemote::new();
        if deleted {
            fake_remote.save(says_here(customer("c-1", "qa@example.ch"), Consent::Subscribed, -100 * MINUTE));
            fake_remote.shopify.delete_customer(number("c-1"));
            fake_remote.save(shop::Customer { note: "n".to_owned(), ..our("c-1") });
        } else {
            fake_remote.switch(&[CUSTOMERS_IN]);
            fake_remote.save(customer("c-1", "qa@example.ch"));
        }
        assert_eq!(our("c-1").remote_id, None);
        fake_remote.wait(60_000);
        fake_remote.save(says_here(our("c-1"), Consent::Subscribed, 0));
        fake_remote.wait(60_000);
        let other = shop::Customer { email: "qb@example.ch".to_owned(), ..our("c-1") };
        fake_remote.save(shop::Customer { updated_at: clock::now(), ..other });
        fake_remote.send("c-1").unwrap();
        fake_remote.work();
        assert_eq!(both(&fake_remote, "c-1"), (Consent::Unknown, ConsentState::NotSubscribed), "{deleted}");
        assert_eq!(fake_remote.codes().last(), Some(&"consent-other-address"), "{deleted}");
    }
}
