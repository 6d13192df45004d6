//! One pass over Smarty's list, from its first request to its last, over as many calls as it takes.

use framework360_sdk::civil::{self, Civil};
use framework360_sdk::shop::Timestamp;
use framework360_sdk::wire::Source;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::api::PAGE;

/// How far a stamp may be ahead of Rome's time by our clock and still count as the latest, in seconds. A later one
/// doesn't say when something was changed last. Arbitrary: two clocks that are kept right differ by less.
const AHEAD: u64 = 5 * 60;
/// A row that is older than what was asked for by more than this, in seconds, shows that `last_update_from` isn't
/// applied. A day is more than any two time zones differ.
const UNASKED: u64 = 24 * 60 * 60;

/// The scope of a pass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "StoredScope", into = "StoredScope")]
pub(super) enum Scope {
    /// All products.
    #[default]
    Everything,
    /// The products whose stamp is `since` or later.
    Changes { since: Civil, hourly: bool },
}

/// The stored form of a scope, among the fields of its pass.
#[derive(Serialize, Deserialize)]
struct StoredScope {
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Civil>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hourly: Option<bool>,
}

impl From<Scope> for StoredScope {
    fn from(scope: Scope) -> Self {
        match scope {
            Scope::Everything => Self { since: None, hourly: None },
            Scope::Changes { since, hourly } => Self { since: Some(since), hourly: Some(hourly) },
        }
    }
}

impl From<StoredScope> for Scope {
    fn from(StoredScope { since, hourly }: StoredScope) -> Self {
        let changes = |since| Self::Changes { since, hourly: hourly.unwrap_or_default() };
        since.map_or(Self::Everything, changes)
    }
}

/// A list that is being read.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Pass {
    /// Read by [`read`].
    #[serde(flatten, skip_deserializing)]
    pub(super) scope: Scope,
    /// The row at which the next request begins, hashed; none at the beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) anchor: Option<u64>,
    /// The latest stamp so far; none where no row has one that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) latest: Option<Civil>,
    /// When it began, on our clock.
    pub(super) began: Timestamp,
    /// The offset of the next request.
    pub(super) offset: u64,
    /// The ids of the first page, hashed.
    pub(super) first: u64,
    /// The ids of the page before, hashed.
    pub(super) page: u64,
    /// The most rows that a request brought, in this pass or in the last list of everything.
    pub(super) most: u64,
    pub(super) requests: u64,
    /// Steps back in a row, in search of the anchor.
    pub(super) back: u64,
    /// How often rows had moved.
    pub(super) moves: u64,
    /// How often the anchor wasn't on a page at all, or the end of the list kept moving away.
    pub(super) lost: u64,
    /// Rows that didn't change may have been skipped.
    pub(super) has_gap: bool,
    /// Rows so far.
    pub(super) done: u64,
    /// Rows without a stamp that can be read.
    pub(super) unstamped: u64,
    /// Rows that are too old for what was asked for.
    pub(super) unasked: u64,
}

impl Pass {
    pub(super) fn new(scope: Scope, began: Timestamp) -> Self {
        Self {
            scope,
            began,
            offset: 0,
            anchor: None,
            first: 0,
            page: 0,
            most: 0,
            requests: 0,
            back: 0,
            moves: 0,
            lost: 0,
            has_gap: false,
            done: 0,
            unstamped: 0,
            unasked: 0,
            latest: None,
        }
    }

    pub(super) fn lists_everything(&self) -> bool {
        self.scope == Scope::Everything
    }

    /// The `last_update_from` of its requests; none for everything.
    pub(super) fn since(&self) -> Option<Civil> {
        match self.scope {
            Scope::Everything => None,
            Scope::Changes { since, .. } => Some(since),
        }
    }

    /// Counts in a row's stamp, read when Smarty's clock shows `now`.
    pub(super) fn note_stamp(&mut self, stamp: &str, now: Civil) {
        let Some(stamp) = civil::read(stamp) else {
            self.unstamped += 1;
            return;
        };
        if self.since().is_some_and(|since| stamp.saturating_add(UNASKED) < since) {
            self.unasked += 1;
        }
        if stamp <= now.saturating_add(AHEAD) {
            self.latest = self.latest.max(Some(stamp));
        }
    }

    /// Whether changes can't be listed by themselves: `last_update_from` isn't applied, or more than a page of rows
    /// that come with every list have no stamp. Reading on would list everything at every tick.
    pub(super) fn is_unbounded(&self) -> bool {
        self.unasked > 0 || (!self.lists_everything() && self.unstamped > u64::from(PAGE))
    }
}

/// Reads a pass and, from the same fields, its scope.
pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Pass>, D::Error> {
    let Some(stored) = Option::<Source<'de>>::deserialize(deserializer)? else { return Ok(None) };
    let pass = stored.read().zip(stored.read()).map(|(pass, scope)| Pass { scope, ..pass });
    pass.map(Some).ok_or_else(|| D::Error::custom("no pass"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Noon in Rome.
    const NOW: Timestamp = 1_714_644_000_000;
    /// That time on Smarty's clock: 12:00.
    const CLOCK: Civil = 1_714_651_200;

    #[test]
    fn a_stamp_of_the_future_is_not_the_latest() {
        let mut pass = Pass::new(Scope::Everything, NOW);
        for stamp in
            ["2999-01-01 00:00:00", "2024-05-03 10:00:00", "2024-05-02 12:05:01", "2024-05-02 11:00:00"]
        {
            pass.note_stamp(stamp, CLOCK);
        }
        assert_eq!((pass.latest, pass.unstamped), (civil::read("2024-05-02 11:00:00"), 0));
        pass.note_stamp("2024-05-02 12:05:00", CLOCK);
        assert_eq!(pass.latest, civil::read("2024-05-02 12:05:00"));
    }

    #[test]
    fn more_than_a_page_of_rows_without_a_stamp_or_one_that_is_too_old_leave_changes_unbounded() {
        let since = civil::read("2024-05-02 11:00:00").unwrap();
        let mut pass = Pass::new(Scope::Changes { since, hourly: false }, NOW);
        (0..PAGE).for_each(|_| pass.note_stamp("", NOW));
        pass.note_stamp("2024-05-01 11:00:00", CLOCK);
        assert!(!pass.is_unbounded(), "another time zone");
        pass.note_stamp("", CLOCK);
        assert!(pass.is_unbounded());
        pass.unstamped = 0;
        pass.note_stamp("2024-05-01 10:59:59", CLOCK);
        assert!(pass.is_unbounded());
    }
}
