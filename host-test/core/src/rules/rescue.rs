//! The rescue of jobs whose worker is gone, and of waits that a clock which was set back would make endless.

use std::collections::HashMap;

use super::{fair_share, jobs, report_rows};
use crate::clock::CLOCK_STEP_MS;
use crate::limits;
use crate::model::{JobId, Message, Phase, Resolution};
use crate::rows::{InstallationRows, JobRows, ReportRows, UsageRows, Workers};
use crate::shop::Timestamp;

/// The running jobs whose workers are gone, or whose leases ran out.
pub fn abandoned<R: JobRows + Workers>(rows: &R, now: Timestamp) -> Result<Vec<JobId>, R::Error> {
    let running = rows.running_jobs()?;
    // Each worker is looked up once, however many jobs it runs.
    let mut gone: HashMap<&str, bool> = HashMap::new();
    let mut abandoned = Vec::new();
    for job in &running {
        let is_gone = match job.worker.as_deref() {
            Some(worker) => *gone.entry(worker).or_insert_with(|| rows.is_gone(worker)),
            None => true,
        };
        if is_gone || job.lease_until.is_none_or(|until| until < now) {
            abandoned.push(job.id);
        }
    }
    Ok(abandoned)
}

/// Frees the jobs whose worker is gone; a job that loses its worker too often is parked. Returns the number of jobs.
pub fn rescue<R>(rows: &R, now: Timestamp) -> Result<u32, R::Error>
where
    R: JobRows + Workers + ReportRows + UsageRows,
{
    let mut rescued = 0;
    for id in abandoned(rows, now)? {
        let Some(mut row) = rows.job_by_id(id)? else { continue };
        rescued += 1;
        fair_share::charge_run(rows, &row, now)?;
        let token = row.lease_token;
        let job = &mut row.job;
        job.breakdowns = job.breakdowns.saturating_add(1);
        job.failures = job.failures.saturating_add(1);
        job.phase = if job.breakdowns >= limits::BREAKDOWNS_BROKEN { Phase::Parked } else { Phase::Waiting };
        // The run may have reached the remote, so a person's "it isn't there" no longer holds.
        if job.phase == Phase::Parked || job.resolution == Some(Resolution::NotThere) {
            job.resolution = None;
        }
        let message = Message::host("worker-gone", &[("times", &job.breakdowns.to_string())]);
        job.message = Some(message.clone());
        (job.not_before, job.updated_at) = (now, now);
        let phase = job.phase;
        (row.worker, row.lease_until) = (None, None);
        row.lease_token += 1;
        rows.update_job(&row)?;
        report_rows::end(rows, id, token, (phase, None), Some(&message), now)?;
        jobs::follow(rows, row, now)?;
    }
    Ok(rescued)
}

/// Shortens times that were written while the clock was ahead to the waits that were meant: a job would otherwise wait
/// until the clock gets there again, and so would an installation that was slowed down. Another process may have
/// written a little later than this one read the clock.
pub fn shorten_waits<R: JobRows + InstallationRows>(rows: &R, now: Timestamp) -> Result<(), R::Error> {
    let moved = rows.restart_waits(now.saturating_add(CLOCK_STEP_MS), now)?;
    let longest = u64::try_from(limits::RETRY_AFTER_MAX.as_millis()).unwrap_or(u64::MAX);
    let slowed = rows.limit_pauses(now.saturating_add(longest))?;
    if moved + slowed > 0 {
        tracing::warn!(jobs = moved, installations = slowed, "the clock was set back: waits begin anew");
    }
    Ok(())
}
