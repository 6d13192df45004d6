//! Each switch of the dialect changes what it names and nothing else.

use crate::common::{ada, get, order, post, receive, send_raw, smarty_with};
use fakes::smarty::{
    Customer, Dialect, Smarty,
    dialect::{
        BadKey, Booleans, Dates, Empties, Filters, Ids, Lists, Numbers, Presence, Refusals, Scale, Sorting,
        Taxes,
    },
};
use serde_json::{Value, json};

async fn speaking(change: impl FnOnce(&mut Dialect)) -> Smarty {
    smarty_with(|config| change(&mut config.dialect)).await
}

/// Posts an order with this price and returns it as listed.
async fn listed_order(smarty: &Smarty, price: Value) -> Value {
    smarty.set_time("2024-05-02T10:00:00".parse().unwrap());
    let mut body = order(smarty.add_customer(ada()));
    body["rows"][0]["price"] = price;
    post(smarty, "Sales_Orders/post", &body).await;
    get(smarty, "Sales_Orders/list").await.json()[0].clone()
}

#[tokio::test]
async fn money_is_text_or_a_number() {
    for (numbers, price, quantity) in
        [(Numbers::Text, json!("19.90"), json!("2")), (Numbers::Number, json!(19.9), json!(2))]
    {
        let smarty = speaking(|dialect| dialect.numbers = numbers).await;
        let row = &listed_order(&smarty, json!("19.90")).await["rows"][0];
        // By value: with serde_json's arbitrary_precision, which other crates of the workspace switch on, a number
        // keeps the zero at its end.
        assert_eq!((row["price"].as_f64(), row["price"].as_str()), (price.as_f64(), price.as_str()));
        assert_eq!(row["quantity"], quantity);
    }
}

#[tokio::test]
async fn money_has_the_decimals_of_the_dialect() {
    for (scale, posted, listed) in [
        (Scale::Padded, "19.9", "19.90"),
        (Scale::Padded, "16.3115", "16.3115"),
        (Scale::Trimmed, "19.90", "19.9"),
        (Scale::Trimmed, "20.00", "20"),
        (Scale::Posted, "19.900", "19.900"),
        (Scale::Rounded, "16.3115", "16.31"),
        (Scale::Rounded, "16.315", "16.32"),
    ] {
        let smarty = speaking(|dialect| dialect.scale = scale).await;
        assert_eq!(listed_order(&smarty, json!(posted)).await["rows"][0]["price"], listed, "{scale:?}");
    }
}

#[tokio::test]
async fn ids_are_numbers_or_text_in_lists_and_in_answers_to_posts() {
    let smarty = speaking(|dialect| dialect.ids = Ids::Text).await;
    let order = listed_order(&smarty, json!("1")).await;
    assert_eq!(
        (&order["id"], &order["customer_id"], &order["rows"][0]["tax_id"]),
        (&json!("3301"), &json!("77"), &json!("1"))
    );
    assert_eq!(post(&smarty, "Customers/post", &json!({ "name": "A" })).await.json(), json!({ "id": 78 }));

    let smarty = speaking(|dialect| dialect.post_ids = Ids::Text).await;
    assert_eq!(post(&smarty, "Customers/post", &json!({ "name": "A" })).await.json(), json!({ "id": "77" }));
    assert_eq!(get(&smarty, "Customers/list").await.json()[0]["id"], json!(77));
}

#[tokio::test]
async fn flags_are_digits_text_or_booleans() {
    for (booleans, flag) in
        [(Booleans::Digit, json!(0)), (Booleans::Text, json!("0")), (Booleans::Boolean, json!(false))]
    {
        let smarty = speaking(|dialect| dialect.booleans = booleans).await;
        let order = listed_order(&smarty, json!("1")).await;
        for name in ["paid", "shipped", "shipping_confirmed", "locked", "canceled"] {
            assert_eq!(order[name], flag, "{name}");
        }
    }
}

#[tokio::test]
async fn empty_texts_are_empty_or_null() {
    for (empties, empty) in [(Empties::Text, json!("")), (Empties::Null, Value::Null)] {
        let smarty = speaking(|dialect| dialect.empties = empties).await;
        smarty.add_customer(ada());
        let customer = &get(&smarty, "Customers/list").await.json()[0];
        assert_eq!((&customer["business_name"], &customer["name"]), (&empty, &json!("Ada")));
    }
}

#[tokio::test]
async fn dates_have_a_space_or_a_t() {
    for (dates, date) in [(Dates::Space, "2024-05-02 10:00:00"), (Dates::T, "2024-05-02T10:00:00")] {
        let smarty = speaking(|dialect| dialect.dates = dates).await;
        assert_eq!(listed_order(&smarty, json!("1")).await["date"], date);
    }
}

#[tokio::test]
async fn lists_are_wrapped_as_the_dialect_says() {
    for (lists, path) in [
        (Lists::Array, ""),
        (Lists::Items, "/items"),
        (Lists::DataRecords, "/Data/Records"),
        (Lists::Records, "/Records"),
    ] {
        let smarty = speaking(|dialect| dialect.lists = lists).await;
        smarty.add_customer(ada());
        for (resource, count) in [("Customers", 1), ("Taxes", 5), ("Products", 0), ("Sales_Orders", 0)] {
            let answer = get(&smarty, &format!("{resource}/list")).await.json();
            assert_eq!(answer.pointer(path).and_then(Value::as_array).map(Vec::len), Some(count), "{answer}");
        }
    }
}

#[tokio::test]
async fn lists_can_come_oldest_first() {
    let smarty = speaking(|dialect| dialect.sorting = Sorting::OldestFirst).await;
    let ids = [smarty.add_customer(ada()), smarty.add_customer(ada())];
    let listed = get(&smarty, "Customers/list").await.json();
    assert_eq!([listed[0]["id"].as_u64().unwrap(), listed[1]["id"].as_u64().unwrap()], ids);
}

#[tokio::test]
async fn the_list_of_taxes_can_be_missing_or_an_error() {
    for (taxes, status, text) in
        [(Taxes::NotFound, 404, "Not found"), (Taxes::Error, 200, "Unknown resource")]
    {
        let smarty = speaking(|dialect| dialect.taxes = taxes).await;
        let answer = get(&smarty, "Taxes/list").await;
        assert_eq!((answer.status, answer.json()), (status, json!({ "error": text })));
        assert_eq!(listed_order(&smarty, json!("1")).await["rows"][0]["tax"], "22");
    }
}

#[tokio::test]
async fn filters_can_be_passed_over_but_pages_are_kept() {
    let smarty = speaking(|dialect| dialect.filters = Filters::Ignored).await;
    for _ in 0..3 {
        smarty.add_customer(Customer::default());
    }
    let found = get(&smarty, "Customers/list?text=nobody&limit=2").await.json();
    assert_eq!(found.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn ids_of_customers_can_be_null_or_absent() {
    for (presence, expected) in [(Presence::Null, Some(&Value::Null)), (Presence::Absent, None)] {
        let smarty = speaking(|dialect| {
            dialect.order_customer = presence;
            dialect.customer_ids = presence;
        })
        .await;
        assert_eq!(listed_order(&smarty, json!("1")).await.get("customer_id"), expected);
        assert_eq!(get(&smarty, "Customers/list").await.json()[0].get("id"), expected);
    }
}

#[tokio::test]
async fn a_wrong_key_is_an_error_inside_a_200_or_a_401() {
    for (bad_key, status) in [(BadKey::ErrorIn200, 200), (BadKey::Unauthorized, 401)] {
        let smarty = speaking(|dialect| dialect.bad_key = bad_key).await;
        let target = "/titanium/V2/Api/Products/list?ApiKey=wrong&limit=1";
        let answer = receive(send_raw(&smarty.url(), "GET", target, None).await).await.unwrap();
        assert_eq!((answer.status, answer.json()), (status, json!({ "error": "Invalid ApiKey" })));
    }
}

#[tokio::test]
async fn an_invalid_order_is_an_error_inside_a_200_or_a_422() {
    for (refusals, status) in [(Refusals::ErrorIn200, 200), (Refusals::Unprocessable, 422)] {
        let smarty = speaking(|dialect| dialect.refusals = refusals).await;
        let answer = post(&smarty, "Sales_Orders/post", &order(9999)).await;
        assert_eq!((answer.status, answer.json()), (status, json!({ "error": "Unknown customer_id" })));
    }
}
