//! The fake TotalGest's list of products: stamps, pages, what is removed and forgotten.

use std::collections::BTreeSet;

use crate::common::totalgest::{Client, problem, totalgest, totalgest_with};
use fakes::{
    Decimal, RequestMatcher,
    totalgest::{Dialect, Sale, TotalGest},
};
use serde_json::{Value, json};

/// Reads on from a stamp until there is no more, and returns the items and where to go on.
async fn read_on(client: &Client<'_>, from: Option<&str>, limit: usize) -> (Vec<Value>, Option<String>) {
    let (mut items, mut after) = (Vec::new(), from.map(str::to_owned));
    loop {
        let behind = after.as_ref().map(|after| format!("&after={after}")).unwrap_or_default();
        let page = client.get(&format!("/products?limit={limit}{behind}")).await.json();
        items.extend(page["items"].as_array().unwrap().clone());
        after = page["after"].as_str().map(str::to_owned).or(after);
        if page["more"] == json!(false) {
            return (items, after);
        }
    }
}

fn ids(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["id"].as_str().unwrap()).collect()
}

fn in_order(totalgest: &TotalGest) {
    assert_eq!(totalgest.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn pages_name_every_product_once_and_then_only_what_changed() {
    for dialect in [Dialect::default(), Dialect::second()] {
        let totalgest = totalgest_with(|config| config.dialect = dialect).await;
        let client = Client::new(&totalgest).await;
        let all = totalgest.seed_products(25, 1);
        let (items, after) = read_on(&client, None, 10).await;
        assert_eq!(ids(&items), all);
        let (nothing, still) = read_on(&client, after.as_deref(), 10).await;
        assert_eq!((nothing.len(), &still), (0, &after));
        assert_eq!(after, Some(totalgest.newest_stamp()));

        totalgest.change_product(&all[7], |product| product.quantity = Some(Decimal::from(3)));
        totalgest.remove_product(&all[2]);
        totalgest.change_product(&all[7], |product| product.state = Sale::OffSale);
        let (changed, after) = read_on(&client, after.as_deref(), 10).await;
        assert_eq!(ids(&changed), [&all[2], &all[7]]);
        assert_eq!((&changed[0]["state"], &changed[1]["state"]), (&json!("removed"), &json!("off_sale")));
        assert_eq!(changed[1]["quantity"], "3");
        assert_eq!(read_on(&client, after.as_deref(), 10).await.0.len(), 0);
        in_order(&totalgest);
    }
}

#[tokio::test]
async fn a_change_between_two_pages_hides_nothing() {
    let totalgest = totalgest().await;
    let client = Client::new(&totalgest).await;
    let all = totalgest.seed_products(25, 1);
    let (moved, gone) = (all[3].clone(), all[20].clone());
    totalgest.before(RequestMatcher::get("products").nth(2), move |data| {
        data.change_product(&moved, |product| product.name = "Renamed".into());
        data.remove_product(&gone);
    });
    let (items, _) = read_on(&client, None, 10).await;
    let reported: BTreeSet<&str> = ids(&items).into_iter().collect();
    assert_eq!((items.len(), reported.len()), (26, 25));
    assert_eq!((&items[24]["name"], &items[25]["state"]), (&json!("Renamed"), &json!("removed")));
    in_order(&totalgest);
}

#[tokio::test]
async fn a_list_from_the_beginning_leaves_removed_products_out_unless_set_otherwise() {
    for (list_removed, expected) in [(false, 1), (true, 2)] {
        let totalgest = totalgest_with(|config| config.dialect.list_removed = list_removed).await;
        let client = Client::new(&totalgest).await;
        let all = totalgest.seed_products(2, 1);
        totalgest.remove_product(&all[0]);
        assert_eq!(read_on(&client, None, 10).await.0.len(), expected);
        in_order(&totalgest);
    }
}

#[tokio::test]
async fn an_empty_catalogue_has_no_stamp() {
    let totalgest = totalgest().await;
    let page = Client::new(&totalgest).await.get("/products").await.json();
    assert_eq!(page, json!({ "items": [], "more": false }));
    in_order(&totalgest);
}

#[tokio::test]
async fn stamps_that_are_forgotten_or_never_were_are_gone() {
    let totalgest = totalgest().await;
    let client = Client::new(&totalgest).await;
    let all = totalgest.seed_products(3, 1);
    let old = totalgest.newest_stamp();
    totalgest.remove_product(&all[1]);
    assert_eq!(client.get(&format!("/products?after={old}")).await.status, 200);
    totalgest.change_product(&all[0], |product| product.name = "Renamed".into());
    let new = totalgest.newest_stamp();
    assert!(totalgest.forget_before(&new));
    for stamp in [old.as_str(), "999999999999", "yesterday"] {
        let gone = client.get(&format!("/products?after={stamp}")).await;
        assert_eq!((gone.status, problem(&gone).as_str()), (410, "stamp-gone"), "{stamp}");
    }
    assert_eq!(client.get(&format!("/products?after={new}")).await.status, 200);
    assert_eq!(read_on(&client, None, 10).await.0.len(), 2);
    assert!(!totalgest.forget_before("yesterday"));
    in_order(&totalgest);
}

#[tokio::test]
async fn a_page_may_be_smaller_than_asked() {
    let totalgest = totalgest_with(|config| config.page_limit = 7).await;
    let client = Client::new(&totalgest).await;
    totalgest.seed_products(20, 1);
    let page = client.get("/products?limit=200").await.json();
    assert_eq!((page["items"].as_array().unwrap().len(), &page["more"]), (7, &json!(true)));
    assert_eq!(read_on(&client, None, 200).await.0.len(), 20);
    in_order(&totalgest);
}

#[tokio::test]
async fn stamps_need_not_sort_as_text() {
    let totalgest = totalgest_with(|config| config.dialect.scrambled_stamps = true).await;
    totalgest.seed_products(19, 1);
    let earlier = totalgest.newest_stamp();
    totalgest.seed_products(1, 1);
    assert!(totalgest.newest_stamp() < earlier);
}

#[tokio::test]
async fn generated_products_are_a_swiss_catalogue_and_the_same_for_the_same_seed() {
    let (one, two) = (totalgest().await, totalgest().await);
    one.seed_products(400, 7);
    two.seed_products(150, 7);
    two.seed_products(250, 7);
    let products = one.products();
    assert_eq!(products, two.products());
    let skus: BTreeSet<&str> = products.iter().map(|product| product.sku.as_str()).collect();
    assert_eq!(skus.len(), 400);
    let share = |condition: &dyn Fn(&fakes::totalgest::Product) -> bool| {
        (1..400).contains(&products.iter().filter(|product| condition(product)).count())
    };
    assert!(share(&|product| product.sku.starts_with('0')));
    assert!(share(&|product| product.ean.starts_with('0')));
    assert!(share(&|product| product.ean.is_empty()));
    assert!(share(&|product| !product.name.is_ascii()));
    assert!(share(&|product| product.quantity.is_none()));
    assert!(share(&|product| product.vat.code.is_some()));
    assert!(share(&|product| product.vat.rate.is_some()));
    assert!(products.iter().all(|product| product.prices.len() == 2 && product.state == Sale::OnSale));
    let client = Client::new(&one).await;
    assert_eq!(read_on(&client, None, 200).await.0.len(), 400);
    in_order(&one);
}
