//! One lookup in Smarty's list of orders: which records carry the order's reference, which look like the order without
//! carrying any, and what the highest id is.

use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::reference::{self, Mark, Reference};
use framework360_sdk::shop::{self, Entity, Timestamp};
use framework360_sdk::{Error, civil, clock};

use super::account::Account;
use super::content::{Content, Similarity};
use super::pages::{self, Reader};
use crate::api::{Order, PAGE, Smarty, ZONE};
use crate::{error_policy, say};

/// The most pages that are read, 2,000 orders: far more than are made between two attempts.
const LOOKUP_PAGES: u32 = 40;
/// The most pages that are read for an order that was never sent, before the account has a watermark.
const FIRST_PAGES: u32 = 3;
/// The time, in milliseconds, after which an answer says nothing about requests that Smarty still queues.
const PROMPT_MS: u64 = 5_000;
/// How far a date of Smarty's may be off, in seconds, since it names no time zone: its clock may show UTC instead of
/// Rome's time, and may be some minutes wrong.
const SLACK_SECONDS: u64 = 3 * 3_600;

/// The query of a lookup.
pub(crate) struct LookupQuery<'a> {
    pub(crate) order: &'a shop::Order,
    pub(crate) reference: &'a Reference,
    /// The codes of the references under which the order was sent.
    pub(crate) codes: &'a [String],
    /// The contents with which the order was sent; where it never was, those with which it would be sent.
    pub(crate) versions: &'a [Content],
    /// The highest id before the order was first sent, where that is known for this account.
    pub(crate) first_before: Option<u64>,
    /// The id under which a record with the reference was filed. The record is only there if it's listed now.
    pub(crate) filed: Option<u64>,
    /// The ids that a person is asked about: these may be the order whatever they look like.
    pub(crate) asked: &'a [u64],
    /// The id above which there may be records that the store doesn't know; none where that isn't known.
    pub(crate) floor: Option<u64>,
    /// How similar a record must be to count as a look-alike.
    pub(crate) least: Similarity,
    /// Whether the order may be there: it was sent, or the store was restored.
    pub(crate) may_be_there: bool,
}

/// The result of a lookup.
pub(crate) struct LookupResult {
    /// Records with the order's reference, the lowest id first.
    pub(crate) hits: Vec<Order>,
    /// Records that look like it and have no readable reference.
    pub(crate) alike: Vec<(Order, Similarity)>,
    /// The highest id that was listed; 0 where there is no order yet.
    pub(crate) highest: u64,
    pub(crate) is_prompt: bool,
    /// Whether the list hides records: it ended before an order that was in it when this one was sent, or at the last
    /// lookup in the account.
    pub(crate) hides_some: bool,
    pub(crate) pages: u32,
}

/// Reads the list.
///
/// # Errors
/// Where the list can't be read, or not far enough for an order that may be there.
pub(crate) fn run(
    smarty: &Smarty,
    account: &Account,
    query: &LookupQuery<'_>,
) -> Result<LookupResult, Error> {
    let end = query.first_before.or(query.floor);
    let most = if query.may_be_there || end.is_some() { LOOKUP_PAGES } else { FIRST_PAGES };
    let mut found = LookupResult {
        hits: Vec::new(),
        alike: Vec::new(),
        highest: 0,
        is_prompt: true,
        hides_some: false,
        pages: 0,
    };
    let mut slowest = 0;
    let (mut highest, mut reached) = (0, false);
    let read = pages::read_back(
        most,
        |offset| {
            let began = clock::steady().ms;
            let orders = page(smarty, query, offset)?;
            slowest = slowest.max(clock::steady().ms.saturating_sub(began));
            Ok(orders)
        },
        |order| {
            reached |= order.id().zip(end).is_some_and(|(id, end)| id <= end);
            let past_the_unknown = match end {
                Some(end) => order.id().is_some_and(|id| id <= end),
                None => !made_since(order, query.order.placed_at),
            };
            // A record that was filed may be older than all records that aren't known.
            let known = query.filed.iter().chain(query.asked).min();
            past_the_unknown && known.is_none_or(|known| order.id().is_some_and(|id| id < *known))
        },
        |order| {
            highest = order.id().unwrap_or_default().max(highest);
            found.add_record(account, query, order);
            Reader::WantsMore
        },
    )?;
    found.highest = highest;
    if !read.is_complete && query.may_be_there && found.hits.is_empty() {
        return Err(Error::Uncertain(say::lookup_bounded(LOOKUP_PAGES * PAGE)));
    }
    found.hides_some = read.is_complete && !reached && end.is_some_and(|end| end > 0);
    found.pages = read.pages;
    found.is_prompt = slowest <= PROMPT_MS;
    found.hits.sort_unstable_by_key(Order::id);
    Ok(found)
}

impl LookupResult {
    fn add_record(&mut self, account: &Account, query: &LookupQuery<'_>, order: Order) {
        let texts = account.carrier.texts(&order);
        let is_sent =
            |text: &&str| matches!(reference::read(text), Mark::Code(code) if query.codes.contains(&code));
        if texts.iter().any(|text| query.reference.is_in(text) || is_sent(text)) {
            if !is_linked(&order, query.order) {
                self.hits.push(order);
            }
            return;
        }
        if texts.iter().any(|text| matches!(reference::read(text), Mark::Code(_))) {
            return;
        }
        if order.id().is_some() && order.id() == query.filed {
            // Somebody removed the reference from the record.
            self.hits.push(order);
            return;
        }
        let is_new = match query.first_before {
            Some(before) => order.id().is_none_or(|id| id > before),
            None => made_since(&order, query.order.placed_at),
        };
        let closest = query.versions.iter().map(|version| version.similarity(&order)).min();
        if order.id().is_some_and(|id| query.asked.contains(&id)) && !is_linked(&order, query.order) {
            self.alike.push((order, closest.unwrap_or(Similarity::CommonArticle)));
            return;
        }
        if let Some(similarity) = closest
            && is_new
            && similarity <= query.least
            && !is_linked(&order, query.order)
        {
            self.alike.push((order, similarity));
        }
    }
}

/// The record that a person says is the order, by its code, number or id.
///
/// `earlier` are the records with which the order was linked before it was sent again: it may keep one of these after
/// all.
pub(crate) fn by_number(
    smarty: &Smarty,
    order: &shop::Order,
    number: &str,
    earlier: &[u64],
) -> Result<Order, Error> {
    let number = number.trim();
    let mut found = Vec::new();
    let fetch =
        |offset| smarty.orders(PAGE, offset).map_err(|error| error_policy::for_request(smarty, error));
    pages::read(LOOKUP_PAGES, fetch, |orders| {
        found.extend(orders.into_iter().filter(|theirs| theirs.is_known_as(number)));
        if found.is_empty() { Reader::WantsMore } else { Reader::HasEnough }
    })?;
    let ours = Reference::of(order);
    match found.as_slice() {
        [one] if is_linked(one, order) => Err(Error::Uncertain(say::adopt_taken(number))),
        [one] if one.id().is_some_and(|id| earlier.contains(&id)) => Ok(one.clone()),
        [one] if carries_another(one, &ours) => Err(Error::Uncertain(say::adopt_other(number))),
        [one] => Ok(one.clone()),
        [] => Err(Error::Uncertain(say::adopt_missing(number))),
        _ => Err(Error::Uncertain(say::look_alikes(numbers(&found)))),
    }
}

fn carries_another(theirs: &Order, ours: &Reference) -> bool {
    let texts = || theirs.rows.iter().flatten().map(|row| &row.name).chain([&theirs.payment_type]);
    let is_marked = texts().any(|text| matches!(reference::read(text), Mark::Code(_)));
    is_marked && !texts().any(|text| ours.is_in(text))
}

fn page(smarty: &Smarty, query: &LookupQuery<'_>, offset: u32) -> Result<Vec<Order>, Error> {
    smarty.orders(PAGE, offset).map_err(|error| match error_policy::installation_error(smarty, &error) {
        // A wrong key concerns the installation. A list that this key may not read concerns this order alone.
        Some(error) => error,
        None if error.is_for_good() && query.may_be_there => {
            Error::Uncertain(say::lookup_refused(error.reason()))
        }
        None if error.is_for_good() => Error::Rejected(say::lookup_refused(error.reason())),
        None => error.into(),
    })
}

/// Whether the record was made after the order was placed; also true where its date can't be read.
fn made_since(order: &Order, placed_at: Timestamp) -> bool {
    let placed = civil::in_zone(placed_at, ZONE).saturating_sub(SLACK_SECONDS);
    civil::read(order.made_at()).is_none_or(|made| made >= placed)
}

/// Whether another order of the shop is linked with the record.
fn is_linked(theirs: &Order, ours: &shop::Order) -> bool {
    let Some(id) = theirs.id() else { return false };
    let known = records::find(Entity::Order, &MatchBy::RemoteId(id.to_string()));
    known.iter().any(|other| other.id != ours.id)
}

/// The orders' numbers, as people know them at Smarty.
pub(crate) fn numbers(orders: &[Order]) -> String {
    orders.iter().map(Order::known_as).collect::<Vec<_>>().join(", ")
}
