//! The one engine: compiling, running, tests and benches all use this constructor, since a
//! difference between two of them would reject every cached compilation.

use std::thread;

use host_core::limits;
use wasmtime::{Cache, Config, Engine, InstanceAllocationStrategy, PoolingAllocationConfig};

/// Whether instances come from a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allocation {
    /// From a pool that was reserved at the start.
    Pooled,
    /// One by one: this machine wouldn't reserve the pool's address space.
    OnDemand,
}

/// Makes the engine and the thread that counts its epochs.
///
/// # Errors
/// This machine can't run the engine.
pub(crate) fn engine() -> wasmtime::Result<(Engine, Allocation)> {
    let (engine, allocation) = match Engine::new(&config(Allocation::Pooled)) {
        Ok(engine) => (engine, Allocation::Pooled),
        Err(error) => {
            tracing::warn!(%error, "no pool of instances: each is allocated by itself");
            (Engine::new(&config(Allocation::OnDemand))?, Allocation::OnDemand)
        }
    };
    // A plain thread, since a component that computes can hold every thread that polls futures.
    let weak = engine.weak();
    thread::Builder::new().name("epochs".into()).spawn(move || {
        while let Some(engine) = weak.upgrade() {
            engine.increment_epoch();
            drop(engine);
            thread::sleep(limits::EPOCH);
        }
    })?;
    Ok((engine, allocation))
}

fn config(allocation: Allocation) -> Config {
    let mut config = Config::new();
    config.epoch_interruption(true);
    config.wasm_component_model(true);
    // What connectors don't need isn't there.
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
            engine().unwrap().0.precompile_compatibility_hash().hash(&mut hasher);
            hasher.finish()
        };
        assert_eq!(hash(), hash());
    }
}
