//! The time that kinds of work have used of their installation.

use super::base::Rows;
use crate::model::InstallationId;

/// Rows of kinds that have used any.
pub trait UsageRows: Rows {
    /// The time from which a kind of an installation starts that had nothing to do: never less than before.
    fn raise_start(&self, installation: InstallationId, start: u64) -> Result<(), Self::Error>;

    /// Removes the kinds that have used no more than `start`.
    fn delete_usage(&self, installation: InstallationId, start: u64) -> Result<(), Self::Error>;

    /// Adds to the time that a kind has used, which is at least where a kind starts.
    fn add_usage(&self, installation: InstallationId, kind: &str, cost: u64) -> Result<(), Self::Error>;
}
