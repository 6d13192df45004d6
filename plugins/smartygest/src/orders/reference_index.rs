//! The index of our references at Smarty, by their codes.

use framework360_sdk::reference::{self, Mark};
use framework360_sdk::{Error, Message, storage};

use super::account::{self, Seen};
use super::copied::{self, Copied};
use super::pages::{self, Reader};
use super::submission;
use crate::api::{Order, PAGE, Smarty};
use crate::error_policy;

/// The most pages that are read, 10,000 orders: more than are made in the busiest hour.
const INDEX_PAGES: u32 = 200;

/// Files every reference above the watermark, and raises the watermark. Returns the notes for the owner.
pub(crate) fn file(smarty: &Smarty) -> Result<Vec<Message>, Error> {
    let watermark = account::watermark(smarty)?.unwrap_or_default();
    let mut marked: Vec<Marked> = Vec::new();
    let mut highest = watermark;
    let page = |offset| smarty.orders(PAGE, offset).map_err(|error| error_policy::for_request(smarty, error));
    let is_past = |order: &Order| order.id().is_some_and(|id| id <= watermark);
    let read = pages::read_back(INDEX_PAGES, page, is_past, |order| {
        marked.extend(Marked::of(&order).filter(|marked| marked.id > watermark));
        highest = highest.max(order.id().unwrap_or_default());
        Reader::WantsMore
    })?;
    // The lowest id of a code is the original.
    marked.sort_unstable_by_key(|marked| marked.id);
    let mut copied: Vec<Copied> = Vec::new();
    for Marked { code, id, number, shown, is_cancelled } in marked {
        let key = account::seen_key(smarty, &code);
        match storage::get::<Seen>(&key)? {
            // A cancelled record isn't a double.
            Some(seen) if seen.id < id && is_cancelled => {}
            Some(seen) if seen.id < id => match copied.iter_mut().find(|known| known.original == seen.id) {
                Some(known) => known.copies.push((id, number)),
                None => copied.push(Copied { key, original: seen.id, copies: vec![(id, number)], shown }),
            },
            Some(seen) if seen.id == id => {}
            _ => storage::set(&key, &Seen { id })?,
        }
    }
    let notes = copied::notes(smarty, copied)?;
    // All references among the account's newest orders are filed by now, even where the bound came first.
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
    /// The record's number, as people know it at Smarty.
    number: String,
    /// The shop's number of the order, as the reference shows it.
    shown: String,
    is_cancelled: bool,
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
        let shown = shown.unwrap_or(&number).to_owned();
        Some(Self { code, id: order.id()?, shown, number, is_cancelled: order.is_cancelled() })
    }
}
