//! Changes of the shop that a connector asks the platform for. They are made when the call returns ok, together with
//! its other effects.

#[cfg(target_arch = "wasm32")]
use crate::bindings::framework360::shop::changes as host;
#[cfg(not(target_arch = "wasm32"))]
use crate::testing::changes as host;

use crate::shop::{CustomerPatch, Link, Product, StockLevel, Subject};

/// Creates or updates a product, matched by its remote-id, then by SKU.
pub fn upsert_product(product: &Product) {
    host::upsert_product(product);
}

/// Sets stock, and price where given, of a product or variant.
pub fn set_stock(level: &StockLevel) {
    host::set_stock(level);
}

/// Takes a product off sale, by its remote-id; it's never deleted.
pub fn deactivate_product(remote_id: &str) {
    host::deactivate_product(remote_id);
}

/// Creates or updates a customer with what the remote says of it.
pub fn upsert_customer(patch: &CustomerPatch) {
    host::upsert_customer(patch);
}

/// Links a record of ours with one of the remote's. A job's own record needs none: its outcome
/// carries the link.
pub fn link(link: &Link) {
    host::link_record(link);
}

/// Deletes the link with a record that is gone at the remote; our record stays.
pub fn unlink(subject: &Subject) {
    host::unlink_record(subject);
}
