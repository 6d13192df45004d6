//! A customer as Shopify keeps it.

use jiff::Timestamp;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A customer. What isn't set is none, never an empty text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Customer {
    /// The number in `gid://shopify/Customer/ID`, given by Shopify.
    pub id: u64,
    /// Set by Shopify.
    pub created_at: Timestamp,
    /// Moved by Shopify with every change.
    pub updated_at: Timestamp,
    /// At most 255 characters.
    pub first_name: Option<String>,
    /// At most 255 characters.
    pub last_name: Option<String>,
    /// The e-mail address in lower case; unique in the shop.
    pub email: Option<String>,
    /// E.164; unique in the shop.
    pub phone: Option<String>,
    /// The state of their account in the store. The API can't set it.
    pub state: AccountState,
    /// At most 5000 characters.
    pub note: Option<String>,
    /// `en` where none was sent.
    pub locale: String,
    /// No two that differ in capitals only.
    pub tags: Vec<String>,
    /// The addresses, in the order of creation.
    pub addresses: Vec<Address>,
    /// One of the addresses, or none.
    pub default_address: Option<u64>,
    /// To mails that advertise. Means something where there is an e-mail address.
    pub email_consent: Consent,
    /// To text messages that advertise. Means something where there is a phone number.
    pub sms_consent: Consent,
    /// How many orders it placed.
    pub orders: u64,
    /// The money spent, in the shop's currency.
    pub spent: Decimal,
    /// The metafields that apps keep with the customer.
    pub metafields: Vec<Metafield>,
}

impl Customer {
    /// The name that the shop's admin shows: the customer's, else the e-mail address, else the phone number.
    pub fn display_name(&self) -> String {
        let names = [self.first_name.as_deref(), self.last_name.as_deref()];
        let name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        match name.is_empty() {
            false => name,
            true => self.email.clone().or(self.phone.clone()).unwrap_or_default(),
        }
    }

    /// A copy without any name of a person.
    pub(crate) fn without_names(&self) -> Self {
        let addresses = self.addresses.iter().map(Address::without_names).collect();
        Self { first_name: None, last_name: None, addresses, ..self.clone() }
    }

    /// `gid://shopify/Customer/ID`.
    pub fn gid(&self) -> String {
        gid("Customer", self.id)
    }
}

/// An address of a customer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Address {
    /// The number in `gid://shopify/MailingAddress/ID`, given by Shopify.
    pub id: u64,
    /// The resident's first name.
    pub first_name: Option<String>,
    /// The resident's last name.
    pub last_name: Option<String>,
    /// A firm.
    pub company: Option<String>,
    /// Street and number.
    pub address1: Option<String>,
    /// Further line.
    pub address2: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// `QC`, `MI`.
    pub province_code: Option<String>,
    /// Postal code.
    pub zip: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country_code: Option<String>,
    /// The phone number as it was sent: Shopify doesn't check it.
    pub phone: Option<String>,
}

impl Address {
    /// A copy without the name of a person.
    pub(crate) fn without_names(&self) -> Self {
        Self { first_name: None, last_name: None, ..self.clone() }
    }

    /// Whether both say the same, whatever their numbers.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        Self { id: other.id, ..self.clone() } == *other
    }
}

/// The state of the customer's account in the store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AccountState {
    /// There is none.
    #[default]
    Disabled,
    /// The customer can log in.
    Enabled,
    /// The customer was asked to make one.
    Invited,
    /// The customer was asked, and said no.
    Declined,
}

/// Whether advertising is welcome.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Consent {
    /// Its state.
    pub state: ConsentState,
    /// How it was given.
    pub opt_in_level: Option<OptInLevel>,
    /// When it was given or taken back.
    pub updated_at: Option<Timestamp>,
}

/// The state of a consent. Three can be set through the API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ConsentState {
    /// It never was given. Can't be set.
    #[default]
    NotSubscribed,
    /// Asked for, not confirmed yet.
    Pending,
    /// Given.
    Subscribed,
    /// Taken back.
    Unsubscribed,
    /// Erased at the customer's request. Can't be set.
    Redacted,
    /// The address is none. Can't be set.
    Invalid,
}

/// How a consent was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OptInLevel {
    /// Ticked.
    SingleOptIn,
    /// Ticked, and confirmed by a mail.
    ConfirmedOptIn,
    /// Nobody knows.
    Unknown,
}

/// A value that an app keeps with a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metafield {
    /// The number in `gid://shopify/Metafield/ID`, given by Shopify.
    #[serde(default)]
    pub id: u64,
    /// `app--NUMBER` for what is reserved for one app.
    pub namespace: String,
    /// Unique in its namespace.
    pub key: String,
    /// `number_integer`, `money`, ...
    #[serde(rename = "type")]
    pub kind: String,
    /// Always text.
    pub value: String,
}

/// A global id.
pub(crate) fn gid(kind: &str, id: u64) -> String {
    format!("gid://shopify/{kind}/{id}")
}

/// The number in a global id of this kind.
pub(crate) fn number(kind: &str, gid: &str) -> Option<u64> {
    gid.strip_prefix("gid://shopify/")?.strip_prefix(kind)?.strip_prefix('/')?.parse().ok()
}

/// The name of an enum's value in GraphQL.
pub(crate) fn enum_name(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
