//! What the next pass lists, and what a finished one means for those after it.
//!
//! A tick on which nothing changed must cost two requests at most. A list of at most a page's rows costs two: the
//! second shows that there is no more. So a small catalogue is simply listed anew every time, and of a large one
//! what changed lately: back from the latest stamp by 75 minutes, or, where that would list more than a page (many
//! products were changed together), from that stamp on, or right after it. The narrower looks may miss what shows
//! late, or after a clock was set back: for three hours after the latest stamp moved a wide look is taken every
//! hour all the same.

use framework360_sdk::shop::Timestamp;

use super::cursor::{Cursor, Kind, Level, Pass};
use framework360_sdk::civil::{self, Civil};

const MINUTE_MS: u64 = 60_000;
const HOUR_MS: u64 = 60 * MINUTE_MS;
const DAY_MS: u64 = 24 * HOUR_MS;

/// What a tick may cost on which nothing changed.
const CHEAP: u64 = 2;
/// A page of Smarty's, as far as it isn't known better.
const PAGE: u64 = crate::api::PAGE as u64;
/// How far back a wide look begins, in seconds: an hour's shift of the clock, and a quarter for late changes.
const OVERLAP: u64 = 75 * 60;
/// How far Smarty's clock may stand ahead of Rome's time by ours, in seconds. A later stamp says nothing about what
/// was changed last.
const AHEAD: u64 = 5 * 60;
/// How far it may stand behind, in seconds. Arbitrary: a clock that is kept right differs by less.
const BEHIND: u64 = 60;
/// A day, in seconds.
const DAY: u64 = 24 * 60 * 60;
/// Further before what was asked for than this, in seconds, no row can be that answers it: a day is more than any
/// two clocks differ.
const UNASKED: u64 = DAY;
/// How long wide looks go on after the latest stamp moved.
const SETTLED_MS: u64 = 3 * HOUR_MS;
/// The tax ids that are remembered as unknown; arbitrary, no account has so many.
const TAXES: usize = 100;

/// How long ago it was. What is yet to come was written by a clock that has been put right since: it's long ago.
fn ago(at: Timestamp, now: Timestamp) -> u64 {
    now.checked_sub(at).unwrap_or(u64::MAX)
}

/// What to list now, where no pass goes on.
pub(super) fn look(cursor: &Cursor, now: Timestamp) -> Pass {
    if full_is_due(cursor, now) {
        return Pass::new(Kind::Full, None, now);
    }
    let Some(latest) = cursor.stamps.first().copied() else { return Pass::new(Kind::Small, None, now) };
    let since = |kind, from| Pass::new(kind, Some(from), now);
    // Midnight is a date without a time: the whole of that day has this stamp, and it begins right after the bound
    // whether or not the bound itself is listed.
    let dated = latest % DAY == 0;
    let (on, after) =
        if dated { (latest.saturating_sub(1), latest.saturating_sub(1)) } else { (latest, latest + 1) };
    let level = cursor.floor.max(level(cursor));
    let settling = ago(cursor.moved_at, now) <= SETTLED_MS || level == Level::Hourly;
    if level == Level::Wide || (settling && ago(cursor.wide_at, now) >= HOUR_MS) {
        return since(Kind::Wide, back(cursor));
    }
    match level {
        Level::Wide | Level::Narrow => since(Kind::Narrow, on),
        Level::After => since(Kind::After, after),
        Level::Hourly => since(Kind::Small, after),
    }
}

/// Removed products show in a list of everything alone.
fn full_is_due(cursor: &Cursor, now: Timestamp) -> bool {
    let passed = ago(cursor.full_at, now);
    cursor.full_at == 0
        || cursor.full_requests <= CHEAP
        || passed >= DAY_MS
        || (cursor.full_soon && passed >= HOUR_MS)
}

/// Where a wide look begins: before the latest stamp of the last one, for what changed since shows in no other look.
fn back(cursor: &Cursor) -> Civil {
    cursor.looked.saturating_sub(OVERLAP + cursor.behind)
}

/// The widest look that lists no more than two requests tell, by the stamps that are known.
fn level(cursor: &Cursor) -> Level {
    let Some(latest) = cursor.stamps.first() else { return Level::Wide };
    let listed = |from: Civil| cursor.stamps.iter().filter(|stamp| **stamp >= from).count() as u64;
    if listed(back(cursor)) <= cursor.page {
        Level::Wide
    } else if listed(*latest) <= cursor.page {
        Level::Narrow
    } else {
        Level::After
    }
}

/// The tax ids for which Smarty isn't asked, as it didn't know them within the last hour: a product with a tax that
/// nobody knows would cost a request at every tick. None where the hour is over.
pub(super) fn unknown_taxes(cursor: &Cursor, now: Timestamp) -> Option<Vec<u64>> {
    (cursor.taxes_at > 0 && ago(cursor.taxes_at, now) < HOUR_MS).then(|| cursor.taxes_unknown.clone())
}

/// Takes note of what Smarty said of its taxes.
pub(super) fn taxes_asked(cursor: &mut Cursor, mut unknown: Vec<u64>, now: Timestamp) {
    unknown.truncate(TAXES);
    (cursor.taxes_at, cursor.taxes_unknown) = (now, unknown);
}

/// Takes note of a row's stamp. A list says nothing about what changed after it was begun, as rows that were read
/// may have changed since: however late a stamp, it counts as that moment at most.
pub(super) fn seen(pass: &mut Pass, stamp: &str) {
    let Some(stamp) = civil::read(stamp) else {
        pass.unstamped += 1;
        return;
    };
    if pass.kind != Kind::Small && pass.from.is_some_and(|from| stamp + UNASKED < from) {
        pass.unasked += 1;
    }
    let began = civil::central_european(pass.began);
    if stamp <= began + AHEAD {
        insert(&mut pass.stamps, stamp.min(began.saturating_sub(BEHIND)));
    }
}

/// Keeps one more stamp than a page has rows, falling.
fn insert(stamps: &mut Vec<Civil>, stamp: Civil) {
    let most = PAGE as usize + 1;
    let place = stamps.partition_point(|other| *other >= stamp);
    if place < most {
        stamps.insert(place, stamp);
        stamps.truncate(most);
    }
}

/// Whether the pass is over: at its end, or because going on is of no use.
pub(super) fn is_over(pass: &Pass, ended: bool) -> bool {
    ended || pass.unasked > 0 || (pass.kind == Kind::Small && pass.requests >= CHEAP)
}

/// What a pass that is over leaves behind.
pub(super) fn finish(cursor: &mut Cursor, pass: &Pass, now: Timestamp) {
    if pass.kind == Kind::Small {
        return;
    }
    let before = cursor.stamps.first().copied();
    let took = now.saturating_sub(pass.began) / 1000 + 1;
    if pass.requests > CHEAP {
        cursor.page = pass.most;
    }
    if pass.kind == Kind::Full {
        cursor.full_at = pass.began.max(1);
        cursor.full_requests = pass.requests;
        // What has no stamp shows in no look back.
        cursor.full_soon = pass.moves > 0 || pass.unstamped > 0 || pass.stamps.is_empty();
    } else if pass.unasked > 0 {
        // `last_update_from` isn't heeded: only lists of everything tell changes.
        cursor.full_soon = true;
        cursor.floor = Level::Hourly;
        cursor.wide_at = now;
        return;
    } else if pass.moves > 0 {
        // Something may have been passed over: the next look begins where this one began.
        return;
    }
    remember(cursor, pass);
    let moved = cursor.stamps.first().copied() > before;
    if moved || pass.moves > 0 {
        cursor.moved_at = now;
    }
    if matches!(pass.kind, Kind::Full | Kind::Wide) {
        cursor.wide_at = pass.began;
        cursor.looked = cursor.stamps.first().copied().unwrap_or_default();
        cursor.behind = took;
    } else {
        cursor.behind = cursor.behind.max(took);
    }
    cursor.floor = floor(cursor, pass, moved);
}

/// The stamps that are known after a pass. What changed since a stamp says nothing about what changed before it.
fn remember(cursor: &mut Cursor, pass: &Pass) {
    let kept = match (pass.kind, pass.from) {
        (Kind::Full | Kind::Small, _) | (_, None) => 0,
        (Kind::Wide, Some(from)) => from,
        // Whether the stamp itself is listed, nobody said.
        (Kind::Narrow, Some(from)) => from + 1,
        (Kind::After, Some(from)) => from,
    };
    let mut stamps: Vec<_> = pass.stamps.iter().copied().filter(|stamp| *stamp >= kept).collect();
    for stamp in cursor.stamps.iter().filter(|stamp| **stamp < kept) {
        insert(&mut stamps, *stamp);
    }
    // Where all that was known is gone, the next look begins where this one did.
    if !stamps.is_empty() || pass.kind == Kind::Full {
        cursor.stamps = stamps;
    }
}

/// A look that cost too much and told nothing new isn't taken again: the next narrower one is, until the latest
/// stamp moves or a wide look is cheap again.
fn floor(cursor: &Cursor, pass: &Pass, moved: bool) -> Level {
    let dear = pass.requests > CHEAP;
    let next = match pass.kind {
        Kind::Full => Level::Wide,
        Kind::Wide => Level::Narrow,
        Kind::Narrow => Level::After,
        Kind::After | Kind::Small => Level::Hourly,
    };
    match (dear, pass.kind) {
        // Rows without a stamp are in every look.
        (true, kind) if kind != Kind::Full && pass.unstamped > cursor.page => Level::Hourly,
        (true, _) if pass.news == 0 => cursor.floor.max(next),
        (false, Kind::Wide) => Level::Wide,
        _ if moved && cursor.floor < Level::Hourly => Level::Wide,
        _ => cursor.floor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = 1_714_644_000_000;
    const AT: Civil = 1_714_644_000;

    /// After a list of everything with these stamps.
    fn listed(stamps: &[Civil]) -> Cursor {
        let mut pass = Pass::new(Kind::Full, None, NOW);
        (pass.requests, pass.most, pass.done) = (9, 50, 400);
        pass.stamps = stamps.to_vec();
        let mut cursor = Cursor::default();
        finish(&mut cursor, &pass, NOW);
        cursor
    }

    fn look_after(cursor: &Cursor, minutes: u64) -> Option<(Kind, Option<Civil>)> {
        let pass = look(cursor, NOW + minutes * MINUTE_MS);
        Some((pass.kind, pass.from))
    }

    #[test]
    fn the_first_look_and_one_a_day_list_everything() {
        assert_eq!(look_after(&Cursor::default(), 0), Some((Kind::Full, None)));
        assert_eq!(look_after(&listed(&[AT]), 5), Some((Kind::Wide, Some(AT - OVERLAP - 1))));
        assert_eq!(look_after(&listed(&[AT]), 24 * 60), Some((Kind::Full, None)));
        let from_the_future = Cursor { full_at: NOW + DAY_MS, ..listed(&[AT]) };
        assert_eq!(look_after(&from_the_future, 5), Some((Kind::Full, None)), "our clock was put right");
    }

    #[test]
    fn a_small_catalogue_is_listed_anew_every_time() {
        let cursor = Cursor { full_requests: 2, ..listed(&[AT]) };
        assert_eq!(look_after(&cursor, 5), Some((Kind::Full, None)));
    }

    #[test]
    fn rows_without_a_stamp_or_out_of_place_make_everything_due_within_the_hour() {
        for spoil in [
            |pass: &mut Pass| pass.unstamped = 1,
            |pass: &mut Pass| pass.moves = 1,
            |pass: &mut Pass| pass.stamps.clear(),
        ] {
            let mut pass = Pass::new(Kind::Full, None, NOW);
            (pass.requests, pass.stamps) = (9, vec![AT]);
            spoil(&mut pass);
            let mut cursor = Cursor::default();
            finish(&mut cursor, &pass, NOW);
            assert_ne!(look_after(&cursor, 55).map(|(kind, _)| kind), Some(Kind::Full));
            assert_eq!(look_after(&cursor, 60), Some((Kind::Full, None)));
        }
    }

    #[test]
    fn where_a_look_back_would_list_too_much_it_is_taken_once_an_hour_and_no_longer_than_three() {
        let many = listed(&(0..51).map(|n| AT - n).collect::<Vec<_>>());
        assert_eq!(look_after(&many, 5), Some((Kind::Narrow, Some(AT))));
        let ties = listed(&[AT; 51]);
        assert_eq!(look_after(&ties, 5), Some((Kind::After, Some(AT + 1))));
        assert_eq!(look_after(&ties, 60), Some((Kind::Wide, Some(AT - OVERLAP - 1))));
        assert_eq!(look_after(&ties, 181), Some((Kind::After, Some(AT + 1))));
    }

    #[test]
    fn the_time_that_a_pass_took_is_looked_back_on() {
        let mut pass = Pass::new(Kind::Full, None, NOW);
        (pass.requests, pass.stamps) = (2_000, vec![AT]);
        let mut cursor = Cursor::default();
        finish(&mut cursor, &pass, NOW + HOUR_MS);
        assert_eq!(look_after(&cursor, 65), Some((Kind::Wide, Some(AT - OVERLAP - 3601))));
    }

    #[test]
    fn a_stamp_from_the_future_is_no_measure() {
        let mut pass = Pass::new(Kind::Full, None, NOW);
        for stamp in
            ["2999-01-01 00:00:00", "2024-05-03 10:00:00", "2024-05-02 12:05:01", "2024-05-02 11:00:00"]
        {
            seen(&mut pass, stamp);
        }
        assert_eq!((pass.stamps, pass.unstamped), (vec![AT + 3600], 0));
    }

    #[test]
    fn a_stamp_from_after_the_list_was_begun_counts_as_the_beginning() {
        let mut pass = Pass::new(Kind::Full, None, NOW);
        ["2024-05-02 12:04:00", "2024-05-02 11:59:30"].iter().for_each(|stamp| seen(&mut pass, stamp));
        assert_eq!(pass.stamps, [AT + 2 * 3600 - BEHIND; 2]);
    }

    #[test]
    fn a_stamp_without_a_time_is_looked_for_from_the_beginning_of_its_day() {
        let day = AT - AT % DAY;
        assert_eq!(
            look_after(&listed(&(0..51).map(|n| day - n * 9).collect::<Vec<_>>()), 5),
            Some((Kind::Narrow, Some(day - 1)))
        );
        assert_eq!(look_after(&listed(&[day; 51]), 5), Some((Kind::After, Some(day - 1))));
    }

    #[test]
    fn a_bound_that_is_not_heeded_is_noticed_and_costs_one_look_an_hour() {
        let mut cursor = listed(&[AT]);
        let mut pass = look(&cursor, NOW + 5 * MINUTE_MS);
        (pass.requests, pass.done) = (1, 50);
        seen(&mut pass, "2024-04-01 00:00:00");
        assert!(is_over(&pass, false));
        finish(&mut cursor, &pass, NOW + 5 * MINUTE_MS);
        assert_eq!(cursor.stamps, [AT], "what was known stays known");
        assert_eq!(look_after(&cursor, 10), Some((Kind::Small, Some(AT + 1))), "two requests");
        assert_eq!(look_after(&cursor, 60), Some((Kind::Full, None)));
    }

    #[test]
    fn a_look_that_moved_is_taken_again_from_the_same_stamp() {
        let mut cursor = listed(&[AT]);
        let mut pass = look(&cursor, NOW);
        pass.moves = 1;
        pass.stamps = vec![AT + 600];
        finish(&mut cursor, &pass, NOW);
        assert_eq!(look_after(&cursor, 5), Some((Kind::Wide, Some(AT - OVERLAP - 1))));
    }

    #[test]
    fn a_dear_look_that_tells_nothing_new_gives_way_to_a_narrower_one_until_it_is_cheap() {
        let mut cursor = listed(&[AT]);
        for (kind, next) in [
            (Kind::Wide, Some(Kind::Narrow)),
            (Kind::Narrow, Some(Kind::After)),
            (Kind::After, Some(Kind::Small)),
        ] {
            let mut pass = look(&cursor, NOW + 5 * MINUTE_MS);
            assert_eq!(pass.kind, kind);
            (pass.requests, pass.most, pass.stamps) = (3, 50, vec![AT]);
            finish(&mut cursor, &pass, NOW + 5 * MINUTE_MS);
            assert_eq!(look_after(&cursor, 10).map(|(kind, _)| kind), next);
        }
        let mut pass = look(&cursor, NOW + 4 * HOUR_MS);
        assert_eq!(pass.kind, Kind::Wide, "once an hour");
        (pass.requests, pass.stamps) = (2, vec![AT]);
        finish(&mut cursor, &pass, NOW + 4 * HOUR_MS);
        assert_eq!(look_after(&cursor, 245).map(|(kind, _)| kind), Some(Kind::Wide));
    }
}
