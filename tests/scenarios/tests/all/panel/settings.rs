//! A mapping in a plugin's settings: what it lacks, what can be chosen, and that nothing entered is lost on the way.

use fakes::smarty::Tax;
use http::StatusCode;
use scenarios::{Browser, ConnectorHarness as _, Smartygest, World, oracle, orders};

use super::browser;

fn tax(id: i64) -> Tax {
    Tax { id, name: format!("IVA 22% ({id})"), value: 22.into() }
}

/// An order waits for the owner's choice between two taxes of 22 %.
async fn waiting() -> (World<Smartygest>, Browser) {
    let remote = Smartygest::start().await;
    remote.smarty.set_taxes(vec![tax(8), tax(9)]);
    let world = World::with(remote).await;
    world.order_and_rest(&orders::paid("1")).await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/plugins/smartygest").await;
    (world, browser)
}

/// What is on our side of the mapping's rows.
fn ours(browser: &Browser) -> Vec<String> {
    browser.values("[name='ours.tax_ids']")
}

#[tokio::test]
async fn what_a_mapping_lacks_has_a_row_and_the_choices_need_no_request() {
    let (world, mut browser) = waiting().await;
    let requests = world.remote.requests();
    browser.open("/demo/plugins/smartygest").await;
    assert_eq!(ours(&browser), ["22", "", ""]);
    assert!(browser.says("1 record waits for it"), "{}", browser.text());
    let offered = browser.texts("tbody tr:first-child option");
    assert_eq!(offered, ["Choose…", "IVA 22% (8) (22 %)", "IVA 22% (9) (22 %)"]);
    assert_eq!(world.remote.requests(), requests);

    browser.press("Save More settings", &[("theirs.tax_ids", "9")]).await;
    assert!(browser.says("IVA 22% (9) (22 %)"), "{}", browser.text());
    world.rest().await;
    oracle::sent_once(&world.remote, &orders::paid("1"), &world.shown().await, "after the choice");
    assert_eq!(world.remote.smarty.orders()[0].rows[0].tax_id, Some(9));
    browser.open("/demo/plugins/smartygest").await;
    assert_eq!(ours(&browser), ["22", "", ""]);
    assert!(!browser.says("waits for it"), "{}", browser.text());
    assert_eq!(browser.texts("option[value='9'][selected]"), ["IVA 22% (9) (22 %)"]);
}

#[tokio::test]
async fn reading_the_choices_anew_keeps_what_was_entered() {
    let (world, mut browser) = waiting().await;
    world.remote.smarty.set_taxes(vec![tax(8), tax(9), tax(10)]);
    browser
        .press("Ask Smartygest what can be chosen", &[("theirs.tax_ids", "8"), ("set.unanswered", "ask")])
        .await;
    assert_eq!(ours(&browser), ["22", "", ""]);
    assert!(browser.says("IVA 22% (10) (22 %)"), "{}", browser.text());
    for chosen in ["8", "ask"] {
        assert_eq!(browser.texts(&format!("option[value='{chosen}'][selected]")).len(), 1, "{chosen}");
    }
    assert!(world.installation().await.settings.0.get("tax_ids").is_none_or(String::is_empty), "not saved");
    // Half of a row is kept, too.
    browser
        .press("Ask Smartygest what can be chosen", &[("ours.tax_ids", "10"), ("theirs.tax_ids", "")])
        .await;
    assert_eq!(ours(&browser)[..2], ["22", "10"]);
}

#[tokio::test]
async fn half_a_row_is_reported_at_the_mapping_and_stays() {
    let (world, mut browser) = waiting().await;
    let kept = async || world.installation().await.settings.0.get("tax_ids").cloned().unwrap_or_default();
    // The row that the page added may stay as it is.
    browser.press("Save More settings", &[("set.unanswered", "ask")]).await;
    assert_eq!(browser.status, StatusCode::OK, "{}", browser.text());
    world.rest().await;
    browser.open("/demo/plugins/smartygest").await;
    // Of the rows that are there, the first empty one is filled in on one side.
    let half = [("ours.tax_ids", "10"), ("theirs.tax_ids", "")];
    browser.press("Save More settings", &half).await;
    assert_eq!(browser.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(browser.says("10: choose what it is there, or clear the row."), "{}", browser.text());
    assert!(ours(&browser).contains(&"10".to_owned()), "{:?}", ours(&browser));
    assert_eq!(kept().await, "");
}

#[tokio::test]
async fn an_owner_says_that_a_key_is_of_another_account() {
    let world = World::<Smartygest>::new().await;
    world.order_and_rest(&orders::paid("1")).await;
    assert_eq!(world.row("1").await.state, "linked");
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/plugins/smartygest").await;
    browser.press("Confirm", &[("another-account", "on")]).await;
    assert_eq!(browser.status, StatusCode::OK, "{}", browser.text());
    assert_eq!(world.row("1").await.state, "not-linked");
    browser.open("/demo/activity").await;
    assert!(browser.says("orders 1, products 0, customers 1"), "{}", browser.text());
}
