//! The Retry-After header: seconds, or a date.

use std::time::{Duration, UNIX_EPOCH};

use crate::shop::Timestamp;

/// A day. The platform clamps further; this keeps absurd values from overflowing anything.
const LONGEST_MS: u64 = 24 * 60 * 60 * 1000;

/// Milliseconds to wait from `now`; none where the value says nothing sensible.
pub(crate) fn parse(value: &str, now: Timestamp) -> Option<u64> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // Only too many digits can fail here.
        let seconds = value.parse::<u64>().unwrap_or(u64::MAX);
        return Some(seconds.saturating_mul(1000).min(LONGEST_MS));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    let now = UNIX_EPOCH.checked_add(Duration::from_millis(now))?;
    let wait = date.duration_since(now).unwrap_or_default();
    Some(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX).min(LONGEST_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates_are_read() {
        assert_eq!(parse(" 120 ", 0), Some(120_000));
        assert_eq!(parse("Thu, 02 May 2024 10:00:30 GMT", 1_714_644_000_000), Some(30_000));
    }

    #[test]
    fn a_date_that_has_passed_means_now() {
        assert_eq!(parse("Thu, 02 May 2024 10:00:00 GMT", 1_800_000_000_000), Some(0));
    }

    #[test]
    fn absurd_values_are_tolerated() {
        assert_eq!(parse("99999999999999999999999999", 0), Some(LONGEST_MS));
        assert_eq!(parse("Fri, 31 Dec 9999 23:59:59 GMT", 0), Some(LONGEST_MS));
        for nothing in ["", "-5", "1.5", "soon", "Thu, 99 May 2024 10:00:30 GMT", "١٢"] {
            assert_eq!(parse(nothing, 0), None, "{nothing}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_value_is_read_without_a_panic(value in ".{0,40}", now in proptest::prelude::any::<u64>()) {
            let _ = parse(&value, now);
        }
    }
}
