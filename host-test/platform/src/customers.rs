//! Customers that the shop's people save, and the events for the plugins that subscribe to them.

use std::sync::Arc;

use host_core::model::InstallationState;
use host_core::shop::{Customer, Entity, Partial};
use host_core::store::ImportResult;
use host_sandbox::manifest::Direction;
use host_sandbox::switches;

use crate::error::HostError;
use crate::events::EventResult;
use crate::host::Host;

/// Events about customers.
#[derive(Clone, Copy)]
pub struct Customers<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// Events about customers.
    #[must_use]
    pub fn customers(self: &Arc<Self>) -> Customers<'_> {
        Customers { host: self }
    }
}

impl Customers<'_> {
    /// Saves customers as the shop's people entered them; fields that aren't given stay. Queues the event for every
    /// plugin that takes customers, for those that changed in anything. A plugin that fails at it is called again
    /// later.
    ///
    /// # Errors
    /// An unknown shop, or the store; nothing was saved then.
    pub async fn save(
        self,
        shop: &str,
        customers: &[Partial<Customer>],
    ) -> Result<(ImportResult, Vec<EventResult>), HostError> {
        self.host.shop(shop).await?;
        let plugins = self.host.subscribers().of(shop, Entity::Customer).await?;
        let ids: Vec<_> = plugins.keys().copied().collect();
        let now = self.host.clock.now();
        let (imported, events) = self.host.store.customers_saved(shop, customers, &ids, now).await?;
        Ok((imported, self.host.events().run_event_jobs(&events, &plugins).await?))
    }

    /// The plugins of a shop that would take its customers but for their switches: their names,
    /// and the keys of the switches that are off.
    ///
    /// # Errors
    /// The store.
    pub async fn switched_from(self, shop: &str) -> Result<Vec<(String, Vec<String>)>, HostError> {
        let mut found = Vec::new();
        for installation in self.host.store.installations(Some(shop)).await? {
            if installation.state == InstallationState::Disabled {
                continue;
            }
            let Ok(plugin) = self.host.plugin(&installation.plugin).await else { continue };
            let Some(manifest) = plugin.manifest.as_ref().filter(|_| plugin.has_customers()) else {
                continue;
            };
            let off = switches::off(manifest, &installation, Entity::Customer, Direction::Outbound);
            if !off.is_empty() {
                found.push((installation.plugin, off));
            }
        }
        Ok(found)
    }
}
