//! Rows of snapshots of orders as they were sent, next to jobs and next to links.

use rusqlite::{OptionalExtension as _, params};

use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::edits::Snapshot;
use host_core::model::{InstallationId, JobId, Lease};
use host_core::rows::{SentOrder, SnapshotRows};
use host_core::shop::Timestamp;

impl SnapshotRows for OpenTransaction<'_> {
    fn possibly_sent(&self, installation: InstallationId, order: &str) -> DbResult<Option<Snapshot>> {
        let sent: Option<Vec<u8>> = self
            .prepare_cached(
                "SELECT sent FROM jobs WHERE installation = ?1 AND entity = 'order' AND record = ?2 AND sent IS NOT NULL
                 ORDER BY updated_at DESC, id DESC LIMIT 1",
            )?
            .query_row(params![installation, order], |row| row.get(0))
            .optional()?;
        Ok(sent.as_deref().and_then(Snapshot::decode))
    }

    fn put_possibly_sent(&self, lease: Lease, snapshot: &Snapshot) -> DbResult<()> {
        self.prepare_cached(
            "UPDATE jobs SET sent_before = iif(sent_by = ?2, sent_before, sent), sent = ?3, sent_by = ?2
             WHERE id = ?1",
        )?
        .execute(params![lease.job, lease.token, snapshot.encode()])?;
        Ok(())
    }

    fn restore_possibly_sent(&self, lease: Lease) -> DbResult<()> {
        self.prepare_cached("UPDATE jobs SET sent = sent_before WHERE id = ?1 AND sent_by = ?2")?
            .execute(params![lease.job, lease.token])?;
        Ok(())
    }

    fn forget_possibly_sent(&self, job: JobId) -> DbResult<()> {
        self.execute("UPDATE jobs SET sent = NULL, sent_before = NULL WHERE id = ?1", [job])?;
        Ok(())
    }

    fn delete_possibly_sent(&self, job: JobId) -> DbResult<()> {
        self.prepare_cached(
            "UPDATE jobs SET sent = NULL, sent_before = NULL, sent_by = NULL
             WHERE id = ?1 AND phase = 'done' AND sent_by IS NOT NULL",
        )?
        .execute([job])?;
        Ok(())
    }

    fn put_sent(
        &self,
        installation: InstallationId,
        order: &str,
        snapshot: &Snapshot,
        edited_at: Option<Timestamp>,
    ) -> DbResult<()> {
        self.prepare_cached(
            "UPDATE links SET sent = ?3, edited_at = ?4
             WHERE installation = ?1 AND entity = 'order' AND record = ?2",
        )?
        .execute(params![installation, order, snapshot.encode(), edited_at])?;
        Ok(())
    }

    fn sent_to(&self, shop: &str, order: &str) -> DbResult<Vec<SentOrder>> {
        let mut statement = self.prepare_cached(
            "SELECT l.installation, l.sent, l.edited_at FROM installations i JOIN links l ON l.installation = i.id
             WHERE i.shop = ?1 AND l.entity = 'order' AND l.record = ?2 AND l.sent IS NOT NULL",
        )?;
        let sent = statement.query_map(params![shop, order], |row| {
            let snapshot: Vec<u8> = row.get(1)?;
            Ok(SentOrder {
                installation: row.get(0)?,
                snapshot: Snapshot::decode(&snapshot),
                edited_at: row.get(2)?,
            })
        })?;
        Ok(sent.collect::<rusqlite::Result<_>>()?)
    }

    fn set_edited_at(
        &self,
        installation: InstallationId,
        order: &str,
        edited_at: Option<Timestamp>,
    ) -> DbResult<()> {
        self.prepare_cached(
            "UPDATE links SET edited_at = ?3 WHERE installation = ?1 AND entity = 'order' AND record = ?2",
        )?
        .execute(params![installation, order, edited_at])?;
        Ok(())
    }
}
