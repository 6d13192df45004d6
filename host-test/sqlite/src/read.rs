//! Answers a connector's questions; the same code answers them again at its commit.

use rusqlite::params;

use super::open_transaction::OpenTransaction;
use super::{DbResult, links, records, storage};
use host_core::limits;
use host_core::match_keys;
use host_core::model::InstallationId;
use host_core::shop::Entity;
use host_core::store::{Answer, Find, Read};

pub(super) fn answer(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    read: &Read,
) -> DbResult<Answer> {
    match read {
        Read::Value(key) => Ok(Answer::Value(storage::value(transaction, installation, key)?)),
        Read::Keys { prefix, after, limit } => {
            Ok(Answer::Keys(storage::keys(transaction, installation, prefix, after.as_deref(), *limit)?))
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
        Read::Versions(entity, ids) => {
            let versions = ids.iter().map(|id| links::version(transaction, installation, *entity, id));
            Ok(Answer::Versions(versions.collect::<DbResult<_>>()?))
        }
        Read::EarlierLinks(entity, id) => {
            Ok(Answer::EarlierLinks(links::earlier(transaction, installation, *entity, id)?))
        }
        Read::Changed { entity, after, limit } => {
            let (found, cursor) =
                records::changed(transaction, installation, *entity, after.as_deref(), *limit)?;
            Ok(Answer::Changed(found, cursor))
        }
    }
}

fn linked(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    entity: Entity,
    remote_id: &str,
) -> DbResult<Vec<String>> {
    let mut statement = transaction.prepare_cached(
        "SELECT record FROM links WHERE installation = ?1 AND entity = ?2 AND remote_id = ?3",
    )?;
    let ids = statement.query_map(params![installation, entity.as_str(), remote_id], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

fn keyed(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    entity: Entity,
    kind: &str,
    value: &str,
) -> DbResult<Vec<String>> {
    let mut statement = transaction.prepare_cached(
        "SELECT k.id FROM record_keys k JOIN installations i ON i.shop = k.shop
         WHERE i.id = ?1 AND k.entity = ?2 AND k.kind = ?3 AND k.value = ?4 ORDER BY k.id LIMIT ?5",
    )?;
    let value = match_keys::normal(kind, value);
    let ids = statement
        .query_map(params![installation, entity.as_str(), kind, value, limits::RECORDS], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
