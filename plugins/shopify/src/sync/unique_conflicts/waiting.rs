//! Who waits for a value that somebody has at Shopify: by Shopify's number of who has it, the fields and ids of ours.

use std::collections::BTreeSet;

use framework360_sdk::Error;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

const WAITING: &str = "waiting/";

/// Fields by their names, each with the id of one of ours.
pub(super) type Waiting = BTreeSet<(String, String)>;

/// Who waits for the customer of this number.
pub(super) fn of(number: &str) -> Result<Waiting, Error> {
    let kept = storage::get::<Kept>(&format!("{WAITING}{number}"))?;
    Ok(kept.into_iter().flat_map(|kept| kept.waiting).map(|it| (it.field, it.id)).collect())
}

/// Keeps who waits.
pub(super) fn keep(number: &str, waiting: Waiting) -> Result<(), Error> {
    let key = format!("{WAITING}{number}");
    if waiting.is_empty() {
        return storage::delete(&key);
    }
    let waiting = waiting.into_iter().map(|(field, id)| Waits { field, id }).collect();
    storage::set(&key, &Kept { waiting })
}

#[derive(Deserialize, Serialize)]
struct Kept {
    waiting: Vec<Waits>,
}

#[derive(Deserialize, Serialize)]
struct Waits {
    field: String,
    id: String,
}

impl Encoded for Kept {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}
