//! The stored account of each key: see [`super::keys`].

use framework360_sdk::Error;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

/// The account that a key belongs to. An account's own name is stored in the same way.
#[derive(Serialize, Deserialize)]
pub(super) struct KeyAccount {
    pub(super) account: u64,
}

impl Encoded for KeyAccount {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// Whether something that was stored for one account belongs to this account; also true where that isn't known.
pub(crate) fn is_same(noted: u64, account: u64) -> Result<bool, Error> {
    if noted == account {
        return Ok(true);
    }
    Ok(storage::get::<KeyAccount>(&key(noted))?.is_none_or(|of| of.account == account))
}

pub(super) fn key(name: u64) -> String {
    format!("key/{name}")
}
