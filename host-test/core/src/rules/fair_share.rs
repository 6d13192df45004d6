//! Kinds of work share the time of their installation, so that thousands of sends don't hold up what comes in, and
//! thousands of webhooks don't hold up a send.
//!
//! The kind with the fewest running jobs is served first, then the one that has used the least time (start-time fair
//! queueing): a kind whose jobs end at once passes the others, and one whose jobs take long leaves them their share.
//! What a person waits for counts for more, and is first for a moment. A kind that had nothing to do starts where the
//! others are: nothing is saved up.
//!
//! Where jobs of one or two kinds fill the share, since each of them hangs, a kind of which nothing runs has a slot
//! next to it: what comes in doesn't wait for sends to run out of time. See [`is_apart`].

use crate::limits;
use crate::model::{InstallationId, Job, JobId};
use crate::rows::{ClaimRows, FirstOfKind, JobRow, UsageRows};
use crate::shop::Timestamp;

/// The cost of a millisecond to a kind; a person's work costs 1.
const COST: u64 = 4;
/// How much more a person's kind may have used than others and is still first: a second of its work, so that a person
/// who does one thing by hand waits for nothing else.
const HEAD_START: u64 = 1_000;
/// How many of an installation's slots a person's jobs may fill before another kind has its share: all but
/// one.
const MANUAL_SLOTS: u32 = limits::RUNNING_PER_INSTALLATION - 1;

/// The job that runs next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextJob {
    /// The job.
    pub job: JobId,
    /// Whether a person waits for this one, or for another one of the installation.
    pub is_manual: bool,
    /// The usage at which a kind starts that had nothing to do; 0 leaves that as it is.
    pub starts_at: u64,
}

/// The job of an installation that runs next.
pub fn next_job<R: ClaimRows>(
    rows: &R,
    installation: InstallationId,
    now: Timestamp,
) -> Result<Option<NextJob>, R::Error> {
    Ok(first_of(&rows.first_due_jobs(installation, now)?, |_| true))
}

/// The job of an installation that runs next among the kinds of which nothing runs.
pub fn next_job_apart<R: ClaimRows>(
    rows: &R,
    installation: InstallationId,
    now: Timestamp,
) -> Result<Option<NextJob>, R::Error> {
    Ok(first_of(&rows.first_due_jobs(installation, now)?, |first| first.running == 0))
}

/// Whether an installation that has its share has due work of a kind of which nothing runs, and may begin it: next to
/// jobs that are of few kinds, or where its share was lowered, as long as it runs no more than it usually may.
pub fn is_apart<R: ClaimRows>(
    rows: &R,
    installation: InstallationId,
    now: Timestamp,
) -> Result<bool, R::Error> {
    let (running, kinds) = rows.running_kinds(installation)?;
    if running >= limits::RUNNING_PER_INSTALLATION && kinds > limits::KINDS_BEFORE_APART {
        return Ok(false);
    }
    Ok(rows.first_due_jobs(installation, now)?.iter().any(|first| first.running == 0))
}

/// The first of those that may run, by fair share.
fn first_of(firsts: &[FirstOfKind], may: impl Fn(&FirstOfKind) -> bool) -> Option<NextJob> {
    let order = |first: &FirstOfKind| {
        let (running, used) = match first.is_manual {
            true => (first.running / MANUAL_SLOTS, first.used.saturating_sub(HEAD_START)),
            false => (first.running, first.used),
        };
        (running, used, !first.is_manual, first.not_before, first.job)
    };
    let next = firsts.iter().filter(|first| may(first)).min_by_key(|first| order(first));
    next.map(|next| NextJob {
        job: next.job,
        is_manual: firsts.iter().any(|first| first.is_manual),
        starts_at: firsts.iter().map(|first| first.used).min().unwrap_or_default(),
    })
}

/// Counts a claim as the cheapest job: what it really takes is counted at its end. `starts_at` as in [`NextJob`].
pub fn charge_claim<R: UsageRows>(rows: &R, job: &Job, starts_at: u64) -> Result<(), R::Error> {
    rows.raise_start(job.installation, starts_at)?;
    rows.delete_usage(job.installation, starts_at)?;
    charge(rows, job, 1)
}

/// Counts the time of an attempt that ended.
pub fn charge_run<R: UsageRows>(rows: &R, row: &JobRow, now: Timestamp) -> Result<(), R::Error> {
    match row.started_at.map_or(0, |started| now.saturating_sub(started)) {
        0 => Ok(()),
        elapsed => charge(rows, &row.job, elapsed),
    }
}

/// Charges a job's kind for these milliseconds. The clock may jump: no job counts for more than a call may take.
fn charge<R: UsageRows>(rows: &R, job: &Job, elapsed_ms: u64) -> Result<(), R::Error> {
    let longest = u64::try_from(limits::CALL.as_millis()).unwrap_or(u64::MAX);
    let time = elapsed_ms.min(longest);
    let cost = if job.manual { time } else { time.saturating_mul(COST) };
    rows.add_usage(job.installation, &job.kind, cost)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(job: JobId, is_manual: bool, used: u64, running: u32) -> FirstOfKind {
        FirstOfKind { job, is_manual, not_before: 0, used, running }
    }

    fn next(firsts: &[FirstOfKind]) -> Option<JobId> {
        first_of(firsts, |_| true).map(|next| next.job)
    }

    #[test]
    fn the_kind_that_runs_least_is_first_then_the_one_that_has_used_least() {
        assert_eq!(next(&[first(1, false, 0, 1), first(2, false, 900, 0)]), Some(2));
        assert_eq!(next(&[first(1, false, 900, 0), first(2, false, 100, 0)]), Some(2));
        assert_eq!(next(&[]), None);
    }

    #[test]
    fn what_a_person_waits_for_has_a_head_start_and_leaves_one_slot() {
        let other = first(1, false, 0, 0);
        assert_eq!(next(&[other, first(2, true, HEAD_START, MANUAL_SLOTS - 1)]), Some(2));
        assert_eq!(next(&[other, first(2, true, HEAD_START + 1, 0)]), Some(1));
        assert_eq!(next(&[other, first(2, true, 0, MANUAL_SLOTS)]), Some(1));
    }

    #[test]
    fn a_kind_that_had_nothing_to_do_starts_where_the_others_are() {
        let firsts = [first(1, false, 700, 0), first(2, false, 500, 1)];
        assert_eq!(first_of(&firsts, |_| true).map(|next| next.starts_at), Some(500));
        let apart = first_of(&firsts, |first| first.running == 1).map(|next| next.job);
        assert_eq!(apart, Some(2));
    }
}
