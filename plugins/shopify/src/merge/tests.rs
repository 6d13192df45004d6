use framework360_sdk::shop::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::api::MailingAddress;
use crate::customer::{Lines, tags};

const BOTH: Directions = Directions { into: true, out: true, manual: false };
const IN: Directions = Directions { into: true, out: false, manual: false };
const OUT: Directions = Directions { into: false, out: true, manual: false };
const MANUAL: Directions = Directions { into: true, out: true, manual: true };
const NOW: Timestamp = 1_000_000_000;

fn street(name: &str) -> Lines {
    Lines::new(&MailingAddress {
        last_name: "Verdi".to_owned(),
        address1: name.to_owned(),
        city: "Bern".to_owned(),
        country: "CH".to_owned(),
        ..MailingAddress::default()
    })
}

fn place(name: &str) -> Place {
    Place { lines: street(name), ..Place::default() }
}

/// Two sides of one customer, and what they agreed on; as simple as both really are.
#[derive(Clone, Debug, Default)]
struct World {
    ours: Profile,
    theirs: Profile,
    agreed: Option<Agreed>,
    ids: u32,
    writes: usize,
    notes: Vec<String>,
}

impl World {
    /// Brings both in step once; whether anything was written.
    fn sync(&mut self, directions: Directions) -> bool {
        let hasher = Hasher::new("gid://shopify/Customer/1");
        let merge = merge(&hasher, &self.ours, &self.theirs, self.agreed.as_ref(), directions, NOW);
        let wrote = !merge.here.is_empty() || !merge.there.is_empty();
        let mut agreed = merge.agreed;
        for (field, text) in &merge.there.texts {
            self.theirs.set(*field, text);
        }
        for tag in &merge.there.add_tags {
            self.theirs.tags.insert(tag.to_lowercase(), tag.clone());
        }
        for tag in &merge.there.remove_tags {
            self.theirs.tags.remove(&tag.to_lowercase());
        }
        if let Some(told) = merge.there.consent
            && self.theirs.consent_at.is_none_or(|known| told.at.unwrap_or(NOW) >= known)
        {
            (self.theirs.consent, self.theirs.consent_at) = (told.consent, Some(told.at.unwrap_or(NOW)));
        }
        for send in &merge.there.places {
            let id = send.id.clone().unwrap_or_else(|| {
                self.ids += 1;
                format!("new-{}", self.ids)
            });
            match self.theirs.places.iter_mut().find(|place| place.id.as_ref() == Some(&id)) {
                Some(known) => known.lines.clone_from(&send.lines),
                None => self.theirs.places.push(Place {
                    id: Some(id.clone()),
                    lines: send.lines.clone(),
                    ..Place::default()
                }),
            }
            if send.default || self.theirs.places.len() == 1 {
                self.theirs.default_place = Some(id.clone());
                if send.default {
                    agreed.default_address = Some(id.clone());
                }
            }
            agreed.addresses.insert(id, send.hash.clone());
        }
        for field in &merge.there.metafields {
            let slot = if field.key == ORDERS_COUNT {
                &mut self.theirs.orders_count
            } else {
                &mut self.theirs.total_spent
            };
            slot.clone_from(&field.value);
        }
        let there = &merge.there;
        self.writes += [!there.texts.is_empty(), !there.add_tags.is_empty(), !there.remove_tags.is_empty()]
            .into_iter()
            .chain([there.consent.is_some(), !there.metafields.is_empty(), !merge.here.is_empty()])
            .filter(|wrote| *wrote)
            .count()
            + there.places.len();
        self.ours = merge.ours;
        self.notes.extend(merge.notes.into_iter().map(|note| note.code));
        self.agreed = Some(agreed);
        wrote
    }

    fn in_step(&self) -> Result<(), String> {
        let (ours, theirs) = (&self.ours, &self.theirs);
        for field in Field::ALL {
            if ours.get(field) != theirs.get(field) {
                return Err(format!("{field:?}"));
            }
        }
        if ours.tags.keys().ne(theirs.tags.keys()) {
            return Err("tags".to_owned());
        }
        let said = ours.consent != Consent::Unknown || theirs.consent != Consent::Unknown;
        if said && ours.consent != theirs.consent && !ours.email.is_empty() {
            return Err("consent".to_owned());
        }
        Ok(())
    }
}

fn linked(ours: Profile, theirs: Profile) -> World {
    World { ours, theirs, ..World::default() }
}

fn agreed_on(profile: &Profile) -> World {
    let mut theirs = profile.clone();
    for (at, place) in theirs.places.iter_mut().enumerate() {
        place.id = Some(format!("a-{at}"));
    }
    theirs.default_place = theirs.places.first().and_then(|place| place.id.clone());
    let mut world = linked(profile.clone(), theirs);
    assert!(!world.sync(BOTH), "{world:?}");
    world
}

fn ada() -> Profile {
    Profile {
        first_name: "Ada".to_owned(),
        email: "ada@example.ch".to_owned(),
        note: "old".to_owned(),
        tags: tags(["VIP"]),
        consent: Consent::Subscribed,
        consent_at: Some(5_000),
        places: vec![place("Gasse 1"), place("Gasse 2")],
        orders_count: "0".to_owned(),
        ..Profile::default()
    }
}

#[test]
fn at_first_contact_each_side_fills_the_other_and_shopify_wins_what_differs() {
    let ours =
        Profile { first_name: "Ada".into(), note: "mine".into(), tags: tags(["a"]), ..Profile::default() };
    let theirs = Profile {
        first_name: "Adele".into(),
        last_name: "Verdi".into(),
        note: "theirs".into(),
        tags: tags(["B"]),
        ..Profile::default()
    };
    let mut world = linked(ours, theirs);
    assert!(world.sync(BOTH));
    world.in_step().unwrap();
    assert_eq!((world.ours.first_name.as_str(), world.ours.last_name.as_str()), ("Adele", "Verdi"));
    assert_eq!((world.theirs.note.as_str(), world.theirs.tags.len()), ("mine", 2));
    assert_eq!(world.notes, ["kept-there-name", "kept-here-note"]);
    assert!(!world.sync(BOTH), "then it is quiet");
}

#[test]
fn only_what_changed_travels_and_what_is_emptied_is_emptied() {
    let mut world = agreed_on(&ada());
    world.ours.first_name = "Adele".into();
    world.theirs.note.clear();
    world.sync(BOTH);
    assert_eq!((world.theirs.first_name.as_str(), world.ours.note.as_str()), ("Adele", ""));
    assert_eq!((world.writes, world.notes.len()), (2, 0));
    assert!(!world.sync(BOTH));
}

#[test]
fn with_one_direction_its_source_wins_and_the_other_side_is_left_alone() {
    let mut world = agreed_on(&ada());
    world.ours.first_name = "Ours".into();
    world.ours.note = "ours".into();
    world.theirs.first_name = "Theirs".into();
    let before = world.clone();
    world.sync(IN);
    assert_eq!((world.ours.first_name.as_str(), world.theirs.note.as_str()), ("Theirs", "old"));
    assert!(world.notes.is_empty());
    assert!(world.sync(BOTH), "what was kept back goes once the other direction is on");
    assert_eq!(world.theirs.note, "ours");

    let mut world = before;
    world.sync(OUT);
    assert_eq!((world.theirs.first_name.as_str(), world.theirs.note.as_str()), ("Ours", "ours"));
}

#[test]
fn a_send_by_hand_wins_and_empties_nothing_that_was_never_here() {
    let mut world = linked(
        Profile { first_name: "Ada".into(), ..Profile::default() },
        Profile { first_name: "Adele".into(), phone: "+41791234567".into(), ..Profile::default() },
    );
    world.sync(Directions { into: false, ..MANUAL });
    assert_eq!((world.theirs.first_name.as_str(), world.theirs.phone.as_str()), ("Ada", "+41791234567"));
    assert_eq!(world.notes, ["kept-here-name"]);
}

#[test]
fn tags_of_both_sides_count_and_removals_too() {
    let mut world = agreed_on(&Profile { tags: tags(["a", "b", "c"]), ..ada() });
    world.ours.tags = tags(["A", "c", "mine"]);
    world.theirs.tags = tags(["a", "b", "theirs"]);
    world.sync(BOTH);
    world.in_step().unwrap();
    assert_eq!(world.ours.tags.keys().collect::<Vec<_>>(), ["a", "mine", "theirs"]);
    assert!(!world.sync(BOTH));
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

#[test]
fn addresses_are_added_and_changed_and_never_deleted_or_brought_back() {
    let mut world = agreed_on(&ada());
    // Edited here; the other one is deleted here; a third one is new there.
    world.ours.places = vec![place("Gasse 1a")];
    world.theirs.places.push(Place { id: Some("x".into()), ..place("Weg 3") });
    world.sync(BOTH);
    let streets =
        |side: &Profile| side.places.iter().map(|place| place.lines.0.address1.clone()).collect::<Vec<_>>();
    assert_eq!(streets(&world.ours), ["Gasse 1a", "Weg 3"]);
    assert_eq!(streets(&world.theirs), ["Gasse 1a", "Gasse 2", "Weg 3"]);
    assert!(!world.sync(BOTH));
    // Deleted there: it stays here, and isn't added again.
    world.theirs.places.remove(2);
    assert!(!world.sync(BOTH));
    // Changed on both sides: Shopify's.
    world.ours.places[0].lines = street("Gasse 1b");
    world.theirs.places[0].lines = street("Gasse 1c");
    world.sync(BOTH);
    assert_eq!(streets(&world.ours), ["Gasse 1c", "Weg 3"]);
    assert_eq!(world.notes, ["kept-there-address"]);
}

#[test]
fn the_default_address_is_the_first_of_ours_and_null_says_nothing() {
    let mut world = agreed_on(&ada());
    world.theirs.default_place = Some("a-1".into());
    world.sync(BOTH);
    assert_eq!(world.ours.places[0].lines, street("Gasse 2"));
    world.ours.places.swap(0, 1);
    world.sync(BOTH);
    assert_eq!(world.theirs.default_place.as_deref(), Some("a-0"));
    world.theirs.default_place = None;
    assert!(!world.sync(BOTH));
    let mut fresh = linked(Profile::default(), Profile { places: vec![], ..Profile::default() });
    fresh.ours.places = vec![place("Gasse 1")];
    fresh.sync(BOTH);
    assert_eq!(fresh.theirs.places.len(), 1);
    assert!(!fresh.sync(BOTH));
}

#[test]
fn orders_are_told_when_they_changed_and_the_same_amount_is_no_change() {
    let mut world = agreed_on(&ada());
    world.ours.orders_count = "1".into();
    world.ours.total_spent = r#"{"amount":"9.90","currency_code":"CHF"}"#.into();
    world.sync(BOTH);
    assert_eq!((world.theirs.orders_count.as_str(), world.writes), ("1", 1));
    assert!(!world.sync(BOTH));
    // What is changed there alone stays, until there is news from here.
    world.theirs.orders_count = "7".into();
    assert!(!world.sync(BOTH));
    world.ours.orders_count = "2".into();
    assert!(world.sync(BOTH));
    assert_eq!(world.theirs.orders_count, "2");
}

#[test]
fn a_phone_number_that_cannot_be_called_is_told_once_and_stops_nothing() {
    let ours =
        Profile { first_name: "Ada".into(), phone: "12".into(), phone_left_out: true, ..Profile::default() };
    let mut world = linked(ours, Profile::default());
    world.sync(BOTH);
    assert_eq!((world.theirs.first_name.as_str(), world.theirs.phone.as_str()), ("Ada", ""));
    assert!(!world.sync(BOTH));
    assert_eq!(world.notes, ["phone-left-out"]);
}

#[derive(Clone, Debug)]
enum Edit {
    Text { here: bool, field: usize, text: String },
    Tag { here: bool, tag: String, add: bool },
    Consent { here: bool, consent: Consent, at: Option<Timestamp> },
    Place { here: bool, at: usize, name: String },
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
        (side(), 0..3usize, "[pqrs]").prop_map(|(here, at, name)| Edit::Place { here, at, name }),
        (side(), "[pqrs]").prop_map(|(here, name)| Edit::Add { here, name }),
        (side(), 0..3usize).prop_map(|(here, at)| Edit::Drop { here, at }),
        (side(), 0..3usize).prop_map(|(here, at)| Edit::Front { here, at }),
    ];
    // How many occasions follow it: lost, one, doubled.
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
        Edit::Place { here, at, name } => side(world, here, &mut |it| {
            let free = it.places.iter().all(|place| place.lines != street(&name));
            if let Some(place) = it.places.get_mut(at).filter(|_| free) {
                place.lines = street(&name);
            }
        }),
        Edit::Add { here, name } => side(world, here, &mut |it| {
            if it.places.iter().all(|place| place.lines != street(&name)) {
                it.places.push(Place { id: (!here).then(|| id.clone()), ..place(&name) });
            }
        }),
        Edit::Drop { here, at } => side(world, here, &mut |it| {
            if at < it.places.len() {
                let gone = it.places.remove(at);
                if gone.id.is_some() && it.default_place == gone.id {
                    it.default_place = None;
                }
            }
        }),
        Edit::Front { here: true, at } => {
            if let Some(front) = world.ours.places.get_mut(..=at) {
                front.rotate_right(1);
            }
        }
        Edit::Front { here: false, at } => {
            world.theirs.default_place = world
                .theirs
                .places
                .get(at)
                .and_then(|place| place.id.clone())
                .or(world.theirs.default_place.take());
        }
    }
}

proptest! {
    /// Whatever is edited where, and whichever occasions are lost or doubled: once there are two, both are in step, and
    /// then it is quiet; nothing is written that wasn't edited.
    #[test]
    fn any_edits_on_both_sides_converge_with_few_writes(script in proptest::collection::vec(edits(), 1..25)) {
        let mut world = agreed_on(&ada());
        let (mut edited, count) = (0, script.len());
        for (edit, occasions) in script {
            apply(&mut world, edit);
            edited += 1;
            for _ in 0..occasions {
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
        let mut world = agreed_on(&ada());
        for (edit, occasions) in script {
            apply(&mut world, edit);
            for _ in 0..occasions {
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
