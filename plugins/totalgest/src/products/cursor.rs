//! Where the list goes on.

use framework360_sdk::Error;
use framework360_sdk::shop::Timestamp;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

use super::{PASS, Shop};
use crate::api::ProductPage;
use crate::say;

/// The place in TotalGest's list of changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cursor {
    /// TotalGest's stamp; none at the beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) after: Option<String>,
    /// In the middle of a list of everything.
    pub(super) listing: bool,
    /// The VAT rates with which products were told: the first year of theirs.
    pub(super) period: i32,
    /// The shop's currency, in whose prices products were told.
    pub(super) currency: String,
    /// Products of this pass so far.
    pub(super) done: u64,
    /// Requests of this pass so far.
    requests: u64,
    /// When this pass was last somewhere; none between two passes.
    #[serde(skip_serializing_if = "Option::is_none")]
    read_at: Option<Timestamp>,
}

/// How long after its last page a pass that is stuck is left as it is. Less than the five minutes between two ticks.
const FRESH_MS: u64 = 240_000;

impl Cursor {
    /// Of a list of everything, for the shop as it is now.
    pub(super) fn at_the_beginning(shop: &Shop) -> Self {
        Self { period: shop.period.from, currency: shop.currency.clone(), ..Self::default() }
    }

    /// Whether products were told for this shop's currency and the VAT rates of this time.
    pub(super) fn is_for(&self, shop: &Shop) -> bool {
        self.period == shop.period.from && self.currency == shop.currency
    }

    /// Whether a pass goes on here that was left lying since an earlier tick: its stamp may be forgotten.
    pub(super) fn was_left(&self, now: Timestamp) -> bool {
        self.read_at.is_some_and(|at| now.saturating_sub(at) >= FRESH_MS)
    }

    /// Begins a list of everything in the place of what was being read. It's the same pass, which must end.
    pub(super) fn begin_again(&mut self, shop: &Shop) {
        let requests = self.requests.saturating_add(1);
        *self = Self { listing: true, requests, ..Self::at_the_beginning(shop) };
    }

    /// Begins a list of everything where no stamp says where to go on; whether it did.
    pub(super) fn begin_if_needed(&mut self) -> bool {
        let begins = self.after.is_none();
        self.listing |= begins;
        begins
    }

    /// Goes on behind a page.
    ///
    /// # Errors
    /// Where there is said to be more, but nowhere to go on: asking again would never end.
    pub(super) fn advance(&mut self, page: &ProductPage, now: Timestamp) -> Result<(), Error> {
        let moved = page.after.is_some() && page.after != self.after;
        let requests = self.requests.saturating_add(1);
        if page.more && (!moved || requests >= PASS) {
            return Err(Error::Unexpected(say::list_stuck()));
        }
        self.requests = requests;
        self.read_at = Some(now);
        self.done = self.done.saturating_add(page.items.len() as u64);
        if page.after.is_some() {
            self.after.clone_from(&page.after);
        }
        Ok(())
    }

    /// The pass is over.
    pub(super) fn end(&mut self) {
        self.listing = false;
        self.done = 0;
        self.requests = 0;
        self.read_at = None;
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
