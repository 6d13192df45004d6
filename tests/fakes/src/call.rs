//! A request as a fake sees it, and the reply.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::ledger::Ledger;

/// The fake of one remote: how it answers requests. Everything else (the port, the ledger, the
/// faults) is the same for all fakes.
pub trait Remote: Send + Sync + 'static {
    /// Applies a request and replies, in one step that can't be interrupted.
    fn answer(&self, call: &Call) -> Reply;
    /// The reply to a request that a fault kept from being applied, where the fault itself brings
    /// none (a truncated or slow one).
    fn not_processed(&self) -> Reply;
    /// The time that its answers name in their `Date` header; none where they name none.
    fn date(&self) -> Option<Timestamp> {
        Some(Timestamp::now())
    }
    /// The real time at the remote, whatever its clock shows: requests that are applied late
    /// are due by it.
    fn instant(&self) -> Timestamp {
        Timestamp::now()
    }
    /// Replies to a request below `/control/`, which comes from the test or the person that runs the fake and not from
    /// a client of the remote: it needs no key, no fault hits it and it isn't in the ledger.
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
    /// A reply with a JSON body.
    pub fn json(status: StatusCode, body: &Value) -> Self {
        Self::new(status, "application/json", body.to_string())
    }

    /// A reply with a body of any type.
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
