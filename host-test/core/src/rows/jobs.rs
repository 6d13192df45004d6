//! Jobs: one row for each installation, kind and key, for good.

use super::base::Rows;
use crate::model::{InstallationId, Job, JobId, Lease, Message, NewJob};
use crate::shop::{Entity, Timestamp};
use crate::store::JobFilter;

/// A stored job: its public fields, and those that only the queue's rules need.
#[derive(Debug, Clone)]
pub struct JobRow {
    /// The public fields. [`Job::followed`] says whether `next` is there, and isn't written.
    pub job: Job,
    /// A newer push that came while the job ran, or waited for a person: it follows.
    pub next: Option<NewJob>,
    /// The worker that runs it.
    pub worker: Option<String>,
    /// When that worker's lease runs out.
    pub lease_until: Option<Timestamp>,
    /// Grows with every claim and every rescue: see [`Lease::token`].
    pub lease_token: i64,
    /// When its last run began.
    pub started_at: Option<Timestamp>,
}

/// A running job and its worker.
#[derive(Debug, Clone)]
pub struct RunningJob {
    /// The job.
    pub id: JobId,
    /// The worker's name.
    pub worker: Option<String>,
    /// When its lease runs out.
    pub lease_until: Option<Timestamp>,
}

/// The rows of the queue.
pub trait JobRows: Rows {
    /// The job with this number.
    fn job_by_id(&self, id: JobId) -> Result<Option<JobRow>, Self::Error>;

    /// The only job of an installation with this kind and key.
    fn job_by_key(
        &self,
        installation: InstallationId,
        kind: &str,
        key: &str,
    ) -> Result<Option<JobRow>, Self::Error>;

    /// Jobs, newest first.
    fn jobs(&self, filter: &JobFilter) -> Result<Vec<Job>, Self::Error>;

    /// All jobs of an installation about one of these records.
    fn jobs_about(
        &self,
        installation: InstallationId,
        entity: Entity,
        records: &[&str],
    ) -> Result<Vec<Job>, Self::Error>;

    /// Adds a job that waits until `due`, queued at `now`.
    fn insert_job(
        &self,
        installation: InstallationId,
        job: &NewJob,
        due: Timestamp,
        now: Timestamp,
    ) -> Result<JobId, Self::Error>;

    /// Updates a job's row: everything but its names, its record, its payload and when its runs began.
    fn update_job(&self, row: &JobRow) -> Result<(), Self::Error>;

    /// Updates a job's row, its record and payload too: a newer push has replaced it.
    fn replace_job(&self, row: &JobRow) -> Result<(), Self::Error>;

    /// Writes which job the last run of this one queued.
    fn set_job_led_to(&self, id: JobId, queued: Option<JobId>) -> Result<(), Self::Error>;

    /// Whether this lease still holds its running job.
    fn is_leased(&self, lease: Lease) -> Result<bool, Self::Error>;

    /// Extends a lease until `until`; false where it has lost its job.
    fn extend_lease(&self, lease: Lease, until: Timestamp) -> Result<bool, Self::Error>;

    /// All running jobs.
    fn running_jobs(&self) -> Result<Vec<RunningJob>, Self::Error>;

    /// Restarts the waits of jobs that were written after `latest`: from `now` on they wait as long as they were to
    /// wait then. Returns their number.
    fn restart_waits(&self, latest: Timestamp, now: Timestamp) -> Result<usize, Self::Error>;

    /// Makes all paused jobs of an installation wait, due at once.
    fn resume_paused_jobs(&self, installation: InstallationId) -> Result<(), Self::Error>;

    /// Makes the jobs wait, due at once, that are paused for this reason, which is gone.
    fn resume_jobs_paused_for(
        &self,
        installation: InstallationId,
        reason: &Message,
    ) -> Result<(), Self::Error>;

    /// Cancels all jobs of an installation that don't run, and deletes their payloads and what was to follow them.
    fn erase_jobs(&self, installation: InstallationId, now: Timestamp) -> Result<(), Self::Error>;

    /// Resets jobs of this kind and key that succeeded, of the shop's installations but these: their outcome becomes
    /// "nothing to do".
    fn reset_decisions(
        &self,
        shop: &str,
        kind: &str,
        key: &str,
        but: &[InstallationId],
        now: Timestamp,
    ) -> Result<(), Self::Error>;
}
