//! The synchronization of one customer: reads what both sides agreed on last, merges, writes at Shopify, then asks the
//! platform for the changes here.
//!
//! All writes are safe to repeat: where a call fails halfway, what Shopify took already is found there the next time
//! and counts as agreed.

mod apply_local;
mod both_sides;
mod context;
mod create;
mod currency;
mod find;
mod send;
#[cfg(test)]
mod tests;
mod unique_conflicts;

pub(crate) use both_sides::Plan;
pub(crate) use context::{Sync, done, link_to, skipped};
pub(crate) use find::{Match, linked, match_here, several_here};
pub(crate) use unique_conflicts::wake_all;

use framework360_sdk::shop::{Entity, Subject};
use framework360_sdk::{Done, Error, Outcome, Resolution, Run, changes, records, unavailable};

use crate::api::number;
use crate::{say, statements, sync_state};

/// Whether Shopify still has this customer.
pub(crate) fn is_there(gid: &str) -> Result<bool, Error> {
    Ok(Sync::of_installation(false)?.admin.customer(gid)?.is_some())
}

/// Runs a trigger from Shopify: something happened to its customer. What is to be written there is left to another job.
pub(crate) fn pull(gid: &str) -> Result<Done, Error> {
    from_there(Sync { only_looks: true, ..Sync::of_installation(false)? }, gid)
}

/// Brings a customer of Shopify's in step, where that means to write there too.
pub(crate) fn write_both(gid: &str) -> Result<Done, Error> {
    from_there(Sync::of_installation(false)?, gid)
}

fn from_there(sync: Sync, gid: &str) -> Result<Done, Error> {
    if !sync.directions.into && !sync.directions.out {
        return Ok(done(Outcome::Nothing));
    }
    let linked = find::linked(gid);
    let (before, Some(theirs)) = sync.there(gid)? else { return handle_deletion_there(gid) };
    if linked.is_none() && !sync.directions.into {
        return Ok(done(Outcome::Nothing));
    }
    let number = number(gid).unwrap_or_default();
    let mut maybe = Vec::new();
    let ours = match linked {
        Some(ours) => Some(ours),
        None => match match_here(&sync, &theirs) {
            Match::One(ours) => Some(*ours),
            Match::None(reported) => {
                maybe = reported;
                None
            }
            Match::Several(customers) => return Err(Error::Rejected(several_here(number, &customers))),
        },
    };
    match (ours, sync.plan_with(before.clone(), None, &theirs)?) {
        (Some(_), Plan::Hidden) => Ok(skipped(say::customer_hidden(number))),
        (None, Plan::Hidden) => Ok(skipped(say::customer_nameless(number))),
        (_, Plan::Stale) => Err(unavailable(say::api_stale())),
        (Some(ours), _) => match sync.both(&ours, before, &theirs)? {
            Done { outcome: Outcome::AlreadyThere(_), notes } => {
                Ok(Done { outcome: Outcome::Nothing, notes })
            }
            done => Ok(done),
        },
        (None, Plan::Merge { merge, .. }) if sync.leaves(&merge) => sync.write_later(gid, None),
        (None, Plan::Merge { before, merge }) => {
            let (_, notes) = sync.carry_out("", &theirs, before.as_ref(), merge)?;
            Ok(Done { outcome: Outcome::Nothing, notes: [notes, maybe].concat() })
        }
    }
}

/// Handles a customer that is gone at Shopify: it stays here, without its link.
fn handle_deletion_there(gid: &str) -> Result<Done, Error> {
    if let Some(number) = number(gid) {
        if let Some(ours) = find::linked(gid) {
            statements::store_address(&ours.id, gid)?;
        }
        // The id that the customer had here stays stored: Shopify may report a merge later.
        sync_state::delete(number)?;
        unique_conflicts::wake_all(number)?;
    }
    let Some(ours) = find::linked(gid) else { return Ok(done(Outcome::Nothing)) };
    unlink(&ours.id, gid)?;
    Ok(skipped(say::customer_gone_there()))
}

fn unlink(id: &str, gid: &str) -> Result<(), Error> {
    statements::store_linked_address(id)?;
    sync_state::mark_deleted_as(id, gid)?;
    changes::unlink(&Subject { entity: Entity::Customer, id: id.to_owned() });
    Ok(())
}

/// Runs a trigger from here: our customer was saved, or a person sends it.
pub(crate) fn from_here(run: &Run) -> Result<Done, Error> {
    let mut sync = Sync::of_installation(run.manual)?;
    sync.round = unique_conflicts::round(&run.payload);
    let id = run.subject.as_ref().map_or(run.key.as_str(), |subject| subject.id.as_str());
    let Some(mut ours) = records::customer(id) else { return Ok(skipped(say::customer_gone_here())) };
    if !sync.directions.sends() {
        return Ok(skipped(say::customers_out_off()));
    }
    if let Some(gid) = ours.remote_id.clone() {
        if let (before, Some(theirs)) = sync.there(&gid)? {
            return sync.both(&ours, before, &theirs);
        }
        unlink(id, &gid)?;
        unique_conflicts::wake_all(number(&gid).unwrap_or_default())?;
        ours.remote_id = None;
        if !run.manual {
            return Ok(skipped(say::customer_gone_there()));
        }
    } else if !run.manual && run.resolution.is_none() && sync_state::is_deleted(id)? {
        return Ok(skipped(say::customer_gone_there()));
    }
    let mut maybe = Vec::new();
    let found = match &run.resolution {
        Some(Resolution::There(reported)) => Some(find::adopted(reported, id)?),
        Some(Resolution::NotThere) => None,
        None => find::match_there(&sync, &ours, &mut maybe)?,
    };
    match found {
        Some(gid) => match sync.there(&gid)? {
            (before, Some(theirs)) => sync.both(&ours, before, &theirs),
            (_, None) => Err(Error::Rejected(say::adopt_missing(number(&gid).unwrap_or_default()))),
        },
        None => {
            let done = create::create(&sync, run, &ours)?;
            Ok(Done { notes: [done.notes, maybe].concat(), ..done })
        }
    }
}
