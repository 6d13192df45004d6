//! Smarty publishes no reference: the connector must understand every way in which it may speak.

use fakes::smarty::Dialect;
use fakes::smarty::dialect::*;
use fakes::{Fault, RequestMatcher};
use host_core::clock::Clock as _;
use scenarios::{ConnectorHarness as _, Smartygest, Subject as _, World, oracle, orders};

type Change = fn(&mut Dialect);

/// Every switch at every position but its first.
const DIALECTS: &[(&str, Change)] = &[
    ("usual", |_| {}),
    ("numbers as numbers", |d| d.numbers = Numbers::Number),
    ("trimmed decimals", |d| d.scale = Scale::Trimmed),
    ("decimals as posted", |d| d.scale = Scale::Posted),
    ("rounded decimals", |d| d.scale = Scale::Rounded),
    ("ids as text", |d| d.ids = Ids::Text),
    ("posted ids as text", |d| d.post_ids = Ids::Text),
    ("booleans as text", |d| d.booleans = Booleans::Text),
    ("booleans", |d| d.booleans = Booleans::Boolean),
    ("null for empty", |d| d.empties = Empties::Null),
    ("dates with a T", |d| d.dates = Dates::T),
    ("lists in items", |d| d.lists = Lists::Items),
    ("lists in Data.Records", |d| d.lists = Lists::DataRecords),
    ("lists in Records", |d| d.lists = Lists::Records),
    ("oldest first", |d| d.sorting = Sorting::OldestFirst),
    ("filters ignored", |d| d.filters = Filters::Ignored),
    ("a wrong key is a 401", |d| d.bad_key = BadKey::Unauthorized),
    ("a refusal is a 422", |d| d.refusals = Refusals::Unprocessable),
    ("all of it", |d| {
        d.numbers = Numbers::Number;
        d.scale = Scale::Trimmed;
        d.ids = Ids::Text;
        d.post_ids = Ids::Text;
        d.booleans = Booleans::Boolean;
        d.empties = Empties::Null;
        d.dates = Dates::T;
        d.lists = Lists::DataRecords;
        d.sorting = Sorting::OldestFirst;
        d.filters = Filters::Ignored;
        d.bad_key = BadKey::Unauthorized;
        d.refusals = Refusals::Unprocessable;
    }),
];

/// What leaves a second attempt in doubt: then a person decides.
const SPARING: &[(&str, Change)] = &[
    ("an order's customer is null", |d| d.order_customer = Presence::Null),
    ("an order's customer is absent", |d| d.order_customer = Presence::Absent),
];

/// What leaves it in doubt whose the order is.
const NAMELESS: &[(&str, Change)] = &[
    ("a customer's id is null", |d| d.customer_ids = Presence::Null),
    ("a customer's id is absent", |d| d.customer_ids = Presence::Absent),
];

async fn speaking(change: Change) -> World<Smartygest> {
    let mut dialect = Dialect::default();
    change(&mut dialect);
    World::with(Smartygest::speaking(dialect).await).await
}

#[tokio::test]
async fn every_dialect_takes_orders_of_new_and_of_known_customers() {
    for (name, change) in DIALECTS {
        let world = speaking(*change).await;
        for id in ["1", "2"] {
            let mut order = orders::paid(id);
            order.customer.email = "ada@planted-email.example".into();
            world.order_and_rest(&order).await;
            oracle::sent_once(&world.remote, &order, &world.shown().await, name);
        }
        assert_eq!(world.remote.smarty.customers().len(), 1, "{name}");
    }
}

#[tokio::test]
async fn in_every_dialect_an_order_whose_answer_was_lost_is_found_again() {
    for (name, change) in DIALECTS {
        let world = speaking(*change).await;
        world.order_and_rest(&orders::paid("0")).await;
        world.remote.inject(Smartygest::creation(), Fault::reset().after_applying());
        let order = orders::paid("1");
        world.order_and_rest(&order).await;
        oracle::sent_once(&world.remote, &order, &world.shown().await, name);
    }
}

#[tokio::test]
async fn in_every_dialect_a_wrong_key_is_distinguished_from_other_failures() {
    for (name, change) in DIALECTS {
        let world = speaking(*change).await;
        let wrong = [("api_key".to_owned(), "wrong".to_owned())].into();
        let enabled = world.enable(wrong, &[]).await;
        assert!(matches!(enabled, Ok(host_platform::Enabled::Refused(_))), "{name}: {enabled:?}");
    }
}

#[tokio::test]
async fn an_order_list_without_customers_leaves_a_lost_answer_to_a_person() {
    doubt_is_left_to_a_person(SPARING).await;
}

#[tokio::test]
async fn a_customer_list_without_ids_leaves_a_lost_answer_to_a_person() {
    doubt_is_left_to_a_person(NAMELESS).await;
}

async fn doubt_is_left_to_a_person(dialects: &[(&str, Change)]) {
    for (name, change) in dialects {
        let world = speaking(*change).await;
        let order = orders::paid("1");
        world.order_and_rest(&order).await;
        oracle::sent_once(&world.remote, &order, &world.shown().await, name);

        world.remote.inject(Smartygest::creation(), Fault::reset().after_applying());
        let lost = orders::paid("2");
        world.order_and_rest(&lost).await;
        oracle::sent_once_or_reported(&world.remote, &lost, &world.shown().await, name);
    }
}

#[tokio::test]
async fn a_list_that_hides_what_was_there_never_makes_an_order_twice() {
    let world = World::<Smartygest>::new().await;
    for id in 0..60 {
        world.order_and_rest(&orders::paid(&format!("old-{id}"))).await;
        if world.remote.orders() >= 51 {
            break;
        }
    }
    let page = fakes::Reply::json(
        200.try_into().unwrap(),
        &serde_json::json!([{"id": 99999, "customer_id": 1, "rows": [{"sku": "other", "quantity": "1"}]}]),
    );
    world.remote.inject(Smartygest::creation(), Fault::reset().after_applying());
    let stuck =
        world.remote.inject(RequestMatcher::get("Sales_Orders/list").nth(2).always(), Fault::reply(page));
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    stuck.cancel();
    assert!(world.remote.copies(&order).len() == 1);
    let row = world.row("1").await;
    assert_eq!(row.state, "uncertain", "{row:?}");
    let id = world.job(&order).await.id;
    let not_there = host_core::model::Resolution::NotThere;
    assert!(world.host.store().resolve(id, not_there, world.clock.now()).await.unwrap());
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "after the list works again");
}
