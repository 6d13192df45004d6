//! Rows for claiming work: the queries cost the same however many jobs wait. Which installation is served next is
//! decided by [`host_core::rules::claims`].

use rusqlite::{OptionalExtension as _, Row, params};

use super::error::DbResult;
use super::fair_share::FIRSTS;
use super::open_transaction::OpenTransaction;
use host_core::model::{InstallationId, JobId};
use host_core::rows::{ClaimRows, DueJob, FirstOfKind, Workload};
use host_core::rules::jobs::NEVER;
use host_core::shop::Timestamp;

impl ClaimRows for OpenTransaction<'_> {
    fn workloads(&self, now: Timestamp) -> DbResult<Vec<Workload>> {
        let mut statement = self.prepare_cached(&due_query())?;
        let workloads = statement.query_map([now], |row| {
            Ok(Workload {
                installation: row.get(0)?,
                running: row.get(1)?,
                turn: row.get(2)?,
                is_manual: row.get(3)?,
                works: row.get(5)?,
            })
        })?;
        Ok(workloads.collect::<rusqlite::Result<_>>()?)
    }

    fn due_among(&self, ids: &[JobId], now: Timestamp) -> DbResult<Vec<(DueJob, Workload)>> {
        let mut statement = self.prepare_cached(&format!(
            "SELECT j.id, j.manual, j.installation, {RUNNING}, i.turn, i.state = 'active' AND i.slow_until <= ?1
             FROM json_each(?2) asked CROSS JOIN jobs j ON j.id = asked.value JOIN installations i ON i.id = j.installation
             WHERE j.phase = 'waiting' AND j.not_before <= ?1
                AND (j.even_when_off OR (i.state = 'active' AND i.slow_until <= ?1))
             ORDER BY j.manual DESC, j.not_before, j.id"
        ))?;
        let due = statement.query_map(params![now, serde_json::to_string(ids)?], |row| {
            let job = due_job(row)?;
            let workload = Workload {
                installation: row.get(2)?,
                running: row.get(3)?,
                turn: row.get(4)?,
                is_manual: job.is_manual,
                works: row.get(5)?,
            };
            Ok((job, workload))
        })?;
        Ok(due.collect::<rusqlite::Result<_>>()?)
    }

    fn standing(&self, installation: InstallationId, now: Timestamp) -> DbResult<(u32, bool)> {
        let mut statement = self.prepare_cached(&format!(
            "SELECT {RUNNING}, i.state = 'active' AND i.slow_until <= ?2 FROM installations i WHERE i.id = ?1"
        ))?;
        Ok(statement.query_row(params![installation, now], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    fn first_due_jobs(&self, installation: InstallationId, now: Timestamp) -> DbResult<Vec<FirstOfKind>> {
        let mut statement = self.prepare_cached(FIRSTS)?;
        let firsts = statement.query_map(params![installation, now], |row| {
            Ok(FirstOfKind {
                job: row.get(0)?,
                is_manual: row.get(1)?,
                not_before: row.get(2)?,
                used: row.get(3)?,
                running: row.get(4)?,
            })
        })?;
        Ok(firsts.collect::<rusqlite::Result<_>>()?)
    }

    fn first_due_when_disabled(
        &self,
        installation: InstallationId,
        manual: bool,
        now: Timestamp,
    ) -> DbResult<Option<DueJob>> {
        let mut statement = self.prepare_cached(
            "SELECT id, manual FROM jobs INDEXED BY jobs_waiting_when_off WHERE phase = 'waiting' AND even_when_off = 1
                 AND installation = ?1 AND manual = ?2 AND not_before <= ?3 ORDER BY not_before, id LIMIT 1",
        )?;
        Ok(statement.query_row(params![installation, manual, now], due_job).optional()?)
    }

    fn due_job(&self, id: JobId, works: bool, now: Timestamp) -> DbResult<Option<DueJob>> {
        let mut statement = self.prepare_cached(
            "SELECT id, manual FROM jobs WHERE id = ?1 AND phase = 'waiting' AND not_before <= ?2 AND (even_when_off OR ?3)",
        )?;
        Ok(statement.query_row(params![id, now, works], due_job).optional()?)
    }

    fn running_kinds(&self, installation: InstallationId) -> DbResult<(u32, u32)> {
        let mut statement = self.prepare_cached(
            "SELECT count(*), count(DISTINCT kind) FROM jobs INDEXED BY jobs_running
             WHERE installation = ?1 AND phase = 'running'",
        )?;
        Ok(statement.query_row([installation], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    fn last_turn(&self) -> DbResult<u64> {
        let mut statement = self.prepare_cached("SELECT max(turn) FROM installations")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    fn set_turn(&self, installation: InstallationId, turn: u64) -> DbResult<()> {
        self.prepare_cached("UPDATE installations SET turn = ?2 WHERE id = ?1")?
            .execute(params![installation, turn])?;
        Ok(())
    }

    fn next_due(&self) -> DbResult<Option<Timestamp>> {
        let due: Option<Timestamp> =
            self.prepare_cached(&next_due_query())?.query_row([NEVER], |row| row.get(0))?;
        Ok(due.filter(|due| *due < NEVER))
    }

    fn start_job(&self, id: JobId, until: Timestamp, now: Timestamp) -> DbResult<()> {
        self.prepare_cached(
            "UPDATE jobs SET phase = 'running', worker = ?2, lease_until = ?3, lease_token = lease_token + 1,
                first_started_at = coalesce(first_started_at, ?4), started_at = ?4, updated_at = ?4,
                attempts = 1 + attempts
             WHERE id = ?1",
        )?
        .execute(params![id, self.context.worker_locks.name(), until, now])?;
        Ok(())
    }
}

fn due_job(row: &Row<'_>) -> rusqlite::Result<DueJob> {
    Ok(DueJob { id: row.get(0)?, is_manual: row.get(1)? })
}

/// Every installation with a waiting job, each found behind the previous one, without reading all jobs.
const WAITING: &str = "WITH RECURSIVE waiting (id) AS (
        SELECT (SELECT min(installation) FROM jobs INDEXED BY jobs_waiting WHERE phase = 'waiting')
        UNION ALL
        SELECT (SELECT min(installation) FROM jobs INDEXED BY jobs_waiting
            WHERE phase = 'waiting' AND installation > waiting.id)
        FROM waiting WHERE waiting.id IS NOT NULL
    )";

/// Whether an installation `i` has due work, a person's (1) or another's (0).
macro_rules! has_due {
    ($manual:literal) => {
        concat!(
            "iif(i.state = 'active' AND i.slow_until <= ?1,
                EXISTS (SELECT 1 FROM jobs INDEXED BY jobs_waiting WHERE phase = 'waiting'
                    AND installation = i.id AND manual = ",
            $manual,
            " AND not_before <= ?1),
                EXISTS (SELECT 1 FROM jobs INDEXED BY jobs_waiting_when_off WHERE phase = 'waiting'
                    AND even_when_off = 1 AND installation = i.id AND manual = ",
            $manual,
            " AND not_before <= ?1))"
        )
    };
}

/// The number of an installation `i`'s running jobs.
const RUNNING: &str =
    "(SELECT count(*) FROM jobs INDEXED BY jobs_running WHERE installation = i.id AND phase = 'running')";

fn due_query() -> String {
    let (manual, other) = (has_due!("1"), has_due!("0"));
    format!(
        "{WAITING} SELECT i.id, {RUNNING}, i.turn, {manual} AS manual, {other} AS other,
            i.state = 'active' AND i.slow_until <= ?1
         FROM waiting CROSS JOIN installations i ON i.id = waiting.id WHERE manual OR other"
    )
}

fn next_due_query() -> String {
    // A person's work and other work are apart in the index: the earlier of the two first jobs.
    let first = |index: &str, more: &str| {
        let of = |manual: u8| {
            format!(
                "coalesce((SELECT min(not_before) FROM jobs INDEXED BY {index} WHERE phase = 'waiting' {more}
                    AND installation = i.id AND manual = {manual}), ?1)"
            )
        };
        format!("min({}, {})", of(0), of(1))
    };
    let any = first("jobs_waiting", "");
    let when_off = first("jobs_waiting_when_off", "AND even_when_off = 1");
    format!(
        "{WAITING} SELECT min(min({when_off}, iif(i.state = 'active', max({any}, i.slow_until), ?1)))
         FROM waiting CROSS JOIN installations i ON i.id = waiting.id"
    )
}

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, StatementStatus};

    use super::*;
    use crate::schema;

    const NOW: Timestamp = 1_000;

    /// A store with so many installations, of which the first has so many waiting jobs, and the others
    /// one each; half of the first's work is a person's, and half of all done or due later.
    fn store(installations: u32, jobs: u32) -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        schema::migrate(&mut connection).unwrap().unwrap();
        connection.execute_batch("INSERT INTO shops VALUES ('s', '', '', '', '', '', '[]')").unwrap();
        for id in 1..=installations {
            connection
                .execute(
                    "INSERT INTO installations (id, shop, plugin, account, state, flows, settings)
                     VALUES (?1, 's', ?1, '{}', 'active', '{}', x'')",
                    [id],
                )
                .unwrap();
            for key in 0..if id == 1 { jobs } else { 1 } {
                for (phase, not_before) in [("waiting", 1), ("waiting", 2_000), ("done", 1)] {
                    connection
                        .execute(
                            "INSERT INTO jobs (installation, kind, key, payload, phase, not_before, queued_at, updated_at, manual)
                             VALUES (?1, 'k', ?2 || ?3 || ?4, x'', ?3, ?4, 0, 0, ?2 % 2)",
                            params![id, key, phase, not_before],
                        )
                        .unwrap();
                }
            }
        }
        connection
    }

    /// Steps of SQLite's machine: what a query costs, whatever machine it runs on.
    fn steps(connection: &Connection, query: &str, parameter: Timestamp) -> (usize, i32) {
        let mut statement = connection.prepare(query).unwrap();
        let rows = statement.query_map([parameter], |_| Ok(())).unwrap().count();
        (rows, statement.get_status(StatementStatus::VmStep))
    }

    #[test]
    fn looking_for_work_costs_the_same_however_many_jobs_wait() {
        for (query, parameter, rows) in [(due_query(), NOW, [3, 3]), (next_due_query(), NEVER, [1, 1])] {
            let [few, many] = [10, 5_000].map(|jobs| steps(&store(3, jobs), &query, parameter));
            assert_eq!([few.0, many.0], rows);
            assert_eq!(few.1, many.1, "{query}");
        }
    }

    #[test]
    fn looking_for_work_costs_little_for_each_installation() {
        for (query, parameter) in [(due_query(), NOW), (next_due_query(), NEVER)] {
            let [few, many] = [1, 1_001].map(|count| steps(&store(count, 1), &query, parameter).1);
            assert!((many - few) / 1_000 < 150, "{} steps each: {query}", (many - few) / 1_000);
        }
    }
}
