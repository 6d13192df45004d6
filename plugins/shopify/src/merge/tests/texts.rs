use super::*;

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
    let mut world = synchronized(&ada());
    world.ours.first_name = "Adele".into();
    world.theirs.note.clear();
    world.sync(BOTH);
    assert_eq!((world.theirs.first_name.as_str(), world.ours.note.as_str()), ("Adele", ""));
    assert_eq!((world.writes, world.notes.len()), (2, 0));
    assert!(!world.sync(BOTH));
}

#[test]
fn with_one_direction_its_source_wins_and_the_other_side_is_left_alone() {
    let mut world = synchronized(&ada());
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
    let mut world = synchronized(&Profile { tags: tags(["a", "b", "c"]), ..ada() });
    world.ours.tags = tags(["A", "c", "mine"]);
    world.theirs.tags = tags(["a", "b", "theirs"]);
    world.sync(BOTH);
    world.in_step().unwrap();
    assert_eq!(world.ours.tags.keys().collect::<Vec<_>>(), ["a", "mine", "theirs"]);
    assert!(!world.sync(BOTH));
}

#[test]
fn order_totals_are_sent_when_they_changed_and_the_same_amount_is_no_change() {
    let mut world = synchronized(&ada());
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
fn a_phone_number_that_cannot_be_called_is_noted_once_and_stops_nothing() {
    let ours =
        Profile { first_name: "Ada".into(), phone: "12".into(), phone_left_out: true, ..Profile::default() };
    let mut world = linked(ours, Profile::default());
    world.sync(BOTH);
    assert_eq!((world.theirs.first_name.as_str(), world.theirs.phone.as_str()), ("Ada", ""));
    assert!(!world.sync(BOTH));
    assert_eq!(world.notes, ["phone-left-out"]);
}
