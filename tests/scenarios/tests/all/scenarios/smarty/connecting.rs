//! Smarty's page has settings.

use fakes::{Fault, RequestMatcher};
use host_platform::{Enabled, HostError};
use scenarios::{ConnectorHarness as _, Smartygest, World};

#[tokio::test]
async fn an_unknown_setting_is_reported_with_the_known_ones() {
    let world = World::unconnected(Smartygest::start().await).await;
    let mut settings = world.remote.settings();
    settings.insert("apikey".into(), "x".into());
    let unknown = world.enable(settings, &[]).await;
    let Err(refused @ HostError::Misuse(_)) = unknown else { panic!("{unknown:?}") };
    let text = refused.to_string();
    assert!(text.contains("api_key, prices, reference, unanswered, tax_ids"), "{text}");
}

#[tokio::test]
async fn a_smarty_that_is_down_says_nothing_of_the_key() {
    for fault in [Fault::reset(), Fault::status(503.try_into().unwrap()), Fault::login_page(), Fault::empty()]
    {
        let world = World::unconnected(Smartygest::start().await).await;
        world.remote.inject(RequestMatcher::everything(), fault.clone());
        let enabled = world.enable(world.remote.settings(), &[]).await;
        assert!(
            matches!(&enabled, Ok(Enabled::Failed(reason)) if !reason.is_empty()),
            "{fault}: {enabled:?}"
        );
    }
}
