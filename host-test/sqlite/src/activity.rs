//! What happened, for the shop's owner to read.

use rusqlite::{Rows, Transaction, params};

use super::DbResult;
use super::entity_codes::{as_str, subject};
use host_core::activity::ActivityEvent;
use host_core::model::{Activity, InstallationId};
use host_core::shop::Timestamp;
use host_core::store::{ActivityQuery, NewActivity};

pub(super) fn add(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    activity: &NewActivity,
    now: Timestamp,
) -> DbResult<()> {
    let (entity, id) = match &activity.subject {
        Some(subject) => (Some(as_str(subject.entity)), Some(&subject.id)),
        None => (None, None),
    };
    let message = activity.message.as_ref().map(serde_json::to_string).transpose()?;
    transaction
        .prepare_cached(
            "INSERT INTO activity (at, installation, entity, record, event, message)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![now, installation, entity, id, activity.event.as_str(), message])?;
    Ok(())
}

pub(super) fn latest(
    transaction: &Transaction<'_>,
    installation: Option<InstallationId>,
    limit: u32,
) -> DbResult<Vec<Activity>> {
    let mut statement = transaction
        .prepare("SELECT * FROM activity WHERE ?1 IS NULL OR installation = ?1 ORDER BY id DESC LIMIT ?2")?;
    collect(statement.query(params![installation, limit])?)
}

pub(super) fn page(transaction: &Transaction<'_>, query: &ActivityQuery) -> DbResult<Vec<Activity>> {
    let ActivityQuery { installations, subject, events, before, limit } = query;
    let installations = serde_json::to_string(installations)?;
    let (entity, record) = match subject {
        Some(subject) => (Some(as_str(subject.entity)), Some(&subject.id)),
        None => (None, None),
    };
    let events: Vec<&str> = events.iter().map(ActivityEvent::as_str).collect();
    let events = if events.is_empty() { None } else { Some(serde_json::to_string(&events)?) };
    // Two statements, so that a record's few are looked up and not looked for.
    let about = if subject.is_some() { "entity = ?2 AND record = ?3" } else { "?2 IS NULL AND ?3 IS NULL" };
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT * FROM activity WHERE installation IN (SELECT value FROM json_each(?1)) AND {about}
            AND (?4 IS NULL OR event IN (SELECT value FROM json_each(?4))) AND (?5 IS NULL OR id < ?5)
         ORDER BY id DESC LIMIT ?6"
    ))?;
    collect(statement.query(params![installations, entity, record, events, before, limit])?)
}

fn collect(mut rows: Rows<'_>) -> DbResult<Vec<Activity>> {
    let mut activities = Vec::new();
    while let Some(row) = rows.next()? {
        let message: Option<String> = row.get("message")?;
        activities.push(Activity {
            id: row.get("id")?,
            at: row.get("at")?,
            installation: row.get("installation")?,
            subject: subject(row)?,
            event: row.get::<_, String>("event")?.as_str().into(),
            message: message.map(|text| serde_json::from_str(&text)).transpose()?,
        });
    }
    Ok(activities)
}
