//! Links: each maps a record of the shop to its counterpart at the remote.

use super::base::Rows;
use crate::forgotten_links::Forgotten;
use crate::model::{InstallationId, Message};
use crate::shop::{Entity, Link, Subject, Timestamp};

/// A stored link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRow {
    /// The record of the shop, and that of the remote.
    pub link: Link,
    /// When it was made; of a customer and a product, when a change was imported last.
    pub linked_at: Timestamp,
    /// The version of the remote's record that was imported last: of a customer the remote's own time of it.
    pub version: Option<String>,
    /// Whether the record is to be sent anew: it counts as not linked until another of the remote's takes this one's
    /// place.
    pub anew: bool,
}

/// The rows of links: at most one for each record of the shop, and for each of the remote.
pub trait LinkRows: Rows {
    /// The link of a record of the shop.
    fn link_by_record(
        &self,
        installation: InstallationId,
        subject: &Subject,
    ) -> Result<Option<LinkRow>, Self::Error>;

    /// The link of a record of the remote.
    fn link_by_remote_id(
        &self,
        installation: InstallationId,
        entity: Entity,
        remote_id: &str,
    ) -> Result<Option<LinkRow>, Self::Error>;

    /// Adds a link.
    fn insert_link(
        &self,
        installation: InstallationId,
        link: &Link,
        linked_at: Timestamp,
    ) -> Result<(), Self::Error>;

    /// Writes all of a link but the two records.
    fn update_link(&self, installation: InstallationId, row: &LinkRow) -> Result<(), Self::Error>;

    /// Removes the link of a record; returns the remote's id, where there was one.
    fn delete_link(
        &self,
        installation: InstallationId,
        subject: &Subject,
    ) -> Result<Option<String>, Self::Error>;

    /// Removes all links of an installation.
    fn delete_links(&self, installation: InstallationId) -> Result<(), Self::Error>;

    /// The number of links, by kind of record.
    fn count_links(&self, installation: InstallationId) -> Result<Forgotten, Self::Error>;

    /// Writes the notes of the last send of a record.
    fn set_link_notes(
        &self,
        installation: InstallationId,
        subject: &Subject,
        notes: &[&Message],
    ) -> Result<(), Self::Error>;

    /// Marks a record as to be sent [anew](LinkRow::anew); false where it has no link.
    fn set_anew(&self, installation: InstallationId, subject: &Subject) -> Result<bool, Self::Error>;

    /// Unmarks a record that was to be sent anew.
    fn clear_anew(&self, installation: InstallationId, subject: &Subject) -> Result<(), Self::Error>;

    /// Stores a link that ended because its record was sent anew.
    fn insert_earlier_link(
        &self,
        installation: InstallationId,
        link: &Link,
        ended_at: Timestamp,
    ) -> Result<(), Self::Error>;

    /// The remote's ids of the records that sending anew replaced, or is about to, oldest first.
    fn earlier_remote_ids(
        &self,
        installation: InstallationId,
        entity: Entity,
        record: &str,
    ) -> Result<Vec<String>, Self::Error>;
}
