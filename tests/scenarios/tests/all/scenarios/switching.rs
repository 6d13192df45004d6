//! Switches, modules, and switching a plugin off: what waits goes on by itself, nothing is lost.

use host_core::model::{InstallationState, Phase};
use host_core::shop::{Order, OrderState};
use host_platform::{HostError, Part, default_shop};
use scenarios::{LANGUAGES, Subject, World, for_connectors, oracle, orders};

for_connectors!(
    a_module_that_is_switched_off_holds_orders_until_it_is_back,
    a_plugin_cannot_be_enabled_without_the_module_that_it_needs,
    a_switch_that_is_off_sends_nothing_and_on_again_sends_what_comes_then,
    a_switch_that_goes_off_before_the_job_ran_holds_it_until_it_is_on_again,
    a_plugin_that_is_switched_off_does_nothing_and_goes_on_when_it_is_back,
    what_is_known_survives_switching_off_and_on,
    orders_that_arrived_while_it_was_off_say_so_and_are_sent_all_at_once,
    an_order_that_is_paid_while_the_switch_is_off_was_missed_too,
);

async fn modules<S: Subject>(world: &World<S>, modules: &[&str]) {
    let modules = modules.iter().map(|module| (*module).to_owned()).collect();
    let shop = host_core::model::Shop { modules, ..default_shop("demo") };
    world.host.store().put_shop(&shop).await.unwrap();
}

async fn a_module_that_is_switched_off_holds_orders_until_it_is_back<S: Subject>() {
    let world = World::<S>::new().await;
    let (queued, arrived) = (orders::paid("1"), orders::paid("2"));
    world.order(&queued).await;
    modules(&world, &[]).await;
    world.order(&arrived).await;
    world.rest().await;
    assert_eq!(world.remote.orders(), 0);
    for id in ["1", "2"] {
        let row = world.row(id).await;
        assert_eq!((row.state, row.text.as_str()), ("queued", "On hold"), "{row:?}");
        assert!(row.detail.to_lowercase().contains("commerce"), "{row:?}");
    }
    modules(&world, &["ecommerce"]).await;
    world.rest().await;
    let shown = world.shown().await;
    oracle::sent_once(&world.remote, &queued, &shown, "the module is back");
    oracle::sent_once(&world.remote, &arrived, &shown, "the module is back");
}

async fn a_plugin_cannot_be_enabled_without_the_module_that_it_needs<S: Subject>() {
    let world = World::unconnected(S::start().await).await;
    modules(&world, &[]).await;
    let enabled = world.enable(world.remote.settings(), &[]).await;
    let Err(refused @ HostError::Misuse(_)) = enabled else { panic!("{enabled:?}") };
    assert!(refused.to_string().contains("E-commerce"), "{refused}");
    assert_eq!(world.remote.requests(), 0);
    assert!(!world.is_connected().await);
}

async fn a_switch_that_is_off_sends_nothing_and_on_again_sends_what_comes_then<S: Subject>() {
    let world = World::<S>::new().await;
    world.enable([].into(), &[(S::ORDERS_OUT, false)]).await.unwrap();
    let during = orders::paid("1");
    assert!(world.orders(std::slice::from_ref(&during)).await.is_empty());
    world.enable([].into(), &[(S::ORDERS_OUT, true)]).await.unwrap();
    let after = orders::paid("2");
    world.order_and_rest(&after).await;
    let shown = world.shown().await;
    oracle::not_sent(&world.remote, &during, &shown, "while the switch was off");
    oracle::sent_once(&world.remote, &after, &shown, "after it was on again");
}

async fn a_switch_that_goes_off_before_the_job_ran_holds_it_until_it_is_on_again<S: Subject>() {
    let world = World::<S>::new().await;
    let order = orders::paid("1");
    world.order(&order).await;
    world.enable([].into(), &[(S::ORDERS_OUT, false)]).await.unwrap();
    world.rest().await;
    assert_eq!((world.job(&order).await.phase, world.remote.orders()), (Phase::Paused, 0));
    assert!(world.row("1").await.detail.contains("switched off"));
    world.enable([].into(), &[(S::ORDERS_OUT, true)]).await.unwrap();
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "on again");
}

async fn a_plugin_that_is_switched_off_does_nothing_and_goes_on_when_it_is_back<S: Subject>() {
    let world = World::<S>::new().await;
    let (waiting, during) = (orders::paid("1"), orders::paid("2"));
    world.order(&waiting).await;
    world.host.installations().disable("demo", S::PLUGIN, None).await.unwrap();
    let requests = world.remote.requests();
    assert!(world.orders(std::slice::from_ref(&during)).await.is_empty());
    assert!(world.rest().await.is_empty());
    assert_eq!(world.remote.requests(), requests);
    let by_hand = world.send(&["1".to_owned()]).await;
    let refused =
        matches!(&by_hand, Err(HostError::Misuse(reported)) if reported.code == "host.plugin-is-off");
    assert!(refused, "{by_hand:?}");

    world.enable([].into(), &[]).await.unwrap();
    assert_eq!(world.installation().await.state, InstallationState::Active);
    assert!(world.remote.requests() > requests, "the kept settings are tried again");
    world.rest().await;
    oracle::sent_once(&world.remote, &waiting, &world.shown().await, "back");
    oracle::not_sent(&world.remote, &during, &world.shown().await, "no connector was called for it");
    let report = world.send(&["2".to_owned()]).await.unwrap();
    assert_eq!(report[0].part, host_platform::Part::Sent);
}

async fn what_is_known_survives_switching_off_and_on<S: Subject>() {
    let world = World::<S>::new().await;
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    world.host.installations().disable("demo", S::PLUGIN, None).await.unwrap();
    oracle::sent_once(&world.remote, &order, &world.shown().await, "switched off");
    world.enable([].into(), &[]).await.unwrap();
    world.order_and_rest(&order).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "on again");
}

async fn orders_that_arrived_while_it_was_off_say_so_and_are_sent_all_at_once<S: Subject>() {
    let world = World::<S>::new().await;
    let before = orders::paid("before");
    world.order_and_rest(&before).await;
    world.enable([].into(), &[(S::ORDERS_OUT, false)]).await.unwrap();
    let switch = orders::paid("switch");
    world.orders(std::slice::from_ref(&switch)).await;
    world.host.installations().disable("demo", S::PLUGIN, None).await.unwrap();
    let open = Order { state: OrderState::Open, ..orders::paid("open") };
    let plugin = [orders::paid("plugin"), orders::cancelled("cancelled"), open, orders::refunded("refunded")];
    world.orders(&plugin).await;
    world.enable([].into(), &[(S::ORDERS_OUT, true)]).await.unwrap();
    world.order_and_rest(&orders::paid("after")).await;

    let missed = ["switch", "plugin", "refunded"];
    for row in world.status("en").await {
        let arrived = row.detail.contains("arrived while the plugin, or its switch for orders, was off");
        let why = match row.id.as_str() {
            "open" => row.detail.contains("isn't completed yet"),
            "cancelled" => row.detail.contains("is cancelled"),
            id => arrived == missed.contains(&id),
        };
        assert!(why, "{row:?}");
        assert_eq!(row.missed, missed.contains(&row.id.as_str()), "{row:?}");
        assert!(!row.missed || (row.state, row.text.as_str()) == ("not-linked", "Not linked"), "{row:?}");
    }
    for language in LANGUAGES {
        let rows = world.status(language).await;
        assert!(rows.iter().all(|row| !row.missed || row.detail.len() > 60), "{language}");
    }
    let installation = world.installation().await;
    assert_eq!(world.host.sends().missed(&installation).await.unwrap(), missed, "as they came");

    let report = world.send(&world.host.sends().missed(&installation).await.unwrap()).await.unwrap();
    let parts: Vec<Part> = report.iter().map(|row| row.part).collect();
    assert_eq!(parts, [Part::Sent, Part::Sent, Part::Skipped], "what isn't to be sent says why");
    let shown = world.shown().await;
    oracle::sent_once(&world.remote, &switch, &shown, "missed by the switch");
    oracle::sent_once(&world.remote, &plugin[0], &shown, "missed by the plugin");
    assert_eq!(world.remote.orders(), 4);
    assert!(world.host.sends().missed(&installation).await.unwrap().is_empty());
    assert!(world.row("refunded").await.detail.contains("refunded"));
}

async fn an_order_that_is_paid_while_the_switch_is_off_was_missed_too<S: Subject>() {
    let world = World::<S>::new().await;
    let open = Order { state: OrderState::Open, ..orders::paid("1") };
    world.order_and_rest(&open).await;
    let row = world.row("1").await;
    assert!(row.detail.contains("isn't completed") && !row.missed, "{row:?}");
    world.enable([].into(), &[(S::ORDERS_OUT, false)]).await.unwrap();
    world.orders(&[orders::paid("1")]).await;
    world.enable([].into(), &[(S::ORDERS_OUT, true)]).await.unwrap();
    let row = world.row("1").await;
    assert!(row.detail.contains("arrived while") && row.missed, "not what was decided before: {row:?}");
    // Reported again, it's decided anew.
    world.order_and_rest(&orders::paid("1")).await;
    oracle::sent_once(&world.remote, &orders::paid("1"), &world.shown().await, "reported again");
}
