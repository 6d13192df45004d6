//! The shop's own country.

use framework360_sdk::installation;

use super::normal;
use crate::api::is_country;

/// The time zones that are those of one country each, where shops of the platform's six languages are.
const ZONES: [(&str, &str); 18] = [
    ("Europe/Amsterdam", "NL"),
    ("Europe/Andorra", "AD"),
    ("Europe/Berlin", "DE"),
    ("Europe/Brussels", "BE"),
    ("Europe/Dublin", "IE"),
    ("Europe/London", "GB"),
    ("Europe/Luxembourg", "LU"),
    ("Europe/Madrid", "ES"),
    ("Europe/Malta", "MT"),
    ("Europe/Monaco", "MC"),
    ("Europe/Paris", "FR"),
    ("Europe/Rome", "IT"),
    ("Europe/San_Marino", "SM"),
    ("Europe/Vaduz", "LI"),
    ("Europe/Vatican", "VA"),
    ("Europe/Vienna", "AT"),
    ("Europe/Zurich", "CH"),
    ("Atlantic/Canary", "ES"),
];

/// The country from which the shop's people call where a customer has none: the region of the shop's language, or the
/// country of its time zone; empty where neither says.
pub(crate) fn home() -> String {
    let shop = installation::shop();
    let zone = || ZONES.into_iter().find(|(zone, _)| *zone == shop.time_zone).map(|(_, country)| country);
    let locale = normal::locale(&shop.locale);
    let region = locale.split('-').next_back().unwrap_or_default();
    // A language of two letters may be a country's code too, and mean something else.
    let region = if locale.contains('-') { region } else { "" };
    if is_country(region) { region.to_owned() } else { zone().unwrap_or_default().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use framework360_sdk::testing;

    #[test]
    fn the_shops_country_is_that_of_its_language_or_else_of_its_time_zone() {
        testing::reset();
        for (locale, zone, country) in [
            ("de-CH", "Europe/Rome", "CH"),
            ("it", "Europe/Zurich", "CH"),
            ("it", "Europe/Rome", "IT"),
            ("en", "America/New_York", ""),
            ("de-XX", "Europe/Vienna", "AT"),
        ] {
            testing::with(|host| (host.locale, host.time_zone) = (locale.to_owned(), zone.to_owned()));
            assert_eq!(home(), country, "{locale} {zone}");
            assert!(country.is_empty() || is_country(country));
        }
        assert!(ZONES.iter().all(|(_, country)| is_country(country)));
    }
}
