//! `host-test status`

use std::fmt::Write as _;
use std::sync::Arc;

use host_core::model::{Installation, InstallationState, Message, Phase, Tick, kinds};
use host_core::shop::Entity;
use host_core::store::JobFilter;
use host_platform::{Host, Status, StatusRow};
use serde_json::{Value, json};

use crate::args::{At, List};
use crate::commands::tick::{self, SHOWN, counted, held_text, problem_table};
use crate::installation_args::installation;
use crate::labels;
use crate::output::{Output, table, time};
use crate::reasons::{reason, reasons};
use crate::shop_time_zones::ShopTimeZones;
use crate::texts::{Texts, t};

/// Paused jobs that are searched for why regular work waits, the latest first. Arbitrary.
const PAUSED: u32 = 1_000;

pub(crate) async fn run(
    host: &Arc<Host>,
    list: List,
    at: &At,
    limit: u32,
    out: &Output,
) -> anyhow::Result<()> {
    let entity = match list {
        List::Orders => Entity::Order,
        List::Products => Entity::Product,
        List::Customers => Entity::Customer,
    };
    let installation = installation(host, at, out).await?;
    let status = host.columns().rows(&installation, entity, None, limit, out.texts.locale()).await?;
    let mut value = serde_json::to_value(&status)?;
    let mut text = rows(&status, list, limit, &out.texts);
    let missed = status.rows.iter().filter(|row| row.missed).count();
    // A plugin that is off sends nothing.
    if missed > 0 && installation.state != InstallationState::Disabled {
        let Installation { shop, plugin, .. } = &installation;
        let command = format!("host-test send orders --missed --shop {shop} --plugin {plugin}");
        text.push_str(&t!(out.texts, "rows-missed", count = missed, command = command));
        text.push('\n');
    }
    let (reason, status) = idle_reason(host, &installation, out).await?;
    text.push_str(&status);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("state".into(), labels::state(&installation.state).into());
        fields.insert("reason".into(), reason.into());
    }
    if matches!(list, List::Products | List::Customers)
        && let Some(fields) = value.as_object_mut()
    {
        let (problems, tick, reported) = taken(host, &installation, entity, out).await?;
        fields.insert("problems".into(), problems);
        fields.insert("tick".into(), tick);
        text.push_str(&reported);
    }
    out.print(&value, &text)
}

/// The reason why nothing is done for an installation now, and a line that says so.
async fn idle_reason(
    host: &Arc<Host>,
    installation: &Installation,
    out: &Output,
) -> anyhow::Result<(String, String)> {
    let place = tick::place(installation, &out.texts);
    let why = match &installation.state {
        InstallationState::Disabled => {
            let line = t!(out.texts, "status-off", place = place);
            return Ok((String::new(), format!("{line}\n")));
        }
        InstallationState::Paused(why) => Some(why.clone()),
        // A job that waits for a setting or a module holds up everything that comes by the schedule.
        InstallationState::Active => held(host, installation).await?,
    };
    let Some(why) = why else { return Ok((String::new(), String::new())) };
    let plugin = host.plugin(&installation.plugin).await.ok();
    let reason = reason(plugin.as_deref(), Some(&why), out);
    let line = t!(out.texts, "status-paused", place = place, reason = &reason);
    Ok((reason, format!("{line}\n")))
}

/// The reason why its regular work waits for a person, if it does.
async fn held(host: &Arc<Host>, installation: &Installation) -> anyhow::Result<Option<Message>> {
    let paused = JobFilter {
        installation: Some(installation.id),
        phase: Some(Phase::Paused),
        // Thousands of orders may wait for the same.
        limit: Some(PAUSED),
        ..JobFilter::default()
    };
    let jobs = host.jobs().list(&paused).await?;
    let regular = |kind: &str| matches!(kind, kinds::PRODUCT_TICK | kinds::CUSTOMER_TICK | kinds::RECONCILE);
    Ok(jobs.into_iter().find(|job| regular(&job.kind)).and_then(|job| job.message))
}

/// The list, and its number of rows.
fn rows(status: &Status, list: List, limit: u32, texts: &Texts) -> String {
    let count = status.rows.len();
    let (head, counted): (&[&str], String) = match list {
        List::Orders => (
            &["head-id", "head-number", "head-customer", "head-total"],
            t!(texts, "rows-orders", count = count),
        ),
        List::Products => (
            &["head-id", "head-sku", "head-name", "head-price", "head-stock", "head-on-sale"],
            t!(texts, "rows-products", count = count),
        ),
        List::Customers => {
            (&["head-id", "head-email", "head-name"], t!(texts, "rows-customers", count = count))
        }
    };
    let mut head = texts.heads(head);
    head.extend([status.title.clone(), String::new()]);
    let rows: Vec<Vec<String>> = status.rows.iter().map(|row| cells(row, list, texts)).collect();
    let mut text = format!("{}\n{counted}", table(&head, &rows));
    if usize::try_from(limit).is_ok_and(|limit| count >= limit) {
        text.push(' ');
        text.push_str(&texts.word("rows-more"));
    }
    text.push('\n');
    text
}

fn cells(row: &StatusRow, list: List, texts: &Texts) -> Vec<String> {
    let mut cells = vec![row.id.clone(), row.number.clone()];
    match list {
        List::Orders => cells.extend([row.name.clone(), texts.amount(&row.price)]),
        List::Products => cells.extend([
            name(row, texts),
            texts.amount(&row.price),
            texts.amount(&row.stock),
            match row.active {
                Some(true) => texts.word("yes"),
                Some(false) => texts.word("no"),
                None => String::new(),
            },
        ]),
        List::Customers => cells.push(row.name.clone()),
    }
    cells.extend([row.text.clone(), row.detail.clone()]);
    cells
}

fn name(row: &StatusRow, texts: &Texts) -> String {
    match row.variants {
        0 => row.name.clone(),
        count => t!(texts, "name-variants", name = &row.name, count = count),
    }
}

/// The state of the import: problems, the last tick, and a list that waits to be confirmed.
async fn taken(
    host: &Arc<Host>,
    installation: &Installation,
    entity: Entity,
    out: &Output,
) -> anyhow::Result<(Value, Value, String)> {
    let texts = &out.texts;
    let plugin = host.plugin(&installation.plugin).await.ok();
    let problems = host.ticks().problems(installation, entity).await?;
    let first = problems.get(..SHOWN.min(problems.len())).unwrap_or_default();
    let shown = reasons(plugin.as_deref(), first, out);
    let listed: Vec<Value> = first
        .iter()
        .zip(&shown)
        .map(|(problem, (remote_id, reason))| {
            json!({ "remote_id": remote_id, "since": time(problem.since), "reason": reason })
        })
        .collect();
    let ticks = host.ticks().of(installation).await?;
    let tick = ticks.into_iter().find(|tick| tick.entity == entity);
    let standing = tick.as_ref().map_or(0, |tick| tick.problems);
    let problems_value = json!({ "count": standing, "first": listed });

    let mut text = String::new();
    if !shown.is_empty() {
        write!(text, "\n{}", problem_table(&shown, standing, entity, texts))?;
    }
    let Some(tick) = tick else {
        return Ok((problems_value, Value::Null, text));
    };
    let zones = ShopTimeZones::read(host).await?;
    write!(text, "\n{}", last(&tick, &zones, &installation.shop, out))?;
    if let Some(held) = &tick.held {
        write!(text, "\n{}", held_text(installation, held, out))?;
    }
    let tick_value = json!({
        "began_at": tick.began_at.map(time), "ended_at": tick.ended_at.map(time), "done": tick.done,
        "total": tick.total, "counts": tick.counts, "held": tick.held,
    });
    Ok((problems_value, tick_value, text))
}

/// When records were imported last, and what that changed.
fn last(tick: &Tick, zones: &ShopTimeZones, shop: &str, out: &Output) -> String {
    let goes_on = match (tick.began_at, tick.ended_at) {
        (Some(began), Some(ended)) => ended < began,
        (Some(_), None) => true,
        (None, _) => false,
    };
    let counted = counted(tick, &out.texts);
    let entity = labels::entity(tick.entity);
    match (tick.began_at, tick.ended_at) {
        (Some(began), _) if goes_on => {
            let at = zones.time(out, shop, began);
            match tick.total {
                Some(total) => t!(
                    out.texts,
                    "tick-goes-on-of",
                    entity = entity,
                    at = at,
                    done = tick.done,
                    total = total,
                    counted = counted
                ),
                None => t!(
                    out.texts,
                    "tick-goes-on",
                    entity = entity,
                    at = at,
                    done = tick.done,
                    counted = counted
                ),
            }
        }
        (_, Some(ended)) => {
            let at = zones.time(out, shop, ended);
            t!(out.texts, "tick-last", entity = entity, at = at, counted = counted)
        }
        _ => t!(out.texts, "tick-never", entity = entity),
    }
}

#[cfg(test)]
mod tests {
    use host_core::model::Counts;

    use super::*;

    fn import(total: Option<u64>) -> Tick {
        Tick {
            installation: 1,
            entity: Entity::Customer,
            cursor: None,
            next_at: 0,
            began_at: Some(1),
            ended_at: None,
            done: 1404,
            total,
            counts: Counts::default(),
            held: None,
            problems: 0,
        }
    }

    #[test]
    fn an_import_that_goes_on_says_of_how_many_where_that_is_known() {
        let reported = |locale: &str, total| {
            let out = Output { json: false, texts: Texts::new(locale.into()), actor: None };
            last(&import(total), &ShopTimeZones::default(), "demo", &out)
        };
        let text = reported("en", Some(2000));
        assert!(text.contains("1,404 of 2,000 customers so far"), "{text}");
        let text = reported("en", None);
        assert!(text.contains("1,404 customers so far"), "{text}");
        let text = reported("de", Some(2000));
        assert!(text.contains("bisher 1.404 von 2.000 Kunden"), "{text}");
    }
}
