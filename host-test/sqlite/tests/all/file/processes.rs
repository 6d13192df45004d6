//! Several programs on one store, and one that is killed.

use std::collections::HashSet;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use host_core::clock::Steady;
use host_core::shop::Entity;
use host_core::store::{JobFilter, Store as _, StoreError};
use host_sqlite::{Patience, SqliteStore};

use super::{T0, attempt, connect, job, open, path};

const FOLDER: &str = "HOST_CORE_TEST_FOLDER";

#[tokio::test]
async fn programs_that_open_a_new_store_at_the_same_time_share_it() {
    for _ in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let path = path(folder.path());
        let opening: Vec<_> = (0..4)
            .map(|_| {
                let path = path.clone();
                thread::spawn(move || SqliteStore::open(&path))
            })
            .collect();
        let stores: Vec<_> = opening.into_iter().map(|thread| thread.join().unwrap().unwrap()).collect();
        connect(&stores[0], "sealed by one").await;
        for store in &stores {
            let settings = store.installations(None).await.unwrap().remove(0).settings;
            assert_eq!(settings.0["api-key"], "sealed by one", "all have the same key");
        }
        drop(stores);
        assert_eq!(attempt(&open(folder.path()), "1").await, 1, "nor does it look restored");
    }
}

#[tokio::test]
async fn the_jobs_of_a_killed_process_are_free_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, "").await;
    store.jobs_enqueue(1, &[job("7")], T0).await.unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "file::processes::a_worker_that_waits_to_be_killed", "--ignored", "--nocapture"])
        .env(FOLDER, folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let claimed = lines.map(Result::unwrap).any(|line| line.contains("attempt 1 is mine"));
    assert!(claimed, "the child claimed the job");
    assert_eq!(store.jobs_rescue(T0).await.unwrap(), 0, "it lives");
    assert!(store.job_claim(T0, 60_000, None).await.unwrap().is_none());
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(store.jobs_rescue(T0).await.unwrap(), 1, "long before its lease runs out");
    assert_eq!(store.job_claim(T0, 60_000, None).await.unwrap().unwrap().job.attempts, 2);
    drop(store);
    open(folder.path());
    let workers = std::fs::read_dir(folder.path().join("store.db.workers")).unwrap();
    assert_eq!(workers.count(), 0, "what it left behind was swept away");
}

#[tokio::test]
#[ignore = "a process of its own, started by the test above"]
async fn a_worker_that_waits_to_be_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let store = open(folder.as_ref());
    let claim = store.job_claim(T0, 60_000, None).await.unwrap().unwrap();
    println!("attempt {} is mine", claim.job.attempts);
    // Ends with the test that started it, also where that fails.
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
}

#[tokio::test]
async fn many_programs_that_write_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    connect(&open(folder.path()), "").await;
    let writing: Vec<_> = (0..4)
        .map(|program| {
            let store = open(folder.path());
            tokio::spawn(async move {
                for number in 0..25 {
                    store.jobs_enqueue(1, &[job(&format!("{program}-{number}"))], T0).await.unwrap();
                }
            })
        })
        .collect();
    for program in writing {
        program.await.unwrap();
    }
    let jobs = open(folder.path()).jobs(&host_core::store::JobFilter::default()).await.unwrap();
    let keys: HashSet<_> = jobs.iter().map(|job| job.key.as_str()).collect();
    assert_eq!((jobs.len(), keys.len()), (100, 100));
}

/// Found where the product was really used: the list of orders couldn't be looked at while an import ran.
#[tokio::test]
async fn a_program_that_only_reads_waits_for_none_that_writes() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    connect(&store, "secret").await;
    store.jobs_enqueue(1, &[job("7")], T0).await.unwrap();
    drop(store);
    let writing = rusqlite::Connection::open(path(folder.path())).unwrap();
    writing.execute_batch("BEGIN IMMEDIATE; UPDATE meta SET value = value").unwrap();
    let impatient = Patience { opening: Duration::ZERO, writing: Duration::ZERO };
    let reading = SqliteStore::open_with(&path(folder.path()), impatient).unwrap();
    assert_eq!(reading.jobs(&JobFilter::default()).await.unwrap().len(), 1);
    assert_eq!(reading.records_list(1, Entity::Order, None, 10).await.unwrap(), []);
    let settings = reading.installations(None).await.unwrap().remove(0).settings;
    assert_eq!(settings.0["api-key"], "secret");
    assert_eq!(reading.last_restore(Steady { epoch: 1, ms: 0 }, T0).await.unwrap(), None);
    let error = reading.jobs_enqueue(1, &[job("8")], T0).await.unwrap_err();
    assert!(matches!(error, StoreError::Busy(_)), "{error}");
    writing.execute_batch("ROLLBACK").unwrap();
    reading.jobs_enqueue(1, &[job("8")], T0).await.unwrap();
    drop((reading, writing));
    assert_eq!(attempt(&open(folder.path()), "9").await, 1, "nor does it look restored");
}

/// What was missed of a restore because the store was busy would be missed for good.
#[tokio::test]
async fn a_restored_store_is_not_opened_while_another_program_writes() {
    let folder = tempfile::tempdir().unwrap();
    connect(&open(folder.path()), "").await;
    std::fs::remove_file(folder.path().join("store.db.opened")).unwrap();
    let writing = rusqlite::Connection::open(path(folder.path())).unwrap();
    writing.execute_batch("BEGIN IMMEDIATE").unwrap();
    let impatient = Patience { opening: Duration::ZERO, writing: Duration::ZERO };
    let refused = SqliteStore::open_with(&path(folder.path()), impatient).err().unwrap();
    assert!(matches!(refused, StoreError::Busy(_)), "{refused}");
    writing.execute_batch("ROLLBACK").unwrap();
    assert!(open(folder.path()).last_restore(Steady { epoch: 1, ms: 0 }, T0).await.unwrap().is_some());
}
