//! Every five minutes, never twice at a time, and whatever happens to the process.

use std::sync::Arc;

use fakes::Fault;
use host_core::shop::Entity;
use scenarios::{Catalogue, World, for_connectors, with_timeout};
use tokio::sync::watch;
use tokio::task::JoinHandle;

for_connectors!(
    new_products_arrive_by_themselves_and_changes_five_minutes_later,
    ticks_of_one_installation_never_overlap,
    the_ticks_of_other_installations_run_meanwhile,
);

/// A host that serves until it is stopped.
struct Serving {
    stop: watch::Sender<bool>,
    task: JoinHandle<Result<(), host_platform::HostError>>,
}

fn serve<S: Catalogue>(world: &World<S>) -> Serving {
    let (stop, stopped) = watch::channel(false);
    let host = Arc::clone(&world.host);
    Serving { stop, task: tokio::spawn(async move { host.scheduler().serve(stopped, |_| {}).await }) }
}

impl Serving {
    async fn ended(self) {
        self.stop.send(true).expect("it still serves");
        with_timeout(self.task).await.expect("no panic").expect("it ends well");
    }
}

async fn new_products_arrive_by_themselves_and_changes_five_minutes_later<S: Catalogue>() {
    let world = World::<S>::buying(S::start().await).await;
    let ids = world.remote.seed(20);
    let serving = serve(&world);
    with_timeout(world.remote.listed(S::LISTED_BY_CHECK + S::NO_NEWS)).await;
    with_timeout(idle(&world)).await;
    world.agrees("by itself").await;
    world.remote.rename(&ids[0], "Renamed");
    let mark = world.remote.mark();
    world.clock.advance(299_000);
    assert_eq!(world.remote.listings_since(mark), 0);
    world.clock.advance(10_000);
    with_timeout(world.remote.listed(S::LISTED_BY_CHECK + 2 * S::NO_NEWS)).await;
    with_timeout(idle(&world)).await;
    world.agrees("five minutes later").await;
    serving.ended().await;
}

/// Until no job runs or waits.
async fn idle<S: Catalogue>(world: &World<S>) {
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

async fn ticks_of_one_installation_never_overlap<S: Catalogue>() {
    let world = World::<S>::buying(S::start().await).await;
    world.remote.seed(20);
    let held = world.remote.inject(S::listing(), Fault::hold());
    let serving = serve(&world);
    with_timeout(held.reached()).await;
    let mark = world.remote.mark();
    let id = world.installation().await.id;
    for _ in 0..3 {
        world.clock.advance(20_000);
        let due = world.host.scheduler().schedule().await.expect("the schedule");
        assert_eq!(due, 0, "it still runs");
    }
    // A person asks for one as well: it follows, and doesn't run next to.
    let now = host_core::clock::Clock::now(&*world.clock);
    world.host.store().tick_now(id, host_core::shop::Entity::Product, false, now).await.expect("queued");
    assert_eq!(world.remote.listings_since(mark), 0, "nothing runs at the same time");
    held.release();
    with_timeout(idle(&world)).await;
    world.agrees("one after the other").await;
    serving.ended().await;
}

async fn the_ticks_of_other_installations_run_meanwhile<S: Catalogue>() {
    let slow = World::<S>::buying(S::start().await).await;
    slow.remote.seed(20);
    slow.host.store().put_shop(&host_platform::default_shop("other")).await.expect("another shop");
    let enable = host_platform::Enable {
        shop: "other".into(),
        plugin: S::PLUGIN.into(),
        settings: host_core::model::Settings(slow.remote.settings()),
        flows: [(S::PRODUCTS_IN.to_owned(), true)].into(),
        another_account: false,
        locale: "en".into(),
        actor: None,
    };
    slow.host.installations().enable(enable).await.expect("enabled");
    let held = slow.remote.inject(S::listing(), Fault::hold());
    let (_stop, stopped) = watch::channel(false);
    let (host, installation) = (Arc::clone(&slow.host), slow.installation().await);
    let first = tokio::spawn(async move {
        host.ticks().run(&installation, Entity::Product, false, stopped, |_| {}).await
    });
    with_timeout(held.reached()).await;
    let other = slow.host.installations().get("other", S::PLUGIN).await.expect("it is there");
    let (_stop, stopped) = watch::channel(false);
    let report = with_timeout(slow.host.ticks().run(&other, Entity::Product, false, stopped, |_| {}))
        .await
        .expect("a tick");
    assert_eq!((report.phase, report.tick.counts.created), (host_core::model::Phase::Done, 20));
    assert!(!first.is_finished(), "the first still waits for its answer");
    held.release();
    with_timeout(first).await.expect("no panic").expect("a tick");
}
