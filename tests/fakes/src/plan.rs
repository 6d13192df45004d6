//! The faults that are planned, and the handles by which tests control them.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use tokio::sync::watch;

use crate::{
    call::Call,
    fault::Fault,
    lock,
    peer::Peer,
    request_matcher::{RequestMatcher, Turns},
};

/// The faults of one fake, in the order of injection.
#[derive(Clone, Debug, Default)]
pub(crate) struct FaultPlan(Arc<Mutex<Vec<Arc<Armed>>>>);

/// A fault with its counters.
#[derive(Debug)]
pub(crate) struct Armed {
    on: RequestMatcher,
    pub(crate) fault: Fault,
    turns: Mutex<Turns>,
    cancelled: AtomicBool,
    progress: watch::Sender<Progress>,
}

#[derive(Debug, Default)]
struct Progress {
    reached: u64,
    left: u64,
    released: bool,
}

impl FaultPlan {
    pub(crate) fn inject(&self, on: RequestMatcher, fault: Fault) -> FaultHandle {
        let armed = Arc::new(Armed {
            on,
            fault,
            turns: Mutex::default(),
            cancelled: AtomicBool::new(false),
            progress: watch::Sender::default(),
        });
        lock(&self.0).push(armed.clone());
        FaultHandle(armed)
    }

    /// The fault that hits this request. What one fault takes, later ones don't count: two that
    /// match the same request hit it and its successor.
    pub(crate) fn take(&self, call: &Call) -> Option<Arc<Armed>> {
        lock(&self.0).iter().find(|armed| armed.takes(call)).cloned()
    }

    /// The faults that aren't cancelled, those included that have hit all that they were meant for.
    pub(crate) fn all(&self) -> Vec<FaultHandle> {
        let faults = lock(&self.0);
        let there = faults.iter().filter(|armed| !armed.cancelled.load(Ordering::SeqCst));
        there.cloned().map(FaultHandle).collect()
    }

    /// Cancels and releases all of them, and returns how many they were.
    pub(crate) fn clear(&self) -> usize {
        let faults = self.all();
        for fault in &faults {
            fault.cancel();
            fault.release();
        }
        lock(&self.0).clear();
        faults.len()
    }
}

impl Armed {
    fn takes(&self, call: &Call) -> bool {
        !self.cancelled.load(Ordering::SeqCst) && lock(&self.turns).take(&self.on, call)
    }

    /// Signals to the test that a request is here, and waits for the release where the fault is held.
    /// False where the client has gone meanwhile.
    pub(crate) async fn reach(&self, peer: &Peer) -> bool {
        self.progress.send_modify(|progress| progress.reached += 1);
        !self.fault.held || self.released(peer).await
    }

    /// Waits for the release. False where the client has gone meanwhile.
    pub(crate) async fn released(&self, peer: &Peer) -> bool {
        let mut watcher = Watcher { armed: self, waiting: true };
        // The sender lives as long as `self`: this can't fail.
        let _ = self.progress.subscribe().wait_for(|progress| progress.released).await;
        watcher.waiting = !peer.is_there();
        !watcher.waiting
    }
}

/// Counts the client as gone when a held request is dropped.
struct Watcher<'a> {
    armed: &'a Armed,
    waiting: bool,
}

impl Drop for Watcher<'_> {
    fn drop(&mut self) {
        if self.waiting {
            self.armed.progress.send_modify(|progress| progress.left += 1);
        }
    }
}

/// A test's handle to an injected fault. Dropping it changes nothing.
#[derive(Clone, Debug)]
pub struct FaultHandle(Arc<Armed>);

impl FaultHandle {
    /// The requests that it hits, and what happens to them.
    pub(crate) fn reported(&self) -> (&RequestMatcher, &Fault) {
        (&self.0.on, &self.0.fault)
    }

    /// Returns once a request was hit: before it took effect, and after the request was applied
    /// where the fault comes after applying.
    pub async fn reached(&self) {
        self.reached_times(1).await;
    }

    /// Returns once that many requests were hit.
    pub async fn reached_times(&self, times: u64) {
        self.wait(|progress| progress.reached >= times).await;
    }

    /// How many requests were hit so far.
    pub fn hits(&self) -> u64 {
        self.0.progress.borrow().reached
    }

    /// Returns once the client of a held request went away.
    pub async fn client_left(&self) {
        self.wait(|progress| progress.left > 0).await;
    }

    /// Lets held requests go on, those to come too.
    pub fn release(&self) {
        self.0.progress.send_modify(|progress| progress.released = true);
    }

    /// Hits no further requests. Those held stay so until released.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::SeqCst);
    }

    async fn wait(&self, condition: impl FnMut(&Progress) -> bool) {
        // The sender lives as long as `self`: this can't fail.
        let _ = self.0.progress.subscribe().wait_for(condition).await;
    }
}
