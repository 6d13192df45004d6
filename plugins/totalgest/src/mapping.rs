//! Pure functions that map the platform's types to TotalGest's and back.

pub(crate) mod limits;
pub(crate) mod order;
pub(crate) mod product;
pub(crate) mod rejection;
#[cfg(test)]
mod snapshot_tests;
pub(crate) mod vat;
