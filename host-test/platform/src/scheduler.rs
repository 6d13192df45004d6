//! The scheduler: it queues what is due, for a worker.

use std::sync::Arc;

use host_core::limits;
use host_core::model::InstallationState;
use host_core::shop::Entity;
use host_core::store::StoreError;
use tokio::sync::watch;

use crate::error::HostError;
use crate::host::Host;
use crate::job_result::CompletedRun;
use crate::worker::Until;

/// The schedule.
#[derive(Clone, Copy)]
pub struct Scheduler<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// The schedule.
    #[must_use]
    pub fn scheduler(self: &Arc<Self>) -> Scheduler<'_> {
        Scheduler { host: self }
    }
}

impl Scheduler<'_> {
    /// Queues the ticks that are due, for every installation that has any, and the reconciliations
    /// of what plugins left at their remotes. Returns the number of ticks.
    ///
    /// # Errors
    /// The store.
    pub async fn schedule(self) -> Result<usize, HostError> {
        let installations = self.host.store.installations(None).await?;
        let mut active = Vec::new();
        for installation in &installations {
            let works = installation.state == InstallationState::Active;
            // A plugin that is missing now waits for its next time.
            if works
                && self.host.plugin(&installation.plugin).await.is_ok()
                && self.host.installations().has_modules(installation).await?
            {
                active.push(installation);
            }
        }
        self.host.reconciliation().schedule(&active).await?;
        let mut queued = 0;
        for entity in [Entity::Product, Entity::Customer] {
            let mut wanted = Vec::new();
            for installation in &active {
                if self.host.ticks().takes(installation, entity).await {
                    wanted.push(installation.id);
                }
            }
            if !wanted.is_empty() {
                queued += self.host.store.schedule(entity, &wanted, self.host.clock.now()).await?.len();
                self.host.hold.is_over();
            }
        }
        Ok(queued)
    }

    /// Runs a worker and keeps the schedule, until it's stopped; calls that run then come to their end.
    ///
    /// # Errors
    /// The store can't be asked for work.
    pub async fn serve(
        self,
        stop: watch::Receiver<bool>,
        ended: impl FnMut(CompletedRun) + Send,
    ) -> Result<(), HostError> {
        let schedule = async {
            loop {
                match self.schedule().await {
                    Ok(_) => {}
                    Err(HostError::Store(StoreError::Busy(_))) => self.host.hold.is_on(),
                    Err(error) => tracing::error!(%error, "the ticks that are due could not be queued"),
                }
                tokio::time::sleep(limits::SCHEDULE).await;
            }
        };
        tokio::select! {
            worked = self.host.worker().work(&Until::Stopped, stop, ended) => worked,
            () = schedule => Ok(()),
        }
    }
}
