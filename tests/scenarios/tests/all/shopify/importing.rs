//! The first import: all customers that Shopify has, page by page.

use fakes::{Fault, RequestMatcher};
use host_core::model::Phase;
use host_core::shop::Entity;
use scenarios::{ConnectorHarness as _, Shopify, World, with_timeout};
use tokio::sync::watch;

async fn seeded(count: usize) -> World<Shopify> {
    let world = World::unconnected(Shopify::start().await).await;
    for number in 0..count {
        world.remote.create_customer(|there| {
            there.email = Some(format!("c{number}@example.ch"));
            there.first_name = Some(format!("Number {number}"));
        });
    }
    world.reachable().await;
    let back = world.install(&[("customers", true), ("customers-in", true)]).await.expect("the page");
    assert_eq!(back.status, 200, "{back:?}");
    world
}

#[tokio::test]
async fn everybody_comes_in_once_and_progress_is_reported() {
    let world = seeded(130).await;
    let mut progress = Vec::new();
    let (_stop, stopped) = watch::channel(false);
    let installation = world.installation().await;
    world.clock.hurry(200);
    let report =
        with_timeout(world.host.ticks().run(&installation, Entity::Customer, false, stopped, |ended| {
            progress.extend(ended.page.map(|page| page.done));
        }))
        .await
        .expect("a tick");
    world.clock.hurry(0);
    assert_eq!(report.phase, Phase::Done, "{report:?}");
    assert_eq!(report.tick.counts.created, 130, "{report:?}");
    assert_eq!(world.customers().await.len(), 130);
    assert!(progress.len() >= 3 && progress.is_sorted(), "{progress:?}");
    let mark = world.remote.mark();
    assert_eq!(world.remote.writes_since(mark), 0);
}

#[tokio::test]
async fn an_import_that_broke_off_goes_on_where_it_was() {
    let world = seeded(130).await;
    let down = world
        .remote
        .inject(RequestMatcher::post("graphql.json").saying("CustomersChanged").nth(2), Fault::reset());
    world.host.scheduler().schedule().await.expect("the schedule");
    world.work().await;
    // The budget of the next page comes back.
    world.advance(30_000);
    world.work().await;
    assert_eq!(down.hits(), 1);
    let before = world.customers().await.len();
    assert!(before > 0 && before < 130, "{before}");
    let mark = world.remote.mark();
    world.rest().await;
    assert_eq!(world.customers().await.len(), 130);
    let lists =
        world.remote.requests_since(mark, &RequestMatcher::post("graphql.json").saying("CustomersChanged"));
    assert!(lists <= 3, "the first page isn't read again: {lists}");
}

#[tokio::test]
async fn what_did_not_change_costs_one_request_a_tick() {
    let world = seeded(60).await;
    world.host.scheduler().schedule().await.expect("the schedule");
    world.until_quiet().await;
    world.advance(2 * 3_600_000);
    world.host.scheduler().schedule().await.expect("the schedule");
    world.until_quiet().await;
    world.advance(301_000);
    let mark = world.remote.mark();
    world.host.scheduler().schedule().await.expect("the schedule");
    world.rest().await;
    assert!(world.remote.requests_since(mark, &RequestMatcher::post("graphql.json")) <= 1);
}

#[tokio::test]
async fn a_search_that_knows_whole_days_only_loses_nobody() {
    let world = seeded(10).await;
    world.remote.switches(|switches| switches.whole_days = true);
    world.host.scheduler().schedule().await.expect("the schedule");
    world.until_quiet().await;
    world.remote.pause_deliveries();
    world.remote.create_customer(|late| late.email = Some("late@example.ch".into()));
    world.advance(301_000);
    world.host.scheduler().schedule().await.expect("the schedule");
    world.rest().await;
    world.customer("late@example.ch").await;
}
