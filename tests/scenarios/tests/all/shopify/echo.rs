//! A change that came from one side never bounces back; edits on both sides are decided by the rule.

use fake_shopify::{Consent, ConsentState};
use host_core::shop::{self as ours, Customer};
use scenarios::{Shopify, World, person};

async fn linked() -> (World<Shopify>, Customer, u64) {
    let world = World::both_ways().await;
    let ada = Customer { note: "first".into(), tags: vec!["vip".into()], ..person("1") };
    world.save(&ada).await;
    world.until_quiet().await;
    let there = world.remote.customer_by_email(&ada.email).expect("there").id;
    (world, ada, there)
}

/// Edits both sides before anything is reported.
async fn at_once(
    world: &World<Shopify>,
    here: &Customer,
    there: u64,
    change: impl FnOnce(&mut fake_shopify::Customer),
) {
    world.remote.pause_deliveries();
    world.remote.update_customer(there, change);
    world.save(here).await;
    world.until_quiet().await;
    world.remote.resume_deliveries();
    world.until_quiet().await;
}

async fn is_quiet(world: &World<Shopify>) {
    let mark = world.remote.mark();
    for _ in 0..2 {
        world.advance(301_000);
        world.host.scheduler().schedule().await.expect("the schedule");
        world.until_quiet().await;
    }
    assert_eq!(world.remote.writes_since(mark), 0, "traffic stops");
}

#[tokio::test]
async fn what_we_send_does_not_come_back() {
    let (world, ada, there) = linked().await;
    let before = world.customers().await;
    let mark = world.remote.mark();
    world.save(&Customer { last_name: "Neri".into(), ..ada }).await;
    world.until_quiet().await;
    assert_eq!(world.remote.writes_since(mark), 1);
    assert_eq!(world.remote.customer(there).expect("there").last_name.as_deref(), Some("Neri"));
    assert_eq!(world.customers().await.len(), before.len());
    is_quiet(&world).await;
}

#[tokio::test]
async fn what_comes_in_is_not_sent_back() {
    let (world, ada, there) = linked().await;
    let mark = world.remote.mark();
    world.remote.update_customer(there, |ada| ada.last_name = Some("Neri".into()));
    world.until_quiet().await;
    assert_eq!(world.customer(&ada.email).await.last_name, "Neri");
    assert_eq!(world.remote.writes_since(mark), 0);
    is_quiet(&world).await;
}

#[tokio::test]
async fn edits_of_different_fields_at_once_both_count() {
    let (world, ada, there) = linked().await;
    at_once(&world, &Customer { last_name: "Neri".into(), ..ada.clone() }, there, |ada| {
        ada.first_name = Some("Adele".into());
    })
    .await;
    let here = world.customer(&ada.email).await;
    let there = world.remote.customer(there).expect("there");
    assert_eq!((here.first_name.as_str(), here.last_name.as_str()), ("Adele", "Neri"));
    assert_eq!((there.first_name.as_deref(), there.last_name.as_deref()), (Some("Adele"), Some("Neri")));
    is_quiet(&world).await;
}

#[tokio::test]
async fn of_a_name_that_both_changed_shopifys_counts_and_of_a_note_ours() {
    let (world, ada, there) = linked().await;
    let changed = Customer { last_name: "Neri".into(), note: "ours".into(), ..ada.clone() };
    at_once(&world, &changed, there, |ada| {
        ada.last_name = Some("Bianchi".into());
        ada.note = Some("theirs".into());
    })
    .await;
    let here = world.customer(&ada.email).await;
    let there = world.remote.customer(there).expect("there");
    assert_eq!((here.last_name.as_str(), here.note.as_str()), ("Bianchi", "ours"));
    assert_eq!((there.last_name.as_deref(), there.note.as_deref()), (Some("Bianchi"), Some("ours")));
    let reported = world.activity().await;
    assert!(
        reported.iter().filter(|(event, _)| event == "note").count() >= 1,
        "the side that lost is named: {reported:#?}"
    );
    is_quiet(&world).await;
}

#[tokio::test]
async fn of_tags_the_additions_and_removals_of_both_count() {
    let (world, ada, there) = linked().await;
    let changed = Customer { tags: vec!["ours".into()], ..ada.clone() };
    at_once(&world, &changed, there, |ada| ada.tags.push("theirs".into())).await;
    let mut here = world.customer(&ada.email).await.tags;
    let mut there = world.remote.customer(there).expect("there").tags;
    here.sort();
    there.sort();
    assert_eq!((&here, &there), (&vec!["ours".to_owned(), "theirs".to_owned()], &here));
    is_quiet(&world).await;
}

#[tokio::test]
async fn of_two_consents_the_later_one_counts() {
    for (ours_later, wanted) in [(true, ours::Consent::Subscribed), (false, ours::Consent::Unsubscribed)] {
        let (world, ada, there) = linked().await;
        let now = world.remote.clock(|clock| clock.now());
        let ms = u64::try_from(now.as_millisecond()).unwrap();
        let changed = Customer {
            email_marketing: ours::Consent::Subscribed,
            email_marketing_at: Some(if ours_later { ms } else { ms - 120_000 }),
            ..ada.clone()
        };
        let theirs = now.saturating_sub(jiff::SignedDuration::from_secs(60)).expect("a time");
        at_once(&world, &changed, there, |ada| {
            ada.email_consent =
                Consent { state: ConsentState::Unsubscribed, updated_at: Some(theirs), ..Consent::default() };
        })
        .await;
        assert_eq!(world.customer(&ada.email).await.email_marketing, wanted);
        let state = world.remote.customer(there).expect("there").email_consent.state;
        let same = match wanted {
            ours::Consent::Subscribed => ConsentState::Subscribed,
            _ => ConsentState::Unsubscribed,
        };
        assert_eq!(state, same);
        is_quiet(&world).await;
    }
}

#[tokio::test]
async fn another_plugin_of_the_shop_is_notified_of_what_came_in_and_this_one_is_not() {
    let (world, _, there) = linked().await;
    let events = |jobs: Vec<host_core::model::Job>| {
        jobs.into_iter().filter(|job| job.kind == host_core::model::kinds::CUSTOMER_SAVED).count()
    };
    let before = events(world.jobs().await);
    world.remote.update_customer(there, |ada| ada.last_name = Some("Neri".into()));
    world.until_quiet().await;
    assert_eq!(events(world.jobs().await), before);
}
