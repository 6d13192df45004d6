//! The cursor of the product ticks, which the platform stores together with the changes of a page.
//!
//! Two clocks are in it: ours ([`Timestamp`], milliseconds since 1970) and Smarty's ([`Civil`], seconds), by which
//! products are stamped.

use framework360_sdk::civil::Civil;
use framework360_sdk::shop::Timestamp;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

use super::pass::{self, Pass};
use super::unknown_taxes::UnknownTaxes;

/// The state between two calls.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Cursor {
    /// The pass that the next call continues.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "pass::read")]
    pub(super) pass: Option<Pass>,
    /// The latest stamp of a product, on Smarty's clock; 0 before the first list of everything.
    pub(super) latest: Civil,
    /// When the pass ended that found `latest`, on our clock.
    pub(super) latest_found_at: Timestamp,
    /// The beginning of the next pass over changes, on Smarty's clock.
    pub(super) since: Civil,
    /// The beginning of the next hourly pass over changes, on Smarty's clock.
    pub(super) hourly_since: Civil,
    /// When the next hourly pass over changes is due, on our clock.
    pub(super) hourly_due_at: Timestamp,
    /// When the next list of everything is due, on our clock; 0 before the first.
    pub(super) full_due_at: Timestamp,
    /// The most rows that a request brought in the last list of everything.
    pub(super) page_rows: u64,
    /// The tax ids that Smarty doesn't know.
    pub(super) unknown_taxes: UnknownTaxes,
}

/// Version 1 had other kinds of passes. It isn't upgraded: a list of everything takes its place.
impl Encoded for Cursor {
    fn encode(&self) -> String {
        storage::with_version(2, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(2..=2, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::products::pass::Scope;

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        let mut pass = Pass::new(Scope::Changes { since: 5, hourly: true }, 6);
        (pass.offset, pass.anchor, pass.page, pass.most) = (7, Some(u64::MAX), u64::MAX, 50);
        (pass.first, pass.lost, pass.has_gap) = (15, 16, true);
        (pass.requests, pass.back, pass.moves, pass.done) = (8, 9, 10, 11);
        (pass.unstamped, pass.unasked, pass.latest) = (13, 14, Some(3));
        let cursor = Cursor {
            pass: Some(pass),
            latest: 1,
            latest_found_at: 2,
            since: 3,
            hourly_since: 4,
            hourly_due_at: 5,
            full_due_at: 6,
            page_rows: 10,
            unknown_taxes: UnknownTaxes { asked_at: 7, ids: vec![9, 8] },
        };
        for cursor in [
            cursor,
            Cursor::default(),
            Cursor { pass: Some(Pass::new(Scope::Everything, 1)), ..Cursor::default() },
        ] {
            assert_eq!(storage::decode::<Cursor>(storage::encode(&cursor).as_bytes()), Some(cursor));
        }
    }

    #[test]
    fn text_that_is_no_cursor_of_this_version_is_not_read() {
        for text in ["", "{}", "{\"v\":1}", "{\"v\":2,\"latest\":1}", "{\"v\":3}", "17", "null"] {
            assert_eq!(storage::decode::<Cursor>(text.as_bytes()), None, "{text}");
        }
    }
}
