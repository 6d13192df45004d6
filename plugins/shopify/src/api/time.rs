//! Shopify's DateTime: "2026-11-22T10:00:00Z".

use framework360_sdk::civil;
use framework360_sdk::shop::Timestamp;
use framework360_sdk::wire::Scalar;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

/// How far our clock, Shopify's, and one that dated a consent may be apart, in milliseconds. Arbitrary.
pub(crate) const CLOCK_SKEW_MS: u64 = 15 * 60_000;

/// The time that a text states, in milliseconds since 1970, to the second; none where the text isn't a time. An offset
/// instead of the Z counts.
pub(crate) fn read(text: &str) -> Option<Timestamp> {
    let clock = civil::read(text)?;
    let offset = text.trim().get(19..).map_or(0, offset);
    let seconds = i64::try_from(clock).ok()?.checked_sub(offset)?;
    u64::try_from(seconds).ok()?.checked_mul(1000)
}

/// Seconds that this clock is ahead of UTC; a fraction of a second before it doesn't count.
fn offset(rest: &str) -> i64 {
    let Some(at) = rest.find(['+', '-']) else { return 0 };
    let (_, rest) = rest.split_at(at);
    let ahead = if rest.starts_with('-') { -1 } else { 1 };
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let part = |from: usize| digits.get(from..from + 2).and_then(|two| two.parse::<i64>().ok()).unwrap_or(0);
    ahead * (part(0) * 3600 + part(2) * 60)
}

/// Reads a field that may say no time.
pub(crate) fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    Scalar::deserialize(deserializer).map(|text| read(&text))
}

/// Reads a field without whose time an answer makes no sense.
pub(crate) fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    optional(deserializer)?.ok_or_else(|| D::Error::custom("no time"))
}

/// The time in Shopify's form, to the second.
pub(crate) fn text(at: Timestamp) -> String {
    format!("{}Z", civil::text(at / 1000))
}

/// Writes a field as [`text`] does.
pub(crate) fn write<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text(*at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_to_the_second_whatever_its_offset() {
        let noon = read("2026-11-22T12:00:00Z");
        assert_eq!(noon, Some(1_795_348_800_000));
        assert_eq!(read("2026-11-22T13:00:00+01:00"), noon);
        assert_eq!(read("2026-11-22T06:30:00.123-05:30"), noon);
        assert_eq!(read(""), None);
        assert_eq!(text(noon.unwrap() + 999), "2026-11-22T12:00:00Z");
    }
}
