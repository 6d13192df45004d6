//! The cursor of the customer ticks.

use framework360_sdk::clock;
use framework360_sdk::shop::Timestamp;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

use crate::api::{CustomerPage, fitting, time};

const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;
/// How far a pass looks back behind the one before: Shopify's search lags behind by seconds.
const OVERLAP: u64 = 10 * MINUTE;
/// How far our clock and Shopify's may be apart.
const CLOCKS: u64 = 15 * MINUTE;
/// How far one pass a day looks back: the search may compare whole days.
const DAILY_OVERLAP: u64 = DAY + 2 * 60 * MINUTE;
/// Customers after which a list goes on by time: paging ends at 25,000.
const WINDOW: u64 = 20_000;

/// Points that a page may cost: a thousand is the most, and no more than half of a bucket that is not tiny.
pub(super) fn budget(maximum: u64) -> u64 {
    if maximum <= 100 { maximum } else { (maximum / 2).min(1000) }
}

/// The state between two pages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct Cursor {
    /// Shopify's cursor, within a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) after: Option<String>,
    /// The time since which changed customers are listed; none for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Timestamp>,
    /// The latest time of a customer that was read.
    high: Timestamp,
    /// When this pass began, by our clock.
    #[serde(default)]
    began: Timestamp,
    /// The number of customers that this list reported so far.
    window: u64,
    /// This pass has read all of theirs, and is at ours.
    at_ours: bool,
    /// When a pass last looked back for more than a day.
    looked_back: Timestamp,
    /// When links were last looked after.
    #[serde(default = "clock::now")]
    links_at: Timestamp,
    /// The key of the last link that was looked after, where a check is in progress.
    #[serde(skip_serializing_if = "Option::is_none")]
    links_after: Option<String>,
    /// The platform's cursor of our customers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ours: Option<String>,
    /// Whether all of our customers were looked at once.
    pub(super) ours_listed: bool,
    /// Customers to be asked for at a time.
    pub(super) size: u64,
    /// The number of customers that this pass reported so far.
    pub(super) done: u64,
    /// All customers there, where this pass lists all and Shopify counted them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) total: Option<u64>,
}

impl Default for Cursor {
    fn default() -> Self {
        Self {
            after: None,
            since: None,
            high: 0,
            began: 0,
            window: 0,
            at_ours: false,
            looked_back: clock::now(),
            links_at: clock::now(),
            links_after: None,
            ours: None,
            ours_listed: false,
            size: fitting(u64::MAX),
            done: 0,
            total: None,
        }
    }
}

impl Cursor {
    /// Whether this is the first page of all.
    pub(super) fn is_at_the_beginning(&self) -> bool {
        self.since.is_none() && self.done == 0 && self.after.is_none()
    }

    /// Whether theirs are to be read next.
    pub(super) fn reads_theirs(&self) -> bool {
        !self.at_ours
    }

    /// The key after which links are to be checked now; empty for all of them, none where they were checked within a
    /// day.
    pub(super) fn links_to_look_after(&self) -> Option<String> {
        let begins = self.done == 0 && self.after.is_none() && !self.at_ours;
        let due = begins && clock::now().abs_diff(self.links_at) >= DAY;
        self.links_after.clone().or_else(|| due.then(String::new))
    }

    /// Links were looked after, up to this key; none for all.
    pub(super) fn looked_after(&mut self, last: Option<String>) {
        if last.is_none() {
            self.links_at = clock::now();
        }
        self.links_after = last;
    }

    /// The search; none for all.
    pub(super) fn query(&self) -> Option<String> {
        self.since.map(|since| format!("updated_at:>='{}'", time::text(since)))
    }

    /// Begins a pass before its first page.
    pub(super) fn begin_pass(&mut self) {
        if self.done == 0 && self.after.is_none() {
            self.began = clock::now();
        }
    }

    /// Goes on behind a page.
    pub(super) fn advance(&mut self, page: &CustomerPage) {
        let read = page.customers.len() as u64;
        self.done = self.done.saturating_add(read);
        self.window = self.window.saturating_add(read);
        self.high = page.customers.iter().map(|customer| customer.updated_at).fold(self.high, Timestamp::max);
        let moved = page.after.is_some() && page.after != self.after;
        self.after.clone_from(&page.after);
        if !moved {
            self.at_ours = true;
        } else if self.window >= WINDOW && self.high > self.since.unwrap_or(0).saturating_add(DAILY_OVERLAP) {
            self.begin_again();
        }
    }

    /// Begins the same list again, from the time that it has reached: a customer that comes twice does no harm.
    pub(super) fn begin_again(&mut self) {
        self.after = None;
        self.window = 0;
        if self.high > 0 {
            self.since = Some(self.high.saturating_sub(OVERLAP).max(self.since.unwrap_or(0)));
        }
    }

    /// The next pass looks for what changed since this one.
    pub(super) fn end_pass(&mut self) {
        if !self.at_ours {
            return;
        }
        let now = clock::now();
        let daily = now.saturating_sub(self.looked_back) >= DAY;
        let overlap = if daily { DAILY_OVERLAP } else { OVERLAP };
        if daily {
            self.looked_back = now;
        }
        // Customers that haven't changed for a while needn't be read again and again. A store without customers has no
        // time of its own yet.
        let calm = self.began.saturating_sub(CLOCKS);
        self.since = (self.high > 0).then(|| self.high.max(calm).saturating_sub(overlap));
        (self.at_ours, self.after, self.window, self.done, self.total) = (false, None, 0, 0, None);
    }
}

impl Encoded for Cursor {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}
