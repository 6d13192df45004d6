//! Smarty's API, in the dialect that is most probable by the facts.

use crate::common::{
    KEY_ENCODED, ada, at, get, ids, order, post, receive, send, send_raw, smarty, smarty_with,
};
use fakes::{
    Decimal,
    smarty::{Address, Customer, Order},
};
use serde_json::{Value, json};

#[tokio::test]
async fn a_key_is_accepted_by_its_exact_name_and_value() {
    let smarty = smarty().await;
    assert_eq!(get(&smarty, "Products/list?limit=1").await.json(), json!([]));
    for query in ["", "?ApiKey=", "?ApiKey=wrong", &format!("?apikey={KEY_ENCODED}")] {
        let target = format!("/titanium/V2/Api/Products/list{query}");
        let answer = receive(send_raw(&smarty.url(), "GET", &target, None).await).await.unwrap();
        assert_eq!((answer.status, answer.json()), (200, json!({ "error": "Invalid ApiKey" })), "{query}");
    }
}

#[tokio::test]
async fn a_wrong_key_applies_nothing() {
    let smarty = smarty().await;
    let target = "/titanium/V2/Api/Customers/post/?ApiKey=wrong";
    receive(send_raw(&smarty.url(), "POST", target, Some(&json!({ "name": "Ada" }))).await).await.unwrap();
    assert_eq!(smarty.customers(), []);
}

#[tokio::test]
async fn unknown_paths_and_methods_are_not_found() {
    let smarty = smarty().await;
    assert_eq!(get(&smarty, "Customers/get/77").await.status, 404);
    assert_eq!(get(&smarty, "Customers/post").await.status, 404);
    assert_eq!(get(&smarty, "customers/list").await.status, 404);
    assert_eq!(receive(send_raw(&smarty.url(), "GET", "/", None).await).await.unwrap().status, 404);
}

#[tokio::test]
async fn a_slash_at_the_end_makes_no_difference() {
    let smarty = smarty().await;
    for path in ["Taxes/list", "Taxes/list/"] {
        assert_eq!(get(&smarty, path).await.json()[0], json!({ "id": 1, "name": "IVA 22%", "value": "22" }));
    }
    let ids: Vec<Value> = [
        post(&smarty, "Customers/post", &json!({ "name": "A" })).await.json(),
        post(&smarty, "Customers/post/", &json!({ "name": "B" })).await.json(),
    ]
    .into();
    assert_eq!(ids, [json!({ "id": 77 }), json!({ "id": 78 })]);
}

#[tokio::test]
async fn a_posted_order_is_kept_and_listed() {
    let smarty = smarty().await;
    smarty.set_time("2024-05-02T10:00:00".parse().unwrap());
    let customer = smarty.add_customer(ada());
    let answer = post(&smarty, "Sales_Orders/post/", &order(customer)).await;
    assert_eq!((answer.status, answer.json()), (200, json!({ "id": 3301 })));

    let kept = &smarty.orders()[0];
    assert_eq!((kept.id, kept.number, kept.code.as_str()), (3301, 120, "A-120"));
    assert_eq!(kept.rows[0].price, Decimal::new(1990, 2));
    assert_eq!(kept.fees.shipping, Decimal::from(6));

    let listed = &get(&smarty, "Sales_Orders/list/?limit=1&offset=0").await.json()[0];
    let row = json!({ "id": 1, "sku": "TEE-01-S", "name": "Tee", "price": "19.90", "discount": "0.00",
        "tax_id": 1, "tax": "22", "quantity": "2" });
    assert_eq!(listed["rows"], json!([row]));
    assert_eq!(listed["fees"], json!({ "shipping": "6.00", "payment": "0.00", "extra": "0.00" }));
    assert_eq!(listed["date"], "2024-05-02 10:00:00");
    assert_eq!((&listed["customer_id"], &listed["paid"]), (&json!(customer), &json!(0)));
    assert_eq!(listed["billing_address"]["name"], "Ada Verdi");
}

#[tokio::test]
async fn the_clock_is_local_time_in_italy_to_the_second() {
    let rome = || jiff::Timestamp::now().in_tz("Europe/Rome").unwrap().datetime();
    let smarty = smarty().await;
    let before = rome() - jiff::SignedDuration::from_secs(1);
    smarty.add_order(Order::default());
    let created = smarty.orders()[0].created.unwrap();
    assert!(before < created && created <= rome() && created.subsec_nanosecond() == 0, "{created}");
}

#[tokio::test]
async fn invalid_orders_are_refused_and_not_applied() {
    let smarty = smarty().await;
    let customer = smarty.add_customer(ada());
    let with = |change: fn(&mut Value)| {
        let mut body = order(customer);
        change(&mut body);
        body
    };
    let cases = [
        (with(|body| body["customer_id"] = json!(9999)), "Unknown customer_id"),
        (with(|body| body["customer_id"] = Value::Null), "Unknown customer_id"),
        (with(|body| body["rows"] = json!([])), "Order without rows"),
        (with(|body| body["rows"][0]["tax_id"] = json!(99)), "Unknown tax_id"),
        (with(|body| body["rows"][0]["tax_id"] = json!(-1)), "Unknown tax_id"),
        (with(|body| body["fees"]["shipping_tax"] = json!(99)), "Unknown tax_id"),
        (with(|body| body["rows"][0]["quantity"] = json!("0")), "Row without quantity"),
        (with(|body| body["rows"][0]["price"] = json!("19,90")), "Invalid data: not a decimal number: 19,90"),
        (with(|body| body["rows"][0]["price"] = json!([1])), "Invalid data: neither a number nor text: [1]"),
        (with(|body| body["customer_id"] = json!("7.5")), "Invalid data: not a whole number: 7.5"),
    ];
    for (body, text) in cases {
        let answer = post(&smarty, "Sales_Orders/post", &body).await;
        assert_eq!((answer.status, answer.json()), (200, json!({ "error": text })), "{body}");
    }
    let wrong_type =
        post(&smarty, "Sales_Orders/post", &with(|body| body["payment_type"] = json!(1))).await.json();
    assert!(wrong_type["error"].as_str().unwrap().starts_with("Invalid data: "), "{wrong_type}");
    assert_eq!((smarty.orders(), smarty.ledger().changes.len()), (vec![], 0));
}

#[tokio::test]
async fn a_body_that_is_not_json_is_refused() {
    let smarty = smarty().await;
    let answer = receive(send(&smarty.url(), "POST", "Customers/post", None).await).await.unwrap();
    assert_eq!(answer.json(), json!({ "error": "Invalid JSON" }));
}

#[tokio::test]
async fn numbers_may_be_posted_as_text_or_as_numbers() {
    let smarty = smarty().await;
    let customer = smarty.add_customer(ada());
    let mut body = order(customer);
    body["customer_id"] = json!(customer.to_string());
    body["fees"] = json!({ "shipping": "6.00", "shipping_tax": "-1" });
    body["rows"][0]["price"] = json!(19.9);
    body["rows"][0]["quantity"] = json!(2);
    for body in [&order(customer), &body] {
        post(&smarty, "Sales_Orders/post", body).await;
    }
    assert_eq!((smarty.orders().len(), smarty.duplicates()), (2, 1));
}

#[tokio::test]
async fn lists_come_newest_first_and_in_pages_of_fifty_at_most() {
    let smarty = smarty().await;
    let mut all: Vec<u64> = (0..60).map(|_| smarty.add_order(Order::default())).collect();
    all.reverse();
    assert_eq!(ids(&get(&smarty, "Sales_Orders/list?limit=1000").await.json()), all[..50]);
    assert_eq!(ids(&get(&smarty, "Sales_Orders/list").await.json()), all[..50]);
    assert_eq!(ids(&get(&smarty, "Sales_Orders/list?limit=50&offset=50").await.json()), all[50..]);
    assert_eq!(ids(&get(&smarty, "Sales_Orders/list?limit=3&offset=2").await.json()), all[2..5]);
    assert_eq!(get(&smarty, "Sales_Orders/list?offset=100").await.json(), json!([]));
}

#[tokio::test]
async fn the_page_limit_can_be_lowered() {
    let smarty = smarty_with(|config| config.page_limit = 2).await;
    for _ in 0..3 {
        smarty.add_customer(ada());
    }
    assert_eq!(ids(&get(&smarty, "Customers/list?limit=50").await.json()), [79, 78]);
}

#[tokio::test]
async fn orders_are_filtered_by_creation_and_state() {
    let smarty = smarty().await;
    let add = |created, shipped, shipping_confirmed| {
        smarty.add_order(Order {
            created: Some(at(created)),
            shipped,
            shipping_confirmed,
            ..Default::default()
        })
    };
    let first = add("2024-05-01T10:00:00", true, true);
    let second = add("2024-05-02T10:00:00", true, false);
    let third = add("2024-05-03T10:00:00", false, false);
    let cases: [(&str, &[u64]); 6] = [
        ("created_from=2024-05-02T10:00:00", &[third, second]),
        ("created_to=2024-05-02T10:00:00", &[second, first]),
        ("created_from=2024-05-01T10:00:01&created_to=2024-05-03T09:59:59", &[second]),
        ("processing=1", &[third]),
        ("shipped=1", &[second, first]),
        ("shipping_confirmed=1", &[first]),
    ];
    for (query, expected) in cases {
        assert_eq!(
            ids(&get(&smarty, &format!("Sales_Orders/list?{query}")).await.json()),
            expected,
            "{query}"
        );
    }
}

#[tokio::test]
async fn the_search_finds_near_matches_whatever_the_capitals() {
    let smarty = smarty().await;
    let ada = smarty.add_customer(ada());
    let near = smarty.add_customer(Customer { email: "Nevada@Example.org".into(), ..Default::default() });
    let firm = smarty.add_customer(Customer { business_name: "Verdi & Co".into(), ..Default::default() });
    for (text, expected) in [
        ("ada%40example.org", vec![near, ada]),
        ("ADA@EXAMPLE", vec![near, ada]),
        ("verdi", vec![firm, ada]),
        ("ada+verdi", vec![ada]),
        ("nobody", vec![]),
    ] {
        assert_eq!(
            ids(&get(&smarty, &format!("Customers/list?text={text}")).await.json()),
            expected,
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_put_changes_what_was_sent_and_keeps_the_rest() {
    let smarty = smarty().await;
    smarty.set_time("2024-05-01T10:00:00".parse().unwrap());
    let mut customer = ada();
    customer.billing_address = Some(Address { city: "Milano".into(), ..Default::default() });
    let id = smarty.add_customer(customer);
    smarty.set_time("2024-05-02T10:00:00".parse().unwrap());
    let sent = json!({ "phone": "0200000000" });
    let put = send(&smarty.url(), "PUT", &format!("Customers/put/{id}"), Some(&sent)).await;
    assert_eq!(receive(put).await.unwrap().json(), json!({ "id": id }));
    let kept = &smarty.customers()[0];
    assert_eq!((kept.email.as_str(), kept.phone.as_str()), ("ada@example.org", "0200000000"));
    assert_eq!(kept.billing_address.as_ref().unwrap().city, "Milano");
    assert_eq!(
        (kept.created, kept.last_update),
        (Some(at("2024-05-01T10:00:00")), Some(at("2024-05-02T10:00:00")))
    );
    let unknown = send(&smarty.url(), "PUT", "Customers/put/9999", Some(&sent)).await;
    assert_eq!(receive(unknown).await.unwrap().json(), json!({ "error": "Unknown id" }));
}

#[tokio::test]
async fn a_customer_needs_a_name() {
    let smarty = smarty().await;
    let answer = post(&smarty, "Customers/post", &json!({ "email": "ada@example.org" })).await;
    assert_eq!(answer.json(), json!({ "error": "Missing name or business_name" }));
    assert_eq!(smarty.customers(), []);
}

#[tokio::test]
async fn an_order_is_shipped_and_then_confirmed() {
    let smarty = smarty().await;
    let id = smarty.add_order(Order::default());
    let confirm = format!("Sales_Orders/confirmShip/{id}");
    let parcel = json!({ "carrier": "GLS", "tracking": "TRK1" });
    assert_eq!(post(&smarty, &confirm, &parcel).await.json(), json!({ "error": "Order not shipped" }));
    let ship = send(&smarty.url(), "POST", &format!("Sales_Orders/ship/{id}"), None).await;
    assert_eq!(receive(ship).await.unwrap().status, 200);
    assert_eq!(get(&smarty, "Sales_Orders/list?processing=1").await.json(), json!([]));
    post(&smarty, &confirm, &parcel).await;
    let listed = &get(&smarty, "Sales_Orders/list?shipping_confirmed=1").await.json()[0];
    assert_eq!((&listed["carrier"], &listed["shipped"]), (&json!("GLS"), &json!(1)));
    assert_eq!(smarty.orders()[0].tracking, "TRK1");
}
