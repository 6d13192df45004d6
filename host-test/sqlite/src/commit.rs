//! The end of a unit of work: everything or nothing, and only if what was read still holds.

use rusqlite::{OptionalExtension as _, params};

use super::catalogue::Catalogue;
use super::customers::Customers;
use super::open_transaction::OpenTransaction;
use super::ticks::Tick;
use super::{DbError, DbResult, activity, edits, links, read, sessions, storage};
use host_core::activity::ActivityEvent;
use host_core::limits;
use host_core::model::{Counts, InstallationId, Message, Outcome, Phase};
use host_core::rows::JobRows as _;
use host_core::rules::{jobs, report_rows};
use host_core::shop::{Change, Entity, Subject, Timestamp};
use host_core::store::{Applied, Commit, NewActivity, Read, Refusal, StoreError};

pub(super) fn checkpoint(transaction: &OpenTransaction<'_>, commit: &Commit) -> DbResult<()> {
    if let Some(lease) = commit.lease {
        jobs::check_lease(transaction, lease)?;
    }
    check(transaction, commit)?;
    if let Some(lease) = commit.lease {
        edits::may_be_sent(transaction, commit.installation, lease)?;
    }
    storage::write(transaction, commit.installation, &commit.writes)
}

pub(super) fn commit(transaction: &OpenTransaction<'_>, commit: &Commit) -> DbResult<Applied> {
    let Commit { installation, now, .. } = *commit;
    if let Some(lease) = commit.lease {
        jobs::check_lease(transaction, lease)?;
    }
    let tick = match &commit.page {
        Some(page) => Some(Tick::begin_page(transaction, commit, page)?),
        None => None,
    };
    if let (Some(lease), Some(ending)) = (commit.lease, &commit.ending) {
        if commit.unsent {
            edits::was_not_sent(transaction, lease)?;
        }
        jobs::end(transaction, lease, ending, now)?;
        if let Some(reason) = &ending.pause {
            pause(transaction, installation, reason, now)?;
        }
        if let Some(until) = ending.slow_until {
            rest(transaction, installation, until)?;
        }
    }
    check(transaction, commit)?;
    if let Some(renewed) = &commit.session {
        sessions::renewed(transaction, renewed, now)?;
    }
    storage::write(transaction, installation, &commit.writes)?;
    for (kind, key) in &commit.cancels {
        jobs::cancel(transaction, installation, kind, key, now)?;
    }
    let mut queued = None;
    for job in &commit.pushes {
        let id = jobs::push(transaction, installation, job, now)?;
        queued = queued.or(Some(id));
    }
    if let (Some(lease), Some(Some(Outcome::Queued))) =
        (commit.lease, commit.ending.as_ref().map(|ending| ending.outcome))
    {
        transaction.set_job_led_to(lease.job, queued)?;
    }
    if let Some(wanted) = &commit.link {
        // Already now, so that a change of the very record finds it; where another link is in the
        // way, the changes may unlink that.
        let _ = links::put(transaction, installation, wanted, now)?;
    }
    let (applied, customer) = change(transaction, commit, tick)?;
    if let Some(wanted) = &commit.link {
        links::put(transaction, installation, wanted, now)?
            .map_err(|conflict| StoreError::LinkConflict(conflict.message()))?;
        let outcome = commit.ending.as_ref().and_then(|ending| ending.outcome);
        let notes = commit.activity.iter().filter(|reported| reported.event == ActivityEvent::Note);
        let notes: Vec<&Message> = notes.filter_map(|reported| reported.message.as_ref()).collect();
        // A record that was there already has the notes of when it was sent, unless there is something to add.
        if outcome == Some(Outcome::Sent) || (outcome == Some(Outcome::AlreadyThere) && !notes.is_empty()) {
            links::note(transaction, installation, &wanted.subject, &notes)?;
        }
        if outcome == Some(Outcome::Sent) {
            // Also where it was linked before: what is there now is what was sent last.
            edits::sent(transaction, installation, &wanted.subject, now)?;
        }
    }
    if let (Some(lease), Some(ending)) = (commit.lease, &commit.ending) {
        if matches!(ending.phase, Phase::Done | Phase::Skipped)
            && let Some(subject) = transaction.job_by_id(lease.job)?.and_then(|row| row.job.subject)
        {
            links::stays(transaction, installation, &subject)?;
        }
        // After the link, whose number is told.
        let ended = (ending.phase, ending.outcome);
        // What was sent can have left something out: the notes say what and why.
        let note = commit.activity.iter().find(|reported| reported.event == ActivityEvent::Note);
        let message = ending.message.as_ref().or(note.and_then(|note| note.message.as_ref()));
        report_rows::end(transaction, lease.job, lease.token, ended, message, now)?;
        edits::forget(transaction, lease)?;
    }
    if let Some(until) = commit.rest_until {
        rest(transaction, installation, until)?;
    }
    let about = about(commit, customer);
    for activity in &commit.activity {
        let subject = activity.subject.clone().or_else(|| about.clone());
        activity::add(transaction, installation, &NewActivity { subject, ..activity.clone() }, now)?;
    }
    if commit.page.is_none() {
        report(transaction, commit, &applied.refusals, about.as_ref())?;
    }
    Ok(applied)
}

/// Tells the owner of changes that were refused. A page keeps them among the problems of its pass; no other call has
/// such a list.
fn report(
    transaction: &OpenTransaction<'_>,
    commit: &Commit,
    refusals: &[Refusal],
    about: Option<&Subject>,
) -> DbResult<()> {
    for Refusal { index, message } in refusals.iter().take(limits::REFUSALS_REPORTED) {
        let of = commit.changes.get(*index).and_then(|change| match change {
            Change::Link(_) | Change::Unlink(_) => subject(change),
            Change::UpsertCustomer(_) => about.filter(|about| about.entity == Entity::Customer),
            Change::UpsertProduct(_) | Change::SetStock(_) | Change::DeactivateProduct(_) => {
                about.filter(|about| about.entity == Entity::Product)
            }
        });
        let activity =
            NewActivity { subject: of.cloned(), event: ActivityEvent::Note, message: Some(message.clone()) };
        activity::add(transaction, commit.installation, &activity, commit.now)?;
    }
    Ok(())
}

/// The shop's record that a change names.
fn subject(change: &Change) -> Option<&Subject> {
    match change {
        Change::Link(link) => Some(&link.subject),
        Change::Unlink(subject) => Some(subject),
        _ => None,
    }
}

/// The record that work which names none turned out to be about: what a remote reports of begins
/// without one. A page of a tick is about many.
fn about(commit: &Commit, customer: Option<String>) -> Option<Subject> {
    if commit.page.is_some() {
        return None;
    }
    let linked = commit.changes.iter().find_map(subject);
    let linked = commit.link.as_ref().map(|link| &link.subject).or(linked).cloned();
    linked.or_else(|| customer.map(|id| Subject { entity: Entity::Customer, id }))
}

/// Changes the shop: each change for itself can be refused, and stops nothing then. Answers with the
/// first customer that was taken, too.
fn change(
    transaction: &OpenTransaction<'_>,
    commit: &Commit,
    tick: Option<Tick<'_>>,
) -> DbResult<(Applied, Option<String>)> {
    let Commit { installation, now, .. } = *commit;
    if commit.changes.is_empty() && tick.is_none() {
        return Ok((Applied::default(), None));
    }
    let mut catalogue = Catalogue::open(transaction, installation, now)?;
    let mut customers = Customers::open(transaction, installation, now)?;
    let mut refusals = Vec::new();
    for (index, change) in commit.changes.iter().enumerate() {
        let applied = match change {
            Change::Link(wanted) => {
                links::put(transaction, installation, wanted, now)?.map_err(|conflict| conflict.message())
            }
            Change::Unlink(subject) => Ok(links::remove(transaction, installation, subject)?),
            Change::UpsertProduct(product) => catalogue.upsert(product)?,
            Change::SetStock(level) => catalogue.set_stock(level)?,
            Change::DeactivateProduct(remote_id) => catalogue.deactivate(remote_id)?,
            Change::UpsertCustomer(patch) => customers.upsert(patch)?,
        };
        if let Err(message) = applied {
            refusals.push(Refusal { index, message });
        }
    }
    let counts = match tick {
        Some(tick) => tick.end_page(catalogue, customers.counts(), commit, &refusals)?,
        None => Counts { problems: count(&refusals), ..catalogue.counts() + customers.counts() },
    };
    customers.tell(&commit.tell)?;
    Ok((Applied { refusals, counts }, customers.first().map(str::to_owned)))
}

fn count(refusals: &[Refusal]) -> u64 {
    u64::try_from(refusals.len()).unwrap_or(u64::MAX)
}

/// Whether all that the call read, and the settings it ran under, are as they were.
fn check(transaction: &OpenTransaction<'_>, commit: &Commit) -> DbResult<()> {
    let outdated = |what: &str| Err(DbError::Store(StoreError::Outdated(what.to_owned())));
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
        if read::answer(transaction, commit.installation, asked)?.fingerprint() != *fingerprint {
            return outdated(match asked {
                Read::Value(_) | Read::Keys { .. } => "a stored value",
                Read::Record(..)
                | Read::Find(..)
                | Read::EarlierLinks(..)
                | Read::Versions(..)
                | Read::Changed { .. } => "a record",
            });
        }
    }
    Ok(())
}

fn rest(transaction: &OpenTransaction<'_>, installation: InstallationId, until: Timestamp) -> DbResult<()> {
    transaction.execute(
        "UPDATE installations SET slow_until = max(slow_until, ?2) WHERE id = ?1",
        params![installation, until],
    )?;
    Ok(())
}

fn pause(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    reason: &Message,
    now: Timestamp,
) -> DbResult<()> {
    let text = serde_json::to_string(reason)?;
    let changed = transaction.execute(
        "UPDATE installations SET state = 'paused', reason = ?2 WHERE id = ?1 AND state = 'active'",
        params![installation, text],
    )?;
    if changed > 0 {
        let activity =
            NewActivity { subject: None, event: ActivityEvent::Paused, message: Some(reason.clone()) };
        activity::add(transaction, installation, &activity, now)?;
    }
    Ok(())
}
