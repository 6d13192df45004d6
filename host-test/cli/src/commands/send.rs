//! `host-test send orders`, `send report` and `send reports`

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use host_core::model::{Installation, InstallationState, Phase};
use host_core::shop::Entity;
use host_core::shop::files::MAX_FILE;
use host_core::store::{Listed, Record};
use host_runtime::{Host, Part, Report};
use indicatif::MultiProgress;
use serde_json::{Map, Value, json};

use crate::args::{At, Selected};
use crate::commands::{Zones, files, installation, reason, switched_off, tick};
use crate::output::{Output, table, time};
use crate::progress::Progress;
use crate::texts::say;
use crate::usage::Usage;
use crate::{stop, words};

/// Sends orders and reports. The report's numbers add up to the selection.
pub(crate) async fn orders(
    host: &Arc<Host>,
    which: Selected,
    at: &At,
    out: &Output,
) -> anyhow::Result<ExitCode> {
    let installation = installation(host, at, out).await?;
    if installation.state == InstallationState::Disabled {
        return Err(switched_off(&installation, &out.texts).into());
    }
    let ids = selected(host, which, &installation, out).await?;
    let stopped = stop::on_signal();
    let report = {
        let mut progress = Progress::new(out, tick::place(&installation, &out.texts), &MultiProgress::new());
        let mut done = BTreeSet::new();
        let total = u64::try_from(ids.len()).ok();
        host.send_orders(&installation, &ids, stopped.clone(), |ended| {
            if ended.phase != Phase::Waiting && done.insert(ended.job.id) {
                progress.at(u64::try_from(done.len()).unwrap_or(u64::MAX), total, 1);
            }
        })
        .await?
    };
    let interrupted = *stopped.borrow();
    tell(host, &installation, &report, interrupted, out).await
}

/// The orders that are meant, each once and in their order; all of them exist.
async fn selected(
    host: &Host,
    which: Selected,
    installation: &Installation,
    out: &Output,
) -> anyhow::Result<Vec<String>> {
    let Selected { mut ids, from, all } = which;
    if let Some(path) = &from {
        ids.extend(listed(path, out)?);
    }
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    let wanted = (!all).then_some(ids.as_slice());
    if wanted.is_some_and(<[String]>::is_empty) {
        return Err(Usage(out.texts.word("orders-expected")).into());
    }
    let there = host.store().list(installation.id, Entity::Order, wanted, u32::MAX).await?;
    let there: Vec<String> = there.iter().map(|row| row.record.subject().id).collect();
    if all {
        // The list begins with what changed last; orders go out as they came.
        return Ok(there.into_iter().rev().collect());
    }
    let known: BTreeSet<&String> = there.iter().collect();
    if ids.iter().all(|id| known.contains(id)) {
        return Ok(ids);
    }
    let numbers = numbers(host, installation, None).await?;
    let by_number: BTreeMap<&str, &str> =
        numbers.iter().map(|(id, number)| (number.as_str(), id.as_str())).collect();
    let mut meant: Vec<String> = Vec::new();
    let mut unknown: Vec<&str> = Vec::new();
    for id in &ids {
        match by_number.get(id.as_str()) {
            _ if known.contains(id) => meant.push(id.clone()),
            Some(id) => meant.push((*id).to_owned()),
            None => unknown.push(id),
        }
    }
    if unknown.is_empty() {
        let mut seen = BTreeSet::new();
        meant.retain(|id| seen.insert(id.clone()));
        return Ok(meant);
    }
    let (shop, orders) = (&installation.shop, unknown.join(", "));
    Err(Usage(say!(out.texts, "orders-unknown", shop = shop, orders = orders)).into())
}

/// Orders by id, with the number that the shop's owner knows each by.
async fn numbers(
    host: &Host,
    installation: &Installation,
    ids: Option<&[String]>,
) -> anyhow::Result<BTreeMap<String, String>> {
    let listed = host.store().list(installation.id, Entity::Order, ids, u32::MAX).await?;
    let number = |row: Listed| match row.record {
        Record::Order(order) => Some((order.id, order.number)),
        _ => None,
    };
    Ok(listed.into_iter().filter_map(number).collect())
}

fn listed(path: &Path, out: &Output) -> anyhow::Result<Vec<String>> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        std::io::stdin().take(MAX_FILE as u64).read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(MAX_FILE as u64).read_to_string(&mut text))
    };
    read.map_err(|error| files::unread(&path.display().to_string(), &error, &out.texts))?;
    Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// A report that was made before, as it stands by now.
pub(crate) async fn report(
    host: &Arc<Host>,
    number: Option<i64>,
    at: &At,
    out: &Output,
) -> anyhow::Result<ExitCode> {
    let installation = installation(host, at, out).await?;
    let number = match number {
        Some(number) => Some(number),
        None => host.reports(&installation, 1).await?.first().map(|last| last.id),
    };
    let Some(number) = number else {
        return Err(Usage(out.texts.word("reports-none")).into());
    };
    let Some(report) = host.report(&installation, number).await? else {
        let place = tick::place(&installation, &out.texts);
        let number = number.to_string();
        return Err(Usage(say!(out.texts, "report-unknown", number = number, place = place)).into());
    };
    tell(host, &installation, &report, false, out).await
}

/// The sends by hand with their numbers.
pub(crate) async fn reports(host: &Host, at: &At, limit: u32, out: &Output) -> anyhow::Result<()> {
    let installation = installation(host, at, out).await?;
    let reports = host.reports(&installation, limit).await?;
    let zones = Zones::read(host).await?;
    let mut rows = Vec::new();
    let mut values = Vec::new();
    for known in &reports {
        let count = |part| known.count(part);
        rows.push(vec![
            known.id.to_string(),
            zones.time(out, &installation.shop, known.at),
            counted(out, count),
        ]);
        values.push(counts(known.id, known.at, count));
    }
    let text = if reports.is_empty() {
        out.texts.word("reports-none")
    } else {
        table(&out.texts.heads(&["head-report", "head-at", "head-result"]), &rows)
    };
    out.print(&json!({ "reports": values }), &text)
}

/// "3 orders selected: 2 sent, 1 failed."
fn counted(out: &Output, count: impl Fn(Part) -> usize) -> String {
    say!(
        out.texts,
        "send-report",
        selected = Part::ALL.into_iter().map(&count).sum::<usize>(),
        sent = count(Part::Sent),
        already_there = count(Part::AlreadyThere),
        skipped = count(Part::Skipped),
        failed = count(Part::Failed),
        uncertain = count(Part::Uncertain),
        waiting = count(Part::Waiting)
    )
}

fn counts(number: i64, at: host_core::shop::Timestamp, count: impl Fn(Part) -> usize) -> Value {
    let mut counts = Map::new();
    counts.insert("number".into(), json!(number));
    counts.insert("at".into(), json!(time(at)));
    counts.insert("selected".into(), json!(Part::ALL.into_iter().map(&count).sum::<usize>()));
    for part in Part::ALL {
        counts.insert(part.word().into(), json!(count(part)));
    }
    Value::Object(counts)
}

async fn tell(
    host: &Host,
    installation: &Installation,
    report: &Report,
    interrupted: bool,
    out: &Output,
) -> anyhow::Result<ExitCode> {
    let plugin = host.plugin(&installation.plugin).await?;
    let count = |part| report.rows.iter().filter(|row| row.part == part).count();
    let (mut rows, mut values) = (Vec::new(), Vec::new());
    let ids: Vec<String> = report.rows.iter().map(|row| row.order.clone()).collect();
    let numbers = numbers(host, installation, Some(&ids)).await?;
    for row in &report.rows {
        let known_as = numbers.get(&row.order).filter(|number| !number.is_empty()).unwrap_or(&row.order);
        let reason = reason(host, Some(&plugin), row.message.as_ref(), out).await;
        let stands = out.texts.word(words::part(row.part));
        rows.push(vec![known_as.clone(), stands, row.number.clone(), reason.clone()]);
        values.push(json!({
            "order": row.order, "order_number": known_as, "result": row.part.word(), "number": row.number, "reason": reason,
            "job": row.job,
        }));
    }
    let number = report.id.to_string();
    let at = Zones::read(host).await?.time(out, &installation.shop, report.at);
    let heading = say!(out.texts, "report-heading", number = &number, at = at);
    let head = out.texts.heads(&["head-order", "head-result", "head-number-there", "head-reason"]);
    let mut text = format!("{heading} {}\n{}", counted(out, count), table(&head, &rows));
    if interrupted && count(Part::Waiting) > 0 {
        text.push_str(&say!(out.texts, "send-interrupted", number = number));
    }
    let mut value = counts(report.id, report.at, count);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("interrupted".into(), json!(interrupted));
    }
    out.print(&json!({ "report": value, "orders": values }), &text)?;
    let good = |part| matches!(part, Part::Sent | Part::AlreadyThere | Part::Skipped);
    Ok(if report.rows.iter().all(|row| good(row.part)) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
