//! Rows of the activity: what happened, for the shop's owner to read.

use super::base::Rows;
use crate::model::{Activity, InstallationId};
use crate::shop::Timestamp;
use crate::store::NewActivity;

/// The rows of the activity list.
pub trait ActivityRows: Rows {
    /// Adds an entry.
    fn insert_activity(
        &self,
        installation: InstallationId,
        activity: &NewActivity,
        at: Timestamp,
    ) -> Result<(), Self::Error>;

    /// The last `limit` entries of an installation or of all, newest first.
    fn activity(
        &self,
        installation: Option<InstallationId>,
        limit: u32,
    ) -> Result<Vec<Activity>, Self::Error>;
}
