use framework360_sdk::testing;

use super::*;

#[test]
fn a_customer_with_an_email_of_overlapping_words_is_somebody_else() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.shopify.create_customer(mail("info@test.ch"));
    fake_remote.shopify.create_customer(mail("mail@other.ch"));
    fake_remote.save(customer("c-1", "mail@test.ch"));
    assert_eq!(fake_remote.shopify.customers().len(), 3);
}

#[test]
fn a_formatted_phone_number_finds_its_owner_and_no_other() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.shopify.create_customer(|it| {
        it.first_name = Some("4567".to_owned());
        it.phone = Some("+41790000000".to_owned());
    });
    let owner = fake_remote.shopify.create_customer(|it| it.phone = Some("+41791234567".to_owned()));
    fake_remote.save(shop::Customer { phone: "+41 (79) 123 45 67".to_owned(), ..customer("c-1", "") });
    assert_eq!((number("c-1"), fake_remote.shopify.customers().len()), (owner, 2));
}

#[test]
fn two_candidates_are_reported_and_never_guessed() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.shopify.create_customer(mail("zoe@example.ch"));
    let other = fake_remote.shopify.create_customer(|it| it.phone = Some("+41791234567".to_owned()));
    fake_remote
        .save(shop::Customer { phone: "+41791234567".to_owned(), ..customer("c-1", "zoe@example.ch") });
    let Some((_, Error::Rejected(reason))) = fake_remote.parked.pop() else { panic!("guessed") };
    assert_eq!((reason.code.as_str(), fake_remote.writes(), our("c-1").remote_id), ("two-there", 0, None));
    // The other way round: two of ours for one of theirs.
    fake_remote.switch(&[CUSTOMERS_IN]);
    save_customer(shop::Customer { phone: "+41791234567".to_owned(), ..customer("c-2", "") });
    fake_remote.reported(other);
    let Some((_, Error::Rejected(reason))) = fake_remote.parked.pop() else { panic!("guessed") };
    assert_eq!((reason.code.as_str(), ours().len()), ("several-here", 2));
}

#[test]
fn two_people_who_share_a_phone_stay_two() {
    let mut fake_remote = FakeRemote::new();
    let phone = "+41791234567".to_owned();
    let other = fake_remote.shopify.create_customer(|it| {
        mail("other@example.ch")(it);
        it.phone = Some("+41791234567".to_owned());
    });
    fake_remote.save(shop::Customer { phone: phone.clone(), ..customer("c-1", "zoe@example.ch") });
    assert_ne!(number("c-1"), other);
    assert_eq!((fake_remote.shopify.customers().len(), fake_remote.codes()), (2, vec!["phone-taken"]));
    // The other way round.
    save_customer(shop::Customer { phone, ..customer("c-2", "third@example.ch") });
    fake_remote.reported(other);
    assert_eq!((our("c-2").remote_id, ours().len()), (None, 3));
}

#[test]
fn one_that_is_deleted_there_stays_here_until_a_person_sends_it() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    let deleted = number("c-1");
    fake_remote.shopify.delete_customer(deleted);
    fake_remote.reported(deleted);
    assert_eq!(our("c-1").remote_id, None);
    fake_remote.save(shop::Customer { first_name: "Zora".to_owned(), ..our("c-1") });
    assert_eq!(fake_remote.shopify.customers().len(), 0);
    fake_remote.send("c-1").unwrap();
    assert_ne!(number("c-1"), deleted);
    // It isn't reported this time: the send finds out, and creates it all the same.
    fake_remote.shopify.delete_customer(number("c-1"));
    fake_remote.send("c-1").unwrap();
    assert_eq!(
        (fake_remote.shopify.customers().len(), number("c-1")),
        (1, fake_remote.shopify.customers()[0].id)
    );
    fake_remote.save(shop::Customer { first_name: "Zita".to_owned(), ..our("c-1") });
    assert_eq!(fake_remote.shopify.customers()[0].first_name.as_deref(), Some("Zita"));
}

#[test]
fn a_merge_moves_the_link_and_two_of_ours_are_noted() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "a@example.ch"));
    let (deleted, kept) = (number("c-1"), fake_remote.shopify.create_customer(mail("b@example.ch")));
    let merged = |fake_remote: &mut FakeRemote, kept: u64, deleted: u64| {
        fake_remote.shopify.merge_customers(kept, deleted);
        let payload =
            framework360_sdk::storage::encode(&crate::webhooks::Merged { kept: Data::customer_gid(kept) });
        let run = samples::job(MERGED, &Data::customer_gid(deleted));
        fake_remote.attempt(Run { payload: payload.into_bytes(), ..run }).unwrap();
        fake_remote.work();
    };
    merged(&mut fake_remote, kept, deleted);
    assert_eq!((number("c-1"), ours().len()), (kept, 1));
    fake_remote.save(customer("c-2", "c@example.ch"));
    let deleted = number("c-2");
    merged(&mut fake_remote, kept, deleted);
    assert_eq!((our("c-2").remote_id, number("c-1")), (None, kept));
    assert!(fake_remote.codes().contains(&"merged-two"));
}

#[test]
fn a_phone_number_alone_finds_its_owner_on_both_sides_in_whatever_form_it_is_written() {
    for form in ["079 555 01 02", "0041 79 555 01 02", "+41 (0)79 555 01 02", "+41795550102"] {
        // By the import.
        let mut fake_remote = FakeRemote::new();
        testing::with(|host| host.locale = "de-CH".to_owned());
        save_customer(shop::Customer { phone: form.to_owned(), ..customer("c-1", "") });
        save_customer(shop::Customer { phone: "031 555 01 02".to_owned(), ..customer("c-2", "") });
        let there = fake_remote.shopify.create_customer(|it| it.phone = Some("+41795550102".to_owned()));
        fake_remote.pass(None);
        assert_eq!((number("c-1"), our("c-2").remote_id, ours().len()), (there, None, 2), "{form}");

        // By a save; the country is that of the address.
        let mut fake_remote = FakeRemote::new();
        let there = fake_remote.shopify.create_customer(|it| it.phone = Some("+41795550102".to_owned()));
        let addresses = vec![address("Gasse 1")];
        fake_remote.save(shop::Customer { phone: form.to_owned(), addresses, ..customer("c-1", "") });
        assert_eq!((number("c-1"), fake_remote.shopify.customers().len()), (there, 1), "{form}");
        let kept = fake_remote.shopify.customer(there).unwrap().phone;
        assert_eq!(
            (kept.as_deref(), our("c-1").phone.as_str()),
            (Some("+41795550102"), form),
            "as it was entered"
        );
    }
}

#[test]
fn an_internationalized_domain_and_its_other_form_are_one_address() {
    let forms = [
        "zoë@bücher.example",
        "zoë@xn--bcher-kva.example",
        "zoe\u{308}@bu\u{308}cher.example",
        "zoe\u{308}@xn--bcher-kva.example",
    ];
    for here in forms {
        for there in forms {
            for imported in [true, false] {
                let mut fake_remote = FakeRemote::new();
                let number_there = fake_remote.shopify.create_customer(mail(there));
                save_customer(customer("c-1", here));
                if imported {
                    fake_remote.reported(number_there);
                } else {
                    fake_remote.send("c-1").unwrap();
                }
                assert_eq!((number("c-1"), ours().len()), (number_there, 1), "{here} {there}");
                assert_eq!(fake_remote.shopify.customers().len(), 1, "{here} {there}");
                let kept = fake_remote.shopify.customer(number_there).unwrap().email.unwrap();
                assert_eq!((our("c-1").email.as_str(), kept.as_str()), (here, there), "as it was entered");
            }
        }
    }
}

#[test]
fn a_customer_with_nothing_but_an_id_is_imported_once_it_has_a_name() {
    let mut fake_remote = FakeRemote::new();
    let there = fake_remote.shopify.create_customer(|_| {});
    let page = fake_remote.call(|| crate::tick::tick(None)).unwrap();
    assert_eq!((page.problems.len(), ours().len()), (0, 0));
    let run = samples::job(crate::CUSTOMER, &Data::customer_gid(there));
    let Outcome::Skipped(reason) = fake_remote.attempt(run).unwrap().outcome else { panic!("taken") };
    assert_eq!(reason.code, "customer-nameless");
    for locale in ["en", "it", "fr", "de", "es", "nl"] {
        let shown = crate::say::STRINGS.render(&reason, locale);
        assert!(shown.contains(&there.to_string()), "{locale}: {shown}");
    }
    fake_remote.shopify.update_customer(there, |it| it.first_name = Some("Zoë".to_owned()));
    fake_remote.reported(there);
    assert_eq!(ours()[0].first_name, "Zoë");
}
