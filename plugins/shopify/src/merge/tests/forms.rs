//! Addresses that both sides hold in forms of their own.

use super::*;

/// In Shopify's form: no province where the country has none, capitals and blanks as it likes.
fn normalised(lines: &Lines) -> Lines {
    let mut address = lines.0.clone();
    address.province = String::new();
    address.zip = address.zip.replace(' ', "").to_uppercase();
    address.city = address.city.to_uppercase();
    Lines::new(&address)
}

fn lines(street: &str, change: impl FnOnce(&mut MailingAddress)) -> Lines {
    let mut address = MailingAddress {
        last_name: "Verdi".to_owned(),
        address1: street.to_owned(),
        zip: "30 11".to_owned(),
        city: "Bern".to_owned(),
        country: "CH".to_owned(),
        ..MailingAddress::default()
    };
    change(&mut address);
    Lines::new(&address)
}

fn with_province(street: &str) -> Lines {
    lines(street, |it| it.province = "BE".to_owned())
}

fn of(lines: Lines) -> CustomerAddress {
    CustomerAddress { lines, ..CustomerAddress::default() }
}

fn there(id: &str, lines: Lines) -> CustomerAddress {
    CustomerAddress { id: Some(id.to_owned()), lines, ..CustomerAddress::default() }
}

/// Two sides that meet: one address each, the one there being the default one.
fn meeting(ours: Lines, theirs: Lines) -> World {
    World {
        shopify: normalised,
        ..linked(
            Profile { addresses: vec![of(ours)], ..ada() },
            Profile { addresses: vec![there("a", theirs)], default_address: Some("a".into()), ..ada() },
        )
    }
}

#[test]
fn at_first_contact_one_address_stays_one_and_what_a_side_lacks_is_filled_in() {
    testing();
    let phone = |it: &mut MailingAddress| it.phone = "031 300 00 00".to_owned();
    for (ours, theirs) in [
        (with_province("Gasse 1"), lines("GASSE 1", phone)),
        (lines("Gasse 1", phone), with_province("Gasse 1,")),
        (lines("Gasse 1", phone), lines("gasse 1", |it| it.zip.clear())),
        (with_province("Gasse 1"), lines("Gasse 1", |it| it.province = "Bern".to_owned())),
    ] {
        let phones = !(ours.0.phone.is_empty() && theirs.0.phone.is_empty());
        let zip = theirs.0.zip.is_empty();
        let mut world = meeting(ours.clone(), theirs);
        world.sync(BOTH);
        assert_eq!((world.ours.addresses.len(), world.theirs.addresses.len()), (1, 1));
        let (here, there) = (&world.ours.addresses[0].lines.0, &world.theirs.addresses[0].lines.0);
        assert_eq!(here.address1, ours.0.address1, "our spelling");
        assert_eq!((here.phone.is_empty(), there.phone.is_empty()), (!phones, !phones));
        assert!(!there.zip.is_empty(), "{zip}");
        assert!(!world.sync(BOTH), "not quiet: {world:#?}");
        assert!(world.notes.is_empty());
    }
}

#[test]
fn what_a_switch_keeps_back_is_filled_in_once_that_is_on() {
    testing();
    let mut world =
        meeting(lines("Gasse 1", |it| it.phone = "031 300 00 00".to_owned()), with_province("Gasse 1"));
    world.sync(IN);
    let phone = |side: &Profile| side.addresses[0].lines.0.phone.clone();
    assert_eq!(
        (world.ours.addresses[0].lines.0.province.as_str(), phone(&world.theirs).as_str()),
        ("BE", "")
    );
    assert!(!world.sync(IN));
    assert!(world.sync(BOTH));
    assert_eq!(phone(&world.theirs), phone(&world.ours));
    assert!(!world.sync(BOTH));
}

#[test]
fn two_who_share_a_street_stay_two_addresses() {
    testing();
    let mut world =
        meeting(lines("Gasse 1", |it| it.last_name = "Bärtschi".to_owned()), lines("Gasse 1", |_| ()));
    world.sync(BOTH);
    world.sync(BOTH);
    assert_eq!((world.ours.addresses.len(), world.theirs.addresses.len()), (2, 2));
    assert!(!world.sync(BOTH));
}

#[test]
fn what_shopify_makes_of_an_address_is_no_change_and_what_it_cant_hold_stays_here() {
    testing();
    let mut world = meeting(with_province("Weg 1"), normalised(&with_province("Weg 1")));
    world.sync(BOTH);
    world.ours.addresses[0].lines = with_province("Gasse 7");
    world.ours.addresses.push(of(with_province("Gasse 8")));
    assert!(world.sync(BOTH));
    let kept = [with_province("Gasse 7"), with_province("Gasse 8")];
    let ours = |world: &World| world.ours.addresses.iter().map(|it| it.lines.clone()).collect::<Vec<_>>();
    assert_eq!(ours(&world), kept);
    assert!(!world.sync(BOTH), "not quiet: {world:#?}");
    // Only what a person changed there counts.
    world.theirs.addresses[0].lines.0.address1 = "Gasse 9".to_owned();
    assert!(world.sync(BOTH));
    assert_eq!(ours(&world), [with_province("Gasse 9"), with_province("Gasse 8")]);
    assert!(!world.sync(BOTH));
    // In another country there is another province.
    world.theirs.addresses[0].lines.0.country = "DE".to_owned();
    world.sync(BOTH);
    assert_eq!(world.ours.addresses[0].lines.0.province, "");
    assert!(!world.sync(BOTH));
    assert_eq!((world.theirs.addresses.len(), world.notes.len()), (2, 0));
}

#[test]
fn a_spelling_that_somebody_corrects_travels_and_a_province_that_isnt_sent_writes_nothing() {
    testing();
    let mut world = meeting(with_province("gasse 1"), normalised(&with_province("gasse 1")));
    world.sync(BOTH);
    world.ours.addresses[0].lines.0.address1 = "Gasse 1".to_owned();
    world.sync(BOTH);
    assert_eq!(world.theirs.addresses[0].lines.0.address1, "Gasse 1");
    world.theirs.addresses[0].lines.0.address1 = "GASSE 1".to_owned();
    world.sync(BOTH);
    assert_eq!(world.ours.addresses[0].lines.0.address1, "GASSE 1");
    let writes = world.writes;
    world.ours.addresses[0].lines.0.province = "ZH".to_owned();
    assert!(!world.sync(BOTH) && !world.sync(BOTH));
    assert_eq!((world.ours.addresses[0].lines.0.province.as_str(), world.writes), ("ZH", writes));
}

#[test]
fn an_address_that_is_twice_there_comes_in_once_and_not_again_when_it_is_deleted_here() {
    testing();
    let twice = vec![there("a", lines("Gasse 1", |_| ())), there("b", lines("GASSE 1", |_| ()))];
    let theirs = Profile { addresses: twice, default_address: Some("a".into()), ..ada() };
    let mut world = linked(Profile { addresses: vec![of(lines("Gasse 1", |_| ()))], ..ada() }, theirs);
    world.sync(BOTH);
    assert_eq!((world.ours.addresses.len(), world.theirs.addresses.len(), world.writes), (1, 2, 0));
    world.ours.addresses.clear();
    assert!(!world.sync(BOTH));
    // What somebody makes of it is news.
    world.theirs.addresses[1].lines = lines("Weg 2", |_| ());
    world.sync(BOTH);
    assert_eq!(world.ours.addresses[0].lines, lines("Weg 2", |_| ()));
}

#[test]
fn an_older_agreement_says_the_same_of_both_sides() {
    testing();
    let mut world = meeting(lines("Gasse 1", |_| ()), lines("Gasse 1", |_| ()));
    world.shopify = Lines::clone;
    world.sync(BOTH);
    let Some(sync_state) = &mut world.sync_state else { panic!() };
    sync_state.addresses_there.clear();
    assert!(!world.sync(BOTH));
    world.sync_state.as_mut().unwrap().addresses_there.clear();
    world.theirs.addresses[0].lines = lines("Gasse 2", |_| ());
    world.sync(BOTH);
    assert_eq!(world.ours.addresses[0].lines, lines("Gasse 2", |_| ()));
    world.sync_state.as_mut().unwrap().addresses_there.clear();
    world.ours.addresses[0].lines = lines("Gasse 3", |_| ());
    world.sync(BOTH);
    assert_eq!(
        (world.theirs.addresses.len(), &world.theirs.addresses[0].lines),
        (1, &lines("Gasse 3", |_| ()))
    );
}

/// For the language of the shop, by which phone numbers are read.
fn testing() {
    framework360_sdk::testing::reset();
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 150, ..Default::default() })]

    /// Whatever is edited where, at a Shopify that makes its own of what it is given: no address is doubled, what it
    /// can't hold is lost nowhere, an edit takes one write at most, and then it is quiet.
    #[test]
    fn no_address_is_ever_doubled(script in proptest::collection::vec((0..6u8, 0..3usize, "[pqrs]", 0..3u8), 1..20)) {
        testing();
        let ours = |name: &str| with_province(&format!("gasse {name}"));
        let theirs = |name: &str| normalised(&ours(name));
        let mut world = World { shopify: normalised, ..linked(ada(), ada()) };
        (world.ours.addresses, world.theirs.addresses) = (vec![of(ours("p"))], vec![there("a", theirs("p"))]);
        world.theirs.default_address = Some("a".into());
        world.sync(BOTH);
        let edits = script.len();
        for (kind, at, name, triggers) in script {
            world.ids += 1;
            let id = format!("e-{}", world.ids);
            let free = |side: &Profile| {
                side.addresses.iter().all(|address| address.lines.key().fits(&ours(&name).key()).is_none())
            };
            let (here, there_too) = (free(&world.ours), free(&world.theirs));
            match kind {
                0 if here => world.ours.addresses.push(of(ours(&name))),
                1 if there_too => world.theirs.addresses.push(there(&id, theirs(&name))),
                2 if here => if let Some(address) = world.ours.addresses.get_mut(at) { address.lines = ours(&name) },
                3 if there_too => if let Some(address) = world.theirs.addresses.get_mut(at) {
                    address.lines = theirs(&name)
                },
                4 if at < world.ours.addresses.len() => { world.ours.addresses.remove(at); }
                5 if at < world.theirs.addresses.len() => {
                    let deleted = world.theirs.addresses.remove(at).id;
                    world.theirs.default_address =
                        world.theirs.default_address.take().filter(|id| Some(id) != deleted.as_ref());
                }
                _ => {}
            }
            for _ in 0..triggers {
                world.sync(BOTH);
            }
        }
        for _ in 0..3 {
            world.sync(BOTH);
        }
        proptest::prop_assert!(!world.sync(BOTH), "not quiet: {:#?}", world);
        for side in [&world.ours, &world.theirs] {
            let keys: std::collections::BTreeSet<_> =
                side.addresses.iter().map(|address| address.lines.key()).collect();
            proptest::prop_assert_eq!(keys.len(), side.addresses.len(), "{:#?}", world);
        }
        proptest::prop_assert!(world.writes <= 2 * edits + 1, "{} writes for {} edits", world.writes, edits);
    }
}
