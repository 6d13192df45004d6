//! Authorizations: each state is valid once, in time, and for its own plugin.

use host_core::limits;
use host_core::model::Settings;
use host_core::platform::{Authorization, StateCheck};
use host_core::shop::Timestamp;
use host_core::store::StoreError;

use super::StoreHome;
use super::world::{T0, World};

const LATE: Timestamp = T0 + 900_000;

fn authorization(state: &str) -> Authorization {
    Authorization {
        state: state.into(),
        plugin: "erp".into(),
        shop: "s1".into(),
        settings: Settings([("shop".to_owned(), "my-store".to_owned())].into()),
        flows: vec![("customers-in".into(), true), ("customers-out".into(), false)],
        forget: true,
        account: "my-store".into(),
        locale: "it-CH".into(),
        actor: Some("Giulia".into()),
        expires_at: LATE,
    }
}

async fn begun(home: &dyn StoreHome, state: &str) -> World {
    let world = World::new(home).await;
    world.store.save_authorization(&authorization(state), T0).await.unwrap();
    world
}

async fn take(world: &World, state: &str, at: Timestamp) -> StateCheck {
    world.store.consume_authorization("erp", state, at).await.unwrap()
}

pub async fn a_state_brings_back_what_was_begun_once(home: &dyn StoreHome) {
    let world = begun(home, "nonce-1").await;
    let other = home.open();
    let StateCheck::Valid(taken) = other.consume_authorization("erp", "nonce-1", T0 + 1).await.unwrap()
    else {
        panic!("it was begun")
    };
    let Authorization { state, plugin, shop, settings, flows, forget, account, locale, actor, expires_at } =
        *taken;
    let expected = authorization("nonce-1");
    assert_eq!((state, plugin, shop), (expected.state, expected.plugin, expected.shop));
    assert_eq!((settings, flows), (expected.settings, expected.flows));
    assert_eq!((forget, account, locale, expires_at), (true, expected.account, expected.locale, LATE));
    assert_eq!(actor, expected.actor);
    assert!(matches!(take(&world, "nonce-1", T0 + 2).await, StateCheck::Used));
    assert!(matches!(take(&world, "nonce-1", LATE + 1).await, StateCheck::Used), "rather than late");
}

pub async fn of_two_browsers_with_one_state_one_goes_on(home: &dyn StoreHome) {
    let world = begun(home, "nonce-1").await;
    let other = home.open();
    let (one, two) = tokio::join!(
        world.store.consume_authorization("erp", "nonce-1", T0),
        other.consume_authorization("erp", "nonce-1", T0)
    );
    let taken = [one.unwrap(), two.unwrap()];
    assert_eq!(taken.iter().filter(|taken| matches!(taken, StateCheck::Valid(_))).count(), 1);
    assert_eq!(taken.iter().filter(|taken| matches!(taken, StateCheck::Used)).count(), 1);
}

pub async fn who_comes_back_late_gets_the_reason(home: &dyn StoreHome) {
    let world = begun(home, "nonce-1").await;
    world.store.save_authorization(&authorization("nonce-2"), T0).await.unwrap();
    assert!(matches!(take(&world, "nonce-1", LATE).await, StateCheck::Valid(_)), "at the last moment");
    assert!(matches!(take(&world, "nonce-2", LATE + 1).await, StateCheck::Expired));
    assert!(matches!(take(&world, "nonce-2", LATE + 2).await, StateCheck::Expired), "and late it stays");
}

pub async fn a_state_of_nobody_or_of_another_plugin_is_unknown(home: &dyn StoreHome) {
    let world = begun(home, "nonce-1").await;
    for state in ["", "nonce", "nonce-1 ", "NONCE-1"] {
        assert!(matches!(take(&world, state, T0).await, StateCheck::Unknown), "{state:?}");
    }
    let other = world.store.consume_authorization("mail", "nonce-1", T0).await.unwrap();
    assert!(matches!(other, StateCheck::Unknown));
    assert!(matches!(take(&world, "nonce-1", T0).await, StateCheck::Valid(_)), "nothing of that used it up");
}

pub async fn a_state_is_begun_once(home: &dyn StoreHome) {
    let world = begun(home, "nonce-1").await;
    for state in ["nonce-1", ""] {
        let refused = world.store.save_authorization(&authorization(state), T0).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
    }
}

pub async fn old_states_are_forgotten_after_a_day(home: &dyn StoreHome) {
    let world = begun(home, "nonce-1").await;
    let known = u64::try_from(limits::AUTHORIZATION_KNOWN.as_millis()).unwrap();
    assert!(matches!(take(&world, "nonce-1", LATE + known).await, StateCheck::Expired));
    assert!(matches!(take(&world, "nonce-1", LATE + known + 1).await, StateCheck::Unknown));
}

pub async fn a_state_does_not_show_in_debug_output(_: &dyn StoreHome) {
    let shown = format!("{:?}", StateCheck::Valid(Box::new(authorization("nonce-1"))));
    assert!(shown.contains("erp") && !shown.contains("nonce-1"), "{shown}");
}
