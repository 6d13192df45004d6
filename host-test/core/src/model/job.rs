//! A piece of background work, and the right to run it.

use serde::{Deserialize, Serialize};

use super::{InstallationId, Message, Outcome, Phase};
use crate::shop::{Subject, Timestamp};

/// A job's number in its store.
pub type JobId = i64;

/// A piece of background work. There is one row for each installation, kind and key, for good,
/// so that its attempts are never forgotten and it never runs twice at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number in the store.
    pub id: JobId,
    /// The installation that it belongs to.
    pub installation: InstallationId,
    /// The connector's name for this kind of work, or one of [`kinds`](super::kinds).
    pub kind: String,
    /// The key of what it is about, unique within its kind.
    pub key: String,
    /// The record it is about.
    pub subject: Option<Subject>,
    /// The connector's own data, opaque to the platform.
    pub payload: Vec<u8>,
    /// Its phase in the queue.
    pub phase: Phase,
    /// Its outcome, where it has succeeded.
    pub outcome: Option<Outcome>,
    /// The job that its last run queued, where it ended as [`Outcome::Queued`].
    pub led_to: Option<JobId>,
    /// Attempts that may have reached the remote, the running one included.
    pub attempts: u32,
    /// Failures since it was queued: after too many it is parked.
    pub failures: u32,
    /// Runs in a row that crashed or returned something invalid: after too many it is parked as poison.
    pub breakdowns: u32,
    /// When it is due.
    pub not_before: Timestamp,
    /// When it was queued last.
    pub queued_at: Timestamp,
    /// When its first attempt began.
    pub first_started_at: Option<Timestamp>,
    /// When anything of it changed last.
    pub updated_at: Timestamp,
    /// Whether a person requested it.
    pub manual: bool,
    /// A person's decision, where it was uncertain.
    pub resolution: Option<Resolution>,
    /// The reason for its phase.
    pub message: Option<Message>,
    /// Whether a newer version of the same job waits for this run to end.
    pub followed: bool,
    /// Whether it also runs while the installation is paused or disabled; then without HTTP.
    pub runs_when_disabled: bool,
}

/// A person's decision on an uncertain job, after they looked at the remote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resolution {
    /// The record exists there, under this number.
    There(String),
    /// The record doesn't exist there: send it again.
    NotThere,
}

/// A job to be queued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewJob {
    /// The connector's name for this kind of work, or one of [`kinds`](super::kinds).
    pub kind: String,
    /// The key of what it is about.
    pub key: String,
    /// The record it is about.
    pub subject: Option<Subject>,
    /// The connector's own data, opaque to the platform.
    pub payload: Vec<u8>,
    /// Milliseconds to wait before the first attempt.
    pub delay_ms: u64,
    /// Whether a person requested it: it goes to the head of the queue.
    pub manual: bool,
    /// Whether it also runs while the installation is paused or disabled, then without HTTP: for what the law
    /// demands.
    // Older stores hold a queued successor of a job under the earlier name of this field.
    #[serde(default, alias = "even_when_off")]
    pub runs_when_disabled: bool,
}

/// The right of a worker to complete a running job. A worker that lost it can't commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    /// The job.
    pub job: JobId,
    /// A number that grows with every claim.
    pub token: i64,
}
