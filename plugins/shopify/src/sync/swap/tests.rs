use framework360_sdk::shop;
use framework360_sdk::testing::{records::save_customer, samples};
use framework360_sdk::{Error, Run};

use crate::agreed::Agreed;
use crate::played::{Played, customer, our};
use crate::sync::tests::{mail, number};
use crate::{CUSTOMERS_OUT, SEND_CUSTOMER};

/// The shop's customers of these names, each with an address of that name, on both sides.
fn people(names: &[&str]) -> Played {
    let mut played = Played::new();
    for name in names {
        played.save(customer(name, &format!("{name}@example.ch")));
    }
    played
}

/// Each of these has the next one's address here, the last one that of the first.
fn turn(names: &[&str]) {
    for (at, name) in names.iter().enumerate() {
        let next = names[(at + 1) % names.len()];
        save_customer(shop::Customer { email: format!("{next}@example.ch"), ..our(name) });
    }
}

fn there(played: &Played, id: &str) -> String {
    played.shopify.customer(number(id)).unwrap().email.unwrap_or_default()
}

/// Both sides have the same address of each of them, and nothing happens any more.
fn in_step(played: &mut Played, names: &[&str]) {
    for name in names {
        assert_eq!(there(played, name), our(name).email, "{name}: {:?}", played.notes);
    }
    let writes = played.writes();
    for name in names {
        played.told(number(name));
        played.save(our(name));
    }
    played.pass(None);
    assert_eq!(played.writes(), writes, "not quiet");
    for name in names {
        assert_eq!(there(played, name), our(name).email, "{name}");
    }
}

fn saved(played: &mut Played, id: &str) {
    played.save(our(id));
}

#[test]
fn two_who_swap_their_addresses_have_them_in_the_end_whichever_is_sent_first() {
    for order in [["a", "b"], ["b", "a"]] {
        let mut played = people(&["a", "b"]);
        turn(&["a", "b"]);
        order.iter().for_each(|id| saved(&mut played, id));
        in_step(&mut played, &["a", "b"]);
        assert!(played.writes() <= 2 + 4, "{} writes", played.writes());
        assert!(played.parked.is_empty() && !played.codes().contains(&"email-taken"), "{:?}", played.codes());
    }
}

#[test]
fn a_swap_whose_halves_are_sent_one_after_the_other_ends_well() {
    for [first, second] in [["a", "b"], ["b", "a"]] {
        let mut played = people(&["a", "b"]);
        let email = our(second).email;
        let other = our(first).email;
        // Nobody knows yet that the other one is to have another address.
        played.save(shop::Customer { email, ..our(first) });
        assert_eq!(played.codes(), ["email-taken"]);
        played.save(shop::Customer { email: other, ..our(second) });
        in_step(&mut played, &["a", "b"]);
        assert!(played.writes() <= 2 + 4, "{} writes", played.writes());
    }
}

#[test]
fn a_ring_of_three_turns_whoever_is_sent_first() {
    for order in [["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"], ["a", "c", "b"]] {
        let mut played = people(&["a", "b", "c"]);
        turn(&["a", "b", "c"]);
        order.iter().for_each(|id| saved(&mut played, id));
        in_step(&mut played, &["a", "b", "c"]);
        assert!(played.writes() <= 3 + 6, "{order:?}: {} writes", played.writes());
    }
}

#[test]
fn a_chain_to_a_free_address_ends_well_in_any_order() {
    for order in [["a", "b", "c"], ["c", "b", "a"], ["b", "a", "c"]] {
        let mut played = people(&["a", "b", "c"]);
        turn(&["a", "b", "c"]);
        save_customer(shop::Customer { email: "free@example.ch".to_owned(), ..our("c") });
        order.iter().for_each(|id| saved(&mut played, id));
        in_step(&mut played, &["a", "b", "c"]);
        assert_eq!(played.writes(), 3 + 3, "{order:?}: one for each");
    }
}

#[test]
fn who_waits_is_called_when_the_holder_moves_away_later_on_either_side() {
    let mut played = people(&["a", "b"]);
    played.save(shop::Customer { email: our("b").email, ..our("a") });
    assert_eq!((played.codes(), there(&played, "a")), (vec!["email-taken"], "a@example.ch".to_owned()));
    played.shopify.update_customer(number("b"), |it| it.email = Some("new@example.ch".to_owned()));
    played.told(number("b"));
    in_step(&mut played, &["a", "b"]);
    // And when it is deleted there.
    played.save(shop::Customer { email: our("b").email, ..our("a") });
    played.shopify.delete_customer(number("b"));
    let gone = number("b");
    played.told(gone);
    in_step(&mut played, &["a"]);
}

#[test]
fn phone_numbers_swap_as_well_and_so_do_both_at_once() {
    let mut played = people(&["a", "b"]);
    let phones = ["+41 79 123 45 67", "+41 79 123 45 68"];
    for (id, phone) in ["a", "b"].into_iter().zip(phones) {
        played.save(shop::Customer { phone: phone.to_owned(), ..our(id) });
    }
    let before = played.writes();
    turn(&["a", "b"]);
    save_customer(shop::Customer { phone: phones[1].to_owned(), ..our("a") });
    save_customer(shop::Customer { phone: phones[0].to_owned(), ..our("b") });
    saved(&mut played, "b");
    saved(&mut played, "a");
    in_step(&mut played, &["a", "b"]);
    let phone = |id| played.shopify.customer(number(id)).unwrap().phone.unwrap();
    assert_eq!((phone("a").as_str(), phone("b").as_str()), ("+41791234568", "+41791234567"));
    assert!(played.writes() - before <= 8, "{} writes", played.writes() - before);
}

#[test]
fn who_has_nothing_but_the_address_keeps_it_until_somebody_else_lets_go() {
    let nameless = |id: &str| shop::Customer {
        first_name: String::new(),
        last_name: String::new(),
        ..customer(id, &format!("{id}@example.ch"))
    };
    let mut played = Played::new();
    played.save(nameless("a"));
    played.save(customer("b", "b@example.ch"));
    turn(&["a", "b"]);
    saved(&mut played, "a");
    in_step(&mut played, &["a", "b"]);
    // Where nobody can: as it was, and told.
    let mut played = Played::new();
    played.save(nameless("a"));
    played.save(nameless("b"));
    turn(&["a", "b"]);
    saved(&mut played, "a");
    saved(&mut played, "b");
    assert_eq!((there(&played, "a"), there(&played, "b")), ("a@example.ch".into(), "b@example.ch".into()));
    assert_eq!((played.codes(), played.writes()), (vec!["email-taken", "email-taken"], 2));
}

#[test]
fn what_was_let_go_never_comes_back_as_deleted_whatever_happens_in_between() {
    // The answer to the second, third and fourth request that writes is lost; a webhook and a tick come in between.
    for lost in 1..6 {
        let mut played = people(&["a", "b"]);
        turn(&["a", "b"]);
        let mut updates = 0;
        played.during.replace(Some(Box::new(move |text| {
            updates += usize::from(text.contains("customerUpdate("));
            text.contains("customerUpdate(") && updates == lost
        })));
        let cut = |played: &mut Played, id: &str| {
            let _ = played.attempt(samples::customer_run(SEND_CUSTOMER, id));
            for id in ["a", "b"] {
                let run = samples::job(crate::CUSTOMER, &our(id).remote_id.unwrap());
                let _ = played.attempt(Run { attempt: 1, ..run });
                assert!(!our(id).email.is_empty(), "{lost}: deleted here");
            }
        };
        cut(&mut played, "a");
        cut(&mut played, "b");
        played.pass(None);
        played.work();
        saved(&mut played, "a");
        saved(&mut played, "b");
        played.during.replace(None);
        in_step(&mut played, &["a", "b"]);
        assert_eq!((our("a").email.as_str(), our("b").email.as_str()), ("b@example.ch", "a@example.ch"));
    }
}

#[test]
fn a_consent_is_that_of_the_address_and_nobody_is_subscribed_by_getting_anothers() {
    let mut played = Played::new();
    for id in ["a", "b"] {
        played.save(shop::Customer {
            email_marketing: shop::Consent::Subscribed,
            email_marketing_at: Some(1_795_000_000_000),
            ..customer(id, &format!("{id}@example.ch"))
        });
    }
    turn(&["a", "b"]);
    saved(&mut played, "a");
    saved(&mut played, "b");
    in_step(&mut played, &["a", "b"]);
    for id in ["a", "b"] {
        // Ours is what Shopify says of the address that it has now.
        let there = played.shopify.customer(number(id)).unwrap().email_consent.state;
        let subscribed = there == fake_shopify::ConsentState::Subscribed;
        let ours = if subscribed { shop::Consent::Subscribed } else { shop::Consent::Unknown };
        assert_eq!(our(id).email_marketing, ours);
        let agreed = Agreed::of(&number(id).to_string()).unwrap().unwrap();
        assert!(agreed.refused.is_empty() && agreed.taken.is_empty(), "{agreed:?}");
    }
    assert!(played.writes() <= 2 + 4, "{} writes", played.writes());
}

#[test]
fn where_the_holder_keeps_it_nobody_lets_go() {
    let mut played = people(&["a", "b"]);
    let stranger = played.shopify.create_customer(mail("stranger@example.ch"));
    save_customer(shop::Customer { email: "stranger@example.ch".to_owned(), ..our("b") });
    save_customer(shop::Customer { email: "b@example.ch".to_owned(), ..our("a") });
    played.switch(&[CUSTOMERS_OUT]);
    saved(&mut played, "a");
    saved(&mut played, "b");
    assert_eq!((there(&played, "a"), there(&played, "b")), ("a@example.ch".into(), "b@example.ch".into()));
    assert_eq!((played.codes(), played.writes()), (vec!["email-taken", "email-taken"], 2));
    assert!(played.notes[1].args.contains(&("number".to_owned(), stranger.to_string())));
}

#[test]
fn one_that_is_new_here_waits_for_the_address_of_another_who_moves() {
    let mut played = people(&["b"]);
    save_customer(shop::Customer { email: "new@example.ch".to_owned(), ..our("b") });
    save_customer(customer("a", "b@example.ch"));
    let early = played.attempt(samples::customer_run(SEND_CUSTOMER, "a"));
    assert!(matches!(early, Err(Error::Unavailable(reason)) if reason.message.code == "email-waits"));
    saved(&mut played, "b");
    saved(&mut played, "a");
    in_step(&mut played, &["a", "b"]);
}
