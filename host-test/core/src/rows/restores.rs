//! What is kept to notice that a store was put back from a back-up, or copied.

use serde::{Deserialize, Serialize};

use super::base::Rows;
use crate::shop::Timestamp;

/// A restore as it is kept.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct NoticedRestore {
    /// Tells one restore from another.
    pub id: u64,
    /// None until a host with a clock works on the store.
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

/// How many claims there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimCount {
    /// As the store keeps it.
    pub kept: u64,
    /// As is noted outside the store: ahead of `kept`, it tells of work that the store knows nothing of.
    pub noted: u64,
}

/// What a store knows of its restores.
pub trait RestoreRows: Rows {
    /// The last restore that was noticed.
    fn noticed_restore(&self) -> Result<Option<NoticedRestore>, Self::Error>;

    /// Writes the last restore.
    fn put_noticed_restore(&self, restore: &NoticedRestore) -> Result<(), Self::Error>;

    /// Every job counts as attempted at least once.
    fn count_first_attempts(&self) -> Result<(), Self::Error>;

    /// How many claims there were.
    fn claim_count(&self) -> Result<ClaimCount, Self::Error>;

    /// Writes how many claims there were. It is noted outside the store once that is committed.
    fn put_claim_count(&self, count: u64) -> Result<(), Self::Error>;
}
