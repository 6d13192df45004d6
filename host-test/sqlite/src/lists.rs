//! Pages of records, of the activity and of the queue, as a control panel lists them.

use std::collections::{BTreeMap, VecDeque};

use rusqlite::{Row, ToSql, Transaction, named_params, params};

use super::columns::{phase, subject_columns};
use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use super::records::body;
use super::{activity, jobs};
use host_core::activity_event::ActivityEvent;
use host_core::match_keys::{normal, searched_phone};
use host_core::model::{Activity, InstallationId, Job, Message, Phase};
use host_core::rows::{JobCounts, ListRows, RecordCounts};
use host_core::rules::standings::{self, JobRule, LinkRule, StandingRule};
use host_core::shop::{Entity, Timestamp};
use host_core::store::{ActivityQuery, Bar, Cause, PageStart, Record, RecordPage, RecordQuery};

impl ListRows for OpenTransaction<'_> {
    fn records_page(&self, query: &RecordQuery, start: PageStart, limit: u32) -> DbResult<RecordPage> {
        page(self, query, start, limit)
    }

    fn record_of_shop(&self, shop: &str, entity: Entity, id: &str) -> DbResult<Option<Record>> {
        let mut statement =
            self.prepare_cached("SELECT body FROM records WHERE shop = ?1 AND entity = ?2 AND id = ?3")?;
        let mut rows = statement.query(params![shop, entity.as_str(), id])?;
        rows.next()?.map(|row| record(entity, row)).transpose()
    }

    fn record_counts(
        &self,
        shop: &str,
        entity: Entity,
        installation: InstallationId,
        phases: &[Phase],
    ) -> DbResult<RecordCounts> {
        record_counts(self, shop, entity, installation, phases)
    }

    fn phases(&self, installations: &[InstallationId], phases: &[Phase]) -> DbResult<BTreeMap<Phase, u64>> {
        phase_counts(self, &serde_json::to_string(installations)?, phases)
    }

    fn causes(&self, installations: &[InstallationId], phases: &[Phase], limit: u32) -> DbResult<Vec<Cause>> {
        let phases: Vec<&str> = phases.iter().map(|phase| phase.as_str()).collect();
        causes(self, &serde_json::to_string(installations)?, &serde_json::to_string(&phases)?, limit)
    }

    fn jobs_of_cause(&self, cause: &Cause, phase: Phase, limit: u32) -> DbResult<Vec<Job>> {
        jobs_of_cause(self, cause, phase, limit)
    }

    fn activities(&self, query: &ActivityQuery) -> DbResult<Vec<Activity>> {
        activities(self, query)
    }

    fn bars(&self, installations: &[InstallationId], from: Timestamp, span: u64) -> DbResult<Vec<Bar>> {
        bars(self, &serde_json::to_string(installations)?, from, span)
    }
}

/// The record of a row that begins with its body.
fn record(entity: Entity, row: &Row<'_>) -> DbResult<Record> {
    Ok(match entity {
        Entity::Order => Record::Order(body(row)?),
        Entity::Product => Record::Product(body(row)?),
        Entity::Customer => Record::Customer(body(row)?),
    })
}

fn activities(transaction: &Transaction<'_>, query: &ActivityQuery) -> DbResult<Vec<Activity>> {
    let ActivityQuery { installations, subject, events, before, limit } = query;
    let installations = serde_json::to_string(installations)?;
    let (entity, record) = subject_columns(subject.as_ref());
    let events: Vec<&str> = events.iter().map(ActivityEvent::as_str).collect();
    let events = if events.is_empty() { None } else { Some(serde_json::to_string(&events)?) };
    // Two statements, so that a record's few entries are found by an index.
    let (index, about) = match subject {
        Some(_) => ("INDEXED BY activity_about", "entity = ?2 AND record = ?3"),
        None => ("", "?2 IS NULL AND ?3 IS NULL"),
    };
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT * FROM activity {index} WHERE installation IN (SELECT value FROM json_each(?1)) AND {about}
            AND (?4 IS NULL OR event IN (SELECT value FROM json_each(?4))) AND (?5 IS NULL OR id < ?5)
         ORDER BY id DESC LIMIT ?6"
    ))?;
    let mut rows = statement.query(params![installations, entity, record, events, before, limit])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(activity::entry(row)?);
    }
    Ok(found)
}

/// The condition that a job is in one of these phases. In the statement itself, so that an index serves it.
fn in_phases(phases: &[Phase]) -> String {
    match phases {
        [phase] => format!("phase = '{}'", phase.as_str()),
        phases => {
            let names: Vec<String> = phases.iter().map(|phase| format!("'{}'", phase.as_str())).collect();
            format!("phase IN ({})", names.join(", "))
        }
    }
}

/// One of so many records has a standing: then a walk through the records finds a page of them sooner than a look-up of each.
const MANY: u64 = 3;

/// The ids of the records that meet this rule at `:installation`, each once. Ordered and limited, SQLite merges the
/// parts as their indexes sort them; otherwise it fills a table with each.
fn ids_with(rule: StandingRule) -> String {
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
fn meets(rule: StandingRule) -> String {
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

/// The ids of the records that a text finds: one of their keys begins so, or their name contains it.
const FOUND: &str = "
    SELECT id FROM record_keys WHERE shop = :shop AND entity = :entity
        AND kind IN ('number', 'sku', 'ean') AND value >= :text AND value < :text || char(1114111)
    UNION SELECT id FROM record_keys WHERE shop = :shop AND entity = :entity
        AND kind = 'email' AND value >= :email AND value < :email || char(1114111)
    UNION SELECT id FROM record_keys WHERE shop = :shop AND entity = :entity AND kind = 'phone' AND value = :phone
    UNION SELECT id FROM record_keys WHERE shop = :shop AND entity = :entity AND kind = 'name' AND instr(value, :name) > 0
    UNION SELECT id FROM records WHERE shop = :shop AND entity = :entity AND id >= :text AND id < :text || char(1114111)";

fn found(transaction: &Transaction<'_>, query: &RecordQuery) -> DbResult<Option<Vec<String>>> {
    let text = query.text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let mut statement = transaction.prepare_cached(FOUND)?;
    let ids = statement.query_map(
        named_params! {
            ":shop": query.shop, ":entity": query.entity.as_str(), ":text": text,
            ":email": normal("email", text), ":phone": searched_phone(text), ":name": normal("name", text),
        },
        |row| row.get(0),
    )?;
    Ok(Some(ids.collect::<rusqlite::Result<_>>()?))
}

fn page(
    transaction: &Transaction<'_>,
    query: &RecordQuery,
    start: PageStart,
    limit: u32,
) -> DbResult<RecordPage> {
    let found = found(transaction, query)?;
    let ids = found.as_ref().map(serde_json::to_string).transpose()?;
    let (shop, entity) = (&query.shop, query.entity.as_str());
    let installation = query.standing.map(|(installation, _)| installation);
    let counted = match (&found, query.standing) {
        (None, Some((installation, standing))) => {
            let counts = record_counts(transaction, shop, query.entity, installation, &standings::OPEN)?;
            let matching = standings::standings(&counts).get(&standing).copied().unwrap_or_default();
            Some((counts.records, matching))
        }
        _ => None,
    };
    let walk = "records r WHERE r.shop = :shop AND r.entity = :entity";
    let look_up = |ids: &str, id: &str| {
        format!("{ids} CROSS JOIN records r ON r.shop = :shop AND r.entity = :entity AND r.id = {id}")
    };
    // Few are looked up by their ids; where there are many, a walk from the newest on soon has a page of them.
    let from = match (&ids, query.standing, counted) {
        (Some(_), None, _) => look_up("json_each(:ids) f", "f.value"),
        (Some(_), Some((_, standing)), _) => {
            format!("{} AND {}", look_up("json_each(:ids) f", "f.value"), meets(standings::rule(standing)))
        }
        (None, Some((_, standing)), Some((all, matching))) if matching < all / MANY => {
            look_up(&format!("({} ORDER BY 1 LIMIT -1) f", ids_with(standings::rule(standing))), "f.id")
        }
        (None, Some((_, standing)), _) => format!("{walk} AND {}", meets(standings::rule(standing))),
        (None, None, _) => walk.to_owned(),
    };
    let mut values: Vec<(&str, &dyn ToSql)> = vec![(":shop", shop), (":entity", &entity)];
    values.extend(ids.as_ref().map(|ids| (":ids", ids as &dyn ToSql)));
    values.extend(installation.as_ref().map(|id| (":installation", id as &dyn ToSql)));
    let matching = match (&found, counted) {
        (_, Some((_, matching))) => matching,
        (Some(found), None) if query.standing.is_none() => u64::try_from(found.len()).unwrap_or(u64::MAX),
        _ => {
            let count = format!("SELECT count(*) FROM {from}");
            transaction.prepare_cached(&count)?.query_row(values.as_slice(), |row| row.get(0))?
        }
    };
    // One more than asked for shows whether there is another page in this direction.
    let most = i64::from(limit) + 1;
    let (bound, side, order) = match start {
        PageStart::Newest => (i64::MAX, '<', "DESC"),
        PageStart::Before(revision) => (revision, '<', "DESC"),
        PageStart::After(revision) => (revision, '>', "ASC"),
    };
    values.extend::<[(&str, &dyn ToSql); 2]>([(":bound", &bound), (":most", &most)]);
    // The bodies are read of the page's records alone, and not of all that are sorted.
    let rows = format!(
        "SELECT body, revision FROM records WHERE revision IN
            (SELECT r.revision FROM {from} AND r.revision {side} :bound ORDER BY r.revision {order} LIMIT :most)
         ORDER BY revision {order}"
    );
    let mut statement = transaction.prepare_cached(&rows)?;
    let mut rows = statement.query(values.as_slice())?;
    let mut found = VecDeque::new();
    while let Some(row) = rows.next()? {
        found.push_back((record(query.entity, row)?, row.get::<_, i64>(1)?));
    }
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let goes_on = found.len() > limit;
    found.truncate(limit);
    if let PageStart::After(_) = start {
        found.make_contiguous().reverse();
    }
    let (first, last) = (found.front().map(|row| row.1), found.back().map(|row| row.1));
    let (older, newer) = match start {
        PageStart::Newest => (last.filter(|_| goes_on), None),
        PageStart::Before(_) => (last.filter(|_| goes_on), first),
        PageStart::After(_) => (last, first.filter(|_| goes_on)),
    };
    Ok(RecordPage { records: found.into_iter().map(|row| row.0).collect(), matching, older, newer })
}

fn record_counts(
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

fn phase_counts(
    transaction: &Transaction<'_>,
    installations: &str,
    phases: &[Phase],
) -> DbResult<BTreeMap<Phase, u64>> {
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT phase, count(*) FROM jobs
         WHERE installation IN (SELECT value FROM json_each(?1)) AND {} GROUP BY phase",
        in_phases(phases)
    ))?;
    let mut rows = statement.query([installations])?;
    let mut counts = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        counts.insert(phase(&name)?, row.get(1)?);
    }
    Ok(counts)
}

fn causes(
    transaction: &Transaction<'_>,
    installations: &str,
    phases: &str,
    limit: u32,
) -> DbResult<Vec<Cause>> {
    let mut statement = transaction.prepare_cached(
        "SELECT installation, kind, message, count(*) AS jobs, min(queued_at) AS since, max(updated_at) AS updated_at,
            min(not_before) AS due, max(id) AS newest
         FROM jobs WHERE installation IN (SELECT value FROM json_each(?1))
            AND phase IN (SELECT value FROM json_each(?2))
         GROUP BY installation, kind, message ORDER BY jobs DESC, newest DESC LIMIT ?3",
    )?;
    let mut rows = statement.query(params![installations, phases, limit])?;
    let mut causes = Vec::new();
    while let Some(row) = rows.next()? {
        let message: Option<String> = row.get("message")?;
        causes.push(Cause {
            installation: row.get("installation")?,
            kind: row.get("kind")?,
            message: message.map(|text| serde_json::from_str(&text)).transpose()?,
            jobs: row.get("jobs")?,
            since: row.get("since")?,
            updated_at: row.get("updated_at")?,
            due: row.get("due")?,
            newest: row.get("newest")?,
        });
    }
    Ok(causes)
}

fn jobs_of_cause(
    transaction: &Transaction<'_>,
    cause: &Cause,
    phase: Phase,
    limit: u32,
) -> DbResult<Vec<Job>> {
    let message: Option<String> = cause.message.as_ref().map(message_text).transpose()?;
    let mut statement = transaction.prepare_cached(
        "SELECT * FROM jobs WHERE installation = ?1 AND phase = ?2 AND kind = ?3 AND message IS ?4 AND id <= ?5
         ORDER BY updated_at DESC, id DESC LIMIT ?6",
    )?;
    let values = params![cause.installation, phase.as_str(), cause.kind, message, cause.newest, limit];
    let mut rows = statement.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(jobs::job(row)?);
    }
    Ok(found)
}

/// A message in the form in which jobs store it.
fn message_text(message: &Message) -> DbResult<String> {
    Ok(serde_json::to_string(message)?)
}

fn bars(
    transaction: &Transaction<'_>,
    installations: &str,
    from: Timestamp,
    span: u64,
) -> DbResult<Vec<Bar>> {
    let mut statement = transaction.prepare_cached(
        "SELECT (at - ?2) / ?3 AS span, sum(event = 'sent') AS sent, sum(event IN ('failed', 'parked')) AS failed
         FROM activity WHERE installation IN (SELECT value FROM json_each(?1)) AND at >= ?2
            AND event IN ('sent', 'failed', 'parked')
         GROUP BY 1 ORDER BY 1",
    )?;
    let mut rows = statement.query(params![installations, from, span.max(1)])?;
    let mut bars = Vec::new();
    while let Some(row) = rows.next()? {
        let number: u64 = row.get("span")?;
        let at = from.saturating_add(number.saturating_mul(span.max(1)));
        bars.push(Bar { at, sent: row.get("sent")?, failed: row.get("failed")? });
    }
    Ok(bars)
}
