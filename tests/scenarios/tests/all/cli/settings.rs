//! Settings and switches that are missing, unknown, impossible or refused: nothing is saved.

use scenarios::{ConnectorHarness as _, Program, Refused, Smartygest, Subject, entering, for_connectors};

use super::{FAILED, USAGE, refused};

for_connectors!(refused_credentials_fail_with_their_fields_and_keep_nothing,);

#[tokio::test]
async fn what_a_choice_offers_is_listed_by_inspect_and_where_something_else_was_entered() {
    let remote = Smartygest::start().await;
    let program = Program::with(&remote);
    let inspected = program.must(&["inspect", "smartygest", "--json"]).await.json();
    let settings = inspected["manifest"]["settings"].as_array().unwrap().iter();
    let prices = settings.clone().find(|field| field["key"] == "prices").unwrap();
    assert_eq!(prices["choices"][1]["value"], "vat-excluded", "{prices}");
    let text = program.must(&["inspect", "smartygest"]).await.out;
    assert!(text.contains("prices offers:\n  vat-included: "), "{text}");

    let enable = ["enable", "smartygest", "--shop", "demo", "--set", "api_key=key", "--set", "prices=net"];
    let answer = program.run(&enable).await;
    assert_eq!(answer.code, Some(USAGE), "{answer:?}");
    assert!(answer.out.contains("Prices in Smarty: choose one of: vat-included ("), "{answer:?}");
    assert!(answer.out.contains("vat-excluded ("), "{answer:?}");
    assert_eq!(remote.requests(), 0, "nobody is asked about what can't be right");
}

#[tokio::test]
async fn the_activity_names_the_person_at_work() {
    let remote = Smartygest::start().await;
    let program = Program::with(&remote);
    let key = format!("api_key={}", Smartygest::KEY);
    program.must(&["enable", "smartygest", "--shop", "demo", "--set", &key, "--by", "Giulia"]).await;
    program.must(&["disable", "smartygest", "--shop", "demo", "--by", "Marco"]).await;
    let activity = program.must(&["activity", "--json"]).await.json();
    let entries = activity["activity"].as_array().unwrap();
    let by = |event: &str| entries.iter().find(|entry| entry["event"] == event).unwrap()["by"].clone();
    assert_eq!((by("connected"), by("disabled")), ("Giulia".into(), "Marco".into()), "{activity}");
    assert!(program.must(&["activity"]).await.out.contains("Giulia"));
}

#[tokio::test]
async fn a_missing_setting_is_reported_with_the_command_that_enters_it() {
    let remote = Smartygest::start().await;
    let program = Program::with(&remote);
    let text = refused(&program, &["enable", "smartygest", "--shop", "demo"]).await;
    assert_eq!(
        text,
        "a setting is missing: api_key (Api Key); enter it with `host-test enable smartygest --shop demo --set api_key=@FILE`"
    );
    assert_eq!(remote.requests(), 0);
    let shops = refused(&program, &["status", "orders", "--shop", "demo"]).await;
    assert!(shops.contains("there is no shop"), "not even the shop is kept: {shops}");
}

#[tokio::test]
async fn an_unknown_setting_or_switch_is_reported_with_the_known_ones() {
    let remote = Smartygest::start().await;
    let program = Program::with(&remote);
    let enable = ["enable", "smartygest", "--shop", "demo"];
    for (args, reported) in [
        (
            ["--set", "apikey=x"],
            "--set: smartygest has no setting \"apikey\"; it has: api_key, prices, reference, unanswered, tax_ids",
        ),
        (
            ["--flow", "orders"],
            "--flow: smartygest has no switch \"orders\"; it has: orders-out, products-in",
        ),
        (["--flow", "orders-out=maybe"], "--flow orders-out=maybe: on or off was expected, not \"maybe\""),
        (["--set", "api_key"], "--set: KEY=VALUE was expected"),
        (
            ["--set", "tax_ids=22"],
            "--set tax_ids: a JSON object of text to text, such as {\"22\": \"1\"}, was expected",
        ),
    ] {
        assert_eq!(refused(&program, &[&enable[..], &args].concat()).await, reported);
    }
    assert_eq!(remote.requests(), 0);
}

async fn refused_credentials_fail_with_their_fields_and_keep_nothing<S: Subject>() {
    let remote = S::start().await;
    let program = Program::with(&remote);
    let Refused { settings, fields, reported } = remote.refused();
    let mut enable = entering(S::PLUGIN, &settings);
    enable.push("--json".into());
    let answer = program.run(&enable.iter().map(String::as_str).collect::<Vec<_>>()).await;
    assert_eq!(answer.code, Some(FAILED), "{answer:?}");
    let value = answer.json();
    assert_eq!(value["saved"], false);
    for (index, field) in fields.iter().enumerate() {
        let problem = &value["fields"][index];
        assert_eq!(problem["field"], *field);
        assert!(problem["problem"].as_str().unwrap().contains(reported), "{problem}");
    }
    let wrong = &settings[S::CREDENTIAL.0];
    assert!(!answer.out.contains(wrong), "not even a wrong secret is repeated: {answer:?}");
    refused(&program, &["status", "orders", "--shop", "demo"]).await;
}

#[tokio::test]
async fn a_remote_that_is_down_fails_and_keeps_nothing() {
    let remote = Smartygest::start().await;
    let program = Program::with(&remote);
    drop(remote);
    let enable = ["enable", "smartygest", "--shop", "demo", "--set", "api_key=x", "--json"];
    let answer = program.run(&enable).await;
    assert_eq!(answer.code, Some(FAILED), "{answer:?}");
    assert!(answer.json()["reason"].as_str().unwrap().contains("can't be reached"), "{answer:?}");
    refused(&program, &["status", "orders", "--shop", "demo"]).await;
}
