//! An order that was given another number while its request had no answer: it may be there under the reference of the
//! number that it had.

use framework360_sdk::shop::Order;
use framework360_sdk::{Error, Message, Resolution, Retry, Run};

use super::reference::reference;
use super::sent::Sent;
use super::{Whose, find, is_own, reference_alone, whose};
use crate::api::{NewOrder, Receipt, TotalGest};
use crate::say;

/// What one of our requests made under another reference than today's.
///
/// # Errors
/// It may still arrive there, or what is there isn't certainly ours; or TotalGest can't be asked.
pub(super) fn look(
    totalgest: &TotalGest,
    run: &Run,
    order: &Order,
    shop_id: &str,
    draft: Result<&NewOrder<'_>, &Message>,
    sent: &Sent,
) -> Result<Option<Receipt>, Error> {
    let today = [reference(order, shop_id), reference_alone(order, shop_id)];
    let mut absent = false;
    for known in sent.references(order) {
        if today.iter().any(|today| today.as_deref() == Ok(known)) {
            continue;
        }
        let Some(receipt) = find(totalgest, known)? else {
            absent = true;
            continue;
        };
        // Nothing but this order is sent under a reference with its id; but another's number may read like one.
        if sent.holds_own(known) && is_own(order, shop_id, known, &receipt) {
            return Ok(Some(receipt));
        }
        match whose(order, draft.map_err(Clone::clone), Some(sent), &receipt) {
            Whose::Ours => return Ok(Some(receipt)),
            Whose::Another => {}
            Whose::Unclear(_) if run.resolution == Some(Resolution::NotThere) => {}
            Whose::Unclear(difference) => return Err(Error::Uncertain(difference)),
        }
    }
    match sent.may_arrive().filter(|_| absent) {
        Some(pause) => Err(Error::Waiting(Retry { message: say::create_unclear(), after_ms: Some(pause) })),
        None => Ok(None),
    }
}
