//! `fake-shopify` as a script sees it.

use std::process::Stdio;

use crate::common::{CLIENT, Receiver, SECRET, params, send, with_timeout};
use http::StatusCode;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

async fn start(options: &[&str]) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fake-shopify"))
        .args(options)
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line: Value = serde_json::from_str(&with_timeout(lines.next_line()).await.unwrap().unwrap()).unwrap();
    let url = line["url"].as_str().unwrap().to_owned();
    assert_eq!(
        (&line["ledger"], &line["control"]),
        (&json!(format!("{url}/__ledger")), &json!(format!("{url}/control")))
    );
    (child, url)
}

async fn control(url: &str, method: &str, path: &str, body: Value) -> Value {
    let body = (method != "GET").then_some(&body);
    let answer = send(method, &format!("{url}/control/{path}"), &[], body).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    answer.body
}

#[tokio::test]
async fn the_owner_lets_the_app_in_and_edits_customers_over_http() {
    let (_child, url) = start(&[
        "--shop",
        "demo.myshopify.com",
        "--seed",
        "7",
        "--price-factor",
        "1.3",
        "--provinces",
        "keep",
    ])
    .await;
    let authorize = format!(
        "{url}/admin/oauth/authorize?client_id={CLIENT}&scope=write_customers&state=n\
         &redirect_uri=https%3A%2F%2Fshop.example%2Foauth"
    );
    let back = control(&url, "POST", "oauth/approve", json!({ "url": authorize })).await;
    let params = params(back["location"].as_str().unwrap());
    assert_eq!(params["shop"], "demo.myshopify.com");
    let body =
        json!({ "client_id": CLIENT, "client_secret": SECRET, "code": params["code"], "expiring": "1" });
    let tokens = send("POST", &format!("{url}/admin/oauth/access_token"), &[], Some(&body)).await.body;

    let receiver = Receiver::start().await;
    let ask = async |query: &str| {
        let token = tokens["access_token"].as_str().unwrap();
        let api = format!("{url}/admin/api/2026-10/graphql.json");
        send("POST", &api, &[("x-shopify-access-token", token)], Some(&json!({ "query": query }))).await.body
    };
    let subscribed = ask(&format!(
        "mutation {{ webhookSubscriptionCreate(topic: CUSTOMERS_CREATE, webhookSubscription: {{ uri: \"{}\" }}) \
         {{ userErrors {{ message }} }} }}",
        receiver.url
    ))
    .await;
    assert_eq!(subscribed["data"]["webhookSubscriptionCreate"]["userErrors"], json!([]), "{subscribed:#}");
    control(&url, "POST", "deliveries", json!({ "paused": true, "next": "lose" })).await;
    let new = control(&url, "POST", "customers", json!({ "first_name": "Zoe", "tags": ["VIP"] })).await;
    let changed = format!("customers/{}", new["id"]);
    control(&url, "PUT", &changed, json!({ "note": "x" })).await;
    assert_eq!(control(&url, "GET", &changed, json!({})).await["tags"], json!(["VIP"]));
    let found = ask("{ customers(first: 5) { nodes { note } } }").await;
    assert_eq!(found["data"]["customers"]["nodes"], json!([{ "note": "x" }]));
    assert_eq!(found["extensions"]["cost"]["requestedQueryCost"], 7, "5, 1.3 times");
    let deliveries = control(&url, "GET", "deliveries", json!({})).await;
    assert_eq!(
        (&deliveries[0]["progress"], &deliveries[0]["topic"]),
        (&json!("lost"), &json!("CustomersCreate"))
    );
    control(&url, "DELETE", &changed, json!({})).await;
    assert_eq!(
        send("GET", &format!("{url}/control/{changed}"), &[], None).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn every_control_does_what_it_says() {
    let (_child, url) = start(&[]).await;
    let clock =
        control(&url, "POST", "clock", json!({ "instant": "2026-11-22T00:00:00Z", "advance": 60 })).await;
    assert_eq!((&clock["instant"], &clock["running"]), (&json!("2026-11-22T00:01:00Z"), &json!(false)));
    assert_eq!(
        control(&url, "POST", "bucket", json!({ "size": 40, "restore_rate": 2, "left": 7 })).await,
        json!({ "left": 7 })
    );
    control(&url, "POST", "switches", json!({ "search_lag": 5, "whole_days": true })).await;
    let strict = json!({ "normalise": true, "provinces": "refuse", "price_factor": 1.2, "null_names": true });
    control(&url, "POST", "switches", strict).await;
    control(&url, "POST", "oauth", json!({ "callback": { "other_shop": "x.myshopify.com" } })).await;
    control(&url, "POST", "oauth", json!({ "callback": "tampered", "grant_only": ["read_customers"] })).await;
    control(&url, "POST", "deliveries", json!({ "next": { "delay": "PT1H" }, "times": 3 })).await;
    control(&url, "POST", "deliveries", json!({ "connect_to": ["https://a.example", "http://127.0.0.1:1"] }))
        .await;
    let app = control(&url, "POST", "app", json!({ "scopes": ["read_customers"] })).await;
    assert_eq!(app, json!({ "installed": true }));
    assert_eq!(
        control(&url, "POST", "app", json!({ "uninstall": true })).await,
        json!({ "installed": false })
    );
    let one = control(&url, "POST", "customers", json!({ "email": "a@example.ch" })).await["id"].clone();
    let two = control(&url, "POST", "customers", json!({ "phone": "+41791234567" })).await["id"].clone();
    control(&url, "POST", "privacy", json!({ "data_request": one, "redact": two })).await;
    control(&url, "POST", &format!("customers/{one}/merge"), json!({ "with": two })).await;
    let left = control(&url, "GET", "customers", json!({})).await;
    assert_eq!((left.as_array().unwrap().len(), &left[0]["phone"]), (1, &json!("+41791234567")));
    for (path, body) in [
        ("clock", json!({ "advanced": 1 })),
        ("deliveries", json!({ "next": "vanish" })),
        ("switches", json!({ "price_factor": -1 })),
        ("switches", json!({ "provinces": "guess" })),
    ] {
        let answer = send("POST", &format!("{url}/control/{path}"), &[], Some(&body)).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    }
}

#[tokio::test]
async fn requests_fail_as_the_line_with_curl_says() {
    let (_child, url) = start(&[]).await;
    let help = send("GET", &format!("{url}/control"), &[], None).await.body;
    let help = help.as_str().unwrap();
    let line = help.lines().find(|line| line.trim_start().starts_with("curl ")).unwrap();
    let mut parts = line.split('\'');
    let body: Value = serde_json::from_str(parts.nth(1).unwrap()).unwrap();
    assert_eq!(parts.next().unwrap().trim(), format!("{url}/control/faults"));
    control(&url, "POST", "faults", body).await;
    control(&url, "POST", "faults", json!({ "fault": "status", "status": 502, "saying": "secondly" })).await;
    let api = format!("{url}/admin/api/2026-10/graphql.json");
    for (query, status) in [("{ first }", 503), ("{ secondly }", 502), ("{ again }", 401)] {
        let answer = send("POST", &api, &[], Some(&json!({ "query": query }))).await;
        assert_eq!(answer.status, status, "{query}: {}", answer.body);
    }
    let listed = control(&url, "GET", "faults", json!({})).await;
    assert_eq!((&listed[0]["hits"], &listed[1]["hits"]), (&json!(1), &json!(1)));
    assert_eq!(control(&url, "DELETE", "faults", json!({})).await, json!({ "ended": 2 }));
    let wrong = json!({ "fault": "reset", "sayings": "x" });
    let refused = send("POST", &format!("{url}/control/faults"), &[], Some(&wrong)).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{}", refused.body);
}

#[tokio::test]
async fn its_help_names_every_switch_and_no_secret() {
    let output = Command::new(env!("CARGO_BIN_EXE_fake-shopify"))
        .arg("--help")
        .env("FAKE_SHOPIFY_CLIENT_SECRET", "planted-secret")
        .output()
        .await
        .unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    for switch in [
        "--port",
        "--shop",
        "--client-id",
        "--client-secret",
        "--connect-to",
        "--provinces",
        "--price-factor",
        "--null-names",
        "--addresses-as-sent",
        "/control/oauth/approve",
    ] {
        assert!(help.contains(switch), "{switch} in {help}");
    }
    assert!(!help.contains("planted-secret"));
}
