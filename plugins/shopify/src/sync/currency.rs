//! The currency of the store, for a customer that isn't at Shopify yet and so doesn't report it.

use framework360_sdk::Error;
use framework360_sdk::shop::Timestamp;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

use super::context::Sync;

const KEY: &str = "store-currency";
/// How long the stored currency is valid, in milliseconds: a store hardly ever changes it. Arbitrary.
const GOOD_MS: u64 = 24 * 60 * 60_000;

/// The store's currency (ISO 4217), which is read once a day.
pub(super) fn of_store(sync: &Sync) -> Result<String, Error> {
    if let Some(known) = storage::get::<Currency>(KEY)?.filter(|known| sync.now.abs_diff(known.at) < GOOD_MS)
    {
        return Ok(known.code);
    }
    let code = sync.admin.store()?.currency;
    storage::set(KEY, &Currency { code: code.clone(), at: sync.now })?;
    Ok(code)
}

#[derive(Deserialize, Serialize)]
struct Currency {
    code: String,
    at: Timestamp,
}

impl Encoded for Currency {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}
