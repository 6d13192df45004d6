//! The switches, and the webhooks that follow them.

use fake_shopify::Subscription;
use fakes::RequestMatcher;
use scenarios::{ConnectorHarness as _, PLATFORM, Shopify, World, person};

const IN: [&str; 7] = [
    "CUSTOMERS_CREATE",
    "CUSTOMERS_DELETE",
    "CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE",
    "CUSTOMERS_MERGE",
    "CUSTOMERS_UPDATE",
    "CUSTOMER_TAGS_ADDED",
    "CUSTOMER_TAGS_REMOVED",
];

fn topics(world: &World<Shopify>) -> Vec<String> {
    let subscriptions = world.remote.subscriptions().into_iter();
    let mut topics: Vec<String> = subscriptions.map(|subscription| subscription.topic).collect();
    topics.sort_unstable();
    topics
}

fn wanted(inbound: bool) -> Vec<&'static str> {
    let mut topics = vec!["APP_UNINSTALLED"];
    topics.extend(IN.iter().filter(|_| inbound));
    topics
}

#[tokio::test]
async fn subscriptions_follow_the_switches() {
    let world = World::both_ways().await;
    assert_eq!(topics(&world), wanted(true));
    for (flows, inbound) in [
        (vec![("customers-in", false)], false),
        (vec![("customers-in", true)], true),
        (vec![("customers", false)], false),
        (vec![("customers", true), ("customers-out", false)], true),
    ] {
        world.switch(&flows).await;
        world.rest().await;
        assert_eq!(topics(&world), wanted(inbound), "{flows:?}");
    }
}

#[tokio::test]
async fn the_main_switch_stops_both_directions_and_forgets_neither() {
    let world = World::both_ways().await;
    world.switch(&[("customers", false)]).await;
    world.rest().await;
    world.save(&person("1")).await;
    world.remote.create_customer(|zoe| zoe.email = Some("zoe@example.ch".into()));
    world.until_quiet().await;
    assert_eq!((world.remote.customers().len(), world.customers().await.len()), (1, 1));
    world.switch(&[("customers", true)]).await;
    world.rest().await;
    let flows = world.installation().await.flows;
    assert!(flows["customers-in"] && flows["customers-out"]);
}

#[tokio::test]
async fn another_public_address_moves_the_subscriptions() {
    let world = World::both_ways().await;
    let elsewhere = "https://elsewhere.example";
    let platform = host_core::platform::Platform { public_url: elsewhere.into() };
    world.host.settings().put_platform(&platform).await.expect("it is kept");
    world.rest().await;
    let uris: Vec<String> = world.remote.subscriptions().into_iter().map(|it| it.uri).collect();
    assert_eq!(uris.len(), wanted(true).len());
    assert!(uris.iter().all(|uri| uri == &format!("{elsewhere}/plugins/shopify/webhooks")), "{uris:?}");
}

#[tokio::test]
async fn a_subscription_that_shopify_took_away_is_back_within_a_day() {
    let world = World::both_ways().await;
    let lost: Subscription = world.remote.subscriptions().remove(0);
    assert!(world.remote.remove_subscription(lost.id));
    world.advance(25 * 3_600_000);
    world.host.scheduler().schedule().await.expect("the schedule");
    world.rest().await;
    assert_eq!(topics(&world), wanted(true));
}

#[tokio::test]
async fn a_shop_that_is_set_up_is_left_as_it_is() {
    let world = World::both_ways().await;
    let before = world.remote.ledger().changes.len();
    world.advance(25 * 3_600_000);
    world.host.scheduler().schedule().await.expect("the schedule");
    world.rest().await;
    assert_eq!(world.remote.ledger().changes.len(), before);
}

#[tokio::test]
async fn a_plugin_that_is_switched_off_leaves_nothing_behind() {
    let world = World::both_ways().await;
    world.host.installations().disable("demo", Shopify::PLUGIN, None).await.expect("it is switched off");
    assert!(topics(&world).is_empty());
    assert!(world.remote.subscriptions().is_empty(), "none of {PLATFORM}'s");
    let mark = world.remote.mark();
    world.save(&person("1")).await;
    world.rest().await;
    assert_eq!(world.remote.requests_since(mark, &RequestMatcher::everything().always()), 0);
}
