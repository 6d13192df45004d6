//! Between the platform's types and TotalGest's: pure functions.

pub(crate) mod flaws;
pub(crate) mod limits;
pub(crate) mod order;
pub(crate) mod product;
#[cfg(test)]
mod snapshot_tests;
pub(crate) mod vat;
