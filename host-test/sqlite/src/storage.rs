//! Rows of the connectors' storage, sealed.

use rusqlite::{OptionalExtension as _, params};

use super::error::{DbError, DbResult};
use super::open_transaction::OpenTransaction;
use host_core::model::InstallationId;
use host_core::rows::StorageRows;
use host_core::session::PREFIX;

/// The place that a value is sealed for: it opens there only.
fn place(installation: InstallationId, key: &str) -> String {
    format!("{installation}/storage/{key}")
}

impl StorageRows for OpenTransaction<'_> {
    fn storage_value(&self, installation: InstallationId, key: &str) -> DbResult<Option<Vec<u8>>> {
        let sealed: Option<Vec<u8>> = self
            .prepare_cached("SELECT value FROM storage WHERE installation = ?1 AND key = ?2")?
            .query_row(params![installation, key], |row| row.get(0))
            .optional()?;
        let open = |sealed: Vec<u8>| self.context.seal.unseal(&place(installation, key), &sealed);
        sealed
            .map(open)
            .transpose()
            .map_err(|problem| DbError::Damaged(format!("the stored value {key:?}: {problem}")))
    }

    fn storage_keys(
        &self,
        installation: InstallationId,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> DbResult<Vec<String>> {
        // SQLite compares text byte by byte, as the contract demands. The keys with the prefix are
        // together, so the first one without it ends them; SQLite's own functions would stop at a zero byte.
        let mut statement = self.prepare_cached(
            "SELECT key FROM storage WHERE installation = ?1 AND key >= ?2 AND (?3 IS NULL OR key > ?3)
             ORDER BY key LIMIT ?4",
        )?;
        let mut rows = statement.query(params![installation, prefix, after, limit])?;
        let mut keys = Vec::new();
        while let Some(row) = rows.next()? {
            let key: String = row.get(0)?;
            if !key.starts_with(prefix) {
                break;
            }
            keys.push(key);
        }
        Ok(keys)
    }

    fn put_storage_value(&self, installation: InstallationId, key: &str, value: &[u8]) -> DbResult<()> {
        let sealed = self.context.seal.seal(&place(installation, key), value).map_err(DbError::Damaged)?;
        self.prepare_cached("INSERT OR REPLACE INTO storage VALUES (?1, ?2, ?3)")?.execute(params![
            installation,
            key,
            sealed
        ])?;
        Ok(())
    }

    fn insert_storage_value(&self, installation: InstallationId, key: &str, value: &[u8]) -> DbResult<()> {
        let sealed = self.context.seal.seal(&place(installation, key), value).map_err(DbError::Damaged)?;
        self.prepare_cached("INSERT OR IGNORE INTO storage VALUES (?1, ?2, ?3)")?.execute(params![
            installation,
            key,
            sealed
        ])?;
        Ok(())
    }

    fn delete_storage_value(&self, installation: InstallationId, key: &str) -> DbResult<()> {
        self.prepare_cached("DELETE FROM storage WHERE installation = ?1 AND key = ?2")?
            .execute(params![installation, key])?;
        Ok(())
    }

    fn delete_session_values(&self, installation: InstallationId) -> DbResult<()> {
        // The greatest key with the prefix is less than the prefix whose last letter is replaced by its successor.
        self.execute(
            "DELETE FROM storage WHERE installation = ?1 AND key >= ?2 AND key < 'session0'",
            params![installation, PREFIX],
        )?;
        Ok(())
    }

    fn delete_storage(&self, installation: InstallationId) -> DbResult<()> {
        self.execute("DELETE FROM storage WHERE installation = ?1", [installation])?;
        Ok(())
    }
}
