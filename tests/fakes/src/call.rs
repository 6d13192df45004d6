//! A request as a fake sees it, and what it replies.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::ledger::Ledger;

/// What a fake of one remote does with a request. Everything else (the port, the ledger, the
/// faults) is the same for all of them.
pub trait Remote: Send + Sync + 'static {
    /// Applies what is asked and replies, in one step: it can't be interrupted half way.
    fn answer(&self, call: &Call) -> Reply;
    /// The reply to a request that a fault kept from being applied, where the fault itself brings
    /// none (a truncated or slow one).
    fn not_processed(&self) -> Reply;
    /// The time that its answers name in their `Date` header; none where they name none.
    fn date(&self) -> Option<Timestamp> {
        Some(Timestamp::now())
    }
    /// What time it really is there, whatever its clock shows: requests that are still at work are
    /// applied by it.
    fn instant(&self) -> Timestamp {
        Timestamp::now()
    }
    /// Replies to a request below `/control/`, which comes from whoever runs the fake and not from
    /// a client of the remote: it needs no key, no fault hits it and the ledger knows nothing of it.
    fn control(&self, _call: &Call) -> Reply {
        Reply::json(StatusCode::NOT_FOUND, &json!({ "error": "This fake has no controls" }))
    }
}

/// A request whose body has arrived in full. Not to be printed: it holds secrets.
#[derive(Clone)]
pub struct Call {
    /// Its number in the ledger.
    pub seq: u64,
    /// GET, POST, ...
    pub method: Method,
    /// As received, without the query.
    pub path: String,
    /// Decoded, in the order received; nothing is masked, unlike in the ledger.
    pub query: Vec<(String, String)>,
    /// As received; nothing is masked, unlike in the ledger.
    pub headers: HeaderMap,
    /// As received.
    pub body: Bytes,
    pub(crate) ledger: Ledger,
}

impl Call {
    /// The first query parameter of that name.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The parts of the path. A slash at the end doesn't count.
    pub fn segments(&self) -> Vec<&str> {
        segments(&self.path)
    }

    /// Writes an applied change into the ledger, in the remote's own words. To be called while
    /// the remote's data is locked, so that the ledger's order is the order of application.
    pub fn applied(&self, resource: &'static str, action: &'static str, id: u64) {
        self.ledger.applied(self.seq, resource, action, id);
    }
}

pub(crate) fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}

/// An answer: status, headers, body.
#[derive(Clone, Debug)]
pub struct Reply {
    /// HTTP status.
    pub status: StatusCode,
    /// Sent as they are; the length of the body is added.
    pub headers: HeaderMap,
    /// May be empty.
    pub body: Bytes,
}

impl Reply {
    /// With a JSON body.
    pub fn json(status: StatusCode, body: &Value) -> Self {
        Self::new(status, "application/json", body.to_string())
    }

    /// With a body of any type.
    pub fn new(status: StatusCode, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let reply = Self { status, headers: HeaderMap::new(), body: body.into() };
        reply.header(header::CONTENT_TYPE, HeaderValue::from_static(content_type))
    }

    /// Adds a header.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }
}
