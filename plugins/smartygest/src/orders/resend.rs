//! An order that a person sends again, since it was deleted at Smarty. It is only sent once the earlier record is gone.

use framework360_sdk::order_job::link;
use framework360_sdk::records;
use framework360_sdk::shop::{self, Entity, Subject};
use framework360_sdk::{Done, Error, Outcome, Resolution, Run};

use super::outcome::NO_URL;
use super::pages::{self, Reader};
use super::submission::{self, Denied};
use crate::api::{Order, PAGE, Smarty};
use crate::{error_policy, say};

/// The most pages that are read, 2,000 orders. Where the newest come first and the earlier record is older than these,
/// the person's word counts.
const RESEND_PAGES: u32 = 40;

/// Smarty's ids of the records with which the order was linked before it was sent again.
pub(super) fn earlier(order: &shop::Order) -> Vec<u64> {
    let subject = Subject { entity: Entity::Order, id: order.id.clone() };
    records::earlier_links(&subject).iter().filter_map(|id| id.parse().ok()).collect()
}

/// Keeps the link with the earlier record: a person says that it is the order after all, so nothing is sent.
pub(super) fn keep_link(order: &shop::Order, id: u64, found: &Order) -> Result<Done, Error> {
    submission::delete(&order.id)?;
    let link = link(order, &id.to_string(), found.known_as(), NO_URL);
    Ok(Done { outcome: Outcome::AlreadyThere(link), notes: Vec::new() })
}

/// Makes sure that the last of the earlier records is gone, or that a person says so. Those before it were gone, or
/// were cancelled, when it was sent.
///
/// # Errors
/// `uncertain` where the record is there; else why the list can't be read.
pub(super) fn check(smarty: &Smarty, run: &Run, order: &shop::Order, earlier: &[u64]) -> Result<(), Error> {
    let Some(last) = earlier.last() else { return Ok(()) };
    let mut denied = Denied::load(order)?;
    if denied.ids.contains(last) {
        return Ok(());
    }
    if run.resolution == Some(Resolution::NotThere) {
        // The record is cancelled there, and the person wants a new one.
        return denied.add(order, earlier);
    }
    let mut found: Option<Order> = None;
    let fetch =
        |offset| smarty.orders(PAGE, offset).map_err(|error| error_policy::for_request(smarty, error));
    let is_past = |theirs: &Order| theirs.id().is_some_and(|id| id < *last);
    let read = pages::read_back(RESEND_PAGES, fetch, is_past, |theirs| {
        if theirs.id() != Some(*last) {
            return Reader::WantsMore;
        }
        found = Some(theirs);
        Reader::HasEnough
    })?;
    match found {
        // A cancelled record doesn't count any more.
        Some(theirs) if theirs.is_cancelled() => Ok(()),
        Some(theirs) => Err(Error::Uncertain(say::still_there(theirs.known_as()))),
        // Where the newest don't come first, the record may come after what was read.
        None if !read.is_complete && !read.descends => {
            Err(Error::Uncertain(say::lookup_bounded(RESEND_PAGES * PAGE)))
        }
        None => Ok(()),
    }
}
