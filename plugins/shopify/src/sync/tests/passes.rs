use super::*;

#[test]
fn one_that_comes_in_new_is_agreed_on_at_once() {
    let mut fake_remote = FakeRemote::new();
    let there = fake_remote.shopify.create_customer(|it| {
        mail("zoe@example.ch")(it);
        it.first_name = Some("Zoë".to_owned());
        it.tags = vec!["VIP".to_owned()];
        it.addresses = vec![Theirs { city: Some("Bern".to_owned()), ..Theirs::default() }];
    });
    fake_remote.reported(there);
    let id = ours()[0].id.clone();
    assert_eq!((our(&id).first_name.as_str(), our(&id).addresses.len(), our(&id).tags.len()), ("Zoë", 1, 1));
    // An edit of each side, before anything else happened.
    fake_remote.shopify.update_customer(there, |it| it.note = Some("theirs".to_owned()));
    fake_remote.save(shop::Customer { first_name: "Zora".to_owned(), ..our(&id) });
    let now = fake_remote.shopify.customer(there).unwrap();
    assert_eq!((now.first_name.as_deref(), our(&id).note.as_str()), (Some("Zora"), "theirs"));
    assert!(fake_remote.codes().is_empty());
    fake_remote.reported(there);
    assert_eq!(fake_remote.writes(), 1);
}

#[test]
fn the_bucket_of_a_development_store_is_enough() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.shopify.set_bucket(40, 2);
    for at in 0..3 {
        fake_remote.save(shop::Customer {
            phone: format!("+4179123450{at}"),
            addresses: vec![address("Gasse 1")],
            ..customer(&format!("c-{at}"), &format!("c{at}@example.ch"))
        });
    }
    fake_remote.save(shop::Customer {
        first_name: "Zora".to_owned(),
        tags: vec!["a".to_owned()],
        addresses: vec![address("Gasse 2")],
        email_marketing: Consent::Subscribed,
        orders_count: 2,
        ..our("c-0")
    });
    let there = fake_remote.shopify.customer(number("c-0")).unwrap();
    assert_eq!((there.first_name.as_deref(), there.tags.len(), there.metafields.len()), (Some("Zora"), 1, 2));
    assert_eq!((fake_remote.parked.len(), there.addresses[0].address1.as_deref()), (0, Some("Gasse 2")));
    for at in 0..5 {
        fake_remote.shopify.create_customer(mail(&format!("t{at}@example.ch")));
    }
    let (_, pages) = fake_remote.pass(None);
    assert_eq!(ours().len(), 8);
    assert!(pages >= 4 && fake_remote.parked.is_empty(), "{pages} pages");
}

#[test]
fn a_throttled_call_waits_as_long_as_it_takes_to_begin_again() {
    let mut fake_remote = FakeRemote::new();
    let addresses = (0..8).map(|at| address(&format!("Gasse {at}"))).collect();
    fake_remote.save(shop::Customer { addresses, ..customer("c-1", "zoe@example.ch") });
    // Enough to read it, and not enough to write it then.
    fake_remote.shopify.drain_bucket(20);
    fake_remote.save(shop::Customer { first_name: "Zora".to_owned(), ..our("c-1") });
    // The name, and which address is the default one.
    assert_eq!((fake_remote.throttled, fake_remote.writes(), fake_remote.parked.len()), (1, 3, 0));
    fake_remote.shopify.switches(|switches| switches.throttle_status = false);
    fake_remote.shopify.drain_bucket(0);
    fake_remote.save(shop::Customer { first_name: "Zita".to_owned(), ..our("c-1") });
    assert_eq!(fake_remote.writes(), 4);
}

#[test]
fn the_first_import_goes_on_where_it_stopped_and_later_passes_do_no_work_twice() {
    let mut fake_remote = FakeRemote::new();
    for at in 0..130 {
        fake_remote.shopify.create_customer(mail(&format!("c{at}@example.ch")));
        fake_remote.wait(1_000);
    }
    save_customer(customer("old", "nobody@example.ch"));
    save_customer(customer("mine", "c7@example.ch"));
    let first = fake_remote.call(|| crate::tick::tick(None)).unwrap();
    // As many as a page may cost, at whatever price.
    assert!((40..=52).contains(&first.done), "{}", first.done);
    assert_eq!((first.total, ours().len() as u64), (Some(130), first.done + 1));
    fake_remote.work();
    let (cursor, _) = fake_remote.pass(Some(first.cursor));
    assert_eq!(ours().len(), 131);
    // Who was here before and isn't there is not sent by itself.
    assert_eq!(
        (our("old").remote_id, our("mine").remote_id.is_some(), fake_remote.writes()),
        (None, true, 1)
    );
    fake_remote
        .shopify
        .update_customer(fake_remote.shopify.customers()[3].id, |it| it.note = Some("new".to_owned()));
    save_customer(shop::Customer { note: "here".to_owned(), ..our("mine") });
    save_customer(customer("later", "later@example.ch"));
    let changes = framework360_sdk::testing::with(|host| host.changes.len());
    let (_, _) = fake_remote.pass(Some(cursor));
    assert_eq!(
        framework360_sdk::testing::with(|host| host.changes.len()) - changes,
        3,
        "one taken, two sent"
    );
    assert!(ours().iter().any(|it| it.note == "new"));
    assert_eq!((our("later").remote_id.is_some(), fake_remote.writes()), (true, 3));
}

#[test]
fn with_only_one_direction_nothing_is_written_to_its_source() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.switch(&[CUSTOMERS_OUT]);
    fake_remote.shopify.create_customer(mail("a@example.ch"));
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    let (cursor, _) = fake_remote.pass(None);
    assert_eq!(ours().len(), 1);
    fake_remote.switch(&[CUSTOMERS_IN]);
    save_customer(shop::Customer { first_name: "Zora".to_owned(), ..our("c-1") });
    fake_remote.pass(Some(cursor));
    assert_eq!((ours().len(), fake_remote.writes()), (2, 1));
    assert!(matches!(
        fake_remote.attempt(samples::customer_run(SEND_CUSTOMER, "c-1")).unwrap().outcome,
        Outcome::Skipped(_)
    ));
    fake_remote.send("c-1").unwrap();
    assert_eq!(fake_remote.shopify.customer(number("c-1")).unwrap().first_name.as_deref(), Some("Zora"));
}

#[test]
fn what_a_switch_keeps_back_goes_once_it_is_on() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    fake_remote.switch(&[CUSTOMERS_IN]);
    save_customer(shop::Customer { note: "here".to_owned(), ..our("c-1") });
    fake_remote.reported(number("c-1"));
    assert_eq!(fake_remote.writes(), 1);
    fake_remote.switch(&[CUSTOMERS_OUT]);
    fake_remote.pass(None);
    assert_eq!(fake_remote.shopify.customer(number("c-1")).unwrap().note.as_deref(), Some("here"));
}
