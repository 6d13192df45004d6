//! Which orders are sent: paid or cash on delivery, as they are when the job runs.

use host_core::model::{Outcome, Phase};
use host_core::shop::{Order, OrderState, PaymentState};
use scenarios::{Smartygest, Subject, World, oracle, orders};

async fn is_sent(order: Order, story: &str) {
    let world = World::<Smartygest>::new().await;
    let heard = world.order(&order).await;
    assert_eq!((heard.phase, heard.outcome), (Phase::Done, Some(Outcome::Queued)), "{story}");
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, story);
}

async fn is_skipped(order: Order, code: &str, reason: &str) {
    let world = World::<Smartygest>::new().await;
    let before = world.remote.requests();
    let heard = world.order(&order).await;
    assert_eq!((heard.phase, heard.message.unwrap().code.as_str()), (Phase::Skipped, code));
    assert!(world.rest().await.is_empty());
    oracle::not_sent(&world.remote, &order, &world.shown().await, code);
    assert_eq!(world.row(&order.id).await.detail, reason);
    assert_eq!(world.remote.requests(), before, "nobody was asked");
}

#[tokio::test]
async fn a_paid_order_is_sent() {
    is_sent(orders::paid("1"), "paid").await;
}

#[tokio::test]
async fn an_order_payable_on_delivery_is_sent() {
    is_sent(orders::on_delivery("1"), "cash on delivery").await;
}

#[tokio::test]
async fn an_unpaid_order_is_not_sent_and_the_column_says_why() {
    is_skipped(orders::unpaid("1"), "skip-unpaid", "The order isn't paid yet.").await;
}

#[tokio::test]
async fn a_cancelled_order_is_not_sent() {
    is_skipped(orders::cancelled("1"), "skip-cancelled", "The order is cancelled.").await;
}

#[tokio::test]
async fn a_test_order_is_not_sent() {
    let order = Order { test: true, ..orders::paid("1") };
    is_skipped(order, "skip-test", "Test orders aren't sent.").await;
}

#[tokio::test]
async fn an_order_in_another_currency_is_not_sent() {
    let order = Order { currency: "CHF".into(), ..orders::paid("1") };
    is_skipped(order, "skip-currency", "Smarty only knows euros; this order is in CHF.").await;
}

#[tokio::test]
async fn an_order_that_is_not_completed_is_sent_once_it_is() {
    let world = World::<Smartygest>::new().await;
    let open = Order { state: OrderState::Open, ..orders::paid("1") };
    world.order_and_rest(&open).await;
    oracle::not_sent(&world.remote, &open, &world.shown().await, "open");
    let completed = Order { state: OrderState::Completed, ..open };
    world.order_and_rest(&completed).await;
    oracle::sent_once(&world.remote, &completed, &world.shown().await, "completed");
}

#[tokio::test]
async fn an_unpaid_order_is_sent_once_it_is_paid() {
    let world = World::<Smartygest>::new().await;
    world.order_and_rest(&orders::unpaid("1")).await;
    let paid = orders::paid("1");
    world.order_and_rest(&paid).await;
    oracle::sent_once(&world.remote, &paid, &world.shown().await, "paid at last");
}

#[tokio::test]
async fn an_order_that_was_cancelled_before_its_job_ran_is_not_sent() {
    let world = World::<Smartygest>::new().await;
    world.order(&orders::paid("1")).await;
    let cancelled = orders::cancelled("1");
    world.order(&cancelled).await;
    world.rest().await;
    oracle::not_sent(&world.remote, &cancelled, &world.shown().await, "cancelled in between");
    assert_eq!(world.row("1").await.detail, "The order is cancelled.");
    assert_eq!(world.job(&cancelled).await.phase, Phase::Skipped);
}

#[tokio::test]
async fn an_order_that_was_refunded_before_its_job_ran_is_not_sent() {
    let world = World::<Smartygest>::new().await;
    world.order(&orders::paid("1")).await;
    let mut refunded = orders::paid("1");
    refunded.payment.state = PaymentState::Refunded;
    world.order(&refunded).await;
    world.rest().await;
    oracle::not_sent(&world.remote, &refunded, &world.shown().await, "refunded in between");
}

#[tokio::test]
async fn an_order_that_was_changed_before_its_job_ran_is_sent_as_it_is_now() {
    let world = World::<Smartygest>::new().await;
    world.order(&orders::paid("1")).await;
    let mut changed = orders::paid("1");
    changed.lines[0].quantity = "3".into();
    changed.total = "65.70".into();
    world.order(&changed).await;
    world.rest().await;
    oracle::sent_once(&world.remote, &changed, &world.shown().await, "changed in between");
    assert_eq!(world.remote.smarty.orders()[0].rows[0].quantity, 3.into());
}

#[tokio::test]
async fn an_order_that_is_cancelled_after_it_was_sent_stays_known_as_sent() {
    let world = World::<Smartygest>::new().await;
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    world.order_and_rest(&orders::cancelled("1")).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "cancelled afterwards");
}

#[tokio::test]
async fn the_same_event_twice_at_once_sends_once() {
    let world = World::<Smartygest>::new().await;
    let order = orders::paid("1");
    world.order(&order).await;
    world.order(&order).await;
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "twice at once");
}

#[tokio::test]
async fn the_same_event_again_later_asks_nobody() {
    let world = World::<Smartygest>::new().await;
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    let requests = world.remote.requests();
    world.clock.advance(4 * 24 * 3600 * 1000);
    world.order_and_rest(&order).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "again later");
    assert_eq!(world.remote.requests(), requests);
    assert_eq!(world.job(&order).await.outcome, Some(Outcome::AlreadyThere));
}

#[tokio::test]
async fn an_order_whose_parts_do_not_add_up_is_not_sent() {
    let world = World::<Smartygest>::new().await;
    let order = Order { total: "50.00".into(), ..orders::paid("1") };
    world.order_and_rest(&order).await;
    assert_eq!(world.remote.copies(&order), []);
    let row = world.row("1").await;
    assert_eq!(row.state, "failed");
    assert!(row.detail.contains("50.00") && row.detail.contains("45.80"), "{row:?}");
}
