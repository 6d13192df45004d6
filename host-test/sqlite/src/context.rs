//! What every piece of work on the database may need besides its connection.

use super::encryption::Seal;
use super::restore_notes::Notes;
use super::worker_locks::WorkerLocks;

/// What every piece of work on the database may need besides its connection.
pub(super) struct Context {
    pub(super) seal: Seal,
    pub(super) worker_locks: WorkerLocks,
    /// Where the number of claims lies outside the store.
    pub(super) notes: Notes,
}
