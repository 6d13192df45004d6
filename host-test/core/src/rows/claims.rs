//! What claiming work reads and writes. Each query costs the same however many jobs wait.

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
    /// The time that its kind has used, and at least where a kind starts that had nothing to do.
    pub used: u64,
    /// How many jobs of its kind run.
    pub running: u32,
}

/// A due job that was looked for without its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueJob {
    /// The job.
    pub id: JobId,
    /// A person waits for it.
    pub is_manual: bool,
}

/// What an installation has to do, and does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Workload {
    /// Which one.
    pub installation: InstallationId,
    /// How many of its jobs run.
    pub running: u32,
    /// When it was served last, see [`Candidate::turn`](crate::call_slots::Candidate::turn).
    pub turn: u64,
    /// It is active and was asked for no pause: else only jobs run that
    /// [run when it's disabled](crate::model::NewJob::runs_when_disabled).
    pub works: bool,
    /// A person waits for some of its due work.
    pub is_manual: bool,
}

/// The queue as who claims work sees it.
pub trait ClaimRows: Rows {
    /// The installations with work that is due.
    fn workloads(&self, now: Timestamp) -> Result<Vec<Workload>, Self::Error>;

    /// Those of these jobs that are due, each with what its installation does, in the order in which they are run.
    fn due_among(&self, ids: &[JobId], now: Timestamp) -> Result<Vec<(DueJob, Workload)>, Self::Error>;

    /// How many jobs of an installation run, and whether it [works](Workload::works).
    fn standing(&self, installation: InstallationId, now: Timestamp) -> Result<(u32, bool), Self::Error>;

    /// The first due job of each kind of an installation: of a person's work, or else of any other. Of very many kinds
    /// only the first.
    fn first_due_jobs(
        &self,
        installation: InstallationId,
        now: Timestamp,
    ) -> Result<Vec<FirstOfKind>, Self::Error>;

    /// The first due job that runs when the installation is disabled: of a person's work, or of any other.
    fn first_due_when_disabled(
        &self,
        installation: InstallationId,
        manual: bool,
        now: Timestamp,
    ) -> Result<Option<DueJob>, Self::Error>;

    /// A job, where it's due; `works`: its installation works.
    fn due_job(&self, id: JobId, works: bool, now: Timestamp) -> Result<Option<DueJob>, Self::Error>;

    /// How many jobs of an installation run, and of how many kinds.
    fn running_kinds(&self, installation: InstallationId) -> Result<(u32, u32), Self::Error>;

    /// The turn of whoever was served last.
    fn last_turn(&self) -> Result<u64, Self::Error>;

    /// Writes when an installation was served last.
    fn set_turn(&self, installation: InstallationId, turn: u64) -> Result<(), Self::Error>;

    /// When the next waiting job is due of an installation that works, or that runs when it's disabled.
    fn next_due(&self) -> Result<Option<Timestamp>, Self::Error>;

    /// Gives a job to this worker until `until`, and counts the attempt.
    fn start_job(&self, id: JobId, until: Timestamp, now: Timestamp) -> Result<(), Self::Error>;
}
