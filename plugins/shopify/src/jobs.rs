//! Background work: which job goes where.

use framework360_sdk::records;
use framework360_sdk::shop::{Customer, Entity, Subject};
use framework360_sdk::{Done, Error, Outcome, Retry, Run, changes, installation, log, storage};

use crate::api::{gid, number};
use crate::customer::{self, Hasher};
use crate::sync::{self, done};
use crate::sync_state::{self, SyncState};
use crate::webhooks::{Changed, Merged};
use crate::{
    CUSTOMER, CUSTOMER_AGAIN, CUSTOMER_BOTH, CUSTOMERS_OUT, MERGED, PRIVACY, SEND_CUSTOMER, UNINSTALLED,
    enqueue, privacy, say, statements,
};

/// How often the customer that a merge removes is looked up until it is gone, and the milliseconds in between.
/// Arbitrary.
const MERGE_LOOKUPS: u32 = 3;
const MERGE_MS: u64 = 30_000;

/// Runs a job.
pub(crate) fn run(run: &Run) -> Result<Done, Error> {
    match run.kind.as_str() {
        CUSTOMER | CUSTOMER_AGAIN => match number(&run.key) {
            Some(number) if run.kind == CUSTOMER && is_known(number, &run.payload)? => {
                enqueue::pull_again(&gid(number))?;
                Ok(done(Outcome::Nothing))
            }
            Some(number) => sync::pull(&gid(number)),
            None => unknown(run),
        },
        CUSTOMER_BOTH => match number(&run.key) {
            Some(number) => sync::write_both(&gid(number)),
            None => unknown(run),
        },
        SEND_CUSTOMER => sync::from_here(run),
        MERGED => merged(run),
        PRIVACY => privacy::run(run),
        UNINSTALLED => privacy::uninstalled(),
        _ => unknown(run),
    }
}

/// Whether the state that a webhook reported was read, or written, with the last sync state. This is only likely:
/// Shopify's times are to the second, and it may have changed once more within the same one.
fn is_known(number: &str, payload: &[u8]) -> Result<bool, Error> {
    let Some(Changed { at }) = storage::decode(payload) else { return Ok(false) };
    Ok(SyncState::of(number)?.is_some_and(|sync_state| at <= sync_state.updated_at))
}

fn unknown(run: &Run) -> Result<Done, Error> {
    Err(Error::Unexpected(framework360_sdk::say::sdk_unknown_job(&run.kind)))
}

/// A customer of ours was saved.
pub(crate) fn saved(customer_id: &str) -> Result<Outcome, Error> {
    let Some(ours) = records::customer(customer_id) else { return Ok(Outcome::Nothing) };
    let is_out = installation::flow(CUSTOMERS_OUT);
    let in_step = is_in_step(&ours)?;
    // The consent is recorded with its address whether or not it's sent now: a person may send it later.
    if !in_step && (is_out || statements::says_something(&ours)) {
        let sync_state = ours.remote_id.as_deref().and_then(number).map_or(Ok(None), SyncState::of)?;
        statements::record_statement(&ours, &customer::ours(&ours, &customer::home()), sync_state.as_ref())?;
    }
    if !is_out {
        return Ok(Outcome::Nothing);
    }
    if ours.remote_id.is_none() && sync_state::is_deleted(customer_id)? {
        return Ok(Outcome::Skipped(say::customer_gone_there()));
    }
    if in_step {
        return Ok(Outcome::Nothing);
    }
    enqueue::send(customer_id)?;
    Ok(Outcome::Queued)
}

/// Whether our customer is as it was when it was brought in step last.
pub(crate) fn is_in_step(ours: &Customer) -> Result<bool, Error> {
    let Some(gid) = &ours.remote_id else { return Ok(false) };
    let Some(sync_state) = number(gid).map_or(Ok(None), SyncState::of)? else { return Ok(false) };
    let profile = customer::ours(ours, &customer::home());
    Ok(profile.hash(&Hasher::new(gid)) == sync_state.ours)
}

/// Handles a merge of two customers at Shopify: the link moves to the one that stays, also where the deletion was
/// reported before the merge.
fn merged(run: &Run) -> Result<Done, Error> {
    let (Some(deleted), Some(Merged { kept })) = (number(&run.key), storage::decode(&run.payload)) else {
        return unknown(run);
    };
    let ours = match sync::linked(&gid(deleted)) {
        Some(ours) => Some(ours),
        None => unlinked(deleted)?,
    };
    // A webhook is a hint: who is still there keeps the link. What is asked may be answered by a copy that lags behind.
    if ours.as_ref().is_some_and(|ours| ours.remote_id.is_some()) && sync::is_there(&gid(deleted))? {
        if run.attempt < MERGE_LOOKUPS {
            return Err(Error::Unavailable(Retry { message: say::api_stale(), after_ms: Some(MERGE_MS) }));
        }
        log::info("a merge of customers is passed over: the one that it takes away is still there");
        enqueue::pull(&gid(deleted), None)?;
        enqueue::pull(&kept, None)?;
        return Ok(done(Outcome::Nothing));
    }
    let other = sync::linked(&kept);
    if let Some(ours) = &ours {
        statements::store_address(&ours.id, &gid(deleted))?;
    }
    sync_state::delete_all(deleted)?;
    sync::wake_all(deleted)?;
    let mut notes = Vec::new();
    if let Some(ours) = ours.filter(|ours| other.as_ref().is_none_or(|other| other.id != ours.id)) {
        if let Some(other) = other {
            // Not created again by itself: who it is there is known.
            sync_state::mark_deleted(&ours.id)?;
            unlink(&ours);
            let number = number(&kept).unwrap_or_default();
            notes.push(say::MergedTwo { number, linked: other.id, unlinked: ours.id }.message());
        } else {
            unlink(&ours);
            changes::link(&sync::link_to(&ours.id, &kept)?);
            sync_state::relink(&ours.id)?;
        }
    }
    if let Some(kept) = number(&kept) {
        sync_state::delete_all(kept)?;
    }
    enqueue::pull(&kept, None)?;
    // The following step is a job of its own: this one has ended.
    Ok(Done { notes, ..done(Outcome::Nothing) })
}

/// Our customer whose link with the customer of this number ended, and that has had none since.
fn unlinked(number: &str) -> Result<Option<Customer>, Error> {
    let ours = sync_state::was(number)?.and_then(|id| records::customer(&id));
    Ok(ours.filter(|ours| ours.remote_id.is_none()))
}

fn unlink(ours: &Customer) {
    if ours.remote_id.is_some() {
        changes::unlink(&Subject { entity: Entity::Customer, id: ours.id.clone() });
    }
}

#[cfg(test)]
mod tests;
