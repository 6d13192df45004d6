//! Sorting, filters and pages of Products/list.

use crate::common::{at, get, ids, smarty, smarty_with};
use fakes::smarty::{
    Dialect, Product, Smarty,
    dialect::{Filters, Lists, Offsets, ProductSorting, Since, Stamps, Unstamped},
};
use serde_json::Value;

async fn speaking(change: impl FnOnce(&mut Dialect)) -> Smarty {
    smarty_with(|config| change(&mut config.dialect)).await
}

/// Products 5012 to 5015, changed in the order 5014, 5012, 5015; 5013 has no stamp.
async fn with_four(change: impl FnOnce(&mut Dialect)) -> Smarty {
    let smarty = speaking(change).await;
    for minute in [1, 0, 0, 2] {
        let stamp = at(&format!("2024-05-01T10:0{minute}:00"));
        smarty.add_product(Product { last_update: Some(stamp), ..Default::default() });
    }
    smarty.change_product_quietly(5013, |product| product.last_update = None);
    smarty
}

async fn listed(smarty: &Smarty, query: &str) -> Vec<u64> {
    ids(&get(smarty, &format!("Products/list?{query}")).await.json())
}

#[tokio::test]
async fn the_order_is_by_number_or_by_change_rising_or_falling() {
    for (product_sorting, all) in [
        (ProductSorting::IdFalling, [5015, 5014, 5013, 5012]),
        (ProductSorting::IdRising, [5012, 5013, 5014, 5015]),
        (ProductSorting::ChangeFalling, [5015, 5012, 5014, 5013]),
        (ProductSorting::ChangeRising, [5013, 5014, 5012, 5015]),
    ] {
        let smarty = with_four(|dialect| dialect.product_sorting = product_sorting).await;
        assert_eq!(listed(&smarty, "").await, all, "{product_sorting:?}");
        assert_eq!(listed(&smarty, "limit=2&offset=1").await, all[1..3], "{product_sorting:?}");
        let since = listed(&smarty, "last_update_from=2024-05-01T10:01:00").await;
        let expected: Vec<u64> = all.into_iter().filter(|id| [5012, 5015].contains(id)).collect();
        assert_eq!(since, expected, "{product_sorting:?}");
        let second = listed(&smarty, "last_update_from=2024-05-01T10:01:00&offset=1").await;
        assert_eq!(second, expected[1..], "{product_sorting:?}");
    }
}

#[tokio::test]
async fn a_change_moves_a_product_to_its_new_place() {
    let smarty = with_four(|dialect| dialect.product_sorting = ProductSorting::ChangeFalling).await;
    smarty.set_time(at("2024-05-02T10:00:00"));
    smarty.change_product(5014, |product| product.stock = 3);
    assert_eq!(listed(&smarty, "").await, [5014, 5015, 5012, 5013]);
    smarty.remove_product(5015);
    assert_eq!(listed(&smarty, "").await, [5014, 5012, 5013]);
}

#[tokio::test]
async fn a_selection_follows_changes_between_its_pages() {
    let smarty = with_four(|dialect| dialect.product_sorting = ProductSorting::IdRising).await;
    let page = "last_update_from=2024-05-01T10:01:00&limit=1";
    assert_eq!(listed(&smarty, page).await, [5012]);
    smarty.set_time(at("2024-05-02T10:00:00"));
    smarty.change_product(5013, |product| product.stock = 3);
    assert_eq!(listed(&smarty, &format!("{page}&offset=1")).await, [5013]);
    smarty.remove_product(5013);
    assert_eq!(listed(&smarty, &format!("{page}&offset=1")).await, [5015]);
}

#[tokio::test]
async fn a_change_at_the_very_second_is_listed_or_not() {
    for (since, expected) in [
        (Since::Inclusive, &[5015, 5012][..]),
        (Since::Exclusive, &[5015]),
        (Since::Ignored, &[5015, 5014, 5013, 5012]),
    ] {
        let smarty = with_four(|dialect| dialect.since = since).await;
        assert_eq!(listed(&smarty, "last_update_from=2024-05-01T10:01:00").await, expected, "{since:?}");
    }
}

#[tokio::test]
async fn products_without_a_stamp_are_listed_under_a_date_or_not() {
    for product_sorting in [ProductSorting::IdFalling, ProductSorting::ChangeFalling] {
        let smarty = with_four(|dialect| {
            dialect.unstamped = Unstamped::Included;
            dialect.product_sorting = product_sorting;
        })
        .await;
        let since = listed(&smarty, "last_update_from=2024-05-01T10:02:00").await;
        assert_eq!(since, [5015, 5013], "{product_sorting:?}");
        assert_eq!(listed(&smarty, "last_update_from=2024-05-01T10:02:00&offset=1").await, [5013]);
    }
}

#[tokio::test]
async fn every_third_product_can_be_without_a_stamp() {
    let smarty = speaking(|dialect| dialect.stamps = Stamps::Some).await;
    smarty.seed_products(6, 1);
    let all = get(&smarty, "Products/list").await.json();
    let unstamped = |record: &&Value| record["last_update"] == Value::Null;
    let without: Vec<u64> = all
        .as_array()
        .unwrap()
        .iter()
        .filter(unstamped)
        .map(|record| record["id"].as_u64().unwrap())
        .collect();
    assert_eq!(without, [5016, 5013]);
    assert_eq!(listed(&smarty, "last_update_from=2000-01-01T00:00:00").await, [5017, 5015, 5014, 5012]);
}

#[tokio::test]
async fn stamps_can_be_left_out_though_the_filter_works() {
    let smarty = with_four(|dialect| dialect.stamps = Stamps::None).await;
    let since = get(&smarty, "Products/list?last_update_from=2024-05-01T10:02:00").await.json();
    assert_eq!((ids(&since), &since[0]["last_update"]), (vec![5015], &Value::Null));
}

#[tokio::test]
async fn a_date_in_any_other_form_does_not_filter() {
    let smarty = with_four(|_| {}).await;
    for date in ["2030-01-01", "2030-01-01+00:00:00", "2030-01-01T00:00:00Z", "2030-01-01T00:00:00.5", "now"]
    {
        assert_eq!(listed(&smarty, &format!("last_update_from={date}")).await.len(), 4, "{date}");
    }
    assert!(listed(&smarty, "last_update_from=2030-01-01T00:00:00").await.is_empty());
}

#[tokio::test]
async fn a_list_that_ignores_offset_repeats_itself() {
    let smarty = with_four(|dialect| dialect.offsets = Offsets::Ignored).await;
    for offset in [0, 2, 100] {
        assert_eq!(listed(&smarty, &format!("limit=2&offset={offset}")).await, [5015, 5014]);
    }
}

#[tokio::test]
async fn filters_that_are_passed_over_are_so_with_products_too() {
    let smarty = with_four(|dialect| dialect.filters = Filters::Ignored).await;
    assert_eq!(listed(&smarty, "last_update_from=2030-01-01T00:00:00").await.len(), 4);
}

#[tokio::test]
async fn generated_products_depend_on_the_seed_alone() {
    let plain = |smarty: &Smarty| -> Vec<Product> {
        let stampless = |product: Product| Product { created: None, last_update: None, ..product };
        smarty.products().into_iter().map(stampless).collect()
    };
    let (one, two, other) = (smarty().await, smarty().await, smarty().await);
    one.seed_products(300, 7);
    two.seed_products(100, 7);
    two.seed_products(200, 7);
    other.seed_products(300, 8);
    assert_eq!(plain(&one), plain(&two));
    assert_ne!(plain(&one), plain(&other));
}

#[tokio::test]
async fn generated_products_are_of_every_kind() {
    let smarty = smarty().await;
    smarty.seed_products(1000, 1);
    let products = smarty.products();
    let share = |of: fn(&Product) -> bool| products.iter().filter(|product| of(product)).count();
    for (what, count) in [
        ("variations", share(|product| product.variations.len() > 1)),
        ("a SKU with zeros first", share(|product| product.sku.starts_with("00"))),
        ("an EAN with a zero first", share(|product| product.ean.starts_with('0'))),
        ("images", share(|product| product.images.len() > 1)),
        ("no image", share(|product| product.images.is_empty())),
        ("no brand", share(|product| product.brand.is_empty())),
        ("a deep category", share(|product| product.category.split(", ").count() == 3)),
        ("another tax than the first", share(|product| product.tax_id != 1)),
    ] {
        assert!((50..=1000).contains(&count), "{count} of 1000 have {what}");
    }
    assert!(
        products
            .iter()
            .all(|product| product.description.starts_with("<h2>") && product.created < product.last_update)
    );
    let variations = products.iter().flat_map(|product| &product.variations);
    let mut skus: Vec<&String> = products.iter().map(|product| &product.sku).collect();
    skus.extend(variations.clone().map(|variation| &variation.sku));
    let before = skus.len();
    skus.sort();
    skus.dedup();
    assert_eq!(skus.len(), before, "no SKU occurs twice");
    let eans = products.iter().map(|product| &product.ean).chain(variations.map(|variation| &variation.ean));
    for ean in eans {
        let sum: u32 =
            ean.bytes().zip([1, 3].into_iter().cycle()).map(|(d, w)| u32::from(d - b'0') * w).sum();
        assert!(ean.len() == 13 && sum.is_multiple_of(10), "{ean}");
    }
}

#[tokio::test]
async fn twenty_thousand_products_are_listed_page_by_page() {
    let smarty = smarty_with(|config| {
        config.page_limit = 250;
        config.dialect.lists = Lists::Items;
        config.dialect.product_sorting = ProductSorting::ChangeRising;
    })
    .await;
    let mut all = smarty.seed_products(20_000, 1);
    let mut seen = Vec::new();
    for page in 0..80 {
        let answer = get(&smarty, &format!("Products/list?limit=250&offset={}", page * 250)).await.json();
        seen.extend(ids(&answer["items"]));
    }
    seen.sort_unstable();
    all.sort_unstable();
    assert!(seen == all, "every product comes once");
}
