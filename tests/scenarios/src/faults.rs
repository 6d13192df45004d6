//! Makes the n-th host call fail, for every n.

use std::sync::Mutex;

use futures_util::future::join_all;

use host_sandbox::Faults;

/// No call makes that many host calls or requests: a sweep that gets there doesn't end.
const ENOUGH: u64 = 400;

/// Scenarios that run concurrently: each mostly waits for its store and its remote.
const AT_ONCE: usize = 6;

/// Repeats a scenario with the n-th failure until it reports that nothing failed. Returns what failed.
///
/// # Panics
/// Where that never comes.
pub async fn sweep<F: Future<Output = Option<String>>>(scenario: impl Fn(u64) -> F) -> Vec<String> {
    let all: Vec<u64> = (1..ENOUGH).collect();
    let mut failed = Vec::new();
    for some in all.chunks(AT_ONCE) {
        for reported in join_all(some.iter().map(|n| scenario(*n))).await {
            match reported {
                Some(what) => failed.push(what),
                None => return failed,
            }
        }
    }
    panic!("still something left to fail: {failed:?}");
}

/// Makes one host call fail, once it's armed.
#[derive(Debug, Default)]
pub struct NthCall(Mutex<Armed>);

#[derive(Debug, Default)]
struct Armed {
    /// Calls to let through before the one that fails; none where it isn't armed.
    left: Option<u64>,
    failed: Option<&'static str>,
}

impl NthCall {
    /// Makes the n-th call from now on fail, counted from 1.
    pub fn arm(&self, n: u64) {
        *self.lock() = Armed { left: Some(n - 1), failed: None };
    }

    /// Lets no further call fail, and returns the one that did.
    pub fn disarm(&self) -> Option<&'static str> {
        std::mem::take(&mut *self.lock()).failed
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Armed> {
        self.0.lock().expect("no test fails while it holds this")
    }
}

impl Faults for NthCall {
    fn fails(&self, call: &'static str) -> bool {
        let mut armed = self.lock();
        match armed.left {
            Some(0) => {
                *armed = Armed { left: None, failed: Some(call) };
                true
            }
            Some(left) => {
                armed.left = Some(left - 1);
                false
            }
            None => false,
        }
    }
}
