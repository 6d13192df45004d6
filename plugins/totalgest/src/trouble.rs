//! What the platform does about what TotalGest refuses.

use framework360_sdk::http::Kind;
use framework360_sdk::{Error, Message};

use crate::api::{Said, TotalGest, Trouble};
use crate::say;

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
        (Some(Said::NoRights), _) | (_, Kind::Status(403)) => Error::Unauthorized(say::user_refused()),
        // Nothing of this shop's is at fault: no record is refused here.
        (_, Kind::Status(400..=499)) if !is_passing(&trouble) => Error::Unexpected(unclear(&trouble)),
        _ => trouble.failure.into(),
    }
}

/// A request within a session failed.
pub(crate) fn of_request(totalgest: &TotalGest, right: Right, trouble: Trouble) -> Error {
    match (trouble.said, trouble.failure.kind) {
        (_, Kind::Status(401)) | (Some(Said::SessionExpired), _) => Error::Expired,
        (Some(Said::NoRights), _) | (_, Kind::Status(403)) => Error::Unauthorized(match right {
            Right::Products => say::no_right_products(),
            Right::Orders => say::no_right_orders(),
        }),
        (Some(Said::UnknownShop), _) => Error::Unauthorized(say::shop_unknown(totalgest.shop_id())),
        (Some(Said::UnknownOwner), _) => Error::Unauthorized(say::owner_unknown(totalgest.owner_id())),
        // A path that isn't there says nothing about the record: a proxy's, or another server's answer.
        (_, Kind::Status(404 | 405)) => Error::Unexpected(unclear(&trouble)),
        _ => trouble.failure.into(),
    }
}

/// Whether the answer says that later may be better.
pub(crate) fn is_passing(trouble: &Trouble) -> bool {
    matches!(Error::from(trouble.failure.clone()), Error::Throttled(_) | Error::Unavailable(_))
}

/// For answers that nobody foresaw.
pub(crate) fn unclear(trouble: &Trouble) -> Message {
    framework360_sdk::say::sdk_unreadable(&trouble.failure.host)
}
