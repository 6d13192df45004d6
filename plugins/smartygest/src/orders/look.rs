//! One look at Smarty's orders: which carry our reference, which look like the order without carrying any, and what the
//! highest id is.

use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::reference::{self, Mark, Reference};
use framework360_sdk::shop::{self, Entity, Timestamp};
use framework360_sdk::{Error, civil, clock};

use super::account::Account;
use super::content::{Content, Similarity};
use super::pages::{self, Reader};
use crate::api::{Order, PAGE, Smarty};
use crate::say;

/// 2,000 orders: far more than are made between two attempts.
const MAX_PAGES: u32 = 40;
/// Pages that an order is looked for in that was never sent, before the account has a watermark.
const FIRST_PAGES: u32 = 3;
/// An answer that took longer says nothing about requests that Smarty still queues, in milliseconds.
const PROMPT_MS: u64 = 5_000;
/// Smarty names no time zone: a clock that shows UTC instead of Rome's time, and one that is some minutes wrong.
const SLACK_SECONDS: u64 = 3 * 3_600;

/// What an order is looked for by.
pub(crate) struct Wanted<'a> {
    pub(crate) order: &'a shop::Order,
    pub(crate) reference: &'a Reference,
    /// The codes of references under which it was sent.
    pub(crate) codes: &'a [String],
    /// What it was sent as, or, where it never was, would be.
    pub(crate) versions: &'a [Content],
    /// The highest id before it was first sent, where that is known of this account.
    pub(crate) first_before: Option<u64>,
    /// Under which id a record with the reference was filed; it's only there where it's listed now.
    pub(crate) filed: Option<u64>,
    /// Ids that a person is asked about: they may be the order whatever they look like.
    pub(crate) asked: &'a [u64],
    /// The id above which everything must be read of which the store may know nothing; none where that isn't known.
    pub(crate) floor: Option<u64>,
    /// How much a record must have in common to look like it.
    pub(crate) least: Similarity,
    /// Whether the order may be there: it was sent, or the store was restored.
    pub(crate) may_be_there: bool,
}

/// What a look found.
pub(crate) struct Look {
    /// Records with the order's reference, the lowest id first.
    pub(crate) hits: Vec<Order>,
    /// Records that look like it and have no readable reference.
    pub(crate) alike: Vec<(Order, Similarity)>,
    /// The highest id that was listed; 0 where there is no order yet.
    pub(crate) highest: u64,
    pub(crate) is_prompt: bool,
    /// The list ended before an order that was in it when this one was sent, or when the account was looked at last: it
    /// hides some.
    pub(crate) hides_some: bool,
    pub(crate) pages: u32,
}

/// Looks.
///
/// # Errors
/// The list can't be read, or not far enough for an order that may be there.
pub(crate) fn look(smarty: &Smarty, account: &Account, wanted: &Wanted<'_>) -> Result<Look, Error> {
    let end = wanted.first_before.or(wanted.floor);
    let most = if wanted.may_be_there || end.is_some() { MAX_PAGES } else { FIRST_PAGES };
    let mut found = Look {
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
            let orders = page(smarty, wanted, offset)?;
            slowest = slowest.max(clock::steady().ms.saturating_sub(began));
            Ok(orders)
        },
        |order| {
            reached |= order.id().zip(end).is_some_and(|(id, end)| id <= end);
            let past_the_unknown = match end {
                Some(end) => order.id().is_some_and(|id| id <= end),
                None => !made_since(order, wanted.order.placed_at),
            };
            // What was filed may be older than all that is unknown.
            let known = wanted.filed.iter().chain(wanted.asked).min();
            past_the_unknown && known.is_none_or(|known| order.id().is_some_and(|id| id < *known))
        },
        |order| {
            highest = order.id().unwrap_or_default().max(highest);
            found.take(account, wanted, order);
            Reader::WantsMore
        },
    )?;
    found.highest = highest;
    if !read.is_complete && wanted.may_be_there && found.hits.is_empty() {
        return Err(Error::Uncertain(say::lookup_bounded(MAX_PAGES * PAGE)));
    }
    found.hides_some = read.is_complete && !reached && end.is_some_and(|end| end > 0);
    found.pages = read.pages;
    found.is_prompt = slowest <= PROMPT_MS;
    found.hits.sort_unstable_by_key(Order::id);
    Ok(found)
}

impl Look {
    fn take(&mut self, account: &Account, wanted: &Wanted<'_>, order: Order) {
        let texts = account.carrier.texts(&order);
        let is_sent =
            |text: &&str| matches!(reference::read(text), Mark::Code(code) if wanted.codes.contains(&code));
        if texts.iter().any(|text| wanted.reference.is_in(text) || is_sent(text)) {
            if !is_linked(&order, wanted.order) {
                self.hits.push(order);
            }
            return;
        }
        if texts.iter().any(|text| matches!(reference::read(text), Mark::Code(_))) {
            return;
        }
        if order.id().is_some() && order.id() == wanted.filed {
            // Its reference was removed since.
            self.hits.push(order);
            return;
        }
        let is_new = match wanted.first_before {
            Some(before) => order.id().is_none_or(|id| id > before),
            None => made_since(&order, wanted.order.placed_at),
        };
        let closest = wanted.versions.iter().map(|version| version.similarity(&order)).min();
        if order.id().is_some_and(|id| wanted.asked.contains(&id)) && !is_linked(&order, wanted.order) {
            self.alike.push((order, closest.unwrap_or(Similarity::CommonArticle)));
            return;
        }
        if let Some(similarity) = closest
            && is_new
            && similarity <= wanted.least
            && !is_linked(&order, wanted.order)
        {
            self.alike.push((order, similarity));
        }
    }
}

/// The order that a person says is ours: by code, number or id.
///
/// `earlier` are the ids that it had until it was sent anew: it may stay one of these after all.
pub(crate) fn by_number(
    smarty: &Smarty,
    order: &shop::Order,
    number: &str,
    earlier: &[u64],
) -> Result<Order, Error> {
    let number = number.trim();
    let mut found = Vec::new();
    let fetch = |offset| smarty.orders(PAGE, offset).map_err(|problem| smarty.failure(problem));
    pages::read(MAX_PAGES, fetch, |orders| {
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

fn page(smarty: &Smarty, wanted: &Wanted<'_>, offset: u32) -> Result<Vec<Order>, Error> {
    smarty.orders(PAGE, offset).map_err(|problem| match smarty.blocked(&problem) {
        // A wrong key is the installation's trouble; a list that this key may not read is this order's.
        Some(error) => error,
        None if problem.is_for_good() && wanted.may_be_there => {
            Error::Uncertain(say::lookup_refused(problem.words()))
        }
        None if problem.is_for_good() => Error::Rejected(say::lookup_refused(problem.words())),
        None => problem.into(),
    })
}

/// Where a date can't be read the order may be as new.
fn made_since(order: &Order, placed_at: Timestamp) -> bool {
    let placed = civil::central_european(placed_at).saturating_sub(SLACK_SECONDS);
    civil::read(order.made_at()).is_none_or(|made| made >= placed)
}

/// Whether another order of the shop has this one already.
fn is_linked(theirs: &Order, ours: &shop::Order) -> bool {
    let Some(id) = theirs.id() else { return false };
    let known = records::find(Entity::Order, &MatchBy::RemoteId(id.to_string()));
    known.iter().any(|other| other.id != ours.id)
}

/// As people know them there.
pub(crate) fn numbers(orders: &[Order]) -> String {
    orders.iter().map(Order::known_as).collect::<Vec<_>>().join(", ")
}
