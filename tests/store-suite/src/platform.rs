//! Data of no single shop: the platform's address and the settings of platform scope.

use host_core::model::{Phase, Settings};
use host_core::next_state::RunOutcome;
use host_core::platform::Platform;
use host_core::store::{Connection, StoreError};

use super::StoreHome;
use super::world::{T0, World, connection, why};

fn at(public_url: &str) -> Platform {
    Platform { public_url: public_url.into() }
}

fn settings(secret: &str) -> Settings {
    Settings([("client-secret".to_owned(), secret.to_owned())].into())
}

/// An installation of another plugin in the same shop.
async fn other_plugin(world: &World) -> World {
    let connection = Connection { plugin: "mail".into(), ..connection("s1", "account-3") };
    let (installation, _) = world.store.connect(connection).await.unwrap();
    World { store: world.store.clone(), installation }
}

pub async fn the_platforms_address_is_kept_and_another_one_outdates_what_runs(home: &dyn StoreHome) {
    let world = World::new(home).await;
    assert_eq!(world.store.platform().await.unwrap(), at(""));
    let unit = world.unit().await;
    world.store.put_platform(&at("https://one.example")).await.unwrap();
    assert_eq!(home.open().platform().await.unwrap(), at("https://one.example"));
    assert!(matches!(world.commit(&unit).await, Err(StoreError::Outdated(_))));

    let unit = world.unit().await;
    world.store.put_platform(&at("https://one.example")).await.unwrap();
    world.commit(&unit).await.expect("the same address changes nothing");
}

pub async fn what_waited_for_an_address_goes_on_when_there_is_one(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push("7", T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::NotConfigured(why()), T0).await;
    assert_eq!(world.phase(id).await, Phase::Paused);
    world.store.put_platform(&at("https://one.example")).await.unwrap();
    assert_eq!(world.phase(id).await, Phase::Waiting);
}

pub async fn platform_settings_belong_to_one_plugin(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let store = &world.store;
    assert_eq!(store.platform_settings("erp").await.unwrap(), Settings::default());
    store.put_platform_settings("erp", &settings("one")).await.unwrap();
    store.put_platform_settings("mail", &settings("theirs")).await.unwrap();
    store.put_platform_settings("erp", &settings("two")).await.unwrap();
    let elsewhere = home.open();
    assert_eq!(elsewhere.platform_settings("erp").await.unwrap(), settings("two"));
    assert_eq!(elsewhere.platform_settings("mail").await.unwrap(), settings("theirs"));
}

pub async fn other_platform_settings_outdate_the_plugins_calls_and_no_others(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let mail = other_plugin(&world).await;
    let (mine, theirs) = (world.unit().await, mail.unit().await);
    world.store.put_platform_settings("erp", &settings("one")).await.unwrap();
    assert!(matches!(world.commit(&mine).await, Err(StoreError::Outdated(_))));
    mail.commit(&theirs).await.unwrap();
}

pub async fn other_platform_settings_let_jobs_go_on_and_keep_sessions(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let with_session = Connection {
        writes: vec![("session/token".into(), Some(b"token".to_vec()))],
        session: Some(None),
        ..connection("s1", "account-1")
    };
    world.store.connect(with_session).await.unwrap();
    let before = world.store.session(world.id(), T0).await.unwrap();
    let id = world.push("7", T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::NotConfigured(why()), T0).await;
    world.store.put_platform_settings("erp", &settings("rotated")).await.unwrap();
    assert_eq!(world.phase(id).await, Phase::Waiting);
    assert_eq!(world.store.session(world.id(), T0).await.unwrap(), before);
    assert_eq!(world.value("session/token").await.unwrap(), b"token");
}
