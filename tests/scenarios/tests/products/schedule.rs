//! Every five minutes, never twice at a time, and whatever happens to the process.

use std::sync::Arc;

use fakes::{Fault, On};
use scenarios::{Catalogue as _, Smartygest, Subject as _, World, soon};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A host that serves until it is told to stop.
struct Serving {
    stop: watch::Sender<bool>,
    task: JoinHandle<Result<(), host_runtime::HostError>>,
}

fn serve(world: &World<Smartygest>) -> Serving {
    let (stop, stopped) = watch::channel(false);
    let host = Arc::clone(&world.host);
    Serving { stop, task: tokio::spawn(async move { host.serve(stopped, |_| {}).await }) }
}

impl Serving {
    async fn ended(self) {
        self.stop.send(true).expect("it still serves");
        soon(self.task).await.expect("no panic").expect("it ends well");
    }
}

#[tokio::test]
async fn new_products_arrive_by_themselves_and_changes_five_minutes_later() {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    let ids = world.remote.seed(20);
    let serving = serve(&world);
    let listed = |count: usize| {
        move |ledger: &fakes::Snapshot| {
            let ended = ledger.requests.iter().filter(|request| request.path.contains("Products/list"));
            ended.count() >= count
        }
    };
    // The first of them is the check of the key.
    soon(world.remote.smarty.wait_until(listed(3))).await;
    soon(idle(&world)).await;
    world.agrees("by itself").await;
    world.remote.rename(&ids[0], "Renamed");
    let mark = world.remote.mark();
    world.clock.advance(299_000);
    assert_eq!(world.remote.listings_since(mark), 0);
    world.clock.advance(10_000);
    soon(world.remote.smarty.wait_until(listed(5))).await;
    soon(idle(&world)).await;
    world.agrees("five minutes later").await;
    serving.ended().await;
}

/// Until no job runs or waits.
async fn idle(world: &World<Smartygest>) {
    loop {
        let jobs = world.jobs().await;
        let open = |job: &host_core::model::Job| {
            matches!(job.phase, host_core::model::Phase::Waiting | host_core::model::Phase::Running)
        };
        if !jobs.is_empty() && !jobs.iter().any(open) {
            return;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn ticks_of_one_installation_never_overlap() {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    world.remote.seed(20);
    let held = world.remote.inject(On::get("Products/list"), Fault::hold());
    let serving = serve(&world);
    soon(held.reached()).await;
    let mark = world.remote.mark();
    let id = world.installation().await.id;
    for _ in 0..3 {
        world.clock.advance(20_000);
        let due = world.host.schedule().await.expect("the schedule");
        assert_eq!(due, 0, "it still runs");
    }
    // A person asks for one as well: it follows, and doesn't run beside.
    let now = host_core::clock::Clock::now(&*world.clock);
    world.host.store().tick_now(id, host_core::shop::Entity::Product, false, now).await.expect("queued");
    assert_eq!(world.remote.listings_since(mark), 0, "nothing runs beside it");
    held.release();
    soon(idle(&world)).await;
    world.agrees("one after the other").await;
    serving.ended().await;
}

#[tokio::test]
async fn the_ticks_of_other_installations_run_beside() {
    let slow = World::<Smartygest>::buying(Smartygest::start().await).await;
    slow.remote.seed(20);
    slow.host.store().put_shop(&host_runtime::default_shop("other")).await.expect("another shop");
    let enable = host_runtime::Enable {
        shop: "other".into(),
        plugin: Smartygest::PLUGIN.into(),
        settings: host_core::model::Settings(slow.remote.settings()),
        flows: [("products-in".to_owned(), true)].into(),
        another_account: false,
        locale: "en".into(),
    };
    slow.host.enable(enable).await.expect("enabled");
    let held = slow.remote.inject(On::get("Products/list"), Fault::hold());
    let (_stop, stopped) = watch::channel(false);
    let (host, installation) = (Arc::clone(&slow.host), slow.installation().await);
    let first = tokio::spawn(async move { host.tick(&installation, false, stopped, |_| {}).await });
    soon(held.reached()).await;
    let other = slow.host.installation("other", Smartygest::PLUGIN).await.expect("it is there");
    let (_stop, stopped) = watch::channel(false);
    let report = soon(slow.host.tick(&other, false, stopped, |_| {})).await.expect("a tick");
    assert_eq!((report.phase, report.tick.counts.created), (host_core::model::Phase::Done, 20));
    assert!(!first.is_finished(), "the first still waits for its answer");
    held.release();
    soon(first).await.expect("no panic").expect("a tick");
}
