//! Errors as problem details (RFC 9457), with the types that the contract lists.

use http::{HeaderValue, StatusCode, header};
use serde_json::{Value, json};

use super::show::set;
use crate::{call::Reply, fault::Fault};

/// Why TotalGest refuses a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// 401 to a login.
    InvalidCredentials,
    /// 401 to anything else: log in again.
    SessionExpired,
    /// 403.
    NoRights,
    /// 404.
    UnknownShop,
    /// 404.
    UnknownOwner,
    /// 404 where no path of the API is.
    NotFound,
    /// 400 to what the contract doesn't provide for. The contract lists no such answer.
    BadRequest(&'static str),
    /// 410.
    StampGone,
    /// 422, with each error: a pointer into the body and what is wrong there.
    InvalidOrder(Vec<(String, String)>),
    /// 429, with the seconds to wait.
    TooManyRequests(u64),
    /// 503.
    Unavailable,
}

impl Problem {
    /// The reply.
    pub fn reply(&self) -> Reply {
        let (status, kind, title) = self.words();
        let kind = kind.map_or("about:blank".to_owned(), |kind| format!("urn:totalgest:problem:{kind}"));
        let mut body = json!({ "type": kind, "title": title, "status": status.as_u16() });
        if let Some(detail) = self.detail() {
            set(&mut body, "detail", detail);
        }
        if let Self::InvalidOrder(errors) = self {
            let to_json =
                |(pointer, detail): &(String, String)| json!({ "pointer": pointer, "detail": detail });
            set(&mut body, "errors", errors.iter().map(to_json).collect());
        }
        let reply = Reply::new(status, "application/problem+json", body.to_string());
        match self {
            Self::TooManyRequests(seconds) => reply.header(header::RETRY_AFTER, HeaderValue::from(*seconds)),
            _ => reply,
        }
    }

    /// A fault that answers with this problem, without applying the request.
    pub fn fault(&self) -> Fault {
        Fault::reply(self.reply())
    }

    fn words(&self) -> (StatusCode, Option<&'static str>, &'static str) {
        match self {
            Self::InvalidCredentials => (
                StatusCode::UNAUTHORIZED,
                Some("invalid-credentials"),
                "User name and password don't belong together",
            ),
            Self::SessionExpired => {
                (StatusCode::UNAUTHORIZED, Some("session-expired"), "The session has ended or never was")
            }
            Self::NoRights => (StatusCode::FORBIDDEN, Some("no-rights"), "The user has no right to do this"),
            Self::UnknownShop => (StatusCode::NOT_FOUND, Some("unknown-shop"), "There is no such shop"),
            Self::UnknownOwner => {
                (StatusCode::NOT_FOUND, Some("unknown-owner"), "There is no such owner in this shop")
            }
            Self::NotFound => (StatusCode::NOT_FOUND, None, "Not Found"),
            Self::BadRequest(_) => (StatusCode::BAD_REQUEST, None, "Bad Request"),
            Self::StampGone => {
                (StatusCode::GONE, Some("stamp-gone"), "The stamp is older than what TotalGest remembers")
            }
            Self::InvalidOrder(_) => {
                (StatusCode::UNPROCESSABLE_ENTITY, Some("invalid-order"), "TotalGest can't take this order")
            }
            Self::TooManyRequests(_) => {
                (StatusCode::TOO_MANY_REQUESTS, Some("too-many-requests"), "Too many requests")
            }
            Self::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                Some("unavailable"),
                "TotalGest is busy or under maintenance",
            ),
        }
    }

    fn detail(&self) -> Option<Value> {
        match self {
            Self::BadRequest(what) => Some(json!(what)),
            Self::InvalidOrder(errors) => Some(json!(format!("{} errors", errors.len()))),
            _ => None,
        }
    }
}
