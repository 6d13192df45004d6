use super::*;

#[test]
fn a_consent_that_was_refused_is_told_again_with_another_address() {
    let hasher = Hasher::new("gid://shopify/Customer/1");
    let side = |email: &str, consent| Profile { email: email.into(), consent, ..Profile::default() };
    let refused = refused_consent(&hasher, Consent::Unsubscribed, "a@b.ch");
    let agreed =
        Agreed { refused: [(CONSENT.to_owned(), refused)].into_iter().collect(), ..Agreed::default() };
    for (email, told) in [("a@b.ch", false), ("b@b.ch", true)] {
        let (ours, theirs) = (side(email, Consent::Unsubscribed), side(email, Consent::Unknown));
        let merge = merge(&hasher, &ours, &theirs, Some(&agreed), BOTH, NOW);
        assert_eq!(merge.there.consent.is_some(), told, "{email}");
    }
}

#[test]
fn the_later_consent_counts_and_where_times_are_unknown_the_refusal() {
    use Consent::{Pending, Subscribed, Unknown, Unsubscribed};
    for (ours, theirs, both) in [
        ((Subscribed, Some(9_000)), (Unsubscribed, Some(8_000)), Subscribed),
        ((Unsubscribed, Some(8_000)), (Subscribed, Some(9_000)), Subscribed),
        ((Subscribed, Some(9_000)), (Unsubscribed, Some(9_000)), Unsubscribed),
        ((Unsubscribed, None), (Subscribed, Some(9_000)), Unsubscribed),
        ((Subscribed, None), (Pending, None), Pending),
        ((Unknown, None), (Subscribed, Some(1_000)), Subscribed),
        ((Unsubscribed, Some(1_000)), (Unknown, None), Unsubscribed),
    ] {
        let side = |(consent, consent_at)| Profile {
            email: "a@b.ch".into(),
            consent,
            consent_at,
            ..Profile::default()
        };
        let mut world = linked(side(ours), side(theirs));
        world.sync(BOTH);
        assert_eq!((world.ours.consent, world.theirs.consent), (both, both), "{ours:?} {theirs:?}");
        assert!(!world.sync(BOTH), "{ours:?} {theirs:?}");
    }
}

#[test]
fn a_consent_that_only_one_side_changed_counts_whatever_the_times_say() {
    let mut world = agreed_on(&ada());
    world.ours.consent = Consent::Unsubscribed;
    world.ours.consent_at = Some(1_000);
    world.sync(BOTH);
    assert_eq!((world.ours.consent, world.theirs.consent), (Consent::Unsubscribed, Consent::Unsubscribed));
    assert!(world.notes.is_empty() && !world.sync(BOTH));
    // The same again with a newer time is no change, and doesn't win over one.
    world.ours.consent_at = Some(NOW);
    (world.theirs.consent, world.theirs.consent_at) = (Consent::Subscribed, Some(2_000));
    world.sync(BOTH);
    assert_eq!((world.ours.consent, world.theirs.consent), (Consent::Subscribed, Consent::Subscribed));
    assert!(world.notes.is_empty());
}
