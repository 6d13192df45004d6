//! Jobs: which to look at, and which a worker may run.

use crate::model::{Installation, InstallationId, Job, JobId, Lease, Phase};

/// Which jobs to look at.
#[derive(Debug, Clone, Default)]
pub struct JobFilter {
    /// Of this installation.
    pub installation: Option<InstallationId>,
    /// In this phase.
    pub phase: Option<Phase>,
    /// These alone.
    pub ids: Vec<JobId>,
    /// At most so many, newest first.
    pub limit: Option<u32>,
}

/// A job that a worker may run now.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The job, its attempt counted already.
    pub job: Job,
    /// The right to end it.
    pub lease: Lease,
    /// Its installation as it stands.
    pub installation: Installation,
}
