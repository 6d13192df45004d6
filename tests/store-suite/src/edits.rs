//! Orders that the shop changes after they were sent.

use host_core::edits::{Aspect, Edit};
use host_core::model::Outcome;
use host_core::next_state::{RunOutcome, next_state};
use host_core::shop::{Change, Entity, Order, OrderState, Timestamp};
use host_core::store::{Claim, Commit, Connection};

use super::StoreHome;
use super::world::{T0, World, about, connection, job, link};

/// An order of this total.
fn order(total: &str) -> Order {
    Order { state: OrderState::Completed, total: total.into(), ..super::world::order("1", "") }
}

async fn reported(world: &World, order: &Order, at: Timestamp) {
    world.store.orders_changed("s1", std::slice::from_ref(order), &[], &[], at).await.unwrap();
}

async fn edit(world: &World) -> Option<Edit> {
    let mut rows = world.store.records_list(world.id(), Entity::Order, None, 10).await.unwrap();
    assert_eq!(rows.len(), 1);
    rows.remove(0).edit
}

/// The aspects that differ, and since when.
async fn edited(world: &World) -> Option<(Vec<Aspect>, Timestamp)> {
    let edit = edit(world).await?;
    Some((edit.differences.iter().map(|found| found.what).collect(), edit.at))
}

/// Runs the job that sends the order to this end.
async fn send(world: &World, ended: Outcome, at: Timestamp) {
    world.push_job(&job("1"), at).await;
    let claim = world.claim(at).await;
    let commit = Commit {
        installation: world.id(),
        lease: Some(claim.lease),
        link: Some(link("1", "R-1")),
        ending: Some(next_state(&claim.job, RunOutcome::Succeeded(ended), true, at)),
        now: at,
        ..Commit::default()
    };
    world.store.commit(commit).await.unwrap();
}

pub async fn an_order_changed_after_it_was_sent_says_what_differs_and_since_when(home: &dyn StoreHome) {
    let world = World::new(home).await;
    reported(&world, &order("19.90"), T0).await;
    send(&world, Outcome::Sent, T0).await;
    assert_eq!(edited(&world).await, None);
    reported(&world, &Order { updated_at: 7, note: "called".into(), ..order("19.90") }, T0 + 1).await;
    assert_eq!(edited(&world).await, None, "nothing that was sent");
    reported(&world, &order("350.00"), T0 + 2).await;
    let found = edit(&world).await.unwrap();
    let total = &found.differences[0];
    assert_eq!((total.what, total.before.as_str(), total.after.as_str()), (Aspect::Total, "19.90", "350.00"));
    assert_eq!((found.differences.len(), found.at), (1, T0 + 2));
    reported(&world, &Order { state: OrderState::Cancelled, ..order("350.00") }, T0 + 3).await;
    assert_eq!(edited(&world).await, Some((vec![Aspect::State, Aspect::Total], T0 + 2)), "since the first");
}

pub async fn an_order_that_is_changed_back_is_as_it_was_sent(home: &dyn StoreHome) {
    let world = World::new(home).await;
    reported(&world, &order("19.90"), T0).await;
    world.link("1", "R-1").await.unwrap();
    reported(&world, &order("350.00"), T0 + 1).await;
    assert!(edited(&world).await.is_some());
    reported(&world, &order("19.9"), T0 + 2).await;
    assert_eq!(edited(&world).await, None);
    reported(&world, &order("20"), T0 + 3).await;
    assert_eq!(edited(&world).await, Some((vec![Aspect::Total], T0 + 3)), "since it differs again");
}

pub async fn an_order_that_is_found_there_again_keeps_how_it_was_sent(home: &dyn StoreHome) {
    let world = World::new(home).await;
    reported(&world, &order("19.90"), T0).await;
    send(&world, Outcome::Sent, T0).await;
    reported(&world, &order("350.00"), T0 + 1).await;
    send(&world, Outcome::AlreadyThere, T0 + 2).await;
    assert_eq!(edited(&world).await, Some((vec![Aspect::Total], T0 + 1)), "nothing was sent");
    send(&world, Outcome::Sent, T0 + 3).await;
    assert_eq!(edited(&world).await, None, "what it is now was sent");
    reported(&world, &order("19.90"), T0 + 4).await;
    assert_eq!(edited(&world).await, Some((vec![Aspect::Total], T0 + 4)));
}

pub async fn a_link_that_is_made_anew_is_of_the_order_as_it_is_then(home: &dyn StoreHome) {
    let world = World::new(home).await;
    reported(&world, &order("19.90"), T0).await;
    world.link("1", "R-1").await.unwrap();
    reported(&world, &order("350.00"), T0 + 1).await;
    let changes = vec![Change::Unlink(about("1")), Change::Link(link("1", "R-2"))];
    let commit = Commit { installation: world.id(), changes, now: T0 + 2, ..Commit::default() };
    assert_eq!(world.store.commit(commit).await.unwrap().refusals, []);
    assert_eq!(edited(&world).await, None);
}

pub async fn each_plugin_knows_what_it_sent_itself(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let second = Connection { plugin: "other".into(), ..connection("s1", "account-9") };
    let second = world.store.connect(second).await.unwrap().0;
    let neighbour = world.neighbour().await;
    reported(&world, &order("19.90"), T0).await;
    world.link("1", "R-1").await.unwrap();
    reported(&world, &order("350.00"), T0 + 1).await;
    let commit =
        Commit { installation: second.id, link: Some(link("1", "S-1")), now: T0 + 1, ..Commit::default() };
    world.store.commit(commit).await.unwrap();
    assert!(edited(&world).await.is_some());
    let rows = world.store.records_list(second.id, Entity::Order, None, 1).await.unwrap();
    assert_eq!(rows[0].edit, None, "it was sent the total that it has now");
    // Another shop's order of the same id is another order.
    world.store.orders_changed("s2", &[order("1.00")], &[], &[], T0).await.unwrap();
    let commit =
        Commit { installation: neighbour.id, link: Some(link("1", "R-1")), now: T0, ..Commit::default() };
    world.store.commit(commit).await.unwrap();
    world.store.orders_changed("s2", &[order("2.00")], &[], &[], T0 + 5).await.unwrap();
    assert_eq!(edited(&world).await, Some((vec![Aspect::Total], T0 + 1)));
    let rows = world.store.records_list(neighbour.id, Entity::Order, None, 1).await.unwrap();
    assert_eq!(rows[0].edit.as_ref().map(|edit| edit.at), Some(T0 + 5));
}

/// A run of the order's job that gets as far as its request: what it knows is durable.
async fn noted(world: &World, at: Timestamp) -> Claim {
    world.push_job(&job("1"), at).await;
    let claim = world.claim(at).await;
    let checkpoint = Commit {
        installation: world.id(),
        lease: Some(claim.lease),
        writes: vec![("posting/1".into(), Some(b"note".to_vec()))],
        now: at,
        ..Commit::default()
    };
    world.store.checkpoint(checkpoint).await.unwrap();
    claim
}

async fn ended(world: &World, claim: &Claim, ran: RunOutcome, unsent: bool, at: Timestamp) {
    let link = matches!(ran, RunOutcome::Succeeded(_)).then(|| link("1", "R-1"));
    let commit = Commit {
        installation: world.id(),
        lease: Some(claim.lease),
        link,
        ending: Some(next_state(&claim.job, ran, true, at)),
        unsent,
        now: at,
        ..Commit::default()
    };
    world.store.commit(commit).await.unwrap();
}

fn no_answer() -> RunOutcome {
    RunOutcome::Waiting(super::world::why(), 1_000)
}

pub async fn what_changed_while_the_request_was_under_way_differs_once_it_is_linked(home: &dyn StoreHome) {
    let world = World::new(home).await;
    reported(&world, &order("19.90"), T0).await;
    let claim = noted(&world, T0).await;
    reported(&world, &order("350.00"), T0 + 1).await;
    ended(&world, &claim, RunOutcome::Succeeded(Outcome::Sent), false, T0 + 2).await;
    assert_eq!(edited(&world).await, Some((vec![Aspect::Total], T0 + 2)));
    reported(&world, &order("19.90"), T0 + 3).await;
    assert_eq!(edited(&world).await, None, "as it was sent");
}

pub async fn an_order_that_was_cancelled_before_it_was_found_there_says_so(home: &dyn StoreHome) {
    let world = World::new(home).await;
    reported(&world, &order("19.90"), T0).await;
    let claim = noted(&world, T0).await;
    ended(&world, &claim, no_answer(), false, T0).await;
    reported(&world, &Order { state: OrderState::Cancelled, ..order("19.90") }, T0 + 1).await;
    let claim = world.claim(T0 + 5_000).await;
    ended(&world, &claim, RunOutcome::Succeeded(Outcome::AlreadyThere), true, T0 + 5_000).await;
    assert_eq!(edited(&world).await, Some((vec![Aspect::State], T0 + 5_000)));
}

pub async fn an_order_that_was_sent_again_after_a_change_is_compared_with_what_was_sent_last(
    home: &dyn StoreHome,
) {
    let world = World::new(home).await;
    reported(&world, &order("19.90"), T0).await;
    let claim = noted(&world, T0).await;
    ended(&world, &claim, no_answer(), false, T0).await;
    reported(&world, &order("350.00"), T0 + 1).await;
    let claim = noted(&world, T0 + 5_000).await;
    ended(&world, &claim, RunOutcome::Succeeded(Outcome::Sent), false, T0 + 5_000).await;
    assert_eq!(edited(&world).await, None, "the change was sent");
}

pub async fn a_run_that_sent_nothing_leaves_what_an_earlier_one_sent(home: &dyn StoreHome) {
    let world = World::new(home).await;
    reported(&world, &order("19.90"), T0).await;
    let claim = noted(&world, T0).await;
    ended(&world, &claim, no_answer(), false, T0).await;
    reported(&world, &order("350.00"), T0 + 1).await;
    let claim = noted(&world, T0 + 5_000).await;
    ended(&world, &claim, no_answer(), true, T0 + 5_000).await;
    let claim = noted(&world, T0 + 10_000).await;
    ended(&world, &claim, RunOutcome::Succeeded(Outcome::AlreadyThere), true, T0 + 10_000).await;
    assert_eq!(edited(&world).await, Some((vec![Aspect::Total], T0 + 10_000)));
}

pub async fn an_order_of_which_nothing_was_noted_is_as_it_is_when_it_is_linked(home: &dyn StoreHome) {
    let world = World::new(home).await;
    reported(&world, &order("19.90"), T0).await;
    world.push_job(&job("1"), T0).await;
    let claim = world.claim(T0).await;
    reported(&world, &order("350.00"), T0 + 1).await;
    ended(&world, &claim, RunOutcome::Succeeded(Outcome::AlreadyThere), true, T0 + 2).await;
    assert_eq!(edited(&world).await, None);
}

pub async fn what_was_sent_before_a_link_ended_is_not_what_is_sent_anew(home: &dyn StoreHome) {
    let world = World::new(home).await;
    reported(&world, &order("19.90"), T0).await;
    let claim = noted(&world, T0).await;
    ended(&world, &claim, RunOutcome::Succeeded(Outcome::Sent), false, T0).await;
    reported(&world, &order("350.00"), T0 + 1).await;
    let changes = vec![Change::Unlink(about("1")), Change::Link(link("1", "R-2"))];
    let commit = Commit { installation: world.id(), changes, now: T0 + 2, ..Commit::default() };
    world.store.commit(commit).await.unwrap();
    assert_eq!(edited(&world).await, None);
}
