use super::*;

#[test]
fn a_customer_is_created_with_everything_in_one_write_and_only_its_default_address_follows() {
    let mut fake_remote = FakeRemote::new();
    framework360_sdk::testing::with(|host| host.locale = "de-CH".to_owned());
    let zoe = shop::Customer {
        phone: "079 123 45 67".to_owned(),
        addresses: vec![address("Gasse 1"), address("Gasse 2")],
        email_marketing: Consent::Subscribed,
        email_marketing_at: Some(1_795_000_000_123),
        tags: vec!["VIP".to_owned(), "vip".to_owned()],
        note: "a\r\nb".to_owned(),
        orders_count: 3,
        total_spent: "120.5".to_owned(),
        ..customer("c-1", "Zoe@Example.CH")
    };
    fake_remote.save(zoe.clone());
    let there = fake_remote.shopify.customer(number("c-1")).unwrap();
    assert_eq!(
        (there.email.as_deref(), there.phone.as_deref()),
        (Some("zoe@example.ch"), Some("+41791234567"))
    );
    assert_eq!((there.addresses.len(), there.tags.len(), there.metafields.len()), (2, 1, 2));
    // The fake flags no address of a new customer: ours is set there.
    assert_eq!((fake_remote.writes(), fake_remote.codes().len()), (2, 0));
    // Its own webhook.
    fake_remote.reported(there.id);
    fake_remote.save(our("c-1"));
    assert_eq!(fake_remote.writes(), 2);
    assert!(fake_remote.shopify.customer(there.id).unwrap().default_address.is_some());
    assert_eq!(our("c-1"), shop::Customer { remote_id: Some(there.gid()), ..zoe }, "as it was entered");
    let link = crate::sync::link_to("c-1", &there.gid()).unwrap();
    assert_eq!(link.url, format!("https://f360-test.myshopify.com/admin/customers/{}", there.id));
    assert_eq!(fake_remote.send("c-1").unwrap().outcome, Outcome::AlreadyThere(link));
}

#[test]
fn a_create_whose_answer_was_lost_leads_to_one_customer_and_one_link() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.lose.replace(Some("customerCreate("));
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    assert_eq!(
        (fake_remote.shopify.customers().len(), fake_remote.writes(), fake_remote.parked.len()),
        (1, 1, 0)
    );
    assert_eq!(number("c-1"), fake_remote.shopify.customers()[0].id);
}

#[test]
fn whoever_cannot_be_found_again_is_not_created_twice() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.lose.replace(Some("customerCreate("));
    fake_remote.save(customer("c-1", ""));
    let Some((_, Error::Uncertain(_))) = fake_remote.parked.pop() else { panic!("created twice") };
    let there = fake_remote.shopify.customers()[0].id;
    let run = samples::customer_run(SEND_CUSTOMER, "c-1");
    let wrong = Run { resolution: Some(Resolution::There("999".to_owned())), ..run.clone() };
    assert!(matches!(fake_remote.attempt(wrong), Err(Error::Rejected(_))));
    let page = format!("https://admin.shopify.com/store/f360-test/customers/{there}");
    fake_remote.attempt(Run { resolution: Some(Resolution::There(page)), ..run }).unwrap();
    assert_eq!((number("c-1"), fake_remote.shopify.customers().len()), (there, 1));
}

#[test]
fn a_customer_that_got_another_address_while_the_create_was_in_flight_is_found_by_what_was_sent() {
    let mut fake_remote = FakeRemote::new();
    let run = samples::customer_run(SEND_CUSTOMER, "c-1");
    save_customer(customer("c-1", "zoe@example.ch"));
    fake_remote.lose.replace(Some("customerCreate("));
    assert!(fake_remote.attempt(run.clone()).is_err());
    save_customer(customer("c-1", "zoe@example.it"));
    // The search may not show it yet.
    assert!(matches!(fake_remote.attempt(run.clone()), Err(Error::Unavailable(_))));
    fake_remote.wait(61_000);
    fake_remote.attempt(run).unwrap();
    let there = fake_remote.shopify.customers();
    assert_eq!((there.len(), there[0].id), (1, number("c-1")), "neither doubled nor left to a person");
    assert_eq!(there[0].email.as_deref(), Some("zoe@example.it"));
}

#[test]
fn throttling_before_a_create_makes_nothing_uncertain() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.shopify.drain_bucket(0);
    fake_remote.save(customer("c-1", ""));
    assert_eq!(
        (fake_remote.parked.len(), fake_remote.throttled, fake_remote.shopify.customers().len()),
        (0, 1, 1)
    );
}

#[test]
fn what_shopify_does_not_take_of_a_new_customer_is_left_out() {
    let mut fake_remote = FakeRemote::new();
    let long = "x".repeat(5001);
    fake_remote.save(shop::Customer {
        note: long,
        phone: "12".to_owned(),
        ..customer("c-1", "zoe@example.ch")
    });
    assert_eq!((fake_remote.shopify.customers().len(), fake_remote.writes()), (1, 1));
    assert_eq!(fake_remote.codes(), ["phone-left-out", "refused-long-note"]);
    fake_remote.reported(number("c-1"));
    assert_eq!((fake_remote.writes(), fake_remote.codes().len()), (1, 2));
}

#[test]
fn one_that_lost_its_only_key_to_a_refusal_is_not_created_twice() {
    let mut fake_remote = FakeRemote::new();
    let phone = "+41791234567".to_owned();
    fake_remote.save(shop::Customer { phone: phone.clone(), ..customer("c-1", "zoe@example.ch") });
    let mut creates = 0;
    fake_remote.during.replace(Some(Box::new(move |text| {
        let create = text.contains("customerCreate(");
        creates += usize::from(create);
        // The first is refused: the phone is another's.
        create && creates == 2
    })));
    fake_remote.save(shop::Customer { phone, ..customer("c-2", "") });
    assert!(matches!(fake_remote.parked.pop(), Some((_, Error::Uncertain(_)))), "created twice");
    assert_eq!(fake_remote.shopify.customers().len(), 2);
}
