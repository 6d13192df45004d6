//! Customers that are created and changed.

use apollo_compiler::resolvers::FieldError;
use fakes::Call;
use serde::Deserialize;
use serde_json::Value;

use super::{
    super::{object::Object, root::customer_number},
    Nullable, address, consent, customer_missing, metafields, nullable, payload, shown,
};
use crate::{
    customer::Customer,
    normalise,
    rules::{self, UserError},
    state::State,
};

#[derive(Deserialize)]
pub(super) struct Arguments {
    input: Input,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Input {
    #[serde(default)]
    id: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    first_name: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    last_name: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    email: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    phone: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    note: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    locale: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    tags: Nullable<Vec<String>>,
    #[serde(default)]
    addresses: Option<Vec<address::Input>>,
    #[serde(default)]
    metafields: Option<Vec<metafields::Input>>,
    #[serde(default)]
    email_marketing_consent: Option<consent::Input>,
}

pub(super) fn create(state: &mut State, call: &Call, arguments: Arguments) -> Result<Object, FieldError> {
    let done = created(state, call, arguments.input);
    Ok(payload("CustomerCreatePayload", "customer", "UserError", done))
}

fn created(state: &mut State, call: &Call, input: Input) -> Result<Object, Vec<UserError>> {
    if input.id.is_some() {
        return Err(vec![UserError::new(&["id"], "Cannot specify ID on creation")]);
    }
    let mut customer = Customer::default();
    let mut errors = apply(state, &input, &mut customer, &[]);
    let named = [&customer.first_name, &customer.last_name, &customer.email, &customer.phone];
    if errors.is_empty() && named.into_iter().all(Option::is_none) {
        errors.push(UserError::general("A name, phone number, or email address must be present"));
    }
    if let Some(nullable) = &input.email_marketing_consent {
        match consent::latest(&customer, nullable, state.clock.now()) {
            Ok(consent) => customer.email_consent = consent,
            Err(error) => errors.push(error),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let id = state.create(customer);
    call.applied("Customer", "customerCreate", id);
    shown(state, id)
}

pub(super) fn update(state: &mut State, call: &Call, arguments: Arguments) -> Result<Object, FieldError> {
    let Some(id) = &arguments.input.id else {
        let error = UserError::new(&["id"], "Customer ID is required");
        return Ok(payload("CustomerUpdatePayload", "customer", "UserError", Err(vec![error])));
    };
    let id = customer_number(Some(&Value::from(id.as_str())))?;
    let done = updated(state, call, id, &arguments.input);
    Ok(payload("CustomerUpdatePayload", "customer", "UserError", done))
}

fn updated(state: &mut State, call: &Call, id: u64, input: &Input) -> Result<Object, Vec<UserError>> {
    let mut customer = state.customers.get(&id).cloned().ok_or_else(|| vec![customer_missing(&["id"])])?;
    let mut errors = apply(state, input, &mut customer, &["input"]);
    if input.email_marketing_consent.is_some() {
        errors.push(UserError::new(
            &["emailMarketingConsent"],
            "To update emailMarketingConsent, please use the customerEmailMarketingConsentUpdate Mutation instead",
        ));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    state.replace(customer);
    call.applied("Customer", "customerUpdate", id);
    shown(state, id)
}

/// Applies the input to the customer. How a field is called in a refusal varies from one mutation to the
/// other: `prefix`.
fn apply(state: &State, input: &Input, customer: &mut Customer, prefix: &[&str]) -> Vec<UserError> {
    let mut errors = Vec::new();
    let mut refuse = |field: &'static str, message: &str| {
        errors.push(UserError::new(&[prefix, &[field]].concat(), message));
    };
    let texts = [
        ("firstName", "First name", &input.first_name, &mut customer.first_name, 255),
        ("lastName", "Last name", &input.last_name, &mut customer.last_name, 255),
        ("note", "Note", &input.note, &mut customer.note, 5000),
    ];
    for (field, label, nullable, kept, most) in texts {
        let Some(nullable) = nullable else { continue };
        *kept = rules::text(nullable.as_deref());
        if kept.as_ref().is_some_and(|text| text.chars().count() > most) {
            refuse(field, &format!("{label} is too long (maximum is {most} characters)"));
        }
    }
    let others = || state.customers.values().filter(|other| other.id != customer.id);
    if let Some(nullable) = &input.email {
        let nullable = rules::text(nullable.as_deref());
        let email = nullable.as_deref().and_then(rules::email);
        match (&nullable, &email) {
            (Some(_), None) => refuse("email", "Email is invalid"),
            (Some(_), Some(_)) if others().any(|other| other.email == email) => {
                refuse("email", "Email has already been taken");
            }
            _ => customer.email = email,
        }
    }
    let others = || state.customers.values().filter(|other| other.id != customer.id);
    if let Some(nullable) = &input.phone {
        let nullable = rules::text(nullable.as_deref());
        let phone = nullable.as_deref().and_then(rules::phone);
        match (&nullable, &phone) {
            (Some(_), None) => refuse("phone", "Phone is invalid"),
            (Some(_), Some(_)) if others().any(|other| other.phone == phone) => {
                refuse("phone", "Phone has already been taken");
            }
            _ => customer.phone = phone,
        }
    }
    if let Some(nullable) = &input.locale {
        customer.locale = rules::text(nullable.as_deref()).unwrap_or_else(|| "en".to_owned());
    }
    if let Some(nullable) = &input.tags {
        let nullable = || nullable.iter().flatten().map(String::as_str);
        let fitting =
            rules::short_tags(nullable(), &["tags"]).and_then(|_| rules::fitting_tags(nullable(), &["tags"]));
        match fitting {
            Ok(tags) => customer.tags = tags,
            Err(error) => errors.push(error),
        }
    }
    // Deprecated, and what isn't listed is gone: just as the documentation warns.
    if let Some(nullable) = &input.addresses {
        customer.addresses.clear();
        customer.default_address = None;
        for (at, nullable) in nullable.iter().enumerate() {
            let address = nullable.applied_to(address::Address::default());
            let at = at.to_string();
            let field = [prefix, &["addresses", at.as_str()]].concat();
            match normalise::address(address, &field, &state.switches) {
                Ok(address) => customer.addresses.push(address),
                Err(error) => errors.push(error),
            }
        }
    }
    for (at, nullable) in input.metafields.iter().flatten().enumerate() {
        if let Err(error) = nullable.apply(customer, at) {
            errors.push(error);
        }
    }
    errors
}
