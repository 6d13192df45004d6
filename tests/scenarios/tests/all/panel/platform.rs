//! What the operator of the platform sets for all shops.

use http::StatusCode;
use scenarios::{ConnectorHarness as _, PLATFORM, Shopify, World};

use super::{browser, shop};

#[tokio::test]
async fn the_operator_enters_the_address_and_the_credentials_of_the_app() {
    let world = World::<Shopify>::unconnected(Shopify::start().await).await;
    shop(&world).await;
    let mut browser = browser(&world, "en").await;
    browser.open("/platform").await;
    assert!(browser.says("Incomplete"), "{}", browser.text());
    browser.press("Save Public address", &[("Public address", "platform.example")]).await;
    assert_eq!(browser.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(browser.says("Not saved"), "{}", browser.text());
    assert!(browser.source.contains("value=\"platform.example\""), "what was typed stays");
    assert!(!browser.says("host-test "), "{}", browser.text());

    browser.press("Save Public address", &[("Public address", &format!("{PLATFORM}/"))]).await;
    assert!(browser.says("Saved."), "{}", browser.text());
    assert_eq!(world.host.settings().platform().await.unwrap().public_url, PLATFORM);

    let entered = world.remote.platform_settings();
    let fields: Vec<(String, String)> =
        entered.iter().map(|(key, value)| (format!("set.{key}"), value.clone())).collect();
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.press("Save Shopify", &fields).await;
    assert!(browser.says("Saved.") && !browser.says("Incomplete"), "{}", browser.text());
    assert_eq!(world.host.settings().stored_for_plugin("shopify").await.unwrap().0, entered);
    assert!(browser.source.contains(&entered["client_id"]));
    assert!(!browser.source.contains(&entered["client_secret"]), "a secret is shown");
    // A secret that is left empty stays.
    browser.press("Save Shopify", &[]).await;
    assert_eq!(world.host.settings().stored_for_plugin("shopify").await.unwrap().0, entered);
}

#[tokio::test]
async fn one_of_many_shops_is_found_by_its_name() {
    let world = World::<Shopify>::unconnected(Shopify::start().await).await;
    for number in 0..300 {
        let name = format!("Bottega {number}");
        let shop = host_core::model::Shop { name, ..host_platform::default_shop(&format!("s{number}")) };
        world.host.store().put_shop(&shop).await.unwrap();
    }
    let mut browser = browser(&world, "it").await;
    assert!(browser.says("I primi 200 di 300"), "{}", browser.text());
    browser.open("/?q=BOTTEGA+299").await;
    assert_eq!(browser.texts("main li").len(), 1, "{}", browser.text());
    browser.follow("Bottega 299").await;
    assert!(browser.says("Integrazioni / Plugin"), "{}", browser.text());
    browser.open("/?q=nessuno").await;
    assert!(browser.texts("main li").is_empty() && browser.says("Nessun"), "{}", browser.text());
}
