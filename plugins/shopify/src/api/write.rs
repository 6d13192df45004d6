//! Mutations that create and change customers at Shopify.

use framework360_sdk::shop::Timestamp;
use framework360_sdk::wire::{Fields, Lenient, Source};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize, Serializer};

use super::customer::EmailAddress;
use super::refusal::{Refusal, Refusals};
use super::{
    Admin, Consent, Customer, Document, MailingAddress, RequestError, StoredAddress, document, time,
};

/// A field and its new value; an empty one clears it.
pub(crate) type Text = (&'static str, String);

/// A new customer with everything that the API takes at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Draft {
    #[serde(flatten, serialize_with = "texts")]
    pub(crate) texts: Vec<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<String>,
    /// The consent for the e-mail address, which must be among the texts.
    #[serde(rename = "emailMarketingConsent", skip_serializing_if = "Option::is_none")]
    pub(crate) consent: Option<ConsentWrite>,
    /// The first becomes the default one, as far as Shopify does that by itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) addresses: Vec<MailingAddress>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) metafields: Vec<Metafield>,
}

/// A consent to be written. At Shopify the latest by its own time wins, and one without a time would count as of now:
/// so each has a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ConsentWrite {
    #[serde(rename = "marketingState", serialize_with = "state")]
    pub(crate) consent: Consent,
    #[serde(rename = "consentUpdatedAt", serialize_with = "time::write")]
    pub(crate) at: Timestamp,
}

/// An address to be added, or changed where it has an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AddressWrite {
    pub(crate) id: Option<String>,
    pub(crate) address: MailingAddress,
    /// Makes it the default one.
    pub(crate) default: bool,
}

/// A value that the app keeps with a customer, in its own namespace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Metafield {
    pub(crate) key: &'static str,
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    pub(crate) value: String,
}

/// The one variable of most mutations.
#[derive(Serialize)]
struct Input<T> {
    input: T,
}

/// A payload with the customer that was created or changed.
#[derive(Deserialize)]
struct CustomerPayload<T> {
    customer: T,
}

/// A mutation's result: the time of the record's last change.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Changed {
    #[serde(deserialize_with = "time::required")]
    updated_at: Timestamp,
}

impl Admin {
    /// Creates a customer. Not to be repeated blindly: the second one is refused as taken.
    pub(crate) fn create_customer(&self, draft: &Draft) -> Result<Customer, RequestError> {
        let variables = Input { input: draft };
        let created: CustomerPayload<_> =
            self.write(&document::CUSTOMER_CREATE, "customerCreate", &variables)?;
        Ok(created.customer)
    }

    /// Changes these fields. Returns when Shopify changed the customer.
    pub(crate) fn update_customer(&self, gid: &str, fields: &[Text]) -> Result<Timestamp, RequestError> {
        #[derive(Serialize)]
        struct Fields<'a> {
            id: &'a str,
            #[serde(flatten, serialize_with = "texts")]
            texts: &'a [Text],
        }

        let variables = Input { input: Fields { id: gid, texts: fields } };
        let updated: CustomerPayload<Changed> =
            self.write(&document::CUSTOMER_UPDATE, "customerUpdate", &variables)?;
        Ok(updated.customer.updated_at)
    }

    /// Adds tags and takes tags away, without touching the others.
    pub(crate) fn change_tags(
        &self,
        gid: &str,
        add: &[String],
        remove: &[String],
    ) -> Result<Timestamp, RequestError> {
        #[derive(Serialize)]
        struct Variables<'a> {
            id: &'a str,
            adds: bool,
            removes: bool,
            add: &'a [String],
            remove: &'a [String],
        }

        /// The two mutations of the document, each where it isn't skipped.
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Data {
            tags_remove: Option<Payload>,
            tags_add: Option<Payload>,
        }

        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Payload {
            user_errors: Vec<Refusal>,
            node: Lenient<Changed>,
        }

        let variables =
            Variables { id: gid, adds: !add.is_empty(), removes: !remove.is_empty(), add, remove };
        let Data { tags_remove, tags_add } = self.ask(&document::CUSTOMER_TAGS, &variables)?;
        let (mut refused, mut at) = (Vec::new(), 0);
        for payload in [tags_remove, tags_add].into_iter().flatten() {
            refused.extend(payload.user_errors);
            at = at.max(payload.node.as_ref().map_or(0, |node| node.updated_at));
        }
        if refused.is_empty() { Ok(at) } else { Err(RequestError::Refused(refused)) }
    }

    /// Writes a consent. Returns when Shopify changed the customer, and whether it took the consent: it keeps a later
    /// one.
    pub(crate) fn update_consent(
        &self,
        gid: &str,
        reported: ConsentWrite,
    ) -> Result<(Timestamp, bool), RequestError> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Consenting<'a> {
            customer_id: &'a str,
            email_marketing_consent: ConsentWrite,
        }

        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Consented {
            #[serde(deserialize_with = "time::required")]
            updated_at: Timestamp,
            default_email_address: Lenient<EmailAddress>,
        }

        let name = "customerEmailMarketingConsentUpdate";
        let variables = Input { input: Consenting { customer_id: gid, email_marketing_consent: reported } };
        let CustomerPayload::<Consented> { customer } =
            self.write(&document::CUSTOMER_EMAIL_CONSENT, name, &variables)?;
        let kept = customer.default_email_address.as_ref().map(|email| email.marketing_state);
        Ok((customer.updated_at, kept.is_none_or(|kept| kept == reported.consent)))
    }

    /// Adds an address, or changes one. Returns it as Shopify keeps it.
    pub(crate) fn put_address(&self, gid: &str, write: &AddressWrite) -> Result<StoredAddress, RequestError> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Variables<'a> {
            customer_id: &'a str,
            address: &'a MailingAddress,
            #[serde(skip_serializing_if = "Option::is_none")]
            address_id: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            set_as_default: Option<bool>,
        }

        #[derive(Deserialize)]
        struct Payload {
            address: StoredAddress,
        }

        let variables = Variables {
            customer_id: gid,
            address: &write.address,
            address_id: write.id.as_deref(),
            set_as_default: write.default.then_some(true),
        };
        let (document, name) = match write.id {
            Some(_) => (&document::CUSTOMER_ADDRESS_UPDATE, "customerAddressUpdate"),
            None => (&document::CUSTOMER_ADDRESS_CREATE, "customerAddressCreate"),
        };
        let Payload { address } = self.write(document, name, &variables)?;
        Ok(address)
    }

    /// Sets metafields of one customer: all of them or none.
    pub(crate) fn set_metafields(&self, gid: &str, metafields: &[Metafield]) -> Result<(), RequestError> {
        #[derive(Serialize)]
        struct Variables<'a> {
            metafields: Vec<OfCustomer<'a>>,
        }

        #[derive(Serialize)]
        struct OfCustomer<'a> {
            #[serde(rename = "ownerId")]
            owner: &'a str,
            namespace: &'a str,
            #[serde(flatten)]
            metafield: &'a Metafield,
        }

        let of_customer = |metafield| OfCustomer { owner: gid, namespace: "$app", metafield };
        let variables = Variables { metafields: metafields.iter().map(of_customer).collect() };
        self.write::<IgnoredAny>(&document::METAFIELDS_SET, "metafieldsSet", &variables).map(drop)
    }

    /// A mutation with one payload of this name, which is read where nothing was refused.
    pub(super) fn write<T: DeserializeOwned>(
        &self,
        document: &Document,
        name: &str,
        variables: &impl Serialize,
    ) -> Result<T, RequestError> {
        let done = self.ask_with(document, variables, |data| {
            let payload = payload(data, name)?;
            let Refusals { refused } = payload.read()?;
            if refused.is_empty() { Some(Ok(payload.read()?)) } else { Some(Err(refused)) }
        })?;
        done.map_err(RequestError::Refused)
    }
}

/// The payload of a mutation; none where the data have no such field.
fn payload<'json>(data: Source<'json>, name: &str) -> Option<Source<'json>> {
    let fields: Fields<Source<'json>> = data.read()?;
    fields.into_fields().into_iter().find(|(field, _)| field == name).map(|(_, payload)| payload)
}

/// Writes fields and their new values: null clears one.
fn texts<T: AsRef<[Text]>, S: Serializer>(texts: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(texts.as_ref().iter().map(field))
}

fn field((name, text): &Text) -> (&str, Option<&str>) {
    (name, Some(text.as_str()).filter(|text| !text.is_empty()))
}

fn state<S: Serializer>(consent: &Consent, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match consent {
        Consent::Subscribed => "SUBSCRIBED",
        Consent::Pending => "PENDING",
        Consent::Unsubscribed
        | Consent::Unknown
        | Consent::NotSubscribed
        | Consent::Redacted
        | Consent::Invalid => "UNSUBSCRIBED",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use framework360_sdk::wire;

    #[test]
    fn a_draft_is_one_input_that_leaves_out_what_is_empty_and_clears_with_null() {
        let written = |draft: &Draft| String::from_utf8(wire::to_json(&Input { input: draft }).unwrap());
        assert_eq!(written(&Draft::default()).unwrap(), r#"{"input":{}}"#);
        let draft = Draft {
            texts: vec![("email", "zoe@example.ch".to_owned()), ("note", String::new())],
            tags: vec!["VIP".to_owned()],
            consent: Some(ConsentWrite { consent: Consent::Subscribed, at: 1_767_225_600_000 }),
            addresses: vec![MailingAddress {
                city: "Bern".to_owned(),
                country: "CH".to_owned(),
                ..Default::default()
            }],
            metafields: vec![Metafield {
                key: "orders_count",
                kind: "number_integer",
                value: "3".to_owned(),
            }],
        };
        let expected = concat!(
            r#"{"input":{"email":"zoe@example.ch","note":null,"tags":["VIP"],"#,
            r#""emailMarketingConsent":{"marketingState":"SUBSCRIBED","consentUpdatedAt":"2026-01-01T00:00:00Z"},"#,
            r#""addresses":[{"firstName":null,"lastName":null,"company":null,"address1":null,"address2":null,"#,
            r#""zip":null,"city":"Bern","provinceCode":null,"countryCode":"CH","phone":null}],"#,
            r#""metafields":[{"key":"orders_count","type":"number_integer","value":"3"}]}}"#
        );
        assert_eq!(written(&draft).unwrap(), expected);
    }

    #[test]
    fn a_payload_that_refuses_is_read_whatever_else_it_lacks() {
        let read = |json: &'static str| {
            let data: Source<'_> = wire::from_json(json.as_bytes()).unwrap();
            payload(data, "customerCreate")?.read().map(|Refusals { refused }| refused.len())
        };
        assert_eq!(read(r#"{"customerCreate":{"customer":null,"userErrors":[{"message":3}]}}"#), Some(1));
        assert_eq!(read(r#"{"customerCreate":{"userErrors":[]}}"#), Some(0));
        for unreadable in [
            "{}",
            "[]",
            r#"{"customerCreate":null}"#,
            r#"{"customerCreate":{}}"#,
            r#"{"customerCreate":{"userErrors":null}}"#,
            r#"{"customerCreate":{"userErrors":["no"]}}"#,
        ] {
            assert_eq!(read(unreadable), None, "{unreadable}");
        }
    }
}
