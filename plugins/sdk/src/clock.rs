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

/// "2024-05-02 10:00 UTC". Empty for a moment past the year 9999.
#[must_use]
pub fn text(at: Timestamp) -> String {
    let moment =
        i64::try_from(at / 1000).ok().and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok());
    match moment {
        Some(moment) => format!(
            "{:04}-{:02}-{:02} {:02}:{:02} UTC",
            moment.year(),
            u8::from(moment.month()),
            moment.day(),
            moment.hour(),
            moment.minute()
        ),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_moment_is_shown_to_the_minute() {
        assert_eq!(super::text(1_714_644_059_999), "2024-05-02 10:00 UTC");
        assert_eq!(super::text(u64::MAX), "");
    }
}
