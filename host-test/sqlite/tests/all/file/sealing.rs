//! A copy of the database alone gives no secret away.

use std::fs;
use std::path::Path;

use host_core::model::Settings;
use host_core::platform::{Authorization, StateCheck};
use host_core::store::{Answer, Read, Store as _, StoreError};
use host_sqlite::SqliteStore;

use super::{T0, attempt, connect, open, path};

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
    let stored = store.read_for_connector(1, &[Read::Value("token".into())]).await.unwrap();
    assert!(
        matches!(&stored[..], [Answer::Value(Some(value))] if value.len() > 5),
        "and it can still be read"
    );
}

#[tokio::test]
async fn a_store_with_another_key_is_reported_and_left_alone() {
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
    let error = store.read_for_connector(1, &[Read::Value("elsewhere".into())]).await.unwrap_err();
    assert!(error.to_string().contains("elsewhere") && !error.to_string().contains(SECRET), "{error}");
}

#[tokio::test]
async fn no_file_holds_a_secret_of_the_platform_or_of_an_authorization() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, "other").await;
    let settings = Settings([("client-secret".to_owned(), format!("{SECRET}-platform"))].into());
    store.put_platform_settings("erp", &settings).await.unwrap();
    let nonces = ["nonce-that-comes-back", "nonce-that-is-late"];
    for nonce in nonces {
        let authorization = Authorization {
            state: nonce.into(),
            plugin: "erp".into(),
            shop: "s1".into(),
            settings: Settings([("api-key".to_owned(), format!("{SECRET}-entered"))].into()),
            flows: Vec::new(),
            account: String::new(),
            forget: false,
            locale: "it".into(),
            actor: None,
            expires_at: T0 + 10,
        };
        store.save_authorization(&authorization, T0).await.unwrap();
    }
    let StateCheck::Valid(taken) = store.consume_authorization("erp", nonces[0], T0).await.unwrap() else {
        panic!()
    };
    assert_eq!(taken.settings.0["api-key"], format!("{SECRET}-entered"));
    assert!(matches!(
        store.consume_authorization("erp", nonces[1], T0 + 11).await.unwrap(),
        StateCheck::Expired
    ));
    for secret in [SECRET, nonces[0], nonces[1]] {
        assert_eq!(holding(folder.path(), secret), [""; 0], "{secret}");
    }
    assert_eq!(store.platform_settings("erp").await.unwrap(), settings);
    // What is of no use any more isn't kept, not even sealed.
    let raw = rusqlite::Connection::open(path(folder.path())).unwrap();
    let left: i64 =
        raw.query_row("SELECT count(*) FROM authorizations WHERE body <> x''", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
    // And nobody who can write the file moves one plugin's secrets to another's.
    raw.execute("INSERT INTO platform_settings SELECT 'mail', settings FROM platform_settings", []).unwrap();
    let error = store.platform_settings("mail").await.unwrap_err();
    assert!(!error.to_string().contains(SECRET), "{error}");
}
