//! The effects of one call: what takes effect together, and what became of it.

use super::read::{Fingerprint, Read};
use crate::activity::ActivityEvent;
use crate::model::{Counts, InstallationId, Lease, Message, NewJob};
use crate::next_state::JobUpdate;
use crate::session::Renewed;
use crate::shop::{Change, Entity, Link, Subject, Timestamp};

/// Everything that one call changes: it takes effect together or not at all.
#[derive(Clone, Default)]
pub struct Commit {
    /// Whose call.
    pub installation: InstallationId,
    /// The settings under which it ran: others by now make it outdated.
    pub revision: Option<u64>,
    /// The job that it ran, if it ran one.
    pub lease: Option<Lease>,
    /// What it read: something else by now makes it outdated.
    pub expect: Vec<(Read, Fingerprint)>,
    /// What it wrote into its storage; none deletes.
    pub writes: Vec<(String, Option<Vec<u8>>)>,
    /// The session that it renewed; its writes are that session then.
    pub session: Option<Renewed>,
    /// What it queued.
    pub pushes: Vec<NewJob>,
    /// What it took back: (kind, key).
    pub cancels: Vec<(String, String)>,
    /// The link that is the very result: without it the whole commit fails.
    pub link: Option<Link>,
    /// What it asks to change in the shop: each can be refused for itself.
    pub changes: Vec<Change>,
    /// How its job ended; only with `lease`.
    pub ending: Option<JobUpdate>,
    /// Nothing that changes the remote left in the run that ends: what its checkpoints kept of the order wasn't sent.
    pub unsent: bool,
    /// The page of a tick that it reported.
    pub page: Option<TickPage>,
    /// What the owner can read about it.
    pub activity: Vec<NewActivity>,
    /// No work of the installation begins before this: the connector asked for a rest.
    pub rest_until: Option<Timestamp>,
    /// Other installations of the shop that hear of the customers that this call changed.
    pub tell: Vec<InstallationId>,
    /// Now.
    pub now: Timestamp,
}

/// An activity to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewActivity {
    /// About which record.
    pub subject: Option<Subject>,
    /// What.
    pub event: ActivityEvent,
    /// The reason or detail.
    pub message: Option<Message>,
}

/// A page of a tick, next to the changes that it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TickPage {
    /// Which records.
    pub entity: Entity,
    /// The cursor that the call ran with: another one by now makes it outdated.
    pub ran_with: Option<String>,
    /// Where the next page begins.
    pub cursor: String,
    /// Records that couldn't be taken: the remote's identifiers and why.
    pub problems: Vec<(String, Message)>,
    /// Records so far in this pass.
    pub done: u64,
    /// Of so many, where known.
    pub total: Option<u64>,
    /// Whether the pass ends with this page.
    pub ends: bool,
    /// Where the page belongs to a list of everything.
    pub enumeration: Option<Enumeration>,
}

/// Where a page stands in a list of everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enumeration {
    /// It's the first.
    pub begins: bool,
    /// It's the last: what none of them named is gone.
    pub ends: bool,
}

/// What a commit did in the shop.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applied {
    /// Changes that the platform refused.
    pub refusals: Vec<Refusal>,
    /// What the others did.
    pub counts: Counts,
}

/// A change that the platform refused, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Which of [`Commit::changes`].
    pub index: usize,
    /// Why.
    pub message: Message,
}
