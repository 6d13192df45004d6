//! After a restore, every job looks before it creates; otherwise none has to.

use std::fs;
use std::path::Path;

use super::{attempt, connect, open, path};

/// A back-up as SQLite makes it: one whole file.
fn back_up(folder: &Path) -> Vec<u8> {
    let copy = folder.join("copy.db");
    let raw = rusqlite::Connection::open(path(folder)).unwrap();
    raw.execute("VACUUM INTO ?1", [copy.to_str().unwrap()]).unwrap();
    let bytes = fs::read(&copy).unwrap();
    fs::remove_file(copy).unwrap();
    bytes
}

/// A folder in which the store is the back-up and all that lies beside it is of now.
fn restored(folder: &Path, back_up: &[u8]) -> tempfile::TempDir {
    let new = tempfile::tempdir().unwrap();
    for beside in ["store.db.key", "store.db.opened"] {
        fs::copy(folder.join(beside), new.path().join(beside)).unwrap();
    }
    fs::write(path(new.path()), back_up).unwrap();
    new
}

#[tokio::test]
async fn a_store_that_was_not_restored_starts_jobs_at_one() {
    let folder = tempfile::tempdir().unwrap();
    connect(&open(folder.path()), "").await;
    for key in ["a", "b", "c"] {
        assert_eq!(attempt(&open(folder.path()), key).await, 1);
    }
    let other = open(folder.path());
    let store = open(folder.path());
    assert_eq!(attempt(&store, "d").await, 1);
    assert_eq!(attempt(&other, "e").await, 1);
    drop((store, other));
    assert_eq!(attempt(&open(folder.path()), "f").await, 1);
}

#[tokio::test]
async fn a_restored_store_starts_every_job_at_two() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, "").await;
    let back_up = back_up(folder.path());
    drop(store);
    attempt(&open(folder.path()), "sent since then").await;
    let restored = restored(folder.path(), &back_up);
    let store = open(restored.path());
    assert_eq!(attempt(&store, "sent since then").await, 2);
    assert_eq!(attempt(&store, "new").await, 2);
    drop(store);
    assert_eq!(attempt(&open(restored.path()), "much later").await, 2, "for good");
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
    assert_eq!(attempt(&open(folder.path()), "sent since then").await, 2);
}

/// A host that runs for weeks opens its store once: its openings alone would tell nothing.
#[tokio::test]
async fn a_restore_is_noticed_though_the_store_was_never_opened_since_the_back_up() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, "").await;
    let back_up = back_up(folder.path());
    assert_eq!(attempt(&store, "sent since then").await, 1);
    let restored = restored(folder.path(), &back_up);
    assert_eq!(attempt(&open(restored.path()), "sent since then").await, 2);
}

#[tokio::test]
async fn a_back_up_after_which_nothing_ran_is_as_good_as_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, "").await;
    attempt(&store, "a").await;
    let restored = restored(folder.path(), &back_up(folder.path()));
    assert_eq!(attempt(&open(restored.path()), "b").await, 1);
}

#[tokio::test]
async fn a_store_without_its_count_was_moved_and_counts_as_restored() {
    let folder = tempfile::tempdir().unwrap();
    connect(&open(folder.path()), "").await;
    fs::remove_file(folder.path().join("store.db.opened")).unwrap();
    assert_eq!(attempt(&open(folder.path()), "a").await, 2);
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
