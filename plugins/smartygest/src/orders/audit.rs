//! Looks regularly at what is new at Smarty: a reference that stands there twice was applied late or copied, one that
//! nobody here knows was sent before a restore. And it raises the watermark, below which no look needs to read.

use framework360_sdk::reference::{self, Mark};
use framework360_sdk::storage::{self, Stored};
use framework360_sdk::{Done, Error, Message, Outcome, Retry, json, queue};

use super::account::{self, Seen};
use super::keys;
use super::pages::{self, Reader};
use super::restored::Restored;
use super::submission;
use crate::api::{Order, PAGE, Smarty};
use crate::{AUDIT_ORDERS, say};

/// The time between two audits, in milliseconds.
const EVERY_MS: u64 = 60 * 60 * 1000;
/// A look that read more pages asks for one at once.
const MANY_PAGES: u32 = 2;
/// 10,000 orders: more than are made in the worst of hours.
const MAX_PAGES: u32 = 200;
const KEY: &str = "audit-queued";

/// An audit waits to run.
struct Queued;

impl Stored for Queued {
    const VERSION: u32 = 1;

    fn write(&self, _: &mut json::Object) {}

    fn read(_: json::Value<'_>) -> Option<Self> {
        Some(Self)
    }
}

/// Sees to it that there is one within the hour, or at once after a look that read many pages.
pub(crate) fn queue(pages_read: u32) -> Result<(), Error> {
    let at_once = pages_read > MANY_PAGES;
    if !at_once && storage::get::<Queued>(KEY)?.is_some() {
        return Ok(());
    }
    storage::set(KEY, &Queued)?;
    queue::push(queue::Job {
        kind: AUDIT_ORDERS.to_owned(),
        key: "orders".to_owned(),
        subject: None,
        payload: Vec::new(),
        delay_ms: if at_once { 0 } else { EVERY_MS },
    })
}

/// The job.
pub(crate) fn job() -> Result<Done, Error> {
    let smarty = keys::connected()?;
    if let Some(left) = Restored::check(&smarty)?.quarantine {
        // What was sent before the restore may still come, and the watermark of the restored store must be noted first.
        return Err(Error::Waiting(Retry { message: say::after_restore(), after_ms: Some(left) }));
    }
    let notes = file(&smarty)?;
    storage::delete(KEY)?;
    Ok(Done { outcome: Outcome::Nothing, notes })
}

/// Files every reference above the watermark and raises that. Answers with what the owner should know.
pub(crate) fn file(smarty: &Smarty) -> Result<Vec<Message>, Error> {
    let watermark = account::watermark(smarty)?.unwrap_or_default();
    let mut marked: Vec<(String, u64, String)> = Vec::new();
    let mut highest = watermark;
    let page = |offset| smarty.orders(PAGE, offset).map_err(|problem| smarty.failure(problem));
    let is_past = |order: &Order| order.id().is_some_and(|id| id <= watermark);
    let read = pages::read_back(MAX_PAGES, page, is_past, |order| {
        if let Some((code, id)) = code_of(&order).zip(order.id())
            && id > watermark
        {
            marked.push((code, id, order.known_as().to_owned()));
        }
        highest = highest.max(order.id().unwrap_or_default());
        Reader::WantsMore
    })?;
    // The lowest id of a code is the original.
    marked.sort_by_key(|(_, id, _)| *id);
    let mut notes = Vec::new();
    for (code, id, number) in marked {
        let key = account::seen_key(smarty, &code);
        match storage::get::<Seen>(&key)? {
            Some(seen) if seen.id < id => notes.push(say::note_doubled(number)),
            Some(seen) if seen.id == id => {}
            _ => storage::set(&key, &Seen { id })?,
        }
    }
    // Of an account's newest orders all are filed by now, even where the bound came first.
    if read.is_complete || read.descends {
        let open = submission::lowest_open(smarty.account())?.unwrap_or(u64::MAX);
        account::set_watermark(smarty, highest.min(open).max(watermark))?;
    }
    Ok(notes)
}

fn code_of(order: &Order) -> Option<String> {
    let texts = order.rows.iter().flatten().map(|row| &row.name).chain([&order.payment_type]);
    texts.into_iter().find_map(|text| match reference::read(text) {
        Mark::Code(code) => Some(code),
        Mark::None | Mark::Damaged => None,
    })
}
