//! Kinds of work share the time of their installation, so that thousands of sends stand before nothing that comes in, and
//! thousands of webhooks before no send.
//!
//! The kind with the fewest running jobs is served first, then the one that has used the least time (start-time fair
//! queueing): a kind whose jobs end at once passes the others, and one whose jobs take long leaves them their share. What
//! a person waits for counts for more, and is first for a moment. A kind that had nothing to do starts where the others are: nothing is saved up.
//!
//! Where jobs of one or two kinds fill the share, since each of them hangs, a kind of which nothing runs has a slot next to it: what
//! comes in doesn't wait for sends to run out of time. See [`is_apart`].

use rusqlite::{Transaction, params};

use super::DbResult;
use host_core::limits;
use host_core::model::{InstallationId, JobId};
use host_core::shop::Timestamp;

/// What a millisecond costs a kind; for a person's work 1.
const COST: u64 = 4;
/// How much more a person's kind may have used than others and is still first: a second of its work, so that whoever does
/// one thing by hand waits for nothing else.
const HEAD_START: u64 = 1_000;
/// Of the slots of an installation, how many jobs that a person waits for run before another kind has its share: all but
/// one.
const MANUAL_SLOTS: u32 = limits::RUNNING_PER_INSTALLATION - 1;

/// The first due job of each kind: what a person waits for, or else the one that is due for longest. Kinds that a plugin
/// invents are looked at so far and no further: those behind them have their turn once others are done.
const FIRSTS: &str = "WITH RECURSIVE kinds (kind) AS (
        SELECT (SELECT min(kind) FROM jobs INDEXED BY jobs_waiting_by_kind
            WHERE phase = 'waiting' AND installation = ?1)
        UNION ALL
        SELECT (SELECT min(kind) FROM jobs INDEXED BY jobs_waiting_by_kind
            WHERE phase = 'waiting' AND installation = ?1 AND kind > kinds.kind)
        FROM kinds WHERE kinds.kind IS NOT NULL
        LIMIT 50
    ), firsts (kind, id) AS (
        SELECT kind, coalesce(
            (SELECT id FROM jobs INDEXED BY jobs_waiting_by_kind WHERE phase = 'waiting' AND installation = ?1
                AND kind = kinds.kind AND manual = 1 AND not_before <= ?2 ORDER BY not_before, id LIMIT 1),
            (SELECT id FROM jobs INDEXED BY jobs_waiting_by_kind WHERE phase = 'waiting' AND installation = ?1
                AND kind = kinds.kind AND manual = 0 AND not_before <= ?2 ORDER BY not_before, id LIMIT 1))
        FROM kinds WHERE kind IS NOT NULL
    )
    SELECT f.id, j.manual, j.not_before, max(i.used, coalesce(u.used, 0)),
        (SELECT count(*) FROM jobs r INDEXED BY jobs_running
            WHERE r.installation = ?1 AND r.phase = 'running' AND r.kind = f.kind)
    FROM firsts f CROSS JOIN jobs j ON j.id = f.id CROSS JOIN installations i ON i.id = ?1
    LEFT JOIN kind_usage u ON u.installation = ?1 AND u.kind = f.kind";

/// The first job of a kind.
struct First {
    job: JobId,
    manual: bool,
    not_before: Timestamp,
    used: u64,
    running: u32,
}

/// A job whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NextJob {
    pub(super) job: JobId,
    /// A person waits for this one, or for another one of the installation.
    pub(super) is_manual: bool,
    /// From where a kind starts that had nothing to do; 0 leaves that as it is.
    pub(super) starts_at: u64,
}

/// The job of an installation whose turn it is.
pub(super) fn next_job(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    now: Timestamp,
) -> DbResult<Option<NextJob>> {
    Ok(first_of(&firsts(transaction, installation, now)?, |_| true))
}

/// The same of the kinds of which nothing runs.
pub(super) fn next_job_apart(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    now: Timestamp,
) -> DbResult<Option<NextJob>> {
    Ok(first_of(&firsts(transaction, installation, now)?, |first| first.running == 0))
}

/// Whether an installation that has its share has due work of a kind of which nothing runs, and may begin it: next to jobs
/// that are of few kinds, or where its share was lowered, as long as it runs no more than it usually may.
pub(super) fn is_apart(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    now: Timestamp,
) -> DbResult<bool> {
    let (running, kinds): (u32, u32) = transaction
        .prepare_cached(
            "SELECT count(*), count(DISTINCT kind) FROM jobs INDEXED BY jobs_running
             WHERE installation = ?1 AND phase = 'running'",
        )?
        .query_row([installation], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if running >= limits::RUNNING_PER_INSTALLATION && kinds > limits::KINDS_BEFORE_APART {
        return Ok(false);
    }
    Ok(firsts(transaction, installation, now)?.iter().any(|first| first.running == 0))
}

fn firsts(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    now: Timestamp,
) -> DbResult<Vec<First>> {
    let mut statement = transaction.prepare_cached(FIRSTS)?;
    let firsts = statement.query_map(params![installation, now], |row| {
        Ok(First {
            job: row.get(0)?,
            manual: row.get(1)?,
            not_before: row.get(2)?,
            used: row.get(3)?,
            running: row.get(4)?,
        })
    })?;
    Ok(firsts.collect::<rusqlite::Result<_>>()?)
}

/// Whose turn it is of those that may.
fn first_of(firsts: &[First], may: impl Fn(&First) -> bool) -> Option<NextJob> {
    let order = |first: &First| {
        let (running, used) = match first.manual {
            true => (first.running / MANUAL_SLOTS, first.used.saturating_sub(HEAD_START)),
            false => (first.running, first.used),
        };
        (running, used, !first.manual, first.not_before, first.job)
    };
    let next = firsts.iter().filter(|first| may(first)).min_by_key(|first| order(first));
    next.map(|next| NextJob {
        job: next.job,
        is_manual: firsts.iter().any(|first| first.manual),
        starts_at: firsts.iter().map(|first| first.used).min().unwrap_or_default(),
    })
}

/// Counts a claim as the cheapest job: what it really takes is counted at its end.
pub(super) fn claimed(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    next: &NextJob,
) -> DbResult<()> {
    transaction
        .prepare_cached("UPDATE installations SET used = max(used, ?2) WHERE id = ?1")?
        .execute(params![installation, next.starts_at])?;
    transaction
        .prepare_cached("DELETE FROM kind_usage WHERE installation = ?1 AND used <= ?2")?
        .execute(params![installation, next.starts_at])?;
    charge(transaction, next.job, 1)
}

/// Counts the time of an attempt that ended.
pub(super) fn ended(transaction: &Transaction<'_>, job: JobId, now: Timestamp) -> DbResult<()> {
    let started: Option<Timestamp> = transaction
        .prepare_cached("SELECT started_at FROM jobs WHERE id = ?1")?
        .query_row([job], |row| row.get(0))?;
    match started.map_or(0, |started| now.saturating_sub(started)) {
        0 => Ok(()),
        elapsed => charge(transaction, job, elapsed),
    }
}

/// So many milliseconds for the job's kind. The clock may jump: no job counts for more than a call may take.
fn charge(transaction: &Transaction<'_>, job: JobId, elapsed_ms: u64) -> DbResult<()> {
    let longest = u64::try_from(limits::CALL.as_millis()).unwrap_or(u64::MAX);
    let cost = elapsed_ms.min(longest);
    transaction
        .prepare_cached(
            "WITH job (installation, kind, start, cost) AS (
                SELECT i.id, j.kind, i.used, iif(j.manual, ?2, ?3)
                FROM jobs j JOIN installations i ON i.id = j.installation WHERE j.id = ?1
             )
             INSERT INTO kind_usage (installation, kind, used)
             SELECT job.installation, job.kind, max(job.start, coalesce(u.used, 0)) + job.cost
             FROM job LEFT JOIN kind_usage u ON u.installation = job.installation AND u.kind = job.kind WHERE true
             ON CONFLICT (installation, kind) DO UPDATE SET used = excluded.used",
        )?
        .execute(params![job, cost, cost.saturating_mul(COST)])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, StatementStatus};

    use super::*;
    use crate::schema;

    /// A store whose only installation has so many waiting jobs of two kinds, half of them a person's.
    fn store(jobs: u32) -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        schema::migrate(&mut connection).unwrap().unwrap();
        connection
            .execute_batch(
                "INSERT INTO shops VALUES ('s', '', '', '', '', '', '[]');
                 INSERT INTO installations (id, shop, plugin, account, state, flows, settings)
                 VALUES (1, 's', 'p', '{}', 'active', '{}', x'')",
            )
            .unwrap();
        for key in 0..jobs {
            let insert = "INSERT INTO jobs (installation, kind, key, payload, phase, not_before, queued_at, updated_at, manual)
                VALUES (1, iif(?1 % 100 = 7, 'l', 'k'), ?1, x'', 'waiting', iif(?1 % 2, 1, 2000), 0, 0, ?1 % 4 = 1)";
            connection.execute(insert, [key]).unwrap();
        }
        connection
    }

    #[test]
    fn finding_whose_turn_it_is_costs_the_same_however_many_jobs_wait() {
        let [few, many] = [10, 5_000].map(|jobs| {
            let connection = store(jobs);
            let mut statement = connection.prepare(FIRSTS).unwrap();
            let found = statement.query_map(params![1, 1_000], |_| Ok(())).unwrap().count();
            (found, statement.get_status(StatementStatus::VmStep))
        });
        assert_eq!((few.0, many.0), (2, 2));
        assert!(many.1.abs_diff(few.1) < 10 && many.1 < 500, "{} steps, then {}", few.1, many.1);
    }
}
