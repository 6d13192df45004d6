//! Queries.

use std::cell::RefCell;

use apollo_compiler::resolvers::{FieldError, ObjectValue, ResolveInfo, ResolvedValue};
use fakes::Call;
use serde_json::Value;

use super::{
    mutation, nodes,
    object::{Field, Object, coded, failed, plain},
    page::Page,
    search::Search,
};
use crate::{
    customer::{Customer, gid, number},
    oauth::Scopes,
    rules,
    state::{APP_NUMBER, State},
};

/// The root of a request: its shop and its access.
pub(crate) struct Root<'a> {
    pub(crate) kind: &'static str,
    pub(crate) state: RefCell<&'a mut State>,
    pub(crate) scopes: Scopes,
    pub(crate) call: &'a Call,
}

impl ObjectValue for Root<'_> {
    fn type_name(&self) -> &str {
        self.kind
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Result<ResolvedValue<'a>, FieldError> {
        let arguments = plain(info.arguments());
        let state: &mut State = &mut self.state.borrow_mut();
        let name = info.field_name();
        let field = match (self.kind, name) {
            ("QueryRoot", "shop") => Field::Object(Some(nodes::shop(state))),
            ("QueryRoot", "currentAppInstallation") => Field::Object(Some(nodes::app(state))),
            ("QueryRoot", "webhookSubscriptions") => subscriptions(state, &arguments)?,
            ("QueryRoot", _) => {
                self.allow(name, "read_customers")?;
                customers(state, name, &arguments)?.ok_or_else(|| self.unknown_field_error(info))?
            }
            _ => {
                if let Some(scope) = mutation::scope(name) {
                    self.allow(name, scope)?;
                }
                let object = mutation::run(state, &self.scopes, self.call, name, &arguments)?;
                Field::Object(Some(object.ok_or_else(|| self.unknown_field_error(info))?))
            }
        };
        field.resolved()
    }
}

impl Root<'_> {
    fn allow(&self, field: &str, scope: &str) -> Result<(), FieldError> {
        match self.scopes.allow(scope) {
            true => Ok(()),
            false => {
                let why =
                    format!("Access denied for {field} field. Required access: `{scope}` access scope.");
                Err(coded("ACCESS_DENIED", &why))
            }
        }
    }
}

/// The answer to a field about customers; none for any other field.
fn customers(state: &mut State, name: &str, arguments: &Value) -> Result<Option<Field>, FieldError> {
    let one = |found: Option<&Customer>| Field::Object(found.map(|found| nodes::customer(state, found)));
    Ok(Some(match name {
        "customer" => {
            let id = customer_number(arguments.get("id"))?;
            one(state.customers.get(&id))
        }
        "customerByIdentifier" => one(identified(state, arguments.get("identifier"))?),
        "nodes" => {
            let ids = arguments.get("ids").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            if ids.len() > 250 {
                return Err(failed(
                    "The input array size of ids is greater than the maximum allowed of 250.",
                ));
            }
            Field::List(ids.iter().map(|id| node(state, id.as_str().unwrap_or_default())).collect())
        }
        "customers" => list(state, arguments)?,
        "customersCount" => Field::Object(Some(count(state, arguments)?)),
        _ => return Ok(None),
    }))
}

fn node(state: &State, id: &str) -> Option<Object> {
    if id == gid("Shop", nodes::shop_number(state)) {
        return Some(nodes::shop(state));
    }
    if id == gid("AppInstallation", APP_NUMBER) {
        return Some(nodes::app(state));
    }
    let customer = number("Customer", id).and_then(|id| state.customers.get(&id));
    let subscription = || state.subscriptions.get(&number("WebhookSubscription", id)?);
    customer
        .map(|customer| nodes::customer(state, customer))
        .or_else(|| subscription().map(nodes::subscription))
}

/// The customer with this identifier: exact, and without the search's lag.
fn identified<'a>(state: &'a State, identifier: Option<&Value>) -> Result<Option<&'a Customer>, FieldError> {
    let reported = |name: &str| identifier.and_then(|it| it.get(name)).and_then(Value::as_str);
    let mut customers = state.customers.values();
    match (reported("id"), reported("emailAddress"), reported("phoneNumber")) {
        (Some(id), None, None) => Ok(state.customers.get(&customer_number(Some(&Value::from(id)))?)),
        (None, Some(email), None) => {
            let email = email.trim().to_lowercase();
            Ok(customers.find(|customer| customer.email.as_deref() == Some(email.as_str())))
        }
        (None, None, Some(phone)) => {
            let phone = rules::phone(phone);
            Ok(phone.and_then(|phone| customers.find(|customer| customer.phone.as_ref() == Some(&phone))))
        }
        _ => Err(failed(
            "'CustomerIdentifierInput' requires exactly one argument, of those that this fake knows",
        )),
    }
}

fn list(state: &mut State, arguments: &Value) -> Result<Field, FieldError> {
    let page = Page::read(arguments)?;
    let query = arguments.get("query").and_then(Value::as_str).unwrap_or_default();
    let search = Search::read(query, &state.switches)?;
    let by_time = match arguments.get("sortKey").and_then(Value::as_str) {
        Some("UPDATED_AT") => true,
        Some("ID") | None => false,
        Some(other) => return Err(failed(&format!("This fake doesn't sort by {other}"))),
    };
    let now = state.clock.now();
    let key = |customer: &Customer| match by_time {
        // Before 1970 nothing changes here.
        true => vec![u64::try_from(customer.updated_at.as_second()).unwrap_or(0), customer.id],
        false => vec![customer.id],
    };
    let found = state.index.at(now).filter(|customer| search.finds(customer));
    let mut keys: Vec<(Vec<u64>, u64)> = found.map(|customer| (key(customer), customer.id)).collect();
    keys.sort();
    // Found as the search knows them, shown as they are.
    let there = keys.into_iter().filter_map(|(key, id)| Some((key, state.customers.get(&id)?))).collect();
    let read = |key: &Value| serde_json::from_value(key.clone()).ok();
    page.of("CustomerConnection", there, read, |customer| nodes::customer(state, customer))
}

/// The number of all customers, counted up to the limit.
fn count(state: &State, arguments: &Value) -> Result<Object, FieldError> {
    if arguments.get("query").is_some_and(|query| !query.is_null()) {
        return Err(failed("This fake counts all customers or none"));
    }
    let there = state.customers.len() as u64;
    let limit = arguments.get("limit").and_then(Value::as_u64).unwrap_or(u64::MAX);
    let precision = if there > limit { "AT_LEAST" } else { "EXACT" };
    Ok(Object::new("Count").leaf("count", there.min(limit)).leaf("precision", precision))
}

fn subscriptions(state: &State, arguments: &Value) -> Result<Field, FieldError> {
    let page = Page::read(arguments)?;
    let uri = arguments.get("uri").and_then(Value::as_str);
    let topics = arguments.get("topics").and_then(Value::as_array);
    let asked = |it: &&crate::webhook::Subscription| {
        uri.is_none_or(|uri| uri == it.uri)
            && topics
                .is_none_or(|topics| topics.iter().any(|topic| topic.as_str() == Some(it.topic.as_str())))
    };
    let items = state.subscriptions.values().filter(asked).map(|it| (it.id, it)).collect();
    page.of("WebhookSubscriptionConnection", items, Value::as_u64, nodes::subscription)
}

/// The number in a customer's global id.
pub(crate) fn customer_number(id: Option<&Value>) -> Result<u64, FieldError> {
    let id = id.and_then(Value::as_str).unwrap_or_default();
    number("Customer", id).ok_or_else(|| coded("RESOURCE_NOT_FOUND", &format!("Invalid global id '{id}'")))
}
