//! A database's lists, as a control panel shows them.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::standings;
use crate::model::{Activity, InstallationId, Job, Phase};
use crate::rows::{Database, ListRows as _};
use crate::shop::{Entity, Timestamp};
use crate::store::{
    ActivityQuery, Bar, Cause, Lists, PageStart, Record, RecordPage, RecordQuery, Standings, StoreError,
};

#[async_trait]
impl<D: Database> Lists for D {
    async fn records_page(
        &self,
        query: &RecordQuery,
        start: PageStart,
        limit: u32,
    ) -> Result<RecordPage, StoreError> {
        let query = query.clone();
        self.read(move |rows| rows.records_page(&query, start, limit)).await
    }

    async fn record_ids(&self, query: &RecordQuery) -> Result<Vec<String>, StoreError> {
        let query = query.clone();
        self.read(move |rows| rows.record_ids(&query)).await
    }

    async fn record(&self, shop: &str, entity: Entity, id: &str) -> Result<Option<Record>, StoreError> {
        let (shop, id) = (shop.to_owned(), id.to_owned());
        self.read(move |rows| rows.record_of_shop(&shop, entity, &id)).await
    }

    async fn standings(
        &self,
        shop: &str,
        entity: Entity,
        installation: InstallationId,
    ) -> Result<(u64, Standings), StoreError> {
        let shop = shop.to_owned();
        self.read(move |rows| {
            let counts = rows.record_counts(&shop, entity, installation, &standings::OPEN)?;
            Ok((counts.records, standings::standings(&counts)))
        })
        .await
    }

    async fn phases(&self, installations: &[InstallationId]) -> Result<BTreeMap<Phase, u64>, StoreError> {
        let installations = installations.to_vec();
        self.read(move |rows| rows.phases(&installations, &standings::OPEN)).await
    }

    async fn causes(
        &self,
        installations: &[InstallationId],
        phases: &[Phase],
        limit: u32,
    ) -> Result<Vec<Cause>, StoreError> {
        let (installations, phases) = (installations.to_vec(), phases.to_vec());
        self.read(move |rows| rows.causes(&installations, &phases, limit)).await
    }

    async fn jobs_of_cause(&self, cause: &Cause, phase: Phase, limit: u32) -> Result<Vec<Job>, StoreError> {
        let cause = cause.clone();
        self.read(move |rows| rows.jobs_of_cause(&cause, phase, limit)).await
    }

    async fn activities(&self, query: &ActivityQuery) -> Result<Vec<Activity>, StoreError> {
        let query = query.clone();
        self.read(move |rows| rows.activities(&query)).await
    }

    async fn bars(
        &self,
        installations: &[InstallationId],
        from: Timestamp,
        span: u64,
    ) -> Result<Vec<Bar>, StoreError> {
        let installations = installations.to_vec();
        self.read(move |rows| rows.bars(&installations, from, span)).await
    }
}
