//! What a plugin leaves at its remote: brought in line with the switches and the public address, and
//! taken away when the plugin is switched off.

use std::sync::Arc;

use host_core::model::{Installation, InstallationState, NewJob, Outcome, kinds};
use host_core::queue::Ran;
use host_sandbox::convert;
use host_sandbox::exports::Settle;

use crate::error::HostError;
use crate::host::Host;
use crate::sessions::Caller;
use crate::wish::{Well, Wish, wish};

/// The work of bringing a remote in line.
pub(crate) fn job() -> NewJob {
    NewJob {
        kind: kinds::SETTLE.into(),
        key: "settle".into(),
        subject: None,
        payload: Vec::new(),
        delay_ms: 0,
        manual: false,
        even_when_off: false,
    }
}

/// What plugins leave at their remotes, brought in line with the switches and the public address.
#[derive(Clone, Copy)]
pub(crate) struct Reconciliation<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// What plugins leave at their remotes, brought in line with the switches and the public address.
    pub(crate) fn reconciliation(self: &Arc<Self>) -> Reconciliation<'_> {
        Reconciliation { host: self }
    }
}

impl Reconciliation<'_> {
    /// Whether a plugin leaves something at its remote. One that is missing now is brought in line
    /// when it's back, by the schedule.
    pub(crate) async fn concerns(self, installation: &Installation) -> bool {
        self.host.plugin(&installation.plugin).await.is_ok_and(|plugin| plugin.has_lifecycle())
    }

    /// Brings the remote in line.
    pub(crate) async fn run(self, caller: Caller<'_>) -> Wish {
        let nothing = Ran::Ended(Outcome::Nothing);
        if !caller.plugin.has_lifecycle() {
            return Wish::nothing(nothing);
        }
        let tried = self.host.sessions().call(caller, |_| Settle).await;
        wish(tried, self.host.clock.now(), |settled, masks| match settled {
            Ok(()) => Ok(Well { ran: nothing, link: None, notes: Vec::new(), page: None }),
            Err(error) => Err(match convert::failure(error, masks) {
                // It sends no record, so there is nothing for a person to decide.
                Ran::Uncertain(message) => Ran::Unavailable(message, None),
                ran => ran,
            }),
        })
    }

    /// Queues it for those of these active installations that are due, once a day.
    pub(crate) async fn schedule(self, active: &[&Installation]) -> Result<(), HostError> {
        for installation in active {
            let now = self.host.clock.now();
            if self.host.reconciled.is_due(installation.id, now) && self.concerns(installation).await {
                self.host.store.push(installation.id, &[job()], now).await?;
                self.host.reconciled.queued(installation.id, now);
            }
        }
        Ok(())
    }

    /// Queues for each of these that isn't switched off, and whose plugin leaves something at its
    /// remote, that it's brought in line.
    pub(crate) async fn soon(self, installations: &[Installation]) -> Result<(), HostError> {
        for installation in installations {
            if installation.state != InstallationState::Disabled && self.concerns(installation).await {
                self.host
                    .store
                    .push(installation.id, &[crate::reconciliation::job()], self.host.clock.now())
                    .await?;
            }
        }
        Ok(())
    }
}
