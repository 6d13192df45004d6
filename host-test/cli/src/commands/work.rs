//! `host-test work`

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use host_core::limits;
use host_core::model::{Outcome, Phase, kinds};
use host_core::store::JobFilter;
use host_runtime::{Host, Until};
use serde_json::json;
use tokio::sync::watch;

use crate::output::{Output, time};

pub(crate) async fn run(
    host: &Arc<Host>,
    until_idle: bool,
    patience: Option<u64>,
    out: &Output,
) -> anyhow::Result<()> {
    let until = if until_idle {
        Until::Idle(patience.map_or(limits::IDLE_PATIENCE, Duration::from_secs))
    } else {
        Until::Stopped
    };
    let mut ended: BTreeMap<&'static str, u64> = BTreeMap::new();
    host.work(&until, stop_on_signal(), |run| {
        if run.job.kind != kinds::ORDER_PAID {
            let word = match (run.phase, run.outcome) {
                (Phase::Done, Some(outcome)) => outcome.word(),
                (Phase::Waiting, _) => "failed-for-now",
                (phase, _) => phase.word(),
            };
            *ended.entry(word).or_default() += 1;
        }
    })
    .await?;
    let waiting =
        host.store().jobs(&JobFilter { phase: Some(Phase::Waiting), ..JobFilter::default() }).await?;
    let next = host.store().next_due().await?;
    let count = |outcome: Outcome| ended.get(outcome.word()).copied().unwrap_or_default();
    let value = json!({ "ended": ended, "waiting": waiting.len(), "next_due": next.map(time) });
    let mut text = format!("{} sent, {} already there", count(Outcome::Sent), count(Outcome::AlreadyThere));
    for (word, count) in &ended {
        if ![Outcome::Sent.word(), Outcome::AlreadyThere.word()].contains(word) {
            text.push_str(&format!(", {count} {word}"));
        }
    }
    text.push('.');
    if !waiting.is_empty() {
        let next = next.map_or("when their installation goes on".into(), |next| format!("at {}", time(next)));
        text.push_str(&format!(" {} waiting; the next is due {next}.", waiting.len()));
    }
    out.print(&value, &text)
}

/// Turns true at Ctrl-C or a request to end: calls that run come to their end, no new one starts.
pub(crate) fn stop_on_signal() -> watch::Receiver<bool> {
    let (sender, receiver) = watch::channel(false);
    tokio::spawn(async move {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            match signal(SignalKind::terminate()) {
                Ok(mut terminate) => tokio::select! {
                    _ = tokio::signal::ctrl_c() => {}
                    _ = terminate.recv() => {}
                },
                Err(_) => drop(tokio::signal::ctrl_c().await),
            }
        }
        #[cfg(not(unix))]
        drop(tokio::signal::ctrl_c().await);
        sender.send_replace(true);
        // The channel stays open, so that nobody takes its end for a signal.
        std::future::pending::<()>().await;
    });
    receiver
}
