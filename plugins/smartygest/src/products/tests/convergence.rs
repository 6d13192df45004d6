//! Whatever happens to the list while it's read, and whatever its clock shows, the shop becomes what Smarty is.

use std::rc::Rc;

use framework360_sdk::testing;
use proptest::prelude::*;

use super::fake_platform::{Platform, reset};
use super::fake_remote::{Edit, Order, Remote, Shared, remote};

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        12 => edit_of_products(),
        1 => prop::sample::select(vec![-60i64, 60]).prop_map(Edit::Clock),
    ]
}

fn edit_of_products() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => any::<usize>().prop_map(Edit::Rename),
        3 => any::<usize>().prop_map(Edit::Stock),
        1 => (0usize..150).prop_map(Edit::Bulk),
        3 => Just(Edit::Add),
        3 => any::<usize>().prop_map(Edit::Remove),
    ]
}

/// Also one that shows up to four minutes late: Smarty's clock may be another five minutes ahead of what it showed
/// before, and both must fit into the overlap of ten.
fn edit_that_may_be_late() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => edit_of_products(),
        2 => (0usize..150).prop_map(Edit::Bulk),
        2 => (any::<usize>(), 0u64..240).prop_map(|(index, late)| Edit::Late(index, late)),
    ]
}

/// The undocumented properties of Smarty's list.
#[derive(Clone, Debug)]
struct Manners {
    order: Order,
    exclusive: bool,
    cap: usize,
    /// Minutes that Smarty's clock is ahead of UTC.
    ahead: i64,
    /// Minutes that the stamp of one row is ahead of Smarty's clock.
    future: Option<u64>,
    /// Seconds to which stamps are kept.
    precision: u64,
    slow_ms: u64,
}

fn manners() -> impl Strategy<Value = Manners> {
    let order = prop::sample::select(vec![Order::ById, Order::NewestFirst, Order::OldestFirst]);
    let cap = prop::sample::select(vec![50usize, 50, 20, 7]);
    // In Rome, Athens, Greenwich, New York, Tokyo; and some minutes wrong.
    let zone = prop::sample::select(vec![120i64, 120, 180, 0, -240, 540, 117, 119, 121, 124, 126]);
    let clock = prop_oneof![
        4 => (zone, Just(None)),
        1 => (Just(120), prop::sample::select(vec![4u64, 60, 130, 500_000_000]).prop_map(Some)),
    ];
    let precision = prop::sample::select(vec![1u64, 1, 1, 60, 86_400]);
    let slow_ms = prop::sample::select(vec![0u64, 0, 3_000, 40_000]);
    (order, any::<bool>(), cap, clock, precision, slow_ms).prop_map(
        |(order, exclusive, cap, (ahead, future), precision, slow_ms)| Manners {
            order,
            exclusive,
            cap,
            ahead,
            future,
            precision,
            slow_ms,
        },
    )
}

/// A list with these manners, of which so many rows have just been changed together.
fn remote_with(manners: &Manners, count: u64, bulk: usize) -> Shared {
    reset();
    let remote = remote(count);
    {
        let mut remote = remote.borrow_mut();
        (remote.order, remote.exclusive, remote.cap) = (manners.order, manners.exclusive, manners.cap);
        (remote.precision, remote.slow_ms) = (manners.precision, manners.slow_ms);
        let turn = |stamp: u64| stamp.saturating_add_signed((manners.ahead - 120) * 60);
        for row in &mut remote.rows {
            row.stamp = row.stamp.map(|stamp| turn(stamp) / manners.precision * manners.precision);
        }
        remote.ahead = manners.ahead;
        if let Some(minutes) = manners.future {
            let stamp = (remote.clock() + minutes * 60) / manners.precision * manners.precision;
            remote.add(Some(stamp));
        }
        remote.edit(&Edit::Bulk(bulk));
    }
    remote
}

/// The differences, but for removed products: those only a list of everything shows.
fn changes_missing(platform: &Platform, remote: &Remote) -> Vec<String> {
    let mut differences = platform.differs(remote);
    differences.retain(|difference| !difference.ends_with("is gone"));
    differences
}

fn pass_minutes(minutes: u64) {
    testing::with(|host| host.now += minutes * 60_000);
}

/// What happens around one tick: edits before it, each with the minutes after it, and one edit after each of its
/// requests.
type Round = (Vec<(Edit, u64)>, Vec<Edit>);

fn round() -> impl Strategy<Value = Round> {
    let minutes = prop::sample::select(vec![0u64, 0, 0, 0, 1, 7, 15, 40, 200, 24 * 60]);
    let before = (edit_that_may_be_late(), minutes);
    (prop::collection::vec(before, 0..8), prop::collection::vec(edit_that_may_be_late(), 0..30))
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
        pass_minutes(24 * 60);
        remote.borrow_mut().edits = again;
        platform.next_tick(&remote);
        remote.borrow_mut().edits.clear();
        // Hours of passes over changes, and the list of everything that is due once a day.
        for _ in 0..36 {
            platform.next_tick(&remote);
        }
        pass_minutes(24 * 60);
        platform.next_tick(&remote);
        prop_assert_eq!(platform.differs(&remote.borrow()), Vec::<String>::new());
        // Then nothing changes any more. What was changed together is listed for as long as the overlaps reach back.
        for _ in 0..36 {
            platform.next_tick(&remote);
            prop_assert_eq!(platform.changed, 0);
        }
        // After that at two requests at most: but for everything once an hour, and what follows it, where rows have no
        // stamp.
        let mut lists = Vec::new();
        for _ in 0..24 {
            lists.push(platform.next_tick(&remote));
            prop_assert_eq!(platform.changed, 0);
        }
        let dear = lists.iter().filter(|lists| **lists > 2).count();
        prop_assert!(dear <= if unstamped > 0 { 6 } else { 0 }, "{:?}", lists);
    }

    #[test]
    fn what_changed_is_there_one_tick_after_the_list_stops_changing(
        count in 60u64..260,
        bulk in 0usize..200,
        manners in manners(),
        rounds in prop::collection::vec(round(), 1..8),
    ) {
        let remote = remote_with(&manners, count, bulk);
        let mut platform = Platform::default();
        platform.watched = Some(Rc::clone(&remote));
        platform.tick();
        for (before, during) in rounds {
            for (edit, minutes) in &before {
                remote.borrow_mut().edit(edit);
                pass_minutes(*minutes);
            }
            remote.borrow_mut().edits = during;
            platform.next_tick(&remote);
            remote.borrow_mut().edits.clear();
            platform.next_tick(&remote);
            prop_assert_eq!(changes_missing(&platform, &remote.borrow()), Vec::<String>::new());
        }
        pass_minutes(24 * 60);
        platform.next_tick(&remote);
        prop_assert_eq!(platform.differs(&remote.borrow()), Vec::<String>::new());
    }

    #[test]
    fn what_changed_around_a_jump_of_a_clock_is_there_within_the_hour(
        count in 60u64..260,
        bulk in 0usize..200,
        manners in manners(),
        during in prop::collection::vec(edit_of_products(), 0..25),
        between in prop::collection::vec(prop::collection::vec(edit_of_products(), 0..3), 1..20),
        jump in prop_oneof![
            prop::sample::select(vec![-60i64, -60, 60, 1_000]).prop_map(Edit::Clock),
            prop::sample::select(vec![-200i64, -60, -20, 20, 60, 200]).prop_map(Edit::OurClock),
        ],
        jump_at in 0usize..20,
    ) {
        let mut manners = manners;
        if matches!(jump, Edit::OurClock(_)) {
            // Our clock, ahead by hours, would take a stamp of the future for one of now: a day's list alone shows what
            // that hides.
            manners.future = None;
        }
        let remote = remote_with(&manners, count, bulk);
        remote.borrow_mut().edits = during;
        let mut platform = Platform::default();
        platform.tick();
        for (index, edits) in between.iter().enumerate() {
            if index == jump_at {
                remote.borrow_mut().edit(&jump);
            }
            edits.iter().for_each(|edit| remote.borrow_mut().edit(edit));
            platform.next_tick(&remote);
        }
        remote.borrow_mut().edits.clear();
        for _ in 0..13 {
            platform.next_tick(&remote);
        }
        prop_assert_eq!(changes_missing(&platform, &remote.borrow()), Vec::<String>::new());
    }
}
