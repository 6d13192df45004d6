//! The last check before a request that can't be undone is written.
//!
//! A worker can be paused between its checkpoint and its request: its lease ends, another worker
//! looks, finds nothing and sends; then the first one wakes up and sends too. So the host connects
//! first, and only then asks whether the job is still its own and the checkpoint is young. What is
//! left is a pause between this check and the kernel's write.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use host_core::clock::{Clock, Steady};
use host_core::limits;
use host_core::model::Lease;
use host_core::shop::Timestamp;
use host_core::store::Store;

/// One call's fence.
#[derive(Clone)]
pub(crate) struct Fence {
    clock: Arc<dyn Clock>,
    /// The lease of the job, and the store that knows whether it is held; none in calls that run no job.
    lease: Option<(Arc<dyn Store>, Lease)>,
    armed: Arc<Mutex<Option<Checkpoint>>>,
    wrote: Arc<AtomicBool>,
}

/// When a checkpoint was made, by both clocks: a wall clock may be set, and a steady one may be
/// of another machine after a live migration.
#[derive(Clone, Copy)]
struct Checkpoint {
    steady: Steady,
    wall: Timestamp,
}

/// Why a request must not be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Closed {
    #[error("another worker has taken the job over")]
    LeaseLost,
    #[error("the checkpoint is too old")]
    TooOld,
    #[error("the store can't be asked")]
    StoreFailed,
}

impl Fence {
    pub(crate) fn new(clock: Arc<dyn Clock>, lease: Option<(Arc<dyn Store>, Lease)>) -> Self {
        Self { clock, lease, armed: Arc::default(), wrote: Arc::default() }
    }

    /// Arms the fence at a checkpoint, for the next request that changes something. The checkpoint's
    /// age counts from before it was written.
    pub(crate) fn arm(&self) {
        let checkpoint = Checkpoint { steady: self.clock.steady(), wall: self.clock.now() };
        *self.armed.lock().unwrap_or_else(PoisonError::into_inner) = Some(checkpoint);
    }

    /// The gate for a request that changes something, if a checkpoint was made for it.
    pub(super) fn begin_write(&self) -> Option<Gate> {
        let checkpoint = self.armed.lock().unwrap_or_else(PoisonError::into_inner).take();
        if checkpoint.is_none() {
            self.wrote.store(true, Ordering::Relaxed);
        }
        Some(Gate { fence: self.clone(), checkpoint: checkpoint? })
    }

    /// Whether a request that changes something may have been written.
    pub(crate) fn wrote(&self) -> bool {
        self.wrote.load(Ordering::Relaxed)
    }
}

/// The check of one request.
pub(super) struct Gate {
    fence: Fence,
    checkpoint: Checkpoint,
}

impl Gate {
    /// Whether the request may be written now.
    pub(super) async fn pass(&self) -> Result<(), Closed> {
        if let Some((store, lease)) = &self.fence.lease {
            match store.lease_is_held(*lease).await {
                Ok(true) => {}
                Ok(false) => return Err(Closed::LeaseLost),
                Err(_) => return Err(Closed::StoreFailed),
            }
        }
        // After the store has answered: that may take long, too.
        let (steady, wall) = (self.fence.clock.steady(), self.fence.clock.now());
        if !self.checkpoint.is_young(steady, wall) {
            return Err(Closed::TooOld);
        }
        self.fence.wrote.store(true, Ordering::Relaxed);
        Ok(())
    }
}

impl Checkpoint {
    fn is_young(&self, steady: Steady, wall: Timestamp) -> bool {
        let limit = u64::try_from(limits::FENCE.as_millis()).unwrap_or(u64::MAX);
        let same_epoch = steady.epoch == self.steady.epoch;
        same_epoch && steady.ms.saturating_sub(self.steady.ms) < limit && wall.abs_diff(self.wall) < limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_young(epoch: u64, ms: u64, wall: u64) -> bool {
        let checkpoint = Checkpoint { steady: Steady { epoch: 1, ms: 50_000 }, wall: 1_000_000 };
        checkpoint.is_young(Steady { epoch, ms }, wall)
    }

    #[test]
    fn a_checkpoint_is_young_for_ten_seconds_by_both_clocks() {
        assert!(is_young(1, 59_999, 1_009_999));
        assert!(!is_young(1, 60_000, 1_000_000), "by the steady clock");
        assert!(!is_young(1, 50_000, 1_010_000), "by the wall clock");
        assert!(!is_young(1, 50_000, 980_000), "a wall clock that was set back");
        assert!(!is_young(2, 50_000, 1_000_000), "another boot");
    }
}
