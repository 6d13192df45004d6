//! `host-test send`

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::sync::Arc;

use host_core::model::{InstallationState, Phase};
use host_core::shop::Entity;
use host_runtime::{Host, Part};
use indicatif::MultiProgress;
use serde_json::{Map, json};

use crate::args::At;
use crate::commands::{installation, reason, switched_off, tick};
use crate::output::{Output, table};
use crate::progress::Progress;
use crate::texts::say;
use crate::usage::Usage;
use crate::{stop, words};

/// Sends orders and reports. The report's numbers add up to the selection.
pub(crate) async fn orders(
    host: &Arc<Host>,
    ids: &[String],
    at: &At,
    out: &Output,
) -> anyhow::Result<ExitCode> {
    let installation = installation(host, at, out).await?;
    let plugin = host.plugin(&installation.plugin).await?;
    if installation.state == InstallationState::Disabled {
        return Err(switched_off(&installation, &out.texts).into());
    }
    let selected: BTreeSet<&String> = ids.iter().collect();
    let there = host.store().list(installation.id, Entity::Order, Some(ids), u32::MAX).await?;
    let there: BTreeSet<String> = there.iter().map(|row| row.record.subject().id).collect();
    let unknown: Vec<&str> = ids.iter().filter(|id| !there.contains(*id)).map(String::as_str).collect();
    if !unknown.is_empty() {
        let (shop, orders) = (&installation.shop, unknown.join(", "));
        return Err(Usage(say!(out.texts, "orders-unknown", shop = shop, orders = orders)).into());
    }
    let sent = {
        let mut progress = Progress::new(out, tick::place(&installation, &out.texts), &MultiProgress::new());
        let mut done = BTreeSet::new();
        let total = u64::try_from(selected.len()).ok();
        host.send_orders(&installation, ids, stop::on_signal(), |ended| {
            if ended.phase != Phase::Waiting && done.insert(ended.job.id) {
                progress.at(u64::try_from(done.len()).unwrap_or(u64::MAX), total, 1);
            }
        })
        .await?
    };
    let mut counts = Map::new();
    counts.insert("selected".into(), json!(sent.len()));
    let count = |part| sent.iter().filter(|row| row.part == part).count();
    for part in Part::ALL {
        counts.insert(part.word().into(), json!(count(part)));
    }
    let summary = say!(
        out.texts,
        "send-report",
        selected = sent.len(),
        sent = count(Part::Sent),
        already_there = count(Part::AlreadyThere),
        skipped = count(Part::Skipped),
        failed = count(Part::Failed),
        uncertain = count(Part::Uncertain),
        waiting = count(Part::Waiting)
    );
    let mut rows = Vec::new();
    let mut values = Vec::new();
    for row in &sent {
        let reason = reason(host, Some(&plugin), row.message.as_ref(), out).await;
        let stands = out.texts.word(words::part(row.part));
        rows.push(vec![row.order.clone(), stands, row.number.clone(), reason.clone()]);
        values.push(json!({
            "order": row.order, "result": row.part.word(), "number": row.number, "reason": reason,
            "job": row.job,
        }));
    }
    let head = out.texts.heads(&["head-order", "head-result", "head-number", "head-reason"]);
    out.print(
        &json!({ "report": counts, "orders": values }),
        &format!("{summary}\n{}", table(&head, &rows)),
    )?;
    let good = sent.iter().all(|row| matches!(row.part, Part::Sent | Part::AlreadyThere | Part::Skipped));
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
