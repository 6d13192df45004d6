//! The record of what was sent of an order, stored until the order is decided. So an order that was edited while its
//! request had no answer is still recognized, and one that was cancelled meanwhile isn't given up while a request is in
//! flight.

use framework360_sdk::in_flight::{self, SentAt};
use framework360_sdk::shop::Order;
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, installation, order_job};
use serde::{Deserialize, Serialize};

use super::compare;
use super::reference::reference;
use crate::api::{NewOrder, SubmittedOrder};

/// How long after its checkpoint a request may still take effect, in milliseconds: 10 s until it leaves, 30 s until the
/// connector gives up on an answer, 120 s for TotalGest's own work. Arbitrary.
const IN_FLIGHT_GRACE_MS: u64 = 160_000;
/// The most versions of one order that are remembered: edits while a request has no answer.
const MAX_VERSIONS: usize = 20;

/// The record of what was sent of one order: durable before its request leaves.
#[derive(Serialize, Deserialize)]
pub(super) struct SubmissionRecord {
    /// The content of each request, as [`compare::fingerprint`].
    versions: Vec<u64>,
    /// Whether the outcome of the last request is known: TotalGest answered, or the request certainly didn't leave.
    answered: bool,
    /// The references under which it was sent: another number makes another reference. An older release stored none.
    #[serde(default)]
    references: Vec<String>,
    /// The references among them that are made with the order's own id, and not of its number alone. An older release
    /// stored none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    own: Vec<String>,
    at: SentAt,
}

impl Encoded for SubmissionRecord {
    fn encode(&self) -> String {
        storage::with_version(2, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(0..=2, text)
    }
}

impl SubmissionRecord {
    /// The record of an order; none where it was never sent.
    pub(super) fn load(order: &Order) -> Result<Option<Self>, Error> {
        let Some(mut sent) = storage::get::<Self>(&key(&order.id))? else { return Ok(None) };
        let mut changed = false;
        if sent.at.elapsed().is_none() {
            sent.at.start_epoch();
            changed = true;
        }
        // Stored at once: the number may change before the next attempt.
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

    /// Records durably what is about to be sent, and whether under a reference of the order's own.
    pub(super) fn begin(order: &Order, request: &NewOrder<'_>, is_own: bool) -> Result<(), Error> {
        let before = Self::load(order)?;
        let (mut versions, mut references, mut own) =
            before.map(|sent| (sent.versions, sent.references, sent.own)).unwrap_or_default();
        let version = compare::fingerprint_of(request);
        if !versions.contains(&version) {
            versions.push(version);
        }
        let surplus = versions.len().saturating_sub(MAX_VERSIONS);
        versions.drain(..surplus);
        if !references.contains(&request.external_reference) {
            references.push(request.external_reference.clone());
        }
        // The oldest references go: they were looked up before anything was sent under a newer one.
        let surplus = references.len().saturating_sub(MAX_VERSIONS);
        references.drain(..surplus);
        if is_own && !own.contains(&request.external_reference) {
            own.push(request.external_reference.clone());
        }
        own.retain(|known| references.contains(known));
        let sent = Self { versions, references, own, at: SentAt::now(), answered: false };
        storage::set(&key(&order.id), &sent)?;
        storage::checkpoint()
    }

    /// Records that the outcome of the last request is known.
    pub(super) fn mark_answered(order: &Order) -> Result<(), Error> {
        if let Some(mut sent) = Self::load(order)? {
            sent.answered = true;
            storage::set(&key(&order.id), &sent)?;
            storage::checkpoint()?;
        }
        Ok(())
    }

    /// Removes a reference under which another order was found before this order was sent under it.
    pub(super) fn remove_reference(order: &Order, reference: &str) -> Result<(), Error> {
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

    /// Adds a reference under which a record was found that may be this order. A person is asked about it, also if the
    /// order's number, and so its reference, changes before they answer.
    pub(super) fn add_reference(order: &Order, reference: &str) -> Result<(), Error> {
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

    /// Whether the order was sent under this reference.
    pub(super) fn holds(&self, reference: &str) -> bool {
        self.references.iter().any(|known| known == reference)
    }

    /// Whether the order was sent under this reference, and the reference is made with its own id.
    pub(super) fn holds_own(&self, reference: &str) -> bool {
        self.own.iter().any(|known| known == reference)
    }

    /// The references under which the order may be found. Where it was sent under one of its own, the reference without
    /// the id is another order's.
    pub(super) fn references(&self, order: &Order) -> Vec<&str> {
        let known = self.references.iter().map(String::as_str);
        known.filter(|known| !self.holds_own(&format!("{known}/{}", order.id))).collect()
    }

    /// Whether a record was created by one of this order's requests.
    pub(super) fn has_created(&self, there: &SubmittedOrder) -> bool {
        compare::fingerprint(there).is_some_and(|there| self.versions.contains(&there))
    }

    /// How long to wait, in milliseconds, before the next lookup; none where no request is in flight any more.
    pub(super) fn next_lookup(&self) -> Option<u64> {
        if self.answered {
            return None;
        }
        in_flight::next_lookup(self.at.elapsed().unwrap_or_default(), IN_FLIGHT_GRACE_MS)
    }
}

/// How long to wait, in milliseconds, before the next lookup of an order that may also have been sent before a restore,
/// which removed its record. None where no request is in flight any more.
pub(super) fn next_lookup(sent: Option<&SubmissionRecord>, order: &Order) -> Option<u64> {
    let recorded = sent.and_then(SubmissionRecord::next_lookup);
    let restore = installation::last_restore().filter(|_| order_job::may_be_there(order));
    let restored = restore.and_then(|restore| in_flight::next_lookup(restore.since_ms, IN_FLIGHT_GRACE_MS));
    recorded.into_iter().chain(restored).min()
}

/// Deletes the record with the end of this call: the order is decided.
pub(super) fn delete(order_id: &str) -> Result<(), Error> {
    storage::delete(&key(order_id))
}

fn key(order_id: &str) -> String {
    format!("sent/{}", storage::part(order_id))
}
