//! Restores: a store was put back from a back-up, or moved without the files next to it. It has lost what was sent
//! since then, so from then on every job looks before it creates.

use crate::clock::Steady;
use crate::rows::{FirstWork, NoticedRestore, RestoreRows};
use crate::shop::Timestamp;
use crate::store::Restore;

/// Records that the store was restored: every job in it may have reached the remote,
/// and connectors that create wait for requests that may still be under way.
pub fn notice<R: RestoreRows>(rows: &R) -> Result<(), R::Error> {
    tracing::warn!(
        "the store was restored, copied or moved: every job looks at the remote before it creates"
    );
    rows.count_first_attempts()?;
    rows.put_noticed_restore(&NoticedRestore { id: rand::random::<u64>() >> 1, first: None })
}

/// Counts claims, and returns their number, which is to be noted outside the store after the commit. An older
/// state that was put in the store's place while it is open is noticed here.
pub fn count_claims<R: RestoreRows>(rows: &R) -> Result<u64, R::Error> {
    let count = rows.claim_count()?;
    if count.noted > count.kept {
        notice(rows)?;
    }
    let next = count.kept.max(count.noted) + 1;
    rows.put_claim_count(next)?;
    Ok(next)
}

/// Whether the time since a restore is known in this epoch of the steady clock.
#[must_use]
pub fn is_of(restore: &NoticedRestore, steady: Steady) -> bool {
    restore.first.is_some_and(|first| first.epoch == steady.epoch)
}

/// The restore's state at this moment.
#[must_use]
pub fn at(restore: &NoticedRestore, steady: Steady) -> Restore {
    let first = restore.first.filter(|first| first.epoch == steady.epoch);
    Restore {
        id: restore.id,
        at: restore.first.map_or(0, |first| first.at),
        since_ms: first.map_or(0, |first| steady.ms.saturating_sub(first.ms)),
    }
}

/// Begins to count the time since the restore in this epoch.
pub fn begin<R: RestoreRows>(rows: &R, steady: Steady, now: Timestamp) -> Result<Option<Restore>, R::Error> {
    let Some(known) = rows.noticed_restore()? else { return Ok(None) };
    if is_of(&known, steady) {
        return Ok(Some(at(&known, steady)));
    }
    let first =
        FirstWork { at: known.first.map_or(now, |first| first.at), epoch: steady.epoch, ms: steady.ms };
    let begun = NoticedRestore { id: known.id, first: Some(first) };
    rows.put_noticed_restore(&begun)?;
    Ok(Some(at(&begun, steady)))
}
