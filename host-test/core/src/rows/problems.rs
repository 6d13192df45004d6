//! Problems: the remote's records that couldn't be imported, until they come through or are gone.

use super::base::Rows;
use crate::model::{InstallationId, Message, Problem};
use crate::shop::{Entity, Timestamp};

/// The rows of problems: one for each record of the remote.
pub trait ProblemRows: Rows {
    /// The problems with one kind of record, newest first, at most `limit`.
    fn problems(&self, of: (InstallationId, Entity), limit: u32) -> Result<Vec<Problem>, Self::Error>;

    /// Updates the reason of a known problem, and the full list that named it last; false where the problem isn't
    /// known.
    fn update_problem(
        &self,
        of: (InstallationId, Entity),
        remote_id: &str,
        message: &Message,
        generation: i64,
    ) -> Result<bool, Self::Error>;

    /// Adds a problem.
    fn insert_problem(
        &self,
        of: (InstallationId, Entity),
        remote_id: &str,
        message: &Message,
        generation: i64,
        since: Timestamp,
    ) -> Result<(), Self::Error>;

    /// Removes the problem of a record, where it has one.
    fn delete_problem(&self, of: (InstallationId, Entity), remote_id: &str) -> Result<(), Self::Error>;

    /// Removes the problems of records that no full list named since `generation`.
    fn delete_problems_before(
        &self,
        of: (InstallationId, Entity),
        generation: i64,
    ) -> Result<(), Self::Error>;

    /// Removes all problems of an installation.
    fn delete_problems(&self, installation: InstallationId) -> Result<(), Self::Error>;

    /// Whether an installation has a problem about products.
    fn has_product_problems(&self, installation: InstallationId) -> Result<bool, Self::Error>;

    /// Whether an installation has a problem about products with this reason.
    fn has_problem_with(&self, installation: InstallationId, code: &str) -> Result<bool, Self::Error>;

    /// The installations of a shop that have a problem about products with one of these reasons.
    fn installations_with_problems(
        &self,
        shop: &str,
        codes: [&str; 3],
    ) -> Result<Vec<InstallationId>, Self::Error>;

    /// How many records have a problem about products and no link, of those that the list `generation` named.
    fn count_unlinked_problems(
        &self,
        installation: InstallationId,
        generation: i64,
    ) -> Result<u64, Self::Error>;
}
