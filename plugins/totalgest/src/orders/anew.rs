//! An order that was sent before and that a person sends anew, since it was deleted at TotalGest: under another reference,
//! and not while it is still there.
//!
//! Whether TotalGest gives a reference free once its order is deleted isn't known. A new one is right either way.

use framework360_sdk::shop::Order;
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, Resolution, Run, session};
use serde::{Deserialize, Serialize};

use super::find;
use super::reference::{earlier, of_time};
use super::sent::Sent;
use crate::api::{Receipt, TotalGest};
use crate::error_policy::{self, Right};
use crate::say;

/// How often an order may have been sent anew without the store knowing.
const LATER: usize = 2;

/// What the order was sent as anew by the store as it was before it was put back: the last one first.
///
/// # Errors
/// TotalGest can't be asked.
pub(super) fn later(totalgest: &TotalGest, order: &Order, shop_id: &str) -> Result<Option<Receipt>, Error> {
    let known = earlier(order).len();
    for anew in (known + 1..=known + LATER).rev() {
        let Ok(under) = of_time(order, shop_id, anew) else { continue };
        let found = find(totalgest, &under)?;
        if let Some(receipt) = found.filter(|receipt| has_its_number(order, receipt)) {
            return Ok(Some(receipt));
        }
    }
    Ok(None)
}

/// As far as TotalGest reports it. Nothing but this order is sent under a reference with its id.
fn has_its_number(order: &Order, receipt: &Receipt) -> bool {
    receipt.order_number.is_empty() || receipt.order_number.trim() == order.number.trim()
}

/// Makes sure that what the order was linked with is gone, or that a person says that it doesn't count.
///
/// # Errors
/// It is still there; or TotalGest can't be asked.
pub(super) fn check(totalgest: &TotalGest, run: &Run, order: &Order, shop_id: &str) -> Result<(), Error> {
    let earlier = earlier(order);
    let Some(before) = earlier.len().checked_sub(1) else { return Ok(()) };
    if run.resolution == Some(Resolution::NotThere) || Sent::load(order)?.is_some() {
        return Ok(());
    }
    let still = |receipt: &Receipt| earlier.iter().any(|earlier| **earlier == *receipt.id);
    let found = match storage::get::<Linked>(&key(order))? {
        Some(linked) if linked.reference.is_empty() => totalgest
            .order_by_number(&session::token()?, &linked.number)
            .map_err(|trouble| error_policy::of_request(totalgest, Right::Orders, trouble))?
            .filter(still),
        Some(linked) => find(totalgest, &linked.reference)?.filter(still),
        // An older release linked it. Where another order has the number, ours was sent under a reference of its own.
        None => {
            let Ok(under) = of_time(order, shop_id, before) else { return Ok(()) };
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

/// How the record is found again that an order is linked with: the order's number may change afterwards.
#[derive(Serialize, Deserialize)]
struct Linked {
    /// Empty where a person entered it there by hand.
    reference: String,
    number: String,
}

impl Encoded for Linked {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// Keeps, with the end of this call, how the record is found that the order is linked with.
pub(super) fn keep(order: &Order, receipt: &Receipt) -> Result<(), Error> {
    let (reference, number) = (receipt.external_reference.to_string(), receipt.number.to_string());
    storage::set(&key(order), &Linked { reference, number })
}

fn key(order: &Order) -> String {
    format!("reference/{}", storage::part(&order.id))
}
