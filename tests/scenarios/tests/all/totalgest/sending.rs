//! The manual export: a report that adds up, in the reader's language, and outlives the process.

use fakes::Fault;
use host_core::shop::Order;
use scenarios::{
    ConnectorHarness as _, LANGUAGES, Program, Subject as _, TotalGest, finish, oracle, orders, signal,
    with_timeout,
};
use serde_json::Value;

/// A shop whose switches are off, with orders.
async fn shop(all: &[Order]) -> (TotalGest, Program) {
    let remote = TotalGest::start().await;
    let program = Program::connected(&remote).await;
    program.must(&["enable", "totalgest", "--shop", "demo", "--flow", "orders-out=off"]).await;
    let lines: Vec<String> = all.iter().map(|order| serde_json::to_string(order).unwrap()).collect();
    program.must(&["order", "--shop", "demo", &program.file("orders.jsonl", &lines.join("\n"))]).await;
    (remote, program)
}

fn count(report: &Value, part: &str) -> u64 {
    report["report"][part].as_u64().unwrap_or_else(|| panic!("{part}: {report}"))
}

/// Checks that every selected order is in exactly one part.
fn adds_up(report: &Value, selected: u64) {
    let parts = ["sent", "already_there", "skipped", "failed", "uncertain", "waiting"];
    let sum: u64 = parts.iter().map(|part| count(report, part)).sum();
    assert_eq!((count(report, "selected"), sum), (selected, selected), "{}", report["report"]);
    assert_eq!(report["orders"].as_array().map(Vec::len), usize::try_from(selected).ok());
}

async fn last_report(program: &Program) -> Value {
    program.run(&["send", "report", "--json"]).await.json()
}

#[tokio::test]
async fn one_order_or_many_at_once_whatever_the_switches_say_with_the_reasons_in_the_readers_language() {
    let mut broken = orders::paid("broken");
    broken.total = "1.00".into();
    let all = [
        orders::paid("there"),
        orders::paid("new"),
        orders::unpaid("unpaid"),
        orders::paid("refused"),
        broken,
    ];
    let (remote, program) = shop(&all).await;
    remote.refuse_sku("SKU-refused", "is discontinued");
    let one = program.must(&["send", "orders", "there", "--json"]).await.json();
    adds_up(&one, 1);
    assert_eq!(count(&one, "sent"), 1);

    let answer = program.run(&["send", "orders", "--all", "--json", "--locale", "fr"]).await;
    assert_eq!(answer.code, Some(1), "two failed: {answer:?}");
    let report = answer.json();
    adds_up(&report, 5);
    for (part, expected) in [("sent", 2), ("already_there", 1), ("failed", 2), ("skipped", 0), ("waiting", 0)]
    {
        assert_eq!(count(&report, part), expected, "{part}: {report}");
    }
    let row = |id: &str| report["orders"].as_array().unwrap().iter().find(|row| row["order"] == id).unwrap();
    assert_eq!(row("there")["number"], remote.copies(&all[0])[0].number);
    assert!(row("refused")["reason"].as_str().unwrap().contains("is discontinued"), "{report}");

    let mut reasons = Vec::new();
    for locale in LANGUAGES {
        let shown = program.run(&["send", "report", "--locale", locale]).await.out;
        assert!(shown.contains("broken") && shown.contains("refused"), "{locale}: {shown}");
        assert!(shown.contains("is discontinued"), "{locale}: {shown}");
        let amounts = if locale.starts_with("en") { ["45.8", "1.00"] } else { ["45,8", "1,00"] };
        assert!(amounts.iter().all(|amount| shown.contains(amount)), "{locale}: {shown}");
        reasons.push(shown);
    }
    reasons.sort();
    reasons.dedup();
    assert_eq!(reasons.len(), 6, "each language has its own words");
    oracle::sent_once(&remote, &all[1], &program.shown::<TotalGest>().await, "by hand");
    oracle::sent_once(&remote, &all[2], &program.shown::<TotalGest>().await, "by hand, unpaid");
}

#[tokio::test]
async fn a_thousand_orders_that_are_interrupted_midway_are_reported_and_the_rest_goes_on() {
    let all: Vec<Order> = (1..=1_000).map(|id| orders::paid(&id.to_string())).collect();
    let (remote, program) = shop(&all).await;
    let held = remote.inject(TotalGest::creation().nth(400), Fault::hold());
    let send = program.start(&["send", "orders", "--all", "--json"]);
    with_timeout(held.reached()).await;
    signal(&send, "INT");
    held.release();
    let answer = finish(send).await;
    let report = answer.json();
    adds_up(&report, 1_000);
    assert_eq!(report["report"]["interrupted"], true, "{}", report["report"]);
    assert!(count(&report, "sent") >= 396 && count(&report, "waiting") > 0, "{}", report["report"]);
    assert_eq!(count(&report, "sent"), remote.orders() as u64, "what was done is in it");

    let later = last_report(&program).await;
    assert_eq!(count(&later, "sent"), count(&report, "sent"));
    program.must(&["work", "--until-idle"]).await;
    let at_last = last_report(&program).await;
    adds_up(&at_last, 1_000);
    assert_eq!(count(&at_last, "sent"), 1_000, "{}", at_last["report"]);
    assert_eq!((remote.orders(), remote.duplicates()), (1_000, 0));
}

#[tokio::test]
async fn a_thousand_orders_whose_process_is_killed_midway_are_reported_and_the_rest_goes_on() {
    let all: Vec<Order> = (1..=1_000).map(|id| orders::paid(&id.to_string())).collect();
    let (remote, program) = shop(&all).await;
    let held = remote.inject(TotalGest::creation().nth(500), Fault::hold().after_applying());
    let mut send = program.start(&["send", "orders", "--all"]);
    with_timeout(held.reached()).await;
    send.kill().await.unwrap();
    let report = last_report(&program).await;
    adds_up(&report, 1_000);
    let sent = count(&report, "sent");
    assert!(sent > 450 && sent < remote.orders() as u64, "{}: the last was never answered", report["report"]);

    program.work().await;
    let at_last = last_report(&program).await;
    adds_up(&at_last, 1_000);
    assert_eq!(count(&at_last, "sent") + count(&at_last, "already_there"), 1_000, "{}", at_last["report"]);
    assert!(count(&at_last, "already_there") >= 1, "{}", at_last["report"]);
    assert_eq!((remote.orders(), remote.duplicates()), (1_000, 0));
}

#[tokio::test]
async fn a_long_send_shows_how_far_it_is_and_every_send_is_in_the_list() {
    let all: Vec<Order> = (1..=30).map(|id| orders::paid(&id.to_string())).collect();
    let (remote, program) = shop(&all).await;
    program.must(&["send", "orders", "1", "2"]).await;
    // An answer that comes a byte at a time takes a quarter of a second.
    remote.inject(TotalGest::creation().always(), Fault::slow(std::time::Duration::from_millis(1)));
    let answer = program.must(&["send", "orders", "--all", "--locale", "nl"]).await;
    let steps: Vec<&str> = answer.err.lines().collect();
    assert!(!steps.is_empty() && steps.iter().all(|step| step.contains("30")), "{answer:?}");
    let reports = program.must(&["send", "reports", "--json"]).await.json();
    let selected: Vec<_> =
        reports["reports"].as_array().unwrap().iter().map(|report| report["selected"].clone()).collect();
    assert_eq!(selected, [30, 2], "{reports}");
}
