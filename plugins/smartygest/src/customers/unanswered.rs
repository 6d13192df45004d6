//! Creations of customers that got no answer, by the shop's customer. The data of a customer may change before the next
//! lookup, and the customer that was created is found only by the data that were sent.

use framework360_sdk::Error;
use framework360_sdk::shop::Order;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

use super::identity::Identity;
use crate::api::Smarty;

/// A creation of a customer, stored before its request and until its outcome is known.
#[derive(Serialize, Deserialize)]
pub(super) struct Creation {
    /// The storage key of what is known of the customer.
    pub(super) key: String,
    /// The identity that was sent.
    pub(super) identity: Identity,
}

impl Encoded for Creation {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// Stores the creation with the next checkpoint.
pub(super) fn store(smarty: &Smarty, order: &Order, creation: &Creation) -> Result<(), Error> {
    storage::set(&key(smarty, order), creation)
}

/// The creation of the order's customer under another key than this one.
pub(super) fn other_than(smarty: &Smarty, order: &Order, known_as: &str) -> Result<Option<Creation>, Error> {
    let noted = storage::get::<Creation>(&key(smarty, order))?;
    Ok(noted.filter(|creation| creation.key != known_as))
}

/// Deletes the creation: its outcome is known.
pub(super) fn delete(smarty: &Smarty, order: &Order) -> Result<(), Error> {
    let key = key(smarty, order);
    if storage::get::<Creation>(&key)?.is_some() { storage::delete(&key) } else { Ok(()) }
}

/// The storage key of the order's customer. A guest is known by the order alone.
fn key(smarty: &Smarty, order: &Order) -> String {
    let (of, id) = match order.customer.id.as_str() {
        "" => ("order", order.id.as_str()),
        customer => ("customer", customer),
    };
    format!("customer-unanswered/{}/{of}/{}", smarty.account(), storage::part(id))
}
