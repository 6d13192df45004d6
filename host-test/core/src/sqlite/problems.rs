//! The remote's records that couldn't be taken, until they come through or are gone.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::Done;
use super::names::word;
use crate::limits;
use crate::model::{InstallationId, Message, Problem};
use crate::shop::{Entity, Timestamp};

/// Keeps a problem, or its new reason; true where the record had none before.
pub(super) fn put(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    remote_id: &str,
    message: &Message,
    generation: i64,
    now: Timestamp,
) -> Done<bool> {
    let message = serde_json::to_string(message)?;
    let known = transaction
        .prepare_cached(
            "UPDATE problems SET message = ?3, generation = ?4
             WHERE installation = ?1 AND entity = 'product' AND remote_id = ?2",
        )?
        .execute(params![installation, remote_id, message, generation])?;
    if known > 0 {
        return Ok(false);
    }
    let kept: u32 = transaction
        .prepare_cached("SELECT count(*) FROM problems WHERE installation = ?1 AND entity = 'product'")?
        .query_row([installation], |row| row.get(0))?;
    if kept >= limits::PROBLEMS {
        return Ok(false);
    }
    transaction
        .prepare_cached(
            "INSERT INTO problems (installation, entity, remote_id, since, generation, message)
             VALUES (?1, 'product', ?2, ?3, ?4, ?5)",
        )?
        .execute(params![installation, remote_id, now, generation, message])?;
    Ok(true)
}

/// The record has come through, or is gone.
pub(super) fn forget(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    remote_id: &str,
) -> Done<()> {
    transaction
        .prepare_cached(
            "DELETE FROM problems WHERE installation = ?1 AND entity = 'product' AND remote_id = ?2",
        )?
        .execute(params![installation, remote_id])?;
    Ok(())
}

/// A list of everything didn't name these records: they're gone.
pub(super) fn forget_unnamed(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    generation: i64,
) -> Done<()> {
    transaction.execute(
        "DELETE FROM problems WHERE installation = ?1 AND entity = 'product' AND generation < ?2",
        params![installation, generation],
    )?;
    Ok(())
}

/// Records with a problem and without a link that a list of everything named.
pub(super) fn unlinked(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    generation: i64,
) -> Done<u64> {
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
    transaction: &Transaction<'_>,
    installation: InstallationId,
    entity: Entity,
    limit: u32,
) -> Done<Vec<Problem>> {
    let mut statement = transaction.prepare_cached(
        "SELECT remote_id, since, message FROM problems WHERE installation = ?1 AND entity = ?2
         ORDER BY since DESC, id DESC LIMIT ?3",
    )?;
    let mut rows = statement.query(params![installation, word(entity), limit])?;
    let mut problems = Vec::new();
    while let Some(row) = rows.next()? {
        let message = serde_json::from_str(&row.get::<_, String>(2)?)?;
        problems.push(Problem { remote_id: row.get(0)?, since: row.get(1)?, message });
    }
    Ok(problems)
}
