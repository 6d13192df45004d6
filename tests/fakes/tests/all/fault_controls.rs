//! Faults over HTTP, and requests that are still applied after their client got another answer.

use std::{io::ErrorKind, time::Duration};

use crate::common::totalgest::{Client, order as totalgest_order, totalgest};
use crate::common::{Answer, ada, ask, get, order, post, receive, send, send_raw, smarty, with_timeout};
use fakes::{Ending, Fault, RequestMatcher, SignedDuration, smarty::Smarty};
use http::StatusCode;
use serde_json::{Value, json};

const POST_ORDER: &str = "Sales_Orders/post/";
const SECOND: SignedDuration = SignedDuration::from_secs(1);

async fn with_customer() -> (Smarty, u64) {
    let smarty = smarty().await;
    smarty.set_time(crate::common::at("2024-05-01T10:00:00"));
    let customer = smarty.add_customer(ada());
    (smarty, customer)
}

async fn fault(origin: &str, body: Value) -> Answer {
    receive(send_raw(origin, "POST", "/control/faults", Some(&body)).await).await.unwrap()
}

async fn listed(origin: &str) -> Value {
    receive(send_raw(origin, "GET", "/control/faults", None).await).await.unwrap().json()
}

#[tokio::test]
async fn a_hanging_request_is_never_answered_and_not_applied() {
    let (smarty, customer) = with_customer().await;
    let hang = smarty.inject(RequestMatcher::post(POST_ORDER), Fault::hang());
    let stream = send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await;
    with_timeout(hang.reached()).await;
    assert_eq!((smarty.ledger().requests[0].ending, smarty.orders().len()), (Ending::Open, 0));
    hang.release();
    assert_eq!(receive(stream).await.unwrap_err().kind(), ErrorKind::ConnectionReset);
    assert_eq!(smarty.ledger().requests[0].fault.as_deref(), Some("no answer before applying"));
}

#[tokio::test]
async fn a_hanging_request_can_have_been_applied_first_and_its_client_may_leave() {
    let (smarty, customer) = with_customer().await;
    let hang = smarty.inject(RequestMatcher::post(POST_ORDER), Fault::hang().after_applying());
    let stream = send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await;
    with_timeout(hang.reached()).await;
    assert_eq!(smarty.orders().len(), 1);
    drop(stream);
    with_timeout(hang.client_left()).await;
    with_timeout(smarty.wait_until(|ledger| ledger.requests[0].ending == Ending::ClientLeft)).await;
}

#[tokio::test]
async fn a_late_request_is_over_for_its_client_at_once_and_applied_when_the_clock_gets_there() {
    for (reported, status) in [(Fault::reset(), None), (Fault::status(StatusCode::BAD_GATEWAY), Some(502))] {
        let (smarty, customer) = with_customer().await;
        smarty.inject(RequestMatcher::post(POST_ORDER), reported.late(Duration::from_secs(60)));
        let answer = receive(send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await).await;
        assert_eq!(answer.ok().map(|answer| answer.status), status);
        smarty.advance_clock(SECOND * 59);
        assert_eq!(get(&smarty, "Sales_Orders/list").await.json(), json!([]));
        smarty.advance_clock(SECOND);
        assert_eq!(smarty.orders().len(), 1);
        let ledger = smarty.ledger();
        assert_eq!((ledger.changes.len(), ledger.changes[0].request), (1, 1));
        // Once.
        smarty.advance_clock(SECOND * 3600);
        assert_eq!(get(&smarty, "Sales_Orders/list").await.json().as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_late_request_whose_client_left_while_nothing_was_answered_is_applied_all_the_same() {
    let (smarty, customer) = with_customer().await;
    let hang = smarty.inject(RequestMatcher::post(POST_ORDER), Fault::hang().late(Duration::from_secs(60)));
    let stream = send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await;
    with_timeout(hang.reached()).await;
    drop(stream);
    with_timeout(hang.client_left()).await;
    smarty.advance_clock(SECOND * 60);
    assert_eq!(smarty.orders().len(), 1);
}

#[tokio::test]
async fn late_requests_are_applied_in_the_order_of_their_times_and_a_wrong_clock_changes_nothing() {
    let (smarty, customer) = with_customer().await;
    let mut other = order(customer);
    other["payment_type"] = json!("Carta");
    for (seconds, body) in [(20, order(customer)), (10, other)] {
        smarty.inject(RequestMatcher::post(POST_ORDER), Fault::reset().late(Duration::from_secs(seconds)));
        receive(send(&smarty.url(), "POST", POST_ORDER, Some(&body)).await).await.unwrap_err();
    }
    smarty.turn_clock(SECOND * 3600);
    assert_eq!(get(&smarty, "Sales_Orders/list").await.json(), json!([]));
    smarty.advance_clock(SECOND * 20);
    let payments: Vec<String> = smarty.orders().into_iter().map(|order| order.payment_type).collect();
    assert_eq!(payments, ["Carta", "PayPal"]);
}

#[tokio::test]
async fn faults_are_added_listed_with_their_hits_and_ended_over_http() {
    let (smarty, customer) = with_customer().await;
    let body = json!({ "method": "POST", "path": "Sales_Orders/post", "nth": 2, "times": 2,
        "fault": "status", "status": 503, "after_applying": true, "retry_after": "5" });
    let added = fault(&smarty.url(), body).await;
    assert_eq!(added.status, 200, "{}", added.text());
    assert_eq!(post(&smarty, POST_ORDER, &order(customer)).await.status, 200);
    let failed = post(&smarty, POST_ORDER, &order(customer)).await;
    assert_eq!((failed.status, failed.header("retry-after"), smarty.orders().len()), (503, Some("5"), 2));
    let expected = json!([{ "requests": "POST Sales_Orders/post, from number 2, 2 times",
        "fault": "answer 503 after applying", "hits": 1 }]);
    assert_eq!(listed(&smarty.url()).await, expected);
    let ended = ask(&smarty, "DELETE", "/control/faults", None).await.json();
    assert_eq!((ended, listed(&smarty.url()).await), (json!({ "ended": 1 }), json!([])));
    assert_eq!(post(&smarty, POST_ORDER, &order(customer)).await.status, 200);
}

#[tokio::test]
async fn every_fault_that_the_help_names_does_what_it_says() {
    for (body, ends, orders) in [
        (json!({ "fault": "status", "status": 500 }), Ok(500), 0),
        (json!({ "fault": "reset" }), Err(ErrorKind::ConnectionReset), 0),
        (json!({ "fault": "reset", "after_applying": true }), Err(ErrorKind::ConnectionReset), 1),
        (json!({ "fault": "late", "delay_ms": 1000 }), Err(ErrorKind::ConnectionReset), 0),
        (json!({ "fault": "late", "delay_ms": 1000, "status": 502 }), Ok(502), 0),
        (json!({ "fault": "truncated" }), Err(ErrorKind::UnexpectedEof), 1),
        (json!({ "fault": "truncated", "after_applying": false }), Err(ErrorKind::UnexpectedEof), 0),
        (json!({ "fault": "empty" }), Ok(200), 0),
        (json!({ "fault": "login-page", "times": null, "saying": "TEE-01-S" }), Ok(200), 0),
    ] {
        let (smarty, customer) = with_customer().await;
        let late = body["fault"] == "late";
        let added = fault(&smarty.url(), body.clone()).await;
        assert_eq!(added.status, 200, "{body}: {}", added.text());
        let answer = receive(send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await).await;
        assert_eq!(answer.map(|answer| answer.status).map_err(|error| error.kind()), ends, "{body}");
        assert_eq!(smarty.orders().len(), orders, "{body}");
        ask(&smarty, "POST", "/control/clock", Some(&json!({ "advance": 1 }))).await;
        assert_eq!(smarty.orders().len(), orders + usize::from(late), "{body}");
    }
}

#[tokio::test]
async fn a_request_that_hangs_by_a_control_is_let_go_when_faults_end() {
    let (smarty, customer) = with_customer().await;
    fault(&smarty.url(), json!({ "fault": "hang", "after_applying": true })).await;
    let stream = send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await;
    with_timeout(smarty.wait_until(|ledger| !ledger.changes.is_empty())).await;
    ask(&smarty, "DELETE", "/control/faults", None).await;
    assert_eq!(receive(stream).await.unwrap_err().kind(), ErrorKind::ConnectionReset);
}

#[tokio::test]
async fn what_is_no_fault_is_refused_with_the_name_of_the_field() {
    let smarty = smarty().await;
    for (body, names) in [
        (json!({ "fault": "explode" }), "fault: unknown variant `explode`, expected one of `status`"),
        (json!({ "fault": "reset", "delay": 5 }), "unknown field `delay`"),
        (json!({ "path": "x" }), "missing field `fault`"),
        (json!({ "fault": "status" }), "status: "),
        (json!({ "fault": "status", "status": 42 }), "status: "),
        (json!({ "fault": "status", "status": "503" }), "status: "),
        (json!({ "fault": "reset", "status": 503 }), "status: "),
        (json!({ "fault": "late" }), "delay_ms: "),
        (json!({ "fault": "reset", "delay_ms": 5 }), "delay_ms: "),
        (json!({ "fault": "late", "delay_ms": 5, "after_applying": true }), "after_applying"),
        (json!({ "fault": "reset", "retry_after": "5" }), "retry_after: "),
        (json!({ "fault": "reset", "nth": 0 }), "nth"),
        (json!({ "fault": "reset", "times": 0 }), "times"),
        (json!({ "fault": "reset", "method": "FETCH" }), "method: "),
        (json!([]), ""),
    ] {
        let answer = fault(&smarty.url(), body.clone()).await;
        assert_eq!(answer.status, 400, "{body}: {}", answer.text());
        let error = answer.json()["error"].as_str().unwrap().to_owned();
        assert!(error.starts_with("Bad value: ") && error.contains(names), "{body}: {error}");
    }
    assert_eq!(listed(&smarty.url()).await, json!([]));
    assert_eq!(ask(&smarty, "PUT", "/control/faults", Some(&json!({}))).await.status, 404);
}

/// The body and the address of the line with `curl`.
async fn curl(origin: &str) -> (Value, String) {
    let help = receive(send_raw(origin, "GET", "/control", None).await).await.unwrap().text();
    let line = help.lines().find(|line| line.trim_start().starts_with("curl ")).unwrap();
    let mut parts = line.split('\'');
    let body = parts.nth(1).unwrap();
    (serde_json::from_str(body).unwrap(), parts.next().unwrap().trim().to_owned())
}

#[tokio::test]
async fn the_curl_line_of_smartys_help_works_as_it_is() {
    let (smarty, customer) = with_customer().await;
    let (body, url) = curl(&smarty.url()).await;
    assert_eq!(url, format!("{}/control/faults", smarty.url()));
    assert_eq!(fault(&smarty.url(), body).await.status, 200);
    assert_eq!(post(&smarty, POST_ORDER, &order(customer)).await.status, 503);
    smarty.advance_clock(SECOND * 60);
    assert_eq!(smarty.orders().len(), 1);
}

#[tokio::test]
async fn the_curl_line_of_totalgests_help_works_as_it_is() {
    let totalgest = totalgest().await;
    totalgest.set_instant("2026-11-22T13:00:00Z".parse().unwrap());
    let client = Client::new(&totalgest).await;
    let (body, url) = curl(&totalgest.origin()).await;
    assert_eq!(url, format!("{}/control/faults", totalgest.origin()));
    assert_eq!(fault(&totalgest.origin(), body).await.status, 200);
    assert_eq!(client.create(&totalgest_order("s/1")).await.status, 503);
    totalgest.advance_clock(SECOND * 59);
    assert_eq!((totalgest.orders().len(), &listed(&totalgest.origin()).await[0]["hits"]), (0, &json!(1)));
    totalgest.advance_clock(SECOND);
    assert_eq!(totalgest.orders().len(), 1);
    assert_eq!(client.create(&totalgest_order("s/1")).await.status, 200);
}
