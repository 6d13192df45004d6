use fake_shopify::ConsentState;

use super::consent::{SECOND, is_quiet, said, state, with};
use super::*;

/// 2021-02-01.
const OLD: i64 = 1_612_137_600;

/// Somebody who subscribed in 2021, on both sides.
fn subscribed_of_old(played: &mut Played) {
    played.save(with(Consent::Subscribed, Some(OLD), customer("c-1", "zoe@example.ch")));
    assert_eq!(state(played, "c-1"), ConsentState::Subscribed);
}

/// Takes that subscription back, in one of three ways; until when what was said doesn't count.
fn withdrawn(played: &mut Played, way: &str) -> i64 {
    played.wait(60_000);
    let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
    match way {
        "there" => said(played, number("c-1"), ConsentState::Unsubscribed, Some(now)),
        "erased there" => said(played, number("c-1"), ConsentState::Redacted, None),
        "refused there" => said(played, number("c-1"), ConsentState::Invalid, None),
        _ => played.save(with(Consent::Unsubscribed, Some(now), our("c-1"))),
    }
    played.told(number("c-1"));
    assert_eq!(our("c-1").email_marketing, Consent::Unsubscribed);
    played.wait(60_000);
    now
}

#[test]
fn a_withdrawal_outlives_the_link_and_an_old_subscription_does_not_come_back() {
    for way in ["there", "erased there", "refused there", "here"] {
        for (by_hand, into) in [(true, true), (true, false), (false, true)] {
            let mut played = Played::new();
            subscribed_of_old(&mut played);
            let now = withdrawn(&mut played, way);
            played.shopify.delete_customer(number("c-1"));
            played.told(number("c-1"));
            if !into {
                played.switch(&[CUSTOMERS_OUT]);
            }
            played.save(with(Consent::Subscribed, Some(OLD), our("c-1")));
            if by_hand {
                played.send("c-1").unwrap();
                played.work();
            } else {
                // Entered there again, by somebody whom nobody asked.
                let again = played.shopify.create_customer(mail("zoe@example.ch"));
                played.told(again);
            }
            let there = played.shopify.customer(number("c-1")).unwrap().email_consent;
            let at = there.updated_at.unwrap().as_second();
            assert_eq!(there.state, ConsentState::Unsubscribed, "{way} {by_hand} {into}");
            assert!((now..=now + 1).contains(&at), "{way} {by_hand} {into} {at} {now}");
            let here = if into { Consent::Unsubscribed } else { Consent::Subscribed };
            assert_eq!(our("c-1").email_marketing, here, "{way} {by_hand} {into}");
            is_quiet(&mut played, "c-1");
            let told = ["consent-withdrawn", "kept-there-consent"];
            let told = played.codes().iter().filter(|code| told.contains(code)).count();
            assert_eq!(told, 1, "{way} {by_hand} {into} {:?}", played.codes());
            // What is said later counts.
            played.wait(60_000);
            let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
            played.save(with(Consent::Subscribed, Some(now), our("c-1")));
            assert_eq!(state(&played, "c-1"), ConsentState::Subscribed, "{way} {by_hand} {into}");
            is_quiet(&mut played, "c-1");
        }
    }
}

#[test]
fn a_withdrawal_that_never_left_is_remembered_with_its_address() {
    let mut played = Played::new();
    played.switch(&[]);
    played.save(with(Consent::Unsubscribed, Some(SECOND), customer("c-1", "zoe@example.ch")));
    played.save(with(Consent::Subscribed, Some(OLD), our("c-1")));
    played.send("c-1").unwrap();
    assert_eq!(
        (state(&played, "c-1"), played.codes()),
        (ConsentState::Unsubscribed, vec!["consent-withdrawn"])
    );
}

#[test]
fn who_withdrew_is_not_subscribed_as_another_customer_with_the_same_address() {
    // Here.
    let mut played = Played::new();
    subscribed_of_old(&mut played);
    withdrawn(&mut played, "there");
    played.shopify.delete_customer(number("c-1"));
    played.told(number("c-1"));
    framework360_sdk::testing::with(|host| host.records.clear());
    played.save(with(Consent::Subscribed, Some(OLD), customer("c-2", "zoe@example.ch")));
    assert_eq!(
        (state(&played, "c-2"), our("c-2").email_marketing),
        (ConsentState::Unsubscribed, Consent::Unsubscribed)
    );
    is_quiet(&mut played, "c-2");
    // There.
    let mut played = Played::new();
    subscribed_of_old(&mut played);
    withdrawn(&mut played, "here");
    played.shopify.delete_customer(number("c-1"));
    played.told(number("c-1"));
    framework360_sdk::testing::with(|host| host.records.clear());
    let again = played.shopify.create_customer(mail("zoe@example.ch"));
    said(&played, again, ConsentState::Subscribed, Some(OLD));
    played.told(again);
    played.told(again);
    let here = ours().remove(0);
    assert_eq!(
        (state(&played, &here.id), here.email_marketing),
        (ConsentState::Unsubscribed, Consent::Unsubscribed)
    );
    is_quiet(&mut played, &here.id);
}

#[test]
fn a_withdrawal_outlives_a_merge() {
    let mut played = Played::new();
    subscribed_of_old(&mut played);
    withdrawn(&mut played, "erased there");
    let gone = number("c-1");
    let kept = played.shopify.create_customer(mail("other@example.ch"));
    played.told(kept);
    played.shopify.delete_customer(gone);
    played.told(gone);
    played.shopify.update_customer(kept, mail("zoe@example.ch"));
    played.told(kept);
    let here = ours().into_iter().find(|it| it.remote_id.is_some()).unwrap().id;
    played.save(with(Consent::Subscribed, Some(OLD), our(&here)));
    assert_ne!(state(&played, &here), ConsentState::Subscribed);
    is_quiet(&mut played, &here);
}

#[test]
fn a_withdrawal_is_remembered_where_the_address_goes_and_comes_back() {
    for way in ["there", "erased there", "refused there", "here"] {
        let mut played = Played::new();
        subscribed_of_old(&mut played);
        withdrawn(&mut played, way);
        for email in ["new@example.ch", "zoe@example.ch"] {
            played.save(shop::Customer { email: email.to_owned(), ..our("c-1") });
            played.told(number("c-1"));
        }
        played.save(with(Consent::Subscribed, Some(OLD), our("c-1")));
        assert_ne!(state(&played, "c-1"), ConsentState::Subscribed, "{way}");
        assert_ne!(our("c-1").email_marketing, Consent::Subscribed, "{way}");
        is_quiet(&mut played, "c-1");
    }
}

#[test]
fn after_an_erasure_without_a_date_only_a_subscription_that_is_later_than_it_was_learned_counts() {
    for way in ["erased there", "refused there"] {
        for (by_hand, into) in [(false, true), (true, true), (false, false), (true, false)] {
            let mut played = Played::new();
            subscribed_of_old(&mut played);
            withdrawn(&mut played, way);
            if !into {
                played.switch(&[CUSTOMERS_OUT]);
            }
            let before = state(&played, "c-1");
            let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
            let say = |played: &mut Played, at: Option<i64>| {
                if by_hand {
                    save_customer(with(Consent::Subscribed, at, our("c-1")));
                    played.send("c-1").unwrap();
                } else {
                    played.save(with(Consent::Subscribed, at, our("c-1")));
                }
            };
            for at in [None, Some(OLD), Some(now - 120)] {
                say(&mut played, at);
                assert_eq!(state(&played, "c-1"), before, "{way} {by_hand} {into} {at:?}");
            }
            say(&mut played, Some(now));
            let there = played.shopify.customer(number("c-1")).unwrap().email_consent;
            assert_eq!(
                (there.state, there.updated_at.map(|at| at.as_second())),
                (ConsentState::Subscribed, Some(now)),
                "{way} {by_hand} {into}"
            );
            assert_eq!(our("c-1").email_marketing, Consent::Subscribed);
            is_quiet(&mut played, "c-1");
        }
    }
}

#[test]
fn a_withdrawal_that_is_dated_in_the_future_does_not_hold_for_good() {
    let mut played = Played::new();
    played.switch(&[]);
    played.save(with(Consent::Unsubscribed, Some(4_000_000_000), customer("c-1", "zoe@example.ch")));
    played.wait(60_000);
    let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
    played.save(with(Consent::Subscribed, Some(now), our("c-1")));
    played.send("c-1").unwrap();
    assert_eq!(state(&played, "c-1"), ConsentState::Subscribed);
}

#[test]
fn a_withdrawal_outlives_an_erasure_as_a_hash_of_its_address_alone() {
    let mut played = Played::new();
    subscribed_of_old(&mut played);
    withdrawn(&mut played, "there");
    let gone = number("c-1");
    let person = crate::webhooks::Person { gid: Data::customer_gid(gone) };
    let payload = framework360_sdk::storage::encode(&person).into_bytes();
    let run = samples::job(crate::PRIVACY, &format!("customers/redact/{gone}"));
    played.attempt(Run { payload, ..run }).unwrap();
    let kept = framework360_sdk::testing::with(|host| format!("{:?}", host.storage));
    assert!(!kept.contains("zoe"), "{kept}");
    played.shopify.delete_customer(gone);
    save_customer(with(Consent::Subscribed, Some(OLD), our("c-1")));
    played.send("c-1").unwrap();
    assert_eq!(state(&played, "c-1"), ConsentState::Unsubscribed);
}

/// Found where the product was really used: the job read the withdrawal, wrote the new address and forgot what it had read.
#[test]
fn a_withdrawal_is_remembered_with_its_address_though_that_is_replaced_before_it_was_read() {
    for way in
        [(ConsentState::Unsubscribed, true), (ConsentState::Redacted, false), (ConsentState::Invalid, false)]
    {
        for into in [true, false] {
            let mut played = Played::new();
            if !into {
                played.switch(&[CUSTOMERS_OUT]);
            }
            subscribed_of_old(&mut played);
            played.wait(60_000);
            let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
            said(&played, number("c-1"), way.0, way.1.then_some(now));
            played.save(shop::Customer { email: "zoe2@example.ch".into(), ..our("c-1") });
            played.wait(60_000);
            played.save(with(Consent::Subscribed, Some(OLD), customer("c-2", "zoe@example.ch")));
            assert_eq!(state(&played, "c-2"), ConsentState::Unsubscribed, "{way:?} {into}");
        }
    }
}

/// For which of the two it was said nobody can tell.
#[test]
fn a_withdrawal_that_is_saved_with_another_address_counts_for_both() {
    let mut played = Played::new();
    subscribed_of_old(&mut played);
    played.wait(60_000);
    let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
    let both = shop::Customer { email: "zoe2@example.ch".into(), ..our("c-1") };
    played.save(with(Consent::Unsubscribed, Some(now), both));
    assert_eq!(state(&played, "c-1"), ConsentState::Unsubscribed);
    played.save(with(Consent::Subscribed, Some(OLD), customer("c-2", "zoe@example.ch")));
    assert_eq!(state(&played, "c-2"), ConsentState::Unsubscribed);
}

/// Nobody is subscribed, and the shop's own list goes on saying why.
#[test]
fn a_withdrawal_of_which_shopify_knows_nothing_stays_here_though_an_old_subscription_is_saved() {
    let mut played = Played::new();
    subscribed_of_old(&mut played);
    let now = withdrawn(&mut played, "here");
    for address in ["zoe2@example.ch", "zoe@example.ch"] {
        played.save(shop::Customer { email: address.into(), ..our("c-1") });
        played.wait(60_000);
    }
    played.save(with(Consent::Subscribed, Some(OLD), our("c-1")));
    let ours = our("c-1");
    let at = ours.email_marketing_at.unwrap() / 1_000;
    assert_eq!((ours.email_marketing, at), (Consent::Unsubscribed, u64::try_from(now).unwrap()));
    assert_ne!(state(&played, "c-1"), ConsentState::Subscribed);
    is_quiet(&mut played, "c-1");
}
