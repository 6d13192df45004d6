//! Addresses that are replaced, edited or deleted on one side, while the other side changes too.

use super::*;

fn at(line1: &str, postal_code: &str, city: &str) -> shop::Address {
    shop::Address { postal_code: postal_code.to_owned(), city: city.to_owned(), ..address(line1) }
}

fn in_bern(line1: &str) -> shop::Address {
    at(line1, "3000", "Bern")
}

fn keep_addresses(fake_remote: &mut FakeRemote, addresses: &[shop::Address]) {
    fake_remote.save(shop::Customer { addresses: addresses.to_vec(), ..our("c-1") });
}

fn lines_there(fake_remote: &FakeRemote) -> Vec<(u64, String)> {
    let there = fake_remote.shopify.customer(number("c-1")).unwrap();
    let mut all: Vec<_> =
        there.addresses.into_iter().map(|it| (it.id, it.address1.unwrap_or_default())).collect();
    all.sort_unstable();
    all
}

fn streets(fake_remote: &FakeRemote) -> Vec<String> {
    lines_there(fake_remote).into_iter().map(|(_, line)| line).collect()
}

fn streets_here() -> Vec<String> {
    our("c-1").addresses.into_iter().map(|it| it.line1).collect()
}

#[test]
fn a_new_address_doesnt_overwrite_one_there_that_was_deleted_here_before() {
    // Even where it has street, post code or city in common with that.
    for (new, edit) in [(at("Quai 9", "1200", "Genf"), "Quai 10"), (in_bern("Gasse 9"), "Gasse 10")] {
        let mut fake_remote = FakeRemote::new();
        fake_remote.save(customer("c-1", "zoe@example.ch"));
        keep_addresses(&mut fake_remote, &[in_bern("Gasse 1"), in_bern("Gasse 5")]);
        keep_addresses(&mut fake_remote, &[in_bern("Gasse 1")]);
        assert_eq!(streets(&fake_remote), ["Gasse 1", "Gasse 5"]);
        keep_addresses(&mut fake_remote, &[in_bern("Gasse 1"), new.clone()]);
        assert_eq!(streets(&fake_remote), ["Gasse 1", "Gasse 5", &new.line1]);
        fake_remote.reported(number("c-1"));
        assert_eq!(streets_here(), ["Gasse 1", &new.line1]);
        // An edit of the new one is one.
        keep_addresses(
            &mut fake_remote,
            &[in_bern("Gasse 1"), shop::Address { line1: edit.to_owned(), ..new }],
        );
        assert_eq!(streets(&fake_remote), ["Gasse 1", "Gasse 5", edit]);
    }
}

#[test]
fn a_new_address_with_nothing_in_common_doesnt_overwrite_one_of_shopifys_that_goes_at_the_same_time() {
    for changed in [false, true] {
        let mut fake_remote = FakeRemote::new();
        fake_remote.save(customer("c-1", "zoe@example.ch"));
        if changed {
            // It came from here, but somebody there said what it is.
            keep_addresses(&mut fake_remote, &[in_bern("Gasse 1"), in_bern("Gasse 4")]);
        } else {
            keep_addresses(&mut fake_remote, &[in_bern("Gasse 1")]);
        }
        fake_remote.shopify.update_customer(number("c-1"), |it| {
            if !changed {
                it.addresses.push(Theirs { id: 7, ..it.addresses[0].clone() });
            }
            it.addresses[1].address1 = Some("Gasse 5".to_owned());
        });
        fake_remote.reported(number("c-1"));
        assert_eq!(streets_here(), ["Gasse 1", "Gasse 5"], "{changed}");
        keep_addresses(&mut fake_remote, &[in_bern("Gasse 1"), at("Quai 9", "1200", "Genf")]);
        let mut there = streets(&fake_remote);
        there.sort();
        assert_eq!(there, ["Gasse 1", "Gasse 5", "Quai 9"], "{changed}");
    }
}

#[test]
fn an_address_of_several_that_is_replaced_here_is_replaced_there_where_it_came_from_here() {
    let genf = || at("Quai 9", "1200", "Genf");
    let begin = |created: bool| {
        let mut fake_remote = FakeRemote::new();
        let both = vec![in_bern("Gasse 1"), in_bern("Gasse 5")];
        if created {
            fake_remote.save(shop::Customer { addresses: both, ..customer("c-1", "zoe@example.ch") });
        } else {
            fake_remote.save(customer("c-1", "zoe@example.ch"));
            keep_addresses(&mut fake_remote, &both);
        }
        fake_remote
    };
    for created in [true, false] {
        // The second one, and the first one, which is the default one.
        for (at, after) in [(1, ["Gasse 1", "Quai 9"]), (0, ["Quai 9", "Gasse 5"])] {
            let mut fake_remote = begin(created);
            let before = lines_there(&fake_remote);
            let mut all = our("c-1").addresses;
            all[at] = genf();
            keep_addresses(&mut fake_remote, &all);
            let known: Vec<_> = before.iter().map(|(id, _)| *id).zip(after.map(str::to_owned)).collect();
            assert_eq!(lines_there(&fake_remote), known, "{created} {at}");
            let default = fake_remote.shopify.customer(number("c-1")).unwrap().default_address;
            assert_eq!(default, Some(before[0].0), "{created} {at}");
            let writes = fake_remote.writes();
            fake_remote.reported(number("c-1"));
            fake_remote.save(our("c-1"));
            assert_eq!((fake_remote.writes(), our("c-1").addresses), (writes, all), "{created} {at}");
        }
        // Where somebody changed it there meanwhile it stays, and so it does where nothing says which one it replaced.
        let mut fake_remote = begin(created);
        fake_remote.shopify.update_customer(number("c-1"), |it| {
            it.addresses[1].address1 = Some("Gasse 6".to_owned());
        });
        keep_addresses(&mut fake_remote, &[in_bern("Gasse 1"), genf()]);
        assert!(streets(&fake_remote).contains(&"Gasse 6".to_owned()), "{created}");
        let mut fake_remote = begin(created);
        keep_addresses(&mut fake_remote, &[in_bern("Gasse 1"), genf(), at("Rue 3", "1000", "Lausanne")]);
        assert_eq!(streets(&fake_remote).len(), 4, "{created}");
        // The default one that goes isn't another one that comes behind the others.
        let mut fake_remote = begin(created);
        keep_addresses(&mut fake_remote, &[in_bern("Gasse 5"), genf()]);
        assert_eq!(streets(&fake_remote), ["Gasse 1", "Gasse 5", "Quai 9"], "{created}");
    }
}

#[test]
fn an_edit_there_of_an_address_that_was_deleted_here_overwrites_no_other_one_here() {
    for seen in [true, false] {
        let mut fake_remote = FakeRemote::new();
        fake_remote.save(customer("c-1", "zoe@example.ch"));
        keep_addresses(&mut fake_remote, &[in_bern("Gasse 1"), in_bern("Gasse 5")]);
        fake_remote.switch(&[CUSTOMERS_IN]);
        keep_addresses(&mut fake_remote, &[in_bern("Gasse 1")]);
        if seen {
            fake_remote.reported(number("c-1"));
        }
        keep_addresses(&mut fake_remote, &[in_bern("Gasse 1"), at("Quai 9", "1200", "Genf")]);
        fake_remote.shopify.update_customer(number("c-1"), |it| {
            let deleted =
                it.addresses.iter_mut().find(|it| it.address1.as_deref() == Some("Gasse 5")).unwrap();
            deleted.address1 = Some("Gasse 6".to_owned());
        });
        fake_remote.reported(number("c-1"));
        // Where nobody knew yet that it was deleted here, it is an edit of theirs, which is kept.
        let here: &[&str] = if seen { &["Gasse 1", "Quai 9"] } else { &["Gasse 1", "Quai 9", "Gasse 6"] };
        assert_eq!(streets_here(), here, "{seen}");
        assert_eq!(streets(&fake_remote), ["Gasse 1", "Gasse 6"], "{seen}");
    }
}

#[test]
fn the_last_address_is_edited_where_another_one_was_deleted_before() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    keep_addresses(&mut fake_remote, &[in_bern("Gasse 1"), in_bern("Gasse 5")]);
    let before = lines_there(&fake_remote);
    keep_addresses(&mut fake_remote, &[in_bern("Gasse 5")]);
    keep_addresses(&mut fake_remote, &[in_bern("Gasse 7")]);
    let after = vec![before[0].clone(), (before[1].0, "Gasse 7".to_owned())];
    assert_eq!(lines_there(&fake_remote), after);
    fake_remote.reported(number("c-1"));
    assert_eq!(streets_here(), ["Gasse 7"]);
    // Back as it was it is the same one, and can be edited again.
    keep_addresses(&mut fake_remote, &[in_bern("Gasse 7"), in_bern("Gasse 1")]);
    assert_eq!(lines_there(&fake_remote), after);
    keep_addresses(&mut fake_remote, &[in_bern("Gasse 7"), in_bern("Gasse 2")]);
    assert_eq!(lines_there(&fake_remote), [(before[0].0, "Gasse 2".to_owned()), after[1].clone()]);
}

#[test]
fn an_edit_is_still_an_edit_and_the_most_alike_one_is_it() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    // The only one there is may become any other.
    keep_addresses(&mut fake_remote, &[in_bern("Gasse 1")]);
    keep_addresses(&mut fake_remote, &[at("Quai 9", "1200", "Genf")]);
    assert_eq!(streets(&fake_remote), ["Quai 9"]);
    keep_addresses(&mut fake_remote, &[at("Quai 9", "1200", "Genf"), at("Gasse 5", "3001", "Bern")]);
    let before = lines_there(&fake_remote);
    // Both at once, in the other order.
    keep_addresses(&mut fake_remote, &[at("Gasse 6", "3001", "Bern"), at("Quai 10", "1200", "Genf")]);
    let after = [(before[0].0, "Quai 10".to_owned()), (before[1].0, "Gasse 6".to_owned())];
    assert_eq!(lines_there(&fake_remote), after);
}

/// One of two addresses is edited on both sides before either side knows of the other's edit.
#[test]
fn an_address_that_is_edited_on_both_sides_at_once_stays_on_no_side_alone() {
    for new_there in [false, true] {
        for seen_first in ["here", "there"] {
            let mut fake_remote = FakeRemote::new();
            fake_remote.save(customer("c-1", "zoe@example.ch"));
            keep_addresses(&mut fake_remote, &[in_bern("Gasse 1"), at("Hauptweg 7", "3600", "Thun")]);
            fake_remote.shopify.update_customer(number("c-1"), |it| {
                let edited = it.addresses.get_mut(1).unwrap();
                edited.address1 = Some("Bahnhofstrasse 99".to_owned());
                edited.city = Some("Zürich".to_owned());
                edited.zip = Some("8000".to_owned());
                if new_there {
                    it.addresses.push(Theirs { address1: Some("Quai 9".to_owned()), ..Theirs::default() });
                }
            });
            let addresses = vec![in_bern("Gasse 1"), at("Seestrasse 5", "3600", "Thun")];
            save_customer(shop::Customer { addresses, ..our("c-1") });
            if seen_first == "here" {
                fake_remote.save(our("c-1"));
            }
            fake_remote.reported(number("c-1"));
            fake_remote.save(our("c-1"));
            let (mut here, mut there) = (streets_here(), streets(&fake_remote));
            here.sort();
            there.sort();
            assert_eq!(here, there, "{new_there} {seen_first}");
            assert!(here.contains(&"Bahnhofstrasse 99".to_owned()), "{here:?}");
            let lost = !here.contains(&"Seestrasse 5".to_owned());
            assert_eq!(lost, fake_remote.codes().contains(&"kept-there-address"), "noted where one lost");
            let writes = fake_remote.writes();
            fake_remote.reported(number("c-1"));
            fake_remote.save(our("c-1"));
            assert_eq!(fake_remote.writes(), writes, "quiet");
            // One that is deleted here after that doesn't come back.
            keep_addresses(&mut fake_remote, &[in_bern("Gasse 1")]);
            fake_remote.reported(number("c-1"));
            assert_eq!(streets_here(), ["Gasse 1"]);
        }
    }
}

/// The street of the default address there, and those of ours.
fn default_and_ours(fake_remote: &FakeRemote) -> (String, Vec<String>) {
    let there = fake_remote.shopify.customer(number("c-1")).unwrap();
    let default = there.addresses.iter().find(|it| Some(it.id) == there.default_address).unwrap();
    let ours = our("c-1").addresses.into_iter().map(|it| it.line1).collect();
    (default.address1.clone().unwrap(), ours)
}

#[test]
fn an_address_that_goes_here_while_it_becomes_the_default_one_there_comes_back() {
    for deleted in [false, true] {
        let mut fake_remote = FakeRemote::new();
        let both = vec![in_bern("Gasse 1"), at("Hauptweg 7", "3600", "Thun")];
        fake_remote.save(shop::Customer { addresses: both, ..customer("c-1", "zoe@example.ch") });
        let second = lines_there(&fake_remote)[1].0;
        fake_remote.shopify.update_customer(number("c-1"), |it| it.default_address = Some(second));
        let mut kept = vec![in_bern("Gasse 1")];
        if !deleted {
            kept.push(at("Limmatquai 9", "8001", "Zürich"));
        }
        keep_addresses(&mut fake_remote, &kept);
        fake_remote.reported(number("c-1"));
        let (default, ours) = default_and_ours(&fake_remote);
        let mut expected = vec!["Hauptweg 7", "Gasse 1", "Limmatquai 9"];
        expected.truncate(if deleted { 2 } else { 3 });
        assert_eq!(
            (default.as_str(), ours),
            ("Hauptweg 7", expected.iter().map(|it| (*it).to_owned()).collect())
        );
        assert_eq!(streets(&fake_remote).len(), expected.len());
        let (writes, before) = (fake_remote.writes(), our("c-1").addresses);
        fake_remote.reported(number("c-1"));
        fake_remote.save(our("c-1"));
        assert_eq!((fake_remote.writes(), our("c-1").addresses), (writes, before), "{deleted}");
    }
}

#[test]
fn the_default_address_is_replaced_also_where_another_one_becomes_it_there_at_once() {
    let mut fake_remote = FakeRemote::new();
    let hauptweg = || at("Hauptweg 7", "3600", "Thun");
    let both = vec![in_bern("Gasse 1"), hauptweg()];
    fake_remote.save(shop::Customer { addresses: both, ..customer("c-1", "zoe@example.ch") });
    let second = lines_there(&fake_remote)[1].0;
    fake_remote.shopify.update_customer(number("c-1"), |it| it.default_address = Some(second));
    keep_addresses(&mut fake_remote, &[at("Limmatquai 9", "8001", "Zürich"), hauptweg()]);
    fake_remote.reported(number("c-1"));
    assert_eq!(streets(&fake_remote), ["Limmatquai 9", "Hauptweg 7"]);
    let expected = ["Hauptweg 7", "Limmatquai 9"].map(str::to_owned).to_vec();
    assert_eq!(default_and_ours(&fake_remote), ("Hauptweg 7".to_owned(), expected));
    let writes = fake_remote.writes();
    fake_remote.reported(number("c-1"));
    fake_remote.save(our("c-1"));
    assert_eq!(fake_remote.writes(), writes);
}
