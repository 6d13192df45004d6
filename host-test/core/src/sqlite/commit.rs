//! The end of a unit of work: everything or nothing, and only if what was read still holds.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::names::word;
use super::{Context, Done, Trouble, activity, jobs, read, storage};
use crate::model::{InstallationId, Message};
use crate::shop::{Change, Link, Subject, Timestamp};
use crate::store::{Commit, NewActivity, Read, Refusal, StoreError};

pub(super) fn checkpoint(transaction: &Transaction<'_>, context: &Context, commit: &Commit) -> Done<()> {
    if let Some(lease) = commit.lease {
        jobs::check_lease(transaction, lease)?;
    }
    check(transaction, context, commit)?;
    storage::write(transaction, context, commit.installation, &commit.writes)
}

pub(super) fn commit(
    transaction: &Transaction<'_>,
    context: &Context,
    commit: &Commit,
) -> Done<Vec<Refusal>> {
    let Commit { installation, now, .. } = *commit;
    if let Some(lease) = commit.lease {
        jobs::check_lease(transaction, lease)?;
    }
    if let (Some(lease), Some(ending)) = (commit.lease, &commit.ending) {
        jobs::end(transaction, lease, ending, now)?;
        if let Some(reason) = &ending.pause {
            pause(transaction, installation, reason, now)?;
        }
        if let Some(until) = ending.slow_until {
            transaction.execute(
                "UPDATE installations SET slow_until = max(slow_until, ?2) WHERE id = ?1",
                params![installation, until],
            )?;
        }
    }
    check(transaction, context, commit)?;
    storage::write(transaction, context, installation, &commit.writes)?;
    for (kind, key) in &commit.cancels {
        jobs::cancel(transaction, installation, kind, key, now)?;
    }
    for job in &commit.pushes {
        jobs::push(transaction, installation, job, now)?;
    }
    if let Some(wanted) = &commit.link {
        link(transaction, installation, wanted, now)?.map_err(StoreError::LinkTaken)?;
    }
    let mut refusals = Vec::new();
    for (index, change) in commit.changes.iter().enumerate() {
        if let Err(message) = apply(transaction, installation, change, now)? {
            refusals.push(Refusal { index, message });
        }
    }
    for activity in &commit.activity {
        activity::add(transaction, installation, activity, now)?;
    }
    Ok(refusals)
}

/// Whether all that the call read, and the settings it ran under, are as they were.
fn check(transaction: &Transaction<'_>, context: &Context, commit: &Commit) -> Done<()> {
    let outdated = |what: &str| Err(Trouble::Told(StoreError::Outdated(what.to_owned())));
    if let Some(revision) = commit.revision {
        let now: Option<u64> = transaction
            .prepare_cached("SELECT revision FROM installations WHERE id = ?1")?
            .query_row([commit.installation], |row| row.get(0))
            .optional()?;
        if now != Some(revision) {
            return outdated("the settings");
        }
    }
    for (asked, fingerprint) in &commit.expect {
        if read::answer(transaction, context, commit.installation, asked)?.fingerprint() != *fingerprint {
            return outdated(match asked {
                Read::Value(_) | Read::Keys { .. } => "a stored value",
                Read::Record(..) | Read::Find(..) | Read::Changed { .. } => "a record",
            });
        }
    }
    Ok(())
}

fn pause(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    reason: &Message,
    now: Timestamp,
) -> Done<()> {
    let text = serde_json::to_string(reason)?;
    let changed = transaction.execute(
        "UPDATE installations SET state = 'paused', reason = ?2 WHERE id = ?1 AND state = 'active'",
        params![installation, text],
    )?;
    if changed > 0 {
        let activity = NewActivity { subject: None, event: "paused".into(), message: Some(reason.clone()) };
        activity::add(transaction, installation, &activity, now)?;
    }
    Ok(())
}

/// Links a record of ours with one of the remote's, each with no other.
fn link(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    link: &Link,
    now: Timestamp,
) -> Done<Result<(), String>> {
    let Subject { entity, id } = &link.subject;
    let entity = word(*entity);
    if link.remote_id.is_empty() {
        return Ok(Err(format!("the link of {entity} {id} has no identifier of the remote")));
    }
    let other: Option<(String, String)> = transaction
        .prepare_cached(
            "SELECT record, remote_id FROM links WHERE installation = ?1 AND entity = ?2
             AND (record = ?3) <> (remote_id = ?4) LIMIT 1",
        )?
        .query_row(params![installation, entity, id, link.remote_id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((record, remote_id)) = other {
        return Ok(Err(format!(
            "{entity} {id} can't be linked with {}: {record} is linked with {remote_id}",
            link.remote_id
        )));
    }
    transaction
        .prepare_cached(
            "INSERT INTO links VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (installation, entity, record) DO UPDATE SET
                number = iif(excluded.number = '', number, excluded.number), url = iif(excluded.url = '', url, excluded.url)",
        )?
        .execute(params![installation, entity, id, link.remote_id, link.number, link.url, now])?;
    Ok(Ok(()))
}

/// Applies one change, in a savepoint of its own where it touches more than one row.
fn apply(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    change: &Change,
    now: Timestamp,
) -> Done<Result<(), Message>> {
    match change {
        Change::Link(wanted) => Ok(link(transaction, installation, wanted, now)?
            .map_err(|reason| Message::host("link-refused", &[("reason", &reason)]))),
        Change::Unlink(Subject { entity, id }) => {
            transaction.execute(
                "DELETE FROM links WHERE installation = ?1 AND entity = ?2 AND record = ?3",
                params![installation, word(*entity), id],
            )?;
            Ok(Ok(()))
        }
        Change::UpsertProduct(_)
        | Change::SetStock(_)
        | Change::DeactivateProduct(_)
        | Change::UpsertCustomer(_)
        | Change::UpsertOrder(_) => Ok(Err(Message::host("change-unsupported", &[]))),
    }
}
