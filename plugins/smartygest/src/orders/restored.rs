//! After a restore of the platform's store: what was sent since the back-up is not known here, and may still be under
//! way. For a while nothing is created; then what carries references of ours is filed, and the state ends.

use framework360_sdk::shop::{Order, Timestamp};
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, installation};
use serde::{Deserialize, Serialize};

use super::submission::SETTLED_AFTER_MS;
use super::{account, findings, reference_index};
use crate::api::Smarty;

const KEY: &str = "restore";

/// The last restore whose consequences are dealt with.
#[derive(Serialize, Deserialize)]
struct DealtWith {
    id: u64,
    /// The account that was connected.
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<u64>,
    /// Its watermark as the restored store had it: what is ours and unknown is above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    floor: Option<u64>,
}

impl Encoded for DealtWith {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// Whether a restore isn't dealt with yet: what is listed isn't all that was sent.
///
/// # Errors
/// `unavailable` where the platform can't reach its store.
pub(crate) fn is_pending() -> Result<bool, Error> {
    let Some(restore) = installation::last_restore() else { return Ok(false) };
    Ok(storage::get::<DealtWith>(KEY)?.is_none_or(|dealt_with| dealt_with.id != restore.id))
}

/// What a restore means for orders now.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Restored {
    /// For so many milliseconds nothing is created.
    pub(crate) quarantine: Option<u64>,
    /// When it was noticed; none where there never was one.
    at: Option<Timestamp>,
    /// The watermark of the account as the restored store had it; none where that isn't known.
    pub(crate) floor: Option<u64>,
}

impl Restored {
    /// As things stand; once the quarantine is over, by filing what is there.
    ///
    /// # Errors
    /// Smarty's list can't be read.
    pub(crate) fn check(smarty: &Smarty) -> Result<Self, Error> {
        let Some(restore) = installation::last_restore() else { return Ok(Self::default()) };
        let at = Some(restore.at);
        let floor = account::watermark(smarty)?;
        let dealt_with = storage::get::<DealtWith>(KEY)?.filter(|dealt_with| dealt_with.id == restore.id);
        if let Some(DealtWith { account, floor, .. }) = dealt_with {
            let floor = floor.filter(|_| account == Some(smarty.account()));
            return Ok(Self { quarantine: None, at, floor });
        }
        let left = SETTLED_AFTER_MS.saturating_sub(restore.since_ms);
        if left > 0 {
            return Ok(Self { quarantine: Some(left), at, floor });
        }
        let notes = reference_index::file(smarty)?;
        findings::tell(notes)?;
        let account = floor.map(|_| smarty.account());
        storage::set(KEY, &DealtWith { id: restore.id, account, floor })?;
        storage::checkpoint()?;
        Ok(Self { quarantine: None, at, floor })
    }

    /// Whether an order without a note may have been sent all the same: by the store as it was before.
    pub(crate) fn concerns(&self, order: &Order) -> bool {
        self.quarantine.is_some() || self.at.is_some_and(|at| order.placed_at <= at)
    }
}
