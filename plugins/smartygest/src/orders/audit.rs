//! The regular audit of what is new at Smarty. A reference that is there twice was applied late or copied; one that
//! isn't known here was sent before a restore. The audit also raises the watermark, up to which no lookup needs to
//! read.

use framework360_sdk::{Done, Error, Outcome, Retry};

use super::restored::Restored;
use super::{findings, keys, reference_index};
use crate::say;

/// Runs the audit's job.
pub(crate) fn job() -> Result<Done, Error> {
    let smarty = keys::connected()?;
    if let Some(left) = Restored::check(&smarty)?.quarantine {
        // Requests of the time before the restore may still be in flight, and the restored watermark must be stored
        // first.
        return Err(Error::Waiting(Retry { message: say::after_restore(), after_ms: Some(left) }));
    }
    let found = reference_index::file(&smarty)?;
    let mut notes = findings::take()?;
    notes.extend(found);
    Ok(Done { outcome: Outcome::Nothing, notes })
}
