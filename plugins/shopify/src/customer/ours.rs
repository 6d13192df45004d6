//! The shop's customer in comparable form.

use std::collections::BTreeSet;

use framework360_sdk::shop::{self, Customer};
use framework360_sdk::{decimal, installation, wire};
use serde::Serialize;

use super::phone::{self, Reading};
use super::{Place, Profile, normal};
use crate::api::{Consent, is_country};
use crate::clean_text;
use crate::email::email;

/// The customer as it is compared with Shopify's.
pub(crate) fn ours(customer: &Customer, home: &str) -> Profile {
    let places: Vec<Place> = customer.addresses.iter().map(Place::ours).collect();
    let mut countries: Vec<&str> = Vec::new();
    for country in places.iter().map(|place| place.lines.0.country.as_str()) {
        if !country.is_empty() && !countries.contains(&country) {
            countries.push(country);
        }
    }
    let entered = clean_text::line(&customer.phone);
    let Reading { sure: called, readings: phones, unplaced } = phone::read(&entered, &countries, home);
    Profile {
        first_name: clean_text::line(&customer.first_name),
        last_name: clean_text::line(&customer.last_name),
        email: email(&customer.email),
        phone_left_out: called.is_none() && !entered.is_empty(),
        phone: called.unwrap_or(entered),
        phone_unplaced: unplaced,
        phones,
        note: clean_text::note(&customer.note),
        locale: normal::locale(&customer.locale),
        tags: normal::tags(customer.tags.iter().map(String::as_str)),
        consent: match customer.email_marketing {
            shop::Consent::Unknown => Consent::Unknown,
            shop::Consent::Subscribed => Consent::Subscribed,
            shop::Consent::Unsubscribed => Consent::Unsubscribed,
            shop::Consent::Pending => Consent::Pending,
        },
        // 1970 is no date that anybody meant.
        consent_at: customer.email_marketing_at.map(|at| at / 1000 * 1000).filter(|at| *at > 0),
        consent_elsewhere: false,
        withdrawn: None,
        places,
        default_place: None,
        orders_count: customer.orders_count.to_string(),
        total_spent: money(&customer.total_spent, &customer.currency).unwrap_or_default(),
        currency: customer.currency.trim().to_owned(),
        untold: BTreeSet::new(),
    }
}

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

/// An amount as a metafield of type money holds it; none where it is none.
pub(super) fn money(amount: &str, currency: &str) -> Option<String> {
    #[derive(Serialize)]
    struct Money<'a> {
        amount: String,
        currency_code: &'a str,
    }

    let amount = decimal::money(decimal::parse(amount).ok()??);
    let money = wire::to_json(&Money { amount, currency_code: currency })?;
    String::from_utf8(money).ok()
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
