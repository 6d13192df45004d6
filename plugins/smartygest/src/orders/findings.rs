//! What the owner should know of the orders at Smarty, kept for the next audit, and when that is.

use framework360_sdk::shop::Timestamp;
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, Message, clock, queue};
use serde::{Deserialize, Serialize};

use super::notes;
use crate::{AUDIT_ORDERS, say};

/// The time between two audits, in milliseconds.
const EVERY_MS: u64 = 60 * 60 * 1000;
/// A look that read more pages asks for one at once.
const MANY_PAGES: u32 = 2;
/// An audit that waited longer was lost, in milliseconds.
const LATE_MS: u64 = 3 * EVERY_MS;
const KEY: &str = "audit-queued";
const TOLD: &str = "audit-told";

/// An audit waits to run.
#[derive(Serialize, Deserialize)]
struct Queued {
    /// Where it was queued so long ago that it must have run, it's queued again: what an older release noted.
    #[serde(default)]
    at: Timestamp,
}

impl Encoded for Queued {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// What the owner should know, kept for the next audit to tell: who found it has something else to report, or fails.
#[derive(Serialize, Deserialize)]
struct Kept {
    #[serde(with = "notes::messages")]
    notes: Vec<Message>,
}

impl Encoded for Kept {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// Lets the next audit tell these, and that be soon.
pub(super) fn tell(mut notes: Vec<Message>) -> Result<(), Error> {
    if notes.is_empty() {
        return Ok(());
    }
    if let Some(Kept { notes: before }) = storage::get(TOLD)? {
        notes.splice(0..0, before);
    }
    storage::set(TOLD, &Kept { notes })
}

/// Sees to it that there is one within the hour, or at once after a look that read many pages, or where there is something
/// to tell. Only where the call ends well: a checkpoint would keep the mark, and an error lose the job.
pub(crate) fn queue(pages_read: u32) -> Result<(), Error> {
    let at_once = pages_read > MANY_PAGES || storage::get::<Kept>(TOLD)?.is_some();
    let now = clock::now();
    let is_queued = |queued: Queued| queued.at.abs_diff(now) < LATE_MS;
    if !at_once && storage::get::<Queued>(KEY)?.is_some_and(is_queued) {
        return Ok(());
    }
    storage::set(KEY, &Queued { at: now })?;
    queue::push(queue::Job {
        kind: AUDIT_ORDERS.to_owned(),
        key: "orders".to_owned(),
        subject: None,
        payload: Vec::new(),
        delay_ms: if at_once { 0 } else { EVERY_MS },
    })
}

/// What was kept, which the audit that runs now reports: with its end it is queued no more.
pub(super) fn take() -> Result<Vec<Message>, Error> {
    let kept = storage::get::<Kept>(TOLD)?;
    storage::delete(TOLD)?;
    storage::delete(KEY)?;
    Ok(kept.map(|kept| kept.notes).unwrap_or_default())
}

/// Smarty has it more than once: the order as the shop knows it, and the numbers of those that are too many.
pub(super) fn doubled(order: &str, numbers: &[String]) -> Message {
    say::NoteDoubled { order, numbers: numbers.join(", ") }.message()
}
