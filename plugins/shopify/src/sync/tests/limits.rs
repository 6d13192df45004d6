use super::*;

#[test]
fn whoever_has_no_name_and_no_way_to_be_reached_is_refused_before_anything_is_asked() {
    let mut fake_remote = FakeRemote::new();
    let before = fake_remote.shopify.mark();
    // A number that can't be called isn't sent, so it doesn't count.
    for phone in ["", "12"] {
        fake_remote.save(shop::Customer {
            first_name: " ".to_owned(),
            last_name: String::new(),
            phone: phone.to_owned(),
            ..customer("c-1", "")
        });
        let Some((_, Error::Rejected(reason))) = fake_remote.parked.pop() else { panic!("sent") };
        assert_eq!((reason.code.as_str(), fake_remote.shopify.mark()), ("refused-nameless", before));
    }
    fake_remote.save(customer("c-1", ""));
    assert_eq!(fake_remote.shopify.customers().len(), 1);
}

#[test]
fn a_new_customer_takes_as_many_tags_along_as_shopify_has_room_for() {
    let mut fake_remote = FakeRemote::new();
    let tags: Vec<String> = (0..260).map(|at| format!("t{at:03}")).collect();
    fake_remote.save(shop::Customer { tags, ..customer("c-1", "zoe@example.ch") });
    let there = |fake_remote: &FakeRemote| fake_remote.shopify.customer(number("c-1")).unwrap().tags.len();
    assert_eq!(
        (there(&fake_remote), our("c-1").tags.len(), fake_remote.codes()),
        (250, 260, vec!["tags-over-there"])
    );
    fake_remote.reported(number("c-1"));
    fake_remote.pass(None);
    assert_eq!((fake_remote.writes(), fake_remote.codes().len()), (1, 1));
    // Once there is room the next ones follow.
    fake_remote.shopify.update_customer(number("c-1"), |it| it.tags.truncate(245));
    fake_remote.reported(number("c-1"));
    assert_eq!((there(&fake_remote), our("c-1").tags.len(), fake_remote.codes().len()), (250, 255, 1));
}

#[test]
fn what_is_too_much_of_a_customer_that_comes_in_is_noted_once() {
    let mut fake_remote = FakeRemote::new();
    let address = |at: usize| Theirs { city: Some(format!("Ort {at}")), ..Theirs::default() };
    let there = fake_remote.shopify.create_customer(|it| {
        mail("zoe@example.ch")(it);
        it.addresses = (0..260).map(address).collect();
    });
    for _ in 0..2 {
        fake_remote.pass(None);
        fake_remote.reported(there);
    }
    assert_eq!((ours()[0].addresses.len(), fake_remote.codes()), (250, vec!["addresses-over-here"]));
    assert_eq!(fake_remote.writes(), 0);
}
