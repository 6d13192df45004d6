//! The authorization of the app: once, by the right shop, with the scopes it needs; each failure has its own text.

use std::collections::BTreeSet;

use fake_shopify::Callback;
use fakes::{Fault, RequestMatcher};
use host_core::model::InstallationState;
use host_core::store::StoreError;
use host_platform::{Authorize, HostError};
use scenarios::{ConnectorHarness as _, LANGUAGES, Sender as _, Shopify, World, person};

const ALL_ON: [(&str, bool); 3] = [("customers", true), ("customers-in", true), ("customers-out", true)];

async fn world() -> World<Shopify> {
    World::unconnected(Shopify::start().await).await
}

#[tokio::test]
async fn an_owner_who_says_yes_is_connected_and_sees_with_which_shop() {
    let world = world().await;
    let back = world.install(&ALL_ON).await.expect("Shopify's page");
    assert_eq!(back.status, 200, "{back:?}");
    assert!(back.text.contains("Framework Test"), "{back:?}");
    let installation = world.installation().await;
    assert_eq!(installation.state, InstallationState::Active);
    assert_eq!(installation.account.id, "f360-test.myshopify.com");
    assert_eq!(installation.account.name, "Framework Test");
}

#[tokio::test]
async fn whatever_is_wrong_with_the_way_back_has_its_own_words_and_keeps_nothing() {
    let mut reported = BTreeSet::new();
    let ways = [
        Callback::Tampered,
        Callback::Unsigned,
        Callback::OtherShop("another.myshopify.com".into()),
        Callback::OtherShop("evil.example".into()),
        Callback::OtherState,
        Callback::Stale,
    ];
    for way in ways {
        let world = world().await;
        world.remote.next_callback(way.clone());
        let back = world.install(&ALL_ON).await.expect("Shopify's page");
        assert_ne!(back.status, 200, "{way:?}: {back:?}");
        assert!(!world.is_connected().await, "{way:?}");
        reported.insert(back.text);
    }
    // A missing signature and a wrong one are one fault; the others differ.
    assert!(reported.len() >= 5, "{reported:#?}");
}

#[tokio::test]
async fn an_owner_who_begins_at_shopify_enters_no_store_and_no_other_store_may_answer() {
    let world = world().await;
    let url = world.sent_by_link(&ALL_ON).await.expect("Shopify's page");
    world.remote.next_callback(Callback::OtherShop("another.myshopify.com".into()));
    let back = world.remote.approve(&url).expect("yes");
    let mark = world.remote.mark();
    let refused = world.come_back(&back).await;
    assert_eq!(refused.status, 400, "{refused:?}");
    assert!(refused.text.contains("another.myshopify.com"), "{refused:?}");
    assert_eq!(
        world.remote.requests_since(mark, &RequestMatcher::everything()),
        0,
        "its code isn't exchanged"
    );
    assert!(!world.is_connected().await);

    let url = world.sent_by_link(&ALL_ON).await.expect("Shopify's page");
    world.remote.next_callback(Callback::Honest);
    let back = world.remote.approve(&url).expect("yes");
    assert_eq!(world.come_back(&back).await.status, 200);
    assert_eq!(world.installation().await.account.id, "f360-test.myshopify.com");
}

#[tokio::test]
async fn an_app_that_is_let_in_again_with_too_little_keeps_the_session_that_shopify_takes() {
    let world = world().await;
    assert_eq!(world.install(&ALL_ON).await.expect("Shopify's page").status, 200);
    world.rest().await;
    world.remote.grant_only(&["read_customers"]);
    let back = world.install(&ALL_ON).await.expect("Shopify's page");
    assert!(back.status != 200 && back.text.contains("write_customers"), "{back:?}");
    // An hour later the old session would be over, and its refresh token was retired by the exchange.
    world.remote.grant_only(&["read_customers", "write_customers", "read_customer_merge"]);
    world.advance(2 * 3_600_000);
    world.host.scheduler().schedule().await.expect("the schedule");
    world.rest().await;
    assert_eq!(world.installation().await.state, InstallationState::Active);
    assert!(world.remote.requests_since(0, &RequestMatcher::post("access_token")) >= 3, "it was refreshed");
}

#[tokio::test]
async fn a_way_back_serves_once() {
    let world = world().await;
    let url = world.sent_to_shopify(&ALL_ON).await.expect("Shopify's page");
    let back = world.remote.approve(&url).expect("yes");
    assert_eq!(world.come_back(&back).await.status, 200);
    let before = world.remote.requests();
    let again = world.come_back(&back).await;
    assert_ne!(again.status, 200, "{again:?}");
    assert_eq!(world.remote.requests(), before, "nobody is asked");
    assert_eq!(world.installation().await.state, InstallationState::Active, "and nothing changes");
}

#[tokio::test]
async fn a_way_back_that_takes_too_long_gets_the_reason() {
    let world = world().await;
    let url = world.sent_to_shopify(&ALL_ON).await.expect("Shopify's page");
    world.advance(3_600_000);
    let back = world.remote.approve(&url).expect("yes");
    let late = world.come_back(&back).await;
    assert_ne!(late.status, 200, "{late:?}");
    assert!(!world.is_connected().await);
}

#[tokio::test]
async fn a_missing_scope_is_named() {
    for scope in ["read_customers", "read_customer_merge"] {
        let world = world().await;
        let granted: Vec<&str> = ["read_customers", "write_customers", "read_customer_merge"]
            .into_iter()
            .filter(|granted| {
                *granted != scope && !(scope == "read_customers" && *granted == "write_customers")
            })
            .collect();
        world.remote.grant_only(&granted);
        let back = world.install(&ALL_ON).await.expect("Shopify's page");
        assert_ne!(back.status, 200, "{back:?}");
        assert!(back.text.contains(scope) || back.text.contains("write_customers"), "{back:?}");
        assert!(!world.is_connected().await);
    }
}

#[tokio::test]
async fn a_token_endpoint_that_fails_keeps_nothing_and_the_next_try_succeeds() {
    let world = world().await;
    world.remote.inject(RequestMatcher::post("access_token"), Fault::status(503.try_into().unwrap()));
    let back = world.install(&ALL_ON).await.expect("Shopify's page");
    assert_ne!(back.status, 200, "{back:?}");
    assert!(!world.is_connected().await);
    assert_eq!(world.install(&ALL_ON).await.expect("Shopify's page").status, 200);
}

#[tokio::test]
async fn the_page_speaks_the_owners_language() {
    let mut texts = BTreeSet::new();
    for locale in LANGUAGES {
        let world = world().await;
        let url = world.sent_to_shopify_in(&ALL_ON, locale).await.expect("Shopify's page");
        let back = world.remote.approve(&url).expect("yes");
        texts.insert(world.come_back(&back).await.text);
    }
    assert_eq!(texts.len(), LANGUAGES.len(), "{texts:#?}");
}

#[tokio::test]
async fn an_access_token_that_ended_is_refreshed_once_for_all_that_wait() {
    let world = World::<Shopify>::new().await;
    world.rest().await;
    let mark = world.remote.mark();
    world.remote.end_access();
    let people: Vec<_> = (1..=6).map(|id| person(&id.to_string())).collect();
    world.report(&people).await;
    world.rest().await;
    assert_eq!(world.remote.count(), 6);
    assert_eq!(world.remote.requests_since(mark, &RequestMatcher::post("access_token")), 1);
}

#[tokio::test]
async fn a_refresh_whose_answer_was_lost_is_repeated_with_the_same_refresh_token() {
    let world = World::<Shopify>::new().await;
    world.rest().await;
    world.remote.end_access();
    world.remote.inject(RequestMatcher::post("access_token"), Fault::reset().after_applying());
    world.report(&[person("1")]).await;
    world.rest().await;
    assert_eq!(world.remote.count(), 1);
    assert_eq!(world.installation().await.state, InstallationState::Active);
}

#[tokio::test]
async fn an_answer_that_forgets_the_lifetime_never_lasts_for_ever() {
    let world = World::<Shopify>::new().await;
    world.rest().await;
    world.remote.switches(|switches| switches.forgotten_lifetimes = 1);
    world.remote.end_access();
    world.report(&[person("1")]).await;
    world.rest().await;
    world.advance(2 * 3_600_000);
    world.report(&[person("2")]).await;
    world.rest().await;
    assert_eq!(world.remote.count(), 2);
}

#[tokio::test]
async fn a_dead_refresh_token_pauses_the_plugin_until_the_owner_lets_it_in_again() {
    let world = World::<Shopify>::new().await;
    world.rest().await;
    world.remote.end_access();
    world.remote.end_refresh();
    world.report(&[person("1")]).await;
    world.rest().await;
    assert!(matches!(world.installation().await.state, InstallationState::Paused(_)));
    assert_eq!(world.remote.count(), 0);
    assert!(Shopify::connect(&world, true).await);
    world.rest().await;
    assert_eq!(world.remote.count(), 1, "what waited goes on");
}

#[tokio::test]
async fn no_secret_is_read_anywhere() {
    let world = world().await;
    let back = world.install(&ALL_ON).await.expect("Shopify's page");
    let shown = format!("{back:?} {:?}", world.activity().await);
    for secret in world.remote.platform_settings().into_values().skip(1) {
        assert!(!shown.contains(&secret));
    }
}

#[tokio::test]
async fn a_store_that_another_shop_has_is_refused_before_anything_is_exchanged_until_that_one_lets_go() {
    let world = world().await;
    // Two shops begin; one of them is first.
    let Ok(Authorize::Go { url: late }) = world.authorize_in("second", &ALL_ON).await else { panic!() };
    assert_eq!(world.install(&ALL_ON).await.expect("Shopify's page").status, 200);
    world.rest().await;
    let before = world.remote.subscriptions().len();
    let mark = world.remote.mark();
    let refused = world.come_back(&world.remote.approve(&late).expect("yes")).await;
    assert_eq!(refused.status, 409, "{refused:?}");
    assert!(refused.text.contains("demo"), "{refused:?}");
    let again = world.authorize_in("second", &ALL_ON).await;
    let taken = matches!(&again, Err(HostError::Store(StoreError::AccountTaken(shop))) if shop == "demo");
    assert!(taken, "{again:?}");
    assert_eq!(
        world.remote.requests_since(mark, &RequestMatcher::post("access_token")),
        0,
        "the session stays"
    );
    world.rest().await;
    assert_eq!(world.remote.subscriptions().len(), before);

    world.host.installations().disable("demo", Shopify::PLUGIN, None).await.expect("it is switched off");
    let Ok(Authorize::Go { url }) = world.authorize_in("second", &ALL_ON).await else { panic!() };
    let back = world.come_back(&world.remote.approve(&url).expect("yes")).await;
    assert_eq!(back.status, 200, "{back:?}");
}
