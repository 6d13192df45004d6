//! Second attempts: is our order there already?
//!
//! Smarty takes no reference of ours. An order is known again by its customer and its rows, among those that
//! were made since we first tried. What can't be told is left to a person, never sent twice.

mod compare;
mod scan;

use framework360_sdk::Error;
use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::shop::{self, Entity};

pub(crate) use compare::{Likeness, Sent, Wanted};
pub(crate) use scan::Since;

use crate::api::{Order, PAGE, Smarty};
use crate::say;

/// Our order among those made there since; none where it certainly isn't there.
pub(crate) fn ours(
    smarty: &Smarty,
    order: &shop::Order,
    wanted: &Wanted,
    since: Since,
) -> Result<Option<Order>, Error> {
    let mut same = Vec::new();
    let mut near = Vec::new();
    for candidate in scan::newer(since, |offset| page(smarty, offset))? {
        let likeness = wanted.likeness(&candidate);
        if likeness != Likeness::Other && !is_linked(&candidate, order) {
            if likeness == Likeness::Same { &mut same } else { &mut near }.push(candidate);
        }
    }
    match (same.len(), near.len()) {
        (0, 0) => Ok(None),
        (0, _) => Err(Error::Uncertain(say::found_near(numbers(&near)))),
        (1, _) => Ok(same.pop()),
        _ => Err(Error::Uncertain(say::found_several(numbers(&same)))),
    }
}

/// The order that a person says is ours: by code, number or id.
pub(crate) fn by_number(smarty: &Smarty, order: &shop::Order, number: &str) -> Result<Order, Error> {
    let number = number.trim();
    let found = scan::first(|offset| page(smarty, offset), |theirs| theirs.is_known_as(number))?;
    match found.as_slice() {
        [one] if is_linked(one, order) => Err(Error::Uncertain(say::adopt_taken(number))),
        [one] => Ok(one.clone()),
        [] => Err(Error::Uncertain(say::adopt_missing(number))),
        _ => Err(Error::Uncertain(say::found_several(numbers(&found)))),
    }
}

/// The highest order id so far; 0 where there is no order yet.
pub(crate) fn newest_id(smarty: &Smarty) -> Result<u64, Error> {
    let newest = smarty.orders(1, 0).map_err(|problem| smarty.failure(problem))?;
    Ok(newest.iter().filter_map(Order::id).max().unwrap_or(0))
}

fn page(smarty: &Smarty, offset: u32) -> Result<Vec<Order>, Error> {
    smarty.orders(PAGE, offset).map_err(|problem| match smarty.blocked(&problem) {
        // A wrong key is the installation's trouble; a list that this key may not read is this order's.
        Some(error) => error,
        None if problem.is_for_good() => Error::Uncertain(say::lookup_refused(problem.words())),
        None => problem.into(),
    })
}

/// Whether another order of the shop has this one already.
fn is_linked(theirs: &Order, ours: &shop::Order) -> bool {
    let Some(id) = theirs.id() else { return false };
    let known = records::find(Entity::Order, &MatchBy::RemoteId(id.to_string()));
    known.iter().any(|other| other.id != ours.id)
}

fn numbers(orders: &[Order]) -> String {
    orders.iter().map(Order::known_as).collect::<Vec<_>>().join(", ")
}
