//! The shop's records as an installation sees them.

use std::collections::BTreeMap;

use super::base::Rows;
use crate::model::InstallationId;
use crate::shop::Entity;
use crate::store::Record;

/// A record, and how it is linked.
#[derive(Debug, Clone)]
pub struct RecordView {
    /// As the shop holds it, whatever the remotes call it.
    pub record: Record,
    /// Grows with every change of a record.
    pub revision: i64,
    /// The remote's id of it.
    pub remote_id: Option<String>,
    /// The version of it that was taken last.
    pub version: Option<String>,
    /// It is to be sent anew, see [`LinkRow::anew`](super::links::LinkRow::anew).
    pub anew: bool,
    /// The remote's ids of a product's variants, by the shop's.
    pub variants: BTreeMap<String, String>,
}

/// The records of an installation's shop, with the installation's links.
pub trait RecordViews: Rows {
    /// The record of this id.
    fn view_by_id(
        &self,
        installation: InstallationId,
        entity: Entity,
        id: &str,
    ) -> Result<Option<RecordView>, Self::Error>;

    /// The ids of the first `limit` records with a key, see [`RecordKey`](super::records::RecordKey).
    fn ids_by_key(
        &self,
        installation: InstallationId,
        entity: Entity,
        kind: &str,
        value: &str,
        limit: u32,
    ) -> Result<Vec<String>, Self::Error>;

    /// The first `limit` records with a greater revision than `after`, oldest first.
    fn views_after(
        &self,
        installation: InstallationId,
        entity: Entity,
        after: i64,
        limit: u32,
    ) -> Result<Vec<RecordView>, Self::Error>;
}
