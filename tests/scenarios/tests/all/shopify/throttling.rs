//! Shopify's budget: read from its answers, and kept.

use fake_shopify::ShopifyConfig;
use host_core::model::Phase;
use scenarios::{Sender as _, World, person};

#[tokio::test]
async fn a_throttled_request_waits_and_spends_no_attempt() {
    let world = World::both_ways().await;
    world.remote.clock(|clock| {
        let now = clock.now();
        clock.stop_at(now);
    });
    world.remote.drain_bucket(0);
    world.save(&person("1")).await;
    world.work().await;
    let job = world.jobs().await.into_iter().find(|job| job.kind == "send-customer").expect("a job");
    assert_eq!((job.phase, job.failures), (Phase::Waiting, 0), "{job:?}");
    world.remote.clock(fake_shopify::Clock::resume);
    world.advance(60_000);
    world.rest().await;
    assert_eq!(world.remote.count(), 1);
}

#[tokio::test]
async fn many_at_once_are_paced_under_the_budget() {
    let config = ShopifyConfig { bucket: 400, restore_rate: 50, ..ShopifyConfig::default() };
    let world = World::both_ways_with(config).await;
    world.remote.clock(|clock| {
        let now = clock.now();
        clock.stop_at(now);
    });
    let people: Vec<_> = (1..=40).map(|id| person(&id.to_string())).collect();
    world.report(&people).await;
    for _ in 0..400 {
        world.work().await;
        world.advance(1_000);
        if world.remote.count() == 40 {
            break;
        }
    }
    assert_eq!(world.remote.count(), 40);
    let throttled = world.remote.ledger().requests.iter().filter(|request| is_throttled(request)).count();
    let all = world.remote.ledger().requests.len();
    assert!(throttled * 5 <= all, "{throttled} of {all} were refused");
}

fn is_throttled(request: &fakes::RequestRecord) -> bool {
    request.fault.is_none()
        && request.status == Some(200)
        && format!("{:?}", request.ending).contains("THROTTLED")
}

#[tokio::test]
async fn a_development_stores_tiny_bucket_is_enough() {
    let config = ShopifyConfig { bucket: 60, restore_rate: 10, ..ShopifyConfig::default() };
    let world = World::both_ways_with(config).await;
    for number in 0..5 {
        world.remote.create_customer(|there| there.email = Some(format!("c{number}@example.ch")));
    }
    world.save(&person("1")).await;
    for _ in 0..300 {
        world.remote.deliveries_done().await;
        world.work().await;
        world.advance(10_000);
        if world.customers().await.len() == 6 && world.remote.count() == 6 {
            return;
        }
    }
    panic!("{} here, {} there", world.customers().await.len(), world.remote.count());
}

#[tokio::test]
async fn an_answer_that_says_nothing_of_its_cost_is_no_problem() {
    let world = World::both_ways().await;
    world.remote.switches(|switches| switches.throttle_status = false);
    world.save(&person("1")).await;
    world.rest().await;
    assert_eq!(world.remote.count(), 1);
}

#[tokio::test]
async fn customers_with_very_many_addresses_dont_keep_each_other_from_their_turn() {
    let world = World::both_ways().await;
    world.remote.clock(|clock| {
        let now = clock.now();
        clock.stop_at(now);
    });
    let place = |at: usize| fake_shopify::Address { city: Some(format!("Ort {at}")), ..Default::default() };
    let create = |number: usize| {
        world.remote.create_customer(|there| {
            there.email = Some(format!("c{number}@example.ch"));
            there.addresses = (0..200).map(place).collect();
        })
    };
    let there: Vec<u64> = (0..4).map(create).collect();
    world.until_quiet().await;
    assert_eq!(world.customers().await.iter().map(|here| here.addresses.len()).sum::<usize>(), 800);

    for id in there {
        world.remote.update_customer(id, |there| there.note = Some("Ring twice".to_owned()));
    }
    world.remote.deliveries_done().await;
    world.remote.drain_bucket(0);
    let before = world.remote.ledger().requests.len();
    for _ in 0..45 {
        world.work().await;
        world.advance(1_000);
    }
    let notes: Vec<String> = world.customers().await.into_iter().map(|here| here.note).collect();
    assert_eq!(notes, ["Ring twice"; 4]);
    let requests = world.remote.ledger().requests.len() - before;
    assert!(requests <= 50, "{requests} requests for four customers");
}
