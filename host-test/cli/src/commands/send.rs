//! `host-test send orders`, `send customers`, `send report` and `send reports`

mod selected;

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;
use std::sync::Arc;

use host_core::model::{Installation, InstallationState, JobId, Phase};
use host_core::shop::Entity;
use host_core::store::{Listed, Record};
use host_platform::{CompletedRun, Host, Part, Report};
use indicatif::MultiProgress;
use serde_json::{Map, Value, json};

use crate::args::{At, Selected};
use crate::commands::{customer, tick};
use crate::installation_args::installation;
use crate::output::{Output, table, time};
use crate::progress::Progress;
use crate::reasons::reason;
use crate::shop_time_zones::ShopTimeZones;
use crate::switched_off::switched_off;
use crate::texts::t;
use crate::usage_error::UsageError;
use crate::{labels, stop};

/// Sends records and prints the report. Its numbers add up to the selection.
pub(crate) async fn run(
    host: &Arc<Host>,
    entity: Entity,
    which: Selected,
    at: &At,
    out: &Output,
) -> anyhow::Result<ExitCode> {
    let installation = switched_on(host, at, out).await?;
    let ids = selected::ids(host, entity, which, &installation, out).await?;
    send(host, &installation, entity, &ids, SendMode::AsUsual, out).await
}

/// Creates orders again that were deleted at the remote.
pub(crate) async fn anew(
    host: &Arc<Host>,
    which: Selected,
    at: &At,
    out: &Output,
) -> anyhow::Result<ExitCode> {
    let installation = switched_on(host, at, out).await?;
    let ids = selected::ids(host, Entity::Order, which, &installation, out).await?;
    send(host, &installation, Entity::Order, &ids, SendMode::Anew, out).await
}

/// How to send records that were sent before.
#[derive(Clone, Copy)]
enum SendMode {
    /// Those that the remote has stay as they are.
    AsUsual,
    /// The remote has deleted them: they are created again.
    Anew,
}

/// Sends the orders that arrived while the plugin or its switch was off.
pub(crate) async fn missed(host: &Arc<Host>, at: &At, out: &Output) -> anyhow::Result<ExitCode> {
    let installation = switched_on(host, at, out).await?;
    let ids = host.sends().missed(&installation).await?;
    if ids.is_empty() {
        let Installation { plugin, shop, .. } = &installation;
        let text = t!(out.texts, "orders-none-missed", plugin = plugin, shop = shop);
        out.print(&json!({ "report": null, "orders": [] }), &text)?;
        return Ok(ExitCode::SUCCESS);
    }
    send(host, &installation, Entity::Order, &ids, SendMode::AsUsual, out).await
}

/// The installation that the arguments mean, if it can send.
async fn switched_on(host: &Arc<Host>, at: &At, out: &Output) -> anyhow::Result<Installation> {
    let installation = installation(host, at, out).await?;
    if installation.state == InstallationState::Disabled {
        return Err(switched_off(host, &installation, &out.texts).await.into());
    }
    Ok(installation)
}

async fn send(
    host: &Arc<Host>,
    installation: &Installation,
    entity: Entity,
    ids: &[String],
    mode: SendMode,
    out: &Output,
) -> anyhow::Result<ExitCode> {
    let stopped = stop::on_signal();
    let report = {
        let place = tick::place(installation, &out.texts);
        let mut progress = Progress::new(out, place, entity, &MultiProgress::new());
        let mut done = BTreeSet::new();
        let total = u64::try_from(ids.len()).ok();
        let step = |ended: CompletedRun| {
            if ended.phase != Phase::Waiting && done.insert(ended.job.id) {
                progress.at(u64::try_from(done.len()).unwrap_or(u64::MAX), total, 1);
            }
        };
        match mode {
            SendMode::AsUsual => host.sends().send(installation, entity, ids, stopped.clone(), step).await?,
            SendMode::Anew => host.sends().send_anew(installation, ids, stopped.clone(), step).await?,
        }
    };
    let interrupted = *stopped.borrow();
    print_report(host, installation, &report, interrupted, out).await
}

/// The names of records by id, as the shop's owner knows them: an order's number, a customer's e-mail
/// address or name.
async fn names(
    host: &Arc<Host>,
    installation: &Installation,
    entity: Entity,
    ids: Option<&[String]>,
) -> anyhow::Result<BTreeMap<String, String>> {
    if entity == Entity::Customer {
        return customer::names(host, installation, ids).await;
    }
    let listed = host.records().listed(installation, Entity::Order, ids, u32::MAX).await?;
    let number = |row: Listed| match row.record {
        Record::Order(order) => Some((order.id, order.number)),
        _ => None,
    };
    Ok(listed.into_iter().filter_map(number).collect())
}

/// The kind of records that a report is about, by one of its jobs.
async fn about(host: &Arc<Host>, job: Option<JobId>) -> anyhow::Result<Entity> {
    let Some(job) = job else { return Ok(Entity::Order) };
    let subject = host.jobs().get(job).await?.and_then(|job| job.subject);
    Ok(subject.map_or(Entity::Order, |subject| subject.entity))
}

/// Prints a report that was made before, with the current state of its rows.
pub(crate) async fn report(
    host: &Arc<Host>,
    number: Option<i64>,
    at: &At,
    out: &Output,
) -> anyhow::Result<ExitCode> {
    let installation = installation(host, at, out).await?;
    let number = match number {
        Some(number) => Some(number),
        None => host.sends().reports(&installation, 1).await?.first().map(|last| last.id),
    };
    let Some(number) = number else {
        return Err(UsageError(out.texts.word("reports-none")).into());
    };
    let Some(report) = host.sends().report(&installation, number).await? else {
        let place = tick::place(&installation, &out.texts);
        let number = number.to_string();
        return Err(UsageError(t!(out.texts, "report-unknown", number = number, place = place)).into());
    };
    print_report(host, &installation, &report, false, out).await
}

/// Prints the reports of sends by hand, in numbers.
pub(crate) async fn reports(host: &Arc<Host>, at: &At, limit: u32, out: &Output) -> anyhow::Result<()> {
    let installation = installation(host, at, out).await?;
    let reports = host.sends().reports(&installation, limit).await?;
    let zones = ShopTimeZones::read(host).await?;
    let mut rows = Vec::new();
    let mut values = Vec::new();
    for known in &reports {
        let whole = host.sends().report(&installation, known.id).await?;
        let entity = about(host, whole.and_then(|report| Some(report.rows.first()?.job))).await?;
        let count = |part| known.count(part);
        rows.push(vec![
            known.id.to_string(),
            zones.time(out, &installation.shop, known.at),
            counted(entity, out, count),
        ]);
        values.push(counts(known.id, known.at, entity, count));
    }
    let text = if reports.is_empty() {
        out.texts.word("reports-none")
    } else {
        table(&out.texts.heads(&["head-report", "head-at", "head-result"]), &rows)
    };
    out.print(&json!({ "reports": values }), &text)
}

/// The counts of a report in a sentence: "3 orders selected: 2 sent, 1 failed."
fn counted(entity: Entity, out: &Output, count: impl Fn(Part) -> usize) -> String {
    t!(
        out.texts,
        "send-report",
        entity = labels::entity(entity),
        selected = Part::ALL.into_iter().map(&count).sum::<usize>(),
        sent = count(Part::Sent),
        already_there = count(Part::AlreadyThere),
        skipped = count(Part::Skipped),
        failed = count(Part::Failed),
        uncertain = count(Part::Uncertain),
        waiting = count(Part::Waiting)
    )
}

fn counts(
    number: i64,
    at: host_core::shop::Timestamp,
    entity: Entity,
    count: impl Fn(Part) -> usize,
) -> Value {
    let mut counts = Map::new();
    counts.insert("number".into(), json!(number));
    counts.insert("at".into(), json!(time(at)));
    counts.insert("entity".into(), json!(labels::entity(entity)));
    counts.insert("selected".into(), json!(Part::ALL.into_iter().map(&count).sum::<usize>()));
    for part in Part::ALL {
        counts.insert(part.as_str().into(), json!(count(part)));
    }
    Value::Object(counts)
}

/// The number of uncertain rows in a report that are followed by what to do.
const UNCERTAIN_EXPLAINED: usize = 3;

async fn print_report(
    host: &Arc<Host>,
    installation: &Installation,
    report: &Report,
    interrupted: bool,
    out: &Output,
) -> anyhow::Result<ExitCode> {
    let plugin = host.plugin(&installation.plugin).await?;
    let count = |part| report.rows.iter().filter(|row| row.part == part).count();
    let (mut rows, mut values) = (Vec::new(), Vec::new());
    let ids: Vec<String> = report.rows.iter().map(|row| row.record.clone()).collect();
    let entity = about(host, report.rows.first().map(|row| row.job)).await?;
    let names = names(host, installation, entity, Some(&ids)).await?;
    for row in &report.rows {
        let known_as = names.get(&row.record).filter(|name| !name.is_empty()).unwrap_or(&row.record);
        let reason = reason(Some(&plugin), row.message.as_ref(), out);
        let status = out.texts.word(labels::part(row.part));
        rows.push(vec![known_as.clone(), status, row.number.clone(), reason.clone()]);
        let (record, name) = match entity {
            Entity::Customer => ("customer", "name"),
            Entity::Order | Entity::Product => ("order", "order_number"),
        };
        values.push(json!({
            record: row.record, name: known_as, "result": row.part.as_str(), "number": row.number, "reason": reason,
            "job": row.job,
        }));
    }
    let number = report.id.to_string();
    let at = ShopTimeZones::read(host).await?.time(out, &installation.shop, report.at);
    let heading = t!(out.texts, "report-heading", number = &number, at = at);
    let (list, record) = match entity {
        Entity::Customer => ("customers", "head-customer"),
        Entity::Order | Entity::Product => ("orders", "head-order"),
    };
    let head = out.texts.heads(&[record, "head-result", "head-number-there", "head-reason"]);
    let mut text = format!("{heading} {}\n{}", counted(entity, out, count), table(&head, &rows));
    if interrupted && count(Part::Waiting) > 0 {
        text.push_str(&t!(out.texts, "send-interrupted", number = number));
    }
    for row in report.rows.iter().filter(|row| row.part == Part::Uncertain).take(UNCERTAIN_EXPLAINED) {
        text.push_str(&t!(out.texts, "job-is-uncertain", job = row.job.to_string()));
        text.push('\n');
    }
    let mut value = counts(report.id, report.at, entity, count);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("interrupted".into(), json!(interrupted));
    }
    out.print(&json!({ "report": value, list: values }), &text)?;
    let good = |part| matches!(part, Part::Sent | Part::AlreadyThere | Part::Skipped);
    Ok(if report.rows.iter().all(|row| good(row.part)) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
