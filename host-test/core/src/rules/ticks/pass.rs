//! A pass of a tick: from the first to the last page that a remote reports in one go.

use super::messages::{first_matches, imported};
use crate::activity_event::ActivityEvent;
use crate::model::{Counts, InstallationId, Message, Tick, kinds};
use crate::rows::{ActivityRows, ProductLinkRows, TickRow, TickRows};
use crate::shop::{Entity, Timestamp};
use crate::store::{NewActivity, StoreError};

/// The kind of the jobs that run the ticks of an entity.
pub(super) fn kind(entity: Entity) -> Result<&'static str, StoreError> {
    match entity {
        Entity::Product => Ok(kinds::PRODUCT_TICK),
        Entity::Customer => Ok(kinds::CUSTOMER_TICK),
        Entity::Order => Err(StoreError::Refused("there are no ticks for a shop's orders".into())),
    }
}

/// The stored tick, or a new one that never ran and is due at `next_at`.
pub(super) fn find_or_new<R: TickRows>(
    rows: &R,
    installation: InstallationId,
    entity: Entity,
    next_at: Timestamp,
) -> Result<TickRow, R::Error> {
    let new = || TickRow {
        tick: Tick {
            installation,
            entity,
            cursor: None,
            next_at,
            began_at: None,
            ended_at: None,
            done: 0,
            total: None,
            counts: Counts::default(),
            held: None,
            problems: 0,
        },
        going: false,
        new_problems: 0,
        generation: 0,
        listing: false,
        known: 0,
        held_generation: None,
        nameless: 0,
    };
    Ok(rows.tick(installation, entity)?.unwrap_or_else(new))
}

/// Makes the next page the first of a full list. A list that was under way
/// can't end any more, and a page that runs now can't be committed.
pub(super) fn begin_anew<R: ActivityRows>(
    rows: &R,
    row: &mut TickRow,
    now: Timestamp,
) -> Result<(), R::Error> {
    end(rows, row, now)?;
    row.tick.cursor = None;
    row.listing = false;
    Ok(())
}

/// Ends a pass, and adds what it changed to the activity, if it changed anything.
pub(super) fn end<R: ActivityRows>(rows: &R, row: &mut TickRow, now: Timestamp) -> Result<(), R::Error> {
    let Tick { installation, entity, counts, .. } = &row.tick;
    if row.going && (changed(counts) || row.new_problems > 0) {
        add_activity(rows, *installation, ActivityEvent::Imported, imported(*entity, counts), now)?;
    }
    if row.going && counts.matched > 0 {
        add_activity(rows, *installation, ActivityEvent::Matched, first_matches(counts), now)?;
    }
    row.going = false;
    Ok(())
}

pub(super) fn add_activity<R: ActivityRows>(
    rows: &R,
    installation: InstallationId,
    event: ActivityEvent,
    message: Message,
    now: Timestamp,
) -> Result<(), R::Error> {
    let activity = NewActivity { subject: None, event, message: Some(message), actor: None };
    rows.insert_activity(installation, &activity, now)
}

fn changed(counts: &Counts) -> bool {
    counts.created + counts.updated + counts.stock + counts.deactivated > 0
}

/// Restarts all ticks after a change of settings: everything is to be reported again.
pub fn restart_all<R: TickRows + ActivityRows>(
    rows: &R,
    installation: InstallationId,
    now: Timestamp,
) -> Result<(), R::Error> {
    [Entity::Product, Entity::Customer]
        .into_iter()
        .try_for_each(|entity| restart(rows, (installation, entity), now))
}

/// Restarts the tick of one kind of record: all of it is to be reported again.
pub fn restart<R: TickRows + ActivityRows>(
    rows: &R,
    (installation, entity): (InstallationId, Entity),
    now: Timestamp,
) -> Result<(), R::Error> {
    let Some(mut row) = rows.tick(installation, entity)? else { return Ok(()) };
    begin_anew(rows, &mut row, now)?;
    rows.put_tick(&row)
}

/// Has every product reported whole again, by the pass that is under way where there is one.
pub fn report_again<R: TickRows + ProductLinkRows>(
    rows: &R,
    installation: InstallationId,
) -> Result<(), R::Error> {
    rows.clear_tick_cursor(installation, Entity::Product)?;
    rows.clear_product_versions(installation)
}
