//! References of ours at Smarty, filed by their codes.

use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::reference::{self, Mark};
use framework360_sdk::shop::Entity;
use framework360_sdk::{Error, Message, storage};

use super::account::{self, Seen};
use super::pages::{self, Reader};
use super::{findings, submission};
use crate::api::{Order, PAGE, Smarty};

/// 10,000 orders: more than are made in the worst of hours.
const MAX_PAGES: u32 = 200;

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
    let notes = doubled.iter().map(|(order, numbers)| findings::doubled(order, numbers)).collect();
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
