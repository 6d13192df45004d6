//! What the platform passes on to installations: an event is a job that calls the connector.

use super::jobs;
use crate::activity::ActivityEvent;
use crate::model::{InstallationId, JobId, NewJob, kinds};
use crate::rows::{ActivityRows, JobRows};
use crate::shop::{Entity, Subject, Timestamp};
use crate::store::{NewActivity, RepeatedNumber};

/// An order was completed or changed.
pub fn order_changed<R: JobRows>(
    rows: &R,
    installations: &[InstallationId],
    id: &str,
    now: Timestamp,
) -> Result<Vec<JobId>, R::Error> {
    queue(rows, installations, kinds::ORDER_PAID, Entity::Order, id, now)
}

/// An order changed while installations of the shop were off: what they decided of it before says
/// nothing any more.
pub fn order_missed<R: JobRows>(
    rows: &R,
    shop: &str,
    informed: &[InstallationId],
    id: &str,
    now: Timestamp,
) -> Result<(), R::Error> {
    rows.reset_decisions(shop, kinds::ORDER_PAID, id, informed, now)
}

/// An order came with a number that another has: where a remote knows orders by their numbers, it can't
/// tell the two apart.
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
    };
    installations.iter().try_for_each(|installation| rows.insert_activity(*installation, &note, now))
}

/// A customer was created or changed.
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
