//! A TotalGest's data, as a clerk at its screen sees and changes them: next to the API, and so next to the ledger.

mod products;
mod sessions;

use std::{
    collections::BTreeSet,
    fmt,
    sync::{Arc, Mutex, MutexGuard},
};

use super::{
    limit::RateLimit,
    order::{NewOrder, Order},
    state::State,
};
use crate::{clock::Clock, lock, timed::Timed};

/// A handle to the data of a TotalGest, cheap to clone. Every method is one step: no request is
/// answered in the middle of it. A closure that is handed over must not use the handle itself.
#[derive(Clone)]
pub struct Data {
    state: Arc<Mutex<State>>,
    pub(super) dialect: super::Dialect,
}

impl Data {
    pub(super) fn new(state: State, dialect: super::Dialect) -> Self {
        Self { state: Arc::new(Mutex::new(state)), dialect }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    /// All orders, created and typed in by hand, oldest first.
    pub fn orders(&self) -> Vec<Order> {
        self.state().orders.clone()
    }

    /// The order under that external reference.
    pub fn order(&self, external_reference: &str) -> Option<Order> {
        self.state().find_order(external_reference).cloned()
    }

    /// How many created orders repeat an earlier created one: the same order number of the shop
    /// under another external reference.
    pub fn duplicates(&self) -> usize {
        let state = self.state();
        let created = state.orders.iter().filter(|order| state.posted.contains(&order.id));
        let numbers: Vec<&str> = created.map(|order| order.sent.order_number.as_str()).collect();
        numbers.len() - numbers.iter().collect::<BTreeSet<_>>().len()
    }

    /// Adds an order that nobody created over the API, and returns its number as people know it.
    pub fn add_order(&self, order: NewOrder) -> String {
        self.state().add_order(order).number.clone()
    }

    /// Takes an order away, by its external reference. False where there is none.
    pub fn remove_order(&self, external_reference: &str) -> bool {
        let orders = &mut self.state().orders;
        let before = orders.len();
        orders.retain(|order| order.sent.external_reference != external_reference);
        orders.len() < before
    }

    /// Orders in other currencies than these are refused.
    pub fn set_currencies(&self, currencies: &[&str]) {
        self.state().currencies = currencies.iter().map(|currency| (*currency).to_owned()).collect();
    }

    /// Refuses orders with this SKU from now on, with these words at the line.
    pub fn refuse_sku(&self, sku: &str, words: &str) {
        self.state().refused_skus.insert(sku.to_owned(), words.to_owned());
    }

    /// Takes every SKU again.
    pub fn accept_skus(&self) {
        self.state().refused_skus.clear();
    }

    /// Takes so many requests a minute from now on, by its own clock, and answers 429 to the others.
    pub fn limit_rate(&self, a_minute: u64) {
        self.state().limit = Some(RateLimit::new(a_minute));
    }

    /// Takes any number of requests again.
    pub fn lift_rate_limit(&self) {
        self.state().limit = None;
    }
}

impl Timed for Data {
    fn clock<T>(&self, act: impl FnOnce(&mut Clock) -> T) -> T {
        act(&mut self.state().clock)
    }
}

/// Without the records: they hold what was sent, be it a secret.
impl fmt::Debug for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Data").finish_non_exhaustive()
    }
}
