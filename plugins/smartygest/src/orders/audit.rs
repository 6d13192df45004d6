//! Looks regularly at what is new at Smarty: a reference that stands there twice was applied late or copied, one that
//! nobody here knows was sent before a restore. And it raises the watermark, below which no look needs to read.

use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::reference::{self, Mark};
use framework360_sdk::shop::{Entity, Timestamp};
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Done, Error, Message, Outcome, Retry, clock, queue};
use serde::{Deserialize, Serialize};

use super::account::{self, Seen};
use super::pages::{self, Reader};
use super::restored::Restored;
use super::submission;
use super::{keys, outcome, owed};
use crate::api::{Order, PAGE, Smarty};
use crate::{AUDIT_ORDERS, say};

/// The time between two audits, in milliseconds.
const EVERY_MS: u64 = 60 * 60 * 1000;
/// A look that read more pages asks for one at once.
const MANY_PAGES: u32 = 2;
/// 10,000 orders: more than are made in the worst of hours.
const MAX_PAGES: u32 = 200;
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

/// What the owner should know, kept for the next audit to tell: who found it tells of something else, or fails.
#[derive(Serialize, Deserialize)]
struct Kept {
    #[serde(with = "owed::messages")]
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

/// The job.
pub(crate) fn job() -> Result<Done, Error> {
    let smarty = keys::connected()?;
    if let Some(left) = Restored::check(&smarty)?.quarantine {
        // What was sent before the restore may still come, and the watermark of the restored store must be noted first.
        return Err(Error::Waiting(Retry { message: say::after_restore(), after_ms: Some(left) }));
    }
    let found = file(&smarty)?;
    let mut notes = storage::get::<Kept>(TOLD)?.map(|kept| kept.notes).unwrap_or_default();
    notes.extend(found);
    storage::delete(TOLD)?;
    storage::delete(KEY)?;
    Ok(Done { outcome: Outcome::Nothing, notes })
}

/// Files every reference above the watermark and raises that. Answers with what the owner should know.
pub(crate) fn file(smarty: &Smarty) -> Result<Vec<Message>, Error> {
    let watermark = account::watermark(smarty)?.unwrap_or_default();
    let mut marked: Vec<Marked> = Vec::new();
    let mut highest = watermark;
    let page = |offset| smarty.orders(PAGE, offset).map_err(|problem| smarty.failure(problem));
    let is_past = |order: &Order| order.id().is_some_and(|id| id <= watermark);
    let read = pages::read_back(MAX_PAGES, page, is_past, |order| {
        marked.extend(Marked::of(&order).filter(|marked| marked.id > watermark));
        highest = highest.max(order.id().unwrap_or_default());
        Reader::WantsMore
    })?;
    // The lowest id of a code is the original.
    marked.sort_by_key(|marked| marked.id);
    let mut doubled: Vec<(String, Vec<String>)> = Vec::new();
    for Marked { code, id, number, shown } in marked {
        let key = account::seen_key(smarty, &code);
        match storage::get::<Seen>(&key)? {
            Some(seen) if seen.id < id => {
                let order = number_of(seen.id).unwrap_or(shown);
                match doubled.iter_mut().find(|(known, _)| *known == order) {
                    Some((_, numbers)) => numbers.push(number),
                    None => doubled.push((order, vec![number])),
                }
            }
            Some(seen) if seen.id == id => {}
            _ => storage::set(&key, &Seen { id })?,
        }
    }
    let notes = doubled.iter().map(|(order, numbers)| outcome::doubled(order, numbers)).collect();
    // Of an account's newest orders all are filed by now, even where the bound came first.
    if read.is_complete || read.descends {
        let open = submission::lowest_open(smarty.account())?.unwrap_or(u64::MAX);
        account::set_watermark(smarty, highest.min(open).max(watermark))?;
    }
    Ok(notes)
}

/// A record that carries a reference.
struct Marked {
    code: String,
    id: u64,
    /// As people know it there.
    number: String,
    /// The shop's number of the order, as the reference shows it.
    shown: String,
}

impl Marked {
    fn of(order: &Order) -> Option<Self> {
        let texts = order.rows.iter().flatten().map(|row| &row.name).chain([&order.payment_type]);
        let (code, text) = texts.into_iter().find_map(|text| match reference::read(text) {
            Mark::Code(code) => Some((code, text)),
            Mark::None | Mark::Damaged => None,
        })?;
        let number = order.known_as().to_owned();
        let shown = text.rsplit_once("(ord.").and_then(|(_, shown)| Some(shown.rsplit_once('-')?.0.trim()));
        Some(Self { code, id: order.id()?, shown: shown.unwrap_or(&number).to_owned(), number })
    }
}

/// The shop's number of the order that is linked with this record.
fn number_of(id: u64) -> Option<String> {
    let linked = records::find(Entity::Order, &MatchBy::RemoteId(id.to_string()));
    linked.first().and_then(|order| records::order(&order.id)).map(|order| order.number)
}
