//! Tags that come and go, without touching the others.

use apollo_compiler::resolvers::FieldError;
use fakes::Call;
use serde::Deserialize;
use serde_json::Value;

use super::{
    super::{object::Object, root::customer_number},
    customer_missing, payload, shown,
};
use crate::{
    customer::Customer,
    rules::{self, UserError},
    state::State,
};

#[derive(Deserialize)]
pub(super) struct Arguments {
    id: String,
    tags: Vec<String>,
}

pub(super) fn add(state: &mut State, call: &Call, arguments: &Arguments) -> Result<Object, FieldError> {
    change(state, call, arguments, "TagsAddPayload", "tagsAdd", |customer, nullable| {
        // Long ones that are there already, from wherever, don't matter.
        rules::short_tags(nullable.iter().map(String::as_str), &["tags"])?;
        let all = customer.tags.iter().chain(nullable).map(String::as_str).collect::<Vec<_>>();
        customer.tags = rules::fitting_tags(all, &["tags"])?;
        Ok(())
    })
}

pub(super) fn remove(state: &mut State, call: &Call, arguments: &Arguments) -> Result<Object, FieldError> {
    change(state, call, arguments, "TagsRemovePayload", "tagsRemove", |customer, nullable| {
        customer.tags.retain(|tag| !nullable.iter().any(|nullable| rules::same_tag(tag, nullable)));
        Ok(())
    })
}

fn change(
    state: &mut State,
    call: &Call,
    arguments: &Arguments,
    kind: &'static str,
    action: &'static str,
    change: impl FnOnce(&mut Customer, &[String]) -> Result<(), UserError>,
) -> Result<Object, FieldError> {
    let id = customer_number(Some(&Value::from(arguments.id.as_str())))?;
    let nullable = rules::tags(arguments.tags.iter().map(String::as_str));
    let done = match state.customers.get(&id).cloned() {
        None => Err(vec![customer_missing(&["id"])]),
        Some(mut customer) => match change(&mut customer, &nullable) {
            Err(error) => Err(vec![error]),
            Ok(()) => {
                state.replace(customer);
                call.applied("Customer", action, id);
                shown(state, id)
            }
        },
    };
    Ok(payload(kind, "node", "UserError", done))
}
