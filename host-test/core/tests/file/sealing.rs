//! A copy of the database alone gives no secret away.

use std::fs;
use std::path::Path;

use host_core::sqlite::SqliteStore;
use host_core::store::{Answer, Read, Store as _, StoreError};

use super::{attempt, connect, open, path};

const SECRET: &str = "planted-secret-4711";

/// The files below `folder` that hold `text`.
fn holding(folder: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, text));
        } else if fs::read(&path).unwrap().windows(text.len()).any(|part| part == text.as_bytes()) {
            found.push(path.display().to_string());
        }
    }
    found
}

#[tokio::test]
async fn no_file_of_the_store_holds_a_secret() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, SECRET).await;
    connect(&store, &format!("{SECRET}-renewed")).await;
    attempt(&store, "plain-key").await;
    assert!(!holding(folder.path(), "plain-key").is_empty(), "what isn't sealed is found");
    assert!(holding(folder.path(), SECRET).is_empty());
    let settings = store.installations(None).await.unwrap().remove(0).settings;
    assert_eq!(settings.0["api-key"], format!("{SECRET}-renewed"));
    drop(store);
    let store = open(folder.path());
    assert!(holding(folder.path(), SECRET).is_empty());
    let stored = store.read(1, &[Read::Value("token".into())]).await.unwrap();
    assert!(
        matches!(&stored[..], [Answer::Value(Some(value))] if value.len() > 5),
        "and it can still be read"
    );
}

#[tokio::test]
async fn a_store_with_another_key_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    connect(&open(folder.path()), SECRET).await;
    let key = folder.path().join("store.db.key");
    let right = fs::read(&key).unwrap();

    for (wrong, said) in
        [("0".repeat(64).as_str(), "another key"), ("not a key", "64 hexadecimal digits"), ("", "64")]
    {
        fs::write(&key, wrong).unwrap();
        let error = SqliteStore::open(&path(folder.path())).err().unwrap();
        assert!(matches!(error, StoreError::Sealed(_)), "{error}");
        assert!(error.to_string().contains(said), "{error}");
    }
    fs::remove_file(&key).unwrap();
    let error = SqliteStore::open(&path(folder.path())).err().unwrap();
    assert!(error.to_string().contains("is missing: put it back"), "{error}");

    assert!(!key.exists(), "no new key is made");
    fs::write(&key, right).unwrap();
    let store = open(folder.path());
    assert_eq!(store.installations(None).await.unwrap()[0].settings.0["api-key"], SECRET);
    assert_eq!(attempt(&store, "1").await, 1, "it wasn't restored");
}

#[tokio::test]
async fn a_sealed_value_opens_in_its_own_place_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, SECRET).await;
    let raw = rusqlite::Connection::open(path(folder.path())).unwrap();
    raw.execute("INSERT INTO storage SELECT installation, 'elsewhere', value FROM storage", []).unwrap();
    let error = store.read(1, &[Read::Value("elsewhere".into())]).await.unwrap_err();
    assert!(error.to_string().contains("elsewhere") && !error.to_string().contains(SECRET), "{error}");
}
