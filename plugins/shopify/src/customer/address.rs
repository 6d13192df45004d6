//! Addresses in comparable form.

use framework360_sdk::shop::Address;

use super::{normal, phone};
use crate::api::{MailingAddress, is_country};

/// What both sides know of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lines(pub(crate) MailingAddress);

/// An address of one side.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Place {
    /// Shopify's; none of ours.
    pub(crate) id: Option<String>,
    pub(crate) lines: Lines,
    /// Ours as the shop has it, with what Shopify knows nothing of.
    pub(crate) whole: Option<Box<Address>>,
    /// A country that Shopify doesn't know, and that is left out.
    pub(crate) odd_country: Option<String>,
}

// An address of the shop holds texts alone.
impl Eq for Place {}

impl Place {
    /// Of the shop.
    pub(super) fn ours(address: &Address) -> Self {
        let country = normal::line(&address.country).to_uppercase();
        let known = country.is_empty() || is_country(&country);
        let lines = Lines::new(&MailingAddress {
            first_name: address.first_name.clone(),
            last_name: address.last_name.clone(),
            company: address.company.clone(),
            address1: address.line1.clone(),
            address2: address.line2.clone(),
            zip: address.postal_code.clone(),
            city: address.city.clone(),
            province: address.province.clone(),
            country: if known { country.clone() } else { String::new() },
            phone: address.phone.clone(),
        });
        let odd_country = (!known).then_some(country);
        Self { id: None, lines, whole: Some(Box::new(address.clone())), odd_country }
    }

    /// What the shop is to keep: these lines, and the rest of what it has.
    pub(crate) fn kept(&self) -> Address {
        let mut address = self.whole.as_deref().cloned().unwrap_or_else(empty);
        if Self::ours(&address).lines == self.lines {
            // As it was entered, where it means the same.
            return address;
        }
        let MailingAddress {
            first_name,
            last_name,
            company,
            address1,
            address2,
            zip,
            city,
            province,
            country,
            phone,
        } = self.lines.0.clone();
        Address {
            vat_number: std::mem::take(&mut address.vat_number),
            tax_code: std::mem::take(&mut address.tax_code),
            sdi_code: std::mem::take(&mut address.sdi_code),
            pec: std::mem::take(&mut address.pec),
            extra: std::mem::take(&mut address.extra),
            first_name,
            last_name,
            company,
            line1: address1,
            line2: address2,
            postal_code: zip,
            city,
            province,
            country,
            phone,
        }
    }
}

impl Lines {
    /// In comparable form.
    pub(crate) fn new(told: &MailingAddress) -> Self {
        let country = normal::line(&told.country).to_uppercase();
        let province = normal::line(&normal::line(&told.province).to_uppercase());
        // "IT-RM", as ISO 3166-2 has it.
        let part = province.strip_prefix(&country).and_then(|rest| rest.strip_prefix('-')).map(str::to_owned);
        // Shopify keeps it as it was told: the same number in two forms is no difference.
        let phone = normal::line(&told.phone);
        Self(MailingAddress {
            first_name: normal::line(&told.first_name),
            last_name: normal::line(&told.last_name),
            company: normal::line(&told.company),
            address1: normal::lines(&told.address1),
            address2: normal::lines(&told.address2),
            zip: normal::line(&told.zip),
            city: normal::line(&told.city),
            province: part.unwrap_or(province),
            phone: phone::e164(&phone, &country).unwrap_or(phone),
            country,
        })
    }

    /// All of them, in order.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let it = &self.0;
        let texts = [
            &it.first_name,
            &it.last_name,
            &it.company,
            &it.address1,
            &it.address2,
            &it.zip,
            &it.city,
            &it.province,
            &it.country,
            &it.phone,
        ];
        texts.into_iter().map(String::as_str)
    }

    /// Whether it says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.texts().all(str::is_empty)
    }

    /// How many lines are the same and not empty.
    pub(crate) fn likeness(&self, other: &Self) -> usize {
        self.texts().zip(other.texts()).filter(|(one, other)| one == other && !one.is_empty()).count()
    }
}

fn empty() -> Address {
    let none = String::new;
    Address {
        first_name: none(),
        last_name: none(),
        company: none(),
        line1: none(),
        line2: none(),
        postal_code: none(),
        city: none(),
        province: none(),
        country: none(),
        phone: none(),
        vat_number: none(),
        tax_code: none(),
        sdi_code: none(),
        pec: none(),
        extra: Vec::new(),
    }
}
