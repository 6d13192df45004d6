use fake_shopify::Data;
use framework360_sdk::shop::Customer;
use framework360_sdk::testing::{self, records::save_customer, samples};
use framework360_sdk::{Outcome, Run, storage};

use crate::played::{Played, customer, our, ours};
use crate::webhooks::{Changed, Merged};
use crate::{CUSTOMER, CUSTOMER_AGAIN, CUSTOMER_BOTH, MERGED, agreed};

fn number(id: &str) -> u64 {
    our(id).remote_id.unwrap().rsplit('/').next().unwrap().parse().unwrap()
}

/// A webhook reports that the customer changed at this time; answers with the kinds of jobs that are queued then.
fn change_is_reported(played: &mut Played, number: u64, at: u64) -> Vec<String> {
    let payload = storage::encode(&Changed { at }).into_bytes();
    let run = Run { payload, ..samples::job(CUSTOMER, &Data::customer_gid(number)) };
    played.attempt(run).unwrap();
    testing::with(|host| host.jobs.iter().map(|job| job.kind.clone()).collect())
}

#[test]
fn what_our_own_write_brought_is_looked_at_behind_what_is_new_and_costs_no_request_before() {
    let mut played = Played::new();
    played.save(customer("c-1", "a@example.ch"));
    let number = number("c-1");
    let ours = agreed::Agreed::of(&number.to_string()).unwrap().unwrap().updated_at;
    let mark = played.shopify.ledger().requests.len();
    assert_eq!(change_is_reported(&mut played, number, ours), [CUSTOMER_AGAIN]);
    assert_eq!(played.shopify.ledger().requests.len(), mark, "nothing is asked");
    // Shopify's times are to the second: what changed within the same one isn't lost.
    assert!(played.shopify.update_customer(number, |it| it.first_name = Some("Zita".to_owned())));
    played.work();
    assert_eq!(our("c-1").first_name, "Zita");
}

#[test]
fn what_is_newer_than_the_agreement_is_looked_at_at_once() {
    let mut played = Played::new();
    played.save(customer("c-1", "a@example.ch"));
    let number = number("c-1");
    played.wait(5_000);
    assert!(played.shopify.update_customer(number, |it| it.first_name = Some("Zita".to_owned())));
    let ours = agreed::Agreed::of(&number.to_string()).unwrap().unwrap().updated_at;
    assert!(change_is_reported(&mut played, number, ours + 1_000).is_empty());
    assert_eq!(our("c-1").first_name, "Zita");
}

/// Where Shopify's writes hang, what comes in doesn't wait for the look that would write there.
#[test]
fn what_a_look_finds_to_be_written_there_is_another_kind_of_job() {
    let mut played = Played::new();
    played.save(customer("c-1", "a@example.ch"));
    let number = number("c-1");
    played.wait(5_000);
    assert!(played.shopify.update_customer(number, |it| it.first_name = Some("Zita".to_owned())));
    save_customer(Customer { note: "VIP".to_owned(), ..our("c-1") });
    let writes = played.writes();
    let at = agreed::Agreed::of(&number.to_string()).unwrap().unwrap().updated_at + 1_000;
    assert_eq!(change_is_reported(&mut played, number, at), [CUSTOMER_BOTH]);
    assert_eq!((played.writes(), our("c-1").first_name.as_str()), (writes, "Zoë"), "nothing by halves");
    played.work();
    let there = played.shopify.customer(number).unwrap();
    assert_eq!((played.writes(), our("c-1").first_name.as_str()), (writes + 1, "Zita"));
    assert_eq!((there.note.as_deref(), there.first_name.as_deref()), (Some("VIP"), Some("Zita")));
}

/// Whoever replays a delivery can put any time into it.
#[test]
fn whatever_time_a_delivery_says_the_same_is_decided() {
    type Case = (&'static str, fn(&Played, u64));
    let cases: [Case; 4] = [
        ("changed", |played, number| {
            played.shopify.update_customer(number, |it| it.first_name = Some("Zita".to_owned()));
        }),
        ("deleted", |played, number| {
            played.shopify.delete_customer(number);
        }),
        ("unsubscribed", |played, number| {
            played.shopify.update_customer(number, |it| {
                it.email_consent.state = fake_shopify::ConsentState::Unsubscribed;
            });
        }),
        ("nothing", |_, _| {}),
    ];
    for (name, change) in cases {
        let ended = [None, Some(0), Some(1), Some(1_795_348_800_000), Some(u64::MAX)].map(|at| {
            let mut played = Played::new();
            played.save(framework360_sdk::shop::Customer {
                email_marketing: framework360_sdk::shop::Consent::Subscribed,
                email_marketing_at: Some(1_795_000_000_000),
                ..customer("c-1", "a@example.ch")
            });
            let number = number("c-1");
            change(&played, number);
            let writes = played.writes();
            let payload = at.map(|at| storage::encode(&Changed { at }).into_bytes()).unwrap_or_default();
            let run = Run { payload, ..samples::job(CUSTOMER, &Data::customer_gid(number)) };
            played.attempt(run).unwrap();
            played.work();
            (our("c-1"), agreed::is_gone("c-1"), played.writes() - writes, played.parked.len())
        });
        assert!(ended.iter().all(|one| *one == ended[0]), "{name}: {ended:#?}");
    }
}

/// The merge is told; what follows is done.
fn merge_is_told(played: &mut Played, kept: u64, gone: u64) {
    let payload = storage::encode(&Merged { kept: Data::customer_gid(kept) }).into_bytes();
    let run = Run { payload, ..samples::job(MERGED, &Data::customer_gid(gone)) };
    assert_eq!(played.attempt(run).unwrap().outcome, Outcome::Nothing, "never queued for ever");
    played.work();
}

#[test]
fn a_merge_that_is_told_after_the_deletion_moves_the_link_all_the_same() {
    let mut played = Played::new();
    played.save(customer("c-1", "a@example.ch"));
    let gone = number("c-1");
    let kept = played.shopify.create_customer(|it| it.email = Some("b@example.ch".to_owned()));
    played.shopify.merge_customers(kept, gone);
    played.told(gone);
    assert_eq!((our("c-1").remote_id, agreed::is_gone("c-1")), (None, Ok(true)));
    merge_is_told(&mut played, kept, gone);
    assert_eq!((number("c-1"), agreed::is_gone("c-1"), ours().len()), (kept, Ok(false), 1));
    // A save goes on to the one that stays.
    let zita = framework360_sdk::shop::Customer { first_name: "Zita".to_owned(), ..our("c-1") };
    played.save(zita);
    assert_eq!(played.shopify.customer(kept).unwrap().first_name.as_deref(), Some("Zita"));
}

#[test]
fn a_merge_into_another_of_ours_names_both_also_after_the_deletion() {
    for deletion_first in [true, false] {
        let mut played = Played::new();
        played.save(customer("c-1", "a@example.ch"));
        played.save(customer("c-2", "b@example.ch"));
        let (gone, kept) = (number("c-1"), number("c-2"));
        played.shopify.merge_customers(kept, gone);
        if deletion_first {
            played.told(gone);
        }
        merge_is_told(&mut played, kept, gone);
        let note = played.notes.iter().find(|note| note.code == "merged-two").expect("told");
        let shown = crate::say::STRINGS.render(note, "en");
        assert!(shown.starts_with("Customers c-1 and c-2 here are one in Shopify now"), "{shown}");
        assert_eq!((our("c-1").remote_id, agreed::is_gone("c-1"), number("c-2")), (None, Ok(true), kept));
    }
}

#[test]
fn a_merge_that_did_not_happen_takes_no_link_away() {
    let mut played = Played::new();
    played.save(customer("c-1", "a@example.ch"));
    let (said_to_be_gone, kept) =
        (number("c-1"), played.shopify.create_customer(|it| it.email = Some("b@example.ch".to_owned())));
    let payload = storage::encode(&Merged { kept: Data::customer_gid(kept) }).into_bytes();
    let run = Run { payload, ..samples::job(MERGED, &Data::customer_gid(said_to_be_gone)) };
    // Perhaps a copy lagged behind: it is looked again.
    assert!(matches!(played.attempt(run.clone()), Err(framework360_sdk::Error::Unavailable(_))));
    assert!(matches!(played.attempt(run.clone()), Err(framework360_sdk::Error::Unavailable(_))));
    assert_eq!(played.attempt(run.clone()).unwrap().outcome, Outcome::Nothing);
    played.work();
    assert_eq!((number("c-1"), agreed::is_gone("c-1"), ours().len()), (said_to_be_gone, Ok(false), 2));
    // Once it did happen, the link moves.
    played.shopify.merge_customers(kept, said_to_be_gone);
    played.attempt(run).unwrap();
    played.work();
    assert_eq!(agreed::is_gone("c-1"), Ok(true), "both were customers here");
}
