//! Each switch that concerns products changes what it names and nothing else.

use crate::common::{at, get, smarty_with};
use fakes::smarty::{
    Dialect, Product, Smarty, Variation,
    dialect::{Categories, Dates, Empties, EmptyLists, Images, NoStamp, Numbers, Presence, Stocks},
};
use serde_json::{Value, json};

async fn speaking(change: impl FnOnce(&mut Dialect)) -> Smarty {
    smarty_with(|config| change(&mut config.dialect)).await
}

fn tee() -> Product {
    Product {
        sku: "TEE-01".into(),
        title: "Tee".into(),
        category: "Clothing, T-shirts".into(),
        price: "19.90".parse().unwrap(),
        stock: 12,
        tax_id: 1,
        images: vec!["https://img.example/tee.jpg".into()],
        variations: vec![Variation { stock: 4, tax_id: 1, ..Default::default() }],
        created: Some(at("2024-05-01T10:00:00")),
        last_update: Some(at("2024-05-02T10:00:00")),
        ..Default::default()
    }
}

async fn listed(product: Product, change: impl FnOnce(&mut Dialect)) -> Value {
    let smarty = speaking(change).await;
    smarty.put_product(product);
    get(&smarty, "Products/list").await.json()[0].clone()
}

/// The fields of a product that a switch changes in the list.
async fn changed(product: Product, change: impl FnOnce(&mut Dialect)) -> Value {
    let (plain, other) = (listed(product.clone(), |_| {}).await, listed(product, change).await);
    let names = plain.as_object().unwrap().keys();
    assert!(other.as_object().unwrap().keys().all(|name| plain.get(name).is_some()));
    let differing = names.filter(|name| plain.get(*name) != other.get(*name));
    differing.map(|name| (name.clone(), other.get(name).cloned().unwrap_or(json!("(absent)")))).collect()
}

#[tokio::test]
async fn images_are_texts_or_objects() {
    let expected = json!({ "images": [{ "url": "https://img.example/tee.jpg" }] });
    assert_eq!(changed(tee(), |dialect| dialect.images = Images::Objects).await, expected);
}

#[tokio::test]
async fn a_category_is_text_an_object_or_a_list_of_either() {
    for (categories, expected) in [
        (Categories::Texts, json!(["Clothing", "T-shirts"])),
        (Categories::Object, json!({ "name": "Clothing, T-shirts" })),
        (Categories::Objects, json!([{ "name": "Clothing" }, { "name": "T-shirts" }])),
    ] {
        let reported = changed(tee(), |dialect| dialect.categories = categories).await;
        assert_eq!(reported, json!({ "category": expected }), "{categories:?}");
        let none = Product { category: String::new(), ..tee() };
        let reported = listed(none, |dialect| dialect.categories = categories).await;
        assert!([json!([]), json!({ "name": "" })].contains(&reported["category"]), "{categories:?}");
    }
}

#[tokio::test]
async fn stock_is_a_number_or_text() {
    for (stocks, product, variation) in [(Stocks::Text, "12", "4"), (Stocks::Decimal, "12.00", "4.00")] {
        let reported = changed(tee(), |dialect| dialect.stocks = stocks).await;
        assert_eq!(
            (&reported["stock"], &reported["variations"][0]["stock"]),
            (&json!(product), &json!(variation))
        );
        assert_eq!(reported.as_object().unwrap().len(), 2);
    }
}

#[tokio::test]
async fn lists_with_nothing_in_them_are_empty_null_or_absent() {
    for (empty_lists, expected) in [(EmptyLists::Null, Value::Null), (EmptyLists::Absent, json!("(absent)"))]
    {
        let bare = Product { images: vec![], variations: vec![], ..tee() };
        let reported = changed(bare, |dialect| dialect.empty_lists = empty_lists).await;
        let expected = json!({ "images": expected, "supplier": expected, "variations": expected });
        assert_eq!(reported, expected, "{empty_lists:?}");
    }
}

#[tokio::test]
async fn dates_have_a_space_a_t_or_a_fraction() {
    for (dates, created) in [(Dates::T, "2024-05-01T10:00:00"), (Dates::Fraction, "2024-05-01T10:00:00.000")]
    {
        let reported = changed(tee(), |dialect| dialect.dates = dates).await;
        assert_eq!((reported.as_object().unwrap().len(), &reported["created"]), (2, &json!(created)));
    }
}

#[tokio::test]
async fn the_date_of_creation_can_be_null_or_absent() {
    for (created, expected) in [(Presence::Null, Value::Null), (Presence::Absent, json!("(absent)"))] {
        assert_eq!(changed(tee(), |dialect| dialect.created = created).await, json!({ "created": expected }));
    }
}

#[tokio::test]
async fn a_stamp_that_is_not_there_is_null_absent_empty_or_zero() {
    for (no_stamp, expected) in [
        (NoStamp::Null, Some(Value::Null)),
        (NoStamp::Absent, None),
        (NoStamp::Empty, Some(json!(""))),
        (NoStamp::Zero, Some(json!("0000-00-00 00:00:00"))),
    ] {
        let smarty = speaking(|dialect| dialect.no_stamp = no_stamp).await;
        let id = smarty.put_product(tee());
        smarty.change_product_quietly(id, |product| product.last_update = None);
        let reported = get(&smarty, "Products/list").await.json();
        assert_eq!(reported[0].get("last_update"), expected.as_ref(), "{no_stamp:?}");
    }
}

#[tokio::test]
async fn money_and_weight_of_products_follow_the_numbers() {
    let reported = listed(tee(), |dialect| dialect.numbers = Numbers::Number).await;
    assert_eq!((reported["price"].as_f64(), reported["weight"].as_f64()), (Some(19.9), Some(0.0)));
    assert!(reported["variations"][0]["price"].is_number());
}

#[tokio::test]
async fn empty_texts_of_products_can_be_null() {
    let reported = listed(tee(), |dialect| dialect.empties = Empties::Null).await;
    assert_eq!((&reported["brand"], &reported["variations"][0]["ean"]), (&Value::Null, &Value::Null));
    assert_eq!(reported["title"], "Tee");
}

#[tokio::test]
async fn a_second_smarty_writes_the_same_product_otherwise() {
    let smarty = speaking(|dialect| *dialect = Dialect::second()).await;
    smarty.put_product(tee());
    smarty.put_product(Product { last_update: Some(at("2024-05-01T10:00:00")), ..Default::default() });
    let answer = get(&smarty, "Products/list").await.json();
    let expected = json!({
        "id": "5012", "sku": "TEE-01", "ean": null, "title": "Tee", "description": null,
        "description_short": null, "category": [{ "name": "Clothing" }, { "name": "T-shirts" }],
        "brand": null, "supplier": null, "price": "19.9", "purchase_price": "0", "weight": "0",
        "stock": "12", "tax_id": "1", "images": [{ "url": "https://img.example/tee.jpg" }],
        "created": "2024-05-01T10:00:00", "last_update": "2024-05-02T10:00:00",
        "variations": [{ "id": "9001", "product_id": "5012", "sku": null, "ean": null, "price": "0",
            "purchase_price": "0", "tax_id": "1", "stock": "4", "detail": [] }],
    });
    let products = answer.pointer("/Data/Records").unwrap();
    assert_eq!((&products[0]["id"], &products[1]), (&json!("5013"), &expected));
}
