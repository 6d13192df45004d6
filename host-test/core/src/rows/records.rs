//! The shop's records, and the keys by which they are found.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::base::Rows;
use crate::model::InstallationId;
use crate::shop::{Entity, Order};

/// A key by which a record is found: its kind, and its [normal form](crate::match_keys::normal).
pub type RecordKey = (&'static str, String);

/// The rows of records and of their keys.
pub trait RecordRows: Rows {
    /// A record as the shop holds it, whatever the remotes call it.
    fn record_by_id<T: DeserializeOwned>(
        &self,
        shop: &str,
        entity: Entity,
        id: &str,
    ) -> Result<Option<T>, Self::Error>;

    /// Whether the shop has such a record.
    fn has_record(&self, shop: &str, entity: Entity, id: &str) -> Result<bool, Self::Error>;

    /// An order of the installation's shop.
    fn order_of_shop(&self, installation: InstallationId, id: &str) -> Result<Option<Order>, Self::Error>;

    /// Writes a record with the next revision; false where nothing of it changed, which keeps its revision.
    fn put_record<T: Serialize>(
        &self,
        shop: &str,
        entity: Entity,
        id: &str,
        record: &T,
    ) -> Result<bool, Self::Error>;

    /// Removes all keys of a record.
    fn delete_record_keys(&self, shop: &str, entity: Entity, id: &str) -> Result<(), Self::Error>;

    /// Adds a key of a record, unless it's there.
    fn insert_record_key(
        &self,
        shop: &str,
        entity: Entity,
        id: &str,
        key: &RecordKey,
    ) -> Result<(), Self::Error>;

    /// Whether a record has this key.
    fn has_record_key(
        &self,
        shop: &str,
        entity: Entity,
        id: &str,
        key: &RecordKey,
    ) -> Result<bool, Self::Error>;

    /// The ids of the records with this key but `id`, at most `limit`.
    fn others_with_key(
        &self,
        shop: &str,
        entity: Entity,
        id: &str,
        key: &RecordKey,
        limit: u32,
    ) -> Result<Vec<String>, Self::Error>;

    /// Products with this SKU, at most `limit`: their ids, and the SKU as the shop writes it. `in_any_case` ignores the
    /// case of A to Z.
    fn products_with_sku(
        &self,
        shop: &str,
        sku: &str,
        in_any_case: bool,
        limit: u32,
    ) -> Result<Vec<(String, String)>, Self::Error>;

    /// The SKUs that more than one product has, each with the ids of those products.
    fn ambiguous_skus(&self, shop: &str) -> Result<Vec<(String, Vec<String>)>, Self::Error>;
}
