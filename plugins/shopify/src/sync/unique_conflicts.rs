//! E-mail addresses and phone numbers that move from one customer to the other: nobody can have one at Shopify before
//! the other has let it go.
//!
//! Who wants a value that somebody has there is kept as waiting with that one, and is called as soon as that one lets
//! it go, on whichever side the change was made. Where each of a ring waits for the next, one of them lets go first:
//! its value is written empty, and with its intention kept as all writes are, so that it isn't taken for Shopify's
//! doing.

#[cfg(test)]
mod tests;
mod waiting;

use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, Message};
use serde::{Deserialize, Serialize};

use super::Sync;
use super::find::linked;
use crate::api::number;
use crate::customer::{Field, Hasher};
use crate::merge::{Directions, Merge, moves_to, texts_in};
use crate::sync_state::SyncState;
use crate::{enqueue, say};

/// How often jobs call each other about one value, so that it ends in any case.
const ROUNDS: u32 = 8;
/// How often a value is tried again that is taken, though nobody has it.
const RETRIES: u32 = 2;
/// Customers who wait for each other that are looked at; each costs a request. Arbitrary.
const LINKS: usize = 10;

/// Who wants a value that is taken.
pub(super) struct Me<'a> {
    pub(super) gid: &'a str,
    /// Whether Shopify would keep it without the value that it has now.
    pub(super) able: bool,
}

/// What comes of a value that somebody has.
pub(super) enum Conflict {
    /// It stays so; who has it, where that's known.
    Stays(Option<String>),
    /// Who has it is about to let it go; which one of ours is to do the next step.
    Waits { holder: String, next: String },
    /// Each waits for the next one, and this one lets go first; which one of ours waits for it.
    Opens { holder: String, next: String },
    /// Nobody has it any more.
    Again,
}

impl Conflict {
    /// Who has it, by its global id.
    pub(super) fn holder(&self) -> Option<&str> {
        match self {
            Self::Stays(holder) => holder.as_deref(),
            Self::Waits { holder, .. } | Self::Opens { holder, .. } => Some(holder),
            Self::Again => None,
        }
    }

    /// The note for the owner.
    pub(super) fn note(&self, field: Field, holder: &str) -> Message {
        let number = number(holder).unwrap_or_default();
        match (self, field) {
            (Self::Stays(_) | Self::Again, Field::Phone) => say::phone_taken(number),
            (Self::Stays(_) | Self::Again, _) => say::email_taken(number),
            (_, Field::Phone) => say::phone_waits(number),
            _ => say::email_waits(number),
        }
    }
}

/// One of a chain.
struct Link {
    gid: String,
    id: String,
    able: bool,
}

/// Who has this value there.
pub(super) fn holder(sync: &Sync, field: Field, value: &str) -> Result<Option<String>, Error> {
    Ok(match field {
        Field::Email => sync.admin.find(value, "")?.by_email,
        Field::Phone => sync.admin.find("", value)?.by_phone,
        _ => None,
    })
}

/// Resolves a uniqueness conflict on `field`. Walks the chain of holders (A wants B's value, B wants C's, …), at most
/// [`LINKS`] customers and one search request each, and decides whether to wait, to break a cycle, to retry or to give
/// up.
pub(super) fn resolve_conflict(
    sync: &Sync,
    me: &Me<'_>,
    field: Field,
    value: &str,
) -> Result<Conflict, Error> {
    let first = match holder(sync, field, value)? {
        Some(first) if first != me.gid => first,
        _ if sync.round < RETRIES => return Ok(Conflict::Again),
        _ => return Ok(Conflict::Stays(None)),
    };
    let stays = Ok(Conflict::Stays(Some(first.clone())));
    if sync.round >= ROUNDS {
        return stays;
    }
    let (mut gid, mut value) = (first.clone(), value.to_owned());
    let mut chain: Vec<Link> = Vec::new();
    while chain.len() < LINKS {
        let Some((link, wanted)) = moving(sync, gid, field, &value)? else { return stays };
        chain.push(link);
        let next = if wanted.is_empty() { None } else { holder(sync, field, &wanted)? };
        match next {
            Some(next) if next == me.gid => return Ok(open(sync, me, first, &chain)),
            // Free, or a ring of others: who is first in the chain finds the way.
            next if next.as_ref().is_none_or(|next| chain.iter().any(|it| it.gid == *next)) => {
                return Ok(chain
                    .into_iter()
                    .next()
                    .map_or(Conflict::Stays(None), |link| Conflict::Waits { holder: first, next: link.id }));
            }
            next => (gid, value) = (next.unwrap_or_default(), wanted),
        }
    }
    stays
}

/// Whom of ours the holder is, and what it wants instead; none where it keeps the value.
fn moving(sync: &Sync, gid: String, field: Field, value: &str) -> Result<Option<(Link, String)>, Error> {
    let (Some(ours), Some(number)) = (linked(&gid), number(&gid)) else { return Ok(None) };
    let Some(sync_state) = SyncState::of(number)? else { return Ok(None) };
    let profile = sync.profile(&ours);
    let automatic = Directions::of_installation(false);
    let wanted = moves_to(&Hasher::new(&gid), &profile, field, value, &sync_state, automatic);
    let able = profile.is_somebody(&[field]);
    Ok(wanted.map(|wanted| (Link { gid, id: ours.id, able }, wanted)))
}

/// A ring: the one with the lowest number lets go, of those whom Shopify would keep. All of a ring choose the same one,
/// and after some rounds any of them that can.
fn open(sync: &Sync, me: &Me<'_>, holder: String, chain: &[Link]) -> Conflict {
    let rank = |gid: &str| number(gid).and_then(|number| number.parse::<u64>().ok()).unwrap_or(u64::MAX);
    let others = chain.iter().filter(|link| link.able).min_by_key(|link| rank(&link.gid));
    let late = sync.round > ROUNDS / 2;
    match (others, chain.last()) {
        (Some(other), _) if !me.able || (!late && rank(&other.gid) < rank(me.gid)) => {
            Conflict::Waits { holder, next: other.id.clone() }
        }
        (_, Some(last)) if me.able => Conflict::Opens { holder, next: last.id.clone() },
        _ => Conflict::Stays(Some(holder)),
    }
}

/// Keeps that ours waits until this one of theirs lets go of its value.
pub(super) fn wait(holder: &str, field: Field, id: &str) -> Result<(), Error> {
    let Some(number) = number(holder) else { return Ok(()) };
    let mut waiting = waiting::of(number)?;
    if waiting.insert((field.name().to_owned(), id.to_owned())) {
        waiting::keep(number, waiting)?;
    }
    Ok(())
}

/// Calls who waits for a value that this customer doesn't have any more at Shopify.
pub(super) fn call(gid: &str, before: Option<&SyncState>, merge: &Merge) -> Result<(), Error> {
    // Of a write that was under way when a call ended badly, nobody knows what it changed.
    let perhaps = |field| before.is_some_and(|before| texts_in(&before.sending, field));
    let left = |field: Field| merge.left.contains(&field) || perhaps(field);
    match number(gid) {
        Some(number) if left(Field::Email) || left(Field::Phone) => {
            call_where(number, |name| Field::of_name(name).is_some_and(left))
        }
        _ => Ok(()),
    }
}

/// Calls all who wait for a value of a customer who is gone.
pub(crate) fn call_all(number: &str) -> Result<(), Error> {
    call_where(number, |_| true)
}

fn call_where(number: &str, left: impl Fn(&str) -> bool) -> Result<(), Error> {
    let waiting = waiting::of(number)?;
    let (called, stay): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(field, _)| left(field));
    if called.is_empty() {
        return Ok(());
    }
    for (_, id) in &called {
        again(id, 1)?;
    }
    waiting::keep(number, stay.into_iter().collect())
}

/// Queues another try with a value that was taken.
pub(super) fn again(id: &str, round: u32) -> Result<(), Error> {
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
