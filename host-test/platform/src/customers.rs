//! The platform's events about its records: who hears of them, and customers that were saved.

use std::sync::Arc;

use host_core::model::InstallationState;
use host_core::shop::{Customer, Entity, Partial};
use host_core::store::Imported;
use host_sandbox::manifest::Direction;
use host_sandbox::switches;

use crate::error::HostError;
use crate::events::EventResult;
use crate::host::Host;

/// The platform's events about customers.
#[derive(Clone, Copy)]
pub struct Customers<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// The platform's events about customers.
    #[must_use]
    pub fn customers(self: &Arc<Self>) -> Customers<'_> {
        Customers { host: self }
    }
}

impl Customers<'_> {
    /// Keeps customers as the shop's people saved them, what isn't given of one stays, and tells
    /// every plugin that takes customers of those that anything changed of. A plugin that fails at
    /// it hears of it again.
    ///
    /// # Errors
    /// An unknown shop, or the store; nothing was kept then.
    pub async fn save(
        self,
        shop: &str,
        customers: &[Partial<Customer>],
    ) -> Result<(Imported, Vec<EventResult>), HostError> {
        self.host.shop(shop).await?;
        let plugins = self.host.subscribers().of(shop, Entity::Customer).await?;
        let ids: Vec<_> = plugins.keys().copied().collect();
        let now = self.host.clock.now();
        let (imported, events) = self.host.store.customers_saved(shop, customers, &ids, now).await?;
        Ok((imported, self.host.events().run_event_jobs(&events, &plugins).await?))
    }

    /// The plugins of a shop that would take its customers but for their switches: the plugins' names,
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
