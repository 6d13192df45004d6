//! The rows of the platform's lists.

use rusqlite::params;

use super::open_transaction::OpenTransaction;
use super::record_views::{VIEW, view};
use super::{DbResult, jobs, snapshots};
use host_core::model::InstallationId;
use host_core::rules::reads::seen;
use host_core::shop::{Entity, Link, Subject};
use host_core::store::{Listed, Record};

pub(super) fn rows(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    entity: Entity,
    ids: Option<&[String]>,
    limit: u32,
) -> DbResult<Vec<Listed>> {
    let ids = ids.map(serde_json::to_string).transpose()?;
    // Two queries, so that a few rows of a large catalogue are looked up and not looked for.
    let which = if ids.is_some() { "r.id IN (SELECT value FROM json_each(?3))" } else { "?3 IS NULL" };
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT {} WHERE r.entity = ?2 AND {which} ORDER BY r.revision DESC LIMIT ?4",
        VIEW
    ))?;
    let mut rows = statement.query(params![installation, entity.as_str(), ids, limit])?;
    let mut listed = Vec::new();
    while let Some(row) = rows.next()? {
        let link = match row.get("remote_id")? {
            None => None,
            Some(remote_id) => Some(Link {
                subject: Subject { entity, id: row.get("id")? },
                remote_id,
                number: row.get("number")?,
                url: row.get("url")?,
            }),
        };
        let record = seen(view(entity, row)?);
        let edit = match &record {
            Record::Order(order) => snapshots::edit_of_row(row, order)?,
            Record::Product(_) | Record::Customer(_) => None,
        };
        let notes: Option<String> = row.get("notes")?;
        let notes = notes.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default();
        listed.push(Listed { record, link, linked_at: row.get("linked_at")?, edit, notes, job: None });
    }
    let ids: Vec<String> = listed.iter().map(|row| row.record.subject().id).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut jobs = jobs::about(transaction, installation, entity, &ids)?;
    for (row, id) in listed.iter_mut().zip(ids) {
        row.job = jobs.remove(id).map(|job| (job.id, job));
    }
    Ok(listed)
}
