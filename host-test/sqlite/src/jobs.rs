//! The queue: one row for each installation, kind and key.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use super::database::CLOCK_STEP_MS;
use super::entity_codes::{as_str, subject};
use super::{Context, DbResult, fair_share, report_rows};
use host_core::limits;
use host_core::model::{InstallationId, Job, JobId, Lease, Message, NewJob, Outcome, Phase, Resolution};
use host_core::queue::JobUpdate;
use host_core::shop::{Entity, Subject, Timestamp};
use host_core::store::{JobFilter, StoreError};

/// Later than any database can tell.
pub(super) const NEVER: Timestamp = i64::MAX as Timestamp;

/// Queues `job`. One that still waits is replaced; one that runs is followed. So is one on which a person must decide,
/// unless a person asks: then it runs again, as one that may have reached the remote, and looks. Attempts and the pause
/// after a failure stay as they are. A delay counts from the first push: events that follow each other without end would
/// put the job off for ever.
pub(super) fn push(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    job: &NewJob,
    now: Timestamp,
) -> DbResult<JobId> {
    let due = if job.manual { now } else { now.saturating_add(job.delay_ms).min(NEVER) };
    let known: Option<(JobId, String, Option<String>)> = transaction
        .prepare_cached(
            "SELECT id, phase, next FROM jobs WHERE installation = ?1 AND kind = ?2 AND key = ?3",
        )?
        .query_row(params![installation, job.kind, job.key], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let (entity, record) = match &job.subject {
        Some(subject) => (Some(as_str(subject.entity)), Some(&subject.id)),
        None => (None, None),
    };
    let Some((id, phase, next)) = known else {
        transaction
            .prepare_cached(
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
        return Ok(transaction.last_insert_rowid());
    };
    let phase = Phase::from_word(&phase);
    if phase == Some(Phase::Running) || (phase == Some(Phase::Uncertain) && !job.manual) {
        // As with a job that waits: an event doesn't undo that a person asked.
        let before: Option<NewJob> = next.as_deref().map(serde_json::from_str).transpose()?;
        let was = |what: fn(&NewJob) -> bool| what(job) || before.as_ref().is_some_and(what);
        let (manual, runs_when_disabled) = (was(|job| job.manual), was(|job| job.runs_when_disabled));
        let next = serde_json::to_string(&NewJob { manual, runs_when_disabled, ..job.clone() })?;
        transaction
            .execute("UPDATE jobs SET next = ?2, updated_at = ?3 WHERE id = ?1", params![id, next, now])?;
        return Ok(id);
    }
    // A pause after a failure is the remote's: only a person may cut it short. What was to follow
    // is older than this push.
    transaction
        .prepare_cached(
            "UPDATE jobs SET entity = ?2, record = ?3, payload = ?4, queued_at = ?6, updated_at = ?6,
                manual = max(?7, iif(phase IN ('waiting', 'paused'), manual, 0)),
                even_when_off = max(?8, iif(phase IN ('waiting', 'paused'), even_when_off, 0)),
                not_before = iif(phase = 'waiting' AND NOT ?7,
                    iif(failures > 0, max(not_before, ?5), min(not_before, ?5)), ?5),
                failures = iif(phase = 'waiting' AND NOT ?7, failures, 0),
                breakdowns = iif(phase = 'waiting' AND NOT ?7, breakdowns, 0),
                message = iif(phase = 'waiting', message, NULL),
                phase = 'waiting', outcome = NULL, next = NULL
             WHERE id = ?1",
        )?
        .execute(params![id, entity, record, job.payload, due, now, job.manual, job.runs_when_disabled])?;
    Ok(id)
}

/// Takes back what still waits.
pub(super) fn cancel(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    kind: &str,
    key: &str,
    now: Timestamp,
) -> DbResult<()> {
    let cancelled: Option<JobId> = transaction
        .prepare_cached(
            "UPDATE jobs SET phase = 'done', outcome = 'cancelled', message = NULL, updated_at = ?4
             WHERE installation = ?1 AND kind = ?2 AND key = ?3 AND phase IN ('waiting', 'paused')
             RETURNING id",
        )?
        .query_row(params![installation, kind, key, now], |row| row.get(0))
        .optional()?;
    let Some(id) = cancelled else { return Ok(()) };
    let ended = (Phase::Done, Some(Outcome::Cancelled));
    report_rows::end(transaction, id, i64::MAX, ended, Some(&Message::host("cancelled", &[])), now)
}

pub(super) fn waits(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    kind: &str,
    key: &str,
) -> DbResult<bool> {
    let waits = transaction
        .prepare_cached(
            "SELECT 1 FROM jobs WHERE installation = ?1 AND kind = ?2 AND key = ?3
             AND phase IN ('waiting', 'paused')",
        )?
        .exists(params![installation, kind, key])?;
    Ok(waits)
}

/// Fails where another worker has the job.
pub(super) fn check_lease(transaction: &Transaction<'_>, lease: Lease) -> DbResult<()> {
    if is_leased(transaction, lease)? { Ok(()) } else { Err(StoreError::LeaseLost.into()) }
}

/// Whether no other worker has the job.
pub(super) fn is_leased(transaction: &Transaction<'_>, lease: Lease) -> DbResult<bool> {
    let held = transaction
        .prepare_cached("SELECT 1 FROM jobs WHERE id = ?1 AND lease_token = ?2 AND phase = 'running'")?
        .exists(params![lease.job, lease.token])?;
    Ok(held)
}

/// Keeps running jobs for longer; answers with the leases that are lost.
pub(super) fn extend_leases(
    transaction: &Transaction<'_>,
    leases: &[Lease],
    until: Timestamp,
) -> DbResult<Vec<Lease>> {
    let mut statement = transaction.prepare_cached(
        "UPDATE jobs SET lease_until = ?3 WHERE id = ?1 AND lease_token = ?2 AND phase = 'running'",
    )?;
    let mut lost = Vec::new();
    for lease in leases {
        if statement.execute(params![lease.job, lease.token, until])? == 0 {
            lost.push(*lease);
        }
    }
    Ok(lost)
}

/// Writes how a run ended, and lets a push that came meanwhile follow. 'It isn't there' holds only
/// until an attempt may have reached the remote: the next one must look, or ask, again.
pub(super) fn end(
    transaction: &Transaction<'_>,
    lease: Lease,
    ending: &JobUpdate,
    now: Timestamp,
) -> DbResult<()> {
    check_lease(transaction, lease)?;
    fair_share::ended(transaction, lease.job, now)?;
    let message = ending.message.as_ref().map(serde_json::to_string).transpose()?;
    transaction
        .prepare_cached(
            "UPDATE jobs SET phase = ?2, outcome = ?3, attempts = ?4, failures = ?5, not_before = ?6, message = ?7,
                manual = iif(?2 IN ('waiting', 'paused'), manual, 0),
                resolution = CASE WHEN ?2 NOT IN ('waiting', 'paused') THEN NULL
                    WHEN resolution = ?9 AND ?4 >= attempts THEN NULL ELSE resolution END,
                breakdowns = ?10, updated_at = ?8, worker = NULL, lease_until = NULL
             WHERE id = ?1",
        )?
        .execute(params![
            lease.job,
            ending.phase.as_str(),
            ending.outcome.map(Outcome::as_str),
            ending.attempts,
            ending.failures,
            ending.not_before,
            message,
            now,
            serde_json::to_string(&Resolution::NotThere)?,
            ending.breakdowns
        ])?;
    follow(transaction, lease.job, now)
}

/// The record that a job is about.
pub(super) fn subject_of(transaction: &Transaction<'_>, id: JobId) -> DbResult<Option<Subject>> {
    let mut statement = transaction.prepare_cached("SELECT entity, record FROM jobs WHERE id = ?1")?;
    Ok(statement.query_row([id], subject)?)
}

/// Keeps which job a run queued; none where it queued nothing after all.
pub(super) fn lead_to(transaction: &Transaction<'_>, id: JobId, queued: Option<JobId>) -> DbResult<()> {
    transaction.prepare_cached("UPDATE jobs SET led_to = ?2 WHERE id = ?1")?.execute(params![id, queued])?;
    Ok(())
}

/// Pushes what was pushed while the job ran, unless a person must decide first.
fn follow(transaction: &Transaction<'_>, id: JobId, now: Timestamp) -> DbResult<()> {
    let next: Option<(InstallationId, String)> = transaction
        .prepare_cached(
            "SELECT installation, next FROM jobs WHERE id = ?1 AND next IS NOT NULL AND phase <> 'uncertain'",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((installation, next)) = next else { return Ok(()) };
    transaction.execute("UPDATE jobs SET next = NULL WHERE id = ?1", [id])?;
    push(transaction, installation, &serde_json::from_str(&next)?, now)?;
    Ok(())
}

/// A running job whose worker is gone.
pub(super) struct Abandoned {
    id: JobId,
    breakdowns: u32,
    token: i64,
}

/// The running jobs whose workers are gone, or let the lease run out.
pub(super) fn abandoned(
    transaction: &Transaction<'_>,
    context: &Context,
    now: Timestamp,
) -> DbResult<Vec<Abandoned>> {
    let mut statement = transaction.prepare_cached(
        "SELECT id, worker, lease_until, breakdowns, lease_token FROM jobs WHERE phase = 'running'",
    )?;
    let mut rows = statement.query([])?;
    // Each worker is looked for once, however many jobs it runs.
    let mut gone: HashMap<String, bool> = HashMap::new();
    let mut abandoned = Vec::new();
    while let Some(row) = rows.next()? {
        let is_gone = match row.get::<_, Option<String>>(1)? {
            Some(worker) => match gone.get(&worker) {
                Some(is_gone) => *is_gone,
                None => {
                    let is_gone = context.worker_locks.is_gone(&worker);
                    gone.insert(worker, is_gone);
                    is_gone
                }
            },
            None => true,
        };
        let lease_until: Option<Timestamp> = row.get(2)?;
        if is_gone || lease_until.is_none_or(|until| until < now) {
            abandoned.push(Abandoned { id: row.get(0)?, breakdowns: row.get(3)?, token: row.get(4)? });
        }
    }
    Ok(abandoned)
}

/// Shortens what was written while the clock was ahead to the waits that were meant: a job would otherwise wait until the
/// clock is there again, and so would an installation that was to be slow for a while. Another process may have written
/// a little later than this one read the clock.
pub(super) fn bring_back(transaction: &Transaction<'_>, now: Timestamp) -> DbResult<()> {
    let moved = transaction.execute(
        "UPDATE jobs SET not_before = ?1 + max(not_before - updated_at, 0), updated_at = ?1
         WHERE phase = 'waiting' AND updated_at > ?2 AND not_before > ?1",
        [now, now.saturating_add(CLOCK_STEP_MS)],
    )?;
    let longest = u64::try_from(limits::RETRY_AFTER_MAX.as_millis()).unwrap_or(u64::MAX);
    let slowed = transaction.execute(
        "UPDATE installations SET slow_until = ?1 WHERE slow_until > ?1",
        [now.saturating_add(longest)],
    )?;
    if moved + slowed > 0 {
        tracing::warn!(jobs = moved, installations = slowed, "the clock was set back: waits begin anew");
    }
    Ok(())
}

pub(super) fn recover(transaction: &Transaction<'_>, context: &Context, now: Timestamp) -> DbResult<u32> {
    let not_there = serde_json::to_string(&Resolution::NotThere)?;
    let mut recovered = 0;
    for Abandoned { id, breakdowns, token } in abandoned(transaction, context, now)? {
        recovered += 1;
        fair_share::ended(transaction, id, now)?;
        let breakdowns = breakdowns.saturating_add(1);
        let phase = if breakdowns >= limits::BREAKDOWNS_BROKEN { Phase::Parked } else { Phase::Waiting };
        let message = Message::host("worker-gone", &[("times", &breakdowns.to_string())]);
        transaction
            .prepare_cached(
                "UPDATE jobs SET phase = ?2, breakdowns = ?3, failures = failures + 1, message = ?4, not_before = ?5, updated_at = ?5,
                    resolution = iif(?2 = 'waiting' AND resolution <> ?6, resolution, NULL),
                    worker = NULL, lease_until = NULL, lease_token = lease_token + 1 WHERE id = ?1",
            )?
            .execute(params![id, phase.as_str(), breakdowns, serde_json::to_string(&message)?, now, not_there])?;
        report_rows::end(transaction, id, token, (phase, None), Some(&message), now)?;
        follow(transaction, id, now)?;
    }
    Ok(recovered)
}

/// Lets the jobs go on that waited for a setting, a switch or a module.
pub(super) fn resume_paused(transaction: &Transaction<'_>, installation: InstallationId) -> DbResult<()> {
    transaction.execute(
        "UPDATE jobs SET phase = 'waiting', not_before = 0 WHERE installation = ?1 AND phase = 'paused'",
        [installation],
    )?;
    Ok(())
}

/// Lets the jobs go on that waited for one of these modules, and no others.
pub(super) fn resume_paused_by(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    modules: &[String],
) -> DbResult<()> {
    for module in modules {
        transaction
            .prepare_cached(
                "UPDATE jobs SET phase = 'waiting', not_before = 0, message = NULL
                 WHERE installation = ?1 AND phase = 'paused' AND message = ?2",
            )?
            .execute(params![installation, serde_json::to_string(&Message::module_off(module))?])?;
    }
    Ok(())
}

pub(super) fn retry(transaction: &Transaction<'_>, id: JobId, now: Timestamp) -> DbResult<bool> {
    let changed = transaction.execute(
        "UPDATE jobs SET phase = 'waiting', outcome = NULL, failures = 0, breakdowns = 0, manual = 1, not_before = ?2, updated_at = ?2
         WHERE id = ?1 AND phase NOT IN ('running', 'uncertain')",
        params![id, now],
    )?;
    Ok(changed > 0)
}

/// A person's word lets a job go on: an uncertain one, or one that failed for good whose record was entered there by hand.
/// That such a record isn't there is no news. What it may have sent is of before then.
pub(super) fn resolve(
    transaction: &Transaction<'_>,
    id: JobId,
    said: &Resolution,
    now: Timestamp,
) -> DbResult<bool> {
    let is_there = matches!(said, Resolution::There(_));
    let said = serde_json::to_string(said)?;
    let changed = transaction.execute(
        "UPDATE jobs SET phase = 'waiting', failures = 0, breakdowns = 0, manual = 1, resolution = ?2, not_before = ?3, updated_at = ?3,
            sent = iif(phase = 'parked', NULL, sent), sent_before = iif(phase = 'parked', NULL, sent_before)
         WHERE id = ?1 AND (phase = 'uncertain' OR (?4 AND phase = 'parked' AND record IS NOT NULL))",
        params![id, said, now, is_there],
    )?;
    Ok(changed > 0)
}

/// The jobs that say most about these records, by the record: of each, one that still goes on, else
/// the last.
pub(super) fn about(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    entity: Entity,
    records: &[&str],
) -> DbResult<HashMap<String, Job>> {
    let mut statement = transaction.prepare_cached(
        "SELECT * FROM jobs WHERE installation = ?1 AND entity = ?2 AND record IN (SELECT value FROM json_each(?3))
         ORDER BY phase IN ('done', 'skipped'), updated_at DESC, id DESC",
    )?;
    let mut rows = statement.query(params![installation, as_str(entity), serde_json::to_string(records)?])?;
    let mut jobs = HashMap::new();
    while let Some(row) = rows.next()? {
        // The first of each record comes first.
        if let Entry::Vacant(place) = jobs.entry(row.get("record")?) {
            place.insert(job(row)?);
        }
    }
    Ok(jobs)
}

pub(super) fn list(transaction: &Transaction<'_>, filter: &JobFilter) -> DbResult<Vec<Job>> {
    let ids = if filter.ids.is_empty() { None } else { Some(serde_json::to_string(&filter.ids)?) };
    let mut statement = transaction.prepare_cached(
        "SELECT * FROM jobs WHERE (?1 IS NULL OR installation = ?1) AND (?2 IS NULL OR phase = ?2)
         AND (?3 IS NULL OR id IN (SELECT value FROM json_each(?3))) ORDER BY updated_at DESC, id DESC LIMIT ?4",
    )?;
    let limit = filter.limit.map_or(-1, i64::from);
    let mut rows =
        statement.query(params![filter.installation, filter.phase.map(Phase::as_str), ids, limit])?;
    let mut jobs = Vec::new();
    while let Some(row) = rows.next()? {
        jobs.push(job(row)?);
    }
    Ok(jobs)
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
        phase: Phase::from_word(&phase)
            .ok_or_else(|| super::DbError::Damaged(format!("a job's phase is {phase:?}")))?,
        outcome: outcome.as_deref().and_then(Outcome::from_word),
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
