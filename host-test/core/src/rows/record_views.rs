//! The shop's records as an installation sees them.

use std::collections::BTreeMap;

use super::base::Rows;
use crate::edits::Snapshot;
use crate::model::{InstallationId, Message};
use crate::shop::{Entity, Timestamp};
use crate::store::Record;

/// A record, and its link.
#[derive(Debug, Clone)]
pub struct RecordView {
    /// The record as the shop holds it, whatever the remotes call it.
    pub record: Record,
    /// Grows with every change of a record.
    pub revision: i64,
    /// The remote's id of it.
    pub remote_id: Option<String>,
    /// The version of it that was imported last.
    pub version: Option<String>,
    /// Whether it is to be sent anew, see [`LinkRow::anew`](super::links::LinkRow::anew).
    pub anew: bool,
    /// The remote's ids of a product's variants, by the shop's.
    pub variants: BTreeMap<String, String>,
}

/// A record as a list shows it.
#[derive(Debug, Clone)]
pub struct ListedView {
    /// The record.
    pub view: RecordView,
    /// The number of its link.
    pub number: Option<String>,
    /// The address at which a person can look at it.
    pub url: Option<String>,
    /// When it was linked.
    pub linked_at: Option<Timestamp>,
    /// The content of an order when it was sent.
    pub sent: Option<Snapshot>,
    /// When an order was edited after it was sent.
    pub edited_at: Option<Timestamp>,
    /// The notes of its last send.
    pub notes: Vec<Message>,
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

    /// The records with these ids, or all, the one that changed last first, at most `limit`.
    fn listed(
        &self,
        installation: InstallationId,
        entity: Entity,
        ids: Option<&[String]>,
        limit: u32,
    ) -> Result<Vec<ListedView>, Self::Error>;

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
