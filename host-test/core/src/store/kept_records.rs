//! What the platform learned of records that the shop reports.

use crate::model::{JobId, Message};

/// What the platform learned of orders, and whom it informed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptOrders {
    /// The jobs of the event: one for each order and installation.
    pub jobs: Vec<JobId>,
    /// Orders that came with a number that another order of the shop has.
    pub repeated: Vec<RepeatedNumber>,
}

/// An order that came with a number that other orders of the shop have, too. It is kept all the same.
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
    /// For a person, in any language.
    #[must_use]
    pub fn message(&self) -> Message {
        let others = self.others.join(", ");
        let Self { order, number, .. } = self;
        Message::host("order-number-repeated", &[("order", order), ("number", number), ("others", &others)])
    }
}

/// What an import of the shop's own records did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Records that are new.
    pub created: u64,
    /// Records that were there and changed.
    pub updated: u64,
    /// Records that were there just so.
    pub unchanged: u64,
    /// SKUs that stand on more than one product of the shop now: the SKU and the products' ids.
    /// Products of a remote can't be matched by them.
    pub ambiguous: Vec<(String, Vec<String>)>,
}
