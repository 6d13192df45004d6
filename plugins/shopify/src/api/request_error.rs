//! Why a call of the API has no result.

use framework360_sdk::http::{Failure, Response};
use framework360_sdk::{Error, Retry, unavailable};

use super::answer::Fault;
use super::refusal::{Refusal, reported};
use super::{Admin, Bucket};
use crate::say;

/// The least that Shopify recommends to wait, in milliseconds.
const LEAST_MS: u64 = 1_000;

/// Why a call has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// No answer, or none that can be understood.
    Http(Failure),
    /// The access token isn't valid any more.
    Expired,
    /// Not enough points are left; how long until they are, in milliseconds.
    Throttled(u64),
    /// The request asks for more points than any may.
    TooCostly,
    /// A scope is missing.
    MissingScope(String),
    /// The app isn't approved to see names, addresses and the like.
    ProtectedData,
    /// The store is closed, frozen or locked.
    Closed,
    /// There is no such store.
    NoStore,
    /// Shopify's own trouble, which passes.
    Internal,
    /// The request doesn't fit the API, in Shopify's words: a mistake of ours.
    Unfit(String),
    /// What was to be written is refused. Nothing of that mutation was applied.
    Refused(Vec<Refusal>),
}

impl Trouble {
    pub(super) fn of_status(response: &Response) -> Self {
        match response.status {
            401 => Self::Expired,
            402 | 423 => Self::Closed,
            404 => Self::NoStore,
            _ => Self::Http(Failure::status(response)),
        }
    }

    pub(super) fn of_fault(fault: Fault, response: &Response, requested: Option<u64>, admin: &Admin) -> Self {
        match fault {
            Fault::Throttled => {
                // The job begins again from its first request: it needs all points that it used so far once more.
                let needed = requested.unwrap_or(0).saturating_add(admin.used());
                if let Some(bucket) = admin.bucket().filter(|it| requested.unwrap_or(0) > it.maximum) {
                    admin.price.set(requested.map(|cost| (cost, bucket.maximum)));
                    return Self::TooCostly;
                }
                let wait = admin.bucket().map_or(0, |bucket: Bucket| bucket.wait_together_ms(needed));
                Self::Throttled(wait.max(LEAST_MS))
            }
            Fault::TooCostly(price) => {
                admin.price.set(price);
                Self::TooCostly
            }
            Fault::Denied(text) if text.contains("access scope") => {
                Self::MissingScope(response.excerpt(&text))
            }
            Fault::Denied(_) => Self::ProtectedData,
            Fault::Internal => Self::Internal,
            Fault::Other(text) => Self::Unfit(response.excerpt(&text)),
            Fault::Nothing => Self::Http(response.unreadable()),
        }
    }

    /// Whether the request certainly had no effect.
    pub(crate) fn without_effect(&self) -> bool {
        match self {
            Self::Http(failure) => failure.without_effect(),
            Self::Internal => false,
            _ => true,
        }
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::Http(failure)
    }
}

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Http(failure) => failure.into(),
            Trouble::Expired => Self::Expired,
            Trouble::Throttled(ms) => {
                Self::Throttled(Retry { message: say::api_throttled(), after_ms: Some(ms) })
            }
            Trouble::TooCostly => Self::Unexpected(say::api_too_costly()),
            // Nothing of the installation works without: its owner must act.
            Trouble::MissingScope(reason) => Self::Unauthorized(say::api_missing_scope(reason)),
            Trouble::ProtectedData => Self::Unauthorized(say::api_protected_data()),
            Trouble::Closed => Self::Unauthorized(say::api_closed()),
            Trouble::NoStore => Self::Unauthorized(say::api_no_store()),
            Trouble::Internal => unavailable(say::api_internal()),
            Trouble::Unfit(reason) => Self::Unexpected(say::api_unfit(reason)),
            Trouble::Refused(refusals) => Self::Rejected(reported(&refusals, say::api_refused)),
        }
    }
}
