//! Smarty's customers and taxes next to the order itself.

use fakes::RequestMatcher;
use scenarios::{ConnectorHarness as _, Smartygest, Subject as _, World, oracle, orders};

use crate::scenarios::answers::faults;

#[tokio::test]
async fn a_customer_is_made_once_whatever_smarty_answers() {
    for fault in faults() {
        let world = World::<Smartygest>::new().await;
        world.remote.inject(RequestMatcher::post("Customers/post"), fault.clone());
        let order = orders::paid("1");
        world.order_and_rest(&order).await;
        assert_eq!(world.remote.smarty.customers().len(), 1, "{fault}");
        oracle::sent_once(&world.remote, &order, &world.shown().await, &fault.to_string());
    }
}

#[tokio::test]
async fn an_order_with_a_tax_that_smarty_does_not_know_does_not_hold_up_the_others() {
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
    all[1..]
        .iter()
        .for_each(|order| oracle::sent_once(&world.remote, order, &shown, "next to a refused one"));
}

#[tokio::test]
async fn while_nothing_is_known_the_column_says_that_the_answer_was_not_clear() {
    for fault in faults() {
        let world = World::<Smartygest>::new().await;
        world.remote.inject(Smartygest::creation(), fault.clone());
        world.order(&orders::paid("1")).await;
        world.work().await;
        let row = world.row("1").await;
        assert!(row.detail.contains("no clear answer"), "{fault}: {}", row.detail);
    }
}
