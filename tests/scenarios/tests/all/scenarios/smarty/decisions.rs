//! What only a person can decide: an order that may have arrived.

use fakes::smarty::{self, Row};
use fakes::{Decimal, Fault};
use host_core::clock::Clock as _;
use host_core::model::{Outcome, Phase, Resolution};
use host_core::send_report::Part;
use host_core::shop::Order;
use host_platform::HostError;
use scenarios::{ConnectorHarness as _, Smartygest, Subject as _, World, oracle, orders};

/// The order didn't arrive, and meanwhile somebody entered one like it by hand, without our reference.
async fn in_doubt() -> (World<Smartygest>, Order) {
    let world = World::<Smartygest>::new().await;
    let order = orders::paid("1");
    world.remote.inject(Smartygest::creation(), Fault::reset().before_applying());
    world.order(&order).await;
    world.work().await;
    enter_by_hand(&world);
    world.rest().await;
    assert_eq!(world.job(&order).await.phase, Phase::Uncertain);
    (world, order)
}

/// Answers with the record's id.
fn enter_by_hand(world: &World<Smartygest>) -> String {
    let customer_id = i64::try_from(world.remote.smarty.customers()[0].id).unwrap();
    let price = Decimal::new(1990, 2);
    let row = Row { sku: "SKU-1".into(), quantity: 2.into(), price, ..Row::default() };
    let by_hand = smarty::Order { customer_id, rows: vec![row], ..smarty::Order::default() };
    world.remote.smarty.add_order(by_hand).to_string()
}

async fn resolve(world: &World<Smartygest>, order: &Order, said: Resolution) {
    let id = world.job(order).await.id;
    assert!(world.host.store().resolve(id, said, world.clock.now()).await.unwrap());
    world.rest().await;
}

#[tokio::test]
async fn an_order_in_doubt_is_shown_with_what_to_do_and_never_sent_by_itself() {
    let (world, order) = in_doubt().await;
    let row = world.row("1").await;
    assert_eq!((row.state, row.text.as_str()), ("uncertain", "To be checked"));
    let number = &world.remote.copies(&order)[0].number;
    assert!(row.detail.contains(number.as_str()) && row.detail.contains("enter its number"), "{row:?}");
    world.order_and_rest(&order).await;
    world.clock.advance(30 * 24 * 3600 * 1000);
    world.rest().await;
    assert_eq!(world.remote.orders(), 1);
    assert_eq!(world.row("1").await.state, "uncertain");
}

#[tokio::test]
async fn an_order_that_a_person_found_is_adopted_under_its_number() {
    let (world, order) = in_doubt().await;
    let number = world.remote.copies(&order)[0].number.clone();
    resolve(&world, &order, Resolution::There(number)).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "adopted");
    assert_eq!(world.job(&order).await.outcome, Some(Outcome::AlreadyThere));
}

#[tokio::test]
async fn a_number_that_is_not_there_leaves_the_order_in_doubt() {
    let (world, order) = in_doubt().await;
    resolve(&world, &order, Resolution::There("4711".into())).await;
    let row = world.row("1").await;
    assert_eq!(row.state, "uncertain");
    assert!(row.detail.contains("4711"), "{row:?}");
    assert_eq!(world.remote.orders(), 1);
}

#[tokio::test]
async fn a_number_that_belongs_to_another_order_is_not_adopted() {
    let (world, order) = in_doubt().await;
    let other = orders::paid("2");
    world.order_and_rest(&other).await;
    let taken = world.remote.copies(&other)[0].number.clone();
    resolve(&world, &order, Resolution::There(taken.clone())).await;
    let row = world.row("1").await;
    assert_eq!(row.state, "uncertain");
    assert!(row.detail.contains(&taken), "{row:?}");
}

#[tokio::test]
async fn an_order_that_a_person_did_not_find_is_sent() {
    let (world, order) = in_doubt().await;
    let by_hand = world.remote.copies(&order)[0].id.clone();
    resolve(&world, &order, Resolution::NotThere).await;
    let row = world.row("1").await;
    let ours: Vec<_> = world.remote.copies(&order).into_iter().filter(|there| there.id != by_hand).collect();
    assert_eq!(ours.len(), 1);
    assert_eq!((row.state, row.remote_id.as_ref()), ("linked", Some(&ours[0].id)));
}

#[tokio::test]
async fn a_lost_answer_after_not_there_is_looked_for_again() {
    let (world, order) = in_doubt().await;
    let first = world.remote.orders();
    world.remote.inject(Smartygest::creation(), Fault::reset().after_applying());
    resolve(&world, &order, Resolution::NotThere).await;
    assert_eq!(world.remote.orders(), first + 1, "it is found by its reference and not sent once more");
    assert_eq!(world.row("1").await.state, "linked");
}

#[tokio::test]
async fn an_order_in_doubt_cannot_simply_be_sent_again() {
    let (world, order) = in_doubt().await;
    let id = world.job(&order).await.id;
    assert!(!world.host.store().retry(id, world.clock.now()).await.unwrap());
    let report = world.send(&["1".to_owned()]).await.unwrap();
    oracle::adds_up(&["1".to_owned()], &report);
    assert_eq!(report[0].part, host_platform::Part::Uncertain);
    assert_eq!(world.remote.orders(), 1);
}

#[tokio::test]
async fn an_order_that_was_deleted_there_is_sent_anew_and_shown_with_its_new_number() {
    let world = World::<Smartygest>::new().await;
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    let ids = [order.id.clone()];
    let first = world.remote.copies(&order)[0].number.clone();
    // Still there: nothing is sent.
    let rows = world.send_anew(&ids).await.unwrap();
    assert_eq!((rows[0].part, world.remote.orders()), (Part::Uncertain, 1));
    assert!(world.reason(&world.job(&order).await).await.contains(&first));
    // It may stay what it was.
    resolve(&world, &order, Resolution::There(first.clone())).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "it stays");
    assert_eq!(world.send_anew(&ids).await.unwrap()[0].part, Part::Uncertain);
    // As it advises: delete it, then have it sent.
    assert!(world.remote.smarty.remove_order(world.remote.smarty.orders()[0].id));
    resolve(&world, &order, Resolution::NotThere).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "sent anew");
    assert_ne!(world.remote.copies(&order)[0].number, first);
}

#[tokio::test]
async fn an_order_that_was_never_sent_is_not_sent_anew() {
    let world = World::<Smartygest>::switched_off().await;
    world.host.orders().save("demo", &[orders::paid("1")]).await.unwrap();
    let refused = world.send_anew(&["1".into()]).await.unwrap_err();
    let HostError::Misuse(message) = refused else { panic!("{refused:?}") };
    assert_eq!(message.code, "host.anew-unlinked");
    assert_eq!(world.remote.orders(), 0);
}
