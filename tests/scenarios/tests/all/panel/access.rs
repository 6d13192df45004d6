//! Who gets access, and what never appears on a page.

use std::sync::Arc;

use host_core::shop::Order;
use host_panel::{Access, Panel};
use http::{StatusCode, header};
use scenarios::{Browser, ConnectorHarness as _, Smartygest, Subject as _, TotalGest, World, orders};

use super::browser;

const PAGES: [&str; 8] = [
    "/",
    "/demo/plugins",
    "/demo/plugins/totalgest",
    "/demo/list/orders",
    "/demo/list/products",
    "/demo/list/customers",
    "/demo/queue",
    "/demo/activity",
];

#[tokio::test]
async fn nobody_sees_a_page_without_the_link_of_this_start() {
    let world = World::<Smartygest>::new().await;
    let access = Arc::new(Access::new());
    let link = access.invite(None);
    let mut stranger = Browser::new(Panel::new(world.host.clone(), access).router(), "it");
    for page in PAGES {
        assert_eq!(stranger.open(page).await.status, StatusCode::UNAUTHORIZED, "{page}");
        assert!(!stranger.says("Smarty"), "{}", stranger.text());
    }
    let other = Access::new().invite(None);
    assert_eq!(stranger.open(&other).await.status, StatusCode::FORBIDDEN);
    assert_eq!(stranger.open("/demo/queue").await.status, StatusCode::UNAUTHORIZED);

    assert_eq!(stranger.open(&link).await.status, StatusCode::OK);
    for page in PAGES.iter().filter(|page| !page.contains("totalgest")) {
        assert_eq!(stranger.open(page).await.status, StatusCode::OK, "{page}");
    }
    stranger.press("", &[]).await;
    assert_eq!(stranger.open("/demo/queue").await.status, StatusCode::UNAUTHORIZED, "signed out");
}

#[tokio::test]
async fn a_form_sent_after_the_session_ended_can_be_sent_again() {
    let world = World::<Smartygest>::new().await;
    let access = Arc::new(Access::new());
    let link = access.invite(None);
    let mut browser = Browser::new(Panel::new(world.host.clone(), access).router(), "en");
    let form = browser.open(&link).await.open("/demo/plugins/smartygest").await.source.clone();
    browser.press("", &[]).await;
    browser.source.clone_from(&form);
    browser.press("Save", &[("Framework360 => Smartygest", "off")]).await;
    assert_eq!(browser.status, StatusCode::UNAUTHORIZED);
    assert!(browser.says("Nothing was saved yet."), "{}", browser.text());
    assert_eq!(world.installation().await.flows.get("orders-out"), Some(&true));
    // As the page says: the link in another tab, then the page anew.
    browser.open(&link).await;
    browser.source = form;
    browser.press("Save", &[("Framework360 => Smartygest", "off")]).await;
    assert_eq!(browser.status, StatusCode::OK);
    assert_eq!(world.installation().await.flows.get("orders-out"), Some(&false));
}

#[tokio::test]
async fn the_activity_shows_who_decided_about_an_order() {
    let world = World::<Smartygest>::new().await;
    let refusal = Smartygest::refusal("rate 20 unknown");
    let refused = world.remote.inject(Smartygest::creation().always(), refusal);
    world.order_and_rest(&orders::paid("1")).await;
    let access = Arc::new(Access::new());
    let link = access.invite(Some("Giulia"));
    let mut browser = Browser::new(Panel::new(world.host.clone(), access).router(), "en");
    browser.open(&link).await.open("/demo/queue").await;
    browser.press("Send 1 again", &[]).await;
    world.rest().await;
    browser.open("/demo/list/orders/1").await.press("Send to Smartygest", &[]).await;
    refused.cancel();
    world.rest().await;
    browser.open("/demo/activity?what=settings").await;
    let entries = browser.texts("ol.log li");
    assert!(entries[0].contains("1 record is sent by hand. by Giulia"), "{entries:#?}");
    assert!(entries[1].contains("1 record that had failed is sent again by hand. by Giulia"), "{entries:#?}");
    browser.open("/demo/list/orders/1").await;
    assert!(browser.texts("ol.log li").iter().any(|entry| entry.contains("by Giulia")), "{}", browser.text());
}

#[tokio::test]
async fn the_activity_shows_who_changed_a_setting() {
    let world = World::<Smartygest>::new().await;
    let access = Arc::new(Access::new());
    let links = [access.invite(Some("Giulia")), access.invite(Some("Marco <b>"))];
    let router = Panel::new(world.host.clone(), access).router();
    let [mut giulia, mut marco] = links.map(|link| (Browser::new(router.clone(), "en"), link));
    giulia.0.open(&giulia.1).await;
    marco.0.open(&marco.1).await;
    giulia.0.open("/demo/plugins/smartygest").await;
    assert!(giulia.0.source.contains("Signed in as Giulia"), "{}", giulia.0.source);
    giulia.0.press("Save", &[("Framework360 => Smartygest", "off")]).await;
    marco.0.open("/demo/plugins/smartygest").await.press("Switch off", &[]).await;
    giulia.0.open("/demo/activity?what=settings").await;
    let entries = giulia.0.texts("ol.log li");
    assert!(entries[0].contains("by Marco <b>"), "{entries:#?}");
    assert!(
        entries.iter().any(|entry| entry.contains("Off: ") && entry.contains("by Giulia")),
        "{entries:#?}"
    );
}

#[tokio::test]
async fn the_address_of_a_form_leads_to_its_page() {
    let world = World::<Smartygest>::new().await;
    let mut browser = browser(&world, "en").await;
    for form in ["/demo/plugins/smartygest/settings", "/demo/plugins/smartygest/confirm", "/demo/queue/again"]
    {
        assert_eq!(browser.open(form).await.status, StatusCode::OK, "{form}");
        assert_eq!(browser.path, form.rsplit_once('/').unwrap().0);
    }
    assert_eq!(browser.open("/assets/plugins").await.status, StatusCode::NOT_FOUND);
    assert!(browser.says("There is nothing under this address."), "{}", browser.text());
}

#[tokio::test]
async fn a_form_of_another_site_changes_nothing() {
    let world = World::<Smartygest>::new().await;
    let mut browser = browser(&world, "en").await;
    for path in ["/demo/plugins/smartygest/off", "/demo/plugins/smartygest/switches", "/logout"] {
        assert_eq!(browser.forge(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(browser.open("/demo/plugins/smartygest").await.status, StatusCode::OK);
    assert!(browser.says("Connected"), "{}", browser.text());
}

#[tokio::test]
async fn a_form_that_came_incomplete_switches_nothing_off() {
    let world = World::<Smartygest>::new().await;
    let before = world.installation().await.flows;
    assert!(before.values().any(|on| *on), "{before:?}");
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/plugins/smartygest").await;
    // What a proxy that lost the body would send.
    browser.source = browser.source.replace("name=\"switch\"", "name=\"lost\"");
    browser.press("Save", &[]).await;
    assert_eq!(browser.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", browser.text());
    assert_eq!(world.installation().await.flows, before);
}

#[tokio::test]
async fn every_page_says_that_it_may_do_nothing_but_what_it_is_there_for() {
    let world = World::<Smartygest>::new().await;
    let mut browser = browser(&world, "de").await;
    for page in PAGES.into_iter().chain(["/demo/nowhere", "/assets/panel.css", "/assets/none"]) {
        browser.open(page).await;
        let policy = browser.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{page}: {policy}");
        assert_eq!(browser.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{page}");
        for forbidden in [" style=\"", " onclick=", "javascript:"] {
            assert!(!browser.source.contains(forbidden), "{page} has {forbidden}");
        }
    }
}

#[tokio::test]
async fn a_secret_that_was_entered_is_on_no_page() {
    let world = World::<TotalGest>::new().await;
    world.order(&orders::paid("1")).await;
    world.rest().await;
    let mut browser = browser(&world, "fr").await;
    let secret = TotalGest::PASSWORD;
    for page in PAGES.into_iter().chain(["/demo/list/orders/1"]) {
        browser.open(page).await;
        assert!(!browser.source.contains(secret), "{page}");
    }
    // Nor where it was refused, on the page that asks for it again.
    world.remote.lock_out();
    browser.open("/demo/plugins/totalgest").await;
    browser.press("Confirmer", &[("Mot de passe", "Sesame-7")]).await;
    assert_eq!(browser.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", browser.text());
    assert!(!browser.source.contains("Sesame-7"), "{}", browser.source);
}

/// HTML in every field that a shopper, a clerk or a remote can write.
fn hostile() -> Order {
    const EVIL: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    let mut order = orders::paid("6");
    for text in [
        &mut order.number,
        &mut order.payment.label,
        &mut order.customer.first_name,
        &mut order.customer.last_name,
        &mut order.customer.email,
        &mut order.billing.first_name,
        &mut order.billing.company,
        &mut order.billing.line1,
        &mut order.billing.city,
        &mut order.shipping.last_name,
        &mut order.note,
    ] {
        *text = format!("{EVIL}{text}");
    }
    order.lines[0].name = EVIL.into();
    order.lines[0].sku = EVIL.into();
    order.id = format!("6{EVIL}");
    order
}

#[tokio::test]
async fn html_in_a_record_is_shown_as_text() {
    let world = World::<Smartygest>::new().await;
    world.order(&hostile()).await;
    world.rest().await;
    let mut browser = browser(&world, "en").await;
    let mut seen = 0;
    browser.open("/demo/list/orders").await;
    seen += usize::from(browser.says("<script>alert(1)</script>"));
    browser.follow("<script>").await;
    assert_eq!(browser.status, StatusCode::OK);
    seen += usize::from(browser.says("<script>alert(1)</script>"));
    let mut sources = vec![browser.source.clone()];
    for page in [
        "/demo/list/orders?q=%3Cscript%3E",
        "/demo/list/customers",
        "/demo/queue",
        "/demo/activity",
        "/demo/plugins",
    ] {
        browser.open(page).await;
        sources.push(browser.source.clone());
    }
    assert_eq!(seen, 2, "{}", browser.text());
    for source in sources {
        assert!(!source.contains("<script>alert") && !source.contains("<img"), "{source}");
    }
}

#[tokio::test]
async fn a_language_is_kept_and_the_page_stays() {
    let world = World::<Smartygest>::new().await;
    let mut browser = browser(&world, "nl").await;
    browser.open("/demo/list/orders?q=1&lang=it").await;
    assert_eq!(browser.path, "/demo/list/orders?q=1");
    assert!(browser.source.contains("<html lang=\"it\">") && browser.says("Ordini"), "{}", browser.text());
    browser.open("/demo/queue").await;
    assert!(browser.source.contains("<html lang=\"it\">"));
    browser.open("//evil.example?lang=de").await;
    assert!(!browser.path.starts_with("//"), "{}", browser.path);
}
