//! The machine's clock, moved forward by tests.

use std::sync::atomic::{AtomicU64, Ordering};

use host_core::clock::{Clock, SystemClock};
use host_core::shop::Timestamp;

/// Runs as the machine's clock does, but ahead of it: nothing then waits for ever, and hours pass
/// in no time.
#[derive(Debug, Default)]
pub struct TestClock {
    ahead: AtomicU64,
    stride: AtomicU64,
}

impl TestClock {
    /// Moves it, in milliseconds.
    pub fn advance(&self, milliseconds: u64) {
        self.ahead.fetch_add(milliseconds, Ordering::SeqCst);
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
        SystemClock.now() + ahead
    }
}
