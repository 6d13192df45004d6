//! Deliveries: what a remote reports has its effect once, for each installation of the account.

use host_core::limits;
use host_core::model::{InstallationState, JobId, NewJob, Phase};
use host_core::platform::Delivered;
use host_core::shop::Timestamp;
use host_core::store::{JobFilter, StoreError};

use super::StoreHome;
use super::world::{T0, World, carrying, connection, job, shop, why};

async fn deliver(world: &World, id: &str, job: &NewJob, at: Timestamp) -> Delivered {
    world.store.deliver("erp", "account-1", id, job, at).await.unwrap()
}

fn only(delivered: Delivered) -> JobId {
    match delivered {
        Delivered::Queued(ids) if ids.len() == 1 => ids[0],
        other => panic!("{other:?}"),
    }
}

pub async fn a_delivery_is_queued_once_however_often_it_comes(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = only(deliver(&world, "d-1", &job("7"), T0).await);
    world.run(T0).await;
    assert_eq!(deliver(&world, "d-1", &job("7"), T0 + 1).await, Delivered::Known);
    let elsewhere = home.open().deliver("erp", "account-1", "d-1", &job("8"), T0 + 2).await.unwrap();
    assert_eq!(elsewhere, Delivered::Known, "in another process, whatever it carries");
    assert_eq!(world.phase(id).await, Phase::Done);
    assert_eq!(only(deliver(&world, "d-2", &job("7"), T0 + 3).await), id, "another id is news");
    assert_eq!(world.phase(id).await, Phase::Waiting);
}

pub async fn two_equal_deliveries_at_a_time_have_one_effect(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let (other, job) = (home.open(), job("7"));
    let (one, two) = tokio::join!(
        world.store.deliver("erp", "account-1", "d-1", &job, T0),
        other.deliver("erp", "account-1", "d-1", &job, T0)
    );
    let known = [one.unwrap(), two.unwrap()].into_iter().filter(|it| *it == Delivered::Known).count();
    assert_eq!(known, 1);
    world.run(T0).await;
    assert!(world.try_claim(T0).await.is_none());
}

pub async fn a_delivery_replaces_what_waits_and_follows_what_runs(home: &dyn StoreHome) {
    let world = World::new(home).await;
    deliver(&world, "d-1", &carrying("7", b"1"), T0).await;
    deliver(&world, "d-2", &carrying("7", b"2"), T0).await;
    let claim = world.claim(T0).await;
    assert_eq!(claim.job.payload, b"2");
    let asked = NewJob { manual: true, ..carrying("7", b"3") };
    let id = only(deliver(&world, "d-3", &asked, T0).await);
    assert!(world.job(id).await.followed);
    world.end(&claim, super::world::sent(), T0).await;
    let next = world.claim(T0).await;
    assert_eq!((next.job.payload.as_slice(), next.job.manual), (&b"3"[..], false), "no person asked");
}

pub async fn a_delivery_reaches_every_installation_of_the_account(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.put_shop(&shop("s2")).await.unwrap();
    let twin = world.store.connect(connection("s2", "account-1")).await.unwrap().0;
    world.store.put_shop(&shop("s3")).await.unwrap();
    world.store.connect(connection("s3", "account-2")).await.unwrap();
    let Delivered::Queued(ids) = deliver(&world, "d-1", &job("7"), T0).await else { panic!() };
    let mut reached = Vec::new();
    for id in ids {
        reached.push(world.job(id).await.installation);
    }
    assert_eq!(reached, [world.id(), twin.id]);

    // An installation that was off gets the change when it's on again, and nothing twice.
    world.store.set_state(twin.id, InstallationState::Disabled, None, T0).await.unwrap();
    only(deliver(&world, "d-2", &job("7"), T0).await);
    world.store.set_state(twin.id, InstallationState::Active, None, T0).await.unwrap();
    let late = only(deliver(&world, "d-2", &job("7"), T0).await);
    assert_eq!(world.job(late).await.installation, twin.id);
}

pub async fn a_delivery_waits_for_a_paused_installation_and_not_for_a_disabled_one(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.set_state(world.id(), InstallationState::Paused(why()), None, T0).await.unwrap();
    let id = only(deliver(&world, "d-1", &job("7"), T0).await);
    assert_eq!(world.phase(id).await, Phase::Waiting);
    world.store.set_state(world.id(), InstallationState::Disabled, None, T0).await.unwrap();
    assert_eq!(deliver(&world, "d-2", &job("8"), T0).await, Delivered::NoInstallation);
}

pub async fn what_the_law_demands_runs_whether_the_installation_works_or_not(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let demanded = |key: &str| NewJob { kind: "privacy".into(), runs_when_disabled: true, ..job(key) };
    for (number, state) in
        [InstallationState::Paused(why()), InstallationState::Disabled].into_iter().enumerate()
    {
        let (ordinary, key) = (format!("ordinary-{number}"), format!("privacy-{number}"));
        world.push(&ordinary, T0).await;
        world.store.set_state(world.id(), state.clone(), None, T0).await.unwrap();
        assert_eq!(world.store.next_due().await.unwrap(), None, "{state:?}: nothing else can run");
        let id = only(deliver(&world, &key, &demanded(&key), T0).await);
        assert_eq!(world.store.next_due().await.unwrap(), Some(T0), "{state:?}");
        let claim = world.claim(T0).await;
        assert!(claim.job.id == id && claim.job.runs_when_disabled, "{state:?}");
        // It is asked for again while it runs.
        deliver(&world, &format!("{key} again"), &demanded(&key), T0).await;
        world.end(&claim, super::world::sent(), T0).await;
        world.run(T0 + 1).await;
        assert_eq!(world.phase(id).await, Phase::Done);
        assert!(world.try_claim(T0 + 1).await.is_none(), "{state:?}: the ordinary one waits");
        assert_eq!(world.now().await.state, state, "and nothing is switched on");
    }
    // Another job of the same name, later, is an ordinary one.
    world.store.set_state(world.id(), InstallationState::Active, None, T0).await.unwrap();
    let id = world.push_job(&NewJob { runs_when_disabled: false, ..demanded("privacy-0") }, T0 + 2).await;
    assert!(!world.job(id).await.runs_when_disabled);
}

pub async fn a_delivery_for_an_account_that_nobody_has_changes_nothing(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.put_shop(&shop("s2")).await.unwrap();
    world.store.connect(connection("s2", "")).await.unwrap();
    for (plugin, account) in [("erp", "account-9"), ("mail", "account-1"), ("erp", ""), ("erp", "ACCOUNT-1")]
    {
        let delivered = world.store.deliver(plugin, account, "d-1", &job("7"), T0).await.unwrap();
        assert_eq!(delivered, Delivered::NoInstallation, "{plugin} {account:?}");
    }
    assert!(world.store.jobs(&JobFilter::default()).await.unwrap().is_empty());
}

pub async fn a_delivery_with_an_absurd_id_or_job_is_refused(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let long = "x".repeat(limits::JOB_NAME + 1);
    let fine = job("7");
    let cases = [
        (long.as_str(), fine.clone()),
        ("", fine.clone()),
        ("d", NewJob { key: long.clone(), ..fine.clone() }),
        ("d", NewJob { key: String::new(), ..fine.clone() }),
        ("d", NewJob { kind: long.clone(), ..fine.clone() }),
        ("d", NewJob { kind: "@settle".into(), ..fine.clone() }),
        ("d", NewJob { payload: vec![0; limits::JOB_PAYLOAD + 1], ..fine.clone() }),
    ];
    for (id, job) in cases {
        let refused = world.store.deliver("erp", "account-1", id, &job, T0).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
    }
    assert!(world.store.jobs(&JobFilter::default()).await.unwrap().is_empty());
    let longest = NewJob { key: "x".repeat(limits::JOB_NAME), ..fine };
    only(deliver(&world, &"x".repeat(limits::JOB_NAME), &longest, T0).await);
    only(deliver(&world, "d", &longest, T0).await);
}

pub async fn a_delivery_is_known_for_a_month_and_then_forgotten(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let known = u64::try_from(limits::DELIVERY_KNOWN.as_millis()).unwrap();
    deliver(&world, "d-1", &job("7"), T0).await;
    deliver(&world, "d-2", &job("7"), T0 + known).await;
    assert_eq!(deliver(&world, "d-1", &job("7"), T0 + known).await, Delivered::Known);
    deliver(&world, "d-3", &job("7"), T0 + known + 1).await;
    only(deliver(&world, "d-1", &job("7"), T0 + known + 2).await);
}
