//! What happened, for the shop's owner to read.

use super::base::Rows;
use crate::model::InstallationId;
use crate::shop::Timestamp;
use crate::store::NewActivity;

/// The rows of the activity list.
pub trait ActivityRows: Rows {
    /// Adds one.
    fn insert_activity(
        &self,
        installation: InstallationId,
        activity: &NewActivity,
        at: Timestamp,
    ) -> Result<(), Self::Error>;
}
