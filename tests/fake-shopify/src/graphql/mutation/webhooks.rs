//! Subscriptions of the app.

use apollo_compiler::resolvers::FieldError;
use fakes::Call;
use serde::Deserialize;
use serde_json::{Value, json};
use url::{Host, Url};

use super::{
    super::{nodes, object::Object},
    payload,
};
use crate::{
    customer::number,
    oauth::Scopes,
    rules::UserError,
    state::State,
    webhook::{Subscription, Topic},
};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Create {
    topic: String,
    webhook_subscription: Input,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Update {
    id: String,
    webhook_subscription: Input,
}

#[derive(Deserialize)]
pub(super) struct Delete {
    id: String,
}

/// Without what is deprecated, and what filters.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Input {
    #[serde(default)]
    uri: Option<String>,
    #[expect(dead_code, reason = "any other than JSON can't be read, and is refused by that")]
    #[serde(default)]
    format: Option<Format>,
    #[serde(default)]
    include_fields: Option<Vec<String>>,
    #[serde(default)]
    name: Option<String>,
}

#[derive(Deserialize)]
enum Format {
    #[serde(rename = "JSON")]
    Json,
}

pub(super) fn create(
    state: &mut State,
    scopes: &Scopes,
    call: &Call,
    arguments: Create,
) -> Result<Object, FieldError> {
    let done = created(state, scopes, call, arguments).map_err(|error| vec![error]);
    Ok(payload("WebhookSubscriptionCreatePayload", "webhookSubscription", "UserError", done))
}

fn created(state: &mut State, scopes: &Scopes, call: &Call, nullable: Create) -> Result<Object, UserError> {
    let Create { topic, webhook_subscription: Input { uri, format: _, include_fields, name } } = nullable;
    let needed = Topic::from_graphql(&topic).and_then(Topic::scope);
    if needed.is_some_and(|needed| !scopes.allow(needed)) {
        let why = format!("You do not have permission to create or update webhooks with {topic} topic.");
        return Err(UserError::new(&["topic"], why));
    }
    let uri = deliverable(uri.as_deref())?;
    free(state, &topic, &uri, 0)?;
    let subscription = Subscription {
        id: state.number(),
        topic,
        uri,
        include_fields: include_fields.unwrap_or_default(),
        name,
        created_at: state.clock.now(),
    };
    let object = nodes::subscription(&subscription);
    call.applied("WebhookSubscription", "webhookSubscriptionCreate", subscription.id);
    state.subscriptions.insert(subscription.id, subscription);
    Ok(object)
}

pub(super) fn update(state: &mut State, call: &Call, arguments: Update) -> Result<Object, FieldError> {
    let done = updated(state, call, arguments).map_err(|error| vec![error]);
    Ok(payload("WebhookSubscriptionUpdatePayload", "webhookSubscription", "UserError", done))
}

fn updated(state: &mut State, call: &Call, nullable: Update) -> Result<Object, UserError> {
    let mut subscription = known(state, &nullable.id).ok_or_else(missing)?.clone();
    let Input { uri, format: _, include_fields, name } = nullable.webhook_subscription;
    if uri.is_some() {
        subscription.uri = deliverable(uri.as_deref())?;
    }
    subscription.include_fields = include_fields.unwrap_or(subscription.include_fields);
    subscription.name = name.or(subscription.name);
    free(state, &subscription.topic, &subscription.uri, subscription.id)?;
    let object = nodes::subscription(&subscription);
    call.applied("WebhookSubscription", "webhookSubscriptionUpdate", subscription.id);
    state.subscriptions.insert(subscription.id, subscription);
    Ok(object)
}

pub(super) fn delete(state: &mut State, call: &Call, arguments: &Delete) -> Result<Object, FieldError> {
    let id = known(state, &arguments.id).map(|subscription| subscription.id);
    let errors = match id {
        Some(id) => {
            state.subscriptions.remove(&id);
            call.applied("WebhookSubscription", "webhookSubscriptionDelete", id);
            Vec::new()
        }
        None => vec![nodes::user_error("UserError", &missing())],
    };
    let gone = id.map_or(Value::Null, |_| json!(arguments.id));
    Ok(Object::new("WebhookSubscriptionDeletePayload")
        .leaf("deletedWebhookSubscriptionId", gone)
        .list("userErrors", errors))
}

fn known<'a>(state: &'a State, id: &str) -> Option<&'a Subscription> {
    state.subscriptions.get(&number("WebhookSubscription", id)?)
}

fn missing() -> UserError {
    UserError::new(&["id"], "Webhook subscription does not exist")
}

/// Https; beyond what Shopify takes, http to this very machine, so that tests need no certificate.
fn deliverable(uri: Option<&str>) -> Result<String, UserError> {
    let refused = |message: &str| UserError::new(&["webhookSubscription", "uri"], message);
    let Some(uri) = uri.filter(|uri| !uri.is_empty()) else { return Err(refused("Address can't be blank")) };
    let url = Url::parse(uri).map_err(|_| refused("Address is invalid"))?;
    let here = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    match url.scheme() {
        "https" if url.has_host() => Ok(uri.to_owned()),
        "http" if here => Ok(uri.to_owned()),
        scheme => Err(refused(&format!("Address protocol {scheme}:// is not supported"))),
    }
}

fn free(state: &State, topic: &str, uri: &str, id: u64) -> Result<(), UserError> {
    let same = |it: &Subscription| it.id != id && it.topic == topic && it.uri == uri;
    match state.subscriptions.values().any(same) {
        true => Err(UserError::new(
            &["webhookSubscription", "uri"],
            "Address for this topic has already been taken",
        )),
        false => Ok(()),
    }
}
