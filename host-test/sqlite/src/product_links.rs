//! Rows of products' links, with what their remote reported last.

use rusqlite::{OptionalExtension as _, Params, Row, params};

use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::catalogue::RemoteSnapshot;
use host_core::model::InstallationId;
use host_core::rows::{ProductLink, ProductLinkRows};
use host_core::shop::Timestamp;

/// The query for product links. `told` is the stored name of the column with the remote's snapshot.
const PRODUCT_LINK: &str = "SELECT record, remote_id, version, told, active, generation FROM links
    WHERE installation = ?1 AND entity = 'product'";

fn product_link(row: &Row<'_>) -> rusqlite::Result<ProductLink> {
    let snapshot: Option<Vec<u8>> = row.get(3)?;
    Ok(ProductLink {
        record: row.get(0)?,
        remote_id: row.get(1)?,
        version: row.get(2)?,
        snapshot: snapshot.as_deref().and_then(RemoteSnapshot::decode),
        active: row.get(4)?,
        generation: row.get(5)?,
    })
}

impl ProductLinkRows for OpenTransaction<'_> {
    fn product_link_by_remote_id(
        &self,
        installation: InstallationId,
        remote_id: &str,
    ) -> DbResult<Option<ProductLink>> {
        let mut statement = self.prepare_cached(&format!("{PRODUCT_LINK} AND remote_id = ?2"))?;
        Ok(statement.query_row(params![installation, remote_id], product_link).optional()?)
    }

    fn product_link_by_record(
        &self,
        installation: InstallationId,
        record: &str,
    ) -> DbResult<Option<ProductLink>> {
        let mut statement = self.prepare_cached(&format!("{PRODUCT_LINK} AND record = ?2"))?;
        Ok(statement.query_row(params![installation, record], product_link).optional()?)
    }

    fn put_product_link(
        &self,
        installation: InstallationId,
        link: &ProductLink,
        now: Timestamp,
    ) -> DbResult<()> {
        self.prepare_cached(
            "INSERT INTO links (installation, entity, record, remote_id, number, url, linked_at,
                version, told, active, generation)
             VALUES (?1, 'product', ?2, ?3, '', '', ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (installation, entity, record) DO UPDATE SET
                number = iif(remote_id = excluded.remote_id, number, ''),
                url = iif(remote_id = excluded.remote_id, url, ''),
                linked_at = iif(remote_id = excluded.remote_id, linked_at, excluded.linked_at),
                remote_id = excluded.remote_id, version = excluded.version, told = excluded.told,
                active = excluded.active, generation = excluded.generation",
        )?
        .execute(params![
            installation,
            link.record,
            link.remote_id,
            now,
            link.version,
            link.snapshot.as_ref().map(RemoteSnapshot::encode),
            link.active,
            link.generation
        ])?;
        Ok(())
    }

    fn set_product_linked_at(
        &self,
        installation: InstallationId,
        record: &str,
        linked_at: Timestamp,
    ) -> DbResult<()> {
        self.prepare_cached(
            "UPDATE links SET linked_at = ?3 WHERE installation = ?1 AND entity = 'product' AND record = ?2",
        )?
        .execute(params![installation, record, linked_at])?;
        Ok(())
    }

    fn set_product_named(
        &self,
        installation: InstallationId,
        remote_id: &str,
        generation: i64,
    ) -> DbResult<()> {
        self.prepare_cached(
            "UPDATE links SET generation = ?3 WHERE installation = ?1 AND entity = 'product' AND generation <> ?3
             AND record IN (
                SELECT record FROM links WHERE installation = ?1 AND entity = 'product' AND remote_id = ?2
                UNION SELECT product FROM variant_links WHERE installation = ?1 AND remote_id = ?2)",
        )?
        .execute(params![installation, remote_id, generation])?;
        Ok(())
    }

    fn clear_product_versions(&self, installation: InstallationId) -> DbResult<()> {
        self.execute(
            "UPDATE links SET version = NULL WHERE installation = ?1 AND entity = 'product'",
            [installation],
        )?;
        Ok(())
    }

    fn count_products_on_sale(&self, installation: InstallationId) -> DbResult<u64> {
        count(self, "active = 1", [installation])
    }

    fn count_products_named(&self, installation: InstallationId, generation: i64) -> DbResult<u64> {
        count(self, "active IN (0, 1) AND generation = ?2", params![installation, generation])
    }

    fn count_products_missing(&self, installation: InstallationId, generation: i64) -> DbResult<u64> {
        count(self, "active = 1 AND generation < ?2", params![installation, generation])
    }

    fn products_missing(&self, installation: InstallationId, generation: i64) -> DbResult<Vec<String>> {
        let mut statement = self.prepare_cached(
            "SELECT record FROM links WHERE installation = ?1 AND entity = 'product' AND active = 1
             AND generation < ?2",
        )?;
        let missing = statement.query_map(params![installation, generation], |row| row.get(0))?;
        Ok(missing.collect::<rusqlite::Result<_>>()?)
    }
}

fn count(rows: &OpenTransaction<'_>, which: &str, parameters: impl Params) -> DbResult<u64> {
    let query =
        format!("SELECT count(*) FROM links WHERE installation = ?1 AND entity = 'product' AND {which}");
    Ok(rows.prepare_cached(&query)?.query_row(parameters, |row| row.get(0))?)
}
