//! A restore is noticed however it was done, and reported to connectors; otherwise nothing is reported.

use std::fs;
use std::path::Path;

use host_core::clock::Steady;
use host_core::store::{Restore, Store as _};
use host_sqlite::SqliteStore;

use super::{T0, attempt, connect, open, path};

/// A back-up as SQLite makes it: one whole file.
fn back_up(folder: &Path) -> Vec<u8> {
    let copy = folder.join("copy.db");
    let raw = rusqlite::Connection::open(path(folder)).unwrap();
    raw.execute("VACUUM INTO ?1", [copy.to_str().unwrap()]).unwrap();
    let bytes = fs::read(&copy).unwrap();
    fs::remove_file(copy).unwrap();
    bytes
}

/// A folder in which the store is the back-up and all other files are the present ones.
fn restored(folder: &Path, back_up: &[u8]) -> tempfile::TempDir {
    let new = tempfile::tempdir().unwrap();
    for file in ["store.db.key", "store.db.opened"] {
        fs::copy(folder.join(file), new.path().join(file)).unwrap();
    }
    fs::write(path(new.path()), back_up).unwrap();
    new
}

/// Who throws a store away and begins anew at the same place has a new one, however often it is opened.
#[tokio::test]
async fn a_new_store_in_the_place_of_one_that_was_thrown_away_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("shop");
    fs::create_dir(&place).unwrap();
    connect(&open(&place), "").await;
    for key in ["a", "b", "c"] {
        attempt(&open(&place), key).await;
    }
    fs::remove_dir_all(&place).unwrap();
    fs::create_dir(&place).unwrap();
    connect(&open(&place), "").await;
    for key in ["d", "e"] {
        assert_eq!(attempt(&open(&place), key).await, 1);
        assert!(!is_restored(&open(&place)).await);
    }
}

/// The last restore that the store reports, so many milliseconds after the machine's boot.
async fn last_restore(store: &SqliteStore, ms: u64) -> Option<Restore> {
    store.last_restore(Steady { epoch: 1, ms }, T0 + ms).await.unwrap()
}

async fn is_restored(store: &SqliteStore) -> bool {
    last_restore(store, 0).await.is_some()
}

#[tokio::test]
async fn a_store_that_was_not_restored_says_nothing() {
    let folder = tempfile::tempdir().unwrap();
    connect(&open(folder.path()), "").await;
    for key in ["a", "b", "c"] {
        assert_eq!(attempt(&open(folder.path()), key).await, 1);
        assert!(!is_restored(&open(folder.path())).await);
    }
    let other = open(folder.path());
    let store = open(folder.path());
    assert_eq!(attempt(&store, "d").await, 1);
    assert_eq!(attempt(&other, "e").await, 1);
    drop((store, other));
    assert_eq!(attempt(&open(folder.path()), "f").await, 1);
}

#[tokio::test]
async fn the_jobs_of_a_restored_store_start_at_two_and_those_that_come_later_at_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, "").await;
    store.jobs_enqueue(1, &[super::job("waits")], T0).await.unwrap();
    let back_up = back_up(folder.path());
    drop(store);
    attempt(&open(folder.path()), "sent since then").await;
    let restored = restored(folder.path(), &back_up);
    let store = open(restored.path());
    assert!(is_restored(&store).await);
    assert_eq!(attempt(&store, "waits").await, 2);
    assert_eq!(attempt(&store, "new").await, 1);
}

#[tokio::test]
async fn the_time_since_a_restore_counts_from_the_first_look_and_anew_after_a_boot() {
    let folder = tempfile::tempdir().unwrap();
    connect(&open(folder.path()), "").await;
    fs::remove_file(folder.path().join("store.db.opened")).unwrap();
    let store = open(folder.path());
    let first = last_restore(&store, 5_000).await.unwrap();
    assert_eq!((first.at, first.since_ms), (T0 + 5_000, 0));
    let later = last_restore(&open(folder.path()), 65_000).await.unwrap();
    assert_eq!(later, Restore { since_ms: 60_000, ..first }, "whichever process asks");
    let booted = Steady { epoch: 2, ms: 1_000 };
    let anew = store.last_restore(booted, T0 + 90_000).await.unwrap().unwrap();
    assert_eq!(anew, Restore { since_ms: 0, ..first });
    fs::remove_file(folder.path().join("store.db.opened")).unwrap();
    let second = last_restore(&open(folder.path()), 99_000).await.unwrap();
    assert_ne!(second.id, first.id, "another restore is distinguished from the first");
}

/// The ordinary restore: all that lies in the folder comes back, into the same place.
#[tokio::test]
async fn a_folder_that_was_restored_as_a_whole_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    connect(&open(folder.path()), "").await;
    let files = || fs::read_dir(folder.path()).unwrap().flatten().filter(|entry| entry.path().is_file());
    let back_up: Vec<_> = files().map(|entry| (entry.path(), fs::read(entry.path()).unwrap())).collect();
    assert_eq!(attempt(&open(folder.path()), "sent since then").await, 1);
    files().for_each(|entry| fs::remove_file(entry.path()).unwrap());
    for (path, bytes) in back_up {
        fs::write(path, bytes).unwrap();
    }
    assert!(is_restored(&open(folder.path())).await);
}

/// A host that runs for weeks opens its store once: its openings alone would show nothing.
#[tokio::test]
async fn a_restore_is_noticed_though_the_store_was_never_opened_since_the_back_up() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, "").await;
    let back_up = back_up(folder.path());
    assert_eq!(attempt(&store, "sent since then").await, 1);
    let restored = restored(folder.path(), &back_up);
    assert!(is_restored(&open(restored.path())).await);
}

/// Found where the product was really used: every order since the copy was sent again.
#[tokio::test]
async fn a_whole_folder_that_was_copied_elsewhere_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    connect(&open(folder.path()), "").await;
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(folder.path()).unwrap().flatten().filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    attempt(&open(folder.path()), "sent since then").await;
    assert!(is_restored(&open(copy.path())).await);
    assert!(!is_restored(&open(folder.path())).await, "the original is what it was");
}

/// Found where the product was really used: not noticed, and sent again.
#[tokio::test]
async fn an_older_state_that_is_put_in_the_place_of_an_open_store_is_noticed_at_the_next_claim() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, "").await;
    let older = raw(folder.path(), "SELECT value FROM meta WHERE key = 'opened'");
    attempt(&store, "sent since then").await;
    assert!(!is_restored(&store).await);
    let connection = rusqlite::Connection::open(path(folder.path())).unwrap();
    connection.execute("UPDATE meta SET value = ?1 WHERE key = 'opened'", [older]).unwrap();
    attempt(&store, "next").await;
    assert!(is_restored(&store).await);
}

fn raw(folder: &Path, query: &str) -> Vec<u8> {
    let connection = rusqlite::Connection::open(path(folder)).unwrap();
    connection.query_row(query, [], |row| row.get(0)).unwrap()
}

/// Found where the product was really used: "malformed", or nothing at all was said to be due.
#[tokio::test]
async fn an_older_store_next_to_a_newer_log_is_said_to_be_damaged_and_how_to_put_it_right() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, "").await;
    let older = back_up(folder.path());
    for key in 0..200 {
        attempt(&store, &format!("job {key}")).await;
    }
    // As after a crash: the log stays.
    let (log, crashed) = (folder.path().join("store.db-wal"), tempfile::tempdir().unwrap());
    for file in ["store.db.key", "store.db.opened"] {
        fs::copy(folder.path().join(file), crashed.path().join(file)).unwrap();
    }
    fs::copy(&log, crashed.path().join("store.db-wal")).unwrap();
    fs::write(path(crashed.path()), older).unwrap();
    match SqliteStore::open(&path(crashed.path())) {
        Err(error) => {
            let text = error.to_string();
            assert!(text.contains("malformed") || text.contains("remove the -wal file"), "{text}");
        }
        // The log may hold every page that counts: then it is the newer state as a whole.
        Ok(store) => assert!(is_restored(&store).await),
    }
}

#[tokio::test]
async fn a_store_without_its_count_was_moved_and_counts_as_restored() {
    let folder = tempfile::tempdir().unwrap();
    connect(&open(folder.path()), "").await;
    fs::remove_file(folder.path().join("store.db.opened")).unwrap();
    assert!(is_restored(&open(folder.path())).await);
}

#[tokio::test]
async fn a_job_whose_attempts_were_forgotten_counts_them_on() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, "").await;
    attempt(&store, "old").await;
    let back_up = back_up(folder.path());
    attempt(&store, "new").await;
    let restored = restored(folder.path(), &back_up);
    let store = open(restored.path());
    for expected in [2, 3] {
        assert_eq!(attempt(&store, "old").await, expected);
    }
}
