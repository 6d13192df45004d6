//! Rows of sessions. The columns keep their names from before refreshes were called so.

use rusqlite::params;

use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::model::InstallationId;
use host_core::rows::{SessionRow, SessionRows};

impl SessionRows for OpenTransaction<'_> {
    fn session_row(&self, installation: InstallationId) -> DbResult<Option<SessionRow>> {
        let mut statement = self.prepare_cached(
            "SELECT generation, renewed_at, expires_at, token, worker, renewing_until, failure
             FROM sessions WHERE installation = ?1",
        )?;
        let mut rows = statement.query([installation])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let failure: Option<String> = row.get(6)?;
        Ok(Some(SessionRow {
            generation: row.get(0)?,
            refreshed_at: row.get(1)?,
            expires_at: row.get(2)?,
            token: row.get(3)?,
            worker: row.get(4)?,
            refreshing_until: row.get(5)?,
            failure: failure.map(|text| serde_json::from_str(&text)).transpose()?,
        }))
    }

    fn put_session(&self, installation: InstallationId, row: &SessionRow) -> DbResult<()> {
        self.prepare_cached("INSERT OR REPLACE INTO sessions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
            .execute(params![
                installation,
                row.generation,
                row.refreshed_at,
                row.expires_at,
                row.token,
                row.worker,
                row.refreshing_until,
                row.failure.as_ref().map(serde_json::to_string).transpose()?
            ])?;
        Ok(())
    }
}
