//! Snapshots of orders as they were sent, so that later edits can be shown.

use crate::edits::Snapshot;
use crate::model::{InstallationId, Lease};
use crate::rows::{JobRows, RecordRows, SnapshotRows};
use crate::shop::{Entity, Order, Subject, Timestamp};

/// Stores the order's snapshot with its link: as it was at the checkpoint of the job that sent it, or
/// as it is where there was none.
pub fn sent<R: RecordRows + SnapshotRows>(
    rows: &R,
    installation: InstallationId,
    subject: &Subject,
    now: Timestamp,
) -> Result<(), R::Error> {
    let Some(order) = order(rows, installation, subject)? else { return Ok(()) };
    let sent = rows.possibly_sent(installation, &order.id)?.unwrap_or_else(|| Snapshot::of(&order));
    let edited = !sent.differences(&order).is_empty();
    rows.put_sent(installation, &order.id, &sent, edited.then_some(now))
}

/// Stores with a job about an order that this run may send it as it is now.
pub fn may_be_sent<R: JobRows + RecordRows + SnapshotRows>(
    rows: &R,
    installation: InstallationId,
    lease: Lease,
) -> Result<(), R::Error> {
    let subject = rows.job_by_id(lease.job)?.and_then(|row| row.job.subject);
    let Some(subject) = subject else { return Ok(()) };
    let Some(order) = order(rows, installation, &subject)? else { return Ok(()) };
    rows.put_possibly_sent(lease, &Snapshot::of(&order))
}

/// The order of the installation's shop.
fn order<R: RecordRows>(
    rows: &R,
    installation: InstallationId,
    Subject { entity, id }: &Subject,
) -> Result<Option<Order>, R::Error> {
    match entity {
        Entity::Order => rows.order_of_shop(installation, id),
        Entity::Product | Entity::Customer => Ok(None),
    }
}

/// Compares a changed order with what was sent, and notes when it became different, or that it's the same
/// again.
pub fn order_changed<R: SnapshotRows>(
    rows: &R,
    shop: &str,
    order: &Order,
    now: Timestamp,
) -> Result<(), R::Error> {
    for sent in rows.sent_to(shop, &order.id)? {
        let is_edited = sent.snapshot.is_some_and(|sent| !sent.differences(order).is_empty());
        let edited_at = is_edited.then(|| sent.edited_at.unwrap_or(now));
        rows.set_edited_at(sent.installation, &order.id, edited_at)?;
    }
    Ok(())
}
