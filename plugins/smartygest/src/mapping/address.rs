//! Names, addresses and the customer.

use framework360_sdk::shop::{self, Order};
use framework360_sdk::{Message, address};

use super::fiscal;
use crate::api::{Address, NewCustomer};
use crate::say;

/// The customer that the order's billing address describes. An order by telephone has no e-mail address; without a name
/// or a tax number either, it couldn't be billed.
pub(crate) fn customer(order: &Order) -> Result<NewCustomer, Message> {
    let billing = &order.billing;
    let (name, last_name) = address::person(order, billing);
    let company = billing.company.trim().to_owned();
    let phone = address::first(&[&billing.phone, &order.customer.phone]);
    let other_phone = order.shipping.phone.trim();
    let names = [name, last_name, company.as_str(), order.customer.email.trim()];
    if names.iter().all(|name| name.is_empty()) {
        return Err(say::customer_nameless());
    }
    Ok(NewCustomer {
        name: if company.is_empty() { name.to_owned() } else { String::new() },
        last_name: if company.is_empty() { last_name.to_owned() } else { String::new() },
        business_name: company,
        dni: fiscal::tax_code(&billing.tax_code),
        vat: fiscal::vat_number(&billing.vat_number, &billing.country),
        mobile: if other_phone == phone { String::new() } else { other_phone.to_owned() },
        phone: phone.to_owned(),
        email: order.customer.email.trim().to_owned(),
        billing_address: place(billing),
    })
}

/// The order's billing address: the company, or the person.
pub(crate) fn billing(order: &Order) -> Address {
    let billing = &order.billing;
    let company = billing.company.trim();
    let (name, lastname) = if company.is_empty() { address::person(order, billing) } else { (company, "") };
    Address {
        name: Some(name.to_owned()),
        lastname: Some(lastname.to_owned()),
        vat: Some(fiscal::vat_number(&billing.vat_number, &billing.country)),
        dni: Some(fiscal::tax_code(&billing.tax_code)),
        ..place(billing)
    }
}

/// The order's shipping address; without one it goes where the bill goes. A courier needs the company and
/// the person.
pub(crate) fn shipping(order: &Order) -> Address {
    let to = address::shipping(order);
    let (first_name, last_name) = address::person(order, to);
    let company = to.company.trim();
    let (name, lastname) = if company.is_empty() {
        (first_name.to_owned(), last_name.to_owned())
    } else {
        (company.to_owned(), format!("{first_name} {last_name}").trim().to_owned())
    };
    Address {
        name: Some(name),
        lastname: Some(lastname),
        vat: Some(fiscal::vat_number(&to.vat_number, &to.country)),
        dni: Some(fiscal::tax_code(&to.tax_code)),
        ..place(to)
    }
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
