//! Rows of variants' links.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension as _, params};

use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::model::InstallationId;
use host_core::rows::VariantLinkRows;

impl VariantLinkRows for OpenTransaction<'_> {
    fn variant_by_remote_id(
        &self,
        installation: InstallationId,
        remote_id: &str,
    ) -> DbResult<Option<(String, String)>> {
        let mut statement = self.prepare_cached(
            "SELECT product, variant FROM variant_links WHERE installation = ?1 AND remote_id = ?2",
        )?;
        let found =
            statement.query_row(params![installation, remote_id], |row| Ok((row.get(0)?, row.get(1)?)));
        Ok(found.optional()?)
    }

    fn linked_variants(
        &self,
        installation: InstallationId,
        product: &str,
    ) -> DbResult<BTreeMap<String, String>> {
        let mut statement = self.prepare_cached(
            "SELECT remote_id, variant FROM variant_links WHERE installation = ?1 AND product = ?2",
        )?;
        let linked =
            statement.query_map(params![installation, product], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(linked.collect::<rusqlite::Result<_>>()?)
    }

    fn put_variant_link(
        &self,
        installation: InstallationId,
        remote_id: &str,
        product: &str,
        variant: &str,
    ) -> DbResult<()> {
        self.prepare_cached("INSERT OR REPLACE INTO variant_links VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![installation, remote_id, product, variant])?;
        Ok(())
    }

    fn delete_variant_link(&self, installation: InstallationId, remote_id: &str) -> DbResult<()> {
        self.prepare_cached("DELETE FROM variant_links WHERE installation = ?1 AND remote_id = ?2")?
            .execute(params![installation, remote_id])?;
        Ok(())
    }

    fn delete_variant_links_of(&self, installation: InstallationId, product: &str) -> DbResult<()> {
        self.execute(
            "DELETE FROM variant_links WHERE installation = ?1 AND product = ?2",
            params![installation, product],
        )?;
        Ok(())
    }

    fn delete_variant_links(&self, installation: InstallationId) -> DbResult<()> {
        self.execute("DELETE FROM variant_links WHERE installation = ?1", [installation])?;
        Ok(())
    }
}
