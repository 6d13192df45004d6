//! From the platform's order to Smarty's, and from Smarty's product to the platform's: pure functions.

pub(crate) mod address;
mod amounts;
pub(crate) mod eligibility;
pub(crate) mod fiscal;
#[cfg(test)]
mod flaws;
mod given;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod goods;
#[cfg(test)]
mod money;
mod net;
pub(crate) mod order;
#[cfg(test)]
mod paid;
pub(crate) mod product;
pub(crate) mod rows;
pub(crate) mod total;

/// What an order or a part of it can't be sent for; the order is then rejected with this message.
pub(crate) type Flaw = framework360_sdk::Message;
