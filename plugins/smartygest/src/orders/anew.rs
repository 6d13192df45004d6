//! An order that was sent before and that a person sends anew, since it was deleted at Smarty: not while it is still there.

use framework360_sdk::order_job::link;
use framework360_sdk::records;
use framework360_sdk::shop::{self, Entity, Subject};
use framework360_sdk::{Done, Error, Outcome, Resolution, Run};

use super::outcome::NO_URL;
use super::pages::{self, Reader};
use super::submission::{self, Denied};
use crate::api::{Order, PAGE, Smarty};
use crate::say;

/// 2,000 orders: where the newest come first and the earlier one is older, the person's word counts.
const MAX_PAGES: u32 = 40;

/// The ids at Smarty that the order had until it was sent anew.
pub(super) fn earlier(order: &shop::Order) -> Vec<u64> {
    let subject = Subject { entity: Entity::Order, id: order.id.clone() };
    records::earlier_links(&subject).iter().filter_map(|id| id.parse().ok()).collect()
}

/// A person says that the earlier one is the order after all: nothing is sent, and its link stays.
pub(super) fn stays(order: &shop::Order, id: u64, found: &Order) -> Result<Done, Error> {
    submission::forget(&order.id)?;
    let link = link(order, &id.to_string(), found.known_as(), NO_URL);
    Ok(Done { outcome: Outcome::AlreadyThere(link), notes: Vec::new() })
}

/// Makes sure that the last one isn't there any more, or that a person says so. Those before it were gone, or didn't count
/// any more, when it was sent.
///
/// # Errors
/// It is there; or the list can't be read.
pub(super) fn check(smarty: &Smarty, run: &Run, order: &shop::Order, earlier: &[u64]) -> Result<(), Error> {
    let Some(last) = earlier.last() else { return Ok(()) };
    let mut denied = Denied::load(order)?;
    if denied.ids.contains(last) {
        return Ok(());
    }
    if run.resolution == Some(Resolution::NotThere) {
        // It is cancelled there, and a new one is wanted.
        return denied.add(order, earlier);
    }
    let mut found: Option<Order> = None;
    let fetch = |offset| smarty.orders(PAGE, offset).map_err(|problem| smarty.failure(problem));
    let is_past = |theirs: &Order| theirs.id().is_some_and(|id| id < *last);
    let read = pages::read_back(MAX_PAGES, fetch, is_past, |theirs| {
        if theirs.id() != Some(*last) {
            return Reader::WantsMore;
        }
        found = Some(theirs);
        Reader::HasEnough
    })?;
    match found {
        // It's kept there and doesn't count any more.
        Some(theirs) if theirs.is_cancelled() => Ok(()),
        Some(theirs) => Err(Error::Uncertain(say::still_there(theirs.known_as()))),
        // Where the newest don't come first, it may stand behind what was read.
        None if !read.is_complete && !read.descends => {
            Err(Error::Uncertain(say::lookup_bounded(MAX_PAGES * PAGE)))
        }
        None => Ok(()),
    }
}
