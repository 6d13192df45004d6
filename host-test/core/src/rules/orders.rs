//! Orders that the shop reports, new or changed, and the installations that are notified.

use super::{events, records, snapshots};
use crate::limits;
use crate::model::InstallationId;
use crate::rows::{ActivityRows, JobRows, RecordRows, SnapshotRows};
use crate::shop::{Customer, Entity, Order, Timestamp};
use crate::store::{RepeatedNumber, SavedOrders};

/// Saves orders, and the customers who ordered; notifies `installations` of the orders, and `customers_to` of customers
/// that changed.
pub fn changed<R>(
    rows: &R,
    shop: &str,
    orders: &[Order],
    installations: &[InstallationId],
    customers_to: &[InstallationId],
    now: Timestamp,
) -> Result<SavedOrders, R::Error>
where
    R: RecordRows + SnapshotRows + JobRows + ActivityRows,
{
    let mut kept = SavedOrders::default();
    for order in orders {
        let order = Order { remote_id: None, ..order.clone() };
        // A number that the order had before isn't reported again.
        let had_number = rows.has_record_key(shop, Entity::Order, &order.id, &records::number_key(&order))?;
        if records::put_order(rows, shop, &order)? {
            snapshots::order_changed(rows, shop, &order, now)?;
            events::order_missed(rows, shop, installations, &order.id, now)?;
            if !had_number {
                kept.repeated.extend(repeated(rows, shop, &order)?);
            }
        }
        if !order.customer.id.is_empty() && put_customer_of(rows, shop, &order.customer)? {
            events::customer_saved(rows, customers_to, &order.customer.id, now)?;
        }
        kept.jobs.extend(events::order_changed(rows, installations, &order.id, now)?);
    }
    for repeated in kept.repeated.iter().take(limits::REPEATED_NUMBERS) {
        events::number_repeated(rows, installations, repeated, now)?;
    }
    Ok(kept)
}

/// The other orders that have an order's number, if there are any.
fn repeated<R: RecordRows>(rows: &R, shop: &str, order: &Order) -> Result<Option<RepeatedNumber>, R::Error> {
    let key = records::number_key(order);
    let others = rows.others_with_key(shop, Entity::Order, &order.id, &key, limits::ORDERS_OF_NUMBER)?;
    let (_, number) = key;
    let repeated = RepeatedNumber { order: order.id.clone(), number, others };
    Ok((!repeated.others.is_empty()).then_some(repeated))
}

/// Saves the order's customer as a customer of the shop; true where that changed anything. An old order that is
/// reported again holds the customer's data of that time.
fn put_customer_of<R: RecordRows>(rows: &R, shop: &str, customer: &Customer) -> Result<bool, R::Error> {
    let known: Option<Customer> = rows.record_by_id(shop, Entity::Customer, &customer.id)?;
    if known.is_some_and(|known| known.updated_at > customer.updated_at) {
        return Ok(false);
    }
    records::put_customer(rows, shop, customer)
}
