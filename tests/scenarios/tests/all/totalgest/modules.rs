//! The E-commerce module: without it nothing is asked of anybody, and with it everything goes on.

use std::collections::BTreeSet;

use host_core::model::{InstallationState, Phase};
use host_core::shop::Entity;
use host_platform::{HostError, default_shop};
use scenarios::{
    Catalogue as _, ConnectorHarness as _, LANGUAGES, Subject as _, TotalGest, World, oracle, orders,
};

async fn modules(world: &World<TotalGest>, modules: &[&str]) {
    let modules = modules.iter().map(|module| (*module).to_owned()).collect();
    let shop = host_core::model::Shop { modules, ..default_shop("demo") };
    world.host.store().put_shop(&shop).await.unwrap();
}

/// Connected, both switches on.
async fn connected() -> World<TotalGest> {
    let world = World::unconnected(TotalGest::start().await).await;
    world.enable(world.remote.settings(), &[]).await.unwrap();
    world
}

#[tokio::test]
async fn enabling_without_the_module_is_refused_in_every_language_and_asks_nobody() {
    let world = World::unconnected(TotalGest::start().await).await;
    modules(&world, &[]).await;
    let mut said = BTreeSet::new();
    for locale in LANGUAGES {
        let enabled = world.enable_in(world.remote.settings(), &[], locale).await;
        let Err(refused @ HostError::Misuse(_)) = enabled else { panic!("{locale}: it was taken") };
        let text = refused.localized(locale).expect("a text");
        assert!(text.to_lowercase().contains("commerce"), "{locale}: {text}");
        said.insert(text);
    }
    assert_eq!((said.len(), world.remote.requests()), (LANGUAGES.len(), 0), "{said:?}");
    assert!(!world.is_connected().await);
}

#[tokio::test]
async fn orders_and_products_wait_while_the_module_is_off_and_nothing_is_lost() {
    let world = connected().await;
    let ids = world.remote.seed(5);
    world.ticked().await;
    let all = [orders::paid("queued"), orders::paid("arrived")];
    world.order(&all[0]).await;
    modules(&world, &[]).await;
    let requests = world.remote.requests();
    world.orders(&all[1..]).await;
    world.rest().await;
    world.remote.rename(&ids[0], "Meanwhile");
    let report = world.tick(false).await;
    assert!(matches!(report.phase, Phase::Paused | Phase::Waiting), "{report:?}");
    for _ in 0..10 {
        world.clock.advance(300_000);
        world.host.scheduler().schedule().await.unwrap();
        world.rest().await;
    }
    assert_eq!((world.remote.requests(), world.remote.orders()), (requests, 0), "nobody was asked");
    for locale in LANGUAGES {
        for row in world.status(locale).await {
            assert_eq!(row.state, "queued", "{locale}: {row:?}");
            assert!(row.detail.to_lowercase().contains("commerce"), "{locale}: {row:?}");
        }
    }
    assert!(matches!(world.installation().await.state, InstallationState::Active));

    modules(&world, &["ecommerce"]).await;
    world.host.scheduler().schedule().await.unwrap();
    world.rest().await;
    let shown = world.shown().await;
    all.iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, "the module is back"));
    world.agrees("the module is back").await;
}

#[tokio::test]
async fn sending_by_hand_while_the_module_is_off_says_so_and_goes_on_later() {
    let world = World::<TotalGest>::switched_off().await;
    let order = orders::paid("1");
    world.orders(std::slice::from_ref(&order)).await;
    modules(&world, &[]).await;
    let requests = world.remote.requests();
    let plugin = world.host.plugin(TotalGest::PLUGIN).await.unwrap();
    let reported = match world.send(&["1".to_owned()]).await {
        Ok(rows) => {
            assert_eq!(rows[0].part, host_platform::Part::Waiting, "{rows:?}");
            let message = rows[0].message.clone().expect("a reason");
            host_platform::texts::render(Some(&plugin), &message, "fr")
        }
        Err(refused @ HostError::Misuse(_)) => refused.to_string(),
        Err(other) => panic!("{other:?}"),
    };
    assert!(reported.to_lowercase().contains("commerce"), "{reported}");
    assert_eq!(world.remote.requests(), requests);
    modules(&world, &["ecommerce"]).await;
    world.rest().await;
    world.send(&["1".to_owned()]).await.unwrap();
    oracle::sent_once(&world.remote, &order, &world.shown().await, "the module is back");
}

#[tokio::test]
async fn the_products_column_is_read_while_the_module_is_off() {
    let world = connected().await;
    world.remote.seed(3);
    world.ticked().await;
    modules(&world, &[]).await;
    let installation = world.installation().await;
    let status = world.host.columns().rows(&installation, Entity::Product, None, 10, "es").await.unwrap();
    assert_eq!(status.rows.len(), 3);
    assert!(status.rows.iter().all(|row| row.state == "linked"), "{:?}", status.rows);
}
