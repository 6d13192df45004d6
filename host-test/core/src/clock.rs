//! Time: the wall clock and the steady clock, so that tests can have their own.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::shop::Timestamp;

/// A moment on a clock that nobody can set: it goes on while the machine sleeps, and a wrong wall
/// clock doesn't move it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steady {
    /// Which clock: moments of two epochs (two boots of a machine, two machines) can't be compared.
    pub epoch: u64,
    /// Milliseconds since that clock began.
    pub ms: u64,
}

/// The source of time for the whole platform; tests set it by hand.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970, as the machine believes.
    fn now(&self) -> Timestamp;

    /// The moment on the clock that nobody can set.
    fn steady(&self) -> Steady;
}

/// A clock that is set back by less isn't worth a look at every job, in milliseconds.
pub const CLOCK_STEP_MS: u64 = 1_000;

/// Notices that the wall clock was set back. Holds the time of the last look; 0 before that.
#[derive(Debug, Default)]
pub struct ClockWatch(AtomicU64);

impl ClockWatch {
    /// Whether the clock was set back since the last look, or that isn't known.
    pub fn was_set_back(&self, now: Timestamp) -> bool {
        let before = self.0.swap(now, Ordering::SeqCst);
        before == 0 || now.saturating_add(CLOCK_STEP_MS) < before
    }
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp::try_from(since.as_millis()).unwrap_or(Timestamp::MAX)
    }

    fn steady(&self) -> Steady {
        static EPOCH: OnceLock<u64> = OnceLock::new();
        Steady { epoch: *EPOCH.get_or_init(boot::epoch), ms: boot::elapsed_ms() }
    }
}

/// The epoch on Linux: the kernel counts the time since its boot, sleep included, and names the boot, so all
/// processes of a machine share one epoch.
#[cfg(target_os = "linux")]
mod boot {
    use rustix::time::{ClockId, clock_gettime};
    use sha2::{Digest as _, Sha256};

    pub(super) fn epoch() -> u64 {
        let Ok(boot) = std::fs::read("/proc/sys/kernel/random/boot_id") else { return rand::random() };
        Sha256::digest(boot).iter().take(8).fold(0, |epoch, byte| epoch << 8 | u64::from(*byte))
    }

    pub(super) fn elapsed_ms() -> u64 {
        let since = clock_gettime(ClockId::Boottime);
        let seconds = u64::try_from(since.tv_sec).unwrap_or_default();
        let nanoseconds = u64::try_from(since.tv_nsec).unwrap_or_default();
        seconds.saturating_mul(1_000).saturating_add(nanoseconds / 1_000_000)
    }
}

/// The epoch elsewhere: each process has one of its own.
#[cfg(not(target_os = "linux"))]
mod boot {
    use std::sync::OnceLock;
    use std::time::Instant;

    pub(super) fn epoch() -> u64 {
        rand::random()
    }

    pub(super) fn elapsed_ms() -> u64 {
        static BEGAN: OnceLock<Instant> = OnceLock::new();
        u64::try_from(BEGAN.get_or_init(Instant::now).elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// A clock that doesn't move by itself, for tests.
#[derive(Debug, Default)]
pub struct ManualClock {
    now: AtomicU64,
    steady: AtomicU64,
    epoch: AtomicU64,
}

impl ManualClock {
    /// A clock that is set to `now`.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self { now: AtomicU64::new(now), ..Self::default() }
    }

    /// Lets time pass.
    pub fn advance(&self, milliseconds: u64) {
        self.now.fetch_add(milliseconds, Ordering::SeqCst);
        self.steady.fetch_add(milliseconds, Ordering::SeqCst);
    }

    /// Sets the wall clock; no time passes.
    pub fn set(&self, now: Timestamp) {
        self.now.store(now, Ordering::SeqCst);
    }

    /// Reboots the machine: the steady clock begins anew.
    pub fn reboot(&self) {
        self.epoch.fetch_add(1, Ordering::SeqCst);
        self.steady.store(0, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        self.now.load(Ordering::SeqCst)
    }

    fn steady(&self) -> Steady {
        Steady { epoch: self.epoch.load(Ordering::SeqCst), ms: self.steady.load(Ordering::SeqCst) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steady_clock_runs_forward_within_one_epoch() {
        let (first, second) = (SystemClock.steady(), SystemClock.steady());
        assert_eq!(first.epoch, second.epoch);
        assert!(second.ms >= first.ms);
    }
}
