//! Customers that Smarty doesn't know any more: deleted there, or merged with another one. Their ids aren't used again,
//! whatever a link, a remembered id or a list says, and orders that were sent for them may be another customer's by
//! now.
//!
//! ASSUMED how Smarty refuses an order of such a customer. So a customer that takes the place of one that is gone is on
//! trial until Smarty accepts an order of it. Until then a refusal is left to a person, or each order might create one
//! more customer.

use framework360_sdk::Error;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

use crate::api::Smarty;

/// A customer that is gone.
#[derive(Serialize, Deserialize)]
struct Gone {
    /// The customer that has the orders now, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    successor: Option<u64>,
}

impl Encoded for Gone {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// A customer that took the place of one that is gone, and of which no order was accepted yet.
#[derive(Serialize, Deserialize)]
struct Trial {}

impl Encoded for Trial {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// Remembers durably that Smarty doesn't know this customer, before anything else depends on it.
///
/// # Errors
/// As [`storage::checkpoint`].
pub(crate) fn remember(smarty: &Smarty, id: u64) -> Result<(), Error> {
    storage::set(&key(smarty, id), &Gone { successor: None })?;
    storage::delete(&trial_key(smarty, id))?;
    storage::checkpoint()
}

/// Whether this customer is gone.
///
/// # Errors
/// `unavailable` where the platform can't reach its store.
pub(crate) fn is_gone(smarty: &Smarty, id: u64) -> Result<bool, Error> {
    Ok(storage::get::<Gone>(&key(smarty, id))?.is_some())
}

/// Deletes the mark that the customer is gone: Smarty used its id for a new customer.
pub(super) fn delete_mark(smarty: &Smarty, id: u64) -> Result<(), Error> {
    if is_gone(smarty, id)? { storage::delete(&key(smarty, id)) } else { Ok(()) }
}

/// Stores durably that another customer takes its place; on trial where that is new.
pub(super) fn set_successor(smarty: &Smarty, id: u64, successor: u64) -> Result<(), Error> {
    let Some(gone) = storage::get::<Gone>(&key(smarty, id))? else { return Ok(()) };
    if gone.successor == Some(successor) {
        return Ok(());
    }
    storage::set(&key(smarty, id), &Gone { successor: Some(successor) })?;
    storage::set(&trial_key(smarty, successor), &Trial {})?;
    storage::checkpoint()
}

/// The customer that has taken a customer's place, over any number of replacements; none where it isn't gone, or where
/// no successor is known.
pub(crate) fn successor(smarty: &Smarty, id: u64) -> Result<Option<u64>, Error> {
    let mut passed = vec![id];
    let mut last = None;
    let mut now = id;
    while let Some(Gone { successor: Some(next) }) = storage::get(&key(smarty, now))? {
        if passed.contains(&next) {
            break;
        }
        passed.push(next);
        (last, now) = (Some(next), next);
    }
    Ok(last)
}

/// Whether the customer took the place of one that is gone, and Smarty accepted no order of it yet.
///
/// # Errors
/// `unavailable` where the platform can't reach its store.
pub(crate) fn is_on_trial(smarty: &Smarty, id: u64) -> Result<bool, Error> {
    Ok(storage::get::<Trial>(&trial_key(smarty, id))?.is_some())
}

/// Ends the customer's trial: Smarty accepted an order of it.
///
/// # Errors
/// `unavailable` where the platform can't reach its store.
pub(crate) fn end_trial(smarty: &Smarty, id: u64) -> Result<(), Error> {
    if is_on_trial(smarty, id)? { storage::delete(&trial_key(smarty, id)) } else { Ok(()) }
}

fn key(smarty: &Smarty, id: u64) -> String {
    format!("customer-gone/{}/{id}", smarty.account())
}

fn trial_key(smarty: &Smarty, id: u64) -> String {
    format!("customer-trial/{}/{id}", smarty.account())
}
