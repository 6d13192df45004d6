//! Rows of usage: the time that kinds of work have used of their installation.

use rusqlite::params;

use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::model::InstallationId;
use host_core::rows::UsageRows;

impl UsageRows for OpenTransaction<'_> {
    fn raise_start(&self, installation: InstallationId, start: u64) -> DbResult<()> {
        self.prepare_cached("UPDATE installations SET used = max(used, ?2) WHERE id = ?1")?
            .execute(params![installation, start])?;
        Ok(())
    }

    fn delete_usage(&self, installation: InstallationId, start: u64) -> DbResult<()> {
        self.prepare_cached("DELETE FROM kind_usage WHERE installation = ?1 AND used <= ?2")?
            .execute(params![installation, start])?;
        Ok(())
    }

    fn add_usage(&self, installation: InstallationId, kind: &str, cost: u64) -> DbResult<()> {
        self.prepare_cached(
            "INSERT INTO kind_usage (installation, kind, used)
             SELECT i.id, ?2, max(i.used, coalesce(u.used, 0)) + ?3
             FROM installations i LEFT JOIN kind_usage u ON u.installation = i.id AND u.kind = ?2 WHERE i.id = ?1
             ON CONFLICT (installation, kind) DO UPDATE SET used = excluded.used",
        )?
        .execute(params![installation, kind, cost])?;
        Ok(())
    }
}
