//! Shopify's customer in comparable form.

use framework360_sdk::json;

use super::{Lines, Place, Profile, normal, ours};
use crate::api::Customer;

/// The customer as it is compared with the shop's.
pub(crate) fn theirs(customer: &Customer) -> Profile {
    let email = customer.email.clone().unwrap_or_default();
    let places = customer.addresses.iter().map(|placed| Place {
        id: Some(placed.id.clone()),
        lines: Lines::new(&placed.address),
        ..Place::default()
    });
    let places: Vec<Place> = places.filter(|place| !place.lines.is_empty()).collect();
    let default = customer.default_address.clone();
    Profile {
        first_name: normal::text(&customer.first_name),
        last_name: normal::text(&customer.last_name),
        email: normal::email(&email.address),
        phone: normal::text(&customer.phone),
        phone_left_out: false,
        note: normal::text(&customer.note),
        locale: normal::locale(&customer.locale),
        tags: normal::tags(customer.tags.iter().map(String::as_str)),
        consent: email.consent,
        consent_at: email.consent_at,
        default_place: default.filter(|id| places.iter().any(|place| place.id.as_ref() == Some(id))),
        places,
        orders_count: customer.orders_count.trim().to_owned(),
        total_spent: money(&customer.total_spent),
    }
}

/// An amount that Shopify keeps, in the form in which ours is written: "9.9" is "9.90".
fn money(kept: &str) -> String {
    let Some(kept) = json::parse(kept.as_bytes()) else { return String::new() };
    let (amount, currency) = (json::text(kept.root(), "amount"), json::text(kept.root(), "currency_code"));
    ours::money(&amount, &currency).unwrap_or_default()
}
