//! Which orders are sent: paid or cash on delivery, as they are when the job runs.

use host_core::model::{Outcome, Phase};
use host_core::shop::{Order, OrderState, PaymentState};
use scenarios::{Subject, World, for_connectors, oracle, orders};

for_connectors!(
    a_paid_order_is_sent,
    an_order_payable_on_delivery_is_sent,
    a_cancelled_order_is_not_sent,
    a_test_order_is_not_sent,
    an_order_that_is_not_completed_is_sent_once_it_is,
    an_order_that_was_cancelled_before_its_job_ran_is_not_sent,
    an_order_that_was_refunded_before_its_job_ran_is_not_sent,
    an_order_that_was_changed_before_its_job_ran_is_sent_as_it_is_now,
    an_order_that_is_cancelled_after_it_was_sent_stays_known_as_sent,
    the_same_event_twice_at_once_sends_once,
    the_same_event_again_later_asks_nobody,
    an_order_whose_parts_do_not_add_up_is_not_sent,
);

async fn is_sent<S: Subject>(order: Order, context: &str) {
    let world = World::<S>::new().await;
    let result = world.order(&order).await;
    assert_eq!((result.phase, result.outcome), (Phase::Done, Some(Outcome::Queued)), "{context}");
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, context);
}

async fn is_skipped<S: Subject>(order: Order, reason: &str) {
    let world = World::<S>::new().await;
    let before = world.remote.requests();
    let result = world.order(&order).await;
    assert_eq!(result.phase, Phase::Skipped, "{reason}");
    assert!(world.rest().await.is_empty());
    oracle::not_sent(&world.remote, &order, &world.shown().await, reason);
    assert_eq!(world.row(&order.id).await.detail, reason);
    assert_eq!(world.remote.requests(), before, "nobody was asked");
}

async fn a_paid_order_is_sent<S: Subject>() {
    is_sent::<S>(orders::paid("1"), "paid").await;
}

async fn an_order_payable_on_delivery_is_sent<S: Subject>() {
    is_sent::<S>(orders::on_delivery("1"), "cash on delivery").await;
}

async fn a_cancelled_order_is_not_sent<S: Subject>() {
    is_skipped::<S>(orders::cancelled("1"), "The order is cancelled.").await;
}

async fn a_test_order_is_not_sent<S: Subject>() {
    let order = Order { test: true, ..orders::paid("1") };
    is_skipped::<S>(order, "Test orders aren't sent.").await;
}

async fn an_order_that_is_not_completed_is_sent_once_it_is<S: Subject>() {
    let world = World::<S>::new().await;
    let open = Order { state: OrderState::Open, ..orders::paid("1") };
    world.order_and_rest(&open).await;
    oracle::not_sent(&world.remote, &open, &world.shown().await, "open");
    let completed = Order { state: OrderState::Completed, ..open };
    world.order_and_rest(&completed).await;
    oracle::sent_once(&world.remote, &completed, &world.shown().await, "completed");
}

async fn an_order_that_was_cancelled_before_its_job_ran_is_not_sent<S: Subject>() {
    let world = World::<S>::new().await;
    world.order(&orders::paid("1")).await;
    let cancelled = orders::cancelled("1");
    world.order(&cancelled).await;
    world.rest().await;
    oracle::not_sent(&world.remote, &cancelled, &world.shown().await, "cancelled in between");
    assert_eq!(world.row("1").await.detail, "The order is cancelled.");
    assert_eq!(world.job(&cancelled).await.phase, Phase::Skipped);
}

async fn an_order_that_was_refunded_before_its_job_ran_is_not_sent<S: Subject>() {
    let world = World::<S>::new().await;
    world.order(&orders::paid("1")).await;
    let mut refunded = orders::paid("1");
    refunded.payment.state = PaymentState::Refunded;
    world.order(&refunded).await;
    world.rest().await;
    oracle::not_sent(&world.remote, &refunded, &world.shown().await, "refunded in between");
}

async fn an_order_that_was_changed_before_its_job_ran_is_sent_as_it_is_now<S: Subject>() {
    let world = World::<S>::new().await;
    world.order(&orders::paid("1")).await;
    let mut changed = orders::paid("1");
    changed.lines[0].quantity = "3".into();
    changed.total = "65.70".into();
    world.order(&changed).await;
    world.rest().await;
    oracle::sent_once(&world.remote, &changed, &world.shown().await, "changed in between");
    assert_eq!(world.remote.copies(&changed)[0].quantity, "3");
}

async fn an_order_that_is_cancelled_after_it_was_sent_stays_known_as_sent<S: Subject>() {
    let world = World::<S>::new().await;
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    world.order_and_rest(&orders::cancelled("1")).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "cancelled afterwards");
}

async fn the_same_event_twice_at_once_sends_once<S: Subject>() {
    let world = World::<S>::new().await;
    let order = orders::paid("1");
    world.order(&order).await;
    world.order(&order).await;
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "twice at once");
}

async fn the_same_event_again_later_asks_nobody<S: Subject>() {
    let world = World::<S>::new().await;
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    let requests = world.remote.requests();
    world.clock.advance(4 * 24 * 3600 * 1000);
    world.order_and_rest(&order).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "again later");
    // A session that ran out meanwhile is refreshed for whatever comes.
    assert!(world.remote.requests() - requests <= S::LOGIN);
    assert_eq!(world.job(&order).await.outcome, Some(Outcome::AlreadyThere));
}

async fn an_order_whose_parts_do_not_add_up_is_not_sent<S: Subject>() {
    let world = World::<S>::new().await;
    let order = Order { total: "50.00".into(), ..orders::paid("1") };
    world.order_and_rest(&order).await;
    assert_eq!(world.remote.copies(&order), []);
    let row = world.row("1").await;
    assert_eq!(row.state, "failed");
    assert!(row.detail.contains("50.00") && row.detail.contains("45.80"), "{row:?}");
}
