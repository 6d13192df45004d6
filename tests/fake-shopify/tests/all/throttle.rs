//! The cost of requests.

use crate::common::App;
use fake_shopify::{Decimal, SignedDuration};
use serde_json::{Value, json};

/// An app at whose shop time is stopped, and that pays what is calculated.
async fn still() -> App {
    let app = App::installed().await;
    app.shopify.switches(|switches| switches.price_factor = Decimal::ONE);
    app.shopify.clock(|clock| {
        let now = clock.now();
        clock.stop_at(now);
    });
    app
}

fn cost(answer: &Value) -> (u64, Option<u64>) {
    let cost = &answer["extensions"]["cost"];
    (cost["requestedQueryCost"].as_u64().unwrap(), cost["actualQueryCost"].as_u64())
}

#[tokio::test]
async fn a_request_is_paid_by_what_it_got_and_must_afford_what_it_asks() {
    let app = still().await;
    app.shopify.create_customer(|zoe| zoe.email = Some("zoe@example.ch".to_owned()));
    let query = "query($first: Int!) { customers(first: $first) { nodes { id amountSpent { amount } } pageInfo { hasNextPage } } }";
    let answer = app.query(query, json!({ "first": 100 })).await;
    assert_eq!(
        cost(&answer),
        (201, Some(3)),
        "100 customers with an object each, and the page; one was there"
    );
    let status = &answer["extensions"]["cost"]["throttleStatus"];
    assert_eq!(
        *status,
        json!({ "maximumAvailable": 2000.0, "currentlyAvailable": 1997, "restoreRate": 100.0 })
    );

    app.shopify.drain_bucket(200);
    let throttled = app.query(query, json!({ "first": 100 })).await;
    assert_eq!(throttled["errors"][0]["extensions"]["code"], "THROTTLED", "{throttled:#}");
    assert_eq!((throttled.get("data"), cost(&throttled)), (None, (201, None)));
    assert_eq!(app.shopify.points_left(), 200, "refused is not paid");
    // One point is missing: ten milliseconds.
    app.shopify.clock(|clock| clock.advance(SignedDuration::from_millis(10)));
    assert_eq!(app.query(query, json!({ "first": 100 })).await.get("errors"), None);
}

#[tokio::test]
async fn a_query_that_asks_for_too_much_never_runs() {
    let app = still().await;
    let ask = async |first: u64| app.run("customers-changed", json!({ "first": first })).await;
    let most = ask(52).await;
    assert_eq!((most.get("errors"), cost(&most).0), (None, 989));
    let refused = ask(53).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "MAX_COST_EXCEEDED", "{refused:#}");
}

#[tokio::test]
async fn a_mutation_costs_ten_and_what_is_left_out_costs_nothing() {
    let app = still().await;
    let created = app.query("mutation { customerCreate(input: { firstName: \"Zoe\" }) { customer { id } userErrors { message } } }", json!({})).await;
    assert_eq!(cost(&created), (12, Some(11)), "an object more where something had been refused");
    let variables =
        |by_email: bool| json!({ "email": "a@example.ch", "byEmail": by_email, "byPhone": false });
    assert_eq!(cost(&app.run("customers-match", variables(true)).await), (2, Some(0)));
    assert_eq!(cost(&app.run("customers-match", variables(false)).await), (0, Some(0)));
}

#[tokio::test]
async fn records_that_are_asked_for_by_id_are_counted() {
    let app = still().await;
    let ids: Vec<String> = (1..=50).map(|number| format!("gid://shopify/Customer/{number}")).collect();
    assert_eq!(cost(&app.run("customers-by-id", json!({ "ids": ids })).await), (50, Some(0)));
}

#[tokio::test]
async fn the_bucket_may_be_as_small_as_a_development_stores() {
    let app = still().await;
    app.shopify.set_bucket(40, 2);
    let answer = app.run("shop", json!({})).await;
    assert_eq!(answer.get("errors"), None);
    assert_eq!(answer["extensions"]["cost"]["throttleStatus"]["restoreRate"], 2.0);
    let throttled = app.run("customers-changed", json!({ "first": 3 })).await;
    assert_eq!(throttled["errors"][0]["extensions"]["code"], "THROTTLED", "{throttled:#}");
}

#[tokio::test]
async fn the_state_of_the_bucket_may_be_missing() {
    let app = still().await;
    app.shopify.switches(|switches| switches.throttle_status = false);
    let cost = app.run("shop", json!({})).await["extensions"]["cost"].clone();
    assert_eq!((cost.get("throttleStatus"), &cost["requestedQueryCost"]), (None, &json!(3)));
}
