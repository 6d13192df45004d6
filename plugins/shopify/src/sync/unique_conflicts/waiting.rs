//! Which of our customers wait for a value that another customer has at Shopify: the fields and our ids, by Shopify's
//! number of the holder.

use std::collections::BTreeSet;

use framework360_sdk::Error;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

const WAITING: &str = "waiting/";

/// Fields by their names, each with the id of one of ours.
pub(super) type Waiting = BTreeSet<(String, String)>;

/// The customers of ours that wait for a value of the customer with this number.
pub(super) fn of(number: &str) -> Result<Waiting, Error> {
    let stored = storage::get::<StoredWaiting>(&format!("{WAITING}{number}"))?;
    Ok(stored.into_iter().flat_map(|stored| stored.waiting).map(|it| (it.field, it.id)).collect())
}

/// Stores who waits for the customer of this number.
pub(super) fn store(number: &str, waiting: Waiting) -> Result<(), Error> {
    let key = format!("{WAITING}{number}");
    if waiting.is_empty() {
        return storage::delete(&key);
    }
    let waiting = waiting.into_iter().map(|(field, id)| Waits { field, id }).collect();
    storage::set(&key, &StoredWaiting { waiting })
}

/// The stored form of [`Waiting`].
#[derive(Deserialize, Serialize)]
struct StoredWaiting {
    waiting: Vec<Waits>,
}

#[derive(Deserialize, Serialize)]
struct Waits {
    field: String,
    id: String,
}

impl Encoded for StoredWaiting {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}
