//! Finding, selecting and sending records, and the results.

use host_core::shop::{Entity, Order};
use http::StatusCode;
use scenarios::{Smartygest, Subject as _, World, orders};

use super::browser;

/// A shop whose orders came while nothing was sent.
async fn missed(count: usize) -> World<Smartygest> {
    let world = World::<Smartygest>::switched_off().await;
    let all: Vec<Order> = (1..=count).map(|id| orders::paid(&format!("{id:03}"))).collect();
    world.host.orders().save("demo", &all).await.unwrap();
    world
}

#[tokio::test]
async fn orders_are_listed_page_by_page_and_found() {
    let world = missed(60).await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/list/orders").await;
    assert_eq!(browser.texts("tbody tr").len(), 50);
    browser.follow("Older").await;
    assert_eq!(browser.texts("tbody tr").len(), 10);
    assert!(browser.texts("a").iter().any(|text| text == "Newest"));
    browser.follow("Newer").await;
    assert_eq!(browser.texts("tbody tr").len(), 50);
    assert!(!browser.texts("a").iter().any(|text| text == "Newer"), "it's the first page");
    let number = orders::paid("017").number;
    browser.open(&format!("/demo/list/orders?q={number}")).await;
    assert_eq!(browser.texts("tbody tr").len(), 1, "{}", browser.text());
    browser.open("/demo/list/orders?state=linked&plugin=smartygest").await;
    assert!(browser.says("Nothing matches"), "{}", browser.text());
    assert_eq!(browser.open("/demo/list/nothing").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.open("/demo/list/orders/nobody").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.open("/another/list/orders").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_selected_is_sent_and_reported() {
    let world = missed(3).await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/list/orders").await;
    browser.press("Send to Smartygest", &[]).await;
    assert_eq!(browser.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing was selected");
    browser.open("/demo/list/orders").await;
    browser.press("Send to Smartygest", &[("id", "on"), ("id", "on")]).await;
    assert!(browser.says("0 of 2 went to Smartygest so far"), "{}", browser.text());
    assert!(browser.source.contains("http-equiv=\"refresh\""), "it is looked at again");
    world.rest().await;
    let report = browser.path.clone();
    browser.open(&report).await;
    assert!(browser.says("2 records were selected for Smartygest: 2 are there"), "{}", browser.text());
    assert!(!browser.source.contains("http-equiv=\"refresh\""));
    assert_eq!(world.remote.orders(), 2);
}

#[tokio::test]
async fn a_send_by_hand_is_stopped_and_says_so_once() {
    let world = missed(3).await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/list/orders?picked=all").await;
    browser.press("Send 3 to Smartygest", &[]).await;
    let report = browser.path.clone();
    browser.press("Stop: don't send the other 3", &[]).await;
    assert_eq!(browser.path, report);
    assert!(browser.says("Stopped. What wasn't sent yet stays here"), "{}", browser.text());
    assert!(browser.says("0 are there, 0 need you, 3 were skipped"), "{}", browser.text());
    browser.open(&report).await;
    assert!(!browser.says("Stopped. What wasn't sent"), "{}", browser.text());
    world.rest().await;
    assert_eq!(world.remote.orders(), 0);
    // Each of them can still be sent.
    browser.open("/demo/list/orders?picked=all").await;
    browser.press("Send 3 to Smartygest", &[]).await;
    world.rest().await;
    assert_eq!(world.remote.orders(), 3);
}

#[tokio::test]
async fn a_short_list_is_selected_as_a_whole_too() {
    let world = missed(3).await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/list/orders").await;
    browser.follow("Select all 3 that match").await;
    assert!(browser.says("All 3 that match are selected"), "{}", browser.text());
}

#[tokio::test]
async fn all_that_match_are_sent_unless_there_are_others_by_then() {
    let world = missed(55).await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/list/orders").await;
    browser.follow("Select all 55 that match").await;
    assert!(browser.says("All 55 that match are selected"), "{}", browser.text());
    world.host.orders().save("demo", &[orders::paid("900")]).await.unwrap();
    browser.press("Send 55 to Smartygest", &[]).await;
    assert_eq!(browser.status, StatusCode::CONFLICT, "{}", browser.text());
    assert!(browser.says("55") && browser.says("56"), "{}", browser.text());

    browser.open("/demo/list/orders?picked=all").await;
    browser.press("Send 56 to Smartygest", &[]).await;
    assert!(browser.says("0 of 56 went to Smartygest so far"), "{}", browser.text());
    world.rest().await;
    assert_eq!(world.remote.orders(), 56);
}

#[tokio::test]
async fn as_many_others_are_not_sent_in_the_place_of_those_that_were_seen() {
    let world = missed(2).await;
    let mut browser = browser(&world, "en").await;
    let to_send = "/demo/list/orders?state=not-linked&picked=all";
    browser.open(to_send).await;
    // Meanwhile one of the two is linked, and another one comes in.
    let installation = world.installation().await;
    world.host.sends().begin(&installation, Entity::Order, &["001".to_owned()], None).await.unwrap();
    world.rest().await;
    world.host.orders().save("demo", &[orders::paid("900")]).await.unwrap();
    browser.press("Send 2 to Smartygest", &[]).await;
    assert_eq!(browser.status, StatusCode::CONFLICT, "{}", browser.text());
    assert!(browser.says("Other records match by now, though as many."), "{}", browser.text());
    browser.open(to_send).await;
    browser.press("Send 2 to Smartygest", &[]).await;
    world.rest().await;
    assert_eq!(world.remote.orders(), 3);
}

#[tokio::test]
async fn a_page_that_emptied_meanwhile_leads_to_the_first() {
    let world = missed(1).await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/list/orders?before=1").await;
    assert!(browser.says("This page is empty by now"), "{}", browser.text());
    browser.follow("Newest").await;
    assert_eq!(browser.texts("tbody tr").len(), 1);
}

#[tokio::test]
async fn a_row_that_is_taken_out_of_all_that_match_is_not_sent() {
    let world = missed(3).await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/list/orders?picked=all").await;
    browser.press("Send 3 to Smartygest", &[("id", "off")]).await;
    assert!(browser.says("0 of 2 went to Smartygest so far"), "{}", browser.text());
    browser.open("/demo/list/orders").await;
    assert!(browser.says("Sent by hand") && browser.says("Report 1"), "{}", browser.text());
}

#[tokio::test]
async fn an_address_that_makes_no_sense_is_a_page_and_no_error() {
    let world = missed(1).await;
    let mut browser = browser(&world, "en").await;
    for query in
        ["before=abc", "before=999999999999999999999", "q=a&q=b", "state=none&plugin=nobody", "picked=%FF"]
    {
        assert_eq!(
            browser.open(&format!("/demo/list/orders?{query}")).await.status,
            StatusCode::OK,
            "{query}"
        );
    }
    for path in
        ["/demo/plugins/smartygest/reports/abc", "/demo/plugins/smartygest/reports/99999999999999999999"]
    {
        assert_eq!(browser.open(path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert!(browser.says("There is nothing under this address."), "{}", browser.text());
    }
}

#[tokio::test]
async fn a_record_shows_where_it_is_and_what_happened_to_it() {
    let world = World::<Smartygest>::new().await;
    let order = orders::paid("1");
    world.order(&order).await;
    world.rest().await;
    let mut browser = browser(&world, "it").await;
    browser.open("/demo/list/orders/1").await;
    assert!(browser.says(&order.number), "{}", browser.text());
    let number = world.row("1").await.remote_id.unwrap();
    assert!(browser.texts("aside .code").contains(&number), "{}", browser.text());
    assert_eq!(browser.texts("ol.log li").len(), 1, "{}", browser.text());
    browser.open("/demo/activity?what=sent").await;
    assert_eq!(browser.texts("ol.log li").len(), 1, "{}", browser.text());
    browser.open("/demo/activity?what=failed").await;
    assert!(browser.texts("ol.log li").is_empty(), "{}", browser.text());
}
