//! Queueing: a push onto a job that waits, runs or waits for a person.

use host_core::model::{NewJob, Outcome, Phase, Resolution};
use host_core::next_state::{RunOutcome, next_state};
use host_core::shop::{Entity, Subject};
use host_core::store::{Commit, JobFilter};

use super::StoreHome;
use super::world::{LEASE, T0, World, carrying, connection, end, job, sent, why};

pub async fn a_job_that_waits_is_replaced_by_a_push(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let first = world.push_job(&carrying("7", b"old"), T0).await;
    let second = world.push_job(&carrying("7", b"new"), T0 + 1).await;
    assert_eq!(first, second);
    let claim = world.claim(T0 + 1).await;
    assert_eq!((claim.job.payload.as_slice(), claim.job.queued_at), (b"new".as_slice(), T0 + 1));
    world.end(&claim, sent(), T0 + 1).await;
    assert!(world.try_claim(T0 + 2).await.is_none(), "it ran once");
}

pub async fn a_job_that_runs_is_followed_by_the_last_push(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push_job(&carrying("7", b"1"), T0).await;
    let claim = world.claim(T0).await;
    assert_eq!(world.push_job(&carrying("7", b"2"), T0).await, id);
    assert_eq!(world.push_job(&carrying("7", b"3"), T0).await, id);
    assert!(world.job(id).await.followed);
    assert!(world.try_claim(T0).await.is_none());
    world.end(&claim, sent(), T0 + 5).await;
    let next = world.claim(T0 + 5).await;
    assert_eq!(next.job.payload, b"3");
    assert!(!next.job.followed);
    world.end(&next, sent(), T0 + 5).await;
    assert!(world.try_claim(T0 + 6).await.is_none(), "followed once");
}

pub async fn a_push_that_came_during_a_failing_run_replaces_the_job_and_keeps_its_pause(
    home: &dyn StoreHome,
) {
    let world = World::new(home).await;
    let id = world.push_job(&carrying("7", b"old"), T0).await;
    let claim = world.claim(T0).await;
    world.push_job(&carrying("7", b"new"), T0).await;
    world.end(&claim, RunOutcome::Unavailable(why(), Some(600_000)), T0).await;
    let job = world.job(id).await;
    assert_eq!((job.payload.as_slice(), job.failures, job.phase), (b"new".as_slice(), 1, Phase::Waiting));
    assert!(job.not_before >= T0 + 600_000);
}

pub async fn an_uncertain_job_waits_for_the_person_and_the_push_comes_after(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push_job(&carrying("7", b"1"), T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::Uncertain(why()), T0).await;
    assert_eq!(world.push_job(&carrying("7", b"2"), T0).await, id);
    let job = world.push_job(&carrying("7", b"3"), T0).await;
    assert_eq!(world.phase(job).await, Phase::Uncertain);
    assert!(!world.store.retry(id, T0).await.unwrap());
    assert!(world.try_claim(T0 + 1).await.is_none(), "nobody but the person lets it go on");

    assert!(world.store.resolve(id, Resolution::There("R-1".into()), T0 + 2).await.unwrap());
    let resolved = world.claim(T0 + 2).await;
    assert_eq!(resolved.job.resolution, Some(Resolution::There("R-1".into())));
    assert_eq!((resolved.job.payload.as_slice(), resolved.job.attempts), (b"1".as_slice(), 2));
    world.end(&resolved, sent(), T0 + 3).await;
    let follower = world.claim(T0 + 3).await;
    assert_eq!((follower.job.payload.as_slice(), follower.job.resolution), (b"3".as_slice(), None));
}

pub async fn an_uncertain_job_that_a_person_sends_runs_again_as_one_that_may_have_arrived(
    home: &dyn StoreHome,
) {
    let world = World::new(home).await;
    let id = world.push_job(&carrying("7", b"1"), T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::Uncertain(why()), T0).await;
    world.push_job(&carrying("7", b"2"), T0).await;
    world.push_job(&NewJob { manual: true, ..carrying("7", b"3") }, T0).await;
    let again = world.claim(T0).await;
    assert_eq!((again.job.id, again.job.payload.as_slice(), again.job.manual), (id, b"3".as_slice(), true));
    assert_eq!((again.job.attempts, again.job.resolution.as_ref()), (2, None), "it looks before it creates");
    world.end(&again, RunOutcome::Uncertain(why()), T0).await;
    assert_eq!(world.phase(id).await, Phase::Uncertain, "and may be uncertain again");
    assert!(world.try_claim(T0).await.is_none(), "what came before the person's request doesn't follow it");
}

/// Found by the simulation: the older push followed the newer one, and had the last word.
pub async fn a_push_onto_a_resolved_job_replaces_what_was_to_follow(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push_job(&carrying("7", b"1"), T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::Uncertain(why()), T0).await;
    world.push_job(&carrying("7", b"2"), T0).await;
    world.store.resolve(id, Resolution::NotThere, T0).await.unwrap();
    world.push_job(&carrying("7", b"3"), T0).await;
    let last = world.run(T0).await;
    assert_eq!((last.job.payload.as_slice(), last.job.manual), (b"3".as_slice(), true));
    assert_eq!(last.job.resolution, Some(Resolution::NotThere));
    assert!(world.try_claim(T0).await.is_none());
}

pub async fn a_person_cuts_a_pause_short_and_an_event_does_not(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push("7", T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::Unavailable(why(), Some(900_000)), T0).await;
    world.push("7", T0 + 1).await;
    assert_eq!(world.job(id).await.failures, 1, "an event doesn't renew the patience");
    assert!(world.try_claim(T0 + 2).await.is_none(), "an event doesn't cut the pause short");
    world.send("7", T0 + 3).await;
    let again = world.claim(T0 + 3).await;
    assert_eq!((again.job.attempts, again.job.failures, again.job.manual), (2, 0, true));
    world.end(&again, RunOutcome::Unavailable(why(), Some(900_000)), T0 + 3).await;
    assert!(world.store.retry(id, T0 + 4).await.unwrap());
    assert_eq!(world.claim(T0 + 4).await.job.attempts, 3, "nor does it when it's sent again");
}

pub async fn a_delay_counts_for_events_alone(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let later = NewJob { delay_ms: 5_000, ..job("7") };
    world.push_job(&later, T0).await;
    assert!(world.try_claim(T0 + 4_999).await.is_none());
    assert_eq!(world.store.next_due().await.unwrap(), Some(T0 + 5_000));
    world.push_job(&NewJob { manual: true, ..later }, T0 + 1).await;
    assert!(world.try_claim(T0 + 1).await.is_some());
}

pub async fn events_that_follow_each_other_put_a_job_off_no_further_than_the_first(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let later = NewJob { delay_ms: 2_000, ..job("7") };
    for at in [0, 1_000, 1_900] {
        world.push_job(&later, T0 + at).await;
    }
    assert!(world.try_claim(T0 + 1_999).await.is_none());
    let claim = world.claim(T0 + 2_000).await;
    // What comes while it runs is looked at once more.
    world.push_job(&later, T0 + 2_100).await;
    world.end(&claim, sent(), T0 + 2_200).await;
    assert!(world.try_claim(T0 + 2_300).await.is_none());
    assert!(world.try_claim(T0 + 4_200).await.is_some());
    // One that is to come sooner comes sooner.
    world.push_job(&NewJob { delay_ms: 9_000, ..job("8") }, T0).await;
    world.push_job(&NewJob { delay_ms: 10, ..job("8") }, T0).await;
    assert!(world.try_claim(T0 + 10).await.is_some());
}

pub async fn an_absurd_delay_is_as_good_as_never(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push_job(&NewJob { delay_ms: u64::MAX, ..job("7") }, T0).await;
    assert!(world.try_claim(T0 + 1_000_000_000_000).await.is_none());
    assert!(world.store.retry(id, T0).await.unwrap());
    assert!(world.try_claim(T0).await.is_some());
}

pub async fn a_person_who_asked_is_not_forgotten_when_an_event_follows(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.send("waiting", T0).await;
    world.push("waiting", T0).await;
    let waited = world.claim(T0).await;
    assert!(waited.job.manual, "the push replaced a job that a person had asked for");
    world.send("waiting", T0).await;
    world.push("waiting", T0).await;
    world.end(&waited, sent(), T0).await;
    assert!(world.claim(T0).await.job.manual, "the push replaced what a person had asked to follow");
}

pub async fn what_a_person_sends_goes_to_the_head_of_the_queue(home: &dyn StoreHome) {
    let world = World::new(home).await;
    for key in ["1", "2", "3"] {
        world.push(key, T0).await;
    }
    world.send("9", T0 + 10).await;
    world.send("3", T0 + 11).await;
    let mut order = Vec::new();
    while let Some(claim) = world.try_claim(T0 + 20).await {
        world.end(&claim, sent(), T0 + 20).await;
        assert!(!world.job(claim.job.id).await.manual, "the next send by an event is none of a person's");
        order.push(claim.job.key);
    }
    assert_eq!(order, ["9", "3", "1", "2"]);
}

pub async fn a_paused_job_goes_on_with_a_push_or_when_settings_change(home: &dyn StoreHome) {
    let world = World::new(home).await;
    for key in ["1", "2"] {
        world.push(key, T0).await;
        let claim = world.claim(T0).await;
        end(&*world.store, &claim, RunOutcome::NotConfigured(why()), false, T0).await.unwrap();
    }
    assert!(world.try_claim(T0 + 1_000_000).await.is_none());
    world.push("2", T0 + 1).await;
    assert_eq!(world.run(T0 + 1).await.job.key, "2");
    assert!(world.try_claim(T0 + 1).await.is_none());
    world.store.connect(connection("s1", "account-1")).await.unwrap();
    let claim = world.run(T0 + 2).await;
    assert_eq!((claim.job.key.as_str(), claim.job.attempts), ("1", 1));
}

pub async fn a_job_that_is_taken_back_does_not_run_and_counts_on_later(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push("7", T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::Unavailable(why(), None), T0).await;
    let mut unit = world.unit().await;
    assert!(unit.cancel("export-order", "7").await.unwrap());
    assert!(!unit.cancel("export-order", "8").await.unwrap());
    assert_eq!(world.phase(id).await, Phase::Waiting, "nothing happens before the commit");
    world.commit(&unit).await.unwrap();
    let job = world.job(id).await;
    assert_eq!((job.phase, job.outcome), (Phase::Done, Some(Outcome::Cancelled)));
    assert!(!world.store.job_is_pending(world.id(), "export-order", "7").await.unwrap());
    world.push("7", T0 + 1).await;
    assert_eq!(world.claim(T0 + 1).await.job.attempts, 2);
}

pub async fn retry_sends_again_what_ended_or_waits_and_leaves_the_rest_alone(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push("7", T0).await;
    let endings = [
        (sent(), Phase::Done),
        (RunOutcome::Skipped(why()), Phase::Skipped),
        (RunOutcome::Rejected(why()), Phase::Parked),
        (RunOutcome::NotConfigured(why()), Phase::Paused),
        (RunOutcome::Unavailable(why(), Some(1_000_000)), Phase::Waiting),
    ];
    for (ran, phase) in endings {
        let claim = world.claim(T0).await;
        assert!(!world.store.retry(id, T0).await.unwrap(), "it runs");
        world.end(&claim, ran, T0).await;
        assert_eq!(world.phase(id).await, phase);
        assert!(world.store.retry(id, T0).await.unwrap(), "{phase:?}");
        let job = world.job(id).await;
        assert_eq!((job.failures, job.manual, job.outcome), (0, true, None));
    }
    assert_eq!(world.claim(T0).await.job.attempts, 6);
    assert!(!world.store.retry(id + 1_000, T0).await.unwrap(), "there is no such job");
}

pub async fn resolve_answers_uncertain_jobs_alone(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push("7", T0).await;
    assert!(!world.store.resolve(id, Resolution::NotThere, T0).await.unwrap());
    let claim = world.claim(T0).await;
    assert!(!world.store.resolve(id, Resolution::NotThere, T0).await.unwrap());
    world.end(&claim, RunOutcome::Uncertain(why()), T0).await;
    assert!(world.store.resolve(id, Resolution::NotThere, T0).await.unwrap());
    assert!(!world.store.resolve(id, Resolution::There("1".into()), T0).await.unwrap(), "said is said");
    let claim = world.claim(T0).await;
    assert_eq!(claim.job.resolution, Some(Resolution::NotThere));
    world.end(&claim, sent(), T0).await;
    assert_eq!(world.job(id).await.resolution, None);
}

pub async fn what_failed_for_good_goes_on_once_a_person_entered_its_record_there(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let subject = Subject { entity: Entity::Order, id: "7".to_owned() };
    let orders = [Some(subject), None];
    for (key, subject) in ["of an order", "of nothing"].into_iter().zip(orders) {
        let is_about_a_record = subject.is_some();
        let id = world.push_job(&NewJob { subject, ..job(key) }, T0).await;
        let claim = world.claim(T0).await;
        world.end(&claim, RunOutcome::Rejected(why()), T0).await;
        assert_eq!(world.job(id).await.phase, Phase::Parked);
        assert!(!world.store.resolve(id, Resolution::NotThere, T0).await.unwrap(), "that is no news");
        let there = Resolution::There("R-1".to_owned());
        assert_eq!(world.store.resolve(id, there.clone(), T0).await.unwrap(), is_about_a_record);
        if is_about_a_record {
            let claim = world.claim(T0).await;
            assert_eq!((claim.job.resolution.as_ref(), claim.job.manual), (Some(&there), true));
            world.end(&claim, sent(), T0).await;
        }
    }
}

pub async fn jobs_are_listed_newest_first_and_filtered(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let neighbour = world.neighbour().await;
    let a = world.push("a", T0).await;
    let b = world.push("b", T0 + 1).await;
    let other = world.store.jobs_enqueue(neighbour.id, &[job("a")], T0 + 2).await.unwrap()[0];
    let ids = async |filter: JobFilter| -> Vec<i64> {
        world.store.jobs(&filter).await.unwrap().iter().map(|job| job.id).collect()
    };
    assert_eq!(ids(JobFilter::default()).await, [other, b, a]);
    assert_eq!(ids(JobFilter { installation: Some(world.id()), ..JobFilter::default() }).await, [b, a]);
    assert_eq!(ids(JobFilter { limit: Some(1), ..JobFilter::default() }).await, [other]);
    assert_eq!(ids(JobFilter { ids: vec![a, other], ..JobFilter::default() }).await, [other, a]);
    let claim = world.claim(T0 + 2).await;
    let running = JobFilter { phase: Some(Phase::Running), ..JobFilter::default() };
    assert_eq!(ids(running).await, [claim.job.id]);
}

pub async fn an_event_knows_the_job_that_it_led_to(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let event = NewJob { kind: "event".into(), ..job("7") };
    let id = world.push_job(&event, T0).await;
    let passed_on = async |pushes: Vec<NewJob>| {
        let claim = world.store.job_claim(T0, LEASE, Some(&[id])).await.unwrap().unwrap();
        let commit = Commit {
            installation: world.id(),
            lease: Some(claim.lease),
            ending: Some(next_state(&claim.job, RunOutcome::Succeeded(Outcome::Queued), false, T0)),
            pushes,
            now: T0,
            ..Commit::default()
        };
        world.store.commit(commit).await.unwrap();
        world.job(id).await.led_to
    };
    let led_to = passed_on(vec![job("7"), job("8")]).await.expect("the first that it queued");
    let queued = world.job(led_to).await;
    assert_eq!((queued.kind.as_str(), queued.key.as_str()), ("export-order", "7"));
    assert_eq!(queued.led_to, None);
    world.push_job(&event, T0).await;
    assert_eq!(passed_on(Vec::new()).await, None, "a later event that queued nothing after all");
}
