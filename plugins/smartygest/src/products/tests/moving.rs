//! Lists that change while they are read, hide rows, or say little of when a row changed: every row comes all the same.

use framework360_sdk::testing;
use framework360_sdk::{Error, Next, civil};
use serde_json::json;

use super::fake_platform::{Platform, reset};
use super::fake_remote::{Edit, Order, Remote, remote};

/// With one product touched before every request, the list was given up after a hundred moves, again and again: its
/// end never came in.
#[test]
fn a_list_that_moves_at_every_request_is_read_to_its_end() {
    for order in [Order::NewestFirst, Order::OldestFirst, Order::ById] {
        reset();
        let remote = remote(2_100);
        remote.borrow_mut().order = order;
        remote.borrow_mut().cap = 20;
        remote.borrow_mut().edits = (0..9_000).map(|n| Edit::Rename(n * 7)).collect();
        let mut platform = Platform::default();
        platform.watched = Some(std::rc::Rc::clone(&remote));
        platform.tick();
        assert!(!remote.borrow().edits.is_empty(), "it moved to the end");
        assert_eq!(platform.products.len(), 2_100, "{order:?}");
    }
}

#[test]
fn a_list_whose_rows_stand_somewhere_else_at_every_request_comes_to_an_end() {
    reset();
    let remote = remote(900);
    remote.borrow_mut().order = Order::OldestFirst;
    remote.borrow_mut().edits = (0..3_000).map(|n| Edit::Bulk(100 + n % 700)).collect();
    let mut platform = Platform::default();
    platform.tick();
    remote.borrow_mut().edits.clear();
    testing::with(|host| host.now += 3_600_000);
    platform.next_tick(&remote);
    assert_eq!(platform.differs(&remote.borrow()), [""; 0]);
}

/// Pages of 48 where 50 were asked for: the offset counts rows that aren't shown.
#[test]
fn rows_that_are_hidden_after_they_were_counted_hide_no_others() {
    let hidden: [fn(u64) -> bool; 4] =
        [|id| id % 25 == 0, |id| id % 2 == 0, |id| (130..250).contains(&id), |id| id < 40 || id % 7 == 0];
    for hidden in hidden {
        reset();
        let remote = remote(600);
        (remote.borrow_mut().hidden, remote.borrow_mut().order) = (hidden, Order::ById);
        let mut platform = Platform::default();
        platform.tick();
        let shown = remote.borrow().rows.iter().filter(|row| !hidden(row.id)).count();
        assert_eq!(platform.products.len(), shown);
    }
}

#[test]
fn pages_of_one_row_are_read_to_the_end() {
    for count in [0, 1, 2, 9] {
        reset();
        let remote = remote(count);
        remote.borrow_mut().cap = 1;
        let mut platform = Platform::default();
        platform.tick();
        assert_eq!(platform.differs(&remote.borrow()), [""; 0], "{count}");
    }
    reset();
    let remote = remote(1);
    remote.borrow_mut().heeds_offset = false;
    let Err(Error::Unexpected(message)) = Platform::default().call() else { panic!("taken for a list") };
    assert_eq!(message.code, "page-repeats");
}

/// All prices were changed while everything was listed, and got one stamp. What had been read before them was looked
/// for after that stamp, and so not found for an hour.
#[test]
fn what_changes_while_a_list_is_read_comes_with_the_next_tick() {
    for order in [Order::ById, Order::NewestFirst, Order::OldestFirst] {
        for lag in [0, 1] {
            reset();
            let remote = remote(400);
            (remote.borrow_mut().order, remote.borrow_mut().ahead) = (order, 120 - lag);
            remote.borrow_mut().edits = vec![Edit::Clock(0), Edit::Bulk(400)];
            let mut platform = Platform::default();
            platform.tick();
            platform.next_tick(&remote);
            assert_eq!(platform.differs(&remote.borrow()), [""; 0], "{order:?}");
        }
    }
}

/// The list took half an hour, and its last rows had been changed by its end: ten minutes before that is too late.
#[test]
fn what_changes_early_in_a_long_pass_comes_with_the_next_tick() {
    for ahead in [0, 120, 180] {
        reset();
        let remote = remote(2_000);
        (remote.borrow_mut().ahead, remote.borrow_mut().order) = (ahead, Order::ById);
        for row in &mut remote.borrow_mut().rows {
            row.stamp = row.stamp.map(|stamp| stamp.saturating_add_signed((ahead - 120) * 60));
        }
        remote.borrow_mut().slow_ms = 40_000;
        let nothing = || Edit::Clock(0);
        let mut edits = vec![nothing(), Edit::Rename(0)];
        edits.extend((0..36).map(|_| nothing()));
        edits.push(Edit::Rename(1_999));
        remote.borrow_mut().edits = edits;
        let mut platform = Platform::default();
        platform.tick();
        platform.next_tick(&remote);
        assert_eq!(platform.differs(&remote.borrow()), [""; 0], "{ahead}");
    }
}

#[test]
fn a_stamp_two_hours_ahead_hides_no_change() {
    reset();
    let remote = remote(200);
    let ahead = remote.borrow().clock() + 7_200;
    remote.borrow_mut().add(Some(ahead));
    let mut platform = Platform::default();
    platform.tick();
    for row in 0..30 {
        remote.borrow_mut().edit(&Edit::Rename(row * 6));
        platform.next_tick(&remote);
        assert_eq!(platform.differs(&remote.borrow()), [""; 0], "{row}");
    }
}

#[test]
fn rows_that_all_share_a_stamp_of_the_past_are_listed_again_as_long_as_the_overlaps_reach_back() {
    reset();
    let remote = remote(400);
    let past = remote.borrow().clock() - 3 * 86_400;
    remote.borrow_mut().rows.iter_mut().for_each(|row| row.stamp = Some(past));
    let mut platform = Platform::default();
    platform.tick();
    let lists: Vec<_> = (0..36).map(|_| platform.next_tick(&remote)).collect();
    assert_eq!(lists.iter().filter(|lists| **lists > 2).count(), 4, "{lists:?}");
    assert!(lists.iter().skip(24).all(|lists| *lists == 1), "{lists:?}");
}

#[test]
fn a_stamp_that_is_a_date_hides_no_change_of_that_day() {
    for exclusive in [false, true] {
        for count in [60, 300] {
            reset();
            let remote = remote(count);
            let today = remote.borrow().clock() / 86_400 * 86_400;
            let dated = |remote: &mut Remote| {
                remote.rows.iter_mut().for_each(|row| row.stamp = row.stamp.map(|at| at / 86_400 * 86_400));
            };
            (remote.borrow_mut().dates, remote.borrow_mut().exclusive) = (true, exclusive);
            dated(&mut remote.borrow_mut());
            let mut platform = Platform::default();
            platform.tick();
            for row in 0..8 {
                remote.borrow_mut().edit(&Edit::Rename(row + 50));
                dated(&mut remote.borrow_mut());
                assert_eq!(remote.borrow().rows[row + 50].stamp, Some(today));
                platform.next_tick(&remote);
                assert_eq!(platform.differs(&remote.borrow()), [""; 0], "{count} {exclusive}");
            }
        }
    }
}

/// Stamps in a form that can't be read, and a bound that isn't applied.
#[test]
fn where_stamps_say_nothing_the_first_rows_are_read_with_every_tick_and_all_of_them_once_an_hour() {
    let spoil: [fn(&mut Remote); 2] = [
        |remote| remote.heeds_bound = false,
        |remote| remote.rows.iter_mut().for_each(|row| row.more = json!({"last_update": "22/11/2026"})),
    ];
    for (index, spoil) in spoil.into_iter().enumerate() {
        reset();
        let remote = remote(300);
        spoil(&mut remote.borrow_mut());
        remote.borrow_mut().order = Order::ById;
        let mut platform = Platform::default();
        platform.tick();
        let lists: Vec<_> = (0..26)
            .map(|tick| {
                remote.borrow_mut().edit(&Edit::Rename(tick));
                let lists = platform.next_tick(&remote);
                assert_eq!(platform.differs(&remote.borrow()), [""; 0], "{index} {tick}");
                lists
            })
            .collect();
        assert!(lists.iter().all(|lists| *lists > 0), "{index} {lists:?}");
        assert_eq!(lists.iter().filter(|lists| **lists > 2).count(), 2, "{index} {lists:?}");
    }
}

/// `last_update` is shown in Rome's time, and `last_update_from` is read in Greenwich's: no change is listed by itself.
#[test]
fn a_bound_that_is_read_on_another_clock_costs_a_list_an_hour_and_loses_nothing() {
    reset();
    let remote = remote(300);
    remote.borrow_mut().bound_ahead = 120;
    let mut platform = Platform::default();
    platform.tick();
    for hour in 0..6 {
        remote.borrow_mut().edit(&Edit::Rename(hour * 40));
        let lists: Vec<_> = (0..14).map(|_| platform.next_tick(&remote)).collect();
        assert!(lists.iter().filter(|lists| **lists > 2).count() <= 2, "{lists:?}");
        assert_eq!(platform.differs(&remote.borrow()), [""; 0], "{hour}");
    }
}

/// The last row of a page was changed before the next one was read, and went to the end of the list: between it and the
/// place where it had been were rows that hadn't been read yet, and that no later pass lists.
#[test]
fn a_row_that_jumps_over_unread_ones_hides_none_of_them() {
    for order in [Order::ById, Order::NewestFirst, Order::OldestFirst] {
        for count in [55, 60, 99, 130] {
            for changed in [0, 10, 48, 49, 50] {
                reset();
                let remote = remote(200);
                remote.borrow_mut().order = order;
                let mut platform = Platform::default();
                platform.tick();
                remote.borrow_mut().edit(&Edit::Bulk(count));
                testing::with(|host| host.now += 1_800_000);
                // Oldest first, the row with index 49 was read last.
                remote.borrow_mut().edits = vec![Edit::Rename(changed)];
                platform.next_tick(&remote);
                platform.next_tick(&remote);
                assert_eq!(platform.differs(&remote.borrow()), [""; 0], "{order:?} {count} {changed}");
            }
        }
    }
}

/// With a product changed before every request, the end of the list moves away from the reader. A pass that gave up
/// there and began again at the same stamp would list more with every tick.
#[test]
fn a_list_of_changes_that_moves_at_every_request_does_not_grow_from_tick_to_tick() {
    for order in [Order::NewestFirst, Order::OldestFirst, Order::ById] {
        reset();
        let remote = remote(2_000);
        remote.borrow_mut().order = order;
        let mut platform = Platform::default();
        platform.tick();
        remote.borrow_mut().edits = (0..100_000).map(|n| Edit::Rename(n * 7)).collect();
        let lists: Vec<_> = (0..30).map(|_| platform.next_tick(&remote)).collect();
        assert!(lists.iter().all(|lists| *lists < 150), "{order:?} {lists:?}");
        remote.borrow_mut().edits.clear();
        platform.next_tick(&remote);
        assert_eq!(platform.differs(&remote.borrow()), [""; 0], "{order:?}");
    }
}

/// Two temporary errors in a row paused the installation, and its owner was asked to look for a mistake in the key.
#[test]
fn what_is_no_word_about_the_key_is_tried_again_by_itself() {
    for (answer, kind, words) in [
        (testing::json(200, r#"{"error": "Service temporarily unavailable"}"#), "Throttled", "temporarily"),
        (testing::json(403, "Forbidden"), "Throttled", "Forbidden"),
        (testing::json(200, r#"{"error": "failed: list?ApiKey=K1"}"#), "Throttled", "failed"),
        (testing::json(200, r#"{"error": "Invalid ApiKey"}"#), "Unauthorized", "Invalid"),
        (testing::json(403, r#"{"error": "api key not valid"}"#), "Unauthorized", "not valid"),
        (testing::json(200, r#"{"error": "Chiave non valida"}"#), "Unauthorized", "Chiave"),
        (testing::json(401, ""), "Unauthorized", ""),
    ] {
        reset();
        let remote = remote(120);
        remote.borrow_mut().always = Some(answer);
        let mut platform = Platform::default();
        let error = platform.call().unwrap_err();
        let reported = format!("{error:?}");
        assert!(
            reported.starts_with(kind) && reported.contains(words) && !reported.contains("K1"),
            "{reported}"
        );
        if let Error::Throttled(retry) = error {
            assert_eq!((retry.message.code.as_str(), retry.after_ms), ("smarty-declines", Some(600_000)));
        }
        remote.borrow_mut().always = None;
        platform.tick();
        assert_eq!(platform.differs(&remote.borrow()), [""; 0]);
    }
}

#[test]
fn a_moment_of_smartys_clock_is_taken_for_one_in_rome() {
    reset();
    let remote = remote(1);
    assert_eq!(remote.borrow().clock(), civil::in_zone(testing::with(|host| host.now), crate::api::ZONE));
    assert_eq!(Platform::default().call().unwrap().next, Next::AtTick);
}
