//! What became of orders that a person sent: a report outlives the process that began it, and is
//! completed by whoever ends its jobs.

use serde::{Deserialize, Serialize};

use crate::model::{JobId, Message, Outcome, Phase};
use crate::shop::Timestamp;

/// A report's number in its store.
pub type ReportId = i64;

/// The parts of a report: every selected order is in exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Sent now.
    Sent,
    /// It was there before.
    AlreadyThere,
    /// There was a reason not to send it.
    Skipped,
    /// Refused or broken.
    Failed,
    /// A person must look.
    Uncertain,
    /// Goes on by itself later.
    Waiting,
}

impl Part {
    /// All, in the order of a report.
    pub const ALL: [Self; 6] =
        [Self::Sent, Self::AlreadyThere, Self::Skipped, Self::Failed, Self::Uncertain, Self::Waiting];

    /// The word in the store and in JSON.
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

    /// The part of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.as_str() == word)
    }

    /// The part of an order whose job stands so.
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

/// What became of the orders of one send by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its number.
    pub id: ReportId,
    /// When they were sent.
    pub at: Timestamp,
    /// Each selected order once, as they were selected.
    pub rows: Vec<SentRow>,
}

/// How one order of a send by hand stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentRow {
    /// The record.
    pub record: String,
    /// The job that sends it.
    pub job: JobId,
    /// Which part of the report it belongs to.
    pub part: Part,
    /// The number there, where it is there.
    pub number: String,
    /// Why.
    pub message: Option<Message>,
    /// When that was decided; none where it still goes on.
    pub ended_at: Option<Timestamp>,
}

/// A report in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Its number.
    pub id: ReportId,
    /// When its orders were sent.
    pub at: Timestamp,
    /// Orders in each part that has any.
    pub counts: Vec<(Part, usize)>,
}

impl Report {
    /// Orders in a part; over all parts, those that were selected.
    #[must_use]
    pub fn count(&self, part: Part) -> usize {
        self.rows.iter().filter(|row| row.part == part).count()
    }
}

impl Summary {
    /// Orders in a part; over all parts, those that were selected.
    #[must_use]
    pub fn count(&self, part: Part) -> usize {
        self.counts.iter().filter(|(known, _)| *known == part).map(|(_, count)| count).sum()
    }
}
