//! A Smarty's data, as a clerk at its screen sees and changes them: next to the API, and so next to the ledger.

mod customers;
mod orders;
mod products;

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard},
};

use jiff::civil::DateTime;

use super::{
    records::{Customer, Order, Tax},
    sample,
    state::State,
};
use crate::{clock::Clock, lock, timed::Timed};

/// A handle to the data of a Smarty, cheap to clone. Every method is one step: no request is
/// answered in the middle of it. A closure that is handed over must not use the handle itself.
#[derive(Clone)]
pub struct Data(Arc<Mutex<State>>);

impl Data {
    pub(crate) fn new(state: State) -> Self {
        Self(Arc::new(Mutex::new(state)))
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.0)
    }

    /// All orders, seeded and posted, oldest first.
    pub fn orders(&self) -> Vec<Order> {
        self.state().orders.clone()
    }

    /// All customers, seeded and posted, oldest first.
    pub fn customers(&self) -> Vec<Customer> {
        self.state().customers.clone()
    }

    /// How many posted orders repeat an earlier posted one: the same customer's e-mail, rows,
    /// fees and payment type. The API carries no reference of ours to compare.
    pub fn duplicates(&self) -> usize {
        self.state().duplicates()
    }

    /// Adds a customer and returns its id.
    pub fn add_customer(&self, customer: Customer) -> u64 {
        self.state().add_customer(customer)
    }

    /// Adds an order that nobody posted, as typed in by hand, and returns its id.
    pub fn add_order(&self, order: Order) -> u64 {
        self.state().add_order(order)
    }

    /// Replaces the tax rows: 22, 10, 5, 4 and 0 % as ids 1 to 5 unless set. The first is the
    /// one of rows and products that name none.
    pub fn set_taxes(&self, taxes: Vec<Tax>) {
        self.state().taxes = taxes;
    }

    /// What the clock shows: local time, in whole seconds.
    pub fn now(&self) -> DateTime {
        self.state().clock.local()
    }

    /// Adds a customer and two products to look at, one of them with variations.
    pub fn add_sample_data(&self) {
        sample::fill(&mut self.state());
    }
}

impl Timed for Data {
    fn clock<T>(&self, act: impl FnOnce(&mut Clock) -> T) -> T {
        act(&mut self.state().clock)
    }
}

/// Without the records: they hold what was posted, be it a secret.
impl fmt::Debug for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Data").finish_non_exhaustive()
    }
}
