//! Rows of the activity.

use rusqlite::{Row, params};

use super::columns::{subject, subject_columns};
use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::model::{Activity, InstallationId};
use host_core::rows::ActivityRows;
use host_core::shop::Timestamp;
use host_core::store::NewActivity;

impl ActivityRows for OpenTransaction<'_> {
    fn insert_activity(
        &self,
        installation: InstallationId,
        activity: &NewActivity,
        at: Timestamp,
    ) -> DbResult<()> {
        let (entity, record) = subject_columns(activity.subject.as_ref());
        let message = activity.message.as_ref().map(serde_json::to_string).transpose()?;
        self.prepare_cached(
            "INSERT INTO activity (at, installation, entity, record, event, message, actor)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            at,
            installation,
            entity,
            record,
            activity.event.as_str(),
            message,
            activity.actor
        ])?;
        Ok(())
    }

    fn activity(&self, installation: Option<InstallationId>, limit: u32) -> DbResult<Vec<Activity>> {
        let mut statement = self.prepare(
            "SELECT * FROM activity WHERE ?1 IS NULL OR installation = ?1 ORDER BY id DESC LIMIT ?2",
        )?;
        let mut rows = statement.query(params![installation, limit])?;
        let mut activities = Vec::new();
        while let Some(row) = rows.next()? {
            activities.push(entry(row)?);
        }
        Ok(activities)
    }
}

pub(super) fn entry(row: &Row<'_>) -> DbResult<Activity> {
    let message: Option<String> = row.get("message")?;
    Ok(Activity {
        id: row.get("id")?,
        at: row.get("at")?,
        installation: row.get("installation")?,
        subject: subject(row)?,
        event: row.get::<_, String>("event")?.as_str().into(),
        message: message.map(|text| serde_json::from_str(&text)).transpose()?,
        actor: row.get("actor")?,
    })
}
