//! Links that are deleted when an installation gets another account.

use crate::model::Message;

/// The number of links that were deleted, by kind of record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Forgotten {
    /// Orders.
    pub orders: u64,
    /// Products.
    pub products: u64,
    /// Customers.
    pub customers: u64,
    /// Products among them that are on sale: only their owner takes them off sale from now on.
    pub on_sale: u64,
}

impl Forgotten {
    /// Messages for the owner about the deleted links; none where nothing was linked.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        let Self { orders, products, customers, on_sale } = self;
        let mut messages = Vec::new();
        if orders + products + customers > 0 {
            let [orders, products, customers] = [orders, products, customers].map(u64::to_string);
            let args = [("orders", &*orders), ("products", &*products), ("customers", &*customers)];
            messages.push(Message::host("links-forgotten", &args));
        }
        if *on_sale > 0 {
            messages.push(Message::host("products-forgotten", &[("products", &on_sale.to_string())]));
        }
        messages
    }
}
