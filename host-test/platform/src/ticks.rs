//! Ticks: the remote's products and customers page by page, by the schedule or at a person's request.

use std::sync::Arc;

use host_core::limits;
use host_core::model::{Counts, Installation, InstallationState, JobId, Message, Phase, Problem, Tick};
use host_core::shop::Entity;
use host_core::store::JobFilter;
use tokio::sync::watch;

use crate::error::HostError;
use crate::host::Host;
use crate::job_result::CompletedRun;
use crate::runs::is_asked;
use crate::sends::switched_off;
use crate::worker::Until;

mod dry_run;

pub use dry_run::DryRun;

/// How a tick at a person's request ended.
#[derive(Debug, Clone)]
pub struct TickReport {
    /// What the pass did, and what waits for a person.
    pub tick: Tick,
    /// How its job stands: done, or why not.
    pub phase: Phase,
    /// Why.
    pub message: Option<Message>,
    /// Records of the remote that couldn't be taken, the last first.
    pub problems: Vec<Problem>,
}

/// Ticks at a person's request, and what waits for a person's word.
#[derive(Clone, Copy)]
pub struct Ticks<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// Ticks at a person's request, and what waits for a person's word.
    #[must_use]
    pub fn ticks(self: &Arc<Self>) -> Ticks<'_> {
        Ticks { host: self }
    }
}

impl Ticks<'_> {
    /// Whether an installation is asked regularly for records of this kind: products that the
    /// remote has, customers that changed on either side.
    pub async fn takes(self, installation: &Installation, entity: Entity) -> bool {
        match self.host.plugin(&installation.plugin).await {
            Ok(plugin) => is_asked(&plugin, installation, entity),
            Err(_) => false,
        }
    }

    /// Runs a tick now and to its end, in pages; `full` begins at the beginning of everything.
    /// `progress` hears of each page. Stopped between two pages, it goes on from there later.
    ///
    /// # Errors
    /// The installation is switched off, or the store.
    pub async fn run(
        self,
        installation: &Installation,
        entity: Entity,
        full: bool,
        stop: watch::Receiver<bool>,
        mut progress: impl FnMut(&CompletedRun) + Send,
    ) -> Result<TickReport, HostError> {
        if installation.state == InstallationState::Disabled {
            return Err(switched_off(installation));
        }
        self.host.installations().resume(installation).await?;
        let job = self.host.store.tick_now(installation.id, entity, full, self.host.clock.now()).await?;
        self.host.worker().work(&Until::Settled(vec![job]), stop, |ended| progress(&ended)).await?;
        let filter = JobFilter { ids: vec![job], ..JobFilter::default() };
        let job = self.host.store.jobs(&filter).await?.pop();
        let (phase, message) = match job {
            Some(job) => (job.phase, job.message),
            None => return Err(HostError::Failed("the tick's job is gone".into())),
        };
        let message = match message {
            None if phase == Phase::Waiting => self.host.installations().paused_because(installation).await?,
            message => message,
        };
        let tick = self.host.pages().tick(installation, entity).await?;
        let tick = tick.ok_or_else(|| HostError::Failed("the tick left no trace".into()))?;
        let problems = self.host.store.problems(installation.id, entity, limits::PROBLEMS).await?;
        Ok(TickReport { tick, phase, message, problems })
    }

    /// How an installation's ticks stand.
    ///
    /// # Errors
    /// The store.
    pub async fn of(self, installation: &Installation) -> Result<Vec<Tick>, HostError> {
        Ok(self.host.store.ticks(Some(installation.id)).await?)
    }

    /// Records of the remote that can't be taken now, the last first, as far as they are told one by one.
    ///
    /// # Errors
    /// The store.
    pub async fn problems(
        self,
        installation: &Installation,
        entity: Entity,
    ) -> Result<Vec<Problem>, HostError> {
        Ok(self.host.store.problems(installation.id, entity, limits::PROBLEMS).await?)
    }

    /// Queues a tick at a person's request; a worker runs it.
    ///
    /// # Errors
    /// The installation is switched off, or the store.
    pub async fn begin(
        self,
        installation: &Installation,
        entity: Entity,
        full: bool,
    ) -> Result<JobId, HostError> {
        if installation.state == InstallationState::Disabled {
            return Err(switched_off(installation));
        }
        self.host.installations().resume(installation).await?;
        Ok(self.host.store.tick_now(installation.id, entity, full, self.host.clock.now()).await?)
    }

    /// A person says yes to what a list of everything left out; none where nothing waits for that.
    ///
    /// # Errors
    /// The store.
    pub async fn confirm(self, installation: &Installation) -> Result<Option<Counts>, HostError> {
        Ok(self.host.store.held_list_confirm(installation.id, Entity::Product, self.host.clock.now()).await?)
    }
}
