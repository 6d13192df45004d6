//! The regular audit of Smarty's list: references that are there twice, records that were filed and deleted, and how
//! few requests a lookup needs.

use framework360_sdk::{Connector, Outcome};

use super::restores::{back_up, restore};
use super::*;
use crate::Smartygest;

#[test]
fn a_reference_that_is_there_twice_is_reported_within_the_hour() {
    let smarty = learned(siblings(), |_| {});
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    let queued = testing::with(|host| host.jobs.iter().rfind(|job| job.kind == "audit-orders").cloned());
    assert_eq!(queued.map(|job| job.delay_ms), Some(3_600_000));
    let mut late = smarty.borrow().orders[0].clone();
    late["id"] = 3305.into();
    late["number"] = 3405.into();
    smarty.borrow_mut().orders.insert(0, late);
    let audit =
        || Smartygest::on_job(framework360_sdk::Run { kind: "audit-orders".into(), ..job("orders", 1) });
    let done = audit().unwrap();
    assert_eq!((&done.outcome, done.notes[0].code.as_str()), (&Outcome::Nothing, "note-doubled"));
    let mut reported = done.notes[0].args.clone();
    reported.sort();
    let args =
        [("numbers", "3405"), ("order", "1001")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(reported, args);
    assert!(audit().unwrap().notes.is_empty(), "once");
}

#[test]
fn an_audit_reads_what_is_new_and_lookups_stay_short() {
    let smarty = learned(siblings(), |_| {});
    for _ in 0..300 {
        let mut theirs = smarty.borrow().orders[0].clone();
        let id = 3300 + smarty.borrow().count() as u64;
        theirs["id"] = id.into();
        theirs["customer_id"] = 9.into();
        smarty.borrow_mut().orders.insert(0, theirs);
    }
    let audit =
        || Smartygest::on_job(framework360_sdk::Run { kind: "audit-orders".into(), ..job("orders", 1) });
    let lists = || {
        testing::with(|host| {
            host.requests
                .iter()
                .filter(|path| path.ends_with("orders/list/") || path.ends_with("Orders/list/"))
                .count()
        })
    };
    testing::with(|host| host.requests.clear());
    assert_eq!(code(&run(job("o-1", 1))), "sent 3601 3701");
    assert!(lists() > 6, "{}: before the audit the look reads back to the watermark", lists());
    assert!(testing::with(|host| host
        .jobs
        .iter()
        .any(|job| job.kind == "audit-orders" && job.delay_ms == 0)));
    audit().unwrap();
    testing::with(|host| host.requests.clear());
    assert_eq!(code(&run(job("o-2", 1))), "sent 3602 3702");
    assert_eq!(lists(), 2, "one page, and the read-back");
}

/// Old orders that are sent by hand are all placed before any of them is there: without a watermark that moves, each
/// lookup would read back to the first.
#[test]
fn a_thousand_orders_cost_four_requests_each() {
    const ORDERS: usize = 1_000;
    let orders = (1..=ORDERS).map(|at| {
        let number = (20_000 + at).to_string();
        Order { id: format!("m-{at}"), number, ..samples::simple() }
    });
    let smarty = learned(orders.collect(), |_| {});
    testing::with(|host| {
        host.requests.clear();
        host.jobs.clear();
    });
    let mut requests = 0;
    for at in 1..=ORDERS {
        assert!(code(&run(job(&format!("m-{at}"), 1))).starts_with("sent"), "{at}");
        let audit_is_due = testing::with(|host| {
            requests += std::mem::take(&mut host.requests).len();
            std::mem::take(&mut host.jobs).iter().any(|job| job.kind == "audit-orders" && job.delay_ms == 0)
        });
        if audit_is_due {
            Smartygest::on_job(framework360_sdk::Run { kind: "audit-orders".into(), ..job("orders", 1) })
                .unwrap();
        }
    }
    assert_eq!(smarty.borrow().count(), ORDERS + 1);
    assert!(requests <= 4 * ORDERS, "{requests}");
}

/// Runs the audit's job.
fn audit() {
    Smartygest::on_job(framework360_sdk::Run { kind: "audit-orders".into(), ..job("orders", 1) }).unwrap();
}

/// Found where the product was really used: the audit filed the record, it was deleted there, and the order was shown
/// as synchronized with it.
#[test]
fn a_record_that_was_filed_and_deleted_since_is_not_linked_and_the_order_is_sent() {
    let smarty = learned(siblings(), |_| {});
    let saved = back_up();
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    assert_eq!(code(&run(job("o-2", 1))), "sent 3302 3402");
    restore(saved);
    testing::advance(IN_FLIGHT_GRACE_MS);
    audit();
    smarty.borrow_mut().orders.retain(|order| order["id"] != 3302);
    assert_eq!(code(&run(job("o-1", 1))), "there 3301 3401", "what is listed is found");
    assert_eq!(code(&run(job("o-2", 1))), "sent 3302 3402", "the fake gives the id out again");
    assert_eq!(posts(), 4);
}

#[test]
fn a_record_that_was_filed_is_found_behind_the_watermark_also_without_its_reference() {
    let smarty = learned(siblings(), |_| {});
    let saved = back_up();
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    for at in 0..120 {
        let mut theirs = smarty.borrow().orders[0].clone();
        theirs["id"] = (3400 + at).into();
        theirs["customer_id"] = 9.into();
        theirs["rows"][0]["name"] = "Something else".into();
        smarty.borrow_mut().orders.insert(0, theirs);
    }
    restore(saved);
    testing::advance(IN_FLIGHT_GRACE_MS);
    audit();
    for order in &mut smarty.borrow_mut().orders {
        if order["id"] == 3301 {
            order["rows"][0]["name"] = "Plain tee".into();
        }
    }
    assert_eq!(code(&run(job("o-1", 1))), "there 3301 3401");
}

#[test]
fn a_list_that_hides_what_was_filed_leaves_the_order_to_a_person() {
    let smarty = learned(siblings(), |_| {});
    let saved = back_up();
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    restore(saved);
    testing::advance(IN_FLIGHT_GRACE_MS);
    audit();
    smarty.borrow_mut().orders.clear();
    assert_eq!(code(&run(job("o-1", 1))), "uncertain list-hides");
}

/// Found where the product was really used: what was created twice between the back-up and the restore was never
/// reported.
#[test]
fn what_is_there_twice_is_reported_also_where_an_order_ends_the_state_after_a_restore() {
    for fails in [false, true] {
        let smarty = learned(siblings(), |_| {});
        let saved = back_up();
        assert_eq!(code(&run(job("o-2", 1))), "sent 3301 3401");
        let mut copy = smarty.borrow().orders[0].clone();
        copy["id"] = 3302.into();
        copy["number"] = 3402.into();
        smarty.borrow_mut().orders.insert(0, copy);
        restore(saved);
        testing::advance(IN_FLIGHT_GRACE_MS);
        testing::with(|host| host.jobs.clear());
        if fails {
            mishap(&smarty, testing::json(200, r#"{"error": "sku unknown"}"#), false);
            assert_eq!(code(&run(job("o-1", 1))), "rejected order-refused");
            testing::with(|host| host.jobs.clear());
        }
        assert_eq!(code(&run(job("o-1", 2))), "sent 3303 3403");
        let is_due = |job: &framework360_sdk::queue::Job| job.kind == "audit-orders" && job.delay_ms == 0;
        assert!(testing::with(|host| host.jobs.iter().any(is_due)));
        let audit =
            || Smartygest::on_job(framework360_sdk::Run { kind: "audit-orders".into(), ..job("orders", 1) });
        let notes = audit().unwrap().notes;
        assert_eq!(notes.len(), 1, "{notes:?}");
        let mut reported = notes[0].args.clone();
        reported.sort();
        let args =
            [("numbers", "3402"), ("order", "1002")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!((notes[0].code.as_str(), reported.as_slice()), ("note-doubled", &args[..]));
        assert!(audit().unwrap().notes.is_empty(), "once");
    }
}

/// A checkpoint kept that there was one, and the error of the same call lost it: there was none ever after.
#[test]
fn an_audit_is_queued_also_where_the_first_order_had_no_answer() {
    let smarty = shop(siblings());
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    // The platform takes back what a call queued that failed.
    testing::with(|host| host.jobs.clear());
    assert_eq!(code(&run(job("o-1", 2))), "sent 3300 3400");
    assert!(testing::with(|host| host.jobs.iter().any(|job| job.kind == "audit-orders")));
}
