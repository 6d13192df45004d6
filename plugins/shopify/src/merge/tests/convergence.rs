use proptest::prelude::*;

use super::*;

#[derive(Clone, Debug)]
enum Edit {
    Text { here: bool, field: usize, text: String },
    Tag { here: bool, tag: String, add: bool },
    Consent { here: bool, consent: Consent, at: Option<Timestamp> },
    Address { here: bool, at: usize, name: String },
    Add { here: bool, name: String },
    Drop { here: bool, at: usize },
    Front { here: bool, at: usize },
}

fn edits() -> impl Strategy<Value = (Edit, u8)> {
    let side = any::<bool>;
    let consent = prop_oneof![Just(Consent::Subscribed), Just(Consent::Unsubscribed), Just(Consent::Pending)];
    let at = proptest::option::of((1u64..20).prop_map(|second| second * 1000));
    let edit = prop_oneof![
        (side(), 0..6usize, "[ab]{0,1}").prop_map(|(here, field, text)| Edit::Text { here, field, text }),
        (side(), "[abc]", side()).prop_map(|(here, tag, add)| Edit::Tag { here, tag, add }),
        (side(), consent, at).prop_map(|(here, consent, at)| Edit::Consent { here, consent, at }),
        (side(), 0..3usize, "[pqrs]").prop_map(|(here, at, name)| Edit::Address { here, at, name }),
        (side(), "[pqrs]").prop_map(|(here, name)| Edit::Add { here, name }),
        (side(), 0..3usize).prop_map(|(here, at)| Edit::Drop { here, at }),
        (side(), 0..3usize).prop_map(|(here, at)| Edit::Front { here, at }),
    ];
    // How many triggers follow it: lost, one, doubled.
    (edit, 0..3u8)
}

fn apply(world: &mut World, edit: Edit) {
    world.ids += 1;
    let id = format!("e-{}", world.ids);
    let side = |world: &mut World, here: bool, change: &mut dyn FnMut(&mut Profile)| {
        change(if here { &mut world.ours } else { &mut world.theirs });
    };
    match edit {
        Edit::Text { here, field, text } => side(world, here, &mut |it| it.set(Field::ALL[field], &text)),
        Edit::Tag { here, tag, add } => side(world, here, &mut |it| {
            if add {
                it.tags.insert(tag.clone(), tag.clone())
            } else {
                it.tags.remove(&tag)
            };
        }),
        Edit::Consent { here, consent, at } => side(world, here, &mut |it| {
            // At Shopify a consent always has its time.
            (it.consent, it.consent_at) = (consent, if here { at } else { at.or(Some(1_000)) });
        }),
        Edit::Address { here, at, name } => side(world, here, &mut |it| {
            let free = it.addresses.iter().all(|address| address.lines != street(&name));
            if let Some(address) = it.addresses.get_mut(at).filter(|_| free) {
                address.lines = street(&name);
            }
        }),
        Edit::Add { here, name } => side(world, here, &mut |it| {
            if it.addresses.iter().all(|address| address.lines != street(&name)) {
                it.addresses.push(CustomerAddress { id: (!here).then(|| id.clone()), ..address(&name) });
            }
        }),
        Edit::Drop { here, at } => side(world, here, &mut |it| {
            if at < it.addresses.len() {
                let deleted = it.addresses.remove(at);
                if deleted.id.is_some() && it.default_address == deleted.id {
                    it.default_address = None;
                }
            }
        }),
        Edit::Front { here: true, at } => {
            if let Some(front) = world.ours.addresses.get_mut(..=at) {
                front.rotate_right(1);
            }
        }
        Edit::Front { here: false, at } => {
            world.theirs.default_address = world
                .theirs
                .addresses
                .get(at)
                .and_then(|address| address.id.clone())
                .or(world.theirs.default_address.take());
        }
    }
}

proptest! {
    /// Whatever is edited where, and whichever triggers are lost or doubled: once there are two, both are in step, and
    /// then it is quiet; nothing is written that wasn't edited.
    #[test]
    fn any_edits_on_both_sides_converge_with_few_writes(script in proptest::collection::vec(edits(), 1..25)) {
        let mut world = synchronized(&ada());
        let (mut edited, count) = (0, script.len());
        for (edit, triggers) in script {
            apply(&mut world, edit);
            edited += 1;
            for _ in 0..triggers {
                world.sync(BOTH);
            }
        }
        prop_assert_eq!(edited, count);
        world.sync(BOTH);
        // Shopify makes the first address that it gets the default one: that is news from there.
        world.sync(BOTH);
        prop_assert!(!world.sync(BOTH), "not quiet: {:#?}", world);
        prop_assert_eq!(world.in_step(), Ok(()), "{:#?}", world);
        prop_assert!(world.writes <= 2 * count, "{} writes for {} edits", world.writes, count);
    }

    /// With one direction on, the other side is never written to, and it is quiet in the end.
    #[test]
    fn with_one_direction_the_source_is_never_written_to(into: bool, script in proptest::collection::vec(edits(), 1..15)) {
        let mut world = synchronized(&ada());
        for (edit, triggers) in script {
            apply(&mut world, edit);
            for _ in 0..triggers {
                let source = if into { world.theirs.clone() } else { world.ours.clone() };
                world.sync(if into { IN } else { OUT });
                prop_assert_eq!(&source, if into { &world.theirs } else { &world.ours });
            }
        }
        let directions = if into { IN } else { OUT };
        world.sync(directions);
        world.sync(directions);
        prop_assert!(!world.sync(directions));
    }
}
