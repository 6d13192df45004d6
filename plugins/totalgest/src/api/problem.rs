//! What TotalGest says when it refuses: problem details (RFC 9457).

use framework360_sdk::http::{Failure, Response};
use framework360_sdk::wire::{Lenient, List, Scalar};
use serde::Deserialize;

/// The most flaws of one order that are read.
const FLAWS: usize = 20;

/// A request that didn't succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// What TotalGest says it is; none where it doesn't, or nothing that the file names.
    pub(crate) said: Option<Said>,
    /// What is wrong with an order, each by its place.
    pub(crate) flaws: Vec<Flaw>,
    /// Its excerpt is TotalGest's own words for a person; may be empty.
    pub(crate) failure: Failure,
}

/// A problem's type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    InvalidCredentials,
    NoRights,
    SessionExpired,
    UnknownShop,
    UnknownOwner,
    StampGone,
    InvalidOrder,
}

/// Something wrong at one place of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// A JSON Pointer into what was sent.
    pub(crate) pointer: String,
    /// In TotalGest's own words.
    pub(crate) detail: String,
}

/// A problem as it comes.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Problem {
    #[serde(rename = "type")]
    kind: Scalar,
    title: Scalar,
    detail: Scalar,
    errors: List<Lenient<Place>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Place {
    pointer: Scalar,
    detail: Scalar,
}

impl Trouble {
    /// That of an answer whose status is no success.
    pub(super) fn of(answer: &Response) -> Self {
        let mut trouble = Self::from(Failure::status(answer));
        let Ok(problem) = answer.json_as::<Problem>() else { return trouble };
        trouble.said = said(&problem.kind);
        // What people read is words, not the JSON around them.
        trouble.failure.excerpt = answer.excerpt(&problem.detail);
        if trouble.failure.excerpt.is_empty() {
            trouble.failure.excerpt = answer.excerpt(&problem.title);
        }
        let flaw = |place: &Place| Flaw {
            pointer: answer.excerpt(&place.pointer),
            detail: answer.excerpt(&place.detail),
        };
        let places = problem.errors.elements().iter().filter_map(|place| place.as_ref());
        trouble.flaws = places.take(FLAWS).map(flaw).collect();
        trouble
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self { said: None, flaws: Vec::new(), failure }
    }
}

/// By its last part, however the rest of the name is written.
fn said(kind: &str) -> Option<Said> {
    let last = kind.trim().trim_end_matches('/').rsplit([':', '/', '#']).next().unwrap_or_default();
    Some(match last.to_ascii_lowercase().replace('_', "-").as_str() {
        "invalid-credentials" => Said::InvalidCredentials,
        "no-rights" => Said::NoRights,
        "session-expired" => Said::SessionExpired,
        "unknown-shop" => Said::UnknownShop,
        "unknown-owner" => Said::UnknownOwner,
        "stamp-gone" => Said::StampGone,
        "invalid-order" => Said::InvalidOrder,
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
            assert_eq!(said(kind), Some(Said::UnknownShop), "{kind}");
        }
        for kind in ["", "about:blank", "urn:totalgest:problem:new-one"] {
            assert_eq!(said(kind), None, "{kind}");
        }
    }
}
