//! The host: a store, a sandbox, plugins, and the use cases over them.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use host_core::clock::Clock;
use host_core::model::{Installation, Message, Settings, Shop};
use host_core::shop::Timestamp;
use host_core::store::Store;
use host_core::unit_of_work::{Access, Unit};
use host_sandbox::exports::Export;
use host_sandbox::http::Network;
use host_sandbox::plugins::{Plugin, PluginError};
use host_sandbox::{Allocation, CallResult, Context, Engine, Faults, Library, Sandbox};
use url::Url;

use crate::capacity;
use crate::error::HostError;
use crate::leases::Leases;
use crate::reconcile_schedule::Reconciled;
use crate::session_refresher::SessionRefresher;
use crate::slow_remotes::Slow;
use crate::store_lock_notice::Hold;

/// The parts of a host.
pub struct Parts {
    /// The engine that runs components: one for a process, however many hosts it has.
    pub engine: Arc<Engine>,
    /// The store.
    pub store: Arc<dyn Store>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The folder with the components.
    pub plugins: PathBuf,
    /// The operator's exceptions from the network policy.
    pub network: Network,
    /// Host calls that a test makes fail.
    pub faults: Option<Arc<dyn Faults>>,
}

/// The host.
pub struct Host {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) library: Library,
    pub(crate) session_refresher: SessionRefresher,
    pub(crate) reconciled: Reconciled,
    /// The number of jobs that it runs at a time.
    pub(crate) slots: u32,
    pub(crate) slow: Slow,
    pub(crate) hold: Hold,
    pub(crate) leases: Arc<Leases>,
    panel: OnceLock<Url>,
}

impl Host {
    /// A host with no plugin loaded yet.
    ///
    /// # Errors
    /// TLS can't be set up on this machine.
    pub fn new(parts: Parts) -> Result<Self, HostError> {
        Ok(Self {
            library: Library::new(
                Sandbox::new(parts.engine, parts.clock.clone(), parts.network, parts.faults)?,
                parts.plugins,
            ),
            store: parts.store,
            clock: parts.clock,
            session_refresher: SessionRefresher::default(),
            reconciled: Reconciled::default(),
            slots: capacity::slots(),
            slow: Slow::default(),
            hold: Hold::default(),
            leases: Arc::default(),
            panel: OnceLock::new(),
        })
    }

    /// The store that it works on.
    #[must_use]
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.store
    }

    /// The time, by the host's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Says where owners find the control panel of this host, so that browsers which come back from a remote are shown the
    /// way there. What was said first counts.
    pub fn panel_is_at(&self, url: Url) {
        let _ = self.panel.set(url);
    }

    /// The page of a plugin's settings in the control panel, where this host has one.
    pub(crate) fn panel_page(&self, shop: &str, plugin: &str) -> Option<Url> {
        let mut page = self.panel.get()?.clone();
        page.path_segments_mut().ok()?.extend([shop, "plugins", plugin]);
        Some(page)
    }

    /// Where its instances come from.
    #[must_use]
    pub fn allocation(&self) -> Allocation {
        self.library.sandbox().engine().allocation()
    }

    /// A plugin by its name, or by a path to its file; compiled once.
    ///
    /// # Errors
    /// There is none, or it can't be used.
    pub async fn plugin(&self, name: &str) -> Result<Arc<Plugin>, HostError> {
        Ok(self.library.plugin(name).await?)
    }

    /// A plugin that a request names by its name; never by a path.
    pub(crate) async fn plugin_named(&self, name: &str) -> Option<Arc<Plugin>> {
        let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        if name.is_empty() || name.len() > 100 || !name.chars().all(fits) {
            return None;
        }
        match self.plugin(name).await {
            Ok(plugin) => Some(plugin),
            Err(error) => {
                tracing::debug!(plugin = name, %error, "a request names a plugin that can't be used");
                None
            }
        }
    }

    /// Describes a component again and discards the answer: checks whether it still can.
    ///
    /// # Errors
    /// The component failed.
    pub async fn try_to_describe(&self, plugin: &Plugin) -> Result<(), HostError> {
        self.library.sandbox().describe(plugin).await?;
        Ok(())
    }

    /// Calls an export that only reads.
    pub(crate) async fn ask<E: Export>(
        &self,
        plugin: &Plugin,
        (shop, installation): (&Shop, &Installation),
        export: E,
    ) -> CallResult<E::Reply> {
        let unit = Unit::new(self.store.clone(), installation.clone(), None, Access::ReadOnly);
        self.call(plugin, shop, &installation.settings, unit, export).await
    }

    /// Calls an export outside any installation. It gets the settings of platform scope.
    pub(crate) async fn call_without_installation<E: Export>(
        &self,
        plugin: &Plugin,
        export: E,
    ) -> Result<E::Reply, Message> {
        let none = Settings::default();
        match self.with_platform_settings(plugin, &none).await {
            Ok(settings) => self.library.sandbox().ask(plugin, &settings, export).await.reply,
            Err(error) => {
                tracing::warn!(%error, "the platform's settings can't be read");
                Err(Message::host("outdated", &[]))
            }
        }
    }

    /// Calls an export. It gets the settings of platform scope next to those of the shop.
    pub(crate) async fn call<E: Export>(
        &self,
        plugin: &Plugin,
        shop: &Shop,
        settings: &Settings,
        unit: Unit,
        export: E,
    ) -> CallResult<E::Reply> {
        let settings = match self.with_platform_settings(plugin, settings).await {
            Ok(settings) => settings,
            Err(error) => return CallResult::store_failed(unit, error),
        };
        let installation = unit.installation().id;
        let called =
            self.library.sandbox().call(Context { plugin, shop, settings: &settings }, unit, export).await;
        // An installation that is only being connected has no jobs.
        if let Some(responsive) = called.responsive
            && installation != Installation::UNSAVED
        {
            self.slow.note(installation, responsive);
        }
        called
    }

    pub(crate) fn broken(&self, plugin: &Plugin, message: &Message) -> HostError {
        PluginError::BrokeDown { path: plugin.path.display().to_string(), message: message.clone() }.into()
    }

    /// All shops.
    ///
    /// # Errors
    /// The store.
    pub async fn shops(&self) -> Result<Vec<Shop>, HostError> {
        Ok(self.store.shops().await?)
    }

    /// A shop that exists.
    ///
    /// # Errors
    /// It doesn't; the error names those that do.
    pub async fn shop(&self, id: &str) -> Result<Shop, HostError> {
        if let Some(shop) = self.store.shop(id).await? {
            return Ok(shop);
        }
        let there: Vec<String> = self.store.shops().await?.into_iter().map(|shop| shop.id).collect();
        Err(HostError::Misuse(match there.as_slice() {
            [] => Message::host("shop-none", &[("shop", id)]),
            there => Message::host("shop-unknown", &[("shop", id), ("there", &there.join(", "))]),
        }))
    }
}

/// A shop with the defaults, for an id that is only named.
#[must_use]
pub fn default_shop(id: &str) -> Shop {
    Shop {
        id: id.to_owned(),
        name: id.to_owned(),
        public_url: String::new(),
        currency: "EUR".into(),
        locale: "it-IT".into(),
        time_zone: "Europe/Rome".into(),
        modules: vec!["ecommerce".into()],
    }
}
