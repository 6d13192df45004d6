//! The privacy requests that Shopify demands of every app, and its uninstallation.

use fakes::RequestMatcher;
use host_core::model::InstallationState;
use scenarios::{ConnectorHarness as _, Shopify, World};

#[tokio::test]
async fn a_request_for_data_is_reported_to_the_owner() {
    let world = World::both_ways().await;
    let id = world.remote.create_customer(|zoe| zoe.email = Some("zoe@example.ch".into()));
    world.until_quiet().await;
    world.remote.request_customer_data(id);
    world.remote.deliver_everything().await;
    world.until_quiet().await;
    let reported = world.activity().await;
    assert!(reported.iter().any(|(event, text)| event == "note" && text.contains("30")), "{reported:#?}");
}

#[tokio::test]
async fn who_asks_to_be_forgotten_is_forgotten_by_the_connector_and_named_to_the_owner() {
    let world = World::both_ways().await;
    let id = world.remote.create_customer(|zoe| zoe.email = Some("zoe@example.ch".into()));
    world.until_quiet().await;
    world.remote.redact_customer(id);
    world.remote.deliver_everything().await;
    world.until_quiet().await;
    let here = world.customer("zoe@example.ch").await;
    assert_eq!(here.remote_id, None, "the link is gone; the record is the owner's");
    let reported = world.activity().await;
    assert!(reported.iter().any(|(event, _)| event == "note"), "{reported:#?}");
}

#[tokio::test]
async fn the_law_knows_no_switches() {
    let world = World::both_ways().await;
    let asks = world.remote.create_customer(|max| max.email = Some("max@example.ch".into()));
    let goes = world.remote.create_customer(|zoe| zoe.email = Some("zoe@example.ch".into()));
    world.until_quiet().await;
    world.host.installations().disable("demo", Shopify::PLUGIN, None).await.expect("it is switched off");
    world.rest().await;
    let mark = world.remote.mark();
    world.remote.request_customer_data(asks);
    world.remote.redact_customer(goes);
    world.remote.deliver_everything().await;
    world.until_quiet().await;
    assert_eq!(world.customer("zoe@example.ch").await.remote_id, None, "what was kept of her is gone");
    assert!(world.customer("max@example.ch").await.remote_id.is_some(), "he asked for something else");
    let reported = world.activity().await;
    let notes = reported.iter().filter(|(event, _)| event == "note").count();
    assert_eq!(notes, 2, "the owner reads of both: {reported:#?}");
    assert_eq!(world.remote.requests_since(mark, &RequestMatcher::everything()), 0, "Shopify isn't asked");
    assert_eq!(world.installation().await.state, InstallationState::Disabled);
}

#[tokio::test]
async fn an_app_that_is_thrown_out_is_paused_and_everything_of_the_shop_is_forgotten_later() {
    let world = World::both_ways().await;
    world.remote.create_customer(|zoe| zoe.email = Some("zoe@example.ch".into()));
    world.until_quiet().await;
    world.remote.uninstall();
    world.remote.deliveries_done().await;
    world.rest().await;
    assert!(matches!(world.installation().await.state, InstallationState::Paused(_)));
    world.remote.deliver_everything().await;
    assert!(world.remote.deliveries().iter().all(|it| it.attempts.iter().all(|at| at.status == Some(200))));
    assert_eq!(world.customer("zoe@example.ch").await.remote_id, None, "the record is the owner's");
    assert_eq!(world.installation().await.account.id, "");
    assert!(world.activity().await.iter().any(|(event, _)| event == "forgotten"));
    assert!(world.host.store().next_due().await.unwrap().is_none());
}

#[tokio::test]
async fn an_app_that_was_let_in_again_is_not_forgotten() {
    let world = World::both_ways().await;
    world.remote.create_customer(|zoe| zoe.email = Some("zoe@example.ch".into()));
    world.until_quiet().await;
    world.remote.uninstall();
    world.remote.deliveries_done().await;
    world.rest().await;
    let flows = [("customers", true), ("customers-in", true), ("customers-out", true)];
    assert_eq!(world.install(&flows).await.expect("the page").status, 200);
    world.rest().await;
    world.remote.deliver_everything().await;
    assert!(world.customer("zoe@example.ch").await.remote_id.is_some());
}
