//! The shop's records as GraphQL objects.

use jiff::Timestamp;
use serde_json::Value;

use super::{
    object::{Field, Object, plain},
    page::Page,
};
use crate::{
    customer::{Address, Consent, ConsentState, Customer, Metafield, enum_name, gid},
    oauth::Scopes,
    rules::UserError,
    state::{APP_NUMBER, State},
    webhook::Subscription,
};

/// Fields that identify or locate a person.
const PROTECTED: [&str; 6] = [
    "firstName",
    "lastName",
    "defaultEmailAddress",
    "emailMarketingConsent",
    "defaultPhoneNumber",
    "defaultAddress",
];

pub(crate) fn customer(state: &State, customer: &Customer) -> Object {
    let nameless = state.switches.null_names.then(|| customer.without_names());
    let customer = nameless.as_ref().unwrap_or(customer);
    let email = customer.email.as_ref().map(|email| {
        let Consent { state, opt_in_level, updated_at } = &customer.email_consent;
        Object::new("CustomerEmailAddress")
            .leaf("emailAddress", email)
            .leaf("marketingState", email_state(*state))
            .leaf("marketingOptInLevel", opt_in_level)
            .leaf("marketingUpdatedAt", updated_at.map(time))
    });
    // Deprecated, and the only one that reports an erasure.
    let consent = customer.email.as_ref().map(|_| {
        let Consent { state, opt_in_level, updated_at } = &customer.email_consent;
        Object::new("CustomerEmailMarketingConsentState")
            .leaf("marketingState", enum_name(*state))
            .leaf("marketingOptInLevel", opt_in_level)
            .leaf("consentUpdatedAt", updated_at.map(time))
    });
    let phone = customer.phone.as_ref().map(|phone| {
        let Consent { state, opt_in_level, updated_at } = &customer.sms_consent;
        let consent = Object::new("CustomerSmsMarketingConsent")
            .leaf("state", sms_state(*state))
            .leaf("optInLevel", opt_in_level)
            .leaf("updatedAt", updated_at.map(time));
        Object::new("CustomerPhoneNumber").leaf("phoneNumber", phone).object("smsMarketingConsent", consent)
    });
    let default = customer.addresses.iter().find(|address| Some(address.id) == customer.default_address);
    let (addresses, metafields) = (customer.addresses.clone(), customer.metafields.clone());
    let object = Object::new("Customer")
        .leaf("id", customer.gid())
        .leaf("createdAt", time(customer.created_at))
        .leaf("updatedAt", time(customer.updated_at))
        .leaf("firstName", &customer.first_name)
        .leaf("lastName", &customer.last_name)
        .leaf("state", enum_name(customer.state))
        .leaf("note", &customer.note)
        .leaf("locale", &customer.locale)
        .leaf("tags", &customer.tags)
        .object("defaultEmailAddress", email)
        .object("emailMarketingConsent", consent)
        .object("defaultPhoneNumber", phone)
        .object("defaultAddress", default.map(address))
        .call("addressesV2", move |arguments| {
            let page = Page::read(&plain(arguments))?;
            let mut items: Vec<_> = addresses.iter().map(|address| (address.id, address)).collect();
            items.sort_by_key(|(id, _)| *id);
            page.of("MailingAddressConnection", items, Value::as_u64, address)
        })
        .leaf("numberOfOrders", customer.orders.to_string())
        .object("amountSpent", money(customer, state))
        .call("metafield", move |arguments| {
            let arguments = plain(arguments);
            let reported = |name: &str| arguments.get(name).and_then(Value::as_str);
            let (namespace, key) =
                (self::namespace(reported("namespace")), reported("key").unwrap_or_default());
            let found = metafields.iter().find(|field| field.namespace == namespace && field.key == key);
            Ok(Field::Object(found.map(metafield)))
        });
    match state.switches.protected_data {
        true => object,
        false => object.deny(
            &[&PROTECTED[..], &["addressesV2"]].concat(),
            "This app is not approved to access the Customer object. See \
             https://shopify.dev/docs/apps/launch/protected-customer-data for more details.",
        ),
    }
}

/// The state of an e-mail consent: its enum has no value for an erasure.
fn email_state(state: ConsentState) -> String {
    enum_name(if state == ConsentState::Redacted { ConsentState::NotSubscribed } else { state })
}

/// The state of a text-message consent: its enum has another value for customers who never were asked.
fn sms_state(state: ConsentState) -> String {
    match state {
        ConsentState::NotSubscribed | ConsentState::Invalid => "NEVER_SUBSCRIBED".to_owned(),
        reported => enum_name(reported),
    }
}

fn money(customer: &Customer, state: &State) -> Object {
    Object::new("MoneyV2")
        .leaf("amount", format!("{:.2}", customer.spent))
        .leaf("currencyCode", &state.config.currency)
}

pub(crate) fn address(address: &Address) -> Object {
    Object::new("MailingAddress")
        .leaf("id", gid("MailingAddress", address.id))
        .leaf("firstName", &address.first_name)
        .leaf("lastName", &address.last_name)
        .leaf("company", &address.company)
        .leaf("address1", &address.address1)
        .leaf("address2", &address.address2)
        .leaf("zip", &address.zip)
        .leaf("city", &address.city)
        .leaf("provinceCode", &address.province_code)
        .leaf("countryCodeV2", &address.country_code)
        .leaf("phone", &address.phone)
}

pub(crate) fn metafield(field: &Metafield) -> Object {
    Object::new("Metafield")
        .leaf("id", gid("Metafield", field.id))
        .leaf("namespace", &field.namespace)
        .leaf("key", &field.key)
        .leaf("type", &field.kind)
        .leaf("value", &field.value)
}

pub(crate) fn subscription(subscription: &Subscription) -> Object {
    Object::new("WebhookSubscription")
        .leaf("id", gid("WebhookSubscription", subscription.id))
        .leaf("topic", &subscription.topic)
        .leaf("uri", &subscription.uri)
        .leaf("format", "JSON")
        .leaf("includeFields", &subscription.include_fields)
        .leaf("filter", Value::Null)
}

pub(crate) fn shop(state: &State) -> Object {
    Object::new("Shop")
        .leaf("id", gid("Shop", shop_number(state)))
        .leaf("name", &state.config.shop_name)
        .leaf("myshopifyDomain", &state.config.shop)
        .leaf("currencyCode", &state.config.currency)
}

pub(crate) fn app(state: &State) -> Object {
    let scopes = state.installation.scopes.as_ref().map(Scopes::full).unwrap_or_default();
    let scopes = scopes.iter().map(|scope| Object::new("AccessScope").leaf("handle", scope));
    Object::new("AppInstallation").leaf("id", gid("AppInstallation", APP_NUMBER)).list("accessScopes", scopes)
}

pub(crate) fn user_error(kind: &'static str, error: &UserError) -> Object {
    let object = Object::new(kind).leaf("field", &error.field).leaf("message", &error.message);
    match kind {
        "UserError" => object,
        "MetafieldsSetUserError" => object.leaf("code", error.code).leaf("elementIndex", error.index),
        _ => object.leaf("code", error.code),
    }
}

/// The shop's number, another one for every seed, so that two shops differ.
pub(crate) fn shop_number(state: &State) -> u64 {
    60_000_000_000 + state.config.seed
}

/// A metafield's namespace; the one that is reserved for this app is called `$app`.
pub(crate) fn namespace(reported: Option<&str>) -> String {
    let reserved = format!("app--{APP_NUMBER}");
    match reported.unwrap_or("$app") {
        "$app" => reserved,
        other => match other.strip_prefix("$app:") {
            Some(part) => format!("{reserved}--{part}"),
            None => other.to_owned(),
        },
    }
}

/// A time to the second, as Shopify reports it.
pub(crate) fn time(instant: Timestamp) -> String {
    instant.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
