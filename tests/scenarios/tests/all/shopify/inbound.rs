//! From Shopify to Framework360.

use fake_shopify::{Address, Consent, ConsentState, Customer};
use host_core::shop as ours;
use scenarios::{World, person};

const ZOE: &str = "zoe@example.ch";

fn zoe(customer: &mut Customer) {
    customer.email = Some(ZOE.into());
    customer.first_name = Some("Zoë".into());
    customer.last_name = Some("Rossi".into());
    customer.phone = Some("+41791234567".into());
    customer.note = Some("Calls on Mondays".into());
    customer.tags = vec!["vip".into(), "Bern".into()];
    customer.addresses = vec![Address {
        address1: Some("Via Uno 1".into()),
        city: Some("Lugano".into()),
        zip: Some("6900".into()),
        country_code: Some("CH".into()),
        ..Address::default()
    }];
    customer.email_consent.state = ConsentState::Subscribed;
}

#[tokio::test]
async fn everything_that_is_kept_in_step_arrives() {
    let world = World::both_ways().await;
    world.remote.create_customer(zoe);
    world.until_quiet().await;
    let here = world.customer(ZOE).await;
    assert_eq!((here.first_name.as_str(), here.last_name.as_str()), ("Zoë", "Rossi"));
    assert_eq!((here.phone.as_str(), here.note.as_str()), ("+41791234567", "Calls on Mondays"));
    let mut tags = here.tags.clone();
    tags.sort();
    assert_eq!(tags, ["Bern", "vip"]);
    assert_eq!(here.email_marketing, ours::Consent::Subscribed);
    assert_eq!((here.addresses[0].city.as_str(), here.addresses[0].country.as_str()), ("Lugano", "CH"));
}

#[tokio::test]
async fn every_topic_has_a_trigger() {
    let world = World::both_ways().await;
    // Tags, consent and metafields that fire nothing but their own topics.
    world.remote.switches(|switches| switches.details_fire_update = false);
    let id = world.remote.create_customer(zoe);
    world.until_quiet().await;
    world.remote.update_customer(id, |zoe| zoe.tags.push("new".into()));
    world.until_quiet().await;
    assert!(world.customer(ZOE).await.tags.contains(&"new".to_owned()));
    world.remote.update_customer(id, |zoe| zoe.tags.retain(|tag| tag != "vip"));
    world.until_quiet().await;
    assert!(!world.customer(ZOE).await.tags.contains(&"vip".to_owned()));
    let now = world.remote.clock(|clock| clock.now());
    world.remote.update_customer(id, |zoe| {
        zoe.email_consent =
            Consent { state: ConsentState::Unsubscribed, updated_at: Some(now), ..Consent::default() };
    });
    world.until_quiet().await;
    assert_eq!(world.customer(ZOE).await.email_marketing, ours::Consent::Unsubscribed);
}

#[tokio::test]
async fn a_customer_who_is_deleted_there_stays_here_and_is_not_made_again_by_a_save() {
    let world = World::both_ways().await;
    let id = world.remote.create_customer(zoe);
    world.until_quiet().await;
    assert!(world.remote.delete_customer(id));
    world.until_quiet().await;
    let here = world.customer(ZOE).await;
    assert_eq!(here.remote_id, None);
    world.save(&ours::Customer { note: "still ours".into(), ..here.clone() }).await;
    world.until_quiet().await;
    assert!(world.remote.customers().is_empty());
    // A person who insists gets what they ask for.
    let report = world.send(&[here.id]).await.expect("a report");
    assert_eq!(report.len(), 1);
    world.until_quiet().await;
    assert_eq!(world.remote.customers().len(), 1);
}

#[tokio::test]
async fn a_merge_moves_the_link() {
    let world = World::both_ways().await;
    let kept = world.remote.create_customer(|kept| kept.first_name = Some("Kept".into()));
    world.until_quiet().await;
    let here = world.customers().await.remove(0);
    // Unlinked on our side as if it had never come in.
    let gone = world.remote.create_customer(zoe);
    world.until_quiet().await;
    assert_eq!(world.customers().await.len(), 2);
    assert!(world.remote.merge_customers(kept, gone));
    world.until_quiet().await;
    let customers = world.customers().await;
    assert_eq!(customers.len(), 2, "two here stay two, for a person to look at");
    let linked: Vec<_> = customers.iter().filter(|customer| customer.remote_id.is_some()).collect();
    assert_eq!(linked.len(), 1);
    assert_eq!(linked[0].id, here.id);
}

#[tokio::test]
async fn who_is_here_already_is_linked_by_email_and_not_made_twice() {
    let world = World::both_ways().await;
    world.switch(&[("customers-out", false)]).await;
    let known = ours::Customer { email: ZOE.to_uppercase(), ..person("known") };
    world.save(&known).await;
    world.remote.create_customer(zoe);
    world.until_quiet().await;
    let customers = world.customers().await;
    assert_eq!(customers.len(), 1, "{customers:#?}");
    assert!(customers[0].remote_id.is_some());
}

#[tokio::test]
async fn two_who_could_be_meant_are_reported_and_never_guessed() {
    let world = World::both_ways().await;
    world.switch(&[("customers-out", false)]).await;
    world.save(&ours::Customer { email: ZOE.into(), ..person("by-email") }).await;
    let by_phone =
        ours::Customer { phone: "+41 79 123 45 67".into(), email: String::new(), ..person("by-phone") };
    world.save(&by_phone).await;
    world.remote.create_customer(zoe);
    world.until_quiet().await;
    let customers = world.customers().await;
    assert_eq!(customers.len(), 2);
    assert!(customers.iter().all(|customer| customer.remote_id.is_none()), "{customers:#?}");
    let job = world.jobs().await.into_iter().find(|job| job.kind == "customer").expect("a job");
    let reason = world.reason(&job).await;
    assert!(reason.contains("by-email") && reason.contains("by-phone"), "{job:?}: {reason}");
}

#[tokio::test]
async fn what_shopify_does_not_say_is_never_taken_as_empty() {
    let world = World::both_ways().await;
    let id = world.remote.create_customer(zoe);
    world.until_quiet().await;
    let before = world.customer(ZOE).await;
    world.remote.switches(|switches| switches.protected_data = false);
    world.remote.update_customer(id, |zoe| zoe.note = Some("another".into()));
    world.until_quiet().await;
    let after = world.customers().await;
    assert_eq!(after.len(), 1);
    assert_eq!((&after[0].email, &after[0].first_name), (&before.email, &before.first_name));
    assert_eq!(after[0].addresses, before.addresses);
    assert_eq!(after[0].remote_id, before.remote_id);
}

#[tokio::test]
async fn a_customer_without_any_address_or_default_one_arrives() {
    let world = World::both_ways().await;
    world.remote.create_customer(|bare| bare.email = Some("bare@example.ch".into()));
    world.remote.create_customer(|two| {
        zoe(two);
        two.phone = None;
        two.addresses.push(Address { city: Some("Bern".into()), ..Address::default() });
        two.default_address = None;
    });
    world.until_quiet().await;
    assert!(world.customer("bare@example.ch").await.addresses.is_empty());
    assert_eq!(world.customer(ZOE).await.addresses.len(), 2);
}

#[tokio::test]
async fn ids_beyond_what_a_float_holds_are_kept_exactly() {
    let world = World::both_ways().await;
    let id = world.remote.create_customer(zoe);
    world.until_quiet().await;
    assert_eq!(world.customer(ZOE).await.remote_id, Some(format!("gid://shopify/Customer/{id}")));
}

#[tokio::test]
async fn a_merge_that_is_noticed_as_a_deletion_first_still_moves_the_link() {
    let world = World::both_ways().await;
    world.remote.on_delivery(|_| Some(fake_shopify::Mishap::Lose));
    let kept = world.remote.create_customer(|kept| kept.email = Some("kept@example.ch".into()));
    world.until_quiet().await;
    world.remote.deliver_well();
    let gone = world.remote.create_customer(zoe);
    world.until_quiet().await;
    let here = world.customer(ZOE).await;
    world.remote.pause_deliveries();
    assert!(world.remote.merge_customers(kept, gone));
    world.save(&ours::Customer { note: "saved meanwhile".into(), remote_id: None, ..here.clone() }).await;
    world.until_quiet().await;
    world.remote.resume_deliveries();
    world.until_quiet().await;
    let customers = world.customers().await;
    assert_eq!(customers.len(), 1, "{customers:#?}");
    assert_eq!(customers[0].remote_id, Some(format!("gid://shopify/Customer/{kept}")));
}

#[tokio::test]
async fn two_who_share_a_phone_and_have_addresses_of_their_own_stay_two() {
    let world = World::both_ways().await;
    let mario = ours::Customer { phone: "+41791234567".into(), ..person("mario") };
    world.switch(&[("customers-out", false)]).await;
    world.save(&mario).await;
    world.remote.create_customer(zoe);
    world.until_quiet().await;
    let customers = world.customers().await;
    assert_eq!(customers.len(), 2, "{customers:#?}");
    assert_eq!(world.customer(&mario.email).await.first_name, "Ada");
}

#[tokio::test]
async fn a_deletion_and_a_merge_that_no_webhook_reported_are_found_within_a_day() {
    let world = World::both_ways().await;
    let gone = world.remote.create_customer(zoe);
    let stays = world.remote.create_customer(|max| max.email = Some("max@example.ch".into()));
    let merged = world.remote.create_customer(|ada| ada.email = Some("ada@example.ch".into()));
    world.until_quiet().await;
    world.remote.on_delivery(|_| Some(fake_shopify::Mishap::Lose));
    assert!(world.remote.delete_customer(gone));
    assert!(world.remote.merge_customers(stays, merged));
    world.until_quiet().await;
    assert!(world.customer(ZOE).await.remote_id.is_some(), "nobody reported it");
    world.remote.deliver_well();
    for _ in 0..2 {
        world.advance(25 * 3_600_000);
        world.host.scheduler().schedule().await.expect("the schedule");
        world.until_quiet().await;
    }
    assert_eq!(world.customer(ZOE).await.remote_id, None);
    assert_eq!(world.customer("ada@example.ch").await.remote_id, None, "that one is gone there, too");
    let kept = world.customer("max@example.ch").await.remote_id;
    assert_eq!(kept, Some(format!("gid://shopify/Customer/{stays}")));
    assert_eq!(world.customers().await.len(), 3, "nobody is deleted here, nor doubled");
}
