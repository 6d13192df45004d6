//! Ticks of customers: like those of products, but no list removes a customer.

use host_core::limits;
use host_core::model::{Counts, Message, Outcome, Phase, Tick, kinds};
use host_core::next_state::{RunOutcome, next_state};
use host_core::shop::{Change, Customer, CustomerPatch, Entity, Subject, Timestamp};
use host_core::store::{Applied, Claim, Commit, Connection, Enumeration, TickPage};
use host_core::unit_of_work::{Access, Unit};

use super::StoreHome;
use super::customers::{gid, id_of, reported, take};
use super::remote::{ALL, Page, argument, is_outdated, problem, upserts};
use super::world::{LEASE, T0, World, connection, given, why};

const TICK: Timestamp = limits::TICK.as_millis() as Timestamp;

async fn find(world: &World, entity: Entity) -> Option<Tick> {
    let ticks = world.store.ticks(Some(world.id())).await.unwrap();
    ticks.into_iter().find(|tick| tick.entity == entity)
}

async fn tick(world: &World) -> Tick {
    find(world, Entity::Customer).await.unwrap()
}

async fn problems(world: &World) -> Vec<String> {
    let problems = world.store.problems(world.id(), Entity::Customer, 100).await.unwrap();
    problems.into_iter().map(|problem| problem.remote_id).collect()
}

async fn begin(world: &World, full: bool) -> Claim {
    let job = world.store.tick_now(world.id(), Entity::Customer, full, T0).await.unwrap();
    let claim = world.store.job_claim(T0, LEASE, Some(&[job])).await.unwrap().unwrap();
    assert_eq!((claim.job.kind.as_str(), claim.job.key.as_str()), (kinds::CUSTOMER_TICK, "customer"));
    claim
}

async fn commit(world: &World, claim: &Claim, page: Page) -> Commit {
    let ran_with = find(world, Entity::Customer).await.and_then(|tick| tick.cursor);
    let number: u64 = ran_with.as_deref().map_or(0, |cursor| cursor.parse().unwrap());
    let mut unit =
        Unit::new(world.store.clone(), claim.installation.clone(), Some(claim.lease), Access::ReadWrite);
    page.changes.into_iter().for_each(|change| unit.change(change).unwrap());
    let ran = if page.more { RunOutcome::Page(0) } else { RunOutcome::Succeeded(Outcome::Nothing) };
    Commit {
        page: Some(TickPage {
            entity: Entity::Customer,
            ran_with,
            cursor: (number + 1).to_string(),
            problems: page.problems,
            done: number + 1,
            total: Some(9),
            ends: !page.more,
            enumeration: page.list,
        }),
        ending: Some(next_state(&claim.job, ran, true, T0)),
        ..unit.commit(T0)
    }
}

/// Runs one page from its beginning to its end; `full` starts it at the beginning.
async fn run(world: &World, page: Page, full: bool) -> Applied {
    let claim = begin(world, full).await;
    let commit = commit(world, &claim, page).await;
    world.store.commit(commit).await.unwrap()
}

fn customers(numbers: &[&str]) -> Vec<Change> {
    numbers.iter().map(|number| take(&reported(number, "A", T0))).collect()
}

fn bad(number: &str) -> Change {
    take(&CustomerPatch { email: Some("\u{1}".into()), ..reported(number, "A", T0) })
}

fn with_problems(numbers: &[&str]) -> Vec<(String, Message)> {
    numbers.iter().map(|number| problem(&gid(number))).collect()
}

fn page(changes: Vec<Change>, more: bool) -> Page {
    Page { changes, more, ..Page::default() }
}

pub async fn a_page_of_customers_keeps_its_cursor_and_its_changes_together(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let first = Page { problems: with_problems(&["9"]), ..page(customers(&["1", "2"]), true) };
    let applied = run(&world, first, false).await;
    assert_eq!((applied.counts.created, applied.counts.problems), (2, 1));
    let known = tick(&world).await;
    assert_eq!((known.cursor.as_deref(), known.done, known.total), (Some("1"), 1, Some(9)));
    assert_eq!((known.began_at, known.ended_at), (Some(T0), None));

    let claim = begin(&world, false).await;
    let stale = commit(&world, &claim, page(customers(&["3"]), true)).await;
    world.store.tick_now(world.id(), Entity::Customer, true, T0).await.unwrap();
    assert!(is_outdated(&world.store.commit(stale).await));
    assert_eq!(id_of(&world, "3").await, None);
}

pub async fn a_pass_of_customers_reports_in_its_own_words_what_it_changed(home: &dyn StoreHome) {
    let world = World::new(home).await;
    run(&world, page(customers(&["1", "2"]), true), false).await;
    assert_eq!(world.events("imported").await, []);
    let changes = vec![take(&reported("1", "B", T0)), bad("3"), take(&reported("2", "A", T0))];
    run(&world, page(changes, false), false).await;
    let counts = Counts { created: 2, updated: 1, unchanged: 1, problems: 1, ..Counts::default() };
    assert_eq!(tick(&world).await.counts, counts);
    let said = world.events("imported").await.pop().unwrap();
    assert_eq!(said.code, "host.imported-customers");
    assert_eq!(["created", "updated", "problems"].map(|name| argument(&said, name)), ["2", "1", "1"]);

    run(&world, page(vec![take(&reported("1", "B", T0)), bad("3")], false), false).await;
    assert_eq!(world.events("imported").await.len(), 1, "nothing new is no news");
}

pub async fn a_list_of_everything_takes_no_customer_away(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.list_all(&["1", "2", "3", "4"], T0).await;
    run(&world, Page::of(customers(&["1", "2", "3", "4"]), ALL), true).await;
    run(&world, Page::of(Vec::new(), ALL), true).await;
    let only_end = Some(Enumeration { begins: false, ends: true });
    run(&world, Page::of(Vec::new(), only_end), false).await;
    for number in ["1", "2", "3", "4"] {
        assert_eq!(id_of(&world, number).await, Some(format!("erp-{number}")));
    }
    let known = tick(&world).await;
    assert_eq!((known.held, known.counts.deactivated), (None, 0));
    assert_eq!(world.store.held_list_confirm(world.id(), Entity::Customer, None, T0).await.unwrap(), None);
    assert_eq!(world.on_sale().await.len(), 4, "nor any product");
}

pub async fn problems_of_customers_and_of_products_do_not_mix(home: &dyn StoreHome) {
    let world = World::new(home).await;
    // One number on both sides.
    let same = Page { problems: vec![problem("7"), problem("8")], ..Page::of(upserts(&["1"]), ALL) };
    world.page(same, T0).await;
    run(&world, Page { problems: vec![problem("7")], ..Page::default() }, false).await;
    assert_eq!(
        (world.problems().await, problems(&world).await),
        (vec!["8".into(), "7".into()], vec!["7".into()])
    );
    assert_eq!(tick(&world).await.problems, 1);
    assert_eq!(find(&world, Entity::Product).await.unwrap().problems, 2);

    let seven = CustomerPatch { remote_id: "7".into(), ..reported("7", "A", T0) };
    run(&world, page(vec![take(&seven)], false), false).await;
    assert_eq!((world.problems().await.len(), problems(&world).await.len()), (2, 0));
    run(&world, Page { problems: vec![problem("8")], ..Page::default() }, false).await;
    world.page(Page::of(upserts(&["1", "7", "8"]), ALL), T0).await;
    assert_eq!((world.problems().await.len(), problems(&world).await.len()), (0, 1));
}

pub async fn problems_of_customers_go_when_they_come_through_or_are_gone(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let all = Page { problems: with_problems(&["2", "3"]), ..page(vec![bad("1")], false) };
    run(&world, all, false).await;
    assert_eq!(problems(&world).await, [gid("3"), gid("2"), gid("1")]);
    // A job that takes one in is as good as a tick.
    world.report(customers(&["1"])).await;
    assert_eq!(problems(&world).await, [gid("3"), gid("2")]);
    // A later pass of what changed doesn't name the others: that says nothing about them.
    run(&world, Page::default(), false).await;
    assert_eq!(problems(&world).await, [gid("3"), gid("2")]);
    // A pass from the beginning does, at its end.
    let first = Page { problems: with_problems(&["3"]), ..page(customers(&["1"]), true) };
    run(&world, first, true).await;
    assert_eq!(problems(&world).await.len(), 2, "not before its end");
    run(&world, page(customers(&["4"]), false), false).await;
    assert_eq!(problems(&world).await, [gid("3")]);

    // One that was linked, and whose record is gone there.
    run(&world, page(vec![bad("4")], false), false).await;
    assert_eq!(problems(&world).await, [gid("4"), gid("3")]);
    let gone = Subject { entity: Entity::Customer, id: id_of(&world, "4").await.unwrap() };
    world.report(vec![Change::Unlink(gone)]).await;
    assert_eq!(problems(&world).await, [gid("3")]);
}

pub async fn a_link_that_a_page_cannot_make_is_a_problem_of_that_customer(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let people = given(&[Customer { id: "c1".into(), ..Customer::default() }]);
    world.store.customers_saved("s1", &people, &[], T0).await.unwrap();
    world.report(customers(&["1"])).await;
    let link = host_core::shop::Link {
        subject: Subject { entity: Entity::Customer, id: "c1".into() },
        remote_id: gid("1"),
        number: String::new(),
        url: String::new(),
    };
    run(&world, page(vec![Change::Link(link)], false), false).await;
    assert_eq!(problems(&world).await, [gid("1")]);
    run(&world, page(customers(&["1"]), false), false).await;
    assert_eq!(problems(&world).await, Vec::<String>::new());
}

pub async fn customers_and_products_have_each_their_own_schedule(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let schedule = async |entity, at| world.store.schedule(entity, &[world.id()], at).await.unwrap();
    let [customers] = schedule(Entity::Customer, T0).await[..] else { panic!() };
    assert!(schedule(Entity::Customer, T0 + 1).await.is_empty());
    let [products] = schedule(Entity::Product, T0 + 1).await[..] else { panic!() };
    assert_ne!(customers, products);
    assert!(schedule(Entity::Customer, T0 + TICK).await.is_empty(), "it still waits");
    world.end(&world.claim(T0 + TICK).await, RunOutcome::Rejected(why()), T0 + TICK).await;
    assert_eq!(world.phase(customers).await, Phase::Parked);
    assert_eq!(schedule(Entity::Customer, T0 + 2 * TICK).await, [customers], "and never stays dead");
    assert_eq!(world.job(customers).await.message, Some(why()));
}

pub async fn other_settings_let_both_ticks_begin_again(home: &dyn StoreHome) {
    let world = World::new(home).await;
    run(&world, page(customers(&["1"]), true), false).await;
    world.list_all(&["1"], T0).await;
    let cursors = async || {
        [Entity::Customer, Entity::Product]
            .map(|entity| find(&world, entity))
            .map(|found| async { found.await.and_then(|tick| tick.cursor) })
    };
    let [one, two] = cursors().await;
    assert_eq!((one.await.as_deref(), two.await.as_deref()), (Some("1"), Some("1")));
    world.store.connect(Connection { account: None, ..connection("s1", "") }).await.unwrap();
    let [one, two] = cursors().await;
    assert_eq!((one.await.as_deref(), two.await.as_deref()), (Some("1"), Some("1")), "switches don't");
    world.store.connect(connection("s1", "account-1")).await.unwrap();
    let [one, two] = cursors().await;
    assert_eq!((one.await, two.await), (None, None));
    assert_eq!(id_of(&world, "1").await.as_deref(), Some("erp-1"), "links stay");

    world.store.connect(connection("s1", "account-9")).await.unwrap();
    assert_eq!(world.store.ticks(None).await.unwrap(), []);
    assert_eq!(id_of(&world, "1").await, None);
}
