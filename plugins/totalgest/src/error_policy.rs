//! What the platform does about what TotalGest refuses.

use framework360_sdk::http::Kind;
use framework360_sdk::{Error, Message, Retry};

use crate::api::{Said, TotalGest, Trouble};
use crate::say;

/// How long a TotalGest is left alone that lets nothing through. Arbitrary.
const DECLINED_MS: u64 = 600_000;

/// What a user may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Right {
    Products,
    Orders,
}

/// No session came about.
pub(crate) fn of_login(trouble: Trouble) -> Error {
    match (trouble.said, trouble.failure.kind) {
        (Some(Said::InvalidCredentials), _) | (_, Kind::Status(401)) => {
            Error::Unauthorized(say::credentials_refused())
        }
        (Some(Said::NoRights), _) => Error::Unauthorized(say::user_refused()),
        (_, Kind::Status(403)) => declined(&trouble),
        // Nothing of this shop's is at fault, and no record is refused here: a proxy's page, a path that is gone for an
        // hour. Signing in again costs nothing, orders that wait are worth some patience.
        (_, Kind::Unreadable | Kind::TooLarge | Kind::Status(..=499)) if !is_passing(&trouble) => {
            later(&trouble, say::session_unclear())
        }
        _ => trouble.failure.into(),
    }
}

/// A request within a session failed.
pub(crate) fn of_request(totalgest: &TotalGest, right: Right, trouble: Trouble) -> Error {
    match (trouble.said, trouble.failure.kind) {
        (_, Kind::Status(401)) | (Some(Said::SessionExpired), _) => Error::Expired,
        // The other of the two may still be allowed: only this work waits.
        (Some(Said::NoRights), _) => Error::NotConfigured(match right {
            Right::Products => say::no_right_products(),
            Right::Orders => say::no_right_orders(),
        }),
        (Some(Said::UnknownShop), _) => Error::Unauthorized(say::shop_unknown(totalgest.shop_id())),
        (Some(Said::UnknownOwner), _) => Error::Unauthorized(say::owner_unknown(totalgest.owner_id())),
        (_, Kind::Status(403)) => declined(&trouble),
        // A path that isn't there says nothing about the record: a proxy's, or another server's answer.
        (_, Kind::Status(404 | 405)) => Error::Unexpected(unclear(&trouble)),
        _ => trouble.failure.into(),
    }
}

/// A refusal that isn't TotalGest's own, as a firewall's: it says nothing about the user.
pub(crate) fn declined(trouble: &Trouble) -> Error {
    let after_ms = trouble.failure.retry_after_ms.or(Some(DECLINED_MS));
    Error::Throttled(Retry { message: say::declines(), after_ms })
}

/// Tried again with patience, and told in these words.
pub(crate) fn later(trouble: &Trouble, message: Message) -> Error {
    Error::Unavailable(Retry { message, after_ms: trouble.failure.retry_after_ms })
}

/// Whether the answer says that later may be better.
pub(crate) fn is_passing(trouble: &Trouble) -> bool {
    matches!(Error::from(trouble.failure.clone()), Error::Throttled(_) | Error::Unavailable(_))
}

/// For answers that nobody foresaw.
pub(crate) fn unclear(trouble: &Trouble) -> Message {
    framework360_sdk::say::sdk_unreadable(&trouble.failure.host)
}
