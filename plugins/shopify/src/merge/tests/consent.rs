use super::*;
use Consent::{Invalid, NotSubscribed, Pending, Redacted, Subscribed, Unknown, Unsubscribed};

fn side(email: &str, (consent, consent_at): (Consent, Option<Timestamp>)) -> Profile {
    Profile { email: email.into(), consent, consent_at, ..Profile::default() }
}

/// Both sides as they end up, and that it is quiet then.
fn synced(mut world: World, directions: Directions) -> (World, (Consent, Consent)) {
    world.sync(directions);
    world.sync(directions);
    assert!(!world.sync(directions), "{world:#?}");
    let both = (world.ours.consent, world.theirs.consent);
    (world, both)
}

#[test]
fn a_consent_that_was_refused_is_noted_again_with_another_address() {
    let hasher = Hasher::new("gid://shopify/Customer/1");
    let ours = side("a@b.ch", (Unsubscribed, None));
    let refused = refused_consent(&hasher, &ours, "a@b.ch");
    let sync_state =
        SyncState { refused: [(CONSENT.to_owned(), refused)].into_iter().collect(), ..SyncState::default() };
    for (email, reported) in [("a@b.ch", false), ("b@b.ch", true)] {
        let (ours, theirs) = (side(email, (Unsubscribed, None)), side(email, (Unknown, None)));
        let merge = merge(&hasher, &ours, &theirs, Some(&sync_state), BOTH, NOW);
        assert_eq!(merge.there.consent.is_some(), reported, "{email}");
    }
}

#[test]
fn at_first_contact_the_later_dated_statement_counts_and_of_equal_ones_what_allows_less() {
    for (ours, theirs, both) in [
        ((Subscribed, Some(9_000)), (Unsubscribed, Some(8_000)), (Subscribed, Subscribed)),
        ((Unsubscribed, Some(8_000)), (Subscribed, Some(9_000)), (Subscribed, Subscribed)),
        ((Subscribed, Some(9_000)), (Unsubscribed, Some(9_000)), (Unsubscribed, Unsubscribed)),
        ((Unsubscribed, Some(9_000)), (Subscribed, Some(9_000)), (Unsubscribed, Unsubscribed)),
        // Without a date it is older than any.
        ((Unsubscribed, None), (Subscribed, Some(9_000)), (Subscribed, Subscribed)),
        ((Subscribed, None), (Unsubscribed, Some(9_000)), (Unsubscribed, Unsubscribed)),
        ((Unsubscribed, Some(9_000)), (Subscribed, None), (Unsubscribed, Unsubscribed)),
        ((Subscribed, None), (Pending, None), (Pending, Pending)),
        ((Unsubscribed, None), (Pending, None), (Unsubscribed, Unsubscribed)),
        ((Unsubscribed, None), (NotSubscribed, None), (Unsubscribed, Unsubscribed)),
        // A consent that isn't reported is no statement.
        ((Unknown, None), (Subscribed, Some(1_000)), (Subscribed, Subscribed)),
        ((Unsubscribed, Some(1_000)), (Unknown, None), (Unsubscribed, Unsubscribed)),
        ((Unknown, None), (NotSubscribed, None), (Unknown, NotSubscribed)),
        ((Unknown, None), (NotSubscribed, Some(1_000)), (Unknown, NotSubscribed)),
        // What only Shopify can say.
        ((Subscribed, Some(1_000)), (NotSubscribed, None), (Subscribed, Subscribed)),
        ((Subscribed, None), (NotSubscribed, None), (Subscribed, NotSubscribed)),
        ((Subscribed, Some(1_000)), (NotSubscribed, Some(2_000)), (Unsubscribed, NotSubscribed)),
        ((Subscribed, Some(1_000)), (Invalid, Some(2_000)), (Unsubscribed, Invalid)),
        ((Subscribed, Some(1_000)), (Invalid, None), (Unsubscribed, Invalid)),
        ((Pending, None), (Redacted, None), (Unsubscribed, Redacted)),
        ((Subscribed, Some(1_000)), (Redacted, None), (Unsubscribed, Redacted)),
        ((Subscribed, Some(9_000)), (Redacted, Some(2_000)), (Subscribed, Subscribed)),
        // A date that hasn't come yet is none.
        ((Subscribed, Some(NOW * 2)), (Unsubscribed, Some(9_000)), (Unsubscribed, Unsubscribed)),
    ] {
        for directions in [BOTH, MANUAL] {
            let world = linked(side("a@b.ch", ours), side("a@b.ch", theirs));
            let (_, now) = synced(world, directions);
            assert_eq!(now, both, "{ours:?} {theirs:?} {directions:?}");
        }
    }
}

#[test]
fn what_shopify_says_later_counts_whatever_it_is_and_no_subscription_is_written_over_it() {
    for state in [NotSubscribed, Redacted, Invalid, Unsubscribed] {
        for directions in [BOTH, MANUAL, OUT] {
            let mut world = synchronized(&ada());
            (world.theirs.consent, world.theirs.consent_at) = (state, Some(6_000));
            let (world, (ours, theirs)) = synced(world, directions);
            assert_eq!(theirs, state, "{directions:?}");
            let taken = if directions.into { Unsubscribed } else { Subscribed };
            assert_eq!(
                (ours, world.notes.len()),
                (taken, 0),
                "{state:?} {directions:?}: an edit, nobody lost"
            );
        }
    }
}

#[test]
fn an_older_subscription_from_here_loses_though_only_ours_changed_and_is_reported() {
    for at in [Some(1_000), Some(5_000), None] {
        for directions in [BOTH, MANUAL] {
            let mut world =
                synchronized(&Profile { consent: Unsubscribed, consent_at: Some(5_000), ..ada() });
            (world.ours.consent, world.ours.consent_at) = (Subscribed, at);
            let (world, both) = synced(world, directions);
            assert_eq!(
                (both, world.theirs.consent_at),
                ((Unsubscribed, Unsubscribed), Some(5_000)),
                "{at:?}"
            );
            assert_eq!(world.notes, ["kept-there-consent"]);
        }
    }
    // Later by its own date, it counts, and keeps that date.
    let mut world = synchronized(&Profile { consent: Unsubscribed, consent_at: Some(5_000), ..ada() });
    (world.ours.consent, world.ours.consent_at) = (Subscribed, Some(6_000));
    let (world, both) = synced(world, BOTH);
    assert_eq!((both, world.theirs.consent_at), ((Subscribed, Subscribed), Some(6_000)));
}

#[test]
fn with_sending_alone_an_older_subscription_is_reported_once() {
    let mut world = synchronized(&Profile { consent: Unsubscribed, consent_at: Some(5_000), ..ada() });
    (world.ours.consent, world.ours.consent_at) = (Subscribed, Some(1_000));
    let (world, both) = synced(world, OUT);
    assert_eq!((both, world.notes), ((Subscribed, Unsubscribed), vec!["kept-there-consent".to_owned()]));
}

#[test]
fn a_withdrawal_without_a_date_counts_against_what_was_agreed_on_before() {
    let mut world = synchronized(&ada());
    (world.ours.consent, world.ours.consent_at) = (Unsubscribed, None);
    let (world, both) = synced(world, BOTH);
    // A second later than what it takes back, so that Shopify doesn't pass it over.
    assert_eq!((both, world.theirs.consent_at), ((Unsubscribed, Unsubscribed), Some(6_000)));
    let mut world = synchronized(&ada());
    (world.theirs.consent, world.theirs.consent_at) = (NotSubscribed, None);
    let (world, both) = synced(world, BOTH);
    assert_eq!((both, world.notes.len()), ((Unknown, NotSubscribed), 0));
}

#[test]
fn a_subscription_without_a_date_is_never_sent_and_said_to_be_so_once() {
    let world = linked(side("a@b.ch", (Subscribed, None)), side("a@b.ch", (NotSubscribed, None)));
    let (mut world, both) = synced(world, BOTH);
    assert_eq!(
        (both, world.notes.clone()),
        ((Subscribed, NotSubscribed), vec!["consent-undated".to_owned()])
    );
    // Once it has one, it goes.
    world.ours.consent_at = Some(4_000);
    let (world, both) = synced(world, BOTH);
    assert_eq!((both, world.theirs.consent_at), ((Subscribed, Subscribed), Some(4_000)));
}

#[test]
fn the_consent_of_an_address_does_not_count_for_the_next_one() {
    // The address changes there, to one that never subscribed.
    let mut world = synchronized(&ada());
    world.theirs.email = "new@example.ch".into();
    (world.theirs.consent, world.theirs.consent_at) = (NotSubscribed, None);
    let (world, both) = synced(world, BOTH);
    assert_eq!((world.ours.email.as_str(), both), ("new@example.ch", (Unknown, NotSubscribed)));
    assert_eq!(world.notes, ["consent-other-address"]);

    // It changes here: nothing is written for the new one.
    let mut world = synchronized(&ada());
    world.ours.email = "new@example.ch".into();
    world.sync(BOTH);
    assert_eq!((world.theirs.email.as_str(), world.writes), ("new@example.ch", 1));
    // What comes back for it counts, older than what was said of the other one or not.
    for (back, kept) in [
        ((NotSubscribed, None), Unknown),
        ((NotSubscribed, Some(1_000)), Unsubscribed),
        ((Unsubscribed, Some(1_000)), Unsubscribed),
        ((Subscribed, Some(1_000)), Subscribed),
    ] {
        let mut world = world.clone();
        (world.theirs.consent, world.theirs.consent_at) = back;
        let (world, both) = synced(world, BOTH);
        assert_eq!((both, world.writes), ((kept, back.0), 2), "{back:?}");
    }
}

#[test]
fn what_is_said_after_the_address_changed_counts_for_it() {
    let mut world = synchronized(&ada());
    world.ours.email = "new@example.ch".into();
    (world.ours.consent, world.ours.consent_at) = (Subscribed, Some(6_000));
    let (mut world, both) = synced(world, BOTH);
    assert_eq!((both, world.theirs.consent_at), ((Subscribed, Subscribed), Some(6_000)));
    // A withdrawal together with the next address, undated.
    world.ours.email = "third@example.ch".into();
    (world.ours.consent, world.ours.consent_at) = (Unsubscribed, None);
    let (world, both) = synced(world, BOTH);
    assert_eq!((world.theirs.email.as_str(), both), ("third@example.ch", (Unsubscribed, Unsubscribed)));
}

#[test]
fn an_agreement_of_an_older_version_is_about_the_address_of_then() {
    let mut world = synchronized(&ada());
    world.sync_state.as_mut().unwrap().consent = None;
    world.theirs.email = "new@example.ch".into();
    (world.theirs.consent, world.theirs.consent_at) = (NotSubscribed, None);
    let (_, both) = synced(world, BOTH);
    assert_eq!(both, (Unknown, NotSubscribed));
}

#[test]
fn a_consent_without_an_address_of_its_own_counts_for_none() {
    let ours = side("", (Subscribed, Some(9_000)));
    let (world, both) = synced(linked(ours, side("a@b.ch", (Unsubscribed, Some(1_000)))), BOTH);
    assert_eq!((both, world.ours.email.as_str()), ((Unsubscribed, Unsubscribed), "a@b.ch"));
    assert_eq!(world.notes, ["consent-other-address"]);
}

#[test]
fn two_changes_are_decided_by_their_dates_and_who_lost_is_reported() {
    for (ours, theirs, both, note) in [
        ((Subscribed, Some(9_000)), (Unsubscribed, Some(8_000)), Subscribed, "kept-here-consent"),
        ((Pending, Some(7_000)), (Unsubscribed, Some(8_000)), Unsubscribed, "kept-there-consent"),
    ] {
        let mut world = synchronized(&Profile { consent: Unknown, consent_at: None, ..ada() });
        (world.ours.consent, world.ours.consent_at) = ours;
        (world.theirs.consent, world.theirs.consent_at) = theirs;
        let (world, now) = synced(world, BOTH);
        assert_eq!((now, world.notes), ((both, both), vec![note.to_owned()]));
    }
}

#[test]
fn a_withdrawal_on_one_side_alone_counts_whatever_the_clocks_say() {
    let minutes = 10 * 60_000;
    for (state, kept) in [(Unsubscribed, Unsubscribed), (NotSubscribed, NotSubscribed), (Pending, Pending)] {
        // There, by a clock that is behind; the consent is dated by ours, up to a quarter of an hour ahead.
        for said_at in [NOW - 60_000, NOW, NOW + minutes] {
            for directions in [BOTH, MANUAL] {
                let mut world =
                    synchronized(&Profile { consent: Subscribed, consent_at: Some(said_at), ..ada() });
                (world.theirs.consent, world.theirs.consent_at) = (state, Some(NOW - minutes));
                let (_, both) = synced(world, directions);
                assert_eq!(both.1, kept, "{state:?} {said_at} {directions:?}");
                assert_ne!(both.0, Subscribed);
            }
        }
    }
    for state in [Unsubscribed, Pending] {
        // Here, while Shopify's clock is ahead.
        for directions in [BOTH, MANUAL] {
            let mut world =
                synchronized(&Profile { consent: Subscribed, consent_at: Some(NOW + minutes), ..ada() });
            (world.ours.consent, world.ours.consent_at) = (state, Some(NOW - 1_000));
            let (world, both) = synced(world, directions);
            // Later than what it takes back, so that Shopify doesn't pass it over.
            assert_eq!((both, world.theirs.consent_at), ((state, state), Some(NOW + minutes + 1_000)));
        }
    }
}

#[test]
fn with_sending_alone_a_withdrawal_there_by_a_clock_that_is_behind_stays() {
    let mut world = synchronized(&ada());
    (world.theirs.consent, world.theirs.consent_at) = (Unsubscribed, Some(4_000));
    let (mut world, both) = synced(world, OUT);
    assert_eq!(both, (Subscribed, Unsubscribed));
    // Nothing but a later word of the person's own changes that.
    world.ours.note = "news".into();
    let (mut world, both) = synced(world, OUT);
    assert_eq!(both, (Subscribed, Unsubscribed));
    world.ours.consent_at = Some(9_000);
    let (_, both) = synced(world, OUT);
    assert_eq!(both, (Subscribed, Subscribed));
}

#[test]
fn a_subscription_on_one_side_alone_needs_a_date_after_what_was_agreed_on() {
    for (at, counts) in [(Some(6_000), true), (Some(5_000), false), (Some(4_000), false), (None, false)] {
        let mut world = synchronized(&Profile { consent: Unsubscribed, consent_at: Some(5_000), ..ada() });
        (world.theirs.consent, world.theirs.consent_at) = (Subscribed, at);
        let (_, both) = synced(world, BOTH);
        let kept = if counts { Subscribed } else { Unsubscribed };
        assert_eq!(both, (kept, kept), "{at:?}");
    }
}

#[test]
fn a_subscription_that_is_dated_in_the_future_undoes_no_withdrawal_of_these_minutes() {
    let minutes = 10 * 60_000;
    for (withdrawn, counts) in [(NOW - 5_000, false), (NOW - 20 * 60_000, true)] {
        for here in [true, false] {
            let ahead = side("a@b.ch", (Subscribed, Some(NOW + minutes)));
            let less = side("a@b.ch", (Unsubscribed, Some(withdrawn)));
            let (ours, theirs) = if here { (ahead, less) } else { (less, ahead) };
            let (world, both) = synced(linked(ours, theirs), BOTH);
            let kept = if counts { Subscribed } else { Unsubscribed };
            assert_eq!(both, (kept, kept), "{withdrawn} {here}");
            // With its own date or none.
            let at = if counts { NOW + minutes } else { withdrawn.max(world.theirs.consent_at.unwrap()) };
            assert_eq!(world.theirs.consent_at, Some(at));
        }
    }
}

#[test]
fn what_was_taken_back_without_a_date_is_not_subscribed_again_with_an_older_one() {
    for (at, counts) in [(4_000, false), (6_000, false), (NOW + 1_000, true)] {
        let mut world = synchronized(&ada());
        (world.theirs.consent, world.theirs.consent_at) = (NotSubscribed, None);
        let (mut world, both) = synced(world, BOTH);
        assert_eq!(both, (Unknown, NotSubscribed));
        (world.ours.consent, world.ours.consent_at) = (Subscribed, Some(at));
        let (_, both) = synced(world, BOTH);
        assert_eq!(both, if counts { (Subscribed, Subscribed) } else { (Unknown, NotSubscribed) }, "{at}");
    }
    // Nor where both are read at once.
    let mut world = synchronized(&ada());
    (world.theirs.consent, world.theirs.consent_at) = (NotSubscribed, None);
    (world.ours.consent, world.ours.consent_at) = (Subscribed, Some(4_000));
    assert_eq!(synced(world, BOTH).1, (Unknown, NotSubscribed));
}

#[test]
fn a_newer_date_of_the_same_state_goes_to_the_other_side() {
    for (ours, theirs, date) in [
        (Some(9_000), Some(5_000), Some(9_000)),
        (Some(5_000), Some(9_000), Some(9_000)),
        (None, Some(9_000), Some(9_000)),
    ] {
        for state in [Subscribed, Unsubscribed] {
            let mut world = synchronized(&Profile { consent: state, consent_at: Some(5_000), ..ada() });
            (world.ours.consent_at, world.theirs.consent_at) = (ours, theirs);
            let (world, both) = synced(world, BOTH);
            assert_eq!((both, world.notes.len()), ((state, state), 0));
            assert_eq!((world.ours.consent_at, world.theirs.consent_at), (date, date), "{state:?}");
        }
    }
}
