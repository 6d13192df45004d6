//! Trouble with the remote, and with the shop's own switches.

use fakes::{Fault, On};
use host_core::model::{InstallationState, Phase};
use http::{StatusCode, header};
use scenarios::{Catalogue, Smartygest, Subject as _, World, oracle};

async fn stocked() -> (World<Smartygest>, Vec<String>) {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    let ids = world.remote.seed(40);
    world.ticked().await;
    (world, ids)
}

#[tokio::test]
async fn a_key_that_is_refused_pauses_the_installation_and_takes_nothing_off_sale() {
    let (world, ids) = stocked().await;
    let refused = world.remote.inject(On::everything().always(), Fault::status(StatusCode::UNAUTHORIZED));
    let report = world.tick(false).await;
    assert_eq!(report.phase, Phase::Waiting, "{report:?}");
    assert!(report.message.is_some());
    assert!(matches!(world.installation().await.state, InstallationState::Paused(_)));
    assert_eq!(world.on_sale().await.len(), 40);
    refused.cancel();
    world.remote.rename(&ids[0], "Meanwhile");
    world.take_products().await;
    world.rest().await;
    world.agrees("after the new key").await;
}

#[tokio::test]
async fn a_wish_for_fewer_requests_is_heeded_and_the_tick_goes_on() {
    let (world, ids) = stocked().await;
    world.remote.rename(&ids[0], "Later");
    let fault = Fault::status(StatusCode::TOO_MANY_REQUESTS).header(header::RETRY_AFTER, "90");
    world.remote.inject(Smartygest::listing(), fault);
    let mark = world.remote.mark();
    let report = world.tick(false).await;
    assert_eq!(report.phase, Phase::Waiting, "{report:?}");
    assert_eq!(world.remote.listings_since(mark), 1);
    world.clock.advance(80_000);
    assert!(world.work().await.is_empty(), "not before the time that Smarty named");
    world.clock.advance(11_000);
    world.rest().await;
    world.agrees("after the pause").await;
}

#[tokio::test]
async fn trouble_that_lasts_is_told_once_and_ends_by_itself() {
    let (world, ids) = stocked().await;
    let down = world.remote.inject(On::everything().always(), Fault::status(StatusCode::BAD_GATEWAY));
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

#[tokio::test]
async fn a_switch_that_is_off_takes_no_product() {
    let world = World::<Smartygest>::unconnected(Smartygest::start().await).await;
    world.enable(world.remote.settings(), &[]).await.unwrap();
    world.remote.seed(3);
    let mark = world.remote.mark();
    let report = world.tick(false).await;
    assert_eq!(report.phase, Phase::Skipped, "{report:?}");
    assert!(report.message.is_some());
    assert_eq!((world.remote.listings_since(mark), world.products().await.len()), (0, 0));
    world.enable(Default::default(), &[(Smartygest::PRODUCTS_IN, true)]).await.unwrap();
    assert_eq!(world.ticked().await.created, 3);
}

#[tokio::test]
async fn no_secret_of_the_remote_reaches_a_record() {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    let id: u64 = world.remote.seed(1)[0].parse().unwrap();
    let text = format!("<p>Key: {}</p>", Smartygest::KEY);
    world.remote.smarty.change_product(id, |product| {
        product.description = text.clone();
        product.title = format!("With {}", Smartygest::KEY);
    });
    world.tick(false).await;
    let products = format!("{:?} {:?}", world.products().await, world.activity().await);
    oracle::silent(&world.remote.secrets(), &products, "the shop's products");
}

#[tokio::test]
async fn an_order_is_sent_while_a_long_import_goes_on() {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    world.enable(Default::default(), &[("orders-out", true)]).await.unwrap();
    world.remote.seed(400);
    let held = world.remote.inject(Smartygest::listing(), Fault::hold());
    let installation = world.installation().await;
    let (_stop, stopped) = tokio::sync::watch::channel(false);
    let host = world.host.clone();
    let import = tokio::spawn(async move { host.tick(&installation, false, stopped, |_| {}).await });
    held.reached().await;
    let order = scenarios::orders::paid("1");
    world.order(&order).await;
    let id = world.job(&order).await.id;
    let (_stop, stopped) = tokio::sync::watch::channel(false);
    let settled = host_runtime::Until::Settled(vec![id]);
    scenarios::soon(world.host.work(&settled, stopped, |_| {})).await.unwrap();
    oracle::sent_once(&world.remote, &order, &world.shown().await, "during the import");
    held.release();
    import.await.unwrap().unwrap();
    world.agrees("the import").await;
}

#[tokio::test]
async fn a_hiccup_of_the_tax_table_refuses_no_product_for_good() {
    let world = World::<Smartygest>::unconnected(Smartygest::start().await).await;
    world.remote.seed(120);
    let hiccup = world
        .remote
        .inject(On::get("Taxes/list").always(), Fault::error_in_200("Service temporarily unavailable"));
    world.take_products().await;
    let report = world.tick(false).await;
    assert_eq!((report.phase, report.problems.len()), (Phase::Waiting, 0), "{report:?}");
    assert!(report.message.is_some(), "the reason is told");
    hiccup.cancel();
    world.rest().await;
    world.agrees("after the hiccup").await;
}

#[tokio::test]
async fn errors_that_say_nothing_of_the_key_pass_by_themselves() {
    for fault in
        [Fault::error_in_200("Service temporarily unavailable"), Fault::status(StatusCode::FORBIDDEN)]
    {
        let (world, ids) = stocked().await;
        world.remote.rename(&ids[0], "Later");
        let down = world.remote.inject(On::everything().always(), fault);
        world.tick(false).await;
        let state = world.installation().await.state;
        assert_eq!(state, InstallationState::Active);
        down.cancel();
        world.rest().await;
        world.agrees("up again").await;
    }
}
