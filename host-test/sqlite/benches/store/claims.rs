//! The cost of the queue for a shop whose neighbours are busy: claiming its job while another shop has
//! 100,000 waiting ones, or while thousands of installations have work; and what a process with every
//! slot in use writes: leases that are kept, and calls that end together.

use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::Criterion;
use host_core::call_slots::Slots;
use host_core::limits;
use host_core::model::{InstallationId, NewJob, Outcome};
use host_core::next_state::{RunOutcome, next_state};
use host_core::store::{Claim, Commit, Store};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::task::JoinSet;

use crate::common::{T0, connected, connected_shop};

const LEASE_MS: u64 = 60_000;

fn job(key: usize) -> NewJob {
    NewJob {
        kind: "export-order".into(),
        key: key.to_string(),
        subject: None,
        payload: Vec::new(),
        delay_ms: 0,
        manual: false,
        runs_when_disabled: false,
    }
}

/// A store where `busy` more shops have a job each, due after `delay_ms`, and the first has `queue` of
/// them, due now; and a shop whose job is the one that is measured.
async fn shops(busy: usize, delay_ms: u64, queue: usize) -> (TempDir, Arc<dyn Store>, InstallationId) {
    let (folder, store) = connected().await;
    let jobs: Vec<NewJob> = (0..queue).map(job).collect();
    store.jobs_enqueue(1, &jobs, T0).await.unwrap();
    for number in 0..busy {
        let id = connected_shop(&*store, &format!("busy-{number}")).await;
        store.jobs_enqueue(id, &[NewJob { delay_ms, ..job(1) }], T0).await.unwrap();
    }
    let own = connected_shop(&*store, "own").await;
    (folder, store, own)
}

/// Claims as much as the others may run, as a worker does.
async fn busy(store: &Arc<dyn Store>) -> Slots {
    let mut slots = Slots::free(limits::RUNNING_PER_PROCESS);
    loop {
        let claims = store.jobs_claim(T0, LEASE_MS, None, &slots, limits::CLAIMED_AT_ONCE).await.unwrap();
        if claims.is_empty() {
            return slots;
        }
        claims.iter().for_each(|claim| slots.take(claim.job.installation));
    }
}

fn end(claim: &Claim) -> Commit {
    let ending = Some(next_state(&claim.job, RunOutcome::Succeeded(Outcome::Sent), true, T0));
    let (installation, lease) = (claim.installation.id, Some(claim.lease));
    Commit { installation, lease, ending, now: T0, ..Commit::default() }
}

pub(crate) fn claims(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let mut group = criterion.benchmark_group("claims");
    group.sample_size(10);
    for (name, others, delay_ms, queue) in [
        ("nobody else", 0, 0, 0),
        ("100,000 jobs of another shop", 0, 0, 100_000),
        ("200 shops whose jobs run", 200, 0, 20),
        ("5,000 shops whose jobs wait", 5_000, 1_000, 20),
    ] {
        let (_folder, store, own) = runtime.block_on(shops(others, delay_ms, queue));
        let slots = runtime.block_on(busy(&store));
        group.bench_function(format!("claim next to {name}"), |bencher| {
            bencher.to_async(&runtime).iter_custom(|times| {
                let (store, slots) = (&store, &slots);
                async move {
                    let mut elapsed = Duration::ZERO;
                    for _ in 0..times {
                        store.jobs_enqueue(own, &[job(0)], T0).await.unwrap();
                        let began = Instant::now();
                        let claims = store.jobs_claim(T0, LEASE_MS, None, slots, 1).await.unwrap();
                        elapsed += began.elapsed();
                        assert_eq!(claims[0].installation.id, own);
                        store.commit(end(&claims[0])).await.unwrap();
                    }
                    elapsed
                }
            });
        });
        group.bench_function(format!("look for work next to {name}"), |bencher| {
            bencher.to_async(&runtime).iter(|| async {
                store.jobs_rescue(T0).await.unwrap();
                store.next_due().await.unwrap()
            });
        });
    }
    group.finish();
}

pub(crate) fn writes(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let mut group = criterion.benchmark_group("512 running jobs");
    group.sample_size(10);
    let (_folder, store, _) = runtime.block_on(shops(600, 0, 0));
    let claim_all = || async {
        let mut slots = Slots::free(limits::RUNNING_PER_PROCESS);
        let mut all = Vec::new();
        while slots.free > 0 {
            let claims = store.jobs_claim(T0, LEASE_MS, None, &slots, limits::CLAIMED_AT_ONCE).await.unwrap();
            claims.iter().for_each(|claim| slots.take(claim.job.installation));
            all.extend(claims);
        }
        all
    };
    let (began, running) = (Instant::now(), runtime.block_on(claim_all()));
    let leases: Vec<_> = running.iter().map(|claim| claim.lease).collect();
    // A lease that is the same as before costs no write.
    let until = || T0 + LEASE_MS + u64::try_from(began.elapsed().as_nanos()).unwrap();
    group.bench_function("leases kept together", |bencher| {
        bencher.to_async(&runtime).iter(|| store.extend_leases(&leases, until()));
    });
    group.bench_function("leases kept one by one", |bencher| {
        bencher.to_async(&runtime).iter(|| async {
            for lease in &leases {
                store.extend_lease(*lease, until()).await.unwrap();
            }
        });
    });
    runtime.block_on(async {
        for claim in &running {
            store.commit(end(claim)).await.unwrap();
        }
    });
    group.bench_function("claimed, and ended together", |bencher| {
        bencher.to_async(&runtime).iter_custom(|times| {
            let (store, claim_all) = (&store, &claim_all);
            async move {
                let mut elapsed = Duration::ZERO;
                for _ in 0..times {
                    for installation in 1..=602 {
                        store.jobs_enqueue(installation, &[job(1)], T0).await.unwrap();
                    }
                    let began = Instant::now();
                    let claims = claim_all().await;
                    let mut ending = JoinSet::new();
                    for claim in claims {
                        let store = store.clone();
                        ending.spawn(async move { store.commit(end(&claim)).await.unwrap() });
                    }
                    ending.join_all().await;
                    elapsed += began.elapsed();
                }
                elapsed
            }
        });
    });
    group.finish();
}
