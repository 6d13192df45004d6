//! What connectors keep, sealed.

use rusqlite::{OptionalExtension as _, params};

use super::open_transaction::OpenTransaction;
use super::{DbError, DbResult};
use host_core::model::InstallationId;

pub(super) fn value(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    key: &str,
) -> DbResult<Option<Vec<u8>>> {
    let sealed: Option<Vec<u8>> = transaction
        .prepare_cached("SELECT value FROM storage WHERE installation = ?1 AND key = ?2")?
        .query_row(params![installation, key], |row| row.get(0))
        .optional()?;
    let open = |sealed: Vec<u8>| transaction.context.seal.unseal(&place(installation, key), &sealed);
    sealed
        .map(open)
        .transpose()
        .map_err(|problem| DbError::Damaged(format!("the stored value {key:?}: {problem}")))
}

fn place(installation: InstallationId, key: &str) -> String {
    format!("{installation}/storage/{key}")
}

pub(super) fn keys(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    prefix: &str,
    after: Option<&str>,
    limit: u32,
) -> DbResult<Vec<String>> {
    // SQLite compares text byte by byte, as the contract wants it. The keys with the prefix lie
    // together, so the first without it ends them; its own functions would stop at a zero byte.
    let mut statement = transaction.prepare_cached(
        "SELECT key FROM storage WHERE installation = ?1 AND key >= ?2 AND (?3 IS NULL OR key > ?3)
         ORDER BY key LIMIT ?4",
    )?;
    let mut rows = statement.query(params![installation, prefix, after, limit])?;
    let mut keys = Vec::new();
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        if !key.starts_with(prefix) {
            break;
        }
        keys.push(key);
    }
    Ok(keys)
}

/// Writes a value where the key has none yet.
pub(super) fn write_once(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    key: &str,
    value: &[u8],
) -> DbResult<()> {
    let sealed = transaction.context.seal.seal(&place(installation, key), value).map_err(DbError::Damaged)?;
    transaction.prepare_cached("INSERT OR IGNORE INTO storage VALUES (?1, ?2, ?3)")?.execute(params![
        installation,
        key,
        sealed
    ])?;
    Ok(())
}

pub(super) fn write(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    writes: &[(String, Option<Vec<u8>>)],
) -> DbResult<()> {
    for (key, value) in writes {
        match value {
            Some(value) => {
                let place = place(installation, key);
                let sealed = transaction.context.seal.seal(&place, value).map_err(DbError::Damaged)?;
                transaction
                    .prepare_cached("INSERT OR REPLACE INTO storage VALUES (?1, ?2, ?3)")?
                    .execute(params![installation, key, sealed])?;
            }
            None => {
                transaction
                    .prepare_cached("DELETE FROM storage WHERE installation = ?1 AND key = ?2")?
                    .execute(params![installation, key])?;
            }
        }
    }
    Ok(())
}
