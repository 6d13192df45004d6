//! The Integrations page: every plugin that is found, and its state in a shop.

use std::sync::Arc;

use host_core::limits;
use host_core::model::{Installation, InstallationId, InstallationState, Message, Shop, Tick};
use host_core::shop::{Entity, Timestamp};
use host_sandbox::manifest::Manifest;
use host_sandbox::plugins::Plugin;

use crate::error::HostError;
use crate::installations::Installations;
use crate::runs::is_asked;

/// A plugin that was found, and its state in a shop.
pub struct Found {
    /// The name by which it is typed: its file's.
    pub name: String,
    /// The plugin; or why it can't be used, for the platform's operator.
    pub plugin: Result<Arc<Plugin>, HostError>,
    /// The shop's installation of it, where it was connected once.
    pub installation: Option<Installation>,
    /// The module that is off and keeps it from working, whatever its owner enters.
    pub module_off: Option<Message>,
    /// The state of its ticks.
    pub ticks: Vec<Tick>,
    /// The records that it's asked for regularly, as its switches are.
    pub regular: Vec<Entity>,
}

/// Regular ticks that may fail in a row before a person reads that they are late.
const LATE: u64 = 3;

impl Found {
    /// Its manifest in a reader's language.
    #[must_use]
    pub fn manifest(&self, locale: &str) -> Option<Manifest> {
        self.plugin.as_ref().ok().map(|plugin| plugin.manifest(locale))
    }

    /// Its installation, where that isn't switched off.
    #[must_use]
    pub fn connected(&self) -> Option<&Installation> {
        self.installation.as_ref().filter(|known| known.state != InstallationState::Disabled)
    }

    /// The passes that go on now, those that wait for their next page included.
    pub fn passes(&self) -> impl Iterator<Item = &Tick> {
        let goes_on = |tick: &&Tick| match (tick.began_at, tick.ended_at) {
            (Some(began), Some(ended)) => began > ended,
            (began, None) => began.is_some(),
            (None, Some(_)) => false,
        };
        self.ticks.iter().filter(|tick| self.regular.contains(&tick.entity)).filter(goes_on)
    }

    /// When the synchronization was due that hasn't come since; none where it's in time, where one goes on, and where it
    /// waits for a person.
    #[must_use]
    pub fn late_since(&self, now: Timestamp) -> Option<Timestamp> {
        let is_active =
            self.installation.as_ref().is_some_and(|known| known.state == InstallationState::Active);
        let is_held = self.ticks.iter().any(|tick| tick.held.is_some());
        if !is_active || is_held || self.module_off.is_some() || self.passes().next().is_some() {
            return None;
        }
        let regular = self.ticks.iter().filter(|tick| self.regular.contains(&tick.entity));
        let period = Timestamp::try_from(limits::TICK.as_millis()).unwrap_or(Timestamp::MAX);
        let due = regular.filter_map(|tick| tick.ended_at).min()?.saturating_add(period);
        (now > due.saturating_add(period.saturating_mul(LATE))).then_some(due)
    }
}

impl Installations<'_> {
    /// The names of all plugins that are found, sorted.
    ///
    /// # Errors
    /// The folder can't be read.
    pub fn names(self) -> Result<Vec<String>, HostError> {
        let mut names = self.host.library.names()?;
        names.sort();
        Ok(names)
    }

    /// Every plugin that is found, in the order of their names, with those that were connected once and are gone.
    ///
    /// # Errors
    /// The folder can't be read, or the store.
    pub async fn found(self, shop: &Shop) -> Result<Vec<Found>, HostError> {
        let mut names = self.host.library.names()?;
        let installations = self.host.store.installations(Some(&shop.id)).await?;
        names.extend(installations.iter().map(|known| known.plugin.clone()));
        names.sort();
        names.dedup();
        let mut found = Vec::with_capacity(names.len());
        for name in names {
            found.push(self.one(shop, name, &installations).await?);
        }
        Ok(found)
    }

    /// One plugin of the overview; none where there is no such plugin.
    ///
    /// # Errors
    /// The store.
    pub async fn find(self, shop: &Shop, name: &str) -> Result<Option<Found>, HostError> {
        let installations = self.host.store.installations(Some(&shop.id)).await?;
        let is_known = installations.iter().any(|known| known.plugin == name);
        if !is_known && !self.host.library.names()?.iter().any(|there| there == name) {
            return Ok(None);
        }
        self.one(shop, name.to_owned(), &installations).await.map(Some)
    }

    async fn one(
        self,
        shop: &Shop,
        name: String,
        installations: &[Installation],
    ) -> Result<Found, HostError> {
        let plugin = self.host.plugin(&name).await;
        if let Err(error) = &plugin {
            tracing::warn!(plugin = name, %error, "the plugin can't be used");
        }
        let installation = installations.iter().find(|known| known.plugin == name).cloned();
        let ticks = match &installation {
            Some(installation) => self.host.store.ticks(Some(installation.id)).await?,
            None => Vec::new(),
        };
        let module_off = plugin.as_ref().ok().and_then(|plugin| plugin.module_off(shop));
        let regular = match (&plugin, &installation) {
            (Ok(plugin), Some(installation)) => [Entity::Product, Entity::Customer]
                .into_iter()
                .filter(|entity| is_asked(plugin, installation, *entity))
                .collect(),
            _ => Vec::new(),
        };
        Ok(Found { name, plugin, installation, module_off, ticks, regular })
    }

    /// The shop's installations that aren't switched off.
    ///
    /// # Errors
    /// The store.
    pub async fn connected(self, shop: &Shop) -> Result<Vec<Installation>, HostError> {
        let mut installations = self.host.store.installations(Some(&shop.id)).await?;
        installations.retain(|known| known.state != InstallationState::Disabled);
        Ok(installations)
    }

    /// All installations of all shops.
    ///
    /// # Errors
    /// The store.
    pub async fn all(self) -> Result<Vec<Installation>, HostError> {
        Ok(self.host.store.installations(None).await?)
    }

    /// The installation with this number, if there is one.
    ///
    /// # Errors
    /// The store.
    pub async fn by_id(self, id: InstallationId) -> Result<Option<Installation>, HostError> {
        Ok(self.host.store.installation(id).await?)
    }

    /// All of the shop's installations.
    ///
    /// # Errors
    /// The store.
    pub async fn of_shop(self, shop: &str) -> Result<Vec<Installation>, HostError> {
        Ok(self.host.store.installations(Some(shop)).await?)
    }
}
