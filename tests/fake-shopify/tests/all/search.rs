//! Finding customers.

use crate::common::App;
use fake_shopify::{Data, SignedDuration, Timestamp};
use serde_json::{Value, json};

async fn emails(app: &App, query: &str) -> Vec<String> {
    let found = app.ok("customers-changed", json!({ "query": query, "first": 40 }), "customers").await;
    let nodes = found["nodes"].as_array().unwrap();
    let email = |node: &Value| node["defaultEmailAddress"]["emailAddress"].as_str().unwrap_or("-").to_owned();
    nodes.iter().map(email).collect()
}

async fn app_with(emails: &[&str]) -> App {
    let app = App::installed().await;
    for email in emails {
        app.shopify.create_customer(|customer| customer.email = Some((*email).to_owned()));
    }
    app
}

/// A customer of another name was taken for the one that was asked for.
#[tokio::test]
async fn an_address_without_quotes_finds_strangers_and_an_identifier_does_not() {
    let app = app_with(&["info@test.ch", "mail@other.ch", "zoe@example.com"]).await;
    assert_eq!(emails(&app, "email:mail@test.ch").await, ["info@test.ch", "mail@other.ch"]);
    assert_eq!(emails(&app, "email:\"mail@test.ch\"").await, Vec::<String>::new());
    assert_eq!(emails(&app, "email:\"info@test.ch\"").await, ["info@test.ch"]);
    let variables = |email: &str| json!({ "email": email, "byEmail": true, "byPhone": false });
    assert_eq!(app.ok("customers-match", variables("mail@test.ch"), "byEmail").await, Value::Null);
    let found = app.ok("customers-match", variables("Info@Test.ch"), "byEmail").await;
    assert_eq!(found["defaultEmailAddress"]["emailAddress"], "info@test.ch");
}

#[tokio::test]
async fn a_phone_number_with_spaces_is_three_terms() {
    let app = App::installed().await;
    let owner = app.shopify.create_customer(|owner| owner.phone = Some("+4545454545".to_owned()));
    let found = async |query: &str| {
        let found = app.ok("customers-changed", json!({ "query": query, "first": 40 }), "customers").await;
        found["nodes"].as_array().unwrap().len()
    };
    assert_eq!((found("phone:+4545454545").await, found("phone:+45 4545 4545").await), (1, 0));
    app.shopify.create_customer(|stranger| {
        stranger.phone = Some("+4511111111".to_owned());
        stranger.first_name = Some("4545".to_owned());
    });
    assert_eq!(found("phone:+45 4545 4545").await, 1, "the stranger");
    let variables = json!({ "phone": "+45 4545 4545", "byEmail": false, "byPhone": true });
    assert_eq!(app.ok("customers-match", variables, "byPhone").await["id"], Data::customer_gid(owner));
}

#[tokio::test]
async fn what_changed_since_comes_in_order_page_by_page_and_nothing_is_passed_over() {
    let app = App::installed().await;
    let now = app.shopify.clock(|clock| clock.now());
    app.shopify.clock(|clock| clock.stop_at(now));
    let mut numbers = Vec::new();
    for number in 0..7 {
        let email = format!("c{number}@example.ch");
        numbers.push(app.shopify.create_customer(|customer| customer.email = Some(email)));
        app.shopify.clock(|clock| clock.advance(SignedDuration::from_secs(10)));
    }
    let since = now.checked_add(SignedDuration::from_secs(20)).unwrap().strftime("%Y-%m-%dT%H:%M:%SZ");
    let page = async |after: &Value| {
        let query = format!("updated_at:>='{since}'");
        app.ok("customers-changed", json!({ "query": query, "first": 2, "after": after }), "customers").await
    };
    let (mut seen, mut after) = (Vec::new(), Value::Null);
    loop {
        let found = page(&after).await;
        seen.extend(found["nodes"].as_array().unwrap().iter().map(|node| node["id"].clone()));
        after = found["pageInfo"]["endCursor"].clone();
        if seen.len() == 2 {
            // One that was read changes again: it comes again, at the end.
            app.shopify.update_customer(numbers[2], |customer| customer.note = Some("x".to_owned()));
        }
        if found["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    let wanted: Vec<Value> =
        [2, 3, 4, 5, 6, 2].iter().map(|at| json!(Data::customer_gid(numbers[*at]))).collect();
    assert_eq!(seen, wanted);
}

#[tokio::test]
async fn the_search_may_compare_whole_days() {
    let app = App::installed().await;
    let noon: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
    app.shopify.clock(|clock| clock.stop_at(noon));
    let app = App { token: fresh(&app).await, ..app };
    app.shopify.create_customer(|customer| customer.email = Some("a@example.ch".to_owned()));
    let later = "updated_at:>='2026-11-22T18:00:00Z'";
    assert!(emails(&app, later).await.is_empty());
    assert_eq!(emails(&app, "updated_at:>='2026-11-22'").await.len(), 1);
    app.shopify.switches(|switches| switches.whole_days = true);
    assert_eq!(emails(&app, later).await.len(), 1);
    assert!(emails(&app, "updated_at:>'2026-11-22T06:00:00Z'").await.is_empty());
}

async fn fresh(app: &App) -> String {
    let callback = app.shopify.approve(&crate::common::authorize_url(&app.shopify)).unwrap();
    let answer = crate::common::exchange(&app.shopify, &crate::common::params(&callback)["code"]).await;
    answer.body["access_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_search_may_lag_behind_and_identifiers_do_not() {
    let app = App::installed().await;
    let now = app.shopify.clock(|clock| clock.now());
    app.shopify.clock(|clock| clock.stop_at(now));
    app.shopify.switches(|switches| switches.search_lag = SignedDuration::from_secs(5));
    let zoe = app.shopify.create_customer(|zoe| zoe.email = Some("zoe@example.ch".to_owned()));
    assert!(emails(&app, "").await.is_empty());
    let variables = json!({ "email": "zoe@example.ch", "byEmail": true, "byPhone": false });
    assert!(app.ok("customers-match", variables, "byEmail").await.is_object());
    app.shopify.clock(|clock| clock.advance(SignedDuration::from_secs(5)));
    assert_eq!(emails(&app, "").await, ["zoe@example.ch"]);
    // What the search still knows may be gone.
    app.shopify.delete_customer(zoe);
    assert!(emails(&app, "").await.is_empty());
}

#[tokio::test]
async fn tags_are_found_whatever_their_capitals() {
    let app = App::installed().await;
    app.shopify.create_customer(|zoe| {
        zoe.email = Some("zoe@example.ch".to_owned());
        zoe.tags = vec!["VIP".to_owned()];
    });
    assert_eq!(emails(&app, "tag:'vip' email:*").await.len(), 1);
    assert!(emails(&app, "tag_not:vip").await.is_empty());
    assert!(emails(&app, "tag:vip AND email:nobody").await.is_empty());
}
