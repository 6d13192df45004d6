//! The time, as the platform tells it.

use crate::shop::Timestamp;

/// Now, in milliseconds since 1970 (UTC).
#[must_use]
pub fn now() -> Timestamp {
    #[cfg(target_arch = "wasm32")]
    {
        let now = wasi::clocks::wall_clock::now();
        now.seconds.saturating_mul(1000).saturating_add(u64::from(now.nanoseconds / 1_000_000))
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        crate::testing::with(|host| host.now)
    }
}
