//! Where records stand at the remote.

use std::fmt;

use rusqlite::{OptionalExtension as _, Row, params};

use super::open_transaction::OpenTransaction;
use super::{DbResult, edits, problems};
use host_core::catalogue::RemoteSnapshot;
use host_core::limits;
use host_core::model::{InstallationId, Message};
use host_core::shop::{Entity, Link, Subject, Timestamp};

/// Why a link can't be.
pub(super) struct Conflict {
    entity: &'static str,
    ours: String,
    theirs: String,
    /// A record of ours and what it's linked with; none where the link names none of the remote's.
    with: Option<(String, String)>,
}

impl Conflict {
    /// For a person, in any language.
    pub(super) fn message(&self) -> Message {
        // Identifiers of the remote may be as long as it likes.
        let cut = |text: &String| text.chars().take(200).collect::<String>();
        match &self.with {
            None => Message::host("link-nameless", &[("ours", &cut(&self.ours))]),
            Some((linked, with)) => Message::host(
                "link-taken",
                &[
                    ("ours", &cut(&self.ours)),
                    ("theirs", &cut(&self.theirs)),
                    ("linked", &cut(linked)),
                    ("linked-with", &cut(with)),
                ],
            ),
        }
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { entity, ours, theirs, with } = self;
        match with {
            None => write!(formatter, "the link of {entity} {ours} has no identifier of the remote"),
            Some((linked, with)) => {
                write!(
                    formatter,
                    "{entity} {ours} can't be linked with {theirs}: {linked} is linked with {with}"
                )
            }
        }
    }
}

/// A record of the remote as people call it.
fn shown(number: String, remote_id: String) -> String {
    if number.is_empty() { remote_id } else { number }
}

/// Keeps with a link what was noted when its record was sent.
pub(super) fn note(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    subject: &Subject,
    notes: &[&Message],
) -> DbResult<()> {
    let notes = notes.get(..limits::NOTES.min(notes.len())).unwrap_or_default();
    transaction
        .prepare_cached(
            "UPDATE links SET notes = ?4 WHERE installation = ?1 AND entity = ?2 AND record = ?3",
        )?
        .execute(params![installation, subject.entity.as_str(), subject.id, serde_json::to_string(notes)?])?;
    Ok(())
}

/// Links a record of ours with one of the remote's, each with no other; the reason where one of
/// them is taken. What was sent of an order that is linked for the first time is kept with its link.
pub(super) fn put(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    link: &Link,
    now: Timestamp,
) -> DbResult<Result<(), Conflict>> {
    let is_sent = link.subject.entity == Entity::Order
        && !transaction
            .prepare_cached(
                "SELECT 1 FROM links WHERE installation = ?1 AND entity = 'order' AND record = ?2",
            )?
            .exists(params![installation, link.subject.id])?;
    let put = put_alone(transaction, installation, link, now)?;
    if put.is_ok() && is_sent {
        edits::sent(transaction, installation, &link.subject, now)?;
    }
    Ok(put)
}

fn put_alone(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    link: &Link,
    now: Timestamp,
) -> DbResult<Result<(), Conflict>> {
    let Subject { entity, id } = &link.subject;
    let entity = entity.as_str();
    let conflict = |with| Conflict {
        entity,
        ours: id.clone(),
        theirs: shown(link.number.clone(), link.remote_id.clone()),
        with,
    };
    if link.remote_id.is_empty() {
        return Ok(Err(conflict(None)));
    }
    make_way(transaction, installation, link, now)?;
    let other: Option<(String, String)> = transaction
        .prepare_cached(
            "SELECT record, number, remote_id FROM links
                WHERE installation = ?1 AND entity = ?2 AND record = ?3 AND remote_id <> ?4
             UNION ALL SELECT record, number, remote_id FROM links
                WHERE installation = ?1 AND entity = ?2 AND remote_id = ?4 AND record <> ?3 LIMIT 1",
        )?
        .query_row(params![installation, entity, id, link.remote_id], |row| {
            Ok((row.get(0)?, shown(row.get(1)?, row.get(2)?)))
        })
        .optional()?;
    if other.is_some() {
        return Ok(Err(conflict(other)));
    }
    transaction
        .prepare_cached(
            "INSERT INTO links (installation, entity, record, remote_id, number, url, linked_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (installation, entity, record) DO UPDATE SET
                number = iif(excluded.number = '', number, excluded.number), url = iif(excluded.url = '', url, excluded.url),
                anew = 0",
        )?
        .execute(params![installation, entity, id, link.remote_id, link.number, link.url, now])?;
    Ok(Ok(()))
}

/// The record is to be sent anew: its link stays until another one takes its place. False where it has none.
pub(super) fn renew(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    subject: &Subject,
) -> DbResult<bool> {
    let renewed = transaction
        .prepare_cached("UPDATE links SET anew = 1 WHERE installation = ?1 AND entity = ?2 AND record = ?3")?
        .execute(params![installation, subject.entity.as_str(), subject.id])?;
    Ok(renewed > 0)
}

/// Nothing came of sending it anew: it is linked as it was.
pub(super) fn stays(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    subject: &Subject,
) -> DbResult<()> {
    transaction
        .prepare_cached(
            "UPDATE links SET anew = 0 WHERE installation = ?1 AND entity = ?2 AND record = ?3 AND anew = 1",
        )?
        .execute(params![installation, subject.entity.as_str(), subject.id])?;
    Ok(())
}

/// Another record takes the place of one that was sent anew: its link becomes an earlier one.
fn make_way(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    link: &Link,
    now: Timestamp,
) -> DbResult<()> {
    let Subject { entity, id } = &link.subject;
    let moved = transaction
        .prepare_cached(
            "INSERT INTO earlier_links (installation, entity, record, remote_id, number, ended_at)
             SELECT installation, entity, record, remote_id, number, ?5 FROM links
             WHERE installation = ?1 AND entity = ?2 AND record = ?3 AND anew = 1 AND remote_id <> ?4",
        )?
        .execute(params![installation, entity.as_str(), id, link.remote_id, now])?;
    if moved > 0 { remove(transaction, installation, &link.subject) } else { Ok(()) }
}

/// The remote's ids of the records that sending anew replaced, or is about to, oldest first.
pub(super) fn earlier(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    entity: Entity,
    id: &str,
) -> DbResult<Vec<String>> {
    let mut statement = transaction.prepare_cached(
        "SELECT remote_id FROM (
            SELECT remote_id, id FROM earlier_links WHERE installation = ?1 AND entity = ?2 AND record = ?3
            UNION ALL SELECT remote_id, 9223372036854775807 FROM links
                WHERE installation = ?1 AND entity = ?2 AND record = ?3 AND anew = 1
         ) ORDER BY id",
    )?;
    let ids = statement.query_map(params![installation, entity.as_str(), id], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Forgets a link; the record stays. What can't be taken of a customer that is gone there is no
/// problem any more.
pub(super) fn remove(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    Subject { entity, id }: &Subject,
) -> DbResult<()> {
    let remote_id: Option<String> = transaction
        .prepare_cached(
            "DELETE FROM links WHERE installation = ?1 AND entity = ?2 AND record = ?3 RETURNING remote_id",
        )?
        .query_row(params![installation, entity.as_str(), id], |row| row.get(0))
        .optional()?;
    if let (Entity::Customer, Some(remote_id)) = (entity, remote_id) {
        problems::forget(transaction, (installation, *entity), &remote_id)?;
    }
    if *entity == Entity::Product {
        transaction.execute(
            "DELETE FROM variant_links WHERE installation = ?1 AND product = ?2",
            params![installation, id],
        )?;
    }
    Ok(())
}

/// The version that was taken last; none where there is no such record, or it's off sale.
pub(super) fn version(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    entity: Entity,
    remote_id: &str,
) -> DbResult<Option<String>> {
    let version: Option<Option<String>> = transaction
        .prepare_cached(
            "SELECT version FROM links WHERE installation = ?1 AND entity = ?2 AND remote_id = ?3",
        )?
        .query_row(params![installation, entity.as_str(), remote_id], |row| row.get(0))
        .optional()?;
    Ok(version.flatten())
}

/// Which customer of the shop the remote's is, and the remote's own time of what was taken last.
pub(super) fn taken_as(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    remote_id: &str,
) -> DbResult<Option<(String, Option<Timestamp>)>> {
    let known: Option<(String, Option<String>)> = transaction
        .prepare_cached(
            "SELECT record, version FROM links
             WHERE installation = ?1 AND entity = 'customer' AND remote_id = ?2",
        )?
        .query_row(params![installation, remote_id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(known.map(|(record, version)| (record, version.and_then(|version| version.parse().ok()))))
}

/// Keeps the remote's own time of what was taken of a customer; a link is as old as the last change.
pub(super) fn take(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    remote_id: &str,
    taken_at: Timestamp,
    changed: bool,
    now: Timestamp,
) -> DbResult<()> {
    transaction
        .prepare_cached(
            "UPDATE links SET version = ?3, linked_at = iif(?4, ?5, linked_at)
             WHERE installation = ?1 AND entity = 'customer' AND remote_id = ?2
                AND (?4 OR version IS NOT ?3)",
        )?
        .execute(params![installation, remote_id, taken_at.to_string(), changed, now])?;
    Ok(())
}

/// What is known of a remote's product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    /// Its id in the shop.
    pub(super) record: String,
    pub(super) remote_id: String,
    /// None once the platform has taken it off sale: it's to be told whole again.
    pub(super) version: Option<String>,
    pub(super) snapshot: Option<RemoteSnapshot>,
    /// On sale at the remote, as far as was told.
    pub(super) active: bool,
    /// The list of everything that named it last, or that was the last when anything else did.
    pub(super) generation: i64,
}

const KNOWN: &str = "SELECT record, remote_id, version, told, active, generation FROM links
    WHERE installation = ?1 AND entity = 'product'";

fn known(row: &Row<'_>) -> rusqlite::Result<Known> {
    let snapshot: Option<Vec<u8>> = row.get(3)?;
    Ok(Known {
        record: row.get(0)?,
        remote_id: row.get(1)?,
        version: row.get(2)?,
        snapshot: snapshot.as_deref().and_then(RemoteSnapshot::decode),
        active: row.get(4)?,
        generation: row.get(5)?,
    })
}

/// By the remote's identifier.
pub(super) fn of_remote(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    remote_id: &str,
) -> DbResult<Option<Known>> {
    let mut statement = transaction.prepare_cached(&format!("{KNOWN} AND remote_id = ?2"))?;
    Ok(statement.query_row(params![installation, remote_id], known).optional()?)
}

/// By the shop's.
pub(super) fn of_record(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    record: &str,
) -> DbResult<Option<Known>> {
    let mut statement = transaction.prepare_cached(&format!("{KNOWN} AND record = ?2"))?;
    Ok(statement.query_row(params![installation, record], known).optional()?)
}

/// Keeps what is known now of a product, new or not.
pub(super) fn keep(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    known: &Known,
    now: Timestamp,
) -> DbResult<()> {
    transaction
        .prepare_cached(
            "INSERT INTO links (installation, entity, record, remote_id, number, url, linked_at,
                version, told, active, generation)
             VALUES (?1, 'product', ?2, ?3, '', '', ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (installation, entity, record) DO UPDATE SET
                number = iif(remote_id = excluded.remote_id, number, ''),
                url = iif(remote_id = excluded.remote_id, url, ''),
                linked_at = iif(remote_id = excluded.remote_id, linked_at, excluded.linked_at),
                remote_id = excluded.remote_id, version = excluded.version, told = excluded.told,
                active = excluded.active, generation = excluded.generation",
        )?
        .execute(params![
            installation,
            known.record,
            known.remote_id,
            now,
            known.version,
            known.snapshot.as_ref().map(RemoteSnapshot::encode),
            known.active,
            known.generation
        ])?;
    Ok(())
}

/// Notes that a change of a product was taken.
pub(super) fn taken(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    product: &str,
    now: Timestamp,
) -> DbResult<()> {
    transaction
        .prepare_cached(
            "UPDATE links SET linked_at = ?3 WHERE installation = ?1 AND entity = 'product' AND record = ?2",
        )?
        .execute(params![installation, product, now])?;
    Ok(())
}

/// Notes that a product was named, by its own identifier or by one of a variant of it.
pub(super) fn name(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    remote_id: &str,
    generation: i64,
) -> DbResult<()> {
    transaction
        .prepare_cached(
            "UPDATE links SET generation = ?3 WHERE installation = ?1 AND entity = 'product' AND generation <> ?3
             AND record IN (
                SELECT record FROM links WHERE installation = ?1 AND entity = 'product' AND remote_id = ?2
                UNION SELECT product FROM variant_links WHERE installation = ?1 AND remote_id = ?2)",
        )?
        .execute(params![installation, remote_id, generation])?;
    Ok(())
}
