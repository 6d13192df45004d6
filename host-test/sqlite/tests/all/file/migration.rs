//! Migrations: a store of an older program becomes one of this program, with all of its data.

use std::fs;

use host_core::model::Account;
use host_core::platform::Delivered;
use host_core::shop::{Change, CustomerPatch, Entity, Link, Order, Product, Subject};
use host_core::store::{Answer, Commit, Connection, Read, Store as _};
use host_sqlite::SqliteStore;

use super::{T0, attempt, connect, job, open, path};

const SCHEMA: [&str; 4] = [
    include_str!("../../../src/schema/migrations/01.sql"),
    include_str!("../../../src/schema/migrations/02.sql"),
    include_str!("../../../src/schema/migrations/03.sql"),
    include_str!("../../../src/schema/migrations/04.sql"),
];

/// Makes the store one of this version: its tables, with the rows that they had then.
fn age(folder: &std::path::Path, version: usize) {
    let old = folder.join("old.db");
    let raw = rusqlite::Connection::open(&old).unwrap();
    for step in &SCHEMA[..version] {
        raw.execute_batch(step).unwrap();
    }
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
    // No older program found orders by anything.
    raw.execute_batch("DETACH newer; DELETE FROM record_keys WHERE entity = 'order'").unwrap();
    raw.pragma_update(None, "user_version", i64::try_from(version).unwrap()).unwrap();
    raw.pragma_update(None, "application_id", 0x4633_3630).unwrap();
    raw.close().unwrap();
    fs::rename(old, path(folder)).unwrap();
}

async fn linked(store: &SqliteStore) -> Option<Link> {
    let mut rows = store.records_list(1, Entity::Order, None, 10).await.unwrap();
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
        let order = Order { id: "7".into(), number: "N-7".into(), ..Order::default() };
        store.orders_changed("s1", &[order], &[], &[], T0).await.unwrap();
        let commit = Commit { installation: 1, link: Some(link.clone()), now: T0, ..Commit::default() };
        store.commit(commit).await.unwrap();
        assert_eq!(attempt(&store, "7").await, 1);
    }
    age(folder.path(), 1);
    let store = open(folder.path());
    assert_eq!(linked(&store).await, Some(link));
    let edited = Order { id: "7".into(), number: "N-7".into(), total: "350.00".into(), ..Order::default() };
    store.orders_changed("s1", &[edited], &[], &[], T0).await.unwrap();
    let row = store.records_list(1, Entity::Order, None, 1).await.unwrap().remove(0);
    assert_eq!(row.edit, None, "how it was sent isn't known");
    let installation = store.installations(None).await.unwrap().remove(0);
    assert_eq!(installation.settings.0.get("api-key").map(String::as_str), Some("secret"));
    assert_eq!(attempt(&store, "7").await, 2, "attempts are counted for good");
    assert_eq!(store.ticks(None).await.unwrap(), []);
    let reported = Product {
        remote_id: Some("P".into()),
        price: "1".into(),
        currency: "EUR".into(),
        active: true,
        ..Product::default()
    };
    let changes = vec![Change::UpsertProduct(reported)];
    let applied =
        store.commit(Commit { installation: 1, changes, now: T0, ..Commit::default() }).await.unwrap();
    assert_eq!((applied.counts.created, applied.refusals), (1, vec![]));
    drop(store);
    let store = open(folder.path());
    assert!(linked(&store).await.is_some(), "and opens again");
    let same_number = Order { id: "8".into(), number: "N-7".into(), ..Order::default() };
    let kept = store.orders_changed("s1", &[same_number], &[], &[], T0).await.unwrap();
    assert_eq!(kept.repeated[0].others, ["7"], "numbers of before are known");
}

#[tokio::test]
async fn a_store_of_version_4_keeps_its_catalogue_and_takes_customers_and_deliveries() {
    let folder = tempfile::tempdir().unwrap();
    let product = Product {
        remote_id: Some("P".into()),
        remote_version: "v1".into(),
        price: "1".into(),
        currency: "EUR".into(),
        active: true,
        ..Product::default()
    };
    let versions = Read::Versions(Entity::Product, vec!["P".into()]);
    {
        let store = open(folder.path());
        connect(&store, "secret").await;
        let changes = vec![Change::UpsertProduct(product)];
        store.commit(Commit { installation: 1, changes, now: T0, ..Commit::default() }).await.unwrap();
        store.tick_now(1, Entity::Product, false, T0).await.unwrap();
        assert_eq!(attempt(&store, "7").await, 1);
    }
    age(folder.path(), 4);
    let store = open(folder.path());
    let reported = store.read_for_connector(1, std::slice::from_ref(&versions)).await.unwrap();
    assert_eq!(reported, [Answer::Versions(vec![Some("v1".into())])]);
    assert_eq!(store.ticks(None).await.unwrap().len(), 1);
    assert_eq!(attempt(&store, "7").await, 2, "attempts are counted for good");
    assert_eq!(store.platform().await.unwrap().public_url, "");

    let patch = CustomerPatch { remote_id: "C".into(), ..CustomerPatch::default() };
    let changes = vec![Change::UpsertCustomer(patch)];
    let applied =
        store.commit(Commit { installation: 1, changes, now: T0, ..Commit::default() }).await.unwrap();
    assert_eq!((applied.counts.created, applied.refusals), (1, vec![]));
    // The account that it has reported since is the one that deliveries are for.
    let account = Some(Account { id: "shop-1".into(), name: String::new() });
    let known = store.installations(None).await.unwrap().remove(0);
    let connection = Connection {
        shop: known.shop,
        plugin: known.plugin,
        settings: known.settings,
        flows: Vec::new(),
        account,
        forget: false,
        exclusive: false,
        writes: Vec::new(),
        session: None,
        then: Vec::new(),
        actor: None,
        now: T0,
    };
    store.connect(connection).await.unwrap();
    let delivered = store.deliver("erp", "shop-1", "d-1", &job("8"), T0).await.unwrap();
    assert!(matches!(delivered, Delivered::Queued(ids) if ids.len() == 1));
    drop(store);
    let again = open(folder.path()).deliver("erp", "shop-1", "d-1", &job("8"), T0).await.unwrap();
    assert_eq!(again, Delivered::Known, "and opens again");
}
