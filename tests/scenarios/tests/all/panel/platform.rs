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
    assert_eq!(world.host.settings().kept_of_plugin("shopify").await.unwrap().0, entered);
    assert!(browser.source.contains(&entered["client_id"]));
    assert!(!browser.source.contains(&entered["client_secret"]), "a secret is shown");
    // A secret that is left empty stays.
    browser.press("Save Shopify", &[]).await;
    assert_eq!(world.host.settings().kept_of_plugin("shopify").await.unwrap().0, entered);
}
