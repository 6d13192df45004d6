//! Orders as clerks see and change them: none of it comes by a request.

use super::Data;
use crate::smarty::records::Order;

impl Data {
    /// The order with that number of the API.
    pub fn order(&self, id: u64) -> Option<Order> {
        self.state().orders.iter().find(|order| order.id == id).cloned()
    }

    /// The orders that came by a post, oldest first, with what clerks made of them since.
    pub fn posted_orders(&self) -> Vec<Order> {
        let state = self.state();
        state.orders.iter().filter(|order| state.posted.contains(&order.id)).cloned().collect()
    }

    /// Adds an order like that one, texts included, as a clerk's "duplicate" does: with numbers and a
    /// date of its own, and in the state of a new one. None where there is no such order.
    pub fn copy_order(&self, id: u64) -> Option<u64> {
        let mut state = self.state();
        let original = state.orders.iter().find(|order| order.id == id)?;
        let copy = Order {
            customer_id: original.customer_id,
            billing_address: original.billing_address.clone(),
            shipping_address: original.shipping_address.clone(),
            payment_type: original.payment_type.clone(),
            fees: original.fees.clone(),
            rows: original.rows.clone(),
            ..Order::default()
        };
        Some(state.add_copy(copy))
    }

    /// Changes an order, and numbers its new rows. False where there is no such order.
    pub fn change_order(&self, id: u64, change: impl FnOnce(&mut Order)) -> bool {
        self.state().change_order(id, change)
    }

    /// Takes the name of the row with that place from an order, counted from 0. False where there is
    /// no such order or row.
    pub fn erase_row_name(&self, id: u64, place: usize) -> bool {
        let mut erased = false;
        self.change_order(id, |order| {
            if let Some(row) = order.rows.get_mut(place) {
                row.name.clear();
                erased = true;
            }
        });
        erased
    }

    /// Cancels an order; the list shows it still. False where there is no such order.
    pub fn cancel_order(&self, id: u64) -> bool {
        self.change_order(id, |order| order.canceled = true)
    }

    /// Takes an order away. Its numbers aren't used again. False where there is no such order.
    pub fn remove_order(&self, id: u64) -> bool {
        let orders = &mut self.state().orders;
        let before = orders.len();
        orders.retain(|order| order.id != id);
        orders.len() < before
    }
}
