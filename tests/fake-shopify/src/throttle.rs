//! The leaky bucket that requests are charged to.

use jiff::Timestamp;

/// Points left, and how they come back. Counted in thousandths: one millisecond brings back as many of
/// them as a second brings points.
#[derive(Debug)]
pub(crate) struct Bucket {
    pub(crate) size: u32,
    pub(crate) rate: u32,
    left: u64,
    at: Timestamp,
}

impl Bucket {
    pub(crate) fn new(size: u32, rate: u32, now: Timestamp) -> Self {
        Self { size, rate, left: u64::from(size) * 1000, at: now }
    }

    /// Whole points left.
    pub(crate) fn available(&mut self, now: Timestamp) -> u64 {
        let gone = u64::try_from(now.duration_since(self.at).as_millis()).unwrap_or(0);
        let back = gone.saturating_mul(u64::from(self.rate));
        self.left = self.left.saturating_add(back).min(u64::from(self.size) * 1000);
        self.at = now;
        self.left / 1000
    }

    pub(crate) fn take(&mut self, points: u64) {
        self.left = self.left.saturating_sub(points * 1000);
    }

    /// Leaves this number of points.
    pub(crate) fn drain_to(&mut self, points: u64, now: Timestamp) {
        self.left = points * 1000;
        self.at = now;
    }

    /// Sets another plan.
    pub(crate) fn resize(&mut self, size: u32, rate: u32, now: Timestamp) {
        *self = Self::new(size, rate, now);
    }
}
