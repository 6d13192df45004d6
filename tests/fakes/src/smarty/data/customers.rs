//! Customers as clerks see and change them: none of it comes by a request.

use super::Data;
use crate::smarty::records::Customer;

impl Data {
    /// The customer with that number of the API.
    pub fn customer(&self, id: u64) -> Option<Customer> {
        self.state().customers.iter().find(|customer| customer.id == id).cloned()
    }

    /// Changes a customer. False where there is no such customer.
    pub fn change_customer(&self, id: u64, change: impl FnOnce(&mut Customer)) -> bool {
        let mut state = self.state();
        let now = state.now();
        let Some(customer) = state.customers.iter_mut().find(|customer| customer.id == id) else {
            return false;
        };
        change(customer);
        customer.id = id;
        customer.last_update = Some(now);
        true
    }

    /// Takes a customer away. Its number isn't used again, its orders keep it, and a new order for it
    /// is refused. False where there is no such customer.
    pub fn remove_customer(&self, id: u64) -> bool {
        let customers = &mut self.state().customers;
        let before = customers.len();
        customers.retain(|customer| customer.id != id);
        customers.len() < before
    }

    /// Merges a customer with another one: its orders are that one's, and it's gone. False where one
    /// of them isn't there, or both are the same.
    pub fn merge_customer(&self, id: u64, into: u64) -> bool {
        let mut state = self.state();
        let is_there = |id: u64| state.customers.iter().any(|customer| customer.id == id);
        let (Ok(from), Ok(to)) = (i64::try_from(id), i64::try_from(into)) else { return false };
        if id == into || !is_there(id) || !is_there(into) {
            return false;
        }
        state.customers.retain(|customer| customer.id != id);
        for order in state.orders.iter_mut().filter(|order| order.customer_id == from) {
            order.customer_id = to;
        }
        true
    }
}
