//! Rows of deliveries.

use rusqlite::params;

use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::model::InstallationId;
use host_core::rows::DeliveryRows;
use host_core::shop::Timestamp;

impl DeliveryRows for OpenTransaction<'_> {
    fn insert_delivery(&self, installation: InstallationId, delivery: &str, at: Timestamp) -> DbResult<bool> {
        let new = self
            .prepare_cached(
                "INSERT INTO deliveries (installation, id, at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (installation, id) DO NOTHING",
            )?
            .execute(params![installation, delivery, at])?;
        Ok(new > 0)
    }

    fn delete_deliveries_before(&self, time: Timestamp, limit: u32) -> DbResult<()> {
        self.prepare_cached(
            "DELETE FROM deliveries WHERE (installation, id) IN
                (SELECT installation, id FROM deliveries WHERE at < ?1 ORDER BY at LIMIT ?2)",
        )?
        .execute(params![time, limit])?;
        Ok(())
    }
}
