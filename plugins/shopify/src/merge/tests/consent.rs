use super::*;

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
