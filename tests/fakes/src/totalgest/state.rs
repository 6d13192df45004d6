//! The data of this TotalGest.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    account::Account,
    catalogue::Catalogue,
    limit::RateLimit,
    order::{NewOrder, Order},
};
use crate::clock::Clock;

/// The number before that of the first order: apart from other numbers, so that a mixed-up one is a
/// wrong one.
const ORDERS_FROM: u64 = 88_120;

/// Holds secrets: not to be printed.
pub(super) struct State {
    pub(super) clock: Clock,
    pub(super) account: Account,
    pub(super) catalogue: Catalogue,
    /// Oldest first.
    pub(super) orders: Vec<Order>,
    /// The orders that came by a create, by number.
    pub(super) posted: BTreeSet<u64>,
    /// The currencies that orders may have.
    pub(super) currencies: BTreeSet<String>,
    /// Lines with such a SKU are refused, with these words.
    pub(super) refused_skus: BTreeMap<String, String>,
    pub(super) limit: Option<RateLimit>,
    /// How many products were generated.
    pub(super) generated: u64,
    last_order: u64,
}

impl State {
    pub(super) fn new(clock: Clock, account: Account, currencies: &[String]) -> Self {
        Self {
            clock,
            account,
            catalogue: Catalogue::default(),
            orders: Vec::new(),
            posted: BTreeSet::new(),
            currencies: currencies.iter().cloned().collect(),
            refused_skus: BTreeMap::new(),
            limit: None,
            generated: 0,
            last_order: ORDERS_FROM,
        }
    }

    pub(super) fn find_order(&self, external_reference: &str) -> Option<&Order> {
        self.orders.iter().find(|order| order.sent.external_reference == external_reference)
    }

    /// Adds an order; the caller has checked that the reference is free.
    pub(super) fn add_order(&mut self, sent: NewOrder) -> &Order {
        self.last_order += 1;
        let (id, year) = (self.last_order, self.clock.local().year());
        let number = format!("AB-{year}-{:05}", id - ORDERS_FROM);
        self.orders.push_mut(Order { id, number, sent })
    }
}
