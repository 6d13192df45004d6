//! What ticks remember, in the cursor that the platform keeps together with the changes of a page.
//!
//! Two clocks are in it: ours ([`Timestamp`], milliseconds since 1970) and Smarty's ([`Civil`], seconds), by which
//! products are stamped.

use framework360_sdk::civil::Civil;
use framework360_sdk::json::{self, Object, Value};
use framework360_sdk::shop::Timestamp;
use framework360_sdk::storage::Stored;

use super::pass::Pass;
use super::unknown_taxes::UnknownTaxes;

/// The state between two calls.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Cursor {
    /// The pass that the next call continues.
    pub(super) pass: Option<Pass>,
    /// The latest stamp of a product, on Smarty's clock; 0 before the first list of everything.
    pub(super) latest: Civil,
    /// When the pass ended that found `latest`, on our clock.
    pub(super) latest_found_at: Timestamp,
    /// Where the next pass over changes begins, on Smarty's clock.
    pub(super) since: Civil,
    /// Where the next hourly pass over changes begins, on Smarty's clock.
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

impl Stored for Cursor {
    /// Version 1 had other kinds of passes. It isn't upgraded: a list of everything takes its place.
    const VERSION: u32 = 2;

    fn write(&self, object: &mut Object) {
        if let Some(pass) = &self.pass {
            object.object("pass", |out| pass.write(out));
        }
        object.number("latest", self.latest).number("latest_found_at", self.latest_found_at);
        object.number("since", self.since).number("hourly_since", self.hourly_since);
        object.number("hourly_due_at", self.hourly_due_at).number("full_due_at", self.full_due_at);
        object.number("page_rows", self.page_rows);
        object.object("unknown_taxes", |out| self.unknown_taxes.write(out));
    }

    fn read(object: Value<'_>) -> Option<Self> {
        let number = |key| json::number(object, key);
        Some(Self {
            pass: match object.get("pass") {
                Some(pass) => Some(Pass::read(pass)?),
                None => None,
            },
            latest: number("latest")?,
            latest_found_at: number("latest_found_at")?,
            since: number("since")?,
            hourly_since: number("hourly_since")?,
            hourly_due_at: number("hourly_due_at")?,
            full_due_at: number("full_due_at")?,
            page_rows: number("page_rows")?,
            unknown_taxes: UnknownTaxes::read(object.get("unknown_taxes")?)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::products::pass::Scope;
    use framework360_sdk::storage;

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
