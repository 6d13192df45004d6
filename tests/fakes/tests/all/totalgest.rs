//! The fake TotalGest does what its contract says.

use crate::common::totalgest::{
    Client, PASSWORD, SCOPE, ask, login_with, order, problem, totalgest, totalgest_with,
};
use crate::common::{JSON, receive, send_with};
use fakes::{
    Fault, RequestMatcher, SignedDuration,
    totalgest::{Problem, Right, TotalGest},
};
use serde_json::{Value, json};

fn in_order(totalgest: &TotalGest) {
    assert_eq!(totalgest.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn it_says_what_it_is_to_anyone() {
    let totalgest = totalgest().await;
    let answer = ask(&totalgest, "GET", "/v1", &[], None).await;
    assert_eq!((answer.status, &answer.json()["service"]), (200, &json!("totalgest")));
    in_order(&totalgest);
}

#[tokio::test]
async fn a_session_opens_the_account_and_names_the_rights() {
    let totalgest = totalgest().await;
    let client = Client::new(&totalgest).await;
    let account = client.get("").await.json();
    assert_eq!(account["shop"]["name"], "Bottega");
    assert_eq!(account["rights"], json!(["products:read", "orders:write"]));
    totalgest.revoke_rights(&[Right::OrdersWrite]);
    assert_eq!(client.get("").await.json()["rights"], json!(["products:read"]));
    assert_eq!(problem(&client.create(&order("s/1")).await), "no-rights");
    assert_eq!(client.get("/products").await.status, 200);
    in_order(&totalgest);
}

#[tokio::test]
async fn what_is_wrong_with_an_account_is_distinguished() {
    let totalgest = totalgest().await;
    let wrong = login_with(&totalgest, "wrong").await;
    assert_eq!((wrong.status, problem(&wrong).as_str()), (401, "invalid-credentials"));
    let client = Client::new(&totalgest).await;
    for (path, status, kind) in [
        ("/v1/shops/shop-8/owners/owner-3", 404, "unknown-shop"),
        ("/v1/shops/shop-7/owners/owner-4/products", 404, "unknown-owner"),
    ] {
        let answer = ask(&totalgest, "GET", path, &client.headers(), None).await;
        assert_eq!((answer.status, problem(&answer).as_str()), (status, kind));
    }
    let without = ask(&totalgest, "GET", SCOPE, &[("Authorization", "Bearer tg_never")], None).await;
    assert_eq!((without.status, problem(&without).as_str()), (401, "session-expired"));
    totalgest.lock_user();
    assert_eq!(client.get("").await.status, 401);
    let locked = login_with(&totalgest, PASSWORD).await;
    assert_eq!((locked.status, problem(&locked).as_str()), (403, "no-rights"));
    totalgest.unlock_user();
    assert_eq!(login_with(&totalgest, PASSWORD).await.status, 201);
    in_order(&totalgest);
    let astray = ask(&totalgest, "GET", "/v2/anything", &[], None).await;
    assert_eq!((astray.status, problem(&astray).as_str()), (404, "blank"));
}

#[tokio::test]
async fn ids_may_hold_what_a_path_has_a_use_for() {
    let totalgest = totalgest_with(|config| {
        config.shop_id = "a/b c".into();
        config.owner_id = "ö?1".into();
    })
    .await;
    let client = Client::new(&totalgest).await;
    let path = "/v1/shops/a%2Fb%20c/owners/%C3%B6%3F1";
    assert_eq!(ask(&totalgest, "GET", path, &client.headers(), None).await.json()["owner"]["id"], "ö?1");
    in_order(&totalgest);
}

#[tokio::test]
async fn sessions_end_by_the_clock_or_by_hand_and_several_go_side_by_side() {
    let totalgest = totalgest().await;
    let (first, second) = (Client::new(&totalgest).await, Client::new(&totalgest).await);
    totalgest.advance_clock(SignedDuration::from_mins(59));
    let third = Client::new(&totalgest).await;
    assert_eq!((first.get("").await.status, second.get("").await.status), (200, 200));
    totalgest.advance_clock(SignedDuration::from_mins(2));
    assert_eq!((first.get("").await.status, third.get("").await.status), (401, 200));
    totalgest.expire_sessions();
    assert_eq!(problem(&third.get("").await), "session-expired");
    assert_eq!((totalgest.logins(), totalgest.sessions(), totalgest.tokens().len()), (3, 0, 3));
    in_order(&totalgest);
}

#[tokio::test]
async fn an_order_is_there_once_however_often_it_is_created() {
    let totalgest = totalgest().await;
    let client = Client::new(&totalgest).await;
    let created = client.create(&order("bottega/1042")).await;
    assert_eq!(created.status, 201, "{}", created.text());
    let mut other = order("bottega/1042");
    other["note"] = json!("changed");
    let again = client.create(&other).await;
    assert_eq!((again.status, again.json()), (200, created.json()));
    assert_eq!(created.json()["number"].as_str().unwrap().split('-').count(), 3);
    let found = client.get("/orders?external_reference=bottega%2F1042").await.json();
    assert_eq!(found["items"], json!([created.json()]));
    let number = created.json()["number"].as_str().unwrap().to_owned();
    assert_eq!(client.get(&format!("/orders?number={number}")).await.json(), found);
    assert_eq!(client.get("/orders?number=none").await.json()["items"], json!([]));
    let orders = totalgest.orders();
    assert_eq!((orders.len(), orders[0].sent.note.as_str()), (1, ""));
    assert_eq!(serde_json::to_value(&orders[0].sent).unwrap(), order("bottega/1042"));
    assert_eq!((totalgest.duplicates(), totalgest.ledger().changes.len()), (0, 1));
    in_order(&totalgest);
}

#[tokio::test]
async fn creates_at_the_same_time_make_one_order() {
    let totalgest = totalgest().await;
    let client = Client::new(&totalgest).await;
    let body = order("bottega/1");
    let answers = futures_util::future::join_all((0..8).map(|_| client.create(&body))).await;
    let created = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!((created, totalgest.orders().len()), (1, 1));
    assert!(answers.iter().all(|answer| answer.json() == answers[0].json()));
    in_order(&totalgest);
}

#[tokio::test]
async fn an_answer_that_is_lost_leaves_the_order_there() {
    let totalgest = totalgest().await;
    let client = Client::new(&totalgest).await;
    let lost = totalgest.inject(RequestMatcher::post("orders"), Fault::reset().after_applying());
    let [authorization] = client.headers();
    let stream = send_with(
        &totalgest.url(),
        "POST",
        &format!("{SCOPE}/orders"),
        &[authorization, JSON],
        Some(&order("s/1")),
    )
    .await;
    receive(stream).await.unwrap_err();
    lost.reached().await;
    assert_eq!((client.create(&order("s/1")).await.status, totalgest.orders().len()), (200, 1));
    in_order(&totalgest);
}

#[tokio::test]
async fn an_order_it_cannot_take_is_refused_with_a_pointer_to_each_error() {
    let totalgest = totalgest().await;
    let client = Client::new(&totalgest).await;
    totalgest.refuse_sku("00017", "unknown article");
    let mut bad = order("s/1");
    bad["currency"] = json!("USD");
    bad["total"] = json!("40.00");
    bad["billing"]["line1"] = json!(" ");
    bad["shipping"]["last_name"] = json!("");
    bad["shipping"]["first_name"] = json!("");
    let refused = client.create(&bad).await;
    assert_eq!((refused.status, problem(&refused).as_str()), (422, "invalid-order"));
    let pointers: Vec<Value> =
        refused.json()["errors"].as_array().unwrap().iter().map(|error| error["pointer"].clone()).collect();
    assert_eq!(pointers, ["/currency", "/billing/line1", "/shipping/last_name", "/lines/0/sku", "/total"]);
    totalgest.accept_skus();
    assert_eq!(totalgest.orders().len(), 0);
    in_order(&totalgest);
}

#[tokio::test]
async fn a_cent_a_line_is_forgiven_and_vat_is_added_where_prices_are_without() {
    let totalgest = totalgest().await;
    let client = Client::new(&totalgest).await;
    for (reference, total, net, status) in [
        ("s/1", "46.81", false, 201),
        ("s/2", "46.82", false, 422),
        ("s/3", "50.30", true, 201),
        ("s/4", "46.80", true, 422),
    ] {
        let mut body = order(reference);
        body["total"] = json!(total);
        body["prices_include_vat"] = json!(!net);
        assert_eq!(client.create(&body).await.status, status, "{reference}");
    }
    in_order(&totalgest);
}

#[tokio::test]
async fn a_malformed_body_is_pointed_at_and_breaks_the_contract() {
    let totalgest = totalgest().await;
    let client = Client::new(&totalgest).await;
    let mut bad = order("s/1");
    bad["lines"][0]["quantity"] = json!(2);
    let refused = client.create(&bad).await;
    assert_eq!(refused.json()["errors"][0]["pointer"], "/lines/0/quantity");
    let lines = totalgest.take_violations();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].starts_with("POST /v1/shops/{shop_id}/owners/{owner_id}/orders: body/lines/0/quantity: ")
    );
}

#[tokio::test]
async fn too_many_requests_are_answered_with_when_to_come_back() {
    let totalgest = totalgest().await;
    let client = Client::new(&totalgest).await;
    totalgest.set_instant("2026-11-22T13:00:00Z".parse().unwrap());
    totalgest.limit_rate(2);
    assert_eq!(client.get("").await.status, 200);
    totalgest.advance_clock(SignedDuration::from_secs(10));
    assert_eq!(client.get("").await.status, 200);
    let refused = client.get("").await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("50")));
    assert_eq!(problem(&refused), "too-many-requests");
    totalgest.advance_clock(SignedDuration::from_secs(50));
    assert_eq!(client.get("").await.status, 200);
    in_order(&totalgest);
}

#[tokio::test]
async fn a_problem_can_be_injected_as_the_contract_has_it() {
    let totalgest = totalgest().await;
    totalgest.inject(RequestMatcher::get("v1"), Problem::Unavailable.fault());
    let answer = ask(&totalgest, "GET", "/v1", &[], None).await;
    assert_eq!((answer.status, problem(&answer).as_str()), (503, "unavailable"));
    in_order(&totalgest);
}

#[tokio::test]
async fn passwords_and_tokens_are_nowhere_in_the_ledger() {
    let totalgest = totalgest().await;
    login_with(&totalgest, "mistyped").await;
    let client = Client::new(&totalgest).await;
    let token = totalgest.tokens()[0].clone();
    let mut body = order("s/1");
    body["note"] = json!(format!("leaked {token} {PASSWORD}"));
    client.create(&body).await;
    client.get(&format!("/orders?number={token}")).await;
    let ledger = totalgest.ledger();
    assert_eq!(ledger.requests[1].body, json!({ "username": "bottega-api", "password": "***" }));
    assert_eq!(ledger.requests[2].body["note"], "leaked *** ***");
    assert_eq!(ledger.requests[3].param("number"), Some("***"));
    assert_eq!(ledger.requests[2].header("authorization"), Some("***"));
    let shown = format!("{ledger:?} {totalgest:?} {:?}", totalgest.violations());
    for secret in [token.as_str(), PASSWORD, "c0rrect", "mistyped"] {
        assert!(!shown.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn everything_is_below_the_base_that_it_is_given() {
    let totalgest = totalgest_with(|config| config.base = "/erp/tg/".into()).await;
    assert!(totalgest.url().ends_with("/erp/tg"));
    let client = Client::new(&totalgest).await;
    assert_eq!(client.get("/products").await.status, 200);
    in_order(&totalgest);
    for path in ["/v1", "/erp/tgv1", "/erp/tg/v1/"] {
        let stream = send_with(&totalgest.origin(), "GET", path, &[], None).await;
        assert_eq!(receive(stream).await.unwrap().status, 404, "{path}");
    }
}

/// Everything in the file that has both a schema and an example.
fn examples<'a>(value: &'a Value, into: &mut Vec<(&'a Value, &'a Value)>) {
    if let (Some(schema), Some(example)) = (value.get("schema"), value.get("example")) {
        into.push((schema, example));
    }
    let fields = value.as_object().into_iter().flat_map(|fields| fields.values());
    for child in fields.chain(value.as_array().into_iter().flatten()) {
        examples(child, into);
    }
}

#[tokio::test]
async fn the_contracts_own_examples_keep_it_and_its_order_is_taken() {
    let file: Value =
        serde_json::from_str(include_str!("../../../../plugins/totalgest/openapi.json")).unwrap();
    let mut found = Vec::new();
    examples(&file, &mut found);
    assert!(found.len() > 10);
    for (schema, example) in found {
        let schema = json!({ "allOf": [schema], "components": file["components"] });
        let violations: Vec<String> = jsonschema::draft202012::options()
            .should_validate_formats(true)
            .build(&schema)
            .unwrap()
            .iter_errors(example)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(violations, Vec::<String>::new(), "{example}");
    }
    let scope = "/paths/~1v1~1shops~1{shop_id}~1owners~1{owner_id}~1orders/post";
    let order = format!("{scope}/requestBody/content/application~1json/example");
    let totalgest = totalgest().await;
    let created = Client::new(&totalgest).await.create(file.pointer(&order).unwrap()).await;
    assert_eq!(created.status, 201, "{}", created.text());
    in_order(&totalgest);
}
