//! Pages of records, of the activity and of the queue, as a control panel lists them.

use std::collections::BTreeMap;

use rusqlite::{Transaction, params};

use super::columns::{in_phases, phase, subject_columns};
use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use super::{activity, jobs, record_pages, standings};
use host_core::activity_event::ActivityEvent;
use host_core::model::{Activity, InstallationId, Job, Message, Phase};
use host_core::rows::{ListRows, RecordCounts};
use host_core::shop::{Entity, Timestamp};
use host_core::store::{ActivityQuery, Bar, Cause, PageStart, Record, RecordPage, RecordQuery};

impl ListRows for OpenTransaction<'_> {
    fn records_page(&self, query: &RecordQuery, start: PageStart, limit: u32) -> DbResult<RecordPage> {
        record_pages::page(self, query, start, limit)
    }

    fn record_ids(&self, query: &RecordQuery) -> DbResult<Vec<String>> {
        record_pages::ids(self, query)
    }

    fn record_of_shop(&self, shop: &str, entity: Entity, id: &str) -> DbResult<Option<Record>> {
        let mut statement =
            self.prepare_cached("SELECT body FROM records WHERE shop = ?1 AND entity = ?2 AND id = ?3")?;
        let mut rows = statement.query(params![shop, entity.as_str(), id])?;
        rows.next()?.map(|row| record_pages::record(entity, row)).transpose()
    }

    fn record_counts(
        &self,
        shop: &str,
        entity: Entity,
        installation: InstallationId,
        phases: &[Phase],
    ) -> DbResult<RecordCounts> {
        standings::record_counts(self, shop, entity, installation, phases)
    }

    fn phases(&self, installations: &[InstallationId], phases: &[Phase]) -> DbResult<BTreeMap<Phase, u64>> {
        phase_counts(self, &serde_json::to_string(installations)?, phases)
    }

    fn causes(&self, installations: &[InstallationId], phases: &[Phase], limit: u32) -> DbResult<Vec<Cause>> {
        let phases: Vec<&str> = phases.iter().map(|phase| phase.as_str()).collect();
        causes(self, &serde_json::to_string(installations)?, &serde_json::to_string(&phases)?, limit)
    }

    fn jobs_of_cause(&self, cause: &Cause, phase: Phase, limit: u32) -> DbResult<Vec<Job>> {
        jobs_of_cause(self, cause, phase, limit)
    }

    fn activities(&self, query: &ActivityQuery) -> DbResult<Vec<Activity>> {
        activities(self, query)
    }

    fn bars(&self, installations: &[InstallationId], from: Timestamp, span: u64) -> DbResult<Vec<Bar>> {
        bars(self, &serde_json::to_string(installations)?, from, span)
    }
}

fn activities(transaction: &Transaction<'_>, query: &ActivityQuery) -> DbResult<Vec<Activity>> {
    let ActivityQuery { installations, subject, events, before, limit } = query;
    let installations = serde_json::to_string(installations)?;
    let (entity, record) = subject_columns(subject.as_ref());
    let events: Vec<&str> = events.iter().map(ActivityEvent::as_str).collect();
    let events = if events.is_empty() { None } else { Some(serde_json::to_string(&events)?) };
    // Two statements, so that a record's few entries are found by an index.
    let (index, about) = match subject {
        Some(_) => ("INDEXED BY activity_about", "entity = ?2 AND record = ?3"),
        None => ("", "?2 IS NULL AND ?3 IS NULL"),
    };
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT * FROM activity {index} WHERE installation IN (SELECT value FROM json_each(?1)) AND {about}
            AND (?4 IS NULL OR event IN (SELECT value FROM json_each(?4))) AND (?5 IS NULL OR id < ?5)
         ORDER BY id DESC LIMIT ?6"
    ))?;
    let mut rows = statement.query(params![installations, entity, record, events, before, limit])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(activity::entry(row)?);
    }
    Ok(found)
}

fn phase_counts(
    transaction: &Transaction<'_>,
    installations: &str,
    phases: &[Phase],
) -> DbResult<BTreeMap<Phase, u64>> {
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT phase, count(*) FROM jobs
         WHERE installation IN (SELECT value FROM json_each(?1)) AND {} GROUP BY phase",
        in_phases(phases)
    ))?;
    let mut rows = statement.query([installations])?;
    let mut counts = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        counts.insert(phase(&name)?, row.get(1)?);
    }
    Ok(counts)
}

fn causes(
    transaction: &Transaction<'_>,
    installations: &str,
    phases: &str,
    limit: u32,
) -> DbResult<Vec<Cause>> {
    let mut statement = transaction.prepare_cached(
        "SELECT installation, kind, message, count(*) AS jobs, min(queued_at) AS since, max(updated_at) AS updated_at,
            min(not_before) AS due, max(id) AS newest
         FROM jobs WHERE installation IN (SELECT value FROM json_each(?1))
            AND phase IN (SELECT value FROM json_each(?2))
         GROUP BY installation, kind, message ORDER BY jobs DESC, newest DESC LIMIT ?3",
    )?;
    let mut rows = statement.query(params![installations, phases, limit])?;
    let mut causes = Vec::new();
    while let Some(row) = rows.next()? {
        let message: Option<String> = row.get("message")?;
        causes.push(Cause {
            installation: row.get("installation")?,
            kind: row.get("kind")?,
            message: message.map(|text| serde_json::from_str(&text)).transpose()?,
            jobs: row.get("jobs")?,
            since: row.get("since")?,
            updated_at: row.get("updated_at")?,
            due: row.get("due")?,
            newest: row.get("newest")?,
        });
    }
    Ok(causes)
}

fn jobs_of_cause(
    transaction: &Transaction<'_>,
    cause: &Cause,
    phase: Phase,
    limit: u32,
) -> DbResult<Vec<Job>> {
    let message: Option<String> = cause.message.as_ref().map(message_text).transpose()?;
    let mut statement = transaction.prepare_cached(
        "SELECT * FROM jobs WHERE installation = ?1 AND phase = ?2 AND kind = ?3 AND message IS ?4 AND id <= ?5
         ORDER BY updated_at DESC, id DESC LIMIT ?6",
    )?;
    let values = params![cause.installation, phase.as_str(), cause.kind, message, cause.newest, limit];
    let mut rows = statement.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(jobs::job(row)?);
    }
    Ok(found)
}

/// A message in the form in which jobs store it.
fn message_text(message: &Message) -> DbResult<String> {
    Ok(serde_json::to_string(message)?)
}

fn bars(
    transaction: &Transaction<'_>,
    installations: &str,
    from: Timestamp,
    span: u64,
) -> DbResult<Vec<Bar>> {
    let mut statement = transaction.prepare_cached(
        "SELECT (at - ?2) / ?3 AS span, sum(event = 'sent') AS sent, sum(event IN ('failed', 'parked')) AS failed
         FROM activity WHERE installation IN (SELECT value FROM json_each(?1)) AND at >= ?2
            AND event IN ('sent', 'failed', 'parked')
         GROUP BY 1 ORDER BY 1",
    )?;
    let mut rows = statement.query(params![installations, from, span.max(1)])?;
    let mut bars = Vec::new();
    while let Some(row) = rows.next()? {
        let number: u64 = row.get("span")?;
        let at = from.saturating_add(number.saturating_mul(span.max(1)));
        bars.push(Bar { at, sent: row.get("sent")?, failed: row.get("failed")? });
    }
    Ok(bars)
}
