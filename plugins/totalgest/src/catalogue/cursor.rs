//! Where the list goes on.

use framework360_sdk::Error;
use framework360_sdk::json::{self, Object, Value};
use framework360_sdk::storage::Stored;

use super::PASS;
use crate::api::ProductPage;
use crate::mapping::vat::Period;
use crate::say;

/// The place in TotalGest's list of changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    /// TotalGest's stamp; none at the beginning.
    pub(super) after: Option<String>,
    /// In the middle of a list of everything.
    pub(super) listing: bool,
    /// The VAT rates with which products were told: the first year of theirs.
    pub(super) period: i32,
    /// Products of this pass so far.
    pub(super) done: u64,
    /// Requests of this pass so far.
    requests: u64,
}

impl Cursor {
    /// Of a list of everything, with the VAT rates of this time.
    pub(super) fn at_the_beginning(period: &Period) -> Self {
        Self { period: period.from, ..Self::default() }
    }

    /// Begins a list of everything in the place of what was being read. It's the same pass, which must end.
    pub(super) fn begin_again(&mut self, period: &Period) {
        let requests = self.requests.saturating_add(1);
        *self = Self { listing: true, requests, ..Self::at_the_beginning(period) };
    }

    /// Begins a list of everything where no stamp says where to go on; whether it did.
    pub(super) fn begin_if_needed(&mut self) -> bool {
        let begins = self.after.is_none();
        self.listing |= begins;
        begins
    }

    /// Goes on behind a page.
    ///
    /// # Errors
    /// Where there is said to be more, but nowhere to go on: asking again would never end.
    pub(super) fn advance(&mut self, page: ProductPage) -> Result<(), Error> {
        let moved = page.after.is_some() && page.after != self.after;
        self.requests = self.requests.saturating_add(1);
        if page.more && (!moved || self.requests >= PASS) {
            return Err(Error::Unexpected(say::list_stuck()));
        }
        self.done = self.done.saturating_add(page.items.len() as u64);
        self.after = page.after.or(self.after.take());
        Ok(())
    }

    /// The pass is over.
    pub(super) fn end(&mut self) {
        self.listing = false;
        self.done = 0;
        self.requests = 0;
    }
}

impl Stored for Cursor {
    const VERSION: u32 = 1;

    fn write(&self, object: &mut Object) {
        if let Some(after) = &self.after {
            object.text("after", after);
        }
        object.flag("listing", self.listing).number("period", self.period);
        object.number("done", self.done).number("requests", self.requests);
    }

    fn read(object: Value<'_>) -> Option<Self> {
        Some(Self {
            after: object.get("after").and_then(Value::text).map(Into::into),
            listing: json::flag(object, "listing")?,
            period: i32::try_from(json::number(object, "period")?).ok()?,
            done: json::number(object, "done")?,
            requests: json::number(object, "requests")?,
        })
    }
}
