//! Problems: the remote's records that couldn't be imported, until they come through or are gone.

use crate::model::{InstallationId, Message};
use crate::rows::ProblemRows;
use crate::shop::{Entity, Timestamp};

/// Codes of problems in which it's unclear which of the shop's products a record is. They are resolved where one of
/// those products goes off sale, or where its owner changes it.
const OF_MATCHING: [&str; 3] = [TAKEN, "host.sku-ambiguous", "host.sku-of-variant"];
const TAKEN: &str = "host.sku-taken";

/// Stores a problem, or its new reason; true where the record had none before.
pub fn put<R: ProblemRows>(
    rows: &R,
    of: (InstallationId, Entity),
    remote_id: &str,
    message: &Message,
    generation: i64,
    now: Timestamp,
) -> Result<bool, R::Error> {
    if rows.update_problem(of, remote_id, message, generation)? {
        return Ok(false);
    }
    rows.insert_problem(of, remote_id, message, generation, now)?;
    Ok(true)
}

/// Whether a record's SKU was taken by another one.
pub fn any_taken<R: ProblemRows>(rows: &R, installation: InstallationId) -> Result<bool, R::Error> {
    rows.has_problem_with(installation, TAKEN)
}

/// The installations of a shop with records that couldn't be matched with its products.
pub fn unmatched<R: ProblemRows>(rows: &R, shop: &str) -> Result<Vec<InstallationId>, R::Error> {
    rows.installations_with_problems(shop, OF_MATCHING)
}
