//! Reconciliation: what a plugin leaves at its remote is brought in line with the switches and the public address, and
//! removed when the plugin is switched off.

use std::sync::Arc;

use host_core::model::{Installation, InstallationState, NewJob, Outcome, kinds};
use host_core::next_state::RunOutcome;
use host_sandbox::exports::Reconcile;
use host_sandbox::outcome_conversion;

use crate::error::HostError;
use crate::host::Host;
use crate::job_result::{JobResult, Success, into_job_result};
use crate::sessions::CallTarget;

/// The job that reconciles a remote.
pub(crate) fn job() -> NewJob {
    NewJob {
        kind: kinds::RECONCILE.into(),
        // The stored name, from version 0.1.
        key: "settle".into(),
        subject: None,
        payload: Vec::new(),
        delay_ms: 0,
        manual: false,
        runs_when_disabled: false,
    }
}

/// The reconciliation of what plugins leave at their remotes.
#[derive(Clone, Copy)]
pub(crate) struct Reconciliation<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// The reconciliation of what plugins leave at their remotes.
    pub(crate) fn reconciliation(self: &Arc<Self>) -> Reconciliation<'_> {
        Reconciliation { host: self }
    }
}

impl Reconciliation<'_> {
    /// Whether a plugin leaves something at its remote. A plugin that is missing now is reconciled
    /// when it's back, by the schedule.
    pub(crate) async fn concerns(self, installation: &Installation) -> bool {
        self.host.plugin(&installation.plugin).await.is_ok_and(|plugin| plugin.has_lifecycle())
    }

    /// Reconciles the remote.
    pub(crate) async fn run(self, caller: CallTarget<'_>) -> JobResult {
        let nothing = RunOutcome::Succeeded(Outcome::Nothing);
        if !caller.plugin.has_lifecycle() {
            return JobResult::nothing(nothing);
        }
        let tried = self.host.sessions().call(caller, |_| Reconcile).await;
        into_job_result(tried, self.host.clock.now(), |reply, masks| match reply {
            Ok(()) => Ok(Success { ran: nothing, link: None, notes: Vec::new(), page: None }),
            Err(error) => Err(match outcome_conversion::failure(error, masks) {
                // It sends no record, so there is nothing for a person to decide.
                RunOutcome::Uncertain(message) => RunOutcome::Unavailable(message, None),
                ran => ran,
            }),
        })
    }

    /// Queues a reconciliation for each of these active installations that is due, once a day.
    pub(crate) async fn schedule(self, active: &[&Installation]) -> Result<(), HostError> {
        for installation in active {
            let now = self.host.clock.now();
            if self.host.reconciled.is_due(installation.id, now) && self.concerns(installation).await {
                self.host.store.jobs_enqueue(installation.id, &[job()], now).await?;
                self.host.reconciled.queued(installation.id, now);
            }
        }
        Ok(())
    }

    /// Queues a reconciliation for each of these installations that isn't switched off, and whose plugin leaves
    /// something at its remote.
    pub(crate) async fn enqueue_soon(self, installations: &[Installation]) -> Result<(), HostError> {
        for installation in installations {
            if installation.state != InstallationState::Disabled && self.concerns(installation).await {
                self.host
                    .store
                    .jobs_enqueue(installation.id, &[crate::reconciliation::job()], self.host.clock.now())
                    .await?;
            }
        }
        Ok(())
    }
}
