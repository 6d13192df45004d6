//! Lists of records: a page with the columns of all plugins, and single records.

use std::sync::Arc;

use host_core::model::Installation;
use host_core::shop::{Entity, Subject};
use host_core::store::{Answer, Find, Listed, PageStart, Read, Record, RecordPage, RecordQuery, Standings};

use crate::error::HostError;
use crate::host::Host;
use crate::status_columns::Status;

/// Lists of records.
#[derive(Clone, Copy)]
pub struct RecordLists<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// Lists of records.
    #[must_use]
    pub fn records(self: &Arc<Self>) -> RecordLists<'_> {
        RecordLists { host: self }
    }
}

impl RecordLists<'_> {
    /// A page of records.
    ///
    /// # Errors
    /// The store.
    pub async fn page(
        self,
        query: &RecordQuery,
        start: PageStart,
        limit: u32,
    ) -> Result<RecordPage, HostError> {
        Ok(self.host.store.records_page(query, start, limit).await?)
    }

    /// The ids of the records that a query finds, in no particular order.
    ///
    /// # Errors
    /// The store.
    pub async fn ids(self, query: &RecordQuery) -> Result<Vec<String>, HostError> {
        Ok(self.host.store.record_ids(query).await?)
    }

    /// The number of records that a shop has, and of those in each [`Standing`](host_core::store::Standing) at an
    /// installation.
    ///
    /// # Errors
    /// The store.
    pub async fn standings(
        self,
        installation: &Installation,
        entity: Entity,
    ) -> Result<(u64, Standings), HostError> {
        Ok(self.host.store.standings(&installation.shop, entity, installation.id).await?)
    }

    /// The columns of these installations for the records of a page. A plugin that fails says so in its column, and
    /// the other columns stay.
    pub async fn columns(
        self,
        installations: &[Installation],
        entity: Entity,
        ids: &[String],
        locale: &str,
    ) -> Vec<Result<Status, HostError>> {
        let mut columns = Vec::with_capacity(installations.len());
        for installation in installations {
            let limit = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            columns.push(self.host.columns().rows(installation, entity, Some(ids), limit, locale).await);
        }
        columns
    }

    /// Records with what an installation knows of each, the last changed first: those with these ids, or all.
    ///
    /// # Errors
    /// The store.
    pub async fn listed(
        self,
        installation: &Installation,
        entity: Entity,
        ids: Option<&[String]>,
        limit: u32,
    ) -> Result<Vec<Listed>, HostError> {
        Ok(self.host.store.records_list(installation.id, entity, ids, limit).await?)
    }

    /// The records that a person names by their id, or else by another feature.
    ///
    /// # Errors
    /// The store.
    pub async fn named(
        self,
        installation: &Installation,
        entity: Entity,
        id: &str,
        otherwise: Find,
    ) -> Result<Vec<Record>, HostError> {
        let reads = [Read::Record(entity, id.to_owned()), Read::Find(entity, otherwise)];
        for answer in self.host.store.read_for_connector(installation.id, &reads).await? {
            let found = match answer {
                Answer::Record(record) => record.into_iter().collect(),
                Answer::Found(records) => records,
                _ => Vec::new(),
            };
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    /// A record as the shop has it.
    ///
    /// # Errors
    /// The store.
    pub async fn get(self, shop: &str, subject: &Subject) -> Result<Option<Record>, HostError> {
        Ok(self.host.store.record(shop, subject.entity, &subject.id).await?)
    }
}
