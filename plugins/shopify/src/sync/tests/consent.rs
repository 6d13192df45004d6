use fake_shopify::ConsentState;

use super::*;

/// As it stands at Shopify.
fn state(played: &Played, id: &str) -> ConsentState {
    played.shopify.customer(number(id)).unwrap().email_consent.state
}

/// Nothing happens any more.
fn is_quiet(played: &mut Played, id: &str) {
    let (writes, before) = (played.writes(), our(id));
    played.told(number(id));
    played.save(our(id));
    played.pass(None);
    assert_eq!((played.writes(), our(id)), (writes, before));
}

#[test]
fn a_withdrawal_whose_address_is_not_taken_there_goes_with_the_address_later() {
    for (email, code) in [("taken@example.ch", "email-taken"), ("zoe@", "refused-email")] {
        let mut played = Played::new();
        let other = played.shopify.create_customer(mail("taken@example.ch"));
        played.save(customer("c-1", ""));
        played.save(shop::Customer {
            email: email.to_owned(),
            email_marketing: Consent::Unsubscribed,
            email_marketing_at: Some(1_795_000_000_000),
            ..our("c-1")
        });
        assert_eq!(played.codes(), [code]);
        is_quiet(&mut played, "c-1");
        // It becomes free, or is corrected.
        played.shopify.update_customer(other, |it| it.email = Some("free@example.ch".to_owned()));
        let email = if code == "email-taken" { email } else { "zoe@example.ch" };
        played.save(shop::Customer { email: email.to_owned(), note: "news".to_owned(), ..our("c-1") });
        let there = played.shopify.customer(number("c-1")).unwrap();
        assert_eq!(
            (there.email.as_deref(), state(&played, "c-1")),
            (Some(email), ConsentState::Unsubscribed)
        );
        is_quiet(&mut played, "c-1");
    }
}

#[test]
fn a_consent_crosses_while_our_clock_is_ahead_and_does_not_come_back() {
    let mut played = Played::new();
    framework360_sdk::testing::with(|host| host.now += 90_000);
    let now = Some(framework360_sdk::clock::now());
    let zoe = customer("c-1", "zoe@example.ch");
    played.save(shop::Customer {
        email_marketing: Consent::Subscribed,
        email_marketing_at: now,
        tags: vec!["VIP".to_owned()],
        ..zoe
    });
    assert_eq!((state(&played, "c-1"), played.writes()), (ConsentState::Subscribed, 1));
    is_quiet(&mut played, "c-1");
    played.save(shop::Customer {
        email_marketing: Consent::Unsubscribed,
        email_marketing_at: now,
        ..our("c-1")
    });
    assert_eq!((state(&played, "c-1"), played.writes()), (ConsentState::Unsubscribed, 2));
    is_quiet(&mut played, "c-1");
    assert_eq!((our("c-1").email_marketing_at, played.codes().len()), (now, 0));
}
