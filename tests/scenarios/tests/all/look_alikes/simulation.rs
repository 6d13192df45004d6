//! Several workers, one store, time that goes by.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use fakes::{Ending, FaultHandle};
use host_core::clock::Clock as _;
use host_core::shop::Order;
use host_platform::{Host, Parts, Until};
use host_sandbox::http::Network;
use host_sqlite::SqliteStore;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};
use scenarios::{World, components, with_timeout};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::look_alikes::compare;
use crate::look_alikes::faults::{self, Trigger};
use crate::look_alikes::orders;
use crate::look_alikes::remotes::{Remote, mark_of_body};

/// The shop of the harness.
const SHOP: &str = "demo";
/// Each runs eight jobs at a time.
const HOSTS: usize = 2;
/// More rounds than any simulation needs.
const ROUNDS: usize = 20_000;
/// A request that is late is applied by then, in milliseconds.
const LONG: u64 = 600_000;

/// How long a request is held at most while a change of its order is reported.
const PATIENCE: Duration = Duration::from_secs(1);

/// The size of a simulation, and what may happen in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    /// How many orders.
    pub(crate) orders: usize,
    /// How many of them one customer places, about.
    pub(crate) each: usize,
    /// In what steps time goes by, in milliseconds: what is due within one of them runs concurrently.
    pub(crate) step: u64,
    /// Whether anything goes wrong.
    pub(crate) faults: bool,
    /// Whether orders are cancelled while they are under way, and not edited alone.
    pub(crate) cancels: bool,
    /// Whether a person may have to decide.
    pub(crate) may_be_uncertain: bool,
}

struct Simulation<R> {
    world: World<R>,
    rng: ChaCha8Rng,
    /// Every version that was reported to the platform, by the order's mark.
    versions: HashMap<String, Vec<Order>>,
    hosts: Vec<Arc<Host>>,
    triggers: UnboundedReceiver<Trigger>,
    kills: usize,
    cancels: bool,
    /// Changes that are being reported to the platform.
    reporting: JoinSet<()>,
}

/// [`run`] with its arguments owned, for a task of its own.
pub(crate) async fn run_owned<R: Remote>(name: String, remote: R, seed: u64, plan: Plan) {
    run(&name, remote, seed, plan).await;
}

/// Runs a simulation to its end and compares the remote with the platform.
pub(crate) async fn run<R: Remote>(name: &str, remote: R, seed: u64, plan: Plan) {
    println!("{name}: SEED={seed}, {plan:?}");
    let began = std::time::Instant::now();
    let world = World::with(remote).await;
    let all = orders::alike(seed, plan.orders, plan.each, world.clock.now());
    let (announce, triggers) = unbounded_channel();
    let mut rng = ChaCha8Rng::seed_from_u64(!seed);
    if plan.faults {
        faults::inject(&mut rng, &world.remote, plan.orders, &announce);
    }
    let versions =
        all.iter().map(|order| (orders::mark(&order.shipping.line1).expect("a mark"), vec![order.clone()]));
    let hosts = (0..HOSTS).map(|_| host(&world)).collect();
    let mut simulation = Simulation {
        versions: versions.collect(),
        rng,
        hosts,
        triggers,
        kills: 0,
        cancels: plan.cancels,
        reporting: JoinSet::new(),
        world,
    };
    // Some wait in the queue while others come in.
    for some in all.chunks(all.len().div_ceil(4)) {
        with_timeout(simulation.hosts[0].orders().save(SHOP, some)).await.expect("orders are taken");
        simulation.round().await;
    }
    let rounds = simulation.rest(plan.step).await;
    simulation.world.remote.pass(LONG);
    let reported = compare::compare(&simulation.world, &simulation.versions, plan.may_be_uncertain).await;
    let changed = simulation.versions.values().filter(|versions| versions.len() > 1).count();
    println!(
        "{name}: SEED={seed}: {reported}; {changed} changed, {} kills, {} requests, {rounds} rounds, {:.1} s",
        simulation.kills,
        simulation.world.remote.requests(),
        began.elapsed().as_secs_f32()
    );
    assert!(
        reported.wrong.is_empty(),
        "{name}: SEED={seed}: {} wrong:\n{}",
        reported.wrong.len(),
        reported.wrong.join("\n")
    );
}

/// A host of its own over the same store, like another process.
fn host<R: Remote>(world: &World<R>) -> Arc<Host> {
    let store = SqliteStore::open(&world.folder.path().join("store.db")).expect("a store");
    let host = Host::new(Parts {
        engine: scenarios::engine(),
        store: Arc::new(store),
        clock: world.clock.clone(),
        plugins: components(),
        network: Network::new(vec![world.remote.route().parse().expect("a route")], Vec::new()),
        faults: None,
    });
    Arc::new(host.expect("a host"))
}

fn work(host: &Arc<Host>) -> JoinHandle<()> {
    let host = host.clone();
    tokio::spawn(async move {
        let (_stop, stopped) = watch::channel(false);
        let done = host.worker().work(&Until::Idle(Duration::ZERO), stopped, |_| {}).await;
        done.expect("the store can be asked");
    })
}

impl<R: Remote> Simulation<R> {
    /// Rounds until nothing is left to be done by itself.
    async fn rest(&mut self, step: u64) -> usize {
        for round in 0..ROUNDS {
            self.round().await;
            let due = self.world.host.store().next_due().await.expect("the store can be asked");
            let Some(due) = due else { return round };
            let wait = due.saturating_sub(self.world.clock.now()).max(step);
            self.world.clock.advance(wait);
            self.world.remote.pass(wait);
        }
        panic!("still not at rest after {ROUNDS} rounds");
    }

    /// All workers do what is due now; whatever is a trigger is used.
    async fn round(&mut self) {
        let mut works: Vec<_> = self.hosts.iter().map(|host| Some(work(host))).collect();
        while let Some(current) = works.iter().position(Option::is_some) {
            let working = works[current].as_mut().expect("it was just there");
            tokio::select! {
                done = working => {
                    done.expect("a worker");
                    works[current] = None;
                }
                Some(trigger) = self.triggers.recv() => self.take(trigger, &mut works).await,
                () = tokio::time::sleep(Duration::from_secs(60)) => panic!("a worker hangs"),
            }
        }
        while let Some(reported) = self.reporting.join_next().await {
            reported.expect("a change is taken");
        }
    }

    async fn take(&mut self, trigger: Trigger, works: &mut [Option<JoinHandle<()>>]) {
        match trigger {
            Trigger::Change(held) => {
                let requests = self.world.remote.happened().requests;
                let open = requests.iter().rev().find(|request| {
                    let held = request.fault.as_ref().is_some_and(|fault| fault.contains("held"));
                    held && request.ending == Ending::Open
                });
                match open.and_then(|request| mark_of_body(&request.body)) {
                    Some(mark) => self.change(&mark, held),
                    None => held.release(),
                }
            }
            Trigger::Kill(hanging) => {
                let victim = self.rng.random_range(0..self.hosts.len());
                if let Some(work) = works[victim].take() {
                    work.abort();
                    // Cancelled, or just at its end.
                    let _ = work.await;
                }
                self.hosts[victim] = host(&self.world);
                works[victim] = Some(work(&self.hosts[victim]));
                self.kills += 1;
                hanging.release();
            }
        }
    }

    /// Somebody edits or cancels the order.
    fn change(&mut self, mark: &str, held: FaultHandle) {
        let now = self.world.clock.now();
        let versions = self.versions.get_mut(mark).expect("an order with this mark");
        let last = versions.last().expect("a version");
        let cancels = self.cancels && self.rng.random_bool(0.25);
        let next =
            if cancels { orders::cancelled(last, now) } else { orders::edited(&mut self.rng, last, now) };
        versions.push(next.clone());
        let host = self.world.host.clone();
        self.reporting.spawn(async move {
            let next = [next];
            let mut reporting = std::pin::pin!(host.orders().save(SHOP, &next));
            // The platform saves it at once, but may learn of the event's end only when the order's
            // request has come to its own.
            let reported = match tokio::time::timeout(PATIENCE, &mut reporting).await {
                Ok(reported) => reported,
                Err(_) => {
                    held.release();
                    with_timeout(reporting).await
                }
            };
            held.release();
            reported.expect("orders are taken");
        });
    }
}
