//! Who hears of the shop's records.

use std::collections::BTreeMap;
use std::sync::Arc;

use host_core::model::{Installation, InstallationId, InstallationState};
use host_core::shop::{Change, Entity};
use host_core::store::Commit;
use host_sandbox::switches::{Way, flow_on};

use crate::error::HostError;
use crate::host::Host;

/// The installations that hear of a shop's records.
#[derive(Clone, Copy)]
pub(crate) struct Listeners<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// The installations that hear of a shop's records.
    pub(crate) fn listeners(self: &Arc<Self>) -> Listeners<'_> {
        Listeners { host: self }
    }
}

impl Listeners<'_> {
    /// The other installations of the shop that hear of the customers that a call changes.
    pub(crate) async fn others(self, installation: &Installation, commit: &Commit) -> Vec<InstallationId> {
        if !commit.changes.iter().any(|change| matches!(change, Change::UpsertCustomer(_))) {
            return Vec::new();
        }
        match self.of(&installation.shop, Entity::Customer).await {
            Ok(listeners) => listeners.into_keys().filter(|id| *id != installation.id).collect(),
            Err(error) => {
                // Their ticks find it.
                tracing::warn!(%error, "the other plugins could not be told of a customer");
                Vec::new()
            }
        }
    }

    /// The installations of a shop that want to hear of its records of this kind, with their plugins.
    pub(crate) async fn of(
        self,
        shop: &str,
        entity: Entity,
    ) -> Result<BTreeMap<InstallationId, String>, HostError> {
        let mut listeners = BTreeMap::new();
        for installation in self.host.store.installations(Some(shop)).await? {
            if installation.state != InstallationState::Disabled && self.hears(&installation, entity).await {
                listeners.insert(installation.id, installation.plugin);
            }
        }
        Ok(listeners)
    }

    async fn hears(self, installation: &Installation, entity: Entity) -> bool {
        match self.host.plugin(&installation.plugin).await {
            Ok(plugin) => plugin.manifest.as_ref().is_some_and(|manifest| {
                flow_on(manifest, installation, entity, Way::Out)
                    && (entity != Entity::Customer || plugin.has_customers())
            }),
            // A plugin that is missing now must not cost an order: the job waits for it.
            Err(HostError::Plugin(_)) => entity == Entity::Order && installation.flows.values().any(|on| *on),
            Err(_) => false,
        }
    }
}
