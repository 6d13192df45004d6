//! The results of saving records that the shop reports.

use crate::model::{JobId, Message};

/// The result of saving orders, and the events that it queued.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SavedOrders {
    /// The jobs of the event: one for each order and installation.
    pub jobs: Vec<JobId>,
    /// Orders that came with a number that another order of the shop has.
    pub repeated: Vec<RepeatedNumber>,
}

/// An order that came with a number that other orders of the shop have, too. It is saved all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepeatedNumber {
    /// The order's id.
    pub order: String,
    /// The number.
    pub number: String,
    /// The ids of the first of the others.
    pub others: Vec<String>,
}

impl RepeatedNumber {
    /// The message about it, for a person.
    #[must_use]
    pub fn message(&self) -> Message {
        let others = self.others.join(", ");
        let Self { order, number, .. } = self;
        Message::host("order-number-repeated", &[("order", order), ("number", number), ("others", &others)])
    }
}

/// The result of an import of the shop's own records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportResult {
    /// Records that are new.
    pub created: u64,
    /// Records that the shop had and that changed.
    pub updated: u64,
    /// Records that the shop already had exactly so.
    pub unchanged: u64,
    /// SKUs that more than one product of the shop has now: each SKU, and those products' ids.
    /// Products of a remote can't be matched by them.
    pub ambiguous: Vec<(String, Vec<String>)>,
}
