//! The import of a product: what a remote reports is cleaned, checked and merged with what the shop's
//! owner made of it. Pure: no database, no network.

mod check;
mod merge;
mod sanitise;
mod snapshot;
mod variants;

pub use sanitise::clean;

pub use check::{
    length as check_length, number as check_number, product as check_product, stock as check_stock,
};
pub use merge::{Before, Merged, merge, stock};
pub use snapshot::RemoteSnapshot;
pub use variants::identify;
