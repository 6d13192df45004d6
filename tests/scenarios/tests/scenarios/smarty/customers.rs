//! The order's customer at Smarty: found by the exact e-mail address, or made, once.

use fakes::smarty::Customer;
use fakes::{Ending, Fault, On, Snapshot};
use host_core::model::Phase;
use host_core::shop::Order;
use scenarios::{Smartygest, World, oracle, orders, soon};

fn customer(email: &str) -> Customer {
    Customer { name: "Ada".into(), last_name: "Verdi".into(), email: email.into(), ..Customer::default() }
}

fn made(world: &World<Smartygest>) -> usize {
    world.remote.smarty.ledger().changes.iter().filter(|change| change.resource == "Customers").count()
}

#[tokio::test]
async fn a_known_customer_is_found_by_the_exact_address_among_near_ones() {
    let world = World::<Smartygest>::new().await;
    let order = orders::paid("ada");
    let email = &order.customer.email;
    let smarty = &world.remote.smarty;
    for near in [format!("x{email}"), format!("{email}.it"), email.replace("ada@", "ada+shop@")] {
        smarty.add_customer(customer(&near));
    }
    let exact = smarty.add_customer(customer(&email.to_uppercase()));
    smarty.add_customer(Customer { business_name: email.clone(), ..customer("other@example.org") });
    world.order_and_rest(&order).await;
    assert_eq!(smarty.orders()[0].customer_id, i64::try_from(exact).unwrap());
    assert_eq!(made(&world), 0);
}

#[tokio::test]
async fn an_unknown_customer_is_made_once_for_all_later_orders() {
    let world = World::<Smartygest>::new().await;
    for id in ["1", "2", "3"] {
        let mut order = orders::paid(id);
        order.customer.email = "ada@planted-email.example".into();
        world.order_and_rest(&order).await;
    }
    assert_eq!((made(&world), world.remote.smarty.orders().len()), (1, 3));
    assert_eq!(world.remote.smarty.customers().len(), 1);
}

#[tokio::test]
async fn orders_of_one_new_customer_that_run_side_by_side_make_one_customer() {
    let world = World::<Smartygest>::new().await;
    let mut all: Vec<Order> = ["1", "2", "3", "4"].map(orders::paid).into();
    for order in &mut all {
        order.customer.email = "ada@planted-email.example".into();
    }
    world.orders(&all).await;
    // All four have looked before the first is made.
    let held = world.remote.smarty.inject(On::post("Customers/post").always(), Fault::hold());
    let looked = |ledger: &Snapshot| {
        let searches = ledger.requests.iter().filter(|request| request.param("text").is_some());
        searches.filter(|request| request.ending == Ending::Answered).count() >= 4
    };
    let release = async {
        soon(world.remote.smarty.wait_until(looked)).await;
        held.release();
    };
    tokio::join!(world.work(), release);
    world.rest().await;
    assert_eq!(made(&world), 1);
    let shown = world.shown().await;
    all.iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, "one new customer"));
}

#[tokio::test]
async fn several_customers_with_one_address_are_left_to_the_owner() {
    let world = World::<Smartygest>::new().await;
    let order = orders::paid("1");
    let smarty = &world.remote.smarty;
    smarty.add_customer(customer(&order.customer.email));
    smarty.add_customer(customer(&order.customer.email));
    world.order_and_rest(&order).await;
    let row = world.row("1").await;
    assert_eq!(row.state, "failed");
    assert!(["77, 78", "78, 77"].iter().any(|ids| row.detail.contains(ids)), "{row:?}");
    assert_eq!(made(&world), 0);
    assert_eq!(world.job(&order).await.phase, Phase::Parked);
}

#[tokio::test]
async fn an_order_without_an_address_says_what_to_do() {
    let world = World::<Smartygest>::new().await;
    let mut order = orders::paid("1");
    order.customer.email = String::new();
    world.order_and_rest(&order).await;
    let row = world.row("1").await;
    assert_eq!(row.state, "failed");
    assert!(row.detail.contains("no e-mail address"), "{row:?}");
    order.customer.email = "ada@planted-email.example".into();
    world.order_and_rest(&order).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "with an address");
}
