//! SQL for the [standings](host_core::rules::standings) of records at an installation.

use std::collections::BTreeMap;

use rusqlite::{ToSql, Transaction, named_params, params};

use super::columns::{in_phases, phase};
use super::error::DbResult;
use host_core::model::{InstallationId, Phase};
use host_core::rows::{JobCounts, RecordCounts};
use host_core::rules::standings::{JobRule, LinkRule, StandingRule};
use host_core::shop::Entity;

/// The ids of the records that meet this rule at `:installation`, each once. Ordered and limited, SQLite merges the
/// parts as their indexes sort them; otherwise it fills a table with each.
pub(super) fn ids_with(rule: StandingRule) -> String {
    let linked = "SELECT record AS id FROM links WHERE installation = :installation AND entity = :entity";
    let all = "SELECT id FROM records WHERE shop = :shop AND entity = :entity";
    // Without the index it might read all jobs about records, and most of those have ended.
    let jobs = |phases| {
        format!(
            "SELECT DISTINCT record AS id FROM jobs INDEXED BY jobs_in_phase
             WHERE installation = :installation AND entity = :entity AND record IS NOT NULL AND {}",
            in_phases(phases)
        )
    };
    let by_link = match (rule.link, rule.jobs) {
        (LinkRule::Required, JobRule::SomeIn(phases)) => format!("{} INTERSECT {linked}", jobs(phases)),
        (LinkRule::Forbidden, JobRule::SomeIn(phases)) => format!("{} EXCEPT {linked}", jobs(phases)),
        (LinkRule::Ignored, JobRule::SomeIn(phases)) => jobs(phases),
        (LinkRule::Required, _) => linked.to_owned(),
        (LinkRule::Forbidden, _) => format!("{all} EXCEPT {linked}"),
        (LinkRule::Ignored, _) => all.to_owned(),
    };
    match rule.jobs {
        JobRule::NoneIn(phases) => format!("{by_link} EXCEPT {}", jobs(phases)),
        JobRule::SomeIn(_) | JobRule::Ignored => by_link,
    }
}

/// The condition that the record `r` meets this rule at `:installation`.
pub(super) fn meets(rule: StandingRule) -> String {
    let linked = "EXISTS (SELECT 1 FROM links l WHERE l.installation = :installation AND l.entity = r.entity AND l.record = r.id)";
    let by_link = match rule.link {
        LinkRule::Required => linked.to_owned(),
        LinkRule::Forbidden => format!("NOT {linked}"),
        LinkRule::Ignored => "1".to_owned(),
    };
    match rule.jobs {
        JobRule::Ignored => by_link,
        // The jobs are few next to the records.
        JobRule::NoneIn(phases) => format!(
            "{by_link} AND r.id NOT IN (SELECT record FROM jobs INDEXED BY jobs_in_phase
                WHERE installation = :installation AND entity = :entity AND record IS NOT NULL AND {})",
            in_phases(phases)
        ),
        JobRule::SomeIn(_) => format!("r.id IN ({})", ids_with(rule)),
    }
}

/// The numbers of records, of those that are linked, and of those with jobs in each of these phases.
pub(super) fn record_counts(
    transaction: &Transaction<'_>,
    shop: &str,
    entity: Entity,
    installation: InstallationId,
    phases: &[Phase],
) -> DbResult<RecordCounts> {
    let entity = entity.as_str();
    let number = |sql: &str, values: &[(&str, &dyn ToSql)]| -> DbResult<u64> {
        Ok(transaction.prepare_cached(sql)?.query_row(values, |row| row.get(0))?)
    };
    let records = number(
        "SELECT count(*) FROM records WHERE shop = :shop AND entity = :entity",
        named_params! { ":shop": shop, ":entity": entity },
    )?;
    let linked = number(
        "SELECT count(*) FROM links WHERE installation = :installation AND entity = :entity",
        named_params! { ":installation": installation, ":entity": entity },
    )?;
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT phase, count(DISTINCT record), count(DISTINCT record) FILTER (WHERE NOT EXISTS
            (SELECT 1 FROM links l WHERE l.installation = ?1 AND l.entity = ?2 AND l.record = jobs.record))
         FROM jobs WHERE installation = ?1 AND entity = ?2 AND record IS NOT NULL
            AND {} GROUP BY phase",
        in_phases(phases)
    ))?;
    let mut rows = statement.query(params![installation, entity])?;
    let mut with_jobs = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        with_jobs.insert(phase(&name)?, JobCounts { records: row.get(1)?, unlinked: row.get(2)? });
    }
    Ok(RecordCounts { records, linked, with_jobs })
}
