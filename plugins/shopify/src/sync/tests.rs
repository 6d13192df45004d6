use fake_shopify::{Address as Theirs, Customer, Data, Decimal};
use framework360_sdk::shop::{self, Consent};
use framework360_sdk::testing::{records::save_customer, samples};
use framework360_sdk::{Error, Outcome, Resolution, Run};

use crate::agreed::Agreed;
use crate::played::{Played, customer, our, ours};
use crate::{CUSTOMERS_IN, CUSTOMERS_OUT, MERGED, SEND_CUSTOMER};

pub(super) fn mail(address: &str) -> impl FnOnce(&mut Customer) {
    let address = address.to_owned();
    move |customer| customer.email = Some(address)
}

pub(super) fn address(line1: &str) -> shop::Address {
    shop::Address {
        line1: line1.to_owned(),
        city: "Bern".to_owned(),
        country: "CH".to_owned(),
        tax_code: "T-1".to_owned(),
        phone: String::new(),
        company: String::new(),
        line2: String::new(),
        province: String::new(),
        ..samples::address()
    }
}

fn number(id: &str) -> u64 {
    our(id).remote_id.unwrap().rsplit('/').next().unwrap().parse().unwrap()
}

#[test]
fn a_customer_is_created_with_everything_in_one_write_and_nothing_follows() {
    let mut played = Played::new();
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
    played.save(zoe.clone());
    let there = played.shopify.customer(number("c-1")).unwrap();
    assert_eq!(
        (there.email.as_deref(), there.phone.as_deref()),
        (Some("zoe@example.ch"), Some("+41791234567"))
    );
    assert_eq!((there.addresses.len(), there.tags.len(), there.metafields.len()), (2, 1, 2));
    assert_eq!((played.writes(), played.codes().len()), (1, 0));
    // Its own webhook.
    played.told(there.id);
    played.save(our("c-1"));
    assert_eq!(played.writes(), 1);
    assert_eq!(our("c-1"), shop::Customer { remote_id: Some(there.gid()), ..zoe }, "as it was entered");
    let link = crate::sync::link_to("c-1", &there.gid()).unwrap();
    assert_eq!(link.url, format!("https://f360-test.myshopify.com/admin/customers/{}", there.id));
    assert_eq!(played.send("c-1").unwrap().outcome, Outcome::AlreadyThere(link));
}

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
fn a_create_whose_answer_was_lost_leads_to_one_customer_and_one_link() {
    let mut played = Played::new();
    played.lose.replace(Some("customerCreate("));
    played.save(customer("c-1", "zoe@example.ch"));
    assert_eq!((played.shopify.customers().len(), played.writes(), played.parked.len()), (1, 1, 0));
    assert_eq!(number("c-1"), played.shopify.customers()[0].id);
}

#[test]
fn whoever_cannot_be_found_again_is_not_created_twice() {
    let mut played = Played::new();
    played.lose.replace(Some("customerCreate("));
    played.save(customer("c-1", ""));
    let Some((_, Error::Uncertain(_))) = played.parked.pop() else { panic!("created twice") };
    let there = played.shopify.customers()[0].id;
    let run = samples::customer_run(SEND_CUSTOMER, "c-1");
    let wrong = Run { resolution: Some(Resolution::There("999".to_owned())), ..run.clone() };
    assert!(matches!(played.attempt(wrong), Err(Error::Rejected(_))));
    let page = format!("https://admin.shopify.com/store/f360-test/customers/{there}");
    played.attempt(Run { resolution: Some(Resolution::There(page)), ..run }).unwrap();
    assert_eq!((number("c-1"), played.shopify.customers().len()), (there, 1));
}

#[test]
fn throttling_before_a_create_makes_nothing_uncertain() {
    let mut played = Played::new();
    played.shopify.drain_bucket(0);
    played.save(customer("c-1", ""));
    assert_eq!((played.parked.len(), played.throttled, played.shopify.customers().len()), (0, 1, 1));
}

#[test]
fn an_email_of_another_is_left_out_told_and_not_tried_again() {
    let mut played = Played::new();
    played.save(customer("c-1", "zoe@example.ch"));
    let other = played.shopify.create_customer(mail("taken@example.ch"));
    played.save(shop::Customer {
        email: "taken@example.ch".to_owned(),
        first_name: "Zora".to_owned(),
        ..our("c-1")
    });
    let there = played.shopify.customer(number("c-1")).unwrap();
    assert_eq!((there.first_name.as_deref(), there.email.as_deref()), (Some("Zora"), Some("zoe@example.ch")));
    assert_eq!(played.notes[0].args, [("number".to_owned(), other.to_string())]);
    let requests = played.shopify.mark();
    played.save(our("c-1"));
    assert_eq!(played.shopify.mark(), requests, "nothing changed here");
    played.told(there.id);
    assert_eq!((played.codes(), played.writes()), (vec!["email-taken"], 2));
}

#[test]
fn what_shopify_does_not_take_of_a_new_customer_is_left_out() {
    let mut played = Played::new();
    let long = "x".repeat(5001);
    played.save(shop::Customer { note: long, phone: "12".to_owned(), ..customer("c-1", "zoe@example.ch") });
    assert_eq!((played.shopify.customers().len(), played.writes()), (1, 1));
    assert_eq!(played.codes(), ["phone-left-out", "refused-long-note"]);
    played.told(number("c-1"));
    assert_eq!((played.writes(), played.codes().len()), (1, 2));
}

#[test]
fn one_that_comes_in_new_is_agreed_on_at_once() {
    let mut played = Played::new();
    let there = played.shopify.create_customer(|it| {
        mail("zoe@example.ch")(it);
        it.first_name = Some("Zoë".to_owned());
        it.tags = vec!["VIP".to_owned()];
        it.addresses = vec![Theirs { city: Some("Bern".to_owned()), ..Theirs::default() }];
    });
    played.told(there);
    let id = ours()[0].id.clone();
    assert_eq!((our(&id).first_name.as_str(), our(&id).addresses.len(), our(&id).tags.len()), ("Zoë", 1, 1));
    // An edit of each side, before anything else happened.
    played.shopify.update_customer(there, |it| it.note = Some("theirs".to_owned()));
    played.save(shop::Customer { first_name: "Zora".to_owned(), ..our(&id) });
    let now = played.shopify.customer(there).unwrap();
    assert_eq!((now.first_name.as_deref(), our(&id).note.as_str()), (Some("Zora"), "theirs"));
    assert!(played.codes().is_empty());
    played.told(there);
    assert_eq!(played.writes(), 1);
}

#[test]
fn addresses_without_a_default_one_and_none_at_all_are_no_trouble() {
    let mut played = Played::new();
    let bare = played.shopify.create_customer(mail("a@example.ch"));
    let place = Theirs { id: 7, city: Some("Bern".to_owned()), ..Theirs::default() };
    let odd = played.shopify.create_customer(|it| {
        mail("b@example.ch")(it);
        it.addresses = vec![place.clone()];
    });
    let empty = played.shopify.create_customer(|it| {
        mail("c@example.ch")(it);
        it.addresses = vec![Theirs { id: 8, ..Theirs::default() }];
        it.default_address = Some(8);
    });
    for number in [bare, odd, empty] {
        played.told(number);
        played.told(number);
    }
    assert_eq!(ours().iter().map(|it| it.addresses.len()).collect::<Vec<_>>(), [0, 1, 0]);
    assert_eq!((played.writes(), played.parked.len()), (0, 0));
}

#[test]
fn an_address_edited_here_is_changed_there_and_none_is_deleted() {
    let mut played = Played::new();
    played.save(shop::Customer {
        addresses: vec![address("Gasse 1"), address("Gasse 2")],
        ..customer("c-1", "zoe@example.ch")
    });
    played.save(shop::Customer { addresses: vec![address("Gasse 1a")], ..our("c-1") });
    let streets =
        |it: &Customer| it.addresses.iter().filter_map(|it| it.address1.clone()).collect::<Vec<_>>();
    let there = played.shopify.customer(number("c-1")).unwrap();
    assert_eq!((streets(&there), played.writes()), (vec!["Gasse 1a".to_owned(), "Gasse 2".to_owned()], 2));
    played.shopify.update_customer(there.id, |it| it.addresses[0].address1 = Some("Gasse 9".to_owned()));
    played.told(there.id);
    assert_eq!(our("c-1").addresses, [shop::Address { line1: "Gasse 9".to_owned(), ..address("") }]);
    assert_eq!(played.writes(), 2, "what Shopify knows nothing of is kept here");
}

#[test]
fn what_is_hidden_is_never_taken_for_empty() {
    let mut played = Played::new();
    played.save(customer("c-1", "zoe@example.ch"));
    played.shopify.switches(|switches| switches.protected_data = false);
    played.told(number("c-1"));
    assert!(
        matches!(played.parked.pop(), Some((_, Error::Unauthorized(reason))) if reason.code == "api-protected-data")
    );
    played.shopify.switches(|switches| switches.protected_data = true);
    played.shopify.update_customer(number("c-1"), |it| {
        (it.first_name, it.last_name, it.email) = (None, None, None);
    });
    played.told(number("c-1"));
    assert_eq!((our("c-1").email.as_str(), played.writes()), ("zoe@example.ch", 1));
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
fn a_read_that_is_older_than_what_was_agreed_changes_nothing() {
    let mut played = Played::new();
    played.save(customer("c-1", "zoe@example.ch"));
    let there = number("c-1").to_string();
    played.shopify.update_customer(number("c-1"), |it| it.note = Some("from an old replica".to_owned()));
    let agreed = Agreed::of(&there).unwrap().unwrap();
    let later = Agreed { updated_at: agreed.updated_at + 60_000, ..agreed.clone() };
    later.keep(&there, None).unwrap();
    played.told(number("c-1"));
    assert_eq!((our("c-1").note.as_str(), Agreed::of(&there).unwrap()), ("", Some(later)));
    agreed.keep(&there, None).unwrap();
    played.told(number("c-1"));
    assert_eq!(our("c-1").note, "from an old replica");
}

#[test]
fn consent_goes_by_its_own_mutation_with_its_own_time() {
    let mut played = Played::new();
    played.save(customer("c-1", "zoe@example.ch"));
    played.save(shop::Customer {
        email_marketing: Consent::Subscribed,
        email_marketing_at: Some(1_795_000_000_000),
        ..our("c-1")
    });
    let there = || played.shopify.customer(number("c-1")).unwrap().email_consent;
    assert_eq!(there().updated_at.unwrap().as_millisecond(), 1_795_000_000_000);
    assert_eq!(played.writes(), 2);
}

#[test]
fn orders_go_as_metafields_in_one_write() {
    let mut played = Played::new();
    played.save(customer("c-1", "zoe@example.ch"));
    played.save(shop::Customer { orders_count: 1, total_spent: "9.9".to_owned(), ..our("c-1") });
    let there = played.shopify.customer(number("c-1")).unwrap();
    assert_eq!((there.metafields.len(), played.writes()), (2, 2));
    assert_eq!(there.metafields[1].value, r#"{"amount":"9.90","currency_code":"CHF"}"#);
    // What was ordered at Shopify is Shopify's.
    played.shopify.update_customer(there.id, |it| (it.orders, it.spent) = (5, Decimal::ONE));
    played.told(there.id);
    assert_eq!((our("c-1").orders_count, played.writes()), (1, 2));
}

#[test]
fn the_bucket_of_a_development_store_is_enough() {
    let mut played = Played::new();
    played.shopify.set_bucket(40, 2);
    for at in 0..3 {
        played.save(shop::Customer {
            phone: format!("+4179123450{at}"),
            addresses: vec![address("Gasse 1")],
            ..customer(&format!("c-{at}"), &format!("c{at}@example.ch"))
        });
    }
    played.save(shop::Customer {
        first_name: "Zora".to_owned(),
        tags: vec!["a".to_owned()],
        addresses: vec![address("Gasse 2")],
        email_marketing: Consent::Subscribed,
        orders_count: 2,
        ..our("c-0")
    });
    let there = played.shopify.customer(number("c-0")).unwrap();
    assert_eq!((there.first_name.as_deref(), there.tags.len(), there.metafields.len()), (Some("Zora"), 1, 2));
    assert_eq!((played.parked.len(), there.addresses[0].address1.as_deref()), (0, Some("Gasse 2")));
    for at in 0..5 {
        played.shopify.create_customer(mail(&format!("t{at}@example.ch")));
    }
    let (_, pages) = played.pass(None);
    assert_eq!(ours().len(), 8);
    assert!(pages >= 4 && played.parked.is_empty(), "{pages} pages");
}

#[test]
fn a_throttled_call_waits_as_long_as_it_takes_to_begin_again() {
    let mut played = Played::new();
    let addresses = (0..8).map(|at| address(&format!("Gasse {at}"))).collect();
    played.save(shop::Customer { addresses, ..customer("c-1", "zoe@example.ch") });
    // Enough to read it, and not enough to write it then.
    played.shopify.drain_bucket(20);
    played.save(shop::Customer { first_name: "Zora".to_owned(), ..our("c-1") });
    assert_eq!((played.throttled, played.writes(), played.parked.len()), (1, 2, 0));
    played.shopify.switches(|switches| switches.throttle_status = false);
    played.shopify.drain_bucket(0);
    played.save(shop::Customer { first_name: "Zita".to_owned(), ..our("c-1") });
    assert_eq!(played.writes(), 3);
}

#[test]
fn the_first_import_goes_on_where_it_stopped_and_later_passes_do_no_work_twice() {
    let mut played = Played::new();
    for at in 0..130 {
        played.shopify.create_customer(mail(&format!("c{at}@example.ch")));
        played.wait(1_000);
    }
    save_customer(customer("old", "nobody@example.ch"));
    save_customer(customer("mine", "c7@example.ch"));
    let first = played.call(|| crate::tick::tick(None)).unwrap();
    assert_eq!((first.done, first.total, ours().len()), (52, Some(130), 53));
    played.work();
    let (cursor, _) = played.pass(Some(first.cursor));
    assert_eq!(ours().len(), 131);
    // Who was here before and isn't there is not sent by itself.
    assert_eq!((our("old").remote_id, our("mine").remote_id.is_some(), played.writes()), (None, true, 1));
    played.shopify.update_customer(played.shopify.customers()[3].id, |it| it.note = Some("new".to_owned()));
    save_customer(shop::Customer { note: "here".to_owned(), ..our("mine") });
    save_customer(customer("later", "later@example.ch"));
    let changes = framework360_sdk::testing::with(|host| host.changes.len());
    let (_, _) = played.pass(Some(cursor));
    assert_eq!(
        framework360_sdk::testing::with(|host| host.changes.len()) - changes,
        3,
        "one taken, two sent"
    );
    assert!(ours().iter().any(|it| it.note == "new"));
    assert_eq!((our("later").remote_id.is_some(), played.writes()), (true, 3));
}

#[test]
fn with_only_one_direction_nothing_is_written_to_its_source() {
    let mut played = Played::new();
    played.switch(&[CUSTOMERS_OUT]);
    played.shopify.create_customer(mail("a@example.ch"));
    played.save(customer("c-1", "zoe@example.ch"));
    let (cursor, _) = played.pass(None);
    assert_eq!(ours().len(), 1);
    played.switch(&[CUSTOMERS_IN]);
    save_customer(shop::Customer { first_name: "Zora".to_owned(), ..our("c-1") });
    played.pass(Some(cursor));
    assert_eq!((ours().len(), played.writes()), (2, 1));
    assert!(matches!(
        played.attempt(samples::customer_run(SEND_CUSTOMER, "c-1")).unwrap().outcome,
        Outcome::Skipped(_)
    ));
    played.send("c-1").unwrap();
    assert_eq!(played.shopify.customer(number("c-1")).unwrap().first_name.as_deref(), Some("Zora"));
}

#[test]
fn no_personal_data_are_kept() {
    let mut played = Played::new();
    played.save(shop::Customer { addresses: vec![address("Gasse 1")], ..customer("c-1", "zoe@example.ch") });
    let kept: String = framework360_sdk::testing::with(|host| {
        let agreed = host.storage.iter().filter(|(key, _)| key.starts_with("agreed/"));
        agreed.map(|(_, value)| String::from_utf8_lossy(value).into_owned()).collect()
    });
    assert!(!kept.is_empty() && !["zoe", "Zoë", "Gasse"].iter().any(|part| kept.contains(part)), "{kept}");
}

#[test]
fn what_a_switch_keeps_back_goes_once_it_is_on() {
    let mut played = Played::new();
    played.save(customer("c-1", "zoe@example.ch"));
    played.switch(&[CUSTOMERS_IN]);
    save_customer(shop::Customer { note: "here".to_owned(), ..our("c-1") });
    played.told(number("c-1"));
    assert_eq!(played.writes(), 1);
    played.switch(&[CUSTOMERS_OUT]);
    played.pass(None);
    assert_eq!(played.shopify.customer(number("c-1")).unwrap().note.as_deref(), Some("here"));
}

#[test]
fn what_another_job_agreed_on_meanwhile_is_not_taken_for_an_edit_of_ours() {
    let mut played = Played::new();
    played.save(customer("c-1", "zoe@example.ch"));
    let there = number("c-1");
    let first = Agreed::of(&there.to_string()).unwrap().unwrap();
    played.shopify.update_customer(there, |it| it.first_name = Some("Theirs".to_owned()));
    played.told(there);
    let later = Agreed::of(&there.to_string()).unwrap().unwrap();
    // As it was before that; the other job ends while this one waits for Shopify.
    first.keep(&there.to_string(), None).unwrap();
    save_customer(shop::Customer { first_name: "Zoë".to_owned(), ..our("c-1") });
    played.during.replace(Some(Box::new(move |text| {
        if text.contains("customer(id") {
            later.keep(&there.to_string(), None).unwrap();
        }
        false
    })));
    let _ = played.attempt(samples::customer_run(SEND_CUSTOMER, "c-1"));
    assert_eq!(played.shopify.customer(there).unwrap().first_name.as_deref(), Some("Theirs"));
    assert_eq!(played.writes(), 1);
}

#[test]
fn nothing_is_written_there_where_something_changed_that_was_read() {
    let mut played = Played::new();
    played.save(customer("c-1", "zoe@example.ch"));
    save_customer(shop::Customer { first_name: "Zora".to_owned(), ..our("c-1") });
    save_customer(customer("c-2", "other@example.ch"));
    framework360_sdk::testing::with(|host| host.checkpoint_fails = true);
    for id in ["c-1", "c-2"] {
        assert!(played.attempt(samples::customer_run(SEND_CUSTOMER, id)).is_err());
    }
    assert_eq!(played.writes(), 1);
}

#[test]
fn an_edit_while_our_own_write_is_under_way_is_not_lost() {
    for (part, email) in [("customerUpdate(", "zoe@example.ch"), ("customerCreate(", "new@example.ch")] {
        let mut played = Played::new();
        played.save(customer("c-1", "zoe@example.ch"));
        let id = if part == "customerCreate(" { "c-2" } else { "c-1" };
        let written = shop::Customer {
            first_name: "Zora".to_owned(),
            tags: vec!["one".to_owned(), "two".to_owned()],
            addresses: vec![address("Gasse 1")],
            ..if id == "c-1" { our(id) } else { customer(id, email) }
        };
        save_customer(written.clone());
        // The last write of the call gets through, and its answer is lost.
        played.lose.replace(Some(if id == "c-1" { "customerAddressCreate(" } else { part }));
        assert!(played.attempt(samples::customer_run(SEND_CUSTOMER, id)).is_err());
        played.save(shop::Customer {
            first_name: "Zita".to_owned(),
            tags: vec!["two".to_owned()],
            addresses: vec![address("Gasse 2")],
            ..written
        });
        let there = played.shopify.customer(number(id)).unwrap();
        assert_eq!(
            (there.first_name.as_deref(), our(id).first_name.as_str()),
            (Some("Zita"), "Zita"),
            "{part}"
        );
        assert_eq!((there.tags.as_slice(), our(id).tags.len()), (&["two".to_owned()][..], 1), "{part}");
        assert_eq!(there.addresses.len(), 1, "{part}");
        assert_eq!(there.addresses[0].address1.as_deref(), Some("Gasse 2"), "{part}");
        assert!(played.codes().is_empty() && played.parked.is_empty(), "{part}");
        let agreed = Agreed::of(&there.id.to_string()).unwrap().unwrap();
        assert!(agreed.sending.is_empty() && crate::agreed::creating(id).unwrap().is_none(), "{part}");
    }
}

#[test]
fn one_that_lost_its_only_key_to_a_refusal_is_not_created_twice() {
    let mut played = Played::new();
    let phone = "+41791234567".to_owned();
    played.save(shop::Customer { phone: phone.clone(), ..customer("c-1", "zoe@example.ch") });
    let mut creates = 0;
    played.during.replace(Some(Box::new(move |text| {
        let create = text.contains("customerCreate(");
        creates += usize::from(create);
        // The first is refused: the phone is another's.
        create && creates == 2
    })));
    played.save(shop::Customer { phone, ..customer("c-2", "") });
    assert!(matches!(played.parked.pop(), Some((_, Error::Uncertain(_)))), "created twice");
    assert_eq!(played.shopify.customers().len(), 2);
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
fn a_value_that_was_taken_is_tried_again_once_ours_changed() {
    let mut played = Played::new();
    played.save(customer("c-1", "zoe@example.ch"));
    let other = played.shopify.create_customer(mail("taken@example.ch"));
    played.save(shop::Customer { email: "taken@example.ch".to_owned(), ..our("c-1") });
    played.shopify.update_customer(other, |it| it.email = Some("free@example.ch".to_owned()));
    played.told(number("c-1"));
    let email = |played: &Played| played.shopify.customer(number("c-1")).unwrap().email;
    assert_eq!(email(&played).as_deref(), Some("zoe@example.ch"), "nothing changed here");
    played.save(shop::Customer { note: "news".to_owned(), ..our("c-1") });
    assert_eq!(email(&played).as_deref(), Some("taken@example.ch"));
}
