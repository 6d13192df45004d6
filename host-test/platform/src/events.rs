//! Events of the platform: jobs for each plugin that subscribes to them, and their results.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use host_core::model::{InstallationId, Job, JobId, Message, Outcome, Phase};
use host_core::store::JobFilter;
use tokio::sync::watch;

use crate::error::HostError;
use crate::host::Host;
use crate::job_result::CompletedRun;
use crate::worker::Until;

/// The result of an event's job.
#[derive(Debug, Clone)]
pub struct EventResult {
    /// The id of the order or the customer.
    pub record: String,
    /// The plugin.
    pub plugin: String,
    /// The phase of the event's job.
    pub phase: Phase,
    /// Its outcome, where it succeeded.
    pub outcome: Option<Outcome>,
    /// The reason for the phase.
    pub message: Option<Message>,
}

/// Events that were queued.
#[derive(Clone, Copy)]
pub(crate) struct Events<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// Events that were queued.
    pub(crate) fn events(self: &Arc<Self>) -> Events<'_> {
        Events { host: self }
    }
}

impl Events<'_> {
    /// Runs the jobs of events that were queued, and returns their results.
    pub(crate) async fn run_event_jobs(
        self,
        events: &[JobId],
        plugins: &BTreeMap<InstallationId, String>,
    ) -> Result<Vec<EventResult>, HostError> {
        if events.is_empty() {
            return Ok(Vec::new());
        }
        let (_stop, stopped) = watch::channel(false);
        self.host.worker().work(&Until::Finished(events.to_vec()), stopped, |_: CompletedRun| {}).await?;
        let results = self.in_order(events).await?.into_iter().map(|job| EventResult {
            plugin: plugins.get(&job.installation).cloned().unwrap_or_default(),
            record: job.key,
            phase: job.phase,
            outcome: job.outcome,
            message: job.message,
        });
        Ok(results.collect())
    }

    async fn in_order(self, ids: &[JobId]) -> Result<Vec<Job>, HostError> {
        let filter = JobFilter { ids: ids.to_vec(), ..JobFilter::default() };
        let mut jobs: HashMap<JobId, Job> =
            self.host.store.jobs(&filter).await?.into_iter().map(|job| (job.id, job)).collect();
        Ok(ids.iter().filter_map(|id| jobs.remove(id)).collect())
    }
}
