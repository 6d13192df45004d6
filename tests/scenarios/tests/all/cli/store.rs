//! A store that can't be used is named, and left as it is.

use scenarios::{Program, Subject, for_connectors};

use super::{FAILED, complaint};

for_connectors!(a_store_without_its_key_is_reported_and_left_as_it_is,);

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
async fn a_store_that_another_process_holds_is_reported_after_a_while() {
    let program = Program::new();
    program.must(&["shop", "demo"]).await;
    let other = rusqlite::Connection::open(program.store()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let text = complaint(&program.run(&["shop", "demo", "--name", "Demo"]).await, FAILED);
    assert!(text.contains("in use by another process") && text.contains("store.db"), "{text}");
    // A command that only reads waits for no other process.
    program.must(&["shop", "demo"]).await;
    other.execute_batch("ROLLBACK").unwrap();
    program.must(&["shop", "demo"]).await;
}

#[tokio::test]
async fn a_file_that_is_no_store_is_reported_and_left_as_it_is() {
    let program = Program::new();
    let text = "This is not a database, but a letter that somebody wants to keep. ".repeat(50);
    std::fs::write(program.store(), &text).unwrap();
    let reported = complaint(&program.run(&["shop", "demo"]).await, FAILED);
    assert!(reported.contains("isn't a store") && reported.contains("store.db"), "{reported}");
    assert_eq!(std::fs::read_to_string(program.store()).unwrap(), text);
}

async fn a_store_without_its_key_is_reported_and_left_as_it_is<S: Subject>() {
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
async fn a_store_in_a_place_that_cannot_be_is_reported() {
    let program = Program::new();
    let file = program.file("file", "");
    let program = program.moved(&format!("{file}/store.db"));
    let text = complaint(&program.run(&["shop", "demo"]).await, FAILED);
    assert!(text.contains(&file), "{text}");
}
