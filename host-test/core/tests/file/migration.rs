//! A store of an older program becomes one of this program, with all that it holds.

use std::fs;

use host_core::shop::{Change, Entity, Link, Order, Product, Subject};
use host_core::sqlite::SqliteStore;
use host_core::store::{Commit, Store as _};

use super::{T0, attempt, connect, open, path};

const VERSION_1: &str = include_str!("../../src/sqlite/schema/1.sql");

/// Makes the store one of version 1: its tables, with the rows that they had then.
fn age(folder: &std::path::Path) {
    let old = folder.join("old.db");
    let raw = rusqlite::Connection::open(&old).unwrap();
    raw.execute_batch(VERSION_1).unwrap();
    raw.execute("ATTACH ?1 AS newer", [path(folder).to_str().unwrap()]).unwrap();
    let names = |query: &str| -> Vec<String> {
        let mut statement = raw.prepare(query).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    raw.pragma_update(None, "foreign_keys", false).unwrap();
    for table in names("SELECT name FROM main.sqlite_schema WHERE type = 'table'") {
        let columns = names(&format!("SELECT name FROM pragma_table_info('{table}', 'main')")).join(", ");
        raw.execute_batch(&format!(
            "INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}"
        ))
        .unwrap();
    }
    raw.execute_batch("DETACH newer").unwrap();
    raw.pragma_update(None, "user_version", 1).unwrap();
    raw.pragma_update(None, "application_id", 0x4633_3630).unwrap();
    raw.close().unwrap();
    fs::rename(old, path(folder)).unwrap();
}

async fn linked(store: &SqliteStore) -> Option<Link> {
    let mut rows = store.list(1, Entity::Order, None, 10).await.unwrap();
    assert_eq!(rows.len(), 1);
    rows.remove(0).link
}

#[tokio::test]
async fn a_store_of_version_1_keeps_all_that_it_holds_and_takes_products() {
    let folder = tempfile::tempdir().unwrap();
    let link = Link {
        subject: Subject { entity: Entity::Order, id: "7".into() },
        remote_id: "R-7".into(),
        number: "2026/7".into(),
        url: String::new(),
    };
    {
        let store = open(folder.path());
        connect(&store, "secret").await;
        let order = Order { id: "7".into(), ..Order::default() };
        store.orders_changed("s1", &[order], &[], T0).await.unwrap();
        let commit = Commit { installation: 1, link: Some(link.clone()), now: T0, ..Commit::default() };
        store.commit(commit).await.unwrap();
        assert_eq!(attempt(&store, "7").await, 1);
    }
    age(folder.path());
    let store = open(folder.path());
    assert_eq!(linked(&store).await, Some(link));
    let installation = store.installations(None).await.unwrap().remove(0);
    assert_eq!(installation.settings.0.get("api-key").map(String::as_str), Some("secret"));
    assert_eq!(attempt(&store, "7").await, 2, "attempts are counted for good");
    assert_eq!(store.ticks(None).await.unwrap(), []);
    let told = Product {
        remote_id: Some("P".into()),
        price: "1".into(),
        currency: "EUR".into(),
        active: true,
        ..Product::default()
    };
    let changes = vec![Change::UpsertProduct(told)];
    let applied =
        store.commit(Commit { installation: 1, changes, now: T0, ..Commit::default() }).await.unwrap();
    assert_eq!((applied.counts.created, applied.refusals), (1, vec![]));
    drop(store);
    assert!(linked(&open(folder.path())).await.is_some(), "and opens again");
}
