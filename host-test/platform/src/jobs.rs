//! The queue for a person: jobs that need a decision, their causes, and the decisions.

use std::collections::BTreeMap;
use std::sync::Arc;

use host_core::activity_event::ActivityEvent;
use host_core::limits;
use host_core::model::{InstallationId, Job, JobId, Message, Phase, Resolution};
use host_core::shop::{Subject, Timestamp};
use host_core::store::{Cause, Commit, JobFilter, NewActivity};

use crate::error::HostError;
use crate::host::Host;

/// The queue for a person.
#[derive(Clone, Copy)]
pub struct Jobs<'h> {
    host: &'h Arc<Host>,
}

/// The result of an action on all jobs of a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfCause {
    /// All were changed; this is their number.
    Done(u64),
    /// Nothing was done: the number of jobs isn't the one that the person saw. This is their number now.
    Others(u64),
}

impl Host {
    /// The queue for a person.
    #[must_use]
    pub fn jobs(self: &Arc<Self>) -> Jobs<'_> {
        Jobs { host: self }
    }
}

impl Jobs<'_> {
    /// Jobs, newest first.
    ///
    /// # Errors
    /// The store.
    pub async fn list(self, filter: &JobFilter) -> Result<Vec<Job>, HostError> {
        Ok(self.host.store.jobs(filter).await?)
    }

    /// The job with this number, if there is one.
    ///
    /// # Errors
    /// The store.
    pub async fn get(self, id: JobId) -> Result<Option<Job>, HostError> {
        let filter = JobFilter { ids: vec![id], ..JobFilter::default() };
        Ok(self.host.store.jobs(&filter).await?.pop())
    }

    /// The job that says most about a record at an installation: one that isn't done, else the last.
    ///
    /// # Errors
    /// The store.
    pub async fn about(
        self,
        installation: InstallationId,
        subject: &Subject,
    ) -> Result<Option<Job>, HostError> {
        let ids = [subject.id.clone()];
        let listed = self.host.store.records_list(installation, subject.entity, Some(&ids), 1).await?;
        Ok(listed.into_iter().next().and_then(|listed| listed.job).map(|(_, job)| job))
    }

    /// When the next waiting job of an active installation is due.
    ///
    /// # Errors
    /// The store.
    pub async fn next_due(self) -> Result<Option<Timestamp>, HostError> {
        Ok(self.host.store.next_due().await?)
    }

    /// The number of these installations' jobs in each phase that isn't an end without problems.
    ///
    /// # Errors
    /// The store.
    pub async fn phases(self, installations: &[InstallationId]) -> Result<BTreeMap<Phase, u64>, HostError> {
        Ok(self.host.store.phases(installations).await?)
    }

    /// The causes of jobs in these phases, those with the most jobs first.
    ///
    /// # Errors
    /// The store.
    pub async fn causes(
        self,
        installations: &[InstallationId],
        phases: &[Phase],
    ) -> Result<Vec<Cause>, HostError> {
        Ok(self.host.store.causes(installations, phases, limits::CAUSES).await?)
    }

    /// The jobs of a cause, the newest first.
    ///
    /// # Errors
    /// The store.
    pub async fn of_cause(self, cause: &Cause, phase: Phase, limit: u32) -> Result<Vec<Job>, HostError> {
        Ok(self.host.store.jobs_of_cause(cause, phase, limit).await?)
    }

    /// Runs a job again that has ended or waits; false where it runs now, or waits for a person. The activity says that
    /// `actor` did.
    ///
    /// # Errors
    /// The store.
    pub async fn retry(self, job: JobId, actor: Option<&str>) -> Result<bool, HostError> {
        let is_again = self.host.store.retry(job, self.host.clock.now()).await?;
        if is_again && let Some(job) = self.get(job).await? {
            self.note(job.installation, job.subject, Message::host("decided-again", &[]), actor).await?;
        }
        Ok(is_again)
    }

    /// Resumes an uncertain job with a person's decision; false where it isn't uncertain. The activity says what
    /// `actor` decided.
    ///
    /// # Errors
    /// The store.
    pub async fn resolve(self, job: JobId, said: Resolution, actor: Option<&str>) -> Result<bool, HostError> {
        let decision = match &said {
            Resolution::There(number) => Message::host("decided-there", &[("number", number)]),
            Resolution::NotThere => Message::host("decided-not-there", &[]),
        };
        let is_resolved = self.host.store.resolve(job, said, self.host.clock.now()).await?;
        if is_resolved && let Some(job) = self.get(job).await? {
            self.note(job.installation, job.subject, decision, actor).await?;
        }
        Ok(is_resolved)
    }

    /// Notes in the activity what a person decided about jobs.
    async fn note(
        self,
        installation: InstallationId,
        subject: Option<Subject>,
        decision: Message,
        actor: Option<&str>,
    ) -> Result<(), HostError> {
        let entry = decided(subject, decision, actor);
        let now = self.host.clock.now();
        let commit = Commit { installation, activity: vec![entry], now, ..Commit::default() };
        self.host.store.commit(commit).await?;
        Ok(())
    }

    /// Sends all jobs again that failed for these causes, where they are as many for each as the person saw.
    ///
    /// # Errors
    /// The store; what was sent again before stays so.
    pub async fn retry_causes(
        self,
        causes: &[(Cause, u64)],
        actor: Option<&str>,
    ) -> Result<OfCause, HostError> {
        let mut jobs = Vec::new();
        for (cause, asked) in causes {
            match self.counted(cause, Phase::Parked, *asked).await? {
                Ok(counted) => jobs.extend(counted),
                Err(others) => return Ok(others),
            }
        }
        let mut done: BTreeMap<InstallationId, u64> = BTreeMap::new();
        for job in &jobs {
            if self.host.store.retry(job.id, self.host.clock.now()).await? {
                *done.entry(job.installation).or_default() += 1;
            }
        }
        for (installation, count) in &done {
            let decision = Message::host("decided-all-again", &[("count", &count.to_string())]);
            self.note(*installation, None, decision, actor).await?;
        }
        Ok(OfCause::Done(done.values().sum()))
    }

    /// Cancels all jobs of a cause that wait by themselves or for their owner, if their number is still the one that the
    /// person saw. Their records can be sent by hand later.
    ///
    /// # Errors
    /// The store; nothing was cancelled then.
    pub async fn cancel_cause(
        self,
        cause: &Cause,
        (phase, asked): (Phase, u64),
        actor: Option<&str>,
    ) -> Result<OfCause, HostError> {
        let jobs = match self.counted(cause, phase, asked).await? {
            Ok(jobs) => jobs,
            Err(others) => return Ok(others),
        };
        // The platform's own work, such as a check, isn't a person's to cancel.
        let cancels: Vec<_> =
            jobs.into_iter().filter(|job| job.subject.is_some()).map(|job| (job.kind, job.key)).collect();
        let done = cancels.len() as u64;
        if done == 0 {
            return Ok(OfCause::Done(0));
        }
        let decision = Message::host("decided-cancelled", &[("count", &done.to_string())]);
        let activity = vec![decided(None, decision, actor)];
        let now = self.host.clock.now();
        let commit = Commit { installation: cause.installation, cancels, activity, now, ..Commit::default() };
        self.host.store.commit(commit).await?;
        Ok(OfCause::Done(done))
    }

    async fn counted(
        self,
        cause: &Cause,
        phase: Phase,
        asked: u64,
    ) -> Result<Result<Vec<Job>, OfCause>, HostError> {
        let jobs = self.of_cause(cause, phase, u32::MAX).await?;
        let there = jobs.len() as u64;
        Ok(if there == asked { Ok(jobs) } else { Err(OfCause::Others(there)) })
    }
}

/// The entry of a person's decision in the activity.
pub(crate) fn decided(subject: Option<Subject>, decision: Message, actor: Option<&str>) -> NewActivity {
    NewActivity {
        subject,
        event: ActivityEvent::Decided,
        message: Some(decision),
        actor: actor.map(str::to_owned),
    }
}
