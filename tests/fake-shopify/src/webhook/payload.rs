//! The bodies of webhooks.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::customer::{Address, Consent, Customer, enum_name, gid};

/// The body of a customer: without tags, consent and orders, since 2025-01.
pub(crate) fn customer(customer: &Customer, currency: &str) -> Value {
    let addresses: Vec<Value> =
        customer.addresses.iter().map(|address| written_address(customer, address)).collect();
    let default = |address: &&Address| customer.default_address == Some(address.id);
    let mut body = json!({
        "id": customer.id,
        "admin_graphql_api_id": customer.gid(),
        "created_at": customer.created_at,
        "updated_at": customer.updated_at,
        "first_name": customer.first_name,
        "last_name": customer.last_name,
        "state": enum_name(customer.state).to_lowercase(),
        "note": customer.note,
        "verified_email": true,
        "multipass_identifier": null,
        "tax_exempt": false,
        "tax_exemptions": [],
        "email": customer.email,
        "phone": customer.phone,
        "currency": currency,
        "addresses": addresses,
    });
    // Absent where there is none.
    if let (Some(address), Value::Object(body)) = (customer.addresses.iter().find(default), &mut body) {
        body.insert("default_address".to_owned(), written_address(customer, address));
    }
    body
}

fn written_address(customer: &Customer, address: &Address) -> Value {
    let names = [address.first_name.as_deref(), address.last_name.as_deref()];
    json!({
        "id": address.id,
        "customer_id": customer.id,
        "first_name": address.first_name,
        "last_name": address.last_name,
        "name": names.into_iter().flatten().collect::<Vec<_>>().join(" "),
        "company": address.company,
        "address1": address.address1,
        "address2": address.address2,
        "city": address.city,
        "zip": address.zip,
        "phone": address.phone,
        "province": address.province_code,
        "province_code": address.province_code,
        "country": address.country_code,
        "country_code": address.country_code,
        "country_name": address.country_code,
        "default": customer.default_address == Some(address.id),
    })
}

pub(crate) fn deleted(id: u64) -> Value {
    json!({ "id": id, "tax_exemptions": [], "admin_graphql_api_id": gid("Customer", id) })
}

/// A merge. What `errors` holds where it failed is assumed.
pub(crate) fn merge(kept: u64, deleted: u64, status: &str) -> Value {
    let errors = match status {
        "failed" => json!([{ "customer_ids": [deleted], "message": "The customer can't be merged" }]),
        _ => json!([]),
    };
    json!({
        "admin_graphql_api_customer_kept_id": gid("Customer", kept),
        "admin_graphql_api_customer_deleted_id": gid("Customer", deleted),
        "admin_graphql_api_job_id": null,
        "status": status,
        "errors": errors,
    })
}

pub(crate) fn email_consent(customer: &Customer) -> Value {
    json!({
        "customer_id": customer.id,
        "email_address": customer.email,
        "email_marketing_consent": consent(&customer.email_consent),
    })
}

pub(crate) fn sms_consent(customer: &Customer) -> Value {
    json!({
        "id": customer.id,
        "phone": customer.phone,
        "sms_marketing_consent": consent(&customer.sms_consent),
    })
}

/// A consent in lower case, unlike in GraphQL.
fn consent(consent: &Consent) -> Value {
    json!({
        "state": enum_name(consent.state).to_lowercase(),
        "opt_in_level": consent.opt_in_level.map(|level| enum_name(level).to_lowercase()),
        "consent_updated_at": consent.updated_at,
    })
}

pub(crate) fn purchases(customer: &Customer, currency: &str, now: Timestamp) -> Value {
    json!({
        "customerId": customer.gid(),
        "numberOfOrders": customer.orders,
        "amountSpent": { "amount": customer.spent.to_string(), "currencyCode": currency },
        "lastOrderId": null,
        "occurredAt": now,
    })
}

/// The body as it is sent: with escapes that don't survive parsing and writing it again.
pub(crate) fn written(body: &Value, fields: &[String]) -> String {
    let wanted = |name: &str| fields.is_empty() || fields.iter().any(|field| field == name);
    let text = match body {
        Value::Object(whole) => {
            let part: Map<String, Value> = whole
                .iter()
                .filter(|(name, _)| wanted(name))
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect();
            Value::Object(part).to_string()
        }
        other => other.to_string(),
    };
    // In JSON these occur within strings only.
    [("/", "\\/"), ("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e")]
        .into_iter()
        .fold(text, |text, (plain, escaped)| text.replace(plain, escaped))
}
