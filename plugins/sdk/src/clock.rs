//! The time, as the platform tells it.

use crate::shop::Timestamp;
use time::OffsetDateTime;

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

/// The day, in UTC: year, month and day of the month. None for a moment past the year 9999.
#[must_use]
pub fn date(at: Timestamp) -> Option<(i32, u8, u8)> {
    let seconds = i64::try_from(at / 1000).ok()?;
    let moment = OffsetDateTime::from_unix_timestamp(seconds).ok()?;
    Some((moment.year(), u8::from(moment.month()), moment.day()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_moment_is_shown_by_its_day() {
        assert_eq!(super::date(1_714_644_059_999), Some((2024, 5, 2)));
        assert_eq!(super::date(u64::MAX), None);
    }
}
