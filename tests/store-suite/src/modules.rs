//! Modules of the platform that a plugin requires: what waits for one goes on when it's back.

use host_core::model::{Message, Phase, Shop};
use host_core::next_state::RunOutcome;

use super::StoreHome;
use super::world::{T0, World, shop, why};

async fn modules(world: &World, modules: &[&str]) {
    let modules = modules.iter().map(|module| (*module).to_owned()).collect();
    world.store.put_shop(&Shop { modules, ..shop("s1") }).await.unwrap();
}

fn off(module: &str) -> RunOutcome {
    RunOutcome::NotConfigured(Message::module_off(module))
}

pub async fn what_was_paused_for_a_module_goes_on_when_it_is_back(home: &dyn StoreHome) {
    let world = World::new(home).await;
    modules(&world, &[]).await;
    let held = world.send("held", T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, off("ecommerce"), T0).await;
    let other = world.push("for a setting", T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::NotConfigured(why()), T0).await;
    modules(&world, &["blog"]).await;
    assert_eq!(world.phase(held).await, Phase::Paused, "another module");
    modules(&world, &["blog", "ecommerce"]).await;
    let back = world.job(held).await;
    assert_eq!((back.phase, back.message, back.manual), (Phase::Waiting, None, true));
    assert_eq!(world.phase(other).await, Phase::Paused, "it waits for something else");
    let elsewhere = World { store: home.open(), installation: world.installation.clone() };
    assert_eq!(elsewhere.run(T0).await.job.id, held, "also in another process");
}

pub async fn other_facts_of_the_shop_let_all_that_is_paused_go_on(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let id = world.push("for the currency", T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::NotConfigured(why()), T0).await;
    world.store.put_shop(&Shop { currency: "EUR".into(), ..shop("s1") }).await.unwrap();
    assert_eq!(world.phase(id).await, Phase::Waiting);
}
