//! Looks regularly at what is new at Smarty: a reference that stands there twice was applied late or copied, one that
//! nobody here knows was sent before a restore. And it raises the watermark, below which no look needs to read.

use framework360_sdk::{Done, Error, Outcome, Retry};

use super::restored::Restored;
use super::{findings, keys, reference_index};
use crate::say;

/// The job.
pub(crate) fn job() -> Result<Done, Error> {
    let smarty = keys::connected()?;
    if let Some(left) = Restored::check(&smarty)?.quarantine {
        // What was sent before the restore may still come, and the watermark of the restored store must be noted first.
        return Err(Error::Waiting(Retry { message: say::after_restore(), after_ms: Some(left) }));
    }
    let found = reference_index::file(&smarty)?;
    let mut notes = findings::take()?;
    notes.extend(found);
    Ok(Done { outcome: Outcome::Nothing, notes })
}
