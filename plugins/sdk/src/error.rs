//! Short ways to the contract's errors.

use crate::{Error, Message, Retry};

/// When to try again: after the platform's own backoff.
#[must_use]
pub fn retry(message: Message) -> Retry {
    Retry { message, after_ms: None }
}

/// Passing trouble: tried again with the platform's own backoff.
#[must_use]
pub fn unavailable(message: Message) -> Error {
    Error::Unavailable(retry(message))
}
