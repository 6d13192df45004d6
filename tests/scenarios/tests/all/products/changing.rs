//! Later changes arrive, and nothing else does.

use host_core::model::Counts;
use scenarios::{Catalogue, World, for_connectors, given};

for_connectors!(
    an_unchanged_tick_costs_next_to_nothing_and_changes_nothing,
    one_change_arrives_alone,
    a_change_of_stock_alone_is_reported_as_that,
    a_removed_product_goes_off_sale_and_one_that_comes_back_is_on_sale_again,
    a_full_tick_by_hand_finds_a_removed_product_at_once,
    what_the_owner_wrote_stays_until_the_remote_changes_it,
);

async fn stocked<S: Catalogue>(count: u64) -> (World<S>, Vec<String>) {
    let world = World::<S>::buying(S::start().await).await;
    let ids = world.remote.seed(count);
    world.ticked().await;
    world.agrees("the beginning").await;
    (world, ids)
}

/// The products' revisions would show a change that changes nothing.
async fn cursor<S: Catalogue>(world: &World<S>) -> Option<String> {
    let id = world.installation().await.id;
    let read = host_core::store::Read::Changed {
        entity: host_core::shop::Entity::Product,
        after: None,
        limit: 1_000,
    };
    match world.host.store().read_for_connector(id, &[read]).await.unwrap().pop() {
        Some(host_core::store::Answer::Changed(_, cursor)) => cursor,
        other => panic!("{other:?}"),
    }
}

async fn an_unchanged_tick_costs_next_to_nothing_and_changes_nothing<S: Catalogue>() {
    for count in [0, 1, 30, 49, 50, 51, 120, 700] {
        let (world, _) = stocked::<S>(count).await;
        let before = cursor(&world).await;
        for round in 0..4 {
            world.clock.advance(300_000);
            let mark = world.remote.mark();
            let counts = world.ticked().await;
            let Counts { created, updated, stock, deactivated, problems, .. } = counts;
            assert_eq!([created, updated, stock, deactivated, problems], [0; 5], "{count}: {counts:?}");
            let requests = world.remote.listings_since(mark);
            assert!(requests <= S::NO_NEWS, "{count} products, round {round}: {requests} requests");
        }
        assert_eq!(cursor(&world).await, before, "{count} products: a record was written");
    }
}

async fn one_change_arrives_alone<S: Catalogue>() {
    for count in [10, 300] {
        let (world, ids) = stocked::<S>(count).await;
        world.remote.rename(&ids[3], "Renamed");
        let counts = world.ticked().await;
        assert_eq!((counts.updated, counts.stock, counts.created), (1, 0, 0), "{counts:?}");
        world.agrees("one name").await;
    }
}

async fn a_change_of_stock_alone_is_reported_as_that<S: Catalogue>() {
    for count in [10, 300] {
        let (world, ids) = stocked::<S>(count).await;
        for id in &ids[..5] {
            world.remote.restock(id, 4711);
        }
        let counts = world.ticked().await;
        assert_eq!((counts.updated, counts.stock, counts.created), (0, 5, 0), "{counts:?}");
        world.agrees("five stocks").await;
    }
}

async fn a_removed_product_goes_off_sale_and_one_that_comes_back_is_on_sale_again<S: Catalogue>() {
    let (world, ids) = stocked::<S>(30).await;
    let sku = world.remote.offers()[&ids[7]].sku.clone();
    let gone = world.remote.remove(&ids[7]);
    let counts = world.ticked().await;
    assert_eq!((counts.deactivated, counts.updated), (1, 0), "{counts:?}");
    world.agrees("one is gone").await;
    assert!(!world.product(&sku).await.active, "kept, but off sale");
    world.remote.put_back(gone);
    world.ticked().await;
    world.agrees("back again").await;
    assert!(world.product(&sku).await.active);
}

async fn a_full_tick_by_hand_finds_a_removed_product_at_once<S: Catalogue>() {
    let (world, ids) = stocked::<S>(260).await;
    world.remote.remove(&ids[100]);
    let report = world.tick(true).await;
    assert_eq!(report.tick.counts.deactivated, 1, "{report:?}");
    assert_eq!(report.tick.counts.created, 0, "{report:?}");
    world.agrees("a full tick").await;
}

async fn what_the_owner_wrote_stays_until_the_remote_changes_it<S: Catalogue>() {
    let (world, ids) = stocked::<S>(3).await;
    let mut product =
        world.products().await.into_iter().find(|p| p.remote_id.as_ref() == Some(&ids[0])).unwrap();
    product.description = "<p>Written by hand</p>".into();
    product.remote_id = None;
    world.host.imports().products("demo", &given(&[product.clone()]), None).await.unwrap();
    world.remote.rename(&ids[0], "Another name");
    world.ticked().await;
    let now = world.product(&product.sku).await;
    assert_eq!((now.name.as_str(), now.description.as_str()), ("Another name", "<p>Written by hand</p>"));
    world.remote.describe(&ids[0], "<p>From the remote</p>");
    world.ticked().await;
    assert_eq!(world.product(&product.sku).await.description, "<p>From the remote</p>");
}
