//! The life of a customer at Shopify: accounts, consents, merges.

use crate::common::{App, Receiver, send};
use fake_shopify::{AccountState, Consent, ConsentState, Data, OptInLevel, Timestamp};
use http::StatusCode;
use serde_json::{Value, json};

async fn control(app: &App, method: &str, path: &str, body: Value) {
    let url = format!("{}/control/{path}", app.shopify.url());
    let answer = send(method, &url, &[], Some(&body)).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
}

fn subscribed() -> Consent {
    let at: Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
    Consent {
        state: ConsentState::Subscribed,
        opt_in_level: Some(OptInLevel::SingleOptIn),
        updated_at: Some(at),
    }
}

/// A customer who subscribed, by e-mail and by phone.
fn create_subscriber(app: &App) -> u64 {
    app.shopify.create_customer(|zoe| {
        zoe.email = Some("zoe@example.ch".to_owned());
        zoe.phone = Some("+41791234567".to_owned());
        (zoe.email_consent, zoe.sms_consent) = (subscribed(), subscribed());
    })
}

#[tokio::test]
async fn an_account_is_enabled_disabled_invited_or_declined() {
    let app = App::installed().await;
    let receiver = Receiver::start().await;
    for topic in ["CUSTOMERS_UPDATE", "CUSTOMERS_ENABLE", "CUSTOMERS_DISABLE"] {
        app.subscribe(topic, &receiver.url).await;
    }
    let id = app.shopify.create_customer(|zoe| zoe.first_name = Some("Zoe".to_owned()));
    let state = async || {
        let variables = json!({ "id": Data::customer_gid(id) });
        let answer = app.query("query($id: ID!) { customer(id: $id) { state } }", variables).await;
        answer["data"]["customer"]["state"].clone()
    };
    assert_eq!(state().await, "DISABLED");
    for reported in ["INVITED", "DECLINED", "ENABLED", "DISABLED"] {
        control(&app, "PUT", &format!("customers/{id}"), json!({ "state": reported })).await;
        assert_eq!(state().await, reported);
    }
    assert_eq!(app.shopify.customer(id).unwrap().state, AccountState::Disabled);
    app.shopify.deliveries_done().await;
    let reported: Vec<_> = receiver
        .got()
        .iter()
        .map(|delivered| format!("{} {}", delivered.topic(), delivered.json()["state"].as_str().unwrap()))
        .collect();
    assert_eq!(
        reported,
        [
            "customers/update invited",
            "customers/update declined",
            "customers/update enabled",
            "customers/enable enabled",
            "customers/update disabled",
            "customers/disable disabled"
        ]
    );
}

#[tokio::test]
async fn the_owner_may_set_every_consent_with_any_time_or_none() {
    let app = App::installed().await;
    let id = create_subscriber(&app);
    for state in ["NOT_SUBSCRIBED", "PENDING", "SUBSCRIBED", "UNSUBSCRIBED", "REDACTED", "INVALID"] {
        for at in [json!("2019-01-01T00:00:00Z"), json!("2999-01-01T00:00:00Z"), Value::Null] {
            let consent = json!({ "state": state, "opt_in_level": null, "updated_at": at });
            control(&app, "PUT", &format!("customers/{id}"), json!({ "email_consent": consent })).await;
            let read = app.ok("customer", json!({ "id": Data::customer_gid(id) }), "customer").await;
            let email = &read["defaultEmailAddress"];
            assert_eq!(email["marketingUpdatedAt"], at, "{state}");
            // Its enum doesn't know of an erasure; the webhook says "redacted".
            let shown = if state == "REDACTED" { "NOT_SUBSCRIBED" } else { state };
            assert_eq!(email["marketingState"], shown);
        }
    }
}

#[tokio::test]
async fn a_consent_older_than_the_known_one_changes_nothing_and_one_without_a_time_is_of_now() {
    let app = App::installed().await;
    let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
    app.shopify.clock(|clock| clock.stop_at(now));
    let id = create_subscriber(&app);
    let record = async |state: &str, at: Value| {
        let consent = json!({ "marketingState": state, "consentUpdatedAt": at });
        let input = json!({ "customerId": Data::customer_gid(id), "emailMarketingConsent": consent });
        let name = "customerEmailMarketingConsentUpdate";
        app.ok("customer-email-consent", json!({ "input": input }), name).await;
        let kept = app.shopify.customer(id).unwrap().email_consent;
        (kept.state, kept.updated_at)
    };
    let known = (ConsentState::Subscribed, subscribed().updated_at);
    assert_eq!(record("UNSUBSCRIBED", json!("2025-12-31T00:00:00Z")).await, known);
    assert_eq!(record("UNSUBSCRIBED", Value::Null).await, (ConsentState::Unsubscribed, Some(now)));
    // Where no time is known, any is newer.
    app.shopify.update_customer(id, |zoe| {
        zoe.email_consent = Consent { state: ConsentState::Invalid, ..Consent::default() };
    });
    let (state, at) = record("SUBSCRIBED", json!("2021-01-01T00:00:00Z")).await;
    assert_eq!(
        (state, at.unwrap().to_string()),
        (ConsentState::Subscribed, "2021-01-01T00:00:00Z".to_owned())
    );
}

#[tokio::test]
async fn a_new_email_address_is_not_subscribed_and_has_no_date() {
    let app = App::installed().await;
    let receiver = Receiver::start().await;
    app.subscribe("CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE", &receiver.url).await;
    let id = create_subscriber(&app);
    let input = json!({ "id": Data::customer_gid(id), "email": "zoe@example.com" });
    app.ok("customer-update", json!({ "input": input }), "customerUpdate").await;
    let kept = app.shopify.customer(id).unwrap();
    assert_eq!((kept.email_consent, kept.sms_consent), (Consent::default(), subscribed()));
    app.shopify.deliveries_done().await;
    let reported = receiver.got().last().unwrap().json();
    assert_eq!(reported["email_marketing_consent"]["state"], "not_subscribed");
    assert_eq!(reported["email_marketing_consent"]["consent_updated_at"], Value::Null);

    // By the owner likewise; the same address in other capitals is the same one.
    let other = app.shopify.create_customer(|ada| {
        ada.email = Some("ada@example.ch".to_owned());
        ada.email_consent = subscribed();
    });
    let input = json!({ "id": Data::customer_gid(other), "email": "Ada@Example.CH" });
    app.ok("customer-update", json!({ "input": input }), "customerUpdate").await;
    assert_eq!(app.shopify.customer(other).unwrap().email_consent, subscribed());
    control(&app, "PUT", &format!("customers/{other}"), json!({ "email": "ada@example.com" })).await;
    assert_eq!(app.shopify.customer(other).unwrap().email_consent, Consent::default());
    // Unless the same change brings the state of the new one.
    let unsubscribed = json!({ "state": "UNSUBSCRIBED" });
    let change = json!({ "email": "ada@example.org", "email_consent": unsubscribed });
    control(&app, "PUT", &format!("customers/{other}"), change).await;
    assert_eq!(app.shopify.customer(other).unwrap().email_consent.state, ConsentState::Unsubscribed);
}

#[tokio::test]
async fn a_merge_is_reported_with_any_status_while_the_other_customer_is_there_or_gone() {
    let app = App::installed().await;
    let receiver = Receiver::start().await;
    app.subscribe("CUSTOMERS_MERGE", &receiver.url).await;
    for (body, is_there) in [
        (json!({}), false),
        (json!({ "status": "completed" }), false),
        (json!({ "status": "requested" }), true),
        (json!({ "status": "in_progress" }), true),
        (json!({ "status": "failed" }), true),
        (json!({ "status": "pondered" }), true),
        (json!({ "status": "completed", "is_gone": false }), true),
        (json!({ "status": "in_progress", "is_gone": true }), false),
    ] {
        let [kept, other] = ["Zoe", "Zoé"]
            .map(|name| app.shopify.create_customer(|customer| customer.first_name = Some(name.to_owned())));
        let mut merge = body.clone();
        merge["with"] = json!(other);
        control(&app, "POST", &format!("customers/{kept}/merge"), merge).await;
        assert_eq!(app.shopify.customer(other).is_some(), is_there, "{body}");
        assert!(app.shopify.customer(kept).is_some());
        app.shopify.deliveries_done().await;
        let reported = receiver.got().last().unwrap().json();
        let status = body.get("status").cloned().unwrap_or(json!("completed"));
        assert_eq!((&reported["status"], reported["errors"] == json!([])), (&status, status != "failed"));
        assert_eq!(reported["admin_graphql_api_customer_kept_id"], Data::customer_gid(kept));
        assert_eq!(reported["admin_graphql_api_customer_deleted_id"], Data::customer_gid(other));
    }
}
