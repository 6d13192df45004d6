//! Memory limits of one call, and of all calls together.
//!
//! Every call may have a small memory, which is all that most need. One that needs more first waits
//! for one of a few large ones, up to the limit of a call at once: so none holds a part of what
//! another needs. Calls without HTTP have large ones of their own, which nothing that hangs can hold.

use std::sync::Arc;

use async_trait::async_trait;
use host_core::limits;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use wasmtime::{ResourceLimiter as _, ResourceLimiterAsync, Result, StoreLimits, StoreLimitsBuilder};

/// The large memories of a host.
pub(crate) struct LargeMemories {
    with_http: Arc<Semaphore>,
    without: Arc<Semaphore>,
}

impl LargeMemories {
    pub(crate) fn new() -> Self {
        let all = |count| Arc::new(Semaphore::new(count));
        Self { with_http: all(limits::LARGE_MEMORIES), without: all(limits::LARGE_MEMORIES_WITHOUT_HTTP) }
    }

    /// The limits of one call.
    pub(crate) fn limits(&self, http: bool) -> CallLimits {
        CallLimits {
            fixed: StoreLimitsBuilder::new()
                .memory_size(limits::MEMORY)
                .table_elements(limits::TABLE_ELEMENTS)
                .instances(limits::CORE_INSTANCES)
                .memories(limits::CORE_INSTANCES)
                .tables(limits::CORE_INSTANCES)
                .build(),
            large: if http { self.with_http.clone() } else { self.without.clone() },
            held: None,
            largest: 0,
        }
    }
}

/// The limits of one call's memory, and what it holds.
pub(crate) struct CallLimits {
    fixed: StoreLimits,
    large: Arc<Semaphore>,
    /// A large memory, given back when the call ends.
    held: Option<OwnedSemaphorePermit>,
    /// The largest memory that it had, in bytes.
    pub(crate) largest: usize,
}

#[async_trait]
impl ResourceLimiterAsync for CallLimits {
    async fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> Result<bool> {
        let grows = self.fixed.memory_growing(current, desired, maximum)?;
        if grows && desired > limits::MEMORY_SMALL && self.held.is_none() {
            // The semaphore is never closed.
            self.held = self.large.clone().acquire_owned().await.ok();
        }
        if grows {
            self.largest = self.largest.max(desired);
        }
        Ok(grows)
    }

    async fn table_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> Result<bool> {
        self.fixed.table_growing(current, desired, maximum)
    }

    fn instances(&self) -> usize {
        self.fixed.instances()
    }

    fn tables(&self) -> usize {
        self.fixed.tables()
    }

    fn memories(&self) -> usize {
        self.fixed.memories()
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    const LARGE: usize = limits::MEMORY_SMALL + 1;

    async fn grow(call: &mut CallLimits, desired: usize) -> bool {
        call.memory_growing(0, desired, None).await.unwrap()
    }

    #[tokio::test]
    async fn a_call_that_needs_a_large_memory_waits_until_there_is_one_and_small_ones_never_wait() {
        let memories = LargeMemories::new();
        let mut large: Vec<CallLimits> = (0..limits::LARGE_MEMORIES).map(|_| memories.limits(true)).collect();
        for call in &mut large {
            assert!(grow(call, LARGE).await);
            assert!(grow(call, limits::MEMORY).await, "and more of it without waiting again");
        }
        let mut another = memories.limits(true);
        assert!(grow(&mut another, limits::MEMORY_SMALL).await);
        assert!(grow(&mut another, LARGE).now_or_never().is_none(), "all are in use");
        let mut pure = memories.limits(false);
        assert!(grow(&mut pure, LARGE).now_or_never().unwrap(), "but not those for calls without HTTP");
        large.pop();
        assert!(grow(&mut another, LARGE).now_or_never().unwrap());
        assert_eq!(another.largest, LARGE);
    }

    #[tokio::test]
    async fn no_memory_is_larger_than_its_limit() {
        let mut call = LargeMemories::new().limits(true);
        assert!(!grow(&mut call, limits::MEMORY + 1).await);
        assert!(call.held.is_none());
    }
}
