//! The Retry-After header, in seconds: the platform turns dates into them.

/// A day. The platform clamps further; this keeps absurd values from overflowing anything.
const LONGEST_MS: u64 = 24 * 60 * 60 * 1000;

/// Milliseconds to wait; none where the value says nothing sensible.
pub(crate) fn parse(value: &str) -> Option<u64> {
    let value = value.trim();
    if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // Only too many digits can fail here.
    let seconds = value.parse::<u64>().unwrap_or(u64::MAX);
    Some(seconds.saturating_mul(1000).min(LONGEST_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_read() {
        assert_eq!(parse(" 120 "), Some(120_000));
        assert_eq!(parse("0"), Some(0));
    }

    #[test]
    fn absurd_values_are_tolerated() {
        assert_eq!(parse("99999999999999999999999999"), Some(LONGEST_MS));
        for nothing in ["", "-5", "1.5", "soon", "١٢"] {
            assert_eq!(parse(nothing), None, "{nothing}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_value_is_read_without_a_panic(value in ".{0,40}") {
            let _ = parse(&value);
        }
    }
}
