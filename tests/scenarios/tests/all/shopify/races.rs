//! Edits that meet our own reads and writes: none is lost, whichever side made it.

use fakes::{Fault, RequestMatcher};
use host_core::shop::{Customer, Entity};
use scenarios::{Sender as _, Shopify, World, person, with_timeout};
use tokio::sync::watch;

async fn linked() -> (World<Shopify>, Customer, u64) {
    let world = World::both_ways().await;
    let ada = person("1");
    world.save(&ada).await;
    world.until_quiet().await;
    let there = world.remote.customer_by_email(&ada.email).expect("there").id;
    world.remote.pause_deliveries();
    (world, ada, there)
}

async fn both_say(world: &World<Shopify>, there: u64, name: &str) {
    world.remote.resume_deliveries();
    world.until_quiet().await;
    let ours = world.customers().await.remove(0);
    let theirs = world.remote.customer(there).expect("there");
    assert_eq!((ours.first_name.as_str(), theirs.first_name.as_deref()), (name, Some(name)));
}

async fn ticks(world: &World<Shopify>) {
    let (_stop, stopped) = watch::channel(false);
    let installation = world.installation().await;
    with_timeout(world.host.ticks().run(&installation, Entity::Customer, false, stopped, |_| {}))
        .await
        .expect("a tick");
}

#[tokio::test]
async fn an_edit_that_comes_in_while_a_send_reads_is_not_written_over() {
    let (world, _, there) = linked().await;
    world.remote.update_customer(there, |ada| ada.first_name = Some("Adele".into()));
    let read = RequestMatcher::post("graphql.json").saying("query Customer(");
    let held = world.remote.inject(read, Fault::hold().after_applying());
    let ids = ["1".to_owned()];
    let (sent, ()) = tokio::join!(world.send(&ids), async {
        with_timeout(held.reached()).await;
        ticks(&world).await;
        held.release();
    });
    sent.expect("a report");
    both_say(&world, there, "Adele").await;
}

#[tokio::test]
async fn an_edit_made_here_while_our_write_is_under_way_is_sent_after_it() {
    let (world, ada, there) = linked().await;
    let write = RequestMatcher::post("graphql.json").saying("customerUpdate");
    let held = world.remote.inject(write, Fault::hold().after_applying());
    world.save(&Customer { first_name: "Annb".into(), ..ada.clone() }).await;
    let (_, ()) = tokio::join!(world.work(), async {
        with_timeout(held.reached()).await;
        world.save(&Customer { first_name: "Anna".into(), ..ada.clone() }).await;
        held.release();
    });
    both_say(&world, there, "Anna").await;
}

#[tokio::test]
async fn an_edit_made_here_after_a_write_whose_answer_was_lost_is_sent() {
    let (world, ada, there) = linked().await;
    let write = RequestMatcher::post("graphql.json").saying("customerUpdate");
    world.remote.inject(write, Fault::reset().after_applying());
    world.save(&Customer { first_name: "Annb".into(), ..ada.clone() }).await;
    world.work().await;
    world.save(&Customer { first_name: "Anna".into(), ..ada.clone() }).await;
    both_say(&world, there, "Anna").await;
}

#[tokio::test]
async fn an_edit_made_here_while_a_create_is_under_way_is_sent_after_it() {
    let world = World::both_ways().await;
    world.remote.pause_deliveries();
    let held = world.remote.inject(Shopify::creates(), Fault::hold().after_applying());
    let bea = Customer { first_name: "Bea".into(), ..person("1") };
    world.save(&bea).await;
    let (_, ()) = tokio::join!(world.work(), async {
        with_timeout(held.reached()).await;
        world.save(&Customer { first_name: "Beatrice".into(), ..bea.clone() }).await;
        held.release();
    });
    world.until_quiet().await;
    let there = world.remote.customers().remove(0).id;
    assert_eq!(world.remote.count(), 1);
    both_say(&world, there, "Beatrice").await;
}

#[tokio::test]
async fn a_customer_that_the_platform_would_refuse_loses_nothing() {
    let (world, ada, there) = linked().await;
    world.remote.update_customer(there, |ada| {
        ada.first_name = Some("Zoe\u{b}Anna".into());
        ada.note = Some("first\u{b}second".into());
        ada.last_name = Some("Neri".into());
    });
    ticks(&world).await;
    world.until_quiet().await;
    let here = world.customers().await.remove(0);
    assert_eq!(here.last_name, "Neri");
    world.save(&Customer { tags: vec!["vip".into()], remote_id: None, ..here }).await;
    world.until_quiet().await;
    let theirs = world.remote.customer(there).expect("there");
    assert_eq!(theirs.last_name.as_deref(), Some("Neri"), "nothing of {ada:?} comes back");
    assert!(theirs.note.is_some_and(|note| note.contains("second")));
}
