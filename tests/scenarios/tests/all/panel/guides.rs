//! The platform's guides, each walked in its own language by its own words.

use fake_shopify::ShopifyConfig;
use host_core::model::InstallationState;
use http::StatusCode;
use scenarios::{ConnectorHarness as _, Smartygest, TotalGest, World, orders, person};

use super::{browser, shop, with_app_of_shopify};

#[tokio::test]
async fn smartygest_is_connected_by_its_key_and_its_switches_are_saved() {
    let world = World::<Smartygest>::unconnected(Smartygest::start().await).await;
    shop(&world).await;
    let mut browser = browser(&world, "en").await;
    assert!(browser.says("Integrations / Plugins"), "{}", browser.text());
    browser.follow("Smarty").await;
    browser.press("Confirm", &[("Api Key", "not-the-key")]).await;
    assert_eq!(browser.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(browser.says("Not saved"), "{}", browser.text());
    assert!(world.host.installations().get("demo", "smartygest").await.is_err(), "nothing was kept");

    browser.press("Confirm", &[("Api Key", Smartygest::KEY)]).await;
    assert!(browser.says("The settings were accepted and saved."), "{}", browser.text());
    assert!(browser.says("Synchronization"), "{}", browser.text());
    let fields = [("Framework360 => Smartygest", "on"), ("Smartygest => Framework360", "on")];
    browser.press("Save", &fields).await;
    assert!(browser.says("The switches are saved."), "{}", browser.text());
    let installation = world.installation().await;
    assert_eq!(
        installation.flows,
        [("orders-out".to_owned(), true), ("products-in".to_owned(), true)].into()
    );

    // Who reads the activity learns what was changed, and no value.
    browser.open("/demo/activity?what=settings").await;
    assert!(
        browser.says("On: Framework360 => Smartygest, Smartygest => Framework360."),
        "{}",
        browser.text()
    );
    browser.open("/demo/plugins/smartygest").await;
    browser.press("Confirm", &[("Api Key", Smartygest::KEY)]).await;
    browser.press("Save", &[("Smartygest => Framework360", "off")]).await;
    browser.open("/demo/activity?what=settings").await;
    assert!(browser.says("Off: Smartygest => Framework360."), "{}", browser.text());
    assert!(!browser.source.contains(Smartygest::KEY));

    // Orders that are paid go there by themselves from now on, and the column says so.
    world.order(&orders::paid("1")).await;
    world.rest().await;
    browser.open("/demo/list/orders").await;
    assert!(browser.says("Synchronized"), "{}", browser.text());
}

/// Connects TotalGest by the words of a guide.
async fn totalgest(language: &'static str, words: [&str; 5], confirm: &str, saved: &str, not_linked: &str) {
    let world = World::<TotalGest>::unconnected(TotalGest::start().await).await;
    shop(&world).await;
    let mut browser = browser(&world, language).await;
    world.host.orders().save("demo", &[orders::paid("1")]).await.unwrap();
    browser.follow("TotalGest").await;
    let settings = world.remote.settings();
    let keys = ["shop_id", "owner_id", "endpoint", "username", "password"];
    let fields: Vec<(&str, &str)> = words.into_iter().zip(keys.map(|key| settings[key].as_str())).collect();
    browser.press(confirm, &fields).await;
    assert!(browser.says(saved), "{language}: {}", browser.text());
    browser.open("/demo/list/orders").await;
    assert!(browser.says(not_linked), "{language}: {}", browser.text());
    assert_eq!(world.installation().await.state, InstallationState::Active);
}

#[tokio::test]
async fn totalgest_is_connected_by_the_french_guide() {
    let words = ["ID Boutique", "ID Propriétaire", "Endpoint API", "Nom d'utilisateur", "Mot de passe"];
    totalgest("fr-CH", words, "Confirmer", "enregistr", "Non connecté").await;
}

#[tokio::test]
async fn totalgest_is_connected_by_the_dutch_guide() {
    let words = ["Winkel ID", "Eigenaar ID", "API Endpoint", "Gebruikersnaam", "Wachtwoord"];
    totalgest("nl", words, "Bevestigen", "opgeslagen", "Niet gekoppeld").await;
}

#[tokio::test]
async fn totalgest_is_connected_by_the_spanish_guide() {
    let words = ["ID Negocio", "ID Owner", "Endpoint API", "Username", "Password"];
    totalgest("es", words, "Confirmar", "guardad", "No conectado").await;
}

#[tokio::test]
async fn customers_are_kept_in_step_with_shopify_in_both_directions() {
    let world = with_app_of_shopify().await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/plugins/shopify").await;
    let store = ShopifyConfig::default().shop;
    browser.press("Connect", &[("set.shop", &store)]).await;
    // The browser goes on to Shopify by a page of ours: a form leads nowhere else.
    assert_eq!(browser.status, StatusCode::OK, "{}", browser.text());
    let url = browser.headers["refresh"].to_str().unwrap().split_once("url=").unwrap().1.to_owned();
    assert!(url.starts_with(&format!("https://{store}/")), "{url}");
    let back = world.remote.approve(&url).expect("yes");
    assert_eq!(world.come_back(&back).await.status, 200);

    browser.open("/demo/plugins/shopify").await;
    assert!(browser.says("Sync Customers"), "{}", browser.text());
    let fields =
        [("Sync Customers", "on"), ("Shopify => Framework360", "on"), ("Framework360 => Shopify", "on")];
    browser.press("Save", &fields).await;
    assert!(browser.says("The switches are saved."), "{}", browser.text());

    // A single customer, by hand, from the list.
    world.host.customers().save("demo", &scenarios::given(&[person("7")])).await.unwrap();
    browser.open("/demo/list/customers").await;
    assert!(browser.says("Send To"), "{}", browser.text());
    browser.press("Shopify", &[]).await;
    world.rest().await;
    let report = browser.path.clone();
    browser.open(&report).await;
    assert!(browser.says("1 record was selected for Shopify: 1 is there"), "{}", browser.text());
}
