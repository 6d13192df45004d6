//! What the platform tells installations of: an event is a job that calls the connector.

use rusqlite::Transaction;

use super::{Done, jobs};
use crate::model::{InstallationId, JobId, NewJob, kinds};
use crate::shop::{Entity, Subject, Timestamp};

/// An order was completed or changed.
pub(super) fn order_changed(
    transaction: &Transaction<'_>,
    installations: &[InstallationId],
    id: &str,
    now: Timestamp,
) -> Done<Vec<JobId>> {
    queue(transaction, installations, kinds::ORDER_PAID, Entity::Order, id, now)
}

/// A customer was created or changed.
pub(super) fn customer_saved(
    transaction: &Transaction<'_>,
    installations: &[InstallationId],
    id: &str,
    now: Timestamp,
) -> Done<Vec<JobId>> {
    queue(transaction, installations, kinds::CUSTOMER_SAVED, Entity::Customer, id, now)
}

fn queue(
    transaction: &Transaction<'_>,
    installations: &[InstallationId],
    kind: &str,
    entity: Entity,
    id: &str,
    now: Timestamp,
) -> Done<Vec<JobId>> {
    let event = NewJob {
        kind: kind.to_owned(),
        key: id.to_owned(),
        subject: Some(Subject { entity, id: id.to_owned() }),
        payload: Vec::new(),
        delay_ms: 0,
        manual: false,
        even_when_off: false,
    };
    installations.iter().map(|installation| jobs::push(transaction, *installation, &event, now)).collect()
}
