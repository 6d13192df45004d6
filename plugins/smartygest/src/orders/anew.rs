//! An order that was sent before and that a person sends anew, since it was deleted at Smarty: not while it is still there.

use framework360_sdk::export::link;
use framework360_sdk::records;
use framework360_sdk::shop::{self, Entity, Subject};
use framework360_sdk::{Done, Error, Outcome, Resolution, Run};

use super::outcome::NO_URL;
use super::pages::{self, Reader};
use super::submission::{self, Denied};
use crate::api::{Order, PAGE, Smarty};
use crate::say;

/// 2,000 orders: where the earlier one is older, the person's word counts.
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

/// Makes sure that none of the earlier ones is still there, or that a person says so.
///
/// # Errors
/// One of them is; or the list can't be read.
pub(super) fn check(smarty: &Smarty, run: &Run, order: &shop::Order, earlier: &[u64]) -> Result<(), Error> {
    let Some(oldest) = earlier.iter().min() else { return Ok(()) };
    let mut denied = Denied::load(order)?;
    if earlier.iter().all(|id| denied.0.contains(id)) {
        return Ok(());
    }
    if run.resolution == Some(Resolution::NotThere) {
        // It is cancelled there, and a new one is wanted.
        return denied.add(order, earlier);
    }
    let mut found: Vec<Order> = Vec::new();
    let fetch = |offset| smarty.orders(PAGE, offset).map_err(|problem| smarty.failure(problem));
    pages::read(MAX_PAGES, fetch, |orders| {
        let is_past = orders.iter().filter_map(Order::id).any(|id| id < *oldest);
        found.extend(orders.into_iter().filter(|theirs| theirs.id().is_some_and(|id| earlier.contains(&id))));
        if is_past || !found.is_empty() { Reader::HasEnough } else { Reader::WantsMore }
    })?;
    match found.first() {
        Some(theirs) => Err(Error::Uncertain(say::still_there(theirs.known_as()))),
        None => Ok(()),
    }
}
