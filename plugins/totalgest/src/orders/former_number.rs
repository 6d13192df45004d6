//! The lookup of an order that got another number while its request had no answer: it may be at TotalGest under the
//! reference of the number that it had.

use framework360_sdk::shop::Order;
use framework360_sdk::{Error, Message, Resolution, Retry, Run};

use super::reference::{is_own, own_reference, reference};
use super::submission::SubmissionRecord;
use super::{Ownership, find, ownership};
use crate::api::{NewOrder, Receipt, TotalGest};
use crate::say;

/// The record that one of the order's requests created under another reference than the order has now.
///
/// # Errors
/// `waiting` while a request in flight may still create it, `uncertain` where the record isn't certainly this order;
/// else why TotalGest can't be asked.
pub(super) fn find_submitted(
    totalgest: &TotalGest,
    run: &Run,
    order: &Order,
    shop_id: &str,
    draft: Result<&NewOrder<'_>, &Message>,
    sent: &SubmissionRecord,
) -> Result<Option<Receipt>, Error> {
    let today = [reference(order, shop_id), own_reference(order, shop_id)];
    let mut absent = false;
    for known in sent.references(order) {
        if today.iter().any(|today| today.as_deref() == Ok(known)) {
            continue;
        }
        let Some(receipt) = find(totalgest, known)? else {
            absent = true;
            continue;
        };
        // Only this order is sent under a reference with its id, but another order's number may read like one.
        if sent.holds_own(known) && is_own(order, shop_id, known, &receipt) {
            return Ok(Some(receipt));
        }
        match ownership(order, draft.map_err(Clone::clone), Some(sent), &receipt) {
            Ownership::Ours => return Ok(Some(receipt)),
            Ownership::Another => {}
            Ownership::Unclear(_) if run.resolution == Some(Resolution::NotThere) => {}
            Ownership::Unclear(difference) => return Err(Error::Uncertain(difference)),
        }
    }
    match sent.next_lookup().filter(|_| absent) {
        Some(pause) => Err(Error::Waiting(Retry { message: say::create_unclear(), after_ms: Some(pause) })),
        None => Ok(None),
    }
}
