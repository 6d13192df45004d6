//! The shop's records as they are now; a call sees one state throughout.

#[cfg(target_arch = "wasm32")]
use crate::bindings::framework360::shop::records as host;
#[cfg(not(target_arch = "wasm32"))]
use crate::testing::records as host;

pub use crate::bindings::framework360::shop::records::MatchBy;

use crate::shop::{Customer, Entity, Order, Product, Subject};

/// The most identifiers that the platform takes at a time, by the contract.
const AT_ONCE: usize = 1_000;

/// The order as it is now; none where it's gone.
#[must_use]
pub fn order(id: &str) -> Option<Order> {
    host::get_order(id)
}

/// The product as it is now; none where it's gone.
#[must_use]
pub fn product(id: &str) -> Option<Product> {
    host::get_product(id)
}

/// The customer as it is now; none where it's gone.
#[must_use]
pub fn customer(id: &str) -> Option<Customer> {
    host::get_customer(id)
}

/// The records of a kind that match. By a phone number all are found whose number may be the same in some country's
/// form: compare them.
#[must_use]
pub fn find(entity: Entity, by: &MatchBy) -> Vec<Subject> {
    host::find(entity, by)
}

/// The `remote_version` that the platform took last for each of these remote identifiers; none where it knows no such
/// record, or has taken it off sale. Any number: the platform is asked in portions.
#[must_use]
pub fn versions(entity: Entity, remote_ids: &[String]) -> Vec<Option<String>> {
    remote_ids.chunks(AT_ONCE).flat_map(|ids| host::versions(entity, ids)).collect()
}

/// The remote's ids with which our record was linked before a person sent it again, oldest first.
#[must_use]
pub fn earlier_links(subject: &Subject) -> Vec<String> {
    host::earlier_links(subject)
}

/// Changed since `after` (none: all), oldest first, with the cursor to go on from.
#[must_use]
pub fn changed(entity: Entity, after: Option<&str>, limit: u32) -> (Vec<Subject>, Option<String>) {
    host::changed(entity, after, limit)
}
