//! Customers that are created and changed at Shopify.

use framework360_sdk::json::{self, Object, Value};
use framework360_sdk::shop::Timestamp;

use super::customer::{customer, placed};
use super::refusal::refusals;
use super::{Admin, Consent, Customer, Document, MailingAddress, Placed, Trouble, document, time};

/// A field and its new value; an empty one clears it.
pub(crate) type Text = (&'static str, String);

/// A new customer with everything that the API takes at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) texts: Vec<Text>,
    pub(crate) tags: Vec<String>,
    /// Of the e-mail address, which must be among the texts.
    pub(crate) consent: Option<ConsentWrite>,
    /// The first becomes the default one, as far as Shopify does that by itself.
    pub(crate) addresses: Vec<MailingAddress>,
    pub(crate) metafields: Vec<Metafield>,
}

/// A consent to be told. The latest by its own time wins there, and one without a time would count as of now: so there
/// is none without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ConsentWrite {
    pub(crate) consent: Consent,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Metafield {
    pub(crate) key: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) value: String,
}

impl Admin {
    /// Creates a customer. Not to be repeated blindly: the second one is refused as taken.
    pub(crate) fn create_customer(&self, draft: &Draft) -> Result<Customer, Trouble> {
        let variables = |object: &mut Object| {
            object.object("input", |input| {
                texts(input, &draft.texts);
                if !draft.tags.is_empty() {
                    input.texts("tags", draft.tags.iter().map(String::as_str));
                }
                if let Some(reported) = draft.consent {
                    input.object("emailMarketingConsent", |consent| write_consent(consent, reported));
                }
                if !draft.addresses.is_empty() {
                    input.objects("addresses", draft.addresses.iter(), write_address);
                }
                if !draft.metafields.is_empty() {
                    input.objects("metafields", draft.metafields.iter(), write_metafield);
                }
            });
        };
        self.write(&document::CUSTOMER_CREATE, "customerCreate", variables, |payload| {
            customer(payload.get("customer")?)
        })
    }

    /// Changes the fields that are named. Answers when Shopify changed it.
    pub(crate) fn update_customer(&self, gid: &str, fields: &[Text]) -> Result<Timestamp, Trouble> {
        let variables = |object: &mut Object| {
            object.object("input", |input| {
                input.text("id", gid);
                texts(input, fields);
            });
        };
        self.write(&document::CUSTOMER_UPDATE, "customerUpdate", variables, |payload| {
            updated_at(payload, "customer")
        })
    }

    /// Adds tags and takes tags away, without touching the others.
    pub(crate) fn change_tags(
        &self,
        gid: &str,
        add: &[String],
        remove: &[String],
    ) -> Result<Timestamp, Trouble> {
        let variables = |object: &mut Object| {
            object.text("id", gid).flag("adds", !add.is_empty()).flag("removes", !remove.is_empty());
            object.texts("add", add.iter().map(String::as_str));
            object.texts("remove", remove.iter().map(String::as_str));
        };
        let read = |data: Value<'_>| {
            let payloads = ["tagsRemove", "tagsAdd"].into_iter().filter_map(|name| data.get(name));
            let (mut refused, mut at) = (Vec::new(), 0);
            for payload in payloads {
                refused.extend(refusals(payload)?);
                at = at.max(updated_at(payload, "node").unwrap_or(0));
            }
            Some((refused, at))
        };
        match self.ask(&document::CUSTOMER_TAGS, variables, read)? {
            (refused, at) if refused.is_empty() => Ok(at),
            (refused, _) => Err(Trouble::Refused(refused)),
        }
    }

    /// Tells a consent. Answers when Shopify changed the customer, and whether it took it: a later one is kept.
    pub(crate) fn tell_consent(
        &self,
        gid: &str,
        reported: ConsentWrite,
    ) -> Result<(Timestamp, bool), Trouble> {
        let name = "customerEmailMarketingConsentUpdate";
        let variables = |object: &mut Object| {
            object.object("input", |input| {
                input.text("customerId", gid);
                input.object("emailMarketingConsent", |consent| write_consent(consent, reported));
            });
        };
        self.write(&document::CUSTOMER_EMAIL_CONSENT, name, variables, |payload| {
            let email = payload.get("customer")?.get("defaultEmailAddress");
            let state = email.map(|email| Consent::read(&json::text(email, "marketingState")));
            Some((updated_at(payload, "customer")?, state.is_none_or(|state| state == reported.consent)))
        })
    }

    /// Adds an address, or changes one. Answers it as Shopify keeps it.
    pub(crate) fn put_address(&self, gid: &str, write: &AddressWrite) -> Result<Placed, Trouble> {
        let variables = |object: &mut Object| {
            object
                .text("customerId", gid)
                .object("address", |address| write_address(address, &write.address));
            if let Some(id) = &write.id {
                object.text("addressId", id);
            }
            if write.default {
                object.flag("setAsDefault", true);
            }
        };
        let (document, name) = match write.id {
            Some(_) => (&document::CUSTOMER_ADDRESS_UPDATE, "customerAddressUpdate"),
            None => (&document::CUSTOMER_ADDRESS_CREATE, "customerAddressCreate"),
        };
        self.write(document, name, variables, |payload| placed(payload.get("address")?))
    }

    /// Sets metafields of one customer: all of them or none.
    pub(crate) fn set_metafields(&self, gid: &str, metafields: &[Metafield]) -> Result<(), Trouble> {
        let variables = |object: &mut Object| {
            object.objects("metafields", metafields.iter(), |out, metafield| {
                out.text("ownerId", gid).text("namespace", "$app");
                write_metafield(out, metafield);
            });
        };
        self.write(&document::METAFIELDS_SET, "metafieldsSet", variables, |_| Some(()))
    }

    /// A mutation with one payload of this name.
    fn write<T>(
        &self,
        document: &Document,
        name: &str,
        variables: impl FnOnce(&mut Object),
        read: impl FnOnce(Value<'_>) -> Option<T>,
    ) -> Result<T, Trouble> {
        let done = self.ask(document, variables, |data| {
            let payload = data.get(name)?;
            let refused = refusals(payload)?;
            if refused.is_empty() { Some(Ok(read(payload)?)) } else { Some(Err(refused)) }
        })?;
        done.map_err(Trouble::Refused)
    }
}

fn updated_at(payload: Value<'_>, record: &str) -> Option<Timestamp> {
    time::read(&json::text(payload.get(record)?, "updatedAt"))
}

fn texts(input: &mut Object, texts: &[Text]) {
    for (name, value) in texts {
        if value.is_empty() {
            input.number(name, "null");
        } else {
            input.text(name, value);
        }
    }
}

fn write_consent(object: &mut Object, reported: ConsentWrite) {
    let state = match reported.consent {
        Consent::Subscribed => "SUBSCRIBED",
        Consent::Pending => "PENDING",
        Consent::Unsubscribed
        | Consent::Unknown
        | Consent::NotSubscribed
        | Consent::Redacted
        | Consent::Invalid => "UNSUBSCRIBED",
    };
    object.text("marketingState", state).text("consentUpdatedAt", &time::text(reported.at));
}

/// Whole, empty lines too: what an update leaves out would stay.
fn write_address(object: &mut Object, address: &MailingAddress) {
    for (name, value) in [
        ("firstName", &address.first_name),
        ("lastName", &address.last_name),
        ("company", &address.company),
        ("address1", &address.address1),
        ("address2", &address.address2),
        ("zip", &address.zip),
        ("city", &address.city),
        ("provinceCode", &address.province),
        ("countryCode", &address.country),
        ("phone", &address.phone),
    ] {
        if value.is_empty() {
            object.number(name, "null");
        } else {
            object.text(name, value);
        }
    }
}

fn write_metafield(object: &mut Object, metafield: &Metafield) {
    let Metafield { key, kind, value } = metafield;
    object.text("key", key).text("type", kind).text("value", value);
}
