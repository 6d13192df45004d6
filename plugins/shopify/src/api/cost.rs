//! The cost of requests: points of a bucket that fills up again by itself.

use framework360_sdk::wire::{Lenient, Scalar};
use serde::{Deserialize, Deserializer};

/// The cost of reading a whole customer, in points; measured against the fake, and by Shopify's rules.
pub(crate) const CUSTOMER_COST: u64 = 19;
/// The cost of a page without its customers, in points.
const PAGE: u64 = 2;
/// A page of one customer.
pub(crate) const LEAST_PAGE: u64 = CUSTOMER_COST + PAGE;
/// The most customers of a page: one query may cost 1,000 points.
const MOST: u64 = 52;
/// Points that are left for the next call, as far as the bucket holds so many: a read, and some writes.
const RESERVE: u64 = 100;
/// The number of jobs that begin again together once enough points are there: so many the platform runs side by side.
const TOGETHER: u64 = 4;
/// The least addresses that a further page asks for, as the first one: what fits the smallest bucket.
const LEAST_ADDRESSES: u64 = 10;
/// The most that Shopify reports at a time.
const MOST_ADDRESSES: u64 = 250;

/// The bucket, in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bucket {
    pub(crate) maximum: u64,
    pub(crate) available: u64,
    /// Points that come back every second.
    pub(crate) rate: u64,
}

impl Bucket {
    /// How long it takes until so many points are there, in milliseconds; as many as fit at most.
    pub(crate) fn wait_ms(self, points: u64) -> u64 {
        let missing = points.min(self.maximum).saturating_sub(self.available);
        missing.saturating_mul(1000).div_ceil(self.rate.max(1))
    }

    /// How long a call that needs so many points has to wait, in milliseconds, before it begins again: until the other
    /// calls can have theirs, too. If each waited for its own points alone, all would wake and share what is there, and
    /// none would ever get to its end.
    pub(super) fn wait_together_ms(self, points: u64) -> u64 {
        self.wait_ms(points.saturating_mul(TOGETHER))
    }

    /// For how long to pause, in milliseconds, so that the next work doesn't find an empty bucket; none where enough is
    /// left.
    pub(super) fn pause_ms(self) -> Option<u64> {
        let reserve = RESERVE.min(self.maximum.saturating_mul(3) / 4);
        Some(self.wait_ms(reserve)).filter(|ms| *ms > 0)
    }
}

/// How many customers a page may ask for with so many points; at least one.
pub(crate) fn fitting(points: u64) -> u64 {
    (points.saturating_sub(PAGE) / CUSTOMER_COST).clamp(1, MOST)
}

/// How many addresses of one customer a further page asks for: no more than half of the bucket pays for.
pub(super) fn addresses(bucket: Option<Bucket>) -> u64 {
    let half = bucket.map_or(0, |bucket| bucket.maximum / 2);
    half.saturating_sub(PAGE).clamp(LEAST_ADDRESSES, MOST_ADDRESSES)
}

/// `extensions.cost` of an answer: what its request costs, and the bucket after it. All of it may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Cost {
    /// Points that the request must have been able to afford.
    #[serde(rename = "requestedQueryCost", deserialize_with = "points")]
    pub(super) requested: Option<u64>,
    /// Points that it took.
    #[serde(rename = "actualQueryCost", deserialize_with = "points")]
    pub(super) actual: Option<u64>,
    #[serde(rename = "throttleStatus", deserialize_with = "bucket")]
    pub(super) bucket: Option<Bucket>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct ThrottleStatus {
    #[serde(deserialize_with = "points")]
    maximum_available: Option<u64>,
    #[serde(deserialize_with = "points")]
    currently_available: Option<u64>,
    #[serde(deserialize_with = "points")]
    restore_rate: Option<u64>,
}

/// Reads `throttleStatus`: none where a part of it is missing, or where no points come back.
fn bucket<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Bucket>, D::Error> {
    let status = Lenient::<ThrottleStatus>::deserialize(deserializer)?.into_option().unwrap_or_default();
    let parts = (status.maximum_available, status.currently_available, status.restore_rate);
    let (Some(maximum), Some(available), Some(rate @ 1..)) = parts else { return Ok(None) };
    Ok(Some(Bucket { maximum, available, rate }))
}

/// Reads a number of points, which may be written as a float: parts of one don't count.
pub(super) fn points<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    let text = Scalar::deserialize(deserializer)?;
    Ok(text.split('.').next().unwrap_or_default().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Bucket> {
        framework360_sdk::wire::from_json::<Cost>(text.as_bytes()).unwrap().bucket
    }

    #[test]
    fn points_may_be_floats_and_the_whole_may_be_missing() {
        let text =
            r#"{"throttleStatus":{"maximumAvailable":2000.0,"currentlyAvailable":12,"restoreRate":100.0}}"#;
        assert_eq!(read(text), Some(Bucket { maximum: 2000, available: 12, rate: 100 }));
        for missing in [
            "{}",
            r#"{"throttleStatus":null}"#,
            r#"{"throttleStatus":{"maximumAvailable":1,"currentlyAvailable":1,"restoreRate":0}}"#,
            r#"{"throttleStatus":{"maximumAvailable":"x","currentlyAvailable":1,"restoreRate":1}}"#,
        ] {
            assert_eq!(read(missing), None, "{missing}");
        }
    }

    #[test]
    fn one_waits_for_what_is_missing_and_never_for_more_than_the_bucket_holds() {
        let bucket = Bucket { maximum: 40, available: 10, rate: 2 };
        assert_eq!((bucket.wait_ms(10), bucket.wait_ms(31), bucket.wait_ms(1000)), (0, 10_500, 15_000));
        assert_eq!(bucket.pause_ms(), Some(10_000), "three quarters");
        assert_eq!(Bucket { maximum: 2000, available: 100, rate: 100 }.pause_ms(), None);
    }

    #[test]
    fn whoever_was_throttled_waits_until_the_others_have_enough_too() {
        let bucket = Bucket { maximum: 2000, available: 48, rate: 100 };
        assert_eq!((bucket.wait_together_ms(262), bucket.wait_together_ms(1000)), (10_000, 19_520));
    }

    #[test]
    fn further_addresses_are_asked_for_many_at_a_time_where_the_bucket_affords_it() {
        let of = |maximum| addresses(Some(Bucket { maximum, available: 0, rate: 1 }));
        assert_eq!((addresses(None), of(20), of(40), of(400), of(2000)), (10, 10, 18, 198, 250));
    }

    #[test]
    fn a_page_fits_the_points_and_is_never_empty() {
        assert_eq!([0, 21, 40, 41, 1000, u64::MAX].map(fitting), [1, 1, 2, 2, 52, 52]);
    }
}
