//! Rows that show that a store was restored from a back-up, or copied.

use serde::{Deserialize, Serialize};

use super::base::Rows;
use crate::shop::Timestamp;

/// A stored restore.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct NoticedRestore {
    /// Identifies the restore: another restore has another number.
    pub id: u64,
    /// The first work after the restore; none until a host with a clock works on the store.
    pub first: Option<FirstWork>,
}

/// When a host first worked with the restored store, by the wall clock and by the steady one.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct FirstWork {
    /// By the wall clock.
    pub at: Timestamp,
    /// See [`Steady::epoch`](crate::clock::Steady::epoch).
    pub epoch: u64,
    /// See [`Steady::ms`](crate::clock::Steady::ms).
    pub ms: u64,
}

/// The number of claims, counted in two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimCount {
    /// The count in the store.
    pub kept: u64,
    /// The count noted outside the store. Where it's ahead of `kept`, work was done that the store has lost.
    pub noted: u64,
}

/// The rows about restores.
pub trait RestoreRows: Rows {
    /// The last restore that was noticed.
    fn noticed_restore(&self) -> Result<Option<NoticedRestore>, Self::Error>;

    /// Writes the last restore.
    fn put_noticed_restore(&self, restore: &NoticedRestore) -> Result<(), Self::Error>;

    /// Counts every job as attempted at least once.
    fn count_first_attempts(&self) -> Result<(), Self::Error>;

    /// The number of claims.
    fn claim_count(&self) -> Result<ClaimCount, Self::Error>;

    /// Writes the number of claims. It is noted outside the store once that is committed.
    fn put_claim_count(&self, count: u64) -> Result<(), Self::Error>;
}
