//! Mutations. Each is refused as a whole or applied as a whole, and written into
//! the ledger once it is applied, even if it changed nothing.

mod address;
mod consent;
mod customer;
mod metafields;
mod tags;
mod webhooks;

use apollo_compiler::resolvers::FieldError;
use fakes::Call;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;

use super::{
    nodes,
    object::{Object, failed},
};
use crate::{oauth::Scopes, rules::UserError, state::State};

/// The scope that a mutation needs at least; none for those that check it themselves.
pub(crate) fn scope(name: &str) -> Option<&'static str> {
    (!name.starts_with("webhook")).then_some("write_customers")
}

/// Runs a mutation; none for one that doesn't exist.
pub(crate) fn run(
    state: &mut State,
    scopes: &Scopes,
    call: &Call,
    name: &str,
    arguments: &Value,
) -> Result<Option<Object>, FieldError> {
    Ok(Some(match name {
        "customerCreate" => customer::create(state, call, read(arguments)?)?,
        "customerUpdate" => customer::update(state, call, read(arguments)?)?,
        "customerEmailMarketingConsentUpdate" => consent::update(state, call, read(arguments)?)?,
        "tagsAdd" => tags::add(state, call, &read(arguments)?)?,
        "tagsRemove" => tags::remove(state, call, &read(arguments)?)?,
        "customerAddressCreate" => address::create(state, call, read(arguments)?)?,
        "customerAddressUpdate" => address::update(state, call, read(arguments)?)?,
        "metafieldsSet" => metafields::set(state, call, read(arguments)?)?,
        "webhookSubscriptionCreate" => webhooks::create(state, scopes, call, read(arguments)?)?,
        "webhookSubscriptionUpdate" => webhooks::update(state, call, read(arguments)?)?,
        "webhookSubscriptionDelete" => webhooks::delete(state, call, &read(arguments)?)?,
        _ => return Ok(None),
    }))
}

/// Parses arguments. An argument that the fake doesn't know is refused, so that no test relies on one.
fn read<T: DeserializeOwned>(arguments: &Value) -> Result<T, FieldError> {
    serde_json::from_value(arguments.clone())
        .map_err(|error| failed(&format!("This fake refuses it: {error}")))
}

/// None: not in the input. Some of none: null in the input.
type Nullable<T> = Option<Option<T>>;

fn nullable<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Nullable<T>, D::Error> {
    Option::deserialize(from).map(Some)
}

/// The payload of a mutation: the record, or the user errors.
fn payload(
    kind: &'static str,
    record: &'static str,
    error_kind: &'static str,
    done: Result<Object, Vec<UserError>>,
) -> Object {
    let (object, errors) = match done {
        Ok(object) => (Some(object), Vec::new()),
        Err(errors) => (None, errors),
    };
    let errors: Vec<Object> = errors.iter().map(|error| nodes::user_error(error_kind, error)).collect();
    Object::new(kind).object(record, object).list("userErrors", errors)
}

/// The customer as it is now, for a payload.
fn shown(state: &State, id: u64) -> Result<Object, Vec<UserError>> {
    let customer = state.customers.get(&id).ok_or_else(|| vec![customer_missing(&["id"])])?;
    Ok(nodes::customer(state, customer))
}

fn customer_missing(field: &[&str]) -> UserError {
    UserError::new(field, "Customer does not exist")
}
