//! Subscribers: the installations whose plugins get the events of the shop's records.

use std::collections::BTreeMap;
use std::sync::Arc;

use host_core::model::{Installation, InstallationId, InstallationState};
use host_core::shop::{Change, Entity};
use host_core::store::Commit;
use host_sandbox::manifest::Direction;
use host_sandbox::switches::flow_on;

use crate::error::HostError;
use crate::host::Host;

/// The installations that subscribe to a shop's records.
#[derive(Clone, Copy)]
pub(crate) struct Subscribers<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// The installations that subscribe to a shop's records.
    pub(crate) fn subscribers(self: &Arc<Self>) -> Subscribers<'_> {
        Subscribers { host: self }
    }
}

impl Subscribers<'_> {
    /// The other installations of the shop that are notified of the customers that a call changes.
    pub(crate) async fn others(self, installation: &Installation, commit: &Commit) -> Vec<InstallationId> {
        if !commit.changes.iter().any(|change| matches!(change, Change::UpsertCustomer(_))) {
            return Vec::new();
        }
        match self.of(&installation.shop, Entity::Customer).await {
            Ok(subscribers) => subscribers.into_keys().filter(|id| *id != installation.id).collect(),
            Err(error) => {
                // The ticks of the other plugins find the change.
                tracing::warn!(%error, "the other plugins could not be notified of a customer");
                Vec::new()
            }
        }
    }

    /// The installations of a shop that subscribe to its records of this kind, with their plugins.
    pub(crate) async fn of(
        self,
        shop: &str,
        entity: Entity,
    ) -> Result<BTreeMap<InstallationId, String>, HostError> {
        let mut subscribers = BTreeMap::new();
        for installation in self.host.store.installations(Some(shop)).await? {
            if installation.state != InstallationState::Disabled
                && self.subscribes_to(&installation, entity).await
            {
                subscribers.insert(installation.id, installation.plugin);
            }
        }
        Ok(subscribers)
    }

    async fn subscribes_to(self, installation: &Installation, entity: Entity) -> bool {
        match self.host.plugin(&installation.plugin).await {
            Ok(plugin) => plugin.manifest.as_ref().is_some_and(|manifest| {
                flow_on(manifest, installation, entity, Direction::Outbound)
                    && (entity != Entity::Customer || plugin.has_customers())
            }),
            // A plugin that is missing now must not cost an order: the job waits for it.
            Err(HostError::Plugin(_)) => entity == Entity::Order && installation.flows.values().any(|on| *on),
            Err(_) => false,
        }
    }
}
