//! Ticks: the import of a remote's records, page by page, and what it changed.

use serde::{Deserialize, Serialize};

use super::{InstallationId, Message};
use crate::shop::{Entity, Timestamp};

/// The numbers of records that one pass changed in the shop, by kind of change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Records that are new in the shop.
    pub created: u64,
    /// Records with a change besides their stock.
    pub updated: u64,
    /// Records with a change of their stock alone.
    pub stock: u64,
    /// Records that the shop already had as reported.
    pub unchanged: u64,
    /// Records taken off sale.
    pub deactivated: u64,
    /// Records that couldn't be imported.
    pub problems: u64,
    /// Records of the remote that were matched with ones that the shop already had.
    pub matched: u64,
    /// Matched records in which the remote's data replaced something that the owner had written.
    pub replaced: u64,
}

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            created: self.created + other.created,
            updated: self.updated + other.updated,
            stock: self.stock + other.stock,
            unchanged: self.unchanged + other.unchanged,
            deactivated: self.deactivated + other.deactivated,
            problems: self.problems + other.problems,
            matched: self.matched + other.matched,
            replaced: self.replaced + other.replaced,
        }
    }
}

/// A full list of the remote that is held back: it misses so many records that a person must confirm it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Records in the list.
    pub listed: u64,
    /// Records from this remote that the shop has on sale.
    pub known: u64,
    /// Records that would be taken off sale.
    pub missing: u64,
}

/// The state of the ticks of one installation and entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// The installation that the ticks belong to.
    pub installation: InstallationId,
    /// The kind of records.
    pub entity: Entity,
    /// Where the next page begins; none: at the beginning of the full list.
    pub cursor: Option<String>,
    /// When the schedule queues the next one.
    pub next_at: Timestamp,
    /// When the current pass began, or the last one where none runs.
    pub began_at: Option<Timestamp>,
    /// When the last pass ended.
    pub ended_at: Option<Timestamp>,
    /// Records so far in that pass, by the connector's count.
    pub done: u64,
    /// All records of that pass, where the connector knows their number.
    pub total: Option<u64>,
    /// The changes of that pass.
    pub counts: Counts,
    /// A list that waits for a person to confirm it.
    pub held: Option<Held>,
    /// Unresolved problems, from this pass or earlier ones; [`limits::PROBLEMS`] of them are listed
    /// one by one.
    ///
    /// [`limits::PROBLEMS`]: crate::limits::PROBLEMS
    pub problems: u64,
}

/// A record of the remote that couldn't be imported, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The remote's identifier; "#1" and so on where it came without one.
    pub remote_id: String,
    /// When the problem was first reported.
    pub since: Timestamp,
    /// The reason.
    pub message: Message,
}
