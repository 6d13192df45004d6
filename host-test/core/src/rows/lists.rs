//! Pages of records, of activities and of the queue, each one statement or a few counts.

use std::collections::BTreeMap;

use super::base::Rows;
use crate::model::{Activity, InstallationId, Job, Phase};
use crate::shop::{Entity, Timestamp};
use crate::store::{ActivityQuery, Bar, Cause, PageStart, Record, RecordPage, RecordQuery, Standings};

/// The queries for the lists of a control panel; see [`Lists`](crate::store::Lists).
pub trait ListRows: Rows {
    /// A page of records.
    fn records_page(
        &self,
        query: &RecordQuery,
        start: PageStart,
        limit: u32,
    ) -> Result<RecordPage, Self::Error>;

    /// One of a shop's records, as the shop has it.
    fn record_of_shop(&self, shop: &str, entity: Entity, id: &str) -> Result<Option<Record>, Self::Error>;

    /// The number of records that a shop has, and of those in each [`Standing`](crate::store::Standing) at an
    /// installation.
    fn standings(
        &self,
        shop: &str,
        entity: Entity,
        installation: InstallationId,
    ) -> Result<(u64, Standings), Self::Error>;

    /// The number of these installations' jobs in each phase that isn't an end without problems.
    fn phases(&self, installations: &[InstallationId]) -> Result<BTreeMap<Phase, u64>, Self::Error>;

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
