//! The end of a unit of work: everything or nothing, and only if what was read still holds.

use super::catalogue::Catalogue;
use super::customers::Customers;
use super::ticks::Page;
use super::{installations, jobs, links, reads, report_rows, sessions, snapshots, storage};
use crate::activity_event::ActivityEvent;
use crate::limits;
use crate::model::{Counts, JobId, Lease, Message, Outcome, Phase};
use crate::next_state::JobUpdate;
use crate::rows::{ActivityRows, AllRows};
use crate::shop::{Change, Entity, Link, Subject};
use crate::store::{Applied, Commit, NewActivity, Read, Refusal, StoreError};

/// Makes a call's writes durable before it does what can't be undone.
pub fn checkpoint<R: AllRows>(rows: &R, commit: &Commit) -> Result<(), R::Error> {
    if let Some(lease) = commit.lease {
        jobs::check_lease(rows, lease)?;
    }
    check(rows, commit)?;
    if let Some(lease) = commit.lease {
        snapshots::may_be_sent(rows, commit.installation, lease)?;
    }
    storage::write(rows, commit.installation, &commit.writes)
}

/// Makes a call's effects durable.
pub fn commit<R: AllRows>(rows: &R, commit: &Commit) -> Result<Applied, R::Error> {
    let Commit { installation, now, .. } = *commit;
    if let Some(lease) = commit.lease {
        jobs::check_lease(rows, lease)?;
    }
    let page = match &commit.page {
        Some(page) => Some(Page::begin(rows, commit, page)?),
        None => None,
    };
    let ended = commit.lease.zip(commit.ending.as_ref());
    if let Some((lease, ending)) = ended {
        end_job(rows, commit, lease, ending)?;
    }
    check(rows, commit)?;
    if let Some(session) = &commit.session {
        sessions::refreshed(rows, session, now)?;
    }
    storage::write(rows, installation, &commit.writes)?;
    let queued = queue(rows, commit)?;
    if let Some((lease, ending)) = ended
        && ending.outcome == Some(Outcome::Queued)
    {
        rows.set_job_led_to(lease.job, queued)?;
    }
    if let Some(wanted) = &commit.link {
        // Before the changes, so that a change of the same record finds it; where another link is in the
        // way, the changes may remove that one.
        let _ = links::put(rows, installation, wanted, now)?;
    }
    let (applied, customer) = change(rows, commit, page)?;
    if let Some(wanted) = &commit.link {
        keep_link(rows, commit, wanted)?;
    }
    if let Some((lease, ending)) = ended {
        // After the link, so that the rows show its number.
        end_report_rows(rows, commit, lease, ending)?;
    }
    if let Some(until) = commit.pause_until {
        rows.slow_down(installation, until)?;
    }
    let about = about(commit, customer);
    for activity in &commit.activity {
        let subject = activity.subject.clone().or_else(|| about.clone());
        rows.insert_activity(installation, &NewActivity { subject, ..activity.clone() }, now)?;
    }
    if commit.page.is_none() {
        report_refusals(rows, commit, &applied.refusals, about.as_ref())?;
    }
    Ok(applied)
}

/// Ends the job that the call ran, and pauses or slows its installation if it must.
fn end_job<R: AllRows>(rows: &R, commit: &Commit, lease: Lease, ending: &JobUpdate) -> Result<(), R::Error> {
    if commit.unsent {
        rows.restore_possibly_sent(lease)?;
    }
    jobs::end(rows, lease, ending, commit.now)?;
    if let Some(reason) = &ending.pause {
        installations::pause(rows, commit.installation, reason, commit.now)?;
    }
    if let Some(until) = ending.slow_until {
        rows.slow_down(commit.installation, until)?;
    }
    Ok(())
}

/// Cancels jobs and queues others; returns the first that was queued.
fn queue<R: AllRows>(rows: &R, commit: &Commit) -> Result<Option<JobId>, R::Error> {
    for (kind, key) in &commit.cancels {
        jobs::cancel(rows, commit.installation, kind, key, commit.now)?;
    }
    for (kind, key) in &commit.stops {
        jobs::stop(rows, commit.installation, kind, key, commit.now)?;
    }
    let mut first = None;
    for job in &commit.pushes {
        let id = jobs::push(rows, commit.installation, job, commit.now)?;
        first = first.or(Some(id));
    }
    Ok(first)
}

/// Stores the link that the call resulted in, and the snapshot of what was sent.
fn keep_link<R: AllRows>(rows: &R, commit: &Commit, wanted: &Link) -> Result<(), R::Error> {
    let Commit { installation, now, .. } = *commit;
    links::put(rows, installation, wanted, now)?
        .map_err(|conflict| StoreError::LinkConflict(conflict.message()))?;
    let outcome = commit.ending.as_ref().and_then(|ending| ending.outcome);
    let notes: Vec<&Message> = notes(commit).filter_map(|note| note.message.as_ref()).collect();
    // A record that the remote already had keeps the notes of when it was sent, unless there is something to add.
    if outcome == Some(Outcome::Sent) || (outcome == Some(Outcome::AlreadyThere) && !notes.is_empty()) {
        links::note(rows, installation, &wanted.subject, &notes)?;
    }
    if outcome == Some(Outcome::Sent) {
        // Also where it was linked before: the last send is what is at the remote now.
        snapshots::sent(rows, installation, &wanted.subject, now)?;
    }
    Ok(())
}

fn notes(commit: &Commit) -> impl Iterator<Item = &NewActivity> {
    commit.activity.iter().filter(|reported| reported.event == ActivityEvent::Note)
}

/// Ends the rows of reports that wait for the job, and deletes the notes that its end makes obsolete.
fn end_report_rows<R: AllRows>(
    rows: &R,
    commit: &Commit,
    lease: Lease,
    ending: &JobUpdate,
) -> Result<(), R::Error> {
    if matches!(ending.phase, Phase::Done | Phase::Skipped)
        && let Some(subject) = rows.job_by_id(lease.job)?.and_then(|row| row.job.subject)
    {
        // It wasn't sent anew: it is linked as it was.
        rows.clear_anew(commit.installation, &subject)?;
    }
    // A send can have left something out: the notes say what and why.
    let note = notes(commit).next().and_then(|note| note.message.as_ref());
    let message = ending.message.as_ref().or(note);
    let ended = (ending.phase, ending.outcome);
    report_rows::end(rows, lease.job, lease.token, ended, message, commit.now)?;
    rows.delete_possibly_sent(lease.job)
}

/// Adds refused changes to the owner's activity. Only outside a page: a page keeps them among the problems of its
/// pass.
fn report_refusals<R: ActivityRows>(
    rows: &R,
    commit: &Commit,
    refusals: &[Refusal],
    about: Option<&Subject>,
) -> Result<(), R::Error> {
    for Refusal { index, message } in refusals.iter().take(limits::REFUSALS_REPORTED) {
        let of = commit.changes.get(*index).and_then(|change| match change {
            Change::Link(_) | Change::Unlink(_) => subject(change),
            Change::UpsertCustomer(_) => about.filter(|about| about.entity == Entity::Customer),
            Change::UpsertProduct(_) | Change::SetStock(_) | Change::DeactivateProduct(_) => {
                about.filter(|about| about.entity == Entity::Product)
            }
        });
        let activity = NewActivity {
            subject: of.cloned(),
            event: ActivityEvent::Note,
            message: Some(message.clone()),
            actor: None,
        };
        rows.insert_activity(commit.installation, &activity, commit.now)?;
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

/// The record that the job turned out to be about, where it names none: an import of a single record begins
/// without one. A page of a tick is about many.
fn about(commit: &Commit, customer: Option<String>) -> Option<Subject> {
    if commit.page.is_some() {
        return None;
    }
    let linked = commit.changes.iter().find_map(subject);
    let linked = commit.link.as_ref().map(|link| &link.subject).or(linked).cloned();
    linked.or_else(|| customer.map(|id| Subject { entity: Entity::Customer, id }))
}

/// Applies the changes to the shop. Each can be refused for itself, which doesn't stop the others. Also returns the
/// first customer that was imported.
fn change<R: AllRows>(
    rows: &R,
    commit: &Commit,
    page: Option<Page<'_, R>>,
) -> Result<(Applied, Option<String>), R::Error> {
    let Commit { installation, now, .. } = *commit;
    if commit.changes.is_empty() && page.is_none() {
        return Ok((Applied::default(), None));
    }
    let mut catalogue = Catalogue::open(rows, installation, now)?;
    let mut customers = Customers::open(rows, installation, now)?;
    let mut refusals = Vec::new();
    for (index, change) in commit.changes.iter().enumerate() {
        let applied = match change {
            Change::Link(wanted) => {
                links::put(rows, installation, wanted, now)?.map_err(|conflict| conflict.message())
            }
            Change::Unlink(subject) => Ok(links::remove(rows, installation, subject)?),
            Change::UpsertProduct(product) => catalogue.upsert(product)?,
            Change::SetStock(level) => catalogue.set_stock(level)?,
            Change::DeactivateProduct(remote_id) => catalogue.deactivate(remote_id)?,
            Change::UpsertCustomer(patch) => customers.upsert(patch)?,
        };
        if let Err(message) = applied {
            refusals.push(Refusal { index, message });
        }
    }
    let counts = match page {
        Some(page) => page.end(catalogue, customers.counts(), commit, &refusals)?,
        None => Counts { problems: count(&refusals), ..catalogue.counts() + customers.counts() },
    };
    customers.inform(&commit.notify)?;
    Ok((Applied { refusals, counts }, customers.first().map(str::to_owned)))
}

fn count(refusals: &[Refusal]) -> u64 {
    u64::try_from(refusals.len()).unwrap_or(u64::MAX)
}

/// Whether everything that the call read, and the settings it ran under, are unchanged.
fn check<R: AllRows>(rows: &R, commit: &Commit) -> Result<(), R::Error> {
    let outdated = |what: &str| Err(StoreError::Outdated(what.to_owned()).into());
    if commit.revision.is_some() && rows.revision(commit.installation)? != commit.revision {
        return outdated("the settings");
    }
    for (asked, fingerprint) in &commit.expect {
        if reads::answer(rows, commit.installation, asked)?.fingerprint() != *fingerprint {
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
