//! Between the platform's types and TotalGest's: pure functions.

pub(crate) mod flaws;
#[cfg(test)]
mod golden;
pub(crate) mod limits;
pub(crate) mod order;
pub(crate) mod product;
pub(crate) mod vat;
