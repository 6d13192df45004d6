//! The contract's error for a request that failed: it decides what the platform does next.

use framework360_sdk::{Error, Retry, unavailable};

use crate::api::{RequestError, reported};
use crate::say;

impl From<RequestError> for Error {
    fn from(error: RequestError) -> Self {
        match error {
            RequestError::Http(failure) => failure.into(),
            RequestError::Expired => Self::Expired,
            RequestError::Throttled(ms) => {
                Self::Throttled(Retry { message: say::api_throttled(), after_ms: Some(ms) })
            }
            RequestError::TooCostly => Self::Unexpected(say::api_too_costly()),
            // Nothing of the installation works without these: its owner must act.
            RequestError::MissingScope(reason) => Self::Unauthorized(say::api_missing_scope(reason)),
            RequestError::ProtectedData => Self::Unauthorized(say::api_protected_data()),
            RequestError::Closed => Self::Unauthorized(say::api_closed()),
            RequestError::NoStore => Self::Unauthorized(say::api_no_store()),
            RequestError::Internal => unavailable(say::api_internal()),
            RequestError::Unfit(reason) => Self::Unexpected(say::api_unfit(reason)),
            RequestError::Refused(refusals) => Self::Rejected(reported(&refusals, say::api_refused)),
        }
    }
}
