//! A fake of the shop's `changes`: it records the changes that were asked for.

use super::customers;
use crate::shop::{CustomerPatch, Link, Product, StockLevel, Subject};

/// A change that was asked for.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "a test holds a few of them")]
pub enum Change {
    /// See [`crate::changes::upsert_product`].
    UpsertProduct(Product),
    /// See [`crate::changes::set_stock`].
    SetStock(StockLevel),
    /// See [`crate::changes::deactivate_product`].
    DeactivateProduct(String),
    /// See [`crate::changes::upsert_customer`].
    UpsertCustomer(CustomerPatch),
    /// See [`crate::changes::link`].
    Link(Link),
    /// See [`crate::changes::unlink`].
    Unlink(Subject),
}

fn ask(change: Change) {
    super::with(|host| host.changes.push(change));
}

pub(crate) fn upsert_product(product: &Product) {
    ask(Change::UpsertProduct(product.clone()));
    if let Some(id) = &product.remote_id {
        super::with(|host| host.versions.insert(id.clone(), product.remote_version.clone()));
    }
}

pub(crate) fn set_stock(level: &StockLevel) {
    ask(Change::SetStock(level.clone()));
}

pub(crate) fn deactivate_product(remote_id: &str) {
    ask(Change::DeactivateProduct(remote_id.to_owned()));
    super::with(|host| host.versions.remove(remote_id));
}

pub(crate) fn upsert_customer(patch: &CustomerPatch) {
    ask(Change::UpsertCustomer(patch.clone()));
    customers::upsert(patch);
}

pub(crate) fn link_record(link: &Link) {
    ask(Change::Link(link.clone()));
    customers::link(&link.subject, Some(&link.remote_id));
}

pub(crate) fn unlink_record(subject: &Subject) {
    ask(Change::Unlink(subject.clone()));
    customers::link(subject, None);
}
