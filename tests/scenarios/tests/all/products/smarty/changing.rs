//! Smarty's variants, and a large catalogue, which is read as a whole once a day.

use fakes::smarty::Variation;
use scenarios::{Catalogue as _, ConnectorHarness as _, Smartygest, World};

async fn stocked(count: u64) -> (World<Smartygest>, Vec<String>) {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    let ids = world.remote.seed(count);
    world.ticked().await;
    world.agrees("the beginning").await;
    (world, ids)
}

#[tokio::test]
async fn variants_that_are_added_and_removed_follow() {
    let (world, ids) = stocked(12).await;
    let id: u64 = ids[0].parse().unwrap();
    let variation = |sku: &str| Variation {
        sku: sku.into(),
        detail: vec![("Taglia".into(), sku.into())],
        stock: 3,
        ..Variation::default()
    };
    let smarty = &world.remote.smarty;
    let price = smarty.product(id).unwrap().price;
    for sku in ["V-1", "V-2", "V-3"] {
        smarty.add_variation(id, Variation { price, ..variation(sku) }).unwrap();
    }
    world.ticked().await;
    world.agrees("three more").await;
    let product = smarty.product(id).unwrap();
    let first = product.variations.iter().find(|variation| variation.sku == "V-1").unwrap();
    assert!(smarty.remove_variation(first.id));
    let before = world.product(&product.sku).await;
    world.ticked().await;
    world.agrees("one less").await;
    let after = world.product(&product.sku).await;
    assert!(after.variants.iter().all(|variant| variant.sku != "V-1"));
    for variant in &after.variants {
        let same = before.variants.iter().find(|known| known.sku == variant.sku).unwrap();
        assert_eq!(same.id, variant.id, "a variant that stays keeps its id");
    }
}

#[tokio::test]
async fn in_a_large_catalogue_a_removed_product_goes_off_sale_within_the_day() {
    let (world, ids) = stocked(260).await;
    world.remote.remove(&ids[100]);
    world.ticked().await;
    world.clock.advance(25 * 3600 * 1000);
    let counts = world.ticked().await;
    assert_eq!(counts.deactivated, 1, "{counts:?}");
    world.agrees("after a day").await;
}
