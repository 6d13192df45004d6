//! What is more than a side can hold: what fits is kept in step, the rest stays where it is, is reported once, and
//! stops nothing.

use fake_shopify::Address as There;
use host_core::shop::{Address, Customer};
use scenarios::{Shopify, World, person};

/// Addresses of a customer that the platform takes.
const ADDRESSES: usize = 250;
/// Tags of a customer that Shopify takes.
const TAGS: usize = 250;

async fn linked(ada: &Customer) -> (World<Shopify>, u64) {
    let world = World::both_ways().await;
    world.save(ada).await;
    world.until_quiet().await;
    let there = world.remote.customer_by_email(&ada.email).expect("there").id;
    (world, there)
}

async fn reported(world: &World<Shopify>, what: &str) -> usize {
    world.activity().await.iter().filter(|(_, text)| text.contains(what)).count()
}

async fn notes(world: &World<Shopify>) -> usize {
    world.activity().await.iter().filter(|(event, _)| event == "note").count()
}

/// Nothing is written and nothing is reported any more.
async fn is_quiet(world: &World<Shopify>, there: u64) {
    let (mark, here, reported) = (world.remote.mark(), world.customers().await, notes(world).await);
    let theirs = world.remote.customer(there);
    for _ in 0..2 {
        world.advance(301_000);
        world.host.scheduler().schedule().await.expect("the schedule");
        world.until_quiet().await;
    }
    assert_eq!(world.remote.writes_since(mark), 0, "traffic stops");
    assert_eq!((world.customers().await, world.remote.customer(there)), (here, theirs));
    assert_eq!(notes(world).await, reported, "nothing more is reported");
}

#[tokio::test]
async fn tags_beyond_what_shopify_takes_stay_here_and_the_rest_goes() {
    let ada = Customer { tags: (0..TAGS).map(|at| format!("ours{at:03}")).collect(), ..person("1") };
    let (world, there) = linked(&ada).await;
    world.remote.update_customer(there, |it| {
        it.tags.truncate(TAGS - 10);
        it.tags.extend((0..10).map(|at| format!("theirs{at}")));
    });
    world.until_quiet().await;
    // Ten were removed there, ten are new there: all fits. Then twenty more here.
    let here = world.customers().await.remove(0);
    assert_eq!(here.tags.len(), TAGS);
    let more = (0..20).map(|at| format!("more{at:02}"));
    world.save(&Customer { tags: here.tags.iter().cloned().chain(more).collect(), ..here }).await;
    world.until_quiet().await;
    assert_eq!(world.customers().await[0].tags.len(), TAGS + 20, "what is too much stays here");
    assert_eq!(world.remote.customer(there).expect("there").tags.len(), TAGS);
    assert_eq!(reported(&world, "more tags than Shopify takes").await, 1, "{:#?}", world.activity().await);
    is_quiet(&world, there).await;
}

#[tokio::test]
async fn addresses_beyond_what_the_shop_takes_stay_there_and_every_other_change_comes_in() {
    let street = |at: usize| Address {
        line1: format!("Via {at}"),
        city: "Roma".into(),
        country: "IT".into(),
        ..Address::default()
    };
    let (world, there) = linked(&person("1")).await;
    let here = world.customers().await.remove(0);
    world.remote.pause_deliveries();
    world.remote.update_customer(there, |it| {
        it.first_name = Some("Adele".into());
        it.addresses.extend((0..12).map(|at| There {
            address1: Some(format!("Weg {at}")),
            country_code: Some("CH".into()),
            ..There::default()
        }));
    });
    let addresses = here.addresses.iter().cloned().chain((0..ADDRESSES - 6).map(street)).collect();
    world.switch(&[("customers-out", false)]).await;
    world.save(&Customer { addresses, ..here }).await;
    world.remote.resume_deliveries();
    world.until_quiet().await;
    let here = world.customers().await.remove(0);
    assert_eq!((here.first_name.as_str(), here.addresses.len()), ("Adele", ADDRESSES));
    assert_eq!(
        reported(&world, "more addresses than Framework360 takes").await,
        1,
        "{:#?}",
        world.activity().await
    );
    is_quiet(&world, there).await;
}
