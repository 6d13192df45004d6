//! The sandbox: compiles components and calls them.

use std::path::Path;
use std::sync::Arc;

use host_core::clock::Clock;
use host_core::model::{Settings, Shop};
use host_core::unit_of_work::Unit;

use crate::call::{CallResult, call, check_types};
use crate::call_resources::CallResources;
use crate::context::Context;
use crate::engine::Engine;
use crate::exports::{Describe, Export, Strings};
use crate::faults::Faults;
use crate::http::{Client, ClientError, Network};
use crate::inspect::InspectError;
use crate::manifest::Described;
use crate::plugins::{self, Plugin, PluginError};

/// Compiles components and calls them.
pub struct Sandbox {
    resources: CallResources,
    engine: Arc<Engine>,
}

impl Sandbox {
    /// A sandbox with no component. `faults` are host calls that a test makes fail.
    ///
    /// # Errors
    /// TLS can't be set up on this machine.
    pub fn new(
        engine: Arc<Engine>,
        clock: Arc<dyn Clock>,
        network: Network,
        faults: Option<Arc<dyn Faults>>,
    ) -> Result<Self, ClientError> {
        Ok(Self { resources: CallResources::new(Client::new(network)?, clock, faults), engine })
    }

    /// The engine that it shares with the other sandboxes of the process.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Compiles a component, or takes it from the engine's cache.
    ///
    /// # Errors
    /// It can't be read, isn't a connector for this host, or doesn't link.
    pub fn compile(&self, path: &Path) -> Result<Plugin, PluginError> {
        plugins::compile(&self.engine.wasmtime, &self.engine.linker, path)
    }

    /// Asks a component for its manifest and its strings.
    ///
    /// # Errors
    /// Its types aren't the contract's, or it failed.
    pub async fn describe(&self, plugin: &Plugin) -> Result<Described, PluginError> {
        let broke = |message| PluginError::BrokeDown { path: plugin.path.display().to_string(), message };
        let settings = Settings::default();
        let context = Context { plugin, shop: &placeholder_shop(), settings: &settings };
        if let Err(error) = check_types(&self.resources, context).await {
            let problem = InspectError::OtherTypes(format!("{error:#}"));
            return Err(PluginError::Unfit { path: plugin.path.display().to_string(), problem });
        }
        let manifest = self.ask(plugin, &settings, Describe).await.reply.map_err(broke)?;
        let strings = self.ask(plugin, &settings, Strings).await.reply.map_err(broke)?;
        Ok(Described::new(manifest, strings))
    }

    /// Calls an export for no installation: it reads the settings that are given, and nothing else.
    pub async fn ask<E: Export>(
        &self,
        plugin: &Plugin,
        settings: &Settings,
        export: E,
    ) -> CallResult<E::Reply> {
        let context = Context { plugin, shop: &placeholder_shop(), settings };
        self.call(context, Unit::detached(), export).await
    }

    /// Calls an export, once there is an instance for it.
    pub async fn call<E: Export>(&self, context: Context<'_>, unit: Unit, export: E) -> CallResult<E::Reply> {
        // A call without a free instance would fail; the semaphore is never closed.
        let _instance = self.engine.instances.acquire().await.ok();
        call(&self.resources, context, unit, export).await
    }
}

/// An empty shop, for calls that belong to none.
fn placeholder_shop() -> Shop {
    Shop {
        id: String::new(),
        name: String::new(),
        public_url: String::new(),
        currency: String::new(),
        locale: String::new(),
        time_zone: String::new(),
        modules: Vec::new(),
    }
}
