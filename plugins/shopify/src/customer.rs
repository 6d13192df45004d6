//! A customer in the form in which both sides are compared: trimmed, phone numbers in E.164, tags without regard to
//! capitals. What differs in this form differs; nothing else is ever written.

mod address;
mod hash;
mod home_country;
mod normal;
mod ours;
mod phone;
mod province;
mod same;
mod theirs;

pub(crate) use address::{CustomerAddress, Lines};
pub(crate) use hash::{Hash, Hasher};
pub(crate) use home_country::home;
#[cfg(test)]
pub(crate) use normal::tags;
pub(crate) use ours::ours;
pub(crate) use same::{Key, Sendable};
pub(crate) use theirs::theirs;

use std::collections::{BTreeMap, BTreeSet};

use framework360_sdk::Message;
use framework360_sdk::shop::Timestamp;
use framework360_sdk::text::shorten;
use serde::{Deserialize, Serialize};

use crate::api::Consent;
use crate::say;

/// Digits that the phone number of a person has at least. Arbitrary.
const PHONE: usize = 6;

/// A field with one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    FirstName,
    LastName,
    Email,
    Phone,
    Note,
    Locale,
}

impl Field {
    pub(crate) const ALL: [Self; 6] =
        [Self::FirstName, Self::LastName, Self::Email, Self::Phone, Self::Note, Self::Locale];

    /// The field's name in Shopify's input and in this connector's storage.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::FirstName => "firstName",
            Self::LastName => "lastName",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Note => "note",
            Self::Locale => "locale",
        }
    }

    /// Whether Shopify takes a value of it from one customer alone.
    pub(crate) const fn is_key(self) -> bool {
        matches!(self, Self::Email | Self::Phone)
    }

    /// The field of that name.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// Tags by their lower-case form, which decides whether two are one, each as it is shown.
pub(crate) type Tags = BTreeMap<String, String>;

/// A customer in comparable form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Profile {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) email: String,
    /// E.164; as it was entered where `phone_left_out`.
    pub(crate) phone: String,
    /// The phone number can't be brought into E.164, or nothing says which of `phones` it is: it isn't sent.
    pub(crate) phone_left_out: bool,
    /// Of our customer: no address says the customer's country, and the phone number may be one of several countries.
    pub(crate) phone_unplaced: bool,
    /// Of our customer: the readings of the phone number in the customer's countries and in the shop's, where these are
    /// several numbers; where no country is known, in those next to the shop's too.
    pub(crate) phones: Vec<String>,
    pub(crate) note: String,
    pub(crate) locale: String,
    pub(crate) tags: Tags,
    pub(crate) consent: Consent,
    /// When the consent was given, to the second.
    pub(crate) consent_at: Option<Timestamp>,
    /// Of our customer: whether the consent belongs to another e-mail address than this one.
    pub(crate) consent_elsewhere: bool,
    /// The last withdrawal that is known for the e-mail address, whatever link or customer it came with.
    pub(crate) withdrawn: Option<Withdrawn>,
    /// The addresses. Of ours the first is the default one; theirs have ids.
    pub(crate) addresses: Vec<CustomerAddress>,
    /// Of Shopify's customer: the id of the default address.
    pub(crate) default_address: Option<String>,
    /// The number of orders: of ours as it should be at Shopify, of theirs as it is stored there.
    pub(crate) orders_count: String,
    pub(crate) total_spent: String,
    /// ISO 4217: of what ours spent, and of the store; may be empty.
    pub(crate) currency: String,
    /// Fields that Shopify didn't report; unknown, not empty. None of ours.
    pub(crate) unreported: BTreeSet<Field>,
}

/// A withdrawal of consent at an e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Withdrawn {
    /// Only a subscription that is dated later counts.
    pub(crate) until: Timestamp,
    /// Shopify's "redacted" or "invalid" without a date: `until` is when that was learned.
    #[serde(default)]
    pub(crate) undated: bool,
}

impl Withdrawn {
    /// Whether this statement is a subscription that was withdrawn since, or may have been.
    pub(crate) fn is_after(self, consent: Consent, at: Option<Timestamp>) -> bool {
        matches!(consent, Consent::Subscribed | Consent::Pending) && at.is_none_or(|at| at <= self.until)
    }
}

impl Profile {
    /// Puts the withdrawal that is known for the address in place of a subscription that isn't later. Whether there was
    /// one.
    pub(crate) fn withdraw(&mut self) -> bool {
        let is_after = |it: &Withdrawn| it.is_after(self.consent, self.consent_at);
        let Some(known) = self.withdrawn.filter(|it| !self.consent_elsewhere && is_after(it)) else {
            return false;
        };
        (self.consent, self.consent_at) = (Consent::Unsubscribed, Some(known.until));
        true
    }

    /// The field's value.
    pub(crate) fn get(&self, field: Field) -> &str {
        match field {
            Field::FirstName => &self.first_name,
            Field::LastName => &self.last_name,
            Field::Email => &self.email,
            Field::Phone => &self.phone,
            Field::Note => &self.note,
            Field::Locale => &self.locale,
        }
    }

    /// Whether Shopify would keep the customer without the values of `without`: it wants a name, a phone number or an
    /// e-mail address.
    pub(crate) fn is_somebody(&self, without: &[Field]) -> bool {
        let fields = [Field::FirstName, Field::LastName, Field::Email, Field::Phone];
        fields.into_iter().any(|field| {
            let left_out = field == Field::Phone && self.phone_left_out;
            !left_out && !without.contains(&field) && !self.get(field).is_empty()
        })
    }

    /// Sets the field's value.
    pub(crate) fn set(&mut self, field: Field, value: &str) {
        let slot = match field {
            Field::FirstName => &mut self.first_name,
            Field::LastName => &mut self.last_name,
            Field::Email => &mut self.email,
            Field::Phone => {
                (self.phone_left_out, self.phone_unplaced) = (false, false);
                self.phones.clear();
                &mut self.phone
            }
            Field::Note => &mut self.note,
            Field::Locale => &mut self.locale,
        };
        value.clone_into(slot);
    }

    /// Whether the phone number is this one, in whichever country it is called.
    pub(crate) fn may_have_phone(&self, phone: &str) -> bool {
        self.phone == phone || self.phones.iter().any(|reading| reading == phone)
    }

    /// Whether the phone number is this one for certain, and not only in a country where it may be called.
    pub(crate) fn surely_has_phone(&self, phone: &str) -> bool {
        !self.phone_left_out && self.phone == phone
    }

    /// Whether both may be one person who is known by a phone number that may be another one: no name, and no address
    /// says that they are two.
    pub(crate) fn may_be(&self, other: &Self) -> bool {
        self.may_share_address(other) && same_name(&self.name_words(), &other.name_words())
    }

    /// Whether no e-mail address says that they are two.
    pub(crate) fn may_share_address(&self, other: &Self) -> bool {
        self.email.is_empty() || other.email.is_empty() || self.email == other.email
    }

    fn name_words(&self) -> BTreeSet<String> {
        [&self.first_name, &self.last_name].into_iter().flat_map(|name| normal::name_words(name)).collect()
    }

    /// The whole name, to be shown.
    pub(crate) fn full_name(&self) -> String {
        shorten(format!("{} {}", self.first_name, self.last_name).trim(), 60)
    }

    /// The profile with the one of two phone numbers that counts: the one that Shopify has, else the one that was
    /// agreed on.
    pub(crate) fn resolved(&self, theirs: &str, is_agreed: impl Fn(&str) -> bool) -> Self {
        let mut resolved = self.clone();
        let there = self.phones.iter().find(|reading| *reading == theirs);
        if let Some(reading) = there.or_else(|| self.phones.iter().find(|reading| is_agreed(reading))) {
            resolved.phone.clone_from(reading);
            resolved.phone_left_out = false;
        }
        resolved
    }

    /// A value that isn't sent again by itself: with the reason where that may change while the value stays.
    pub(crate) fn refusal(&self, field: Field) -> String {
        let reason = match (field, self.phone_left_out && !self.phones.is_empty(), self.phone_unplaced) {
            (Field::Phone, true, true) => " unplaced",
            (Field::Phone, true, false) => " twice",
            _ => "",
        };
        format!("{}{reason}", self.get(field))
    }

    /// Why no customer can be created at Shopify with these data: it wants a name, a phone number or an e-mail address.
    pub(crate) fn nameless_note(&self) -> Message {
        let digits = self.phone.chars().filter(char::is_ascii_digit).count();
        if self.phone_left_out && digits >= PHONE {
            say::phone_alone_unclear(shorten(&self.phone, 40))
        } else {
            say::refused_nameless()
        }
    }

    /// Why the phone number isn't sent.
    pub(crate) fn phone_note(&self) -> Message {
        let phone = shorten(&self.phone, 40);
        match (self.phones.is_empty(), self.phone_unplaced) {
            (true, _) => say::phone_left_out(phone),
            (false, true) => say::phone_country_unknown(phone),
            (false, false) => say::phone_two_countries(phone),
        }
    }

    /// The hash of what people enter: a value that another customer has is tried again once this changed, and not with
    /// each order.
    pub(crate) fn state_hash(&self, hasher: &Hasher) -> Hash {
        Self { orders_count: String::new(), total_spent: String::new(), ..self.clone() }.hash(hasher)
    }

    /// The hash of the whole profile, which shows whether anything changed.
    pub(crate) fn hash(&self, hasher: &Hasher) -> Hash {
        let text = |field| match field {
            // The hash is the same, whichever of the numbers counts.
            Field::Phone if !self.phones.is_empty() => self.phones.join(" "),
            field => self.get(field).to_owned(),
        };
        let mut parts: Vec<String> = Field::ALL.into_iter().map(text).collect();
        parts.extend(self.tags.keys().cloned());
        parts.push(format!("{:?} {:?}", self.consent, self.consent_at));
        for address in &self.addresses {
            parts.push(address.id.clone().unwrap_or_default());
            parts.extend(address.lines.texts().map(str::to_owned));
        }
        parts.push(self.default_address.clone().unwrap_or_default());
        // A customer without orders has no totals to report.
        if !matches!(self.orders_count.as_str(), "" | "0") {
            parts.extend([self.orders_count.clone(), self.total_spent.clone()]);
        }
        hasher.of("all", parts.iter().map(String::as_str))
    }
}

/// Whether two names may be one: each word of the shorter one is in the other one, or is an initial of another word
/// there, and one at least is more than that. Who has no name may be anybody.
fn same_name(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let is_initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let mut left: Vec<&String> = many.difference(few).collect();
    let fits = |word: &String| {
        let at = left.iter().position(|it| is_initial(word, it) || is_initial(it, word));
        at.map(|at| left.swap_remove(at)).is_some()
    };
    let is_whole = few.intersection(many).any(|word| word.chars().count() > 1);
    few.is_empty() || (is_whole && few.difference(many).all(fits))
}
