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
use std::time::{Duration, Instant};

use fakes::{Fault, On};
use futures_util::{StreamExt as _, stream};
use host_core::limits;
use host_core::model::{Job, Phase, Settings};
use host_core::shop::Order;
use host_core::sqlite::{Patience, SqliteStore};
use host_core::store::JobFilter;
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
        let worker = self.work();
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

    fn work(&self) -> Worker {
        let (stop, stopped) = watch::channel(false);
        let (told, ended) = mpsc::unbounded_channel();
        let host = self.host.clone();
        let task = tokio::spawn(async move {
            host.work(&Until::Stopped, stopped, move |run| drop(told.send(run))).await
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
    let held = shops.hanging.inject(On::everything(), Fault::hold());
    let mut worker = shops.work();
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
