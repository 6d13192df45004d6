//! What was sent of an order, kept until it's decided: an order that was edited while its request had no answer is still
//! recognized, and one that was cancelled meanwhile isn't given up while it may still arrive.

use framework360_sdk::settling::{self, SentAt};
use framework360_sdk::shop::Order;
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, installation, order_job};
use serde::{Deserialize, Serialize};

use super::compare;
use super::reference::reference;
use crate::api::{NewOrder, SubmittedOrder};

/// How long after a checkpoint TotalGest may still be at work on the request that it was for, in milliseconds: 10 s until
/// it leaves, 30 s until we give up on an answer, 120 s for TotalGest's own work. Arbitrary.
const SETTLED_AFTER_MS: u64 = 160_000;
/// Versions of one order that are remembered: edits while a request has no answer.
const VERSIONS: usize = 20;

/// The note about one order: durable before its request leaves.
#[derive(Serialize, Deserialize)]
pub(super) struct Sent {
    /// What each request sent, as [`compare::fingerprint`].
    versions: Vec<u64>,
    /// Whether the last request is settled: TotalGest answered, or it certainly didn't leave.
    answered: bool,
    /// Under what it was sent: another number makes another reference. An older release kept none.
    #[serde(default)]
    references: Vec<String>,
    /// Those of them that are made with the order's own id, not with its number alone. An older release didn't tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    own: Vec<String>,
    at: SentAt,
}

impl Encoded for Sent {
    fn encode(&self) -> String {
        storage::with_version(2, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(0..=2, text)
    }
}

impl Sent {
    /// The note about an order; none where it was never sent.
    pub(super) fn load(order: &Order) -> Result<Option<Self>, Error> {
        let Some(mut sent) = storage::get::<Self>(&key(&order.id))? else { return Ok(None) };
        let mut changed = false;
        if sent.at.elapsed().is_none() {
            sent.at.note();
            changed = true;
        }
        // Kept at once: the number may change before the next attempt.
        if sent.references.is_empty()
            && let Ok(reference) = reference(order, &installation::shop().id)
        {
            sent.references.push(reference);
            changed = true;
        }
        if changed {
            storage::set(&key(&order.id), &sent)?;
            storage::checkpoint()?;
        }
        Ok(Some(sent))
    }

    /// Notes durably what is about to be sent, and whether under a reference of the order's own.
    pub(super) fn note(order: &Order, request: &NewOrder<'_>, is_own: bool) -> Result<(), Error> {
        let before = Self::load(order)?;
        let (mut versions, mut references, mut own) =
            before.map(|sent| (sent.versions, sent.references, sent.own)).unwrap_or_default();
        let version = compare::fingerprint_of(request);
        if !versions.contains(&version) {
            versions.push(version);
        }
        let surplus = versions.len().saturating_sub(VERSIONS);
        versions.drain(..surplus);
        if !references.contains(&request.external_reference) {
            references.push(request.external_reference.clone());
        }
        // What was sent under the oldest was looked for before anything was sent under a newer one.
        let surplus = references.len().saturating_sub(VERSIONS);
        references.drain(..surplus);
        if is_own && !own.contains(&request.external_reference) {
            own.push(request.external_reference.clone());
        }
        own.retain(|known| references.contains(known));
        let sent = Self { versions, references, own, at: SentAt::now(), answered: false };
        storage::set(&key(&order.id), &sent)?;
        storage::checkpoint()
    }

    /// The last request is settled.
    pub(super) fn answered(order: &Order) -> Result<(), Error> {
        if let Some(mut sent) = Self::load(order)? {
            sent.answered = true;
            storage::set(&key(&order.id), &sent)?;
            storage::checkpoint()?;
        }
        Ok(())
    }

    /// What is there under a reference was there before anything was sent under it: it isn't ours.
    pub(super) fn not_ours(order: &Order, reference: &str) -> Result<(), Error> {
        let Some(mut sent) = Self::load(order)? else { return Ok(()) };
        sent.references.retain(|known| known != reference);
        sent.own.retain(|known| known != reference);
        sent.answered = true;
        match sent.references.is_empty() {
            true => storage::delete(&key(&order.id))?,
            false => storage::set(&key(&order.id), &sent)?,
        }
        storage::checkpoint()
    }

    /// What is there under this reference may be the order, and a person is asked: also where its number, and so its
    /// reference, changes before they have said so.
    pub(super) fn keep_reference(order: &Order, reference: &str) -> Result<(), Error> {
        let none = Self {
            versions: Vec::new(),
            references: Vec::new(),
            own: Vec::new(),
            at: SentAt::now(),
            answered: true,
        };
        let mut sent = Self::load(order)?.unwrap_or(none);
        if !sent.holds(reference) {
            sent.references.push(reference.to_owned());
            storage::set(&key(&order.id), &sent)?;
            storage::checkpoint()?;
        }
        Ok(())
    }

    /// Whether it was sent under this reference.
    pub(super) fn holds(&self, reference: &str) -> bool {
        self.references.iter().any(|known| known == reference)
    }

    /// Whether it was sent under this reference, which is made with its own id.
    pub(super) fn holds_own(&self, reference: &str) -> bool {
        self.own.iter().any(|known| known == reference)
    }

    /// The references under which it was sent and may be. Where it was sent under one of its own, what has the number
    /// is another order.
    pub(super) fn references(&self, order: &Order) -> Vec<&str> {
        let known = self.references.iter().map(String::as_str);
        known.filter(|known| !self.holds_own(&format!("{known}/{}", order.id))).collect()
    }

    /// Whether what is there was created by one of our requests.
    pub(super) fn created(&self, there: &SubmittedOrder) -> bool {
        compare::fingerprint(there).is_some_and(|there| self.versions.contains(&there))
    }

    /// How long until what isn't there may be looked for again; none where it can't arrive any more.
    pub(super) fn may_arrive(&self) -> Option<u64> {
        if self.answered {
            return None;
        }
        settling::next_look(self.at.elapsed().unwrap_or_default(), SETTLED_AFTER_MS)
    }
}

/// The same for an order that may have been sent before a restore, which took the note along.
pub(super) fn may_arrive(sent: Option<&Sent>, order: &Order) -> Option<u64> {
    let noted = sent.and_then(Sent::may_arrive);
    let restore = installation::last_restore().filter(|_| order_job::may_be_there(order));
    let restored = restore.and_then(|restore| settling::next_look(restore.since_ms, SETTLED_AFTER_MS));
    noted.into_iter().chain(restored).min()
}

/// Forgets it with the end of this call: the order is decided.
pub(super) fn forget(order_id: &str) -> Result<(), Error> {
    storage::delete(&key(order_id))
}

fn key(order_id: &str) -> String {
    format!("sent/{}", storage::part(order_id))
}
