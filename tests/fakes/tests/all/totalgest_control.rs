//! The fake TotalGest's controls over HTTP.

use crate::common::totalgest::{Client, PASSWORD, login_with, order, totalgest};
use crate::common::{Answer, receive, send_raw};
use fakes::totalgest::{CONTROL_HELP, TotalGest};
use serde_json::{Value, json};

async fn ask(totalgest: &TotalGest, method: &str, path: &str, body: Option<&Value>) -> Answer {
    receive(send_raw(&totalgest.origin(), method, &format!("/control{path}"), body).await).await.unwrap()
}

async fn put(totalgest: &TotalGest, path: &str, body: Value) -> Value {
    ask(totalgest, "PUT", path, Some(&body)).await.json()
}

async fn post(totalgest: &TotalGest, path: &str, body: Value) -> Value {
    ask(totalgest, "POST", path, Some(&body)).await.json()
}

#[tokio::test]
async fn products_are_added_changed_removed_and_generated_by_hand() {
    let totalgest = totalgest().await;
    let client = Client::new(&totalgest).await;
    let cup = json!({ "name": "Tasse", "sku": "007", "prices":
        [{ "currency": "CHF", "amount": "19.90", "vat_included": true }], "vat": { "code": "reduced" } });
    assert_eq!(post(&totalgest, "/products", cup).await, json!({ "id": "p-1" }));
    assert_eq!(put(&totalgest, "/products/p-1", json!({ "quantity": "3" })).await, json!({ "id": "p-1" }));
    assert_eq!(put(&totalgest, "/products/own", json!({ "name": "Own" })).await, json!({ "id": "own" }));
    let shown = ask(&totalgest, "GET", "/products/p-1", None).await.json();
    assert_eq!((&shown["quantity"], &shown["vat"]), (&json!("3"), &json!({ "code": "reduced" })));
    ask(&totalgest, "DELETE", "/products/own", None).await;
    assert_eq!(post(&totalgest, "/seed", json!({ "products": 60, "seed": 1 })).await, json!({ "added": 60 }));
    let listed = ask(&totalgest, "GET", "/products?offset=50", None).await.json();
    assert_eq!((&listed["count"], listed["products"].as_array().unwrap().len()), (&json!(61), 11));
    let stamp = totalgest.newest_stamp();
    post(&totalgest, "/forget", json!({})).await;
    assert_eq!(client.get(&format!("/products?after={stamp}")).await.status, 200);
    assert_eq!(client.get("/products?after=000000000001").await.status, 410);
    assert_eq!(client.get("/products").await.json()["items"][0]["quantity"], "3");
    assert_eq!(totalgest.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn the_user_the_sessions_and_the_pace_are_changed_by_hand() {
    let totalgest = totalgest().await;
    let client = Client::new(&totalgest).await;
    put(&totalgest, "/user", json!({ "rights": ["orders:write"] })).await;
    assert_eq!(client.get("").await.json()["rights"], json!(["orders:write"]));
    ask(&totalgest, "DELETE", "/sessions", None).await;
    let sessions = ask(&totalgest, "GET", "/sessions", None).await.json();
    assert_eq!(sessions, json!({ "logins": 1, "sessions": 0 }));
    put(&totalgest, "/user", json!({ "locked": true })).await;
    assert_eq!(login_with(&totalgest, PASSWORD).await.status, 403);
    put(&totalgest, "/user", json!({ "locked": false, "password": "an0ther" })).await;
    assert_eq!(login_with(&totalgest, PASSWORD).await.status, 401);
    assert_eq!(login_with(&totalgest, "an0ther").await.status, 201);
    put(&totalgest, "/rate", json!({ "a_minute": 1 })).await;
    assert_eq!(login_with(&totalgest, "an0ther").await.status, 201);
    assert_eq!(login_with(&totalgest, "an0ther").await.status, 429);
    put(&totalgest, "/rate", json!({ "a_minute": null })).await;
    assert_eq!(login_with(&totalgest, "an0ther").await.status, 201);
    let clock = post(&totalgest, "/clock", json!({ "instant": "2026-11-22T13:00:00Z", "advance": 60 })).await;
    assert_eq!(clock["instant"], "2026-11-22T13:01:00Z");
    assert!(!format!("{:?}", totalgest.ledger()).contains("an0ther"));
    assert_eq!(totalgest.tokens().len(), totalgest.logins());
}

#[tokio::test]
async fn orders_and_violations_are_shown_and_articles_refused() {
    let totalgest = totalgest().await;
    let client = Client::new(&totalgest).await;
    put(&totalgest, "/refused/00017", json!({ "words": "no such article" })).await;
    let refused = client.create(&order("s/1")).await;
    assert_eq!(refused.json()["errors"][0]["detail"], "no such article");
    ask(&totalgest, "DELETE", "/refused", None).await;
    client.create(&order("s/1")).await;
    let orders = ask(&totalgest, "GET", "/orders", None).await.json();
    assert_eq!(orders[0]["sent"], order("s/1"));
    client.get("/orders?page=1").await;
    let expected =
        ["GET /v1/shops/{shop_id}/owners/{owner_id}/orders: query/page: the file has no such parameter"];
    assert_eq!(ask(&totalgest, "GET", "/violations", None).await.json(), json!(expected));
    assert_eq!(ask(&totalgest, "DELETE", "/violations", None).await.json(), json!(expected));
    assert_eq!(totalgest.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn what_cannot_be_done_is_said_and_changes_nothing() {
    let totalgest = totalgest().await;
    totalgest.seed_products(1, 1);
    let before = totalgest.products();
    for (method, path, body, status) in [
        ("GET", "/nothing", json!({}), 404),
        ("GET", "/products/none", json!({}), 404),
        ("DELETE", "/products/none", json!({}), 404),
        ("PUT", "/products/p-1", json!({ "quantity": 3 }), 400),
        ("PUT", "/products/p-1", json!({ "stock": "3" }), 400),
        ("POST", "/products", json!({ "sku": "nameless" }), 400),
        ("POST", "/forget", json!({ "before": "yesterday" }), 400),
        ("PUT", "/user", json!({ "rights": ["everything"] }), 400),
        ("POST", "/clock", json!({ "locale": "x" }), 400),
    ] {
        let answer = ask(&totalgest, method, path, Some(&body)).await;
        assert_eq!(answer.status, status, "{method} {path} {body}: {}", answer.text());
        assert!(answer.json()["error"].is_string());
    }
    assert_eq!((totalgest.products(), totalgest.ledger().requests.len()), (before, 0));
    let here = totalgest.origin().replace("http://", "");
    let help = CONTROL_HELP.replace("127.0.0.1:PORT", &here);
    assert_eq!(ask(&totalgest, "GET", "", None).await.text(), format!("{help}\n"));
}
