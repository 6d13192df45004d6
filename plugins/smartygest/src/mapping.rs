//! Pure functions that map the platform's order to Smarty's, and Smarty's product to the platform's.

pub(crate) mod address;
mod amounts;
pub(crate) mod eligibility;
pub(crate) mod fiscal;
#[cfg(test)]
mod money_tests;
mod negative_amounts;
mod net_prices;
pub(crate) mod order;
#[cfg(test)]
mod paid_tests;
pub(crate) mod parts;
pub(crate) mod product;
#[cfg(test)]
mod product_tests;
#[cfg(test)]
mod rejection_tests;
pub(crate) mod rows;
#[cfg(test)]
mod snapshot_tests;
pub(crate) mod total;
