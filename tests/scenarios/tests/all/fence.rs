//! A worker is paused right before its request leaves, for longer than its lease or its checkpoint lasts: the request
//! must not leave when it goes on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use host_core::clock::Clock as _;
use host_core::model::Phase;
use host_core::store::{JobFilter, Store};
use host_platform::{Host, Parts, Until};
use host_sandbox::Faults;
use host_sandbox::http::Network;
use host_sqlite::SqliteStore;
use scenarios::{
    ConnectorHarness as _, Smartygest, TestClock, World, components, oracle, orders, with_timeout,
};
use tokio::sync::watch;

/// Does something once, in the middle of the call that is about to create an order: its checkpoint is made, and its
/// request is on its way to the host's client.
struct Pause<F> {
    armed: AtomicBool,
    checkpoint: AtomicBool,
    then: F,
}

impl<F: Fn() + Send + Sync> Faults for Pause<F> {
    fn fails(&self, call: &'static str) -> bool {
        match call {
            "storage.checkpoint" => self.checkpoint.store(true, Ordering::SeqCst),
            // The request that creates the order follows the note's checkpoint; customers come before.
            "wasi:http/handle"
                if self.checkpoint.swap(false, Ordering::SeqCst)
                    && self.armed.swap(false, Ordering::SeqCst) =>
            {
                (self.then)();
            }
            _ => {}
        }
        false
    }
}

/// Another process over the same store that is paused once, doing `then` meanwhile.
fn paused_host(world: &World<Smartygest>, then: impl Fn() + Send + Sync + 'static) -> Arc<Host> {
    let store = SqliteStore::open(&world.folder.path().join("store.db")).unwrap();
    let pause = Pause { armed: AtomicBool::new(true), checkpoint: AtomicBool::new(false), then };
    let host = Host::new(Parts {
        engine: scenarios::engine(),
        store: Arc::new(store),
        clock: world.clock.clone(),
        plugins: components(),
        network: Network::new(vec![world.remote.route().parse().unwrap()], Vec::new()),
        faults: Some(Arc::new(pause)),
    });
    Arc::new(host.unwrap())
}

async fn work(host: &Arc<Host>) {
    let (_stop, stopped) = watch::channel(false);
    with_timeout(host.worker().work(&Until::Idle(std::time::Duration::ZERO), stopped, |_| {})).await.unwrap();
}

/// A shop whose account is known, and whose customer is there: the next order only looks and creates.
async fn ready() -> World<Smartygest> {
    let world = World::<Smartygest>::new().await;
    world.order_and_rest(&orders::paid("0")).await;
    world
}

#[tokio::test]
async fn a_request_whose_checkpoint_is_too_old_does_not_leave() {
    let world = ready().await;
    let order = orders::paid("1");
    world.order(&order).await;
    let clock: Arc<TestClock> = world.clock.clone();
    let host = paused_host(&world, move || clock.advance(11_000));
    work(&host).await;
    assert!(world.remote.smarty.orders().len() == 1, "nothing was sent");
    let waiting = JobFilter { phase: Some(Phase::Waiting), ..JobFilter::default() };
    let jobs = world.host.store().jobs(&waiting).await.unwrap();
    let why = jobs[0].message.as_ref().unwrap();
    assert_eq!(why.code, "sdk-held-back", "the remote isn't blamed");
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "later");
}

/// The wall clock alone jumped: that isn't trusted either.
#[tokio::test]
async fn a_request_does_not_leave_where_the_clock_was_set_meanwhile() {
    let world = ready().await;
    let order = orders::paid("1");
    world.order(&order).await;
    let clock: Arc<TestClock> = world.clock.clone();
    let host = paused_host(&world, move || clock.jump(-3_600_000));
    work(&host).await;
    assert!(world.remote.smarty.orders().len() == 1, "nothing was sent");
    world.clock.jump(3_600_000);
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "later");
}

/// Another worker has the job by now, looked, found nothing and may be sending: only one of them may.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_does_not_leave_once_another_worker_has_the_job() {
    let world = ready().await;
    let order = orders::paid("1");
    world.order(&order).await;
    let (store, clock): (Arc<dyn Store>, _) = (world.host.store().clone(), world.clock.clone());
    let host = paused_host(&world, move || {
        let (store, after) = (store.clone(), clock.now() + 120_000);
        let freed = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            runtime.block_on(store.jobs_rescue(after)).unwrap()
        });
        assert_eq!(freed.join().unwrap(), 1, "the lease ran out");
    });
    work(&host).await;
    assert!(world.remote.smarty.orders().len() == 1, "nothing was sent");
    drop(host);
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "by the other worker");
}
