//! Rows of deliveries: the ids of webhooks that remotes sent.

use super::base::Rows;
use crate::model::InstallationId;
use crate::shop::Timestamp;

/// The rows of deliveries.
pub trait DeliveryRows: Rows {
    /// Adds an id; false where the installation has had it.
    fn insert_delivery(
        &self,
        installation: InstallationId,
        delivery: &str,
        at: Timestamp,
    ) -> Result<bool, Self::Error>;

    /// Removes the oldest ids from before `time`, at most `limit`.
    fn delete_deliveries_before(&self, time: Timestamp, limit: u32) -> Result<(), Self::Error>;
}
