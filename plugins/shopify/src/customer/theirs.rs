//! Shopify's customer in comparable form.

use framework360_sdk::wire::{self, Scalar};
use serde::Deserialize;

use super::home_country::home;
use super::{CustomerAddress, Field, Lines, Profile, normal, ours, phone};
use crate::api::Customer;
use crate::{clean_text, email};

/// Addresses of one customer that are looked at. Arbitrary: more than the platform takes, and than are read by pages.
const ADDRESSES: usize = 1_000;

/// The customer as it is compared with the shop's.
pub(crate) fn theirs(customer: &Customer) -> Profile {
    let email = customer.email.clone().unwrap_or_default();
    let addresses = customer.addresses.iter().map(|stored| CustomerAddress {
        id: Some(stored.id.clone()),
        lines: Lines::new(&stored.address),
        ..CustomerAddress::default()
    });
    let mut addresses: Vec<CustomerAddress> = addresses.filter(|address| !address.lines.is_empty()).collect();
    let default = customer.default_address.clone();
    if addresses.len() > ADDRESSES {
        // The default one isn't among those that are too many.
        let at = addresses.iter().position(|address| address.id == default);
        if let Some(first) = at.and_then(|at| addresses.get_mut(..=at)) {
            first.rotate_right(1);
        }
        addresses.truncate(ADDRESSES);
    }
    let reported = |text: &Option<String>| text.clone().unwrap_or_default();
    let unreported = [
        (Field::FirstName, customer.first_name.is_none()),
        (Field::LastName, customer.last_name.is_none()),
        (Field::Email, customer.email.is_none()),
        (Field::Phone, customer.phone.is_none()),
        (Field::Note, customer.note.is_none()),
        (Field::Locale, customer.locale.is_none()),
    ];
    Profile {
        unreported: unreported
            .into_iter()
            .filter(|(_, unreported)| *unreported)
            .map(|(field, _)| field)
            .collect(),
        first_name: clean_text::line(&reported(&customer.first_name)),
        last_name: clean_text::line(&reported(&customer.last_name)),
        email: email::email(&email.address),
        phone: e164_of(&reported(&customer.phone), &addresses, default.as_deref()),
        phone_left_out: false,
        phone_unplaced: false,
        phones: Vec::new(),
        note: clean_text::note(&reported(&customer.note)),
        locale: normal::locale(&reported(&customer.locale)),
        tags: normal::tags(customer.tags.iter().map(String::as_str)),
        consent: email.consent,
        consent_at: email.consent_at.filter(|at| *at > 0),
        consent_elsewhere: false,
        withdrawn: None,
        default_address: default.filter(|id| addresses.iter().any(|address| address.id.as_ref() == Some(id))),
        addresses,
        orders_count: customer.orders_count.trim().to_owned(),
        total_spent: money(&customer.total_spent),
        currency: customer.currency.trim().to_owned(),
    }
}

/// A phone number in E.164, as Shopify reports it; one in another form is read as it is called in the customer's
/// country, else in the shop's.
fn e164_of(reported: &str, addresses: &[CustomerAddress], default: Option<&str>) -> String {
    let reported = clean_text::line(reported);
    let address = addresses.iter().find(|address| address.id.as_deref() == default).or(addresses.first());
    let country =
        address.map(|address| address.lines.0.country.clone()).filter(|country| !country.is_empty());
    let e164 = match reported.strip_prefix('+') {
        Some(_) => phone::e164(&reported, ""),
        None => phone::e164(&reported, &country.unwrap_or_else(home)),
    };
    e164.unwrap_or(reported)
}

/// An amount that Shopify keeps, in the form in which ours is written: "9.9" is "9.90".
fn money(kept: &str) -> String {
    #[derive(Deserialize)]
    struct Money {
        amount: Scalar,
        currency_code: Scalar,
    }

    let kept: Option<Money> = wire::from_json(kept.as_bytes());
    kept.and_then(|kept| ours::money(&kept.amount, &kept.currency_code)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::api::{Customer, MailingAddress, StoredAddress};
    use crate::fake_remote::{FakeRemote, ours};

    #[test]
    fn what_the_platform_would_refuse_comes_in_clean_and_nothing_goes_back() {
        let mut fake_remote = FakeRemote::new();
        let number = fake_remote.shopify.create_customer(|it| {
            it.email = Some("zoe@example.ch".to_owned());
            it.first_name = Some("Zo\u{0}e".to_owned());
            it.note = Some("a\r\nb\u{b}c".to_owned());
            it.tags = ["V\u{7}IP".to_owned()].into();
        });
        fake_remote.reported(number);
        let here = ours().remove(0);
        assert_eq!((here.first_name.as_str(), here.note.as_str()), ("Zo e", "a\nb c"));
        assert_eq!(here.tags, ["V IP"]);
        // In step: neither a save here nor another word of Shopify's writes anything.
        fake_remote.save(here.clone());
        fake_remote.reported(number);
        assert_eq!((fake_remote.writes(), ours(), fake_remote.codes().len()), (0, vec![here], 0));
    }

    #[test]
    fn of_too_many_addresses_the_default_one_stays() {
        let stored = |at: usize| StoredAddress {
            id: at.to_string(),
            address: MailingAddress {
                address1: format!("Gasse\u{0} {at}\nHof"),
                ..MailingAddress::default()
            },
        };
        let customer = Customer {
            addresses: (0..1_200).map(stored).collect(),
            default_address: Some("1199".to_owned()),
            ..Customer::default()
        };
        let profile = super::theirs(&customer);
        assert_eq!((profile.addresses.len(), profile.default_address.as_deref()), (1_000, Some("1199")));
        assert_eq!(profile.addresses[0].lines.0.address1, "Gasse  1199\nHof");
    }
}
