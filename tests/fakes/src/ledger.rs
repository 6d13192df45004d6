//! The ledger of a fake: every request as received, every change as applied.

use std::{
    sync::{Arc, Mutex},
    time::Instant,
};

use serde::Serialize;
use serde_json::Value;
use tokio::sync::watch;

use crate::{call::Call, lock, mask::Mask, request_matcher::RequestMatcher};

/// A handle to the ledger, cheap to clone. Append-only.
#[derive(Clone, Debug)]
pub struct Ledger(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    began: Instant,
    entries: Mutex<Snapshot>,
    revision: watch::Sender<u64>,
}

/// The ledger at one moment.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Snapshot {
    /// The requests, in the order in which they arrived in full.
    pub requests: Vec<RequestRecord>,
    /// The changes, in the order in which they were applied. Seeded records aren't among them.
    pub changes: Vec<Change>,
}

impl Snapshot {
    /// Requests are numbered from 1, in order.
    fn request(&mut self, seq: u64) -> Option<&mut RequestRecord> {
        self.requests.get_mut(usize::try_from(seq.checked_sub(1)?).ok()?)
    }
}

/// A request, with secrets masked as `***`.
#[derive(Clone, Debug, Serialize)]
pub struct RequestRecord {
    /// From 1.
    pub seq: u64,
    /// Milliseconds since the fake's start.
    pub at_ms: u128,
    /// GET, POST, ...
    pub method: String,
    /// As received, without the query.
    pub path: String,
    /// Decoded, in the order received.
    pub query: Vec<(String, String)>,
    /// Names in lower case, in the order received.
    pub headers: Vec<(String, String)>,
    /// The body as JSON; as text where it isn't JSON; null where it's empty.
    pub body: Value,
    /// The fault that hit it.
    pub fault: Option<String>,
    /// The status answered, none where there was no answer (yet).
    pub status: Option<u16>,
    /// How it ended.
    pub ending: Ending,
}

impl RequestRecord {
    /// The first header of that name, which is given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The first query parameter of that name.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// How a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Not yet.
    Open,
    /// With an answer, be it one that a fault made or damaged.
    Answered,
    /// By a reset of the connection, without an answer.
    Reset,
    /// The client went away before the answer (or the fake was stopped).
    ClientLeft,
}

/// A change of the remote's data, made by a request.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// The request that made it.
    pub request: u64,
    /// In the remote's words: `Sales_Orders`.
    pub resource: &'static str,
    /// In the remote's words: `post`.
    pub action: &'static str,
    /// The remote's number of the record.
    pub id: u64,
    /// What was sent, with secrets masked.
    pub body: Value,
}

impl Ledger {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Inner {
            began: Instant::now(),
            entries: Mutex::default(),
            revision: watch::Sender::new(0),
        }))
    }

    /// A copy of everything so far.
    pub fn snapshot(&self) -> Snapshot {
        lock(&self.0.entries).clone()
    }

    /// How many requests there were so far: a mark for [`count_since`](Self::count_since).
    pub fn mark(&self) -> u64 {
        lock(&self.0.entries).requests.len() as u64
    }

    /// How many requests since that mark match; 0 for the first on. `nth` and `times` don't count.
    pub fn count_since(&self, mark: u64, on: &RequestMatcher) -> usize {
        let entries = lock(&self.0.entries);
        let since = entries.requests.iter().skip(usize::try_from(mark).unwrap_or(usize::MAX));
        let says = |request: &RequestRecord, words: &str| request.body.to_string().contains(words);
        since
            .filter(|request| on.matches(&request.method, &request.path, |words| says(request, words)))
            .count()
    }

    /// Returns the first snapshot that satisfies the condition, at once or as soon as there is one.
    pub async fn wait_until(&self, mut condition: impl FnMut(&Snapshot) -> bool) -> Snapshot {
        let mut revision = self.0.revision.subscribe();
        loop {
            revision.mark_unchanged();
            let snapshot = self.snapshot();
            if condition(&snapshot) || revision.changed().await.is_err() {
                return snapshot;
            }
        }
    }

    /// Writes a request down and gives it its number.
    pub(crate) fn open(&self, call: &mut Call, mask: &Mask) -> OpenRequest {
        let mut seq = 0;
        self.write(|entries| {
            seq = entries.requests.len() as u64 + 1;
            entries.requests.push(record(seq, self.0.began, call, mask));
        });
        call.seq = seq;
        OpenRequest { ledger: self.clone(), seq }
    }

    pub(crate) fn applied(&self, request: u64, resource: &'static str, action: &'static str, id: u64) {
        self.write(|entries| {
            let body = entries.request(request).map(|record| record.body.clone()).unwrap_or_default();
            entries.changes.push(Change { request, resource, action, id, body });
        });
    }

    fn write(&self, append: impl FnOnce(&mut Snapshot)) {
        append(&mut lock(&self.0.entries));
        self.0.revision.send_modify(|revision| *revision += 1);
    }
}

fn record(seq: u64, began: Instant, call: &Call, mask: &Mask) -> RequestRecord {
    let query = call.query.iter().map(|(key, value)| (key.clone(), mask.param(key, value))).collect();
    let header = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        let value = String::from_utf8_lossy(value.as_bytes());
        (name.as_str().to_owned(), mask.header(name.as_str(), &value))
    };
    RequestRecord {
        seq,
        at_ms: began.elapsed().as_millis(),
        method: call.method.to_string(),
        path: mask.text(&call.path),
        query,
        headers: call.headers.iter().map(header).collect(),
        body: mask.body(&call.body),
        fault: None,
        status: None,
        ending: Ending::Open,
    }
}

/// A request that hasn't ended. Dropped without an ending, its client left: the server drops a
/// request when its connection closes.
pub(crate) struct OpenRequest {
    ledger: Ledger,
    seq: u64,
}

impl OpenRequest {
    pub(crate) fn hit_by(&self, fault: String) {
        self.edit(|request| request.fault = Some(fault));
    }

    pub(crate) fn answered(&self, status: u16) {
        self.edit(|request| {
            request.status = Some(status);
            request.ending = Ending::Answered;
        });
    }

    pub(crate) fn reset(&self) {
        self.edit(|request| request.ending = Ending::Reset);
    }

    fn edit(&self, change: impl FnOnce(&mut RequestRecord)) {
        self.ledger.write(|entries| {
            if let Some(request) = entries.request(self.seq) {
                change(request);
            }
        });
    }
}

impl Drop for OpenRequest {
    fn drop(&mut self) {
        self.edit(|request| {
            if request.ending == Ending::Open {
                request.ending = Ending::ClientLeft;
            }
        });
    }
}
