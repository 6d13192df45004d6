//! From the platform's order to Smarty's: pure functions.

pub(crate) mod address;
pub(crate) mod eligibility;
pub(crate) mod fiscal;
#[cfg(test)]
mod flaws;
#[cfg(test)]
mod golden;
pub(crate) mod number;
pub(crate) mod order;
pub(crate) mod rows;
pub(crate) mod sum;

/// What an order or a part of it can't be sent for; the order is then rejected with this message.
pub(crate) type Flaw = framework360_sdk::Message;
