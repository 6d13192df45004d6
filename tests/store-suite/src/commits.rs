//! The unit of work: all or nothing, and only if what was read still holds.

use host_core::limits;
use host_core::model::{InstallationState, NewJob, Phase};
use host_core::next_state::{RunOutcome, next_state};
use host_core::shop::{Change, Entity, Product, Subject};
use host_core::store::{Answer, Commit, Find, NewActivity, Read, StoreError};
use host_core::unit_of_work::{Access, Unit, UnitError};

use super::StoreHome;
use super::world::{T0, World, about, connection, job, link, order, sent, shop, why};

fn activity(event: &str) -> NewActivity {
    NewActivity { subject: Some(about("7")), event: event.into(), message: Some(why()), actor: None }
}

/// A call that does everything a call can do.
async fn everything(world: &World, claim: &host_core::store::Claim) -> Commit {
    let mut unit =
        Unit::new(world.store.clone(), claim.installation.clone(), Some(claim.lease), Access::ReadWrite);
    unit.get(&["old".into()]).await.unwrap();
    unit.set("old", None).unwrap();
    unit.set("new", Some(b"value".to_vec())).unwrap();
    unit.push(vec![job("pushed")]).unwrap();
    unit.cancel("export-order", "cancelled").await.unwrap();
    Commit {
        link: Some(link("7", "R-7")),
        changes: vec![Change::Link(link("8", "R-8"))],
        ending: Some(next_state(&claim.job, sent(), true, T0)),
        activity: vec![activity("sent")],
        ..unit.commit(T0)
    }
}

/// Whether the effects of such a call are there: all of them, or none.
async fn effects(world: &World) -> Vec<(&'static str, bool)> {
    let linked = async |record: &str, remote: &str| {
        let reads = [Read::Find(Entity::Order, Find::RemoteId(remote.into()))];
        let found = world.store.read_for_connector(world.id(), &reads).await.unwrap();
        matches!(&found[..], [Answer::Found(records)] if records.iter().any(|found| found.subject().id == record))
    };
    let jobs = world.store.jobs(&host_core::store::JobFilter::default()).await.unwrap();
    let phase = |key: &str| jobs.iter().find(|job| job.key == key).map(|job| job.phase);
    let reported = world.store.activity(None, 100).await.unwrap();
    vec![
        ("deleted", world.value("old").await.is_none()),
        ("written", world.value("new").await.is_some()),
        ("pushed", phase("pushed").is_some()),
        ("cancelled", phase("cancelled") == Some(Phase::Done)),
        ("linked", linked("7", "R-7").await),
        ("changed", linked("8", "R-8").await),
        ("ended", phase("7") == Some(Phase::Done)),
        ("reported", reported.iter().any(|activity| activity.event == "sent")),
    ]
}

async fn prepared(home: &dyn StoreHome) -> (World, host_core::store::Claim) {
    let world = World::new(home).await;
    world.write("old", Some(b"old")).await;
    let orders = ["6", "7", "8"].map(|id| order(id, ""));
    world.store.orders_changed("s1", &orders, &[], &[], T0).await.unwrap();
    world.push("7", T0).await;
    let claim = world.claim(T0).await;
    world.push_job(&NewJob { delay_ms: 1_000_000, ..job("cancelled") }, T0).await;
    (world, claim)
}

pub async fn everything_is_committed_together(home: &dyn StoreHome) {
    let (world, claim) = prepared(home).await;
    let commit = everything(&world, &claim).await;
    assert!(effects(&world).await.iter().all(|(_, there)| !there), "nothing before the commit");
    assert_eq!(world.store.commit(commit).await.unwrap().refusals, []);
    assert_eq!(effects(&world).await.iter().filter(|(_, there)| !there).count(), 0);
}

pub async fn a_link_that_is_taken_leaves_nothing_behind(home: &dyn StoreHome) {
    let (world, claim) = prepared(home).await;
    world.link("6", "R-7").await.unwrap();
    let before = effects(&world).await;
    let commit = everything(&world, &claim).await;
    let refused = world.store.commit(commit).await.unwrap_err();
    assert!(matches!(&refused, StoreError::LinkConflict(_)), "{refused}");
    assert!(refused.to_string().contains("R-7"), "{refused}");
    assert_eq!(effects(&world).await, before);
    world.end(&claim, sent(), T0).await;
}

pub async fn a_link_that_is_taken_says_which_and_by_what(home: &dyn StoreHome) {
    let (world, claim) = prepared(home).await;
    world.link("6", "R-7").await.unwrap();
    let wanted = |remote: &str| Commit {
        installation: world.id(),
        link: Some(host_core::shop::Link { number: "S/1".into(), ..link("7", remote) }),
        now: T0,
        ..Commit::default()
    };
    let args = |message: &host_core::model::Message| message.args.clone();
    let Err(StoreError::LinkConflict(taken)) = world.store.commit(wanted("R-7")).await else {
        panic!("R-7 is order 6's")
    };
    let expected = [("ours", "7"), ("theirs", "S/1"), ("linked", "6"), ("linked-with", "R-7")];
    assert_eq!(args(&taken), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let Err(StoreError::LinkConflict(nameless)) = world.store.commit(wanted("")).await else {
        panic!("it names none")
    };
    assert_eq!(args(&nameless), [("ours".to_owned(), "7".to_owned())]);
    world.end(&claim, sent(), T0).await;
}

pub async fn a_refusal_of_settings_that_changed_stops_and_slows_nothing(home: &dyn StoreHome) {
    let (world, claim) = prepared(home).await;
    world.store.connect(connection("s1", "account-1")).await.unwrap();
    for ran in [RunOutcome::Unauthorized(why()), RunOutcome::Throttled(why(), None)] {
        let commit = Commit {
            installation: world.id(),
            revision: Some(claim.installation.revision),
            lease: Some(claim.lease),
            ending: Some(next_state(&claim.job, ran, true, T0)),
            now: T0,
            ..Commit::default()
        };
        let committed = world.store.commit(commit).await;
        assert!(matches!(committed, Err(StoreError::Outdated(_))), "{committed:?}");
        let now = world.now().await;
        assert_eq!((now.state, now.slow_until), (InstallationState::Active, 0));
        assert_eq!(world.phase(claim.job.id).await, Phase::Running, "its worker still ends it");
    }
}

pub async fn an_outdated_call_leaves_nothing_behind(home: &dyn StoreHome) {
    let (world, claim) = prepared(home).await;
    let commit = everything(&world, &claim).await;
    world.write("old", Some(b"newer")).await;
    let before = effects(&world).await;
    assert!(matches!(world.store.commit(commit).await, Err(StoreError::Outdated(_))));
    assert_eq!(effects(&world).await, before);
    assert_eq!(world.phase(claim.job.id).await, Phase::Running);
    world.end(&claim, sent(), T0).await;
}

pub async fn a_call_is_outdated_when_what_it_read_changed(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.orders_changed("s1", &[order("1", "")], &[], &[], T0).await.unwrap();
    world.link("1", "R-1").await.unwrap();
    world.write("a/1", Some(b"1")).await;
    let keys =
        |after: Option<&str>, limit| Read::Keys { prefix: "a/".into(), after: after.map(Into::into), limit };
    let changed = Read::Changed { entity: Entity::Order, after: None, limit: 10 };
    let reads = [
        (Read::Value("a/1".into()), "a value"),
        (Read::Value("a/2".into()), "a value that wasn't there"),
        (keys(None, 10), "a list of keys"),
        (Read::Record(Entity::Order, "1".into()), "a record"),
        (Read::Record(Entity::Order, "2".into()), "a record that wasn't there"),
        (Read::Find(Entity::Order, Find::RemoteId("R-2".into())), "what was found"),
        (changed, "what had changed"),
    ];
    let mut units = Vec::new();
    for (read, what) in reads {
        let mut unit = world.unit().await;
        unit.read(&[read]).await.unwrap();
        unit.set("result", Some(b"stale".to_vec())).unwrap();
        units.push((unit, what));
    }
    world.write("a/1", Some(b"changed")).await;
    world.write("a/2", Some(b"new")).await;
    world.store.orders_changed("s1", &[order("1", "new"), order("2", "")], &[], &[], T0).await.unwrap();
    world.link("2", "R-2").await.unwrap();
    for (unit, what) in units {
        let committed = world.commit(&unit).await;
        assert!(matches!(committed, Err(StoreError::Outdated(_))), "{what}: {committed:?}");
    }
    assert_eq!(world.value("result").await, None);
}

pub async fn a_call_is_not_outdated_by_what_it_did_not_read(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.orders_changed("s1", &[order("1", ""), order("2", "")], &[], &[], T0).await.unwrap();
    for (key, value) in [("a/1", "1"), ("a/2", "2"), ("b/1", "3")] {
        world.write(key, Some(value.as_bytes())).await;
    }
    let mut unit = world.unit().await;
    unit.get(&["a/1".into(), "none".into()]).await.unwrap();
    unit.keys("a/", None, 10).await.unwrap();
    unit.read(&[Read::Record(Entity::Order, "1".into())]).await.unwrap();
    unit.set("result", Some(b"good".to_vec())).unwrap();

    world.write("a/1", Some(b"1")).await;
    world.write("b/1", None).await;
    world.write("none", None).await;
    world.write("a/2", Some(b"another value, the same key")).await;
    let same = [order("1", ""), order("2", "changed")];
    world.store.orders_changed("s1", &same, &[world.id()], &[], T0).await.unwrap();
    let neighbour = world.neighbour().await;
    let writes = vec![("a/1".to_owned(), Some(b"theirs".to_vec()))];
    let theirs = Commit { installation: neighbour.id, writes, ..Commit::default() };
    world.store.commit(theirs).await.unwrap();
    world.commit(&unit).await.unwrap();
    assert_eq!(world.value("result").await.unwrap(), b"good");
}

pub async fn a_call_is_outdated_when_the_settings_changed(home: &dyn StoreHome) {
    let world = World::new(home).await;
    for step in 0..4 {
        let mut unit = world.unit().await;
        unit.set("result", Some(b"stale".to_vec())).unwrap();
        match step {
            0 => drop(world.store.connect(connection("s1", "account-1")).await.unwrap()),
            1 => world.store.set_state(world.id(), InstallationState::Disabled, None, T0).await.unwrap(),
            2 => world.store.set_state(world.id(), InstallationState::Active, None, T0).await.unwrap(),
            _ => world.store.put_shop(&shop("s1")).await.unwrap(),
        }
        let committed = world.commit(&unit).await;
        assert!(matches!(committed, Err(StoreError::Outdated(_))), "{step}: {committed:?}");
    }
    assert_eq!(world.value("result").await, None);
}

pub async fn a_call_that_read_nothing_is_never_outdated_by_others(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let mut one = world.unit().await;
    let mut other = world.unit().await;
    one.set("key", Some(b"one".to_vec())).unwrap();
    other.set("key", Some(b"other".to_vec())).unwrap();
    world.commit(&one).await.unwrap();
    world.commit(&other).await.unwrap();
    assert_eq!(world.value("key").await.unwrap(), b"other");
}

pub async fn a_refused_change_is_reported_and_the_rest_is_kept(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.orders_changed("s1", &[order("1", ""), order("2", "")], &[], &[], T0).await.unwrap();
    world.link("1", "R-1").await.unwrap();
    let writes = vec![("cursor".to_owned(), Some(b"2".to_vec()))];
    let changes = vec![
        Change::Link(link("2", "R-1")),
        Change::Link(link("2", "R-2")),
        Change::UpsertProduct(Product::default()),
        Change::Unlink(Subject { entity: Entity::Order, id: "1".into() }),
    ];
    let commit = Commit { installation: world.id(), writes, changes, now: T0, ..Commit::default() };
    let refused = world.store.commit(commit).await.unwrap().refusals;
    assert_eq!(refused.iter().map(|refusal| refusal.index).collect::<Vec<_>>(), [0, 2]);
    assert_eq!(refused[0].message.code, "host.link-taken");
    assert_eq!(world.value("cursor").await.unwrap(), b"2");
    let rows = world.store.records_list(world.id(), Entity::Order, None, 10).await.unwrap();
    let linked: Vec<_> =
        rows.iter().map(|row| row.link.as_ref().map(|link| link.remote_id.as_str())).collect();
    assert_eq!(linked, [Some("R-2"), None]);
    // There is no page whose problems would say so.
    let notes = world.store.activity(None, 10).await.unwrap();
    let notes = notes.iter().filter(|entry| entry.event == "note");
    let notes: Vec<_> =
        notes.filter_map(|entry| Some((entry.subject.clone(), &entry.message.as_ref()?.code))).collect();
    assert_eq!(notes.len(), refused.len());
    for refusal in &refused {
        let of = (refusal.index == 0).then(|| about("2"));
        assert!(
            notes.iter().any(|(subject, code)| **code == refusal.message.code && *subject == of),
            "{notes:?}"
        );
    }
}

pub async fn a_unit_that_may_only_read_writes_nothing(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.write("key", Some(b"value")).await;
    let mut unit = Unit::new(world.store.clone(), world.now().await, None, Access::ReadOnly);
    assert_eq!(unit.get(&["key".into()]).await.unwrap(), [Some(b"value".to_vec())]);
    assert_eq!(unit.keys("", None, 10).await.unwrap(), ["key"]);
    assert!(matches!(unit.set("key", None), Err(UnitError::Refused(_))));
    assert!(matches!(unit.push(vec![job("1")]), Err(UnitError::Refused(_))));
    assert!(matches!(unit.cancel("export-order", "1").await, Err(UnitError::Refused(_))));
    assert!(matches!(unit.checkpoint().await, Err(UnitError::Refused(_))));
    let commit = unit.commit(T0);
    assert!(commit.writes.is_empty() && commit.pushes.is_empty() && commit.cancels.is_empty());
}

pub async fn what_is_too_large_is_refused(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let mut unit = world.unit().await;
    let key = "k".repeat(limits::STORAGE_KEY);
    unit.set(&key, Some(vec![0; limits::STORAGE_VALUE])).unwrap();
    assert!(matches!(unit.set(&format!("{key}k"), None), Err(UnitError::TooLarge(_))));
    assert!(matches!(unit.set("k", Some(vec![0; limits::STORAGE_VALUE + 1])), Err(UnitError::TooLarge(_))));
    assert!(matches!(unit.get(&[format!("{key}k")]).await, Err(UnitError::TooLarge(_))));
    for number in 0.. {
        if let Err(refused) = unit.set(&number.to_string(), Some(vec![0; limits::STORAGE_VALUE])) {
            assert!(matches!(refused, UnitError::TooLarge(_)));
            assert_eq!(number + 2, limits::STORAGE_BUFFERED / limits::STORAGE_VALUE, "keys count too");
            break;
        }
    }
    let large = NewJob { payload: vec![0; limits::JOB_PAYLOAD + 1], ..job("1") };
    assert!(matches!(unit.push(vec![large]), Err(UnitError::TooLarge(_))));
    let many = vec![job("1"); limits::JOBS_PER_CALL + 1];
    assert!(matches!(unit.push(many), Err(UnitError::TooLarge(_))));
    for kind in ["", "@order-paid", &"k".repeat(limits::JOB_NAME + 1)] {
        let wrong = NewJob { kind: kind.into(), ..job("1") };
        assert!(matches!(unit.push(vec![wrong]), Err(UnitError::Refused(_))), "{kind:?}");
    }
    world.commit(&unit).await.unwrap();
}

pub async fn a_job_taken_back_in_the_call_that_queued_it_is_not_queued(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let mut unit = world.unit().await;
    unit.push(vec![job("1"), job("2"), job("3")]).unwrap();
    assert!(unit.cancel("export-order", "1").await.unwrap());
    assert!(unit.cancel("export-order", "2").await.unwrap());
    unit.push(vec![job("2")]).unwrap();
    world.commit(&unit).await.unwrap();
    let mut keys = Vec::new();
    while let Some(claim) = world.try_claim(T0).await {
        keys.push(claim.job.key);
    }
    keys.sort();
    assert_eq!(keys, ["2", "3"]);
}

pub async fn a_pause_that_was_asked_for_holds_the_installation_once_the_call_is_kept(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.write("a", Some(b"1")).await;
    let mut lost = world.unit().await;
    lost.get(&["a".into()]).await.unwrap();
    lost.pause_for(9_000).unwrap();
    world.write("a", Some(b"2")).await;
    assert!(matches!(world.commit(&lost).await, Err(StoreError::Outdated(_))));
    world.push("7", T0).await;
    let claim = world.claim(T0).await;
    let mut unit = Unit::new(world.store.clone(), world.now().await, Some(claim.lease), Access::ReadWrite);
    unit.pause_for(5_000).unwrap();
    unit.pause_for(2_000).unwrap();
    let ending = Some(next_state(&claim.job, sent(), true, T0));
    world.store.commit(Commit { ending, ..unit.commit(T0) }).await.unwrap();
    assert_eq!(world.now().await.slow_until, T0 + 5_000, "the longest of them");
    world.push("8", T0).await;
    assert!(world.try_claim(T0 + 4_999).await.is_none());
    // A shorter one takes nothing back, and none is longer than an hour.
    let mut unit = world.unit().await;
    unit.pause_for(1).unwrap();
    world.commit(&unit).await.unwrap();
    assert_eq!(world.now().await.slow_until, T0 + 5_000);
    assert!(world.try_claim(T0 + 5_000).await.is_some());
    unit.pause_for(u64::MAX).unwrap();
    world.commit(&unit).await.unwrap();
    assert_eq!(world.now().await.slow_until, T0 + 3_600_000);
}
