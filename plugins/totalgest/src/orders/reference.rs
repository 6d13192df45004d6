//! An order's external reference at TotalGest: its number, followed by its id where that alone isn't enough.
//!
//! There are three forms. An order is sent under its number first (`reference`). Once a person sent it again, its id
//! and how often follow. Where another order has the number, its id follows alone: its own references.

use framework360_sdk::shop::{Entity, Order, Subject};
use framework360_sdk::{Message, records};

use crate::api::Receipt;
use crate::mapping::limits::whole;
use crate::mapping::order::{self, Draft};

/// The most characters of a reference, by `openapi.json`.
const MAX_LENGTH: usize = 300;

/// The ids at TotalGest with which the order was linked before a person sent it again.
pub(super) fn earlier(order: &Order) -> Vec<String> {
    records::earlier_links(&Subject { entity: Entity::Order, id: order.id.clone() })
}

/// The reference that the order has now.
pub(super) fn reference(order: &Order, shop_id: &str) -> Result<String, Message> {
    after_resends(order, shop_id, earlier(order).len())
}

/// The reference of the order after it was sent again so many times.
pub(super) fn after_resends(order: &Order, shop_id: &str, resends: usize) -> Result<String, Message> {
    let first = order::reference(order, shop_id)?;
    if resends == 0 { Ok(first) } else { whole(&format!("{first}/{}/{resends}", order.id), MAX_LENGTH) }
}

/// The reference of an order whose number another order has: with the order's own id, so that the two differ.
///
/// Not every order has such a reference, since references must not change with a version of this connector: where the
/// shop's store doesn't know that an order was sent (a lost answer, a restored store), it would be sent again. So an
/// order is always looked up under its number first.
pub(super) fn own_reference(order: &Order, shop_id: &str) -> Result<String, Message> {
    whole(&format!("{}/{}", reference(order, shop_id)?, order.id), MAX_LENGTH)
}

/// The order's own references, in the order in which they are used. There are two, since the number of another order
/// may read like the first.
pub(super) fn own_references(order: &Order, shop_id: &str) -> Result<[String; 2], Message> {
    let first = own_reference(order, shop_id)?;
    let second = whole(&format!("{first}/0"), MAX_LENGTH)?;
    Ok([first, second])
}

/// Whether the record under one of the order's own references is this order. It must have the number that the reference
/// is made of, as far as TotalGest reports it: another order's number may read like this order's number and id.
pub(super) fn is_own(order: &Order, shop_id: &str, own: &str, receipt: &Receipt) -> bool {
    if receipt.order_number.is_empty() {
        return true;
    }
    let Ok(first) = order::reference_of(&receipt.order_number, shop_id) else { return false };
    let own = own.strip_suffix("/0").unwrap_or(own);
    let rest = own.strip_prefix(&first).and_then(|rest| rest.strip_suffix(&format!("/{}", order.id)));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(&format!("/{}/", order.id)))
}

/// Whether the record under the reference of this order's number is another order, whose number and id read like this
/// order's number.
pub(super) fn is_of_another_number(order: &Order, receipt: &Receipt) -> bool {
    let (number, ours) = (&receipt.order_number, order.number.trim());
    !number.is_empty() && **number != *ours && is_made_of(&receipt.external_reference, number)
}

/// Whether an answer is about the order that was sent. A proxy's cached answer, or that of another path, may be about
/// any order.
pub(super) fn is_receipt_of(receipt: &Receipt, draft: &Draft<'_>) -> bool {
    let number = &receipt.order_number;
    *receipt.external_reference == draft.order.external_reference
        && (number.is_empty()
            || **number == *draft.order.order_number
            || is_made_of(&draft.order.external_reference, number))
}

/// Whether a reference may be that of an order with this number: the number alone, or followed by the order's id.
fn is_made_of(reference: &str, number: &str) -> bool {
    let Some((_, own)) = reference.split_once('/') else { return false };
    own == number || own.strip_prefix(number).is_some_and(|rest| rest.starts_with('/'))
}
