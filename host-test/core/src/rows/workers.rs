//! Workers: the processes that work on the store.

use super::base::Rows;

/// The workers that are alive.
pub trait Workers: Rows {
    /// The name of this worker.
    fn own_name(&self) -> &str;

    /// Whether another worker is gone for certain.
    fn is_gone(&self, worker: &str) -> bool;
}
