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
mod targets;

pub use dry_run::DryRun;

/// The report of a tick at a person's request.
#[derive(Debug, Clone)]
pub struct TickReport {
    /// What the pass did, and the list that waits for a person.
    pub tick: Tick,
    /// The phase of its job: done, or why not.
    pub phase: Phase,
    /// The reason for that phase.
    pub message: Option<Message>,
    /// Records of the remote that couldn't be imported, the last first.
    pub problems: Vec<Problem>,
}

/// Ticks at a person's request, and lists that wait for a person.
#[derive(Clone, Copy)]
pub struct Ticks<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// Ticks at a person's request, and lists that wait for a person.
    #[must_use]
    pub fn ticks(self: &Arc<Self>) -> Ticks<'_> {
        Ticks { host: self }
    }
}

impl Ticks<'_> {
    /// Whether an installation gets ticks for records of this kind: products that the
    /// remote has, customers that changed on either side.
    pub async fn takes(self, installation: &Installation, entity: Entity) -> bool {
        match self.host.plugin(&installation.plugin).await {
            Ok(plugin) => is_asked(&plugin, installation, entity),
            Err(_) => false,
        }
    }

    /// Runs a tick now and to its end, in pages; `full` begins at the beginning of the full list.
    /// `progress` is called after each page. A tick that is stopped between two pages continues from there later.
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
        self.host.worker().work(&Until::Finished(vec![job]), stop, |ended| progress(&ended)).await?;
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

    /// The state of an installation's ticks.
    ///
    /// # Errors
    /// The store.
    pub async fn of(self, installation: &Installation) -> Result<Vec<Tick>, HostError> {
        Ok(self.host.store.ticks(Some(installation.id)).await?)
    }

    /// Problems of an installation: records of the remote that can't be imported now, the latest first, at most
    /// [`limits::PROBLEMS`].
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

    /// Confirms what a held full list left out; none where no list is held.
    ///
    /// # Errors
    /// The store.
    pub async fn confirm(
        self,
        installation: &Installation,
        actor: Option<&str>,
    ) -> Result<Option<Counts>, HostError> {
        Ok(self
            .host
            .store
            .held_list_confirm(installation.id, Entity::Product, actor, self.host.clock.now())
            .await?)
    }
}
