//! The connector's storage as one call sees it.

use std::collections::BTreeMap;
use std::sync::Arc;

use host_core::limits;
use host_core::model::Installation;
use host_core::store::{Commit, Store, StoreError};
use host_core::unit_of_work::{Access, Unit, UnitError};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::StoreHome;
use super::world::{LEASE, T0, World, job};

pub async fn a_call_reads_its_own_writes(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.write("a", Some(b"1")).await;
    world.write("b", Some(b"2")).await;
    let mut unit = world.unit().await;
    let keys = ["b", "a", "c", "a"].map(str::to_owned);
    let value = |text: &str| Some(text.as_bytes().to_vec());
    assert_eq!(unit.get(&keys).await.unwrap(), [value("2"), value("1"), None, value("1")]);
    unit.set("a", None).unwrap();
    unit.set("c", Some(b"3".to_vec())).unwrap();
    assert_eq!(unit.get(&keys).await.unwrap(), [value("2"), None, value("3"), None]);
    assert_eq!(world.value("a").await, value("1"), "nobody else sees it yet");
    world.write("b", Some(b"changed by another call")).await;
    assert_eq!(unit.get(&keys).await.unwrap()[0], value("2"), "an answer stays what it was");
}

/// What a call reads, writes and lists, against a plain ordered map.
#[derive(Debug, Clone)]
enum Step {
    Set(String, Vec<u8>),
    Delete(String),
    Get(String),
    List(String, Option<String>, u32),
    Checkpoint,
}

fn key() -> impl Strategy<Value = String> {
    // Few letters, so that prefixes meet; the odd ones sort and measure differently elsewhere.
    "[ab%_\u{0}é🦀]{0,3}"
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (key(), any::<Vec<u8>>()).prop_map(|(key, value)| Step::Set(key, value)),
        3 => key().prop_map(Step::Delete),
        2 => key().prop_map(Step::Get),
        4 => (key(), prop::option::of(key()), 0..6_u32)
            .prop_map(|(prefix, after, limit)| Step::List(prefix, after, limit)),
        1 => Just(Step::Checkpoint),
    ]
}

pub async fn a_call_lists_its_own_writes_and_deletions(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let store = world.store.clone();
    let installation = world.now().await;
    let committed = prop::collection::vec(key(), 0..12);
    let cases = (committed, prop::collection::vec(step(), 1..25));
    let config = Config { cases: 200, failure_persistence: None, ..Config::default() };
    // Proptest calls back from ordinary code, so the calls need a thread that may wait for them.
    let checked = tokio::task::spawn_blocking(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        TestRunner::new(config)
            .run(&cases, |(committed, steps)| {
                runtime.block_on(against_model(&store, &installation, committed, steps))
            })
            .map_err(|error| error.to_string())
    });
    checked.await.unwrap().unwrap();
}

async fn against_model(
    store: &Arc<dyn Store>,
    installation: &Installation,
    committed: Vec<String>,
    steps: Vec<Step>,
) -> Result<(), TestCaseError> {
    let new = || Unit::new(store.clone(), installation.clone(), None, Access::ReadWrite);
    let mut model = BTreeMap::new();
    // What the case before left is deleted, and this one's beginning written.
    let mut writes: BTreeMap<String, Option<Vec<u8>>> = BTreeMap::new();
    for key in new().keys("", None, limits::STORAGE_KEYS).await.unwrap() {
        writes.insert(key, None);
    }
    for key in committed {
        model.insert(key.clone(), b"committed".to_vec());
        writes.insert(key, Some(b"committed".to_vec()));
    }
    let writes = writes.into_iter().collect();
    store.commit(Commit { installation: installation.id, writes, ..Commit::default() }).await.unwrap();

    let mut unit = new();
    for step in steps {
        match step {
            Step::Set(key, value) => {
                unit.set(&key, Some(value.clone())).unwrap();
                model.insert(key, value);
            }
            Step::Delete(key) => {
                unit.set(&key, None).unwrap();
                model.remove(&key);
            }
            Step::Get(key) => {
                let answer = unit.get(std::slice::from_ref(&key)).await.unwrap();
                prop_assert_eq!(answer, [model.get(&key).cloned()]);
            }
            Step::List(prefix, after, limit) => {
                let listed = unit.keys(&prefix, after.as_deref(), limit).await.unwrap();
                prop_assert_eq!(listed, expected(&model, &prefix, after.as_deref(), limit));
            }
            Step::Checkpoint => unit.checkpoint().await.unwrap(),
        }
    }
    store.commit(unit.commit(T0)).await.unwrap();
    let kept = new().keys("", None, limits::STORAGE_KEYS).await.unwrap();
    prop_assert_eq!(&kept, &model.keys().cloned().collect::<Vec<_>>());
    let values = new().get(&kept).await.unwrap();
    prop_assert_eq!(values, model.into_values().map(Some).collect::<Vec<_>>());
    Ok(())
}

fn expected(model: &BTreeMap<String, Vec<u8>>, prefix: &str, after: Option<&str>, limit: u32) -> Vec<String> {
    let wanted = |key: &&String| key.starts_with(prefix) && after.is_none_or(|after| key.as_str() > after);
    model.keys().filter(wanted).take(limit as usize).cloned().collect()
}

pub async fn keys_with_odd_letters_are_listed_by_their_prefix(home: &dyn StoreHome) {
    let world = World::new(home).await;
    for key in ["a", "a%", "a_", "a\u{0}b", "a\u{0}c", "aé", "aé1", "b", "A"] {
        world.write(key, Some(b"")).await;
    }
    let mut unit = world.unit().await;
    assert_eq!(unit.keys("a%", None, 10).await.unwrap(), ["a%"]);
    assert_eq!(unit.keys("a_", None, 10).await.unwrap(), ["a_"]);
    assert_eq!(unit.keys("aé", None, 10).await.unwrap(), ["aé", "aé1"]);
    assert_eq!(unit.keys("a\u{0}", None, 10).await.unwrap(), ["a\u{0}b", "a\u{0}c"]);
    assert_eq!(unit.keys("a\u{0}b", None, 10).await.unwrap(), ["a\u{0}b"]);
    assert_eq!(unit.keys("", Some("a_"), 10).await.unwrap(), ["aé", "aé1", "b"]);
}

pub async fn a_checkpoint_is_durable_though_the_call_fails(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    let claim = world.claim(T0).await;
    let mut unit =
        Unit::new(world.store.clone(), claim.installation.clone(), Some(claim.lease), Access::ReadWrite);
    assert_eq!(unit.get(&["intent".into()]).await.unwrap(), [None]);
    unit.set("intent", Some(b"highest id: 41".to_vec())).unwrap();
    unit.checkpoint().await.unwrap();
    unit.set("later", Some(b"lost".to_vec())).unwrap();
    drop(unit);
    let elsewhere = World { store: home.open(), installation: claim.installation };
    assert_eq!(elsewhere.value("intent").await.unwrap(), b"highest id: 41");
    assert_eq!(elsewhere.value("later").await, None);
}

pub async fn a_checkpoint_makes_nothing_but_writes_durable(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("waiting", T0).await;
    let mut unit = world.unit().await;
    unit.push(vec![job("queued")]).unwrap();
    unit.cancel("export-order", "waiting").await.unwrap();
    unit.checkpoint().await.unwrap();
    assert_eq!(world.run(T0).await.job.key, "waiting");
    assert!(world.try_claim(T0).await.is_none());
    world.commit(&unit).await.unwrap();
    assert_eq!(world.run(T0).await.job.key, "queued", "the commit still does it");
}

pub async fn a_checkpoint_is_refused_when_what_was_read_changed(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let mut unit = world.unit().await;
    unit.get(&["key".into()]).await.unwrap();
    unit.set("mine", Some(b"1".to_vec())).unwrap();
    world.write("key", Some(b"1")).await;
    let refused = unit.checkpoint().await;
    assert!(matches!(refused, Err(UnitError::Store(StoreError::Outdated(_)))), "{refused:?}");
    assert_eq!(world.value("mine").await, None);
}

pub async fn after_a_checkpoint_the_call_still_commits(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    let claim = world.claim(T0).await;
    let mut unit =
        Unit::new(world.store.clone(), claim.installation.clone(), Some(claim.lease), Access::ReadWrite);
    assert!(unit.keys("a/", None, 10).await.unwrap().is_empty());
    assert_eq!(unit.get(&["a/1".into()]).await.unwrap(), [None]);
    unit.set("a/1", Some(b"1".to_vec())).unwrap();
    unit.checkpoint().await.unwrap();
    assert_eq!(unit.keys("a/", None, 10).await.unwrap(), ["a/1"], "its own");
    unit.set("a/1", Some(b"2".to_vec())).unwrap();
    unit.checkpoint().await.unwrap();
    unit.set("a/2", Some(b"2".to_vec())).unwrap();
    world.store.extend_lease(claim.lease, T0 + LEASE).await.unwrap();
    world.commit(&unit).await.unwrap();
    assert_eq!(world.value("a/1").await.unwrap(), b"2");
    assert_eq!(world.value("a/2").await.unwrap(), b"2");
}

pub async fn an_installation_sees_its_own_storage_alone(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let neighbour = world.neighbour().await;
    world.write("key", Some(b"mine")).await;
    let mut theirs = Unit::new(world.store.clone(), neighbour, None, Access::ReadWrite);
    assert_eq!(theirs.get(&["key".into()]).await.unwrap(), [None]);
    assert!(theirs.keys("", None, 10).await.unwrap().is_empty());
    theirs.set("key", None).unwrap();
    world.store.commit(theirs.commit(T0)).await.unwrap();
    assert_eq!(world.value("key").await.unwrap(), b"mine");
}

pub async fn a_value_is_bytes_and_empty_is_not_absent(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let bytes: Vec<u8> = (0..=255).collect();
    world.write("bytes", Some(&bytes)).await;
    world.write("empty", Some(b"")).await;
    assert_eq!(world.value("bytes").await.unwrap(), bytes);
    assert_eq!(world.value("empty").await, Some(Vec::new()));
    let mut unit = world.unit().await;
    unit.get(&["empty".into()]).await.unwrap();
    world.write("empty", None).await;
    assert!(matches!(world.commit(&unit).await, Err(StoreError::Outdated(_))));
}

pub async fn a_fact_stays_whatever_becomes_of_the_call_and_its_first_value_counts(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    let claim = world.claim(T0).await;
    let mut unit =
        Unit::new(world.store.clone(), claim.installation.clone(), Some(claim.lease), Access::ReadWrite);
    assert_eq!(unit.get(&["read".into()]).await.unwrap(), [None]);
    // What was read changes, and another worker takes the job over.
    world.write("read", Some(b"changed")).await;
    assert_eq!(world.store.jobs_rescue(T0 + LEASE + 1).await.unwrap(), 1);
    unit.record_fact("answer/7/1", b"3301".to_vec()).await.unwrap();
    assert!(matches!(unit.checkpoint().await, Err(UnitError::Store(_))), "the call itself is over");
    unit.record_fact("answer/7/1", b"9999".to_vec()).await.unwrap();
    drop(unit);
    let elsewhere = World { store: home.open(), installation: claim.installation };
    assert_eq!(elsewhere.value("answer/7/1").await.unwrap(), b"3301");
    let mut unit = elsewhere.unit().await;
    let refused = unit.record_fact("session/token", b"x".to_vec()).await;
    assert!(matches!(refused, Err(UnitError::Refused(_))), "a session is no fact");
}

pub async fn a_call_does_not_depend_on_the_fact_that_it_recorded(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let mut unit = world.unit().await;
    assert_eq!(unit.get(&["answer".into()]).await.unwrap(), [None]);
    assert_eq!(unit.keys("ans", None, 10).await.unwrap(), Vec::<String>::new());
    unit.record_fact("answer", b"3301".to_vec()).await.unwrap();
    unit.set("more", Some(b"1".to_vec())).unwrap();
    world.commit(&unit).await.unwrap();
    assert_eq!(world.value("answer").await.unwrap(), b"3301");
}
