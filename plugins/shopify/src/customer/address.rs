//! Addresses in comparable form.

use framework360_sdk::shop::Address;

use super::home_country::home;
use super::phone;
use super::province::province;
use crate::api::{MailingAddress, is_country};
use crate::clean_text;

/// The number of texts of an address.
pub(super) const TEXTS: usize = 10;

/// The lines of an address that both sides have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lines(pub(crate) MailingAddress);

/// An address of one side.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CustomerAddress {
    /// Shopify's; none of ours.
    pub(crate) id: Option<String>,
    pub(crate) lines: Lines,
    /// Our address as the shop has it, with the fields that Shopify doesn't have.
    pub(crate) whole: Option<Box<Address>>,
    /// A country that Shopify doesn't know, and that is left out.
    pub(crate) odd_country: Option<String>,
}

// An address of the shop holds texts alone.
impl Eq for CustomerAddress {}

impl CustomerAddress {
    /// An address of the shop, in comparable form.
    pub(super) fn ours(address: &Address) -> Self {
        let country = clean_text::line(&address.country).to_uppercase();
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

    /// The address that the shop stores: these lines, each as it was entered where it means the same, and the fields
    /// that Shopify doesn't have.
    pub(crate) fn for_shop(&self) -> Address {
        let mut address = self.whole.as_deref().cloned().unwrap_or_else(empty);
        let entered = Self::ours(&address).lines;
        let slots = [
            &mut address.first_name,
            &mut address.last_name,
            &mut address.company,
            &mut address.line1,
            &mut address.line2,
            &mut address.postal_code,
            &mut address.city,
            &mut address.province,
            &mut address.country,
            &mut address.phone,
        ];
        for ((slot, entered), kept) in slots.into_iter().zip(entered.texts()).zip(self.lines.texts()) {
            if entered != kept {
                kept.clone_into(slot);
            }
        }
        address
    }
}

impl Lines {
    /// The lines of a reported address, in comparable form.
    pub(crate) fn new(reported: &MailingAddress) -> Self {
        let country = clean_text::line(&reported.country).to_uppercase();
        // Shopify keeps the number as it was sent: the same number in two forms is no difference.
        let phone = clean_text::line(&reported.phone);
        Self(MailingAddress {
            first_name: clean_text::line(&reported.first_name),
            last_name: clean_text::line(&reported.last_name),
            company: clean_text::line(&reported.company),
            address1: clean_text::lines(&reported.address1),
            address2: clean_text::lines(&reported.address2),
            zip: clean_text::line(&reported.zip),
            city: clean_text::line(&reported.city),
            province: province(&country, &reported.province),
            phone: e164_of(&phone, &country).unwrap_or(phone),
            country,
        })
    }

    /// All texts, in order.
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

    /// All texts, to be changed.
    pub(super) fn texts_mut(&mut self) -> [&mut String; TEXTS] {
        let it = &mut self.0;
        [
            &mut it.first_name,
            &mut it.last_name,
            &mut it.company,
            &mut it.address1,
            &mut it.address2,
            &mut it.zip,
            &mut it.city,
            &mut it.province,
            &mut it.country,
            &mut it.phone,
        ]
    }

    /// Whether it says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.texts().all(str::is_empty)
    }
}

/// The number as it is called from the address's country, else from the shop's. Of an address without a country only
/// what is sure.
fn e164_of(phone: &str, country: &str) -> Option<String> {
    if phone.is_empty() {
        return None;
    }
    if country.is_empty() {
        return phone::read(phone, &[], &home()).sure;
    }
    phone::e164(phone, country).or_else(|| phone::e164(phone, &home()))
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
