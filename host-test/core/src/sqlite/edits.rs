//! Snapshots of orders as they were sent, next to their links.

use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use super::Done;
use crate::edits::{Edit, Snapshot};
use crate::model::InstallationId;
use crate::shop::{Entity, Order, Subject, Timestamp};

/// Keeps the order as it is with its link: that is how it was sent. The commit that makes the link
/// fails where the order changed since its call read it.
pub(super) fn sent_as_it_is(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    Subject { entity, id }: &Subject,
) -> Done<()> {
    if *entity != Entity::Order {
        return Ok(());
    }
    let body: Option<String> = transaction
        .prepare_cached(
            "SELECT r.body FROM records r JOIN installations i ON i.shop = r.shop
             WHERE i.id = ?1 AND r.entity = 'order' AND r.id = ?2",
        )?
        .query_row(params![installation, id], |row| row.get(0))
        .optional()?;
    let Some(body) = body else { return Ok(()) };
    let order: Order = serde_json::from_str(&body)?;
    transaction
        .prepare_cached(
            "UPDATE links SET sent = ?3, edited_at = NULL
             WHERE installation = ?1 AND entity = 'order' AND record = ?2",
        )?
        .execute(params![installation, id, Snapshot::of(&order).encode()])?;
    Ok(())
}

/// An order changed: notes where that makes it another one than was sent, and since when, or the same
/// one again.
pub(super) fn order_changed(
    transaction: &Transaction<'_>,
    shop: &str,
    order: &Order,
    now: Timestamp,
) -> Done<()> {
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
pub(super) fn of_row(row: &Row<'_>, order: &Order) -> Done<Option<Edit>> {
    let sent: Option<Vec<u8>> = row.get("sent")?;
    let Some(sent) = sent.as_deref().and_then(Snapshot::decode) else { return Ok(None) };
    let differences = sent.differences(order);
    // A program that compares more than the one that kept the order knows no better time.
    let at = row.get::<_, Option<Timestamp>>("edited_at")?.unwrap_or(order.updated_at);
    Ok((!differences.is_empty()).then_some(Edit { at, differences }))
}
