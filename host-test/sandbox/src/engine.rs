//! The engine of a process, with its pool of instances and the compiled components. Compiling, running, tests and
//! benches all use this constructor, since a difference between two of them would reject every cached compilation.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::SystemTime;

use host_core::limits;
use tokio::sync::Semaphore;
use wasmtime::component::Linker;
use wasmtime::{Cache, Config, InstanceAllocationStrategy, PoolingAllocationConfig};

use crate::call_state::CallState;
use crate::imports;
use crate::plugins::Plugin;

/// How instances get their memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allocation {
    /// Instances come from a pool reserved at start.
    Pooled,
    /// Instances are made one by one: this machine wouldn't reserve the pool's address space.
    OnDemand,
}

/// The error where this machine can't run the engine.
#[derive(Debug, thiserror::Error)]
#[error("the engine can't start: {0:#}")]
pub struct EngineError(#[from] wasmtime::Error);

/// The engine that all sandboxes of a process share. A second one would reserve a second pool, and compile everything
/// again.
pub struct Engine {
    pub(crate) wasmtime: wasmtime::Engine,
    pub(crate) linker: Linker<CallState>,
    /// The instances that may exist at a time.
    pub(crate) instances: Semaphore,
    allocation: Allocation,
    loaded: Mutex<HashMap<File, Arc<Plugin>>>,
}

/// A component's file as it was when it was read.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct File {
    path: PathBuf,
    size: u64,
    modified: Option<SystemTime>,
}

impl File {
    /// The file's identity; none where there is no file: reading it reports that.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let about = std::fs::metadata(path).ok()?;
        Some(Self { path: path.to_owned(), size: about.len(), modified: about.modified().ok() })
    }
}

impl Engine {
    /// Makes the engine and the thread that counts its epochs.
    ///
    /// # Errors
    /// This machine can't run the engine.
    pub fn new() -> Result<Self, EngineError> {
        let (wasmtime, allocation) = match wasmtime::Engine::new(&config(Allocation::Pooled)) {
            Ok(engine) => (engine, Allocation::Pooled),
            Err(error) => {
                tracing::warn!(%error, "no pool of instances: each is allocated by itself");
                (wasmtime::Engine::new(&config(Allocation::OnDemand))?, Allocation::OnDemand)
            }
        };
        // A plain thread, since a component that computes can hold every thread that polls futures.
        let weak = wasmtime.weak();
        let epochs = thread::Builder::new().name("epochs".into()).spawn(move || {
            while let Some(engine) = weak.upgrade() {
                engine.increment_epoch();
                drop(engine);
                thread::sleep(limits::EPOCH);
            }
        });
        epochs.map_err(wasmtime::Error::from)?;
        Ok(Self {
            linker: imports::linker(&wasmtime)?,
            wasmtime,
            instances: Semaphore::new(usize::try_from(limits::INSTANCES).unwrap_or(usize::MAX)),
            allocation,
            loaded: Mutex::default(),
        })
    }

    /// How its instances get their memory.
    #[must_use]
    pub fn allocation(&self) -> Allocation {
        self.allocation
    }

    /// The plugin that was compiled from this file before.
    pub(crate) fn loaded(&self, file: &File) -> Option<Arc<Plugin>> {
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner).get(file).cloned()
    }

    /// Stores a compiled plugin, and returns the one that was stored first for its file.
    pub(crate) fn keep(&self, file: File, plugin: Arc<Plugin>) -> Arc<Plugin> {
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        loaded.entry(file).or_insert(plugin).clone()
    }
}

fn config(allocation: Allocation) -> Config {
    let mut config = Config::new();
    config.epoch_interruption(true);
    config.wasm_component_model(true);
    // Features that connectors don't need are off.
    config.wasm_memory64(false);
    config.wasm_multi_memory(false);
    config.wasm_relaxed_simd(false);
    // Small reservations: explicit bounds checks cost little, address space is scarce in containers.
    // Without a pool it's scarcer still: a memory then has what it uses, and moves when it grows.
    config.memory_reservation(match allocation {
        Allocation::Pooled => limits::MEMORY as u64,
        Allocation::OnDemand => 0,
    });
    config.memory_reservation_for_growth(1024 * 1024);
    config.memory_guard_size(64 * 1024);
    match Cache::from_file(None) {
        Ok(cache) => {
            config.cache(Some(cache));
        }
        Err(error) => tracing::warn!(%error, "no cache of compiled components"),
    }
    if allocation == Allocation::Pooled {
        let per_component = u32::try_from(limits::CORE_INSTANCES).unwrap_or(u32::MAX);
        let mut pool = PoolingAllocationConfig::new();
        pool.total_component_instances(limits::INSTANCES)
            .total_core_instances(limits::INSTANCES.saturating_mul(4))
            .total_memories(limits::INSTANCES)
            .total_tables(limits::INSTANCES.saturating_mul(2))
            .total_stacks(limits::INSTANCES)
            .max_core_instances_per_component(per_component)
            .max_memories_per_component(1)
            .max_tables_per_component(4)
            .max_memory_size(limits::MEMORY)
            .table_elements(limits::TABLE_ELEMENTS);
        config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool));
    }
    config
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_engines_take_each_others_compilations() {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let hash = || {
            let mut hasher = DefaultHasher::new();
            Engine::new().unwrap().wasmtime.precompile_compatibility_hash().hash(&mut hasher);
            hasher.finish()
        };
        assert_eq!(hash(), hash());
    }
}
