//! Orders on their way to TotalGest.

use framework360_sdk::http::TransportError;
use framework360_sdk::shop::{Order, OrderState, PaymentState};
use framework360_sdk::testing::{self, records::Entry, samples};
use framework360_sdk::{CheckError, Connector, Done, Error, Outcome, Resolution, Retry, Run};
use serde_json::json;

use crate::fake_remote::{self, LOST, answer, html, problem};
use crate::{EXPORT_ORDER, TotalGest, say};

/// The shop has this order alone.
fn shop(order: Order) {
    testing::with(|host| host.records = vec![Entry::Order(order)]);
}

fn run() -> Run {
    samples::run(EXPORT_ORDER, "o-1")
}

fn send() -> Result<Done, Error> {
    TotalGest::on_job(run())
}

fn number(outcome: &Outcome) -> &str {
    match outcome {
        Outcome::Sent(link) | Outcome::AlreadyThere(link) => &link.number,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_completed_order_is_queued_paid_or_not() {
    let _totalgest = fake_remote::start();
    for state in [PaymentState::Paid, PaymentState::Pending, PaymentState::Authorized] {
        let mut order = samples::simple();
        order.payment.state = state;
        shop(order);
        assert_eq!(TotalGest::on_order_paid("o-1"), Ok(Outcome::Queued), "{state:?}");
    }
    shop(Order { state: OrderState::Open, ..samples::simple() });
    assert!(matches!(TotalGest::on_order_paid("o-1"), Ok(Outcome::Skipped(_))));
}

#[test]
fn an_order_is_sent_and_linked_with_its_number_and_address_there() {
    let totalgest = fake_remote::start();
    shop(samples::simple());
    let done = send().unwrap();
    let Outcome::Sent(link) = done.outcome else { panic!("{done:?}") };
    assert_eq!((link.remote_id.as_str(), link.number.as_str()), ("1", "AB-1"));
    assert_eq!(link.url, "https://tg00.example.ch/orders/1");
    assert_eq!(done.notes, []);
    assert_eq!(totalgest.borrow().orders[0]["external_reference"], "shop-1/1001");
    assert_eq!(totalgest.borrow().seen, ["POST /erp/v1/shops/shop-7/owners/owner%2F3/orders"]);
}

#[test]
fn a_new_order_that_comes_to_another_total_there_is_not_silent() {
    for (total, notes) in [("45.80", 0), ("45.8", 0), ("", 0), ("45.79", 1)] {
        let totalgest = fake_remote::start();
        shop(samples::simple());
        let receipt = json!({
            "id": "1", "number": "AB-1", "external_reference": "shop-1/1001", "order_number": "1001",
            "currency": "EUR", "total": total,
        });
        totalgest.borrow_mut().instead = vec![Some(answer(201, &receipt))];
        let done = send().unwrap();
        assert!(matches!(done.outcome, Outcome::Sent(_)), "{done:?}");
        assert_eq!(done.notes.len(), notes, "{total:?}");
        if let Some(note) = done.notes.first() {
            let expected = say::NoteDiffers { number: "AB-1", ours: "45.80 EUR", there: "45.79 EUR" };
            assert_eq!(*note, expected.message());
        }
    }
}

#[test]
fn every_kind_of_order_is_sent_as_the_file_says() {
    let totalgest = fake_remote::start();
    for order in [
        samples::simple(),
        samples::company(),
        samples::foreign(),
        samples::on_delivery(),
        samples::discounted(),
        samples::without_vat(),
        samples::by_the_metre(),
    ] {
        totalgest.borrow_mut().orders.clear();
        shop(order);
        assert!(matches!(send().unwrap().outcome, Outcome::Sent(_)));
    }
}

#[test]
fn an_order_whose_answer_was_lost_is_there_once() {
    for lost in LOST {
        let totalgest = fake_remote::start();
        shop(samples::simple());
        send().unwrap();
        totalgest.borrow_mut().instead = vec![Some(Err(lost))];
        let Err(Error::Unavailable(retry)) = send() else { panic!("{lost:?}") };
        assert_eq!(retry.message, say::create_unclear());
        let done = TotalGest::on_job(Run { attempt: 2, ..run() }).unwrap();
        assert!(matches!(&done.outcome, Outcome::AlreadyThere(link) if link.number == "AB-1"));
        assert_eq!(done.notes, []);
        assert_eq!(totalgest.borrow().orders.len(), 1);
    }
}

#[test]
fn an_order_that_was_cancelled_after_it_may_have_arrived_is_looked_up() {
    let totalgest = fake_remote::start();
    shop(samples::simple());
    send().unwrap();
    shop(Order { state: OrderState::Cancelled, ..samples::simple() });
    assert!(matches!(send().unwrap().outcome, Outcome::Skipped(_)));
    let done = TotalGest::on_job(Run { attempt: 2, ..run() }).unwrap();
    assert_eq!(number(&done.outcome), "AB-1");
    assert_eq!(done.notes, [framework360_sdk::say::sdk_skip_cancelled()]);
    totalgest.borrow_mut().orders.clear();
    let done = TotalGest::on_job(Run { attempt: 2, ..run() }).unwrap();
    assert!(matches!(done.outcome, Outcome::Skipped(_)));
}

#[test]
fn an_order_that_cannot_be_mapped_any_more_is_looked_up_and_left_to_a_person() {
    let totalgest = fake_remote::start();
    shop(samples::simple());
    send().unwrap();
    shop(Order { total: "1".into(), ..samples::simple() });
    let Err(Error::Rejected(reason)) = send() else { panic!("not rejected") };
    let again = |resolution| TotalGest::on_job(Run { attempt: 2, resolution, ..run() });
    assert_eq!(again(None), Err(Error::Uncertain(reason)), "it can't be compared");
    assert_eq!(number(&again(Some(Resolution::There("AB-1".into()))).unwrap().outcome), "AB-1");
    assert_eq!(totalgest.borrow().orders.len(), 1);
    totalgest.borrow_mut().orders.clear();
    assert!(matches!(again(None), Err(Error::Rejected(_))));
}

#[test]
fn a_switch_that_is_off_holds_jobs_but_no_person() {
    let totalgest = fake_remote::start();
    testing::with(|host| host.flows.clear());
    shop(samples::simple());
    assert_eq!(TotalGest::on_order_paid("o-1"), Ok(Outcome::Nothing));
    assert!(matches!(send(), Err(Error::NotConfigured(_))));
    assert!(totalgest.borrow().seen.is_empty());
    assert!(TotalGest::on_job(Run { manual: true, ..run() }).is_ok());
}

#[test]
fn an_order_that_is_linked_is_already_there_without_a_request() {
    let totalgest = fake_remote::start();
    shop(Order { remote_id: Some("88".into()), ..samples::simple() });
    let outcome = send().unwrap().outcome;
    assert!(matches!(outcome, Outcome::AlreadyThere(link) if link.remote_id == "88"));
    assert!(totalgest.borrow().seen.is_empty());
}

#[test]
fn a_session_that_is_over_is_renewed_by_the_platform() {
    let totalgest = fake_remote::start();
    shop(samples::simple());
    totalgest.borrow_mut().token = "tg_fedcba9876543210".into();
    assert_eq!(send(), Err(Error::Expired));
    assert_eq!(TotalGest::on_product_tick(None), Err(Error::Expired));
    crate::session::renew().unwrap();
    assert!(send().is_ok());
    testing::with(|host| host.storage.clear());
    assert_eq!(send(), Err(Error::Expired), "without a request");
    assert_eq!(totalgest.borrow().seen.len(), 4);
}

#[test]
fn a_person_may_say_under_which_number_the_order_is() {
    let totalgest = fake_remote::start();
    shop(samples::simple());
    send().unwrap();
    let there = |number: &str| {
        let resolution = Some(Resolution::There(number.into()));
        TotalGest::on_job(Run { resolution, manual: true, ..run() })
    };
    assert_eq!(number(&there(" AB-1 ").unwrap().outcome), "AB-1");
    for impossible in [String::new(), "9".repeat(101)] {
        assert!(
            matches!(there(&impossible), Err(Error::Rejected(message)) if message.code == "adopt-missing")
        );
    }
    assert_eq!(there("AB-2"), Err(Error::Rejected(say::adopt_missing("AB-2"))));
    totalgest.borrow_mut().orders[0]["external_reference"] = json!("shop-1/7");
    assert_eq!(there("AB-1"), Err(Error::Rejected(say::adopt_taken("AB-1"))));
    // Entered by hand, as no TotalGest of the file's own answers.
    let mut by_hand = totalgest.borrow().orders[0].clone();
    by_hand["external_reference"] = json!(null);
    totalgest.borrow_mut().instead = vec![Some(answer(200, &json!({"items": [by_hand]})))];
    assert_eq!(number(&there("AB-1").unwrap().outcome), "AB-1");
    by_hand["total"] = json!("45.00");
    totalgest.borrow_mut().instead = vec![Some(answer(200, &json!({"items": [by_hand]})))];
    assert!(matches!(there("AB-1"), Err(Error::Rejected(message)) if message.code == "note-differs"));
}

#[test]
fn every_refusal_has_its_consequence() {
    let totalgest = fake_remote::start();
    shop(samples::simple());
    let with = |given| {
        totalgest.borrow_mut().instead = vec![Some(given)];
        send().unwrap_err()
    };
    assert_eq!(with(problem(403, "no-rights")), Error::NotConfigured(say::no_right_orders()));
    assert_eq!(with(problem(404, "unknown-shop")), Error::Unauthorized(say::shop_unknown("shop-7")));
    assert_eq!(with(problem(404, "unknown-owner")), Error::Unauthorized(say::owner_unknown("owner/3")));
    assert_eq!(with(problem(401, "new")), Error::Expired);
    assert!(matches!(with(problem(429, "too-many-requests")), Error::Throttled(_)));
    assert!(matches!(with(problem(503, "unavailable")), Error::Unavailable(_)));
    assert!(matches!(with(problem(500, "new")), Error::Unavailable(_)));
    assert!(matches!(with(problem(400, "new")), Error::Rejected(_)));
}

#[test]
fn what_is_no_answer_to_the_order_is_asked_for_again_with_patience_as_the_message_says() {
    let totalgest = fake_remote::start();
    shop(samples::simple());
    for unclear in [
        testing::json(201, "{"),
        html(200, "<p>"),
        Err(TransportError::TooLarge),
        html(404, "<p>"),
        problem(405, "new"),
        answer(302, &json!({})),
        answer(201, &json!({"id": "9", "number": "9", "external_reference": "shop-1/7"})),
        answer(200, &json!({"id": "9", "number": "9"})),
        answer(200, &json!({"id": "9", "external_reference": "shop-1/1001", "order_number": "7"})),
    ] {
        let shown = format!("{unclear:?}");
        totalgest.borrow_mut().instead = vec![Some(unclear)];
        assert_eq!(send(), Err(framework360_sdk::unavailable(say::create_unclear())), "{shown}");
    }
    assert!(matches!(send().unwrap().outcome, Outcome::Sent(_)));
}

#[test]
fn a_firewall_in_front_of_totalgest_takes_no_ones_rights_away() {
    let totalgest = fake_remote::start();
    shop(samples::simple());
    let declines = Retry { message: say::declines(), after_ms: Some(600_000) };
    for page in [html(403, "<h1>Access denied</h1>"), answer(403, &json!({"type": "about:blank"}))] {
        let given = |passed: usize| {
            let mut instead: Vec<_> = (0..passed).map(|_| None).collect();
            instead.push(Some(page.clone()));
            totalgest.borrow_mut().instead = instead;
        };
        given(0);
        assert_eq!(send(), Err(Error::Throttled(declines.clone())));
        given(0);
        assert_eq!(TotalGest::on_product_tick(None).unwrap_err(), Error::Throttled(declines.clone()));
        given(0);
        assert_eq!(crate::session::renew(), Err(Error::Throttled(declines.clone())));
        for passed in 0..3 {
            given(passed);
            let failed = Err(CheckError::Failed(Error::Throttled(declines.clone())));
            assert_eq!(TotalGest::check(), failed, "request {passed}");
        }
    }
    let wait = vec![("retry-after".to_owned(), b"7".to_vec())];
    totalgest.borrow_mut().instead = vec![Some(Ok((403, wait, Vec::new())))];
    assert!(matches!(send(), Err(Error::Throttled(retry)) if retry.after_ms == Some(7000)));
}

#[test]
fn a_requested_pause_is_passed_on() {
    let totalgest = fake_remote::start();
    shop(samples::simple());
    let wait = vec![("retry-after".to_owned(), b"7".to_vec())];
    totalgest.borrow_mut().instead = vec![Some(Ok((429, wait.clone(), Vec::new())))];
    assert!(matches!(send(), Err(Error::Throttled(retry)) if retry.after_ms == Some(7000)));
    totalgest.borrow_mut().instead = vec![Some(Ok((502, wait, Vec::new())))];
    assert!(matches!(send(), Err(Error::Unavailable(retry)) if retry.after_ms == Some(7000)));
}
