//! The identity of a customer: the data by which customers are compared and looked up.

use framework360_sdk::product_version::Hash;
use serde::{Deserialize, Serialize};

use crate::api::{NewCustomer, Smarty};
use crate::mapping::fiscal;

/// The data of an order's customer by which the customer is looked up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Identity {
    /// Codice fiscale.
    pub(super) dni: String,
    /// Partita IVA.
    pub(super) vat: String,
    pub(super) email: String,
    /// The name of the company, else of the person.
    pub(super) name: String,
    /// The postal code of the billing address.
    pub(super) zipcode: String,
    /// Street and number of the billing address.
    pub(super) address: String,
}

impl Identity {
    pub(super) fn of(wanted: &NewCustomer) -> Self {
        let person = || format!("{} {}", wanted.name, wanted.last_name).trim().to_owned();
        let company = &wanted.business_name;
        Self {
            dni: wanted.dni.clone(),
            vat: wanted.vat.clone(),
            email: wanted.email.clone(),
            name: if company.is_empty() { person() } else { company.clone() },
            zipcode: wanted.billing_address.zipcode.clone(),
            address: wanted.billing_address.address.clone(),
        }
    }

    /// The tax code and the VAT number, each in the form in which it's compared.
    pub(super) fn tax_numbers(&self) -> Vec<String> {
        let numbers = [&self.dni, &self.vat].into_iter().map(|number| compact_number(number));
        numbers.filter(|number| !number.is_empty()).collect()
    }

    /// The customer's storage key: a hash of the strongest part of its identity, so that no personal data can be read
    /// in it.
    pub(super) fn key(&self, smarty: &Smarty) -> String {
        let hash = Hash::new();
        let hash = match self.tax_numbers().first() {
            Some(number) => hash.text("tax").text(number),
            None if !self.email.is_empty() => hash.text("email").text(&self.email.trim().to_lowercase()),
            None => {
                let hash = hash.text("name").text(&compact(&self.name));
                hash.text(&compact(&self.zipcode)).text(&compact(&self.address))
            }
        };
        format!("customer/{}/{}", smarty.account(), hash.finish())
    }
}

/// "IT 123" and "123" are the same number.
pub(super) fn compact_number(text: &str) -> String {
    fiscal::compared(text)
}

/// Letters and digits in lower case.
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
