//! The contract server's data, and what a test does to them.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard},
};

use jiff::tz::TimeZone;

use super::{changes::Changes, config::Config, orders::Order, product::Product, sessions::Sessions};
use crate::{clock::Clock, lock, timed::Timed};

/// A handle to everything that this TotalGest keeps, cheap to clone.
#[derive(Clone)]
pub struct Data(Arc<Mutex<State>>);

pub(super) struct State {
    pub(super) config: Config,
    pub(super) clock: Clock,
    pub(super) sessions: Sessions,
    pub(super) rights: Vec<&'static str>,
    /// Whether the user may use the API at all.
    pub(super) barred: bool,
    pub(super) changes: Changes,
    pub(super) orders: Vec<Order>,
}

/// The contract's rights.
pub(super) const READ: &str = "products:read";
pub(super) const WRITE: &str = "orders:write";

impl Data {
    pub(super) fn new(config: Config) -> Self {
        Self(Arc::new(Mutex::new(State {
            config,
            clock: Clock::new(TimeZone::UTC),
            sessions: Sessions::default(),
            rights: vec![WRITE, READ],
            barred: false,
            changes: Changes::default(),
            orders: Vec::new(),
        })))
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.0)
    }

    /// Adds that many made-up products and returns their ids.
    pub fn seed_products(&self, count: u64) -> Vec<String> {
        self.state().changes.seed(count)
    }

    /// Adds a product, or replaces the one of the same id.
    pub fn put_product(&self, product: Product) {
        self.state().changes.put(product);
    }

    /// Changes a product, all but its id, and gives it the newest stamp. False where there is none.
    pub fn change_product(&self, id: &str, change: impl FnOnce(&mut Product)) -> bool {
        self.state().changes.change(id, change)
    }

    /// Deletes a product. False where there is none.
    pub fn remove_product(&self, id: &str) -> bool {
        self.state().changes.remove(id)
    }

    /// The products that there are, the one that changed last at the end.
    pub fn products(&self) -> Vec<Product> {
        self.state().changes.products()
    }

    /// The stamp of the latest change, none before the first.
    pub fn newest_stamp(&self) -> Option<String> {
        self.state().changes.newest()
    }

    /// Forgets stamps older than this one, and products removed up to it. False where it never was
    /// given out.
    pub fn forget_before(&self, stamp: &str) -> bool {
        self.state().changes.forget_before(stamp)
    }

    /// In the order in which they were created.
    pub fn orders(&self) -> Vec<Order> {
        self.state().orders.clone()
    }

    /// Numbers of the customers' orders that are here more than once, under different references.
    pub fn duplicates(&self) -> Vec<String> {
        let mut counts = BTreeMap::<String, usize>::new();
        for order in &self.state().orders {
            *counts.entry(order.order_number.clone()).or_default() += 1;
        }
        counts.into_iter().filter(|(_, count)| *count > 1).map(|(number, _)| number).collect()
    }

    /// How many sessions were begun.
    pub fn logins(&self) -> u64 {
        self.state().sessions.logins
    }

    /// Every token ever given out, for a test that looks for them where they must not be.
    pub fn tokens(&self) -> Vec<String> {
        self.state().sessions.learned.all()
    }

    /// Ends every session.
    pub fn expire_sessions(&self) {
        self.state().sessions.end_all();
    }

    /// Takes every right from the user; they may still log in.
    pub fn revoke_rights(&self) {
        self.state().rights.clear();
    }

    /// Lets the user log in no more. Sessions go on.
    pub fn bar_user(&self) {
        self.state().barred = true;
    }
}

impl Timed for Data {
    fn clock<T>(&self, act: impl FnOnce(&mut Clock) -> T) -> T {
        act(&mut self.state().clock)
    }
}

impl fmt::Debug for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Data").finish_non_exhaustive()
    }
}
