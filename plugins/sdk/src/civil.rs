//! Civil times: a date and a time of day without a time zone.
//!
//! They are compared and counted as if they were UTC, and never converted: a remote that reports such a time doesn't
//! say its time zone. Where the connector knows the zone, it converts a timestamp instead: see [`in_zone`].

use crate::shop::Timestamp;
use crate::{clock, log};
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time};

/// A civil time, as seconds since 1970 on its own clock.
pub type Civil = u64;

/// Reads "2024-05-02 10:00:00", with a T, without seconds, or the date alone. What follows (a fraction, a Z, an
/// offset) says nothing new about the same clock. None for anything else, "0000-00-00 00:00:00" among it.
#[must_use]
pub fn read(text: &str) -> Option<Civil> {
    let text = text.trim();
    let part = |from: usize, to: usize| -> Option<u8> {
        let digits = text.get(from..to).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        digits.parse().ok()
    };
    let year = i32::from(part(0, 2)?) * 100 + i32::from(part(2, 4)?);
    let dashes = text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let date = Date::from_calendar_date(year, Month::try_from(part(5, 7)?).ok()?, part(8, 10)?).ok();
    let date = date.filter(|_| dashes)?;
    let time = match text.get(10..11) {
        None => Time::MIDNIGHT,
        Some(" " | "T" | "t") => {
            let seconds = if text.get(16..17) == Some(":") { part(17, 19)? } else { 0 };
            Time::from_hms(part(11, 13)?, part(14, 16)?, seconds).ok()?
        }
        Some(_) => return None,
    };
    Civil::try_from(PrimitiveDateTime::new(date, time).assume_utc().unix_timestamp()).ok()
}

/// The time on a clock in a time zone ("Europe/Rome"), by the platform's time zone database; in UTC where the platform
/// doesn't know the zone.
#[must_use]
pub fn in_zone(at: Timestamp, zone: &str) -> Civil {
    let offset = clock::utc_offset(at, zone).unwrap_or_else(|| {
        log::warn(&format!("the platform knows no time zone {zone}: UTC is taken"));
        0
    });
    (at / 1000).saturating_add_signed(offset.into())
}

/// The time in ISO 8601: "2024-05-02T10:00:00".
#[must_use]
pub fn text(at: Civil) -> String {
    let moment = moment(at);
    let ((hour, minute, second), month) = (moment.to_hms(), u8::from(moment.month()));
    let (year, day) = (moment.year(), moment.day());
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}

/// The day: year, month and day of the month.
#[must_use]
pub fn date(at: Civil) -> (i32, u8, u8) {
    let moment = moment(at);
    (moment.year(), u8::from(moment.month()), moment.day())
}

/// A moment past the year 9999 is shown as the first of all.
fn moment(at: Civil) -> OffsetDateTime {
    let moment = i64::try_from(at).ok().and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok());
    moment.unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_form_of_a_stamp_is_read_on_the_same_clock() {
        for text in [
            "2024-05-02 10:00:00",
            "2024-05-02T10:00:00",
            " 2024-05-02T10:00:00.123456Z",
            "2024-05-02T10:00:00+02:00",
            "2024-05-02 10:00",
        ] {
            assert_eq!(read(text), Some(1_714_644_000), "{text}");
        }
        assert_eq!(read("2024-05-02"), Some(1_714_608_000));
    }

    #[test]
    fn central_europe_is_an_hour_ahead_of_utc_and_two_in_summer() {
        for (utc, rome) in [
            ("2024-01-01T00:00:00", "2024-01-01T01:00:00"),
            ("2024-03-31T00:59:59", "2024-03-31T01:59:59"),
            ("2024-03-31T01:00:00", "2024-03-31T03:00:00"),
            ("2024-10-27T00:59:59", "2024-10-27T02:59:59"),
            ("2024-10-27T01:00:00", "2024-10-27T02:00:00"),
            ("2026-03-29T01:00:00", "2026-03-29T03:00:00"),
            ("2026-10-25T01:00:00", "2026-10-25T02:00:00"),
            ("2030-03-30T23:00:00", "2030-03-31T00:00:00"),
            ("2030-12-31T23:30:00", "2031-01-01T00:30:00"),
        ] {
            assert_eq!(text(in_zone(read(utc).unwrap() * 1000, "Europe/Rome")), rome, "{utc}");
        }
    }

    #[test]
    fn a_year_ends_in_zurich_an_hour_before_it_ends_in_greenwich() {
        let at = read("2023-12-31T23:30:00").unwrap();
        assert_eq!(date(at), (2023, 12, 31));
        assert_eq!(date(in_zone(at * 1000, "Europe/Zurich")), (2024, 1, 1));
    }

    #[test]
    fn what_is_no_stamp_is_none() {
        for wrong in [
            "",
            "0000-00-00 00:00:00",
            "2024-13-02 10:00:00",
            "2024-05-02 25:00:00",
            "02/05/2024",
            "2024-05-02 10",
            "2024-05-02x10:00:00",
            "2024 05 02",
            "1714644000",
            "+024-05-02",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in ".{0,24}") {
            let _ = read(&text);
        }

        #[test]
        fn what_is_written_is_read_again(at in 0u64..253_402_300_800) {
            prop_assert_eq!(read(&text(at)), Some(at));
        }

        #[test]
        fn any_number_is_written_without_a_panic(at in any::<u64>()) {
            let _ = (text(at), date(at), in_zone(at, "Europe/Rome"));
        }
    }
}
