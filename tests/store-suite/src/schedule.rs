//! When ticks are queued.

use host_core::limits;
use host_core::model::{JobId, Outcome, Phase, kinds};
use host_core::next_state::RunOutcome;
use host_core::shop::{Entity, Timestamp};
use host_core::store::StoreError;

use super::StoreHome;
use super::remote::Page;
use super::world::{LEASE, T0, World, why};

const TICK: Timestamp = limits::TICK.as_millis() as Timestamp;

const NONE: [JobId; 0] = [];

async fn schedule(world: &World, at: Timestamp) -> Vec<JobId> {
    world.store.schedule(Entity::Product, &[world.id()], at).await.unwrap()
}

/// Runs the tick that is due.
async fn run(world: &World, ran: RunOutcome, at: Timestamp) -> JobId {
    let claim = world.claim(at).await;
    assert_eq!((claim.job.kind.as_str(), claim.job.key.as_str()), (kinds::PRODUCT_TICK, "product"));
    world.end(&claim, ran, at).await;
    claim.job.id
}

fn ended() -> RunOutcome {
    RunOutcome::Succeeded(Outcome::Nothing)
}

pub async fn a_tick_is_queued_every_five_minutes(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let neighbour = world.neighbour().await;
    let first = schedule(&world, T0).await;
    assert_eq!(run(&world, ended(), T0).await, first[0]);
    assert_eq!(schedule(&world, T0 + 1).await, NONE, "not twice");
    assert_eq!(schedule(&world, T0 + TICK - 1).await, NONE);
    assert_eq!(schedule(&world, T0 + TICK + 700).await, first, "it's the same job");
    run(&world, ended(), T0 + TICK + 700).await;
    assert_eq!(world.tick().await.next_at, T0 + 2 * TICK, "on its own raster");
    // What was missed while nothing ran isn't made up for.
    assert_eq!(schedule(&world, T0 + 10 * TICK + 5).await, first);
    run(&world, ended(), T0 + 10 * TICK + 5).await;
    assert_eq!(schedule(&world, T0 + 10 * TICK + 6).await, NONE);

    let both = [world.id(), neighbour.id];
    let queued = world.store.schedule(Entity::Product, &both, T0 + 12 * TICK).await.unwrap();
    assert_eq!(queued.len(), 2, "each installation has its own");
}

pub async fn a_tick_that_still_runs_or_waits_is_passed_over(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let [id] = schedule(&world, T0).await[..] else { panic!() };
    assert_eq!(schedule(&world, T0 + TICK).await, NONE, "it waits");
    let claim = world.claim(T0 + TICK).await;
    assert_eq!(schedule(&world, T0 + 2 * TICK).await, NONE, "it runs");
    assert!(!world.job(id).await.followed, "and nothing follows it");
    // Between two pages it's neither queued again nor at the head of anything.
    let commit = world.reported(&claim, Page { more: true, ..Page::default() }, T0 + 2 * TICK).await;
    world.store.commit(commit).await.unwrap();
    assert_eq!(world.phase(id).await, Phase::Waiting);
    assert_eq!(schedule(&world, T0 + 3 * TICK).await, NONE);
    assert_eq!(run(&world, ended(), T0 + 3 * TICK).await, id);
    assert_eq!(schedule(&world, T0 + 4 * TICK).await, [id]);
}

pub async fn a_tick_never_stays_dead(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let endings = [
        RunOutcome::Rejected(why()),
        RunOutcome::NotConfigured(why()),
        RunOutcome::Skipped(why()),
        RunOutcome::Uncertain(why()),
        ended(),
    ];
    for (round, ran) in (0..).zip(endings) {
        let at = T0 + round * TICK;
        let [id] = schedule(&world, at).await[..] else { panic!("{ran:?}") };
        assert_eq!(world.phase(id).await, Phase::Waiting);
        run(&world, ran, at).await;
    }
    // So does one whose worker broke down once too often.
    let at = T0 + 9 * TICK;
    let [id] = schedule(&world, at).await[..] else { panic!() };
    for round in 1..=u64::from(limits::BREAKDOWNS_BROKEN) {
        let at = at + round * 2 * LEASE;
        assert!(world.try_claim(at).await.is_some());
        world.store.jobs_rescue(at + LEASE + 1).await.unwrap();
    }
    assert_eq!(world.phase(id).await, Phase::Parked);
    assert_eq!(schedule(&world, at + 100 * TICK).await, [id]);
}

pub async fn a_tick_at_a_persons_request_goes_to_the_head(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    schedule(&world, T0 + 1).await;
    let id = world.store.tick_now(world.id(), Entity::Product, false, T0 + 2).await.unwrap();
    let claim = world.claim(T0 + 2).await;
    assert_eq!((claim.job.id, claim.job.manual), (id, true));
    assert_eq!(schedule(&world, T0 + 1 + TICK).await, NONE, "the schedule counts from there");
    // Asked for while it runs, it runs once more.
    world.store.tick_now(world.id(), Entity::Product, false, T0 + 3).await.unwrap();
    world.end(&claim, ended(), T0 + 3).await;
    assert_eq!(world.claim(T0 + 3).await.job.id, id);
}

pub async fn a_clock_that_was_set_back_stops_no_tick(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = schedule(&world, T0).await;
    run(&world, ended(), T0).await;
    let hour_ago = T0 - 3_600_000;
    assert_eq!(schedule(&world, hour_ago).await, id);
    assert_eq!(world.tick().await.next_at, hour_ago + TICK);
}

pub async fn orders_have_no_ticks(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let refused = world.store.tick_now(world.id(), Entity::Order, false, T0).await;
    assert!(matches!(refused, Err(StoreError::Refused(_))));
    assert!(world.store.schedule(Entity::Order, &[world.id()], T0).await.is_err());
    assert_eq!(world.store.ticks(None).await.unwrap(), []);
}

pub async fn the_same_failure_is_remembered_over_ticks(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let [id] = schedule(&world, T0).await[..] else { panic!() };
    run(&world, RunOutcome::Rejected(why()), T0).await;
    schedule(&world, T0 + TICK).await;
    assert_eq!(world.job(id).await.message, Some(why()), "so that it isn't reported as new again");
    run(&world, ended(), T0 + TICK).await;
    schedule(&world, T0 + 2 * TICK).await;
    assert_eq!(world.job(id).await.message, None);
}
