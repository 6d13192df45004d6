//! The Integrations page: credentials are tried before they are kept.

use fakes::{Fault, RequestMatcher};
use host_platform::{Enabled, HostError, Saved};
use scenarios::{Refused, Subject, World, for_connectors, orders};

for_connectors!(
    wrong_credentials_are_refused_at_their_fields_and_nothing_is_kept,
    a_setting_that_cannot_be_right_is_refused_without_asking,
    the_right_settings_are_saved_and_nothing_is_changed_at_the_remote,
    wrong_credentials_leave_the_right_ones_in_place,
    a_remote_that_is_down_keeps_new_settings_from_being_saved,
    a_switch_can_be_set_while_the_remote_is_down,
    a_missing_or_unknown_setting_is_named_and_nothing_is_kept,
);

async fn wrong_credentials_are_refused_at_their_fields_and_nothing_is_kept<S: Subject>() {
    let world = World::unconnected(S::start().await).await;
    let Refused { settings, fields, reported } = world.remote.refused();
    let enabled = world.enable(settings, &[(S::ORDERS_OUT, true)]).await.unwrap();
    let Enabled::Refused(problems) = enabled else { panic!("{enabled:?}") };
    let at: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(at, fields);
    let (key, label) = S::CREDENTIAL;
    assert!(problems.iter().any(|problem| (problem.field.as_str(), problem.label.as_str()) == (key, label)));
    assert!(problems.iter().all(|problem| problem.problem.contains(reported)), "{problems:?}");
    assert!(!world.is_connected().await);
}

async fn a_setting_that_cannot_be_right_is_refused_without_asking<S: Subject>() {
    let world = World::unconnected(S::start().await).await;
    let Refused { settings, fields, .. } = world.remote.impossible();
    let enabled = world.enable(settings, &[]).await.unwrap();
    let Enabled::Invalid(problems) = enabled else { panic!("{enabled:?}") };
    let at: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(at, fields);
    assert_eq!(world.remote.requests(), 0);
    assert!(!world.is_connected().await);
}

async fn the_right_settings_are_saved_and_nothing_is_changed_at_the_remote<S: Subject>() {
    let world = World::unconnected(S::start().await).await;
    world.connect().await;
    assert!(world.remote.requests() > 0);
    assert_eq!(world.remote.changes(), 0);
    let installation = world.installation().await;
    for (key, value) in world.remote.settings() {
        assert_eq!(installation.settings.0[&key], value, "{key}");
    }
    assert!(installation.flows[S::ORDERS_OUT]);
}

async fn wrong_credentials_leave_the_right_ones_in_place<S: Subject>() {
    let world = World::<S>::new().await;
    let wrong = world.remote.refused().settings;
    assert!(matches!(world.enable(wrong, &[]).await, Ok(Enabled::Refused(_))));
    let (key, _) = S::CREDENTIAL;
    assert_eq!(world.installation().await.settings.0[key], world.remote.settings()[key]);
    world.order_and_rest(&orders::paid("1")).await;
    assert_eq!(world.row("1").await.state, "linked");
}

async fn a_remote_that_is_down_keeps_new_settings_from_being_saved<S: Subject>() {
    for fault in [Fault::reset(), Fault::status(503.try_into().unwrap()), Fault::login_page(), Fault::empty()]
    {
        let world = World::unconnected(S::start().await).await;
        world.remote.inject(RequestMatcher::everything(), fault.clone());
        let enabled = world.enable(world.remote.settings(), &[]).await.unwrap();
        let reported = match &enabled {
            Enabled::Failed(reason) => !reason.is_empty(),
            // Something answers there, but it isn't the remote.
            Enabled::Refused(problems) => problems.iter().all(|problem| !problem.problem.is_empty()),
            Enabled::Saved(..) | Enabled::Invalid(_) => false,
        };
        assert!(reported, "{fault}: {enabled:?}");
        assert!(!world.is_connected().await, "{fault}");
        world.connect().await;
    }
}

async fn a_switch_can_be_set_while_the_remote_is_down<S: Subject>() {
    let world = World::<S>::new().await;
    world.remote.inject(RequestMatcher::everything().always(), Fault::reset());
    let before = world.remote.requests();
    let enabled = world.enable([].into(), &[(S::ORDERS_OUT, false)]).await;
    assert!(matches!(enabled, Ok(Enabled::Saved(_, Saved::Switches))), "{enabled:?}");
    assert!(!world.installation().await.flows[S::ORDERS_OUT]);
    assert_eq!(world.remote.requests(), before);
}

/// The text of wrong use, in English.
fn refusal(enabled: Result<Enabled, HostError>) -> String {
    let Err(refused @ HostError::Misuse(_)) = enabled else { panic!("{enabled:?}") };
    refused.to_string()
}

async fn a_missing_or_unknown_setting_is_named_and_nothing_is_kept<S: Subject>() {
    let world = World::unconnected(S::start().await).await;
    let missing = world.enable([].into(), &[]).await;
    let (key, label) = S::CREDENTIAL;
    let named = format!("{key} ({label})");
    let missing = refusal(missing);
    assert!(missing.contains(&named), "{missing}");
    let mut settings = world.remote.settings();
    settings.insert("apikey".into(), "x".into());
    let unknown = world.enable(settings, &[]).await;
    let text = refusal(unknown);
    assert!(text.contains("\"apikey\"") && text.contains(key), "{text}");
    let switch = world.enable(world.remote.settings(), &[("orders-in", true)]).await;
    let switch = refusal(switch);
    assert!(switch.contains(S::ORDERS_OUT), "{switch}");
    assert!(!world.is_connected().await);
    assert_eq!(world.remote.requests(), 0);
}
