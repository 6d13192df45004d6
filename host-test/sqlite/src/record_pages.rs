//! Pages of the records that a query finds, the last changed first.

use std::cmp::Reverse;
use std::collections::HashSet;

use rusqlite::types::{FromSql, Value};
use rusqlite::{Row, Statement, ToSql, Transaction, params};

use super::error::DbResult;
use super::records::body;
use super::search::Search;
use super::standings::{ids_with, meets, record_counts};
use host_core::model::InstallationId;
use host_core::rules::standings::{self, StandingRule};
use host_core::shop::Entity;
use host_core::store::{PageStart, Record, RecordPage, RecordQuery, Standing};

/// The record of a row that begins with its body.
pub(super) fn record(entity: Entity, row: &Row<'_>) -> DbResult<Record> {
    Ok(match entity {
        Entity::Order => Record::Order(body(row)?),
        Entity::Product => Record::Product(body(row)?),
        Entity::Customer => Record::Customer(body(row)?),
    })
}

/// One of so many records is found: then a walk through the records finds a page of them sooner than a look-up of each.
const MANY: u64 = 3;
/// Records of a walk from one end that may end without a page: it's short next to a look-up of what few have.
const NEAR: u32 = 5_000;

/// The records that a query finds. A condition is on the record `r`.
enum Selection {
    /// Few: their revisions.
    Few(Vec<i64>),
    /// Few meet the condition: perhaps a page of them is near, else the statement looks each up.
    Rare(String, String),
    /// Many meet the condition: a walk soon has a page of them.
    Many(String),
}

/// The parameters of a query's statements, by their names.
struct Parameters(Vec<(&'static str, Value)>);

impl Parameters {
    fn of(transaction: &Transaction<'_>, query: &RecordQuery) -> DbResult<Self> {
        let search = Search::of(transaction, query)?;
        let entity = query.entity.as_str().to_owned();
        let mut values = vec![(":shop", query.shop.clone().into()), (":entity", entity.into())];
        values.extend(query.standing.map(|(installation, _)| (":installation", installation.into())));
        values.extend(search.iter().flat_map(Search::values));
        Ok(Self(values))
    }

    fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.0.push((name, value.into()));
        self
    }

    /// Those that a statement has.
    fn values(&self, statement: &Statement<'_>) -> rusqlite::Result<Vec<(&str, &dyn ToSql)>> {
        let mut values: Vec<(&str, &dyn ToSql)> = Vec::new();
        for (name, value) in &self.0 {
            if statement.parameter_index(name)?.is_some() {
                values.push((name, value));
            }
        }
        Ok(values)
    }

    /// The first column of a statement's rows.
    fn column<T: FromSql>(&self, transaction: &Transaction<'_>, sql: &str) -> DbResult<Vec<T>> {
        let mut statement = transaction.prepare_cached(sql)?;
        let values = self.values(&statement)?;
        let column = statement.query_map(values.as_slice(), |row| row.get(0))?;
        Ok(column.collect::<rusqlite::Result<_>>()?)
    }
}

/// The records that a query finds.
struct Found {
    selection: Selection,
    /// Their number.
    matching: u64,
    /// The number of the shop's records of this kind.
    all: u64,
}

/// Ordered and limited, SQLite merges the parts of the ids with a standing as their indexes sort them.
fn sorted_ids(rule: StandingRule) -> String {
    format!("{} ORDER BY 1 LIMIT -1", ids_with(rule))
}

/// The revisions of the records with the ids in a column of a table.
fn look_up(table: &str, column: &str) -> String {
    format!(
        "SELECT r.revision FROM {table} f CROSS JOIN records r
         ON r.shop = :shop AND r.entity = :entity AND r.id = f.{column}"
    )
}

fn find(transaction: &Transaction<'_>, query: &RecordQuery) -> DbResult<Found> {
    if query.text.trim().is_empty() { unsearched(transaction, query) } else { searched(transaction, query) }
}

fn unsearched(transaction: &Transaction<'_>, query: &RecordQuery) -> DbResult<Found> {
    let Some(at) = query.standing else {
        let all = number_of_all(transaction, query)?;
        return Ok(Found { selection: Selection::Many("1".to_owned()), matching: all, all });
    };
    let (all, matching) = number_with(transaction, query, at)?;
    let rule = standings::rule(at.1);
    let selection = if matching < all / MANY {
        Selection::Rare(meets(rule), look_up(&format!("({})", sorted_ids(rule)), "id"))
    } else {
        Selection::Many(meets(rule))
    };
    Ok(Found { selection, matching, all })
}

fn searched(transaction: &Transaction<'_>, query: &RecordQuery) -> DbResult<Found> {
    let parameters = Parameters::of(transaction, query)?;
    let ids: HashSet<String> = parameters.column(transaction, &Search::ids())?.into_iter().collect();
    let number = ids.len() as u64;
    let all = number_of_all(transaction, query)?;
    let rule = query.standing.map(|(_, standing)| standings::rule(standing));
    let and_meets = rule.map(|rule| format!(" AND {}", meets(rule))).unwrap_or_default();
    if number < all / MANY {
        let parameters = parameters.with(":ids", serde_json::to_string(&ids)?);
        let sql = format!("{}{and_meets}", look_up("json_each(:ids)", "value"));
        let revisions: Vec<i64> = parameters.column(transaction, &sql)?;
        let matching = revisions.len() as u64;
        return Ok(Found { selection: Selection::Few(revisions), matching, all });
    }
    let matching = match query.standing {
        None => number,
        Some(at) if number == all => number_with(transaction, query, at)?.1,
        Some((_, standing)) => {
            let with_standing: Vec<String> =
                parameters.column(transaction, &sorted_ids(standings::rule(standing)))?;
            with_standing.iter().filter(|id| ids.contains(*id)).count() as u64
        }
    };
    let selection = Selection::Many(format!("{}{and_meets}", Search::condition()));
    Ok(Found { selection, matching, all })
}

fn number_of_all(transaction: &Transaction<'_>, query: &RecordQuery) -> DbResult<u64> {
    let sql = "SELECT count(*) FROM records WHERE shop = ?1 AND entity = ?2";
    let values = params![query.shop, query.entity.as_str()];
    Ok(transaction.prepare_cached(sql)?.query_row(values, |row| row.get(0))?)
}

/// The number of all records, and of those with a standing at an installation.
fn number_with(
    transaction: &Transaction<'_>,
    query: &RecordQuery,
    (installation, standing): (InstallationId, Standing),
) -> DbResult<(u64, u64)> {
    let counts = record_counts(transaction, &query.shop, query.entity, installation, &standings::OPEN)?;
    let matching = standings::standings(&counts).get(&standing).copied();
    Ok((counts.records, matching.unwrap_or_default()))
}

/// The first of these revisions from where a page starts.
fn first_of(mut revisions: Vec<i64>, start: PageStart, most: usize) -> Vec<i64> {
    match start {
        PageStart::Newest => revisions.sort_unstable_by_key(|revision| Reverse(*revision)),
        PageStart::Before(bound) => {
            revisions.retain(|revision| *revision < bound);
            revisions.sort_unstable_by_key(|revision| Reverse(*revision));
        }
        PageStart::After(bound) => {
            revisions.retain(|revision| *revision > bound);
            revisions.sort_unstable();
        }
    }
    revisions.truncate(most);
    revisions
}

/// The revisions of the records that a walk from where a page starts finds, among so many at most.
fn walk(
    transaction: &Transaction<'_>,
    query: &RecordQuery,
    condition: &str,
    start: PageStart,
    most: usize,
    among: Option<u32>,
) -> DbResult<Vec<i64>> {
    let (bound, side, order) = match start {
        PageStart::Newest => (i64::MAX, '<', "DESC"),
        PageStart::Before(revision) => (revision, '<', "DESC"),
        PageStart::After(revision) => (revision, '>', "ASC"),
    };
    let from_there =
        format!("shop = :shop AND entity = :entity AND revision {side} :bound ORDER BY revision {order}");
    let near = match among {
        // Where there are fewer, the end is none, and the walk goes on to the last.
        Some(_) => format!(
            "AND r.revision {} coalesce((SELECT revision FROM records WHERE {from_there} LIMIT 1 OFFSET :among), :end)",
            if side == '<' { '>' } else { '<' }
        ),
        None => String::new(),
    };
    let sql = format!(
        "SELECT r.revision FROM records r WHERE r.shop = :shop AND r.entity = :entity AND {condition}
            AND r.revision {side} :bound {near} ORDER BY r.revision {order} LIMIT :most"
    );
    Parameters::of(transaction, query)?
        .with(":bound", bound)
        .with(":most", i64::try_from(most).unwrap_or(i64::MAX))
        .with(":among", among.map_or(0, i64::from))
        .with(":end", if side == '<' { i64::MIN } else { i64::MAX })
        .column(transaction, &sql)
}

/// The ids of the records that a query finds.
pub(super) fn ids(transaction: &Transaction<'_>, query: &RecordQuery) -> DbResult<Vec<String>> {
    let parameters = Parameters::of(transaction, query)?;
    let revisions: Vec<i64> = match find(transaction, query)?.selection {
        Selection::Few(revisions) => revisions,
        Selection::Rare(_, each) => parameters.column(transaction, &each)?,
        // Without an order, an index has all that is asked for.
        Selection::Many(condition) => {
            let all = "SELECT r.id FROM records r WHERE r.shop = :shop AND r.entity = :entity";
            return parameters.column(transaction, &format!("{all} AND {condition}"));
        }
    };
    let ids = "SELECT id FROM records WHERE revision IN (SELECT value FROM json_each(:revisions))";
    parameters.with(":revisions", serde_json::to_string(&revisions)?).column(transaction, ids)
}

/// A page of the records that a query finds.
pub(super) fn page(
    transaction: &Transaction<'_>,
    query: &RecordQuery,
    start: PageStart,
    limit: u32,
) -> DbResult<RecordPage> {
    let Found { selection, matching, all } = find(transaction, query)?;
    // One more than asked for shows whether there is another page in this direction.
    let most = usize::try_from(limit).unwrap_or(usize::MAX).saturating_add(1);
    let mut revisions = match selection {
        Selection::Few(revisions) => first_of(revisions, start, most),
        Selection::Rare(condition, each) => {
            let near = walk(transaction, query, &condition, start, most, Some(NEAR))?;
            if near.len() == most {
                near
            } else {
                first_of(Parameters::of(transaction, query)?.column(transaction, &each)?, start, most)
            }
        }
        Selection::Many(condition) => walk(transaction, query, &condition, start, most, None)?,
    };
    let goes_on = revisions.len() == most;
    revisions.truncate(most - 1);
    if let PageStart::After(_) = start {
        revisions.reverse();
    }
    let (first, last) = (revisions.first().copied(), revisions.last().copied());
    let (older, newer) = match start {
        PageStart::Newest => (last.filter(|_| goes_on), None),
        PageStart::Before(_) => (last.filter(|_| goes_on), first),
        PageStart::After(_) => (last, first.filter(|_| goes_on)),
    };
    // The bodies are read of the page's records alone, and not of all that are found.
    let mut statement = transaction.prepare_cached(
        "SELECT body FROM records WHERE revision IN (SELECT value FROM json_each(?1)) ORDER BY revision DESC",
    )?;
    let mut rows = statement.query([serde_json::to_string(&revisions)?])?;
    let mut records = Vec::with_capacity(revisions.len());
    while let Some(row) = rows.next()? {
        records.push(record(query.entity, row)?);
    }
    Ok(RecordPage { records, matching, all, older, newer })
}
