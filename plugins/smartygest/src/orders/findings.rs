//! Findings about the orders at Smarty: notes that are stored for the next audit to report, and when that audit runs.

use framework360_sdk::shop::Timestamp;
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, Message, clock, queue};
use serde::{Deserialize, Serialize};

use super::stored_messages;
use crate::{AUDIT_ORDERS, say};

/// The time between two audits, in milliseconds.
const EVERY_MS: u64 = 60 * 60 * 1000;
/// A lookup that read more pages queues an audit at once.
const MANY_PAGES: u32 = 2;
/// A queued audit that is older was lost, in milliseconds.
const LATE_MS: u64 = 3 * EVERY_MS;
const QUEUED_KEY: &str = "audit-queued";
/// The stored name is of an older release.
const PENDING_KEY: &str = "audit-told";

/// The mark that an audit is queued.
#[derive(Serialize, Deserialize)]
struct Queued {
    /// When it was queued. An older release stored no time: such an audit counts as lost and is queued again.
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

/// Notes for the owner that the next audit reports: the job that found them reports something else, or fails.
#[derive(Serialize, Deserialize)]
struct PendingNotes {
    #[serde(with = "stored_messages::messages")]
    notes: Vec<Message>,
}

impl Encoded for PendingNotes {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// Stores these notes for the next audit, which [`queue`] then queues at once.
pub(super) fn report_later(mut notes: Vec<Message>) -> Result<(), Error> {
    if notes.is_empty() {
        return Ok(());
    }
    if let Some(PendingNotes { notes: before }) = storage::get(PENDING_KEY)? {
        notes.splice(0..0, before);
    }
    storage::set(PENDING_KEY, &PendingNotes { notes })
}

/// Queues an audit within the hour; at once after a lookup that read many pages, or where there are notes to report. To
/// be called only where the call ends well: after an error, a checkpoint would have stored the mark but the job would
/// be lost.
pub(crate) fn queue(pages_read: u32) -> Result<(), Error> {
    let at_once = pages_read > MANY_PAGES || storage::get::<PendingNotes>(PENDING_KEY)?.is_some();
    let now = clock::now();
    let is_queued = |queued: Queued| queued.at.abs_diff(now) < LATE_MS;
    if !at_once && storage::get::<Queued>(QUEUED_KEY)?.is_some_and(is_queued) {
        return Ok(());
    }
    storage::set(QUEUED_KEY, &Queued { at: now })?;
    queue::push(queue::Job {
        kind: AUDIT_ORDERS.to_owned(),
        key: "orders".to_owned(),
        subject: None,
        payload: Vec::new(),
        delay_ms: if at_once { 0 } else { EVERY_MS },
    })
}

/// Takes the stored notes, which the audit that runs now reports, and removes the mark that it is queued.
pub(super) fn take() -> Result<Vec<Message>, Error> {
    let pending = storage::get::<PendingNotes>(PENDING_KEY)?;
    storage::delete(PENDING_KEY)?;
    storage::delete(QUEUED_KEY)?;
    Ok(pending.map(|pending| pending.notes).unwrap_or_default())
}

/// The note that Smarty has an order more than once: the shop's number of the order, and the numbers of the further
/// records.
pub(super) fn doubled(order: &str, numbers: &[String]) -> Message {
    say::NoteDoubled { order, numbers: numbers.join(", ") }.message()
}
