//! Rows of problems: the remote's records that couldn't be imported.

use rusqlite::params;

use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::model::{InstallationId, Message, Problem};
use host_core::rows::ProblemRows;
use host_core::shop::{Entity, Timestamp};

impl ProblemRows for OpenTransaction<'_> {
    fn problems(
        &self,
        (installation, entity): (InstallationId, Entity),
        limit: u32,
    ) -> DbResult<Vec<Problem>> {
        let mut statement = self.prepare_cached(
            "SELECT remote_id, since, message FROM problems WHERE installation = ?1 AND entity = ?2
             ORDER BY since DESC, id DESC LIMIT ?3",
        )?;
        let mut rows = statement.query(params![installation, entity.as_str(), limit])?;
        let mut problems = Vec::new();
        while let Some(row) = rows.next()? {
            let message = serde_json::from_str(&row.get::<_, String>(2)?)?;
            problems.push(Problem { remote_id: row.get(0)?, since: row.get(1)?, message });
        }
        Ok(problems)
    }

    fn update_problem(
        &self,
        (installation, entity): (InstallationId, Entity),
        remote_id: &str,
        message: &Message,
        generation: i64,
    ) -> DbResult<bool> {
        let message = serde_json::to_string(message)?;
        let known = self
            .prepare_cached(
                "UPDATE problems SET message = ?4, generation = ?5
                 WHERE installation = ?1 AND entity = ?2 AND remote_id = ?3",
            )?
            .execute(params![installation, entity.as_str(), remote_id, message, generation])?;
        Ok(known > 0)
    }

    fn insert_problem(
        &self,
        (installation, entity): (InstallationId, Entity),
        remote_id: &str,
        message: &Message,
        generation: i64,
        since: Timestamp,
    ) -> DbResult<()> {
        let message = serde_json::to_string(message)?;
        self.prepare_cached(
            "INSERT INTO problems (installation, entity, remote_id, since, generation, message)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![installation, entity.as_str(), remote_id, since, generation, message])?;
        Ok(())
    }

    fn delete_problem(
        &self,
        (installation, entity): (InstallationId, Entity),
        remote_id: &str,
    ) -> DbResult<()> {
        self.prepare_cached(
            "DELETE FROM problems WHERE installation = ?1 AND entity = ?2 AND remote_id = ?3",
        )?
        .execute(params![installation, entity.as_str(), remote_id])?;
        Ok(())
    }

    fn delete_problems_before(
        &self,
        (installation, entity): (InstallationId, Entity),
        generation: i64,
    ) -> DbResult<()> {
        self.execute(
            "DELETE FROM problems WHERE installation = ?1 AND entity = ?2 AND generation < ?3",
            params![installation, entity.as_str(), generation],
        )?;
        Ok(())
    }

    fn delete_problems(&self, installation: InstallationId) -> DbResult<()> {
        self.execute("DELETE FROM problems WHERE installation = ?1", [installation])?;
        Ok(())
    }

    fn has_product_problems(&self, installation: InstallationId) -> DbResult<bool> {
        let mut statement = self.prepare_cached(
            "SELECT 1 FROM problems WHERE installation = ?1 AND entity = 'product' LIMIT 1",
        )?;
        Ok(statement.exists([installation])?)
    }

    fn has_problem_with(&self, installation: InstallationId, code: &str) -> DbResult<bool> {
        let mut statement = self.prepare_cached(
            "SELECT 1 FROM problems WHERE installation = ?1 AND entity = 'product'
             AND json_extract(message, '$.code') = ?2 LIMIT 1",
        )?;
        Ok(statement.exists(params![installation, code])?)
    }

    fn installations_with_problems(
        &self,
        shop: &str,
        [first, second, third]: [&str; 3],
    ) -> DbResult<Vec<InstallationId>> {
        let mut statement = self.prepare_cached(
            "SELECT DISTINCT p.installation FROM problems p JOIN installations i ON i.id = p.installation
             WHERE i.shop = ?1 AND p.entity = 'product' AND json_extract(p.message, '$.code') IN (?2, ?3, ?4)",
        )?;
        let ids = statement.query_map(params![shop, first, second, third], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    fn count_unlinked_problems(&self, installation: InstallationId, generation: i64) -> DbResult<u64> {
        let number = self.query_row(
            "SELECT count(*) FROM problems p WHERE installation = ?1 AND entity = 'product' AND generation = ?2
             AND NOT EXISTS (SELECT 1 FROM links l WHERE l.installation = p.installation
                AND l.entity = p.entity AND l.remote_id = p.remote_id)",
            params![installation, generation],
            |row| row.get(0),
        )?;
        Ok(number)
    }
}
