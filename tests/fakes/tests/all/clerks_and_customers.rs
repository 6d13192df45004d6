//! Customers as clerks change, delete and merge them.

use crate::common::{ada, ask, get, order, post, smarty};
use fakes::smarty::{Customer, Smarty};
use serde_json::{Value, json};

/// Two customers, and an order of the first.
async fn with_customers() -> (Smarty, u64, u64, u64) {
    let smarty = smarty().await;
    let first = smarty.add_customer(ada());
    let second = smarty.add_customer(Customer { name: "Bea".into(), ..ada() });
    let id = post(&smarty, "Sales_Orders/post", &order(first)).await.json()["id"].as_u64().unwrap();
    (smarty, first, second, id)
}

async fn control(smarty: &Smarty, method: &str, path: &str, body: Value) -> Value {
    let answer = ask(smarty, method, &format!("/control/{path}"), Some(&body)).await;
    assert_eq!(answer.status, 200, "{method} {path}: {}", answer.text());
    answer.json()
}

#[tokio::test]
async fn a_customer_is_entered_changed_and_shown() {
    let (smarty, first, second, _) = with_customers().await;
    let entered = json!({ "business_name": "Acme", "email": "acme@example.org", "vat": "12345678903" });
    let third = control(&smarty, "POST", "customers", entered).await["id"].as_u64().unwrap();
    assert_eq!(smarty.customer(third).unwrap().vat, "12345678903");
    let before = smarty.customer(first).unwrap();
    control(&smarty, "PUT", &format!("customers/{first}"), json!({ "email": "new@example.org" })).await;
    let changed = smarty.customer(first).unwrap();
    assert_eq!(
        (changed.email.as_str(), changed.id, changed.created),
        ("new@example.org", first, before.created)
    );
    let shown = control(&smarty, "GET", "customers?offset=1", json!({})).await;
    assert_eq!((&shown["count"], &shown["customers"][0]["id"]), (&json!(3), &json!(second)));
    assert_eq!(
        control(&smarty, "GET", &format!("customers/{third}"), json!({})).await["business_name"],
        "Acme"
    );
    // Nobody sent any of it but the order.
    assert_eq!(smarty.ledger().changes.len(), 1);
}

#[tokio::test]
async fn an_order_for_a_deleted_customer_is_refused_and_its_earlier_orders_stay() {
    let (smarty, first, second, id) = with_customers().await;
    control(&smarty, "DELETE", &format!("customers/{first}"), json!({})).await;
    assert_eq!(smarty.customers().iter().map(|customer| customer.id).collect::<Vec<_>>(), [second]);
    assert_eq!(smarty.order(id).unwrap().customer_id, i64::try_from(first).unwrap());
    let refused = post(&smarty, "Sales_Orders/post", &order(first)).await;
    assert_eq!(refused.json(), json!({ "error": "Unknown customer_id" }));
    let next = post(&smarty, "Customers/post", &json!({ "name": "Cleo" })).await.json();
    assert_eq!(next["id"], json!(second + 1), "no number is used again");
}

#[tokio::test]
async fn a_merged_customer_is_gone_and_its_orders_are_the_others() {
    let (smarty, first, second, id) = with_customers().await;
    control(&smarty, "POST", &format!("customers/{first}/merge"), json!({ "into": second })).await;
    assert_eq!(smarty.order(id).unwrap().customer_id, i64::try_from(second).unwrap());
    let listed = get(&smarty, "Customers/list").await.json();
    assert_eq!((listed.as_array().unwrap().len(), &listed[0]["id"]), (1, &json!(second)));
    let refused = post(&smarty, "Sales_Orders/post", &order(first)).await;
    assert_eq!(refused.json(), json!({ "error": "Unknown customer_id" }));
}

#[tokio::test]
async fn what_a_clerk_cannot_do_to_a_customer_is_said_and_changes_nothing() {
    let (smarty, first, _, _) = with_customers().await;
    let before = smarty.customers();
    let one = format!("customers/{first}");
    for (method, path, body, status) in [
        ("GET", "customers/1", json!({}), 404),
        ("DELETE", "customers/1", json!({}), 404),
        ("PUT", "customers/1", json!({}), 404),
        ("POST", "customers/1/merge", json!({ "into": first }), 404),
        ("POST", &format!("{one}/merge"), json!({ "into": 1 }), 404),
        ("POST", &format!("{one}/merge"), json!({ "into": first }), 400),
        ("POST", &format!("{one}/merge"), json!({}), 400),
        ("PUT", &one, json!({ "e-mail": "x" }), 400),
        ("PUT", &one, json!({ "id": 3 }), 400),
        ("POST", "customers", json!({ "mail": "x" }), 400),
    ] {
        let answer = ask(&smarty, method, &format!("/control/{path}"), Some(&body)).await;
        assert_eq!(answer.status, status, "{method} {path} {body}: {}", answer.text());
        assert!(answer.json()["error"].is_string());
    }
    assert_eq!(smarty.customers(), before);
}
