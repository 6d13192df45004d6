//! The tax ids that Smarty's list of taxes doesn't name.
//!
//! A product with such an id would cost a request at every tick: Smarty is asked again after an hour.

use framework360_sdk::shop::Timestamp;
use serde::{Deserialize, Serialize};

/// How long an id stays unknown before Smarty is asked again, in milliseconds. Arbitrary.
const VALID_MS: u64 = 60 * 60 * 1000;
/// The most ids that are remembered. Arbitrary: no account has as many taxes.
const MAX_IDS: usize = 100;

/// The tax ids that the last list of taxes didn't name.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct UnknownTaxes {
    /// When Smarty was asked, on our clock; 0 before the first time.
    pub(super) asked_at: Timestamp,
    pub(super) ids: Vec<u64>,
}

impl UnknownTaxes {
    pub(super) fn new(mut ids: Vec<u64>, asked_at: Timestamp) -> Self {
        ids.truncate(MAX_IDS);
        Self { asked_at, ids }
    }

    /// The ids for which Smarty isn't asked now; none where the hour is over.
    pub(super) fn at(&self, now: Timestamp) -> Option<Vec<u64>> {
        let is_fresh = now.checked_sub(self.asked_at).is_some_and(|age| age < VALID_MS);
        (self.asked_at > 0 && is_fresh).then(|| self.ids.clone())
    }
}
