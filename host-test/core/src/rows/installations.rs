//! Installations: one row for each shop and plugin.

use super::base::Rows;
use crate::model::{Installation, InstallationId};
use crate::shop::Timestamp;

/// The rows of installations.
pub trait InstallationRows: Rows {
    /// The installation of this number.
    fn installation_by_id(&self, id: InstallationId) -> Result<Option<Installation>, Self::Error>;

    /// No installation pauses for longer than `until`. Answers with how many would have.
    fn limit_pauses(&self, until: Timestamp) -> Result<usize, Self::Error>;
}
