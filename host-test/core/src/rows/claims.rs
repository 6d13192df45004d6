//! Rows for claiming work. Each query costs the same however many jobs wait.

use super::base::Rows;
use crate::model::{InstallationId, JobId};
use crate::shop::Timestamp;

/// The first due job of a kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstOfKind {
    /// The job.
    pub job: JobId,
    /// A person waits for it.
    pub is_manual: bool,
    /// Since when it's due.
    pub not_before: Timestamp,
    /// The time that its kind has used; a kind that had nothing to do starts at a minimum.
    pub used: u64,
    /// How many jobs of its kind run.
    pub running: u32,
}

/// A due job that is looked for whatever its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueJob {
    /// The job.
    pub id: JobId,
    /// A person waits for it.
    pub is_manual: bool,
}

/// An installation's running and due jobs, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Workload {
    /// Which installation.
    pub installation: InstallationId,
    /// How many of its jobs run.
    pub running: u32,
    /// When it was served last, see [`Candidate::turn`](crate::call_slots::Candidate::turn).
    pub turn: u64,
    /// Whether it is active and was asked for no pause: else only jobs run that
    /// [run when it's disabled](crate::model::NewJob::runs_when_disabled).
    pub works: bool,
    /// Whether a person waits for some of its due work.
    pub is_manual: bool,
}

/// The queue as seen by a worker that claims jobs.
pub trait ClaimRows: Rows {
    /// The installations with work that is due.
    fn workloads(&self, now: Timestamp) -> Result<Vec<Workload>, Self::Error>;

    /// The jobs among `ids` that are due, each with its installation's workload, in the order in which they run.
    fn due_among(&self, ids: &[JobId], now: Timestamp) -> Result<Vec<(DueJob, Workload)>, Self::Error>;

    /// The number of an installation's running jobs, and whether it [works](Workload::works).
    fn standing(&self, installation: InstallationId, now: Timestamp) -> Result<(u32, bool), Self::Error>;

    /// The first due job of each kind of an installation, a person's or another's. Of very many kinds
    /// only the first ones.
    fn first_due_jobs(
        &self,
        installation: InstallationId,
        now: Timestamp,
    ) -> Result<Vec<FirstOfKind>, Self::Error>;

    /// The first due job that runs when the installation is disabled, a person's or another's.
    fn first_due_when_disabled(
        &self,
        installation: InstallationId,
        manual: bool,
        now: Timestamp,
    ) -> Result<Option<DueJob>, Self::Error>;

    /// A job, if it's due; `works` says whether its installation works.
    fn due_job(&self, id: JobId, works: bool, now: Timestamp) -> Result<Option<DueJob>, Self::Error>;

    /// The number of an installation's running jobs, and of their kinds.
    fn running_kinds(&self, installation: InstallationId) -> Result<(u32, u32), Self::Error>;

    /// The turn number of the installation that was served last.
    fn last_turn(&self) -> Result<u64, Self::Error>;

    /// Writes the turn in which an installation was served.
    fn set_turn(&self, installation: InstallationId, turn: u64) -> Result<(), Self::Error>;

    /// When the next waiting job is due whose installation works, or that runs when it's disabled.
    fn next_due(&self) -> Result<Option<Timestamp>, Self::Error>;

    /// Assigns a job to this worker until `until`, and counts the attempt.
    fn start_job(&self, id: JobId, until: Timestamp, now: Timestamp) -> Result<(), Self::Error>;
}
