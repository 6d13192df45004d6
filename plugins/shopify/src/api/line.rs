//! The lines of an address without which it can still be written.

use framework360_sdk::Message;
use framework360_sdk::text::shorten;

use super::MailingAddress;
use crate::say;

/// A line of an address that may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    Province,
    Phone,
    Zip,
    Country,
}

impl Line {
    pub(crate) const ALL: [Self; 4] = [Self::Province, Self::Phone, Self::Zip, Self::Country];

    /// The line's name in Shopify's input.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Province => "provinceCode",
            Self::Phone => "phone",
            Self::Zip => "zip",
            Self::Country => "countryCode",
        }
    }

    /// The line's text in an address.
    pub(crate) fn of(self, address: &mut MailingAddress) -> &mut String {
        match self {
            Self::Province => &mut address.province,
            Self::Phone => &mut address.phone,
            Self::Zip => &mut address.zip,
            Self::Country => &mut address.country,
        }
    }

    /// The note that an address was written without this line.
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
