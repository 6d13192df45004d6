//! The texts of the command line, in the reader's language.

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentValue};
use host_core::shop::Timestamp;
use jiff::tz::TimeZone;

use host_platform::texts::{Catalogue, grouped};

static TEXTS: LazyLock<Catalogue> = LazyLock::new(|| {
    Catalogue::new(&[
        ("en", include_str!("../texts/en.ftl")),
        ("it", include_str!("../texts/it.ftl")),
        ("fr", include_str!("../texts/fr.ftl")),
        ("de", include_str!("../texts/de.ftl")),
        ("es", include_str!("../texts/es.ftl")),
        ("nl", include_str!("../texts/nl.ftl")),
    ])
});

/// The texts for one reader.
pub(crate) struct Texts {
    locale: String,
}

impl Texts {
    pub(crate) fn new(locale: String) -> Self {
        Self { locale }
    }

    /// The reader's language as it was asked for, "fr-CH".
    pub(crate) fn locale(&self) -> &str {
        &self.locale
    }

    /// A text without arguments.
    pub(crate) fn word(&self, key: &str) -> String {
        self.with(key, [])
    }

    /// The titles of columns.
    pub(crate) fn heads(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| self.word(key)).collect()
    }

    /// A text with its arguments; called by the macro `t!`.
    pub(crate) fn with<'a>(
        &self,
        key: &str,
        args: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>,
    ) -> String {
        let args: FluentArgs<'a> = args.into_iter().collect();
        TEXTS.say(&self.locale, key, &args).unwrap_or_else(|| key.to_owned())
    }

    /// A number with or without a currency, "19.90 EUR" or "12", in the reader's notation.
    pub(crate) fn amount(&self, text: &str) -> String {
        let (number, unit) = text.split_once(' ').map_or((text, None), |(number, unit)| (number, Some(unit)));
        let language = self.locale.split('-').next().unwrap_or_default();
        let number = grouped(number, language).unwrap_or_else(|| number.to_owned());
        unit.map_or_else(|| number.clone(), |unit| format!("{number} {unit}"))
    }

    /// A time in the reader's notation, in a shop's time zone.
    pub(crate) fn time(&self, at: Timestamp, zone: &TimeZone) -> String {
        let moment = i64::try_from(at).ok().and_then(|at| jiff::Timestamp::from_millisecond(at).ok());
        let format = self.word("date-time");
        let shown = moment.map(|moment| moment.to_zoned(zone.clone()).strftime(&format).to_string());
        shown.unwrap_or_else(|| at.to_string())
    }
}

/// A text with its arguments by name: `t!(out.texts, "sent", count = 3)`.
macro_rules! t {
    ($texts:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $texts.with($key, [$((stringify!($name), ::fluent_bundle::FluentValue::from($value))),*])
    };
}
pub(crate) use t;

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(locale: &str) -> Texts {
        Texts::new(locale.to_owned())
    }

    #[test]
    fn times_and_amounts_are_written_as_in_the_reader_s_language() {
        let rome = TimeZone::get("Europe/Rome").unwrap();
        for (locale, time, amount) in [
            ("en", "2023-11-14 23:13:20 CET", "1,234.50 EUR"),
            ("it", "14/11/2023 23:13:20 CET", "1.234,50 EUR"),
            ("fr-CH", "14/11/2023 23:13:20 CET", "1\u{202f}234,50 EUR"),
            ("de", "14.11.2023 23:13:20 CET", "1.234,50 EUR"),
            ("es", "14/11/2023 23:13:20 CET", "1234,50 EUR"),
            ("nl", "14-11-2023 23:13:20 CET", "1.234,50 EUR"),
        ] {
            assert_eq!(texts(locale).time(1_700_000_000_123, &rome), time);
            assert_eq!(texts(locale).amount("1234.50 EUR"), amount);
        }
        assert_eq!(texts("it").time(1_700_000_000_123, &TimeZone::UTC), "14/11/2023 22:13:20 UTC");
        assert_eq!(texts("en").time(u64::MAX, &TimeZone::UTC), u64::MAX.to_string());
    }

    #[test]
    fn numbers_choose_their_form_in_every_language() {
        let orders = |locale: &str, count: u64| t!(texts(locale), "rows-orders", count = count);
        for (locale, shown) in [
            ("en", ["No orders.", "1 order.", "2 orders.", "21 orders."]),
            ("it", ["Nessun ordine.", "1 ordine.", "2 ordini.", "21 ordini."]),
            ("fr", ["Aucune commande.", "1 commande.", "2 commandes.", "21 commandes."]),
            ("de", ["Keine Bestellungen.", "1 Bestellung.", "2 Bestellungen.", "21 Bestellungen."]),
            ("es", ["Ningún pedido.", "1 pedido.", "2 pedidos.", "21 pedidos."]),
            ("nl", ["Geen bestellingen.", "1 bestelling.", "2 bestellingen.", "21 bestellingen."]),
        ] {
            assert_eq!([0, 1, 2, 21].map(|count| orders(locale, count)), shown, "{locale}");
        }
    }
}
