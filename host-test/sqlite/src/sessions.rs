//! Who renews an installation's session, and how that ended.

use rusqlite::{OptionalExtension as _, params};

use super::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::limits;
use host_core::model::InstallationId;
use host_core::queue::RunOutcome;
use host_core::session::{Failure, PREFIX, Renewed, Session, SessionLease};
use host_core::shop::Timestamp;
use host_core::store::StoreError;

pub(super) fn get(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    now: Timestamp,
) -> DbResult<Session> {
    let mut statement = transaction.prepare_cached(
        "SELECT generation, renewed_at, expires_at, token, worker, renewing_until, failure
         FROM sessions WHERE installation = ?1",
    )?;
    let mut rows = statement.query([installation])?;
    let Some(row) = rows.next()? else { return Ok(Session::default()) };
    let worker: Option<String> = row.get(4)?;
    let until: Option<Timestamp> = row.get(5)?;
    let failure: Option<String> = row.get(6)?;
    let gone = worker.is_none_or(|worker| transaction.context.worker_locks.is_gone(&worker));
    Ok(Session {
        generation: row.get(0)?,
        renewed_at: row.get(1)?,
        expires_at: row.get(2)?,
        tries: row.get(3)?,
        renewing: !gone && until.is_some_and(|until| until > now),
        failure: failure.map(|text| serde_json::from_str(&text)).transpose()?,
    })
}

pub(super) fn begin(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    generation: u64,
    now: Timestamp,
    until: Timestamp,
) -> DbResult<Option<SessionLease>> {
    let session = get(transaction, installation, now)?;
    if session.renewing || session.generation != generation {
        return Ok(None);
    }
    let token = transaction
        .prepare_cached(
            "INSERT INTO sessions (installation, generation, token, worker, renewing_until) VALUES (?1, 0, 1, ?2, ?3)
             ON CONFLICT (installation) DO UPDATE SET token = token + 1, worker = excluded.worker,
                renewing_until = excluded.renewing_until, failure = NULL
             RETURNING token",
        )?
        .query_row(params![installation, transaction.context.worker_locks.name(), until], |row| row.get(0))?;
    Ok(Some(SessionLease { installation, token }))
}

/// Keeps that the session was renewed; what it is now is written next to it.
pub(super) fn renewed(transaction: &OpenTransaction<'_>, renewed: &Renewed, now: Timestamp) -> DbResult<()> {
    check_lease(transaction, renewed.lease)?;
    transaction.execute(
        "UPDATE sessions SET generation = generation + 1, renewed_at = ?2, expires_at = ?3, worker = NULL,
            renewing_until = NULL, failure = NULL WHERE installation = ?1",
        params![renewed.lease.installation, now, believed(renewed.expires_at, now)],
    )?;
    Ok(())
}

/// One that is over already says nothing but that the clocks disagree; one that lasts for ages may
/// not even be a number that the store can keep.
fn believed(expires_at: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
    let longest = u64::try_from(limits::SESSION_LONGEST.as_millis()).unwrap_or(u64::MAX);
    let believed = now.saturating_add(1)..=now.saturating_add(longest);
    expires_at.filter(|expires_at| believed.contains(expires_at))
}

/// An authorization began a session, as good as one renewed now, after the one before was [`reset`];
/// what it is is written next to it.
pub(super) fn begun(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    expires_at: Option<Timestamp>,
    now: Timestamp,
) -> DbResult<()> {
    transaction.execute(
        "INSERT INTO sessions (installation, generation, renewed_at, expires_at, token) VALUES (?1, 1, ?2, ?3, 0)
         ON CONFLICT (installation) DO UPDATE SET
            renewed_at = excluded.renewed_at, expires_at = excluded.expires_at",
        params![installation, now, believed(expires_at, now)],
    )?;
    Ok(())
}

pub(super) fn failed(
    transaction: &OpenTransaction<'_>,
    lease: SessionLease,
    ran: RunOutcome,
    now: Timestamp,
) -> DbResult<()> {
    check_lease(transaction, lease)?;
    let failure = serde_json::to_string(&Failure { at: now, ran })?;
    transaction.execute(
        "UPDATE sessions SET worker = NULL, renewing_until = NULL, failure = ?2 WHERE installation = ?1",
        params![lease.installation, failure],
    )?;
    Ok(())
}

/// Fails where the renewal isn't the holder's any more.
fn check_lease(transaction: &OpenTransaction<'_>, lease: SessionLease) -> DbResult<()> {
    let holds = transaction
        .query_row(
            "SELECT 1 FROM sessions WHERE installation = ?1 AND token = ?2 AND renewing_until IS NOT NULL",
            params![lease.installation, lease.token],
            |_| Ok(()),
        )
        .optional()?;
    holds.ok_or_else(|| StoreError::LeaseLost.into())
}

/// Other credentials: the session is over, and a renewal that runs is for nothing.
pub(super) fn reset(transaction: &OpenTransaction<'_>, installation: InstallationId) -> DbResult<()> {
    // The greatest key that begins so is less than the prefix with its last letter's successor.
    transaction.execute(
        "DELETE FROM storage WHERE installation = ?1 AND key >= ?2 AND key < 'session0'",
        params![installation, PREFIX],
    )?;
    transaction.execute(
        "UPDATE sessions SET generation = generation + 1, renewed_at = NULL, expires_at = NULL,
            token = token + 1, worker = NULL, renewing_until = NULL, failure = NULL WHERE installation = ?1",
        [installation],
    )?;
    Ok(())
}
