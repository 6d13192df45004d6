//! Rows of the queue: one for each installation, kind and key.

use rusqlite::{OptionalExtension as _, Row, ToSql, params, params_from_iter};

use super::columns::{self, subject, subject_columns};
use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::model::{InstallationId, Job, JobId, Lease, Message, NewJob, Outcome, Phase};
use host_core::rows::{JobRow, JobRows, RunningJob};
use host_core::shop::{Entity, Timestamp};
use host_core::store::JobFilter;

/// The assignments for the columns of [`state`].
const STATE: &str = "phase = ?2, outcome = ?3, attempts = ?4, failures = ?5, breakdowns = ?6, not_before = ?7,
    queued_at = ?8, updated_at = ?9, manual = ?10, even_when_off = ?11, resolution = ?12, message = ?13, next = ?14,
    worker = ?15, lease_until = ?16, lease_token = ?17";

/// The columns of a job's row that [`update_job`](JobRows::update_job) writes, its number first.
fn state(row: &JobRow) -> DbResult<Vec<Box<dyn ToSql + '_>>> {
    let job = &row.job;
    Ok(vec![
        Box::new(job.id),
        Box::new(job.phase.as_str()),
        Box::new(job.outcome.map(Outcome::as_str)),
        Box::new(job.attempts),
        Box::new(job.failures),
        Box::new(job.breakdowns),
        Box::new(job.not_before),
        Box::new(job.queued_at),
        Box::new(job.updated_at),
        Box::new(job.manual),
        Box::new(job.runs_when_disabled),
        Box::new(job.resolution.as_ref().map(serde_json::to_string).transpose()?),
        Box::new(job.message.as_ref().map(serde_json::to_string).transpose()?),
        Box::new(row.next.as_ref().map(serde_json::to_string).transpose()?),
        Box::new(&row.worker),
        Box::new(row.lease_until),
        Box::new(row.lease_token),
    ])
}

impl JobRows for OpenTransaction<'_> {
    fn job_by_id(&self, id: JobId) -> DbResult<Option<JobRow>> {
        let mut statement = self.prepare_cached("SELECT * FROM jobs WHERE id = ?1")?;
        statement.query_row([id], |row| Ok(job_row(row))).optional()?.transpose()
    }

    fn job_by_key(&self, installation: InstallationId, kind: &str, key: &str) -> DbResult<Option<JobRow>> {
        let mut statement =
            self.prepare_cached("SELECT * FROM jobs WHERE installation = ?1 AND kind = ?2 AND key = ?3")?;
        let found = statement.query_row(params![installation, kind, key], |row| Ok(job_row(row)));
        found.optional()?.transpose()
    }

    fn jobs(&self, filter: &JobFilter) -> DbResult<Vec<Job>> {
        let ids = if filter.ids.is_empty() { None } else { Some(serde_json::to_string(&filter.ids)?) };
        let mut statement = self.prepare_cached(
            "SELECT * FROM jobs WHERE (?1 IS NULL OR installation = ?1) AND (?2 IS NULL OR phase = ?2)
             AND (?3 IS NULL OR id IN (SELECT value FROM json_each(?3))) ORDER BY updated_at DESC, id DESC LIMIT ?4",
        )?;
        let limit = filter.limit.map_or(-1, i64::from);
        let phase = filter.phase.map(Phase::as_str);
        let mut rows = statement.query(params![filter.installation, phase, ids, limit])?;
        let mut jobs = Vec::new();
        while let Some(row) = rows.next()? {
            jobs.push(job(row)?);
        }
        Ok(jobs)
    }

    fn jobs_about(
        &self,
        installation: InstallationId,
        entity: Entity,
        records: &[&str],
    ) -> DbResult<Vec<Job>> {
        let mut statement = self.prepare_cached(
            "SELECT * FROM jobs WHERE installation = ?1 AND entity = ?2 AND record IN (SELECT value FROM json_each(?3))",
        )?;
        let records = serde_json::to_string(records)?;
        let mut rows = statement.query(params![installation, entity.as_str(), records])?;
        let mut jobs = Vec::new();
        while let Some(row) = rows.next()? {
            jobs.push(job(row)?);
        }
        Ok(jobs)
    }

    fn insert_job(
        &self,
        installation: InstallationId,
        job: &NewJob,
        due: Timestamp,
        now: Timestamp,
    ) -> DbResult<JobId> {
        let (entity, record) = subject_columns(job.subject.as_ref());
        self.prepare_cached(
            "INSERT INTO jobs (installation, kind, key, entity, record, payload, phase, not_before,
                queued_at, updated_at, manual, even_when_off)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'waiting', ?7, ?8, ?8, ?9, ?10)",
        )?
        .execute(params![
            installation,
            job.kind,
            job.key,
            entity,
            record,
            job.payload,
            due,
            now,
            job.manual,
            job.runs_when_disabled
        ])?;
        Ok(self.last_insert_rowid())
    }

    fn update_job(&self, row: &JobRow) -> DbResult<()> {
        self.prepare_cached(&format!("UPDATE jobs SET {STATE} WHERE id = ?1"))?
            .execute(params_from_iter(state(row)?))?;
        Ok(())
    }

    fn replace_job(&self, row: &JobRow) -> DbResult<()> {
        let (entity, record) = subject_columns(row.job.subject.as_ref());
        let mut values = state(row)?;
        values.extend::<[Box<dyn ToSql>; 3]>([
            Box::new(entity),
            Box::new(record),
            Box::new(row.job.payload.as_slice()),
        ]);
        self.prepare_cached(&format!(
            "UPDATE jobs SET {STATE}, entity = ?18, record = ?19, payload = ?20 WHERE id = ?1"
        ))?
        .execute(params_from_iter(values))?;
        Ok(())
    }

    fn set_job_led_to(&self, id: JobId, queued: Option<JobId>) -> DbResult<()> {
        self.prepare_cached("UPDATE jobs SET led_to = ?2 WHERE id = ?1")?.execute(params![id, queued])?;
        Ok(())
    }

    fn is_leased(&self, lease: Lease) -> DbResult<bool> {
        let held = self
            .prepare_cached("SELECT 1 FROM jobs WHERE id = ?1 AND lease_token = ?2 AND phase = 'running'")?
            .exists(params![lease.job, lease.token])?;
        Ok(held)
    }

    fn extend_lease(&self, lease: Lease, until: Timestamp) -> DbResult<bool> {
        let extended = self
            .prepare_cached(
                "UPDATE jobs SET lease_until = ?3 WHERE id = ?1 AND lease_token = ?2 AND phase = 'running'",
            )?
            .execute(params![lease.job, lease.token, until])?;
        Ok(extended > 0)
    }

    fn running_jobs(&self) -> DbResult<Vec<RunningJob>> {
        let mut statement =
            self.prepare_cached("SELECT id, worker, lease_until FROM jobs WHERE phase = 'running'")?;
        let running = statement.query_map([], |row| {
            Ok(RunningJob { id: row.get(0)?, worker: row.get(1)?, lease_until: row.get(2)? })
        })?;
        Ok(running.collect::<rusqlite::Result<_>>()?)
    }

    fn restart_waits(&self, latest: Timestamp, now: Timestamp) -> DbResult<usize> {
        let moved = self.execute(
            "UPDATE jobs SET not_before = ?1 + max(not_before - updated_at, 0), updated_at = ?1
             WHERE phase = 'waiting' AND updated_at > ?2 AND not_before > ?1",
            [now, latest],
        )?;
        Ok(moved)
    }

    fn resume_paused_jobs(&self, installation: InstallationId) -> DbResult<()> {
        self.execute(
            "UPDATE jobs SET phase = 'waiting', not_before = 0 WHERE installation = ?1 AND phase = 'paused'",
            [installation],
        )?;
        Ok(())
    }

    fn resume_jobs_paused_for(&self, installation: InstallationId, reason: &Message) -> DbResult<()> {
        self.prepare_cached(
            "UPDATE jobs SET phase = 'waiting', not_before = 0, message = NULL
             WHERE installation = ?1 AND phase = 'paused' AND message = ?2",
        )?
        .execute(params![installation, serde_json::to_string(reason)?])?;
        Ok(())
    }

    fn erase_jobs(&self, installation: InstallationId, now: Timestamp) -> DbResult<()> {
        self.execute(
            "UPDATE jobs SET phase = 'done', outcome = 'cancelled', payload = x'', message = NULL, next = NULL, updated_at = ?2
             WHERE installation = ?1 AND phase <> 'running'",
            params![installation, now],
        )?;
        Ok(())
    }

    fn reset_decisions(
        &self,
        shop: &str,
        kind: &str,
        key: &str,
        but: &[InstallationId],
        now: Timestamp,
    ) -> DbResult<()> {
        self.prepare_cached(
            "UPDATE jobs SET phase = 'done', outcome = 'nothing', message = NULL, updated_at = ?4
             WHERE kind = ?1 AND key = ?2 AND phase IN ('done', 'skipped') AND installation IN
                (SELECT id FROM installations WHERE shop = ?3 AND id NOT IN (SELECT value FROM json_each(?5)))",
        )?
        .execute(params![kind, key, shop, now, serde_json::to_string(but)?])?;
        Ok(())
    }
}

pub(super) fn job(row: &Row<'_>) -> DbResult<Job> {
    let message: Option<String> = row.get("message")?;
    let resolution: Option<String> = row.get("resolution")?;
    let phase: String = row.get("phase")?;
    let outcome: Option<String> = row.get("outcome")?;
    Ok(Job {
        id: row.get("id")?,
        installation: row.get("installation")?,
        kind: row.get("kind")?,
        key: row.get("key")?,
        subject: subject(row)?,
        payload: row.get("payload")?,
        phase: columns::phase(&phase)?,
        outcome: outcome.as_deref().and_then(Outcome::parse),
        led_to: row.get("led_to")?,
        attempts: row.get("attempts")?,
        failures: row.get("failures")?,
        breakdowns: row.get("breakdowns")?,
        not_before: row.get("not_before")?,
        queued_at: row.get("queued_at")?,
        first_started_at: row.get("first_started_at")?,
        updated_at: row.get("updated_at")?,
        manual: row.get("manual")?,
        resolution: resolution.map(|text| serde_json::from_str(&text)).transpose()?,
        message: message.map(|text| serde_json::from_str(&text)).transpose()?,
        followed: row.get::<_, Option<String>>("next")?.is_some(),
        runs_when_disabled: row.get("even_when_off")?,
    })
}

fn job_row(row: &Row<'_>) -> DbResult<JobRow> {
    let next: Option<String> = row.get("next")?;
    Ok(JobRow {
        job: job(row)?,
        next: next.map(|text| serde_json::from_str(&text)).transpose()?,
        worker: row.get("worker")?,
        lease_until: row.get("lease_until")?,
        lease_token: row.get("lease_token")?,
        started_at: row.get("started_at")?,
    })
}
