use proptest::prelude::*;

use super::*;

/// So many tags of this name.
fn many(name: &str, count: usize) -> Vec<String> {
    (0..count).map(|at| format!("{name}{at:04}")).collect()
}

fn tagged(names: &[&[String]]) -> crate::customer::Tags {
    tags(names.iter().flat_map(|names| names.iter()).map(String::as_str))
}

fn streets(name: &str, count: usize) -> Vec<CustomerAddress> {
    (0..count)
        .map(|at| CustomerAddress { id: Some(format!("{name}-{at}")), ..address(&format!("{name} {at}")) })
        .collect()
}

fn ours_of(addresses: Vec<CustomerAddress>) -> Vec<CustomerAddress> {
    addresses.into_iter().map(|address| CustomerAddress { id: None, ..address }).collect()
}

#[test]
fn tags_beyond_what_shopify_takes_stay_here_and_follow_when_there_is_room() {
    let mut world = linked(
        Profile { tags: tagged(&[&many("ours", 300)]), ..ada() },
        Profile { tags: tags(["theirs"]), ..ada() },
    );
    world.sync(BOTH);
    assert_eq!((world.ours.tags.len(), world.theirs.tags.len()), (301, 250));
    assert_eq!(world.notes, ["tags-over-there"]);
    assert!(!world.sync(BOTH), "not quiet");
    // One is removed there, and on this side too: another one finds its place, and nothing new is noted.
    world.theirs.tags.remove("theirs");
    assert!(world.sync(BOTH));
    assert_eq!((world.ours.tags.len(), world.theirs.tags.len(), world.notes.len()), (300, 250, 1));
    assert!(!world.sync(BOTH));
}

#[test]
fn tags_beyond_what_the_platform_takes_stay_there() {
    let mut world = linked(
        Profile { tags: tagged(&[&many("ours", 990)]), ..ada() },
        Profile { tags: tagged(&[&many("theirs", 100)]), ..ada() },
    );
    world.sync(BOTH);
    assert_eq!((world.ours.tags.len(), world.theirs.tags.len()), (1_000, 250));
    assert_eq!(world.notes, ["tags-over-here", "tags-over-there"]);
    assert!(!world.sync(BOTH));
}

#[test]
fn of_addresses_beyond_what_the_platform_takes_the_default_one_comes_in() {
    let mut world = linked(
        Profile { addresses: ours_of(streets("Gasse", 240)), ..ada() },
        Profile { addresses: streets("Weg", 30), default_address: Some("Weg-29".into()), ..ada() },
    );
    world.sync(IN);
    assert_eq!(world.ours.addresses.len(), 250);
    assert_eq!(world.ours.addresses[0].lines, street("Weg 29"));
    assert_eq!(world.notes, ["addresses-over-here"]);
    assert!(!world.sync(IN), "not quiet");
    // Where one is deleted here, another one finds its place.
    world.ours.addresses.truncate(240);
    world.sync(IN);
    assert_eq!((world.ours.addresses.len(), world.notes.len()), (250, 1));
    assert!(!world.sync(IN));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// However much both sides have: neither is ever given more than it holds, nothing is lost, nothing that wasn't
    /// written is agreed on, and then it is quiet.
    #[test]
    fn neither_side_is_given_more_than_it_holds(
        ours in 0..1_000usize, theirs in 0..250usize, both in 0..200usize,
        here in 0..250usize, there in 0..300usize,
    ) {
        let shared = many("both", both.min(theirs));
        let profile = |tags, addresses| Profile { tags, addresses, ..ada() };
        let mut world = linked(
            profile(tagged(&[&shared, &many("ours", ours - ours.min(shared.len()))]), ours_of(streets("Gasse", here))),
            profile(tagged(&[&shared, &many("theirs", theirs - shared.len())]), streets("Weg", there)),
        );
        let before = world.clone();
        for _ in 0..2 {
            world.sync(BOTH);
            prop_assert!(world.ours.tags.len() <= 1_000 && world.theirs.tags.len() <= 250);
            prop_assert!(world.ours.addresses.len() <= 250);
        }
        prop_assert!(!world.sync(BOTH), "not quiet");
        let kept = |before: &Profile, after: &Profile| before.tags.keys().all(|tag| after.tags.contains_key(tag));
        prop_assert!(kept(&before.ours, &world.ours) && kept(&before.theirs, &world.theirs));
        let common = world.ours.tags.keys().filter(|tag| world.theirs.tags.contains_key(*tag)).count();
        prop_assert_eq!(world.sync_state.as_ref().map(|sync_state| sync_state.tags.len()), Some(common));
        prop_assert!(world.notes.len() <= 3, "{:?}", world.notes);
    }
}
