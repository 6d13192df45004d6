//! The platform's own address, and the settings of platform scope.

use rusqlite::{OptionalExtension as _, params};

use super::open_transaction::OpenTransaction;
use super::{DbError, DbResult};
use host_core::model::{InstallationId, Settings};
use host_core::platform::Platform;
use host_core::rows::JobRows as _;

pub(super) fn get(transaction: &OpenTransaction<'_>) -> DbResult<Platform> {
    let public_url = transaction
        .prepare_cached("SELECT public_url FROM platform")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(Platform { public_url: public_url.unwrap_or_default() })
}

/// An address that stays as it is changes nothing.
pub(super) fn put(transaction: &OpenTransaction<'_>, platform: &Platform) -> DbResult<()> {
    let changed = transaction.execute(
        "INSERT INTO platform VALUES (1, ?1)
         ON CONFLICT (id) DO UPDATE SET public_url = excluded.public_url
         WHERE public_url <> excluded.public_url",
        [&platform.public_url],
    )?;
    if changed == 0 {
        return Ok(());
    }
    outdate(transaction, None)
}

/// What runs now ran under other facts; what waited for one of them goes on.
fn outdate(transaction: &OpenTransaction<'_>, plugin: Option<&str>) -> DbResult<()> {
    let ids: Vec<InstallationId> = transaction
        .prepare(
            "UPDATE installations SET revision = revision + 1 WHERE ?1 IS NULL OR plugin = ?1 RETURNING id",
        )?
        .query_map([plugin], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    ids.into_iter().try_for_each(|id| transaction.resume_paused_jobs(id))
}

pub(super) fn settings(transaction: &OpenTransaction<'_>, plugin: &str) -> DbResult<Settings> {
    let sealed: Option<Vec<u8>> = transaction
        .prepare_cached("SELECT settings FROM platform_settings WHERE plugin = ?1")?
        .query_row([plugin], |row| row.get(0))
        .optional()?;
    let Some(sealed) = sealed else { return Ok(Settings::default()) };
    let opened = transaction
        .context
        .seal
        .unseal(&place(plugin), &sealed)
        .map_err(|problem| DbError::Damaged(format!("the platform's settings of {plugin}: {problem}")))?;
    Ok(serde_json::from_slice(&opened)?)
}

/// Sessions stay: a remote may pin them to what was valid when they were made, and accept both the
/// old and the new secret while it's changed.
pub(super) fn put_settings(
    transaction: &OpenTransaction<'_>,
    plugin: &str,
    settings: &Settings,
) -> DbResult<()> {
    let sealed = transaction
        .context
        .seal
        .seal(&place(plugin), &serde_json::to_vec(settings)?)
        .map_err(DbError::Damaged)?;
    transaction
        .execute("INSERT OR REPLACE INTO platform_settings VALUES (?1, ?2)", params![plugin, sealed])?;
    outdate(transaction, Some(plugin))
}

fn place(plugin: &str) -> String {
    format!("platform/settings/{plugin}")
}
