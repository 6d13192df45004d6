//! The rows of the platform's lists.

use rusqlite::{Transaction, params};

use super::names::word;
use super::{Done, jobs, records};
use crate::model::InstallationId;
use crate::shop::{Entity, Link, Subject};
use crate::store::Listed;

pub(super) fn rows(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    entity: Entity,
    ids: Option<&[String]>,
    limit: u32,
) -> Done<Vec<Listed>> {
    let ids = ids.map(serde_json::to_string).transpose()?;
    let mut statement = transaction.prepare_cached(
        "SELECT r.id, r.body, l.remote_id, l.number, l.url, l.linked_at FROM records r
         JOIN installations i ON i.id = ?1 AND i.shop = r.shop
         LEFT JOIN links l ON l.installation = i.id AND l.entity = r.entity AND l.record = r.id
         WHERE r.entity = ?2 AND (?3 IS NULL OR r.id IN (SELECT value FROM json_each(?3)))
         ORDER BY r.revision DESC LIMIT ?4",
    )?;
    let mut rows = statement.query(params![installation, word(entity), ids, limit])?;
    let mut listed = Vec::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        let remote_id: Option<String> = row.get(2)?;
        let link = match &remote_id {
            None => None,
            Some(remote_id) => Some(Link {
                subject: Subject { entity, id: id.clone() },
                remote_id: remote_id.clone(),
                number: row.get(3)?,
                url: row.get(4)?,
            }),
        };
        let record = records::parse(entity, &row.get::<_, String>(1)?, remote_id)?;
        let job = jobs::about(transaction, installation, entity, &id)?;
        listed.push(Listed { record, link, linked_at: row.get(5)?, job: job.map(|job| (job.id, job)) });
    }
    Ok(listed)
}
