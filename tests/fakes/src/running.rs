//! A running fake, with what every fake offers to a test.

use std::{fmt, ops::Deref, sync::Arc};

use crate::{
    fault::Fault,
    hooks::Hooks,
    ledger::{Ledger, Snapshot},
    plan::FaultHandle,
    request_matcher::RequestMatcher,
    serve::Server,
};

/// A running fake: its server, and the data of type `D` that it keeps. A fake of one remote wraps
/// this and derefs to it, and so to all that can be done to the data directly. Dropping it closes
/// the port and every connection.
pub struct Running<D> {
    server: Server,
    data: D,
    hooks: Arc<Hooks<D>>,
}

impl<D: Clone> Running<D> {
    /// The server's remote keeps the same data, and [runs](Hooks::run) these hooks on it.
    pub fn new(server: Server, data: D, hooks: Arc<Hooks<D>>) -> Self {
        Self { server, data, hooks }
    }

    /// A handle to the data alone, for another task.
    pub fn data(&self) -> D {
        self.data.clone()
    }
}

impl<D> Running<D> {
    /// `http://127.0.0.1:PORT`, below which `/control` and `/__ledger` are.
    pub fn origin(&self) -> String {
        self.server.url()
    }

    /// Where the remote's API is: the [origin](Self::origin), unless the fake has it elsewhere.
    pub fn url(&self) -> String {
        self.origin()
    }

    /// Everything that happened so far.
    pub fn ledger(&self) -> Snapshot {
        self.server.ledger().snapshot()
    }

    /// The first snapshot of the ledger that satisfies the condition, as soon as there is one.
    pub async fn wait_until(&self, condition: impl FnMut(&Snapshot) -> bool) -> Snapshot {
        self.server.ledger().wait_until(condition).await
    }

    /// A handle to the ledger that outlives this fake.
    pub fn ledger_handle(&self) -> Ledger {
        self.server.ledger().clone()
    }

    /// How many requests there were so far: a mark for [`requests_since`](Self::requests_since).
    pub fn mark(&self) -> u64 {
        self.server.ledger().mark()
    }

    /// How many requests since that mark match; 0 for the first on. Its `nth` and `times` don't
    /// count.
    pub fn requests_since(&self, mark: u64, on: &RequestMatcher) -> usize {
        self.server.ledger().count_since(mark, on)
    }

    /// Makes requests that are still to come fail.
    pub fn inject(&self, on: RequestMatcher, fault: Fault) -> FaultHandle {
        self.server.inject(on, fault)
    }

    /// Changes the data just before a future request is answered:
    /// `smarty.before(RequestMatcher::get("Products/list").nth(3), |data| { data.remove_product(5012); })`.
    /// Requests that a fault keeps from the remote, or that it turns away at the door, don't count.
    pub fn before(&self, on: RequestMatcher, change: impl FnMut(&D) + Send + 'static) {
        self.hooks.add(on, change);
    }

    /// Applies the late requests that are due after the clock was moved.
    pub(crate) fn clock_moved(&self) {
        self.server.apply_due();
    }

    /// The violations of the contract so far, of requests as they came and of the fake's own answers: a
    /// line each; none where the fake has no contract.
    pub fn violations(&self) -> Vec<String> {
        self.server.violations()
    }

    /// The violations so far, which are forgotten then: for a test that breaks the contract on purpose.
    pub fn take_violations(&self) -> Vec<String> {
        self.server.take_violations()
    }
}

/// Everything that can be done to the data can be done to a running fake directly.
impl<D> Deref for Running<D> {
    type Target = D;

    fn deref(&self) -> &D {
        &self.data
    }
}

/// Without the data, which may hold secrets that were sent.
impl<D> fmt::Debug for Running<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Running").field("url", &self.origin()).finish_non_exhaustive()
    }
}
