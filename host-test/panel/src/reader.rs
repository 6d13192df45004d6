//! The reader of a page: the language, the shop's clock, and how numbers and times are written there.

use std::borrow::Borrow;
use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use fluent_bundle::FluentValue;
use host_core::clock::{Clock as _, SystemClock};
use host_core::shop::Timestamp;
use host_platform::texts::grouped;
use jiff::Zoned;
use jiff::tz::TimeZone;

use crate::texts::{LANGUAGES, say};

/// The cookie that keeps a reader's language.
pub(crate) const LANGUAGE: &str = "language";

/// The reader of a page.
#[derive(Clone)]
pub(crate) struct Reader {
    language: &'static str,
    zone: TimeZone,
    now: Timestamp,
}

impl Reader {
    pub(crate) fn new(language: &'static str) -> Self {
        Self { language, zone: TimeZone::UTC, now: SystemClock.now() }
    }

    /// The reader in a shop: times are shown in its time zone.
    pub(crate) fn in_zone(self, zone: &str) -> Self {
        Self { zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC), ..self }
    }

    /// The reader at this time, by the host's clock.
    pub(crate) fn at(self, now: Timestamp) -> Self {
        Self { now, ..self }
    }

    /// "it"
    pub(crate) fn language(&self) -> &'static str {
        self.language
    }

    /// All that can be read, each with its own name.
    pub(crate) fn languages(&self) -> &'static [(&'static str, &'static str)] {
        &LANGUAGES
    }

    /// Now.
    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }

    /// A text without arguments.
    pub(crate) fn word(&self, key: &str) -> String {
        say(self.language, key, [])
    }

    /// A text with its arguments; the macro `t!` calls it.
    pub(crate) fn with<'a>(
        &self,
        key: &str,
        args: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>,
    ) -> String {
        say(self.language, key, args)
    }

    /// A text that counts something.
    pub(crate) fn number_of(&self, key: &str, count: u64) -> String {
        self.with(key, [("count", count.into())])
    }

    /// A number as it's written here: "1.946".
    pub(crate) fn number(&self, number: impl Borrow<u64>) -> String {
        let text = number.borrow().to_string();
        grouped(&text, self.language).unwrap_or(text)
    }

    /// An amount as it's written here: "1.240,00 EUR".
    pub(crate) fn money(&self, amount: &str, currency: &str) -> String {
        let number = grouped(amount, self.language).unwrap_or_else(|| amount.to_owned());
        format!("{number}\u{a0}{currency}")
    }

    /// A rate as it's written here: "20,5 %".
    pub(crate) fn percent(&self, rate: &str) -> String {
        let number = grouped(rate, self.language).unwrap_or_else(|| rate.to_owned());
        format!("{number}\u{a0}%")
    }

    fn local(&self, at: Timestamp) -> Option<Zoned> {
        let moment = jiff::Timestamp::from_millisecond(i64::try_from(at).ok()?).ok()?;
        Some(moment.to_zoned(self.zone.clone()))
    }

    /// A time: how it's read, and exactly.
    pub(crate) fn time(&self, at: Timestamp) -> Time {
        let (Some(then), Some(now)) = (self.local(at), self.local(self.now)) else {
            return Time { shown: String::new(), exact: String::new() };
        };
        let exact = then.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
        let clock = then.strftime("%H:%M").to_string();
        let shown = match (now.date() - then.date()).get_days() {
            0 => self.with("today-at", [("time", clock.into())]),
            1 => self.with("yesterday-at", [("time", clock.into())]),
            _ => format!("{}, {clock}", self.date(&then)),
        };
        Time { shown, exact }
    }

    /// The time of the day alone, to the second.
    pub(crate) fn clock(&self) -> String {
        self.local(self.now).map(|now| now.strftime("%H:%M:%S").to_string()).unwrap_or_default()
    }

    /// "14:30"
    pub(crate) fn minutes(&self, at: Timestamp) -> String {
        self.local(at).map(|then| then.strftime("%H:%M").to_string()).unwrap_or_default()
    }

    /// The day of a time, as the head of a list: "Today", "27 November 2026".
    pub(crate) fn day(&self, at: Timestamp) -> String {
        let (Some(then), Some(now)) = (self.local(at), self.local(self.now)) else { return String::new() };
        match (now.date() - then.date()).get_days() {
            0 => self.word("today"),
            1 => self.word("yesterday"),
            _ => self.date(&then),
        }
    }

    fn date(&self, then: &Zoned) -> String {
        then.strftime(&self.word("date-format")).to_string()
    }
}

/// A time on a page.
#[derive(Clone)]
pub(crate) struct Time {
    /// "today, 10:49"
    pub(crate) shown: String,
    /// "2026-11-28T10:49:00+01:00"
    pub(crate) exact: String,
}

/// The supported language for a language tag: "it" for "it-CH"; none for any other.
pub(crate) fn language(wanted: &str) -> Option<&'static str> {
    let wanted = wanted.trim().split(['-', '_']).next()?;
    LANGUAGES.iter().map(|(language, _)| *language).find(|language| language.eq_ignore_ascii_case(wanted))
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let jar = CookieJar::from_headers(&parts.headers);
        let chosen = jar.get(LANGUAGE).and_then(|cookie| language(cookie.value()));
        let accepted = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        // Browsers name what they like best first.
        let mut accepted = accepted.unwrap_or_default().split(',');
        let accepted = accepted.find_map(|one| language(one.split(';').next()?));
        Ok(Self::new(chosen.or(accepted).unwrap_or("en")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(language: &str, zone: &str, now: Timestamp) -> Reader {
        Reader { now, ..Reader::new(super::language(language).unwrap()).in_zone(zone) }
    }

    #[test]
    fn times_are_told_by_the_shop_s_day() {
        // 28 November 2026, 00:30 in Rome.
        let now = 1_795_822_200_000;
        let rome = reader("it", "Europe/Rome", now);
        assert_eq!(rome.time(now - 600_000).shown, "oggi, 00:20");
        assert_eq!(rome.time(now - 3_600_000).shown, "ieri, 23:30");
        assert_eq!(rome.time(now - 3_600_000).exact, "2026-11-27T23:30:00+01:00");
        assert_eq!(rome.time(now - 48 * 3_600_000).shown, "26/11/2026, 00:30");
        assert_eq!(rome.day(now), "Oggi");
    }

    #[test]
    fn numbers_and_amounts_are_written_as_the_reader_does() {
        let shown = |language| {
            let reader = reader(language, "UTC", 0);
            (reader.number(1_946), reader.money("1240.00", "EUR"))
        };
        assert_eq!(shown("en"), ("1,946".into(), "1,240.00\u{a0}EUR".into()));
        assert_eq!(shown("de"), ("1.946".into(), "1.240,00\u{a0}EUR".into()));
    }

    #[test]
    fn a_language_is_known_by_its_beginning() {
        assert_eq!(
            (language("fr-CH"), language("NL"), language("pt"), language("")),
            (Some("fr"), Some("nl"), None, None)
        );
    }
}
