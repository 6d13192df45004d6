//! Jobs that need a person's decision.

use fakes::{Fault, RequestMatcher};
use host_core::model::Phase;
use http::StatusCode;
use scenarios::{ConnectorHarness as _, Smartygest, Subject as _, World, orders};

use super::browser;

/// A shop whose orders are refused until the remote thinks otherwise.
async fn refused(count: usize) -> (World<Smartygest>, fakes::FaultHandle) {
    let world = World::<Smartygest>::new().await;
    let refusal = Smartygest::refusal("rate 20 unknown");
    let fault = world.remote.inject(Smartygest::creation().always(), refusal);
    for id in 1..=count {
        world.order(&orders::paid(&id.to_string())).await;
    }
    world.rest().await;
    assert!(world.jobs().await.iter().filter(|job| job.phase == Phase::Parked).count() >= count);
    (world, fault)
}

#[tokio::test]
async fn what_failed_for_one_reason_is_one_line_and_is_sent_again_as_one() {
    let (world, fault) = refused(3).await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/queue").await;
    assert!(browser.says("3 failed"), "{}", browser.text());
    assert_eq!(browser.texts("#failed .cause").len(), 1, "{}", browser.text());
    fault.cancel();
    browser.press("Send 3 again", &[]).await;
    assert!(browser.says("They are sent again."), "{}", browser.text());
    world.rest().await;
    browser.open("/demo/queue").await;
    assert!(browser.says("Nothing waits, nothing failed"), "{}", browser.text());
}

#[tokio::test]
async fn all_that_failed_are_sent_again_whatever_the_reason() {
    let (world, fault) = refused(2).await;
    fault.cancel();
    let other = world.remote.inject(Smartygest::creation().always(), Smartygest::refusal("another reason"));
    world.order_and_rest(&orders::paid("3")).await;
    other.cancel();
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/queue").await;
    assert_eq!(browser.texts("#failed .cause").len(), 2, "{}", browser.text());
    browser.press("Send all 3 again", &[]).await;
    assert!(browser.says("They are sent again."), "{}", browser.text());
    world.rest().await;
    browser.open("/demo/queue").await;
    assert!(browser.says("Nothing waits, nothing failed"), "{}", browser.text());
}

#[tokio::test]
async fn what_had_failed_is_not_forgotten_when_its_sending_is_stopped() {
    let (world, _fault) = refused(2).await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/list/orders?picked=all").await;
    browser.press("Send 2 to Smartygest", &[]).await;
    browser.press("Stop: don't send the other 2", &[]).await;
    assert!(browser.says("2 were skipped"), "{}", browser.text());
    browser.open("/demo/queue").await;
    assert!(browser.says("2 failed") && browser.says("The sending was stopped"), "{}", browser.text());
    browser.open("/demo/activity").await;
    assert!(browser.says("2 records that were sent by hand stayed here"), "{}", browser.text());
}

#[tokio::test]
async fn what_waits_for_a_setting_can_be_cancelled() {
    let world = World::<Smartygest>::new().await;
    let mut of_another_rate = orders::paid("1");
    of_another_rate.lines[0].vat_rate = "21".into();
    world.order_and_rest(&of_another_rate).await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/queue").await;
    assert!(browser.says("These wait for a setting"), "{}", browser.text());
    browser.press("Remove 1 from the queue", &[]).await;
    browser.open("/demo/queue").await;
    assert!(browser.says("Nothing waits, nothing failed"), "{}", browser.text());
    assert_eq!(world.row("1").await.state, "not-linked");
    browser.open("/demo/activity").await;
    assert!(browser.says("1 waiting record was cancelled by hand."), "{}", browser.text());
}

#[tokio::test]
async fn the_platform_s_own_work_can_not_be_cancelled() {
    let world = World::<Smartygest>::new().await;
    let installation = world.installation().await;
    let check = host_core::model::NewJob {
        kind: "audit-orders".into(),
        key: "x".into(),
        subject: None,
        payload: Vec::new(),
        delay_ms: 3_600_000,
        manual: false,
        runs_when_disabled: false,
    };
    let now = world.host.now();
    let id = world.host.store().jobs_enqueue(installation.id, &[check], now).await.unwrap()[0];
    let ids = [installation.id];
    let causes = world.host.jobs().causes(&ids, &[Phase::Waiting]).await.unwrap();
    let cause = causes.iter().find(|cause| cause.newest == id).unwrap();
    let ended = world.host.jobs().cancel_cause(cause, (Phase::Waiting, 1), None).await.unwrap();
    assert!(matches!(ended, host_platform::OfCause::Done(0)), "nothing was done");
    assert_eq!(world.host.jobs().get(id).await.unwrap().unwrap().phase, Phase::Waiting);
}

#[tokio::test]
async fn numbers_that_nobody_could_have_seen_are_refused() {
    let (world, _fault) = refused(1).await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/queue").await;
    let huge = u64::MAX.to_string();
    browser.press("Send 1 again", &[("count", &huge), ("cause", "[1,\"export-order\",null,1]")]).await;
    assert_eq!(browser.status, StatusCode::CONFLICT, "{}", browser.text());
}

#[tokio::test]
async fn a_group_that_is_another_one_by_now_is_left_alone() {
    let (world, fault) = refused(2).await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/queue").await;
    // Somebody else sends one of them meanwhile.
    let one = world.jobs().await.into_iter().find(|job| job.phase == Phase::Parked).unwrap();
    fault.cancel();
    assert!(world.host.jobs().retry(one.id, None).await.unwrap());
    world.rest().await;
    browser.press("Send 2 again", &[]).await;
    assert_eq!(browser.status, StatusCode::CONFLICT, "{}", browser.text());
    let parked = world.jobs().await.into_iter().filter(|job| job.phase == Phase::Parked).count();
    assert_eq!(parked, 1, "it wasn't sent");
}

/// A shop with an order that may have arrived.
async fn uncertain() -> World<Smartygest> {
    let world = World::<Smartygest>::new().await;
    let settings = [("unanswered".to_owned(), "ask".to_owned())].into();
    world.enable(settings, &[]).await.unwrap();
    let lost = RequestMatcher::post("Sales_Orders/post").always();
    let fault = world.remote.inject(lost, Fault::reset());
    world.order(&orders::paid("1")).await;
    world.rest().await;
    fault.cancel();
    assert_eq!(world.row("1").await.state, "uncertain");
    world
}

#[tokio::test]
async fn an_uncertain_order_is_sent_again_when_a_person_has_looked() {
    let world = uncertain().await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/queue").await;
    assert!(browser.says("Uncertain: look there, then decide"), "{}", browser.text());
    browser.press("It is there", &[("number", "  ")]).await;
    assert_eq!(browser.status, StatusCode::UNPROCESSABLE_ENTITY, "which number?");
    browser.open("/demo/queue").await;
    browser.press("It is there", &[("number", &"7".repeat(201))]).await;
    assert_eq!(browser.status, StatusCode::UNPROCESSABLE_ENTITY, "no number is so long");
    browser.open("/demo/queue").await;
    browser.press("Send again", &[]).await;
    assert!(browser.says("It is sent again."), "{}", browser.text());
    world.rest().await;
    assert_eq!(world.row("1").await.state, "linked");
    assert_eq!(world.remote.orders(), 1);
}

#[tokio::test]
async fn the_question_is_on_the_records_page_too_and_leads_back_to_it() {
    let world = uncertain().await;
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/list/orders/1").await;
    assert!(browser.says("Uncertain: look there, then decide"), "{}", browser.text());
    browser.press("It is there", &[("number", " ")]).await;
    assert_eq!(browser.status, StatusCode::UNPROCESSABLE_ENTITY, "which number?");
    browser.open("/demo/list/orders/1").await;
    assert!(!browser.says("Send to Smartygest"), "it would only ask the same again");
    browser.press("Send again", &[]).await;
    assert!(browser.says("It is sent again.") && browser.says("History"), "{}", browser.text());
    assert!(browser.says("It isn't there: it is sent again."), "{}", browser.text());
    assert!(!browser.says("look there, then decide"), "{}", browser.text());
    world.rest().await;
    assert_eq!(world.row("1").await.state, "linked");
}

#[tokio::test]
async fn jobs_of_another_shop_are_not_there() {
    let world = uncertain().await;
    let job = world.jobs().await.into_iter().find(|job| job.phase == Phase::Uncertain).unwrap();
    world.host.store().put_shop(&host_platform::default_shop("other")).await.unwrap();
    let mut browser = browser(&world, "en").await;
    browser.open("/demo/queue").await;
    let stolen = browser.source.replace("/demo/", "/other/");
    browser.source = stolen;
    browser.press("Send again", &[]).await;
    assert_eq!(browser.status, StatusCode::NOT_FOUND, "{}", browser.text());
    assert_eq!(world.host.jobs().get(job.id).await.unwrap().unwrap().phase, Phase::Uncertain);
}
