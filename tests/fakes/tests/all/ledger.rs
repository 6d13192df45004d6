//! The ledger shows everything but secrets.

use crate::common::{KEY, ada, get, order, post, receive, send_raw, smarty};
use fakes::{Ending, smarty::SmartyConfig};
use serde_json::{Value, json};

#[tokio::test]
async fn a_request_is_recorded_as_received() {
    let smarty = smarty().await;
    let customer = smarty.add_customer(ada());
    post(&smarty, "Sales_Orders/post/?x=a%20b", &order(customer)).await;
    let ledger = smarty.ledger();
    let request = &ledger.requests[0];
    assert_eq!(
        (request.method.as_str(), request.path.as_str()),
        ("POST", "/titanium/V2/Api/Sales_Orders/post/")
    );
    assert_eq!(request.param("x"), Some("a b"));
    assert_eq!(request.header("host"), smarty.url().strip_prefix("http://"));
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.body, order(customer));
    assert_eq!((request.seq, request.status, request.ending), (1, Some(200), Ending::Answered));
}

#[tokio::test]
async fn changes_are_recorded_in_order_with_their_request_and_what_was_sent() {
    let smarty = smarty().await;
    let new = json!({ "name": "Ugo", "email": "ugo@example.org" });
    let customer = post(&smarty, "Customers/post/", &new).await.json()["id"].as_u64().unwrap();
    get(&smarty, "Customers/list").await;
    let sent = post(&smarty, "Sales_Orders/post/", &order(customer)).await.json()["id"].as_u64().unwrap();
    post(&smarty, "Sales_Orders/post/", &json!({ "customer_id": customer, "rows": [] })).await;
    let changes: Vec<_> = smarty
        .ledger()
        .changes
        .into_iter()
        .map(|change| (change.request, change.resource, change.action, change.id, change.body))
        .collect();
    let expected =
        [(1, "Customers", "post", customer, new), (3, "Sales_Orders", "post", sent, order(customer))];
    assert_eq!(changes, expected);
}

#[tokio::test]
async fn the_key_is_nowhere_in_the_ledger() {
    let smarty = smarty().await;
    get(&smarty, "Customers/list").await;
    let wrong = "/titanium/V2/Api/Customers/list?apikey=another-key";
    receive(send_raw(&smarty.url(), "GET", wrong, None).await).await.unwrap();
    post(&smarty, "Customers/post", &json!({ "name": format!("leaked {KEY}") })).await;
    post(&smarty, &format!("Customers/post?note=say+{}", crate::common::KEY_ENCODED), &json!({})).await;
    let ledger = smarty.ledger();
    assert_eq!(ledger.requests[0].param("ApiKey"), Some("***"));
    assert_eq!(ledger.requests[1].param("apikey"), Some("***"));
    assert_eq!(ledger.requests[2].body, json!({ "name": "leaked ***" }));
    assert_eq!(ledger.requests[3].param("note"), Some("say ***"));
    let shown = format!("{ledger:?} {} {smarty:?}", serde_json::to_string(&ledger.requests).unwrap());
    assert!(!shown.contains(KEY) && !shown.contains("another-key"));
}

#[tokio::test]
async fn a_leaked_key_is_masked_in_changes_too() {
    let smarty = smarty().await;
    post(&smarty, "Customers/post", &json!({ "name": format!("leaked {KEY}") })).await;
    assert_eq!(smarty.ledger().changes[0].body, json!({ "name": "leaked ***" }));
}

#[test]
fn the_configuration_does_not_show_its_key() {
    let config = SmartyConfig { api_key: KEY.into(), ..Default::default() };
    assert!(!format!("{config:?}").contains(KEY));
}

#[tokio::test]
async fn a_body_is_recorded_as_json_and_none_as_null() {
    let smarty = smarty().await;
    get(&smarty, "Customers/list").await;
    post(&smarty, "Customers/post", &json!("text")).await;
    let bodies: Vec<Value> = smarty.ledger().requests.into_iter().map(|request| request.body).collect();
    assert_eq!(bodies, [Value::Null, json!("text")]);
}

#[tokio::test]
async fn the_ledger_is_served_without_being_recorded() {
    let smarty = smarty().await;
    get(&smarty, "Taxes/list").await;
    for _ in 0..2 {
        let served = receive(send_raw(&smarty.url(), "GET", "/__ledger", None).await).await.unwrap().json();
        assert_eq!(served["requests"].as_array().unwrap().len(), 1);
        assert_eq!(served["requests"][0]["ending"], json!("answered"));
        assert_eq!(served["changes"], json!([]));
    }
}

#[tokio::test]
async fn orders_that_look_alike_count_as_duplicates_beyond_the_first() {
    let smarty = smarty().await;
    let customer = smarty.add_customer(ada());
    // The same person once more, under another id: still the same e-mail.
    let mut twin = ada();
    twin.email = " ADA@example.org".into();
    let twin = smarty.add_customer(twin);
    let mut other_price = order(customer);
    other_price["rows"][0]["price"] = json!("19.91");
    let mut other_payment = order(customer);
    other_payment["payment_type"] = json!("Card");
    for (body, duplicates) in
        [(order(customer), 0), (other_price, 0), (other_payment, 0), (order(customer), 1), (order(twin), 2)]
    {
        post(&smarty, "Sales_Orders/post", &body).await;
        assert_eq!(smarty.duplicates(), duplicates);
    }
}
