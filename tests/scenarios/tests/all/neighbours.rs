//! One shop never slows another: whatever hangs, computes or queues in the shops around it, its own
//! orders go out.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use fakes::{Fault, RequestMatcher};
use futures_util::{StreamExt as _, stream};
use host_core::limits;
use host_core::model::{Job, Outcome, Phase, Settings};
use host_core::shop::Order;
use host_core::store::{JobFilter, StoreError};
use host_platform::{CompletedRun, Enable, Enabled, Host, HostError, Parts, Until, default_shop};
use host_sandbox::http::Network;
use host_sqlite::{Patience, SqliteStore};
use scenarios::{
    ConnectorHarness as _, Log, Program, Subject as _, TestClock, TotalGest, components, orders, with_timeout,
};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

/// Shops whose TotalGests hang, and one whose TotalGest answers.
const HANGING: usize = 50;
/// Orders that each of them has waiting.
const WAITING: usize = 20;
const HEALTHY: &str = "healthy";

/// Many shops with TotalGest on one host.
struct Shops {
    host: Arc<Host>,
    clock: Arc<TestClock>,
    /// The fake for the orders of the first shops.
    hanging: TotalGest,
    /// The fake for the orders of the healthy shop.
    healthy: TotalGest,
    /// `HOST=URL` for each shop's address.
    routes: Vec<String>,
    folder: TempDir,
}

/// A worker that runs until the test ends it.
struct Worker {
    stop: watch::Sender<bool>,
    ended: mpsc::UnboundedReceiver<CompletedRun>,
    task: JoinHandle<Result<(), HostError>>,
}

fn name(number: usize) -> String {
    format!("hanging-{number}")
}

impl Shops {
    /// A host with so many shops whose TotalGest can be made to hang. Each has a session and no order yet.
    async fn new(count: usize) -> Self {
        Self::with_patience(count, Patience::default()).await
    }

    /// The same host, where a write waits so long for another process.
    async fn with_patience(count: usize, patience: Patience) -> Self {
        let (folder, clock) = (tempfile::tempdir().unwrap(), Arc::new(TestClock::default()));
        let (hanging, healthy) = (TotalGest::start().await, TotalGest::start().await);
        let names: Vec<String> = (0..count).map(name).collect();
        let route = |shop: &str, remote: &TotalGest| format!("{shop}.example.ch={}", remote.origin());
        let mut routes: Vec<String> = names.iter().map(|shop| route(shop, &hanging)).collect();
        routes.push(route(HEALTHY, &healthy));
        let host = Host::new(Parts {
            engine: scenarios::engine(),
            store: Arc::new(SqliteStore::open_with(&store_in(&folder), patience).unwrap()),
            clock: clock.clone(),
            plugins: components(),
            network: Network::new(routes.iter().map(|route| route.parse().unwrap()).collect(), Vec::new()),
            faults: None,
        });
        let shops = Self { host: Arc::new(host.unwrap()), clock, hanging, healthy, routes, folder };
        let connecting = names.iter().map(String::as_str).chain([HEALTHY]).map(|shop| shops.connect(shop));
        stream::iter(connecting).buffer_unordered(8).collect::<()>().await;
        shops
    }

    async fn connect(&self, shop: &str) {
        self.host.store().put_shop(&default_shop(shop)).await.unwrap();
        let remote = if shop == HEALTHY { &self.healthy } else { &self.hanging };
        let mut settings = remote.settings();
        settings.insert("endpoint".into(), format!("{shop}.example.ch"));
        let enabled = self.host.installations().enable(Enable {
            shop: shop.into(),
            plugin: TotalGest::PLUGIN.into(),
            settings: Settings(settings),
            flows: [(TotalGest::ORDERS_OUT.into(), true), (TotalGest::PRODUCTS_IN.into(), false)].into(),
            another_account: false,
            locale: "en".into(),
            actor: None,
        });
        let enabled = with_timeout(enabled).await;
        assert!(matches!(enabled, Ok(Enabled::Saved(..))), "{shop}: {enabled:?}");
    }

    /// Sends an order of each hanging shop, so that each has a session.
    async fn begin_sessions(&self, count: usize) {
        for number in 0..count {
            self.order(&name(number), &[orders::paid(&format!("first-{number}"))]).await;
        }
        let worker = self.serve();
        with_timeout(self.hanging.wait_until(|ledger| ledger.changes.len() >= count)).await;
        worker.end().await;
        assert_eq!(self.jobs(Phase::Waiting).await.len(), 0);
    }

    /// Reports orders to the platform; their jobs wait for a worker.
    async fn order(&self, shop: &str, orders: &[Order]) {
        with_timeout(self.host.orders().save(shop, orders)).await.unwrap();
    }

    async fn order_everywhere(&self, count: usize) {
        let ordering = (0..count).map(|number| async move {
            let order = |order| orders::paid(&format!("{number}-{order}"));
            self.order(&name(number), &(0..WAITING).map(order).collect::<Vec<_>>()).await;
        });
        stream::iter(ordering).buffer_unordered(8).collect::<()>().await;
    }

    /// Runs jobs and keeps the schedule, as `run` does.
    fn serve(&self) -> Worker {
        let (stop, stopped) = watch::channel(false);
        let (reported, ended) = mpsc::unbounded_channel();
        let host = self.host.clone();
        let task = tokio::spawn(async move {
            host.scheduler().serve(stopped, move |run| drop(reported.send(run))).await
        });
        Worker { stop, ended, task }
    }

    async fn jobs(&self, phase: Phase) -> Vec<Job> {
        let filter = JobFilter { phase: Some(phase), ..JobFilter::default() };
        self.host.store().jobs(&filter).await.unwrap()
    }
}

fn store_in(folder: &TempDir) -> PathBuf {
    folder.path().join("store.db")
}

impl Worker {
    /// Waits until these orders are sent.
    async fn send(&mut self, orders: &[Order]) {
        let mut open: BTreeSet<&str> = orders.iter().map(|order| order.id.as_str()).collect();
        with_timeout(async {
            while !open.is_empty() {
                let ended = self.ended.recv().await.expect("the worker goes on");
                if ended.outcome == Some(Outcome::Sent) {
                    open.remove(ended.job.key.as_str());
                }
            }
        })
        .await;
    }

    /// Lets the calls that run come to their end.
    async fn end(self) {
        self.stop.send_replace(true);
        with_timeout(self.task).await.unwrap().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_order_is_sent_while_every_call_of_fifty_other_shops_hangs() {
    let shops = Shops::new(HANGING).await;
    shops.begin_sessions(HANGING).await;
    shops.order_everywhere(HANGING).await;
    let held = shops.hanging.inject(RequestMatcher::everything().always(), Fault::hold());
    let mut worker = shops.serve();
    let hanging = HANGING * usize::try_from(limits::RUNNING_PER_INSTALLATION).unwrap();
    with_timeout(held.reached_times(hanging as u64)).await;

    let order = [orders::paid("healthy-1")];
    shops.order(HEALTHY, &order).await;
    worker.send(&order).await;
    assert_eq!(shops.healthy.copies(&order[0]).len(), 1);

    assert_eq!(shops.jobs(Phase::Running).await.len(), hanging, "all others still hang");
    assert_eq!(held.hits(), hanging as u64, "none has been tried again");
    assert_eq!(shops.jobs(Phase::Waiting).await.len(), HANGING * WAITING - hanging);
    held.release();
    worker.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_remote_whose_answers_never_end_has_one_call_at_a_time() {
    let shops = Shops::new(1).await;
    shops.begin_sessions(1).await;
    let share = u64::from(limits::RUNNING_PER_INSTALLATION);
    let posts = RequestMatcher::post("orders");
    let endless = shops.hanging.inject(posts.clone().times(share), Fault::endless(Duration::ZERO));
    let held = shops.hanging.inject(posts.always(), Fault::hold());
    shops.order_everywhere(1).await;
    let mut worker = shops.serve();
    with_timeout(endless.reached_times(share)).await;
    with_timeout(held.reached()).await;

    // Each shop that may begin a call has begun it when another shop's order is through.
    let order = [orders::paid("healthy-1")];
    shops.order(HEALTHY, &order).await;
    worker.send(&order).await;
    assert_eq!((shops.jobs(Phase::Running).await.len(), held.hits()), (1, 1));
    held.release();
    worker.end().await;
}

/// Another program that writes for a while.
fn hold(store: &Path) -> rusqlite::Connection {
    let other = rusqlite::Connection::open(store).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    other
}

const HELD: &str = "another process holds the store";

#[tokio::test]
async fn a_store_that_another_process_holds_is_waited_for_and_that_is_said_once() {
    // A write gives up at once, so that the test doesn't wait.
    let patience = Patience { writing: Duration::ZERO, ..Patience::default() };
    let shops = Shops::with_patience(0, patience).await;
    let running = u64::from(limits::RUNNING_PER_INSTALLATION);
    let all: Vec<Order> = (0..running + 2).map(|id| orders::paid(&id.to_string())).collect();
    shops.order(HEALTHY, &all).await;
    let log = Log::start();
    let under_way = shops.healthy.inject(RequestMatcher::post("orders").always(), Fault::hold());
    let mut worker = shops.serve();
    with_timeout(under_way.reached_times(running)).await;

    // From now on no end can be kept, and none of the others can be claimed.
    let other = hold(&store_in(&shops.folder));
    under_way.release();
    with_timeout(async {
        while !log.text().contains(HELD) {
            tokio::task::yield_now().await;
        }
    })
    .await;
    assert!(!worker.task.is_finished(), "{}", log.text());

    drop(other);
    worker.send(&all).await;
    for order in &all {
        assert_eq!(shops.healthy.copies(order).len(), 1, "{}", order.id);
    }
    assert_eq!(shops.jobs(Phase::Done).await.iter().map(|job| job.attempts).max(), Some(1));
    worker.end().await;
    let logged = log.text();
    assert_eq!(logged.matches(HELD).count(), 1, "{logged}");
    assert_eq!(logged.matches("the store is free again").count(), 1, "{logged}");
}

#[tokio::test]
async fn a_worker_that_could_not_keep_its_leases_in_time_does_not_take_its_own_jobs_for_abandoned() {
    let shops = Shops::new(0).await;
    let order = [orders::paid("1")];
    shops.order(HEALTHY, &order).await;
    let under_way = shops.healthy.inject(RequestMatcher::post("orders"), Fault::hold());
    let mut worker = shops.serve();
    with_timeout(under_way.reached()).await;
    // The machine slept: the lease is over before anybody could extend it.
    shops.clock.advance(10 * 60 * 1_000);
    // The worker that claims this has looked for abandoned jobs first.
    let another = [orders::paid("2")];
    shops.order(HEALTHY, &another).await;
    worker.send(&another).await;
    under_way.release();
    worker.send(&order).await;
    assert_eq!(shops.healthy.copies(&order[0]).len(), 1);
    let jobs = shops.jobs(Phase::Done).await;
    assert!(jobs.iter().all(|job| (job.breakdowns, job.failures) == (0, 0)), "{jobs:?}");
    worker.end().await;
}

#[tokio::test]
async fn a_program_that_starts_while_another_process_holds_the_store_waits_too() {
    let program = Program::new();
    program.must(&["shop", "demo"]).await;
    for command in [["run"], ["work"]] {
        let other = hold(&program.store());
        let mut child = program.start(&command);
        let mut errors = BufReader::new(child.stderr.take().unwrap()).lines();
        // It opens the store, and says so once it has to write.
        with_timeout(async { while !errors.next_line().await.unwrap().unwrap().contains(HELD) {} }).await;
        drop(other);
        // It has begun once it has a worker's file, and listens to signals soon after.
        with_timeout(async {
            while std::fs::read_dir(program.store().with_extension("db.workers")).unwrap().count() == 0 {
                tokio::task::yield_now().await;
            }
        })
        .await;
        child.kill().await.unwrap();
    }
}

#[tokio::test]
async fn a_person_does_not_wait_for_a_store_that_is_held_without_end() {
    let patience = Patience { writing: Duration::ZERO, ..Patience::default() };
    let shops = Shops::with_patience(0, patience).await;
    shops.order(HEALTHY, &[orders::paid("1")]).await;
    let other = hold(&store_in(&shops.folder));
    let (_stop, stopped) = watch::channel(false);
    let worked = with_timeout(shops.host.worker().work(&Until::Idle(Duration::ZERO), stopped, |_| {})).await;
    assert!(matches!(worked, Err(HostError::Store(StoreError::Busy(_)))), "{worked:?}");
    drop(other);
}

/// What a process costs while so many shops hang, and how soon another shop's order is sent then:
/// `SHOPS=200 cargo test --workspace --test all -- neighbours:: --ignored --nocapture`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement"]
async fn what_waiting_calls_cost() {
    let count = std::env::var("SHOPS").map_or(200, |text| text.parse().unwrap());
    let shops = Shops::new(count).await;
    let all_but_one: Vec<Order> = (0..10).map(|id| orders::paid(&format!("h-{id}"))).collect();
    shops.begin_sessions(count).await;
    shops.order(HEALTHY, &all_but_one).await;
    let worker_path = scenarios::program_path();
    let mut command = tokio::process::Command::new(worker_path);
    command.args(["--store", &format!("sqlite:{}", store_in(&shops.folder).display())]);
    command
        .args(["--plugins", &components().display().to_string()])
        .args(shops.routes.iter().flat_map(|route| ["--connect-to", route]));
    let mut child = command.arg("work").kill_on_drop(true).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id().unwrap());
    let memory = |what: &str| -> u64 {
        let text = std::fs::read_to_string(&status).unwrap();
        let line = text.lines().find(|line| line.starts_with(what)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    with_timeout(shops.healthy.wait_until(|ledger| ledger.changes.len() >= 10)).await;
    while !shops.jobs(Phase::Waiting).await.is_empty() || !shops.jobs(Phase::Running).await.is_empty() {
        tokio::task::yield_now().await;
    }
    let before = memory("VmRSS");
    println!("idle: {before} KiB, {} KiB of addresses", memory("VmSize"));
    let held = shops.hanging.inject(RequestMatcher::everything().always(), Fault::hold());
    // Without the events, that another process runs.
    let installations = shops.host.store().installations(None).await.unwrap();
    for installation in installations.iter().filter(|known| known.shop != HEALTHY) {
        let orders: Vec<Order> =
            (0..WAITING).map(|id| orders::paid(&format!("{}-{id}", installation.shop))).collect();
        let ids = [installation.id];
        shops.host.store().orders_changed(&installation.shop, &orders, &ids, &[], 0).await.unwrap();
    }
    let mut hits = 0;
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let now = held.hits();
        println!(
            "{now} calls hang, {} jobs run, {} KiB",
            shops.jobs(Phase::Running).await.len(),
            memory("VmRSS")
        );
        if now == hits && now > 0 {
            break;
        }
        hits = now;
    }
    let during = memory("VmRSS");
    let running = shops.jobs(Phase::Running).await.len() as u64;
    println!("{running} waiting calls: {during} KiB, {} KiB each", (during - before) / running.max(1));
    let order = [orders::paid("healthy-late")];
    let began = std::time::Instant::now();
    shops.order(HEALTHY, &order).await;
    println!("the event was run after {:?}", began.elapsed());
    with_timeout(shops.healthy.wait_until(|ledger| ledger.changes.len() >= 11)).await;
    println!("the order was sent after {:?}", began.elapsed());
    child.kill().await.unwrap();
}
