//! Which orders Smarty takes: in euros, and paid for or about to be.

use host_core::model::Phase;
use host_core::shop::Order;
use scenarios::{ConnectorHarness as _, Smartygest, World, oracle, orders};

async fn is_skipped(order: Order, reason: &str) {
    let world = World::<Smartygest>::new().await;
    let before = world.remote.requests();
    let result = world.order(&order).await;
    assert_eq!(result.phase, Phase::Skipped, "{reason}");
    assert!(world.rest().await.is_empty());
    oracle::not_sent(&world.remote, &order, &world.shown().await, reason);
    assert_eq!(world.row(&order.id).await.detail, reason);
    assert_eq!(world.remote.requests(), before, "nobody was asked");
}

#[tokio::test]
async fn an_unpaid_order_is_not_sent_and_the_column_says_why() {
    is_skipped(orders::unpaid("1"), "The order isn't paid yet.").await;
}

#[tokio::test]
async fn an_order_in_another_currency_is_not_sent() {
    let order = Order { currency: "CHF".into(), ..orders::paid("1") };
    is_skipped(order, "Smarty only knows euros; this order is in CHF.").await;
}

#[tokio::test]
async fn an_unpaid_order_is_sent_once_it_is_paid() {
    let world = World::<Smartygest>::new().await;
    world.order_and_rest(&orders::unpaid("1")).await;
    let paid = orders::paid("1");
    world.order_and_rest(&paid).await;
    oracle::sent_once(&world.remote, &paid, &world.shown().await, "paid at last");
}
