//! The effects of one call, which are committed together, and the result.

use super::read::{Fingerprint, Read};
use crate::activity_event::ActivityEvent;
use crate::model::{Counts, InstallationId, Lease, Message, NewJob};
use crate::next_state::JobUpdate;
use crate::session::RefreshedSession;
use crate::shop::{Change, Entity, Link, Subject, Timestamp};

/// Everything that one call changes: it takes effect together or not at all.
#[derive(Clone, Default)]
pub struct Commit {
    /// The installation whose connector made the call.
    pub installation: InstallationId,
    /// The revision of the settings under which it ran: another one by now makes it outdated.
    pub revision: Option<u64>,
    /// The job that it ran, if it ran one.
    pub lease: Option<Lease>,
    /// The reads of the call, with their fingerprints: another answer by now makes it outdated.
    pub expect: Vec<(Read, Fingerprint)>,
    /// The values that it wrote into its storage; none deletes.
    pub writes: Vec<(String, Option<Vec<u8>>)>,
    /// The session that it refreshed; its writes are that session then.
    pub session: Option<RefreshedSession>,
    /// The jobs that it queued.
    pub pushes: Vec<NewJob>,
    /// The jobs that it cancelled: (kind, key).
    pub cancels: Vec<(String, String)>,
    /// Kinds and keys of jobs sent by hand that a person stopped.
    pub stops: Vec<(String, String)>,
    /// The link that it resulted in: if that can't be made, the whole commit fails.
    pub link: Option<Link>,
    /// The changes in the shop that it asks for: each can be refused for itself.
    pub changes: Vec<Change>,
    /// How its job ended; only with `lease`.
    pub ending: Option<JobUpdate>,
    /// Whether no request that changes the remote left in the run that ends: what its checkpoints stored of the order
    /// wasn't sent.
    pub unsent: bool,
    /// The page of a tick that it reported.
    pub page: Option<TickPage>,
    /// The entries of the activity.
    pub activity: Vec<NewActivity>,
    /// No work of the installation begins before this: the connector asked for a pause.
    pub pause_until: Option<Timestamp>,
    /// Other installations of the shop that are notified of the customers that this call changed.
    pub notify: Vec<InstallationId>,
    /// The time of the commit.
    pub now: Timestamp,
}

/// An entry of the activity to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewActivity {
    /// The record that it is about.
    pub subject: Option<Subject>,
    /// The kind of event.
    pub event: ActivityEvent,
    /// The reason or detail.
    pub message: Option<Message>,
    /// The name of the person who did it, if one did.
    pub actor: Option<String>,
}

/// A page of a tick, next to the changes that it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TickPage {
    /// The kind of records.
    pub entity: Entity,
    /// The cursor that the call ran with: another one by now makes it outdated.
    pub ran_with: Option<String>,
    /// Where the next page begins.
    pub cursor: String,
    /// Records that couldn't be imported: the remote's identifiers and the reasons.
    pub problems: Vec<(String, Message)>,
    /// Records so far in this pass.
    pub done: u64,
    /// All records of the pass, where their number is known.
    pub total: Option<u64>,
    /// Whether the pass ends with this page.
    pub ends: bool,
    /// The page's position in a full list, where it belongs to one.
    pub enumeration: Option<Enumeration>,
}

/// A page's position in a full list of the remote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enumeration {
    /// Whether it's the first page.
    pub begins: bool,
    /// Whether it's the last page: records that no page named are gone.
    pub ends: bool,
}

/// The result of a commit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applied {
    /// Changes that the platform refused.
    pub refusals: Vec<Refusal>,
    /// The numbers of records that the other changes affected.
    pub counts: Counts,
}

/// A change that the platform refused, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The index in [`Commit::changes`].
    pub index: usize,
    /// The reason.
    pub message: Message,
}
