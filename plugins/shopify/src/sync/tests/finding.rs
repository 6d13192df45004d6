use framework360_sdk::testing;

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

#[test]
fn a_phone_number_alone_finds_its_owner_on_both_sides_in_whatever_form_it_is_written() {
    for form in ["079 555 01 02", "0041 79 555 01 02", "+41 (0)79 555 01 02", "+41795550102"] {
        // By the import.
        let mut played = Played::new();
        testing::with(|host| host.locale = "de-CH".to_owned());
        save_customer(shop::Customer { phone: form.to_owned(), ..customer("c-1", "") });
        save_customer(shop::Customer { phone: "031 555 01 02".to_owned(), ..customer("c-2", "") });
        let there = played.shopify.create_customer(|it| it.phone = Some("+41795550102".to_owned()));
        played.pass(None);
        assert_eq!((number("c-1"), our("c-2").remote_id, ours().len()), (there, None, 2), "{form}");

        // By a save; the country is that of the address.
        let mut played = Played::new();
        let there = played.shopify.create_customer(|it| it.phone = Some("+41795550102".to_owned()));
        let addresses = vec![address("Gasse 1")];
        played.save(shop::Customer { phone: form.to_owned(), addresses, ..customer("c-1", "") });
        assert_eq!((number("c-1"), played.shopify.customers().len()), (there, 1), "{form}");
        let kept = played.shopify.customer(there).unwrap().phone;
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
                let mut played = Played::new();
                let number_there = played.shopify.create_customer(mail(there));
                save_customer(customer("c-1", here));
                if imported {
                    played.told(number_there);
                } else {
                    played.send("c-1").unwrap();
                }
                assert_eq!((number("c-1"), ours().len()), (number_there, 1), "{here} {there}");
                assert_eq!(played.shopify.customers().len(), 1, "{here} {there}");
                let kept = played.shopify.customer(number_there).unwrap().email.unwrap();
                assert_eq!((our("c-1").email.as_str(), kept.as_str()), (here, there), "as it was entered");
            }
        }
    }
}

#[test]
fn a_customer_with_nothing_but_an_id_is_taken_as_soon_as_it_has_a_name() {
    let mut played = Played::new();
    let there = played.shopify.create_customer(|_| {});
    let page = played.call(|| crate::tick::tick(None)).unwrap();
    assert_eq!((page.problems.len(), ours().len()), (0, 0));
    let run = samples::job(crate::CUSTOMER, &Data::customer_gid(there));
    let Outcome::Skipped(reason) = played.attempt(run).unwrap().outcome else { panic!("taken") };
    assert_eq!(reason.code, "customer-nameless");
    for locale in ["en", "it", "fr", "de", "es", "nl"] {
        let shown = crate::say::STRINGS.render(&reason, locale);
        assert!(shown.contains(&there.to_string()), "{locale}: {shown}");
    }
    played.shopify.update_customer(there, |it| it.first_name = Some("Zoë".to_owned()));
    played.told(there);
    assert_eq!(ours()[0].first_name, "Zoë");
}

/// The phone number as it is entered, of a customer in Austria whose shop is in Switzerland.
fn abroad(phone: &str) -> shop::Customer {
    let addresses = vec![shop::Address { country: "AT".to_owned(), ..address("Gasse 1") }];
    shop::Customer { phone: phone.to_owned(), addresses, ..customer("c-1", "") }
}

#[test]
fn a_number_that_two_countries_know_is_the_one_that_shopify_has() {
    for known in ["+41795550105", "+43795550105"] {
        for imported in [true, false] {
            let mut played = Played::new();
            testing::with(|host| host.locale = "de-CH".to_owned());
            let there = played.shopify.create_customer(|it| it.phone = Some(known.to_owned()));
            save_customer(abroad("079 555 01 05"));
            if imported {
                played.pass(None);
            } else {
                played.send("c-1").unwrap();
            }
            played.work();
            assert_eq!((number("c-1"), ours().len()), (there, 1), "{known} {imported}");
            played.save(shop::Customer { note: "regular".to_owned(), ..our("c-1") });
            let kept: Vec<_> = played.shopify.customers().into_iter().map(|it| it.phone).collect();
            assert_eq!(kept, [Some(known.to_owned())], "{known} {imported}");
            assert_eq!(our("c-1").phone, "079 555 01 05", "as it was entered");
            // What changes there is no edit of ours, so nothing lost.
            played.shopify.update_customer(there, |it| it.phone = Some("+41795550106".to_owned()));
            played.told(there);
            assert_eq!(our("c-1").phone, "+41795550106", "{known} {imported}");
            assert!(!played.codes().iter().any(|code| code.contains("phone")), "{known} {imported}");
        }
    }
}

#[test]
fn a_number_that_two_countries_know_is_not_written_unseen() {
    let mut played = Played::new();
    testing::with(|host| host.locale = "de-CH".to_owned());
    played.save(shop::Customer { note: "regular".to_owned(), ..abroad("079 555 01 05") });
    let there = played.shopify.customers().remove(0);
    assert_eq!((there.phone, there.note.as_deref()), (None, Some("regular")));
    assert_eq!(played.codes(), ["phone-two-countries"]);
    played.save(shop::Customer { note: "new".to_owned(), ..our("c-1") });
    assert_eq!((our("c-1").phone.as_str(), played.codes().len()), ("079 555 01 05", 1), "told once");
    played.save(shop::Customer { phone: "0041 79 555 01 05".to_owned(), ..our("c-1") });
    let there = played.shopify.customers().remove(0);
    assert_eq!((there.phone.as_deref(), played.codes().len()), (Some("+41795550105"), 1));
}

#[test]
fn who_has_nothing_but_a_number_that_fits_two_there_is_no_third_one() {
    let mut played = Played::new();
    testing::with(|host| host.locale = "de-CH".to_owned());
    for known in ["+41795550105", "+43795550105"] {
        played.shopify.create_customer(|it| it.phone = Some(known.to_owned()));
    }
    save_customer(abroad("079 555 01 05"));
    let Err(Error::Rejected(reason)) = played.send("c-1") else { panic!("sent") };
    assert_eq!((reason.code.as_str(), played.shopify.customers().len()), ("phone-two-there", 2));
    // With its country code it is clear who that is.
    save_customer(shop::Customer { phone: "+43 79 555 01 05".to_owned(), ..our("c-1") });
    played.send("c-1").unwrap();
    assert_eq!((number("c-1"), played.shopify.customers().len()), (played.shopify.customers()[1].id, 2));
}

/// A customer of a shop in Italy of whom nobody knows the country, with a Swiss number as it's dialled there.
fn nowhere(email: &str) -> shop::Customer {
    shop::Customer { phone: "079 123 45 67".to_owned(), ..customer("c-1", email) }
}

fn in_an_italian_shop() -> Played {
    let played = Played::new();
    testing::with(|host| host.locale = "it-IT".to_owned());
    played
}

#[test]
fn a_number_of_nobody_knows_which_country_finds_its_owner_next_to_the_shops_country() {
    for imported in [true, false] {
        for email in ["", "zoe@example.ch"] {
            let mut played = in_an_italian_shop();
            let there = played.shopify.create_customer(|it| {
                it.phone = Some("+41791234567".to_owned());
                it.email = Some(email.to_owned()).filter(|it| !it.is_empty());
            });
            save_customer(nowhere(email));
            if imported {
                played.pass(None);
            } else {
                played.send("c-1").unwrap();
            }
            played.work();
            played.save(shop::Customer { note: "regular".to_owned(), ..our("c-1") });
            let kept: Vec<_> = played.shopify.customers().into_iter().map(|it| it.phone).collect();
            assert_eq!(kept, [Some("+41791234567".to_owned())], "{imported} {email}");
            assert_eq!((number("c-1"), ours().len()), (there, 1), "{imported} {email}");
            assert_eq!(our("c-1").phone, "079 123 45 67", "as it was entered");
            assert!(!played.codes().iter().any(|code| code.contains("phone")), "{:?}", played.codes());
        }
    }
}

#[test]
fn a_number_of_nobody_knows_which_country_is_not_sent_as_one_of_the_shops() {
    let mut played = in_an_italian_shop();
    played.save(nowhere("zoe@example.ch"));
    let phone = |played: &Played| played.shopify.customers().remove(0).phone;
    assert_eq!((phone(&played), played.codes()), (None, vec!["phone-country-unknown"]));
    played.save(shop::Customer { note: "regular".to_owned(), ..our("c-1") });
    assert_eq!((phone(&played), played.codes().len()), (None, 1), "told once");
    // What is right there isn't overwritten by what nobody is sure of.
    played.shopify.update_customer(number("c-1"), |it| it.phone = Some("+41791234567".to_owned()));
    played.told(number("c-1"));
    played.save(shop::Customer { note: "new".to_owned(), ..our("c-1") });
    assert_eq!(phone(&played).as_deref(), Some("+41791234567"));
    played.save(shop::Customer { phone: "+41 79 123 45 68".to_owned(), ..our("c-1") });
    assert_eq!((phone(&played).as_deref(), played.codes().len()), (Some("+41791234568"), 1));
    // What nothing next to it contradicts goes as before.
    let mut played = in_an_italian_shop();
    played.save(shop::Customer { phone: "333 123 4567".to_owned(), ..nowhere("zoe@example.ch") });
    assert_eq!((phone(&played).as_deref(), played.codes().len()), (Some("+393331234567"), 0));
}

#[test]
fn who_has_another_name_is_somebody_else_whatever_a_number_of_no_country_may_be() {
    let named = |first: &str| {
        let name = first.to_owned();
        move |it: &mut Customer| {
            (it.first_name, it.phone) = (Some(name), Some("+41791234567".to_owned()));
        }
    };
    let mut played = in_an_italian_shop();
    played.shopify.create_customer(named("Bruno"));
    let other = shop::Customer { first_name: "Zoë".to_owned(), ..nowhere("") };
    played.save(other.clone());
    let phones: Vec<_> = played.shopify.customers().into_iter().map(|it| it.phone).collect();
    assert_eq!(phones, [Some("+41791234567".to_owned()), None]);
    assert_eq!(played.codes(), ["phone-country-unknown"]);
    // The other way round.
    let mut played = in_an_italian_shop();
    save_customer(other.clone());
    let there = played.shopify.create_customer(named("Bruno"));
    played.told(there);
    assert_eq!((our("c-1").remote_id, ours().len()), (None, 2));
    // The same name, written in another way.
    let mut played = in_an_italian_shop();
    save_customer(other);
    let there = played.shopify.create_customer(named("ZOE"));
    played.told(there);
    assert_eq!((number("c-1"), ours().len()), (there, 1));
}
