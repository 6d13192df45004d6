//! Leases: which worker may end a job, and what happens when a worker is gone.

use host_core::limits;
use host_core::model::{Lease, NewJob, Phase};
use host_core::next_state::RunOutcome;
use host_core::store::{Commit, StoreError};
use host_core::unit_of_work::{Access, Unit, UnitError};

use super::StoreHome;
use super::world::{LEASE, T0, World, carrying, end, job, sent, why};

pub async fn a_worker_that_lost_its_lease_can_do_nothing(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push("7", T0).await;
    let lost = world.claim(T0).await;
    let late = T0 + LEASE + 1;
    assert_eq!(world.store.jobs_rescue(late).await.unwrap(), 1);

    let mut current = None;
    // Once while the job waits, once while another worker runs it, once after that.
    for step in 0..3 {
        let mut unit = Unit::new(world.store.clone(), world.now().await, Some(lost.lease), Access::ReadWrite);
        unit.set("intent", Some(b"stale".to_vec())).unwrap();
        unit.push(vec![job("stale")]).unwrap();
        let saved = unit.checkpoint().await;
        assert!(matches!(saved, Err(UnitError::Store(StoreError::LeaseLost))), "{step}: {saved:?}");
        let ended = end(&*world.store, &lost, sent(), true, late).await;
        assert!(matches!(ended, Err(StoreError::LeaseLost)), "{step}: {ended:?}");
        let without_ending = world.store.commit(unit.commit(late)).await;
        assert!(matches!(without_ending, Err(StoreError::LeaseLost)), "{step}: {without_ending:?}");
        let extended = world.store.extend_lease(lost.lease, late + LEASE).await;
        assert!(matches!(extended, Err(StoreError::LeaseLost)), "{step}: {extended:?}");
        match current.take() {
            None if step == 0 => current = Some(world.claim(late).await),
            Some(claim) => world.end(&claim, RunOutcome::Rejected(why()), late).await,
            None => {}
        }
    }
    assert_eq!(world.phase(id).await, Phase::Parked, "the end that the second worker gave it");
    assert_eq!(world.value("intent").await, None);
    assert!(world.try_claim(late).await.is_none(), "and nothing was queued");
}

pub async fn an_extended_lease_is_kept(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    let claim = world.claim(T0).await;
    world.store.extend_lease(claim.lease, T0 + 10 * LEASE).await.unwrap();
    assert_eq!(world.store.jobs_rescue(T0 + 10 * LEASE).await.unwrap(), 0);
    world.end(&claim, sent(), T0 + 10 * LEASE).await;
}

pub async fn leases_are_kept_together_and_those_that_are_lost_are_named(home: &dyn StoreHome) {
    let world = World::new(home).await;
    for key in ["1", "2", "3"] {
        world.push(key, T0).await;
    }
    let (kept, ended, lost) = (world.claim(T0).await, world.claim(T0).await, world.claim(T0).await);
    world.end(&ended, sent(), T0).await;
    let stale = Lease { token: lost.lease.token - 1, ..lost.lease };
    let extended = world.store.extend_leases(&[kept.lease, ended.lease, stale], T0 + 10 * LEASE).await;
    assert_eq!(extended.unwrap(), [ended.lease, stale]);
    assert_eq!(world.store.jobs_rescue(T0 + 10 * LEASE).await.unwrap(), 1, "the one that wasn't kept");
    world.end(&kept, sent(), T0 + 10 * LEASE).await;
}

pub async fn a_lease_that_ran_out_is_freed_and_the_attempt_counts(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push("7", T0).await;
    world.claim(T0).await;
    assert_eq!(world.store.jobs_rescue(T0 + LEASE).await.unwrap(), 0, "to the last moment");
    assert_eq!(world.store.jobs_rescue(T0 + LEASE + 1).await.unwrap(), 1);
    assert_eq!(world.store.jobs_rescue(T0 + LEASE + 1).await.unwrap(), 0, "once");
    let job = world.job(id).await;
    assert_eq!((job.phase, job.attempts, job.failures), (Phase::Waiting, 1, 1));
    assert_eq!(job.message.unwrap().code, "host.worker-gone");
    assert_eq!(world.claim(T0 + LEASE + 1).await.job.attempts, 2, "it may have reached the remote");
}

pub async fn the_jobs_of_a_worker_that_is_gone_are_free_at_once(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    let doomed = home.open();
    let claim = doomed.job_claim(T0, LEASE, None).await.unwrap().unwrap();
    assert_eq!(world.store.jobs_rescue(T0).await.unwrap(), 0, "it lives");
    drop(doomed);
    assert_eq!(world.store.jobs_rescue(T0).await.unwrap(), 1, "long before the lease runs out");
    assert_eq!(world.claim(T0).await.job.attempts, claim.job.attempts + 1);
}

pub async fn a_worker_that_lives_keeps_its_jobs(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    let claim = world.claim(T0).await;
    for _ in 0..3 {
        let other = home.open();
        assert_eq!(other.jobs_rescue(T0 + 1).await.unwrap(), 0);
    }
    assert_eq!(world.store.jobs_rescue(T0 + 1).await.unwrap(), 0);
    world.end(&claim, sent(), T0 + 1).await;
}

pub async fn a_job_that_kills_its_workers_is_parked(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let poison = world.push("poison", T0).await;
    world.push("harmless", T0 + 1).await;
    for death in 1..=limits::BREAKDOWNS_BROKEN {
        let doomed = home.open();
        let claim = doomed.job_claim(T0, LEASE, None).await.unwrap().unwrap();
        assert_eq!((claim.job.id, claim.job.attempts), (poison, death));
        drop(doomed);
        assert_eq!(world.store.jobs_rescue(T0).await.unwrap(), 1);
    }
    assert_eq!(world.phase(poison).await, Phase::Parked);
    assert_eq!(world.run(T0 + 1).await.job.key, "harmless");
    assert!(world.store.retry(poison, T0).await.unwrap(), "a person can send it again");
    assert_eq!(world.claim(T0).await.job.attempts, limits::BREAKDOWNS_BROKEN + 1);
}

pub async fn what_was_pushed_meanwhile_follows_a_job_whose_worker_is_gone(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push_job(&carrying("7", b"old"), T0).await;
    world.claim(T0).await;
    world.push_job(&carrying("7", b"new"), T0).await;
    world.store.jobs_rescue(T0 + LEASE + 1).await.unwrap();
    let next = world.claim(T0 + LEASE + 1).await;
    assert_eq!((next.job.payload.as_slice(), next.job.attempts), (b"new".as_slice(), 2));
    assert!(!next.job.followed);
}

pub async fn an_ended_run_cannot_end_again(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push("7", T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, sent(), T0).await;
    let activity =
        host_core::store::NewActivity { subject: None, event: "twice".into(), message: None, actor: None };
    let ending = host_core::next_state::next_state(&claim.job, RunOutcome::Rejected(why()), true, T0);
    let again = Commit {
        installation: world.id(),
        lease: Some(claim.lease),
        ending: Some(ending),
        activity: vec![activity],
        now: T0,
        ..Commit::default()
    };
    assert!(matches!(world.store.commit(again).await, Err(StoreError::LeaseLost)));
    assert_eq!(world.phase(id).await, Phase::Done);
    let reported = world.store.activity(None, 10).await.unwrap();
    assert!(reported.iter().all(|activity| activity.event != "twice"));
}

pub async fn a_lease_is_held_until_another_worker_has_the_job_or_the_run_ends(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    let first = world.claim(T0).await;
    assert!(world.store.lease_is_held(first.lease).await.unwrap());
    assert_eq!(world.store.jobs_rescue(T0 + LEASE + 1).await.unwrap(), 1);
    assert!(!world.store.lease_is_held(first.lease).await.unwrap(), "it ran out");
    let second = world.claim(T0 + LEASE + 1).await;
    assert!(!world.store.lease_is_held(first.lease).await.unwrap(), "another worker has the job");
    assert!(home.open().lease_is_held(second.lease).await.unwrap(), "for any program that asks");
}

/// Found where the product was really used: the clock jumped by a day and back, and jobs waited a day.
pub async fn a_wait_that_was_written_under_a_clock_that_was_ahead_is_as_long_as_it_was_meant(
    home: &dyn StoreHome,
) {
    const DAY: u64 = 86_400_000;
    let world = World::new(home).await;
    world.push_job(&NewJob { delay_ms: 5_000, ..job("7") }, T0 + DAY).await;
    assert!(world.try_claim(T0).await.is_none());
    assert_eq!(world.store.jobs_rescue(T0 + DAY).await.unwrap(), 0);
    assert_eq!(world.store.jobs_rescue(T0).await.unwrap(), 0);
    assert!(world.try_claim(T0 + 4_999).await.is_none());
    assert_eq!(world.claim(T0 + 5_000).await.job.key, "7");
}
