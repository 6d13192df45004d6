//! After a restore of the platform's store: what was sent since the back-up is not known here, and may still be under
//! way. For a while nothing is created; then what carries references of ours is filed, and the state ends.

use framework360_sdk::json::{self, Object, Value};
use framework360_sdk::shop::{Order, Timestamp};
use framework360_sdk::storage::{self, Stored};
use framework360_sdk::{Error, installation};

use super::audit;
use super::submission::SETTLED_AFTER_MS;
use crate::api::Smarty;

const KEY: &str = "restore";

/// The last restore whose consequences are dealt with.
struct DealtWith(u64);

impl Stored for DealtWith {
    const VERSION: u32 = 1;

    fn write(&self, object: &mut Object) {
        object.number("id", self.0);
    }

    fn read(object: Value<'_>) -> Option<Self> {
        Some(Self(json::number(object, "id")?))
    }
}

/// What a restore means for orders now.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Restored {
    /// For so many milliseconds nothing is created.
    pub(crate) quarantine: Option<u64>,
    /// When it was noticed; none where there never was one.
    at: Option<Timestamp>,
}

impl Restored {
    /// As things stand; once the quarantine is over, by filing what is there.
    ///
    /// # Errors
    /// Smarty's list can't be read.
    pub(crate) fn check(smarty: &Smarty) -> Result<Self, Error> {
        let Some(restore) = installation::last_restore() else { return Ok(Self::default()) };
        let at = Some(restore.at);
        if storage::get::<DealtWith>(KEY)?.is_some_and(|dealt_with| dealt_with.0 == restore.id) {
            return Ok(Self { quarantine: None, at });
        }
        let left = SETTLED_AFTER_MS.saturating_sub(restore.since_ms);
        if left > 0 {
            return Ok(Self { quarantine: Some(left), at });
        }
        audit::file(smarty)?;
        storage::set(KEY, &DealtWith(restore.id))?;
        storage::checkpoint()?;
        Ok(Self { quarantine: None, at })
    }

    /// Whether an order without a note may have been sent all the same: by the store as it was before.
    pub(crate) fn concerns(&self, order: &Order) -> bool {
        self.quarantine.is_some() || self.at.is_some_and(|at| order.placed_at <= at)
    }
}
