use fake_shopify::Data;
use framework360_sdk::shop::Customer;
use framework360_sdk::testing::{self, records::save_customer, samples};
use framework360_sdk::{Outcome, Run, storage};

use crate::fake_remote::{FakeRemote, customer, our, ours};
use crate::webhooks::{Changed, Merged};
use crate::{CUSTOMER, CUSTOMER_AGAIN, CUSTOMER_BOTH, MERGED, sync_state};

fn number(id: &str) -> u64 {
    our(id).remote_id.unwrap().rsplit('/').next().unwrap().parse().unwrap()
}

/// A webhook reports that the customer changed at this time; answers with the kinds of jobs that are queued then.
fn change_is_reported(fake_remote: &mut FakeRemote, number: u64, at: u64) -> Vec<String> {
    let payload = storage::encode(&Changed { at }).into_bytes();
    let run = Run { payload, ..samples::job(CUSTOMER, &Data::customer_gid(number)) };
    fake_remote.attempt(run).unwrap();
    testing::with(|host| host.jobs.iter().map(|job| job.kind.clone()).collect())
}

#[test]
fn what_our_own_write_brought_is_synchronized_after_what_is_new_and_costs_no_request_before() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "a@example.ch"));
    let number = number("c-1");
    let ours = sync_state::SyncState::of(&number.to_string()).unwrap().unwrap().updated_at;
    let mark = fake_remote.shopify.ledger().requests.len();
    assert_eq!(change_is_reported(&mut fake_remote, number, ours), [CUSTOMER_AGAIN]);
    assert_eq!(fake_remote.shopify.ledger().requests.len(), mark, "nothing is asked");
    // Shopify's times are to the second: what changed within the same one isn't lost.
    assert!(fake_remote.shopify.update_customer(number, |it| it.first_name = Some("Zita".to_owned())));
    fake_remote.work();
    assert_eq!(our("c-1").first_name, "Zita");
}

#[test]
fn what_is_newer_than_the_sync_state_is_synchronized_at_once() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "a@example.ch"));
    let number = number("c-1");
    fake_remote.wait(5_000);
    assert!(fake_remote.shopify.update_customer(number, |it| it.first_name = Some("Zita".to_owned())));
    let ours = sync_state::SyncState::of(&number.to_string()).unwrap().unwrap().updated_at;
    assert!(change_is_reported(&mut fake_remote, number, ours + 1_000).is_empty());
    assert_eq!(our("c-1").first_name, "Zita");
}

/// Where Shopify's writes hang, what comes in doesn't wait for the look that would write there.
#[test]
fn what_a_pull_finds_to_be_written_there_is_another_kind_of_job() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "a@example.ch"));
    let number = number("c-1");
    fake_remote.wait(5_000);
    assert!(fake_remote.shopify.update_customer(number, |it| it.first_name = Some("Zita".to_owned())));
    save_customer(Customer { note: "VIP".to_owned(), ..our("c-1") });
    let writes = fake_remote.writes();
    let at = sync_state::SyncState::of(&number.to_string()).unwrap().unwrap().updated_at + 1_000;
    assert_eq!(change_is_reported(&mut fake_remote, number, at), [CUSTOMER_BOTH]);
    assert_eq!((fake_remote.writes(), our("c-1").first_name.as_str()), (writes, "Zoë"), "nothing by halves");
    fake_remote.work();
    let there = fake_remote.shopify.customer(number).unwrap();
    assert_eq!((fake_remote.writes(), our("c-1").first_name.as_str()), (writes + 1, "Zita"));
    assert_eq!((there.note.as_deref(), there.first_name.as_deref()), (Some("VIP"), Some("Zita")));
}

/// Somebody who replays a delivery can put any time into it.
#[test]
fn whatever_time_a_delivery_says_the_same_is_decided() {
    type Case = (&'static str, fn(&FakeRemote, u64));
    let cases: [Case; 4] = [
        ("changed", |fake_remote, number| {
            fake_remote.shopify.update_customer(number, |it| it.first_name = Some("Zita".to_owned()));
        }),
        ("deleted", |fake_remote, number| {
            fake_remote.shopify.delete_customer(number);
        }),
        ("unsubscribed", |fake_remote, number| {
            fake_remote.shopify.update_customer(number, |it| {
                it.email_consent.state = fake_shopify::ConsentState::Unsubscribed;
            });
        }),
        ("nothing", |_, _| {}),
    ];
    for (name, change) in cases {
        let ended = [None, Some(0), Some(1), Some(1_795_348_800_000), Some(u64::MAX)].map(|at| {
            let mut fake_remote = FakeRemote::new();
            fake_remote.save(framework360_sdk::shop::Customer {
                email_marketing: framework360_sdk::shop::Consent::Subscribed,
                email_marketing_at: Some(1_795_000_000_000),
                ..customer("c-1", "a@example.ch")
            });
            let number = number("c-1");
            change(&fake_remote, number);
            let writes = fake_remote.writes();
            let payload = at.map(|at| storage::encode(&Changed { at }).into_bytes()).unwrap_or_default();
            let run = Run { payload, ..samples::job(CUSTOMER, &Data::customer_gid(number)) };
            fake_remote.attempt(run).unwrap();
            fake_remote.work();
            (
                our("c-1"),
                sync_state::is_deleted("c-1"),
                fake_remote.writes() - writes,
                fake_remote.parked.len(),
            )
        });
        assert!(ended.iter().all(|one| *one == ended[0]), "{name}: {ended:#?}");
    }
}

/// Reports a merge, and runs the jobs that follow.
fn report_merge(fake_remote: &mut FakeRemote, kept: u64, deleted: u64) {
    let payload = storage::encode(&Merged { kept: Data::customer_gid(kept) }).into_bytes();
    let run = Run { payload, ..samples::job(MERGED, &Data::customer_gid(deleted)) };
    assert_eq!(fake_remote.attempt(run).unwrap().outcome, Outcome::Nothing, "never queued for ever");
    fake_remote.work();
}

#[test]
fn a_merge_that_is_reported_after_the_deletion_moves_the_link_all_the_same() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "a@example.ch"));
    let deleted = number("c-1");
    let kept = fake_remote.shopify.create_customer(|it| it.email = Some("b@example.ch".to_owned()));
    fake_remote.shopify.merge_customers(kept, deleted);
    fake_remote.reported(deleted);
    assert_eq!((our("c-1").remote_id, sync_state::is_deleted("c-1")), (None, Ok(true)));
    report_merge(&mut fake_remote, kept, deleted);
    assert_eq!((number("c-1"), sync_state::is_deleted("c-1"), ours().len()), (kept, Ok(false), 1));
    // A save goes on to the one that stays.
    let zita = framework360_sdk::shop::Customer { first_name: "Zita".to_owned(), ..our("c-1") };
    fake_remote.save(zita);
    assert_eq!(fake_remote.shopify.customer(kept).unwrap().first_name.as_deref(), Some("Zita"));
}

#[test]
fn a_merge_into_another_of_ours_names_both_also_after_the_deletion() {
    for deletion_first in [true, false] {
        let mut fake_remote = FakeRemote::new();
        fake_remote.save(customer("c-1", "a@example.ch"));
        fake_remote.save(customer("c-2", "b@example.ch"));
        let (deleted, kept) = (number("c-1"), number("c-2"));
        fake_remote.shopify.merge_customers(kept, deleted);
        if deletion_first {
            fake_remote.reported(deleted);
        }
        report_merge(&mut fake_remote, kept, deleted);
        let note = fake_remote.notes.iter().find(|note| note.code == "merged-two").expect("noted");
        let shown = crate::say::STRINGS.render(note, "en");
        assert!(shown.starts_with("Customers c-1 and c-2 here are one in Shopify now"), "{shown}");
        assert_eq!(
            (our("c-1").remote_id, sync_state::is_deleted("c-1"), number("c-2")),
            (None, Ok(true), kept)
        );
    }
}

#[test]
fn a_merge_that_did_not_happen_takes_no_link_away() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "a@example.ch"));
    let (said_to_be_gone, kept) =
        (number("c-1"), fake_remote.shopify.create_customer(|it| it.email = Some("b@example.ch".to_owned())));
    let payload = storage::encode(&Merged { kept: Data::customer_gid(kept) }).into_bytes();
    let run = Run { payload, ..samples::job(MERGED, &Data::customer_gid(said_to_be_gone)) };
    // Perhaps a copy lagged behind: it is looked again.
    assert!(matches!(fake_remote.attempt(run.clone()), Err(framework360_sdk::Error::Unavailable(_))));
    assert!(matches!(fake_remote.attempt(run.clone()), Err(framework360_sdk::Error::Unavailable(_))));
    assert_eq!(fake_remote.attempt(run.clone()).unwrap().outcome, Outcome::Nothing);
    fake_remote.work();
    assert_eq!((number("c-1"), sync_state::is_deleted("c-1"), ours().len()), (said_to_be_gone, Ok(false), 2));
    // Once it did happen, the link moves.
    fake_remote.shopify.merge_customers(kept, said_to_be_gone);
    fake_remote.attempt(run).unwrap();
    fake_remote.work();
    assert_eq!(sync_state::is_deleted("c-1"), Ok(true), "both were customers here");
}
