//! What the tests share: an HTTP client, the connector's documents, an app that is installed, and
//! somebody who takes webhooks.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, routing::any};
use fake_shopify::{Shopify, ShopifyConfig};
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use url::Url;

pub(crate) const CLIENT: &str = "f360-test-client";
pub(crate) const SECRET: &str = "f360-test-secret-not-real";
pub(crate) const NEXT_SECRET: &str = "f360-next-secret-not-real";
pub(crate) const REDIRECT: &str = "https://shop.example/plugins/shopify/oauth";
pub(crate) const SCOPES: &str = "write_customers,read_customer_merge";

/// Awaits something that comes at once or never: the time limit only keeps a failing test from hanging.
pub(crate) async fn with_timeout<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), future).await.unwrap()
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

pub(crate) async fn send(method: &str, url: &str, headers: &[(&str, &str)], body: Option<&Value>) -> Answer {
    let client = Client::builder(TokioExecutor::new()).build_http::<Full<Bytes>>();
    let mut request = Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = body.map(Value::to_string).unwrap_or_default();
    let response = with_timeout(client.request(request.body(Full::from(body)).unwrap())).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = with_timeout(body.collect()).await.unwrap().to_bytes();
    let body = serde_json::from_slice(&bytes)
        .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&bytes).into_owned()));
    Answer { status: parts.status, headers: parts.headers, body }
}

// The connector's documents.

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins/shopify/graphql")
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let documents = entries.filter(|path| path.extension().is_some_and(|end| end == "graphql"));
    documents
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// All operations by the names of their files, each with the fragments that it names.
pub(crate) fn documents() -> BTreeMap<String, String> {
    let fragments = files(&folder().join("fragments"));
    let whole = |mut document: String| {
        loop {
            let missing = fragments.values().find(|text| {
                let name = text.split("fragment ").nth(1).unwrap().split(' ').next().unwrap();
                document.contains(&format!("...{name}")) && !document.contains(&format!("fragment {name} "))
            });
            match missing {
                Some(fragment) => document = format!("{document}\n{fragment}"),
                None => return document,
            }
        }
    };
    files(&folder()).into_iter().map(|(name, text)| (name, whole(text))).collect()
}

// The app.

pub(crate) async fn start() -> Shopify {
    Shopify::start(ShopifyConfig::default()).await.unwrap()
}

pub(crate) fn authorize_url(shopify: &Shopify) -> String {
    authorize_url_for(shopify, SCOPES)
}

pub(crate) fn authorize_url_for(shopify: &Shopify, scopes: &str) -> String {
    let mut url = Url::parse(&format!("{}/admin/oauth/authorize", shopify.url())).unwrap();
    url.query_pairs_mut()
        .append_pair("client_id", CLIENT)
        .append_pair("scope", scopes)
        .append_pair("redirect_uri", REDIRECT)
        .append_pair("state", "n0nce 123");
    url.into()
}

pub(crate) fn params(url: &str) -> BTreeMap<String, String> {
    Url::parse(url).unwrap().query_pairs().into_owned().collect()
}

pub(crate) async fn token_request(shopify: &Shopify, body: &Value) -> Answer {
    send("POST", &format!("{}/admin/oauth/access_token", shopify.url()), &[], Some(body)).await
}

pub(crate) async fn exchange(shopify: &Shopify, code: &str) -> Answer {
    let body = json!({ "client_id": CLIENT, "client_secret": SECRET, "code": code, "expiring": "1" });
    token_request(shopify, &body).await
}

pub(crate) async fn refresh(shopify: &Shopify, token: &str) -> Answer {
    let body = json!({ "client_id": CLIENT, "client_secret": SECRET,
        "grant_type": "refresh_token", "refresh_token": token });
    token_request(shopify, &body).await
}

/// An installed app.
pub(crate) struct App {
    pub(crate) shopify: Shopify,
    pub(crate) token: String,
}

impl App {
    pub(crate) async fn installed() -> Self {
        Self::installed_in(ShopifyConfig::default()).await
    }

    pub(crate) async fn installed_in(config: ShopifyConfig) -> Self {
        let shopify = Shopify::start(config).await.unwrap();
        let callback = shopify.approve(&authorize_url(&shopify)).unwrap();
        let answer = exchange(&shopify, &params(&callback)["code"]).await;
        Self { token: answer.body["access_token"].as_str().unwrap().to_owned(), shopify }
    }

    /// Runs a document of the connector's; returns the whole answer.
    pub(crate) async fn run(&self, document: &str, variables: Value) -> Value {
        self.query(&documents()[document], variables).await
    }

    pub(crate) async fn query(&self, query: &str, variables: Value) -> Value {
        let answer = self.post(&json!({ "query": query, "variables": variables })).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer.body
    }

    pub(crate) async fn post(&self, body: &Value) -> Answer {
        let url = format!("{}/admin/api/2026-10/graphql.json", self.shopify.url());
        send("POST", &url, &[("x-shopify-access-token", &self.token)], Some(body)).await
    }

    /// The answer to a document of the connector's under this name, without errors of any kind.
    pub(crate) async fn ok(&self, document: &str, variables: Value, name: &str) -> Value {
        let answer = self.run(document, variables).await;
        assert_eq!(answer.get("errors"), None, "{answer:#}");
        let value = answer["data"][name].clone();
        assert!(value.get("userErrors").is_none_or(|errors| *errors == json!([])), "{value:#}");
        value
    }

    /// The messages with which a mutation is refused.
    pub(crate) async fn refused(&self, document: &str, variables: Value, name: &str) -> Vec<String> {
        let answer = self.run(document, variables).await;
        assert_eq!(answer.get("errors"), None, "{answer:#}");
        let errors = answer["data"][name]["userErrors"].as_array().unwrap();
        errors.iter().map(|error| error["message"].as_str().unwrap().to_owned()).collect()
    }

    pub(crate) async fn subscribe(&self, topic: &str, uri: &str) -> Value {
        let variables = json!({ "topic": topic, "subscription": { "uri": uri } });
        self.ok("webhook-create", variables, "webhookSubscriptionCreate").await["webhookSubscription"].clone()
    }
}

/// A server for webhooks, which answers with the statuses that are set, then with 200.
#[derive(Clone, Default)]
pub(crate) struct Receiver {
    pub(crate) got: Arc<Mutex<Vec<Delivered>>>,
    pub(crate) answers: Arc<Mutex<Vec<u16>>>,
    pub(crate) url: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Delivered {
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Bytes,
}

impl Delivered {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    pub(crate) fn topic(&self) -> &str {
        self.header("x-shopify-topic")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }
}

impl Receiver {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/webhooks", listener.local_addr().unwrap());
        let receiver = Self { url, ..Self::default() };
        let router = Router::new().fallback(any(take)).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        receiver
    }

    pub(crate) fn got(&self) -> Vec<Delivered> {
        self.got.lock().unwrap().clone()
    }

    pub(crate) fn topics(&self) -> Vec<String> {
        self.got().iter().map(|delivered| delivered.topic().to_owned()).collect()
    }
}

async fn take(State(receiver): State<Receiver>, headers: HeaderMap, bytes: Bytes) -> StatusCode {
    receiver.got.lock().unwrap().push(Delivered { headers, bytes });
    let mut answers = receiver.answers.lock().unwrap();
    match answers.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::from_u16(answers.remove(0)).unwrap(),
    }
}
