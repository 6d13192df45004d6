//! Wrong use: a file, a shop, a module, a plugin or a record that isn't there is named in one line, and nothing is
//! done.

use scenarios::{Program, Subject, for_connectors, orders};

use super::{file, refused};

for_connectors!(
    a_broken_order_file_is_reported_with_line_field_and_what_was_expected_and_nothing_is_kept,
    jobs_that_cannot_be_retried_or_resolved_say_why,
);

async fn a_broken_order_file_is_reported_with_line_field_and_what_was_expected_and_nothing_is_kept<
    S: Subject,
>() {
    let remote = S::start().await;
    let program = Program::connected(&remote).await;
    let good = serde_json::to_string(&orders::paid("1")).unwrap();
    for (line, reported) in [
        (
            r#"{"id": "2", "total": "12,50"}"#,
            "line 2, field total: \"12,50\" is not a number: a decimal number as text, such as \"19.90\", was expected",
        ),
        (
            r#"{"id": "2", "lines": [{"quantty": "1"}]}"#,
            "line 2, field lines[0].quantty: there is no field \"quantty\"; did you mean \"quantity\"?",
        ),
        (
            r#"{"id": "2", "payment": {"state": "payed"}}"#,
            "line 2, field payment.state: there is no value \"payed\"; did you mean \"paid\"?",
        ),
        (r#"{"number": "2"}"#, "line 2, field id: order 2 has no id"),
        (r#"{"id": "#, "line 2: this is not JSON"),
        ("nonsense", "line 2: this is not JSON"),
    ] {
        let path = program.file("broken.jsonl", &format!("{good}\n{line}"));
        let text = refused(&program, &["order", "--shop", "demo", &path]).await;
        assert!(text.starts_with(&format!("{path}: {reported}")), "{text}");
    }
    let rows = program.must(&["status", "orders", "--json"]).await.json();
    assert_eq!(rows["rows"].as_array().unwrap().len(), 0, "not even the good order of the file");
}

#[tokio::test]
async fn a_missing_order_file_is_named() {
    let program = Program::new();
    let text = refused(&program, &["order", "--shop", "demo", "nowhere.json"]).await;
    assert!(text.starts_with("nowhere.json: "), "{text}");
    assert!(!program.store().exists(), "a store isn't made for it");
}

#[tokio::test]
async fn an_unknown_shop_is_reported_with_those_that_are_there() {
    let program = Program::new();
    let path = file(&program, &[orders::paid("1")]);
    let text = refused(&program, &["order", "--shop", "demo", &path]).await;
    let store = program.store().display().to_string();
    assert_eq!(text, format!("there is no store at {store}; `host-test shop SHOP` makes one"));
    assert!(!program.store().exists(), "a typo makes none");
    program.must(&["shop", "north"]).await;
    let text = refused(&program, &["order", "--shop", "demo", &path]).await;
    assert_eq!(text, "there is no shop \"demo\"; there are: north");
    // A typo of an existing shop creates no other one, unless `--create` says so.
    for typo in [&["shop", "nort"][..], &["enable", "smartygest", "--shop", "norht"]] {
        let text = refused(&program, typo).await;
        assert!(text.contains("but \"north\"") && text.contains("--create"), "{text}");
    }
    program.must(&["shop", "nort", "--create"]).await;
}

#[tokio::test]
async fn a_module_that_is_not_known_is_reported_with_the_known_ones() {
    let program = Program::new();
    let text = refused(&program, &["shop", "demo", "--module", "comerce"]).await;
    assert_eq!(text, "--module comerce: one of ecommerce, or none, was expected");
    let shop = program.must(&["shop", "demo", "--module", "E-commerce", "--json"]).await.json();
    assert_eq!(shop["shop"]["modules"], serde_json::json!(["ecommerce"]), "as it is shown");
}

#[tokio::test]
async fn an_unknown_plugin_is_reported_with_those_that_are_there() {
    let program = Program::new();
    let text = refused(&program, &["enable", "smartigest", "--shop", "demo"]).await;
    assert!(text.contains("no plugin \"smartigest\"") && text.contains("smartygest"), "{text}");
    assert_eq!(program.must(&["shop", "probe", "--json"]).await.json()["plugins"], serde_json::json!([]));
}

#[tokio::test]
async fn a_file_that_is_no_component_is_refused_as_such() {
    let program = Program::new();
    let path = program.file("thing.wasm", "PK\u{3}\u{4}");
    let text = refused(&program, &["inspect", &path]).await;
    assert!(text.starts_with(&format!("{path}: this file isn't a component")), "{text}");
    let missing = refused(&program, &["inspect", "/nowhere/thing.wasm"]).await;
    assert!(missing.starts_with("/nowhere/thing.wasm: "), "{missing}");
}

async fn jobs_that_cannot_be_retried_or_resolved_say_why<S: Subject>() {
    let remote = S::start().await;
    let program = Program::connected(&remote).await;
    program.must(&["order", "--shop", "demo", &file(&program, &[orders::paid("1")])]).await;
    assert_eq!(refused(&program, &["jobs", "show", "4711"]).await, "there is no job 4711");
    let text = refused(&program, &["jobs", "resolve", "1", "--again"]).await;
    assert!(text.starts_with("job 1 is not uncertain but done: there is nothing to resolve"), "{text}");
    for failed in ["parked", "failed", "Failed for good"] {
        program.must(&["jobs", "list", "--phase", failed]).await;
    }
    let text = refused(&program, &["jobs", "list", "--phase", "lost"]).await;
    assert!(text.contains("waiting, running, paused"), "{text}");
    let text = refused(&program, &["send", "orders", "1", "9"]).await;
    assert_eq!(text, "shop \"demo\" has no order 9; nothing was sent");
    assert_eq!(remote.orders(), 0);
}
