//! The routes: the pages, the token endpoint, the API.

use std::sync::Arc;

use fakes::{Call, Hooks, Remote, Reply};
use http::{HeaderName, HeaderValue, StatusCode, header};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use url::form_urlencoded;

use crate::{control, data::Data, graphql, oauth, state::State};

/// The page on which the owner authorizes the app.
pub(crate) const AUTHORIZE_PATH: &str = "/admin/oauth/authorize";

pub(crate) struct Api {
    pub(crate) data: Data,
    pub(crate) hooks: Arc<Hooks<Data>>,
}

impl Remote for Api {
    fn answer(&self, call: &Call) -> Reply {
        self.hooks.run(call, &self.data);
        self.data.with(|state| answer(state, call))
    }

    fn not_processed(&self) -> Reply {
        Reply::json(
            StatusCode::OK,
            &json!({ "errors": [{ "message": "Internal error",
            "extensions": { "code": "INTERNAL_SERVER_ERROR" } }] }),
        )
    }

    fn instant(&self) -> Timestamp {
        self.data.with_quietly(|state| state.clock.instant())
    }

    fn date(&self) -> Option<Timestamp> {
        Some(self.data.with_quietly(|state| state.clock.now()))
    }

    fn control(&self, call: &Call) -> Reply {
        control::answer(&self.data, call)
    }
}

fn answer(state: &mut State, call: &Call) -> Reply {
    // Another shop's name leads nowhere; any other name, such as an address, means this one.
    let host = call.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    if name.ends_with(".myshopify.com") && name != state.config.shop {
        return not_found();
    }
    match (call.method.as_str(), call.segments().as_slice()) {
        ("GET" | "POST", ["admin", "oauth", "authorize"]) => authorize(state, call),
        ("POST", ["admin", "oauth", "access_token"]) => {
            let (status, answer) = oauth::exchange(state, reported(call));
            Reply::json(status, &answer)
        }
        ("POST", ["admin", "api", version, "graphql.json"]) => match served(version) {
            Some(version) => versioned(api(state, call), version),
            None => not_found(),
        },
        _ => not_found(),
    }
}

/// The authorization page, or the redirect of its button.
fn authorize(state: &mut State, call: &Call) -> Reply {
    let approval = match oauth::page(state, &call.query) {
        Ok(approval) => approval,
        Err(refused) => return page(StatusCode::BAD_REQUEST, &format!("<h1>{refused}</h1>")),
    };
    if call.method == http::Method::GET {
        let scopes: String =
            approval.scopes.full().iter().map(|scope| format!("<li>{}</li>", escaped(scope))).collect();
        let shop = escaped(&state.config.shop_name);
        // The form goes to this page's own address.
        let text = format!(
            "<h1>Install app</h1><p>It asks for access to {shop}:</p><ul>{scopes}</ul>\
             <form method=\"post\"><button>Install</button></form>"
        );
        return page(StatusCode::OK, &text);
    }
    let to = oauth::approve(state, approval);
    let reply = page(StatusCode::FOUND, "");
    match HeaderValue::from_str(&to) {
        Ok(to) => reply.header(header::LOCATION, to),
        Err(_) => page(StatusCode::BAD_REQUEST, "<h1>The address to go back to is none</h1>"),
    }
}

fn page(status: StatusCode, text: &str) -> Reply {
    let page =
        format!("<!DOCTYPE html>\n<html><head><title>Shopify</title></head><body>{text}</body></html>\n");
    Reply::new(status, "text/html; charset=utf-8", page)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The fields of a body of JSON or of a form.
fn reported(call: &Call) -> Value {
    serde_json::from_slice(&call.body).unwrap_or_else(|_| {
        let pairs = form_urlencoded::parse(&call.body).into_owned();
        Value::Object(pairs.map(|(key, value)| (key, Value::String(value))).collect::<Map<_, _>>())
    })
}

fn api(state: &mut State, call: &Call) -> Reply {
    let token = call.headers.get("x-shopify-access-token").and_then(|token| token.to_str().ok());
    let Some(scopes) = token.and_then(|token| oauth::access(state, token)) else {
        let why = "[API] Invalid API key or access token (unrecognized login or wrong password)";
        return Reply::json(StatusCode::UNAUTHORIZED, &json!({ "errors": why }));
    };
    Reply::json(StatusCode::OK, &graphql::answer(state, scopes, call))
}

/// The version that answers a request for this one: older ones fall forward, future ones
/// don't exist.
fn served(version: &str) -> Option<&'static str> {
    let (year, month) = version.split_once('-')?;
    let shaped = year.len() == 4 && year.parse::<u16>().is_ok() && ["01", "04", "07", "10"].contains(&month);
    (shaped && version <= graphql::API_VERSION).then_some(graphql::API_VERSION)
}

fn versioned(reply: Reply, version: &'static str) -> Reply {
    reply.header(HeaderName::from_static("x-shopify-api-version"), HeaderValue::from_static(version))
}

fn not_found() -> Reply {
    Reply::json(StatusCode::NOT_FOUND, &json!({ "errors": "Not Found" }))
}
