//! The remote's clock: shared, missing, future and shifted time stamps.

use fakes::smarty::Dialect;
use fakes::smarty::dialect::{NoStamp, ProductSorting, Since, Stamps, Unstamped};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use scenarios::{Catalogue as _, Smartygest, World};

async fn speaking(dialect: Dialect) -> World<Smartygest> {
    World::buying(Smartygest::speaking(dialect).await).await
}

/// An hour of ticks, on both clocks: among them the one that lists what changed since 75 minutes before the latest
/// stamp.
async fn an_hour_passes(world: &World<Smartygest>) {
    for _ in 0..13 {
        world.clock.advance(300_000);
        world.remote.smarty.advance_clock(SignedDuration::from_mins(5));
        world.ticked().await;
    }
}

fn number(id: &str) -> u64 {
    id.parse().unwrap()
}

#[tokio::test]
async fn many_products_that_share_a_stamp_are_all_taken_and_a_change_among_them_too() {
    for since in [Since::Inclusive, Since::Exclusive] {
        for product_sorting in [ProductSorting::IdFalling, ProductSorting::ChangeRising] {
            let world = speaking(Dialect { since, product_sorting, ..Dialect::default() }).await;
            let ids = world.remote.seed(330);
            // Longer ago than the minute before a pass, in which more may still have come.
            let stamp = world.remote.smarty.now().saturating_sub(SignedDuration::from_mins(10));
            world.remote.smarty.change_products_quietly(|product| product.last_update = Some(stamp));
            world.ticked().await;
            world.agrees("one stamp for all").await;
            let context = format!("{since:?}, {product_sorting:?}");
            for _ in 0..3 {
                world.clock.advance(300_000);
                world.remote.smarty.advance_clock(SignedDuration::from_mins(5));
                let mark = world.remote.mark();
                let counts = world.ticked().await;
                assert_eq!((counts.created, counts.updated, counts.stock), (0, 0, 0), "{context}");
                // All of them may be listed once more, as what shares a stamp with the latest change: seven pages.
                assert!(world.remote.listings_since(mark) <= 9, "{context}");
            }
            for id in [&ids[0], &ids[160], &ids[329]] {
                world.remote.rename(id, "Changed");
            }
            world.ticked().await;
            world.agrees(&context).await;
        }
    }
}

#[tokio::test]
async fn products_without_a_stamp_are_taken_and_their_changes_within_the_day() {
    for stamps in [Stamps::Some, Stamps::None] {
        for (no_stamp, unstamped) in [
            (NoStamp::Null, Unstamped::LeftOut),
            (NoStamp::Absent, Unstamped::Included),
            (NoStamp::Empty, Unstamped::LeftOut),
            (NoStamp::Zero, Unstamped::Included),
        ] {
            let world = speaking(Dialect { stamps, no_stamp, unstamped, ..Dialect::default() }).await;
            let ids = world.remote.seed(140);
            world.ticked().await;
            let context = format!("{stamps:?}, {no_stamp:?}, {unstamped:?}");
            world.agrees(&context).await;
            for id in ids.iter().step_by(7) {
                world.remote.restock(id, 77);
            }
            world.clock.advance(25 * 3600 * 1000);
            world.ticked().await;
            world.agrees(&context).await;
        }
    }
}

#[tokio::test]
async fn a_remote_whose_clock_jumps_by_an_hour_loses_nothing() {
    for by in [-60, 60] {
        for count in [20, 80, 400] {
            let world = speaking(Dialect::default()).await;
            let ids = world.remote.seed(count);
            world.ticked().await;
            world.remote.rename(&ids[1], "Just before");
            world.ticked().await;
            world.remote.smarty.turn_clock(SignedDuration::from_mins(by));
            world.remote.rename(&ids[2], "Just after");
            an_hour_passes(&world).await;
            world.agrees(&format!("within the hour: {count} products, {by} minutes")).await;
        }
    }
}

#[tokio::test]
async fn the_end_of_summer_time_loses_nothing() {
    let world = speaking(Dialect::default()).await;
    // 2026-10-25: at 01:00 UTC the clocks of Rome go back from 03:00 to 02:00.
    let noon: Timestamp = "2026-10-24T22:30:00Z".parse().unwrap();
    world.remote.smarty.set_instant(noon);
    let ids = world.remote.seed(300);
    world.ticked().await;
    for (round, minutes) in [60, 40, 40, 40, 40, 60].into_iter().enumerate() {
        world.remote.smarty.advance_clock(SignedDuration::from_mins(minutes));
        world.clock.advance(minutes as u64 * 60_000);
        world.remote.rename(&ids[round * 7], &format!("Round {round}"));
        world.ticked().await;
    }
    an_hour_passes(&world).await;
    world.agrees("after the night").await;
}

#[tokio::test]
async fn a_stamp_from_the_future_stops_nothing() {
    let world = speaking(Dialect::default()).await;
    let ids = world.remote.seed(300);
    world.remote.smarty.change_product_quietly(number(&ids[5]), |product| {
        product.last_update = Some(date(2999, 12, 31).at(23, 59, 59, 0));
    });
    world.ticked().await;
    world.agrees("the first time").await;
    world.remote.rename(&ids[9], "After it");
    let counts = world.ticked().await;
    assert_eq!(counts.updated, 1, "{counts:?}");
    world.agrees("the second time").await;
}

#[tokio::test]
async fn a_stamp_two_hours_ahead_hides_no_change() {
    let world = speaking(Dialect::default()).await;
    let ids = world.remote.seed(200);
    let ahead = world.remote.smarty.now().saturating_add(SignedDuration::from_hours(2));
    world.remote.smarty.change_product_quietly(number(&ids[5]), |product| product.last_update = Some(ahead));
    world.ticked().await;
    for round in 0..3 {
        world.remote.rename(&ids[20 + round], "Changed now");
        world.clock.advance(300_000);
        world.remote.smarty.advance_clock(SignedDuration::from_mins(5));
        world.ticked().await;
        world.agrees("two hours ahead").await;
    }
}
