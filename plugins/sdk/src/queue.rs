//! Background work: pushed here, run by `on_job`.

#[cfg(target_arch = "wasm32")]
use crate::bindings::framework360::platform::queue as host;
#[cfg(not(target_arch = "wasm32"))]
use crate::testing::queue as host;

pub use crate::bindings::framework360::platform::queue::Job;

use crate::{Error, say, unavailable};

/// Queues one job; it exists once the call that pushed it has returned ok.
///
/// # Errors
/// `unavailable` where the platform can't queue now.
pub fn push(job: Job) -> Result<(), Error> {
    host::push(&[job]).map_err(|_| unavailable(say::sdk_queue()))
}

/// Takes a waiting job back; true where one still waited.
///
/// # Errors
/// `unavailable` where the platform can't reach its queue now.
pub fn cancel(kind: &str, key: &str) -> Result<bool, Error> {
    host::cancel(kind, key).map_err(|_| unavailable(say::sdk_queue()))
}

/// The remote's budget is nearly used up: once this call has ended well, no work of this installation begins for so
/// many milliseconds (at most an hour).
pub fn pause_for(ms: u64) {
    host::pause_for(ms);
}
