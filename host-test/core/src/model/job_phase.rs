//! The phases of a job in the queue, and the outcomes of one that succeeded.

use serde::{Deserialize, Serialize};

/// The phase of a job in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// It runs when it's due.
    Waiting,
    /// A worker runs it, under a lease.
    Running,
    /// A setting, a switch or a module is missing: it continues when that changes.
    Paused,
    /// It succeeded; its [`Outcome`] says how.
    Done,
    /// It ended without being done, for a reason.
    Skipped,
    /// It failed for good: a person sees it and can send it again.
    Parked,
    /// It may have reached the remote: a person decides whether it did.
    Uncertain,
}

impl Phase {
    /// All phases, in the order in which a person sees them.
    pub const ALL: [Self; 7] = [
        Self::Waiting,
        Self::Running,
        Self::Paused,
        Self::Done,
        Self::Skipped,
        Self::Parked,
        Self::Uncertain,
    ];

    /// The phase's name in the store, in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Done => "done",
            Self::Skipped => "skipped",
            Self::Parked => "parked",
            Self::Uncertain => "uncertain",
        }
    }

    /// The phase with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.as_str() == name)
    }
}

/// The outcome of a job that succeeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Nothing to do.
    Nothing,
    /// Further work was queued.
    Queued,
    /// Created or updated at the remote.
    Sent,
    /// The remote already had it.
    AlreadyThere,
    /// The remote's record was imported here.
    Taken,
    /// It was cancelled before it ran.
    Cancelled,
}

impl Outcome {
    const ALL: [Self; 6] =
        [Self::Nothing, Self::Queued, Self::Sent, Self::AlreadyThere, Self::Taken, Self::Cancelled];

    /// The outcome's name in the store and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::AlreadyThere => "already-there",
            Self::Taken => "taken",
            Self::Cancelled => "cancelled",
        }
    }

    /// The outcome with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == name)
    }
}
