//! Restores from a back-up.

use crate::shop::Timestamp;

/// The store was put back from a back-up, or copied: what was sent after that state was saved is not
/// known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restore {
    /// Tells one restore from another.
    pub id: u64,
    /// When a host first worked with the restored store.
    pub at: Timestamp,
    /// Milliseconds since then, by the steady clock; after a boot of the machine they begin anew.
    pub since_ms: u64,
}
