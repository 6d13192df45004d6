//! An order that a person sends again, since it was deleted at TotalGest. It gets another reference, and is only sent
//! once the earlier record is gone.
//!
//! Whether TotalGest accepts a reference again once its order is deleted isn't known. A new reference works either way.

use framework360_sdk::shop::Order;
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, Resolution, Run, session};
use serde::{Deserialize, Serialize};

use super::find;
use super::reference::{after_resends, earlier};
use super::submission::SubmissionRecord;
use crate::api::{Receipt, TotalGest};
use crate::error_policy::{self, Right};
use crate::say;

/// How often an order may have been sent again without the restored store knowing of it.
const MAX_UNKNOWN: usize = 2;

/// The record of an order that was sent again after the restored state of the store was saved: the last one first.
///
/// # Errors
/// Where TotalGest can't be asked.
pub(super) fn find_unknown(
    totalgest: &TotalGest,
    order: &Order,
    shop_id: &str,
) -> Result<Option<Receipt>, Error> {
    let known = earlier(order).len();
    for resends in (known + 1..=known + MAX_UNKNOWN).rev() {
        let Ok(under) = after_resends(order, shop_id, resends) else { continue };
        let found = find(totalgest, &under)?;
        if let Some(receipt) = found.filter(|receipt| has_its_number(order, receipt)) {
            return Ok(Some(receipt));
        }
    }
    Ok(None)
}

/// Whether the record has the order's number, as far as TotalGest reports it. Only this order is sent under a reference
/// with its id.
fn has_its_number(order: &Order, receipt: &Receipt) -> bool {
    receipt.order_number.is_empty() || receipt.order_number.trim() == order.number.trim()
}

/// Makes sure that the record with which the order was linked is gone, or that a person says that it doesn't count.
///
/// # Errors
/// `uncertain` where the record is still there; else why TotalGest can't be asked.
pub(super) fn check(totalgest: &TotalGest, run: &Run, order: &Order, shop_id: &str) -> Result<(), Error> {
    let earlier = earlier(order);
    let Some(before) = earlier.len().checked_sub(1) else { return Ok(()) };
    if run.resolution == Some(Resolution::NotThere) || SubmissionRecord::load(order)?.is_some() {
        return Ok(());
    }
    let still = |receipt: &Receipt| earlier.iter().any(|earlier| **earlier == *receipt.id);
    let found = match storage::get::<LinkedRecord>(&key(order))? {
        Some(linked) if linked.reference.is_empty() => totalgest
            .order_by_number(&session::token()?, &linked.number)
            .map_err(|error| error_policy::for_request(totalgest, Right::Orders, error))?
            .filter(still),
        Some(linked) => find(totalgest, &linked.reference)?.filter(still),
        // An older release linked the order. If another order has its number, it was sent under a reference of its own.
        None => {
            let Ok(under) = after_resends(order, shop_id, before) else { return Ok(()) };
            match find(totalgest, &format!("{under}/{}", order.id))?.filter(still) {
                Some(receipt) => Some(receipt),
                None => find(totalgest, &under)?.filter(still),
            }
        }
    };
    match found {
        Some(receipt) => Err(Error::Uncertain(say::still_there(receipt.number))),
        None => Ok(()),
    }
}

/// How to find the record again with which an order is linked: the order's number may change afterwards.
#[derive(Serialize, Deserialize)]
struct LinkedRecord {
    /// Empty where a person entered the record at TotalGest by hand.
    reference: String,
    number: String,
}

impl Encoded for LinkedRecord {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// Stores, with the end of this call, how to find the record with which the order is linked.
pub(super) fn store_link(order: &Order, receipt: &Receipt) -> Result<(), Error> {
    let (reference, number) = (receipt.external_reference.to_string(), receipt.number.to_string());
    storage::set(&key(order), &LinkedRecord { reference, number })
}

fn key(order: &Order) -> String {
    format!("reference/{}", storage::part(&order.id))
}
