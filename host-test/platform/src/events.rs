//! Events of the platform: queued for each plugin that hears of them, and what it made of them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use host_core::model::{InstallationId, Job, JobId, Message, Outcome, Phase};
use host_core::store::JobFilter;
use tokio::sync::watch;

use crate::error::HostError;
use crate::host::Host;
use crate::job_result::CompletedRun;
use crate::worker::Until;

/// What a plugin made of an event.
#[derive(Debug, Clone)]
pub struct EventResult {
    /// The id of the order or the customer.
    pub record: String,
    /// The plugin.
    pub plugin: String,
    /// How the event's job stands.
    pub phase: Phase,
    /// How it ended, where it did.
    pub outcome: Option<Outcome>,
    /// Why.
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
    /// Lets the plugins hear of events that were queued, and tells what they made of them.
    pub(crate) async fn run_event_jobs(
        self,
        events: &[JobId],
        plugins: &BTreeMap<InstallationId, String>,
    ) -> Result<Vec<EventResult>, HostError> {
        if events.is_empty() {
            return Ok(Vec::new());
        }
        let (_stop, stopped) = watch::channel(false);
        self.host.worker().work(&Until::Settled(events.to_vec()), stopped, |_: CompletedRun| {}).await?;
        let heard = self.in_order(events).await?.into_iter().map(|job| EventResult {
            plugin: plugins.get(&job.installation).cloned().unwrap_or_default(),
            record: job.key,
            phase: job.phase,
            outcome: job.outcome,
            message: job.message,
        });
        Ok(heard.collect())
    }

    async fn in_order(self, ids: &[JobId]) -> Result<Vec<Job>, HostError> {
        let filter = JobFilter { ids: ids.to_vec(), ..JobFilter::default() };
        let mut jobs: HashMap<JobId, Job> =
            self.host.store.jobs(&filter).await?.into_iter().map(|job| (job.id, job)).collect();
        Ok(ids.iter().filter_map(|id| jobs.remove(id)).collect())
    }
}
