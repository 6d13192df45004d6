//! How a plugin's synchronization is shown: how far it is, what keeps it from going on, and that it's late.

use std::sync::Arc;

use fakes::Fault;
use scenarios::{Catalogue, ConnectorHarness as _, Smartygest, World, with_timeout};

use super::browser;

const HOUR: u64 = 60 * 60 * 1_000;

#[tokio::test]
async fn the_first_import_shows_how_far_it_is() {
    let world = Arc::new(World::<Smartygest>::new().await);
    world.take_products().await;
    let all = 16 * Smartygest::PAGE;
    world.remote.seed(all);
    // A late page takes long: the calls before it have ended.
    let held = world.remote.inject(Smartygest::listing().nth(13), Fault::hold());
    let importing = {
        let world = world.clone();
        tokio::spawn(async move { world.ticked().await })
    };
    with_timeout(held.reached()).await;
    let mut browser = browser(&world, "en").await;
    for path in ["/demo/plugins", "/demo/plugins/smartygest"] {
        browser.open(path).await;
        assert!(browser.says("First import. Products: "), "{}", browser.text());
        assert_eq!(
            browser.texts("progress").len(),
            usize::from(browser.says(&format!("of {all}"))),
            "{}",
            browser.text()
        );
    }
    held.release();
    assert_eq!(importing.await.unwrap().created, all);
    browser.open("/demo/plugins/smartygest").await;
    assert!(!browser.says("First import"), "{}", browser.text());
}

#[tokio::test]
async fn a_remote_that_is_down_is_named_and_the_synchronization_is_late() {
    let world = World::<Smartygest>::new().await;
    world.take_products().await;
    world.ticked().await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/plugins").await;
    assert!(!browser.says("Late"), "{}", browser.text());
    world.clock.advance(HOUR);
    browser.open("/demo/plugins").await;
    assert!(browser.says("Late") && browser.says("it was due"), "{}", browser.text());
    let down = world
        .remote
        .inject(Smartygest::listing().always(), Fault::status(http::StatusCode::SERVICE_UNAVAILABLE));
    assert!(world.host.scheduler().schedule().await.unwrap() > 0);
    world.work().await;
    browser.open("/demo/plugins/smartygest").await;
    assert!(
        browser.says("The last attempt failed (product import). It is tried again by itself"),
        "{}",
        browser.text()
    );
    down.cancel();
    world.rest().await;
    browser.open("/demo/plugins/smartygest").await;
    assert!(!browser.says("The last attempt failed") && !browser.says("it was due"), "{}", browser.text());
}

#[tokio::test]
async fn a_plugin_can_be_synchronized_before_its_first_tick() {
    let world = World::<Smartygest>::new().await;
    world.take_products().await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/plugins/smartygest").await;
    assert!(!browser.says("no direction that comes in is on"), "{}", browser.text());
    browser.press("Synchronize now", &[]).await;
    assert!(browser.says("The synchronization has begun."), "{}", browser.text());
}
