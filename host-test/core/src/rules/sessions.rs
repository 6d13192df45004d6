//! The refresh of an installation's session: by one worker, and how it ended.

use crate::limits;
use crate::model::InstallationId;
use crate::next_state::RunOutcome;
use crate::rows::{SessionRow, SessionRows, StorageRows, Workers};
use crate::session::{Failure, RefreshedSession, Session, SessionLease};
use crate::shop::Timestamp;
use crate::store::StoreError;

/// The state of an installation's session.
pub fn get<R: SessionRows + Workers>(
    rows: &R,
    installation: InstallationId,
    now: Timestamp,
) -> Result<Session, R::Error> {
    Ok(standing(rows, &rows.session_row(installation)?.unwrap_or_default(), now))
}

fn standing<R: Workers>(rows: &R, row: &SessionRow, now: Timestamp) -> Session {
    let is_gone = row.worker.as_deref().is_none_or(|worker| rows.is_gone(worker));
    Session {
        generation: row.generation,
        refreshed_at: row.refreshed_at,
        expires_at: row.expires_at,
        tries: row.token,
        refreshing: !is_gone && row.refreshing_until.is_some_and(|until| until > now),
        failure: row.failure.clone(),
    }
}

/// Begins to refresh the session of this generation, alone until `until`; none where another worker refreshes it now,
/// or the session is of another generation.
pub fn begin<R: SessionRows + Workers>(
    rows: &R,
    installation: InstallationId,
    generation: u64,
    now: Timestamp,
    until: Timestamp,
) -> Result<Option<SessionLease>, R::Error> {
    let row = rows.session_row(installation)?.unwrap_or_default();
    if standing(rows, &row, now).refreshing || row.generation != generation {
        return Ok(None);
    }
    let token = row.token + 1;
    let worker = Some(rows.own_name().to_owned());
    let begun = SessionRow { token, worker, refreshing_until: Some(until), failure: None, ..row };
    rows.put_session(installation, &begun)?;
    Ok(Some(SessionLease { installation, token }))
}

/// Stores that the session was refreshed; its values are written next to it.
pub fn refreshed<R: SessionRows>(
    rows: &R,
    session: &RefreshedSession,
    now: Timestamp,
) -> Result<(), R::Error> {
    let row = leased(rows, session.lease)?;
    let kept = SessionRow {
        generation: row.generation + 1,
        refreshed_at: Some(now),
        expires_at: believed(session.expires_at, now),
        worker: None,
        refreshing_until: None,
        failure: None,
        token: row.token,
    };
    rows.put_session(session.lease.installation, &kept)
}

/// The end of a session, if it can be right. One in the past shows only that the clocks disagree; one in the far future
/// may not even be a number that the store can hold.
fn believed(expires_at: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
    let longest = u64::try_from(limits::SESSION_LONGEST.as_millis()).unwrap_or(u64::MAX);
    let believed = now.saturating_add(1)..=now.saturating_add(longest);
    expires_at.filter(|expires_at| believed.contains(expires_at))
}

/// Stores that an authorization began a session, after the one before was [`reset`]; its values are
/// written next to it.
pub fn begun<R: SessionRows>(
    rows: &R,
    installation: InstallationId,
    expires_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), R::Error> {
    let row =
        rows.session_row(installation)?.unwrap_or(SessionRow { generation: 1, ..SessionRow::default() });
    let begun = SessionRow { refreshed_at: Some(now), expires_at: believed(expires_at, now), ..row };
    rows.put_session(installation, &begun)
}

/// Stores that a refresh failed: calls that wait for it learn how.
pub fn failed<R: SessionRows>(
    rows: &R,
    lease: SessionLease,
    ran: RunOutcome,
    now: Timestamp,
) -> Result<(), R::Error> {
    let row = leased(rows, lease)?;
    let failure = Some(Failure { at: now, ran });
    let failed = SessionRow { worker: None, refreshing_until: None, failure, ..row };
    rows.put_session(lease.installation, &failed)
}

/// The session; fails where the lease of the refresh is lost.
fn leased<R: SessionRows>(rows: &R, lease: SessionLease) -> Result<SessionRow, R::Error> {
    let row = rows.session_row(lease.installation)?;
    let held = row.filter(|row| row.token == lease.token && row.refreshing_until.is_some());
    held.ok_or_else(|| StoreError::LeaseLost.into())
}

/// Ends the session because of other credentials; a running refresh is discarded.
pub fn reset<R: SessionRows + StorageRows>(rows: &R, installation: InstallationId) -> Result<(), R::Error> {
    rows.delete_session_values(installation)?;
    let Some(row) = rows.session_row(installation)? else { return Ok(()) };
    let ended = SessionRow { generation: row.generation + 1, token: row.token + 1, ..SessionRow::default() };
    rows.put_session(installation, &ended)
}
