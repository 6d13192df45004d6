//! The controls over HTTP.

use crate::common::{ask, at, get, smarty, smarty_with};
use fakes::{
    Fault, RequestMatcher,
    smarty::{CONTROL_HELP, Dialect, Smarty},
};
use http::StatusCode;
use serde_json::{Value, json};

/// A Smarty with the products 5012 and 5013, the second with the variations 9001 and 9002.
async fn with_samples() -> Smarty {
    let smarty = smarty().await;
    smarty.set_time(at("2024-05-01T10:00:00"));
    smarty.add_sample_data();
    smarty.set_time(at("2024-05-02T10:00:00"));
    smarty
}

async fn control(smarty: &Smarty, method: &str, path: &str, body: Value) -> Value {
    ask(smarty, method, &format!("/control/{path}"), Some(&body)).await.json()
}

async fn look(smarty: &Smarty, path: &str) -> Value {
    ask(smarty, "GET", &format!("/control/{path}"), None).await.json()
}

#[tokio::test]
async fn stock_and_price_are_changed_by_hand_with_and_without_the_stamp() {
    let smarty = with_samples().await;
    let change = json!({ "stock": 3, "price": "9.99" });
    control(&smarty, "PUT", "products/5012?keep_stamp=1", change.clone()).await;
    let reported = look(&smarty, "products/5012").await;
    assert_eq!(
        (&reported["stock"], &reported["price"], &reported["title"]),
        (&json!(3), &json!("9.99"), &json!("Stoneware mug"))
    );
    assert_eq!(reported["last_update"], "2024-05-01T10:00:00");
    control(&smarty, "PUT", "products/5012", change).await;
    assert_eq!(look(&smarty, "products/5012").await["last_update"], "2024-05-02T10:00:00");
    control(&smarty, "PUT", "products/5012", json!({ "last_update": null })).await;
    assert_eq!(look(&smarty, "products/5012").await["last_update"], Value::Null);
    control(&smarty, "PUT", "products/5012", json!({ "last_update": "2023-01-01T00:00:00" })).await;
    assert_eq!(look(&smarty, "products/5012").await["last_update"], "2023-01-01T00:00:00");
}

#[tokio::test]
async fn a_product_is_put_back_as_it_was_reported() {
    let smarty = with_samples().await;
    let before = smarty.product(5013);
    let reported = look(&smarty, "products/5013").await;
    control(&smarty, "PUT", "products/5013", reported.clone()).await;
    assert_eq!(smarty.product(5013), before);
    control(&smarty, "DELETE", "products/5013", json!({})).await;
    assert_eq!(smarty.product(5013), None);
    assert_eq!(control(&smarty, "PUT", "products/5013", reported).await, json!({ "id": 5013 }));
    let created = smarty.product(5013).unwrap();
    assert_eq!(
        (created.variations, created.title),
        (before.clone().unwrap().variations, before.unwrap().title)
    );
}

#[tokio::test]
async fn products_and_variations_are_added_and_taken_away() {
    let smarty = with_samples().await;
    let new = json!({ "sku": "NEW", "price": 5, "variations": [{ "sku": "NEW-S", "detail": [{ "name": "Taglia", "value": "S" }] }] });
    assert_eq!(control(&smarty, "POST", "products", new).await, json!({ "id": 5014 }));
    let added = smarty.product(5014).unwrap();
    assert_eq!((added.tax_id, added.variations[0].id, added.variations[0].tax_id), (1, 9003, 1));
    let variation = control(&smarty, "POST", "products/5014/variations", json!({ "sku": "NEW-M" })).await;
    assert_eq!(variation, json!({ "id": 9004 }));
    control(&smarty, "PUT", "variations/9004", json!({ "stock": 7 })).await;
    assert_eq!((look(&smarty, "variations/9004").await["stock"].clone(), added.id), (json!(7), 5014));
    control(&smarty, "DELETE", "variations/9003", json!({})).await;
    assert_eq!(smarty.product(5014).unwrap().variations.len(), 1);
    assert_eq!(control(&smarty, "DELETE", "products?keep=1", json!({})).await, json!({ "removed": 2 }));
    assert_eq!(smarty.product_ids(), [5012]);
    assert_eq!(control(&smarty, "DELETE", "products", json!({})).await, json!({ "removed": 1 }));
}

#[tokio::test]
async fn products_are_generated_and_listed_in_the_same_form_whatever_the_dialect() {
    let smarty = smarty_with(|config| config.dialect = Dialect::second()).await;
    assert_eq!(control(&smarty, "POST", "seed", json!({ "products": 60 })).await, json!({ "added": 60 }));
    let listed = look(&smarty, "products?offset=50").await;
    assert_eq!((&listed["count"], listed["products"].as_array().unwrap().len()), (&json!(60), 10));
    assert_eq!(listed["products"][0]["id"], json!(5062));
    assert!(listed["products"][0]["images"].is_array());
}

#[tokio::test]
async fn the_clock_is_set_moved_turned_and_let_run() {
    let smarty = smarty().await;
    let clock = control(&smarty, "POST", "clock", json!({ "instant": "2024-10-27T00:30:00Z" })).await;
    let expected = json!({ "local": "2024-10-27T02:30:00", "instant": "2024-10-27T00:30:00Z",
        "time_zone": "Europe/Rome", "running": false, "wrong_by": 0 });
    assert_eq!(clock, expected);
    let clock = control(&smarty, "POST", "clock", json!({ "advance": 3600 })).await;
    assert_eq!((&clock["local"], smarty.now()), (&json!("2024-10-27T02:30:00"), at("2024-10-27T02:30:00")));
    let clock = control(&smarty, "POST", "clock", json!({ "turn": -3600, "time_zone": "UTC" })).await;
    assert_eq!((&clock["local"], &clock["wrong_by"]), (&json!("2024-10-27T00:30:00"), &json!(-3600)));
    control(&smarty, "POST", "clock", json!({ "local": "2024-05-01T10:00:00" })).await;
    assert_eq!(look(&smarty, "clock").await["local"], "2024-05-01T10:00:00");
    let clock = control(&smarty, "POST", "clock", json!({ "run": true })).await;
    assert_eq!((&clock["running"], &clock["wrong_by"]), (&json!(true), &json!(0)));
}

#[tokio::test]
async fn what_cannot_be_done_is_said_and_changes_nothing() {
    let smarty = with_samples().await;
    let before = smarty.products();
    for (method, path, body, status) in [
        ("GET", "nothing", json!({}), 404),
        ("GET", "products/1", json!({}), 404),
        ("DELETE", "products/1", json!({}), 404),
        ("PUT", "products/x", json!({}), 404),
        ("PUT", "products/5012", json!({ "price": "1,5" }), 400),
        ("PUT", "products/5012", json!({ "last_update": "yesterday" }), 400),
        ("PUT", "variations/1", json!({ "stock": 1 }), 404),
        ("POST", "products/1/variations", json!({}), 404),
        ("DELETE", "products?keep=x", json!({}), 400),
        ("POST", "seed", json!({ "product": 5 }), 400),
        ("POST", "clock", json!({ "time_zone": "Mars/Olympus" }), 400),
        ("POST", "clock", json!({ "locale": "x" }), 400),
    ] {
        let answer = ask(&smarty, method, &format!("/control/{path}"), Some(&body)).await;
        assert_eq!(answer.status, status, "{method} {path} {body}: {}", answer.text());
        assert!(answer.json()["error"].is_string());
    }
    assert_eq!(smarty.products(), before);
}

#[tokio::test]
async fn controls_are_no_requests_to_smarty() {
    let smarty = with_samples().await;
    let down =
        smarty.inject(RequestMatcher::everything().always(), Fault::status(StatusCode::SERVICE_UNAVAILABLE));
    control(&smarty, "PUT", "products/5012", json!({ "stock": 1 })).await;
    assert_eq!(smarty.product(5012).unwrap().stock, 1);
    let here = smarty.url().replace("http://", "");
    let help = CONTROL_HELP.replace("127.0.0.1:PORT", &here);
    assert_eq!(ask(&smarty, "GET", "/control", None).await.text(), format!("{help}\n"));
    let ledger = smarty.ledger();
    assert_eq!((ledger.requests.len(), ledger.changes.len(), down.hits()), (0, 0, 0));
    // The key opens the API alone: there is nothing behind it for a client to control.
    down.cancel();
    assert_eq!(get(&smarty, "control/products").await.status, 404);
}
