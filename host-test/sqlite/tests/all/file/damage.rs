//! Files that aren't what they should be, and writes that fail half-way.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use host_core::next_state::{RunOutcome, next_state};
use host_core::shop::{Change, Entity, Link, Product, ProductVariant, Subject};
use host_core::store::{Commit, Enumeration, NewActivity, Store as _, StoreError, TickPage};
use host_sqlite::SqliteStore;

use super::{T0, attempt, connect, job, open, path};

fn refused(path: &Path) -> StoreError {
    SqliteStore::open(path).err().unwrap()
}

#[tokio::test]
async fn a_store_of_a_newer_program_is_refused_with_both_versions() {
    let folder = tempfile::tempdir().unwrap();
    connect(&open(folder.path()), "").await;
    let raw = rusqlite::Connection::open(path(folder.path())).unwrap();
    let version: i64 = raw.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    raw.pragma_update(None, "user_version", version + 41).unwrap();
    let error = refused(&path(folder.path()));
    assert!(
        matches!(&error, StoreError::Newer { found, known, .. } if *found == version + 41 && *known == version)
    );
    assert!(error.to_string().contains("use the newer program"), "{error}");
    raw.pragma_update(None, "user_version", version).unwrap();
    assert_eq!(attempt(&open(folder.path()), "1").await, 1, "and it was left alone");
}

#[test]
fn a_file_that_is_no_store_is_reported_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = path(folder.path());
    let text = "orders of 2026\n".repeat(1_000);
    fs::write(&path, &text).unwrap();
    let error = refused(&path).to_string();
    assert!(error.contains("isn't a store") && error.contains(path.to_str().unwrap()), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_path_that_cannot_hold_a_store_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    for path in [folder.path().to_owned(), file.join("store.db")] {
        let error = refused(&path).to_string();
        assert!(error.contains(path.to_str().unwrap()), "{error}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // An administrator may write everywhere but there.
    let administrator = fs::write(folder.path().join("probe"), "").is_ok();
    let path = if administrator { Path::new("/proc/store.db").to_owned() } else { path(folder.path()) };
    let error = refused(&path);
    assert!(matches!(error, StoreError::Failed { .. }), "{error}");
    let text = error.to_string();
    assert!(text.contains(path.to_str().unwrap()) && text.contains("os error"), "{text}");
}

/// All rows of all tables.
fn dump(raw: &rusqlite::Connection) -> String {
    let rows = |query: &str| -> Vec<String> {
        let mut statement = raw.prepare(query).unwrap();
        let columns = statement.column_count();
        let row = statement.query_map([], |row| {
            (0..columns)
                .map(|column| Ok(format!("{:?}", row.get_ref(column)?)))
                .collect::<Result<String, _>>()
        });
        row.unwrap().map(Result::unwrap).collect()
    };
    tables(raw).iter().flat_map(|table| rows(&format!("SELECT * FROM {table}"))).collect()
}

fn tables(raw: &rusqlite::Connection) -> Vec<String> {
    let mut statement = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

#[tokio::test]
async fn a_commit_that_fails_at_any_table_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, "").await;
    store.jobs_enqueue(1, &[job("7")], T0).await.unwrap();
    let tick = store.tick_now(1, Entity::Product, true, T0).await.unwrap();
    let claim = store.job_claim(T0, 60_000, Some(&[tick])).await.unwrap().unwrap();
    let product = Product {
        remote_id: Some("P".into()),
        sku: "A".into(),
        price: "1".into(),
        variants: vec![ProductVariant {
            remote_id: Some("P/S".into()),
            price: "1".into(),
            ..ProductVariant::default()
        }],
        ..Product::default()
    };
    let page = TickPage {
        entity: Entity::Product,
        ran_with: None,
        cursor: "1".into(),
        problems: vec![("Q".into(), host_core::model::Message::host("test", &[]))],
        done: 2,
        total: None,
        ends: true,
        enumeration: Some(Enumeration { begins: true, ends: true }),
    };
    let link = |id: &str| Link {
        subject: Subject { entity: Entity::Order, id: id.into() },
        remote_id: format!("R-{id}"),
        number: String::new(),
        url: String::new(),
    };
    let message = host_core::model::Message::host("test", &[]);
    let whole = Commit {
        installation: 1,
        lease: Some(claim.lease),
        ending: Some(next_state(&claim.job, RunOutcome::Throttled(message, None), true, T0)),
        writes: vec![("key".into(), Some(b"value".to_vec()))],
        pushes: vec![job("8")],
        link: Some(link("7")),
        changes: vec![Change::Link(link("8")), Change::UpsertProduct(product)],
        page: Some(page),
        activity: vec![NewActivity { subject: None, event: "sent".into(), message: None, actor: None }],
        now: T0,
        ..Commit::default()
    };
    let raw = rusqlite::Connection::open(path(folder.path())).unwrap();
    let before = dump(&raw);
    for (table, write) in [
        ("jobs", "INSERT"),
        ("jobs", "UPDATE"),
        ("installations", "UPDATE"),
        ("storage", "INSERT"),
        ("links", "INSERT"),
        ("activity", "INSERT"),
        ("records", "INSERT"),
        ("record_keys", "INSERT"),
        ("variant_links", "INSERT"),
        ("ticks", "INSERT"),
        ("problems", "INSERT"),
    ] {
        assert!(tables(&raw).contains(&table.to_owned()));
        let fault = format!(
            "CREATE TRIGGER fault BEFORE {write} ON {table} BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        );
        raw.execute_batch(&fault).unwrap();
        let error = store.commit(whole.clone()).await.unwrap_err();
        assert!(matches!(&error, StoreError::Failed { .. }), "{error}");
        assert!(error.to_string().contains("disk full"), "{error}");
        raw.execute_batch("DROP TRIGGER fault").unwrap();
        assert_eq!(dump(&raw), before, "{write} {table}");
    }
    store.commit(whole).await.unwrap();
    assert_ne!(dump(&raw), before);
}
