//! Real signals at each step: a worker process is killed, or stopped and let go on after another worker has taken its
//! job over, right before each of its host calls. Whatever the step, every record is there once, and shown so.

mod worker;

use std::time::Duration;

use scenarios::{Sender, World, for_components, oracle, signal, sweep};
use worker::{Worker, WorkerExit};

for_components!(
    a_worker_may_be_killed_at_each_step,
    a_worker_may_be_stopped_at_each_step_until_another_has_taken_over,
);

/// Longer than a lease and the time in which a request may still be applied.
const LONG_MS: u64 = 240_000;

async fn a_worker_may_be_killed_at_each_step<S: Sender>() {
    let steps = sweep(killed_at::<S>).await;
    assert!(steps.len() > 5, "{}: {} steps", S::PLUGIN, steps.len());
}

/// A record waits to be sent, and the account is known.
async fn ready<S: Sender>() -> (World<S>, S::Record) {
    let world = World::<S>::new().await;
    world.report(&[S::record("0")]).await;
    world.rest().await;
    let record = S::record("1");
    world.report(std::slice::from_ref(&record)).await;
    (world, record)
}

/// The worker is killed before its n-th host call; none where it made fewer.
async fn killed_at<S: Sender>(n: u64) -> Option<String> {
    let (world, record) = ready::<S>().await;
    let killed = match Worker::start(&world, "KILL", n).end().await {
        WorkerExit::Killed => Some(format!("killed before host call {n}")),
        WorkerExit::Finished => None,
    };
    ends_well(&world, &record, &format!("killed before host call {n}")).await;
    killed
}

async fn a_worker_may_be_stopped_at_each_step_until_another_has_taken_over<S: Sender>() {
    let steps = sweep(stopped_at::<S>).await;
    assert!(steps.len() > 5, "{}: {} steps", S::PLUGIN, steps.len());
}

/// The worker is stopped before its n-th host call; none where it made fewer.
async fn stopped_at<S: Sender>(n: u64) -> Option<String> {
    for _ in 0..TRIES {
        let (world, record) = ready::<S>().await;
        let mut worker = Worker::start(&world, "STOP", n);
        let stopped = worker.stopped().await;
        if stopped && !is_free(&world) {
            // Another of its jobs was just being written: nobody can write until it goes on.
            continue;
        }
        taken_over(&world, &mut worker, stopped).await;
        ends_well(&world, &record, &format!("stopped before host call {n}")).await;
        return stopped.then(|| format!("stopped before host call {n}"));
    }
    panic!("each time it was stopped at host call {n} it held the store");
}

/// How often a step is tried where the stopped process holds the store.
const TRIES: u32 = 8;

/// Whether the store can be written.
fn is_free<S: Sender>(world: &World<S>) -> bool {
    let store = rusqlite::Connection::open(world.folder.path().join("store.db")).unwrap();
    store.busy_timeout(Duration::from_millis(500)).unwrap();
    store.execute_batch("BEGIN IMMEDIATE; ROLLBACK").is_ok()
}

/// While the worker is stopped its lease ends and another one does its job; then it goes on.
async fn taken_over<S: Sender>(world: &World<S>, worker: &mut Worker, stopped: bool) {
    if stopped {
        world.clock.advance(LONG_MS);
        world.remote.time_passes(LONG_MS);
        world.rest().await;
        worker.set_clock(world);
        signal(worker.process(), "CONT");
    }
    assert!(matches!(worker.end().await, WorkerExit::Finished), "it goes on");
}

async fn ends_well<S: Sender>(world: &World<S>, record: &S::Record, context: &str) {
    world.rest().await;
    oracle::sent_once(&world.remote, record, &world.shown().await, context);
    assert_eq!(world.remote.count(), 2, "{context}");
}
