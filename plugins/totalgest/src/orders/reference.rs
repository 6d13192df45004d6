//! Under what an order is known at TotalGest: its number, and once it was sent anew its id and how often.

use framework360_sdk::shop::{Entity, Order, Subject};
use framework360_sdk::{Message, records};

use crate::mapping::limits::whole;
use crate::mapping::order;

/// A reference, in characters: the contract says so.
pub(super) const REFERENCE: usize = 300;

/// The ids at TotalGest that the order had until it was sent anew.
pub(super) fn earlier(order: &Order) -> Vec<String> {
    records::earlier_links(&Subject { entity: Entity::Order, id: order.id.clone() })
}

/// What the order is known by there.
pub(super) fn reference(order: &Order, shop_id: &str) -> Result<String, Message> {
    of_time(order, shop_id, earlier(order).len())
}

/// The same for an order that was sent anew so many times.
pub(super) fn of_time(order: &Order, shop_id: &str, anew: usize) -> Result<String, Message> {
    let first = order::reference(order, shop_id)?;
    if anew == 0 { Ok(first) } else { whole(&format!("{first}/{}/{anew}", order.id), REFERENCE) }
}
