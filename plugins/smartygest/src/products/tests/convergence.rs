//! Whatever happens to the list while it's read: once it stands still, the shop becomes what Smarty is.

use std::rc::Rc;

use framework360_sdk::testing;
use proptest::prelude::*;

use super::fake_platform::{Platform, reset};
use super::fake_remote::{Edit, Order, remote};

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => any::<usize>().prop_map(Edit::Rename),
        3 => any::<usize>().prop_map(Edit::Stock),
        1 => (0usize..150).prop_map(Edit::Bulk),
        3 => Just(Edit::Add),
        3 => any::<usize>().prop_map(Edit::Remove),
        1 => prop::sample::select(vec![-60i64, 60]).prop_map(Edit::Clock),
    ]
}

fn small_edit() -> impl Strategy<Value = Edit> {
    edit().prop_filter("the clock is set once", |edit| !matches!(edit, Edit::Clock(_)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_shop_becomes_what_smarty_is(
        count in 0u64..260,
        order in prop::sample::select(vec![Order::ById, Order::NewestFirst, Order::OldestFirst]),
        exclusive in any::<bool>(),
        cap in prop::sample::select(vec![50usize, 50, 20, 7, 2]),
        unstamped in 0usize..3,
        during in prop::collection::vec(edit(), 0..25),
        between in prop::collection::vec(edit(), 0..12),
        again in prop::collection::vec(edit(), 0..6),
    ) {
        reset();
        let remote = remote(count);
        {
            let mut remote = remote.borrow_mut();
            (remote.order, remote.exclusive, remote.cap, remote.edits) = (order, exclusive, cap, during);
            for row in remote.rows.iter_mut().take(unstamped) {
                row.stamp = None;
            }
        }
        let mut platform = Platform::default();
        platform.watched = Some(Rc::clone(&remote));
        platform.tick();
        for edit in &between {
            remote.borrow_mut().edit(edit);
            platform.next_tick(&remote);
        }
        // A day later, while everything is listed again.
        testing::with(|host| host.now += 24 * 3_600_000);
        remote.borrow_mut().edits = again;
        platform.next_tick(&remote);
        remote.borrow_mut().edits.clear();
        // Three hours of looks back, and the list of everything that is due once a day.
        for _ in 0..36 {
            platform.next_tick(&remote);
        }
        testing::with(|host| host.now += 21 * 3_600_000);
        platform.next_tick(&remote);
        prop_assert_eq!(platform.differs(&remote.borrow()), Vec::<String>::new());
        // Then nothing changes any more, at two requests: but for an hourly list where rows have no stamp, and
        // for the looks by which it's learned what is cheap.
        let mut lists = Vec::new();
        for _ in 0..24 {
            lists.push(platform.next_tick(&remote));
            prop_assert_eq!(platform.changed, 0);
        }
        let dear = lists.iter().filter(|lists| **lists > 2).count();
        prop_assert!(dear <= if unstamped > 0 { 5 } else { 3 }, "{:?}", lists);
    }

    #[test]
    fn within_three_hours_nothing_new_or_changed_is_missing(
        count in 40u64..260,
        order in prop::sample::select(vec![Order::ById, Order::NewestFirst, Order::OldestFirst]),
        exclusive in any::<bool>(),
        during in prop::collection::vec(small_edit(), 0..25),
        between in prop::collection::vec(small_edit(), 0..12),
        jump in prop::sample::select(vec![0i64, -60, 60]),
        jump_at in 0usize..12,
    ) {
        reset();
        let remote = remote(count);
        (remote.borrow_mut().order, remote.borrow_mut().exclusive, remote.borrow_mut().edits) = (order, exclusive, during);
        let mut platform = Platform::default();
        platform.tick();
        for (index, edit) in between.iter().enumerate() {
            if index == jump_at {
                remote.borrow_mut().edit(&Edit::Clock(jump));
            }
            remote.borrow_mut().edit(edit);
            platform.next_tick(&remote);
        }
        remote.borrow_mut().edits.clear();
        for _ in 0..36 {
            platform.next_tick(&remote);
        }
        let mut differences = platform.differs(&remote.borrow());
        differences.retain(|difference| !difference.ends_with("is gone"));
        prop_assert_eq!(differences, Vec::<String>::new());
    }
}
