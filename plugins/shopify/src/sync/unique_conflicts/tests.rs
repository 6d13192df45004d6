use framework360_sdk::shop;
use framework360_sdk::testing::{records::save_customer, samples};
use framework360_sdk::{Error, Run};

use crate::fake_remote::{FakeRemote, customer, our};
use crate::sync::tests::{mail, number};
use crate::sync_state::SyncState;
use crate::{CUSTOMERS_OUT, SEND_CUSTOMER};

/// The shop's customers of these names, each with an address of that name, on both sides.
fn people(names: &[&str]) -> FakeRemote {
    let mut fake_remote = FakeRemote::new();
    for name in names {
        fake_remote.save(customer(name, &format!("{name}@example.ch")));
    }
    fake_remote
}

/// Each of these has the next one's address here, the last one that of the first.
fn turn(names: &[&str]) {
    for (at, name) in names.iter().enumerate() {
        let next = names[(at + 1) % names.len()];
        save_customer(shop::Customer { email: format!("{next}@example.ch"), ..our(name) });
    }
}

fn there(fake_remote: &FakeRemote, id: &str) -> String {
    fake_remote.shopify.customer(number(id)).unwrap().email.unwrap_or_default()
}

/// Both sides have the same address of each of them, and nothing happens any more.
fn in_step(fake_remote: &mut FakeRemote, names: &[&str]) {
    for name in names {
        assert_eq!(there(fake_remote, name), our(name).email, "{name}: {:?}", fake_remote.notes);
    }
    let writes = fake_remote.writes();
    for name in names {
        fake_remote.reported(number(name));
        fake_remote.save(our(name));
    }
    fake_remote.pass(None);
    assert_eq!(fake_remote.writes(), writes, "not quiet");
    for name in names {
        assert_eq!(there(fake_remote, name), our(name).email, "{name}");
    }
}

fn saved(fake_remote: &mut FakeRemote, id: &str) {
    fake_remote.save(our(id));
}

#[test]
fn two_who_swap_their_addresses_have_them_in_the_end_whichever_is_sent_first() {
    for order in [["a", "b"], ["b", "a"]] {
        let mut fake_remote = people(&["a", "b"]);
        turn(&["a", "b"]);
        order.iter().for_each(|id| saved(&mut fake_remote, id));
        in_step(&mut fake_remote, &["a", "b"]);
        assert!(fake_remote.writes() <= 2 + 4, "{} writes", fake_remote.writes());
        assert!(
            fake_remote.parked.is_empty() && !fake_remote.codes().contains(&"email-taken"),
            "{:?}",
            fake_remote.codes()
        );
    }
}

#[test]
fn a_swap_whose_halves_are_sent_one_after_the_other_ends_well() {
    for [first, second] in [["a", "b"], ["b", "a"]] {
        let mut fake_remote = people(&["a", "b"]);
        let email = our(second).email;
        let other = our(first).email;
        // Nobody knows yet that the other one is to have another address.
        fake_remote.save(shop::Customer { email, ..our(first) });
        assert_eq!(fake_remote.codes(), ["email-taken"]);
        fake_remote.save(shop::Customer { email: other, ..our(second) });
        in_step(&mut fake_remote, &["a", "b"]);
        assert!(fake_remote.writes() <= 2 + 4, "{} writes", fake_remote.writes());
    }
}

#[test]
fn a_ring_of_three_turns_whoever_is_sent_first() {
    for order in [["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"], ["a", "c", "b"]] {
        let mut fake_remote = people(&["a", "b", "c"]);
        turn(&["a", "b", "c"]);
        order.iter().for_each(|id| saved(&mut fake_remote, id));
        in_step(&mut fake_remote, &["a", "b", "c"]);
        assert!(fake_remote.writes() <= 3 + 6, "{order:?}: {} writes", fake_remote.writes());
    }
}

#[test]
fn a_chain_to_a_free_address_ends_well_in_any_order() {
    for order in [["a", "b", "c"], ["c", "b", "a"], ["b", "a", "c"]] {
        let mut fake_remote = people(&["a", "b", "c"]);
        turn(&["a", "b", "c"]);
        save_customer(shop::Customer { email: "free@example.ch".to_owned(), ..our("c") });
        order.iter().for_each(|id| saved(&mut fake_remote, id));
        in_step(&mut fake_remote, &["a", "b", "c"]);
        assert_eq!(fake_remote.writes(), 3 + 3, "{order:?}: one for each");
    }
}

#[test]
fn who_waits_is_called_when_the_holder_moves_away_later_on_either_side() {
    let mut fake_remote = people(&["a", "b"]);
    fake_remote.save(shop::Customer { email: our("b").email, ..our("a") });
    assert_eq!(
        (fake_remote.codes(), there(&fake_remote, "a")),
        (vec!["email-taken"], "a@example.ch".to_owned())
    );
    fake_remote.shopify.update_customer(number("b"), |it| it.email = Some("new@example.ch".to_owned()));
    fake_remote.reported(number("b"));
    in_step(&mut fake_remote, &["a", "b"]);
    // And when it is deleted there.
    fake_remote.save(shop::Customer { email: our("b").email, ..our("a") });
    fake_remote.shopify.delete_customer(number("b"));
    let deleted = number("b");
    fake_remote.reported(deleted);
    in_step(&mut fake_remote, &["a"]);
}

#[test]
fn phone_numbers_swap_as_well_and_so_do_both_at_once() {
    let mut fake_remote = people(&["a", "b"]);
    let phones = ["+41 79 123 45 67", "+41 79 123 45 68"];
    for (id, phone) in ["a", "b"].into_iter().zip(phones) {
        fake_remote.save(shop::Customer { phone: phone.to_owned(), ..our(id) });
    }
    let before = fake_remote.writes();
    turn(&["a", "b"]);
    save_customer(shop::Customer { phone: phones[1].to_owned(), ..our("a") });
    save_customer(shop::Customer { phone: phones[0].to_owned(), ..our("b") });
    saved(&mut fake_remote, "b");
    saved(&mut fake_remote, "a");
    in_step(&mut fake_remote, &["a", "b"]);
    let phone = |id| fake_remote.shopify.customer(number(id)).unwrap().phone.unwrap();
    assert_eq!((phone("a").as_str(), phone("b").as_str()), ("+41791234568", "+41791234567"));
    assert!(fake_remote.writes() - before <= 8, "{} writes", fake_remote.writes() - before);
}

#[test]
fn who_has_nothing_but_the_address_keeps_it_until_somebody_else_lets_go() {
    let nameless = |id: &str| shop::Customer {
        first_name: String::new(),
        last_name: String::new(),
        ..customer(id, &format!("{id}@example.ch"))
    };
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(nameless("a"));
    fake_remote.save(customer("b", "b@example.ch"));
    turn(&["a", "b"]);
    saved(&mut fake_remote, "a");
    in_step(&mut fake_remote, &["a", "b"]);
    // Where no customer can let go: as it was, with a note.
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(nameless("a"));
    fake_remote.save(nameless("b"));
    turn(&["a", "b"]);
    saved(&mut fake_remote, "a");
    saved(&mut fake_remote, "b");
    assert_eq!(
        (there(&fake_remote, "a"), there(&fake_remote, "b")),
        ("a@example.ch".into(), "b@example.ch".into())
    );
    assert_eq!((fake_remote.codes(), fake_remote.writes()), (vec!["email-taken", "email-taken"], 2));
}

#[test]
fn what_was_let_go_never_comes_back_as_deleted_whatever_happens_in_between() {
    // The answer to the second, third and fourth request that writes is lost; a webhook and a tick come in between.
    for lost in 1..6 {
        let mut fake_remote = people(&["a", "b"]);
        turn(&["a", "b"]);
        let mut updates = 0;
        fake_remote.during.replace(Some(Box::new(move |text| {
            updates += usize::from(text.contains("customerUpdate("));
            text.contains("customerUpdate(") && updates == lost
        })));
        let cut = |fake_remote: &mut FakeRemote, id: &str| {
            let _ = fake_remote.attempt(samples::customer_run(SEND_CUSTOMER, id));
            for id in ["a", "b"] {
                let run = samples::job(crate::CUSTOMER, &our(id).remote_id.unwrap());
                let _ = fake_remote.attempt(Run { attempt: 1, ..run });
                assert!(!our(id).email.is_empty(), "{lost}: deleted here");
            }
        };
        cut(&mut fake_remote, "a");
        cut(&mut fake_remote, "b");
        fake_remote.pass(None);
        fake_remote.work();
        saved(&mut fake_remote, "a");
        saved(&mut fake_remote, "b");
        fake_remote.during.replace(None);
        in_step(&mut fake_remote, &["a", "b"]);
        assert_eq!((our("a").email.as_str(), our("b").email.as_str()), ("b@example.ch", "a@example.ch"));
    }
}

#[test]
fn a_consent_is_that_of_the_address_and_nobody_is_subscribed_by_getting_anothers() {
    let mut fake_remote = FakeRemote::new();
    for id in ["a", "b"] {
        fake_remote.save(shop::Customer {
            email_marketing: shop::Consent::Subscribed,
            email_marketing_at: Some(1_795_000_000_000),
            ..customer(id, &format!("{id}@example.ch"))
        });
    }
    turn(&["a", "b"]);
    saved(&mut fake_remote, "a");
    saved(&mut fake_remote, "b");
    in_step(&mut fake_remote, &["a", "b"]);
    for id in ["a", "b"] {
        // Ours is what Shopify says of the address that it has now.
        let there = fake_remote.shopify.customer(number(id)).unwrap().email_consent.state;
        let subscribed = there == fake_shopify::ConsentState::Subscribed;
        let ours = if subscribed { shop::Consent::Subscribed } else { shop::Consent::Unknown };
        assert_eq!(our(id).email_marketing, ours);
        let sync_state = SyncState::of(&number(id).to_string()).unwrap().unwrap();
        assert!(sync_state.refused.is_empty() && sync_state.taken.is_empty(), "{sync_state:?}");
    }
    assert!(fake_remote.writes() <= 2 + 4, "{} writes", fake_remote.writes());
}

#[test]
fn where_the_holder_keeps_it_nobody_lets_go() {
    let mut fake_remote = people(&["a", "b"]);
    let stranger = fake_remote.shopify.create_customer(mail("stranger@example.ch"));
    save_customer(shop::Customer { email: "stranger@example.ch".to_owned(), ..our("b") });
    save_customer(shop::Customer { email: "b@example.ch".to_owned(), ..our("a") });
    fake_remote.switch(&[CUSTOMERS_OUT]);
    saved(&mut fake_remote, "a");
    saved(&mut fake_remote, "b");
    assert_eq!(
        (there(&fake_remote, "a"), there(&fake_remote, "b")),
        ("a@example.ch".into(), "b@example.ch".into())
    );
    assert_eq!((fake_remote.codes(), fake_remote.writes()), (vec!["email-taken", "email-taken"], 2));
    assert!(fake_remote.notes[1].args.contains(&("number".to_owned(), stranger.to_string())));
}

#[test]
fn one_that_is_new_here_waits_for_the_address_of_another_who_moves() {
    let mut fake_remote = people(&["b"]);
    save_customer(shop::Customer { email: "new@example.ch".to_owned(), ..our("b") });
    save_customer(customer("a", "b@example.ch"));
    let early = fake_remote.attempt(samples::customer_run(SEND_CUSTOMER, "a"));
    assert!(matches!(early, Err(Error::Unavailable(reason)) if reason.message.code == "email-waits"));
    saved(&mut fake_remote, "b");
    saved(&mut fake_remote, "a");
    in_step(&mut fake_remote, &["a", "b"]);
}
