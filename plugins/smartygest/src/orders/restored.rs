//! After a restore of the platform's store: what was sent since the back-up is not known here, and may still be under
//! way. For a while nothing is created; then what carries references of ours is filed, and the state ends.

use framework360_sdk::json::{self, Object, Value};
use framework360_sdk::shop::{Order, Timestamp};
use framework360_sdk::storage::{self, Stored};
use framework360_sdk::{Error, installation};

use super::submission::SETTLED_AFTER_MS;
use super::{account, audit};
use crate::api::Smarty;

const KEY: &str = "restore";

/// The last restore whose consequences are dealt with.
struct DealtWith {
    id: u64,
    /// The watermark of the account as the restored store had it: what is ours and unknown is above it.
    floor: Option<(u64, u64)>,
}

impl Stored for DealtWith {
    const VERSION: u32 = 1;

    fn write(&self, object: &mut Object) {
        object.number("id", self.id);
        if let Some((account, floor)) = self.floor {
            object.number("account", account).number("floor", floor);
        }
    }

    fn read(object: Value<'_>) -> Option<Self> {
        let floor = json::number(object, "account").zip(json::number(object, "floor"));
        Some(Self { id: json::number(object, "id")?, floor })
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
        if let Some(DealtWith { floor, .. }) = dealt_with {
            let floor = floor.filter(|(account, _)| *account == smarty.account()).map(|(_, floor)| floor);
            return Ok(Self { quarantine: None, at, floor });
        }
        let left = SETTLED_AFTER_MS.saturating_sub(restore.since_ms);
        if left > 0 {
            return Ok(Self { quarantine: Some(left), at, floor });
        }
        let notes = audit::file(smarty)?;
        audit::tell(notes)?;
        let kept = floor.map(|floor| (smarty.account(), floor));
        storage::set(KEY, &DealtWith { id: restore.id, floor: kept })?;
        storage::checkpoint()?;
        Ok(Self { quarantine: None, at, floor })
    }

    /// Whether an order without a note may have been sent all the same: by the store as it was before.
    pub(crate) fn concerns(&self, order: &Order) -> bool {
        self.quarantine.is_some() || self.at.is_some_and(|at| order.placed_at <= at)
    }
}
