//! Shopify's webhooks: genuine or not, once, twice, late or never.

use fake_shopify::{Mishap, Progress};
use jiff::SignedDuration;
use scenarios::{Shopify, World};

async fn reported(mishap: Option<Mishap>) -> World<Shopify> {
    let world = World::both_ways().await;
    world.remote.on_delivery(move |_| mishap);
    world.remote.create_customer(|zoe| {
        zoe.email = Some("zoe@example.ch".into());
        zoe.first_name = Some("Zoë".into());
        zoe.note = Some("a/b & c < d \u{2028}".into());
    });
    world.until_quiet().await;
    world
}

#[tokio::test]
async fn a_customer_that_shopify_reports_is_there() {
    let world = reported(None).await;
    let zoe = world.customer("zoe@example.ch").await;
    assert_eq!(zoe.first_name, "Zoë");
    assert!(zoe.remote_id.is_some());
    assert!(world.remote.deliveries().iter().all(|it| it.progress == Progress::Delivered));
}

#[tokio::test]
async fn a_delivery_that_comes_twice_has_one_effect() {
    for mishap in [Mishap::Double, Mishap::Repeat] {
        let world = reported(Some(mishap)).await;
        world.customer("zoe@example.ch").await;
        let statuses: Vec<_> = world.remote.deliveries().iter().flat_map(|it| it.attempts.clone()).collect();
        assert!(statuses.iter().all(|attempt| attempt.status == Some(200)), "{statuses:?}");
        let jobs = world.jobs().await;
        let about = jobs.iter().filter(|job| job.kind == "customer");
        assert_eq!(about.map(|job| job.attempts).sum::<u32>(), 1, "{mishap:?}: {jobs:#?}");
    }
}

#[tokio::test]
async fn a_delivery_that_is_repeated_after_days_is_still_known() {
    let world = reported(None).await;
    let before = world.jobs().await;
    let delivery = world.remote.deliveries().remove(0);
    world.advance(5 * 24 * 3_600_000);
    assert!(world.remote.deliver_again(&delivery.id));
    world.until_quiet().await;
    let attempts = world.remote.deliveries().remove(0).attempts;
    assert_eq!(attempts.iter().map(|attempt| attempt.status).collect::<Vec<_>>(), [Some(200), Some(200)]);
    let about = |jobs: Vec<host_core::model::Job>| {
        jobs.into_iter().filter(|job| job.kind == "customer").collect::<Vec<_>>()
    };
    assert_eq!(about(world.jobs().await), about(before));
}

#[tokio::test]
async fn a_forged_delivery_is_refused_and_changes_nothing() {
    let world = reported(Some(Mishap::BadSignature)).await;
    assert!(world.customers().await.is_empty());
    let deliveries = world.remote.deliveries();
    let attempts: Vec<_> = deliveries.iter().flat_map(|it| it.attempts.clone()).collect();
    assert!(
        !attempts.is_empty() && attempts.iter().all(|attempt| attempt.status == Some(401)),
        "{attempts:?}"
    );
}

#[tokio::test]
async fn a_delivery_that_never_comes_is_made_good_by_the_tick() {
    let world = reported(Some(Mishap::Lose)).await;
    assert!(world.customers().await.is_empty());
    world.advance(301_000);
    world.host.scheduler().schedule().await.expect("the schedule");
    world.rest().await;
    world.customer("zoe@example.ch").await;
}

#[tokio::test]
async fn the_order_of_arrival_does_not_matter() {
    let world = World::both_ways().await;
    let mut first = true;
    world.remote.on_delivery(move |_| {
        std::mem::take(&mut first).then_some(Mishap::Delay(SignedDuration::from_hours(2)))
    });
    let id = world.remote.create_customer(|zoe| zoe.email = Some("zoe@example.ch".into()));
    world.remote.update_customer(id, |zoe| zoe.last_name = Some("Rossi".into()));
    world.until_quiet().await;
    world.remote.deliver_everything().await;
    world.until_quiet().await;
    assert_eq!(world.customer("zoe@example.ch").await.last_name, "Rossi");
}

#[tokio::test]
async fn both_secrets_are_good_while_shopify_rotates_them_and_then_one() {
    let world = World::both_ways().await;
    world.remote.rotate_secret();
    let mut settings = world.remote.platform_settings();
    let old = settings.insert("client_secret".into(), world.remote.next_secret().to_owned());
    settings.insert("old_client_secret".into(), old.expect("the secret before"));
    let settings = host_core::model::Settings(settings);
    world.host.settings().put_of_plugin("shopify", &settings, "en").await.unwrap();
    world.remote.create_customer(|one| one.email = Some("one@example.ch".into()));
    world.until_quiet().await;
    world.customer("one@example.ch").await;

    world.remote.revoke_old_secret();
    world.remote.create_customer(|two| two.email = Some("two@example.ch".into()));
    world.until_quiet().await;
    world.customer("two@example.ch").await;
}

#[tokio::test]
async fn the_answer_comes_only_when_the_delivery_is_kept() {
    let world = World::both_ways().await;
    world.remote.create_customer(|zoe| zoe.email = Some("zoe@example.ch".into()));
    world.remote.deliveries_done().await;
    // Nothing has worked yet: the job is in the store already.
    assert!(world.jobs().await.iter().any(|job| job.kind == "customer"));
    assert!(world.customers().await.is_empty());
}
