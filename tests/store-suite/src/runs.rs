//! Claiming: which job is next, and how attempts are counted.

use std::collections::HashSet;

use host_core::limits;
use host_core::model::{InstallationState, NewJob, Resolution};
use host_core::next_state::RunOutcome;

use super::StoreHome;
use super::world::{LEASE, T0, World, connection, end, job, sent, why};

pub async fn the_attempt_is_durable_before_the_run(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push("7", T0).await;
    let claim = world.claim(T0 + 5).await;
    assert_eq!(claim.job.attempts, 1);
    let elsewhere = World { store: home.open(), installation: claim.installation };
    let seen = elsewhere.job(id).await;
    assert_eq!((seen.attempts, seen.first_started_at), (1, Some(T0 + 5)));
}

pub async fn attempts_are_counted_for_good(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push("7", T0).await;
    let first = world.claim(T0).await;
    world.push("7", T0).await;
    world.end(&first, sent(), T0).await;
    let following = world.claim(T0).await;
    assert_eq!(following.job.attempts, 2, "a push that follows");
    world.end(&following, RunOutcome::Rejected(why()), T0).await;
    world.store.retry(id, T0).await.unwrap();
    let again = world.claim(T0).await;
    assert_eq!(again.job.attempts, 3, "sent again");
    world.end(&again, RunOutcome::Unavailable(why(), None), T0).await;
    world.push("7", T0 + 10_000).await;
    let replaced = world.claim(T0 + 10_000).await;
    assert_eq!(replaced.job.attempts, 4, "a replacing push");
    world.end(&replaced, sent(), T0 + 10_000).await;
    world.send("7", T0 + 20_000).await;
    let by_hand = world.claim(T0 + 20_000).await;
    assert_eq!(by_hand.job.attempts, 5, "sent by hand");
    world.end(&by_hand, sent(), T0 + 20_000).await;
    world.push("7", T0 + 1_000_000_000).await;
    let later = world.claim(T0 + 1_000_000_000).await;
    assert_eq!(later.job.attempts, 6, "a job of much later");
    assert_eq!(later.job.first_started_at, Some(T0));
}

pub async fn an_attempt_without_http_is_not_counted(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push("7", T0).await;
    for _ in 0..3 {
        let claim = world.claim(T0).await;
        assert_eq!(claim.job.attempts, 1);
        end(&*world.store, &claim, RunOutcome::NotConfigured(why()), false, T0).await.unwrap();
        assert_eq!(world.job(id).await.attempts, 0);
        world.push("7", T0).await;
    }
    world.run(T0).await;
    world.push("7", T0).await;
    let claim = world.claim(T0).await;
    end(&*world.store, &claim, RunOutcome::NotConfigured(why()), false, T0).await.unwrap();
    assert_eq!(world.job(id).await.attempts, 1, "the one that counted still counts");
}

/// 'It isn't there' was true when the person looked. An attempt that may have reached the remote
/// since then makes it worthless: the next one must look again, or ask again.
pub async fn what_a_person_said_is_kept_until_an_attempt_may_have_reached_the_remote(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push("7", T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::Uncertain(why()), T0).await;
    world.store.resolve(id, Resolution::NotThere, T0).await.unwrap();

    let unsent = world.claim(T0).await;
    end(&*world.store, &unsent, RunOutcome::NotConfigured(why()), false, T0).await.unwrap();
    world.push("7", T0).await;
    let sending = world.claim(T0).await;
    assert_eq!(sending.job.resolution, Some(Resolution::NotThere), "nothing was sent in between");
    world.end(&sending, RunOutcome::Broken(why()), T0).await;
    let after = world.claim(T0 + 1_000_000).await;
    assert_eq!(after.job.resolution, None, "after a call that used HTTP and broke down");

    world.end(&after, RunOutcome::Uncertain(why()), T0).await;
    world.store.resolve(id, Resolution::NotThere, T0).await.unwrap();
    world.claim(T0).await;
    assert_eq!(world.store.jobs_rescue(T0 + LEASE + 1).await.unwrap(), 1);
    let after = world.claim(T0 + LEASE + 1).await;
    assert_eq!(after.job.resolution, None, "after a worker that died");
}

pub async fn a_record_that_is_there_is_adopted_by_the_next_attempt_too(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let there = Some(Resolution::There("R-7".into()));
    let id = world.push("7", T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::Uncertain(why()), T0).await;
    world.store.resolve(id, Resolution::There("R-7".into()), T0).await.unwrap();
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::Unavailable(why(), None), T0).await;
    assert_eq!(world.claim(T0 + 10_000).await.job.resolution, there);
    world.store.jobs_rescue(T0 + 10_000 + LEASE + 1).await.unwrap();
    assert_eq!(world.claim(T0 + 10_000 + LEASE + 1).await.job.resolution, there);
}

pub async fn the_same_key_never_runs_twice_at_a_time(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    let claim = world.claim(T0).await;
    world.push("7", T0).await;
    world.send("7", T0).await;
    assert!(world.try_claim(T0 + 1).await.is_none());
    world.push("8", T0).await;
    world.push_job(&NewJob { kind: "export-customer".into(), ..job("7") }, T0).await;
    assert!(world.try_claim(T0 + 1).await.is_some(), "another key runs at the same time");
    assert!(world.try_claim(T0 + 1).await.is_some(), "another kind runs at the same time");
    assert!(world.try_claim(T0 + 1).await.is_none());
    world.end(&claim, sent(), T0 + 1).await;
    assert_eq!(world.claim(T0 + 1).await.job.key, "7");
}

pub async fn one_installation_runs_no_more_than_its_share(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let neighbour = world.neighbour().await;
    let share = limits::RUNNING_PER_INSTALLATION as usize;
    for key in 0..=share {
        world.push(&key.to_string(), T0).await;
    }
    world.store.jobs_enqueue(neighbour.id, &[job("n")], T0 + 1).await.unwrap();
    let mut claims = Vec::new();
    while let Some(claim) = world.try_claim(T0 + 1).await {
        claims.push(claim);
    }
    let own = claims.iter().filter(|claim| claim.job.installation == world.id()).count();
    assert_eq!((own, claims.len()), (share, share + 1), "the other shop's job isn't held up");
    world.end(&claims[0], sent(), T0 + 1).await;
    assert_eq!(world.claim(T0 + 1).await.job.key, share.to_string());
}

pub async fn a_paused_or_disabled_installation_runs_nothing(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    for state in [InstallationState::Paused(why()), InstallationState::Disabled] {
        world.store.set_state(world.id(), state.clone(), None, T0).await.unwrap();
        assert_eq!(world.now().await.state, state);
        assert!(world.try_claim(T0 + 1_000_000).await.is_none());
        assert_eq!(world.store.next_due().await.unwrap(), None);
    }
    world.store.set_state(world.id(), InstallationState::Active, None, T0).await.unwrap();
    assert!(world.try_claim(T0).await.is_some());
}

pub async fn a_refused_credential_pauses_until_the_owner_connects_again(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push("7", T0).await;
    world.push("8", T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::Unauthorized(why()), T0).await;
    assert_eq!(world.now().await.state, InstallationState::Paused(why()));
    assert!(world.try_claim(T0 + 1).await.is_none());
    assert_eq!(world.job(id).await.failures, 0, "it costs the job nothing");
    let reported = world.store.activity(Some(world.id()), 10).await.unwrap();
    assert_eq!(reported.iter().filter(|activity| activity.event == "paused").count(), 1);
    world.store.connect(connection("s1", "account-1")).await.unwrap();
    assert_eq!(world.claim(T0 + 1).await.job.attempts, 2);
}

pub async fn nothing_starts_before_the_remote_wants_more(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    world.push("8", T0).await;
    let claim = world.claim(T0).await;
    let other = world.claim(T0).await;
    world.end(&claim, RunOutcome::Throttled(why(), Some(30_000)), T0).await;
    world.end(&other, RunOutcome::Throttled(why(), Some(2_000)), T0).await;
    assert_eq!(world.now().await.slow_until, T0 + 30_000, "the longer pause holds");
    assert!(world.try_claim(T0 + 29_999).await.is_none());
    assert_eq!(world.store.next_due().await.unwrap(), Some(T0 + 30_000));
    let again = world.claim(T0 + 30_000).await;
    assert_eq!((again.job.attempts, again.job.failures), (2, 0));
}

pub async fn only_the_jobs_that_were_asked_for_are_claimed(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("1", T0).await;
    let wanted = world.push("2", T0).await;
    let claim = world.store.job_claim(T0, LEASE, Some(&[wanted])).await.unwrap().unwrap();
    assert_eq!(claim.job.id, wanted);
    assert!(world.store.job_claim(T0, LEASE, Some(&[wanted])).await.unwrap().is_none());
    assert!(world.store.job_claim(T0, LEASE, Some(&[])).await.unwrap().is_none());
}

pub async fn two_workers_never_claim_the_same_job(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let mut neighbours = Vec::new();
    for shop in 0..8 {
        let shop = format!("many-{shop}");
        world.store.put_shop(&super::world::shop(&shop)).await.unwrap();
        let installation = world.store.connect(connection(&shop, "a")).await.unwrap().0;
        world.store.jobs_enqueue(installation.id, &[job("1"), job("2")], T0).await.unwrap();
        neighbours.push(installation);
    }
    let mut workers = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let store = home.open();
        workers.spawn(async move {
            let mut claimed = Vec::new();
            while let Some(claim) = store.job_claim(T0, LEASE, None).await.unwrap() {
                claimed.push(claim.job.id);
            }
            claimed
        });
    }
    let claimed: Vec<_> = workers.join_all().await.into_iter().flatten().collect();
    assert_eq!(claimed.len(), neighbours.len() * 2);
    assert_eq!(claimed.iter().collect::<HashSet<_>>().len(), claimed.len());
}
