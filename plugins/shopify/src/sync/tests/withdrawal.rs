use fake_shopify::ConsentState;

use super::consent::{SECOND, is_quiet, said, state, with};
use super::*;

/// 2021-02-01.
const OLD: i64 = 1_612_137_600;

/// Somebody who subscribed in 2021, on both sides.
fn subscribed_of_old(fake_remote: &mut FakeRemote) {
    fake_remote.save(with(Consent::Subscribed, Some(OLD), customer("c-1", "zoe@example.ch")));
    assert_eq!(state(fake_remote, "c-1"), ConsentState::Subscribed);
}

/// Takes that subscription back, in one of three ways; until when what was said doesn't count.
fn withdrawn(fake_remote: &mut FakeRemote, conflict: &str) -> i64 {
    fake_remote.wait(60_000);
    let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
    match conflict {
        "there" => said(fake_remote, number("c-1"), ConsentState::Unsubscribed, Some(now)),
        "erased there" => said(fake_remote, number("c-1"), ConsentState::Redacted, None),
        "refused there" => said(fake_remote, number("c-1"), ConsentState::Invalid, None),
        _ => fake_remote.save(with(Consent::Unsubscribed, Some(now), our("c-1"))),
    }
    fake_remote.reported(number("c-1"));
    assert_eq!(our("c-1").email_marketing, Consent::Unsubscribed);
    fake_remote.wait(60_000);
    now
}

#[test]
fn a_withdrawal_outlives_the_link_and_an_old_subscription_does_not_come_back() {
    for conflict in ["there", "erased there", "refused there", "here"] {
        for (by_hand, into) in [(true, true), (true, false), (false, true)] {
            let mut fake_remote = FakeRemote::new();
            subscribed_of_old(&mut fake_remote);
            let now = withdrawn(&mut fake_remote, conflict);
            fake_remote.shopify.delete_customer(number("c-1"));
            fake_remote.reported(number("c-1"));
            if !into {
                fake_remote.switch(&[CUSTOMERS_OUT]);
            }
            fake_remote.save(with(Consent::Subscribed, Some(OLD), our("c-1")));
            if by_hand {
                fake_remote.send("c-1").unwrap();
                fake_remote.work();
            } else {
                // Entered there again, by somebody whom nobody asked.
                let again = fake_remote.shopify.create_customer(mail("zoe@example.ch"));
                fake_remote.reported(again);
            }
            let there = fake_remote.shopify.customer(number("c-1")).unwrap().email_consent;
            let at = there.updated_at.unwrap().as_second();
            assert_eq!(there.state, ConsentState::Unsubscribed, "{conflict} {by_hand} {into}");
            assert!((now..=now + 1).contains(&at), "{conflict} {by_hand} {into} {at} {now}");
            let here = if into { Consent::Unsubscribed } else { Consent::Subscribed };
            assert_eq!(our("c-1").email_marketing, here, "{conflict} {by_hand} {into}");
            is_quiet(&mut fake_remote, "c-1");
            let reported = ["consent-withdrawn", "kept-there-consent"];
            let reported = fake_remote.codes().iter().filter(|code| reported.contains(code)).count();
            assert_eq!(reported, 1, "{conflict} {by_hand} {into} {:?}", fake_remote.codes());
            // What is said later counts.
            fake_remote.wait(60_000);
            let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
            fake_remote.save(with(Consent::Subscribed, Some(now), our("c-1")));
            assert_eq!(state(&fake_remote, "c-1"), ConsentState::Subscribed, "{conflict} {by_hand} {into}");
            is_quiet(&mut fake_remote, "c-1");
        }
    }
}

#[test]
fn a_withdrawal_that_never_left_is_remembered_with_its_address() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.switch(&[]);
    fake_remote.save(with(Consent::Unsubscribed, Some(SECOND), customer("c-1", "zoe@example.ch")));
    fake_remote.save(with(Consent::Subscribed, Some(OLD), our("c-1")));
    fake_remote.send("c-1").unwrap();
    assert_eq!(
        (state(&fake_remote, "c-1"), fake_remote.codes()),
        (ConsentState::Unsubscribed, vec!["consent-withdrawn"])
    );
}

#[test]
fn who_withdrew_is_not_subscribed_as_another_customer_with_the_same_address() {
    // Here.
    let mut fake_remote = FakeRemote::new();
    subscribed_of_old(&mut fake_remote);
    withdrawn(&mut fake_remote, "there");
    fake_remote.shopify.delete_customer(number("c-1"));
    fake_remote.reported(number("c-1"));
    framework360_sdk::testing::with(|host| host.records.clear());
    fake_remote.save(with(Consent::Subscribed, Some(OLD), customer("c-2", "zoe@example.ch")));
    assert_eq!(
        (state(&fake_remote, "c-2"), our("c-2").email_marketing),
        (ConsentState::Unsubscribed, Consent::Unsubscribed)
    );
    is_quiet(&mut fake_remote, "c-2");
    // There.
    let mut fake_remote = FakeRemote::new();
    subscribed_of_old(&mut fake_remote);
    withdrawn(&mut fake_remote, "here");
    fake_remote.shopify.delete_customer(number("c-1"));
    fake_remote.reported(number("c-1"));
    framework360_sdk::testing::with(|host| host.records.clear());
    let again = fake_remote.shopify.create_customer(mail("zoe@example.ch"));
    said(&fake_remote, again, ConsentState::Subscribed, Some(OLD));
    fake_remote.reported(again);
    fake_remote.reported(again);
    let here = ours().remove(0);
    assert_eq!(
        (state(&fake_remote, &here.id), here.email_marketing),
        (ConsentState::Unsubscribed, Consent::Unsubscribed)
    );
    is_quiet(&mut fake_remote, &here.id);
}

#[test]
fn a_withdrawal_outlives_a_merge() {
    let mut fake_remote = FakeRemote::new();
    subscribed_of_old(&mut fake_remote);
    withdrawn(&mut fake_remote, "erased there");
    let deleted = number("c-1");
    let kept = fake_remote.shopify.create_customer(mail("other@example.ch"));
    fake_remote.reported(kept);
    fake_remote.shopify.delete_customer(deleted);
    fake_remote.reported(deleted);
    fake_remote.shopify.update_customer(kept, mail("zoe@example.ch"));
    fake_remote.reported(kept);
    let here = ours().into_iter().find(|it| it.remote_id.is_some()).unwrap().id;
    fake_remote.save(with(Consent::Subscribed, Some(OLD), our(&here)));
    assert_ne!(state(&fake_remote, &here), ConsentState::Subscribed);
    is_quiet(&mut fake_remote, &here);
}

#[test]
fn a_withdrawal_is_remembered_where_the_address_goes_and_comes_back() {
    for conflict in ["there", "erased there", "refused there", "here"] {
        let mut fake_remote = FakeRemote::new();
        subscribed_of_old(&mut fake_remote);
        withdrawn(&mut fake_remote, conflict);
        for email in ["new@example.ch", "zoe@example.ch"] {
            fake_remote.save(shop::Customer { email: email.to_owned(), ..our("c-1") });
            fake_remote.reported(number("c-1"));
        }
        fake_remote.save(with(Consent::Subscribed, Some(OLD), our("c-1")));
        assert_ne!(state(&fake_remote, "c-1"), ConsentState::Subscribed, "{conflict}");
        assert_ne!(our("c-1").email_marketing, Consent::Subscribed, "{conflict}");
        is_quiet(&mut fake_remote, "c-1");
    }
}

#[test]
fn after_an_erasure_without_a_date_only_a_subscription_that_is_later_than_it_was_learned_counts() {
    for conflict in ["erased there", "refused there"] {
        for (by_hand, into) in [(false, true), (true, true), (false, false), (true, false)] {
            let mut fake_remote = FakeRemote::new();
            subscribed_of_old(&mut fake_remote);
            withdrawn(&mut fake_remote, conflict);
            if !into {
                fake_remote.switch(&[CUSTOMERS_OUT]);
            }
            let before = state(&fake_remote, "c-1");
            let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
            let say = |fake_remote: &mut FakeRemote, at: Option<i64>| {
                if by_hand {
                    save_customer(with(Consent::Subscribed, at, our("c-1")));
                    fake_remote.send("c-1").unwrap();
                } else {
                    fake_remote.save(with(Consent::Subscribed, at, our("c-1")));
                }
            };
            for at in [None, Some(OLD), Some(now - 120)] {
                say(&mut fake_remote, at);
                assert_eq!(state(&fake_remote, "c-1"), before, "{conflict} {by_hand} {into} {at:?}");
            }
            say(&mut fake_remote, Some(now));
            let there = fake_remote.shopify.customer(number("c-1")).unwrap().email_consent;
            assert_eq!(
                (there.state, there.updated_at.map(|at| at.as_second())),
                (ConsentState::Subscribed, Some(now)),
                "{conflict} {by_hand} {into}"
            );
            assert_eq!(our("c-1").email_marketing, Consent::Subscribed);
            is_quiet(&mut fake_remote, "c-1");
        }
    }
}

#[test]
fn a_withdrawal_that_is_dated_in_the_future_does_not_hold_for_good() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.switch(&[]);
    fake_remote.save(with(Consent::Unsubscribed, Some(4_000_000_000), customer("c-1", "zoe@example.ch")));
    fake_remote.wait(60_000);
    let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
    fake_remote.save(with(Consent::Subscribed, Some(now), our("c-1")));
    fake_remote.send("c-1").unwrap();
    assert_eq!(state(&fake_remote, "c-1"), ConsentState::Subscribed);
}

#[test]
fn a_withdrawal_outlives_an_erasure_as_a_hash_of_its_address_alone() {
    let mut fake_remote = FakeRemote::new();
    subscribed_of_old(&mut fake_remote);
    withdrawn(&mut fake_remote, "there");
    let deleted = number("c-1");
    let person = crate::webhooks::Person { gid: Data::customer_gid(deleted) };
    let payload = framework360_sdk::storage::encode(&person).into_bytes();
    let run = samples::job(crate::PRIVACY, &format!("customers/redact/{deleted}"));
    fake_remote.attempt(Run { payload, ..run }).unwrap();
    let kept = framework360_sdk::testing::with(|host| format!("{:?}", host.storage));
    assert!(!kept.contains("zoe"), "{kept}");
    fake_remote.shopify.delete_customer(deleted);
    save_customer(with(Consent::Subscribed, Some(OLD), our("c-1")));
    fake_remote.send("c-1").unwrap();
    assert_eq!(state(&fake_remote, "c-1"), ConsentState::Unsubscribed);
}

/// Found where the product was really used: the job read the withdrawal, wrote the new address and forgot what it had
/// read.
#[test]
fn a_withdrawal_is_remembered_with_its_address_though_that_is_replaced_before_it_was_read() {
    for conflict in
        [(ConsentState::Unsubscribed, true), (ConsentState::Redacted, false), (ConsentState::Invalid, false)]
    {
        for into in [true, false] {
            let mut fake_remote = FakeRemote::new();
            if !into {
                fake_remote.switch(&[CUSTOMERS_OUT]);
            }
            subscribed_of_old(&mut fake_remote);
            fake_remote.wait(60_000);
            let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
            said(&fake_remote, number("c-1"), conflict.0, conflict.1.then_some(now));
            fake_remote.save(shop::Customer { email: "zoe2@example.ch".into(), ..our("c-1") });
            fake_remote.wait(60_000);
            fake_remote.save(with(Consent::Subscribed, Some(OLD), customer("c-2", "zoe@example.ch")));
            assert_eq!(state(&fake_remote, "c-2"), ConsentState::Unsubscribed, "{conflict:?} {into}");
        }
    }
}

/// Nothing shows for which of the two it was said.
#[test]
fn a_withdrawal_that_is_saved_with_another_address_counts_for_both() {
    let mut fake_remote = FakeRemote::new();
    subscribed_of_old(&mut fake_remote);
    fake_remote.wait(60_000);
    let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
    let both = shop::Customer { email: "zoe2@example.ch".into(), ..our("c-1") };
    fake_remote.save(with(Consent::Unsubscribed, Some(now), both));
    assert_eq!(state(&fake_remote, "c-1"), ConsentState::Unsubscribed);
    fake_remote.save(with(Consent::Subscribed, Some(OLD), customer("c-2", "zoe@example.ch")));
    assert_eq!(state(&fake_remote, "c-2"), ConsentState::Unsubscribed);
}

/// Nobody is subscribed, and the shop's own list goes on saying why.
#[test]
fn a_withdrawal_of_which_shopify_knows_nothing_stays_here_though_an_old_subscription_is_saved() {
    let mut fake_remote = FakeRemote::new();
    subscribed_of_old(&mut fake_remote);
    let now = withdrawn(&mut fake_remote, "here");
    for address in ["zoe2@example.ch", "zoe@example.ch"] {
        fake_remote.save(shop::Customer { email: address.into(), ..our("c-1") });
        fake_remote.wait(60_000);
    }
    fake_remote.save(with(Consent::Subscribed, Some(OLD), our("c-1")));
    let ours = our("c-1");
    let at = ours.email_marketing_at.unwrap() / 1_000;
    assert_eq!((ours.email_marketing, at), (Consent::Unsubscribed, u64::try_from(now).unwrap()));
    assert_ne!(state(&fake_remote, "c-1"), ConsentState::Subscribed);
    is_quiet(&mut fake_remote, "c-1");
}
