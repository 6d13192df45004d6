//! A shop that already has a catalogue: what only Smarty does to it.

use fakes::smarty::Product as There;
use host_core::shop::Product;
use rust_decimal::Decimal;
use scenarios::{Catalogue as _, ConnectorHarness as _, Smartygest, World, given};

fn here(id: &str, sku: &str) -> Product {
    Product {
        id: id.into(),
        sku: sku.into(),
        name: "The shop's name".into(),
        description: "<p>The shop's text</p>".into(),
        brand: "The shop's brand".into(),
        price: "5.00".into(),
        currency: "EUR".into(),
        vat_included: true,
        active: true,
        images: vec!["https://shop.example/1.jpg".into()],
        ..Product::default()
    }
}

fn there(sku: &str, title: &str) -> There {
    There {
        sku: sku.into(),
        title: title.into(),
        price: Decimal::from(7),
        stock: 9,
        tax_id: 1,
        ..There::default()
    }
}

#[tokio::test]
async fn blanks_around_a_sku_do_not_count() {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    world.host.imports().products("demo", &given(&[here("b", "0002")]), None).await.unwrap();
    world.remote.smarty.add_product(there(" 0002 ", "Two"));
    let counts = world.ticked().await;
    assert_eq!((counts.created, counts.updated), (0, 1), "{counts:?}");
    assert_eq!(world.product("0002").await.id, "b");
}

#[tokio::test]
async fn a_product_that_is_deleted_and_made_anew_with_its_sku_is_on_sale_after_one_full_tick() {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    let ids = world.remote.seed(120);
    world.ticked().await;
    let id: u64 = ids[3].parse().unwrap();
    let gone = world.remote.smarty.product(id).unwrap();
    world.remote.remove(&ids[3]);
    world.remote.smarty.add_product(There { id: 0, variations: Vec::new(), ..gone });
    world.tick(true).await;
    world.rest().await;
    world.agrees("made anew").await;
}

#[tokio::test]
async fn what_the_owner_decided_stays_at_the_first_match() {
    let own = host_core::shop::ProductVariant {
        id: "own".into(),
        sku: "OWN".into(),
        price: "9.00".into(),
        quantity: Some("9".into()),
        ..Default::default()
    };
    let off = Product { active: false, variants: vec![own], ..here("a", "0001") };
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    world.host.imports().products("demo", &given(&[off]), None).await.unwrap();
    let id = world.remote.smarty.add_product(there("0001", "One"));
    let variation = fakes::smarty::Variation { sku: "0001-S".into(), stock: 2, ..Default::default() };
    world.remote.smarty.add_variation(id, variation).unwrap();
    world.ticked().await;
    let product = world.product("0001").await;
    assert!(!product.active, "the owner took it off sale");
    let mut skus: Vec<_> = product.variants.iter().map(|variant| variant.sku.as_str()).collect();
    skus.sort_unstable();
    assert_eq!(skus, ["0001-S", "OWN"]);
}
