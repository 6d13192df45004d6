use super::*;

#[test]
fn an_email_of_another_is_left_out_noted_and_not_tried_again() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    let other = fake_remote.shopify.create_customer(mail("taken@example.ch"));
    fake_remote.save(shop::Customer {
        email: "taken@example.ch".to_owned(),
        first_name: "Zora".to_owned(),
        ..our("c-1")
    });
    let there = fake_remote.shopify.customer(number("c-1")).unwrap();
    assert_eq!((there.first_name.as_deref(), there.email.as_deref()), (Some("Zora"), Some("zoe@example.ch")));
    assert_eq!(fake_remote.notes[0].args, [("number".to_owned(), other.to_string())]);
    let requests = fake_remote.shopify.mark();
    fake_remote.save(our("c-1"));
    assert_eq!(fake_remote.shopify.mark(), requests, "nothing changed here");
    fake_remote.reported(there.id);
    assert_eq!((fake_remote.codes(), fake_remote.writes()), (vec!["email-taken"], 2));
}

#[test]
fn a_value_that_was_taken_is_tried_again_once_ours_changed() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    let other = fake_remote.shopify.create_customer(mail("taken@example.ch"));
    fake_remote.save(shop::Customer { email: "taken@example.ch".to_owned(), ..our("c-1") });
    fake_remote.shopify.update_customer(other, |it| it.email = Some("free@example.ch".to_owned()));
    fake_remote.reported(number("c-1"));
    let email = |fake_remote: &FakeRemote| fake_remote.shopify.customer(number("c-1")).unwrap().email;
    assert_eq!(email(&fake_remote).as_deref(), Some("zoe@example.ch"), "nothing changed here");
    fake_remote.save(shop::Customer { note: "news".to_owned(), ..our("c-1") });
    assert_eq!(email(&fake_remote).as_deref(), Some("taken@example.ch"));
}

#[test]
fn addresses_without_a_default_one_and_none_at_all_do_no_harm() {
    let mut fake_remote = FakeRemote::new();
    let bare = fake_remote.shopify.create_customer(mail("a@example.ch"));
    let address = Theirs { id: 7, city: Some("Bern".to_owned()), ..Theirs::default() };
    let odd = fake_remote.shopify.create_customer(|it| {
        mail("b@example.ch")(it);
        it.addresses = vec![address.clone()];
    });
    let empty = fake_remote.shopify.create_customer(|it| {
        mail("c@example.ch")(it);
        it.addresses = vec![Theirs { id: 8, ..Theirs::default() }];
        it.default_address = Some(8);
    });
    for number in [bare, odd, empty] {
        fake_remote.reported(number);
        fake_remote.reported(number);
    }
    assert_eq!(ours().iter().map(|it| it.addresses.len()).collect::<Vec<_>>(), [0, 1, 0]);
    assert_eq!((fake_remote.writes(), fake_remote.parked.len()), (0, 0));
}

#[test]
fn an_address_edited_here_is_changed_there_and_none_is_deleted() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(shop::Customer {
        addresses: vec![address("Gasse 1"), address("Gasse 2")],
        ..customer("c-1", "zoe@example.ch")
    });
    fake_remote.save(shop::Customer { addresses: vec![address("Gasse 1a")], ..our("c-1") });
    let streets =
        |it: &Customer| it.addresses.iter().filter_map(|it| it.address1.clone()).collect::<Vec<_>>();
    let there = fake_remote.shopify.customer(number("c-1")).unwrap();
    assert_eq!(
        (streets(&there), fake_remote.writes()),
        (vec!["Gasse 1a".to_owned(), "Gasse 2".to_owned()], 3)
    );
    fake_remote.shopify.update_customer(there.id, |it| it.addresses[0].address1 = Some("Gasse 9".to_owned()));
    fake_remote.reported(there.id);
    assert_eq!(our("c-1").addresses, [shop::Address { line1: "Gasse 9".to_owned(), ..address("") }]);
    assert_eq!(fake_remote.writes(), 3, "what Shopify knows nothing of is kept here");
}

#[test]
fn consent_goes_by_its_own_mutation_with_its_own_time() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    fake_remote.save(shop::Customer {
        email_marketing: Consent::Subscribed,
        email_marketing_at: Some(1_795_000_000_000),
        ..our("c-1")
    });
    let there = || fake_remote.shopify.customer(number("c-1")).unwrap().email_consent;
    assert_eq!(there().updated_at.unwrap().as_millisecond(), 1_795_000_000_000);
    assert_eq!(fake_remote.writes(), 2);
}

#[test]
fn orders_go_as_metafields_in_one_write() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    fake_remote.save(shop::Customer { orders_count: 1, total_spent: "9.9".to_owned(), ..our("c-1") });
    let there = fake_remote.shopify.customer(number("c-1")).unwrap();
    assert_eq!((there.metafields.len(), fake_remote.writes()), (2, 2));
    assert_eq!(there.metafields[1].value, r#"{"amount":"9.90","currency_code":"CHF"}"#);
    // What was ordered at Shopify is Shopify's.
    fake_remote.shopify.update_customer(there.id, |it| (it.orders, it.spent) = (5, Decimal::ONE));
    fake_remote.reported(there.id);
    assert_eq!((our("c-1").orders_count, fake_remote.writes()), (1, 2));
}

#[test]
fn what_is_hidden_is_never_taken_for_empty() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    fake_remote.shopify.switches(|switches| switches.protected_data = false);
    fake_remote.reported(number("c-1"));
    assert!(
        matches!(fake_remote.parked.pop(), Some((_, Error::Unauthorized(reason))) if reason.code == "api-protected-data")
    );
    fake_remote.shopify.switches(|switches| switches.protected_data = true);
    fake_remote.shopify.update_customer(number("c-1"), |it| {
        (it.first_name, it.last_name, it.email) = (None, None, None);
    });
    fake_remote.reported(number("c-1"));
    assert_eq!((our("c-1").email.as_str(), fake_remote.writes()), ("zoe@example.ch", 1));
}

#[test]
fn no_personal_data_are_stored() {
    let mut fake_remote = FakeRemote::new();
    fake_remote
        .save(shop::Customer { addresses: vec![address("Gasse 1")], ..customer("c-1", "zoe@example.ch") });
    let kept: String = framework360_sdk::testing::with(|host| {
        let sync_state = host.storage.iter().filter(|(key, _)| key.starts_with("agreed/"));
        sync_state.map(|(_, value)| String::from_utf8_lossy(value).into_owned()).collect()
    });
    assert!(!kept.is_empty() && !["zoe", "Zoë", "Gasse"].iter().any(|part| kept.contains(part)), "{kept}");
}

#[test]
fn what_is_null_without_an_error_is_not_reported_and_empties_nothing_here() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(shop::Customer {
        phone: "+41791234567".to_owned(),
        note: "regular".to_owned(),
        ..customer("c-1", "zoe@example.ch")
    });
    fake_remote.shopify.update_customer(number("c-1"), |it| {
        (it.first_name, it.last_name, it.phone, it.note) = (None, None, None, None);
    });
    let before = our("c-1");
    fake_remote.reported(number("c-1"));
    fake_remote.pass(None);
    assert_eq!((our("c-1"), fake_remote.writes()), (before, 1), "neither emptied here nor written there");
    // News from here go there; what is reported again counts again.
    fake_remote.save(shop::Customer { first_name: "Zora".to_owned(), ..our("c-1") });
    let there = fake_remote.shopify.customer(number("c-1")).unwrap();
    assert_eq!((there.first_name.as_deref(), there.last_name), (Some("Zora"), None));
    fake_remote.shopify.update_customer(number("c-1"), |it| it.last_name = Some("Verdi".to_owned()));
    fake_remote.reported(number("c-1"));
    assert_eq!((our("c-1").last_name.as_str(), fake_remote.codes().len()), ("Verdi", 0));
    // What is emptied here is emptied there, whatever is reported.
    fake_remote.save(shop::Customer { first_name: String::new(), ..our("c-1") });
    assert_eq!(fake_remote.shopify.customer(number("c-1")).unwrap().first_name, None);
    // A person who sends by hand fills it again.
    fake_remote.send("c-1").unwrap();
    let there = fake_remote.shopify.customer(number("c-1")).unwrap();
    assert_eq!((there.note.as_deref(), there.phone.as_deref()), (Some("regular"), Some("+41791234567")));
    let writes = fake_remote.writes();
    fake_remote.reported(number("c-1"));
    assert_eq!(fake_remote.writes(), writes);
}

#[test]
fn an_empty_text_is_empty_where_null_is_not_reported() {
    let node = |name: &str| {
        let text = format!(
            r#"{{"id":"gid://shopify/Customer/1","updatedAt":"2026-11-22T12:00:00Z","firstName":{name},"tags":[],
            "addressesV2":{{"nodes":[],"pageInfo":{{"hasNextPage":false}}}},"lastName":"Verdi"}}"#
        );
        crate::api::read_customer(&text).unwrap()
    };
    for (name, unreported) in [("null", true), (r#""""#, false)] {
        let theirs = crate::customer::theirs(&node(name));
        assert_eq!((theirs.first_name.as_str(), theirs.last_name.as_str()), ("", "Verdi"));
        assert_eq!(theirs.unreported.contains(&crate::customer::Field::FirstName), unreported, "{name}");
    }
}

#[test]
fn a_total_in_another_currency_than_the_stores_is_not_sent_and_said_once() {
    for there_before in [true, false] {
        let mut fake_remote = FakeRemote::new();
        if there_before {
            fake_remote.shopify.create_customer(mail("zoe@example.ch"));
        }
        let spent = |count: u32, currency: &str, it: shop::Customer| shop::Customer {
            orders_count: count,
            total_spent: "12.50".to_owned(),
            currency: currency.to_owned(),
            ..it
        };
        // The store is one of CHF.
        fake_remote.save(spent(1, "EUR", customer("c-1", "zoe@example.ch")));
        let kept = |fake_remote: &FakeRemote| {
            let fields = fake_remote.shopify.customer(number("c-1")).unwrap().metafields;
            fields.into_iter().map(|field| (field.key, field.value)).collect::<Vec<_>>()
        };
        assert_eq!(kept(&fake_remote), [("orders_count".to_owned(), "1".to_owned())]);
        fake_remote.save(spent(2, "EUR", our("c-1")));
        fake_remote.reported(number("c-1"));
        assert_eq!(kept(&fake_remote), [("orders_count".to_owned(), "2".to_owned())]);
        let codes: Vec<_> =
            fake_remote.codes().into_iter().filter(|code| *code == "total-currency").collect();
        assert_eq!(codes.len(), 1, "{there_before}");
        fake_remote.save(spent(2, "CHF", our("c-1")));
        assert!(
            kept(&fake_remote).iter().any(|(key, value)| key == "total_spent" && value.contains("12.50"))
        );
    }
}
