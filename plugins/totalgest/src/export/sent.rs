//! What was sent of an order, kept until it's decided: an order that was edited while its request had no answer is still
//! recognized, and one that was cancelled meanwhile isn't given up while it may still arrive.

use framework360_sdk::Error;
use framework360_sdk::json::{self, Json, Object, Value};
use framework360_sdk::settling::{self, SentAt};
use framework360_sdk::shop::Order;
use framework360_sdk::storage::{self, Stored};

use super::compare;
use crate::api::NewOrder;

/// How long after a checkpoint TotalGest may still be at work on the request that it was for, in milliseconds: 10 s until
/// it leaves, 30 s until we give up on an answer, 120 s for TotalGest's own work. Arbitrary.
const SETTLED_AFTER_MS: u64 = 160_000;
/// Versions of one order that are remembered: edits while a request has no answer.
const VERSIONS: usize = 20;

/// The note about one order: durable before its request leaves.
pub(super) struct Sent {
    /// What each request sent, as [`compare::fingerprint`].
    versions: Vec<u64>,
    at: SentAt,
    /// Whether the last request is settled: TotalGest answered, or it certainly didn't leave.
    answered: bool,
}

impl Stored for Sent {
    const VERSION: u32 = 1;

    fn write(&self, object: &mut Object) {
        object.numbers("versions", self.versions.iter()).flag("answered", self.answered);
        self.at.write(object, "at");
    }

    fn read(object: Value<'_>) -> Option<Self> {
        let versions = object.get("versions")?.elements()?.into_iter().map(|one| one.text()?.parse().ok());
        Some(Self {
            versions: versions.collect::<Option<Vec<_>>>()?,
            at: SentAt::read(object, "at")?,
            answered: json::flag(object, "answered")?,
        })
    }
}

impl Sent {
    /// The note about an order; none where it was never sent.
    pub(super) fn load(order: &Order) -> Result<Option<Self>, Error> {
        let Some(mut sent) = storage::get::<Self>(&key(&order.id))? else { return Ok(None) };
        if sent.at.elapsed().is_none() {
            sent.at.note();
            storage::set(&key(&order.id), &sent)?;
            storage::checkpoint()?;
        }
        Ok(Some(sent))
    }

    /// Notes durably what is about to be sent.
    pub(super) fn note(order: &Order, request: &NewOrder<'_>) -> Result<(), Error> {
        let mut versions = Self::load(order)?.map(|sent| sent.versions).unwrap_or_default();
        let version = compare::fingerprint_of(request);
        if !versions.contains(&version) {
            versions.push(version);
        }
        let surplus = versions.len().saturating_sub(VERSIONS);
        versions.drain(..surplus);
        storage::set(&key(&order.id), &Self { versions, at: SentAt::now(), answered: false })?;
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

    /// Whether what is there was created by one of our requests.
    pub(super) fn created(&self, there: &Json<'_>) -> bool {
        compare::fingerprint(there.root()).is_some_and(|there| self.versions.contains(&there))
    }

    /// How long until what isn't there may be looked for again; none where it can't arrive any more.
    pub(super) fn may_arrive(&self) -> Option<u64> {
        if self.answered {
            return None;
        }
        settling::next_look(self.at.elapsed().unwrap_or_default(), SETTLED_AFTER_MS)
    }
}

/// Forgets it with the end of this call: the order is decided.
pub(super) fn forget(order_id: &str) -> Result<(), Error> {
    storage::delete(&key(order_id))
}

fn key(order_id: &str) -> String {
    format!("sent/{order_id}")
}
