//! `--json`: every answer, and every error, is one value on one line.

use scenarios::{Program, Subject, for_connectors, orders};

use super::{DONE, USAGE, complaint, file};

for_connectors!(every_answer_is_json_where_json_was_asked_for,);

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
