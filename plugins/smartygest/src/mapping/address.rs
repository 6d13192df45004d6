//! Names, addresses and the customer.

use framework360_sdk::shop::{self, Order};

use super::{Flaw, fiscal};
use crate::api::{Address, NewCustomer};
use crate::say;

/// The e-mail address by which the customer is found at Smarty.
pub(crate) fn email(order: &Order) -> Result<&str, Flaw> {
    let email = order.customer.email.trim();
    if email.is_empty() { Err(say::no_email()) } else { Ok(email) }
}

/// The customer that the order's billing address describes.
pub(crate) fn customer(order: &Order) -> Result<NewCustomer, Flaw> {
    let billing = &order.billing;
    let (name, last_name) = person(order, billing);
    let company = billing.company.trim().to_owned();
    let phone = first(&[&billing.phone, &order.customer.phone]);
    let other_phone = order.shipping.phone.trim();
    Ok(NewCustomer {
        name: if company.is_empty() { name } else { String::new() },
        last_name: if company.is_empty() { last_name } else { String::new() },
        business_name: company,
        dni: fiscal::tax_code(&billing.tax_code),
        vat: fiscal::vat_number(&billing.vat_number),
        mobile: if other_phone == phone { String::new() } else { other_phone.to_owned() },
        phone,
        email: email(order)?.to_owned(),
        billing_address: place(billing),
    })
}

/// The order's billing address: the company, or the person.
pub(crate) fn billing(order: &Order) -> Address {
    let billing = &order.billing;
    let company = billing.company.trim();
    let (name, lastname) =
        if company.is_empty() { person(order, billing) } else { (company.to_owned(), String::new()) };
    Address {
        name: Some(name),
        lastname: Some(lastname),
        vat: Some(fiscal::vat_number(&billing.vat_number)),
        dni: Some(fiscal::tax_code(&billing.tax_code)),
        ..place(billing)
    }
}

/// The order's shipping address; without one it goes where the bill goes. A courier needs the company and
/// the person.
pub(crate) fn shipping(order: &Order) -> Address {
    let to = if place_is_empty(&order.shipping) { &order.billing } else { &order.shipping };
    let (first_name, last_name) = person(order, to);
    let company = to.company.trim();
    let (name, lastname) = if company.is_empty() {
        (first_name, last_name)
    } else {
        (company.to_owned(), format!("{first_name} {last_name}").trim().to_owned())
    };
    Address {
        name: Some(name),
        lastname: Some(lastname),
        vat: Some(fiscal::vat_number(&to.vat_number)),
        dni: Some(fiscal::tax_code(&to.tax_code)),
        ..place(to)
    }
}

/// First and last name as the shop holds them: names are never split.
fn person(order: &Order, address: &shop::Address) -> (String, String) {
    let given = [&address.first_name, &address.last_name].map(|name| name.trim());
    let [first, last] = if given.iter().all(|name| name.is_empty()) {
        [&order.customer.first_name, &order.customer.last_name].map(|name| name.trim())
    } else {
        given
    };
    (first.to_owned(), last.to_owned())
}

fn place(address: &shop::Address) -> Address {
    let trimmed = |text: &str| text.trim().to_owned();
    Address {
        name: None,
        lastname: None,
        address: trimmed(&address.line1),
        address2: trimmed(&address.line2),
        city: trimmed(&address.city),
        zipcode: trimmed(&address.postal_code),
        state: trimmed(&address.province).to_ascii_uppercase(),
        country_iso: trimmed(&address.country).to_ascii_uppercase(),
        vat: None,
        dni: None,
    }
}

fn place_is_empty(address: &shop::Address) -> bool {
    [&address.line1, &address.city, &address.postal_code].iter().all(|text| text.trim().is_empty())
}

fn first(texts: &[&str]) -> String {
    texts.iter().map(|text| text.trim()).find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}
