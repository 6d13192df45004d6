//! Reports of orders that a person sent. A report outlives the process that began it, and is
//! completed by the workers that end its jobs.

use serde::{Deserialize, Serialize};

use crate::model::{JobId, Message, Outcome, Phase};
use crate::shop::Timestamp;

/// A report's number in its store.
pub type ReportId = i64;

/// The parts of a report: every selected order is in exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// It was sent now.
    Sent,
    /// The remote already had it.
    AlreadyThere,
    /// It wasn't sent, for a reason.
    Skipped,
    /// It was refused, or its run was broken.
    Failed,
    /// A person must look whether it arrived.
    Uncertain,
    /// It isn't done, and continues by itself.
    Waiting,
}

impl Part {
    /// All parts, in the order of a report.
    pub const ALL: [Self; 6] =
        [Self::Sent, Self::AlreadyThere, Self::Skipped, Self::Failed, Self::Uncertain, Self::Waiting];

    /// The part's name in the store and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::AlreadyThere => "already_there",
            Self::Skipped => "skipped",
            Self::Failed => "failed",
            Self::Uncertain => "uncertain",
            Self::Waiting => "waiting",
        }
    }

    /// The part with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.as_str() == name)
    }

    /// The part for an order whose job has this phase and outcome.
    #[must_use]
    pub fn of(phase: Phase, outcome: Option<Outcome>) -> Self {
        match (phase, outcome) {
            (Phase::Done, Some(Outcome::Sent)) => Self::Sent,
            (Phase::Done, Some(Outcome::AlreadyThere | Outcome::Taken)) => Self::AlreadyThere,
            (Phase::Done | Phase::Skipped, _) => Self::Skipped,
            (Phase::Parked, _) => Self::Failed,
            (Phase::Uncertain, _) => Self::Uncertain,
            (Phase::Waiting | Phase::Running | Phase::Paused, _) => Self::Waiting,
        }
    }
}

/// The report of one send by hand: its orders and their results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its number.
    pub id: ReportId,
    /// When its orders were sent.
    pub at: Timestamp,
    /// Each selected order once, in the order of the selection.
    pub rows: Vec<SentRow>,
}

/// One order of a send by hand, and its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentRow {
    /// The record.
    pub record: String,
    /// The job that sends it.
    pub job: JobId,
    /// The part of the report that it belongs to.
    pub part: Part,
    /// The number at the remote, where the order exists there.
    pub number: String,
    /// The reason for the result.
    pub message: Option<Message>,
    /// When it ended; none where its job isn't done.
    pub ended_at: Option<Timestamp>,
}

/// The numbers of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Its number.
    pub id: ReportId,
    /// When its orders were sent.
    pub at: Timestamp,
    /// The number of orders in each part that has any.
    pub counts: Vec<(Part, usize)>,
}

impl Report {
    /// The number of orders in a part; over all parts, that of the selected ones.
    #[must_use]
    pub fn count(&self, part: Part) -> usize {
        self.rows.iter().filter(|row| row.part == part).count()
    }
}

impl Summary {
    /// The number of orders in a part; over all parts, that of the selected ones.
    #[must_use]
    pub fn count(&self, part: Part) -> usize {
        self.counts.iter().filter(|(known, _)| *known == part).map(|(_, count)| count).sum()
    }
}
