//! Which account a key belongs to, as it is kept: see [`super::keys`].

use framework360_sdk::Error;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

/// The account of a key, and of an account by its own name.
#[derive(Serialize, Deserialize)]
pub(super) struct Belongs {
    pub(super) account: u64,
}

impl Encoded for Belongs {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// Whether something that was kept under the name of one account is of this one; also where nobody can tell.
pub(crate) fn is_same(noted: u64, account: u64) -> Result<bool, Error> {
    if noted == account {
        return Ok(true);
    }
    Ok(storage::get::<Belongs>(&key(noted))?.is_none_or(|of| of.account == account))
}

pub(super) fn key(name: u64) -> String {
    format!("key/{name}")
}
