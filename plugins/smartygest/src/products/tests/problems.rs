//! Rows that can't be taken, and tax rates.

use framework360_sdk::{Error, testing};
use serde_json::{Value, json};

use super::fake_platform::{Platform, reset};
use super::fake_remote::{Shared, remote};

/// The first row gets these fields.
fn spoilt(fields: Value) -> (Shared, Platform) {
    reset();
    let remote = remote(60);
    remote.borrow_mut().rows[0].more = fields;
    (remote, Platform::default())
}

#[test]
fn a_row_that_cannot_be_taken_is_a_problem_with_its_reason_and_stops_nothing() {
    for (fields, id, code) in [
        (json!({"id": null}), "? SKU-1", "product-without-id"),
        (json!({"id": "0", "sku": ""}), "? Article 1", "product-without-id"),
        (json!({"title": " "}), "1", "product-without-name"),
        (json!({"price": "cheap"}), "1", "sdk-bad-price"),
        (json!({"price": null}), "1", "sdk-bad-price"),
        (json!({"price": "1.234"}), "1", "price-ambiguous"),
        (json!({"id": true}), "? SKU-1", "product-without-id"),
        (json!({"id": 23.0}), "? SKU-1", "product-without-id"),
        (json!({"price": "-1"}), "1", "price-negative"),
        (json!({"ean": "8.00001E+12"}), "1", "ean-rounded"),
        (json!({"stock": "many"}), "1", "sdk-bad-quantity"),
        (json!({"tax_id": 99}), "1", "tax-unknown"),
        (json!({"tax_id": 0}), "1", "tax-none"),
        (json!({"tax_id": null}), "1", "tax-none"),
        (json!({"tax_id": "-1"}), "1", "tax-none"),
        (json!({"tax_id": "IVA22"}), "1", "tax-unknown"),
        (json!({"variations": [{"sku": "A"}]}), "1", "variation-without-id"),
        (json!({"variations": [{"id": 7}, {"id": "7"}]}), "1", "variation-twice"),
        (json!({"variations": [{"id": 7, "price": "-1"}]}), "1", "price-negative"),
        (json!({"variations": {"7": {"ean": "8E12"}}}), "1", "ean-rounded"),
        (json!({"id": 2}), "2", "product-twice"),
    ] {
        let (remote, mut platform) = spoilt(fields.clone());
        platform.tick();
        assert_eq!(platform.problems, [(id.to_owned(), code.to_owned())].into(), "{fields}");
        let others = if code == "product-twice" { 58 } else { 59 };
        assert_eq!(platform.products.len(), others, "{fields}");
        // Put right, it comes at the next tick and the problem goes.
        let now = remote.borrow().clock();
        remote.borrow_mut().rows[0].more = json!({});
        remote.borrow_mut().rows[0].stamp = Some(now);
        remote.borrow_mut().rows[1].stamp = Some(now);
        platform.next_tick(&remote);
        testing::with(|host| host.now += 24 * 3_600_000);
        platform.next_tick(&remote);
        assert!(platform.problems.is_empty(), "{fields} {:?}", platform.problems);
        assert_eq!(platform.products.len(), 60);
    }
}

#[test]
fn the_same_row_twice_in_one_answer_is_one_product() {
    let (remote, mut platform) = spoilt(json!({}));
    let again = remote.borrow().rows[0].clone();
    remote.borrow_mut().rows.insert(1, again);
    platform.tick();
    assert_eq!((platform.products.len(), platform.problems.len()), (60, 0));
}

#[test]
fn the_vat_rate_comes_from_the_tax_list() {
    for (tax, rate) in
        [(json!(1), Some("22")), (json!("2"), Some("10")), (json!({"id": 2, "name": "IVA 10%"}), Some("10"))]
    {
        let (_remote, mut platform) = spoilt(json!({ "tax_id": tax }));
        platform.tick();
        assert_eq!(platform.products["1"].vat_rate.as_deref(), rate, "{tax}");
    }
}

#[test]
fn the_owners_choice_counts_where_smarty_lists_no_taxes() {
    let (remote, mut platform) = spoilt(json!({"tax_id": 7}));
    remote.borrow_mut().taxes = json!({"error": "unknown resource"});
    testing::with(|host| {
        host.settings.insert("tax_ids".into(), r#"{"22.0": "1", "N3.1": "7"}"#.into());
    });
    platform.tick();
    assert_eq!(platform.products["1"].vat_rate.as_deref(), Some("0"));
    assert_eq!(platform.products["2"].vat_rate.as_deref(), Some("22"));
    assert!(platform.problems.is_empty());
}

#[test]
fn an_unknown_tax_is_asked_for_again_once_an_hour_and_found_when_it_is_there() {
    let (remote, mut platform) = spoilt(json!({"tax_id": 3}));
    let asked = || remote.borrow().tax_lists;
    platform.tick();
    assert_eq!((asked(), platform.problems["1"].as_str()), (1, "tax-unknown"));
    for _ in 0..10 {
        platform.next_tick(&remote);
    }
    assert_eq!(asked(), 1, "nothing is asked for within the hour");
    remote.borrow_mut().taxes =
        json!([{"id": 1, "value": 22}, {"id": 2, "value": 10}, {"id": 3, "value": 4}]);
    testing::with(|host| host.now += 3_600_000);
    platform.next_tick(&remote);
    assert_eq!((asked(), platform.problems.len()), (2, 0));
    assert_eq!(platform.products["1"].vat_rate.as_deref(), Some("4"));
}

/// A refused list of taxes made every row a problem for a day.
#[test]
fn where_the_tax_list_cannot_be_read_nothing_is_blamed_on_the_rows() {
    for answer in [json!({"error": "Service unavailable"}), json!("nonsense"), json!({})] {
        let (remote, mut platform) = spoilt(json!({}));
        let good = std::mem::replace(&mut remote.borrow_mut().taxes, answer.clone());
        for _ in 0..2 {
            let Err(Error::Unavailable(retry)) = platform.call() else {
                panic!("taken for a list: {answer}")
            };
            assert_eq!(retry.message.code, "taxes-unread");
            assert_eq!(format!("{retry:?}").contains("Service"), answer.get("error").is_some());
        }
        remote.borrow_mut().taxes = good;
        platform.tick();
        assert_eq!((platform.products.len(), platform.problems.len()), (60, 0));
        // The next day, what was kept serves where the list can't be read.
        remote.borrow_mut().taxes = answer;
        testing::with(|host| host.now += 24 * 3_600_000);
        platform.next_tick(&remote);
        assert_eq!((platform.products.len(), platform.problems.len(), platform.changed), (60, 0, 0));
    }
}

#[test]
fn a_tax_that_was_not_asked_for_yet_is_asked_for_at_once() {
    let (remote, mut platform) = spoilt(json!({"tax_id": 3}));
    platform.tick();
    assert_eq!((remote.borrow().tax_lists, platform.problems.len()), (1, 1));
    remote.borrow_mut().taxes = json!([{"id": 1, "value": 22}, {"id": 4, "value": 4}]);
    remote.borrow_mut().rows[1].more = json!({"tax_id": 4});
    remote.borrow_mut().edit(&super::fake_remote::Edit::Rename(1));
    platform.next_tick(&remote);
    assert_eq!((remote.borrow().tax_lists, platform.problems.len()), (2, 1));
    assert_eq!(platform.products["2"].vat_rate.as_deref(), Some("4"));
}

#[test]
fn a_slash_in_a_products_id_is_no_variation_and_their_order_is_reported() {
    let (remote, mut platform) =
        spoilt(json!({"variations": [{"id": 7, "sku": "A"}, {"id": 8, "sku": "B"}]}));
    remote.borrow_mut().rows[1].more = json!({"id": "1/7"});
    platform.tick();
    assert_eq!((platform.products.len(), platform.problems.len()), (60, 0));
    assert_eq!(platform.products["1"].variants[0].remote_id.as_deref(), Some("1/7"));
    assert!(platform.products.contains_key("1%2F7"));
    remote.borrow_mut().rows[0].more = json!({"variations": [{"id": 8, "sku": "B"}, {"id": 7, "sku": "A"}]});
    remote.borrow_mut().edit(&super::fake_remote::Edit::Stock(0));
    platform.next_tick(&remote);
    assert_eq!(platform.products["1"].variants[0].sku, "B");
}

#[test]
fn a_product_whose_stock_is_not_tracked_any_more_is_reported_whole() {
    let (remote, mut platform) = spoilt(json!({}));
    platform.tick();
    assert_eq!(platform.products["1"].quantity.as_deref(), Some("5"));
    remote.borrow_mut().rows[0].more = json!({"stock": null});
    remote.borrow_mut().edit(&super::fake_remote::Edit::Stock(0));
    platform.next_tick(&remote);
    assert_eq!(platform.products["1"].quantity, None);
}

#[test]
fn the_stock_of_variants_alone_is_reported_as_stock() {
    let variations =
        |stock: u32| json!({"variations": [{"id": 7, "sku": "S", "stock": stock}, {"id": 8, "stock": 1}]});
    let (remote, mut platform) = spoilt(variations(3));
    platform.tick();
    remote.borrow_mut().rows[0].more = variations(2);
    remote.borrow_mut().edit(&super::fake_remote::Edit::Stock(0));
    platform.next_tick(&remote);
    assert_eq!(platform.changed, 2, "the product's and one variant's");
    assert_eq!(platform.products["1"].variants[0].quantity.as_deref(), Some("2"));
}
