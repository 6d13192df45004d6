//! Wrong use of the program: one line that says what to do, the right exit status, and nothing
//! half done.

use scenarios::{
    Answer, ConnectorHarness as _, Program, Refused, Smartygest, Subject, entering, for_connectors, oracle,
    orders,
};

for_connectors!(
    every_answer_is_json_where_json_was_asked_for,
    a_report_adds_up,
    jobs_that_cannot_be_retried_or_resolved_say_why,
    an_event_says_what_became_of_the_order_and_not_that_it_is_queued,
    orders_that_arrived_while_the_switch_was_off_are_sent_by_one_command,
    a_number_that_two_orders_share_is_told_when_the_second_arrives,
    a_store_without_its_key_is_told_and_left_as_it_is,
    no_secret_is_printed_however_much_is_told,
    refused_credentials_fail_with_their_fields_and_keep_nothing,
    a_broken_order_file_is_told_with_line_field_and_what_was_expected_and_nothing_is_kept,
);

const DONE: i32 = 0;
const FAILED: i32 = 1;
const USAGE: i32 = 2;

/// The only line on standard error, and the status.
fn complaint(answer: &Answer, code: i32) -> String {
    assert_eq!(answer.code, Some(code), "{answer:?}");
    let lines: Vec<&str> = answer.err.lines().collect();
    assert_eq!(lines.len(), 1, "one line was expected: {answer:?}");
    let text = lines[0].strip_prefix("host-test: ").expect("the program's name in front");
    assert!(!text.contains("RUST_BACKTRACE") && !text.contains("panicked"), "{text}");
    text.to_owned()
}

/// Runs a command that is refused as wrong use, and answers with its one line.
async fn refused(program: &Program, args: &[&str]) -> String {
    complaint(&program.run(args).await, USAGE)
}

fn file(program: &Program, orders: &[host_core::shop::Order]) -> String {
    let lines: Vec<String> = orders.iter().map(|order| serde_json::to_string(order).unwrap()).collect();
    program.file("orders.jsonl", &lines.join("\n"))
}

async fn a_broken_order_file_is_told_with_line_field_and_what_was_expected_and_nothing_is_kept<S: Subject>() {
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
async fn an_unknown_shop_is_told_with_those_that_are_there() {
    let program = Program::new();
    let path = file(&program, &[orders::paid("1")]);
    let text = refused(&program, &["order", "--shop", "demo", &path]).await;
    let store = program.store().display().to_string();
    assert_eq!(text, format!("there is no store at {store}; `host-test shop SHOP` makes one"));
    assert!(!program.store().exists(), "a typo makes none");
    program.must(&["shop", "north"]).await;
    let text = refused(&program, &["order", "--shop", "demo", &path]).await;
    assert_eq!(text, "there is no shop \"demo\"; there are: north");
    // A typo of one that is there makes no other one, unless that is what's meant.
    for typo in [&["shop", "nort"][..], &["enable", "smartygest", "--shop", "norht"]] {
        let text = refused(&program, typo).await;
        assert!(text.contains("but \"north\"") && text.contains("--create"), "{text}");
    }
    program.must(&["shop", "nort", "--create"]).await;
}

#[tokio::test]
async fn a_module_that_is_not_known_is_told_with_the_known_ones() {
    let program = Program::new();
    let text = refused(&program, &["shop", "demo", "--module", "comerce"]).await;
    assert_eq!(text, "--module comerce: one of ecommerce, or none, was expected");
    let shop = program.must(&["shop", "demo", "--module", "E-commerce", "--json"]).await.json();
    assert_eq!(shop["shop"]["modules"], serde_json::json!(["ecommerce"]), "as it is shown");
}

#[tokio::test]
async fn an_unknown_plugin_is_told_with_those_that_are_there() {
    let program = Program::new();
    let text = refused(&program, &["enable", "smartigest", "--shop", "demo"]).await;
    assert!(text.contains("no plugin \"smartigest\"") && text.contains("smartygest"), "{text}");
    assert_eq!(program.must(&["shop", "probe", "--json"]).await.json()["plugins"], serde_json::json!([]));
}

#[tokio::test]
async fn a_file_that_is_no_component_is_told_so() {
    let program = Program::new();
    let path = program.file("thing.wasm", "PK\u{3}\u{4}");
    let text = refused(&program, &["inspect", &path]).await;
    assert!(text.starts_with(&format!("{path}: this file isn't a component")), "{text}");
    let missing = refused(&program, &["inspect", "/nowhere/thing.wasm"]).await;
    assert!(missing.starts_with("/nowhere/thing.wasm: "), "{missing}");
}

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
async fn a_missing_setting_is_told_with_the_command_that_enters_it() {
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
async fn an_unknown_setting_or_switch_is_told_with_the_known_ones() {
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

#[tokio::test]
async fn an_error_is_json_too_where_json_was_asked_for() {
    let program = Program::new();
    let answer = program.run(&["status", "orders", "--shop", "demo", "--json"]).await;
    let text = complaint(&answer, USAGE);
    assert_eq!(answer.json(), serde_json::json!({"error": {"kind": "usage", "message": text}}));
}

async fn every_answer_is_json_where_json_was_asked_for<S: Subject>() {
    let remote = S::start().await;
    let program = Program::connected(&remote).await;
    let path = file(&program, &[orders::paid("1"), orders::cancelled("2")]);
    let off = format!("{}=off", S::ORDERS_OUT);
    for args in [
        vec!["shop", "demo"],
        vec!["plugins"],
        vec!["inspect", S::PLUGIN],
        vec!["order", "--shop", "demo", &path],
        vec!["work", "--until-idle"],
        vec!["status", "orders"],
        vec!["send", "orders", "1", "2"],
        vec!["jobs", "list"],
        vec!["jobs", "show", "1"],
        vec!["jobs", "retry", "1"],
        vec!["activity"],
        vec!["enable", S::PLUGIN, "--shop", "demo", "--flow", &off],
        vec!["disable", S::PLUGIN, "--shop", "demo"],
    ] {
        let answer = program.run(&[&args[..], &["--json"]].concat()).await;
        assert_eq!(answer.code, Some(DONE), "{args:?}: {answer:?}");
        assert!(answer.json().is_object(), "{args:?}");
        assert_eq!(answer.out.lines().count(), 1, "{args:?}: one value on one line");
        assert_eq!(answer.err, "", "{args:?}");
    }
}

async fn a_report_adds_up<S: Subject>() {
    let remote = S::start().await;
    let program = Program::connected(&remote).await;
    let mut broken = orders::paid("3");
    broken.total = "1".into();
    let path = file(&program, &[orders::paid("1"), orders::cancelled("2"), broken]);
    program.must(&["order", "--shop", "demo", &path]).await;
    let answer = program.run(&["send", "orders", "1", "2", "3", "--json"]).await;
    assert_eq!(answer.code, Some(FAILED), "one failed: {answer:?}");
    let report = answer.json()["report"].clone();
    let expected =
        [("sent", 1), ("already_there", 0), ("skipped", 1), ("failed", 1), ("uncertain", 0), ("waiting", 0)];
    for (part, count) in expected {
        assert_eq!(report[part], count, "{part}: {report}");
    }
    assert_eq!(report["selected"], 3);
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

async fn an_event_says_what_became_of_the_order_and_not_that_it_is_queued<S: Subject>() {
    let remote = S::start().await;
    let program = Program::connected(&remote).await;
    let mut broken = orders::paid("2");
    broken.total = "1".into();
    let path = file(&program, &[orders::paid("1"), broken, orders::cancelled("3")]);
    program.must(&["order", "--shop", "demo", &path]).await;
    let jobs = async || {
        let listed = program.must(&["jobs", "list", "--json"]).await.json();
        let jobs = listed["jobs"].as_array().unwrap().clone();
        let of = |key: &str, is_event: bool| {
            let mut found = jobs.iter().filter(|job| {
                job["key"] == key && job["kind"].as_str().unwrap().starts_with('@') == is_event
            });
            found.next().cloned().unwrap_or_default()
        };
        ["1", "2", "3"].map(|key| (of(key, true), of(key, false)))
    };
    for (event, job) in &jobs().await[..2] {
        assert_eq!((&event["stands"], &event["led_to"]), (&"waiting".into(), &job["job"]), "{event}");
    }
    program.run(&["work", "--until-idle"]).await;
    let [sent, failed, skipped] = jobs().await;
    for ((event, job), stands) in [(&sent, "sent"), (&failed, "parked")] {
        assert_eq!((&event["stands"], &event["led_to"]), (&stands.into(), &job["job"]), "{event}");
        assert_eq!(event["outcome"], "queued", "what it did itself");
        assert_eq!(event["reason"], job["reason"], "{event}");
    }
    assert_eq!((&skipped.0["stands"], &skipped.0["led_to"]), (&"skipped".into(), &serde_json::Value::Null));
    let number = sent.0["job"].to_string();
    let shown = program.must(&["jobs", "show", &number, "--locale", "it"]).await.out;
    assert!(shown.contains(&format!("inviato (lavoro {})", sent.1["job"])), "{shown}");
    assert!(!program.must(&["jobs", "list"]).await.out.contains("queued"));
}

async fn orders_that_arrived_while_the_switch_was_off_are_sent_by_one_command<S: Subject>() {
    let remote = S::start().await;
    let program = Program::connected(&remote).await;
    let switch = async |on: &str| {
        let flow = format!("{}={on}", S::ORDERS_OUT);
        program.must(&["enable", S::PLUGIN, "--shop", "demo", "--flow", &flow]).await
    };
    let send = ["send", "orders", "--missed"];
    let none = program.must(&send).await.out;
    assert!(none.contains("none is left to send") && !none.contains("Report"), "{none}");
    switch("off").await;
    program
        .must(&["order", "--shop", "demo", &file(&program, &[orders::paid("1"), orders::paid("2")])])
        .await;
    switch("on").await;
    program.must(&["order", "--shop", "demo", &file(&program, &[orders::paid("3")])]).await;
    let listed = program.must(&["status", "orders"]).await.out;
    let command = format!("host-test send orders --missed --shop demo --plugin {}", S::PLUGIN);
    assert!(listed.contains("2 of them arrived while") && listed.contains(&command), "{listed}");
    let report = program.must(&[&send[..], &["--json"]].concat()).await.json();
    assert_eq!((&report["report"]["sent"], &report["report"]["selected"]), (&2.into(), &2.into()));
    assert!(!program.must(&["status", "orders"]).await.out.contains("arrived while"));
    program.work().await;
    assert_eq!(remote.orders(), 3);
    for wrong in ["--all", "1"] {
        let answer = program.run(&[&send[..], &[wrong]].concat()).await;
        assert_eq!(answer.code, Some(USAGE), "{answer:?}");
    }
}

async fn a_number_that_two_orders_share_is_told_when_the_second_arrives<S: Subject>() {
    let remote = S::start().await;
    let program = Program::connected(&remote).await;
    let numbered = |id: &str| host_core::shop::Order { number: "AB-77".into(), ..orders::paid(id) };
    let order = async |id: &str, options: &[&str]| {
        let path = file(&program, &[numbered(id)]);
        program.must(&[&["order", "--shop", "demo", &path], options].concat()).await
    };
    assert!(!order("1", &[]).await.out.contains("AB-77"));
    let reported = order("2", &[]).await.out;
    assert!(reported.contains("1 order kept"), "{reported}");
    assert!(reported.contains("Order 2 came with the number AB-77, which another order"), "{reported}");
    assert!(!order("2", &[]).await.out.contains("AB-77"), "it's told once");
    let reported = order("3", &["--json"]).await.json();
    let expected = serde_json::json!([{ "order": "3", "number": "AB-77", "others": ["1", "2"] }]);
    assert_eq!(reported["repeated_numbers"], expected);
    let activity = program.must(&["activity", "--locale", "it"]).await.out;
    assert!(activity.contains("ordine 3 è arrivato con il numero AB-77"), "{activity}");
}

#[tokio::test]
async fn a_store_that_is_newer_than_the_program_is_refused_by_naming_both_versions() {
    let program = Program::new();
    program.must(&["shop", "demo"]).await;
    let store = rusqlite::Connection::open(program.store()).unwrap();
    store.pragma_update(None, "user_version", 99).unwrap();
    drop(store);
    let text = complaint(&program.run(&["shop", "demo"]).await, FAILED);
    assert!(text.contains("has version 99") && text.contains("knows up to "), "{text}");
    assert!(text.contains("store.db"), "{text}");
}

#[tokio::test]
async fn a_store_that_another_process_holds_is_told_after_a_while() {
    let program = Program::new();
    program.must(&["shop", "demo"]).await;
    let other = rusqlite::Connection::open(program.store()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let text = complaint(&program.run(&["shop", "demo", "--name", "Demo"]).await, FAILED);
    assert!(text.contains("in use by another process") && text.contains("store.db"), "{text}");
    // Who only reads waits for nobody.
    program.must(&["shop", "demo"]).await;
    other.execute_batch("ROLLBACK").unwrap();
    program.must(&["shop", "demo"]).await;
}

#[tokio::test]
async fn a_file_that_is_no_store_is_told_and_left_as_it_is() {
    let program = Program::new();
    let text = "This is not a database, but a letter that somebody wants to keep. ".repeat(50);
    std::fs::write(program.store(), &text).unwrap();
    let reported = complaint(&program.run(&["shop", "demo"]).await, FAILED);
    assert!(reported.contains("isn't a store") && reported.contains("store.db"), "{reported}");
    assert_eq!(std::fs::read_to_string(program.store()).unwrap(), text);
}

async fn a_store_without_its_key_is_told_and_left_as_it_is<S: Subject>() {
    let remote = S::start().await;
    let program = Program::connected(&remote).await;
    let key = program.folder.path().join("store.db.key");
    let kept = std::fs::read(&key).unwrap();
    std::fs::write(&key, "00".repeat(32)).unwrap();
    let reported = complaint(&program.run(&["status", "orders"]).await, FAILED);
    assert!(reported.contains("can't be opened"), "{reported}");
    std::fs::write(&key, kept).unwrap();
    program.must(&["status", "orders"]).await;
}

#[tokio::test]
async fn a_store_in_a_place_that_cannot_be_is_told() {
    let program = Program::new();
    let file = program.file("file", "");
    let program = program.moved(&format!("{file}/store.db"));
    let text = complaint(&program.run(&["shop", "demo"]).await, FAILED);
    assert!(text.contains(&file), "{text}");
}

async fn no_secret_is_printed_however_much_is_told<S: Subject>() {
    let remote = S::start().await;
    let program = Program::connected(&remote).await;
    let mut secrets = remote.secrets();
    secrets.push(orders::EMAIL_DOMAIN.to_owned());
    let path = file(&program, &[orders::paid("1"), orders::paid("2")]);
    for args in [
        vec!["order", "--shop", "demo", &path],
        vec!["work", "--until-idle"],
        vec!["status", "orders"],
        vec!["jobs", "list"],
        vec!["activity"],
        vec!["shop", "demo"],
    ] {
        for json in [&[][..], &["--json"]] {
            let args = [&args[..], &["-vvv"], json].concat();
            let mut command = program.command(&args);
            let output = command.env("RUST_LOG", "trace").output().await.unwrap();
            assert!(output.status.success(), "{args:?}");
            oracle::silent(&secrets, &String::from_utf8_lossy(&output.stdout), "standard output");
            oracle::silent(&secrets, &String::from_utf8_lossy(&output.stderr), "standard error");
        }
    }
    assert_eq!(remote.orders(), 2);
}
