//! Rows of records, and of the keys by which they are found.

use rusqlite::{Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::model::InstallationId;
use host_core::rows::{RecordKey, RecordRows};
use host_core::shop::{Entity, Order};

impl RecordRows for OpenTransaction<'_> {
    fn record_by_id<T: DeserializeOwned>(&self, shop: &str, entity: Entity, id: &str) -> DbResult<Option<T>> {
        let mut statement =
            self.prepare_cached("SELECT body FROM records WHERE shop = ?1 AND entity = ?2 AND id = ?3")?;
        let mut rows = statement.query(params![shop, entity.as_str(), id])?;
        rows.next()?.map(body).transpose()
    }

    fn has_record(&self, shop: &str, entity: Entity, id: &str) -> DbResult<bool> {
        let mut statement =
            self.prepare_cached("SELECT 1 FROM records WHERE shop = ?1 AND entity = ?2 AND id = ?3")?;
        Ok(statement.exists(params![shop, entity.as_str(), id])?)
    }

    fn order_of_shop(&self, installation: InstallationId, id: &str) -> DbResult<Option<Order>> {
        let mut statement = self.prepare_cached(
            "SELECT r.body FROM records r JOIN installations i ON i.shop = r.shop
             WHERE i.id = ?1 AND r.entity = 'order' AND r.id = ?2",
        )?;
        let mut rows = statement.query(params![installation, id])?;
        rows.next()?.map(body).transpose()
    }

    fn put_record<T: Serialize>(&self, shop: &str, entity: Entity, id: &str, record: &T) -> DbResult<bool> {
        let changed = self
            .prepare_cached(
                "INSERT INTO records (shop, entity, id, revision, body)
                 VALUES (?1, ?2, ?3, (SELECT coalesce(max(revision), 0) + 1 FROM records), ?4)
                 ON CONFLICT (shop, entity, id) DO UPDATE SET revision = excluded.revision, body = excluded.body
                 WHERE body <> excluded.body",
            )?
            .execute(params![shop, entity.as_str(), id, serde_json::to_string(record)?])?;
        Ok(changed > 0)
    }

    fn delete_record_keys(&self, shop: &str, entity: Entity, id: &str) -> DbResult<()> {
        self.prepare_cached("DELETE FROM record_keys WHERE shop = ?1 AND entity = ?2 AND id = ?3")?
            .execute(params![shop, entity.as_str(), id])?;
        Ok(())
    }

    fn insert_record_key(
        &self,
        shop: &str,
        entity: Entity,
        id: &str,
        (kind, value): &RecordKey,
    ) -> DbResult<()> {
        self.prepare_cached("INSERT OR IGNORE INTO record_keys VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![shop, entity.as_str(), kind, value, id])?;
        Ok(())
    }

    fn has_record_key(
        &self,
        shop: &str,
        entity: Entity,
        id: &str,
        (kind, value): &RecordKey,
    ) -> DbResult<bool> {
        let mut statement = self.prepare_cached(
            "SELECT 1 FROM record_keys WHERE shop = ?1 AND entity = ?2 AND kind = ?3 AND value = ?4 AND id = ?5",
        )?;
        Ok(statement.exists(params![shop, entity.as_str(), kind, value, id])?)
    }

    fn others_with_key(
        &self,
        shop: &str,
        entity: Entity,
        id: &str,
        (kind, value): &RecordKey,
        limit: u32,
    ) -> DbResult<Vec<String>> {
        let mut statement = self.prepare_cached(
            "SELECT id FROM record_keys
             WHERE shop = ?1 AND entity = ?2 AND kind = ?3 AND value = ?4 AND id <> ?5 LIMIT ?6",
        )?;
        let ids =
            statement.query_map(params![shop, entity.as_str(), kind, value, id, limit], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    fn products_with_sku(
        &self,
        shop: &str,
        sku: &str,
        in_any_case: bool,
        limit: u32,
    ) -> DbResult<Vec<(String, String)>> {
        let collation = if in_any_case { "COLLATE NOCASE" } else { "" };
        let mut statement = self.prepare_cached(&format!(
            "SELECT id, value FROM record_keys
             WHERE shop = ?1 AND entity = 'product' AND kind = 'sku' AND value = ?2 {collation} ORDER BY id LIMIT ?3"
        ))?;
        let products =
            statement.query_map(params![shop, sku, limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(products.collect::<rusqlite::Result<_>>()?)
    }

    fn ambiguous_skus(&self, shop: &str) -> DbResult<Vec<(String, Vec<String>)>> {
        let mut statement = self.prepare(
            "SELECT value, json_group_array(id) FROM record_keys
             WHERE shop = ?1 AND entity = 'product' AND kind = 'sku' GROUP BY value HAVING count(*) > 1 ORDER BY value",
        )?;
        let mut rows = statement.query([shop])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push((row.get(0)?, serde_json::from_str(&row.get::<_, String>(1)?)?));
        }
        Ok(found)
    }
}

pub(super) fn body<T: DeserializeOwned>(row: &Row<'_>) -> DbResult<T> {
    Ok(serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?)
}
