use super::*;

#[test]
fn whoever_has_no_name_and_no_way_to_be_reached_is_refused_before_anything_is_asked() {
    let mut played = Played::new();
    let before = played.shopify.mark();
    // A number that can't be called isn't sent, so it doesn't count.
    for phone in ["", "12"] {
        played.save(shop::Customer {
            first_name: " ".to_owned(),
            last_name: String::new(),
            phone: phone.to_owned(),
            ..customer("c-1", "")
        });
        let Some((_, Error::Rejected(reason))) = played.parked.pop() else { panic!("sent") };
        assert_eq!((reason.code.as_str(), played.shopify.mark()), ("refused-nameless", before));
    }
    played.save(customer("c-1", ""));
    assert_eq!(played.shopify.customers().len(), 1);
}

#[test]
fn a_new_customer_takes_as_many_tags_along_as_shopify_has_room_for() {
    let mut played = Played::new();
    let tags: Vec<String> = (0..260).map(|at| format!("t{at:03}")).collect();
    played.save(shop::Customer { tags, ..customer("c-1", "zoe@example.ch") });
    let there = |played: &Played| played.shopify.customer(number("c-1")).unwrap().tags.len();
    assert_eq!((there(&played), our("c-1").tags.len(), played.codes()), (250, 260, vec!["tags-over-there"]));
    played.told(number("c-1"));
    played.pass(None);
    assert_eq!((played.writes(), played.codes().len()), (1, 1));
    // Once there is room the next ones follow.
    played.shopify.update_customer(number("c-1"), |it| it.tags.truncate(245));
    played.told(number("c-1"));
    assert_eq!((there(&played), our("c-1").tags.len(), played.codes().len()), (250, 255, 1));
}

#[test]
fn what_is_too_much_of_a_customer_that_comes_in_is_told_once() {
    let mut played = Played::new();
    let place = |at: usize| Theirs { city: Some(format!("Ort {at}")), ..Theirs::default() };
    let there = played.shopify.create_customer(|it| {
        mail("zoe@example.ch")(it);
        it.addresses = (0..260).map(place).collect();
    });
    for _ in 0..2 {
        played.pass(None);
        played.told(there);
    }
    assert_eq!((ours()[0].addresses.len(), played.codes()), (250, vec!["addresses-over-here"]));
    assert_eq!(played.writes(), 0);
}
