//! `host-test run`, and `host-test serve`, which is the same with the control panel

use std::io::{ErrorKind, Write as _};
use std::net::SocketAddr;
use std::sync::Arc;

use host_core::clock::{Clock as _, SystemClock};
use host_core::model::{Installation, Outcome, Phase, Tick};
use host_panel::{Access, Panel};
use host_platform::texts::own_kind_name;
use host_platform::{CompletedRun, Host, HostError};
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use crate::commands::tick::{counted, place};
use crate::job_kinds::Kinds;
use crate::output::{Output, one_line, time};
use crate::reasons::reason;
use crate::texts::{Texts, t};
use crate::usage_error::UsageError;
use crate::{labels, stop};

/// The addresses to serve on.
pub(crate) struct Addresses {
    /// The address for remotes, and for browsers that come back from them.
    pub(crate) listen: Option<SocketAddr>,
    /// The address for the shops' owners, on this machine.
    pub(crate) panel: Option<SocketAddr>,
    /// Those of them who get a link of their own.
    pub(crate) people: Vec<String>,
}

/// Runs jobs, keeps the schedule and serves remotes and owners until stopped; prints one line for each pass and
/// record as it ends.
pub(crate) async fn run(host: &Arc<Host>, addresses: Addresses, out: &Output) -> anyhow::Result<()> {
    let listener = match addresses.listen {
        Some(address) => Some(bind(address, &out.texts).await?),
        None => None,
    };
    let panel = match addresses.panel {
        Some(address) if !address.ip().is_loopback() => {
            let address = address.to_string();
            return Err(UsageError(t!(out.texts, "panel-loopback", address = address)).into());
        }
        Some(address) => Some(bind(address, &out.texts).await?),
        None => None,
    };
    if let Some(listener) = &listener {
        let address = listener.local_addr()?.to_string();
        out.print(&json!({ "listening": address }), &t!(out.texts, "run-listens", address = &address))?;
    }
    let access = Arc::new(Access::new());
    if let Some(panel) = &panel {
        let url = format!("http://{}", panel.local_addr()?);
        host.panel_is_at(url.parse()?);
        if addresses.people.is_empty() {
            let url = format!("{url}{}", access.invite(out.actor.as_deref()));
            out.print(&json!({ "panel": url }), &t!(out.texts, "panel-link", url = &url))?;
        }
        for person in &addresses.people {
            let url = format!("{url}{}", access.invite(Some(person)));
            let text = t!(out.texts, "panel-link-of", person = person.as_str(), url = &url);
            out.print(&json!({ "panel": url, "person": person }), &text)?;
        }
    }
    let (ended_runs, mut printable_runs) = mpsc::unbounded_channel();
    let stopped = stop::on_signal();
    say_to_person(out, "run-begins");
    let working = async {
        let served = host.scheduler().serve(stopped.clone(), move |ended| drop(ended_runs.send(ended))).await;
        served.map_err(anyhow::Error::from)
    };
    let serving = async {
        match listener {
            Some(listener) => Ok(host.web(listener, stopped.clone()).await?),
            None => Ok(()),
        }
    };
    let showing = async {
        if let Some(panel) = panel {
            let router = Panel::new(host.clone(), access).router();
            host_platform::serve(panel, router, stopped.clone()).await;
        }
        anyhow::Ok(())
    };
    let printing = async {
        while let Some(ended) = printable_runs.recv().await {
            match print_run(host, &ended, out).await {
                // One line is missing; the work goes on.
                Err(error) if matches!(error.downcast_ref(), Some(HostError::Store(_))) => {
                    tracing::warn!(job = ended.job.id, %error, "how a job ended could not be printed");
                }
                reported => reported?,
            }
        }
        anyhow::Ok(())
    };
    let stopping = async {
        let mut stopped = stopped.clone();
        if stopped.wait_for(|stop| *stop).await.is_ok() {
            say_to_person(out, "run-stops");
        }
        std::future::pending::<()>().await;
    };
    tokio::select! {
        ended = async { tokio::try_join!(working, serving, showing, printing) } => ended.map(|_| ()),
        () = stopping => Ok(()),
    }
}

async fn bind(address: SocketAddr, texts: &Texts) -> anyhow::Result<TcpListener> {
    let bound = TcpListener::bind(address).await;
    bound.map_err(|error| {
        let address = address.to_string();
        anyhow::Error::msg(match error.kind() {
            ErrorKind::AddrInUse => t!(texts, "listen-taken", address = address),
            ErrorKind::PermissionDenied => t!(texts, "listen-denied", address = address),
            _ => t!(texts, "listen-failed", address = address, problem = error.to_string()),
        })
    })
}

/// Writes a text to standard error, for a person; an error is ignored, as somebody who closed it doesn't want it.
fn say_to_person(out: &Output, key: &str) {
    if !out.json {
        drop(writeln!(std::io::stderr(), "{}", out.texts.word(key)));
    }
}

async fn print_run(host: &Arc<Host>, ended: &CompletedRun, out: &Output) -> anyhow::Result<()> {
    let job = &ended.job;
    let goes_on = ended.phase == Phase::Waiting && ended.message.is_none();
    // An event that only led to further work isn't printed, nor is a page of many.
    if goes_on || (labels::is_event(&job.kind) && ended.phase == Phase::Done) {
        return Ok(());
    }
    let Some(installation) = host.installations().by_id(job.installation).await? else { return Ok(()) };
    // The tick in the store: an earlier program may have begun the pass.
    let tick = match (ended.phase, labels::ticked(&job.kind)) {
        (Phase::Done, Some(entity)) => {
            let ticks = host.ticks().of(&installation).await?;
            ticks.into_iter().find(|tick| tick.entity == entity)
        }
        _ => None,
    };
    let plugin = host.plugin(&installation.plugin).await.ok();
    let reason = reason(plugin.as_deref(), ended.message.as_ref(), out);
    let value = json!({
        "at": time(SystemClock.now()), "shop": installation.shop, "plugin": installation.plugin, "kind": job.kind,
        "key": job.key, "phase": ended.phase.as_str(), "outcome": ended.outcome.map(Outcome::as_str),
        "counts": tick.as_ref().map(|tick| tick.counts), "reason": reason,
    });
    let kinds = Kinds::new(plugin.as_deref(), out);
    out.print(&value, &one_line(&line(ended, &installation, tick.as_ref(), &reason, &kinds, out)))
}

fn line(
    ended: &CompletedRun,
    installation: &Installation,
    tick: Option<&Tick>,
    reason: &str,
    kinds: &Kinds,
    out: &Output,
) -> String {
    let texts = &out.texts;
    let place = place(installation, texts);
    if let Some(tick) = tick {
        return t!(texts, "run-pass", place = &place, counted = counted(tick, texts));
    }
    let status = texts.word(match ended.phase {
        Phase::Waiting if labels::is_off(ended.message.as_ref()) => "switched-off",
        Phase::Waiting if ended.waits => "put-off",
        Phase::Waiting => "failed-for-now",
        phase => labels::ended(&ended.job.kind, phase, ended.outcome),
    });
    let what = match &ended.job.subject {
        Some(subject) => texts.with(labels::record(subject.entity), [("id", subject.id.as_str().into())]),
        // The keys of the platform's own jobs mean nothing to a person.
        None if own_kind_name(&ended.job.kind, texts.locale()).is_some() => {
            kinds.name(&ended.job.kind, texts)
        }
        None => format!("{} {}", kinds.name(&ended.job.kind, texts), ended.job.key),
    };
    if reason.is_empty() {
        t!(texts, "run-record", place = &place, what = &what, status = &status)
    } else {
        t!(texts, "run-because", place = &place, what = &what, status = &status, reason = reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_address_that_is_taken_is_reported_by_its_name() {
        let texts = Texts::new("it".into());
        let taken = bind("127.0.0.1:0".parse().unwrap(), &texts).await.unwrap();
        let address = taken.local_addr().unwrap();
        let reported = bind(address, &texts).await.unwrap_err().to_string();
        assert!(reported.contains(&address.to_string()) && reported.contains("occupat"), "{reported}");
        assert!(!crate::error::is_usage(&anyhow::Error::msg(reported)));
    }
}
