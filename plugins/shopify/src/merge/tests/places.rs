use super::*;

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
