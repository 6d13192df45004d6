//! Creations that got no answer, by the shop's customer: what an order says of a customer may change before one comes, and
//! the customer that was created is found only by what was said then.

use framework360_sdk::Error;
use framework360_sdk::shop::Order;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

use super::identity::Identity;
use crate::api::Smarty;

/// A creation, from before its request until it's known what became of it.
#[derive(Serialize, Deserialize)]
pub(super) struct Creation {
    /// Under which what is known of it is kept.
    pub(super) key: String,
    /// What was sent.
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

/// Notes it down; it holds from the next checkpoint on.
pub(super) fn note(smarty: &Smarty, order: &Order, creation: &Creation) -> Result<(), Error> {
    storage::set(&key(smarty, order), creation)
}

/// The one of the order's customer under another key.
pub(super) fn other_than(smarty: &Smarty, order: &Order, known_as: &str) -> Result<Option<Creation>, Error> {
    let noted = storage::get::<Creation>(&key(smarty, order))?;
    Ok(noted.filter(|creation| creation.key != known_as))
}

/// It's known who the order's customer is, or that nobody was created.
pub(super) fn forget(smarty: &Smarty, order: &Order) -> Result<(), Error> {
    let key = key(smarty, order);
    if storage::get::<Creation>(&key)?.is_some() { storage::delete(&key) } else { Ok(()) }
}

/// A guest is known by the order alone.
fn key(smarty: &Smarty, order: &Order) -> String {
    let (of, id) = match order.customer.id.as_str() {
        "" => ("order", order.id.as_str()),
        customer => ("customer", customer),
    };
    format!("customer-unanswered/{}/{of}/{}", smarty.account(), storage::part(id))
}
