//! Whatever the answer to the request that creates the order, applied or not: the order is there
//! exactly once, and shown so.

use fakes::{Fault, RequestMatcher};
use http::StatusCode;
use scenarios::{Subject, World, for_connectors, oracle, orders};

for_connectors!(
    one_order_whatever_the_remote_answers,
    one_order_if_the_remote_answers_so_three_times_in_a_row,
    while_nothing_is_known_the_column_says_that_it_waits,
    a_refusal_is_parked_with_the_remotes_words_and_sent_once_fixed,
    a_refused_order_does_not_hold_up_the_others,
    a_remote_that_is_down_for_a_day_gets_everything_afterwards,
);

pub(crate) fn faults() -> Vec<Fault> {
    let mut faults = vec![Fault::login_page(), Fault::empty(), Fault::truncated(), Fault::reset()];
    faults.extend(
        [500, 501, 502, 503, 504, 408].map(|status| Fault::status(StatusCode::from_u16(status).unwrap())),
    );
    let both = |fault: Fault| [fault.clone().before_applying(), fault.after_applying()];
    faults.into_iter().flat_map(both).collect()
}

async fn one_order_whatever_the_answer<S: Subject>(fault: Fault, times: u64) {
    let context = format!("{fault}, {times} times");
    let world = World::<S>::new().await;
    let hit = world.remote.inject(S::creation().times(times), fault);
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    assert!(hit.hits() >= 1, "{context}");
    oracle::sent_once(&world.remote, &order, &world.shown().await, &context);
}

async fn one_order_whatever_the_remote_answers<S: Subject>() {
    for fault in faults() {
        one_order_whatever_the_answer::<S>(fault, 1).await;
    }
}

async fn one_order_if_the_remote_answers_so_three_times_in_a_row<S: Subject>() {
    for fault in faults() {
        one_order_whatever_the_answer::<S>(fault, 3).await;
    }
}

async fn while_nothing_is_known_the_column_says_that_it_waits<S: Subject>() {
    for fault in faults() {
        let world = World::<S>::new().await;
        world.remote.inject(S::creation(), fault.clone());
        world.order(&orders::paid("1")).await;
        world.work().await;
        let row = world.row("1").await;
        assert_eq!((row.state, row.remote_id), ("queued", None), "{fault}");
        assert!(!row.detail.is_empty(), "{fault}: {}", row.detail);
    }
}

async fn a_refusal_is_parked_with_the_remotes_words_and_sent_once_fixed<S: Subject>() {
    let world = World::<S>::new().await;
    world.remote.inject(S::creation(), S::refusal("Row 1: article is blocked"));
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    assert_eq!(world.remote.copies(&order), []);
    let row = world.row("1").await;
    assert_eq!(row.state, "failed");
    assert!(row.detail.contains("Row 1: article is blocked"), "{row:?}");
    assert!(world.rest().await.is_empty(), "nothing is tried by itself");
    world.retry(&world.job(&order).await).await;
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "fixed");
}

async fn a_refused_order_does_not_hold_up_the_others<S: Subject>() {
    let world = World::<S>::new().await;
    world.remote.inject(S::creation(), S::refusal("Row 1: article is blocked"));
    let all = [orders::paid("1"), orders::paid("2"), orders::paid("3")];
    world.orders(&all).await;
    world.rest().await;
    let shown = world.shown().await;
    let (failed, sent): (Vec<_>, Vec<_>) =
        all.iter().partition(|order| shown.iter().any(|row| row.id == order.id && row.state == "failed"));
    // None where its call was run again because another order had changed what it read.
    assert!(failed.len() <= 1, "{shown:?}");
    failed.iter().for_each(|order| assert_eq!(world.remote.copies(order), []));
    sent.iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, "next to a refused one"));
}

async fn a_remote_that_is_down_for_a_day_gets_everything_afterwards<S: Subject>() {
    let world = World::<S>::new().await;
    let down = world.remote.inject(RequestMatcher::everything().always(), Fault::reset());
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
