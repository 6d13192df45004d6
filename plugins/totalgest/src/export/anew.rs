//! An order that was sent before and that a person sends anew, since it was deleted at TotalGest: under another reference,
//! and not while it is still there.
//!
//! Whether TotalGest gives a reference free once its order is deleted isn't known. A new one is right either way.

use framework360_sdk::records;
use framework360_sdk::shop::{Entity, Order, Subject};
use framework360_sdk::{Error, Message, Resolution, Run};

use super::sent::Sent;
use super::{REFERENCE, find};
use crate::api::TotalGest;
use crate::mapping::limits::whole;
use crate::mapping::order;
use crate::say;

/// The ids at TotalGest that the order had until it was sent anew.
pub(super) fn earlier(order: &Order) -> Vec<String> {
    records::earlier_links(&Subject { entity: Entity::Order, id: order.id.clone() })
}

/// What the order is known by there.
pub(super) fn reference(order: &Order, shop_id: &str) -> Result<String, Message> {
    of_time(order, shop_id, earlier(order).len())
}

/// The same for an order that was sent anew so many times.
fn of_time(order: &Order, shop_id: &str, anew: usize) -> Result<String, Message> {
    let first = order::reference(order, shop_id)?;
    if anew == 0 { Ok(first) } else { whole(&format!("{first}/{}/{anew}", order.id), REFERENCE) }
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
    let Ok(under) = of_time(order, shop_id, before) else { return Ok(()) };
    // Where another order has the number, ours was sent under a reference of its own.
    for reference in [format!("{under}/{}", order.id), under] {
        if let Some(receipt) = find(totalgest, &reference)?
            && earlier.contains(&receipt.id)
        {
            return Err(Error::Uncertain(say::still_there(receipt.number)));
        }
    }
    Ok(())
}
