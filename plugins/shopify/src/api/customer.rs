//! Customers as Shopify reports them.

use framework360_sdk::shop::Timestamp;
use framework360_sdk::wire::{Lenient, Scalar, Source};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::connection::Connection;
use super::{text, time};

const PREFIX: &str = "gid://shopify/Customer/";

/// The number in a customer's global id; none where it isn't one.
pub(crate) fn number(gid: &str) -> Option<&str> {
    let number = gid.strip_prefix(PREFIX)?;
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    (digits && number.parse::<u64>().is_ok()).then_some(number)
}

/// The global id of a customer's number.
pub(crate) fn gid(number: &str) -> String {
    format!("{PREFIX}{number}")
}

/// A customer with `CustomerFields`. A field that Shopify doesn't report is null, and none here: that isn't the same as
/// an empty text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Node")]
pub(crate) struct Customer {
    pub(crate) id: String,
    pub(crate) updated_at: Timestamp,
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) email: Option<Email>,
    pub(crate) phone: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) locale: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) addresses: Vec<StoredAddress>,
    /// The id of the default address; none where there is none.
    pub(crate) default_address: Option<String>,
    /// The cursor of its further addresses, where it has more than are listed here.
    pub(crate) more_addresses: Option<String>,
    /// The values of our metafields.
    pub(crate) orders_count: String,
    pub(crate) total_spent: String,
    /// The store's currency, ISO 4217; empty where it isn't reported.
    pub(crate) currency: String,
}

impl Customer {
    /// Whether no personal data at all are reported. A new customer has no name yet, as after a sale over the counter.
    /// For a customer who had data before, the app isn't approved to see names and addresses, or the person was erased.
    /// Nothing of it may be taken for empty.
    pub(crate) fn is_hidden(&self) -> bool {
        let texts = [&self.first_name, &self.last_name, &self.phone];
        let empty = |text: &Option<String>| text.as_deref().unwrap_or_default().is_empty();
        texts.into_iter().all(empty) && self.email.is_none() && self.addresses.is_empty()
    }
}

/// An e-mail address, and whether advertising may be sent there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Email {
    pub(crate) address: String,
    pub(crate) consent: Consent,
    /// When the person said so, where that's known.
    pub(crate) consent_at: Option<Timestamp>,
}

/// The state of a consent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Scalar")]
pub(crate) enum Consent {
    /// No state is reported: there is no e-mail address, or nothing is known of it.
    #[default]
    Unknown,
    /// The person wasn't asked, or their consent doesn't count any more. Only Shopify reports this.
    NotSubscribed,
    Pending,
    Subscribed,
    Unsubscribed,
    /// Erased at the person's request. Only Shopify reports this.
    Redacted,
    /// The address takes no mail. Only Shopify says so.
    Invalid,
}

impl From<Scalar> for Consent {
    fn from(state: Scalar) -> Self {
        match &*state {
            "" => Self::Unknown,
            "SUBSCRIBED" => Self::Subscribed,
            "UNSUBSCRIBED" => Self::Unsubscribed,
            "PENDING" => Self::Pending,
            "NOT_SUBSCRIBED" => Self::NotSubscribed,
            "REDACTED" => Self::Redacted,
            // An unknown state allows nothing, and nothing is written over it.
            _ => Self::Invalid,
        }
    }
}

/// An address with `AddressFields`, and its id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StoredAddress {
    pub(crate) id: String,
    pub(crate) address: MailingAddress,
}

/// The lines of an address. An empty line is null on the wire, in both directions: what an update leaves out would
/// stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct MailingAddress {
    #[serde(with = "text")]
    pub(crate) first_name: String,
    #[serde(with = "text")]
    pub(crate) last_name: String,
    #[serde(with = "text")]
    pub(crate) company: String,
    #[serde(with = "text")]
    pub(crate) address1: String,
    #[serde(with = "text")]
    pub(crate) address2: String,
    #[serde(with = "text")]
    pub(crate) zip: String,
    #[serde(with = "text")]
    pub(crate) city: String,
    /// The province's code without the country: "QC".
    #[serde(rename = "provinceCode", with = "text")]
    pub(crate) province: String,
    /// ISO 3166-1 alpha-2.
    #[serde(rename(deserialize = "countryCodeV2", serialize = "countryCode"), with = "text")]
    pub(crate) country: String,
    #[serde(with = "text")]
    pub(crate) phone: String,
}

impl<'de> Deserialize<'de> for StoredAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Such ids were seen with a query behind them: "gid://shopify/MailingAddress/1?model_name=CustomerAddress".
        let source = Source::deserialize(deserializer)?;
        let id = source.read().map(|Id { id }| id.into_string()).filter(|id| !id.is_empty());
        let stored = id.zip(source.read()).map(|(id, address)| Self { id, address });
        stored.ok_or_else(|| D::Error::custom("no address"))
    }
}

/// A customer as it comes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    #[serde(deserialize_with = "customer_id")]
    id: String,
    #[serde(deserialize_with = "time::required")]
    updated_at: Timestamp,
    first_name: Scalar,
    last_name: Scalar,
    note: Scalar,
    locale: Scalar,
    tags: Vec<Scalar>,
    default_email_address: Lenient<EmailAddress>,
    email_marketing_consent: Lenient<OlderConsent>,
    default_phone_number: Lenient<PhoneNumber>,
    default_address: Lenient<Id>,
    #[serde(rename = "addressesV2")]
    addresses: Connection<StoredAddress>,
    orders_count: Lenient<MetafieldValue>,
    total_spent: Lenient<MetafieldValue>,
    amount_spent: Lenient<Amount>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EmailAddress {
    pub(super) email_address: Scalar,
    pub(super) marketing_state: Consent,
    #[serde(deserialize_with = "time::optional")]
    marketing_updated_at: Option<Timestamp>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OlderConsent {
    marketing_state: Consent,
    #[serde(deserialize_with = "time::optional")]
    consent_updated_at: Option<Timestamp>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhoneNumber {
    pub(super) phone_number: Scalar,
}

#[derive(Deserialize)]
struct Id {
    id: Scalar,
}

#[derive(Deserialize)]
struct MetafieldValue {
    value: Scalar,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Amount {
    currency_code: Scalar,
}

impl From<Node> for Customer {
    fn from(node: Node) -> Self {
        let older = node.email_marketing_consent.into_option();
        let email = node.default_email_address.into_option().map(|email| email_address(email, older));
        let phone = node.default_phone_number.into_option().map(|phone| phone.phone_number.into_string());
        let (addresses, more_addresses) = node.addresses.into_page();
        let value = |field: Lenient<MetafieldValue>| {
            field.into_option().map(|field| field.value.into_string()).unwrap_or_default()
        };
        let currency = node.amount_spent.into_option().map(|amount| amount.currency_code.into_string());
        Self {
            id: node.id,
            updated_at: node.updated_at,
            first_name: node.first_name.into_option(),
            last_name: node.last_name.into_option(),
            email: email.filter(|email| !email.address.is_empty()),
            phone: phone.filter(|phone| !phone.is_empty()),
            note: node.note.into_option(),
            locale: node.locale.into_option(),
            tags: node.tags.into_iter().filter_map(Scalar::into_option).collect(),
            addresses,
            default_address: node.default_address.into_option().map(|address| address.id.into_string()),
            more_addresses,
            orders_count: value(node.orders_count),
            total_spent: value(node.total_spent),
            currency: currency.unwrap_or_default(),
        }
    }
}

/// The default e-mail address of a customer. An erasure is "not subscribed" there, as if nobody had been asked: only
/// the field that came before it reports.
fn email_address(email: EmailAddress, older: Option<OlderConsent>) -> Email {
    let reported = Email {
        address: email.email_address.into_string(),
        consent: email.marketing_state,
        consent_at: email.marketing_updated_at,
    };
    match older {
        Some(older) if older.marketing_state == Consent::Redacted => Email {
            consent: Consent::Redacted,
            consent_at: older.consent_updated_at.max(reported.consent_at),
            ..reported
        },
        _ => reported,
    }
}

/// A customer's global id.
fn customer_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let id = Scalar::deserialize(deserializer)?.into_string();
    if number(&id).is_some() { Ok(id) } else { Err(D::Error::custom("no customer's id")) }
}

/// A customer with `CustomerFields`, as text.
#[cfg(test)]
pub(crate) fn read_customer(text: &str) -> Option<Customer> {
    framework360_sdk::wire::from_json(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_erasure_is_reported_by_the_older_field_alone() {
        let reported = |state: &str, older: &str| {
            let text = format!(
                r#"{{"id":"gid://shopify/Customer/1","updatedAt":"2026-01-01T00:00:00Z","tags":[],
                "addressesV2":{{"nodes":[],"pageInfo":{{"hasNextPage":false}}}},"emailMarketingConsent":{older},
                "defaultEmailAddress":{{"emailAddress":"zoe@example.ch","marketingState":"{state}"}}}}"#
            );
            let email = read_customer(&text).unwrap().email.unwrap();
            (email.consent, email.consent_at)
        };
        let older = |state: &str| format!(r#"{{"marketingState":"{state}","consentUpdatedAt":null}}"#);
        assert_eq!(reported("NOT_SUBSCRIBED", &older("REDACTED")), (Consent::Redacted, None));
        let dated = r#"{"marketingState":"REDACTED","consentUpdatedAt":"2026-01-01T00:00:00Z"}"#;
        assert_eq!(reported("NOT_SUBSCRIBED", dated), (Consent::Redacted, Some(1_767_225_600_000)));
        assert_eq!(reported("NOT_SUBSCRIBED", &older("NOT_SUBSCRIBED")), (Consent::NotSubscribed, None));
        assert_eq!(reported("SUBSCRIBED", &older("UNSUBSCRIBED")), (Consent::Subscribed, None));
        assert_eq!(reported("NOT_SUBSCRIBED", "null"), (Consent::NotSubscribed, None));
    }

    const LEAST: &str = r#"{"id":"gid://shopify/Customer/1","updatedAt":"2026-01-01T00:00:00Z","tags":[],
        "addressesV2":{"nodes":[]}}"#;

    #[test]
    fn a_customer_without_what_it_must_have_is_none() {
        assert_eq!(read_customer(LEAST).unwrap().updated_at, 1_767_225_600_000);
        for (field, other) in [
            ("gid://shopify/Customer/1", "gid://shopify/Order/1"),
            (r#""gid://shopify/Customer/1""#, "1"),
            ("2026-01-01T00:00:00Z", "yesterday"),
            (r#""tags":[]"#, r#""tags":null"#),
            (r#""tags":[]"#, r#""tags":"VIP""#),
            (r#"{"nodes":[]}"#, "null"),
            (r#"{"nodes":[]}"#, "[]"),
            (r#""nodes":[]"#, r#""nodes":null"#),
            (r#""nodes":[]"#, r#""nodes":[null]"#),
            (r#""nodes":[]"#, r#""nodes":[{"city":"Bern"}]"#),
            (r#""nodes":[]"#, r#""nodes":[{"id":""}]"#),
        ] {
            assert!(LEAST.contains(field), "{field}");
            assert_eq!(read_customer(&LEAST.replacen(field, other, 1)), None, "{other}");
        }
    }

    #[test]
    fn what_else_has_another_form_than_expected_counts_as_not_reported() {
        let least = read_customer(LEAST).unwrap();
        for other in ["null", "{}", "[]", "[[[]]]", r#"{"a":{"b":[1]}}"#] {
            let fields =
                ["note", "locale", "defaultEmailAddress", "defaultPhoneNumber", "amountSpent", "new"];
            let odd: String = fields.iter().map(|field| format!(r#","{field}":{other}"#)).collect();
            let text = LEAST.replacen(r#","tags""#, &format!(r#"{odd},"tags""#), 1);
            assert_eq!(read_customer(&text).as_ref(), Some(&least), "{other}");
        }
        let odd = r#"{"note":"","note":"b","firstName":7,"tags":[1,null,"a",{}],"defaultAddress":{"id":5},"#;
        let customer = read_customer(&LEAST.replacen('{', odd, 1)).unwrap();
        assert_eq!(customer.note.as_deref(), Some(""), "an empty text, and the first of two");
        assert_eq!(
            (customer.first_name.as_deref(), customer.default_address.as_deref()),
            (Some("7"), Some("5"))
        );
        assert_eq!(customer.tags, ["1", "a"]);
    }

    #[test]
    fn an_address_is_read_as_it_comes_and_written_as_an_input() {
        let text = r#"{"id":"a?b","firstName":"Zoë","zip":3011,"city":null,"countryCodeV2":"CH"}"#;
        let StoredAddress { id, address } = framework360_sdk::wire::from_json(text.as_bytes()).unwrap();
        assert_eq!((id.as_str(), address.zip.as_str(), address.city.as_str()), ("a?b", "3011", ""));
        let written = String::from_utf8(framework360_sdk::wire::to_json(&address).unwrap()).unwrap();
        assert!(written.starts_with(r#"{"firstName":"Zoë","lastName":null,"#), "{written}");
        assert!(
            written.contains(r#""zip":"3011","city":null,"provinceCode":null,"countryCode":"CH","#),
            "{written}"
        );
    }

    #[test]
    fn an_id_is_text_and_may_be_beyond_what_a_float_holds() {
        assert_eq!(number("gid://shopify/Customer/706405506930370084"), Some("706405506930370084"));
        for wrong in [
            "gid://shopify/Customer/",
            "gid://shopify/Customer/1\"",
            "gid://shopify/Order/1",
            "1",
            "gid://shopify/Customer/99999999999999999999999",
        ] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
