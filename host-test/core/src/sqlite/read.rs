//! Answers a connector's questions; the same code answers them again at its commit.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{Context, Done, Trouble, records};
use crate::limits;
use crate::model::InstallationId;
use crate::store::{Answer, Find, Read};

pub(super) fn answer(
    transaction: &Transaction<'_>,
    context: &Context,
    installation: InstallationId,
    read: &Read,
) -> Done<Answer> {
    match read {
        Read::Value(key) => Ok(Answer::Value(value(transaction, context, installation, key)?)),
        Read::Keys { prefix, after, limit } => {
            Ok(Answer::Keys(keys(transaction, installation, prefix, after.as_deref(), *limit)?))
        }
        Read::Record(entity, id) => {
            Ok(Answer::Record(records::record(transaction, installation, *entity, id)?))
        }
        Read::Find(entity, find) => {
            let ids = match find {
                Find::RemoteId(remote_id) => linked(transaction, installation, *entity, remote_id)?,
                Find::Email(value) => keyed(transaction, installation, *entity, "email", value)?,
                Find::Phone(value) => keyed(transaction, installation, *entity, "phone", value)?,
                Find::Sku(value) => keyed(transaction, installation, *entity, "sku", value)?,
                Find::Ean(value) => keyed(transaction, installation, *entity, "ean", value)?,
            };
            let mut found = Vec::new();
            for id in ids {
                found.extend(records::record(transaction, installation, *entity, &id)?);
            }
            Ok(Answer::Found(found))
        }
        Read::Changed { entity, after, limit } => {
            let (found, cursor) =
                records::changed(transaction, installation, *entity, after.as_deref(), *limit)?;
            Ok(Answer::Changed(found, cursor))
        }
    }
}

fn value(
    transaction: &Transaction<'_>,
    context: &Context,
    installation: InstallationId,
    key: &str,
) -> Done<Option<Vec<u8>>> {
    let sealed: Option<Vec<u8>> = transaction
        .prepare_cached("SELECT value FROM storage WHERE installation = ?1 AND key = ?2")?
        .query_row(params![installation, key], |row| row.get(0))
        .optional()?;
    let open = |sealed: Vec<u8>| context.seal.unseal(&storage_place(installation, key), &sealed);
    sealed
        .map(open)
        .transpose()
        .map_err(|problem| Trouble::Damaged(format!("the stored value {key:?}: {problem}")))
}

pub(super) fn storage_place(installation: InstallationId, key: &str) -> String {
    format!("{installation}/storage/{key}")
}

fn keys(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    prefix: &str,
    after: Option<&str>,
    limit: u32,
) -> Done<Vec<String>> {
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

fn linked(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    entity: crate::shop::Entity,
    remote_id: &str,
) -> Done<Vec<String>> {
    let mut statement = transaction.prepare_cached(
        "SELECT record FROM links WHERE installation = ?1 AND entity = ?2 AND remote_id = ?3",
    )?;
    let ids =
        statement.query_map(params![installation, records::word(entity), remote_id], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

fn keyed(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    entity: crate::shop::Entity,
    kind: &str,
    value: &str,
) -> Done<Vec<String>> {
    let mut statement = transaction.prepare_cached(
        "SELECT k.id FROM record_keys k JOIN installations i ON i.shop = k.shop
         WHERE i.id = ?1 AND k.entity = ?2 AND k.kind = ?3 AND k.value = ?4 ORDER BY k.id LIMIT ?5",
    )?;
    let value = records::normal(kind, value);
    let ids = statement
        .query_map(params![installation, records::word(entity), kind, value, limits::RECORDS], |row| {
            row.get(0)
        })?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
