//! What work on the database may need besides its connection.

use super::encryption::Seal;
use super::restore_notes::Notes;
use super::worker_locks::WorkerLocks;

/// The tools of work on the database next to its connection.
pub(super) struct Context {
    pub(super) seal: Seal,
    pub(super) worker_locks: WorkerLocks,
    /// The number of claims outside the store.
    pub(super) notes: Notes,
}
