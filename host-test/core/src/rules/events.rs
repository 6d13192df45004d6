//! Events that the platform passes on to installations: each is a job that calls the connector.

use super::jobs;
use crate::activity_event::ActivityEvent;
use crate::model::{InstallationId, JobId, NewJob, kinds};
use crate::rows::{ActivityRows, JobRows};
use crate::shop::{Entity, Subject, Timestamp};
use crate::store::{NewActivity, RepeatedNumber};

/// Queues the event of an order that was completed or changed.
pub fn order_changed<R: JobRows>(
    rows: &R,
    installations: &[InstallationId],
    id: &str,
    now: Timestamp,
) -> Result<Vec<JobId>, R::Error> {
    queue(rows, installations, kinds::ORDER_PAID, Entity::Order, id, now)
}

/// Resets what installations decided about an order that changed while they were off: it
/// no longer holds.
pub fn order_missed<R: JobRows>(
    rows: &R,
    shop: &str,
    informed: &[InstallationId],
    id: &str,
    now: Timestamp,
) -> Result<(), R::Error> {
    rows.reset_decisions(shop, kinds::ORDER_PAID, id, informed, now)
}

/// Reports in the activity that an order came with a number that another has: a remote that identifies orders by their
/// numbers can't distinguish the two.
pub fn number_repeated<R: ActivityRows>(
    rows: &R,
    installations: &[InstallationId],
    repeated: &RepeatedNumber,
    now: Timestamp,
) -> Result<(), R::Error> {
    let note = NewActivity {
        subject: Some(Subject { entity: Entity::Order, id: repeated.order.clone() }),
        event: ActivityEvent::Note,
        message: Some(repeated.message()),
        actor: None,
    };
    installations.iter().try_for_each(|installation| rows.insert_activity(*installation, &note, now))
}

/// Queues the event of a customer that was created or changed.
pub fn customer_saved<R: JobRows>(
    rows: &R,
    installations: &[InstallationId],
    id: &str,
    now: Timestamp,
) -> Result<Vec<JobId>, R::Error> {
    queue(rows, installations, kinds::CUSTOMER_SAVED, Entity::Customer, id, now)
}

fn queue<R: JobRows>(
    rows: &R,
    installations: &[InstallationId],
    kind: &str,
    entity: Entity,
    id: &str,
    now: Timestamp,
) -> Result<Vec<JobId>, R::Error> {
    let event = NewJob {
        kind: kind.to_owned(),
        key: id.to_owned(),
        subject: Some(Subject { entity, id: id.to_owned() }),
        payload: Vec::new(),
        delay_ms: 0,
        manual: false,
        runs_when_disabled: false,
    };
    installations.iter().map(|installation| jobs::push(rows, *installation, &event, now)).collect()
}
