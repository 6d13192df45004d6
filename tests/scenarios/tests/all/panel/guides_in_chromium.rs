//! The platform's guides, each walked in a real browser, in its own language and by its own words. What is clicked and filled
//! in is found as who can't see the page finds it: by its role and its name.

use fake_shopify::ShopifyConfig;
use scenarios::{
    Catalogue as _, Chromium, ConnectorHarness as _, PLATFORM, Smartygest, TotalGest, World, orders, person,
};

use super::{shop, with_app_of_shopify};

/// What a guide says, and what the page has to say to it.
async fn says(chromium: &Chromium, text: &str) {
    let shown = chromium.text().await;
    assert!(shown.contains(text), "{text:?} is not in: {shown}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn smartygest_in_english() {
    let world = World::<Smartygest>::unconnected(Smartygest::start().await).await;
    shop(&world).await;
    let chromium = Chromium::start(&world.host).await;
    says(&chromium, "Integrations / Plugins").await;
    chromium.click_named("link", "Connect Smarty").await;
    chromium.fill_named("Api Key", "not-the-key").await;
    chromium.click_named("button", "Confirm").await;
    says(&chromium, "Not saved").await;
    chromium.picture("guide-smartygest-1-refused").await;
    chromium.fill_named("Api Key", Smartygest::KEY).await;
    chromium.click_named("button", "Confirm").await;
    says(&chromium, "The settings were accepted and saved.").await;
    chromium.picture("guide-smartygest-2-connected").await;

    chromium.turn("switch", "Framework360 => Smartygest").await;
    chromium.turn("switch", "Smartygest => Framework360").await;
    chromium.click_named("button", "Save").await;
    says(&chromium, "The switches are saved.").await;
    let on: Vec<bool> =
        chromium.value("[...document.querySelectorAll('#sync [role=switch]')].map(one => one.checked)").await;
    assert_eq!(on, [true, true]);
    chromium.picture("guide-smartygest-3-switched").await;
    // What was done is said once.
    chromium.open("/demo/plugins/smartygest").await;
    assert!(!chromium.text().await.contains("The switches are saved."));

    world.order(&orders::paid("1")).await;
    world.rest().await;
    chromium.click_named("link", "Orders").await;
    says(&chromium, "Synchronized").await;
    chromium.picture("guide-smartygest-4-orders").await;
}

/// The words of a guide to TotalGest, and of what follows from it.
struct Words {
    language: &'static str,
    /// The shop's and the owner's id, the address, the name of the user, the password.
    fields: [&'static str; 5],
    connect: &'static str,
    confirm: &'static str,
    saved: &'static str,
    orders: &'static str,
    not_linked: &'static str,
    select: &'static str,
    send: &'static str,
    sent: &'static str,
    linked: &'static str,
    products: &'static str,
}

async fn totalgest(words: Words) {
    let world = World::<TotalGest>::unconnected(TotalGest::start().await).await;
    shop(&world).await;
    // An order of before the plugin was connected: it goes there by hand.
    world.host.orders().save("demo", &[orders::paid("1")]).await.unwrap();
    let chromium = Chromium::start(&world.host).await;
    let language = words.language;
    let picture = async |name: &str| chromium.picture(&format!("guide-totalgest-{language}-{name}")).await;
    chromium.click_named("link", &language.to_uppercase()).await;
    chromium.click_named("link", words.connect).await;
    let settings = world.remote.settings();
    let keys = ["shop_id", "owner_id", "endpoint", "username", "password"];
    for (label, key) in words.fields.into_iter().zip(keys) {
        chromium.fill_named(label, &settings[key]).await;
    }
    picture("1-filled-in").await;
    chromium.click_named("button", words.confirm).await;
    says(&chromium, words.saved).await;
    assert!(!chromium.text().await.contains(TotalGest::PASSWORD));
    picture("2-connected").await;

    // Orders sent by hand, and the report.
    chromium.click_named("link", words.orders).await;
    says(&chromium, words.not_linked).await;
    picture("3-not-linked").await;
    chromium.turn("checkbox", words.select).await;
    chromium.click_named("button", words.send).await;
    picture("4-sending").await;
    world.rest().await;
    chromium.until(&format!("document.body.innerText.includes({:?})", words.sent)).await;
    picture("5-report").await;
    chromium.click_named("link", words.orders).await;
    says(&chromium, words.linked).await;

    // Products come with the next tick.
    world.remote.add("TEE-1", "Tee");
    assert_eq!(world.ticked().await.created, 1);
    chromium.click_named("link", words.products).await;
    says(&chromium, words.linked).await;
    picture("6-products").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn totalgest_in_french() {
    totalgest(Words {
        language: "fr",
        fields: ["ID Boutique", "ID Propriétaire", "Endpoint API", "Nom d'utilisateur", "Mot de passe"],
        connect: "Connecter TotalGest",
        confirm: "Confirmer",
        saved: "enregistr",
        orders: "Commandes",
        not_linked: "Non connecté",
        select: "Sélectionner",
        send: "Envoyer vers TotalGest",
        sent: "1 est là-bas",
        linked: "Synchronisé",
        products: "Produits",
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn totalgest_in_dutch() {
    totalgest(Words {
        language: "nl",
        fields: ["Winkel ID", "Eigenaar ID", "API Endpoint", "Gebruikersnaam", "Wachtwoord"],
        connect: "Koppelen TotalGest",
        confirm: "Bevestigen",
        saved: "opgeslagen",
        orders: "Bestellingen",
        not_linked: "Niet gekoppeld",
        select: "",
        send: "Verzenden naar TotalGest",
        sent: "1 staat daar",
        linked: "Gesynchroniseerd",
        products: "Producten",
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn totalgest_in_spanish() {
    totalgest(Words {
        language: "es",
        fields: ["ID Negocio", "ID Owner", "Endpoint API", "Username", "Password"],
        connect: "Conectar TotalGest",
        confirm: "Confirmar",
        saved: "guardad",
        orders: "Pedidos",
        not_linked: "No conectado",
        select: "Seleccionar",
        send: "Enviar a TotalGest",
        sent: "1 ya está",
        linked: "Sincronizado",
        products: "Productos",
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn customers_of_shopify_in_english() {
    let world = with_app_of_shopify().await;
    let served = world.reachable().await;
    let chromium = Chromium::start(&world.host).await;
    world.host.panel_is_at(chromium.base.parse().unwrap());
    // Shopify's own page, on which the owner says yes; the proxy in front of the platform is left out.
    let shopify = world.remote.data();
    chromium
        .elsewhere(move |url| match shopify.approve(url) {
            Ok(back) => format!(
                "<a href=\"{}\">Install app</a>",
                back.replace(PLATFORM, &served).replace('&', "&amp;")
            ),
            Err(refused) => format!("{refused:?}"),
        })
        .await;
    chromium.click_named("link", "Connect Shopify").await;
    chromium.fill_named("", &ShopifyConfig::default().shop).await;
    chromium.picture("guide-shopify-1-store").await;
    // By a page of the panel's own: its forms lead nowhere else.
    chromium.click_past("button", "Connect", 1).await;
    chromium.click_named("link", "Install app").await;
    says(&chromium, "Connected").await;
    chromium.picture("guide-shopify-2-authorized").await;
    chromium.click_named("link", "Back to the settings").await;

    chromium.turn("switch", "Sync Customers").await;
    chromium.turn("switch", "Shopify => Framework360").await;
    chromium.turn("switch", "Framework360 => Shopify").await;
    chromium.click_named("button", "Save").await;
    says(&chromium, "The switches are saved.").await;
    chromium.picture("guide-shopify-3-switched").await;

    // A single customer, by hand, from the list.
    world.host.customers().save("demo", &scenarios::given(&[person("7")])).await.unwrap();
    chromium.click_named("link", "Customers").await;
    chromium.turn("DisclosureTriangleGrouped", "Actions for").await;
    chromium.turn("DisclosureTriangle", "Send To").await;
    chromium.picture("guide-shopify-4-send-to").await;
    chromium.click_named("button", "Shopify").await;
    world.rest().await;
    chromium
        .until("document.body.innerText.includes('1 is there') && !document.querySelector('progress')")
        .await;
    assert!(!chromium.text().await.contains("Waiting"), "{}", chromium.text().await);
    chromium.picture("guide-shopify-5-report").await;
}
