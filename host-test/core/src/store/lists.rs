//! The queries of a control panel: pages of records, of the activity, and of the queue. None changes anything; each
//! takes as long for a hundred thousand rows as for ten.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::{Record, StoreError};
use crate::activity_event::ActivityEvent;
use crate::model::{Activity, InstallationId, Job, JobId, Message, Phase};
use crate::shop::{Entity, Subject, Timestamp};

/// The state of a record at an installation, as far as the platform itself knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// No link, and no job that says more.
    NotLinked,
    /// A job waits or runs, and there is no link yet.
    Queued,
    /// A job waits for its owner: a setting, a switch or a module is missing.
    OnHold,
    /// There is a link.
    Linked,
    /// A job failed for good.
    Failed,
    /// A person has to look.
    Uncertain,
}

impl Standing {
    /// All, in the order of a filter.
    pub const ALL: [Self; 6] =
        [Self::NotLinked, Self::Queued, Self::OnHold, Self::Linked, Self::Failed, Self::Uncertain];

    /// The state's name in URLs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotLinked => "not-linked",
            Self::Queued => "queued",
            Self::OnHold => "on-hold",
            Self::Linked => "linked",
            Self::Failed => "failed",
            Self::Uncertain => "uncertain",
        }
    }

    /// The state with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.as_str() == name)
    }
}

/// Selects the records of a list.
#[derive(Debug, Clone)]
pub struct RecordQuery {
    /// The shop's id.
    pub shop: String,
    /// The kind of records.
    pub entity: Entity,
    /// A number, id, SKU, e-mail address or telephone number that begins so, or a name with this in it; empty: any.
    pub text: String,
    /// Only records in this state at an installation.
    pub standing: Option<(InstallationId, Standing)>,
}

/// Where a page of records begins. The number is what a page gave as its end or its beginning.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PageStart {
    /// At the record that was changed last.
    #[default]
    Newest,
    /// With the records that were changed before: on the next page.
    Before(i64),
    /// So that it ends before the records that were changed earlier: on the page before.
    After(i64),
}

/// A page of a list of records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordPage {
    /// The records as the shop has them, the last changed first.
    pub records: Vec<Record>,
    /// The number of records that match, on all pages.
    pub matching: u64,
    /// The number of the shop's records of this kind.
    pub all: u64,
    /// The end of the page, for [`PageStart::Before`]; none where no record was changed earlier.
    pub older: Option<i64>,
    /// The beginning of the page, for [`PageStart::After`]; none where no record was changed later.
    pub newer: Option<i64>,
}

impl RecordPage {
    /// The ids of its records.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        self.records.iter().map(|record| record.subject().id).collect()
    }
}

/// The number of records in each state at an installation.
pub type Standings = BTreeMap<Standing, u64>;

/// A number of jobs that are in the same phase for the same reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// Their installation.
    pub installation: InstallationId,
    /// Their kind.
    pub kind: String,
    /// The reason.
    pub message: Option<Message>,
    /// The number of jobs.
    pub jobs: u64,
    /// When the first of them was queued.
    pub since: Timestamp,
    /// When any of them changed last.
    pub updated_at: Timestamp,
    /// When the next of them is due.
    pub due: Timestamp,
    /// The newest of them.
    pub newest: JobId,
}

/// Selects entries of the activity, the last first.
#[derive(Debug, Clone, Default)]
pub struct ActivityQuery {
    /// Only those of these installations.
    pub installations: Vec<InstallationId>,
    /// Only those about this record.
    pub subject: Option<Subject>,
    /// Only these kinds; empty: all.
    pub events: Vec<ActivityEvent>,
    /// Only those before this entry.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: u32,
}

/// Numbers of events in one span of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bar {
    /// When it begins.
    pub at: Timestamp,
    /// Records that were created or updated at the remote.
    pub sent: u64,
    /// Attempts that failed, for good or for now.
    pub failed: u64,
}

/// The queries of lists.
#[async_trait]
pub trait Lists: Send + Sync {
    /// A page of records.
    async fn records_page(
        &self,
        query: &RecordQuery,
        start: PageStart,
        limit: u32,
    ) -> Result<RecordPage, StoreError>;
    /// The ids of the records that a query finds, in no particular order.
    async fn record_ids(&self, query: &RecordQuery) -> Result<Vec<String>, StoreError>;

    /// One of a shop's records, as the shop has it.
    async fn record(&self, shop: &str, entity: Entity, id: &str) -> Result<Option<Record>, StoreError>;

    /// The number of records that a shop has, and of those in each [`Standing`] at an installation.
    async fn standings(
        &self,
        shop: &str,
        entity: Entity,
        installation: InstallationId,
    ) -> Result<(u64, Standings), StoreError>;

    /// The number of these installations' jobs in each phase that isn't an end without problems.
    async fn phases(&self, installations: &[InstallationId]) -> Result<BTreeMap<Phase, u64>, StoreError>;

    /// The causes of jobs in these phases, those with the most jobs first, at most `limit`.
    async fn causes(
        &self,
        installations: &[InstallationId],
        phases: &[Phase],
        limit: u32,
    ) -> Result<Vec<Cause>, StoreError>;

    /// The jobs of a cause in a phase, none of them newer than [`Cause::newest`], the newest first.
    async fn jobs_of_cause(&self, cause: &Cause, phase: Phase, limit: u32) -> Result<Vec<Job>, StoreError>;

    /// Entries of the activity, the last first.
    async fn activities(&self, query: &ActivityQuery) -> Result<Vec<Activity>, StoreError>;

    /// Numbers of events since `from`, in spans of `span` milliseconds; those in which nothing happened are left out.
    async fn bars(
        &self,
        installations: &[InstallationId],
        from: Timestamp,
        span: u64,
    ) -> Result<Vec<Bar>, StoreError>;
}
