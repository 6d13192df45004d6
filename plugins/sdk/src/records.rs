//! The shop's records as they are now; a call sees one state throughout.

#[cfg(target_arch = "wasm32")]
use crate::bindings::framework360::shop::records as host;
#[cfg(not(target_arch = "wasm32"))]
use crate::testing::records as host;

pub use crate::bindings::framework360::shop::records::{Entry, MatchBy};

use crate::shop::{Customer, Entity, Order, Product, Subject};

/// The order as it is now; none where it's gone.
#[must_use]
pub fn order(id: &str) -> Option<Order> {
    match host::get(&Subject { entity: Entity::Order, id: id.to_owned() }) {
        Entry::Order(order) => Some(order),
        _ => None,
    }
}

/// The product as it is now; none where it's gone.
#[must_use]
pub fn product(id: &str) -> Option<Product> {
    match host::get(&Subject { entity: Entity::Product, id: id.to_owned() }) {
        Entry::Product(product) => Some(product),
        _ => None,
    }
}

/// The customer as it is now; none where it's gone.
#[must_use]
pub fn customer(id: &str) -> Option<Customer> {
    match host::get(&Subject { entity: Entity::Customer, id: id.to_owned() }) {
        Entry::Customer(customer) => Some(customer),
        _ => None,
    }
}

/// The records of a kind that match.
#[must_use]
pub fn find(entity: Entity, by: &MatchBy) -> Vec<Entry> {
    host::find(entity, by)
}

/// Changed since `after` (none: all), oldest first, with the cursor to go on from.
#[must_use]
pub fn changed(entity: Entity, after: Option<&str>, limit: u32) -> (Vec<Entry>, Option<String>) {
    host::changed(entity, after, limit)
}
