//! The contract's error for a request that failed: it decides what the platform does next.

use framework360_sdk::http::Kind;
use framework360_sdk::{Error, Message, Retry};

use crate::api::{ProblemType, RequestError, TotalGest};
use crate::say;

/// How long to wait, in milliseconds, where something in front of TotalGest refuses every request. Arbitrary.
const DECLINED_MS: u64 = 600_000;

/// A right that a user of TotalGest may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Right {
    Products,
    Orders,
}

/// The error of a failed login.
pub(crate) fn for_login(error: RequestError) -> Error {
    match (error.problem_type, error.failure.kind) {
        (Some(ProblemType::InvalidCredentials), _) | (_, Kind::Status(401)) => {
            Error::Unauthorized(say::credentials_refused())
        }
        (Some(ProblemType::NoRights), _) => Error::Unauthorized(say::user_refused()),
        (_, Kind::Status(403)) => declined(&error),
        // Such as a proxy's page, or a path that is gone for an hour. Neither the shop's settings nor a record is the
        // cause. Another login costs nothing, and the orders that wait for it aren't given up so soon.
        (_, Kind::Unreadable | Kind::TooLarge | Kind::Status(..=499)) if !is_temporary(&error) => {
            retry_later(&error, say::session_unclear())
        }
        _ => error.failure.into(),
    }
}

/// The error of a request that failed within a session and that needs this right.
pub(crate) fn for_request(totalgest: &TotalGest, right: Right, error: RequestError) -> Error {
    match (error.problem_type, error.failure.kind) {
        (_, Kind::Status(401)) | (Some(ProblemType::SessionExpired), _) => Error::Expired,
        // The user may still have the other right: only the work that needs this one waits.
        (Some(ProblemType::NoRights), _) => Error::NotConfigured(match right {
            Right::Products => say::no_right_products(),
            Right::Orders => say::no_right_orders(),
        }),
        (Some(ProblemType::UnknownShop), _) => Error::Unauthorized(say::shop_unknown(totalgest.shop_id())),
        (Some(ProblemType::UnknownOwner), _) => Error::Unauthorized(say::owner_unknown(totalgest.owner_id())),
        (_, Kind::Status(403)) => declined(&error),
        // A missing path says nothing about the record: it may be a proxy's answer, or another server's.
        (_, Kind::Status(404 | 405)) => Error::Unexpected(unreadable(&error)),
        _ => error.failure.into(),
    }
}

/// The error of a refusal that isn't TotalGest's own, such as a firewall's: it says nothing about the user.
pub(crate) fn declined(error: &RequestError) -> Error {
    let after_ms = error.failure.retry_after_ms.or(Some(DECLINED_MS));
    Error::Throttled(Retry { message: say::declines(), after_ms })
}

/// A temporary failure with this message: the platform retries with backoff.
pub(crate) fn retry_later(error: &RequestError, message: Message) -> Error {
    Error::Unavailable(Retry { message, after_ms: error.failure.retry_after_ms })
}

/// Whether the same request may succeed later.
pub(crate) fn is_temporary(error: &RequestError) -> bool {
    matches!(Error::from(error.failure.clone()), Error::Throttled(_) | Error::Unavailable(_))
}

/// The message of an answer that makes no sense.
pub(crate) fn unreadable(error: &RequestError) -> Message {
    framework360_sdk::say::sdk_unreadable(&error.failure.host)
}
