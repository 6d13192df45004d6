//! What the lists of a control panel ask of the store: pages of records, of what happened, and of the queue. Nothing here
//! changes anything; each answer takes as long for a hundred thousand rows as for ten.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::{Record, StoreError};
use crate::activity::ActivityEvent;
use crate::model::{Activity, InstallationId, Job, JobId, Message, Phase};
use crate::shop::{Entity, Subject, Timestamp};

/// How a record stands at an installation, as far as the platform knows by itself.
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

    /// The word in addresses.
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

    /// The standing of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.as_str() == word)
    }
}

/// Which records of a shop are listed.
#[derive(Debug, Clone)]
pub struct RecordQuery {
    /// The shop's id.
    pub shop: String,
    /// Which records.
    pub entity: Entity,
    /// A number, id, SKU, e-mail address or telephone number that begins so, or a name with this in it; empty: any.
    pub text: String,
    /// Those that stand so at an installation.
    pub standing: Option<(InstallationId, Standing)>,
}

/// A page of a list of records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordPage {
    /// As the shop has them, the last changed first.
    pub records: Vec<Record>,
    /// How many match, on all pages.
    pub matching: u64,
    /// Where the next page begins; none: this is the last one.
    pub next: Option<i64>,
}

impl RecordPage {
    /// The ids of its records.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        self.records.iter().map(|record| record.subject().id).collect()
    }
}

/// How many records stand how at an installation.
pub type Standings = BTreeMap<Standing, u64>;

/// Jobs that stand alike for the same reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// Whose.
    pub installation: InstallationId,
    /// Their kind.
    pub kind: String,
    /// Why.
    pub message: Option<Message>,
    /// How many.
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

/// Which activities are listed, the last first.
#[derive(Debug, Clone, Default)]
pub struct ActivityQuery {
    /// Of these installations.
    pub installations: Vec<InstallationId>,
    /// About this record.
    pub subject: Option<Subject>,
    /// Of these kinds; empty: all.
    pub events: Vec<ActivityEvent>,
    /// Before this one.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: u32,
}

/// What happened in one span of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bar {
    /// When it begins.
    pub at: Timestamp,
    /// Records that were created or updated at the remote.
    pub sent: u64,
    /// Attempts that failed, for good or for now.
    pub failed: u64,
}

/// What lists ask of the store.
#[async_trait]
pub trait Lists: Send + Sync {
    /// A page of records, from `before` on.
    async fn records_page(
        &self,
        query: &RecordQuery,
        before: Option<i64>,
        limit: u32,
    ) -> Result<RecordPage, StoreError>;

    /// One of a shop's records, as the shop has it.
    async fn record(&self, shop: &str, entity: Entity, id: &str) -> Result<Option<Record>, StoreError>;

    /// How many records a shop has, and how many of them stand how at an installation.
    async fn standings(
        &self,
        shop: &str,
        entity: Entity,
        installation: InstallationId,
    ) -> Result<(u64, Standings), StoreError>;

    /// How many jobs of these installations are in each phase that hasn't ended well.
    async fn phases(&self, installations: &[InstallationId]) -> Result<BTreeMap<Phase, u64>, StoreError>;

    /// Jobs in these phases by cause, the most first, at most `limit` causes.
    async fn causes(
        &self,
        installations: &[InstallationId],
        phases: &[Phase],
        limit: u32,
    ) -> Result<Vec<Cause>, StoreError>;

    /// The jobs of a cause in a phase, none of them newer than [`Cause::newest`], the newest first.
    async fn jobs_of_cause(&self, cause: &Cause, phase: Phase, limit: u32) -> Result<Vec<Job>, StoreError>;

    /// Activities, the last first.
    async fn activities(&self, query: &ActivityQuery) -> Result<Vec<Activity>, StoreError>;

    /// What happened since `from`, in spans of `span` milliseconds; those in which nothing did are left out.
    async fn bars(
        &self,
        installations: &[InstallationId],
        from: Timestamp,
        span: u64,
    ) -> Result<Vec<Bar>, StoreError>;
}
