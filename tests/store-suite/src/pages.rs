//! Pages of a tick: cursor, changes, problems and the report of a pass are stored together.

use host_core::limits;
use host_core::model::{Counts, Phase, Shop};
use host_core::next_state::{RunOutcome, next_state};
use host_core::shop::{Entity, Product};
use host_core::store::{Commit, Connection, StoreError};

use super::StoreHome;
use super::remote::{
    ALL, BEGINS, ENDS, Page, argument, is_outdated, problem, product, stock, upsert, upserts,
};
use super::world::{LEASE, T0, World, connection, job, shop, why};

pub async fn a_page_keeps_its_cursor_its_changes_and_its_problems_together(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let first = Page { problems: vec![problem("9")], more: true, ..Page::of(upserts(&["1", "2"]), None) };
    let applied = world.page(first, T0).await;
    assert_eq!((applied.counts.created, applied.counts.problems), (2, 1));
    let tick = world.tick().await;
    assert_eq!((tick.cursor.as_deref(), tick.done, tick.total), (Some("1"), 1, Some(9)));
    assert_eq!((tick.began_at, tick.ended_at), (Some(T0), None));
    assert_eq!(world.problems().await, ["9"]);

    world.page(Page::of(upserts(&["2", "3"]), None), T0 + 5).await;
    let tick = world.tick().await;
    assert_eq!((tick.cursor.as_deref(), tick.began_at, tick.ended_at), (Some("2"), Some(T0), Some(T0 + 5)));
    assert_eq!(tick.counts, Counts { created: 3, unchanged: 1, problems: 1, ..Counts::default() });
    assert_eq!(world.store.ticks(None).await.unwrap().len(), 1);
}

pub async fn a_page_of_a_worker_that_lost_its_lease_changes_nothing(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let claim = world.begin(T0).await;
    let stale = world.reported(&claim, Page::of(upserts(&["1"]), ALL), T0).await;
    world.store.jobs_rescue(T0 + 2 * LEASE).await.unwrap();
    let next = world.try_claim(T0 + 2 * LEASE).await.unwrap();
    assert!(matches!(world.store.commit(stale.clone()).await, Err(StoreError::LeaseLost)));
    assert_eq!((world.of_remote("1").await, world.tick().await.cursor), (None, None));

    let commit = world.reported(&next, Page::of(upserts(&["2"]), ALL), T0).await;
    world.store.commit(commit).await.unwrap();
    assert!(matches!(world.store.commit(stale).await, Err(StoreError::LeaseLost)));
    assert_eq!(world.on_sale().await, ["erp-2"]);
}

pub async fn a_page_is_reported_by_the_job_of_the_tick_alone(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let claim = world.begin(T0).await;
    let page = world.reported(&claim, Page::of(upserts(&["1"]), None), T0).await;
    world.push_job(&job("7"), T0).await;
    let other = world.claim(T0).await;
    let without = Commit { lease: None, ..page.clone() };
    let with_another = Commit {
        lease: Some(other.lease),
        ending: Some(next_state(&other.job, RunOutcome::Page(0), false, T0)),
        ..page
    };
    for wrong in [without, with_another] {
        assert!(matches!(world.store.commit(wrong).await, Err(StoreError::LeaseLost)));
    }
    assert_eq!((world.of_remote("1").await, world.phase(other.job.id).await), (None, Phase::Running));
}

pub async fn a_page_is_outdated_when_its_cursor_was_reset_meanwhile(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.page(Page { more: true, ..Page::of(upserts(&["1"]), BEGINS) }, T0).await;
    for settings in [false, true] {
        let claim = world.begin(T0).await;
        let page = Page { more: true, ..Page::of(upserts(&["2"]), None) };
        let stale = world.reported(&claim, page, T0).await;
        if settings {
            world.store.connect(connection("s1", "account-1")).await.unwrap();
        } else {
            world.store.tick_now(world.id(), Entity::Product, true, T0).await.unwrap();
        }
        assert!(is_outdated(&world.store.commit(stale.clone()).await));
        let unguarded = Commit { revision: None, ..stale };
        assert!(is_outdated(&world.store.commit(unguarded).await), "by its cursor alone");
        assert_eq!((world.of_remote("2").await, world.tick().await.cursor), (None, None));
        // The job runs again, from the beginning.
        world.end(&claim, RunOutcome::Outdated(why()), T0).await;
        world.page(Page { more: true, ..Page::of(Vec::new(), None) }, T0 + 1_000).await;
        assert_eq!(world.tick().await.cursor.as_deref(), Some("1"));
    }
}

pub async fn a_full_tick_begins_at_the_beginning(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.page(Page { more: true, ..Page::of(upserts(&["1"]), None) }, T0).await;
    world.store.tick_now(world.id(), Entity::Product, false, T0).await.unwrap();
    assert_eq!(world.tick().await.cursor.as_deref(), Some("1"), "an ordinary one goes on");
    world.store.tick_now(world.id(), Entity::Product, true, T0).await.unwrap();
    assert_eq!(world.tick().await.cursor, None);
    assert_eq!(world.events("imported").await.len(), 1, "what the pass did that ends here is reported");
    world.page(Page::of(upserts(&["1", "2"]), None), T0 + 9).await;
    let tick = world.tick().await;
    assert_eq!((tick.began_at, tick.counts.created, tick.counts.unchanged), (Some(T0 + 9), 1, 1));
}

pub async fn other_settings_begin_at_the_beginning_and_switches_do_not(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.list_all(&["1"], T0).await;
    let switches = Connection { account: None, ..connection("s1", "") };
    world.store.connect(switches).await.unwrap();
    assert_eq!(world.tick().await.cursor.as_deref(), Some("1"));
    world.store.connect(connection("s1", "account-1")).await.unwrap();
    assert_eq!(world.tick().await.cursor, None);
    assert_eq!(world.versions(&["1"]).await, [Some("v1".to_owned())]);
}

pub async fn another_currency_begins_at_the_beginning_and_another_name_does_not(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.list_all(&["1"], T0).await;
    let named = Shop { name: "Another".into(), ..shop("s1") };
    world.store.put_shop(&named).await.unwrap();
    assert_eq!(world.tick().await.cursor.as_deref(), Some("1"));
    assert_eq!(world.versions(&["1"]).await, [Some("v1".to_owned())]);
    let claim = world.begin(T0).await;
    let stale = world.reported(&claim, Page::of(upserts(&["1"]), None), T0).await;
    world.store.put_shop(&Shop { currency: "EUR".into(), ..named }).await.unwrap();
    assert_eq!((world.tick().await.cursor, world.versions(&["1"]).await), (None, vec![None]));
    assert!(is_outdated(&world.store.commit(stale).await), "it reported the old prices");
}

pub async fn another_account_knows_nothing_of_the_ticks_before(home: &dyn StoreHome) {
    for connection in [connection("s1", "account-9"), Connection { forget: true, ..connection("s1", "") }] {
        let world = World::new(home).await;
        world.store.tick_now(world.id(), Entity::Product, true, T0).await.unwrap();
        let reported = Product { variants: vec![super::remote::variant("1/S", "S")], ..product("1") };
        let page = Page { problems: vec![problem("9")], ..Page::of(vec![upsert(&reported)], None) };
        world.page(page, T0).await;
        world.store.connect(connection).await.unwrap();
        assert_eq!(world.store.ticks(Some(world.id())).await.unwrap(), []);
        assert_eq!((world.problems().await, world.of_remote("1").await), (vec![], None));
        assert_eq!(world.versions(&["1"]).await, [None]);
        assert_eq!(world.refused(stock("1/S", "1")).await.code, "host.stock-of-unknown");
        assert!(world.on_sale().await.contains(&"erp-1".to_owned()), "the shop's products are the shop's");
    }
}

pub async fn problems_stay_until_the_record_comes_through_or_is_gone(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let bad = |id: &str| upsert(&Product { price: "-1".into(), ..product(id) });
    let page = Page {
        problems: vec![problem("2"), problem("3"), problem("4")],
        ..Page::of(vec![bad("1"), upsert(&product("5"))], ALL)
    };
    let applied = world.page(page, T0).await;
    assert_eq!((applied.refusals.len(), applied.counts.problems), (1, 4));
    let kept = world.store.problems(world.id(), Entity::Product, 10).await.unwrap();
    let of = |id: &str| kept.iter().find(|problem| problem.remote_id == id).unwrap();
    assert_eq!(
        (of("1").message.code.as_str(), of("2").message.code.as_str()),
        ("host.product-negative", "host.test")
    );
    assert_eq!(world.store.problems(world.id(), Entity::Product, 2).await.unwrap().len(), 2);

    // One comes through, one is reported again for another reason, one isn't named, one comes later.
    let page = Page::of(vec![bad("2"), upsert(&product("3"))], None);
    world.page(page, T0 + 1_000).await;
    assert_eq!(world.problems().await, ["4", "2", "1"]);
    let kept = world.store.problems(world.id(), Entity::Product, 10).await.unwrap();
    let again = kept.iter().find(|problem| problem.remote_id == "2").unwrap();
    assert_eq!((again.since, again.message.code.as_str()), (T0, "host.product-negative"));

    let all = Page { problems: vec![problem("4")], ..Page::of(upserts(&["3", "5"]), ALL) };
    world.page(all, T0 + 2_000).await;
    assert_eq!(world.problems().await, ["4"], "a full list didn't name the others");
    world.page(Page::of(vec![host_core::shop::Change::DeactivateProduct("4".into())], None), T0).await;
    assert_eq!(world.problems().await, Vec::<String>::new());

    // Stock that is set shows that the record is fine again.
    world.page(Page { problems: vec![problem("5")], ..Page::default() }, T0).await;
    world.page(Page::of(vec![stock("5", "7")], None), T0).await;
    assert_eq!(world.problems().await, Vec::<String>::new());
}

pub async fn problems_without_an_identifier_are_listed_and_counted(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let nameless = |number: usize| vec![problem(""); number];
    let mut changes = upserts(&["1"]);
    changes.push(upsert(&Product { remote_id: None, ..product("2") }));
    let page = Page { problems: nameless(2), more: true, ..Page::of(changes, BEGINS) };
    world.page(page, T0).await;
    world.page(Page { problems: nameless(1), ..Page::of(Vec::new(), ENDS) }, T0).await;
    let (counted, reported) = (world.tick().await, world.problems().await);
    assert_eq!((counted.problems, counted.counts.problems, reported.len()), (4, 4, 4));
    assert_eq!(reported, ["#4", "#3", "#2", "#1"]);
    // The same list again reports the same, a shorter one fewer.
    let news = world.events("imported").await.len();
    for left in [4, 1] {
        world.page(Page { problems: nameless(left), ..Page::of(upserts(&["1"]), ALL) }, T0).await;
        assert_eq!((world.tick().await.problems, world.problems().await.len()), (left as u64, left));
    }
    assert_eq!(world.events("imported").await.len(), news);
}

pub async fn problems_that_are_not_listed_one_by_one_are_counted(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let most = limits::PROBLEMS as usize;
    let problems = (0..most + 7).map(|id| problem(&id.to_string())).collect();
    let applied = world.page(Page { problems, ..Page::default() }, T0).await;
    assert_eq!(applied.counts.problems, most as u64 + 7);
    assert_eq!(world.problems().await.len(), most);
    assert_eq!(world.tick().await.problems, most as u64 + 7);
    // Whichever of them comes through, the number is the right one.
    let fine: Vec<_> = (0..most + 7).step_by(100).map(|id| upsert(&product(&id.to_string()))).collect();
    let left = most as u64 + 7 - fine.len() as u64;
    world.page(Page::of(fine, None), T0).await;
    assert_eq!(world.tick().await.problems, left);
}

pub async fn a_pass_reports_what_it_changed_once_at_its_end(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.page(Page { more: true, ..Page::of(upserts(&["1", "2"]), None) }, T0).await;
    assert_eq!(world.events("imported").await.len(), 0);
    let page = Page { problems: vec![problem("9")], ..Page::of(vec![stock("1", "8")], None) };
    world.page(page, T0).await;
    let reported = world.events("imported").await.pop().unwrap();
    assert_eq!(reported.code, "host.imported");
    let numbers =
        ["created", "updated", "stock", "deactivated", "problems"].map(|name| argument(&reported, name));
    assert_eq!(numbers, ["2", "0", "1", "0", "1"]);
}

pub async fn a_pass_that_changed_nothing_is_not_news(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let page = || Page { problems: vec![problem("9")], ..Page::of(upserts(&["1"]), ALL) };
    world.page(page(), T0).await;
    for round in 1..4 {
        world.page(page(), T0 + round).await;
    }
    assert_eq!(world.events("imported").await.len(), 1, "the same problem is no news either");
    let page = Page { problems: vec![problem("9"), problem("8")], ..Page::of(upserts(&["1"]), ALL) };
    world.page(page, T0).await;
    assert_eq!(world.events("imported").await.len(), 2, "another one is");
}

pub async fn absurd_progress_is_kept_as_far_as_it_goes(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let claim = world.begin(T0).await;
    let mut commit = world.reported(&claim, Page::default(), T0).await;
    let page = commit.page.as_mut().unwrap();
    (page.done, page.total) = (u64::MAX, Some(u64::MAX));
    world.store.commit(commit).await.unwrap();
    assert_eq!(world.tick().await.done, i64::MAX as u64);
}
