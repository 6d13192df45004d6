//! What a tick lists, costs and changes.

use framework360_sdk::http::TransportError;
use framework360_sdk::testing::{self};
use framework360_sdk::{Connector, Error, Next};

use super::fake_platform::{Platform, reset};
use super::fake_remote::{Edit, Order, remote};
use crate::Smartygest;

#[test]
fn everything_comes_with_the_first_tick_and_an_unchanged_tick_costs_two_requests() {
    for count in [0, 1, 2, 49, 50, 51, 99, 100, 101, 250, 600] {
        reset();
        let remote = remote(count);
        let mut platform = Platform::default();
        platform.tick();
        assert_eq!(platform.differs(&remote.borrow()), [""; 0], "{count}");
        for _ in 0..3 {
            assert!(platform.next_tick(&remote) <= 2, "{count}");
            assert_eq!(platform.changed, 0);
        }
    }
}

#[test]
fn an_import_comes_in_pages_that_belong_to_one_list() {
    reset();
    let _remote = remote(600);
    let mut platform = Platform::default();
    let pages: Vec<_> = std::iter::from_fn(|| {
        let page = platform.call().unwrap();
        let part = page.enumeration.unwrap();
        Some((page.done, page.next, part.begins, part.ends))
    })
    .take(3)
    .collect();
    assert_eq!(
        pages,
        [(246, Next::Now, true, false), (491, Next::Now, false, false), (600, Next::AtTick, false, true)]
    );
}

#[test]
fn a_slow_smarty_is_read_in_smaller_pages() {
    reset();
    let remote = remote(300);
    remote.borrow_mut().slow_ms = 9_000;
    let mut platform = Platform::default();
    let page = platform.call().unwrap();
    assert_eq!((remote.borrow().lists, page.next), (2, Next::Now));
    platform.tick();
    assert_eq!(platform.differs(&remote.borrow()), [""; 0]);
}

#[test]
fn long_descriptions_come_in_smaller_pages() {
    reset();
    let remote = remote(300);
    for row in &mut remote.borrow_mut().rows {
        row.more = serde_json::json!({"description": "x".repeat(30_000)});
    }
    let mut platform = Platform::default();
    platform.call().unwrap();
    assert_eq!(remote.borrow().lists, 2);
    platform.tick();
    assert_eq!(platform.differs(&remote.borrow()), [""; 0]);
}

#[test]
fn no_page_asks_for_more_changes_than_the_platform_takes() {
    reset();
    let remote = remote(50);
    let variations: Vec<_> = (0..150).map(|id| serde_json::json!({"id": id + 1, "stock": 1})).collect();
    for row in &mut remote.borrow_mut().rows {
        row.more = serde_json::json!({ "variations": variations });
    }
    let mut platform = Platform::default();
    platform.tick();
    let reported = |cursor: &Option<String>| {
        testing::with(|host| host.changes.clear());
        Smartygest::on_product_tick(cursor.clone()).unwrap();
        testing::with(|host| host.changes.len())
    };
    assert_eq!(reported(&platform.cursor), 33 * 151 + 17, "stock levels, and the rest as products");
}

#[test]
fn a_small_catalogue_shows_at_the_next_tick_what_is_gone() {
    reset();
    let remote = remote(20);
    let mut platform = Platform::default();
    platform.tick();
    remote.borrow_mut().edit(&Edit::Remove(3));
    assert_eq!(platform.next_tick(&remote), 2);
    assert_eq!((platform.changed, platform.products.len()), (1, 19));
}

#[test]
fn a_large_catalogue_shows_once_a_day_what_is_gone() {
    reset();
    let remote = remote(200);
    let mut platform = Platform::default();
    platform.tick();
    remote.borrow_mut().edit(&Edit::Remove(3));
    platform.next_tick(&remote);
    assert_eq!(platform.products.len(), 200);
    testing::with(|host| host.now += 24 * 3_600_000);
    platform.next_tick(&remote);
    assert_eq!(platform.products.len(), 199);
}

#[test]
fn a_change_comes_alone_and_stock_alone_as_stock() {
    reset();
    let remote = remote(200);
    let mut platform = Platform::default();
    platform.tick();
    for edit in [Edit::Rename(150), Edit::Stock(7), Edit::Add] {
        remote.borrow_mut().edit(&edit);
        assert!(platform.next_tick(&remote) <= 2);
        assert_eq!(platform.changed, 1, "{edit:?}");
        assert_eq!(platform.differs(&remote.borrow()), [""; 0]);
    }
}

#[test]
fn rows_without_a_stamp_are_listed_every_hour() {
    for all in [false, true] {
        reset();
        let remote = remote(120);
        let without = remote.borrow_mut().add(None);
        if all {
            remote.borrow_mut().rows.iter_mut().for_each(|row| row.stamp = None);
        }
        let mut platform = Platform::default();
        platform.tick();
        remote.borrow_mut().rows.iter_mut().find(|row| row.id == without).unwrap().stock = 77;
        let lists: Vec<_> = (0..13).map(|_| platform.next_tick(&remote)).collect();
        assert_eq!(lists.iter().filter(|lists| **lists > 2).count(), 1, "{lists:?}");
        assert_eq!(platform.differs(&remote.borrow()), [""; 0]);
    }
}

/// A list of changes that names them all would be read to its end at every tick.
#[test]
fn rows_without_a_stamp_that_come_with_every_list_of_changes_are_read_once_an_hour() {
    reset();
    let remote = remote(600);
    remote.borrow_mut().lists_unstamped = true;
    remote.borrow_mut().order = Order::ById;
    remote.borrow_mut().rows.iter_mut().take(400).for_each(|row| row.stamp = None);
    let mut platform = Platform::default();
    platform.tick();
    remote.borrow_mut().edit(&Edit::Rename(300));
    remote.borrow_mut().edit(&Edit::Rename(500));
    let lists: Vec<_> = (0..13).map(|_| platform.next_tick(&remote)).collect();
    assert_eq!(lists.iter().filter(|lists| **lists > 2).count(), 1, "{lists:?}");
    assert_eq!(platform.differs(&remote.borrow()), [""; 0]);
}

#[test]
fn a_tick_costs_two_requests_at_most_unless_more_was_changed() {
    for (order, exclusive) in [(Order::ById, false), (Order::NewestFirst, true), (Order::OldestFirst, false)]
    {
        reset();
        let remote = remote(2_000);
        (remote.borrow_mut().order, remote.borrow_mut().exclusive) = (order, exclusive);
        let mut platform = Platform::default();
        platform.tick();
        assert_eq!(remote.borrow().lists, 47, "the first list: 41 pages, and a look behind its end");
        assert_eq!(platform.next_tick(&remote), 2, "unchanged");
        remote.borrow_mut().edit(&Edit::Rename(100));
        assert_eq!((platform.next_tick(&remote), platform.changed), (2, 1), "one change");
        remote.borrow_mut().edit(&Edit::Bulk(1_000));
        assert_eq!((platform.next_tick(&remote), platform.changed), (22, 1_000), "a thousand changes");
        // They are listed for 10 minutes more, and by the hourly passes for 75.
        let lists: Vec<_> = (0..36).map(|_| platform.next_tick(&remote)).collect();
        assert_eq!(lists.iter().filter(|lists| **lists > 2).count(), 4, "{order:?} {lists:?}");
        assert_eq!(lists.iter().sum::<usize>(), 120, "{order:?} {lists:?}");
        assert!(lists.iter().skip(24).all(|lists| *lists == 1), "{order:?} {lists:?}");
        remote.borrow_mut().edit(&Edit::Rename(100));
        assert!(platform.next_tick(&remote) <= 2);
        assert_eq!((platform.changed, platform.differs(&remote.borrow())), (1, Vec::new()));
    }
}

#[test]
fn a_bound_that_is_not_heeded_costs_a_list_an_hour() {
    reset();
    let remote = remote(300);
    remote.borrow_mut().heeds_bound = false;
    let mut platform = Platform::default();
    platform.tick();
    remote.borrow_mut().edit(&Edit::Rename(250));
    let lists: Vec<_> = (0..26).map(|_| platform.next_tick(&remote)).collect();
    assert_eq!(lists.iter().filter(|lists| **lists > 2).count(), 2, "{lists:?}");
    assert_eq!(platform.differs(&remote.borrow()), [""; 0]);
}

#[test]
fn a_change_after_the_clock_was_set_back_an_hour_is_found_within_the_hour() {
    reset();
    let remote = remote(200);
    let mut platform = Platform::default();
    platform.tick();
    remote.borrow_mut().edit(&Edit::Rename(1));
    platform.next_tick(&remote);
    remote.borrow_mut().edit(&Edit::Clock(-60));
    remote.borrow_mut().edit(&Edit::Rename(2));
    for _ in 0..12 {
        platform.next_tick(&remote);
    }
    assert_eq!(platform.differs(&remote.borrow()), [""; 0]);
}

/// Half of a great change was missed while everything was listed. By the time of the next hourly pass the clock had
/// jumped and other changes had moved the latest stamp on: back from that stamp, the half was out of sight.
#[test]
fn the_hourly_pass_goes_back_to_where_the_last_one_was() {
    reset();
    let remote = remote(98);
    remote.borrow_mut().order = Order::ById;
    remote.borrow_mut().edits = vec![Edit::Bulk(98), Edit::Add, Edit::Rename(0)];
    let mut platform = Platform::default();
    platform.tick();
    remote.borrow_mut().edit(&Edit::Clock(60));
    for _ in 0..4 {
        remote.borrow_mut().edit(&Edit::Rename(0));
        platform.next_tick(&remote);
    }
    for _ in 0..12 {
        platform.next_tick(&remote);
    }
    assert_eq!(platform.differs(&remote.borrow()), [""; 0]);
}

#[test]
fn a_stamp_far_ahead_hides_no_change() {
    reset();
    let remote = remote(200);
    let far = framework360_sdk::civil::read("2999-12-31 00:00:00");
    remote.borrow_mut().add(far);
    let mut platform = Platform::default();
    platform.tick();
    remote.borrow_mut().edit(&Edit::Rename(2));
    platform.next_tick(&remote);
    assert_eq!(platform.differs(&remote.borrow()), [""; 0]);
}

#[test]
fn a_list_that_heeds_no_offset_is_an_error_and_moves_nothing() {
    reset();
    let remote = remote(120);
    remote.borrow_mut().heeds_offset = false;
    let mut platform = Platform::default();
    for _ in 0..2 {
        let Err(Error::Unexpected(message)) = platform.call() else { panic!("taken for a list") };
        assert_eq!((message.code.as_str(), &platform.cursor), ("page-repeats", &None));
    }
    remote.borrow_mut().heeds_offset = true;
    platform.tick();
    assert_eq!(platform.differs(&remote.borrow()), [""; 0]);
}

#[test]
fn an_error_between_pages_is_made_good_where_it_happened() {
    for (answer, kind) in [
        (testing::json(429, ""), "Throttled"),
        (testing::json(503, ""), "Unavailable"),
        (testing::json(401, ""), "Unauthorized"),
        (testing::json(200, "[{\"id\": 1"), "Unexpected"),
        (testing::json(200, "<html>login</html>"), "Unexpected"),
        (Err(TransportError::Timeout), "Unavailable"),
    ] {
        reset();
        let remote = remote(300);
        let mut platform = Platform::default();
        platform.call().unwrap();
        let cursor = platform.cursor.clone();
        remote.borrow_mut().instead = Some(answer);
        let error = platform.call().unwrap_err();
        assert!(format!("{error:?}").starts_with(kind), "{error:?}");
        assert!(!format!("{error:?}").contains("K1"));
        assert_eq!(platform.cursor, cursor);
        platform.tick();
        assert_eq!(platform.differs(&remote.borrow()), [""; 0]);
    }
}

#[test]
fn a_cursor_of_another_release_costs_a_list_and_loses_nothing() {
    // The last two are of version 1: between two ticks, and in the middle of a pass.
    for cursor in [
        r#"{"v":99}"#,
        r#"{"v":1,"stamps":[1714651140,1714647540],"looked":1714651140,"moved_at":1714644005000,"behind":6,"wide_at":1714644000000,"floor":"wide","full_at":1714644000000,"full_requests":10,"full_soon":false,"page":50,"taxes_at":0,"taxes_unknown":[]}"#,
        r#"{"v":1,"pass":{"kind":"narrow","from":1714651140,"anchor":"12","began":1714644300000,"offset":49,"page":1,"first":1,"most":50,"requests":1,"back":0,"moves":0,"lost":0,"done":50,"news":50,"unstamped":0,"unasked":0,"stamps":[1714651140]},"stamps":[1714651140],"looked":1714651140,"moved_at":1714644005000,"behind":6,"wide_at":1714644000000,"floor":"narrow","full_at":1714644000000,"full_requests":10,"full_soon":false,"page":50,"taxes_at":1714644001000,"taxes_unknown":[3]}"#,
    ] {
        reset();
        let remote = remote(200);
        let mut platform = Platform::default();
        platform.tick();
        remote.borrow_mut().edit(&Edit::Remove(150));
        remote.borrow_mut().edit(&Edit::Rename(150));
        platform.cursor = Some(cursor.into());
        platform.next_tick(&remote);
        assert_eq!(
            (platform.changed, platform.differs(&remote.borrow())),
            (2, Vec::new()),
            "everything is listed"
        );
        assert!(platform.next_tick(&remote) <= 2);
    }
}

#[test]
fn nothing_is_asked_while_the_flow_is_off_and_no_shop_in_other_money_is_filled() {
    reset();
    let remote = remote(10);
    testing::with(|host| host.currency = "CHF".into());
    let Err(Error::NotConfigured(message)) = Platform::default().call() else { panic!("francs taken") };
    assert_eq!(message.code, "shop-currency");
    testing::with(|host| host.flows.clear());
    let page = Platform::default().call().unwrap();
    assert_eq!((page.next, page.enumeration), (Next::AtTick, None));
    assert_eq!(remote.borrow().lists, 0);
}

#[test]
fn rows_that_come_and_go_while_a_list_is_read_leave_it_incomplete_until_it_stops_changing() {
    for edit in [Edit::Remove(0), Edit::Remove(199), Edit::Add, Edit::Rename(199)] {
        for order in [Order::ById, Order::NewestFirst, Order::OldestFirst] {
            reset();
            let remote = remote(200);
            remote.borrow_mut().order = order;
            remote.borrow_mut().edits = vec![Edit::Clock(0), edit.clone()];
            let mut platform = Platform::default();
            platform.tick();
            for _ in 0..13 {
                platform.next_tick(&remote);
            }
            assert!(platform.products.len() >= remote.borrow().rows.len(), "{edit:?} {order:?}");
            testing::with(|host| host.now += 24 * 3_600_000);
            platform.next_tick(&remote);
            assert_eq!(platform.differs(&remote.borrow()), [""; 0], "{edit:?} {order:?}");
        }
    }
}
