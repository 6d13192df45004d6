//! Which deliveries count as Shopify's, and which jobs they become.

use super::*;
use crate::signature::tests::{BODY, HEADER, SECRET, header as signature};
use framework360_sdk::testing;

const ID: &str = "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043";

fn begin() {
    testing::reset();
    testing::with(|host| host.settings.insert("client_secret".to_owned(), SECRET.to_owned()));
}

fn request(topic: &str, body: &str) -> WebhookRequest {
    signed_with(SECRET, topic, body)
}

fn signed_with(secret: &str, topic: &str, body: &str) -> WebhookRequest {
    let headers = [
        ("x-shopify-topic", topic),
        ("X-Shopify-Hmac-SHA256", &signature(secret, body.as_bytes())),
        ("X-Shopify-Shop-Domain", "F360-Test.myshopify.com"),
        ("X-Shopify-Webhook-Id", ID),
        ("X-Shopify-Event-Id", "98880550-7158-44d4-b7cd-2c97c8a091b5"),
    ];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.as_bytes().to_vec()));
    WebhookRequest {
        method: "POST".to_owned(),
        path: "/plugins/shopify/webhooks".to_owned(),
        query: String::new(),
        headers: headers.to_vec(),
        body: body.as_bytes().to_vec(),
    }
}

fn without(mut request: WebhookRequest, name: &str) -> WebhookRequest {
    request.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
    request
}

fn with(mut request: WebhookRequest, name: &str, value: &str) -> WebhookRequest {
    request = without(request, name);
    request.headers.push((name.to_owned(), value.as_bytes().to_vec()));
    request
}

fn accepted(request: &WebhookRequest) -> Delivery {
    match receive(request) {
        Verdict::Accept(delivery) => delivery,
        Verdict::Ignore => panic!("ignored"),
        Verdict::Forget(account) => panic!("to be forgotten: {account}"),
        Verdict::Refuse(status) => panic!("refused: {status}"),
    }
}

fn status(request: &WebhookRequest) -> u16 {
    match receive(request) {
        Verdict::Refuse(status) => status,
        Verdict::Ignore | Verdict::Forget(_) | Verdict::Accept(_) => 200,
    }
}

#[test]
fn the_vector_is_taken_and_becomes_a_job_for_that_customer() {
    begin();
    let delivery = accepted(&with(request("customers/update", BODY), "x-shopify-hmac-sha256", HEADER));
    assert_eq!((delivery.account.as_str(), delivery.id.as_str()), ("f360-test.myshopify.com", ID));
    assert_eq!(delivery.job.kind, CUSTOMER);
    assert_eq!(delivery.job.key, "gid://shopify/Customer/706405506930370084");
    assert!(delivery.job.payload.is_empty());
    assert_eq!(delivery.job.delay_ms, 2_000, "several topics report one change");
}

#[test]
fn a_job_knows_when_the_customer_changed_as_far_as_a_delivery_says() {
    begin();
    let at = |topic: &str, body: &str, reported: &str| {
        let request = with(request(topic, body), "x-shopify-triggered-at", reported);
        storage::decode(&accepted(&request).job.payload).map(|Changed { at }| api::time::text(at))
    };
    let own = r#"{"id":5,"updated_at":"2026-11-22T13:00:00+01:00"}"#;
    assert_eq!(at("customers/update", own, "2026-11-22T12:00:09Z"), Some("2026-11-22T12:00:00Z".to_owned()));
    let without = r#"{"customerId":"gid://shopify/Customer/5","tags":["a"]}"#;
    let reported = at("customer.tags_added", without, "2026-11-22T12:00:09.123Z");
    assert_eq!(reported, Some("2026-11-22T12:00:07Z".to_owned()), "some moments before");
    assert_eq!(at("customer.tags_added", without, "yesterday"), None);
    assert_eq!(at("customers/delete", r#"{"id":5}"#, "2026-11-22T12:00:09Z"), None, "who is gone can't wait");
}

/// A header isn't signed: somebody who replays a delivery may put any time into it.
#[test]
fn the_time_in_a_header_says_which_job_comes_first_and_decides_nothing() {
    begin();
    let bodies = [
        ("customers/create", r#"{"id":5}"#),
        ("customers/update", r#"{"id":5}"#),
        ("customers/update", r#"{"id":5,"updated_at":"2026-11-22T13:00:00+01:00"}"#),
        ("customers/delete", r#"{"id":5}"#),
        ("customer.tags_added", r#"{"customerId":"gid://shopify/Customer/5","tags":["a"]}"#),
        ("customer.tags_removed", r#"{"customerId":"gid://shopify/Customer/5","tags":["a"]}"#),
        ("customers_email_marketing_consent/update", r#"{"customer_id":5}"#),
        (
            "customers/merge",
            r#"{"admin_graphql_api_customer_kept_id":"gid://shopify/Customer/6",
            "admin_graphql_api_customer_deleted_id":"gid://shopify/Customer/5","status":"completed"}"#,
        ),
        (
            "customers/redact",
            r#"{"shop_domain":"f360-test.myshopify.com","customer":{"id":5},"orders_to_redact":[]}"#,
        ),
        ("app/uninstalled", "{}"),
    ];
    let text =
        ["1970-01-01T00:00:00Z", "2026-11-22T12:00:09Z", "9999-12-31T23:59:59Z", "-1", "now", "\u{7f}"];
    for (topic, body) in bodies {
        let plain = accepted(&request(topic, body));
        for at in text {
            let Delivery { account, id, job, runs_when_disabled } =
                accepted(&with(request(topic, body), "X-Shopify-Triggered-At", at));
            assert_eq!(
                (account, id, runs_when_disabled),
                (plain.account.clone(), plain.id.clone(), plain.runs_when_disabled),
                "{topic} {at}"
            );
            // Which job, about whom, and when; what it carries is when the customer changed, and nothing else.
            let same = |job: &Job| (job.kind.clone(), job.key.clone(), job.subject.clone(), job.delay_ms);
            assert_eq!(same(&job), same(&plain.job), "{topic} {at}");
            let is_time = storage::decode::<Changed>(&job.payload)
                .is_some_and(|changed| storage::encode(&changed).into_bytes() == job.payload);
            assert!(job.payload == plain.job.payload || is_time, "{topic} {at}");
            if body.contains("updated_at") || job.kind != CUSTOMER {
                assert_eq!(job.payload, plain.job.payload, "what is signed goes before it: {topic} {at}");
            }
        }
    }
}

#[test]
fn what_is_not_signed_by_us_both_is_answered_with_401() {
    begin();
    assert_eq!(status(&signed_with("another secret", "customers/update", BODY)), 401);
    assert_eq!(status(&without(request("customers/update", BODY), "x-shopify-hmac-sha256")), 401);
    assert_eq!(status(&with(request("customers/update", BODY), "x-shopify-hmac-sha256", "%%%")), 401);
    assert_eq!(status(&request("customers/update", "")), 401);
    // The review robot asks the topics of the law with a wrong signature.
    for topic in ["customers/data_request", "customers/redact", "shop/redact", "no/topic"] {
        assert_eq!(status(&signed_with("wrong", topic, "{}")), 401, "{topic}");
    }
    let mut again = with(request("customers/update", BODY), "x-shopify-hmac-sha256", HEADER);
    again.body = serde_json::from_str::<serde_json::Value>(BODY).unwrap().to_string().into_bytes();
    assert_eq!(status(&again), 401);
}

#[test]
fn the_old_secret_is_taken_while_shopify_rotates_and_no_longer() {
    begin();
    let old = signed_with("the old one", "customers/update", BODY);
    assert_eq!(status(&old), 401);
    testing::with(|host| host.settings.insert("old_client_secret".to_owned(), "the old one".to_owned()));
    assert_eq!(status(&old), 200);
    assert_eq!(status(&request("customers/update", BODY)), 200);
    testing::with(|host| host.settings.remove("old_client_secret"));
    assert_eq!(status(&old), 401);
}

#[test]
fn before_the_platform_is_set_up_shopify_is_asked_to_come_again() {
    testing::reset();
    assert_eq!(status(&request("customers/update", BODY)), 503);
}

#[test]
fn a_topic_of_no_interest_is_answered_and_forgotten() {
    begin();
    for topic in ["orders/create", "CUSTOMERS/UPDATE", "customers/enable", "app/scopes_update"] {
        assert!(matches!(receive(&request(topic, BODY)), Verdict::Ignore), "{topic}");
    }
    let failed = r#"{"status":"failed","admin_graphql_api_customer_kept_id":null}"#;
    assert!(matches!(receive(&request("customers/merge", failed)), Verdict::Ignore));
}

#[test]
fn a_merge_is_believed_only_where_it_is_said_to_be_completed() {
    begin();
    let body = |status: &str| {
        format!(
            r#"{{{status}"admin_graphql_api_customer_kept_id":"gid://shopify/Customer/1",
            "admin_graphql_api_customer_deleted_id":"gid://shopify/Customer/2"}}"#
        )
    };
    for status in ["in_progress", "requested", "IN_PROGRESS", "not completed", ""] {
        let text = body(&format!(r#""status":"{status}","#));
        assert!(matches!(receive(&request("customers/merge", &text)), Verdict::Ignore), "{status}");
    }
    assert!(matches!(receive(&request("customers/merge", &body(""))), Verdict::Ignore));
    testing::with(|host| assert!(host.log.iter().any(|line| line.contains("in_progress")), "{:?}", host.log));
    assert_eq!(accepted(&request("customers/merge", &body(r#""status":"COMPLETED","#))).job.kind, MERGED);
}

#[test]
fn a_signed_delivery_that_lacks_what_it_must_have_is_answered_with_400() {
    begin();
    for name in ["x-shopify-topic", "x-shopify-shop-domain"] {
        assert_eq!(status(&without(request("customers/update", BODY), name)), 400, "{name}");
    }
    let nameless = without(request("customers/update", BODY), "x-shopify-webhook-id");
    assert_eq!(status(&without(nameless.clone(), "x-shopify-event-id")), 400);
    for shop in ["evil.example", "f360-test.myshopify.com/", ""] {
        assert_eq!(
            status(&with(request("customers/update", BODY), "x-shopify-shop-domain", shop)),
            400,
            "{shop}"
        );
    }
    let huge = "x".repeat(201);
    assert_eq!(
        status(&with(with(nameless, "x-shopify-webhook-id", &huge), "x-shopify-event-id", &huge)),
        400
    );
}

#[test]
fn without_an_id_of_its_own_a_delivery_is_known_by_what_happened_and_its_topic() {
    begin();
    let id = |topic| accepted(&without(request(topic, BODY), "x-shopify-webhook-id")).id;
    assert_eq!(id("customers/update"), "98880550-7158-44d4-b7cd-2c97c8a091b5 customers/update");
    assert_ne!(id("customers/update"), id("customers/create"));
}

#[test]
fn each_topic_becomes_its_job_with_nothing_of_the_body_but_ids() {
    begin();
    let big = "gid://shopify/Customer/18446744073709551615";
    for (topic, body, kind, key) in [
        ("customers/create", r#"{"id":18446744073709551615}"#, CUSTOMER, big),
        ("customers/delete", r#"{"id":7,"admin_graphql_api_id":"x"}"#, CUSTOMER, "gid://shopify/Customer/7"),
        (
            "customer.tags_added",
            r#"{"customerId":"gid://shopify/Customer/18446744073709551615"}"#,
            CUSTOMER,
            big,
        ),
        (
            "customer.tags_removed",
            r#"{"customerId":"gid://shopify/Customer/7"}"#,
            CUSTOMER,
            "gid://shopify/Customer/7",
        ),
        (
            "customers_email_marketing_consent/update",
            r#"{"customer_id":7,"email_address":"a@b.c"}"#,
            CUSTOMER,
            "gid://shopify/Customer/7",
        ),
        (
            "customers/data_request",
            r#"{"shop_domain":"f360-test.myshopify.com","customer":{"id":7,"email":"a@b.c"},"data_request":{"id":9999}}"#,
            PRIVACY,
            "customers/data_request/9999",
        ),
        (
            "customers/redact",
            r#"{"shop_domain":"f360-test.myshopify.com","customer":{"id":7,"email":"a@b.c"}}"#,
            PRIVACY,
            "customers/redact/7",
        ),
        ("app/uninstalled", r#"{"id":1,"email":"a@b.c"}"#, UNINSTALLED, "app/uninstalled"),
    ] {
        let Delivery { job, runs_when_disabled, .. } = accepted(&request(topic, body));
        assert_eq!((job.kind.as_str(), job.key.as_str()), (kind, key), "{topic}");
        assert_eq!(runs_when_disabled, kind == PRIVACY, "{topic}: the law knows no switches");
        assert!(!String::from_utf8(job.payload).unwrap().contains("a@b.c"), "{topic}");
    }
    let merge = r#"{"status":"completed","admin_graphql_api_customer_kept_id":"gid://shopify/Customer/1",
        "admin_graphql_api_customer_deleted_id":"gid://shopify/Customer/2"}"#;
    let job = accepted(&request("customers/merge", merge)).job;
    assert_eq!((job.kind.as_str(), job.key.as_str()), (MERGED, "gid://shopify/Customer/2"));
    assert_eq!(job.delay_ms, 0, "before any look at those that it is about");
    let kept = storage::decode::<Merged>(&job.payload);
    assert_eq!(kept, Some(Merged { kept: "gid://shopify/Customer/1".to_owned() }));
}

#[test]
fn a_store_that_is_to_be_forgotten_is_forgotten_by_the_platform() {
    begin();
    let body = r#"{"shop_id":954889,"shop_domain":"f360-test.myshopify.com"}"#;
    let verdict = receive(&request("shop/redact", body));
    assert!(matches!(verdict, Verdict::Forget(account) if account == "f360-test.myshopify.com"));
}

#[test]
fn what_the_law_demands_is_said_by_the_signed_body_and_not_by_a_header_alone() {
    begin();
    for topic in ["shop/redact", "customers/redact", "customers/data_request"] {
        for body in [BODY, r#"{"shop_domain":"another.myshopify.com","customer":{"id":7}}"#] {
            assert_eq!(status(&request(topic, body)), 400, "{topic}: {body}");
        }
    }
}

#[test]
fn a_signed_body_that_names_nobody_is_answered_with_400() {
    begin();
    for body in [
        "{",
        "[]",
        "{}",
        r#"{"id":"x"}"#,
        r#"{"id":1.5}"#,
        r#"{"id":-7}"#,
        r#"{"id":18446744073709551616}"#,
        r#"{"id":"gid://shopify/Order/7"}"#,
        r#"{"id":"gid://shopify/Customer/"}"#,
        r#"{"id":null}"#,
    ] {
        assert_eq!(status(&request("customers/update", body)), 400, "{body}");
    }
    assert_eq!(status(&request("customers/merge", r#"{"status":"completed"}"#)), 400);
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_answered_without_a_panic(body in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..80), topic in "customers/(create|merge|redact)|shop/redact|\\PC{0,9}") {
        begin();
        let mut request = request(&topic, "");
        request.body.clone_from(&body);
        let request = with(request, "x-shopify-hmac-sha256", &signature(SECRET, &body));
        let _ = receive(&request);
        let request = with(request, "x-shopify-hmac-sha256", &signature("wrong", &body));
        proptest::prop_assert_eq!(status(&request), 401);
    }
}
