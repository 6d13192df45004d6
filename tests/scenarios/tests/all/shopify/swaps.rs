//! E-mail addresses that move from one customer to the other end up on both sides where the owner put them.

use fakes::{Fault, RequestMatcher};
use host_core::shop::Customer;
use scenarios::{Shopify, World, person, with_timeout};

/// The shop's customers 1 to `count`, on both sides.
async fn people(count: u32) -> (World<Shopify>, Vec<Customer>) {
    let world = World::both_ways().await;
    let people: Vec<Customer> = (1..=count).map(|id| person(&id.to_string())).collect();
    for person in &people {
        world.save(person).await;
    }
    world.until_quiet().await;
    (world, people)
}

/// Gives each customer the next one's address, and the last one that of the first.
fn turned(people: &[Customer]) -> Vec<Customer> {
    let next = people.iter().cycle().skip(1);
    let turned = people
        .iter()
        .zip(next)
        .map(|(person, next)| Customer { email: next.email.clone(), ..person.clone() });
    turned.collect()
}

/// Checks that both sides hold what the owner entered, and that nothing happens any more.
async fn in_step(world: &World<Shopify>, people: &[Customer]) {
    let quiet = || async {
        world.until_quiet().await;
        let here = world.customers().await;
        for person in people {
            let ours = here.iter().find(|it| it.id == person.id).expect("here");
            assert_eq!(ours.email, person.email, "{}", person.id);
            let there = world.remote.customer_by_email(&person.email).expect("there");
            assert_eq!(ours.remote_id, Some(there.gid()), "{}: {:#?}", person.id, world.activity().await);
        }
    };
    quiet().await;
    let mark = world.remote.mark();
    for _ in 0..2 {
        world.advance(301_000);
        world.host.scheduler().schedule().await.expect("the schedule");
        quiet().await;
    }
    assert_eq!(world.remote.writes_since(mark), 0, "traffic stops");
}

#[tokio::test]
async fn two_who_swap_their_addresses_end_up_with_them() {
    let (world, people) = people(2).await;
    let people = turned(&people);
    let mark = world.remote.mark();
    for person in &people {
        world.save(person).await;
    }
    in_step(&world, &people).await;
    assert!(world.remote.writes_since(mark) <= 4, "{} writes", world.remote.writes_since(mark));
}

#[tokio::test]
async fn a_swap_whose_first_half_was_sent_before_the_second_was_made_ends_well() {
    let (world, people) = people(2).await;
    let people = turned(&people);
    world.save(&people[0]).await;
    world.until_quiet().await;
    assert!(world.remote.customer_by_email(&people[1].email).is_some(), "nobody let go");
    world.save(&people[1]).await;
    in_step(&world, &people).await;
}

#[tokio::test]
async fn a_ring_of_three_turns() {
    let (world, people) = people(3).await;
    let people = turned(&people);
    let mark = world.remote.mark();
    for person in &people {
        world.save(person).await;
    }
    in_step(&world, &people).await;
    assert!(world.remote.writes_since(mark) <= 6, "{} writes", world.remote.writes_since(mark));
}

#[tokio::test]
async fn a_chain_to_a_free_address_moves_up() {
    let (world, people) = people(3).await;
    let mut people = turned(&people);
    people[2].email = "free@example.ch".into();
    for person in &people {
        world.save(person).await;
    }
    in_step(&world, &people).await;
}

#[tokio::test]
async fn a_worker_that_is_gone_after_the_first_let_go_loses_nothing() {
    for nth in 1..=4 {
        let (world, people) = people(2).await;
        let people = turned(&people);
        for person in &people {
            world.save(person).await;
        }
        let write = RequestMatcher::post("graphql.json").saying("customerUpdate").nth(nth);
        let held = world.remote.inject(write, Fault::hold().after_applying());
        with_timeout(async {
            tokio::select! {
                () = held.reached() => {}
                _ = world.work() => {}
            }
        })
        .await;
        held.cancel();
        held.release();
        // No worker extends the lease of what it ran.
        world.advance(61_000);
        in_step(&world, &people).await;
    }
}
