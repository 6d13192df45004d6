use super::*;

#[test]
fn a_customer_with_an_email_of_overlapping_words_is_somebody_else() {
    let mut played = Played::new();
    played.shopify.create_customer(mail("info@test.ch"));
    played.shopify.create_customer(mail("mail@other.ch"));
    played.save(customer("c-1", "mail@test.ch"));
    assert_eq!(played.shopify.customers().len(), 3);
}

#[test]
fn a_formatted_phone_number_finds_its_owner_and_no_other() {
    let mut played = Played::new();
    played.shopify.create_customer(|it| {
        it.first_name = Some("4567".to_owned());
        it.phone = Some("+41790000000".to_owned());
    });
    let owner = played.shopify.create_customer(|it| it.phone = Some("+41791234567".to_owned()));
    played.save(shop::Customer { phone: "+41 (79) 123 45 67".to_owned(), ..customer("c-1", "") });
    assert_eq!((number("c-1"), played.shopify.customers().len()), (owner, 2));
}

#[test]
fn two_candidates_are_reported_and_never_guessed() {
    let mut played = Played::new();
    played.shopify.create_customer(mail("zoe@example.ch"));
    let other = played.shopify.create_customer(|it| it.phone = Some("+41791234567".to_owned()));
    played.save(shop::Customer { phone: "+41791234567".to_owned(), ..customer("c-1", "zoe@example.ch") });
    let Some((_, Error::Rejected(reason))) = played.parked.pop() else { panic!("guessed") };
    assert_eq!((reason.code.as_str(), played.writes(), our("c-1").remote_id), ("two-there", 0, None));
    // The other way round: two of ours for one of theirs.
    played.switch(&[CUSTOMERS_IN]);
    save_customer(shop::Customer { phone: "+41791234567".to_owned(), ..customer("c-2", "") });
    played.told(other);
    let Some((_, Error::Rejected(reason))) = played.parked.pop() else { panic!("guessed") };
    assert_eq!((reason.code.as_str(), ours().len()), ("several-here", 2));
}

#[test]
fn two_people_who_share_a_phone_stay_two() {
    let mut played = Played::new();
    let phone = "+41791234567".to_owned();
    let other = played.shopify.create_customer(|it| {
        mail("other@example.ch")(it);
        it.phone = Some("+41791234567".to_owned());
    });
    played.save(shop::Customer { phone: phone.clone(), ..customer("c-1", "zoe@example.ch") });
    assert_ne!(number("c-1"), other);
    assert_eq!((played.shopify.customers().len(), played.codes()), (2, vec!["phone-taken"]));
    // The other way round.
    save_customer(shop::Customer { phone, ..customer("c-2", "third@example.ch") });
    played.told(other);
    assert_eq!((our("c-2").remote_id, ours().len()), (None, 3));
}

#[test]
fn one_that_is_deleted_there_stays_here_until_a_person_sends_it() {
    let mut played = Played::new();
    played.save(customer("c-1", "zoe@example.ch"));
    let gone = number("c-1");
    played.shopify.delete_customer(gone);
    played.told(gone);
    assert_eq!(our("c-1").remote_id, None);
    played.save(shop::Customer { first_name: "Zora".to_owned(), ..our("c-1") });
    assert_eq!(played.shopify.customers().len(), 0);
    played.send("c-1").unwrap();
    assert_ne!(number("c-1"), gone);
    // Nobody told of it this time: the send finds out, and creates it all the same.
    played.shopify.delete_customer(number("c-1"));
    played.send("c-1").unwrap();
    assert_eq!((played.shopify.customers().len(), number("c-1")), (1, played.shopify.customers()[0].id));
    played.save(shop::Customer { first_name: "Zita".to_owned(), ..our("c-1") });
    assert_eq!(played.shopify.customers()[0].first_name.as_deref(), Some("Zita"));
}

#[test]
fn a_merge_moves_the_link_and_two_of_ours_are_told() {
    let mut played = Played::new();
    played.save(customer("c-1", "a@example.ch"));
    let (gone, kept) = (number("c-1"), played.shopify.create_customer(mail("b@example.ch")));
    let merged = |played: &mut Played, kept: u64, gone: u64| {
        played.shopify.merge_customers(kept, gone);
        let payload =
            framework360_sdk::storage::encode(&crate::webhooks::Merged { kept: Data::customer_gid(kept) });
        let run = samples::job(MERGED, &Data::customer_gid(gone));
        played.attempt(Run { payload: payload.into_bytes(), ..run }).unwrap();
        played.work();
    };
    merged(&mut played, kept, gone);
    assert_eq!((number("c-1"), ours().len()), (kept, 1));
    played.save(customer("c-2", "c@example.ch"));
    let gone = number("c-2");
    merged(&mut played, kept, gone);
    assert_eq!((our("c-2").remote_id, number("c-1")), (None, kept));
    assert!(played.codes().contains(&"merged-two"));
}
