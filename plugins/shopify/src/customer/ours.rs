//! The shop's customer in comparable form.

use std::collections::BTreeSet;

use framework360_sdk::shop::{self, Customer};
use framework360_sdk::{decimal, wire};
use serde::Serialize;

use super::phone::{self, Reading};
use super::{CustomerAddress, Profile, normal};
use crate::api::Consent;
use crate::clean_text;
use crate::email::email;

/// The customer as it is compared with Shopify's.
pub(crate) fn ours(customer: &Customer, home: &str) -> Profile {
    let addresses: Vec<CustomerAddress> = customer.addresses.iter().map(CustomerAddress::ours).collect();
    let mut countries: Vec<&str> = Vec::new();
    for country in addresses.iter().map(|address| address.lines.0.country.as_str()) {
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
        addresses,
        default_address: None,
        orders_count: customer.orders_count.to_string(),
        total_spent: money(&customer.total_spent, &customer.currency).unwrap_or_default(),
        currency: customer.currency.trim().to_owned(),
        unreported: BTreeSet::new(),
    }
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
