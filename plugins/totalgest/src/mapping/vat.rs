//! Switzerland's VAT rates, by the day.
//!
//! The rates since 2011 with the days on which they began, by the Federal Tax Administration.

use framework360_sdk::civil;
use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::shop::Timestamp;

/// A time in which the rates were the same.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Period {
    /// The first year of the period: the law changed the rates on New Year's Days.
    pub(crate) from: i32,
    /// The rates of the classes, in tenths of a percent: the standard one first.
    standard: i64,
    reduced: i64,
    accommodation: i64,
}

/// The newest first.
const PERIODS: [Period; 3] = [
    Period { from: 2024, standard: 81, reduced: 26, accommodation: 38 },
    Period { from: 2018, standard: 77, reduced: 25, accommodation: 37 },
    Period { from: 2011, standard: 80, reduced: 25, accommodation: 38 },
];

/// A rate by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Standard,
    Reduced,
    Accommodation,
}

const CLASSES: [Class; 3] = [Class::Standard, Class::Reduced, Class::Accommodation];

impl Class {
    /// TotalGest's name of the class.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Reduced => "reduced",
            Self::Accommodation => "accommodation",
        }
    }

    /// The class with this name at TotalGest.
    pub(crate) fn of_code(code: &str) -> Option<Self> {
        CLASSES.into_iter().find(|class| class.code().eq_ignore_ascii_case(code))
    }
}

impl Period {
    /// The Swiss VAT period in force at `at`, by local date in Switzerland. Dates before the first known period use the
    /// first one.
    pub(crate) fn of(at: Timestamp) -> &'static Self {
        let (year, ..) = civil::date(civil::in_zone(at, "Europe/Zurich"));
        let [newest, middle, oldest] = &PERIODS;
        [newest, middle].into_iter().find(|period| period.from <= year).unwrap_or(oldest)
    }

    /// Percent.
    pub(crate) fn rate(&self, class: Class) -> Decimal {
        let tenths = match class {
            Class::Standard => self.standard,
            Class::Reduced => self.reduced,
            Class::Accommodation => self.accommodation,
        };
        Decimal::new(tenths, 1)
    }

    fn class(&self, rate: Decimal) -> Option<Class> {
        CLASSES.into_iter().find(|class| decimal::same(self.rate(*class), rate))
    }
}

/// The Swiss class of a rate that a shop charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RateClass {
    /// The class of the rate; none where it's no Swiss rate.
    pub(crate) class: Option<Class>,
    /// Whether it's a Swiss rate of another time.
    pub(crate) out_of_time: bool,
}

/// Finds the class of a rate. Other countries charge 8 % too: outside the time in which it was a Swiss rate, it counts
/// as Swiss only where the order is. No other rate has belonged to two classes, or to a neighbouring country.
pub(crate) fn classify(rate: Decimal, at: Timestamp, swiss_order: bool) -> RateClass {
    let period = Period::of(at);
    if let Some(class) = period.class(rate) {
        return RateClass { class: Some(class), out_of_time: false };
    }
    let elsewhere_too = decimal::same(rate, Decimal::from(8)) && !swiss_order;
    let class = PERIODS.iter().find_map(|period| period.class(rate)).filter(|_| !elsewhere_too);
    RateClass { class, out_of_time: class.is_some() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(utc: &str) -> Timestamp {
        civil::read(utc).unwrap() * 1000
    }

    fn class_at(rate: &str, utc: &str) -> (Option<&'static str>, bool) {
        let rate_class = classify(decimal::required(rate).unwrap(), at(utc), true);
        (rate_class.class.map(Class::code), rate_class.out_of_time)
    }

    #[test]
    fn every_rate_has_its_name_in_its_time() {
        for (utc, standard, reduced, accommodation) in [
            ("2026-11-22", "8.1", "2.6", "3.8"),
            ("2024-01-01T00:00:00", "8.10", "2.6", "3.8"),
            ("2023-12-31T22:59:59", "7.7", "2.5", "3.7"),
            ("2018-01-01", "7.7", "2.50", "3.7"),
            ("2017-06-30", "8", "2.5", "3.8"),
            ("2011-01-01", "8.0", "2.5", "3.8"),
        ] {
            assert_eq!(class_at(standard, utc), (Some("standard"), false), "{utc}");
            assert_eq!(class_at(reduced, utc), (Some("reduced"), false), "{utc}");
            assert_eq!(class_at(accommodation, utc), (Some("accommodation"), false), "{utc}");
        }
    }

    #[test]
    fn the_year_begins_at_midnight_in_zurich() {
        assert_eq!(class_at("8.1", "2023-12-31T23:30:00"), (Some("standard"), false));
        assert_eq!(class_at("7.7", "2023-12-31T23:30:00"), (Some("standard"), true));
        assert_eq!(class_at("7.7", "2023-12-31T22:30:00"), (Some("standard"), false));
        assert_eq!(class_at("7.7", "2017-12-31T23:00:00"), (Some("standard"), false));
        assert_eq!(class_at("8", "2017-12-31T22:59:59"), (Some("standard"), false));
    }

    #[test]
    fn a_swiss_rate_of_another_time_keeps_its_name_and_is_noted() {
        for (rate, utc, code) in [
            ("7.7", "2026-11-22", "standard"),
            ("2.5", "2024-01-01", "reduced"),
            ("3.7", "2024-06-01", "accommodation"),
            ("8.1", "2023-06-01", "standard"),
            ("8.0", "2020-06-01", "standard"),
        ] {
            assert_eq!(class_at(rate, utc), (Some(code), true), "{rate} {utc}");
        }
    }

    #[test]
    fn rates_of_other_countries_have_no_name() {
        for rate in ["0", "22", "20", "21", "19", "7", "5.5", "4"] {
            assert_eq!(class_at(rate, "2026-11-22"), (None, false), "{rate}");
        }
        let polish = classify(Decimal::from(8), at("2026-11-22"), false);
        assert_eq!(polish, RateClass { class: None, out_of_time: false });
    }

    #[test]
    fn a_name_is_the_rate_of_the_day() {
        for (utc, standard) in [("2026-11-22", "8.1"), ("2023-12-31T22:00:00", "7.7"), ("2001-01-01", "8")] {
            let rate = Period::of(at(utc)).rate(Class::of_code("standard").unwrap());
            assert!(decimal::same(rate, decimal::required(standard).unwrap()), "{utc}");
        }
        assert_eq!(Class::of_code("zero"), None);
    }
}
