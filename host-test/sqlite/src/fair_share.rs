//! The first due job of each kind of work: see [`host_core::rules::fair_share`].

/// The first due job of each kind: one that a person waits for, or else the one that has been due for longest. The
/// number of kinds is limited, since a plugin may invent many: those beyond it have their turn once others are done.
pub(super) const FIRSTS: &str = "WITH RECURSIVE kinds (kind) AS (
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

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, StatementStatus, params};

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
