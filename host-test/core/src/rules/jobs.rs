//! The queue: how a job is pushed, cancelled, ended, and sent again.

use super::{fair_share, report_rows};
use crate::model::{InstallationId, JobId, Lease, Message, NewJob, Outcome, Phase, Resolution};
use crate::next_state::JobUpdate;
use crate::rows::{JobRow, JobRows, ReportRows, SnapshotRows, UsageRows};
use crate::shop::Timestamp;
use crate::store::StoreError;

/// Later than any time that a database can keep.
pub const NEVER: Timestamp = i64::MAX as Timestamp;

/// Queues `job`. One that still waits is replaced; one that runs is followed. So is one on which a person must decide,
/// unless a person asks: then it runs again, as one that may have reached the remote, and looks there first. Attempts
/// and the pause after a failure stay as they are. A delay counts from the first push: otherwise events that follow
/// each other without end would postpone the job forever.
pub fn push<R: JobRows>(
    rows: &R,
    installation: InstallationId,
    job: &NewJob,
    now: Timestamp,
) -> Result<JobId, R::Error> {
    let Some(mut row) = rows.job_by_key(installation, &job.kind, &job.key)? else {
        return rows.insert_job(installation, job, due(job, now), now);
    };
    let id = row.job.id;
    if row.job.phase == Phase::Running || (row.job.phase == Phase::Uncertain && !job.manual) {
        // As with a job that waits: an event doesn't undo a person's request.
        let was = |what: fn(&NewJob) -> bool| what(job) || row.next.as_ref().is_some_and(what);
        let (manual, runs_when_disabled) = (was(|job| job.manual), was(|job| job.runs_when_disabled));
        row.next = Some(NewJob { manual, runs_when_disabled, ..job.clone() });
        row.job.updated_at = now;
        rows.update_job(&row)?;
    } else {
        replace(&mut row, job, now);
        rows.replace_job(&row)?;
    }
    Ok(id)
}

fn due(job: &NewJob, now: Timestamp) -> Timestamp {
    if job.manual { now } else { now.saturating_add(job.delay_ms).min(NEVER) }
}

/// Replaces a job that doesn't run by a newer push.
fn replace(row: &mut JobRow, new: &NewJob, now: Timestamp) {
    let due = due(new, now);
    let job = &mut row.job;
    let waits = matches!(job.phase, Phase::Waiting | Phase::Paused);
    job.manual = new.manual || (waits && job.manual);
    job.runs_when_disabled = new.runs_when_disabled || (waits && job.runs_when_disabled);
    // A pause after a failure is the remote's: only a person may cut it short.
    let is_due_by_itself = job.phase == Phase::Waiting && !new.manual;
    job.not_before = match (is_due_by_itself, job.failures) {
        (false, _) => due,
        (true, 0) => job.not_before.min(due),
        (true, _) => job.not_before.max(due),
    };
    if !is_due_by_itself {
        (job.failures, job.breakdowns) = (0, 0);
    }
    if job.phase != Phase::Waiting {
        job.message = None;
    }
    job.subject.clone_from(&new.subject);
    job.payload.clone_from(&new.payload);
    (job.queued_at, job.updated_at) = (now, now);
    (job.phase, job.outcome) = (Phase::Waiting, None);
    // What was to follow is older than this push.
    row.next = None;
}

/// Cancels a job that still waits.
pub fn cancel<R: JobRows + ReportRows>(
    rows: &R,
    installation: InstallationId,
    kind: &str,
    key: &str,
    now: Timestamp,
) -> Result<(), R::Error> {
    let Some(mut row) = rows.job_by_key(installation, kind, key)?.filter(waits) else { return Ok(()) };
    row.job.phase = Phase::Done;
    row.job.outcome = Some(Outcome::Cancelled);
    row.job.message = None;
    row.job.updated_at = now;
    rows.update_job(&row)?;
    let ended = (Phase::Done, Some(Outcome::Cancelled));
    report_rows::end(rows, row.job.id, i64::MAX, ended, Some(&Message::host("cancelled", &[])), now)
}

/// Stops a job that was sent by hand and still waits: one that was tried before is shown as failed again, so that it isn't
/// forgotten; any other is cancelled.
pub fn stop<R: JobRows + ReportRows>(
    rows: &R,
    installation: InstallationId,
    kind: &str,
    key: &str,
    now: Timestamp,
) -> Result<(), R::Error> {
    cancel(rows, installation, kind, key, now)?;
    let stopped = |row: &JobRow| row.job.outcome == Some(Outcome::Cancelled) && row.job.attempts > 0;
    let Some(mut row) = rows.job_by_key(installation, kind, key)?.filter(stopped) else { return Ok(()) };
    row.job.phase = Phase::Parked;
    row.job.outcome = None;
    row.job.message = Some(Message::host("send-stopped", &[]));
    rows.update_job(&row)
}

/// Whether a job of this kind and key waits to run.
pub fn is_pending<R: JobRows>(
    rows: &R,
    installation: InstallationId,
    kind: &str,
    key: &str,
) -> Result<bool, R::Error> {
    Ok(rows.job_by_key(installation, kind, key)?.as_ref().is_some_and(waits))
}

fn waits(row: &JobRow) -> bool {
    matches!(row.job.phase, Phase::Waiting | Phase::Paused)
}

/// Checks that the lease still holds the job: fails where another worker has it.
pub fn check_lease<R: JobRows>(rows: &R, lease: Lease) -> Result<(), R::Error> {
    if rows.is_leased(lease)? { Ok(()) } else { Err(StoreError::LeaseLost.into()) }
}

/// Extends the leases of running jobs; returns those that are lost.
pub fn extend_leases<R: JobRows>(
    rows: &R,
    leases: &[Lease],
    until: Timestamp,
) -> Result<Vec<Lease>, R::Error> {
    let mut lost = Vec::new();
    for lease in leases {
        if !rows.extend_lease(*lease, until)? {
            lost.push(*lease);
        }
    }
    Ok(lost)
}

/// Ends a run, and lets a push that came meanwhile follow. A person's 'it isn't there' holds only until an attempt may
/// have reached the remote: the next one must look, or ask, again.
pub fn end<R: JobRows + UsageRows>(
    rows: &R,
    lease: Lease,
    ending: &JobUpdate,
    now: Timestamp,
) -> Result<(), R::Error> {
    let Some(mut row) = rows.job_by_id(lease.job)?.filter(|row| holds(row, lease)) else {
        return Err(StoreError::LeaseLost.into());
    };
    fair_share::charge_run(rows, &row, now)?;
    let goes_on = matches!(ending.phase, Phase::Waiting | Phase::Paused);
    let job = &mut row.job;
    let may_have_sent = ending.attempts >= job.attempts;
    if !goes_on || (may_have_sent && job.resolution == Some(Resolution::NotThere)) {
        job.resolution = None;
    }
    job.manual &= goes_on;
    (job.phase, job.outcome) = (ending.phase, ending.outcome);
    (job.attempts, job.failures, job.breakdowns) = (ending.attempts, ending.failures, ending.breakdowns);
    job.not_before = ending.not_before;
    job.message.clone_from(&ending.message);
    job.updated_at = now;
    (row.worker, row.lease_until) = (None, None);
    rows.update_job(&row)?;
    follow(rows, row, now)
}

fn holds(row: &JobRow, lease: Lease) -> bool {
    row.job.phase == Phase::Running && row.lease_token == lease.token
}

/// Pushes what was queued while the job ran, unless a person must decide first.
pub(super) fn follow<R: JobRows>(rows: &R, mut row: JobRow, now: Timestamp) -> Result<(), R::Error> {
    if row.job.phase == Phase::Uncertain {
        return Ok(());
    }
    let Some(next) = row.next.take() else { return Ok(()) };
    replace(&mut row, &next, now);
    rows.replace_job(&row)
}

/// Resumes the jobs that waited for one of these modules, and no others.
pub fn resume_paused_by<R: JobRows>(
    rows: &R,
    installation: InstallationId,
    modules: &[String],
) -> Result<(), R::Error> {
    modules
        .iter()
        .try_for_each(|module| rows.resume_jobs_paused_for(installation, &Message::module_off(module)))
}

/// Runs a job again that has ended or waits; false where it runs now, or waits for a person.
pub fn retry<R: JobRows>(rows: &R, id: JobId, now: Timestamp) -> Result<bool, R::Error> {
    let Some(mut row) = rows.job_by_id(id)? else { return Ok(false) };
    if matches!(row.job.phase, Phase::Running | Phase::Uncertain) {
        return Ok(false);
    }
    row.job.outcome = None;
    run_for_person(&mut row, now);
    rows.update_job(&row)?;
    Ok(true)
}

/// Resumes a job by a person's decision: an uncertain one, or one that failed for good whose record was entered at the
/// remote by hand. For the latter, that the record isn't there changes nothing. What it may have sent is deleted.
pub fn resolve<R: JobRows + SnapshotRows>(
    rows: &R,
    id: JobId,
    said: &Resolution,
    now: Timestamp,
) -> Result<bool, R::Error> {
    let Some(mut row) = rows.job_by_id(id)? else { return Ok(false) };
    match row.job.phase {
        Phase::Uncertain => {}
        Phase::Parked if matches!(said, Resolution::There(_)) && row.job.subject.is_some() => {
            rows.forget_possibly_sent(id)?;
        }
        _ => return Ok(false),
    }
    row.job.resolution = Some(said.clone());
    run_for_person(&mut row, now);
    rows.update_job(&row)?;
    Ok(true)
}

/// Makes a job due that doesn't run, because a person waits for it, and counts its failures anew.
fn run_for_person(row: &mut JobRow, now: Timestamp) {
    let job = &mut row.job;
    job.phase = Phase::Waiting;
    (job.failures, job.breakdowns) = (0, 0);
    job.manual = true;
    (job.not_before, job.updated_at) = (now, now);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Job;

    const NOW: Timestamp = 1_000;

    fn new(manual: bool, delay_ms: u64) -> NewJob {
        NewJob {
            kind: "export-order".into(),
            key: "7".into(),
            subject: None,
            payload: b"new".to_vec(),
            delay_ms,
            manual,
            runs_when_disabled: false,
        }
    }

    fn row(phase: Phase, failures: u32, not_before: Timestamp) -> JobRow {
        let job = Job {
            id: 1,
            installation: 1,
            kind: "export-order".into(),
            key: "7".into(),
            subject: None,
            payload: b"old".to_vec(),
            phase,
            outcome: None,
            led_to: None,
            attempts: 3,
            failures,
            breakdowns: failures,
            not_before,
            queued_at: 0,
            first_started_at: None,
            updated_at: 0,
            manual: false,
            resolution: None,
            message: Some(Message::host("test", &[])),
            followed: false,
            runs_when_disabled: true,
        };
        let next = Some(new(false, 0));
        JobRow { job, next, worker: None, lease_until: None, lease_token: 1, started_at: None }
    }

    /// When a job is due, how often it has failed, and whether it says why, once another push took its place.
    fn replaced(mut row: JobRow, new: &NewJob) -> (Timestamp, u32, bool) {
        replace(&mut row, new, NOW);
        assert_eq!((row.job.phase, row.job.attempts), (Phase::Waiting, 3), "attempts are for good");
        assert_eq!((row.job.payload.as_slice(), row.next.is_some()), (&b"new"[..], false));
        (row.job.not_before, row.job.failures, row.job.message.is_some())
    }

    #[test]
    fn a_push_keeps_the_pause_after_a_failure_and_a_person_cuts_it_short() {
        assert_eq!(replaced(row(Phase::Waiting, 2, 9_000), &new(false, 0)), (9_000, 2, true));
        assert_eq!(replaced(row(Phase::Waiting, 2, 9_000), &new(true, 0)), (NOW, 0, true));
        assert_eq!(replaced(row(Phase::Parked, 2, 9_000), &new(false, 0)), (NOW, 0, false));
    }

    #[test]
    fn a_delay_counts_from_the_first_push() {
        assert_eq!(replaced(row(Phase::Waiting, 0, 1_500), &new(false, 5_000)), (1_500, 0, true));
        assert_eq!(replaced(row(Phase::Done, 0, 1_500), &new(false, 5_000)), (6_000, 0, false));
        assert_eq!(replaced(row(Phase::Done, 0, 0), &new(false, u64::MAX)).0, NEVER);
    }

    #[test]
    fn what_waits_stays_what_a_person_or_the_law_asked_for() {
        let mut waiting = row(Phase::Paused, 0, 0);
        waiting.job.manual = true;
        replace(&mut waiting, &new(false, 0), NOW);
        assert!(waiting.job.manual && waiting.job.runs_when_disabled);
        let mut ended = row(Phase::Done, 0, 0);
        replace(&mut ended, &new(false, 0), NOW);
        assert!(!ended.job.manual && !ended.job.runs_when_disabled);
    }
}
