//! Crashes: the real program is killed at the moments that matter, and started again.
//!
//! C1 to C4 are those of the list of faults that the design was made from: killed before an
//! intention is written, before and after the remote has applied the order, and after the commit.

use fakes::{Fault, FaultHandle, RequestMatcher};
use scenarios::{Program, Sender, World, finish, for_senders, oracle, signal, with_timeout};
use serde_json::Value;

for_senders!(
    c1_a_worker_killed_before_any_intention_sends_once,
    c2_a_worker_killed_before_the_order_was_applied_sends_once,
    c3_a_worker_killed_after_the_order_was_applied_adopts_it,
    c4_a_worker_killed_after_a_commit_does_not_repeat_it,
    a_worker_killed_twice_sends_once,
    two_workers_on_one_store_send_every_order_once,
    a_worker_that_is_asked_to_end_ends_its_call_first,
);

/// A shop with queued orders.
struct Shop<S> {
    remote: S,
    program: Program,
}

impl<S: Sender> Shop<S> {
    async fn with(records: &[S::Record]) -> Self {
        let remote = S::start().await;
        let program = Program::connected(&remote).await;
        let lines: Vec<String> =
            records.iter().map(|record| serde_json::to_string(record).expect("JSON")).collect();
        let file = program.file("records.jsonl", &lines.join("\n"));
        let report = [S::REPORT_COMMAND, &["--shop", "demo", &file]].concat();
        program.must(&report).await;
        Self { remote, program }
    }

    fn worker(&self) -> tokio::process::Child {
        self.program.start(&["work", "--json"])
    }

    /// Starts a worker and kills it once a request is held; what is held stays so.
    async fn killed_at(&self, held: &FaultHandle) {
        let mut worker = self.worker();
        with_timeout(held.reached()).await;
        worker.kill().await.expect("it is killed");
        with_timeout(held.client_left()).await;
    }

    /// Works to the end: everything is there once, and shown so.
    async fn ends_well(&self, records: &[S::Record], context: &str) -> Value {
        let report = self.program.work().await;
        let shown = self.program.shown::<S>().await;
        for record in records {
            oracle::sent_once(&self.remote, record, &shown, context);
        }
        assert_eq!(self.remote.count(), records.len(), "{context}");
        report
    }

    /// Works to the end where a connector may wait for long before it sends again: another host continues,
    /// with a clock that can be moved.
    async fn ends_well_in_time(self, records: &[S::Record], context: &str) {
        let world = World::after(self.program, self.remote);
        world.rest().await;
        let shown = world.shown().await;
        for record in records {
            oracle::sent_once(&world.remote, record, &shown, context);
        }
        assert_eq!(world.remote.count(), records.len(), "{context}");
    }
}

async fn c1_a_worker_killed_before_any_intention_sends_once<S: Sender>() {
    let all = [S::record("1")];
    let shop = Shop::<S>::with(&all).await;
    let held = shop.remote.inject(RequestMatcher::everything(), Fault::hold());
    shop.killed_at(&held).await;
    let report = shop.ends_well(&all, "killed during the first request").await;
    assert_eq!(report["ended"]["sent"], 1, "{report}");
}

async fn c2_a_worker_killed_before_the_order_was_applied_sends_once<S: Sender>() {
    let all = [S::record("1")];
    let shop = Shop::<S>::with(&all).await;
    let held = shop.remote.inject(S::creates(), Fault::hold().before_applying());
    shop.killed_at(&held).await;
    assert_eq!(shop.remote.count(), 0);
    // Released without a client, it must not be applied any more: else there would be two.
    held.release();
    shop.ends_well_in_time(&all, "killed before the order was applied").await;
}

async fn c3_a_worker_killed_after_the_order_was_applied_adopts_it<S: Sender>() {
    let all = [S::record("1")];
    let shop = Shop::<S>::with(&all).await;
    let held = shop.remote.inject(S::creates(), Fault::hold().after_applying());
    shop.killed_at(&held).await;
    assert_eq!(shop.remote.count(), 1);
    let report = shop.ends_well(&all, "killed after the order was applied").await;
    assert_eq!(went_on(&report), 1, "{report}");
}

/// The number of records that were there already, or of which only the missing part was sent.
fn went_on(report: &Value) -> u64 {
    let ended = |how: &str| report["ended"][how].as_u64().unwrap_or_default();
    ended("already-there") + ended("sent")
}

async fn c4_a_worker_killed_after_a_commit_does_not_repeat_it<S: Sender>() {
    let all = [S::record("1"), S::record("2")];
    let shop = Shop::<S>::with(&all).await;
    let held = shop.remote.inject(S::creates().nth(2), Fault::hold().after_applying());
    let mut worker = shop.worker();
    with_timeout(held.reached()).await;
    // The one is held; the other's end is committed now or in a moment.
    with_timeout(async {
        while shop.program.shown::<S>().await.iter().all(|row| row.state != "linked") {
            tokio::task::yield_now().await;
        }
    })
    .await;
    worker.kill().await.expect("it is killed");
    let report = shop.ends_well(&all, "killed between two jobs").await;
    assert_eq!(went_on(&report), 1, "only the second was open: {report}");
}

async fn a_worker_killed_twice_sends_once<S: Sender>() {
    let all = [S::record("1")];
    let shop = Shop::<S>::with(&all).await;
    for stage in [Fault::before_applying, Fault::after_applying] {
        let held = shop.remote.inject(S::creates(), stage(Fault::hold()));
        let look = shop.remote.inject(RequestMatcher::everything().nth(2), Fault::hold());
        let mut worker = shop.worker();
        with_timeout(async {
            tokio::select! { () = held.reached() => {}, () = look.reached() => {} }
        })
        .await;
        worker.kill().await.expect("it is killed");
        held.cancel();
        look.cancel();
    }
    shop.ends_well_in_time(&all, "killed twice").await;
}

async fn two_workers_on_one_store_send_every_order_once<S: Sender>() {
    let all: Vec<S::Record> = (1..=30).map(|id| S::record(&id.to_string())).collect();
    let shop = Shop::<S>::with(&all).await;
    let (one, other) = tokio::join!(shop.program.work(), shop.program.work());
    let sent = |report: &Value| report["ended"]["sent"].as_u64().unwrap_or_default();
    let there = |report: &Value| report["ended"]["already-there"].as_u64().unwrap_or_default();
    shop.ends_well(&all, "two workers").await;
    assert_eq!(sent(&one) + sent(&other) + there(&one) + there(&other), 30, "{one} {other}");
}

async fn a_worker_that_is_asked_to_end_ends_its_call_first<S: Sender>() {
    let all = [S::record("1")];
    let shop = Shop::<S>::with(&all).await;
    let held = shop.remote.inject(S::creates(), Fault::hold().before_applying());
    let worker = shop.worker();
    with_timeout(held.reached()).await;
    signal(&worker, "TERM");
    held.release();
    let answer = finish(worker).await;
    assert_eq!(answer.code, Some(0), "{answer:?}");
    assert_eq!(answer.json()["ended"]["sent"], 1, "{answer:?}");
    oracle::sent_once(&shop.remote, &all[0], &shop.program.shown::<S>().await, "asked to end");
}
