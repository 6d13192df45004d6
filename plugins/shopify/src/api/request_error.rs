//! A call of the API that failed.

use framework360_sdk::http::{Failure, Response};

use super::answer::Fault;
use super::refusal::Refusal;
use super::{Admin, Bucket};

/// The least that Shopify recommends to wait, in milliseconds.
const LEAST_MS: u64 = 1_000;

/// A call that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RequestError {
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
    /// An internal error of Shopify's, which is temporary.
    Internal,
    /// The request doesn't fit the API, in Shopify's words: a mistake of this connector.
    Unfit(String),
    /// Shopify refuses what was to be written. Nothing of that mutation was applied.
    Refused(Vec<Refusal>),
}

impl RequestError {
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

    /// Whether the request certainly had no effect and won't have one.
    pub(crate) fn without_effect(&self) -> bool {
        match self {
            Self::Http(failure) => failure.without_effect(),
            Self::Internal => false,
            _ => true,
        }
    }
}

impl From<Failure> for RequestError {
    fn from(failure: Failure) -> Self {
        Self::Http(failure)
    }
}
