//! The state after a restore of the platform's store: what was sent since the back-up isn't known here, and may still
//! be in flight. For a while nothing is created. Then the records that carry our references are filed, and the state
//! ends.

use framework360_sdk::shop::{Order, Timestamp};
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, installation};
use serde::{Deserialize, Serialize};

use super::submission::IN_FLIGHT_GRACE_MS;
use super::{account, findings, reference_index};
use crate::api::Smarty;

const KEY: &str = "restore";

/// The last restore whose consequences are dealt with.
#[derive(Serialize, Deserialize)]
struct HandledRestore {
    id: u64,
    /// The account that was connected.
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<u64>,
    /// The account's watermark in the restored store: our records that aren't known are above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    floor: Option<u64>,
}

impl Encoded for HandledRestore {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// Whether a restore isn't dealt with yet, so that the list may lack records that were sent.
///
/// # Errors
/// `unavailable` where the platform can't reach its store.
pub(crate) fn is_pending() -> Result<bool, Error> {
    let Some(restore) = installation::last_restore() else { return Ok(false) };
    Ok(storage::get::<HandledRestore>(KEY)?.is_none_or(|handled| handled.id != restore.id))
}

/// The consequences of a restore for orders now.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Restored {
    /// For how many milliseconds nothing is created.
    pub(crate) quarantine: Option<u64>,
    /// When the platform noticed the restore; none where there never was one.
    at: Option<Timestamp>,
    /// The watermark of the account as the restored store had it; none where that isn't known.
    pub(crate) floor: Option<u64>,
}

impl Restored {
    /// What the last restore means now. Once the quarantine is over, files the references that Smarty lists.
    ///
    /// # Errors
    /// Why Smarty's list can't be read.
    pub(crate) fn check(smarty: &Smarty) -> Result<Self, Error> {
        let Some(restore) = installation::last_restore() else { return Ok(Self::default()) };
        let at = Some(restore.at);
        let floor = account::watermark(smarty)?;
        let handled = storage::get::<HandledRestore>(KEY)?.filter(|handled| handled.id == restore.id);
        if let Some(HandledRestore { account, floor, .. }) = handled {
            let floor = floor.filter(|_| account == Some(smarty.account()));
            return Ok(Self { quarantine: None, at, floor });
        }
        let left = IN_FLIGHT_GRACE_MS.saturating_sub(restore.since_ms);
        if left > 0 {
            return Ok(Self { quarantine: Some(left), at, floor });
        }
        let notes = reference_index::file(smarty)?;
        findings::report_later(notes)?;
        let account = floor.map(|_| smarty.account());
        storage::set(KEY, &HandledRestore { id: restore.id, account, floor })?;
        storage::checkpoint()?;
        Ok(Self { quarantine: None, at, floor })
    }

    /// Whether an order without a submission record may have been sent all the same, before the store was restored.
    pub(crate) fn concerns(&self, order: &Order) -> bool {
        self.quarantine.is_some() || self.at.is_some_and(|at| order.placed_at <= at)
    }
}
