//! The platform's events about its records: who hears of them, and customers that were saved.

use std::collections::BTreeMap;
use std::sync::Arc;

use host_core::model::{Installation, InstallationId, InstallationState, Job, Message};
use host_core::queue::Ran;
use host_core::shop::{Change, Customer, Entity, Given};
use host_core::store::{Commit, Imported};

use crate::error::HostError;
use crate::host::Host;
use crate::orders::Heard;
use crate::run::{Well, Wish, wish};
use crate::session::Caller;
use host_sandbox::convert;
use host_sandbox::exports::OnCustomerSaved;
use host_sandbox::switches::{self, Way, flow_on};

impl Host {
    /// Keeps customers as the shop's people saved them, what isn't given of one stays, and tells
    /// every plugin that takes customers of those that anything changed of. A plugin that fails at
    /// it hears of it again.
    ///
    /// # Errors
    /// An unknown shop, or the store; nothing was kept then.
    pub async fn customers_saved(
        self: &Arc<Self>,
        shop: &str,
        customers: &[Given<Customer>],
    ) -> Result<(Imported, Vec<Heard>), HostError> {
        self.shop(shop).await?;
        let plugins = self.listeners(shop, Entity::Customer).await?;
        let ids: Vec<_> = plugins.keys().copied().collect();
        let now = self.clock.now();
        let (imported, events) = self.store.customers_saved(shop, customers, &ids, now).await?;
        Ok((imported, self.heard(&events, &plugins).await?))
    }

    /// A plugin hears that a customer was saved.
    pub(crate) async fn customer_saved(&self, job: &Job, caller: Caller<'_>) -> Wish {
        if !caller.plugin.has_customers() {
            return Wish::nothing(Ran::Skipped(Message::host("customers-off", &[])));
        }
        let tried = self.call_in_session(caller, |_| OnCustomerSaved(job.key.clone())).await;
        wish(tried, self.clock.now(), |outcome, masks| {
            let outcome = outcome.map_err(|error| convert::failure(error, masks))?;
            let (ran, link) = convert::outcome(outcome, masks);
            Ok(Well { ran, link, notes: Vec::new(), page: None })
        })
    }

    /// The other installations of the shop that hear of the customers that a call changes.
    pub(crate) async fn tell(&self, installation: &Installation, commit: &Commit) -> Vec<InstallationId> {
        if !commit.changes.iter().any(|change| matches!(change, Change::UpsertCustomer(_))) {
            return Vec::new();
        }
        match self.listeners(&installation.shop, Entity::Customer).await {
            Ok(listeners) => listeners.into_keys().filter(|id| *id != installation.id).collect(),
            Err(error) => {
                // Their ticks find it.
                tracing::warn!(%error, "the other plugins could not be told of a customer");
                Vec::new()
            }
        }
    }

    /// The installations of a shop that want to hear of its records of this kind, with their plugins.
    pub(crate) async fn listeners(
        &self,
        shop: &str,
        entity: Entity,
    ) -> Result<BTreeMap<InstallationId, String>, HostError> {
        let mut listeners = BTreeMap::new();
        for installation in self.store.installations(Some(shop)).await? {
            if installation.state != InstallationState::Disabled && self.hears(&installation, entity).await {
                listeners.insert(installation.id, installation.plugin);
            }
        }
        Ok(listeners)
    }

    /// The plugins of a shop that would take its customers but for their switches: the plugins' names,
    /// and the keys of the switches that are off.
    ///
    /// # Errors
    /// The store.
    pub async fn switched_from_customers(&self, shop: &str) -> Result<Vec<(String, Vec<String>)>, HostError> {
        let mut found = Vec::new();
        for installation in self.store.installations(Some(shop)).await? {
            if installation.state == InstallationState::Disabled {
                continue;
            }
            let Ok(plugin) = self.plugin(&installation.plugin).await else { continue };
            let Some(manifest) = plugin.manifest.as_ref().filter(|_| plugin.has_customers()) else {
                continue;
            };
            let off = switches::off(manifest, &installation, Entity::Customer, Way::Out);
            if !off.is_empty() {
                found.push((installation.plugin, off));
            }
        }
        Ok(found)
    }

    async fn hears(&self, installation: &Installation, entity: Entity) -> bool {
        match self.plugin(&installation.plugin).await {
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
