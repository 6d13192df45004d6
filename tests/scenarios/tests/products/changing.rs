//! Later changes arrive, and nothing else does.

use fakes::smarty::Variation;
use host_core::model::Counts;
use scenarios::{Catalogue, Smartygest, Subject as _, World, given};

async fn stocked(count: u64) -> (World<Smartygest>, Vec<String>) {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    let ids = world.remote.seed(count);
    world.ticked().await;
    world.agrees("the beginning").await;
    (world, ids)
}

/// The products' revisions would tell of a change that changes nothing.
async fn cursor(world: &World<Smartygest>) -> Option<String> {
    let id = world.installation().await.id;
    let read = host_core::store::Read::Changed {
        entity: host_core::shop::Entity::Product,
        after: None,
        limit: 1_000,
    };
    match world.host.store().read(id, &[read]).await.unwrap().pop() {
        Some(host_core::store::Answer::Changed(_, cursor)) => cursor,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_unchanged_tick_costs_at_most_two_requests_and_changes_nothing() {
    for count in [0, 1, 30, 49, 50, 51, 120, 700] {
        let (world, _) = stocked(count).await;
        let before = cursor(&world).await;
        for round in 0..4 {
            world.clock.advance(300_000);
            let mark = world.remote.mark();
            let counts = world.ticked().await;
            let Counts { created, updated, stock, deactivated, problems, .. } = counts;
            assert_eq!([created, updated, stock, deactivated, problems], [0; 5], "{count}: {counts:?}");
            let requests = world.remote.listings_since(mark);
            assert!(requests <= 2, "{count} products, round {round}: {requests} requests");
        }
        assert_eq!(cursor(&world).await, before, "{count} products: a record was written");
    }
}

#[tokio::test]
async fn one_change_arrives_alone() {
    for count in [10, 300] {
        let (world, ids) = stocked(count).await;
        world.remote.rename(&ids[3], "Renamed");
        let counts = world.ticked().await;
        assert_eq!((counts.updated, counts.stock, counts.created), (1, 0, 0), "{counts:?}");
        world.agrees("one name").await;
    }
}

#[tokio::test]
async fn a_change_of_stock_alone_is_told_as_that() {
    for count in [10, 300] {
        let (world, ids) = stocked(count).await;
        for id in &ids[..5] {
            world.remote.restock(id, 4711);
        }
        let counts = world.ticked().await;
        assert_eq!((counts.updated, counts.stock, counts.created), (0, 5, 0), "{counts:?}");
        world.agrees("five stocks").await;
    }
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
async fn a_removed_product_goes_off_sale_and_one_that_comes_back_is_on_sale_again() {
    let (world, ids) = stocked(30).await;
    let id: u64 = ids[7].parse().unwrap();
    let gone = world.remote.smarty.product(id).unwrap();
    world.remote.remove(&ids[7]);
    let counts = world.ticked().await;
    assert_eq!((counts.deactivated, counts.updated), (1, 0), "{counts:?}");
    world.agrees("one is gone").await;
    assert!(!world.product(&gone.sku).await.active, "kept, but off sale");
    world.remote.smarty.put_product(gone.clone());
    world.ticked().await;
    world.agrees("back again").await;
    assert!(world.product(&gone.sku).await.active);
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

#[tokio::test]
async fn a_full_tick_by_hand_finds_a_removed_product_at_once() {
    let (world, ids) = stocked(260).await;
    world.remote.remove(&ids[100]);
    let report = world.tick(true).await;
    assert_eq!(report.tick.counts.deactivated, 1, "{report:?}");
    assert_eq!(report.tick.counts.created, 0, "{report:?}");
    world.agrees("a full tick").await;
}

#[tokio::test]
async fn what_the_owner_wrote_stays_until_the_remote_changes_it() {
    let (world, ids) = stocked(3).await;
    let mut product =
        world.products().await.into_iter().find(|p| p.remote_id.as_ref() == Some(&ids[0])).unwrap();
    product.description = "<p>Written by hand</p>".into();
    product.remote_id = None;
    world.host.import_products("demo", &given(&[product.clone()]), None).await.unwrap();
    world.remote.rename(&ids[0], "Another name");
    world.ticked().await;
    let now = world.product(&product.sku).await;
    assert_eq!((now.name.as_str(), now.description.as_str()), ("Another name", "<p>Written by hand</p>"));
    let id: u64 = ids[0].parse().unwrap();
    world.remote.smarty.change_product(id, |product| product.description = "<p>From Smarty</p>".into());
    world.ticked().await;
    assert_eq!(world.product(&product.sku).await.description, "<p>From Smarty</p>");
}
