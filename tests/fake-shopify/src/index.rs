//! The search index, which may lag behind.

use std::collections::{BTreeMap, VecDeque};

use jiff::Timestamp;

use crate::customer::Customer;

/// Customers as the search has them.
#[derive(Debug, Default)]
pub(crate) struct Index {
    known: BTreeMap<u64, Customer>,
    /// What it will know from that moment on; none where the customer is gone.
    coming: VecDeque<(Timestamp, u64, Option<Customer>)>,
}

impl Index {
    /// Schedules a change that the search knows of from `due` on. Moments come in order, unless the lag was made
    /// shorter.
    pub(crate) fn schedule(&mut self, due: Timestamp, id: u64, customer: Option<Customer>) {
        self.coming.push_back((due, id, customer));
    }

    /// All customers that it knows at that moment.
    pub(crate) fn at(&mut self, now: Timestamp) -> impl Iterator<Item = &Customer> {
        while let Some((due, ..)) = self.coming.front()
            && *due <= now
        {
            match self.coming.pop_front() {
                Some((_, id, Some(customer))) => self.known.insert(id, customer),
                Some((_, id, None)) => self.known.remove(&id),
                None => None,
            };
        }
        self.known.values()
    }
}
