//! Orders as clerks change them, and what the list shows of their rows.

use crate::common::{ada, ask, get, order, post, smarty, smarty_with};
use fakes::smarty::{Product, Smarty, dialect::RowNames};
use serde_json::{Value, json};

async fn with_order() -> (Smarty, u64) {
    let smarty = smarty().await;
    let customer = smarty.add_customer(ada());
    let id = post(&smarty, "Sales_Orders/post", &order(customer)).await.json()["id"].as_u64().unwrap();
    (smarty, id)
}

async fn control(smarty: &Smarty, method: &str, path: &str, body: Value) -> Value {
    let answer = ask(smarty, method, &format!("/control/{path}"), Some(&body)).await;
    assert_eq!(answer.status, 200, "{method} {path}: {}", answer.text());
    answer.json()
}

#[tokio::test]
async fn a_clerk_types_in_copies_changes_cancels_and_deletes_orders() {
    let (smarty, id) = with_order().await;
    let customer = smarty.customers()[0].id;
    let typed = control(&smarty, "POST", "orders", order(customer)).await["id"].as_u64().unwrap();
    let copy =
        control(&smarty, "POST", &format!("orders/{id}/copy"), json!({})).await["id"].as_u64().unwrap();
    let (original, copied) = (smarty.order(id).unwrap(), smarty.order(copy).unwrap());
    assert_eq!(original.rows[0].name, copied.rows[0].name);
    assert_ne!((original.number, original.rows[0].id), (copied.number, copied.rows[0].id));
    control(&smarty, "PUT", &format!("orders/{id}/rows/0"), json!({ "name": "" })).await;
    control(&smarty, "PUT", &format!("orders/{id}"), json!({ "payment_type": "Carta", "canceled": true }))
        .await;
    let changed = smarty.order(id).unwrap();
    assert_eq!(changed.rows[0], fakes::smarty::Row { name: String::new(), ..original.rows[0].clone() });
    assert_eq!(
        (changed.payment_type.as_str(), changed.canceled, changed.fees),
        ("Carta", true, original.fees)
    );
    let shown = control(&smarty, "GET", "orders?offset=2", json!({})).await;
    assert_eq!((&shown["count"], &shown["orders"][0]["id"]), (&json!(3), &json!(copy)));
    control(&smarty, "DELETE", &format!("orders/{typed}"), json!({})).await;
    assert_eq!(smarty.orders().iter().map(|order| order.id).collect::<Vec<_>>(), [id, copy]);
    assert_eq!(smarty.posted_orders().iter().map(|order| order.id).collect::<Vec<_>>(), [id]);
    // Nobody sent any of it.
    assert_eq!(smarty.ledger().changes.len(), 1);
}

#[tokio::test]
async fn an_order_is_put_back_as_it_was_sent() {
    let (smarty, id) = with_order().await;
    let before = smarty.order(id);
    let reported = control(&smarty, "GET", &format!("orders/{id}"), json!({})).await;
    control(&smarty, "PUT", &format!("orders/{id}"), reported).await;
    assert_eq!(smarty.order(id), before);
}

#[tokio::test]
async fn what_a_clerk_cannot_do_is_said_and_changes_nothing() {
    let (smarty, id) = with_order().await;
    let before = smarty.orders();
    let one = format!("orders/{id}");
    for (method, path, body, status) in [
        ("GET", "orders/1", json!({}), 404),
        ("DELETE", "orders/1", json!({}), 404),
        ("POST", "orders/1/copy", json!({}), 404),
        ("PUT", "orders/1/rows/0", json!({ "name": "x" }), 404),
        ("PUT", &format!("{one}/rows/9"), json!({ "name": "x" }), 404),
        ("PUT", &format!("{one}/rows/0"), json!({ "title": "x" }), 400),
        ("PUT", &one, json!({ "cancelled": true }), 400),
        ("PUT", &one, json!({ "canceled": "yes" }), 400),
        ("PUT", &one, json!({ "rows": 3 }), 400),
        ("POST", "orders", json!({ "customer": 3 }), 400),
    ] {
        let answer = ask(&smarty, method, &format!("/control/{path}"), Some(&body)).await;
        assert_eq!(answer.status, status, "{method} {path} {body}: {}", answer.text());
        assert!(answer.json()["error"].is_string());
    }
    assert_eq!(smarty.orders(), before);
}

#[tokio::test]
async fn the_list_shows_row_names_kept_cut_by_the_product_or_not_at_all() {
    for (names, shown) in [
        (RowNames::Unchanged, "Tee"),
        (RowNames::Cut(2), "Te"),
        (RowNames::Title, "Maglietta"),
        (RowNames::Dropped, ""),
    ] {
        let smarty = smarty_with(|config| config.dialect.row_names = names).await;
        let customer = smarty.add_customer(ada());
        smarty.add_product(Product {
            sku: "TEE-01-S".into(),
            title: "Maglietta".into(),
            ..Product::default()
        });
        post(&smarty, "Sales_Orders/post", &order(customer)).await;
        let listed = get(&smarty, "Sales_Orders/list").await.json();
        assert_eq!(listed[0]["rows"][0]["name"], shown, "{names:?}");
        assert_eq!(smarty.orders()[0].rows[0].name, "Tee");
        assert_eq!(names.to_string().parse::<RowNames>().unwrap(), names);
    }
    for wrong in ["cut", "cut:", "cut:x", "cut:-1", "none", ""] {
        assert!(wrong.parse::<RowNames>().is_err(), "{wrong}");
    }
}
