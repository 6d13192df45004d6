//! What webhooks deliver, and how it gets there.

use crate::common::{App, NEXT_SECRET, Receiver, SECRET, with_timeout};
use fake_shopify::{
    Consent, ConsentState, Mishap, Progress, ShopifyConfig, SignedDuration, Topic, webhook_hmac,
};
use serde_json::{Value, json};

/// The vector of the facts, computed with another tool.
#[test]
fn bytes_are_signed_as_shopify_signs_them() {
    let body = "{\"id\":706405506930370084,\"email\":\"zo\\u00eb@example.com\",\"first_name\":\"Zoë\",\
                \"note\":\"a\\/b \\u0026 c\",\"phone\":null}";
    assert_eq!(
        (body.len(), webhook_hmac(SECRET, body.as_bytes()).as_str()),
        (112, "YSd6X4TfYwIQKR4BTqE7/W5V0EihRjO68txfva7rB1Y=")
    );
}

const CUSTOMERS: [&str; 4] = ["CUSTOMERS_CREATE", "CUSTOMERS_UPDATE", "CUSTOMERS_DELETE", "CUSTOMERS_MERGE"];

/// An app that subscribes to changes of customers, and time that is stopped.
async fn subscribed() -> (App, Receiver) {
    subscribed_to(&CUSTOMERS, ShopifyConfig::default()).await
}

async fn subscribed_to(topics: &[&str], config: ShopifyConfig) -> (App, Receiver) {
    let (app, receiver) = (App::installed_in(config).await, Receiver::start().await);
    app.shopify.clock(|clock| {
        let now = clock.now();
        clock.stop_at(now);
    });
    for topic in topics {
        app.subscribe(topic, &receiver.url).await;
    }
    (app, receiver)
}

#[tokio::test]
async fn a_customer_is_delivered_signed_and_without_tags_and_consent() {
    let (app, receiver) = subscribed().await;
    let zoe = app.shopify.create_customer(|zoe| {
        zoe.first_name = Some("Zoë".to_owned());
        zoe.note = Some("a/b & <c>".to_owned());
        zoe.tags = vec!["VIP".to_owned()];
        zoe.email_consent.state = ConsentState::Subscribed;
    });
    with_timeout(app.shopify.deliveries_done()).await;
    let got = receiver.got();
    assert_eq!(receiver.topics(), ["customers/create"]);
    let delivery = &got[0];
    assert_eq!(delivery.header("x-shopify-hmac-sha256"), webhook_hmac(SECRET, &delivery.bytes));
    assert_eq!(delivery.header("x-shopify-shop-domain"), "f360-test.myshopify.com");
    assert_eq!(delivery.header("x-shopify-api-version"), "2026-10");
    for name in ["x-shopify-webhook-id", "x-shopify-event-id", "x-shopify-triggered-at"] {
        assert!(!delivery.header(name).is_empty(), "{name}");
    }
    let body = delivery.json();
    assert_eq!((&body["id"], &body["note"]), (&json!(zoe), &json!("a/b & <c>")));
    assert!(zoe > 1 << 53, "no float holds it");
    let keys = body.as_object().unwrap();
    for absent in [
        "tags",
        "email_marketing_consent",
        "sms_marketing_consent",
        "orders_count",
        "total_spent",
        "default_address",
    ] {
        assert!(!keys.contains_key(absent), "{absent}");
    }
    // Read and written again, the bytes are others.
    assert!(delivery.bytes.windows(4).any(|window| window == b"a\\/b"));
    assert_ne!(serde_json::to_vec(&body).unwrap(), delivery.bytes);
}

#[tokio::test]
async fn each_change_is_delivered_once_to_subscribers_and_an_app_gets_its_own() {
    let (app, receiver) = subscribed().await;
    let one = app.shopify.create_customer(|one| one.email = Some("one@example.ch".to_owned()));
    let two = app.shopify.create_customer(|two| two.phone = Some("+41791234567".to_owned()));
    app.shopify.update_customer(one, |one| one.note = Some("x".to_owned()));
    app.shopify.update_customer(one, |_| {});
    app.shopify.merge_customers(one, two);
    app.shopify.delete_customer(one);
    app.ok("customer-create", json!({ "input": { "email": "own@example.ch" } }), "customerCreate").await;
    with_timeout(app.shopify.deliveries_done()).await;
    assert_eq!(
        receiver.topics(),
        [
            "customers/create",
            "customers/create",
            "customers/update",
            "customers/delete",
            "customers/update",
            "customers/merge",
            "customers/delete",
            "customers/create",
        ]
    );
    let merged = &receiver.got()[5].json();
    assert!(merged["admin_graphql_api_customer_deleted_id"].as_str().unwrap().ends_with(&two.to_string()));
    // What one action caused shares its id, and nothing else does.
    let events: Vec<String> =
        receiver.got().iter().map(|got| got.header("x-shopify-event-id").to_owned()).collect();
    assert_eq!((events[3] == events[5], events[2] == events[5]), (true, false));
}

#[tokio::test]
async fn tags_consent_and_orders_have_topics_of_their_own() {
    let topics = [
        "CUSTOMERS_UPDATE",
        "CUSTOMER_TAGS_ADDED",
        "CUSTOMER_TAGS_REMOVED",
        "CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE",
        "CUSTOMERS_PURCHASING_SUMMARY",
    ];
    let (app, receiver) = subscribed_to(&topics, ShopifyConfig::default()).await;
    app.shopify.switches(|switches| switches.details_fire_update = false);
    let zoe = app.shopify.create_customer(|zoe| {
        zoe.email = Some("zoe@example.ch".to_owned());
        zoe.tags = vec!["old".to_owned()];
    });
    app.shopify.update_customer(zoe, |zoe| {
        zoe.tags = vec!["new".to_owned()];
        zoe.email_consent = Consent { state: ConsentState::Subscribed, ..Consent::default() };
        zoe.orders = 2;
    });
    with_timeout(app.shopify.deliveries_done()).await;
    assert_eq!(
        receiver.topics(),
        [
            "customer.tags_added",
            "customer.tags_added",
            "customer.tags_removed",
            "customers_email_marketing_consent/update",
            "customers/purchasing_summary",
        ]
    );
    let got = receiver.got();
    assert_eq!(got[1].json()["tags"], json!(["new"]));
    assert_eq!(got[3].json()["email_marketing_consent"]["state"], "subscribed");
    app.shopify.switches(|switches| switches.details_fire_update = true);
    app.shopify.update_customer(zoe, |zoe| zoe.tags.clear());
    with_timeout(app.shopify.deliveries_done()).await;
    assert_eq!(receiver.topics()[5..], ["customers/update", "customer.tags_removed"]);
}

#[tokio::test]
async fn a_delivery_that_fails_is_repeated_as_it_was_until_it_is_taken() {
    let (app, receiver) = subscribed().await;
    *receiver.answers.lock().unwrap() = vec![500, 302, 503];
    let zoe = app.shopify.create_customer(|zoe| zoe.note = Some("first".to_owned()));
    with_timeout(app.shopify.deliveries_done()).await;
    assert_eq!(receiver.got().len(), 1, "the retry waits for the clock");
    app.shopify.update_customer(zoe, |zoe| zoe.note = Some("second".to_owned()));
    with_timeout(app.shopify.deliver_everything()).await;
    let got = receiver.got();
    let notes: Vec<Value> = got.iter().map(|got| got.json()["note"].clone()).collect();
    // Each comes again with its own body, the first one after the second one's first attempt.
    assert_eq!(notes, ["first", "second", "first", "second", "first"]);
    let first: Vec<_> = got.iter().filter(|got| got.topic() == "customers/create").collect();
    assert_eq!(first[0].header("x-shopify-webhook-id"), first[1].header("x-shopify-webhook-id"));
    assert_eq!(first[0].bytes, first[1].bytes);
    assert!(app.shopify.deliveries().iter().all(|delivery| delivery.progress == Progress::Delivered));
}

#[tokio::test]
async fn after_eight_retries_within_four_hours_the_subscription_is_gone() {
    let (app, receiver) = subscribed_to(&["CUSTOMERS_CREATE"], ShopifyConfig::default()).await;
    *receiver.answers.lock().unwrap() = vec![500; 9];
    let began = app.shopify.clock(|clock| clock.now());
    app.shopify.create_customer(|_| {});
    with_timeout(app.shopify.deliver_everything()).await;
    let took = app.shopify.clock(|clock| clock.now()).duration_since(began);
    assert!(took <= SignedDuration::from_hours(4) && took > SignedDuration::from_hours(3), "{took}");
    let delivery = &app.shopify.deliveries()[0];
    assert_eq!((delivery.progress, delivery.attempts.len()), (Progress::GivenUp, 9));
    assert!(app.shopify.subscriptions().is_empty());
}

#[tokio::test]
async fn deliveries_are_lost_doubled_delayed_swapped_and_forged_on_demand() {
    let (app, receiver) = subscribed().await;
    let mut mishaps = vec![
        Some(Mishap::Swap),
        Some(Mishap::Delay(SignedDuration::from_hours(1))),
        Some(Mishap::Lose),
        None,
        Some(Mishap::Double),
        Some(Mishap::BadSignature),
    ]
    .into_iter();
    app.shopify.on_delivery(move |_| mishaps.next().flatten());
    app.shopify.pause_deliveries();
    for number in 0..6 {
        app.shopify.create_customer(|customer| customer.note = Some(number.to_string()));
    }
    // What is paused isn't waited for.
    with_timeout(app.shopify.deliver_everything()).await;
    assert!(receiver.got().is_empty());
    app.shopify.resume_deliveries();
    with_timeout(app.shopify.deliver_everything()).await;
    let notes: Vec<String> =
        receiver.got().iter().map(|got| got.json()["note"].as_str().unwrap().to_owned()).collect();
    // The one after the swapped one was delayed: it had nobody to change places with.
    assert_eq!(notes, ["0", "3", "4", "4", "5", "1"]);
    let got = receiver.got();
    assert_eq!(got[2].header("x-shopify-webhook-id"), got[3].header("x-shopify-webhook-id"));
    assert_ne!(got[4].header("x-shopify-hmac-sha256"), webhook_hmac(SECRET, &got[4].bytes));

    app.shopify.on_delivery(|delivery| (delivery.topic == Topic::CustomersCreate).then_some(Mishap::Swap));
    app.shopify.pause_deliveries();
    let zoe = app.shopify.create_customer(|_| {});
    app.shopify.update_customer(zoe, |zoe| zoe.note = Some("later".to_owned()));
    app.shopify.resume_deliveries();
    with_timeout(app.shopify.deliveries_done()).await;
    assert_eq!(receiver.topics()[6..], ["customers/update", "customers/create"]);
}

#[tokio::test]
async fn two_subscriptions_to_one_topic_are_two_deliveries_and_none_is_made_twice() {
    let (app, receiver) = subscribed_to(&["CUSTOMERS_CREATE"], ShopifyConfig::default()).await;
    let again = json!({ "topic": "CUSTOMERS_CREATE", "subscription": { "uri": receiver.url } });
    let refused = app.refused("webhook-create", again, "webhookSubscriptionCreate").await;
    assert_eq!(refused, ["Address for this topic has already been taken"]);
    let second = app.subscribe("CUSTOMERS_CREATE", &format!("{}/other", receiver.url)).await;
    app.shopify.create_customer(|_| {});
    with_timeout(app.shopify.deliveries_done()).await;
    let got = receiver.got();
    assert_eq!(got.len(), 2);
    assert_ne!(got[0].header("x-shopify-webhook-id"), got[1].header("x-shopify-webhook-id"));

    app.ok("webhook-delete", json!({ "id": second["id"] }), "webhookSubscriptionDelete").await;
    let listed = app.ok("webhooks", json!({ "first": 50 }), "webhookSubscriptions").await;
    assert_eq!(listed["nodes"].as_array().unwrap().len(), 1);
    let gone =
        app.refused("webhook-delete", json!({ "id": second["id"] }), "webhookSubscriptionDelete").await;
    assert_eq!(gone, ["Webhook subscription does not exist"]);
}

#[tokio::test]
async fn an_address_must_be_https_and_a_topic_allowed() {
    let app = App::installed().await;
    let ask = async |topic: &str, uri: &str| {
        let variables = json!({ "topic": topic, "subscription": { "uri": uri } });
        app.refused("webhook-create", variables, "webhookSubscriptionCreate").await
    };
    let refused = ask("CUSTOMERS_CREATE", "http://shop.example/webhooks").await;
    assert_eq!(refused, ["Address protocol http:// is not supported"]);
    assert!(ask("CUSTOMERS_CREATE", "https://shop.example/webhooks").await.is_empty());
    app.shopify.change_scopes(&["read_customers"]);
    assert!(ask("CUSTOMERS_MERGE", "https://shop.example/webhooks").await[0].contains("permission"));
}

#[tokio::test]
async fn deliveries_follow_the_address_where_it_is_said_to_lead() {
    let (app, receiver) = (App::installed().await, Receiver::start().await);
    app.subscribe("CUSTOMERS_CREATE", "https://shop.example/webhooks").await;
    app.shopify.connect_to("https://shop.example", receiver.url.trim_end_matches("/webhooks"));
    app.shopify.create_customer(|_| {});
    with_timeout(app.shopify.deliveries_done()).await;
    assert_eq!(receiver.got()[0].header("host"), "shop.example");
}

#[tokio::test]
async fn a_restart_in_another_place_is_reported_there_alone() {
    let app = App::installed().await;
    app.subscribe("CUSTOMERS_CREATE", "https://shop.example/webhooks").await;
    let (before, now) = (Receiver::start().await, Receiver::start().await);
    for receiver in [&before, &now] {
        app.shopify.connect_to("https://shop.example/", receiver.url.trim_end_matches("/webhooks"));
    }
    app.shopify.create_customer(|_| {});
    with_timeout(app.shopify.deliveries_done()).await;
    assert_eq!((before.got().len(), now.got().len()), (0, 1));
}

#[tokio::test]
async fn the_older_secret_signs_until_it_is_revoked() {
    let (app, receiver) = subscribed().await;
    app.shopify.rotate_secret();
    app.shopify.create_customer(|_| {});
    with_timeout(app.shopify.deliveries_done()).await;
    app.shopify.revoke_old_secret();
    app.shopify.create_customer(|_| {});
    with_timeout(app.shopify.deliveries_done()).await;
    for (delivery, secret) in receiver.got().iter().zip([SECRET, NEXT_SECRET]) {
        assert_eq!(delivery.header("x-shopify-hmac-sha256"), webhook_hmac(secret, &delivery.bytes));
    }
}

#[tokio::test]
async fn the_three_privacy_topics_come_without_a_subscription_and_in_time() {
    let receiver = Receiver::start().await;
    let config = ShopifyConfig { privacy_uri: Some(receiver.url.clone()), ..ShopifyConfig::default() };
    let (app, _) = subscribed_to(&[], config).await;
    let zoe = app.shopify.create_customer(|zoe| zoe.email = Some("zoe@example.ch".to_owned()));
    app.shopify.request_customer_data(zoe);
    app.shopify.redact_customer(zoe);
    app.shopify.uninstall();
    with_timeout(app.shopify.deliveries_done()).await;
    assert_eq!(receiver.topics(), ["customers/data_request"]);
    assert_eq!(receiver.got()[0].json()["customer"]["email"], "zoe@example.ch");
    app.shopify.clock(|clock| clock.advance(SignedDuration::from_hours(48)));
    with_timeout(app.shopify.deliveries_done()).await;
    app.shopify.clock(|clock| clock.advance(SignedDuration::from_hours(8 * 24)));
    with_timeout(app.shopify.deliveries_done()).await;
    assert_eq!(receiver.topics()[1..], ["shop/redact", "customers/redact"]);
}

#[tokio::test]
async fn only_the_fields_that_were_asked_for_are_answered() {
    let (app, receiver) = (App::installed().await, Receiver::start().await);
    let subscription = json!({ "uri": receiver.url, "includeFields": ["id", "updated_at"] });
    let variables = json!({ "topic": "CUSTOMERS_CREATE", "subscription": subscription });
    app.ok("webhook-create", variables, "webhookSubscriptionCreate").await;
    app.shopify.create_customer(|_| {});
    with_timeout(app.shopify.deliveries_done()).await;
    assert_eq!(
        receiver.got()[0].json().as_object().unwrap().keys().collect::<Vec<_>>(),
        ["id", "updated_at"]
    );
}
