//! `wasi:clocks/wall-clock` and `framework360:platform/clock`: the host's time, so that a component
//! and its host never disagree.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use wasmtime_wasi::p2::bindings::clocks::wall_clock::{Datetime, Host};

use crate::bindings::framework360::platform::clock::{Host as SteadyHost, Moment};
use crate::call_state::CallState;

impl Host for CallState {
    fn now(&mut self) -> wasmtime::Result<Datetime> {
        let now = self.clock.now();
        let nanoseconds = u32::try_from(now % 1_000).unwrap_or_default() * 1_000_000;
        Ok(Datetime { seconds: now / 1_000, nanoseconds })
    }

    fn resolution(&mut self) -> wasmtime::Result<Datetime> {
        Ok(Datetime { seconds: 0, nanoseconds: 1_000_000 })
    }
}

impl SteadyHost for CallState {
    async fn steady(&mut self) -> wasmtime::Result<Moment> {
        let steady = self.clock.steady();
        Ok(Moment { epoch: steady.epoch, ms: steady.ms })
    }

    async fn utc_offset(&mut self, at: u64, zone: String) -> wasmtime::Result<Option<i32>> {
        Ok(utc_offset(at, &zone))
    }
}

/// The offset of a time zone at a time, in seconds; none for a zone or a time that doesn't exist.
fn utc_offset(at: u64, zone: &str) -> Option<i32> {
    let at = Timestamp::from_millisecond(i64::try_from(at).ok()?).ok()?;
    let zone = TimeZone::get(zone).ok()?;
    Some(zone.to_offset(at).seconds())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_has_its_offset_of_that_time_and_an_unknown_one_none() {
        let (winter, summer) = (1_704_067_200_000, 1_719_792_000_000);
        assert_eq!(
            (utc_offset(winter, "Europe/Rome"), utc_offset(summer, "Europe/Rome")),
            (Some(3600), Some(7200))
        );
        assert_eq!(utc_offset(winter, "America/New_York"), Some(-18_000));
        let long = "x".repeat(100_000);
        for (at, zone) in [
            (winter, ""),
            (winter, "Europe/Nowhere"),
            (winter, "../../etc/passwd"),
            (winter, &long),
            (u64::MAX, "UTC"),
        ] {
            assert_eq!(utc_offset(at, zone), None, "{zone:.20}");
        }
    }
}
