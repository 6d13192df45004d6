//! The remote's records that couldn't be taken, until they come through or are gone.

use rusqlite::{OptionalExtension as _, params};

use super::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::limits;
use host_core::model::{InstallationId, Message, Problem};
use host_core::shop::{Entity, Timestamp};

/// Keeps a problem, or its new reason; true where the record had none before.
pub(super) fn put(
    transaction: &OpenTransaction<'_>,
    (installation, entity): (InstallationId, Entity),
    remote_id: &str,
    message: &Message,
    generation: i64,
    now: Timestamp,
) -> DbResult<bool> {
    let message = serde_json::to_string(message)?;
    let known = transaction
        .prepare_cached(
            "UPDATE problems SET message = ?3, generation = ?4
             WHERE installation = ?1 AND entity = ?5 AND remote_id = ?2",
        )?
        .execute(params![installation, remote_id, message, generation, entity.as_str()])?;
    if known > 0 {
        return Ok(false);
    }
    transaction
        .prepare_cached(
            "INSERT INTO problems (installation, entity, remote_id, since, generation, message)
             VALUES (?1, ?6, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![installation, remote_id, now, generation, message, entity.as_str()])?;
    Ok(true)
}

/// The record has come through, or is gone.
pub(super) fn forget(
    transaction: &OpenTransaction<'_>,
    (installation, entity): (InstallationId, Entity),
    remote_id: &str,
) -> DbResult<()> {
    transaction
        .prepare_cached("DELETE FROM problems WHERE installation = ?1 AND entity = ?2 AND remote_id = ?3")?
        .execute(params![installation, entity.as_str(), remote_id])?;
    Ok(())
}

/// A list of everything didn't name these records: they're gone.
pub(super) fn forget_unnamed(
    transaction: &OpenTransaction<'_>,
    (installation, entity): (InstallationId, Entity),
    generation: i64,
) -> DbResult<()> {
    transaction.execute(
        "DELETE FROM problems WHERE installation = ?1 AND entity = ?2 AND generation < ?3",
        params![installation, entity.as_str(), generation],
    )?;
    Ok(())
}

/// Why the shop couldn't tell which of its products a record is: what is resolved where one of
/// them goes off sale, or where its owner changes it.
const OF_MATCHING: [&str; 3] = [TAKEN, "host.sku-ambiguous", "host.sku-of-variant"];
const TAKEN: &str = "host.sku-taken";

/// Whether a record's SKU was taken by another one.
pub(super) fn any_taken(transaction: &OpenTransaction<'_>, installation: InstallationId) -> DbResult<bool> {
    let mut statement = transaction.prepare_cached(
        "SELECT 1 FROM problems WHERE installation = ?1 AND entity = 'product'
         AND json_extract(message, '$.code') = ?2 LIMIT 1",
    )?;
    Ok(statement.exists(params![installation, TAKEN])?)
}

/// The installations of a shop with records that couldn't be matched with its products.
pub(super) fn unmatched(transaction: &OpenTransaction<'_>, shop: &str) -> DbResult<Vec<InstallationId>> {
    let [taken, ambiguous, of_variant] = OF_MATCHING;
    let mut statement = transaction.prepare_cached(
        "SELECT DISTINCT p.installation FROM problems p JOIN installations i ON i.id = p.installation
         WHERE i.shop = ?1 AND p.entity = 'product' AND json_extract(p.message, '$.code') IN (?2, ?3, ?4)",
    )?;
    let ids = statement.query_map(params![shop, taken, ambiguous, of_variant], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Records with a problem and without a link that a list of everything named.
pub(super) fn unlinked(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    generation: i64,
) -> DbResult<u64> {
    let number = transaction
        .query_row(
            "SELECT count(*) FROM problems p WHERE installation = ?1 AND entity = 'product' AND generation = ?2
             AND NOT EXISTS (SELECT 1 FROM links l WHERE l.installation = p.installation
                AND l.entity = p.entity AND l.remote_id = p.remote_id)",
            params![installation, generation],
            |row| row.get(0),
        )
        .optional()?;
    Ok(number.unwrap_or_default())
}

pub(super) fn list(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    entity: Entity,
    limit: u32,
) -> DbResult<Vec<Problem>> {
    let mut statement = transaction.prepare_cached(
        "SELECT remote_id, since, message FROM problems WHERE installation = ?1 AND entity = ?2
         ORDER BY since DESC, id DESC LIMIT ?3",
    )?;
    let mut rows = statement.query(params![installation, entity.as_str(), limit.min(limits::PROBLEMS)])?;
    let mut problems = Vec::new();
    while let Some(row) = rows.next()? {
        let message = serde_json::from_str(&row.get::<_, String>(2)?)?;
        problems.push(Problem { remote_id: row.get(0)?, since: row.get(1)?, message });
    }
    Ok(problems)
}
