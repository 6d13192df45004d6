//! Each fault does what it says, before and after applying.

use std::{io::ErrorKind, time::Duration};

use crate::common::{ada, get, order, post, receive, send, smarty, with_timeout};
use fakes::{Ending, Fault, RequestMatcher, smarty::Smarty};
use http::{StatusCode, header::RETRY_AFTER};
use serde_json::json;
use tokio::io::AsyncReadExt;

const POST_ORDER: &str = "Sales_Orders/post/";

async fn with_customer() -> (Smarty, u64) {
    let smarty = smarty().await;
    let customer = smarty.add_customer(ada());
    (smarty, customer)
}

#[tokio::test]
async fn a_status_fault_answers_once_without_applying() {
    let (smarty, customer) = with_customer().await;
    let busy =
        Fault::status(StatusCode::TOO_MANY_REQUESTS).header(RETRY_AFTER, "7").body("text/plain", "slower");
    let fault = smarty.inject(RequestMatcher::post("Sales_Orders/post"), busy);

    let answer = post(&smarty, POST_ORDER, &order(customer)).await;
    assert_eq!((answer.status, answer.text().as_str()), (429, "slower"));
    assert_eq!(answer.header("retry-after"), Some("7"));
    assert_eq!(smarty.orders(), []);

    assert_eq!(post(&smarty, POST_ORDER, &order(customer)).await.status, 200);
    assert_eq!((smarty.orders().len(), fault.hits()), (1, 1));
    assert_eq!(smarty.ledger().requests[0].fault.as_deref(), Some("answer 429 before applying"));
}

#[tokio::test]
async fn a_status_fault_after_applying_hides_that_it_was_applied() {
    let (smarty, customer) = with_customer().await;
    smarty.inject(
        RequestMatcher::post("Sales_Orders/post"),
        Fault::status(StatusCode::BAD_GATEWAY).after_applying(),
    );
    assert_eq!(post(&smarty, POST_ORDER, &order(customer)).await.status, 502);
    assert_eq!(smarty.orders().len(), 1);
}

#[tokio::test]
async fn a_fault_hits_the_nth_match_and_the_next_ones_asked_for() {
    let smarty = smarty().await;
    let fault = Fault::status(StatusCode::SERVICE_UNAVAILABLE);
    let handle = smarty.inject(RequestMatcher::get("Customers/list").nth(2).times(2), fault);
    let mut statuses = Vec::new();
    for path in ["Customers/list", "Products/list", "Customers/list/", "Customers/list", "Customers/list"] {
        statuses.push(get(&smarty, path).await.status);
    }
    assert_eq!(statuses, [200, 200, 503, 503, 200]);
    with_timeout(handle.reached_times(2)).await;
}

#[tokio::test]
async fn faults_for_the_same_request_hit_one_request_each_in_order() {
    let smarty = smarty().await;
    for status in [StatusCode::INTERNAL_SERVER_ERROR, StatusCode::GATEWAY_TIMEOUT] {
        smarty.inject(RequestMatcher::any("Customers/*"), Fault::status(status));
    }
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(get(&smarty, "Customers/list").await.status);
    }
    assert_eq!(statuses, [500, 504, 200]);
}

#[tokio::test]
async fn a_lasting_fault_hits_until_cancelled() {
    let smarty = smarty().await;
    let down =
        smarty.inject(RequestMatcher::everything().always(), Fault::status(StatusCode::SERVICE_UNAVAILABLE));
    for path in ["Customers/list", "Taxes/list", "Sales_Orders/list"] {
        assert_eq!(get(&smarty, path).await.status, 503);
    }
    down.cancel();
    assert_eq!(get(&smarty, "Customers/list").await.status, 200);
}

#[tokio::test]
async fn an_error_inside_a_200_leaves_the_order_unapplied_or_applied() {
    let (smarty, customer) = with_customer().await;
    smarty.inject(RequestMatcher::post(POST_ORDER), Fault::error_in_200("Busy"));
    smarty.inject(RequestMatcher::post(POST_ORDER), Fault::error_in_200("Busy").after_applying());
    for orders in [0, 1] {
        let answer = post(&smarty, POST_ORDER, &order(customer)).await;
        assert_eq!((answer.status, answer.json()), (200, json!({ "error": "Busy" })));
        assert_eq!(smarty.orders().len(), orders);
    }
}

#[tokio::test]
async fn the_login_page_is_html_with_status_200() {
    let smarty = smarty().await;
    smarty.inject(RequestMatcher::get("Customers/list"), Fault::login_page());
    let answer = get(&smarty, "Customers/list").await;
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("text/html; charset=utf-8")));
    assert!(answer.text().starts_with("<!DOCTYPE html>"));
}

#[tokio::test]
async fn an_empty_answer_has_status_200_and_no_body() {
    let (smarty, customer) = with_customer().await;
    smarty.inject(RequestMatcher::post(POST_ORDER), Fault::empty().after_applying());
    let answer = post(&smarty, POST_ORDER, &order(customer)).await;
    assert_eq!((answer.status, answer.text().as_str()), (200, ""));
    assert_eq!(smarty.orders().len(), 1);
}

#[tokio::test]
async fn a_reset_before_applying_resets_the_connection_and_applies_nothing() {
    let (smarty, customer) = with_customer().await;
    let fault = smarty.inject(RequestMatcher::post(POST_ORDER), Fault::reset());
    let failure =
        receive(send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await).await.unwrap_err();
    assert_eq!(failure.kind(), ErrorKind::ConnectionReset);
    with_timeout(fault.reached()).await;
    assert_eq!(smarty.orders(), []);
    assert_eq!(
        (smarty.ledger().requests[0].ending, smarty.ledger().requests[0].status),
        (Ending::Reset, None)
    );
}

#[tokio::test]
async fn a_reset_after_applying_resets_the_connection_of_an_applied_order() {
    let (smarty, customer) = with_customer().await;
    smarty.inject(RequestMatcher::post(POST_ORDER), Fault::reset().after_applying());
    let failure =
        receive(send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await).await.unwrap_err();
    assert_eq!(failure.kind(), ErrorKind::ConnectionReset);
    assert_eq!(smarty.orders().len(), 1);
}

#[tokio::test]
async fn a_truncated_body_ends_before_its_announced_length() {
    let (smarty, customer) = with_customer().await;
    smarty.inject(RequestMatcher::post(POST_ORDER), Fault::truncated());
    let mut stream = send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await;
    let mut received = String::new();
    with_timeout(stream.read_to_string(&mut received)).await.unwrap();
    let whole = json!({ "id": smarty.orders()[0].id }).to_string();
    assert!(received.to_lowercase().contains(&format!("content-length: {}\r\n", whole.len())), "{received}");
    assert!(received.ends_with(&whole[..whole.len() / 2]), "{received}");
}

#[tokio::test]
async fn a_truncated_body_before_applying_applies_nothing() {
    let (smarty, customer) = with_customer().await;
    smarty.inject(RequestMatcher::post(POST_ORDER), Fault::truncated().before_applying());
    let failure =
        receive(send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await).await.unwrap_err();
    assert_eq!(failure.kind(), ErrorKind::UnexpectedEof);
    assert_eq!(smarty.orders(), []);
}

#[tokio::test]
async fn a_slow_body_arrives_whole_in_the_end_one_byte_at_a_time() {
    let (smarty, _) = with_customer().await;
    let whole = get(&smarty, "Taxes/list").await.body;
    smarty.inject(RequestMatcher::get("Taxes/list"), Fault::slow(Duration::ZERO));
    assert_eq!(get(&smarty, "Taxes/list").await.body, whole);

    // With a long pause the head is there at once and the body isn't.
    smarty.inject(RequestMatcher::get("Taxes/list"), Fault::slow(Duration::from_secs(3600)));
    let mut stream = send(&smarty.url(), "GET", "Taxes/list", None).await;
    let mut received = Vec::new();
    while !received.ends_with(b"\r\n\r\n") {
        received.push(with_timeout(stream.read_u8()).await.unwrap());
    }
    assert!(stream.try_read(&mut [0]).is_err_and(|error| error.kind() == ErrorKind::WouldBlock));
}

#[tokio::test]
async fn an_endless_body_goes_on_as_long_as_it_is_read() {
    let smarty = smarty().await;
    smarty.inject(RequestMatcher::get("Taxes/list"), Fault::endless(Duration::ZERO));
    let mut stream = send(&smarty.url(), "GET", "Taxes/list", None).await;
    let mut received = vec![0; 1 << 20];
    with_timeout(stream.read_exact(&mut received)).await.unwrap();
}

#[tokio::test]
async fn a_held_request_is_applied_and_answered_once_released() {
    let (smarty, customer) = with_customer().await;
    let hold = smarty.inject(RequestMatcher::post(POST_ORDER), Fault::hold());
    let stream = send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await;
    with_timeout(hold.reached()).await;
    assert_eq!(smarty.orders(), []);
    hold.release();
    assert_eq!(receive(stream).await.unwrap().status, 200);
    assert_eq!(smarty.orders().len(), 1);
}

#[tokio::test]
async fn a_request_held_after_applying_is_applied_while_its_client_still_waits() {
    let (smarty, customer) = with_customer().await;
    let hold = smarty.inject(RequestMatcher::post(POST_ORDER), Fault::hold().after_applying());
    let stream = send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await;
    with_timeout(hold.reached()).await;
    assert_eq!((smarty.orders().len(), smarty.ledger().requests[0].status), (1, None));
    hold.release();
    assert_eq!(receive(stream).await.unwrap().json(), json!({ "id": smarty.orders()[0].id }));
}

#[tokio::test]
async fn a_held_request_whose_client_leaves_is_dropped_and_never_applied() {
    let (smarty, customer) = with_customer().await;
    let hold = smarty.inject(RequestMatcher::post(POST_ORDER), Fault::hold());
    let stream = send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await;
    with_timeout(hold.reached()).await;
    drop(stream);
    // The server finds out by itself, without a release.
    with_timeout(hold.client_left()).await;
    hold.release();
    let ledger = with_timeout(smarty.wait_until(|ledger| ledger.requests[0].ending != Ending::Open)).await;
    assert_eq!(ledger.requests[0].ending, Ending::ClientLeft);
    assert!(ledger.changes.is_empty());
    // The hold is open now: a later order passes.
    assert_eq!(post(&smarty, POST_ORDER, &order(customer)).await.status, 200);
    assert_eq!(smarty.orders().len(), 1);
}

#[tokio::test]
async fn a_release_right_after_the_client_left_applies_nothing() {
    // The server may not have read the end of the connection yet: the kernel is asked.
    for _ in 0..50 {
        let (smarty, customer) = with_customer().await;
        let hold = smarty.inject(RequestMatcher::post(POST_ORDER), Fault::hold());
        let stream = send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await;
        with_timeout(hold.reached()).await;
        drop(stream);
        hold.release();
        with_timeout(hold.client_left()).await;
        assert_eq!(smarty.orders(), []);
    }
}

#[tokio::test]
async fn an_order_stays_applied_when_its_client_leaves_while_held_after_applying() {
    let (smarty, customer) = with_customer().await;
    let hold = smarty.inject(RequestMatcher::post(POST_ORDER), Fault::hold().after_applying());
    let stream = send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await;
    with_timeout(hold.reached()).await;
    drop(stream);
    with_timeout(hold.client_left()).await;
    let ledger =
        with_timeout(smarty.wait_until(|ledger| ledger.requests[0].ending == Ending::ClientLeft)).await;
    assert_eq!((ledger.changes.len(), smarty.orders().len()), (1, 1));
}

#[tokio::test]
async fn a_held_reset_resets_when_released() {
    let (smarty, customer) = with_customer().await;
    let fault = smarty.inject(RequestMatcher::post(POST_ORDER), Fault::reset().after_applying().held());
    let stream = send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await;
    with_timeout(fault.reached()).await;
    assert_eq!(smarty.ledger().requests[0].ending, Ending::Open);
    fault.release();
    assert_eq!(receive(stream).await.unwrap_err().kind(), ErrorKind::ConnectionReset);
    assert_eq!(smarty.ledger().requests[0].fault.as_deref(), Some("reset, held after applying"));
}

#[tokio::test]
async fn a_stopped_fake_refuses_connections_and_cuts_the_ones_it_held() {
    let (smarty, customer) = with_customer().await;
    let hold = smarty.inject(RequestMatcher::post(POST_ORDER), Fault::hold());
    let stream = send(&smarty.url(), "POST", POST_ORDER, Some(&order(customer))).await;
    with_timeout(hold.reached()).await;
    let (url, ledger) = (smarty.url(), smarty.ledger_handle());
    drop(smarty);
    receive(stream).await.unwrap_err();
    let snapshot =
        with_timeout(ledger.wait_until(|ledger| ledger.requests[0].ending == Ending::ClientLeft)).await;
    assert!(snapshot.changes.is_empty());
    let refused = tokio::net::TcpStream::connect(url.strip_prefix("http://").unwrap()).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
}
