use fake_shopify::{ConsentState, Timestamp};

use super::*;

/// The consent at Shopify.
pub(super) fn state(fake_remote: &FakeRemote, id: &str) -> ConsentState {
    fake_remote.shopify.customer(number(id)).unwrap().email_consent.state
}

/// Nothing happens any more.
pub(super) fn is_quiet(fake_remote: &mut FakeRemote, id: &str) {
    let (writes, before) = (fake_remote.writes(), our(id));
    fake_remote.reported(number(id));
    fake_remote.save(our(id));
    fake_remote.pass(None);
    assert_eq!((fake_remote.writes(), our(id)), (writes, before));
}

#[test]
fn a_withdrawal_whose_address_is_not_taken_there_goes_with_the_address_later() {
    for (email, code) in [("taken@example.ch", "email-taken"), ("zoe@", "refused-email")] {
        let mut fake_remote = FakeRemote::new();
        let other = fake_remote.shopify.create_customer(mail("taken@example.ch"));
        fake_remote.save(customer("c-1", ""));
        fake_remote.save(shop::Customer {
            email: email.to_owned(),
            email_marketing: Consent::Unsubscribed,
            email_marketing_at: Some(1_795_000_000_000),
            ..our("c-1")
        });
        assert_eq!(fake_remote.codes(), [code]);
        is_quiet(&mut fake_remote, "c-1");
        // It becomes free, or is corrected.
        fake_remote.shopify.update_customer(other, |it| it.email = Some("free@example.ch".to_owned()));
        let email = if code == "email-taken" { email } else { "zoe@example.ch" };
        fake_remote.save(shop::Customer { email: email.to_owned(), note: "news".to_owned(), ..our("c-1") });
        let there = fake_remote.shopify.customer(number("c-1")).unwrap();
        assert_eq!(
            (there.email.as_deref(), state(&fake_remote, "c-1")),
            (Some(email), ConsentState::Unsubscribed)
        );
        is_quiet(&mut fake_remote, "c-1");
    }
}

/// Says something of a customer's address at Shopify.
pub(super) fn said(fake_remote: &FakeRemote, number: u64, state: ConsentState, at: Option<i64>) {
    let updated_at = at.map(|at| Timestamp::from_second(at).unwrap());
    fake_remote.shopify.update_customer(number, |it| {
        it.email_consent = fake_shopify::Consent { state, updated_at, ..it.email_consent.clone() };
    });
}

/// A newsletter consent of ours.
pub(super) fn with(consent: Consent, second: Option<i64>, customer: shop::Customer) -> shop::Customer {
    let at = second.map(|second| u64::try_from(second).unwrap() * 1_000);
    shop::Customer { email_marketing: consent, email_marketing_at: at, ..customer }
}

/// In the year 2026, before the tests begin.
pub(super) const SECOND: i64 = 1_795_000_000;

#[test]
fn a_consent_that_shopifys_clock_has_not_reached_goes_later_and_with_its_own_date() {
    let mut fake_remote = FakeRemote::new();
    framework360_sdk::testing::with(|host| host.now += 90_000);
    let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
    let zoe = shop::Customer { tags: vec!["VIP".to_owned()], ..customer("c-1", "zoe@example.ch") };
    fake_remote.save(with(Consent::Subscribed, Some(now), zoe));
    let there = |fake_remote: &FakeRemote| fake_remote.shopify.customer(number("c-1")).unwrap().email_consent;
    assert_eq!((there(&fake_remote).state, fake_remote.writes()), (ConsentState::Subscribed, 2));
    assert_eq!(
        (there(&fake_remote).updated_at.unwrap().as_second(), fake_remote.codes()),
        (now, vec!["consent-later"])
    );
    is_quiet(&mut fake_remote, "c-1");
    // The same where the customer is there already; said once, however often it is tried.
    let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
    fake_remote.save(with(Consent::Unsubscribed, Some(now), our("c-1")));
    assert_eq!(
        (there(&fake_remote).state, there(&fake_remote).updated_at.unwrap().as_second()),
        (ConsentState::Unsubscribed, now)
    );
    assert_eq!(fake_remote.codes(), ["consent-later"; 2]);
    is_quiet(&mut fake_remote, "c-1");
}

#[test]
fn where_nothing_is_sent_by_itself_a_person_is_asked_to_send_again() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.switch(&[CUSTOMERS_IN]);
    framework360_sdk::testing::with(|host| host.now += 90_000);
    let now = i64::try_from(framework360_sdk::clock::now() / 1_000).unwrap();
    save_customer(with(Consent::Subscribed, Some(now), customer("c-1", "zoe@example.ch")));
    for _ in 0..2 {
        fake_remote.send("c-1").unwrap();
    }
    fake_remote.work();
    assert_eq!(
        (state(&fake_remote, "c-1"), fake_remote.codes()),
        (ConsentState::NotSubscribed, vec!["consent-again"; 2])
    );
    fake_remote.wait(90_000);
    fake_remote.send("c-1").unwrap();
    assert_eq!((state(&fake_remote, "c-1"), fake_remote.codes().len()), (ConsentState::Subscribed, 2));
}

#[test]
fn a_subscription_that_shopify_took_back_is_not_written_there_again() {
    for state in [ConsentState::NotSubscribed, ConsentState::Invalid, ConsentState::Redacted] {
        let mut fake_remote = FakeRemote::new();
        fake_remote.save(with(Consent::Subscribed, Some(SECOND), customer("c-1", "zoe@example.ch")));
        assert_eq!(self::state(&fake_remote, "c-1"), ConsentState::Subscribed);
        said(&fake_remote, number("c-1"), state, Some(SECOND + 60));
        fake_remote.reported(number("c-1"));
        assert_eq!(
            (self::state(&fake_remote, "c-1"), our("c-1").email_marketing),
            (state, Consent::Unsubscribed)
        );
        assert_eq!(our("c-1").email_marketing_at, Some((SECOND as u64 + 60) * 1_000));
        fake_remote.save(shop::Customer { note: "news".to_owned(), ..our("c-1") });
        fake_remote.send("c-1").unwrap();
        assert_eq!(self::state(&fake_remote, "c-1"), state);
        is_quiet(&mut fake_remote, "c-1");
    }
}

#[test]
fn at_first_contact_an_address_that_takes_no_mail_stays_so() {
    for at in [None, Some(SECOND + 60)] {
        let mut fake_remote = FakeRemote::new();
        let there = fake_remote.shopify.create_customer(mail("zoe@example.ch"));
        said(&fake_remote, there, ConsentState::Invalid, at);
        fake_remote.save(with(Consent::Subscribed, Some(SECOND), customer("c-1", "zoe@example.ch")));
        assert_eq!((number("c-1"), state(&fake_remote, "c-1")), (there, ConsentState::Invalid));
        assert_eq!(our("c-1").email_marketing, Consent::Unsubscribed);
        assert!(fake_remote.codes().contains(&"kept-there-consent"));
        is_quiet(&mut fake_remote, "c-1");
    }
}

#[test]
fn at_first_contact_an_erasure_is_not_taken_for_somebody_whom_nobody_asked() {
    for (at, ours) in [(None, Some(SECOND)), (None, None), (Some(SECOND + 60), Some(SECOND))] {
        let mut fake_remote = FakeRemote::new();
        let there = fake_remote.shopify.create_customer(mail("zoe@example.ch"));
        said(&fake_remote, there, ConsentState::Redacted, at);
        fake_remote.during.replace(Some(Box::new(|text| {
            assert!(!text.contains("customerEmailMarketingConsentUpdate"), "over an erasure");
            false
        })));
        fake_remote.save(with(Consent::Subscribed, ours, customer("c-1", "zoe@example.ch")));
        assert_eq!((number("c-1"), state(&fake_remote, "c-1")), (there, ConsentState::Redacted));
        assert_eq!(our("c-1").email_marketing, Consent::Unsubscribed);
        fake_remote.send("c-1").unwrap();
        assert_eq!(state(&fake_remote, "c-1"), ConsentState::Redacted);
        is_quiet(&mut fake_remote, "c-1");
    }
    // A subscription after it counts.
    let mut fake_remote = FakeRemote::new();
    let there = fake_remote.shopify.create_customer(mail("zoe@example.ch"));
    said(&fake_remote, there, ConsentState::Redacted, Some(SECOND - 60));
    fake_remote.save(with(Consent::Subscribed, Some(SECOND), customer("c-1", "zoe@example.ch")));
    assert_eq!(state(&fake_remote, "c-1"), ConsentState::Subscribed);
}

#[test]
fn a_new_address_is_not_subscribed_with_the_consent_of_the_one_before() {
    // It changes there.
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(with(Consent::Subscribed, Some(SECOND), customer("c-1", "zoe@example.ch")));
    fake_remote.shopify.update_customer(number("c-1"), mail("new@example.ch"));
    said(&fake_remote, number("c-1"), ConsentState::NotSubscribed, None);
    fake_remote.reported(number("c-1"));
    fake_remote.save(shop::Customer { note: "news".to_owned(), ..our("c-1") });
    assert_eq!((our("c-1").email.as_str(), our("c-1").email_marketing), ("new@example.ch", Consent::Unknown));
    assert_eq!(
        (state(&fake_remote, "c-1"), fake_remote.codes()),
        (ConsentState::NotSubscribed, vec!["consent-other-address"])
    );
    is_quiet(&mut fake_remote, "c-1");

    // It changes here; nothing is written of the consent, and what Shopify says of the new one counts.
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(with(Consent::Subscribed, Some(SECOND), customer("c-1", "zoe@example.ch")));
    fake_remote.during.replace(Some(Box::new(|text| {
        assert!(!text.contains("customerEmailMarketingConsentUpdate"), "the old consent for the new address");
        false
    })));
    fake_remote.save(shop::Customer { email: "new@example.ch".to_owned(), ..our("c-1") });
    said(&fake_remote, number("c-1"), ConsentState::NotSubscribed, None);
    fake_remote.reported(number("c-1"));
    fake_remote.send("c-1").unwrap();
    assert_eq!(
        (state(&fake_remote, "c-1"), our("c-1").email_marketing),
        (ConsentState::NotSubscribed, Consent::Unknown)
    );
    is_quiet(&mut fake_remote, "c-1");
}

/// A customer who had no address when they subscribed didn't say where they want mail.
#[test]
fn what_was_said_before_there_was_any_address_does_not_count_for_one_that_comes() {
    for later in [false, true] {
        let mut fake_remote = FakeRemote::new();
        let nobody = shop::Customer { phone: "+41791234567".to_owned(), ..customer("c-1", "") };
        fake_remote.save(with(Consent::Subscribed, Some(SECOND), nobody));
        fake_remote.save(shop::Customer { email: "new@example.ch".to_owned(), ..our("c-1") });
        fake_remote.reported(number("c-1"));
        assert_eq!(
            (state(&fake_remote, "c-1"), our("c-1").email_marketing),
            (ConsentState::NotSubscribed, Consent::Unknown)
        );
        if later {
            let now = framework360_sdk::clock::now() / 1_000;
            fake_remote.wait(5_000);
            fake_remote.save(with(
                Consent::Subscribed,
                i64::try_from(now).ok().map(|now| now + 4),
                our("c-1"),
            ));
            assert_eq!(state(&fake_remote, "c-1"), ConsentState::Subscribed);
        }
        is_quiet(&mut fake_remote, "c-1");
    }
}

/// The sync state that held to which address the consent belonged ends with the link.
#[test]
fn a_consent_does_not_go_to_another_address_after_the_link_has_ended_either() {
    for by_hand in [false, true] {
        let mut fake_remote = FakeRemote::new();
        fake_remote.save(with(Consent::Subscribed, Some(SECOND), customer("c-1", "zoe@example.ch")));
        let first = number("c-1");
        fake_remote.shopify.delete_customer(first);
        fake_remote.save(shop::Customer { email: "new@example.ch".to_owned(), ..our("c-1") });
        assert_eq!(our("c-1").remote_id, None);
        if by_hand {
            fake_remote.send("c-1").unwrap();
        } else {
            let other = fake_remote.shopify.create_customer(mail("new@example.ch"));
            fake_remote.reported(other);
        }
        assert_eq!(state(&fake_remote, "c-1"), ConsentState::NotSubscribed, "{by_hand}");
        assert!(
            fake_remote.codes().contains(&"consent-other-address"),
            "{by_hand} {:?}",
            fake_remote.codes()
        );
        fake_remote.reported(number("c-1"));
        fake_remote.save(shop::Customer { note: "news".to_owned(), ..our("c-1") });
        assert_eq!(state(&fake_remote, "c-1"), ConsentState::NotSubscribed, "{by_hand}");
        is_quiet(&mut fake_remote, "c-1");
        // What is said from now on counts.
        fake_remote.save(with(Consent::Subscribed, Some(SECOND + 1_000), our("c-1")));
        assert_eq!(state(&fake_remote, "c-1"), ConsentState::Subscribed, "{by_hand}");
    }
}

#[test]
fn a_consent_goes_along_to_the_same_address_after_the_link_has_ended() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(with(Consent::Subscribed, Some(SECOND), customer("c-1", "zoe@example.ch")));
    fake_remote.shopify.delete_customer(number("c-1"));
    fake_remote.save(shop::Customer { note: "news".to_owned(), ..our("c-1") });
    fake_remote.send("c-1").unwrap();
    assert_eq!(state(&fake_remote, "c-1"), ConsentState::Subscribed);
}

#[test]
fn a_consent_of_years_ago_does_not_override_a_withdrawal_of_today() {
    for by_hand in [false, true] {
        let mut fake_remote = FakeRemote::new();
        fake_remote.save(with(Consent::Subscribed, Some(SECOND), customer("c-1", "zoe@example.ch")));
        said(&fake_remote, number("c-1"), ConsentState::Unsubscribed, Some(SECOND + 60));
        let saved = with(Consent::Subscribed, Some(1_609_459_200), our("c-1"));
        if by_hand {
            save_customer(saved);
            fake_remote.send("c-1").unwrap();
        } else {
            fake_remote.save(saved);
        }
        let there = fake_remote.shopify.customer(number("c-1")).unwrap().email_consent;
        assert_eq!(
            (there.state, there.updated_at.unwrap().as_second()),
            (ConsentState::Unsubscribed, SECOND + 60)
        );
        assert_eq!(
            (our("c-1").email_marketing, fake_remote.codes()),
            (Consent::Unsubscribed, vec!["kept-there-consent"])
        );
        is_quiet(&mut fake_remote, "c-1");
    }
}

#[test]
fn a_new_customer_takes_a_dated_consent_along_and_an_undated_one_only_where_it_is_a_withdrawal() {
    for (consent, at, there, codes) in [
        (Consent::Subscribed, Some(SECOND), (ConsentState::Subscribed, Some(SECOND)), vec![]),
        (Consent::Subscribed, None, (ConsentState::NotSubscribed, None), vec!["consent-undated"]),
        (Consent::Unsubscribed, Some(SECOND), (ConsentState::Unsubscribed, Some(SECOND)), vec![]),
        (Consent::Unsubscribed, None, (ConsentState::Unsubscribed, Some(946_684_800)), vec![]),
    ] {
        let mut fake_remote = FakeRemote::new();
        fake_remote.save(with(consent, at, customer("c-1", "zoe@example.ch")));
        let kept = fake_remote.shopify.customer(number("c-1")).unwrap().email_consent;
        assert_eq!((kept.state, kept.updated_at.map(|at| at.as_second())), there);
        is_quiet(&mut fake_remote, "c-1");
        assert_eq!(
            (our("c-1").email_marketing, fake_remote.codes(), fake_remote.writes()),
            (consent, codes, 1)
        );
    }
}

#[test]
fn the_import_brings_the_consent_with_its_date_and_nobody_who_was_not_asked() {
    let mut fake_remote = FakeRemote::new();
    for (at, (state, second)) in [
        (ConsentState::Subscribed, Some(SECOND)),
        (ConsentState::NotSubscribed, Some(SECOND)),
        (ConsentState::Invalid, None),
        (ConsentState::Unsubscribed, Some(SECOND)),
    ]
    .into_iter()
    .enumerate()
    {
        let there = fake_remote.shopify.create_customer(mail(&format!("c{at}@example.ch")));
        said(&fake_remote, there, state, second);
    }
    fake_remote.pass(None);
    let mut all = ours();
    all.sort_by(|one, other| one.email.cmp(&other.email));
    let all: Vec<_> =
        all.into_iter().map(|it| (it.email_marketing, it.email_marketing_at.is_some())).collect();
    let expected = [
        (Consent::Subscribed, true),
        (Consent::Unknown, false),
        (Consent::Unsubscribed, false),
        (Consent::Unsubscribed, true),
    ];
    assert_eq!((all.as_slice(), fake_remote.writes()), (expected.as_slice(), 0));
}

#[test]
fn a_withdrawal_of_the_moment_in_which_ours_is_sent_is_not_taken_for_ours() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    let (data, there): (fake_shopify::Data, _) = ((*fake_remote.shopify).clone(), number("c-1"));
    fake_remote.during.replace(Some(Box::new(move |text| {
        if text.contains("customerEmailMarketingConsentUpdate(") {
            data.update_customer(there, |it| {
                it.email_consent.state = ConsentState::Unsubscribed;
                it.email_consent.updated_at = Some(Timestamp::from_second(SECOND + 60).unwrap());
            });
        }
        false
    })));
    fake_remote.save(with(Consent::Subscribed, Some(SECOND), our("c-1")));
    fake_remote.during.replace(None);
    assert_eq!(state(&fake_remote, "c-1"), ConsentState::Unsubscribed);
    fake_remote.pass(None);
    assert_eq!(
        (our("c-1").email_marketing, state(&fake_remote, "c-1")),
        (Consent::Unsubscribed, ConsentState::Unsubscribed)
    );
    is_quiet(&mut fake_remote, "c-1");
}

/// The platform ends a consent together with its address.
#[test]
fn who_was_never_sent_is_not_created_with_the_consent_of_an_address_before() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.switch(&[]);
    fake_remote.save(with(Consent::Subscribed, Some(SECOND), customer("c-1", "zoe@example.ch")));
    fake_remote.switch(&[CUSTOMERS_IN, CUSTOMERS_OUT]);
    fake_remote.save(with(
        Consent::Unknown,
        None,
        shop::Customer { email: "new@example.ch".to_owned(), ..our("c-1") },
    ));
    assert_eq!(
        (state(&fake_remote, "c-1"), our("c-1").email_marketing),
        (ConsentState::NotSubscribed, Consent::Unknown)
    );
    is_quiet(&mut fake_remote, "c-1");
    // What is said of the new one counts.
    fake_remote.save(with(Consent::Subscribed, Some(SECOND), our("c-1")));
    assert_eq!(state(&fake_remote, "c-1"), ConsentState::Subscribed);
    is_quiet(&mut fake_remote, "c-1");
}

#[test]
fn an_address_that_is_saved_alone_goes_without_the_consent_of_the_one_before() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(with(Consent::Subscribed, Some(SECOND), customer("c-1", "zoe@example.ch")));
    fake_remote.save(with(
        Consent::Unknown,
        None,
        shop::Customer { email: "new@example.ch".to_owned(), ..our("c-1") },
    ));
    assert_eq!(
        (state(&fake_remote, "c-1"), our("c-1").email_marketing),
        (ConsentState::NotSubscribed, Consent::Unknown)
    );
    is_quiet(&mut fake_remote, "c-1");
}
