//! A fake platform and a fake remote for tests. Native only.
//!
//! Every test thread has its own host. Call [`reset`] first, set up what the connector should find, call the connector,
//! and look at what it left.
//!
//! ```
//! use framework360_sdk::{http, testing};
//!
//! testing::reset();
//! testing::remote(|request| {
//!     assert!(request.url.ends_with("/ping?q=1"));
//!     testing::json(200, r#"["pong"]"#)
//! });
//! let answer = http::get("https://erp.example/ping").query("q", 1).send().unwrap();
//! assert_eq!(answer.body, br#"["pong"]"#);
//! ```

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::bindings::framework360::platform::queue::Job;
use crate::exchange::{OutgoingRequest, TransportError};
use crate::shop::Timestamp;

pub mod changes;
pub(crate) mod clock;
mod customers;
pub(crate) mod http;
pub(crate) mod installation;
pub(crate) mod log;
pub(crate) mod queue;
pub mod records;
pub mod samples;
pub(crate) mod storage;
mod strings;

/// Status, headers and body; or why there was none.
pub type Answer = Result<(u16, Vec<(String, Vec<u8>)>, Vec<u8>), TransportError>;

type Remote = Box<dyn FnMut(&OutgoingRequest) -> Answer>;

/// The state of the fake platform: what the connector finds, and what it leaves.
#[derive(Default)]
pub struct Host {
    /// Settings by key.
    pub settings: BTreeMap<String, String>,
    /// Flows that are on.
    pub flows: Vec<String>,
    /// The connector's storage.
    pub storage: BTreeMap<String, Vec<u8>>,
    /// The contents of `storage` at each checkpoint.
    pub checkpoints: Vec<BTreeMap<String, Vec<u8>>>,
    /// The facts that were recorded in this call: they stay though the call fails.
    pub facts: BTreeMap<String, Vec<u8>>,
    /// Makes every checkpoint fail, as where another worker has taken the job over.
    pub checkpoint_fails: bool,
    /// Jobs pushed so far.
    pub jobs: Vec<Job>,
    /// For how long the call asked the platform to pause the installation, in milliseconds.
    pub pause_ms: Option<u64>,
    /// The shop's records.
    pub records: Vec<records::Entry>,
    /// The versions of products that were upserted and not deactivated since, by the remote's identifiers. A test that
    /// undoes a failed call's changes undoes these too.
    pub versions: BTreeMap<String, String>,
    /// The links that records had before they were sent again, by our ids.
    pub earlier_links: BTreeMap<String, Vec<String>>,
    /// The ids of customers in the order in which they were saved, for `records::changed`; those that a test put into
    /// `records` by itself are added in the order in which they are there.
    pub saved: Vec<String>,
    /// The remote's time of the customer patch that was taken last, by the remote's identifiers.
    pub taken: BTreeMap<String, Timestamp>,
    /// The changes of the shop that were asked for. Customers, and links with them, are changed in `records` as well.
    pub changes: Vec<changes::Change>,
    /// The time, in milliseconds since 1970. [`advance`] lets time pass.
    pub now: Timestamp,
    /// Milliseconds on the steady clock.
    pub steady_ms: u64,
    /// Which steady clock: another one after a boot.
    pub epoch: u64,
    /// The restore that the platform reports.
    pub restore: Option<crate::installation::Restore>,
    /// Lines written to the log.
    pub log: Vec<String>,
    /// The shop's currency; EUR where this is empty.
    pub currency: String,
    /// The language of the shop; "it" where this is empty.
    pub locale: String,
    /// The shop's time zone; Rome's where this is empty.
    pub time_zone: String,
    /// The address at which the remote reaches the platform: an example where this is none, empty where it can't be
    /// reached.
    pub public_url: Option<String>,
    /// Requests sent so far, for a person: "POST erp.example/orders".
    pub requests: Vec<String>,
}

thread_local! {
    static HOST: RefCell<Host> = RefCell::default();
    static REMOTE: RefCell<Option<Remote>> = const { RefCell::new(None) };
}

/// A new, empty host; every request fails to connect.
pub fn reset() {
    HOST.with_borrow_mut(|host| *host = Host::default());
    REMOTE.with_borrow_mut(|remote| *remote = None);
}

/// Looks at this thread's host, or changes it.
pub fn with<T>(look: impl FnOnce(&mut Host) -> T) -> T {
    HOST.with_borrow_mut(look)
}

/// Lets so many milliseconds pass.
pub fn advance(milliseconds: u64) {
    with(|host| {
        host.now += milliseconds;
        host.steady_ms += milliseconds;
        if let Some(restore) = &mut host.restore {
            restore.since_ms += milliseconds;
        }
    });
}

/// Answers every request of this thread from now on.
pub fn remote(answer: impl FnMut(&OutgoingRequest) -> Answer + 'static) {
    REMOTE.with_borrow_mut(|remote| *remote = Some(Box::new(answer)));
}

/// An answer with a JSON body.
///
/// # Errors
/// Never; it's what [`remote`] wants.
pub fn json(status: u16, body: &str) -> Answer {
    Ok((status, vec![("content-type".to_owned(), b"application/json".to_vec())], body.as_bytes().to_vec()))
}

pub(super) fn ask(request: &OutgoingRequest) -> Answer {
    let path = request.url.split('?').next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    with(|host| host.requests.push(format!("{} {path}", request.method)));
    // Taken out while it runs, so that it may look at the host.
    let Some(mut answer) = REMOTE.take() else { return Err(TransportError::NoConnection) };
    let result = answer(request);
    REMOTE.with_borrow_mut(|remote| {
        if remote.is_none() {
            *remote = Some(answer);
        }
    });
    result
}
