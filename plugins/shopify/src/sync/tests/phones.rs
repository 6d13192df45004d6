use framework360_sdk::testing;

use super::*;

/// The phone number as it is entered, of a customer in Austria whose shop is in Switzerland.
fn abroad(phone: &str) -> shop::Customer {
    let addresses = vec![shop::Address { country: "AT".to_owned(), ..address("Gasse 1") }];
    shop::Customer { phone: phone.to_owned(), addresses, ..customer("c-1", "") }
}

#[test]
fn a_number_that_two_countries_know_is_the_one_that_shopify_has() {
    for known in ["+41795550105", "+43795550105"] {
        for imported in [true, false] {
            let mut fake_remote = FakeRemote::new();
            testing::with(|host| host.locale = "de-CH".to_owned());
            let there = fake_remote.shopify.create_customer(|it| it.phone = Some(known.to_owned()));
            save_customer(abroad("079 555 01 05"));
            if imported {
                fake_remote.pass(None);
            } else {
                fake_remote.send("c-1").unwrap();
            }
            fake_remote.work();
            assert_eq!((number("c-1"), ours().len()), (there, 1), "{known} {imported}");
            fake_remote.save(shop::Customer { note: "regular".to_owned(), ..our("c-1") });
            let kept: Vec<_> = fake_remote.shopify.customers().into_iter().map(|it| it.phone).collect();
            assert_eq!(kept, [Some(known.to_owned())], "{known} {imported}");
            assert_eq!(our("c-1").phone, "079 555 01 05", "as it was entered");
            // What changes there is no edit of ours, so nothing lost.
            fake_remote.shopify.update_customer(there, |it| it.phone = Some("+41795550106".to_owned()));
            fake_remote.reported(there);
            assert_eq!(our("c-1").phone, "+41795550106", "{known} {imported}");
            assert!(!fake_remote.codes().iter().any(|code| code.contains("phone")), "{known} {imported}");
        }
    }
}

#[test]
fn a_number_that_two_countries_know_is_one_of_the_customers_country() {
    let mut fake_remote = FakeRemote::new();
    testing::with(|host| host.locale = "de-CH".to_owned());
    fake_remote.save(abroad("079 555 01 05"));
    let there = fake_remote.shopify.customers().remove(0);
    assert_eq!((there.phone.as_deref(), fake_remote.codes().len()), (Some("+43795550105"), 0));
    assert_eq!(our("c-1").phone, "079 555 01 05", "as it was entered");
}

/// A customer with an address in Italy and a second one in Switzerland.
fn in_two_countries(phone: &str) -> shop::Customer {
    let addresses = ["IT", "CH"]
        .map(|country| shop::Address { country: country.to_owned(), ..address(&format!("Gasse {country}")) });
    shop::Customer { phone: phone.to_owned(), addresses: addresses.to_vec(), ..customer("c-1", "") }
}

#[test]
fn a_mobile_number_of_the_country_of_a_second_address_finds_its_owner() {
    for imported in [true, false] {
        let mut fake_remote = in_an_italian_shop();
        let there = fake_remote.shopify.create_customer(|it| it.phone = Some("+41795550107".to_owned()));
        save_customer(in_two_countries("079 555 01 07"));
        if imported {
            fake_remote.reported(there);
        } else {
            fake_remote.send("c-1").unwrap();
        }
        assert_eq!((number("c-1"), ours().len(), fake_remote.shopify.customers().len()), (there, 1, 1));
        assert_eq!(fake_remote.shopify.customers()[0].phone.as_deref(), Some("+41795550107"), "{imported}");
    }
}

#[test]
fn a_number_that_two_countries_of_the_customers_know_is_not_written_unseen() {
    let mut fake_remote = in_an_italian_shop();
    fake_remote.save(shop::Customer { note: "regular".to_owned(), ..in_two_countries("079 555 01 05") });
    let there = fake_remote.shopify.customers().remove(0);
    assert_eq!((there.phone, there.note.as_deref()), (None, Some("regular")));
    assert_eq!(fake_remote.codes(), ["phone-two-countries"]);
    fake_remote.save(shop::Customer { note: "new".to_owned(), ..our("c-1") });
    assert_eq!((our("c-1").phone.as_str(), fake_remote.codes().len()), ("079 555 01 05", 1), "noted once");
    fake_remote.save(shop::Customer { phone: "0041 79 555 01 05".to_owned(), ..our("c-1") });
    let there = fake_remote.shopify.customers().remove(0);
    assert_eq!((there.phone.as_deref(), fake_remote.codes().len()), (Some("+41795550105"), 1));
}

#[test]
fn who_has_nothing_but_a_number_that_fits_two_there_is_no_third_one() {
    let mut fake_remote = FakeRemote::new();
    testing::with(|host| host.locale = "de-CH".to_owned());
    for known in ["+41795550105", "+43795550105"] {
        fake_remote.shopify.create_customer(|it| it.phone = Some(known.to_owned()));
    }
    save_customer(abroad("079 555 01 05"));
    let Err(Error::Rejected(reason)) = fake_remote.send("c-1") else { panic!("sent") };
    assert_eq!((reason.code.as_str(), fake_remote.shopify.customers().len()), ("phone-two-there", 2));
    // With its country code it is clear who that is.
    save_customer(shop::Customer { phone: "+43 79 555 01 05".to_owned(), ..our("c-1") });
    fake_remote.send("c-1").unwrap();
    assert_eq!(
        (number("c-1"), fake_remote.shopify.customers().len()),
        (fake_remote.shopify.customers()[1].id, 2)
    );
}

#[test]
fn what_the_note_about_a_number_of_no_country_advises_works() {
    for countries in [&["CH"][..], &["IT", "CH"][..]] {
        let mut fake_remote = in_an_italian_shop();
        fake_remote.save(nowhere("zoe@example.ch"));
        assert_eq!(fake_remote.codes(), ["phone-country-unknown"]);
        let addresses = countries.iter().map(|country| shop::Address {
            country: (*country).to_owned(),
            ..address(&format!("Gasse {country}"))
        });
        fake_remote.save(shop::Customer { addresses: addresses.collect(), ..our("c-1") });
        let phone = fake_remote.shopify.customers().remove(0).phone;
        if countries.len() == 1 {
            assert_eq!((phone.as_deref(), fake_remote.codes().len()), (Some("+41791234567"), 1));
        } else {
            // Another reason is noted.
            assert_eq!(
                (phone, fake_remote.codes()),
                (None, vec!["phone-country-unknown", "phone-two-countries"])
            );
        }
        fake_remote.save(shop::Customer { note: "regular".to_owned(), ..our("c-1") });
        assert_eq!(fake_remote.codes().len(), countries.len(), "noted once");
    }
}

#[test]
fn a_customer_with_nothing_but_a_number_of_no_country_is_noted_with_what_is_missing() {
    let mut fake_remote = in_an_italian_shop();
    let nobody = shop::Customer { first_name: String::new(), last_name: String::new(), ..nowhere("") };
    save_customer(nobody);
    let Err(Error::Rejected(reason)) = fake_remote.send("c-1") else { panic!("sent") };
    assert_eq!(reason.code, "phone-alone-unclear");
    for locale in ["en", "it", "fr", "de", "es", "nl"] {
        let shown = crate::say::STRINGS.render(&reason, locale);
        assert!(shown.contains("079 123 45 67") && shown.contains("+41"), "{locale}: {shown}");
    }
    // The advice works.
    fake_remote.save(shop::Customer { addresses: vec![address("Gasse 1")], ..our("c-1") });
    assert_eq!(fake_remote.shopify.customers().remove(0).phone.as_deref(), Some("+41791234567"));
}

/// A customer of a shop in Italy of whom nobody knows the country, with a Swiss number as it's dialled there.
fn nowhere(email: &str) -> shop::Customer {
    shop::Customer { phone: "079 123 45 67".to_owned(), ..customer("c-1", email) }
}

fn in_an_italian_shop() -> FakeRemote {
    let fake_remote = FakeRemote::new();
    testing::with(|host| host.locale = "it-IT".to_owned());
    fake_remote
}

#[test]
fn a_number_of_nobody_knows_which_country_finds_its_owner_next_to_the_shops_country() {
    for imported in [true, false] {
        for email in ["", "zoe@example.ch"] {
            let mut fake_remote = in_an_italian_shop();
            let there = fake_remote.shopify.create_customer(|it| {
                it.phone = Some("+41791234567".to_owned());
                it.email = Some(email.to_owned()).filter(|it| !it.is_empty());
            });
            save_customer(nowhere(email));
            if imported {
                fake_remote.pass(None);
            } else {
                fake_remote.send("c-1").unwrap();
            }
            fake_remote.work();
            fake_remote.save(shop::Customer { note: "regular".to_owned(), ..our("c-1") });
            let kept: Vec<_> = fake_remote.shopify.customers().into_iter().map(|it| it.phone).collect();
            assert_eq!(kept, [Some("+41791234567".to_owned())], "{imported} {email}");
            assert_eq!((number("c-1"), ours().len()), (there, 1), "{imported} {email}");
            assert_eq!(our("c-1").phone, "079 123 45 67", "as it was entered");
            assert!(
                !fake_remote.codes().iter().any(|code| code.contains("phone")),
                "{:?}",
                fake_remote.codes()
            );
        }
    }
}

#[test]
fn a_number_of_nobody_knows_which_country_is_not_sent_as_one_of_the_shops() {
    let mut fake_remote = in_an_italian_shop();
    fake_remote.save(nowhere("zoe@example.ch"));
    let phone = |fake_remote: &FakeRemote| fake_remote.shopify.customers().remove(0).phone;
    assert_eq!((phone(&fake_remote), fake_remote.codes()), (None, vec!["phone-country-unknown"]));
    fake_remote.save(shop::Customer { note: "regular".to_owned(), ..our("c-1") });
    assert_eq!((phone(&fake_remote), fake_remote.codes().len()), (None, 1), "noted once");
    // What is right there isn't overwritten by what nobody is sure of.
    fake_remote.shopify.update_customer(number("c-1"), |it| it.phone = Some("+41791234567".to_owned()));
    fake_remote.reported(number("c-1"));
    fake_remote.save(shop::Customer { note: "new".to_owned(), ..our("c-1") });
    assert_eq!(phone(&fake_remote).as_deref(), Some("+41791234567"));
    fake_remote.save(shop::Customer { phone: "+41 79 123 45 68".to_owned(), ..our("c-1") });
    assert_eq!((phone(&fake_remote).as_deref(), fake_remote.codes().len()), (Some("+41791234568"), 1));
    // What nothing next to it contradicts goes as before.
    let mut fake_remote = in_an_italian_shop();
    fake_remote.save(shop::Customer { phone: "333 123 4567".to_owned(), ..nowhere("zoe@example.ch") });
    assert_eq!((phone(&fake_remote).as_deref(), fake_remote.codes().len()), (Some("+393331234567"), 0));
}

#[test]
fn who_has_another_name_is_somebody_else_whatever_a_number_of_no_country_may_be() {
    let named = |first: &str| {
        let name = first.to_owned();
        move |it: &mut Customer| {
            (it.first_name, it.phone) = (Some(name), Some("+41791234567".to_owned()));
        }
    };
    let mut fake_remote = in_an_italian_shop();
    fake_remote.shopify.create_customer(named("Bruno"));
    let other = shop::Customer { first_name: "Zoë".to_owned(), ..nowhere("") };
    fake_remote.save(other.clone());
    let phones: Vec<_> = fake_remote.shopify.customers().into_iter().map(|it| it.phone).collect();
    assert_eq!(phones, [Some("+41791234567".to_owned()), None]);
    assert_eq!(fake_remote.codes(), ["phone-country-unknown", "maybe-there"]);
    let shown = crate::say::STRINGS.render(&fake_remote.notes[1], "en");
    assert!(shown.contains("Bruno") && shown.contains("+41791234567"), "{shown}");
    // The other way round.
    let mut fake_remote = in_an_italian_shop();
    save_customer(other.clone());
    let there = fake_remote.shopify.create_customer(named("Bruno"));
    fake_remote.reported(there);
    assert_eq!((our("c-1").remote_id, ours().len()), (None, 2));
    assert_eq!(fake_remote.codes(), ["maybe-here"]);
    let shown = crate::say::STRINGS.render(&fake_remote.notes[0], "en");
    assert!(shown.contains("Bruno") && shown.contains("Zoë") && shown.contains("c-1"), "{shown}");
    // By the import; noted once.
    let mut fake_remote = in_an_italian_shop();
    save_customer(other.clone());
    fake_remote.shopify.create_customer(named("Bruno"));
    let (cursor, _) = fake_remote.pass(None);
    fake_remote.pass(Some(cursor));
    assert_eq!((ours().len(), fake_remote.codes()), (2, vec!["maybe-here"]));
    // The same name, written in another way.
    let mut fake_remote = in_an_italian_shop();
    save_customer(other);
    let there = fake_remote.shopify.create_customer(named("ZOE"));
    fake_remote.reported(there);
    assert_eq!((number("c-1"), ours().len()), (there, 1));
}

#[test]
fn a_name_is_the_same_with_other_accents_and_with_initials() {
    for (here, there) in [
        (("Zoë", "Bärtschi"), ("Zoe", "Baertschi")),
        (("Zoe", "Bartschi"), ("ZOË", "BÄRTSCHI")),
        (("M.", "Muster"), ("Max", "Muster")),
        (("Max", "Muster"), ("M", "Muster")),
        (("Jörg", "Strauß"), ("Joerg", "Strauss")),
        (("", "Muster"), ("Max", "Muster")),
        (("J.-P.", "Müller"), ("Jean-Pierre", "Mueller")),
    ] {
        for imported in [true, false] {
            let mut fake_remote = in_an_italian_shop();
            let number_there = fake_remote.shopify.create_customer(|it| {
                (it.first_name, it.last_name) = (Some(there.0.to_owned()), Some(there.1.to_owned()));
                it.phone = Some("+41791234567".to_owned());
            });
            let (first_name, last_name) = (here.0.to_owned(), here.1.to_owned());
            save_customer(shop::Customer { first_name, last_name, ..nowhere("") });
            if imported {
                fake_remote.pass(None);
            } else {
                fake_remote.send("c-1").unwrap();
            }
            fake_remote.work();
            assert_eq!((number("c-1"), ours().len()), (number_there, 1), "{here:?} {there:?} {imported}");
        }
    }
    for (here, there) in [(("M.", "Muster"), ("Anna", "Muster")), (("M.", "B."), ("Max", "Bauer"))] {
        let mut fake_remote = in_an_italian_shop();
        fake_remote.shopify.create_customer(|it| {
            (it.first_name, it.last_name) = (Some(there.0.to_owned()), Some(there.1.to_owned()));
            it.phone = Some("+41791234567".to_owned());
        });
        let (first_name, last_name) = (here.0.to_owned(), here.1.to_owned());
        fake_remote.save(shop::Customer { first_name, last_name, ..nowhere("") });
        assert!(fake_remote.codes().contains(&"maybe-there"), "{here:?} {there:?}");
    }
}
