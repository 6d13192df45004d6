//! Pages of records, of activities and of the queue, each one statement or a few counts.

use std::collections::BTreeMap;

use super::base::Rows;
use crate::model::{Activity, InstallationId, Job, Phase};
use crate::shop::{Entity, Timestamp};
use crate::store::{ActivityQuery, Bar, Cause, PageStart, Record, RecordPage, RecordQuery};

/// The numbers of a shop's records by their link and their jobs at an installation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordCounts {
    /// All records of the shop.
    pub records: u64,
    /// Records with a link.
    pub linked: u64,
    /// Records with a job in each of the phases that were asked for.
    pub with_jobs: BTreeMap<Phase, JobCounts>,
}

/// The numbers of records with a job in one phase.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JobCounts {
    /// All records with such a job.
    pub records: u64,
    /// The records among them without a link.
    pub unlinked: u64,
}

/// The queries for the lists of a control panel; see [`Lists`](crate::store::Lists).
pub trait ListRows: Rows {
    /// A page of records.
    fn records_page(
        &self,
        query: &RecordQuery,
        start: PageStart,
        limit: u32,
    ) -> Result<RecordPage, Self::Error>;
    /// The ids of the records that a query finds, in no particular order.
    fn record_ids(&self, query: &RecordQuery) -> Result<Vec<String>, Self::Error>;

    /// One of a shop's records, as the shop has it.
    fn record_of_shop(&self, shop: &str, entity: Entity, id: &str) -> Result<Option<Record>, Self::Error>;

    /// The numbers of a shop's records by their link and by their jobs in these phases.
    fn record_counts(
        &self,
        shop: &str,
        entity: Entity,
        installation: InstallationId,
        phases: &[Phase],
    ) -> Result<RecordCounts, Self::Error>;

    /// The number of these installations' jobs in each of these phases.
    fn phases(
        &self,
        installations: &[InstallationId],
        phases: &[Phase],
    ) -> Result<BTreeMap<Phase, u64>, Self::Error>;

    /// The causes of jobs in these phases, those with the most jobs first.
    fn causes(
        &self,
        installations: &[InstallationId],
        phases: &[Phase],
        limit: u32,
    ) -> Result<Vec<Cause>, Self::Error>;

    /// The jobs of a cause in a phase, the newest first.
    fn jobs_of_cause(&self, cause: &Cause, phase: Phase, limit: u32) -> Result<Vec<Job>, Self::Error>;

    /// Entries of the activity, the last first.
    fn activities(&self, query: &ActivityQuery) -> Result<Vec<Activity>, Self::Error>;

    /// Numbers of events since `from`, in spans of `span` milliseconds, without those in which nothing happened.
    fn bars(
        &self,
        installations: &[InstallationId],
        from: Timestamp,
        span: u64,
    ) -> Result<Vec<Bar>, Self::Error>;
}
