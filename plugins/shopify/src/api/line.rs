//! The lines of an address without which it can still be written.

use framework360_sdk::Message;
use framework360_sdk::text::shorten;

use super::MailingAddress;
use crate::say;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    Province,
    Phone,
    Zip,
    Country,
}

impl Line {
    pub(crate) const ALL: [Self; 4] = [Self::Province, Self::Phone, Self::Zip, Self::Country];

    /// As Shopify's input names it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Province => "provinceCode",
            Self::Phone => "phone",
            Self::Zip => "zip",
            Self::Country => "countryCode",
        }
    }

    /// Its text.
    pub(crate) fn of(self, address: &mut MailingAddress) -> &mut String {
        match self {
            Self::Province => &mut address.province,
            Self::Phone => &mut address.phone,
            Self::Zip => &mut address.zip,
            Self::Country => &mut address.country,
        }
    }

    /// What the owner reads once an address was written without it.
    pub(crate) fn note(self, text: &str) -> Message {
        let text = shorten(text, 40);
        match self {
            Self::Province => say::province_left_out(text),
            Self::Phone => say::address_phone_left_out(text),
            Self::Zip => say::zip_left_out(text),
            Self::Country => say::country_left_out(text),
        }
    }
}
