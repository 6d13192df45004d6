//! Snapshots of orders as they were sent. What a job may have sent is kept next to the job until it succeeds, and then
//! next to the order's link.

use super::base::Rows;
use crate::edits::Snapshot;
use crate::model::{InstallationId, JobId, Lease};
use crate::shop::Timestamp;

/// The content of an order as it was sent to an installation's remote.
#[derive(Debug, Clone)]
pub struct SentOrder {
    /// Which installation.
    pub installation: InstallationId,
    /// The snapshot; none where another program wrote it.
    pub snapshot: Option<Snapshot>,
    /// When the order was edited after that.
    pub edited_at: Option<Timestamp>,
}

/// The rows of snapshots.
pub trait SnapshotRows: Rows {
    /// The snapshot that the last job about an order may have sent.
    fn possibly_sent(
        &self,
        installation: InstallationId,
        order: &str,
    ) -> Result<Option<Snapshot>, Self::Error>;

    /// Stores what a run may send from now on, and what earlier runs may have sent.
    fn put_possibly_sent(&self, lease: Lease, snapshot: &Snapshot) -> Result<(), Self::Error>;

    /// Undoes the last [`put_possibly_sent`](Self::put_possibly_sent), because its run has sent nothing: what earlier
    /// runs may have sent counts again.
    fn restore_possibly_sent(&self, lease: Lease) -> Result<(), Self::Error>;

    /// Deletes what a job may have sent, because a person has said since that it's there.
    fn forget_possibly_sent(&self, job: JobId) -> Result<(), Self::Error>;

    /// Deletes what a job may have sent, once it has succeeded.
    fn delete_possibly_sent(&self, job: JobId) -> Result<(), Self::Error>;

    /// Stores the snapshot of an order with its link, and when the order was edited.
    fn put_sent(
        &self,
        installation: InstallationId,
        order: &str,
        snapshot: &Snapshot,
        edited_at: Option<Timestamp>,
    ) -> Result<(), Self::Error>;

    /// The snapshots of an order that the installations of a shop have sent.
    fn sent_to(&self, shop: &str, order: &str) -> Result<Vec<SentOrder>, Self::Error>;

    /// Writes when an order was edited after it was sent.
    fn set_edited_at(
        &self,
        installation: InstallationId,
        order: &str,
        edited_at: Option<Timestamp>,
    ) -> Result<(), Self::Error>;
}
