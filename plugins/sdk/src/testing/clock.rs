//! Stands in for the platform's `clock`.

use jiff::tz::TimeZone;

use crate::bindings::framework360::platform::clock::Moment;

pub(crate) fn steady() -> Moment {
    super::with(|host| Moment { epoch: host.epoch, ms: host.steady_ms })
}

pub(crate) fn utc_offset(at: u64, zone: &str) -> Option<i32> {
    let at = jiff::Timestamp::from_millisecond(i64::try_from(at).ok()?).ok()?;
    Some(TimeZone::get(zone).ok()?.to_offset(at).seconds())
}
