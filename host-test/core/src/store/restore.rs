//! Restores of the store from a back-up.

use crate::shop::Timestamp;

/// A restore: the store was put back from a back-up, or copied, and has lost what was sent after that state was
/// saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restore {
    /// Identifies the restore: another restore has another number.
    pub id: u64,
    /// When a host first worked with the restored store.
    pub at: Timestamp,
    /// Milliseconds since then, by the steady clock; after a boot of the machine they begin anew.
    pub since_ms: u64,
}
