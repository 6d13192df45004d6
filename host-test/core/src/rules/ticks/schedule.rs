//! The schedule of ticks, and ticks at a person's request.

use super::pass::{begin_anew, find_or_new, kind};
use crate::limits;
use crate::model::{InstallationId, JobId, NewJob, Phase};
use crate::rows::{ActivityRows, JobRows, TickRows};
use crate::rules::jobs;
use crate::shop::{Entity, Timestamp};

/// Queues the ticks of these installations that are due; one that still runs or waits is skipped until its next time.
pub fn schedule<R: TickRows + JobRows>(
    rows: &R,
    entity: Entity,
    installations: &[InstallationId],
    now: Timestamp,
) -> Result<Vec<JobId>, R::Error> {
    let mut queued = Vec::new();
    for installation in installations {
        let mut row = find_or_new(rows, *installation, entity, now)?;
        let next = row.tick.next_at;
        // Further away than a period can only be after the clock was set back.
        if next > now && next <= now.saturating_add(period()) {
            continue;
        }
        // On its own raster, and only once for all that was missed.
        let regular = next.saturating_add(period());
        row.tick.next_at = if regular > now && next <= now { regular } else { now.saturating_add(period()) };
        rows.put_tick(&row)?;
        if !goes_on(rows, *installation, entity)? {
            queued.push(queue(rows, *installation, entity, false, now)?);
        }
    }
    Ok(queued)
}

/// Queues a tick at once for a person; `full` starts it at the beginning.
pub fn tick_now<R: TickRows + JobRows + ActivityRows>(
    rows: &R,
    installation: InstallationId,
    entity: Entity,
    full: bool,
    now: Timestamp,
) -> Result<JobId, R::Error> {
    let mut row = find_or_new(rows, installation, entity, now)?;
    row.tick.next_at = now.saturating_add(period());
    if full {
        begin_anew(rows, &mut row, now)?;
    }
    rows.put_tick(&row)?;
    queue(rows, installation, entity, true, now)
}

fn period() -> Timestamp {
    Timestamp::try_from(limits::TICK.as_millis()).unwrap_or(Timestamp::MAX)
}

/// Whether a tick runs, or will run by itself.
fn goes_on<R: JobRows>(rows: &R, installation: InstallationId, entity: Entity) -> Result<bool, R::Error> {
    let row = rows.job_by_key(installation, kind(entity)?, entity.as_str())?;
    Ok(row.is_some_and(|row| matches!(row.job.phase, Phase::Waiting | Phase::Running)))
}

/// Queues a tick, however the last one ended: it never stays dead for good. The last reason stays,
/// so that the same failure isn't reported as new every time.
pub(super) fn queue<R: JobRows>(
    rows: &R,
    installation: InstallationId,
    entity: Entity,
    manual: bool,
    now: Timestamp,
) -> Result<JobId, R::Error> {
    let (kind, key) = (kind(entity)?, entity.as_str());
    let before = rows.job_by_key(installation, kind, key)?;
    if let Some(row) = &before
        && row.job.phase == Phase::Uncertain
    {
        // A tick sends nothing, so there is nothing for a person to decide.
        let mut row = row.clone();
        row.job.phase = Phase::Parked;
        rows.update_job(&row)?;
    }
    let job = NewJob {
        kind: kind.into(),
        key: key.into(),
        subject: None,
        payload: Vec::new(),
        delay_ms: 0,
        manual,
        runs_when_disabled: false,
    };
    let id = jobs::push(rows, installation, &job, now)?;
    if let Some(message) = before.and_then(|row| row.job.message)
        && let Some(mut row) = rows.job_by_id(id)?
    {
        row.job.message = Some(message);
        rows.update_job(&row)?;
    }
    Ok(id)
}
