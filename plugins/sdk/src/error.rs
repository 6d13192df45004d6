//! Why a call failed. The kind decides what the platform does next.

use crate::bindings::exports::framework360::connector::connector::CheckError as ContractCheckError;
use crate::bindings::framework360::connector::types::{Error as ContractError, ErrorKind};
use crate::{FieldError, Message};

/// Why a call failed, as the contract has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Error {
    /// A setting or mapping is missing: jobs wait, without using up attempts, until it's there.
    NotConfigured(Message),
    /// The session is over: the platform renews it and repeats the call.
    Expired,
    /// The remote refuses the credentials: the installation is paused and its owner notified.
    Unauthorized(Message),
    /// The remote refuses this record, or it's invalid: parked, retrying can't help.
    Rejected(Message),
    /// The remote wants fewer requests: the installation slows down, no attempt is used up.
    Throttled(Retry),
    /// A temporary failure: retried with backoff.
    Unavailable(Retry),
    /// Nothing is wrong: time must pass, or another job goes first. The job runs again then, and no attempt is used up.
    Waiting(Retry),
    /// The remote may or may not have taken it, and there is no way to ask: waits for a person.
    Uncertain(Message),
    /// An answer that makes no sense: retried a few times, then parked.
    Unexpected(Message),
}

/// A message, and when to try again.
#[derive(Debug, Clone, PartialEq)]
pub struct Retry {
    /// The reason, for the owner.
    pub message: Message,
    /// The least time to wait, in milliseconds, where the remote named one.
    pub after_ms: Option<u64>,
}

/// Why `check` failed.
#[derive(Debug, Clone, PartialEq)]
pub enum CheckError {
    /// These settings are wrong.
    Fields(Vec<FieldError>),
    /// Whether the settings are right can't be known now.
    Failed(Error),
}

/// A retry after the platform's own backoff.
#[must_use]
pub fn retry(message: Message) -> Retry {
    Retry { message, after_ms: None }
}

/// A temporary failure, retried with the platform's own backoff.
#[must_use]
pub fn unavailable(message: Message) -> Error {
    Error::Unavailable(retry(message))
}

impl From<Error> for ContractError {
    fn from(error: Error) -> Self {
        let plain = |kind, message| Self { kind, message, after_ms: None };
        match error {
            Error::NotConfigured(message) => plain(ErrorKind::NotConfigured, message),
            Error::Expired => plain(ErrorKind::Expired, Message { code: String::new(), args: Vec::new() }),
            Error::Unauthorized(message) => plain(ErrorKind::Unauthorized, message),
            Error::Rejected(message) => plain(ErrorKind::Rejected, message),
            Error::Throttled(retry) => {
                Self { kind: ErrorKind::Throttled, message: retry.message, after_ms: retry.after_ms }
            }
            Error::Unavailable(retry) => {
                Self { kind: ErrorKind::Unavailable, message: retry.message, after_ms: retry.after_ms }
            }
            Error::Waiting(retry) => {
                Self { kind: ErrorKind::Waiting, message: retry.message, after_ms: retry.after_ms }
            }
            Error::Uncertain(message) => plain(ErrorKind::Uncertain, message),
            Error::Unexpected(message) => plain(ErrorKind::Unexpected, message),
        }
    }
}

impl From<CheckError> for ContractCheckError {
    fn from(error: CheckError) -> Self {
        match error {
            CheckError::Fields(fields) => Self::Fields(fields),
            CheckError::Failed(error) => Self::Failed(error.into()),
        }
    }
}
