//! How fast a large catalogue comes in. Not a test: run it by its name, with `--ignored --nocapture`.

use std::sync::Arc;
use std::time::Instant;

use host_core::model::Outcome;
use host_core::queue::{self, Ran};
use host_core::shop::{Change, Entity, Product, ProductVariant, StockLevel, VariantOption};
use host_core::store::{Enumeration, Read, Store, TickPage};
use host_core::unit::{Access, Unit};

use super::{T0, connect, open, path};

const PRODUCTS: usize = 100_000;
const PAGE: usize = 250;

fn product(number: usize) -> Product {
    let variant = |size: &str| ProductVariant {
        remote_id: Some(format!("{number}/{size}")),
        sku: format!("SKU-{number}-{size}"),
        ean: format!("80{number:011}"),
        options: vec![VariantOption { name: "Taglia".into(), value: size.into() }],
        price: "19.90".into(),
        quantity: Some("7".into()),
        ..ProductVariant::default()
    };
    Product {
        remote_id: Some(number.to_string()),
        remote_version: format!("{number:016x}"),
        sku: format!("SKU-{number}"),
        name: format!("Maglietta di cotone numero {number}"),
        description: format!("<p>{}</p>", "Un capo <b>morbido</b> &amp; leggero. ".repeat(12)),
        category: vec!["Abbigliamento".into(), "Magliette".into()],
        price: "19.90".into(),
        vat_included: true,
        vat_rate: Some("22".into()),
        currency: "EUR".into(),
        images: vec![format!("https://cdn.example/products/{number}/1.jpg")],
        active: true,
        variants: vec![variant("S"), variant("M")],
        ..Product::default()
    }
}

/// Tells the whole catalogue in pages: products per second.
async fn pass(store: &Arc<dyn Store>, tell: impl Fn(usize) -> Vec<Change>) -> u128 {
    let began = Instant::now();
    let job = store.tick_now(1, Entity::Product, false, T0).await.unwrap();
    for page in 0..PRODUCTS / PAGE {
        let claim = store.claim(T0, 60_000, Some(&[job])).await.unwrap().unwrap();
        let tick = store.ticks(Some(1)).await.unwrap().remove(0);
        let mut unit = Unit::new(store.clone(), claim.installation, Some(claim.lease), Access::ReadWrite);
        let numbers = page * PAGE..(page + 1) * PAGE;
        let ids = numbers.clone().map(|number| number.to_string()).collect();
        unit.read(&[Read::Versions(Entity::Product, ids)]).await.unwrap();
        for change in numbers.clone().flat_map(&tell) {
            unit.change(change).unwrap();
        }
        let ends = numbers.end == PRODUCTS;
        let ran = if ends { Ran::Ended(Outcome::Nothing) } else { Ran::Page(0) };
        let mut commit = unit.commit(T0);
        commit.ending = Some(queue::after(&claim.job, ran, true, T0));
        commit.page = Some(TickPage {
            entity: Entity::Product,
            ran_with: tick.cursor,
            cursor: page.to_string(),
            problems: Vec::new(),
            done: 0,
            total: None,
            ends,
            enumeration: Some(Enumeration { begins: page == 0, ends }),
        });
        assert_eq!(store.commit(commit).await.unwrap().refusals, []);
    }
    PRODUCTS as u128 * 1_000 / began.elapsed().as_millis().max(1)
}

#[tokio::test]
#[ignore = "a measurement of a minute or more"]
async fn a_hundred_thousand_products() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, "").await;
    let store: Arc<dyn Store> = Arc::new(store);
    let whole = |number| vec![Change::UpsertProduct(product(number))];
    let stock = |number: usize| {
        let level = |size: &str| StockLevel {
            remote_id: format!("{number}/{size}"),
            quantity: "7".into(),
            price: None,
        };
        vec![Change::SetStock(level("S")), Change::SetStock(level("M"))]
    };
    let body = serde_json::to_vec(&product(1)).unwrap().len();
    println!("{PRODUCTS} products of {body} bytes, two variants each");
    println!("new:             {}/s", pass(&store, whole).await);
    println!("file:            {} MB", std::fs::metadata(path(folder.path())).unwrap().len() / 1_000_000);
    println!("whole, the same: {}/s", pass(&store, whole).await);
    println!("stock, the same: {}/s", pass(&store, stock).await);
    println!("file:            {} MB", std::fs::metadata(path(folder.path())).unwrap().len() / 1_000_000);
}
