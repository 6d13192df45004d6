//! Rows of ticks: how far a remote's records are imported.

use rusqlite::{OptionalExtension as _, Row, params};

use super::error::{DbError, DbResult};
use super::open_transaction::OpenTransaction;
use host_core::model::{InstallationId, Tick};
use host_core::rows::{TickRow, TickRows};
use host_core::shop::Entity;

/// The query for ticks, each with the number of its unresolved problems.
const TICKS: &str = "SELECT t.*, (SELECT count(*) FROM problems p
    WHERE p.installation = t.installation AND p.entity = t.entity) AS problems FROM ticks t";

impl TickRows for OpenTransaction<'_> {
    fn tick(&self, installation: InstallationId, entity: Entity) -> DbResult<Option<TickRow>> {
        self.prepare_cached(&format!("{TICKS} WHERE installation = ?1 AND entity = ?2"))?
            .query_row(params![installation, entity.as_str()], |row| Ok(tick(row)))
            .optional()?
            .transpose()
    }

    fn ticks(&self, installation: Option<InstallationId>) -> DbResult<Vec<Tick>> {
        let mut statement = self.prepare_cached(&format!(
            "{TICKS} WHERE ?1 IS NULL OR installation = ?1 ORDER BY installation, entity"
        ))?;
        let mut rows = statement.query([installation])?;
        let mut ticks = Vec::new();
        while let Some(row) = rows.next()? {
            ticks.push(tick(row)?.tick);
        }
        Ok(ticks)
    }

    fn tick_generation(&self, installation: InstallationId, entity: Entity) -> DbResult<Option<i64>> {
        let mut statement =
            self.prepare_cached("SELECT generation FROM ticks WHERE installation = ?1 AND entity = ?2")?;
        Ok(statement.query_row(params![installation, entity.as_str()], |row| row.get(0)).optional()?)
    }

    fn put_tick(&self, row: &TickRow) -> DbResult<()> {
        let tick = &row.tick;
        self.prepare_cached(
            "INSERT OR REPLACE INTO ticks (installation, entity, cursor, next_at, going, began_at, ended_at,
                    done, total, counts, new_problems, generation, listing, known, held, held_generation,
                    nameless)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        )?
        .execute(params![
            tick.installation,
            tick.entity.as_str(),
            tick.cursor,
            tick.next_at,
            row.going,
            tick.began_at,
            tick.ended_at,
            tick.done,
            tick.total,
            serde_json::to_string(&tick.counts)?,
            row.new_problems,
            row.generation,
            row.listing,
            row.known,
            tick.held.as_ref().map(serde_json::to_string).transpose()?,
            row.held_generation,
            row.nameless
        ])?;
        Ok(())
    }

    fn clear_tick_cursor(&self, installation: InstallationId, entity: Entity) -> DbResult<()> {
        self.execute(
            "UPDATE ticks SET cursor = NULL, listing = 0 WHERE installation = ?1 AND entity = ?2",
            params![installation, entity.as_str()],
        )?;
        Ok(())
    }

    fn delete_ticks(&self, installation: InstallationId) -> DbResult<()> {
        self.execute("DELETE FROM ticks WHERE installation = ?1", [installation])?;
        Ok(())
    }
}

fn tick(row: &Row<'_>) -> DbResult<TickRow> {
    let entity: String = row.get("entity")?;
    let entity =
        Entity::parse(&entity).ok_or_else(|| DbError::Damaged(format!("a tick is of {entity:?}")))?;
    let held: Option<String> = row.get("held")?;
    Ok(TickRow {
        tick: Tick {
            installation: row.get("installation")?,
            entity,
            cursor: row.get("cursor")?,
            next_at: row.get("next_at")?,
            began_at: row.get("began_at")?,
            ended_at: row.get("ended_at")?,
            done: row.get("done")?,
            total: row.get("total")?,
            counts: serde_json::from_str(&row.get::<_, String>("counts")?)?,
            held: held.map(|held| serde_json::from_str(&held)).transpose()?,
            problems: row.get("problems")?,
        },
        going: row.get("going")?,
        new_problems: row.get("new_problems")?,
        generation: row.get("generation")?,
        listing: row.get("listing")?,
        known: row.get("known")?,
        held_generation: row.get("held_generation")?,
        nameless: row.get("nameless")?,
    })
}
