//! Full lists: records that they leave out are gone, unless that looks like a mistake.

use host_core::model::{Counts, Held, kinds};
use host_core::shop::{Change, Entity, Product};

use super::StoreHome;
use super::remote::{
    ALL, BEGINS, ENDS, GOES_ON, Page, argument, problem, product, stock, upsert, upserts, variant,
};
use super::world::{T0, World};

const TEN: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

async fn ten(home: &dyn StoreHome) -> World {
    let world = World::new(home).await;
    world.list_all(&TEN, T0).await;
    assert_eq!(world.on_sale().await.len(), 10);
    world
}

async fn confirm(world: &World) -> Option<Counts> {
    world.store.held_list_confirm(world.id(), Entity::Product, None, T0).await.unwrap()
}

pub async fn what_a_list_of_everything_leaves_out_is_taken_off_sale(home: &dyn StoreHome) {
    let world = ten(home).await;
    world.page(Page { more: true, ..Page::of(upserts(&TEN[..4]), BEGINS) }, T0).await;
    world.page(Page { more: true, ..Page::of(upserts(&TEN[4..7]), GOES_ON) }, T0).await;
    let applied = world.page(Page::of(upserts(&TEN[7..8]), ENDS), T0).await;
    assert_eq!(applied.counts, Counts { unchanged: 1, deactivated: 2, ..Counts::default() });
    assert_eq!(world.on_sale().await.len(), 8);
    assert_eq!(world.versions(&["7", "8", "9"]).await, [Some("v1".to_owned()), None, None]);
    let again = world.list_all(&TEN[..8], T0).await;
    assert_eq!(again.counts.deactivated, 0, "what is gone doesn't go again");
    assert_eq!(world.list_all(&TEN, T0).await.counts.updated, 2);
    assert_eq!(world.on_sale().await.len(), 10, "and can come back");
    assert_eq!(argument(&world.events("imported").await[1], "deactivated"), "2");
}

pub async fn a_record_with_a_problem_or_stock_alone_is_there(home: &dyn StoreHome) {
    let world = ten(home).await;
    let with_variant = Product { variants: vec![variant("9/S", "S")], ..product("9") };
    world.page(Page::of(vec![upsert(&with_variant)], None), T0).await;
    let mut changes = upserts(&TEN[..6]);
    changes.push(upsert(&Product { price: "-1".into(), ..product("6") }));
    changes.push(stock("7", "5"));
    changes.push(stock("9/S", "5"));
    let page = Page { problems: vec![problem("8")], ..Page::of(changes, ALL) };
    let applied = world.page(page, T0).await;
    assert_eq!((applied.counts.deactivated, applied.counts.problems), (0, 2));
    assert_eq!(world.on_sale().await.len(), 10);
}

pub async fn a_list_that_began_again_counts_from_its_last_beginning(home: &dyn StoreHome) {
    let world = ten(home).await;
    world.page(Page { more: true, ..Page::of(upserts(&TEN), BEGINS) }, T0).await;
    world.page(Page { more: true, ..Page::of(upserts(&TEN[..5]), BEGINS) }, T0).await;
    world.page(Page::of(upserts(&TEN[5..9]), ENDS), T0).await;
    assert_eq!(world.on_sale().await.len(), 9);
}

pub async fn a_list_that_was_cut_off_takes_nothing_off_sale(home: &dyn StoreHome) {
    let world = ten(home).await;
    world.page(Page { more: true, ..Page::of(upserts(&TEN[..5]), BEGINS) }, T0).await;
    world.store.tick_now(world.id(), Entity::Product, true, T0).await.unwrap();
    world.page(Page::of(upserts(&TEN[5..9]), ENDS), T0).await;
    assert_eq!(world.on_sale().await.len(), 10);
    assert_eq!(world.tick().await.held, None);
}

pub async fn a_much_smaller_list_waits_for_a_person(home: &dyn StoreHome) {
    let world = ten(home).await;
    assert_eq!(confirm(&world).await, None);
    let applied = world.list_all(&TEN[..4], T0).await;
    assert_eq!(applied.counts.deactivated, 0);
    assert_eq!(world.on_sale().await.len(), 10);
    assert_eq!(world.tick().await.held, Some(Held { listed: 4, known: 10, missing: 6 }));
    let reported = world.events("held").await.pop().unwrap();
    let numbers = ["listed", "known", "missing"].map(|name| argument(&reported, name));
    assert_eq!((reported.code.as_str(), numbers), ("host.held", ["4", "10", "6"]));
    assert_eq!(world.tick().await.cursor.as_deref(), Some("2"), "the tick goes on");

    assert_eq!(confirm(&world).await, Some(Counts { deactivated: 6, ..Counts::default() }));
    assert_eq!((world.on_sale().await.len(), world.tick().await.held), (4, None));
    let last = world.events("imported").await.pop().unwrap();
    assert_eq!(argument(&last, "deactivated"), "6");
    assert_eq!(confirm(&world).await, None);
    assert_eq!(world.list_all(&TEN[..4], T0).await.counts.unchanged, 4);
    assert_eq!(world.tick().await.held, None);
}

pub async fn an_empty_list_after_any_other_waits_for_a_person(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.list_all(&[], T0).await;
    assert_eq!(world.tick().await.held, None, "nothing after nothing");
    world.list_all(&["1"], T0).await;
    world.list_all(&[], T0).await;
    assert_eq!(world.tick().await.held, Some(Held { listed: 0, known: 1, missing: 1 }));
    assert_eq!(world.on_sale().await, ["erp-1"]);
    confirm(&world).await.unwrap();
    assert_eq!(world.on_sale().await, Vec::<String>::new());
    world.list_all(&[], T0).await;
    assert_eq!(world.tick().await.held, None);
}

pub async fn a_held_list_is_reported_once_and_resolves_by_itself(home: &dyn StoreHome) {
    let world = ten(home).await;
    for round in 0..3 {
        world.list_all(&TEN[..4], T0 + round).await;
    }
    assert_eq!(world.events("held").await.len(), 1);
    world.list_all(&TEN[..3], T0).await;
    assert_eq!(world.events("held").await.len(), 2, "another number is news");
    let news = world.events("imported").await.len();
    world.list_all(&TEN, T0).await;
    assert_eq!((world.tick().await.held, world.on_sale().await.len()), (None, 10));
    assert_eq!(world.events("imported").await.len(), news, "nothing has changed");
    assert_eq!(confirm(&world).await, None);
}

pub async fn what_was_named_since_is_not_taken_off_sale_by_a_late_yes(home: &dyn StoreHome) {
    let world = ten(home).await;
    world.list_all(&TEN[..2], T0).await;
    world.page(Page::of(vec![stock("2", "9")], None), T0).await;
    world.report(vec![stock("3", "9")]).await;
    world.page(Page { more: true, ..Page::of(upserts(&["4"]), BEGINS) }, T0).await;
    world.report(vec![Change::DeactivateProduct("9".into())]).await;
    assert_eq!(confirm(&world).await.unwrap().deactivated, 4);
    let left = world.on_sale().await;
    assert_eq!(left, ["erp-0", "erp-1", "erp-2", "erp-3", "erp-4"]);
}

pub async fn few_missing_records_are_not_suspicious(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.list_all(&TEN[..3], T0).await;
    world.list_all(&TEN[..1], T0).await;
    assert_eq!((world.tick().await.held, world.on_sale().await.len()), (None, 1));
    world.list_all(&TEN, T0).await;
    world.list_all(&TEN[..6], T0).await;
    assert_eq!((world.tick().await.held, world.on_sale().await.len()), (None, 6), "less than half");
    world.list_all(&TEN[..3], T0).await;
    let half = Held { listed: 3, known: 6, missing: 3 };
    assert_eq!((world.tick().await.held, world.on_sale().await.len()), (Some(half), 6));
}

/// A product that the remote created anew with the SKU of the old one.
fn anew(remote_id: &str, old: &str) -> Change {
    upsert(&Product { sku: format!("SKU-{old}"), ..product(remote_id) })
}

/// Whether the tick runs again by itself, at the beginning of a full list.
async fn begins_again(world: &World) -> bool {
    let waits = world.store.job_is_pending(world.id(), kinds::PRODUCT_TICK, "product").await.unwrap();
    assert_eq!(waits, world.tick().await.cursor.is_none());
    waits
}

pub async fn a_product_made_anew_there_comes_in_as_soon_as_the_old_one_is_gone(home: &dyn StoreHome) {
    let world = ten(home).await;
    let list = || {
        let mut changes = upserts(&TEN[1..]);
        changes.push(anew("new", "0"));
        changes
    };
    let first = world.page(Page::of(list(), ALL), T0).await;
    assert_eq!((first.refusals.len(), first.counts.deactivated), (1, 1));
    assert_eq!(world.on_sale().await.len(), 9);
    assert!(begins_again(&world).await);
    assert_eq!(world.events("imported").await.len(), 1, "the pass goes on");
    let claim = world.claim(T0).await;
    let commit = world.reported(&claim, Page::of(list(), ALL), T0).await;
    assert_eq!(world.store.commit(commit).await.unwrap().refusals, []);
    assert_eq!(world.of_remote("new").await.unwrap().id, "erp-0");
    assert_eq!((world.on_sale().await.len(), world.problems().await.len()), (10, 0));
    assert!(!begins_again(&world).await, "once");
    let reported = world.events("imported").await.pop().unwrap();
    let numbers = ["updated", "deactivated", "problems"].map(|name| argument(&reported, name));
    assert_eq!(numbers, ["1", "1", "0"]);
}

pub async fn a_list_is_asked_for_again_only_where_something_went(home: &dyn StoreHome) {
    let world = ten(home).await;
    let mut twins = upserts(&TEN);
    twins.push(anew("twin", "0"));
    for _ in 0..2 {
        assert_eq!(world.page(Page::of(twins.clone(), ALL), T0).await.refusals.len(), 1);
        assert!(!begins_again(&world).await, "both are there");
    }
    world.list_all(&TEN[..8], T0).await;
    assert!(!begins_again(&world).await, "nothing waits for what went");
}

pub async fn a_product_made_anew_there_comes_in_after_a_persons_yes(home: &dyn StoreHome) {
    let world = ten(home).await;
    let list = || TEN.map(|old| anew(&format!("new-{old}"), old)).to_vec();
    assert_eq!(world.page(Page::of(list(), ALL), T0).await.refusals.len(), 10);
    assert!(!begins_again(&world).await);
    assert_eq!(confirm(&world).await.unwrap().deactivated, 10);
    assert!(begins_again(&world).await);
    let claim = world.claim(T0).await;
    let commit = world.reported(&claim, Page::of(list(), ALL), T0).await;
    assert_eq!(world.store.commit(commit).await.unwrap().counts.updated, 10);
    assert_eq!(world.on_sale().await.len(), 10);
    assert!(!begins_again(&world).await);
}
