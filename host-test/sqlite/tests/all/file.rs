//! Tests of the SQLite store's files: sealing, back-ups, damage, several processes.

mod damage;
mod migration;
mod processes;
mod restore;
mod sealing;

use std::path::{Path, PathBuf};

use host_core::model::{Account, NewJob, Outcome, Settings, Shop};
use host_core::next_state::{RunOutcome, next_state};
use host_core::store::{Commit, Connection, Store as _};
use host_sqlite::SqliteStore;

const T0: u64 = 1_800_000_000_000;

fn path(folder: &Path) -> PathBuf {
    folder.join("store.db")
}

fn open(folder: &Path) -> SqliteStore {
    SqliteStore::open(&path(folder)).unwrap()
}

fn job(key: &str) -> NewJob {
    NewJob {
        kind: "export-order".into(),
        key: key.into(),
        subject: None,
        payload: Vec::new(),
        delay_ms: 0,
        manual: false,
        runs_when_disabled: false,
    }
}

/// A shop with one installation, whose number is 1.
async fn connect(store: &SqliteStore, secret: &str) {
    let shop = Shop {
        id: "s1".into(),
        name: "Shop".into(),
        public_url: String::new(),
        currency: "EUR".into(),
        locale: "it".into(),
        time_zone: "Europe/Rome".into(),
        modules: Vec::new(),
    };
    store.put_shop(&shop).await.unwrap();
    let connection = Connection {
        shop: "s1".into(),
        plugin: "erp".into(),
        settings: Settings([("api-key".to_owned(), secret.to_owned())].into()),
        flows: Vec::new(),
        account: Some(Account::default()),
        forget: false,
        exclusive: false,
        writes: vec![("token".into(), Some(format!("{secret}-token").into_bytes()))],
        session: None,
        then: Vec::new(),
        actor: None,
        now: T0,
    };
    assert_eq!(store.connect(connection).await.unwrap().0.id, 1);
}

/// Runs `key` once; returns the number of its attempt.
async fn attempt(store: &SqliteStore, key: &str) -> u32 {
    let ids = store.jobs_enqueue(1, &[job(key)], T0).await.unwrap();
    let claim = store.job_claim(T0, 60_000, Some(&ids)).await.unwrap().unwrap();
    let ending = next_state(&claim.job, RunOutcome::Succeeded(Outcome::Sent), true, T0);
    let (lease, ending) = (Some(claim.lease), Some(ending));
    store.commit(Commit { installation: 1, lease, ending, now: T0, ..Commit::default() }).await.unwrap();
    claim.job.attempts
}
