//! The catalogue changes while it's read, and the remote's lists are not what they should be.

use fakes::RequestMatcher;
use fakes::smarty::Dialect;
use fakes::smarty::dialect::{Offsets, ProductSorting};
use host_core::model::Phase;
use scenarios::{Catalogue as _, Smartygest, World};

const SORTINGS: [ProductSorting; 4] = [
    ProductSorting::IdFalling,
    ProductSorting::IdRising,
    ProductSorting::ChangeFalling,
    ProductSorting::ChangeRising,
];

async fn sorted(product_sorting: ProductSorting) -> World<Smartygest> {
    let dialect = Dialect { product_sorting, ..Dialect::default() };
    World::buying(Smartygest::speaking(dialect).await).await
}

/// Runs ticks, a day apart, until the catalogue has been read again as a whole.
async fn full_pass(world: &World<Smartygest>, context: &str) {
    for _ in 0..3 {
        world.clock.advance(25 * 3600 * 1000);
        let report = world.tick(false).await;
        assert_eq!(report.phase, Phase::Done, "{context}: {report:?}");
    }
}

#[tokio::test]
async fn products_that_change_between_two_pages_are_not_lost() {
    for sorting in SORTINGS {
        let world = sorted(sorting).await;
        world.remote.seed(400);
        let mut round = 0;
        world.remote.smarty.before(RequestMatcher::get("Products/list").nth(2).times(5), move |data| {
            round += 1;
            let ids = data.product_ids();
            for id in ids.iter().skip(round * 20).take(10) {
                data.change_product(*id, |product| product.stock = 1_000 + round as i64);
            }
        });
        let context = format!("{sorting:?}");
        world.tick(false).await;
        for _ in 0..3 {
            world.clock.advance(300_000);
            world.tick(false).await;
        }
        world.agrees(&context).await;
    }
}

#[tokio::test]
async fn products_that_are_removed_between_two_pages_hide_no_other() {
    for sorting in SORTINGS {
        let world = sorted(sorting).await;
        world.remote.seed(400);
        let mut round = 0;
        world.remote.smarty.before(RequestMatcher::get("Products/list").nth(2).times(4), move |data| {
            round += 1;
            for id in data.product_ids().into_iter().skip(round * 30).take(7) {
                data.remove_product(id);
            }
        });
        let context = format!("{sorting:?}");
        world.tick(false).await;
        full_pass(&world, &context).await;
        world.agrees(&context).await;
    }
}

#[tokio::test]
async fn a_list_that_repeats_is_noticed_and_takes_nothing_off_sale() {
    let world = sorted(ProductSorting::IdRising).await;
    world.remote.seed(30);
    world.ticked().await;
    let offers = world.on_sale().await;
    let dialect = Dialect { offsets: Offsets::Ignored, ..Dialect::default() };
    let repeating = World::<Smartygest>::buying(Smartygest::speaking(dialect).await).await;
    repeating.remote.seed(120);
    let report = repeating.tick(false).await;
    assert_ne!(report.phase, Phase::Done, "{report:?}");
    let why = report.message.expect("a reason");
    let plugin = repeating.host.plugin("smartygest").await.unwrap();
    let reported = host_platform::texts::render(Some(&plugin), &why, "en");
    assert!(reported.len() > 20, "{reported}");
    assert!(repeating.remote.listings_since(0) < 60, "it isn't hammered");
    assert_eq!(world.on_sale().await, offers);
}

#[tokio::test]
async fn prices_that_all_change_while_the_list_is_read_come_in_at_the_next_tick() {
    for sorting in SORTINGS {
        let world = sorted(sorting).await;
        world.remote.seed(400);
        world.remote.smarty.before(RequestMatcher::get("Products/list").nth(4), |data| {
            data.change_products(|product| product.title = format!("{} (2)", product.title));
        });
        world.tick(false).await;
        world.clock.advance(300_000);
        world.tick(false).await;
        world.agrees(&format!("{sorting:?}")).await;
    }
}

#[tokio::test]
async fn a_busy_catalogue_comes_in_though_it_moves_before_every_request() {
    let world = sorted(ProductSorting::ChangeFalling).await;
    world.remote.seed(3_000);
    let mut round = 0;
    world.remote.smarty.before(RequestMatcher::get("Products/list").nth(2).times(1_000), move |data| {
        round += 17;
        let ids = data.product_ids();
        data.change_product(ids[round % ids.len()], |product| product.stock += 1);
    });
    let report = world.tick(false).await;
    assert_eq!(report.phase, Phase::Done, "{report:?}");
    // What jumped to the front before it was read comes with the next tick: it has changed.
    assert!(report.tick.counts.created > 2_900, "{report:?}");
    world.clock.advance(300_000);
    world.ticked().await;
    let on_sale = world.on_sale().await.len();
    assert_eq!(on_sale, 3_000);
}
