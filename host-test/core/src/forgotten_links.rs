//! Links that a change of account takes with it.

use crate::model::Message;

/// How many links were forgotten, by what they linked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Forgotten {
    /// Orders.
    pub orders: u64,
    /// Products.
    pub products: u64,
    /// Customers.
    pub customers: u64,
    /// Of the products, those on sale: nothing takes them off sale any more but their owner.
    pub on_sale: u64,
}

impl Forgotten {
    /// What the owner should know of it; nothing where nothing was linked.
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
