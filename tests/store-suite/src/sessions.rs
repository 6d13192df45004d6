//! Sessions: one refresh at a time, for all that wait, and never a reason to run a call again.

use host_core::model::Message;
use host_core::next_state::RunOutcome;
use host_core::session::{RefreshedSession, Session, SessionLease};
use host_core::shop::Timestamp;
use host_core::store::{Commit, Store, StoreError};
use host_core::unit_of_work::{Access, Unit, UnitError};

use super::StoreHome;
use super::world::{T0, World, connection, job, shop};

/// How long a refresh is its worker's here.
const LEASE: u64 = 90_000;
const TOKEN: &str = "session/token";

async fn known(world: &World, at: Timestamp) -> Session {
    world.store.session(world.id(), at).await.unwrap()
}

async fn begin(store: &dyn Store, world: &World, generation: u64, at: Timestamp) -> Option<SessionLease> {
    store.session_begin(world.id(), generation, at, at + LEASE).await.unwrap()
}

/// Commits a refresh that brought `token`.
async fn keep(world: &World, lease: SessionLease, token: &str, at: Timestamp) -> Result<(), StoreError> {
    let mut unit = Unit::new(world.store.clone(), world.now().await, None, Access::Session);
    unit.set(TOKEN, Some(token.as_bytes().to_vec())).unwrap();
    let session = Some(RefreshedSession { lease, expires_at: Some(at + 3_600_000) });
    world.store.commit(Commit { session, ..unit.commit(at) }).await.map(drop)
}

async fn refresh(world: &World, token: &str, at: Timestamp) {
    let generation = known(world, at).await.generation;
    let lease = begin(&*world.store, world, generation, at).await.expect("nobody else refreshes it");
    keep(world, lease, token, at).await.unwrap();
}

pub async fn a_refresh_keeps_the_session_and_counts_its_generation(home: &dyn StoreHome) {
    let world = World::new(home).await;
    assert!(known(&world, T0).await.is_due(T0), "there is none yet");
    refresh(&world, "first", T0).await;
    let session = known(&world, T0).await;
    assert_eq!((session.generation, session.refreshed_at), (1, Some(T0)));
    assert_eq!(session.expires_at, Some(T0 + 3_600_000));
    assert!(!session.refreshing && !session.is_due(T0));
    assert_eq!(world.value(TOKEN).await.unwrap(), b"first");
    refresh(&world, "second", T0 + 1).await;
    assert_eq!(known(&world, T0 + 1).await.generation, 2);
    let elsewhere = World { store: home.open(), installation: world.installation.clone() };
    assert_eq!(elsewhere.value(TOKEN).await.unwrap(), b"second");
}

pub async fn a_session_that_is_over_when_it_comes_has_no_known_end(home: &dyn StoreHome) {
    let world = World::new(home).await;
    ends(&world, T0, None).await;
}

pub async fn a_session_that_lasts_for_ages_has_no_known_end(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let longest = T0 + u64::try_from(host_core::limits::SESSION_LONGEST.as_millis()).unwrap();
    ends(&world, longest, Some(longest)).await;
    for absurd in [longest + 1, u64::MAX / 2, u64::MAX / 2 + 1, u64::MAX] {
        ends(&world, absurd, None).await;
    }
}

/// Refreshes a session that ends at `reported`; `expected` is what is believed of that.
async fn ends(world: &World, reported: Timestamp, expected: Option<Timestamp>) {
    let generation = known(world, T0).await.generation;
    let lease = begin(&*world.store, world, generation, T0).await.unwrap();
    let session = Some(RefreshedSession { lease, expires_at: Some(reported) });
    let commit = Commit { installation: world.id(), session, now: T0, ..Commit::default() };
    world.store.commit(commit).await.unwrap();
    assert_eq!(known(world, T0).await.expires_at, expected, "{reported}");
}

pub async fn one_worker_refreshes_and_the_others_see_that_it_does(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let other = home.open();
    let lease = begin(&*world.store, &world, 0, T0).await.unwrap();
    assert!(begin(&*world.store, &world, 0, T0).await.is_none());
    assert!(begin(&*other, &world, 0, T0 + 1).await.is_none());
    assert!(other.session(world.id(), T0 + 1).await.unwrap().refreshing);
    keep(&world, lease, "first", T0 + 1).await.unwrap();
    assert!(begin(&*other, &world, 0, T0 + 1).await.is_none(), "it ran with an older one");
    assert!(begin(&*other, &world, 1, T0 + 1).await.is_some());
}

pub async fn a_refresh_whose_lease_ran_out_is_taken_over(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let late = begin(&*world.store, &world, 0, T0).await.unwrap();
    assert!(begin(&*world.store, &world, 0, T0 + LEASE - 1).await.is_none());
    let other = begin(&*world.store, &world, 0, T0 + LEASE).await.unwrap();
    let refused = keep(&world, late, "late", T0 + LEASE).await;
    assert!(matches!(refused, Err(StoreError::LeaseLost)), "{refused:?}");
    assert_eq!(world.value(TOKEN).await, None, "nothing of it is kept");
    keep(&world, other, "other", T0 + LEASE).await.unwrap();
    assert_eq!(known(&world, T0 + LEASE).await.generation, 1);
}

pub async fn a_refresh_whose_worker_is_gone_is_taken_over_at_once(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let doomed = home.open();
    begin(&*doomed, &world, 0, T0).await.unwrap();
    assert!(begin(&*world.store, &world, 0, T0).await.is_none(), "it lives");
    drop(doomed);
    assert!(begin(&*world.store, &world, 0, T0).await.is_some());
}

pub async fn how_a_refresh_failed_is_known_to_all_that_waited(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let other = home.open();
    let lease = begin(&*world.store, &world, 0, T0).await.unwrap();
    let waits = other.session(world.id(), T0).await.unwrap();
    let refused = RunOutcome::Unauthorized(Message::host("test", &[]));
    world.store.session_failed(lease, &refused, T0 + 5).await.unwrap();
    let session = other.session(world.id(), T0 + 60_000).await.unwrap();
    assert!(!session.refreshing);
    assert_eq!(session.failed_since(&waits, T0 + 60_000), Some(&refused));
    assert_eq!(session.failed_since(&session, T0 + 60_000), None, "a later call tries again");
    let again = begin(&*other, &world, 0, T0 + 60_000).await.unwrap();
    assert_eq!(known(&world, T0 + 60_000).await.failure, None);
    let twice = world.store.session_failed(lease, &refused, T0 + 60_000).await;
    assert!(matches!(twice, Err(StoreError::LeaseLost)), "{twice:?}");
    keep(&world, again, "token", T0 + 60_000).await.unwrap();
}

pub async fn a_call_that_read_the_session_is_not_outdated_by_its_refresh(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.write("a", Some(b"1")).await;
    let mut unit = world.unit().await;
    assert_eq!(unit.get(&[TOKEN.into(), "a".into()]).await.unwrap().len(), 2);
    assert_eq!(unit.keys("", None, 10).await.unwrap(), ["a"]);
    assert!(unit.keys("session/", None, 10).await.unwrap().is_empty());
    refresh(&world, "token", T0).await;
    unit.set("b", Some(b"2".to_vec())).unwrap();
    unit.checkpoint().await.unwrap();
    world.commit(&unit).await.unwrap();
    assert_eq!(world.value("b").await.unwrap(), b"2");
    let mut outdated = world.unit().await;
    outdated.get(&[TOKEN.into(), "a".into()]).await.unwrap();
    world.write("a", Some(b"changed")).await;
    assert!(matches!(world.commit(&outdated).await, Err(StoreError::Outdated(_))), "anything else counts");
}

pub async fn a_session_is_written_by_its_refresh_alone(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let refused = |done: Result<(), UnitError>| matches!(done, Err(UnitError::Refused(_)));
    let mut unit = world.unit().await;
    assert!(refused(unit.set(TOKEN, Some(b"1".to_vec()))) && refused(unit.set(TOKEN, None)));
    unit.set("sessions", Some(b"1".to_vec())).unwrap();

    let mut refresh = Unit::new(world.store.clone(), world.now().await, None, Access::Session);
    assert!(refused(refresh.set("other", Some(b"1".to_vec()))) && refused(refresh.set("session", None)));
    assert!(refused(refresh.push(vec![job("7")])));
    assert!(refused(refresh.change(host_core::shop::Change::DeactivateProduct("7".into()))));
    assert!(refused(refresh.checkpoint().await), "it is committed at once");
    assert!(matches!(refresh.cancel("export-order", "7").await, Err(UnitError::Refused(_))));
    refresh.set(TOKEN, Some(b"1".to_vec())).unwrap();
    assert_eq!(refresh.get(&[TOKEN.into()]).await.unwrap(), [Some(b"1".to_vec())]);
}

pub async fn other_settings_end_the_session_and_switches_do_not(home: &dyn StoreHome) {
    let world = World::new(home).await;
    refresh(&world, "token", T0).await;
    world.write("kept", Some(b"1")).await;
    let switches = host_core::store::Connection { account: None, ..connection("s1", "account-1") };
    world.store.connect(switches).await.unwrap();
    assert_eq!(world.value(TOKEN).await.unwrap(), b"token");

    let late = begin(&*world.store, &world, 1, T0).await.unwrap();
    world.store.connect(connection("s1", "account-1")).await.unwrap();
    assert_eq!((world.value(TOKEN).await, world.value("kept").await), (None, Some(b"1".to_vec())));
    let session = known(&world, T0).await;
    assert!(session.is_due(T0) && !session.refreshing && session.generation > 1);
    let refused = keep(&world, late, "of the credentials before", T0).await;
    assert!(matches!(refused, Err(StoreError::LeaseLost)), "{refused:?}");
    refresh(&world, "new", T0).await;
}

pub async fn a_refresh_under_settings_that_changed_is_not_kept(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let lease = begin(&*world.store, &world, 0, T0).await.unwrap();
    let mut unit = Unit::new(world.store.clone(), world.now().await, None, Access::Session);
    unit.set(TOKEN, Some(b"old".to_vec())).unwrap();
    world.store.put_shop(&host_core::model::Shop { currency: "EUR".into(), ..shop("s1") }).await.unwrap();
    let session = Some(RefreshedSession { lease, expires_at: None });
    let outdated = world.store.commit(Commit { session, ..unit.commit(T0) }).await;
    assert!(matches!(outdated, Err(StoreError::Outdated(_))));
    assert_eq!(world.value(TOKEN).await, None);
    assert!(known(&world, T0).await.refreshing, "its holder can still say how it failed");
}

pub async fn sessions_belong_to_one_installation(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let neighbour = world.neighbour().await;
    refresh(&world, "mine", T0).await;
    assert_eq!(world.store.session(neighbour.id, T0).await.unwrap(), Session::default());
    let mut theirs = Unit::new(world.store.clone(), neighbour, None, Access::ReadWrite);
    assert_eq!(theirs.get(&[TOKEN.into()]).await.unwrap(), [None]);
}

pub async fn an_authorization_begins_a_session_and_ends_the_one_before(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let authorized = |token: &str, expires_at| host_core::store::Connection {
        writes: vec![(TOKEN.into(), Some(token.as_bytes().to_vec()))],
        session: Some(expires_at),
        now: T0 + 5,
        ..connection("s1", "account-1")
    };
    world.store.connect(authorized("first", Some(T0 + 3_600_000))).await.unwrap();
    let first = known(&world, T0 + 5).await;
    assert_eq!((first.refreshed_at, first.expires_at), (Some(T0 + 5), Some(T0 + 3_600_000)));
    assert!(!first.is_due(T0 + 5));
    assert_eq!(world.value(TOKEN).await.unwrap(), b"first");
    // A call that ran with none finds this one, and refreshes it in its turn.
    assert!(first.is_newer_than(&Session::default()));
    let late = begin(&*world.store, &world, first.generation, T0 + 5).await.unwrap();

    world.write("session/refresh", Some(b"of the first")).await;
    world.store.connect(authorized("second", Some(T0))).await.unwrap();
    let second = known(&world, T0 + 5).await;
    assert!(second.generation > first.generation && !second.refreshing && second.failure.is_none());
    assert_eq!((second.refreshed_at, second.expires_at), (Some(T0 + 5), None), "an end that is past is none");
    assert_eq!(world.value(TOKEN).await.unwrap(), b"second");
    assert_eq!(world.value("session/refresh").await, None);
    let refused = keep(&world, late, "of the authorization before", T0 + 5).await;
    assert!(matches!(refused, Err(StoreError::LeaseLost)), "{refused:?}");
    refresh(&world, "refreshed", T0 + 6).await;
    assert_eq!(world.value(TOKEN).await.unwrap(), b"refreshed");
}
