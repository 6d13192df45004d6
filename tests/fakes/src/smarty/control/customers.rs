//! A clerk's changes of customers: none is made by a request.

use serde::Deserialize;
use serde_json::{Value, json};

use super::known_fields;
use crate::{
    call::Call,
    control::{self, Failure, found, number},
    smarty::{
        data::Data,
        records::Customer,
        write::{json, merged, read},
    },
};

/// The customer to merge with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Merge {
    into: u64,
}

pub(super) fn outcome(data: &Data, call: &Call, method: &str, route: &[&str]) -> Result<Value, Failure> {
    match (method, route) {
        ("GET", []) => {
            let customers: Vec<Value> = data.customers().iter().map(shown).collect();
            control::page(call, "customers", &customers)
        }
        ("POST", []) => {
            let customer: Customer = read(&known_fields(&json(call)?, &Customer::default())?)?;
            Ok(json!({ "id": data.add_customer(customer) }))
        }
        ("GET", [id]) => data.customer(number(id)?).as_ref().map(shown).ok_or(Failure::UnknownId),
        ("PUT", [id]) => put(data, call, number(id)?),
        ("DELETE", [id]) => found(data.remove_customer(number(id)?)),
        ("POST", [id, "merge"]) => {
            let Merge { into } = control::body(call)?;
            let id = number(id)?;
            if id == into {
                return Err(Failure::bad_value("into: another customer"));
            }
            found(data.merge_customer(id, into))
        }
        _ => Err(Failure::NotFound),
    }
}

fn put(data: &Data, call: &Call, id: u64) -> Result<Value, Failure> {
    let known = data.customer(id).ok_or(Failure::UnknownId)?;
    let changed: Customer = merged(&known, &known_fields(&json(call)?, &known)?)?;
    found(data.change_customer(id, |customer| {
        *customer = Customer { created: customer.created, ..changed };
    }))
}

/// A customer with its number, which nobody can change.
fn shown(customer: &Customer) -> Value {
    let mut shown = json!(customer);
    if let Some(fields) = shown.as_object_mut() {
        fields.insert("id".to_owned(), json!(customer.id));
    }
    shown
}
