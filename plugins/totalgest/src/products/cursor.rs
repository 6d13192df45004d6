//! The cursor of the product ticks.

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
    /// Whether a list of all products is being read.
    pub(super) listing: bool,
    /// The VAT period for which products were reported, by its first year.
    pub(super) period: i32,
    /// The shop's currency when products were reported.
    pub(super) currency: String,
    /// Products of this pass so far.
    pub(super) done: u64,
    /// Requests of this pass so far.
    requests: u64,
    /// When this pass read its last page; none between two passes.
    #[serde(skip_serializing_if = "Option::is_none")]
    read_at: Option<Timestamp>,
}

/// How long a pass that is stuck is left as it is after its last page, in milliseconds. Less than the five minutes
/// between two ticks.
const FRESH_MS: u64 = 240_000;

impl Cursor {
    /// The cursor at the beginning of a list of all products, for the shop as it is now.
    pub(super) fn at_the_beginning(shop: &Shop) -> Self {
        Self { period: shop.period.from, currency: shop.currency.clone(), ..Self::default() }
    }

    /// Whether products were reported for this currency and this VAT period.
    pub(super) fn is_for(&self, shop: &Shop) -> bool {
        self.period == shop.period.from && self.currency == shop.currency
    }

    /// Whether this pass began in an earlier tick and stopped there: TotalGest may no longer know its stamp.
    pub(super) fn was_left(&self, now: Timestamp) -> bool {
        self.read_at.is_some_and(|at| now.saturating_sub(at) >= FRESH_MS)
    }

    /// Begins a list of all products in the same pass, whose limit of requests still counts.
    pub(super) fn begin_again(&mut self, shop: &Shop) {
        let requests = self.requests.saturating_add(1);
        *self = Self { listing: true, requests, ..Self::at_the_beginning(shop) };
    }

    /// Begins a list of all products where there is no stamp; true where it did.
    pub(super) fn begin_if_needed(&mut self) -> bool {
        let begins = self.after.is_none();
        self.listing |= begins;
        begins
    }

    /// Moves the cursor behind a page.
    ///
    /// # Errors
    /// Where TotalGest reports that there is more, but not from which stamp: asking again would never end.
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

    /// Ends the pass.
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
