//! What the platform passes on to installations: an event is a job that calls the connector.

use super::open_transaction::OpenTransaction;
use super::{DbResult, activity};
use host_core::activity::ActivityEvent;
use host_core::model::{InstallationId, JobId, NewJob, kinds};
use host_core::rows::JobRows as _;
use host_core::rules::jobs;
use host_core::shop::{Entity, Subject, Timestamp};
use host_core::store::{NewActivity, RepeatedNumber};

/// An order was completed or changed.
pub(super) fn order_changed(
    transaction: &OpenTransaction<'_>,
    installations: &[InstallationId],
    id: &str,
    now: Timestamp,
) -> DbResult<Vec<JobId>> {
    queue(transaction, installations, kinds::ORDER_PAID, Entity::Order, id, now)
}

/// An order changed while installations of the shop were off: what they decided of it before says
/// nothing any more.
pub(super) fn order_missed(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    reported: &[InstallationId],
    id: &str,
    now: Timestamp,
) -> DbResult<()> {
    transaction.reset_decisions(shop, kinds::ORDER_PAID, id, reported, now)
}

/// An order came with a number that another has: where a remote knows orders by their numbers, it can't
/// tell the two apart.
pub(super) fn number_repeated(
    transaction: &OpenTransaction<'_>,
    installations: &[InstallationId],
    repeated: &RepeatedNumber,
    now: Timestamp,
) -> DbResult<()> {
    let note = NewActivity {
        subject: Some(Subject { entity: Entity::Order, id: repeated.order.clone() }),
        event: ActivityEvent::Note,
        message: Some(repeated.message()),
    };
    installations.iter().try_for_each(|installation| activity::add(transaction, *installation, &note, now))
}

/// A customer was created or changed.
pub(super) fn customer_saved(
    transaction: &OpenTransaction<'_>,
    installations: &[InstallationId],
    id: &str,
    now: Timestamp,
) -> DbResult<Vec<JobId>> {
    queue(transaction, installations, kinds::CUSTOMER_SAVED, Entity::Customer, id, now)
}

fn queue(
    transaction: &OpenTransaction<'_>,
    installations: &[InstallationId],
    kind: &str,
    entity: Entity,
    id: &str,
    now: Timestamp,
) -> DbResult<Vec<JobId>> {
    let event = NewJob {
        kind: kind.to_owned(),
        key: id.to_owned(),
        subject: Some(Subject { entity, id: id.to_owned() }),
        payload: Vec::new(),
        delay_ms: 0,
        manual: false,
        runs_when_disabled: false,
    };
    installations.iter().map(|installation| jobs::push(transaction, *installation, &event, now)).collect()
}
