//! Snapshots of orders as they were sent, next to their links.

use rusqlite::{OptionalExtension as _, Row, params};

use super::DbResult;
use super::columns::subject;
use super::open_transaction::OpenTransaction;
use host_core::edits::{Edit, Snapshot};
use host_core::model::{InstallationId, Lease};
use host_core::shop::{Entity, Order, Subject, Timestamp};

/// Keeps with the link what was sent of the order: as it was when the job that sent it made durable what it knew, or
/// as it is where no job did.
pub(super) fn sent(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    subject: &Subject,
    now: Timestamp,
) -> DbResult<()> {
    let Some(order) = order(transaction, installation, subject)? else { return Ok(()) };
    let noted: Option<Vec<u8>> = transaction
        .prepare_cached(
            "SELECT sent FROM jobs WHERE installation = ?1 AND entity = 'order' AND record = ?2 AND sent IS NOT NULL
             ORDER BY updated_at DESC, id DESC LIMIT 1",
        )?
        .query_row(params![installation, subject.id], |row| row.get(0))
        .optional()?;
    let sent = noted.as_deref().and_then(Snapshot::decode).unwrap_or_else(|| Snapshot::of(&order));
    let edited = !sent.differences(&order).is_empty();
    transaction
        .prepare_cached(
            "UPDATE links SET sent = ?3, edited_at = iif(?4, ?5, NULL)
             WHERE installation = ?1 AND entity = 'order' AND record = ?2",
        )?
        .execute(params![installation, subject.id, sent.encode(), edited, now])?;
    Ok(())
}

/// Keeps with a job about an order that this run may send it as it is now.
pub(super) fn may_be_sent(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    lease: Lease,
) -> DbResult<()> {
    let about = transaction
        .prepare_cached("SELECT entity, record FROM jobs WHERE id = ?1")?
        .query_row([lease.job], subject)
        .optional()?;
    let Some(about) = about.flatten() else { return Ok(()) };
    let Some(order) = order(transaction, installation, &about)? else { return Ok(()) };
    transaction
        .prepare_cached(
            "UPDATE jobs SET sent_before = iif(sent_by = ?2, sent_before, sent), sent = ?3, sent_by = ?2
             WHERE id = ?1",
        )?
        .execute(params![lease.job, lease.token, Snapshot::of(&order).encode()])?;
    Ok(())
}

/// A run has ended in which nothing was sent: what an earlier one may have sent counts.
pub(super) fn was_not_sent(transaction: &OpenTransaction<'_>, lease: Lease) -> DbResult<()> {
    transaction
        .prepare_cached("UPDATE jobs SET sent = sent_before WHERE id = ?1 AND sent_by = ?2")?
        .execute(params![lease.job, lease.token])?;
    Ok(())
}

/// What a job may have sent is of no use once it has ended well.
pub(super) fn forget(transaction: &OpenTransaction<'_>, lease: Lease) -> DbResult<()> {
    transaction
        .prepare_cached(
            "UPDATE jobs SET sent = NULL, sent_before = NULL, sent_by = NULL
             WHERE id = ?1 AND phase = 'done' AND sent_by IS NOT NULL",
        )?
        .execute([lease.job])?;
    Ok(())
}

/// The order of the installation's shop.
fn order(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    Subject { entity, id }: &Subject,
) -> DbResult<Option<Order>> {
    if *entity != Entity::Order {
        return Ok(None);
    }
    let body: Option<String> = transaction
        .prepare_cached(
            "SELECT r.body FROM records r JOIN installations i ON i.shop = r.shop
             WHERE i.id = ?1 AND r.entity = 'order' AND r.id = ?2",
        )?
        .query_row(params![installation, id], |row| row.get(0))
        .optional()?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

/// An order changed: notes where that makes it another one than was sent, and since when, or the same
/// one again.
pub(super) fn order_changed(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    order: &Order,
    now: Timestamp,
) -> DbResult<()> {
    let sent: Vec<(InstallationId, Vec<u8>)> = transaction
        .prepare_cached(
            "SELECT l.installation, l.sent FROM installations i JOIN links l ON l.installation = i.id
             WHERE i.shop = ?1 AND l.entity = 'order' AND l.record = ?2 AND l.sent IS NOT NULL",
        )?
        .query_map(params![shop, order.id], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (installation, sent) in sent {
        let edited = Snapshot::decode(&sent).is_some_and(|sent| !sent.differences(order).is_empty());
        transaction
            .prepare_cached(
                "UPDATE links SET edited_at = iif(?3, coalesce(edited_at, ?4), NULL)
                 WHERE installation = ?1 AND entity = 'order' AND record = ?2",
            )?
            .execute(params![installation, order.id, edited, now])?;
    }
    Ok(())
}

/// What isn't any more as it was sent, of a row that selects `sent` and `edited_at`.
pub(super) fn of_row(row: &Row<'_>, order: &Order) -> DbResult<Option<Edit>> {
    let sent: Option<Vec<u8>> = row.get("sent")?;
    let Some(sent) = sent.as_deref().and_then(Snapshot::decode) else { return Ok(None) };
    let differences = sent.differences(order);
    // A program that compares more than the one that kept the order knows no better time.
    let at = row.get::<_, Option<Timestamp>>("edited_at")?.unwrap_or(order.updated_at);
    Ok((!differences.is_empty()).then_some(Edit { at, differences }))
}
