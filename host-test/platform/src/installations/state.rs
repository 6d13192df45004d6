//! The state of a plugin in a shop: paused by a refusal, resumed by a person, switched off.

use host_core::activity_event::ActivityEvent;
use host_core::model::{Installation, InstallationState, Message, Outcome, Shop};
use host_core::next_state::RunOutcome;
use host_core::store::{Commit, NewActivity};
use host_core::unit_of_work::Access;
use host_sandbox::exports::Disable;
use host_sandbox::outcome_conversion;
use host_sandbox::plugins::Plugin;

use crate::error::HostError;
use crate::installations::Installations;
use crate::job_result::{Success, into_job_result};
use crate::sessions::CallTarget;

impl Installations<'_> {
    /// Removes what a plugin left at its remote and switches it off; what is stored of it stays. It's
    /// switched off even where the remote can't be reached: the reason is returned, and added to the
    /// activity, as done by `actor`.
    ///
    /// # Errors
    /// It isn't there.
    pub async fn disable(
        self,
        shop: &str,
        plugin: &str,
        actor: Option<&str>,
    ) -> Result<(Installation, Option<Message>), HostError> {
        let installation = self.get(shop, plugin).await?;
        let left = match self.host.plugin(&installation.plugin).await {
            Ok(plugin) if plugin.has_lifecycle() && installation.state != InstallationState::Disabled => {
                let shop = self.host.shop(&installation.shop).await?;
                self.take_down(&plugin, &shop, &installation).await
            }
            // A plugin that is missing can still be switched off.
            _ => None,
        };
        if let Some(reason) = &left {
            let note = |message| NewActivity {
                subject: None,
                event: ActivityEvent::Note,
                message: Some(message),
                actor: None,
            };
            let activity = vec![note(Message::host("left-behind", &[])), note(reason.clone())];
            let now = self.host.clock.now();
            let commit = Commit { installation: installation.id, activity, now, ..Commit::default() };
            self.host.store.commit(commit).await?;
        }
        self.host
            .store
            .set_state(installation.id, InstallationState::Disabled, actor, self.host.clock.now())
            .await?;
        Ok((installation, left))
    }

    /// Removes what the plugin left at the remote; returns why something stayed there, if it did.
    async fn take_down(self, plugin: &Plugin, shop: &Shop, installation: &Installation) -> Option<Message> {
        let access = Access::ReadWrite;
        let caller = CallTarget { plugin, shop, installation, lease: None, access };
        let tried = self.host.sessions().call(caller, |_| Disable).await;
        let done = into_job_result(tried, self.host.clock.now(), |done, masks| {
            done.map_err(|error| outcome_conversion::failure(error, masks))?;
            Ok(Success {
                ran: RunOutcome::Succeeded(Outcome::Nothing),
                link: None,
                notes: Vec::new(),
                page: None,
            })
        });
        match &done.ran {
            // A plugin whose access was revoked can remove nothing, and needn't.
            RunOutcome::Unauthorized(_) => return None,
            ran => {
                if let Some(message) = ran.message() {
                    return Some(message.clone());
                }
            }
        }
        let notify = self.host.subscribers().others(installation, &done.commit).await;
        let kept = self.host.store.commit(Commit { notify, ..done.commit }).await;
        kept.err().map(|error| {
            tracing::warn!(%error, "what a plugin wrote while it was switched off could not be kept");
            Message::host("outdated", &[])
        })
    }

    /// Activates an installation that was paused.
    pub(crate) async fn activate(self, installation: &Installation) -> Result<(), HostError> {
        let state = InstallationState::Active;
        self.host.store.set_state(installation.id, state.clone(), None, self.host.clock.now()).await?;
        self.host.reconciliation().enqueue_soon(&[Installation { state, ..installation.clone() }]).await
    }

    /// Resumes a paused installation, because a person asks for something that a refused credential holds up: it's
    /// tried, with all that waits. If the remote still refuses, that pauses it again.
    pub(crate) async fn resume(self, installation: &Installation) -> Result<(), HostError> {
        if self.paused_because(installation).await?.is_some() {
            self.activate(installation).await?;
        }
        Ok(())
    }

    /// The reason why an installation is paused, if it is.
    pub(crate) async fn paused_because(
        self,
        installation: &Installation,
    ) -> Result<Option<Message>, HostError> {
        let known = self.host.store.installation(installation.id).await?;
        Ok(known.and_then(|known| match known.state {
            InstallationState::Paused(reason) => Some(reason),
            InstallationState::Active | InstallationState::Disabled => None,
        }))
    }

    /// Whether the modules that its plugin requires are switched on.
    pub(crate) async fn has_modules(self, installation: &Installation) -> Result<bool, HostError> {
        let plugin = self.host.plugin(&installation.plugin).await?;
        let shop = self.host.shop(&installation.shop).await?;
        Ok(plugin.module_off(&shop).is_none())
    }
}
