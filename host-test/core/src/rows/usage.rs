//! Rows of usage: the time that kinds of work have used of their installation.

use super::base::Rows;
use crate::model::InstallationId;

/// The rows of kinds that have used any time.
pub trait UsageRows: Rows {
    /// Raises the usage at which a kind of an installation starts that had nothing to do; it never falls.
    fn raise_start(&self, installation: InstallationId, start: u64) -> Result<(), Self::Error>;

    /// Removes the kinds that have used no more than `start`.
    fn delete_usage(&self, installation: InstallationId, start: u64) -> Result<(), Self::Error>;

    /// Adds to the time that a kind has used, counted from where a kind starts.
    fn add_usage(&self, installation: InstallationId, kind: &str, cost: u64) -> Result<(), Self::Error>;
}
