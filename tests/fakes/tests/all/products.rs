//! Products and variations, as they are listed and written.

use crate::common::{at, get, ids, post, put, smarty};
use fakes::{
    Decimal,
    smarty::{Product, Smarty, Variation},
};
use serde_json::{Value, json};

fn tee() -> Value {
    json!({
        "sku": "TEE-01", "ean": "0800000000017", "title": "Plain tee", "description": "<p>Cotton</p>",
        "description_short": "Cotton tee", "category": "Clothing, T-shirts", "brand": "Acme",
        "supplier": ["North Mill"], "price": "19.90", "purchase_price": 6, "weight": "180", "stock": 12,
        "tax_id": 2, "images": ["https://img.example/tee.jpg"],
    })
}

fn small(product: u64) -> Value {
    json!({
        "product_id": product, "sku": "TEE-01-S", "ean": "", "price": "19.90", "purchase_price": "6.00",
        "tax_id": 1, "stock": 4,
        "detail": [{ "name": "Taglia", "value": "S" }, { "name": "Colore", "value": "Blu" }],
    })
}

/// A Smarty with a product 5012 of 2024-05-01, and its variation 9001.
async fn with_tee() -> Smarty {
    let smarty = smarty().await;
    smarty.set_time(at("2024-05-01T10:00:00"));
    post(&smarty, "Products/post/", &tee()).await;
    post(&smarty, "Variations/post/", &small(5012)).await;
    smarty
}

#[tokio::test]
async fn a_posted_product_is_listed_with_all_its_fields_and_variations() {
    let smarty = with_tee().await;
    let expected = json!([{
        "id": 5012, "sku": "TEE-01", "ean": "0800000000017", "title": "Plain tee",
        "description": "<p>Cotton</p>", "description_short": "Cotton tee", "category": "Clothing, T-shirts",
        "brand": "Acme", "supplier": ["North Mill"], "price": "19.90", "purchase_price": "6.00",
        "weight": "180", "stock": 12, "tax_id": 2, "images": ["https://img.example/tee.jpg"],
        "created": "2024-05-01 10:00:00", "last_update": "2024-05-01 10:00:00",
        "variations": [{
            "id": 9001, "product_id": 5012, "sku": "TEE-01-S", "ean": "", "price": "19.90",
            "purchase_price": "6.00", "tax_id": 1, "stock": 4,
            "detail": [{ "name": "Taglia", "value": "S" }, { "name": "Colore", "value": "Blu" }],
        }],
    }]);
    assert_eq!(get(&smarty, "Products/list").await.json(), expected);
}

#[tokio::test]
async fn a_put_changes_any_part_and_moves_the_stamp() {
    let smarty = with_tee().await;
    smarty.set_time(at("2024-05-02T10:00:00"));
    let answer = put(&smarty, "Products/put/5012", &json!({ "stock": 3, "price": 21.5 })).await;
    assert_eq!((answer.status, answer.json()), (200, json!({ "id": 5012 })));
    let kept = smarty.product(5012).unwrap();
    assert_eq!((kept.stock, kept.price, kept.title.as_str()), (3, Decimal::new(215, 1), "Plain tee"));
    assert_eq!((kept.created, kept.last_update), (Some(at("2024-05-01T10:00:00")), Some(smarty.now())));
    assert_eq!((kept.variations.len(), kept.images.len()), (1, 1));
}

#[tokio::test]
async fn a_put_of_a_variation_changes_it_and_moves_its_products_stamp() {
    let smarty = with_tee().await;
    smarty.set_time(at("2024-05-02T10:00:00"));
    let answer = put(&smarty, "Variations/put/9001", &json!({ "product_id": 5012, "stock": 0 })).await;
    assert_eq!(answer.json(), json!({ "id": 9001 }));
    let kept = smarty.product(5012).unwrap();
    let variation = &kept.variations[0];
    assert_eq!((variation.id, variation.stock, variation.sku.as_str()), (9001, 0, "TEE-01-S"));
    assert_eq!(variation.detail[0], ("Taglia".to_owned(), "S".to_owned()));
    assert_eq!((kept.stock, kept.last_update), (12, Some(at("2024-05-02T10:00:00"))));
}

#[tokio::test]
async fn images_are_added_unless_they_replace_those_there() {
    let smarty = with_tee().await;
    let images = |smarty: &Smarty| smarty.product(5012).unwrap().images.join(" ");
    put(&smarty, "Products/put/5012", &json!({ "images": ["b"] })).await;
    assert_eq!(images(&smarty), "https://img.example/tee.jpg b");
    put(&smarty, "Products/put/5012?replace_images=1", &json!({ "stock": 1 })).await;
    assert_eq!(images(&smarty), "https://img.example/tee.jpg b");
    put(&smarty, "Products/put/5012?replace_images=1", &json!({ "images": ["c"] })).await;
    assert_eq!(images(&smarty), "c");
}

#[tokio::test]
async fn writes_are_in_the_ledger_in_smartys_words() {
    let smarty = with_tee().await;
    put(&smarty, "Products/put/5012", &json!({ "stock": 3 })).await;
    put(&smarty, "Variations/put/9001", &json!({ "product_id": 5012, "stock": 0 })).await;
    let changes = smarty.ledger().changes;
    let reported: Vec<_> = changes.iter().map(|change| (change.resource, change.action, change.id)).collect();
    let expected = [
        ("Products", "post", 5012),
        ("Variations", "post", 9001),
        ("Products", "put", 5012),
        ("Variations", "put", 9001),
    ];
    assert_eq!(reported, expected);
    assert_eq!(changes[2].body, json!({ "stock": 3 }));
}

#[tokio::test]
async fn invalid_products_and_variations_are_refused_and_not_applied() {
    let smarty = with_tee().await;
    let (products, changes) = (smarty.products(), smarty.ledger().changes.len());
    let cases = [
        ("POST", "Products/post", json!({ "tax_id": 99 }), "Unknown tax_id"),
        ("POST", "Products/post", json!({ "price": "1,5" }), "Invalid data: not a decimal number: 1,5"),
        ("POST", "Products/post", json!({ "stock": 1.5 }), "Invalid data: not a whole number: 1.5"),
        ("PUT", "Products/put/5012", json!({ "tax_id": -1 }), "Unknown tax_id"),
        ("PUT", "Products/put/5012", json!([]), "Invalid JSON"),
        ("PUT", "Products/put/1", json!({}), "Unknown id"),
        ("PUT", "Products/put/x", json!({}), "Unknown id"),
        ("POST", "Variations/post", json!({ "sku": "X" }), "Unknown product_id"),
        ("POST", "Variations/post", json!({ "product_id": -5 }), "Unknown product_id"),
        ("PUT", "Variations/put/9001", json!({ "stock": 1 }), "Unknown product_id"),
        ("PUT", "Variations/put/1", json!({ "product_id": 5012 }), "Unknown id"),
    ];
    for (method, path, body, text) in cases {
        let answer =
            crate::common::receive(crate::common::send(&smarty.url(), method, path, Some(&body)).await).await;
        assert_eq!(answer.unwrap().json(), json!({ "error": text }), "{method} {path} {body}");
    }
    assert_eq!((smarty.products(), smarty.ledger().changes.len()), (products, changes));
}

#[tokio::test]
async fn a_number_sent_with_a_record_is_not_taken() {
    let smarty = with_tee().await;
    put(&smarty, "Products/put/5012", &json!({ "id": 1, "created": "x", "variations": "none" })).await;
    assert_eq!(smarty.product_ids(), [5012]);
    assert_eq!(smarty.product(5012).unwrap().variations.len(), 1);
    assert_eq!(post(&smarty, "Products/post", &json!({ "id": 1 })).await.json(), json!({ "id": 5013 }));
    assert_eq!(smarty.product(5013).unwrap().tax_id, 1, "it has the first tax unless it names one");
}

#[tokio::test]
async fn a_test_changes_products_with_and_without_their_stamp() {
    let smarty = with_tee().await;
    let posted = smarty.product(5012).unwrap().last_update;
    smarty.set_time(at("2024-05-02T10:00:00"));
    let stamp = || smarty.product(5012).unwrap().last_update;
    assert!(smarty.change_product_quietly(5012, |product| product.stock = 1));
    assert!(smarty.change_variation_quietly(9001, |variation| variation.stock = 1));
    assert_eq!((stamp(), smarty.product(5012).unwrap().stock), (posted, 1));
    assert!(smarty.change_variation(9001, |variation| variation.stock = 2));
    assert_eq!((stamp(), smarty.variation(9001).unwrap().stock), (Some(smarty.now()), 2));
    assert!(smarty.change_product(5012, |product| product.last_update = None));
    assert_eq!(stamp(), None);
    assert_eq!(get(&smarty, "Products/list").await.json()[0]["last_update"], Value::Null);
    for missing in [smarty.change_product(1, |_| {}), smarty.change_variation(1, |_| {})] {
        assert!(!missing);
    }
}

#[tokio::test]
async fn variations_and_products_come_and_go() {
    let smarty = with_tee().await;
    let medium = smarty.add_variation(5012, Variation { sku: "TEE-01-M".into(), ..Default::default() });
    assert_eq!((medium, smarty.add_variation(1, Variation::default())), (Some(9002), None));
    smarty.set_time(at("2024-05-02T10:00:00"));
    assert!(smarty.remove_variation(9001));
    assert!(!smarty.remove_variation(9001));
    let kept = smarty.product(5012).unwrap();
    assert_eq!((kept.variations.len(), kept.last_update), (1, Some(smarty.now())));

    let replaced = Product { id: 5012, sku: "OTHER".into(), ..Default::default() };
    assert_eq!((smarty.put_product(replaced), smarty.product_count()), (5012, 1));
    assert!(smarty.product(5012).unwrap().variations.is_empty());
    assert!(smarty.remove_product(5012));
    assert!(!smarty.remove_product(5012));
    assert_eq!(smarty.add_product(Product::default()), 5013, "a number is never used again");
}

#[tokio::test]
async fn many_products_are_changed_and_taken_away_at_once() {
    let smarty = smarty().await;
    smarty.set_time(at("2024-05-01T10:00:00"));
    let all = smarty.seed_products(10, 1);
    smarty.change_products_quietly(|product| product.last_update = None);
    assert_eq!(get(&smarty, "Products/list?last_update_from=2000-01-01T00:00:00").await.json(), json!([]));
    smarty.change_products(|product| product.stock += 1);
    let listed = get(&smarty, "Products/list?last_update_from=2024-05-01T10:00:00").await.json();
    assert_eq!(ids(&listed).len(), 10);
    assert_eq!(smarty.retain_products(|product| product.id == all[3]), 9);
    assert_eq!(ids(&get(&smarty, "Products/list").await.json()), [all[3]]);
}
