//! The contract's error for a request that failed: it decides what the platform does next.

use framework360_sdk::{Error, Retry};

use crate::api::{RequestError, Smarty};
use crate::say;

/// How long to wait, in milliseconds, where Smarty, or something in front of it, refuses every request. Arbitrary.
const DECLINED_MS: u64 = 10 * 60 * 1000;

/// The error of a failed request that isn't about one record.
pub(crate) fn for_request(smarty: &Smarty, error: RequestError) -> Error {
    installation_error(smarty, &error).unwrap_or_else(|| error.into())
}

/// The error that concerns the whole installation: the key is refused, or every request is, as by a firewall or while
/// Smarty is under maintenance. None where the failure is about the record, or is no refusal at all.
///
/// To distinguish the two, the key is tried by itself: only a 401, or words about the key, mean the key.
pub(crate) fn installation_error(smarty: &Smarty, error: &RequestError) -> Option<Error> {
    let refused = if error.is_about_the_key() || !error.may_be_about_the_key() {
        None
    } else {
        Some(smarty.try_key().err()?)
    };
    let refused = refused.as_ref().unwrap_or(error);
    if refused.is_about_the_key() || refused.reason_names_the_key() {
        return Some(Error::Unauthorized(say::key_refused(refused.reason())));
    }
    let retry = || Retry { message: say::smarty_declines(error.reason()), after_ms: Some(DECLINED_MS) };
    error.may_be_about_the_key().then(|| Error::Throttled(retry()))
}

impl From<RequestError> for Error {
    fn from(error: RequestError) -> Self {
        match error {
            error if error.is_about_the_key() => Self::Unauthorized(say::key_refused(error.reason())),
            error if error.may_be_about_the_key() => Self::Unexpected(say::smarty_says(error.reason())),
            RequestError::Refused(text) => Self::Unexpected(say::smarty_says(text)),
            RequestError::Http(failure) => failure.into(),
        }
    }
}
