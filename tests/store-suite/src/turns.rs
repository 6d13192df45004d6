//! Whose job is claimed next: installations take turns, whatever waits in the queue of one of them.

use host_core::call_slots::Slots;
use host_core::limits;
use host_core::model::{Installation, InstallationId, InstallationState, NewJob};
use host_core::store::Claim;

use super::StoreHome;
use super::world::{LEASE, T0, World, connection, job, sent, shop, why};

/// One with so many jobs that are due since long, each known by its number.
async fn busy(world: &World, name: &str, count: usize) -> Installation {
    world.store.put_shop(&shop(name)).await.unwrap();
    let installation = world.store.connect(connection(name, "a")).await.unwrap().0;
    let jobs: Vec<NewJob> = (0..count).map(|key| job(&format!("{name}-{key}"))).collect();
    world.store.jobs_enqueue(installation.id, &jobs, T0).await.unwrap();
    installation
}

async fn claim(world: &World, slots: &Slots, most: usize) -> Vec<Claim> {
    world.store.jobs_claim(T0 + 1, LEASE, None, slots, most).await.unwrap()
}

fn whose(claims: &[Claim]) -> Vec<InstallationId> {
    claims.iter().map(|claim| claim.job.installation).collect()
}

pub async fn a_long_queue_of_one_shop_does_not_hold_up_another_shops_job(home: &dyn StoreHome) {
    let world = World::new(home).await;
    busy(&world, "busy", 500).await;
    let own = world.push("7", T0 + 1).await;
    let claims = claim(&world, &Slots::free(512), 2).await;
    assert!(claims.iter().any(|claim| claim.job.id == own), "{claims:?}");
}

pub async fn where_slots_are_scarce_installations_take_turns(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let busy =
        [busy(&world, "a", 20).await.id, busy(&world, "b", 20).await.id, busy(&world, "c", 20).await.id];
    let mut served = Vec::new();
    for _ in 0..9 {
        // One slot for all of them: who has just had it is behind the others, though its jobs are older.
        let claims = claim(&world, &Slots::free(1), 8).await;
        served.extend(whose(&claims));
        for claim in &claims {
            world.end(claim, sent(), T0 + 1).await;
        }
        world.push("late", T0 + 1).await;
    }
    let times = |id| served.iter().filter(|one| **one == id).count();
    assert!(busy.iter().all(|id| (2..=3).contains(&times(*id))), "{served:?}");
    assert!((2..=3).contains(&times(world.id())), "the newest job, too: {served:?}");
}

pub async fn who_runs_the_fewest_jobs_is_served_first(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let (a, b) = (busy(&world, "a", 20).await.id, busy(&world, "b", 20).await.id);
    let share = limits::RUNNING_PER_INSTALLATION as usize;
    let claims = claim(&world, &Slots::free(512), 64).await;
    let expected: Vec<InstallationId> = std::iter::repeat_n([a, b], share).flatten().collect();
    assert_eq!(whose(&claims), expected, "one each, and so on");
    assert_eq!(claim(&world, &Slots::free(512), 64).await.len(), 0, "each has its share");
}

pub async fn of_one_installation_the_job_that_is_due_for_longest_is_first(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("second", T0 + 20).await;
    world.push("first", T0 + 10).await;
    world.send("by hand", T0 + 30).await;
    let claims = world.store.jobs_claim(T0 + 100, LEASE, None, &Slots::free(512), 64).await.unwrap();
    let keys: Vec<&str> = claims.iter().map(|claim| claim.job.key.as_str()).collect();
    assert_eq!(keys, ["by hand", "first", "second"]);
}

pub async fn kinds_of_work_take_turns_whatever_one_of_them_has_in_its_queue(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.jobs_enqueue(world.id(), &of_kind("send", 1_000, false), T0).await.unwrap();
    world.store.jobs_enqueue(world.id(), &of_kind("customer", 2, false), T0 + 1).await.unwrap();
    assert_eq!(work(&world, 6, |_| 0).await, ["send", "customer", "send", "customer", "send", "send"]);
}

pub async fn thousands_that_a_person_sends_leave_a_share_to_what_comes_in(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.jobs_enqueue(world.id(), &of_kind("send", 1_000, true), T0).await.unwrap();
    world.store.jobs_enqueue(world.id(), &of_kind("customer", 20, false), T0 + 1).await.unwrap();
    let kinds = work(&world, 100, |_| 200).await;
    assert!(kinds.iter().take(5).all(|kind| kind == "send"), "the first second is theirs: {kinds:?}");
    let came_in = kinds.iter().filter(|kind| *kind == "customer").count();
    assert!((17..=20).contains(&came_in), "and a fifth of the rest: {kinds:?}");
}

/// Claims and ends `times` jobs, each taking `takes_ms(kind)`; returns their kinds in order.
async fn work(world: &World, times: usize, takes_ms: impl Fn(&str) -> u64) -> Vec<String> {
    let (mut now, mut kinds) = (T0 + 1, Vec::new());
    for _ in 0..times {
        for claim in world.store.jobs_claim(now, LEASE, None, &Slots::free(1), 1).await.unwrap() {
            now += takes_ms(&claim.job.kind);
            world.end(&claim, sent(), now).await;
            kinds.push(claim.job.kind);
        }
    }
    kinds
}

fn of_kind(kind: &str, count: usize, manual: bool) -> Vec<NewJob> {
    (0..count).map(|key| NewJob { kind: kind.to_owned(), manual, ..job(&key.to_string()) }).collect()
}

pub async fn kinds_share_the_time_and_not_the_number_of_jobs(home: &dyn StoreHome) {
    let world = World::new(home).await;
    for (kind, manual) in [("send", true), ("look", false), ("webhook", false)] {
        world.store.jobs_enqueue(world.id(), &of_kind(kind, 1_000, manual), T0).await.unwrap();
    }
    let kinds = work(&world, 600, |kind| if kind == "webhook" { 1 } else { 200 }).await;
    let times = |kind| kinds.iter().filter(|one| *one == kind).count();
    // Whatever waits there, all that is cheap passes: a webhook is looked at before the next four sends.
    assert!(times("webhook") > 500, "{} webhooks", times("webhook"));
    let (sends, looks) = (times("send"), times("look"));
    assert!(looks > 0 && (3..=6).contains(&(sends / looks)), "{sends} sends and {looks} looks");
}

pub async fn a_kind_that_had_nothing_to_do_saves_nothing_up(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.jobs_enqueue(world.id(), &of_kind("look", 1_000, false), T0).await.unwrap();
    assert_eq!(work(&world, 100, |_| 50).await.len(), 100);
    world.store.jobs_enqueue(world.id(), &of_kind("send", 1_000, false), T0).await.unwrap();
    let kinds = work(&world, 20, |_| 50).await;
    let sends = kinds.iter().filter(|kind| *kind == "send").count();
    assert!((9..=11).contains(&sends), "half of the time, and not all of it: {kinds:?}");
}

pub async fn sends_by_hand_that_take_long_leave_a_slot_to_what_comes_in(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.jobs_enqueue(world.id(), &of_kind("send", 100, true), T0).await.unwrap();
    world.store.jobs_enqueue(world.id(), &of_kind("look", 2, false), T0).await.unwrap();
    let claims = claim(&world, &Slots::free(512), 64).await;
    let looks = claims.iter().filter(|claim| claim.job.kind == "look").count();
    assert_eq!((claims.len(), looks), (4, 1));
    // Its slot goes to what has none.
    world.store.jobs_enqueue(world.id(), &of_kind("webhook", 5, false), T0).await.unwrap();
    for claim in claims.iter().filter(|claim| claim.job.kind == "look") {
        world.end(claim, sent(), T0 + 300).await;
    }
    let next = claim_one(&world, T0 + 300).await;
    assert_eq!(next, "webhook");
}

pub async fn sends_that_all_hang_leave_a_slot_to_what_comes_in(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let share = limits::RUNNING_PER_INSTALLATION as usize;
    world.store.jobs_enqueue(world.id(), &of_kind("send", 100, false), T0).await.unwrap();
    assert_eq!(kinds_of(&claim(&world, &Slots::free(512), 64).await), vec!["send"; share]);
    // Each of them hangs, and only then something comes in.
    world.store.jobs_enqueue(world.id(), &of_kind("look", 3, false), T0).await.unwrap();
    let claims = claim(&world, &Slots::free(512), 64).await;
    assert_eq!(kinds_of(&claims), ["look"]);
    assert!(claim(&world, &Slots::free(512), 64).await.is_empty(), "one next to them");
    world.end(&claims[0], sent(), T0 + 1).await;
    assert_eq!(kinds_of(&claim(&world, &Slots::free(512), 64).await), ["look"]);
    world.store.jobs_enqueue(world.id(), &of_kind("tick", 1, false), T0).await.unwrap();
    // Of two kinds all of them may hang.
    assert_eq!(kinds_of(&claim(&world, &Slots::free(512), 64).await), ["tick"]);
    world.store.jobs_enqueue(world.id(), &of_kind("other", 1, false), T0).await.unwrap();
    assert!(claim(&world, &Slots::free(512), 64).await.is_empty(), "no third kind");
}

pub async fn a_slot_outside_the_share_is_not_one_that_others_need(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.jobs_enqueue(world.id(), &of_kind("send", 100, false), T0).await.unwrap();
    claim(&world, &Slots::free(512), 64).await;
    world.store.jobs_enqueue(world.id(), &of_kind("look", 3, false), T0).await.unwrap();
    let scarce = Slots { all: 512, free: 127, ..Slots::default() };
    assert!(claim(&world, &scarce, 64).await.is_empty());
    assert_eq!(kinds_of(&claim(&world, &Slots { free: 128, ..scarce }, 64).await), ["look"]);
}

pub async fn where_a_remote_that_hangs_has_one_slot_each_other_kind_still_has_one(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let slots = Slots { slow: [(world.id(), 1)].into(), ..Slots::free(512) };
    world.store.jobs_enqueue(world.id(), &of_kind("send", 100, true), T0).await.unwrap();
    let hanging = claim(&world, &slots, 64).await;
    assert_eq!(kinds_of(&hanging), ["send"]);
    for kind in ["look", "tick"] {
        world.store.jobs_enqueue(world.id(), &of_kind(kind, 5, false), T0).await.unwrap();
    }
    let mut claims = claim(&world, &slots, 64).await;
    let mut kinds = kinds_of(&claims);
    kinds.sort_unstable();
    assert_eq!(kinds, ["look", "tick"]);
    // Again and again, while the same send hangs, and never a second send.
    for _ in 0..3 {
        for ended in &claims {
            world.end(ended, sent(), T0 + 1).await;
        }
        claims = claim(&world, &slots, 64).await;
        let mut kinds = kinds_of(&claims);
        kinds.sort_unstable();
        assert_eq!(kinds, ["look", "tick"]);
    }
    // No more next to a share that is lowered than usual.
    for kind in ["a", "b", "c"] {
        world.store.jobs_enqueue(world.id(), &of_kind(kind, 1, false), T0).await.unwrap();
    }
    let all = 3 + claim(&world, &slots, 64).await.len();
    assert_eq!(all, limits::RUNNING_PER_INSTALLATION as usize);
    // Those whose remotes hang leave the slots to others where they have many.
    let many = Slots { slow_running: 128, ..slots };
    world.end(&hanging[0], sent(), T0 + 1).await;
    assert!(claim(&world, &many, 64).await.is_empty());
}

fn kinds_of(claims: &[Claim]) -> Vec<&str> {
    claims.iter().map(|claim| claim.job.kind.as_str()).collect()
}

async fn claim_one(world: &World, now: u64) -> String {
    let claims = world.store.jobs_claim(now, LEASE, None, &Slots::free(512), 1).await.unwrap();
    claims[0].job.kind.clone()
}

pub async fn what_a_person_waits_for_is_first_whichever_shop_runs_fewer_jobs(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("1", T0).await;
    claim(&world, &Slots::free(512), 64).await;
    let other = busy(&world, "other", 5).await.id;
    let by_hand = world.send("2", T0 + 1).await;
    let claims = claim(&world, &Slots::free(512), 2).await;
    assert_eq!(claims[0].job.id, by_hand);
    assert_eq!(whose(&claims), [world.id(), other]);
}

pub async fn the_last_free_slots_are_for_installations_that_run_nothing(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let busy = busy(&world, "busy", 20).await.id;
    let scarce = Slots { all: 512, free: 10, ..Slots::default() };
    assert_eq!(whose(&claim(&world, &scarce, 64).await), [busy], "one is all that it gets");
    assert!(claim(&world, &scarce, 64).await.is_empty());
    world.push("7", T0 + 1).await;
    assert_eq!(whose(&claim(&world, &scarce, 64).await), [world.id()]);
    let none = Slots { free: 0, ..scarce };
    assert!(claim(&world, &none, 64).await.is_empty());
}

pub async fn an_installation_whose_remote_does_not_answer_has_fewer_slots(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let slow = busy(&world, "slow", 20).await.id;
    let other = busy(&world, "other", 20).await.id;
    let slots = Slots { slow: [(slow, 1)].into(), ..Slots::free(512) };
    let claims = whose(&claim(&world, &slots, 64).await);
    assert_eq!(claims.iter().filter(|id| **id == slow).count(), 1);
    let share = limits::RUNNING_PER_INSTALLATION as usize;
    assert_eq!(claims.iter().filter(|id| **id == other).count(), share);
    assert!(claim(&world, &slots, 64).await.is_empty(), "and its jobs stay where they are");
    let later = claim(&world, &Slots::free(512), 64).await;
    assert_eq!(later.len(), share - 1, "until it answers again");
    assert!(later.iter().all(|claim| claim.job.attempts == 1), "waiting was no attempt");
}

pub async fn a_share_is_that_of_all_workers_together(home: &dyn StoreHome) {
    let world = World::new(home).await;
    busy(&world, "busy", 20).await;
    let other = home.open();
    let there = other.jobs_claim(T0 + 1, LEASE, None, &Slots::free(512), 2).await.unwrap();
    assert_eq!(there.len(), 2);
    let left = limits::RUNNING_PER_INSTALLATION as usize - 2;
    assert_eq!(claim(&world, &Slots::free(512), 64).await.len(), left);
}

pub async fn many_jobs_that_were_asked_for_are_claimed_in_their_order_and_no_others(home: &dyn StoreHome) {
    let world = World::new(home).await;
    busy(&world, "busy", 20).await;
    let mut asked = Vec::new();
    for key in ["1", "2", "3", "4", "5", "6"] {
        asked.push(world.push(key, T0).await);
    }
    let later = world.push_job(&NewJob { delay_ms: 50, ..job("later") }, T0).await;
    asked.push(later);
    let mut claimed = Vec::new();
    for _ in 0..3 {
        let claims =
            world.store.jobs_claim(T0 + 1, LEASE, Some(&asked), &Slots::free(512), 64).await.unwrap();
        assert!(claims.len() <= limits::RUNNING_PER_INSTALLATION as usize);
        for claim in &claims {
            claimed.push(claim.job.id);
            world.end(claim, sent(), T0 + 1).await;
        }
    }
    assert_eq!(claimed, asked[..6]);
}

pub async fn the_next_due_job_is_one_that_can_run(home: &dyn StoreHome) {
    let world = World::new(home).await;
    assert_eq!(world.store.next_due().await.unwrap(), None);
    let off = busy(&world, "off", 5).await.id;
    world.store.set_state(off, InstallationState::Paused(why()), None, T0).await.unwrap();
    assert_eq!(world.store.next_due().await.unwrap(), None, "those of a paused one wait for a person");
    world.push_job(&NewJob { delay_ms: 500, ..job("7") }, T0).await;
    assert_eq!(world.store.next_due().await.unwrap(), Some(T0 + 500));
    world.send("8", T0 + 300).await;
    assert_eq!(world.store.next_due().await.unwrap(), Some(T0 + 300), "a person's work, too");
    let demanded = NewJob { runs_when_disabled: true, delay_ms: 100, ..job("demanded") };
    world.store.jobs_enqueue(off, &[demanded], T0).await.unwrap();
    assert_eq!(world.store.next_due().await.unwrap(), Some(T0 + 100), "what runs even when it's off");
    let claims = world.store.jobs_claim(T0 + 100, LEASE, None, &Slots::free(512), 64).await.unwrap();
    assert_eq!(whose(&claims), [off]);
}
