//! What one bad value, or another price than expected, costs.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use framework360_sdk::testing;
use serde_json::{Value, json};

use super::*;
use crate::fake_remote::exchange;

/// Sees each request, and answers it in Shopify's place where it likes.
fn answering(fake_remote: &FakeRemote, answer: impl Fn(&str, &Value) -> Option<Value> + 'static) {
    let base = fake_remote.shopify.url();
    testing::remote(move |request| {
        let body = request.body.as_deref().unwrap_or_default();
        let Ok(reported) = serde_json::from_slice::<Value>(body) else { return exchange(&base, request) };
        match answer(reported["query"].as_str().unwrap_or_default(), &reported["variables"]) {
            Some(body) => Ok((200, vec![], body.to_string().into_bytes())),
            None => exchange(&base, request),
        }
    });
}

#[test]
fn a_page_that_shopify_prices_higher_is_asked_for_smaller_and_the_size_is_remembered() {
    for reported in [true, false] {
        let mut fake_remote = FakeRemote::new();
        for at in 0..120 {
            fake_remote.shopify.create_customer(mail(&format!("c{at}@example.ch")));
        }
        let asked = Rc::new(RefCell::new(Vec::new()));
        let sizes = asked.clone();
        answering(&fake_remote, move |query, variables| {
            let first =
                query.contains("query CustomersChanged").then(|| variables["first"].as_u64().unwrap())?;
            sizes.borrow_mut().push((first, variables["after"].as_str().is_some()));
            // A tenth more than we count.
            let cost = first * 22 + 2;
            let mut extensions = json!({ "code": "MAX_COST_EXCEEDED" });
            if reported {
                (extensions["cost"], extensions["maxCost"]) = (json!(cost), json!(1_000));
            }
            (cost > 1_000)
                .then(|| json!({ "errors": [{ "message": "too costly", "extensions": extensions }] }))
        });
        let (cursor, _) = fake_remote.pass(None);
        assert_eq!((ours().len(), fake_remote.parked.len()), (120, 0));
        let refused = asked.borrow().iter().filter(|(first, _)| first * 22 + 2 > 1_000).count();
        assert_eq!(
            (refused, asked.borrow()[0], asked.borrow().len() < 8),
            (1, (52, false), true),
            "{asked:?}"
        );
        // The next day a little more is tried.
        fake_remote.wait(25 * 60 * 60 * 1_000);
        let smaller = asked.borrow().last().unwrap().0;
        asked.borrow_mut().clear();
        fake_remote.pass(Some(cursor));
        let larger = asked.borrow()[0].0;
        assert!(larger > smaller && larger < smaller * 3 / 2 && larger < 52, "{smaller} {larger}");
    }
}

#[test]
fn one_tag_that_is_too_long_costs_that_tag() {
    let long = "x".repeat(41);
    let tags = |more: &str| vec!["VIP".to_owned(), long.clone(), more.to_owned()];
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(shop::Customer { tags: tags("one"), ..customer("c-1", "zoe@example.ch") });
    let there = |fake_remote: &FakeRemote| fake_remote.shopify.customer(number("c-1")).unwrap().tags;
    assert_eq!((there(&fake_remote).len(), fake_remote.codes()), (2, vec!["tag-too-long"]));
    fake_remote.reported(number("c-1"));
    fake_remote.save(shop::Customer { tags: tags("two"), ..our("c-1") });
    fake_remote.reported(number("c-1"));
    let mut kept = there(&fake_remote);
    kept.sort();
    assert_eq!(
        (kept, our("c-1").tags.len(), fake_remote.codes().len()),
        (vec!["VIP".to_owned(), "two".to_owned()], 3, 1)
    );
    // As long as Shopify takes, in letters and not in bytes.
    fake_remote.save(shop::Customer { tags: vec!["ü".repeat(40)], ..our("c-1") });
    assert_eq!((there(&fake_remote), fake_remote.codes().len()), (vec!["ü".repeat(40)], 1));
    // Linked from the beginning, and the tag comes later.
    fake_remote.save(shop::Customer { tags: vec!["ü".repeat(41), "three".to_owned()], ..our("c-1") });
    assert_eq!((there(&fake_remote), fake_remote.codes().len()), (vec!["three".to_owned()], 2));
}

#[test]
fn tags_that_shopify_refuses_are_found_and_the_others_go() {
    for named in [true, false] {
        let mut fake_remote = FakeRemote::new();
        let requests = Rc::new(Cell::new(0));
        let count = requests.clone();
        answering(&fake_remote, move |query, variables| {
            let (name, tags) = if query.contains("customerCreate(") {
                ("customerCreate", &variables["input"]["tags"])
            } else if query.contains("tagsAdd(") {
                count.set(count.get() + 1);
                ("tagsAdd", &variables["add"])
            } else {
                return None;
            };
            let bad: Vec<_> =
                tags.as_array()?.iter().filter(|it| it.as_str().unwrap().contains("bad")).collect();
            let message = if named {
                format!("Tags {} is invalid", bad.first()?)
            } else {
                "Tags are invalid".to_owned()
            };
            bad.first()?;
            let refused = json!({ "node": null, "customer": null, "userErrors": [{ "field": ["tags"], "message": message }] });
            Some(json!({ "data": { name: refused } }))
        });
        let mut tags: Vec<String> = (0..60).map(|at| format!("t{at}")).collect();
        tags.insert(20, "bad".to_owned());
        fake_remote.save(shop::Customer { tags: tags.clone(), ..customer("c-1", "zoe@example.ch") });
        let there =
            |fake_remote: &FakeRemote| fake_remote.shopify.customer(number("c-1")).unwrap().tags.len();
        assert_eq!((there(&fake_remote), fake_remote.codes()), (60, vec!["tag-refused"]), "{named}");
        assert!(requests.get() <= if named { 2 } else { 16 }, "{}", requests.get());
        tags.push("more".to_owned());
        tags.push("worse and bad".to_owned());
        tags.remove(0);
        fake_remote.save(shop::Customer { tags: tags.clone(), ..our("c-1") });
        assert_eq!((there(&fake_remote), fake_remote.codes().len()), (60, 2));
        let before = requests.get();
        fake_remote.reported(number("c-1"));
        fake_remote.save(our("c-1"));
        assert_eq!((requests.get(), our("c-1").tags.len()), (before, tags.len()));
        assert!(fake_remote.parked.is_empty());
    }
}

#[test]
fn a_phone_number_that_somebody_has_there_is_tried_and_noted_once() {
    let mut fake_remote = FakeRemote::new();
    let phone = "+41791234567".to_owned();
    fake_remote.save(shop::Customer { phone: phone.clone(), ..customer("c-1", "a@example.ch") });
    let tried = Rc::new(Cell::new(0));
    let count = tried.clone();
    let with = phone.clone();
    answering(&fake_remote, move |query, variables| {
        let writes = query.contains("customerCreate(") || query.contains("customerUpdate(");
        count.set(count.get() + usize::from(writes && variables["input"]["phone"] == json!(with)));
        None
    });
    let zoe = shop::Customer {
        phone: phone.clone(),
        addresses: vec![address("Gasse 1")],
        email_marketing: Consent::Subscribed,
        email_marketing_at: Some(1_795_000_000_000),
        ..customer("c-2", "b@example.ch")
    };
    fake_remote.save(zoe);
    for _ in 0..2 {
        for id in ["c-1", "c-2"] {
            fake_remote.reported(number(id));
        }
    }
    assert_eq!((tried.get(), fake_remote.codes()), (1, vec!["phone-taken"]));
    // What else happens to the customer doesn't change whose number it is.
    fake_remote.save(shop::Customer { orders_count: 3, total_spent: "9.90".to_owned(), ..our("c-2") });
    fake_remote.shopify.update_customer(number("c-2"), |it| it.note = Some("theirs".to_owned()));
    fake_remote.reported(number("c-2"));
    assert_eq!((tried.get(), fake_remote.codes()), (1, vec!["phone-taken"]));
    // An edit here is another state: tried once more, and noted no more.
    fake_remote.save(shop::Customer { note: "news".to_owned(), ..our("c-2") });
    fake_remote.reported(number("c-2"));
    assert_eq!((tried.get(), fake_remote.codes()), (2, vec!["phone-taken"]));
    // The first one lets it go: tried again, and taken.
    fake_remote.save(shop::Customer { phone: String::new(), ..our("c-1") });
    assert_eq!(fake_remote.shopify.customer(number("c-2")).unwrap().phone, Some(phone));
}

#[test]
fn a_phone_number_that_comes_to_a_linked_customer_and_is_taken_is_tried_and_noted_once() {
    let mut fake_remote = FakeRemote::new();
    let phone = "+41791234567".to_owned();
    let holder = fake_remote.shopify.create_customer(|it| {
        mail("a@example.ch")(it);
        it.phone = Some("+41791234567".to_owned());
    });
    fake_remote.save(customer("c-2", "b@example.ch"));
    let tried = Rc::new(Cell::new(0));
    let count = tried.clone();
    let with = phone.clone();
    answering(&fake_remote, move |query, variables| {
        let writes = query.contains("customerCreate(") || query.contains("customerUpdate(");
        count.set(count.get() + usize::from(writes && variables["input"]["phone"] == json!(with)));
        None
    });
    fake_remote.save(shop::Customer { phone, ..our("c-2") });
    fake_remote.reported(number("c-2"));
    fake_remote.reported(holder);
    fake_remote.reported(number("c-2"));
    fake_remote.pass(None);
    assert_eq!((tried.get(), fake_remote.codes()), (1, vec!["phone-taken"]));
}
