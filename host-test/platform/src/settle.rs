//! What a plugin leaves at its remote: brought in line with the switches and the public address, and
//! taken away when the plugin is switched off.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use host_core::limits;
use host_core::model::{
    Installation, InstallationId, InstallationState, Message, NewJob, Outcome, Shop, kinds,
};
use host_core::queue::Ran;
use host_core::shop::Timestamp;
use host_core::store::{Commit, NewActivity};
use host_core::unit::Access;

use crate::error::HostError;
use crate::host::Host;
use crate::run::{Well, Wish, wish};
use crate::session::Caller;
use host_sandbox::convert;
use host_sandbox::exports::{Dismantle, Settle};
use host_sandbox::plugins::Plugin;

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

/// When this process last had each installation's remote brought in line by the schedule. A new
/// process begins with it: it may be a newer program, or work on a store that was restored.
#[derive(Default)]
pub(crate) struct Settled(Mutex<HashMap<InstallationId, Timestamp>>);

impl Settled {
    fn is_due(&self, installation: InstallationId, now: Timestamp) -> bool {
        let period = u64::try_from(limits::SETTLE.as_millis()).unwrap_or(u64::MAX);
        let last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A time to come can only be one from before the clock was set back.
        last.get(&installation).is_none_or(|at| now < *at || now >= at.saturating_add(period))
    }

    fn queued(&self, installation: InstallationId, now: Timestamp) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(installation, now);
    }
}

impl Host {
    /// Whether a plugin leaves something at its remote. One that is missing now is brought in line
    /// when it's back, by the schedule.
    pub(crate) async fn settles(&self, installation: &Installation) -> bool {
        self.plugin(&installation.plugin).await.is_ok_and(|plugin| plugin.has_lifecycle())
    }

    /// Brings the remote in line.
    pub(crate) async fn settle_remote(&self, caller: Caller<'_>) -> Wish {
        let nothing = Ran::Ended(Outcome::Nothing);
        if !caller.plugin.has_lifecycle() {
            return Wish::nothing(nothing);
        }
        let tried = self.call_in_session(caller, |_| Settle).await;
        wish(tried, self.clock.now(), |settled, masks| match settled {
            Ok(()) => Ok(Well { ran: nothing, link: None, notes: Vec::new(), page: None }),
            Err(error) => Err(match convert::failure(error, masks) {
                // It sends no record, so there is nothing for a person to decide.
                Ran::Uncertain(message) => Ran::Unavailable(message, None),
                ran => ran,
            }),
        })
    }

    /// Queues it for those of these active installations that are due, once a day.
    pub(crate) async fn schedule_settling(&self, active: &[&Installation]) -> Result<(), HostError> {
        for installation in active {
            let now = self.clock.now();
            if self.settled.is_due(installation.id, now) && self.settles(installation).await {
                self.store.push(installation.id, &[job()], now).await?;
                self.settled.queued(installation.id, now);
            }
        }
        Ok(())
    }

    /// Lets an installation work again that was paused.
    pub(crate) async fn activate(&self, installation: &Installation) -> Result<(), HostError> {
        let state = InstallationState::Active;
        self.store.set_state(installation.id, state.clone(), self.clock.now()).await?;
        self.settle_soon(&[Installation { state, ..installation.clone() }]).await
    }

    /// Takes away what a plugin left at its remote and switches it off; what it knows is kept. It's
    /// switched off even where the remote can't be reached: why is answered, and told among the
    /// activities.
    ///
    /// # Errors
    /// It isn't there.
    pub async fn disable(
        &self,
        shop: &str,
        plugin: &str,
    ) -> Result<(Installation, Option<Message>), HostError> {
        let installation = self.installation(shop, plugin).await?;
        let left = match self.plugin(&installation.plugin).await {
            Ok(plugin) if plugin.has_lifecycle() && installation.state != InstallationState::Disabled => {
                let shop = self.shop(&installation.shop).await?;
                self.dismantle(&plugin, &shop, &installation).await
            }
            // A plugin that is missing can still be switched off.
            _ => None,
        };
        if let Some(reason) = &left {
            let told = |event: &str, message: Message| NewActivity {
                subject: None,
                event: event.into(),
                message: Some(message),
            };
            let activity =
                vec![told("note", Message::host("left-behind", &[])), told("note", reason.clone())];
            let now = self.clock.now();
            let commit = Commit { installation: installation.id, activity, now, ..Commit::default() };
            self.store.commit(commit).await?;
        }
        self.store.set_state(installation.id, InstallationState::Disabled, self.clock.now()).await?;
        Ok((installation, left))
    }

    /// Why something stayed at the remote, if it did.
    async fn dismantle(&self, plugin: &Plugin, shop: &Shop, installation: &Installation) -> Option<Message> {
        let access = Access::ReadWrite;
        let caller = Caller { plugin, shop, installation, lease: None, access };
        let tried = self.call_in_session(caller, |_| Dismantle).await;
        let done = wish(tried, self.clock.now(), |done, masks| {
            done.map_err(|error| convert::failure(error, masks))?;
            Ok(Well { ran: Ran::Ended(Outcome::Nothing), link: None, notes: Vec::new(), page: None })
        });
        match &done.ran {
            // Whoever was thrown out can take nothing away, and needn't.
            Ran::Unauthorized(_) => return None,
            ran => {
                if let Some(message) = ran.message() {
                    return Some(message.clone());
                }
            }
        }
        let tell = self.tell(installation, &done.commit).await;
        let kept = self.store.commit(Commit { tell, ..done.commit }).await;
        kept.err().map(|error| {
            tracing::warn!(%error, "what a plugin wrote while it was switched off could not be kept");
            Message::host("outdated", &[])
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remotes_are_looked_after_once_a_day_and_when_the_program_starts() {
        let day = u64::try_from(limits::SETTLE.as_millis()).unwrap();
        let settled = Settled::default();
        assert!(settled.is_due(1, 10 * day));
        settled.queued(1, 10 * day);
        assert!(!settled.is_due(1, 11 * day - 1));
        assert!(settled.is_due(2, 11 * day - 1), "each for itself");
        assert!(settled.is_due(1, 11 * day));
        assert!(settled.is_due(1, 5 * day), "the clock was set back");
    }
}
