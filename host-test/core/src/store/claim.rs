//! Filters for jobs, and claims of jobs by workers.

use crate::model::{Installation, InstallationId, Job, JobId, Lease, Phase};

/// Selects jobs.
#[derive(Debug, Clone, Default)]
pub struct JobFilter {
    /// Only those of this installation.
    pub installation: Option<InstallationId>,
    /// Only those in this phase.
    pub phase: Option<Phase>,
    /// Only these; empty: all.
    pub ids: Vec<JobId>,
    /// At most so many, newest first.
    pub limit: Option<u32>,
}

/// A job that a worker may run now.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The job, its attempt counted already.
    pub job: Job,
    /// The right to complete it.
    pub lease: Lease,
    /// Its installation, as read with the claim.
    pub installation: Installation,
}
