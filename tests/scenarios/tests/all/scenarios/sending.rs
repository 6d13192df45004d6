//! Sending by hand: at once, whatever the switches say, with a report that adds up.

use fakes::{Fault, RequestMatcher};
use host_core::shop::{Order, OrderState};
use host_platform::{HostError, Part, SentRow};
use http::StatusCode;
use scenarios::{Subject, World, for_connectors, oracle, orders};

for_connectors!(
    several_orders_are_sent_by_hand_though_the_switch_is_off_and_every_one_is_accounted_for,
    an_order_selected_twice_is_sent_and_reported_once,
    an_unknown_order_is_named_and_nothing_is_sent,
    a_send_that_meets_a_refused_key_says_that_it_waits_and_why,
    a_send_whose_answer_was_lost_looks_first_and_reports_it_as_there,
    sending_by_hand_twice_at_once_sends_once,
    an_order_that_was_skipped_can_be_sent_by_hand_once_it_is_completed,
);

fn ids(orders: &[Order]) -> Vec<String> {
    orders.iter().map(|order| order.id.clone()).collect()
}

fn part(report: &[SentRow], id: &str) -> Part {
    report.iter().find(|row| row.record == id).expect("a row").part
}

async fn several_orders_are_sent_by_hand_though_the_switch_is_off_and_every_one_is_accounted_for<
    S: Subject,
>() {
    let world = World::<S>::switched_off().await;
    let mut broken = orders::paid("broken");
    broken.total = "1.00".into();
    let all = [orders::paid("sent"), orders::on_delivery("there"), orders::cancelled("cancelled"), broken];
    assert!(world.orders(&all).await.is_empty(), "no connector takes orders");
    assert!(world.rest().await.is_empty());
    assert_eq!(world.remote.orders(), 0);

    let first = world.send(&["there".to_owned()]).await.unwrap();
    assert_eq!((first.len(), first[0].part), (1, Part::Sent));
    assert_eq!(first[0].number, world.remote.copies(&all[1])[0].number);

    let report = world.send(&ids(&all)).await.unwrap();
    oracle::adds_up(&ids(&all), &report);
    let expected = [Part::Sent, Part::AlreadyThere, Part::Skipped, Part::Failed];
    for (order, expected) in all.iter().zip(expected) {
        assert_eq!(part(&report, &order.id), expected, "{}", order.id);
    }
    for row in &report {
        let reported = matches!(row.part, Part::Sent | Part::AlreadyThere);
        assert!(reported || row.message.is_some(), "{row:?}");
    }
    oracle::sent_once(&world.remote, &all[0], &world.shown().await, "by hand");
    oracle::sent_once(&world.remote, &all[1], &world.shown().await, "by hand, twice");
}

async fn an_order_selected_twice_is_sent_and_reported_once<S: Subject>() {
    let world = World::<S>::switched_off().await;
    let order = orders::paid("1");
    world.orders(std::slice::from_ref(&order)).await;
    let report = world.send(&["1".to_owned(), "1".to_owned()]).await.unwrap();
    oracle::adds_up(&["1".to_owned()], &report);
    oracle::sent_once(&world.remote, &order, &world.shown().await, "selected twice");
}

async fn an_unknown_order_is_named_and_nothing_is_sent<S: Subject>() {
    let world = World::<S>::switched_off().await;
    world.orders(&[orders::paid("1")]).await;
    let sent = world.send(&["1".to_owned(), "nowhere".to_owned()]).await;
    assert!(
        matches!(&sent, Err(refused @ HostError::Misuse(_)) if refused.to_string().contains("nowhere")),
        "{sent:?}"
    );
    assert_eq!(world.remote.orders(), 0);
    assert!(world.jobs().await.is_empty());
}

async fn a_send_that_meets_a_refused_key_says_that_it_waits_and_why<S: Subject>() {
    let world = World::<S>::switched_off().await;
    let order = orders::paid("1");
    world.orders(std::slice::from_ref(&order)).await;
    let refused =
        world.remote.inject(RequestMatcher::everything().always(), Fault::status(StatusCode::UNAUTHORIZED));
    let report = world.send(&["1".to_owned()]).await.unwrap();
    assert_eq!(report[0].part, Part::Waiting);
    assert!(report[0].message.is_some());
    refused.cancel();
    world.enable(world.remote.settings(), &[]).await.unwrap();
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "after the new key");
}

async fn a_send_whose_answer_was_lost_looks_first_and_reports_it_as_there<S: Subject>() {
    let world = World::<S>::switched_off().await;
    let order = orders::paid("1");
    world.orders(std::slice::from_ref(&order)).await;
    world.remote.inject(S::creation(), Fault::reset().after_applying());
    // The pause after the lost answer passes while the report is waited for.
    world.clock.hurry(500);
    let report = world.send(&["1".to_owned()]).await.unwrap();
    world.clock.hurry(0);
    // This very job sent it, where the connector knows; the other connector says that it's there.
    assert!(matches!(report[0].part, Part::Sent | Part::AlreadyThere), "{report:?}");
    oracle::sent_once(&world.remote, &order, &world.shown().await, "a lost answer");
}

async fn sending_by_hand_twice_at_once_sends_once<S: Subject>() {
    let world = World::<S>::switched_off().await;
    let order = orders::paid("1");
    world.orders(std::slice::from_ref(&order)).await;
    let selection = ["1".to_owned()];
    let (one, other) = tokio::join!(world.send(&selection), world.send(&selection));
    assert_eq!((one.unwrap().len(), other.unwrap().len()), (1, 1));
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "twice at once");
}

async fn an_order_that_was_skipped_can_be_sent_by_hand_once_it_is_completed<S: Subject>() {
    let world = World::<S>::new().await;
    let open = Order { state: OrderState::Open, ..orders::paid("1") };
    world.order_and_rest(&open).await;
    let report = world.send(&["1".to_owned()]).await.unwrap();
    assert_eq!(report[0].part, Part::Skipped);
    let paid = orders::paid("1");
    world.order(&paid).await;
    let report = world.send(&["1".to_owned()]).await.unwrap();
    assert_eq!(report[0].part, Part::Sent);
    oracle::sent_once(&world.remote, &paid, &world.shown().await, "completed, then by hand");
}
