//! The clock of tests, which they move forward.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use host_core::clock::{Clock, Steady, SystemClock};
use host_core::shop::Timestamp;

/// Runs like the machine's clock, but ahead of it: nothing then waits forever, and hours pass
/// in no time.
#[derive(Debug, Default)]
pub struct TestClock {
    ahead: AtomicU64,
    /// How far the wall clock is wrong: added on top of `ahead`, without time passing.
    wrong_by: AtomicI64,
    /// How often the machine was booted.
    boots: AtomicU64,
    stride: AtomicU64,
}

impl TestClock {
    /// Lets time pass, in milliseconds.
    pub fn advance(&self, milliseconds: u64) {
        self.ahead.fetch_add(milliseconds, Ordering::SeqCst);
    }

    /// Sets the wall clock forward or back, in milliseconds; no time passes.
    pub fn jump(&self, milliseconds: i64) {
        self.wrong_by.fetch_add(milliseconds, Ordering::SeqCst);
    }

    /// Reboots the machine: moments before and after can't be compared.
    pub fn reboot(&self) {
        self.boots.fetch_add(1, Ordering::SeqCst);
    }

    /// From now on every look at it moves it by so many milliseconds: for calls that wait for a
    /// pause to end and can't be stopped on the way. 0 ends that.
    pub fn hurry(&self, milliseconds: u64) {
        self.stride.store(milliseconds, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        let stride = self.stride.load(Ordering::SeqCst);
        let ahead = self.ahead.fetch_add(stride, Ordering::SeqCst);
        (SystemClock.now() + ahead).saturating_add_signed(self.wrong_by.load(Ordering::SeqCst))
    }

    fn steady(&self) -> Steady {
        let ahead = self.ahead.fetch_add(self.stride.load(Ordering::SeqCst), Ordering::SeqCst);
        let steady = SystemClock.steady();
        let epoch = steady.epoch.wrapping_add(self.boots.load(Ordering::SeqCst));
        Steady { epoch, ms: steady.ms + ahead }
    }
}
