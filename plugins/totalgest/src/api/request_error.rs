//! A request that failed, with what TotalGest says of it in problem details (RFC 9457).

use framework360_sdk::http::{Failure, Kind, Response};
use framework360_sdk::wire::{Lenient, List, Scalar};
use serde::Deserialize;

/// The most invalid fields of one order that are read.
const MAX_INVALID_FIELDS: usize = 20;

/// A request that didn't succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RequestError {
    /// The type of the problem; none where TotalGest doesn't name one, or names one that isn't in `openapi.json`.
    pub(crate) problem_type: Option<ProblemType>,
    /// The fields of an order that are invalid.
    pub(crate) invalid_fields: Vec<InvalidField>,
    /// The failure of the request. Its excerpt is TotalGest's own words for a person, and may be empty.
    pub(crate) failure: Failure,
}

/// The type of a problem, as `openapi.json` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProblemType {
    InvalidCredentials,
    NoRights,
    SessionExpired,
    UnknownShop,
    UnknownOwner,
    StampGone,
    InvalidOrder,
}

/// One field of an order that TotalGest rejects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InvalidField {
    /// A JSON Pointer into the order that was sent.
    pub(crate) pointer: String,
    /// The error in TotalGest's own words.
    pub(crate) detail: String,
}

/// The problem details of an answer, as they come.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Problem {
    #[serde(rename = "type")]
    kind: Scalar,
    title: Scalar,
    detail: Scalar,
    errors: List<Lenient<ListedError>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ListedError {
    pointer: Scalar,
    detail: Scalar,
}

impl RequestError {
    /// The error of an answer whose status is no success.
    pub(super) fn of(answer: &Response) -> Self {
        let mut error = Self::from(Failure::status(answer));
        let Ok(problem) = answer.json_as::<Problem>() else { return error };
        error.problem_type = problem_type(&problem.kind);
        // People read TotalGest's words, and not the JSON around them.
        error.failure.excerpt = answer.excerpt(&problem.detail);
        if error.failure.excerpt.is_empty() {
            error.failure.excerpt = answer.excerpt(&problem.title);
        }
        let invalid_field = |listed: &ListedError| InvalidField {
            pointer: answer.excerpt(&listed.pointer),
            detail: answer.excerpt(&listed.detail),
        };
        let listed = problem.errors.elements().iter().filter_map(|listed| listed.as_ref());
        error.invalid_fields = listed.take(MAX_INVALID_FIELDS).map(invalid_field).collect();
        error
    }
}

impl RequestError {
    /// Whether the request certainly had no effect and won't have one: TotalGest refused it, or it wasn't sent.
    pub(crate) fn without_effect(&self) -> bool {
        match self.failure.kind {
            Kind::Status(408 | 425 | 499) => false,
            Kind::Status(400..=499) => true,
            Kind::Status(_) => false,
            _ => self.failure.without_effect(),
        }
    }
}

impl From<Failure> for RequestError {
    fn from(failure: Failure) -> Self {
        Self { problem_type: None, invalid_fields: Vec::new(), failure }
    }
}

/// The problem type that a URI names: only its last part counts, however the rest is written.
fn problem_type(kind: &str) -> Option<ProblemType> {
    let last = kind.trim().trim_end_matches('/').rsplit([':', '/', '#']).next().unwrap_or_default();
    Some(match last.to_ascii_lowercase().replace('_', "-").as_str() {
        "invalid-credentials" => ProblemType::InvalidCredentials,
        "no-rights" => ProblemType::NoRights,
        "session-expired" => ProblemType::SessionExpired,
        "unknown-shop" => ProblemType::UnknownShop,
        "unknown-owner" => ProblemType::UnknownOwner,
        "stamp-gone" => ProblemType::StampGone,
        "invalid-order" => ProblemType::InvalidOrder,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_known_by_the_last_part_of_its_type() {
        for kind in [
            "urn:totalgest:problem:unknown-shop",
            "https://totalgest.example/problems/unknown-shop",
            "https://totalgest.example/problems#UNKNOWN_SHOP",
            "unknown-shop/",
        ] {
            assert_eq!(problem_type(kind), Some(ProblemType::UnknownShop), "{kind}");
        }
        for kind in ["", "about:blank", "urn:totalgest:problem:new-one"] {
            assert_eq!(problem_type(kind), None, "{kind}");
        }
    }
}
