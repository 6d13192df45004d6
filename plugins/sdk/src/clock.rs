//! The time, as the platform reports it.

#[cfg(target_arch = "wasm32")]
use crate::bindings::framework360::platform::clock as host;
#[cfg(not(target_arch = "wasm32"))]
use crate::testing::clock as host;

pub use crate::bindings::framework360::platform::clock::Moment;

use crate::shop::Timestamp;

/// Now, in milliseconds since 1970 (UTC): for dates. Somebody may have set it wrong.
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

/// A moment on a clock that nobody can set: for waits and grace periods.
#[must_use]
pub fn steady() -> Moment {
    host::steady()
}

/// How far the clocks of a time zone ("Europe/Zurich") are ahead of UTC at a time, in seconds; none where the platform
/// doesn't know the zone.
#[must_use]
pub fn utc_offset(at: Timestamp, zone: &str) -> Option<i32> {
    host::utc_offset(at, zone)
}
