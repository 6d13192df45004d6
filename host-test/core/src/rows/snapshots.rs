//! Snapshots of orders as they were sent: next to a job what it may have sent, until it has ended well, and then next to
//! the order's link.

use super::base::Rows;
use crate::edits::Snapshot;
use crate::model::{InstallationId, JobId, Lease};
use crate::shop::Timestamp;

/// What an installation was sent of an order.
#[derive(Debug, Clone)]
pub struct SentOrder {
    /// Which installation.
    pub installation: InstallationId,
    /// What was sent; none where another program kept it.
    pub snapshot: Option<Snapshot>,
    /// Since when the order isn't any more as it was sent.
    pub edited_at: Option<Timestamp>,
}

/// Where snapshots are kept.
pub trait SnapshotRows: Rows {
    /// What the last job about an order may have sent.
    fn possibly_sent(
        &self,
        installation: InstallationId,
        order: &str,
    ) -> Result<Option<Snapshot>, Self::Error>;

    /// Keeps what a run may send from now on, and what earlier runs may have sent.
    fn put_possibly_sent(&self, lease: Lease, snapshot: &Snapshot) -> Result<(), Self::Error>;

    /// A run has sent nothing: what earlier ones may have sent counts again.
    fn restore_possibly_sent(&self, lease: Lease) -> Result<(), Self::Error>;

    /// What a job may have sent is of before a person said that it's there.
    fn forget_possibly_sent(&self, job: JobId) -> Result<(), Self::Error>;

    /// What a job may have sent is of no use any more, where it has ended well.
    fn delete_possibly_sent(&self, job: JobId) -> Result<(), Self::Error>;

    /// Keeps with its link what was sent of an order, and since when it is another.
    fn put_sent(
        &self,
        installation: InstallationId,
        order: &str,
        snapshot: &Snapshot,
        edited_at: Option<Timestamp>,
    ) -> Result<(), Self::Error>;

    /// What the installations of a shop were sent of an order.
    fn sent_to(&self, shop: &str, order: &str) -> Result<Vec<SentOrder>, Self::Error>;

    /// Writes since when an order isn't any more as it was sent.
    fn set_edited_at(
        &self,
        installation: InstallationId,
        order: &str,
        edited_at: Option<Timestamp>,
    ) -> Result<(), Self::Error>;
}
