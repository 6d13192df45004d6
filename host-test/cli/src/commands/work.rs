//! `host-test work`

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use host_core::limits;
use host_core::model::{Phase, kinds};
use host_core::store::JobFilter;
use host_platform::{CompletedRun, Host, Until};
use jiff::tz::TimeZone;
use serde_json::json;

use crate::output::{Output, time};
use crate::texts::{Texts, t};
use crate::{labels, stop};

/// The name in JSON of a run that failed and whose job goes on by itself.
const FAILED_FOR_NOW: &str = "failed-for-now";
/// The name in JSON of a run that didn't fail and whose job goes on by itself.
const PUT_OFF: &str = "put-off";
/// The name in JSON of a reconciliation that succeeded.
const RECONCILED: &str = "reconciled";

/// The exit status where everything possible was done, and jobs that failed for good or are uncertain need a person.
const NEEDS_SOMEBODY: u8 = 3;

pub(crate) async fn run(
    host: &Arc<Host>,
    until_idle: bool,
    patience: Option<u64>,
    out: &Output,
) -> anyhow::Result<ExitCode> {
    let until = if until_idle {
        Until::Idle(patience.map_or(limits::IDLE_PATIENCE, Duration::from_secs))
    } else {
        Until::Stopped
    };
    let mut runs: BTreeMap<&'static str, u64> = BTreeMap::new();
    host.worker()
        .work(&until, stop::on_signal(), |run| {
            if let Some(word) = word(&run) {
                *runs.entry(word).or_default() += 1;
            }
        })
        .await?;
    let waiting =
        host.jobs().list(&JobFilter { phase: Some(Phase::Waiting), ..JobFilter::default() }).await?.len();
    let next = host.jobs().next_due().await?;
    let value = json!({ "ended": runs, "waiting": waiting, "next_due": next.map(time) });
    let mut text = summary(&runs, &out.texts);
    if waiting > 0 {
        text.push(' ');
        text.push_str(&match next {
            Some(next) => {
                let next = out.texts.time(next, &TimeZone::system());
                t!(out.texts, "work-waiting", count = waiting, next = next)
            }
            None => t!(out.texts, "work-held", count = waiting),
        });
    }
    out.print(&value, &text)?;
    let needs_somebody = [Phase::Parked, Phase::Uncertain].map(Phase::as_str);
    let is_well = needs_somebody.iter().all(|word| !runs.contains_key(word));
    // A person who stops the work asks for nothing.
    Ok(if is_well || !until_idle { ExitCode::SUCCESS } else { ExitCode::from(NEEDS_SOMEBODY) })
}

/// The name of a run's end in JSON. None for an event that only led to further work, and for
/// a page of many.
fn word(run: &CompletedRun) -> Option<&'static str> {
    match (run.phase, run.outcome) {
        _ if labels::is_event(&run.job.kind) => None,
        (Phase::Waiting, _) if run.message.is_none() => None,
        (Phase::Waiting, _) if labels::is_off(run.message.as_ref()) => Some(Phase::Paused.as_str()),
        (Phase::Waiting, _) if run.waits => Some(PUT_OFF),
        (Phase::Waiting, _) => Some(FAILED_FOR_NOW),
        (Phase::Done, _) if run.job.kind == kinds::PRODUCT_TICK => Some("ticked"),
        (Phase::Done, _) if run.job.kind == kinds::CUSTOMER_TICK => Some("customers-ticked"),
        (Phase::Done, _) if run.job.kind == kinds::RECONCILE => Some(RECONCILED),
        (Phase::Done, Some(outcome)) => Some(outcome.as_str()),
        (phase, _) => Some(phase.as_str()),
    }
}

fn summary(runs: &BTreeMap<&'static str, u64>, texts: &Texts) -> String {
    let count = |word: &str| runs.get(word).copied().unwrap_or_default();
    t!(
        texts,
        "work-done",
        sent = count("sent"),
        already_there = count("already-there"),
        skipped = count("skipped"),
        parked = count("parked"),
        uncertain = count("uncertain"),
        paused = count("paused"),
        put_off = count(PUT_OFF),
        failed_for_now = count(FAILED_FOR_NOW),
        ticked = count("ticked"),
        customers_ticked = count("customers-ticked"),
        reconciled = count(RECONCILED),
        other = count("taken")
            + count("nothing")
            + count("queued")
            + count("cancelled")
            + count("done")
            + count("running"),
    )
}
