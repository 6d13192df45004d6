//! The records that a person is asked about. Each may be the order until that person answers, or until the record is
//! gone, even if the order was edited since and looks like none of them any more.

use framework360_sdk::Error;
use framework360_sdk::shop::Order;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

/// The records that a person is asked about for one order, in one account (see [`crate::api::Smarty::account`]).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Asked {
    account: u64,
    ids: Vec<u64>,
}

impl Encoded for Asked {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// The ids in this account that a person is asked about.
pub(super) fn of(order: &Order, account: u64) -> Result<Vec<u64>, Error> {
    let asked = storage::get::<Asked>(&key(&order.id))?.filter(|asked| asked.account == account);
    Ok(asked.map(|asked| asked.ids).unwrap_or_default())
}

/// Stores the ids at once: the call that asks ends with an error, and so without a commit.
pub(super) fn store(order: &Order, account: u64, ids: &[u64]) -> Result<(), Error> {
    storage::set(&key(&order.id), &Asked { account, ids: ids.to_vec() })?;
    storage::checkpoint()
}

/// Deletes the ids with the end of this call: the order is decided.
pub(super) fn delete(order_id: &str) -> Result<(), Error> {
    storage::delete(&key(order_id))
}

fn key(order_id: &str) -> String {
    format!("asked/{}", storage::part(order_id))
}
