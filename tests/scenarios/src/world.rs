//! A host in the test's own process, its store, and the fake remote.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use host_core::clock::Clock;
use host_core::limits;
use host_core::model::{Installation, Job, Settings, kinds};
use host_core::shop::{Entity, Order};
use host_core::store::JobFilter;
use host_platform::{
    CompletedRun, Enable, Enabled, EventResult, Host, HostError, Parts, SentRow, StatusRow, Until,
};
use host_sandbox::http::Network;
use host_sqlite::SqliteStore;
use tempfile::TempDir;
use tokio::sync::watch;

use crate::clock::TestClock;
use crate::faults::NthCall;
use crate::oracle::Shown;
use crate::program::{Program, store_in};
use crate::sender::Sender;
use crate::subject::ConnectorHarness;
use crate::{components, with_timeout};

/// The shop of every test.
pub(crate) const SHOP: &str = "demo";

/// Rounds of work after which a test that never becomes idle is given up.
const ROUNDS: u32 = 500;

const _: () = assert!(limits::FAILURES_UNAVAILABLE < ROUNDS, "a job has more patience than the test");

/// A shop with one connector.
pub struct World<S> {
    /// The connector's remote.
    pub remote: S,
    /// The host.
    pub host: Arc<Host>,
    /// Its clock.
    pub clock: Arc<TestClock>,
    /// Its faults.
    pub faults: Arc<NthCall>,
    /// The folder of the store.
    pub folder: TempDir,
}

impl<S: Sender> World<S> {
    /// A shop whose connector is connected and sends what it sends; what connecting left to do is
    /// done, so that whatever a test begins has the connector for itself.
    ///
    /// # Panics
    /// Where it can't be connected.
    pub async fn new() -> Self {
        Self::with(S::start().await).await
    }

    /// A shop whose connector is connected, with everything switched off.
    ///
    /// # Panics
    /// Where it can't be connected.
    pub async fn switched_off() -> Self {
        let world = Self::new().await;
        world.switch_off().await;
        world
    }

    /// Switches everything off.
    ///
    /// # Panics
    /// Where that isn't kept.
    pub async fn switch_off(&self) {
        let enabled = self.enable([].into(), &S::switches(false)).await;
        assert!(matches!(enabled, Ok(Enabled::Saved(..))), "{enabled:?}");
    }

    /// A shop like that of [`new`](Self::new) with a fake that was started before.
    ///
    /// # Panics
    /// Where it can't be connected.
    pub async fn with(remote: S) -> Self {
        let world = Self::unconnected(remote).await;
        world.connect().await;
        world.rest().await;
        world
    }

    /// Connects it as its owner does, and switches sending on.
    ///
    /// # Panics
    /// Where that isn't kept.
    pub async fn connect(&self) {
        assert!(S::connect(self, true).await, "it is connected");
    }

    /// Reports records to the platform; returns what the connector made of the events.
    pub async fn report(&self, records: &[S::Record]) -> Vec<EventResult> {
        S::report(self, records).await
    }

    /// Sends by hand and reports.
    ///
    /// # Errors
    /// The errors of `Sends::send`.
    pub async fn send(&self, ids: &[String]) -> Result<Vec<SentRow>, HostError> {
        self.send_all(S::ENTITY, ids).await
    }

    /// The rows of the list, in a language.
    ///
    /// # Panics
    /// Where the column can't be shown.
    pub async fn status(&self, locale: &str) -> Vec<StatusRow> {
        let installation = self.installation().await;
        let status = self.host.columns().rows(&installation, S::ENTITY, None, u32::MAX, locale).await;
        status.expect("a column").rows
    }

    /// The rows of the list for the [oracle](crate::oracle).
    pub async fn shown(&self) -> Vec<Shown> {
        self.status("en").await.into_iter().map(Shown::from).collect()
    }

    /// The row of a record, in English.
    ///
    /// # Panics
    /// Where there is none.
    pub async fn row(&self, id: &str) -> StatusRow {
        self.status("en").await.into_iter().find(|row| row.id == id).expect("a row")
    }
}

impl<S: ConnectorHarness> World<S> {
    /// A shop without any connector.
    ///
    /// # Panics
    /// Where the host can't start.
    pub async fn unconnected(remote: S) -> Self {
        Self::in_folder(remote, components()).await
    }

    /// A shop without any connector, with components of the test's own.
    ///
    /// # Panics
    /// Where the host can't start.
    pub async fn in_folder(remote: S, plugins: PathBuf) -> Self {
        Self::begin(remote, tempfile::tempdir().expect("a folder"), plugins, &[])
    }

    /// A shop without any connector, with further routes: `HOST=URL` each.
    ///
    /// # Panics
    /// Where the host can't start.
    #[must_use]
    pub fn routed(remote: S, routes: &[String]) -> Self {
        Self::begin(remote, tempfile::tempdir().expect("a folder"), components(), routes)
    }

    /// Continues where the program left off: the same store, but a clock that can be moved.
    ///
    /// # Panics
    /// Where the host can't start.
    #[must_use]
    pub fn after(program: Program, remote: S) -> Self {
        Self::begin(remote, program.folder, components(), &[])
    }

    fn begin(remote: S, folder: TempDir, plugins: PathBuf, routes: &[String]) -> Self {
        let store = SqliteStore::open(&store_in(folder.path())).expect("a store");
        let clock = Arc::new(TestClock::default());
        let own = remote.route();
        let routes = routes.iter().chain([&own]).map(|route| route.parse().expect("a route")).collect();
        let faults = Arc::new(NthCall::default());
        let host = Host::new(Parts {
            engine: crate::engine(),
            store: Arc::new(store),
            clock: clock.clone(),
            plugins,
            network: Network::new(routes, Vec::new()),
            faults: Some(faults.clone()),
        });
        Self { remote, host: Arc::new(host.expect("a host")), clock, faults, folder }
    }

    /// Enters settings and switches as the owner does.
    ///
    /// # Errors
    /// The errors of `Installations::enable`.
    pub async fn enable(
        &self,
        settings: BTreeMap<String, String>,
        flows: &[(&str, bool)],
    ) -> Result<Enabled, HostError> {
        self.enable_in(settings, flows, "en").await
    }

    /// Enters settings and switches for a reader of this language.
    ///
    /// # Errors
    /// The errors of `Installations::enable`.
    pub async fn enable_in(
        &self,
        settings: BTreeMap<String, String>,
        flows: &[(&str, bool)],
        locale: &str,
    ) -> Result<Enabled, HostError> {
        let enable = Enable {
            shop: SHOP.into(),
            plugin: S::PLUGIN.into(),
            settings: Settings(settings),
            flows: flows.iter().map(|(key, on)| ((*key).to_owned(), *on)).collect(),
            another_account: false,
            locale: locale.into(),
            actor: None,
        };
        with_timeout(self.host.installations().enable(enable)).await
    }

    /// Reports an order to the platform; returns what the connector made of the event.
    ///
    /// # Panics
    /// Where the platform can't take it, or no connector subscribes to it.
    pub async fn order(&self, order: &Order) -> EventResult {
        self.orders(std::slice::from_ref(order)).await.pop().expect("a connector that takes orders")
    }

    /// Reports orders to the platform.
    ///
    /// # Panics
    /// Where it can't take them.
    pub async fn orders(&self, orders: &[Order]) -> Vec<EventResult> {
        with_timeout(self.host.orders().save(SHOP, orders)).await.expect("orders are taken").events
    }

    /// Runs what is due now.
    ///
    /// # Panics
    /// Where the store can't be asked.
    pub async fn work(&self) -> Vec<CompletedRun> {
        let (_stop, stopped) = watch::channel(false);
        let mut ended = Vec::new();
        let until = Until::Idle(std::time::Duration::ZERO);
        let done = with_timeout(self.host.worker().work(&until, stopped, |run| ended.push(run))).await;
        done.expect("the store can be asked");
        ended
    }

    /// Lets time pass until something is due, and returns whether anything ever is.
    ///
    /// # Panics
    /// Where the store can't be asked.
    pub async fn until_due(&self) -> bool {
        let due = self.host.store().next_due().await.expect("the store can be asked");
        let Some(due) = due else { return false };
        let wait = due.saturating_sub(self.clock.now());
        self.clock.advance(wait);
        self.remote.time_passes(wait);
        true
    }

    /// Lets time pass until nothing is left to be done by itself. Returns every run.
    ///
    /// # Panics
    /// Where that never comes.
    pub async fn rest(&self) -> Vec<CompletedRun> {
        let mut ended = Vec::new();
        for _ in 0..ROUNDS {
            ended.extend(self.work().await);
            if !self.until_due().await {
                return ended;
            }
        }
        panic!("still not at rest after {ROUNDS} rounds");
    }

    /// Reports an order and runs everything that follows from it.
    pub async fn order_and_rest(&self, order: &Order) {
        self.order(order).await;
        self.rest().await;
    }

    /// Sends records of a kind by hand and reports.
    ///
    /// # Errors
    /// The errors of `Sends::send`.
    pub async fn send_all(&self, entity: Entity, ids: &[String]) -> Result<Vec<SentRow>, HostError> {
        let (_stop, stopped) = watch::channel(false);
        let installation = self.installation().await;
        let sent = with_timeout(self.host.sends().send(&installation, entity, ids, stopped, |_| {})).await;
        sent.map(|report| report.rows)
    }

    /// Sends orders anew that were deleted at the remote, and reports.
    ///
    /// # Errors
    /// The errors of `Sends::send_anew`.
    pub async fn send_anew(&self, ids: &[String]) -> Result<Vec<SentRow>, HostError> {
        let (_stop, stopped) = watch::channel(false);
        let installation = self.installation().await;
        let sent = with_timeout(self.host.sends().send_anew(&installation, ids, stopped, |_| {})).await;
        sent.map(|report| report.rows)
    }

    /// The connector in this shop.
    ///
    /// # Panics
    /// Where it isn't connected.
    pub async fn installation(&self) -> Installation {
        self.host.installations().get(SHOP, S::PLUGIN).await.expect("an installation")
    }

    /// Whether anything is stored of the connector.
    ///
    /// # Panics
    /// Where the store can't be asked.
    pub async fn is_connected(&self) -> bool {
        !self.host.store().installations(None).await.expect("the store can be asked").is_empty()
    }

    /// The jobs that the connector queued, oldest first.
    ///
    /// # Panics
    /// Where the store can't be asked.
    pub async fn jobs(&self) -> Vec<Job> {
        let mut jobs = self.host.store().jobs(&JobFilter::default()).await.expect("the store can be asked");
        jobs.retain(|job| job.kind != kinds::ORDER_PAID);
        jobs.sort_by_key(|job| job.id);
        jobs
    }

    /// The job that the connector queued for an order.
    ///
    /// # Panics
    /// Where it queued none.
    pub async fn job(&self, order: &Order) -> Job {
        self.jobs().await.into_iter().find(|job| job.key == order.id).expect("a job for the order")
    }

    /// The reason for a job's phase, in English.
    pub async fn reason(&self, job: &Job) -> String {
        let plugin = self.host.plugin(S::PLUGIN).await.ok();
        match &job.message {
            Some(message) => host_platform::texts::render(plugin.as_deref(), message, "en"),
            None => String::new(),
        }
    }

    /// Sends a job again, as a person does.
    ///
    /// # Panics
    /// Where it can't be.
    pub async fn retry(&self, job: &Job) {
        let retried = self.host.store().retry(job.id, self.clock.now()).await;
        assert!(retried.expect("the store can be asked"), "{:?} can't be sent again", job.phase);
    }

    /// The activity, oldest first: each event, and its text in English.
    ///
    /// # Panics
    /// Where the store can't be asked.
    pub async fn activity(&self) -> Vec<(String, String)> {
        let plugin = self.host.plugin(S::PLUGIN).await.ok();
        let happened = self.host.store().activity(None, u32::MAX).await.expect("the store can be asked");
        let mut reported = Vec::new();
        for activity in happened.into_iter().rev() {
            let text = match &activity.message {
                Some(message) => host_platform::texts::render(plugin.as_deref(), message, "en"),
                None => String::new(),
            };
            reported.push((activity.event.as_str().to_owned(), text));
        }
        reported
    }
}
