//! The plan of the passes: which is next, and what a finished one means for those after it.
//!
//! There are two kinds. A list of everything, which alone shows what was removed, comes once a day, within the hour
//! where the last one wasn't complete, and at every tick where it costs no more than a pass over changes. A pass over
//! changes begins before the latest stamp that is known: 10 minutes at every tick, for changes that become visible
//! late, and 75 minutes once an hour, for a clock that was set back by an hour.
//!
//! # Why no change is lost
//!
//! Smarty's clock may be in any time zone: conclusions are drawn from the stamps alone. It had reached the latest stamp
//! when the pass ended that found it, and since then as much time has passed there as here. So it showed at least
//! [`known_until`] when the last pass began. What was changed before was listed by that pass; what was changed later
//! has a later stamp, however long the pass took and however many rows share a stamp.
//!
//! - While nothing changes, the overlap shrinks by the time that passes, so that a bulk change isn't listed for ever.
//!   But a pass never begins later than right after the latest stamp: no jump of our own clock hides what comes after
//!   it.
//! - The hourly pass continues from the marks of the last hourly one, not from the latest stamp of now: stamps may have
//!   jumped ahead in between.
//! - A pass that may have skipped rows moves no mark: the next one begins where it began.
//! - A pass over changes that begins before the latest stamp must list the row that has it. Where it doesn't,
//!   `last_update_from` is compared on another clock, or that row is gone: everything is listed within the hour.
//! - A stamp in the future is no mark. One that is in the future on Smarty's clock but not in Rome hides changes until
//!   Smarty's clock reaches it, at most until the daily list of everything.

use framework360_sdk::civil::{self, Civil};
use framework360_sdk::shop::Timestamp;

use super::cursor::Cursor;
use super::pass::{Pass, Scope};
use crate::api::ZONE;

const HOUR_MS: u64 = 60 * 60 * 1000;
const DAY_MS: u64 = 24 * HOUR_MS;
/// A day, in seconds.
const DAY: u64 = 24 * 60 * 60;

/// How far before the latest stamp a pass over changes begins, in seconds.
const OVERLAP: u64 = 10 * 60;
/// How far before it the hourly pass begins, in seconds: an hour for a clock that is set back, and a quarter for
/// changes that become visible late.
const HOURLY_OVERLAP: u64 = 75 * 60;
/// The requests of a pass over changes on which nothing changed: the second shows that there is no more. A list of
/// everything that costs no more takes its place.
const CHEAP: u64 = 2;

/// The pass to begin, where none continues.
pub(super) fn next_pass(cursor: &Cursor, now: Timestamp) -> Pass {
    if is_due(cursor.full_due_at, DAY_MS, now) {
        return Pass::new(Scope::Everything, now);
    }
    let scope = if is_due(cursor.hourly_due_at, HOUR_MS, now) {
        Scope::Changes { since: cursor.hourly_since, hourly: true }
    } else {
        Scope::Changes { since: cursor.since, hourly: false }
    };
    // So a short page is known for one, even if it's the first.
    Pass { most: cursor.page_rows, ..Pass::new(scope, now) }
}

/// Whether something is due that was planned at most `within` ahead. What is further ahead was planned by a clock that
/// has been set back since.
fn is_due(at: Timestamp, within: u64, now: Timestamp) -> bool {
    at <= now || at > now.saturating_add(within)
}

/// Updates the cursor with the result of a pass that ended at `now`.
pub(super) fn finish(cursor: &mut Cursor, pass: &Pass, now: Timestamp) {
    let within_the_hour = cursor.full_due_at.min(now.saturating_add(HOUR_MS));
    match pass.scope {
        Scope::Everything => {
            cursor.full_due_at = pass.began.saturating_add(full_again_in(pass));
            cursor.page_rows = pass.most;
            if pass.has_gap && cursor.latest > 0 {
                return;
            }
            // Where no stamp says more, changes from now on are listed as if Smarty's clock were right.
            cursor.latest = pass.latest.unwrap_or_else(|| civil::in_zone(pass.began, ZONE));
            cursor.latest_found_at = now;
        }
        Scope::Changes { since, .. } => {
            let lacks_latest = pass.latest.is_none() && since < cursor.latest;
            if lacks_latest || pass.is_unbounded() {
                cursor.full_due_at = within_the_hour;
                return;
            }
            if pass.has_gap {
                return;
            }
            if let Some(latest) = pass.latest.filter(|latest| *latest > cursor.latest) {
                cursor.latest = latest;
                cursor.latest_found_at = now;
            }
        }
    }
    cursor.since = begin(cursor, pass.began, OVERLAP);
    if !matches!(pass.scope, Scope::Changes { hourly: false, .. }) {
        cursor.hourly_since = begin(cursor, pass.began, HOURLY_OVERLAP);
        cursor.hourly_due_at = pass.began.saturating_add(HOUR_MS);
    }
}

/// The time until everything is listed again, in milliseconds.
fn full_again_in(pass: &Pass) -> u64 {
    if pass.requests <= CHEAP {
        0
    } else if pass.moves > 0 || pass.unstamped > 0 || pass.latest.is_none() {
        // The list isn't complete, or has rows that no pass over changes lists.
        HOUR_MS
    } else {
        DAY_MS
    }
}

/// The stamp at which the pass after one that began at `began` begins.
fn begin(cursor: &Cursor, began: Timestamp, overlap: u64) -> Civil {
    let known = known_until(cursor, began);
    // Midnight is a date without a time: all changes of a day have the stamp of its beginning. A second before it
    // includes that stamp, whether or not the bound itself is listed.
    if cursor.latest.is_multiple_of(DAY) {
        let from = known.min(cursor.latest).saturating_sub(overlap);
        return (from - from % DAY).saturating_sub(1);
    }
    known.saturating_sub(overlap).min(cursor.latest + 1)
}

/// The least that Smarty's clock showed when the pass that began at `began` began.
fn known_until(cursor: &Cursor, began: Timestamp) -> Civil {
    (cursor.latest + began / 1000).saturating_sub(cursor.latest_found_at / 1000 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: u64 = 60;
    const MINUTE_MS: u64 = 60_000;
    const NOW: Timestamp = 1_714_644_000_000;
    /// Ten o'clock on Smarty's clock.
    const AT: Civil = 1_714_644_000;

    /// After a list of everything that took a second, with this latest stamp.
    fn listed(latest: Civil) -> Cursor {
        let mut cursor = Cursor::default();
        finish(&mut cursor, &full(latest), NOW + 999);
        cursor
    }

    fn full(latest: Civil) -> Pass {
        let mut pass = Pass::new(Scope::Everything, NOW);
        (pass.requests, pass.most, pass.done, pass.latest) = (9, 50, 400, Some(latest));
        pass
    }

    fn scope_after(cursor: &Cursor, minutes: u64) -> Scope {
        next_pass(cursor, NOW + minutes * MINUTE_MS).scope
    }

    /// What the pass lists that comes so many minutes after the list of everything and finds this as the latest stamp.
    fn pass(cursor: &mut Cursor, minutes: u64, latest: Option<Civil>) -> Scope {
        let mut pass = next_pass(cursor, NOW + minutes * MINUTE_MS);
        (pass.requests, pass.latest) = (2, latest);
        finish(cursor, &pass, NOW + minutes * MINUTE_MS + 999);
        pass.scope
    }

    fn since(since: Civil) -> Scope {
        Scope::Changes { since, hourly: false }
    }

    fn hourly_since(since: Civil) -> Scope {
        Scope::Changes { since, hourly: true }
    }

    #[test]
    fn the_first_pass_and_one_a_day_list_everything() {
        assert_eq!(scope_after(&Cursor::default(), 0), Scope::Everything);
        assert_eq!(scope_after(&listed(AT), 5), since(AT - OVERLAP - 1));
        assert_eq!(scope_after(&listed(AT), 24 * 60), Scope::Everything);
        let cursor = Cursor { full_due_at: NOW + 2 * DAY_MS, ..listed(AT) };
        assert_eq!(scope_after(&cursor, 5), Scope::Everything, "our clock was set back");
    }

    #[test]
    fn a_small_catalogue_is_listed_again_every_time() {
        let mut cursor = Cursor::default();
        finish(&mut cursor, &Pass { requests: 2, ..full(AT) }, NOW);
        assert_eq!(scope_after(&cursor, 5), Scope::Everything);
    }

    #[test]
    fn rows_without_a_stamp_or_out_of_place_make_everything_due_within_the_hour() {
        for spoiled in [
            Pass { unstamped: 1, ..full(AT) },
            Pass { moves: 1, ..full(AT) },
            Pass { latest: None, ..full(AT) },
        ] {
            let mut cursor = Cursor::default();
            finish(&mut cursor, &spoiled, NOW);
            assert_ne!(scope_after(&cursor, 55), Scope::Everything);
            assert_eq!(scope_after(&cursor, 60), Scope::Everything);
        }
    }

    #[test]
    fn once_an_hour_changes_are_looked_for_from_75_minutes_before_the_latest_stamp() {
        assert_eq!(scope_after(&listed(AT), 59), since(AT - OVERLAP - 1));
        assert_eq!(scope_after(&listed(AT), 60), hourly_since(AT - HOURLY_OVERLAP - 1));
    }

    #[test]
    fn the_overlap_is_used_up_by_the_time_without_changes() {
        let mut cursor = listed(AT);
        for (minutes, scope) in [
            (5, since(AT - 10 * MINUTE - 1)),
            (10, since(AT - 5 * MINUTE - 1)),
            (15, since(AT - 1)),
            (20, since(AT + 1)),
            (60, hourly_since(AT - 75 * MINUTE - 1)),
            (65, since(AT + 1)),
            (120, hourly_since(AT - 15 * MINUTE - 1)),
            (180, hourly_since(AT + 1)),
        ] {
            assert_eq!(pass(&mut cursor, minutes, Some(AT)), scope, "{minutes}");
        }
        let later = AT + 3 * 60 * MINUTE;
        assert_eq!(pass(&mut cursor, 185, Some(later)), since(AT + 1));
        assert_eq!(scope_after(&cursor, 190), since(later - OVERLAP - 1), "whole again");
    }

    #[test]
    fn the_hourly_pass_goes_on_from_where_the_last_one_was() {
        let mut cursor = listed(AT);
        pass(&mut cursor, 5, Some(AT + 65 * MINUTE));
        assert_eq!(scope_after(&cursor, 60), hourly_since(AT - HOURLY_OVERLAP - 1));
    }

    #[test]
    fn the_time_that_a_pass_took_is_part_of_the_overlap() {
        let mut cursor = Cursor::default();
        finish(&mut cursor, &full(AT), NOW + HOUR_MS - 1);
        assert_eq!(scope_after(&cursor, 59), since(AT - 3600 - OVERLAP));
        assert_eq!(scope_after(&cursor, 65), hourly_since(AT - 3600 - HOURLY_OVERLAP));
    }

    #[test]
    fn a_stamp_without_a_time_is_looked_up_from_the_beginning_of_its_day() {
        let day = AT - AT % DAY;
        let mut cursor = listed(day);
        for minutes in [5, 10, 15, 55] {
            assert_eq!(
                pass(&mut cursor, minutes, Some(day)),
                since(day - DAY - 1),
                "however much time goes by"
            );
        }
        let mut cursor = Cursor::default();
        finish(&mut cursor, &full(day + DAY), NOW + 25 * HOUR_MS);
        assert_eq!(scope_after(&cursor, 59), since(day - DAY - 1), "the list was begun the day before");
    }

    #[test]
    fn a_bound_that_is_not_applied_makes_everything_due_within_the_hour() {
        let mut cursor = listed(AT);
        let mut pass = next_pass(&cursor, NOW + 5 * MINUTE_MS);
        pass.note_stamp("2024-04-01 00:00:00", civil::in_zone(NOW, ZONE));
        assert!(pass.is_unbounded());
        finish(&mut cursor, &pass, NOW + 5 * MINUTE_MS);
        assert_eq!(scope_after(&cursor, 10), since(AT - OVERLAP - 1), "what was known stays known");
        finish(&mut cursor, &pass, NOW + 10 * MINUTE_MS);
        assert_eq!(scope_after(&cursor, 65), Scope::Everything);
    }

    #[test]
    fn a_pass_that_may_have_skipped_rows_is_taken_again_from_the_same_stamp() {
        let mut cursor = listed(AT);
        for scope in [since(AT - OVERLAP - 1), hourly_since(AT - HOURLY_OVERLAP - 1), Scope::Everything] {
            let pass = Pass { scope, has_gap: true, moves: 1, latest: Some(AT + 600), ..full(AT) };
            finish(&mut cursor, &pass, NOW);
            assert_eq!(scope_after(&cursor, 5), since(AT - OVERLAP - 1));
        }
    }

    #[test]
    fn a_list_that_lacks_the_latest_stamp_makes_everything_due_within_the_hour() {
        let mut cursor = listed(AT);
        assert_eq!(pass(&mut cursor, 5, None), since(AT - OVERLAP - 1));
        assert_eq!(pass(&mut cursor, 10, None), since(AT - OVERLAP - 1), "and is taken again");
        assert_eq!(scope_after(&cursor, 66), Scope::Everything);
        let mut idle = listed(AT);
        for minutes in [5, 10, 15, 20] {
            pass(&mut idle, minutes, Some(AT));
        }
        assert_eq!(pass(&mut idle, 25, None), since(AT + 1));
        assert_eq!(scope_after(&idle, 70), hourly_since(AT - HOURLY_OVERLAP - 1), "nothing was to be listed");
    }
}
