//! `fake-smarty` as a script sees it.

use std::process::Stdio;

use crate::common::{KEY, receive, send, send_raw, with_timeout};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

async fn start(options: &[&str]) -> (Child, Value) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fake-smarty"))
        .args(["--api-key", KEY])
        .args(options)
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = with_timeout(lines.next_line()).await.unwrap().unwrap();
    (child, serde_json::from_str(&line).unwrap())
}

#[tokio::test]
async fn it_prints_its_url_and_serves_in_the_dialect_asked_for() {
    let options = [
        "--sample-data",
        "--lists",
        "records",
        "--numbers",
        "number",
        "--booleans",
        "text",
        "--row-names",
        "cut:60",
    ];
    let (_child, line) = start(&options).await;
    let url = line["url"].as_str().unwrap();
    let products = receive(send(url, "GET", "Products/list", None).await).await.unwrap().json();
    assert_eq!(products["Records"][0]["price"].as_f64(), Some(19.9));
    assert_eq!(products["Records"].as_array().unwrap().len(), 2);

    assert_eq!(
        (&line["ledger"], &line["control"]),
        (&json!(format!("{url}/__ledger")), &json!(format!("{url}/control")))
    );
    let ledger = receive(send_raw(url, "GET", "/__ledger", None).await).await.unwrap();
    assert_eq!(ledger.json()["requests"][0]["path"], "/titanium/V2/Api/Products/list");
    assert!(!ledger.text().contains(KEY));
}

#[tokio::test]
async fn it_begins_with_generated_products_as_a_second_smarty_and_is_controlled() {
    let (_child, line) =
        start(&["--products", "120", "--seed", "7", "--second", "--page-limit", "100"]).await;
    let url = line["url"].as_str().unwrap();
    let answer = receive(send(url, "GET", "Products/list?offset=50", None).await).await.unwrap().json();
    let products = answer.pointer("/Data/Records").unwrap().as_array().unwrap();
    assert_eq!((products.len(), products[0]["id"].is_string()), (70, true));
    let put = send_raw(url, "PUT", "/control/products/5012", Some(&json!({ "stock": 3 }))).await;
    assert_eq!(receive(put).await.unwrap().json(), json!({ "id": 5012 }));
}

#[tokio::test]
async fn a_second_smarty_takes_no_other_switch_of_the_dialect() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fake-smarty"));
    let output = with_timeout(command.args(["--second", "--numbers", "number"]).kill_on_drop(true).output())
        .await
        .unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]));
}

#[cfg(unix)]
#[tokio::test]
async fn it_ends_well_on_ctrl_c() {
    let (mut child, _) = start(&[]).await;
    let id = child.id().unwrap().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().await.unwrap().success());
    assert!(with_timeout(child.wait()).await.unwrap().success());
}

#[tokio::test]
async fn its_help_names_every_switch_and_no_key() {
    let output = Command::new(env!("CARGO_BIN_EXE_fake-smarty"))
        .arg("--help")
        .env("FAKE_SMARTY_API_KEY", KEY)
        .output()
        .await
        .unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    for switch in [
        "--port",
        "--api-key",
        "--sample-data",
        "--scale",
        "--bad-key",
        "--refusals",
        "--taxes",
        "--products",
        "--second",
        "--product-sorting",
        "--row-names",
        "/control/clock",
        "/control/faults",
    ] {
        assert!(help.contains(switch), "{switch} in {help}");
    }
    assert!(!help.contains(KEY));
}

#[tokio::test]
async fn a_fake_totalgest_prints_its_url_and_takes_the_credentials_asked_for() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fake-totalgest"))
        .args(["--shop", "s1", "--owner", "o1", "--username", "u", "--password", KEY, "--products", "120"])
        .args(["--base", "/erp", "--sparse", "--chatty"])
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line: Value = serde_json::from_str(&with_timeout(lines.next_line()).await.unwrap().unwrap()).unwrap();
    let url = line["url"].as_str().unwrap();
    let origin = url.strip_suffix("/erp").unwrap();
    assert_eq!(
        (&line["ledger"], &line["control"]),
        (&json!(format!("{origin}/__ledger")), &json!(format!("{origin}/control")))
    );
    let login = json!({ "username": "u", "password": KEY });
    let session = receive(send_raw(origin, "POST", "/erp/v1/sessions", Some(&login)).await).await.unwrap();
    assert_eq!(session.status, 201);
    let listed = receive(send_raw(origin, "GET", "/control/products?limit=1", None).await).await.unwrap();
    assert_eq!(listed.json()["count"], 120);
    let violations = receive(send_raw(origin, "GET", "/control/violations", None).await).await.unwrap();
    assert_eq!(violations.json(), json!([]));
    let ledger = receive(send_raw(origin, "GET", "/__ledger", None).await).await.unwrap();
    assert!(!ledger.text().contains(KEY));
}

#[tokio::test]
async fn the_help_of_a_fake_totalgest_names_every_switch_and_no_password() {
    let output = Command::new(env!("CARGO_BIN_EXE_fake-totalgest"))
        .arg("--help")
        .env("FAKE_TOTALGEST_PASSWORD", KEY)
        .output()
        .await
        .unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    for switch in ["--port", "--shop", "--owner", "--username", "--password", "--sparse", "/control/sessions"]
    {
        assert!(help.contains(switch), "{switch} in {help}");
    }
    assert!(!help.contains(KEY));
}
