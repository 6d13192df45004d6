//! Jobs: one row for each installation, kind and key, for good.

use super::base::Rows;
use crate::model::{InstallationId, Job, JobId, Lease, Message, NewJob};
use crate::shop::{Entity, Timestamp};
use crate::store::JobFilter;

/// A job as it is kept: what is shown of it, and what its rules alone need.
#[derive(Debug, Clone)]
pub struct JobRow {
    /// What is shown. [`Job::followed`] says whether `next` is there, and isn't written.
    pub job: Job,
    /// The push that came while the job ran, or waited for a person: it follows.
    pub next: Option<NewJob>,
    /// The worker that runs it.
    pub worker: Option<String>,
    /// Until when it's that worker's.
    pub lease_until: Option<Timestamp>,
    /// Grows with every claim and every rescue: see [`Lease::token`].
    pub lease_token: i64,
    /// When its last run began.
    pub started_at: Option<Timestamp>,
}

/// A running job and who runs it.
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
    /// The job of this number.
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

    /// Writes how a job stands: all of its row but its names, its record, its payload and when its runs began.
    fn update_job(&self, row: &JobRow) -> Result<(), Self::Error>;

    /// The same with the record and the payload: another push has taken its place.
    fn replace_job(&self, row: &JobRow) -> Result<(), Self::Error>;

    /// Writes which job the last run of this one queued.
    fn set_job_led_to(&self, id: JobId, queued: Option<JobId>) -> Result<(), Self::Error>;

    /// Whether a running job is still this lease's holder's.
    fn is_leased(&self, lease: Lease) -> Result<bool, Self::Error>;

    /// Lets a lease run until `until`; false where the job isn't its holder's any more.
    fn extend_lease(&self, lease: Lease, until: Timestamp) -> Result<bool, Self::Error>;

    /// All running jobs.
    fn running_jobs(&self) -> Result<Vec<RunningJob>, Self::Error>;

    /// Jobs that were written after `latest` and wait: they wait as long from `now` on as they were to wait then. Answers
    /// with how many there were.
    fn restart_waits(&self, latest: Timestamp, now: Timestamp) -> Result<usize, Self::Error>;

    /// All paused jobs of an installation wait, and are due.
    fn resume_paused_jobs(&self, installation: InstallationId) -> Result<(), Self::Error>;

    /// The same of those that are paused for this reason, which is gone.
    fn resume_jobs_paused_for(
        &self,
        installation: InstallationId,
        reason: &Message,
    ) -> Result<(), Self::Error>;

    /// All jobs of an installation that don't run end as cancelled, and lose their payload and what was to follow.
    fn erase_jobs(&self, installation: InstallationId, now: Timestamp) -> Result<(), Self::Error>;

    /// Jobs of this kind and key that ended well, of the shop's installations but these: they end as having had nothing
    /// to do.
    fn reset_decisions(
        &self,
        shop: &str,
        kind: &str,
        key: &str,
        but: &[InstallationId],
        now: Timestamp,
    ) -> Result<(), Self::Error>;
}
