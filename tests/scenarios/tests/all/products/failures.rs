//! Failures of the remote, and the shop's own switches.

use fakes::{Fault, RequestMatcher};
use host_core::model::{InstallationState, Phase};
use host_core::shop::Entity;
use http::{StatusCode, header};
use scenarios::{Catalogue, World, for_connectors, oracle};

for_connectors!(
    credentials_that_are_refused_pause_the_installation_and_takes_nothing_off_sale,
    a_request_to_slow_down_is_heeded_and_the_tick_goes_on,
    a_failure_that_lasts_is_reported_once_and_ends_by_itself,
    a_switch_that_is_off_takes_no_product,
    an_order_is_sent_while_a_long_import_goes_on,
);

async fn stocked<S: Catalogue>() -> (World<S>, Vec<String>) {
    let world = World::<S>::buying(S::start().await).await;
    let ids = world.remote.seed(40);
    world.ticked().await;
    (world, ids)
}

async fn credentials_that_are_refused_pause_the_installation_and_takes_nothing_off_sale<S: Catalogue>() {
    let (world, ids) = stocked::<S>().await;
    world.remote.lock_out();
    let report = world.tick(false).await;
    assert_eq!(report.phase, Phase::Waiting, "{report:?}");
    assert!(report.message.is_some());
    assert!(matches!(world.installation().await.state, InstallationState::Paused(_)));
    assert_eq!(world.on_sale().await.len(), 40);
    world.remote.let_in();
    world.remote.rename(&ids[0], "Meanwhile");
    world.take_products().await;
    world.rest().await;
    world.agrees("let in again").await;
}

async fn a_request_to_slow_down_is_heeded_and_the_tick_goes_on<S: Catalogue>() {
    let (world, ids) = stocked::<S>().await;
    world.remote.rename(&ids[0], "Later");
    let fault = Fault::status(StatusCode::TOO_MANY_REQUESTS).header(header::RETRY_AFTER, "90");
    world.remote.inject(S::listing(), fault);
    let mark = world.remote.mark();
    let report = world.tick(false).await;
    assert_eq!(report.phase, Phase::Waiting, "{report:?}");
    assert_eq!(world.remote.listings_since(mark), 1);
    world.clock.advance(80_000);
    assert!(world.work().await.is_empty(), "not before the time that the remote named");
    world.clock.advance(11_000);
    world.rest().await;
    world.agrees("after the pause").await;
}

async fn a_failure_that_lasts_is_reported_once_and_ends_by_itself<S: Catalogue>() {
    let (world, ids) = stocked::<S>().await;
    let down =
        world.remote.inject(RequestMatcher::everything().always(), Fault::status(StatusCode::BAD_GATEWAY));
    world.tick(false).await;
    for _ in 0..8 {
        world.clock.advance(300_000);
        world.work().await;
    }
    let activity = world.activity().await;
    let failed: Vec<_> = activity.iter().filter(|(event, _)| event == "failed").collect();
    assert_eq!(failed.len(), 1, "{activity:?}");
    down.cancel();
    world.remote.rename(&ids[3], "After all");
    world.rest().await;
    world.agrees("up again").await;
}

async fn a_switch_that_is_off_takes_no_product<S: Catalogue>() {
    let world = World::<S>::unconnected(S::start().await).await;
    world.enable(world.remote.settings(), &[(S::PRODUCTS_IN, false)]).await.unwrap();
    world.remote.seed(3);
    let mark = world.remote.mark();
    let report = world.tick(false).await;
    assert_eq!(report.phase, Phase::Skipped, "{report:?}");
    assert!(report.message.is_some());
    assert_eq!((world.remote.listings_since(mark), world.products().await.len()), (0, 0));
    world.enable(Default::default(), &[(S::PRODUCTS_IN, true)]).await.unwrap();
    assert_eq!(world.ticked().await.created, 3);
}

async fn an_order_is_sent_while_a_long_import_goes_on<S: Catalogue>() {
    let world = World::<S>::buying(S::start().await).await;
    world.enable(Default::default(), &[(S::ORDERS_OUT, true)]).await.unwrap();
    world.remote.seed(400);
    let held = world.remote.inject(S::listing(), Fault::hold());
    let installation = world.installation().await;
    let (_stop, stopped) = tokio::sync::watch::channel(false);
    let host = world.host.clone();
    let import = tokio::spawn(async move {
        host.ticks().run(&installation, Entity::Product, false, stopped, |_| {}).await
    });
    held.reached().await;
    let order = scenarios::orders::paid("1");
    world.order(&order).await;
    let id = world.job(&order).await.id;
    let (_stop, stopped) = tokio::sync::watch::channel(false);
    let until = host_platform::Until::Finished(vec![id]);
    scenarios::with_timeout(world.host.worker().work(&until, stopped, |_| {})).await.unwrap();
    oracle::sent_once(&world.remote, &order, &world.shown().await, "during the import");
    held.release();
    import.await.unwrap().unwrap();
    world.agrees("the import").await;
}
