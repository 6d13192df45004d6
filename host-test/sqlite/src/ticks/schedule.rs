//! When ticks are queued: by the schedule, or at a person's request.

use rusqlite::params;

use super::{Tick, kind};
use crate::DbResult;
use crate::open_transaction::OpenTransaction;
use host_core::limits;
use host_core::model::{InstallationId, JobId, NewJob, Phase};
use host_core::rules::jobs;
use host_core::shop::{Entity, Timestamp};

pub(crate) fn schedule(
    transaction: &OpenTransaction<'_>,
    entity: Entity,
    installations: &[InstallationId],
    now: Timestamp,
) -> DbResult<Vec<JobId>> {
    let mut queued = Vec::new();
    for installation in installations {
        let mut tick = Tick::find_or_new(transaction, *installation, entity, now)?;
        let next = tick.reported.next_at;
        // Further away than a period can only be after the clock was set back.
        if next > now && next <= now.saturating_add(period()) {
            continue;
        }
        // On its own raster, but never twice for what was missed.
        let regular = next.saturating_add(period());
        tick.reported.next_at =
            if regular > now && next <= now { regular } else { now.saturating_add(period()) };
        tick.save()?;
        if !goes_on(transaction, *installation, entity)? {
            queued.push(queue(transaction, *installation, entity, false, now)?);
        }
    }
    Ok(queued)
}

pub(crate) fn tick_now(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    entity: Entity,
    full: bool,
    now: Timestamp,
) -> DbResult<JobId> {
    let mut tick = Tick::find_or_new(transaction, installation, entity, now)?;
    tick.reported.next_at = now.saturating_add(period());
    if full {
        tick.restart(now)?;
    }
    tick.save()?;
    queue(transaction, installation, entity, true, now)
}

fn period() -> Timestamp {
    Timestamp::try_from(limits::TICK.as_millis()).unwrap_or(Timestamp::MAX)
}

/// Whether a tick runs, or will by itself.
fn goes_on(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    entity: Entity,
) -> DbResult<bool> {
    let goes_on = transaction
        .prepare_cached(
            "SELECT 1 FROM jobs WHERE installation = ?1 AND kind = ?2 AND key = ?3
             AND phase IN ('waiting', 'running')",
        )?
        .exists(params![installation, kind(entity)?, entity.as_str()])?;
    Ok(goes_on)
}

/// Queues a tick, however the last one ended: it never stays dead for good. The last reason stays,
/// so that the same trouble isn't news every time.
pub(super) fn queue(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    entity: Entity,
    manual: bool,
    now: Timestamp,
) -> DbResult<JobId> {
    let (kind, key) = (kind(entity)?, entity.as_str());
    // Nothing is sent, so that there is nothing for a person to decide.
    transaction.execute(
        "UPDATE jobs SET phase = ?4 WHERE installation = ?1 AND kind = ?2 AND key = ?3 AND phase = 'uncertain'",
        params![installation, kind, key, Phase::Parked.as_str()],
    )?;
    let message: Option<Option<String>> = transaction
        .prepare_cached("SELECT message FROM jobs WHERE installation = ?1 AND kind = ?2 AND key = ?3")?
        .query_map(params![installation, kind, key], |row| row.get(0))?
        .next()
        .transpose()?;
    let job = NewJob {
        kind: kind.into(),
        key: key.into(),
        subject: None,
        payload: Vec::new(),
        delay_ms: 0,
        manual,
        runs_when_disabled: false,
    };
    let id = jobs::push(transaction, installation, &job, now)?;
    if let Some(message) = message.flatten() {
        transaction.execute("UPDATE jobs SET message = ?2 WHERE id = ?1", params![id, message])?;
    }
    Ok(id)
}
