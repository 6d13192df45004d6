//! The order's customer at Smarty: found by the exact e-mail address, or made, once.

use fakes::smarty::Customer;
use fakes::{Fault, RequestMatcher};
use host_core::clock::Clock as _;
use host_core::shop::Order;
use scenarios::{ConnectorHarness as _, Smartygest, World, oracle, orders, with_timeout};

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
    // The others come along while the first creates it.
    let held = world.remote.smarty.inject(RequestMatcher::post("Customers/post").always(), Fault::hold());
    let release = async {
        with_timeout(held.reached()).await;
        held.release();
    };
    tokio::join!(world.work(), release);
    world.rest().await;
    assert_eq!(made(&world), 1);
    let shown = world.shown().await;
    all.iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, "one new customer"));
}

#[tokio::test]
async fn of_several_customers_with_one_address_the_first_is_used_and_the_owner_informed() {
    let world = World::<Smartygest>::new().await;
    let order = orders::paid("1");
    let smarty = &world.remote.smarty;
    smarty.add_customer(customer(&order.customer.email));
    smarty.add_customer(customer(&order.customer.email));
    world.order_and_rest(&order).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "to the first");
    assert_eq!(made(&world), 0);
    assert_eq!(smarty.orders()[0].customer_id, 77);
    let reported = world.activity().await;
    assert!(reported.iter().any(|(event, text)| event == "note" && text.contains("77, 78")), "{reported:?}");
}

/// An order by telephone.
#[tokio::test]
async fn an_order_without_an_e_mail_address_is_sent_and_its_customer_found_again() {
    let world = World::<Smartygest>::new().await;
    for id in ["1", "2"] {
        let mut order = orders::paid(id);
        order.customer.email = String::new();
        order.billing.tax_code = String::new();
        world.order_and_rest(&order).await;
        oracle::sent_once(&world.remote, &order, &world.shown().await, "without an address");
    }
    assert_eq!(made(&world), 1, "by name and address");
}

/// Found where the product was really used: a second customer was created at Smarty.
#[tokio::test]
async fn a_customer_who_has_another_e_mail_address_now_stays_the_same_at_smarty() {
    let world = World::<Smartygest>::new().await;
    let first = orders::paid("1");
    world.order_and_rest(&first).await;
    let mut second = orders::paid("2");
    second.customer = first.customer.clone();
    second.customer.email = "another@planted-email.example".into();
    second.billing.tax_code = String::new();
    world.order_and_rest(&second).await;
    oracle::sent_once(&world.remote, &second, &world.shown().await, "the same customer");
    assert_eq!(made(&world), 1);
}

/// The link came first and was never doubted: every later order of such a customer failed for good.
#[tokio::test]
async fn the_orders_of_a_customer_who_was_deleted_or_merged_there_are_sent_for_the_customer_it_is_now() {
    for is_merged in [false, true] {
        let world = World::<Smartygest>::new().await;
        let first = orders::paid("1");
        world.order_and_rest(&first).await;
        let smarty = &world.remote.smarty;
        let gone = smarty.customers()[0].id;
        if is_merged {
            let survivor = smarty.add_customer(customer(&first.customer.email));
            assert!(smarty.merge_customer(gone, survivor));
        } else {
            assert!(smarty.remove_customer(gone));
        }
        for id in ["2", "3"] {
            let mut next = orders::paid(id);
            next.customer = first.customer.clone();
            world.order_and_rest(&next).await;
            oracle::sent_once(&world.remote, &next, &world.shown().await, "for the customer that it is now");
        }
        assert_eq!(made(&world), if is_merged { 1 } else { 2 });
        let now = smarty.customers();
        assert_eq!(now.len(), 1, "{now:?}");
        let reported = world.activity().await;
        let named = |text: &str| text.contains(&format!("{gone}")) && text.contains(&now[0].id.to_string());
        let notes = reported.iter().filter(|(event, text)| event == "note" && named(text)).count();
        assert_eq!(notes, 1, "reported once, and the link moved: {reported:?}");
    }
}

/// Found where the product was really used: one 503 delayed the order by 45 minutes, with a reason that wasn't true.
#[tokio::test]
async fn a_failure_while_the_customer_is_created_costs_seconds() {
    for fault in [
        Fault::status(503.try_into().unwrap()),
        Fault::reset().before_applying(),
        Fault::reset().after_applying(),
        Fault::status(429.try_into().unwrap()),
    ] {
        let world = World::<Smartygest>::new().await;
        let order = orders::paid("1");
        world.remote.inject(RequestMatcher::post("Customers/post"), fault.clone());
        let began = world.clock.now();
        world.order_and_rest(&order).await;
        oracle::sent_once(&world.remote, &order, &world.shown().await, "after a failure");
        assert_eq!(made(&world), 1, "{fault}");
        let waited = world.job(&order).await.updated_at.saturating_sub(began);
        assert!(waited < 70_000, "{fault}: {waited} ms");
    }
}
