//! The Integrations page: a key is tried before it's kept.

use fakes::{Fault, On};
use host_runtime::{Enabled, HostError};
use scenarios::{Smartygest, Subject, World, orders};

fn key(key: &str) -> std::collections::BTreeMap<String, String> {
    [("api_key".to_owned(), key.to_owned())].into()
}

#[tokio::test]
async fn a_wrong_key_is_refused_at_its_field_and_nothing_is_kept() {
    let world = World::unconnected(Smartygest::start().await).await;
    let enabled = world.enable(key("wrong"), &[("orders-out", true)]).await.unwrap();
    let Enabled::Refused(problems) = enabled else { panic!("{enabled:?}") };
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].field.as_str(), problems[0].label.as_str()), ("api_key", "Api Key"));
    assert!(problems[0].problem.contains("doesn't accept the Api Key"), "{problems:?}");
    assert!(!world.is_connected().await);
}

#[tokio::test]
async fn a_key_that_cannot_be_right_is_refused_without_asking() {
    let world = World::unconnected(Smartygest::start().await).await;
    let enabled = world.enable(key("with blank"), &[]).await.unwrap();
    assert!(matches!(&enabled, Enabled::Invalid(problems) if problems[0].field == "api_key"), "{enabled:?}");
    assert_eq!(world.remote.requests(), 0);
    assert!(!world.is_connected().await);
}

#[tokio::test]
async fn the_right_key_is_saved_and_nothing_is_changed_at_the_remote() {
    let world = World::unconnected(Smartygest::start().await).await;
    world.connect().await;
    let ledger = world.remote.smarty.ledger();
    assert!(!ledger.requests.is_empty() && ledger.changes.is_empty(), "{ledger:?}");
    let installation = world.installation().await;
    assert_eq!(installation.settings.0["api_key"], Smartygest::KEY);
    assert!(installation.flows["orders-out"]);
}

#[tokio::test]
async fn a_wrong_key_leaves_the_right_one_in_place() {
    let world = World::<Smartygest>::new().await;
    assert!(matches!(world.enable(key("wrong"), &[]).await, Ok(Enabled::Refused(_))));
    assert_eq!(world.installation().await.settings.0["api_key"], Smartygest::KEY);
    world.order_and_rest(&orders::paid("1")).await;
    assert_eq!(world.row("1").await.state, "linked");
}

#[tokio::test]
async fn a_remote_that_is_down_keeps_new_settings_from_being_saved() {
    for fault in [Fault::reset(), Fault::status(503.try_into().unwrap()), Fault::login_page(), Fault::empty()]
    {
        let world = World::unconnected(Smartygest::start().await).await;
        world.remote.inject(On::everything(), fault.clone());
        let enabled = world.enable(world.remote.settings(), &[]).await;
        assert!(
            matches!(&enabled, Ok(Enabled::Failed(reason)) if !reason.is_empty()),
            "{fault}: {enabled:?}"
        );
        assert!(!world.is_connected().await, "{fault}");
        world.connect().await;
    }
}

#[tokio::test]
async fn a_switch_can_be_set_while_the_remote_is_down() {
    let world = World::<Smartygest>::new().await;
    world.remote.inject(On::everything().always(), Fault::reset());
    let before = world.remote.requests();
    let enabled = world.enable([].into(), &[("orders-out", false)]).await;
    assert!(matches!(enabled, Ok(Enabled::Saved(_, false))), "{enabled:?}");
    assert!(!world.installation().await.flows["orders-out"]);
    assert_eq!(world.remote.requests(), before);
}

#[tokio::test]
async fn a_missing_or_unknown_setting_is_named_and_nothing_is_kept() {
    let world = World::unconnected(Smartygest::start().await).await;
    let missing = world.enable([].into(), &[]).await;
    assert!(
        matches!(&missing, Err(HostError::Usage(text)) if text.contains("api_key (Api Key)")),
        "{missing:?}"
    );
    let mut settings = world.remote.settings();
    settings.insert("apikey".into(), "x".into());
    let unknown = world.enable(settings, &[]).await;
    let Err(HostError::Usage(text)) = unknown else { panic!("{unknown:?}") };
    assert!(text.contains("\"apikey\"") && text.contains("api_key, prices, tax_ids"), "{text}");
    let switch = world.enable(world.remote.settings(), &[("orders-in", true)]).await;
    assert!(matches!(&switch, Err(HostError::Usage(text)) if text.contains("orders-out")), "{switch:?}");
    assert!(!world.is_connected().await);
    assert_eq!(world.remote.requests(), 0);
}
