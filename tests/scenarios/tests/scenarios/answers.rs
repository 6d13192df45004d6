//! Whatever the answer to the POST, applied or not: the order is there exactly once, and shown so.

use fakes::{Fault, On};
use http::StatusCode;
use scenarios::{Smartygest, Subject, World, oracle, orders};

fn faults() -> Vec<Fault> {
    let mut faults = vec![Fault::login_page(), Fault::empty(), Fault::truncated(), Fault::reset()];
    faults.extend(
        [500, 501, 502, 503, 504, 408].map(|status| Fault::status(StatusCode::from_u16(status).unwrap())),
    );
    let both = |fault: Fault| [fault.clone().before_applying(), fault.after_applying()];
    faults.into_iter().flat_map(both).collect()
}

async fn one_order_whatever_the_answer<S: Subject>(fault: Fault, times: u64) {
    let story = format!("{fault}, {times} times");
    let world = World::<S>::new().await;
    let hit = world.remote.inject(S::creation().times(times), fault);
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    assert!(hit.hits() >= 1, "{story}");
    oracle::sent_once(&world.remote, &order, &world.shown().await, &story);
}

#[tokio::test]
async fn one_order_whatever_smarty_answers() {
    for fault in faults() {
        one_order_whatever_the_answer::<Smartygest>(fault, 1).await;
    }
}

#[tokio::test]
async fn one_order_if_smarty_answers_so_three_times_in_a_row() {
    for fault in faults() {
        one_order_whatever_the_answer::<Smartygest>(fault, 3).await;
    }
}

#[tokio::test]
async fn while_nothing_is_known_the_column_says_that_it_waits() {
    for fault in faults() {
        let world = World::<Smartygest>::new().await;
        world.remote.inject(Smartygest::creation(), fault.clone());
        world.order(&orders::paid("1")).await;
        world.work().await;
        let row = world.row("1").await;
        assert_eq!((row.state, row.remote_id), ("queued", None), "{fault}");
        assert!(row.detail.contains("no clear answer"), "{fault}: {}", row.detail);
    }
}

#[tokio::test]
async fn a_customer_is_made_once_whatever_smarty_answers() {
    for fault in faults() {
        let world = World::<Smartygest>::new().await;
        world.remote.inject(On::post("Customers/post"), fault.clone());
        let order = orders::paid("1");
        world.order_and_rest(&order).await;
        assert_eq!(world.remote.smarty.customers().len(), 1, "{fault}");
        oracle::sent_once(&world.remote, &order, &world.shown().await, &fault.to_string());
    }
}

#[tokio::test]
async fn a_refusal_inside_a_200_is_parked_with_smartys_words_and_sent_once_mended() {
    let world = World::<Smartygest>::new().await;
    world.remote.inject(Smartygest::creation(), Fault::error_in_200("Row 1: article is blocked"));
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    assert_eq!(world.remote.copies(&order), []);
    let row = world.row("1").await;
    assert_eq!(row.state, "failed");
    assert!(row.detail.contains("Row 1: article is blocked"), "{row:?}");
    assert!(world.rest().await.is_empty(), "nothing is tried by itself");
    world.retry(&world.job(&order).await).await;
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "mended");
}

#[tokio::test]
async fn a_refused_order_does_not_hold_up_the_others() {
    let world = World::<Smartygest>::new().await;
    // The owner chose a tax that isn't there: Smarty refuses every order that has it.
    let chosen = [("tax_ids".to_owned(), r#"{"10": "99"}"#.to_owned())].into();
    world.enable(chosen, &[]).await.unwrap();
    let mut refused = orders::paid("1");
    refused.lines[0].vat_rate = "10".into();
    let all = [refused, orders::paid("2"), orders::paid("3")];
    world.orders(&all).await;
    world.rest().await;
    let shown = world.shown().await;
    assert_eq!(world.remote.copies(&all[0]), []);
    let row = world.row("1").await;
    assert!(row.state == "failed" && row.detail.contains("Unknown tax_id"), "{row:?}");
    all[1..].iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, "beside a refused one"));
}

#[tokio::test]
async fn a_remote_that_is_down_for_a_day_gets_everything_afterwards() {
    let world = World::<Smartygest>::new().await;
    let down = world.remote.inject(On::everything().always(), Fault::reset());
    let all = [orders::paid("1"), orders::paid("2")];
    world.orders(&all).await;
    for _ in 0..24 {
        world.work().await;
        world.clock.advance(3600 * 1000);
    }
    down.cancel();
    world.rest().await;
    let shown = world.shown().await;
    all.iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, "after a day"));
}
