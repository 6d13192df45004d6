//! Who refreshes an installation's session, and how that ended.

use crate::limits;
use crate::model::InstallationId;
use crate::next_state::RunOutcome;
use crate::rows::{SessionRow, SessionRows, StorageRows, Workers};
use crate::session::{Failure, Renewed, Session, SessionLease};
use crate::shop::Timestamp;
use crate::store::StoreError;

/// How the session of an installation stands.
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
        renewed_at: row.renewed_at,
        expires_at: row.expires_at,
        tries: row.token,
        renewing: !is_gone && row.renewing_until.is_some_and(|until| until > now),
        failure: row.failure.clone(),
    }
}

/// Begins to refresh the session of this generation, alone until `until`; none where another refreshes it now, or it's not
/// of this generation any more.
pub fn begin<R: SessionRows + Workers>(
    rows: &R,
    installation: InstallationId,
    generation: u64,
    now: Timestamp,
    until: Timestamp,
) -> Result<Option<SessionLease>, R::Error> {
    let row = rows.session_row(installation)?.unwrap_or_default();
    if standing(rows, &row, now).renewing || row.generation != generation {
        return Ok(None);
    }
    let token = row.token + 1;
    let worker = Some(rows.own_name().to_owned());
    let begun = SessionRow { token, worker, renewing_until: Some(until), failure: None, ..row };
    rows.put_session(installation, &begun)?;
    Ok(Some(SessionLease { installation, token }))
}

/// Keeps that the session was refreshed; what it is now is written next to it.
pub fn renewed<R: SessionRows>(rows: &R, renewed: &Renewed, now: Timestamp) -> Result<(), R::Error> {
    let row = leased(rows, renewed.lease)?;
    let kept = SessionRow {
        generation: row.generation + 1,
        renewed_at: Some(now),
        expires_at: believed(renewed.expires_at, now),
        worker: None,
        renewing_until: None,
        failure: None,
        token: row.token,
    };
    rows.put_session(renewed.lease.installation, &kept)
}

/// One that is over already says nothing but that the clocks disagree; one that lasts for ages may
/// not even be a number that the store can keep.
fn believed(expires_at: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
    let longest = u64::try_from(limits::SESSION_LONGEST.as_millis()).unwrap_or(u64::MAX);
    let believed = now.saturating_add(1)..=now.saturating_add(longest);
    expires_at.filter(|expires_at| believed.contains(expires_at))
}

/// An authorization began a session, as good as one refreshed now, after the one before was [`reset`];
/// what it is is written next to it.
pub fn begun<R: SessionRows>(
    rows: &R,
    installation: InstallationId,
    expires_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), R::Error> {
    let row =
        rows.session_row(installation)?.unwrap_or(SessionRow { generation: 1, ..SessionRow::default() });
    let begun = SessionRow { renewed_at: Some(now), expires_at: believed(expires_at, now), ..row };
    rows.put_session(installation, &begun)
}

/// A refresh failed: those that wait for it learn how.
pub fn failed<R: SessionRows>(
    rows: &R,
    lease: SessionLease,
    ran: RunOutcome,
    now: Timestamp,
) -> Result<(), R::Error> {
    let row = leased(rows, lease)?;
    let failure = Some(Failure { at: now, ran });
    let failed = SessionRow { worker: None, renewing_until: None, failure, ..row };
    rows.put_session(lease.installation, &failed)
}

/// The session; fails where the refresh isn't the holder's any more.
fn leased<R: SessionRows>(rows: &R, lease: SessionLease) -> Result<SessionRow, R::Error> {
    let row = rows.session_row(lease.installation)?;
    let held = row.filter(|row| row.token == lease.token && row.renewing_until.is_some());
    held.ok_or_else(|| StoreError::LeaseLost.into())
}

/// Other credentials: the session is over, and a refresh that runs is for nothing.
pub fn reset<R: SessionRows + StorageRows>(rows: &R, installation: InstallationId) -> Result<(), R::Error> {
    rows.delete_session_values(installation)?;
    let Some(row) = rows.session_row(installation)? else { return Ok(()) };
    let ended = SessionRow { generation: row.generation + 1, token: row.token + 1, ..SessionRow::default() };
    rows.put_session(installation, &ended)
}
