//! Reports of sends by hand: they outlive their process, and their numbers add up.

use host_core::limits;
use host_core::model::{JobId, Message, NewJob, Outcome, Phase, Resolution};
use host_core::next_state::{RunOutcome, next_state};
use host_core::send_report::{Part, Report, ReportId};
use host_core::shop::Entity;
use host_core::store::{Answer, Claim, Commit, NewActivity, Read, Record};

use super::StoreHome;
use super::world::{LEASE, T0, World, end, job, link, order, sent, why};

fn by_hand(key: &str) -> NewJob {
    NewJob { manual: true, ..job(key) }
}

async fn send(world: &World, keys: &[&str]) -> (ReportId, Vec<JobId>) {
    let jobs: Vec<NewJob> = keys.iter().map(|key| by_hand(key)).collect();
    world.store.jobs_send_manual(world.id(), &jobs, T0).await.unwrap()
}

async fn report(world: &World, id: ReportId) -> Report {
    world.store.report(world.id(), id).await.unwrap().unwrap()
}

async fn parts(world: &World, id: ReportId) -> Vec<Part> {
    report(world, id).await.rows.iter().map(|row| row.part).collect()
}

/// Ends a run with the link that it brought.
async fn link_it(world: &World, claim: &Claim, number: &str) {
    let mut link = link(&claim.job.key, &format!("R-{}", claim.job.key));
    link.number = number.into();
    let commit = Commit {
        installation: world.id(),
        lease: Some(claim.lease),
        ending: Some(next_state(&claim.job, sent(), true, T0 + 7)),
        link: Some(link),
        now: T0 + 7,
        ..Commit::default()
    };
    world.store.commit(commit).await.unwrap();
}

pub async fn every_selected_order_is_in_exactly_one_part(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let keys = ["sent", "there", "skipped", "parked", "uncertain", "later"];
    let (id, jobs) = send(&world, &keys).await;
    assert_eq!(parts(&world, id).await, [Part::Waiting; 6]);
    link_it(&world, &world.claim(T0).await, "2026/1").await;
    for ran in [
        RunOutcome::Succeeded(Outcome::AlreadyThere),
        RunOutcome::Skipped(why()),
        RunOutcome::Rejected(why()),
        RunOutcome::Uncertain(why()),
        RunOutcome::Unavailable(why(), None),
    ] {
        let claim = world.claim(T0).await;
        world.end(&claim, ran, T0 + 9).await;
    }
    let reported = report(&world, id).await;
    assert_eq!(reported.at, T0);
    assert_eq!(reported.rows.iter().map(|row| row.record.as_str()).collect::<Vec<_>>(), keys);
    assert_eq!(reported.rows.iter().map(|row| row.job).collect::<Vec<_>>(), jobs);
    assert_eq!(reported.rows.iter().map(|row| row.part).collect::<Vec<_>>(), Part::ALL);
    assert_eq!((reported.rows[0].number.as_str(), reported.rows[0].ended_at), ("2026/1", Some(T0 + 7)));
    assert!(reported.rows[2..].iter().all(|row| row.message == Some(why())), "{reported:?}");
    assert_eq!(reported.rows[5].ended_at, None);
    let summary = world.store.reports(world.id(), 10).await.unwrap().remove(0);
    assert!(Part::ALL.iter().all(|part| summary.count(*part) == 1 && reported.count(*part) == 1));
}

pub async fn an_order_that_is_there_is_reported_with_its_number(home: &dyn StoreHome) {
    let world = World::new(home).await;
    send(&world, &["7"]).await;
    link_it(&world, &world.claim(T0).await, "2026/7").await;
    let (id, _) = send(&world, &["7"]).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::Succeeded(Outcome::AlreadyThere), T0).await;
    let row = report(&world, id).await.rows.remove(0);
    assert_eq!((row.part, row.number.as_str()), (Part::AlreadyThere, "2026/7"));
}

pub async fn what_ends_later_and_elsewhere_completes_the_report(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let (id, _) = send(&world, &["1", "2"]).await;
    world.run(T0).await;
    let elsewhere = World { store: home.open(), installation: world.installation.clone() };
    drop(world);
    assert_eq!(parts(&elsewhere, id).await, [Part::Sent, Part::Waiting], "what was done is known");
    elsewhere.run(T0 + 60_000).await;
    assert_eq!(parts(&elsewhere, id).await, [Part::Sent, Part::Sent]);
}

pub async fn an_ended_row_says_what_it_said_whatever_becomes_of_the_order(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let (first, jobs) = send(&world, &["7"]).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::Rejected(why()), T0).await;
    world.push("7", T0 + 1).await;
    assert_eq!(parts(&world, first).await, [Part::Failed], "an event came");
    world.run(T0 + 1).await;
    assert!(world.store.retry(jobs[0], T0 + 2).await.unwrap());
    assert_eq!(parts(&world, first).await, [Part::Failed], "a person tried again");
    let (second, _) = send(&world, &["7"]).await;
    world.run(T0 + 2).await;
    assert_eq!(parts(&world, first).await, [Part::Failed]);
    assert_eq!(parts(&world, second).await, [Part::Sent]);
}

pub async fn a_run_that_was_under_way_is_not_the_one_that_was_asked_for(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    let before = world.claim(T0).await;
    let (id, _) = send(&world, &["7"]).await;
    world.end(&before, RunOutcome::Rejected(why()), T0).await;
    assert_eq!(parts(&world, id).await, [Part::Waiting]);
    world.run(T0).await;
    assert_eq!(parts(&world, id).await, [Part::Sent]);
}

pub async fn two_sends_of_one_order_both_end_with_it(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let (one, _) = send(&world, &["7"]).await;
    let (other, _) = send(&world, &["7"]).await;
    world.run(T0).await;
    assert_eq!((parts(&world, one).await, parts(&world, other).await), (vec![Part::Sent], vec![Part::Sent]));
}

pub async fn an_order_that_a_person_must_decide_on_says_so(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let uncertain = world.push("7", T0).await;
    let claim = world.claim(T0).await;
    // Sent while an attempt runs that ends uncertain.
    let (id, _) = send(&world, &["7"]).await;
    world.end(&claim, RunOutcome::Uncertain(why()), T0).await;
    assert_eq!(parts(&world, id).await, [Part::Uncertain]);
    let summary = world.store.reports(world.id(), 1).await.unwrap().remove(0);
    assert_eq!(summary.counts, [(Part::Uncertain, 1)]);
    world.store.resolve(uncertain, Resolution::NotThere, T0).await.unwrap();
    assert_eq!(parts(&world, id).await, [Part::Waiting]);
    world.run(T0).await;
    assert_eq!(parts(&world, id).await, [Part::Sent]);
}

pub async fn an_uncertain_order_that_is_sent_is_looked_for_and_its_report_says_how_that_ended(
    home: &dyn StoreHome,
) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    for (ran, part) in [(RunOutcome::Uncertain(why()), Part::Uncertain), (sent(), Part::Sent)] {
        let claim = world.claim(T0).await;
        world.end(&claim, RunOutcome::Uncertain(why()), T0).await;
        let (id, _) = send(&world, &["7"]).await;
        assert_eq!(parts(&world, id).await, [Part::Waiting]);
        let again = world.claim(T0).await;
        world.end(&again, ran, T0).await;
        assert_eq!(parts(&world, id).await, [part]);
        world.send("7", T0).await;
    }
}

pub async fn an_order_that_is_taken_back_or_kills_its_workers_is_in_the_report(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let (id, _) = send(&world, &["poison", "back"]).await;
    let mut unit = world.unit().await;
    assert!(unit.cancel("export-order", "back").await.unwrap());
    world.commit(&unit).await.unwrap();
    for _ in 0..limits::BREAKDOWNS_BROKEN {
        assert_eq!(parts(&world, id).await, [Part::Waiting, Part::Skipped]);
        let doomed = home.open();
        doomed.job_claim(T0, LEASE, None).await.unwrap().unwrap();
        drop(doomed);
        world.store.jobs_rescue(T0).await.unwrap();
    }
    let reported = report(&world, id).await;
    assert_eq!(reported.rows.iter().map(|row| row.part).collect::<Vec<_>>(), [Part::Failed, Part::Skipped]);
    assert!(reported.rows.iter().all(|row| row.message.is_some()), "{reported:?}");
}

pub async fn a_send_that_a_paused_installation_holds_says_why(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let (id, _) = send(&world, &["1", "2"]).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::Unauthorized(why()), T0).await;
    let reported = report(&world, id).await;
    assert!(
        reported.rows.iter().all(|row| row.part == Part::Waiting && row.message == Some(why())),
        "{reported:?}"
    );
}

pub async fn the_last_hundred_reports_are_kept(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let neighbour = world.neighbour().await;
    let (theirs, _) = world.store.jobs_send_manual(neighbour.id, &[by_hand("7")], T0).await.unwrap();
    let mut ids = Vec::new();
    for _ in 0..=limits::REPORTS {
        ids.push(send(&world, &["7"]).await.0);
        world.run(T0).await;
    }
    let kept = world.store.reports(world.id(), u32::MAX).await.unwrap();
    assert_eq!(
        kept.iter().map(|report| report.id).collect::<Vec<_>>(),
        ids[1..].iter().rev().copied().collect::<Vec<_>>()
    );
    assert_eq!(world.store.report(world.id(), ids[0]).await.unwrap(), None);
    assert_eq!(world.store.report(world.id(), theirs).await.unwrap(), None, "another's");
    assert!(world.store.report(neighbour.id, theirs).await.unwrap().is_some());
}

pub async fn a_report_whose_orders_still_wait_outlives_a_hundred_newer_ones(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let (open, _) = send(&world, &["0"]).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::Unavailable(why(), Some(3_600_000)), T0).await;
    for _ in 0..=limits::REPORTS {
        send(&world, &["7"]).await;
        world.run(T0).await;
    }
    assert_eq!(parts(&world, open).await, [Part::Waiting]);
    world.run(T0 + 3_600_000).await;
    assert_eq!(parts(&world, open).await, [Part::Sent]);
    send(&world, &["7"]).await;
    assert_eq!(world.store.report(world.id(), open).await.unwrap(), None, "it is complete now");
}

pub async fn a_run_whose_end_cannot_be_kept_ends_no_row(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let (id, jobs) = send(&world, &["7"]).await;
    let claim = world.claim(T0).await;
    world.store.jobs_rescue(T0 + LEASE + 1).await.unwrap();
    assert!(end(&*world.store, &claim, sent(), true, T0 + LEASE + 1).await.is_err());
    assert_eq!((parts(&world, id).await, world.phase(jobs[0]).await), (vec![Part::Waiting], Phase::Waiting));
}

pub async fn what_was_sent_without_something_says_what_was_left_out(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let (id, _) = send(&world, &["7", "8"]).await;
    let note = |text: &str| NewActivity {
        subject: None,
        event: "note".into(),
        message: Some(Message::host("left-out", &[("field", text)])),
        actor: None,
    };
    for (ran, activity) in
        [(sent(), vec![note("phone"), note("tags")]), (RunOutcome::Rejected(why()), vec![note("phone")])]
    {
        let claim = world.claim(T0).await;
        let commit = Commit {
            installation: world.id(),
            lease: Some(claim.lease),
            ending: Some(next_state(&claim.job, ran, true, T0)),
            activity,
            now: T0,
            ..Commit::default()
        };
        world.store.commit(commit).await.unwrap();
    }
    let reported: Vec<_> =
        report(&world, id).await.rows.into_iter().map(|row| (row.part, row.message)).collect();
    let left_out = Some(Message::host("left-out", &[("field", "phone")]));
    assert_eq!(reported, [(Part::Sent, left_out), (Part::Failed, Some(why()))]);
}

pub async fn a_record_that_is_sent_anew_keeps_its_link_until_another_takes_its_place(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.orders_changed("s1", &[order("a", ""), order("b", "")], &[], &[], T0).await.unwrap();
    send(&world, &["a"]).await;
    link_it(&world, &world.claim(T0).await, "2026/1").await;
    let jobs = [by_hand("a"), by_hand("b")];
    let (id, queued) = world.store.jobs_send_anew(world.id(), &jobs, T0 + 8).await.unwrap();
    let rows = report(&world, id).await.rows;
    let selected: Vec<_> = rows.iter().map(|row| row.record.as_str()).collect();
    assert_eq!((selected, queued.len()), (vec!["a"], 1), "b was never linked");
    let shown = async || {
        let listed =
            world.store.records_list(world.id(), Entity::Order, Some(&["a".into()]), 9).await.unwrap();
        listed.into_iter().next().and_then(|row| row.link).map(|link| link.remote_id)
    };
    let reported = async || {
        let reads = [Read::EarlierLinks(Entity::Order, "a".into()), Read::Record(Entity::Order, "a".into())];
        let answers = world.store.read_for_connector(world.id(), &reads).await.unwrap();
        let [Answer::EarlierLinks(earlier), Answer::Record(Some(Record::Order(order)))] = &answers[..] else {
            panic!("{answers:?}")
        };
        (earlier.clone(), order.remote_id.clone())
    };
    assert_eq!((reported().await, shown().await), ((vec!["R-a".into()], None), Some("R-a".into())));
    // It is skipped: everything is as before.
    world.end(&world.claim(T0 + 8).await, RunOutcome::Skipped(why()), T0 + 9).await;
    assert_eq!((reported().await, shown().await), ((Vec::new(), Some("R-a".into())), Some("R-a".into())));
    // It is there anew.
    world.store.jobs_send_anew(world.id(), &jobs, T0 + 10).await.unwrap();
    let claim = world.claim(T0 + 10).await;
    let commit = Commit {
        installation: world.id(),
        lease: Some(claim.lease),
        ending: Some(next_state(&claim.job, sent(), true, T0 + 11)),
        link: Some(link("a", "R-new")),
        now: T0 + 11,
        ..Commit::default()
    };
    world.store.commit(commit).await.unwrap();
    assert_eq!(
        (reported().await, shown().await),
        ((vec!["R-a".into()], Some("R-new".into())), Some("R-new".into()))
    );
}
