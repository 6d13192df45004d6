use super::*;

#[test]
fn addresses_are_added_and_changed_and_never_deleted_or_brought_back() {
    let mut world = synchronized(&ada());
    // Edited here; the other one is deleted here; a third one is new there.
    world.ours.addresses = vec![address("Gasse 1a")];
    world.theirs.addresses.push(CustomerAddress { id: Some("x".into()), ..address("Weg 3") });
    world.sync(BOTH);
    let streets = |side: &Profile| {
        side.addresses.iter().map(|address| address.lines.0.address1.clone()).collect::<Vec<_>>()
    };
    assert_eq!(streets(&world.ours), ["Gasse 1a", "Weg 3"]);
    assert_eq!(streets(&world.theirs), ["Gasse 1a", "Gasse 2", "Weg 3"]);
    assert!(!world.sync(BOTH));
    // Deleted there: it stays here, and isn't added again.
    world.theirs.addresses.remove(2);
    assert!(!world.sync(BOTH));
    // Changed on both sides: Shopify's.
    world.ours.addresses[0].lines = street("Gasse 1b");
    world.theirs.addresses[0].lines = street("Gasse 1c");
    world.sync(BOTH);
    assert_eq!(streets(&world.ours), ["Gasse 1c", "Weg 3"]);
    assert_eq!(world.notes, ["kept-there-address"]);
}

#[test]
fn the_default_address_is_the_first_of_ours_and_set_where_shopify_has_none() {
    let mut world = synchronized(&ada());
    world.theirs.default_address = Some("a-1".into());
    world.sync(BOTH);
    assert_eq!(world.ours.addresses[0].lines, street("Gasse 2"));
    world.ours.addresses.swap(0, 1);
    world.sync(BOTH);
    assert_eq!(world.theirs.default_address.as_deref(), Some("a-0"));
    world.theirs.default_address = None;
    assert!(world.sync(BOTH));
    assert_eq!(world.theirs.default_address.as_deref(), Some("a-0"));
    assert!(!world.sync(BOTH));
    // Where it isn't taken, it isn't tried again and again.
    world.theirs.default_address = None;
    world.sync(BOTH);
    world.theirs.default_address = None;
    assert!(!world.sync(BOTH));
    let mut fresh = linked(Profile::default(), Profile { addresses: vec![], ..Profile::default() });
    fresh.ours.addresses = vec![address("Gasse 1")];
    fresh.sync(BOTH);
    assert_eq!((fresh.theirs.addresses.len(), fresh.theirs.default_address.as_deref()), (1, Some("new-1")));
    assert!(!fresh.sync(BOTH));
    // What came from there without one chose none.
    let bare = vec![CustomerAddress { id: Some("x".into()), ..address("Weg 3") }];
    let mut bare = linked(Profile::default(), Profile { addresses: bare, ..Profile::default() });
    bare.sync(BOTH);
    assert!(!bare.sync(BOTH));
}
