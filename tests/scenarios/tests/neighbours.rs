//! One shop never slows another: whatever hangs, computes or queues in the shops around it, its own
//! orders go out.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail wherever it likes"
)]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use fakes::{Fault, On};
use futures_util::{StreamExt as _, stream};
use host_core::limits;
use host_core::model::{Job, Phase, Settings};
use host_core::shop::Order;
use host_core::sqlite::{Patience, SqliteStore};
use host_core::store::{JobFilter, StoreError};
use host_runtime::http::Network;
use host_runtime::{Enable, Enabled, Ended, Host, HostError, Parts, Until, default_shop};
use scenarios::{Log, Plugged as _, Subject as _, TestClock, TotalGest, components, orders, soon};
use tempfile::TempDir;
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
    /// Where the first shops have their orders.
    hanging: TotalGest,
    /// Where the healthy one has them.
    healthy: TotalGest,
    folder: TempDir,
}

/// A worker that runs until the test ends it.
struct Worker {
    stop: watch::Sender<bool>,
    ended: mpsc::UnboundedReceiver<Ended>,
    task: JoinHandle<Result<(), HostError>>,
}

fn name(number: usize) -> String {
    format!("hanging-{number}")
}

impl Shops {
    /// With so many shops whose TotalGest can be made to hang. Each has a session and no order yet.
    async fn new(count: usize) -> Self {
        Self::with_patience(count, Patience::default()).await
    }

    /// The same, where a write waits so long for another process.
    async fn with_patience(count: usize, patience: Patience) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (hanging, healthy) = (TotalGest::start().await, TotalGest::start().await);
        let names: Vec<String> = (0..count).map(name).collect();
        let mut routes: Vec<String> =
            names.iter().map(|shop| format!("{shop}.example.ch={}", hanging.origin())).collect();
        routes.push(format!("{HEALTHY}.example.ch={}", healthy.origin()));
        let host = Host::new(Parts {
            store: Arc::new(SqliteStore::open_with(&store_in(&folder), patience).unwrap()),
            clock: Arc::new(TestClock::default()),
            plugins: components(),
            network: Network::new(routes.iter().map(|route| route.parse().unwrap()).collect(), Vec::new()),
            faults: None,
        });
        let shops = Self { host: Arc::new(host.unwrap()), hanging, healthy, folder };
        let connecting = names.iter().map(String::as_str).chain([HEALTHY]).map(|shop| shops.connect(shop));
        stream::iter(connecting).buffer_unordered(8).collect::<()>().await;
        shops
    }

    async fn connect(&self, shop: &str) {
        self.host.store().put_shop(&default_shop(shop)).await.unwrap();
        let remote = if shop == HEALTHY { &self.healthy } else { &self.hanging };
        let mut settings = remote.settings();
        settings.insert("endpoint".into(), format!("{shop}.example.ch"));
        let enabled = self.host.enable(Enable {
            shop: shop.into(),
            plugin: TotalGest::PLUGIN.into(),
            settings: Settings(settings),
            flows: [(TotalGest::ORDERS_OUT.into(), true), (TotalGest::PRODUCTS_IN.into(), false)].into(),
            another_account: false,
            locale: "en".into(),
        });
        let enabled = soon(enabled).await;
        assert!(matches!(enabled, Ok(Enabled::Saved(..))), "{shop}: {enabled:?}");
    }

    /// An order of each hanging shop is sent, so that each has a session.
    async fn begin_sessions(&self, count: usize) {
        for number in 0..count {
            self.order(&name(number), &[orders::paid(&format!("first-{number}"))]).await;
        }
        let worker = self.serve();
        soon(self.hanging.wait_until(|ledger| ledger.changes.len() >= count)).await;
        worker.end().await;
        assert_eq!(self.jobs(Phase::Waiting).await.len(), 0);
    }

    /// Tells the platform of orders; their jobs wait for a worker.
    async fn order(&self, shop: &str, orders: &[Order]) {
        soon(self.host.orders(shop, orders)).await.unwrap();
    }

    async fn order_everywhere(&self, count: usize) {
        let ordering = (0..count).map(|number| async move {
            let order = |order| orders::paid(&format!("{number}-{order}"));
            self.order(&name(number), &(0..WAITING).map(order).collect::<Vec<_>>()).await;
        });
        stream::iter(ordering).buffer_unordered(8).collect::<()>().await;
    }

    /// What `run` does: the work, and the schedule.
    fn serve(&self) -> Worker {
        let (stop, stopped) = watch::channel(false);
        let (told, ended) = mpsc::unbounded_channel();
        let host = self.host.clone();
        let task = tokio::spawn(async move { host.serve(stopped, move |run| drop(told.send(run))).await });
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
    /// The end of the run of this order.
    async fn sent(&mut self, order: &Order) -> Ended {
        soon(async {
            loop {
                let ended = self.ended.recv().await.expect("the worker goes on");
                if ended.job.key == order.id && ended.job.kind != host_core::model::kinds::ORDER_PAID {
                    return ended;
                }
            }
        })
        .await
    }

    /// Lets the calls that run come to their end.
    async fn end(self) {
        self.stop.send_replace(true);
        soon(self.task).await.unwrap().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_order_is_sent_while_every_call_of_fifty_other_shops_hangs() {
    let shops = Shops::new(HANGING).await;
    shops.begin_sessions(HANGING).await;
    shops.order_everywhere(HANGING).await;
    let held = shops.hanging.inject(On::everything().always(), Fault::hold());
    let mut worker = shops.serve();
    let hanging = HANGING * usize::try_from(limits::RUNNING_PER_INSTALLATION).unwrap();
    soon(held.reached_times(hanging as u64)).await;

    let order = orders::paid("healthy-1");
    shops.order(HEALTHY, std::slice::from_ref(&order)).await;
    let ended = worker.sent(&order).await;
    assert_eq!(ended.phase, Phase::Done, "{ended:?}");
    assert_eq!(shops.healthy.copies(&order).len(), 1);

    assert_eq!(shops.jobs(Phase::Running).await.len(), hanging, "all others still hang");
    assert_eq!(held.hits(), hanging as u64, "none has been tried again");
    assert_eq!(shops.jobs(Phase::Waiting).await.len(), HANGING * WAITING - hanging);
    held.release();
    worker.end().await;
}

/// Another program that writes for a while.
fn hold(folder: &TempDir) -> rusqlite::Connection {
    let other = rusqlite::Connection::open(store_in(folder)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    other
}

#[tokio::test]
async fn a_store_that_another_process_holds_is_waited_for_and_that_is_said_once() {
    // A write gives up at once, so that the test doesn't wait.
    let patience = Patience { writing: Duration::ZERO, ..Patience::default() };
    let shops = Shops::with_patience(0, patience).await;
    let (first, second) = (orders::paid("1"), orders::paid("2"));
    shops.order(HEALTHY, &[first.clone(), second.clone()]).await;
    let log = Log::start();
    let held = shops.healthy.inject(On::post("orders"), Fault::hold());
    let mut worker = shops.serve();
    soon(held.reached()).await;
    // While one order is under way, whose end can't be kept now, and the next one can't be claimed.
    let other = hold(&shops.folder);
    held.release();
    let said = "another process holds the store";
    soon(async {
        while !log.text().contains(said) {
            tokio::task::yield_now().await;
        }
    })
    .await;
    assert!(!worker.task.is_finished(), "{}", log.text());
    drop(other);
    for order in [&first, &second] {
        assert_eq!(worker.sent(order).await.phase, Phase::Done);
        assert_eq!(shops.healthy.copies(order).len(), 1, "though its end could not be kept for a while");
    }
    worker.end().await;
    let logged = log.text();
    assert_eq!(logged.matches(said).count(), 1, "{logged}");
    assert_eq!(logged.matches("the store is free again").count(), 1, "{logged}");
}

#[tokio::test]
async fn a_person_does_not_wait_for_a_store_that_is_held_without_end() {
    let patience = Patience { writing: Duration::ZERO, ..Patience::default() };
    let shops = Shops::with_patience(0, patience).await;
    shops.order(HEALTHY, &[orders::paid("1")]).await;
    let other = hold(&shops.folder);
    let (_stop, stopped) = watch::channel(false);
    let worked = soon(shops.host.work(&Until::Idle(Duration::ZERO), stopped, |_| {})).await;
    assert!(matches!(worked, Err(HostError::Store(StoreError::Busy(_)))), "{worked:?}");
    drop(other);
}
