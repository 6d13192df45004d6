//! Claiming work: by installation first, so that nobody's queue stands before another's.
//!
//! Who has work that is due is read without the write lock: that costs one look for each installation
//! with a waiting job, however many jobs it has. What is then claimed is looked at again, in the
//! transaction that claims it.
//!
//! Within an installation kinds of work share its time: see [`fair_share`](super::fair_share).

use std::collections::{HashMap, VecDeque};

use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use super::fair_share::{self, NextJob};
use super::{Context, DbResult, SqliteStore, installations, jobs, restore};
use host_core::call_slots::{Candidate, Slots, next_candidate};
use host_core::model::{InstallationId, JobId, Lease};
use host_core::shop::Timestamp;
use host_core::store::{Claim, StoreError};

impl SqliteStore {
    /// As [`jobs_claim`](host_core::store::Store::jobs_claim).
    pub(super) async fn claim_due(
        &self,
        now: Timestamp,
        lease_ms: u64,
        only: Option<&[JobId]>,
        slots: &Slots,
        most: usize,
    ) -> Result<Vec<Claim>, StoreError> {
        if slots.free == 0 {
            return Ok(Vec::new());
        }
        let only = only.map(<[JobId]>::to_vec);
        let seen = slots.clone();
        let due = self.read(move |transaction, _| due_jobs(transaction, now, only.as_deref(), &seen)).await?;
        // Nobody has work, or all who do have their share: then nobody else's writing is held up.
        if next_candidate(&due.candidates, slots).is_none() {
            return Ok(Vec::new());
        }
        let (slots, notes) = (slots.clone(), self.notes());
        let (claims, count) = self
            .write(move |transaction, context| {
                let claims = claim(transaction, context, due, now, lease_ms, slots, most)?;
                let count = if claims.is_empty() { None } else { Some(restore::count(transaction, &notes)?) };
                Ok((claims, count))
            })
            .await?;
        if let Some(count) = count {
            self.note_claims(count).await?;
        }
        Ok(claims)
    }
}

/// Every installation with a waiting job, each found behind the one before: never by way of the jobs.
const WAITING: &str = "WITH RECURSIVE waiting (id) AS (
        SELECT (SELECT min(installation) FROM jobs INDEXED BY jobs_waiting WHERE phase = 'waiting')
        UNION ALL
        SELECT (SELECT min(installation) FROM jobs INDEXED BY jobs_waiting
            WHERE phase = 'waiting' AND installation > waiting.id)
        FROM waiting WHERE waiting.id IS NOT NULL
    )";

/// Whether an installation `i` has due work, a person's (1) or any other (0).
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

/// How many jobs of an installation `i` run.
const RUNNING: &str =
    "(SELECT count(*) FROM jobs INDEXED BY jobs_running WHERE installation = i.id AND phase = 'running')";

/// Installations with work that is due, and where only some jobs are asked for, those of each in the
/// order in which they are run.
struct Due {
    candidates: Vec<Candidate>,
    only: Option<HashMap<InstallationId, VecDeque<JobId>>>,
}

fn due_query() -> String {
    let (manual, other) = (has_due!("1"), has_due!("0"));
    format!(
        "{WAITING} SELECT i.id, {RUNNING}, i.turn, {manual} AS manual, {other} AS other,
            i.state = 'active' AND i.slow_until <= ?1
         FROM waiting CROSS JOIN installations i ON i.id = waiting.id WHERE manual OR other"
    )
}

/// Who has work that is due, out of `only` where given.
fn due_jobs(
    transaction: &Transaction<'_>,
    now: Timestamp,
    only: Option<&[JobId]>,
    slots: &Slots,
) -> DbResult<Due> {
    let Some(only) = only else {
        let mut statement = transaction.prepare_cached(&due_query())?;
        let mut rows = statement.query([now])?;
        let mut candidates = Vec::new();
        while let Some(row) = rows.next()? {
            let mut candidate = Candidate {
                installation: row.get(0)?,
                running: row.get(1)?,
                turn: row.get(2)?,
                manual: row.get(3)?,
                apart: false,
            };
            candidate.apart = row.get(5)? && is_apart(transaction, &candidate, slots, now)?;
            candidates.push(candidate);
        }
        return Ok(Due { candidates, only: None });
    };
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT j.id, j.installation, {RUNNING}, i.turn, j.manual
         FROM json_each(?2) asked CROSS JOIN jobs j ON j.id = asked.value JOIN installations i ON i.id = j.installation
         WHERE j.phase = 'waiting' AND j.not_before <= ?1
            AND (j.even_when_off OR (i.state = 'active' AND i.slow_until <= ?1))
         ORDER BY j.manual DESC, j.not_before, j.id"
    ))?;
    let mut rows = statement.query(params![now, serde_json::to_string(only)?])?;
    let mut due = Due { candidates: Vec::new(), only: None };
    let mut jobs: HashMap<InstallationId, VecDeque<JobId>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let installation = row.get(1)?;
        let of_installation = jobs.entry(installation).or_default();
        if of_installation.is_empty() {
            let (running, turn, manual) = (row.get(2)?, row.get(3)?, row.get(4)?);
            due.candidates.push(Candidate { installation, running, turn, manual, apart: false });
        }
        of_installation.push_back(row.get(0)?);
    }
    due.only = Some(jobs);
    Ok(due)
}

/// Whether one that has its share has work that may run next to it. Of what only some jobs are asked for, none may.
fn is_apart(
    transaction: &Transaction<'_>,
    candidate: &Candidate,
    slots: &Slots,
    now: Timestamp,
) -> DbResult<bool> {
    let id = candidate.installation;
    let has_share = candidate.running >= slots.share(id);
    Ok(has_share && slots.has_room_apart(id) && fair_share::is_apart(transaction, id, now)?)
}

/// Claims what [`due_jobs`] found, as far as the slots go and at most `most`.
fn claim(
    transaction: &Transaction<'_>,
    context: &Context,
    due: Due,
    now: Timestamp,
    lease_ms: u64,
    mut slots: Slots,
    most: usize,
) -> DbResult<Vec<Claim>> {
    let Due { mut candidates, mut only } = due;
    let mut last_turn: u64 =
        transaction.prepare_cached("SELECT max(turn) FROM installations")?.query_row([], |row| row.get(0))?;
    let mut claims = Vec::new();
    while claims.len() < most {
        let Some(place) = next_candidate(&candidates, &slots) else { break };
        let Some(candidate) = candidates.get_mut(place) else { break };
        let id = candidate.installation;
        // As it stands now: another process may have taken what was found.
        let (running, works) = transaction
            .prepare_cached(&format!(
                "SELECT {RUNNING}, i.state = 'active' AND i.slow_until <= ?2 FROM installations i WHERE i.id = ?1"
            ))?
            .query_row(params![id, now], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if running != candidate.running {
            candidate.running = running;
            candidate.apart = works && only.is_none() && is_apart(transaction, candidate, &slots, now)?;
            continue;
        }
        let next = match &mut only {
            Some(only) => next_of(transaction, only.entry(id).or_default(), works, now)?,
            None if running < slots.share(id) => next_due_job(transaction, id, works, now)?,
            None if works && fair_share::is_apart(transaction, id, now)? => {
                fair_share::next_job_apart(transaction, id, now)?
            }
            None => None,
        };
        match next {
            // Whatever a person waited for is claimed by others, or ended.
            Some(NextJob { is_manual: false, .. }) if candidate.manual => candidate.manual = false,
            Some(next) => {
                last_turn += 1;
                transaction
                    .prepare_cached("UPDATE installations SET turn = ?2 WHERE id = ?1")?
                    .execute(params![id, last_turn])?;
                fair_share::claimed(transaction, id, &next)?;
                let manual = next.is_manual;
                *candidate = Candidate { running: running + 1, turn: last_turn, manual, ..*candidate };
                slots.take(id);
                claims.push(run(transaction, context, next.job, now, lease_ms)?);
                candidate.apart = works && only.is_none() && is_apart(transaction, candidate, &slots, now)?;
            }
            None => {
                candidates.swap_remove(place);
            }
        }
    }
    Ok(claims)
}

/// The job of an installation that is run next.
fn next_due_job(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    works: bool,
    now: Timestamp,
) -> DbResult<Option<NextJob>> {
    if works {
        return fair_share::next_job(transaction, installation, now);
    }
    let mut statement = transaction.prepare_cached(
        "SELECT id, manual FROM jobs INDEXED BY jobs_waiting_when_off WHERE phase = 'waiting' AND even_when_off = 1
             AND installation = ?1 AND manual = ?2 AND not_before <= ?3 ORDER BY not_before, id LIMIT 1",
    )?;
    for manual in [true, false] {
        let found = statement.query_row(params![installation, manual, now], next_job).optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// The same out of these, of which it is taken away.
fn next_of(
    transaction: &Transaction<'_>,
    jobs: &mut VecDeque<JobId>,
    works: bool,
    now: Timestamp,
) -> DbResult<Option<NextJob>> {
    let mut statement = transaction.prepare_cached(
        "SELECT id, manual FROM jobs WHERE id = ?1 AND phase = 'waiting' AND not_before <= ?2 AND (even_when_off OR ?3)",
    )?;
    while let Some(id) = jobs.front().copied() {
        if let Some(next) = statement.query_row(params![id, now, works], next_job).optional()? {
            return Ok(Some(next));
        }
        jobs.pop_front();
    }
    Ok(None)
}

fn next_job(row: &Row<'_>) -> rusqlite::Result<NextJob> {
    Ok(NextJob { job: row.get(0)?, is_manual: row.get(1)?, starts_at: 0 })
}

/// Gives a job to this worker, and counts the attempt.
fn run(
    transaction: &Transaction<'_>,
    context: &Context,
    id: JobId,
    now: Timestamp,
    lease_ms: u64,
) -> DbResult<Claim> {
    transaction
        .prepare_cached(
            "UPDATE jobs SET phase = 'running', worker = ?2, lease_until = ?3, lease_token = lease_token + 1,
                first_started_at = coalesce(first_started_at, ?4), started_at = ?4, updated_at = ?4,
                attempts = 1 + attempts
             WHERE id = ?1",
        )?
        .execute(params![id, context.worker_locks.name(), now.saturating_add(lease_ms), now])?;
    let mut statement = transaction.prepare_cached("SELECT * FROM jobs WHERE id = ?1")?;
    let (job, token) = statement.query_row([id], |row| Ok((jobs::job(row), row.get("lease_token")?)))?;
    let job = job?;
    let installation = installations::installation_by_id(transaction, context, job.installation)?;
    Ok(Claim { lease: Lease { job: id, token }, job, installation })
}

/// When the next waiting job is due of an installation that works, or that runs even when it's off.
pub(super) fn next_due(transaction: &Transaction<'_>) -> DbResult<Option<Timestamp>> {
    let due: Option<Timestamp> =
        transaction.prepare_cached(&next_due_query())?.query_row([jobs::NEVER], |row| row.get(0))?;
    Ok(due.filter(|due| *due < jobs::NEVER))
}

fn next_due_query() -> String {
    // A person's work and any other lie apart in the index: the earlier of the two firsts.
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
        for (query, parameter, rows) in [(due_query(), NOW, [3, 3]), (next_due_query(), jobs::NEVER, [1, 1])]
        {
            let [few, many] = [10, 5_000].map(|jobs| steps(&store(3, jobs), &query, parameter));
            assert_eq!([few.0, many.0], rows);
            assert_eq!(few.1, many.1, "{query}");
        }
    }

    #[test]
    fn looking_for_work_costs_little_for_each_installation() {
        for (query, parameter) in [(due_query(), NOW), (next_due_query(), jobs::NEVER)] {
            let [few, many] = [1, 1_001].map(|count| steps(&store(count, 1), &query, parameter).1);
            assert!((many - few) / 1_000 < 150, "{} steps each: {query}", (many - few) / 1_000);
        }
    }
}
