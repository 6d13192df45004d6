//! The host: a store, an engine, the plugins, and what is done with them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use host_core::clock::Clock;
use host_core::limits;
use host_core::model::{Installation, InstallationId, InstallationState, Message, Settings, Shop};
use host_core::slots::SlowRemotes;
use host_core::store::{Store, StoreError};
use host_core::unit::{Access, Unit};
use tokio::sync::Semaphore;
use wasmtime::Engine;
use wasmtime::component::Linker;

use crate::call::{Called, Place, call};
use crate::engine::{Allocation, engine};
use crate::exports::{Describe, Export, Strings};
use crate::faults::Faults;
use crate::hold::Hold;
use crate::http::{Client, ClientError, Network};
use crate::leases::Leases;
use crate::manifest::Described;
use crate::memory::LargeMemories;
use crate::plugins::{self, Folder, Loaded, Plugin, PluginError};
use crate::session::Renewals;
use crate::settle::Settled;
use crate::state::CallState;
use crate::turns::Turns;
use crate::{capacity, lend, texts};

/// Why the host didn't do it.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    /// What was asked for doesn't exist or doesn't make sense; nothing was done.
    #[error("{0}")]
    Usage(String),
    /// What was named isn't there, or can't be asked for as things stand; nothing was done. English
    /// is shown where no reader is known.
    #[error("{}", english(.0))]
    Misuse(Message),
    /// It was tried and didn't work.
    #[error("{0}")]
    Failed(String),
    /// A component.
    #[error(transparent)]
    Plugin(#[from] PluginError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The engine.
    #[error("the engine can't start: {0}")]
    Engine(#[from] wasmtime::Error),
    /// The HTTP client.
    #[error(transparent)]
    Client(#[from] ClientError),
}

impl HostError {
    /// What a reader is told in his language, where that isn't the text of the error itself.
    #[must_use]
    pub fn told(&self, locale: &str) -> Option<String> {
        match self {
            Self::Misuse(message) => texts::render_own(message, locale),
            Self::Store(StoreError::AccountTaken(shop)) => {
                texts::render_own(&Message::host("account-taken", &[("shop", shop)]), locale)
            }
            Self::Store(StoreError::Unfit(product, reason)) => {
                let reason = texts::render_own(reason, locale)?;
                texts::render_own(
                    &Message::host("import-unfit", &[("product", product), ("reason", &reason)]),
                    locale,
                )
            }
            _ => None,
        }
    }
}

fn english(message: &Message) -> String {
    texts::render_own(message, "en").unwrap_or_else(|| message.code.clone())
}

/// What a host is made of.
pub struct Parts {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Where the components lie.
    pub plugins: PathBuf,
    /// Exceptions from the rules of the network.
    pub network: Network,
    /// Host calls that a test makes fail.
    pub faults: Option<Arc<dyn Faults>>,
}

/// The host.
pub struct Host {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) client: Client,
    pub(crate) faults: Option<Arc<dyn Faults>>,
    folder: Folder,
    engine: Engine,
    allocation: Allocation,
    linker: Linker<CallState>,
    loaded: Mutex<Loaded>,
    pub(crate) renewals: Renewals,
    pub(crate) settled: Settled,
    /// Jobs that it runs at a time.
    pub(crate) slots: u32,
    /// Instances that there may be at a time.
    instances: Semaphore,
    turns: Turns,
    memories: LargeMemories,
    pub(crate) slow: Slow,
    pub(crate) hold: Hold,
    pub(crate) leases: Arc<Leases>,
}

/// Installations whose remotes don't answer in time, as this process knows them.
#[derive(Default)]
pub(crate) struct Slow(Mutex<SlowRemotes>);

impl Slow {
    /// How many calls each of them may have.
    pub(crate) fn shares(&self) -> BTreeMap<InstallationId, u32> {
        self.lock().shares()
    }

    /// A call has ended, and the remote answered in time or didn't.
    fn note(&self, installation: InstallationId, responsive: bool) {
        if !responsive {
            let share = self.lock().timed_out(installation);
            tracing::info!(
                installation,
                share,
                "its remote doesn't answer in time: it has fewer calls at a time"
            );
        } else if self.lock().answered(installation) {
            tracing::info!(installation, "its remote answers again: it has its usual share of calls");
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, SlowRemotes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Host {
    /// A host with no plugin loaded yet.
    ///
    /// # Errors
    /// The engine or TLS can't be set up on this machine.
    pub fn new(parts: Parts) -> Result<Self, HostError> {
        let (engine, allocation) = engine()?;
        Ok(Self {
            store: parts.store,
            clock: parts.clock,
            client: Client::new(parts.network)?,
            faults: parts.faults,
            folder: Folder(parts.plugins),
            linker: lend::linker(&engine)?,
            engine,
            allocation,
            loaded: Mutex::default(),
            renewals: Renewals::default(),
            settled: Settled::default(),
            slots: capacity::slots(),
            instances: Semaphore::new(usize::try_from(limits::INSTANCES).unwrap_or(usize::MAX)),
            turns: Turns::new(),
            memories: LargeMemories::new(),
            slow: Slow::default(),
            hold: Hold::default(),
            leases: Arc::default(),
        })
    }

    /// The store that it works on.
    #[must_use]
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.store
    }

    /// Where its instances come from.
    #[must_use]
    pub fn allocation(&self) -> Allocation {
        self.allocation
    }

    /// A plugin by its name, or by a path to its file; compiled once.
    ///
    /// # Errors
    /// There is none, or it can't be used.
    pub async fn plugin(&self, name: &str) -> Result<Arc<Plugin>, HostError> {
        let known = self.loaded.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned();
        if let Some(plugin) = known {
            return Ok(plugin);
        }
        let path = self.folder.find(name)?;
        let mut plugin = plugins::compile(&self.engine, &self.linker, &path)?;
        plugin.described = self.describe(&plugin).await?;
        let manifest = plugin.manifest("en");
        let file = path.file_stem().unwrap_or_default().to_string_lossy();
        if manifest.id != file {
            let problem =
                format!("its manifest calls it {:?}: rename the file to {}.wasm", manifest.id, manifest.id);
            return Err(PluginError::Broken { path: path.display().to_string(), problem }.into());
        }
        plugin.manifest = Some(manifest);
        let plugin = Arc::new(plugin);
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(loaded.entry(name.to_owned()).or_insert(plugin).clone())
    }

    /// Asks a component for its manifest and its strings.
    async fn describe(&self, plugin: &Plugin) -> Result<Described, HostError> {
        let broken = |message: Message| self.broken(plugin, &message);
        let manifest = self.ask(plugin, None, Describe).await.reply.map_err(broken)?;
        let strings = self.ask(plugin, None, Strings).await.reply.map_err(broken)?;
        Ok(Described::new(manifest, strings))
    }

    /// Asks a component again what it says of itself, and forgets the answer: whether it still can.
    ///
    /// # Errors
    /// The component broke down.
    pub async fn try_to_describe(&self, plugin: &Plugin) -> Result<(), HostError> {
        self.describe(plugin).await.map(|_| ())
    }

    /// Calls an export that only reads, for an installation or for none.
    pub(crate) async fn ask<E: Export>(
        &self,
        plugin: &Plugin,
        place: Option<(&Shop, &Installation)>,
        export: E,
    ) -> Called<E::Reply> {
        let (no_one, nowhere);
        let (shop, installation) = match place {
            Some(place) => place,
            None => {
                nowhere = default_shop("");
                no_one = nobody();
                (&nowhere, &no_one)
            }
        };
        let unit = Unit::new(self.store.clone(), installation.clone(), None, Access::ReadOnly);
        self.call(plugin, shop, &installation.settings, unit, export).await
    }

    /// Calls an export. It sees the settings of platform scope beside those of the shop.
    pub(crate) async fn call<E: Export>(
        &self,
        plugin: &Plugin,
        shop: &Shop,
        settings: &Settings,
        unit: Unit,
        export: E,
    ) -> Called<E::Reply> {
        let settings = match self.with_platform_settings(plugin, settings).await {
            Ok(settings) => settings,
            Err(error) => return Called::unmade(unit, error),
        };
        let place = Place {
            plugin,
            shop,
            settings: &settings,
            store: self.store.clone(),
            client: &self.client,
            faults: self.faults.clone(),
            clock: self.clock.clone(),
            turns: &self.turns,
            memories: &self.memories,
        };
        // A call that found no instance left would break down; nobody closes this.
        let _instance = self.instances.acquire().await.ok();
        let installation = unit.installation().id;
        let called = call(place, unit, export).await;
        // One that is only being connected has no jobs.
        if let Some(responsive) = called.responsive
            && installation != NO_INSTALLATION
        {
            self.slow.note(installation, responsive);
        }
        called
    }

    pub(crate) fn broken(&self, plugin: &Plugin, message: &Message) -> HostError {
        PluginError::Broken { path: plugin.path.display().to_string(), problem: english(message) }.into()
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

/// A shop that was only named.
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

/// The number that an installation has before it's kept: no store gives it out.
const NO_INSTALLATION: InstallationId = 0;

/// Stands in where a call is for no installation.
pub(crate) fn nobody() -> Installation {
    Installation {
        id: NO_INSTALLATION,
        shop: String::new(),
        plugin: String::new(),
        account: Default::default(),
        state: InstallationState::Disabled,
        slow_until: 0,
        revision: 0,
        flows: Default::default(),
        settings: Settings::default(),
    }
}
