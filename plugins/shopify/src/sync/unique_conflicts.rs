//! Uniqueness conflicts: e-mail addresses and phone numbers that move from one customer to another. At Shopify only one
//! customer may have a value, so the other must give it up first.
//!
//! A customer that wants a value of another one is stored as waiting for its holder, and is synchronized again as soon
//! as the holder gives the value up, on whichever side the change was made. In a cycle, where each waits for the next,
//! one customer gives its value up first: the value is written empty, and the intention stored as for all writes, so
//! that it doesn't count as a change of Shopify's.

#[cfg(test)]
mod tests;
mod waiting;

use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, Message};
use serde::{Deserialize, Serialize};

use super::context::Sync;
use super::find::linked;
use crate::api::number;
use crate::customer::{Field, Hasher};
use crate::merge::{Directions, Merge, moves_to, texts_in};
use crate::sync_state::SyncState;
use crate::{enqueue, say};

/// The most jobs in a row that one value may cause, so that they end in any case.
const MAX_ROUNDS: u32 = 8;
/// How often a value is tried again that Shopify refuses as taken, although no customer has it.
const MAX_RETRIES: u32 = 2;
/// The most customers of a chain that are looked at; each costs a request. Arbitrary.
const MAX_LINKS: usize = 10;

/// The customer that wants a value which another one has.
pub(super) struct Claimant<'a> {
    pub(super) gid: &'a str,
    /// Whether Shopify would keep the customer without the value that it has now.
    pub(super) able: bool,
}

/// The action for a value that another customer has.
pub(super) enum ConflictAction {
    /// Give up: the value's holder, where that's known, keeps it.
    GiveUp(Option<String>),
    /// Wait: the holder is about to give the value up. `next` is our customer whose job takes the next step.
    Wait { holder: String, next: String },
    /// Break the cycle: each waits for the next one, and this customer gives its value up first. `next` is our customer
    /// that waits for it.
    BreakCycle { holder: String, next: String },
    /// Retry: no customer has the value any more.
    Retry,
}

impl ConflictAction {
    /// The global id of the value's holder.
    pub(super) fn holder(&self) -> Option<&str> {
        match self {
            Self::GiveUp(holder) => holder.as_deref(),
            Self::Wait { holder, .. } | Self::BreakCycle { holder, .. } => Some(holder),
            Self::Retry => None,
        }
    }

    /// The note for the owner.
    pub(super) fn note(&self, field: Field, holder: &str) -> Message {
        let number = number(holder).unwrap_or_default();
        match (self, field) {
            (Self::GiveUp(_) | Self::Retry, Field::Phone) => say::phone_taken(number),
            (Self::GiveUp(_) | Self::Retry, _) => say::email_taken(number),
            (_, Field::Phone) => say::phone_waits(number),
            _ => say::email_waits(number),
        }
    }
}

/// One customer of a chain of holders.
struct ChainLink {
    gid: String,
    id: String,
    able: bool,
}

/// The global id of the customer that has this value at Shopify.
pub(super) fn holder(sync: &Sync, field: Field, value: &str) -> Result<Option<String>, Error> {
    Ok(match field {
        Field::Email => sync.admin.find(value, "")?.by_email,
        Field::Phone => sync.admin.find("", value)?.by_phone,
        _ => None,
    })
}

/// Resolves a uniqueness conflict on `field`. Walks the chain of holders (A wants B's value, B wants C's, …), at most
/// [`MAX_LINKS`] customers and one search request each, and decides whether to wait, to break a cycle, to retry or to
/// give up.
pub(super) fn resolve_conflict(
    sync: &Sync,
    claimant: &Claimant<'_>,
    field: Field,
    value: &str,
) -> Result<ConflictAction, Error> {
    let first = match holder(sync, field, value)? {
        Some(first) if first != claimant.gid => first,
        _ if sync.round < MAX_RETRIES => return Ok(ConflictAction::Retry),
        _ => return Ok(ConflictAction::GiveUp(None)),
    };
    let stays = Ok(ConflictAction::GiveUp(Some(first.clone())));
    if sync.round >= MAX_ROUNDS {
        return stays;
    }
    let (mut gid, mut value) = (first.clone(), value.to_owned());
    let mut chain: Vec<ChainLink> = Vec::new();
    while chain.len() < MAX_LINKS {
        let Some((link, wanted)) = next_in_chain(sync, gid, field, &value)? else { return stays };
        chain.push(link);
        let next = if wanted.is_empty() { None } else { holder(sync, field, &wanted)? };
        match next {
            Some(next) if next == claimant.gid => return Ok(break_cycle(sync, claimant, first, &chain)),
            // The value is free, or there is a cycle of others: the first of the chain takes the next step.
            next if next.as_ref().is_none_or(|next| chain.iter().any(|it| it.gid == *next)) => {
                return Ok(chain.into_iter().next().map_or(ConflictAction::GiveUp(None), |link| {
                    ConflictAction::Wait { holder: first, next: link.id }
                }));
            }
            next => (gid, value) = (next.unwrap_or_default(), wanted),
        }
    }
    stays
}

/// Our customer that is linked with the holder, and the value that it wants instead; none where it keeps its value.
fn next_in_chain(
    sync: &Sync,
    gid: String,
    field: Field,
    value: &str,
) -> Result<Option<(ChainLink, String)>, Error> {
    let (Some(ours), Some(number)) = (linked(&gid), number(&gid)) else { return Ok(None) };
    let Some(sync_state) = SyncState::of(number)? else { return Ok(None) };
    let profile = sync.profile(&ours);
    let automatic = Directions::of_installation(false);
    let wanted = moves_to(&Hasher::new(&gid), &profile, field, value, &sync_state, automatic);
    let able = profile.is_somebody(&[field]);
    Ok(wanted.map(|wanted| (ChainLink { gid, id: ours.id, able }, wanted)))
}

/// Decides which customer of a cycle gives its value up: of those whom Shopify would keep without it, the one with the
/// lowest number. So all jobs of a cycle choose the same one; after some rounds each customer that can gives up.
fn break_cycle(sync: &Sync, claimant: &Claimant<'_>, holder: String, chain: &[ChainLink]) -> ConflictAction {
    let rank = |gid: &str| number(gid).and_then(|number| number.parse::<u64>().ok()).unwrap_or(u64::MAX);
    let others = chain.iter().filter(|link| link.able).min_by_key(|link| rank(&link.gid));
    let late = sync.round > MAX_ROUNDS / 2;
    match (others, chain.last()) {
        (Some(other), _) if !claimant.able || (!late && rank(&other.gid) < rank(claimant.gid)) => {
            ConflictAction::Wait { holder, next: other.id.clone() }
        }
        (_, Some(last)) if claimant.able => ConflictAction::BreakCycle { holder, next: last.id.clone() },
        _ => ConflictAction::GiveUp(Some(holder)),
    }
}

/// Stores that our customer waits until this holder gives its value up.
pub(super) fn wait(holder: &str, field: Field, id: &str) -> Result<(), Error> {
    let Some(number) = number(holder) else { return Ok(()) };
    let mut waiting = waiting::of(number)?;
    if waiting.insert((field.name().to_owned(), id.to_owned())) {
        waiting::store(number, waiting)?;
    }
    Ok(())
}

/// Enqueues the customers that wait for a value which this customer doesn't have any more at Shopify.
pub(super) fn wake_waiting(gid: &str, before: Option<&SyncState>, merge: &Merge) -> Result<(), Error> {
    // A write that was in flight when a call failed may or may not have changed the value.
    let perhaps = |field| before.is_some_and(|before| texts_in(&before.sending, field));
    let left = |field: Field| merge.left.contains(&field) || perhaps(field);
    match number(gid) {
        Some(number) if left(Field::Email) || left(Field::Phone) => {
            wake_where(number, |name| Field::of_name(name).is_some_and(left))
        }
        _ => Ok(()),
    }
}

/// Enqueues all customers that wait for a value of a customer who is gone.
pub(crate) fn wake_all(number: &str) -> Result<(), Error> {
    wake_where(number, |_| true)
}

fn wake_where(number: &str, left: impl Fn(&str) -> bool) -> Result<(), Error> {
    let waiting = waiting::of(number)?;
    let (called, stay): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(field, _)| left(field));
    if called.is_empty() {
        return Ok(());
    }
    for (_, id) in &called {
        enqueue_retry(id, 1)?;
    }
    waiting::store(number, stay.into_iter().collect())
}

/// Queues another try with a value that was taken.
pub(super) fn enqueue_retry(id: &str, round: u32) -> Result<(), Error> {
    enqueue::send_with(id, storage::encode(&Round { round }).into_bytes())
}

/// The round that a job's payload names.
pub(super) fn round(payload: &[u8]) -> u32 {
    storage::decode::<Round>(payload).map_or(0, |it| it.round)
}

#[derive(Deserialize, Serialize)]
struct Round {
    round: u32,
}

impl Encoded for Round {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}
