//! `host-test tick`

use std::fmt::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use host_core::model::{Counts, Held, Installation, InstallationState, Message, Phase, Tick};
use host_runtime::{Host, TickReport};
use serde_json::{Value, json};

use crate::args::At;
use crate::commands::{candidates, reason, reasons};
use crate::output::{Output, table};
use crate::progress::Progress;
use crate::stop;
use crate::texts::{Texts, say};
use crate::usage::Usage;

/// Problems that are shown to a person.
pub(crate) const SHOWN: usize = 20;

pub(crate) async fn run(host: &Arc<Host>, at: &At, full: bool, out: &Output) -> anyhow::Result<ExitCode> {
    let stopped = stop::on_signal();
    let (mut values, mut texts, mut good) = (Vec::new(), Vec::new(), true);
    for installation in meant(host, at).await? {
        if *stopped.borrow() {
            good = false;
            break;
        }
        let mut pages = 0_u64;
        let mut report = {
            let mut progress = Progress::new(out, place(&installation, &out.texts));
            host.tick(&installation, full, stopped.clone(), |ended| {
                if let Some(page) = &ended.page {
                    pages += 1;
                    progress.page(page);
                }
            })
            .await?
        };
        let state = state(host, &installation, &report).await?;
        // What is kept is of the pass before, where no page of this one came to be.
        if pages == 0 && state != State::Done {
            (report.tick.counts, report.tick.done, report.tick.total) = (Counts::default(), 0, None);
        }
        good &= matches!(state, State::Done | State::Skipped);
        let (value, text) = told(host, &installation, &report, state, out).await?;
        values.push(value);
        texts.push(text);
    }
    out.print(&json!({ "ticks": values }), &texts.join("\n"))?;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// "smartygest in bottega"
pub(crate) fn place(installation: &Installation, texts: &Texts) -> String {
    say!(texts, "place", plugin = &installation.plugin, shop = &installation.shop)
}

/// All that could be meant and take products; the only one in any case, so that it's told why not.
async fn meant(host: &Host, at: &At) -> anyhow::Result<Vec<Installation>> {
    let mut candidates = candidates(host, at).await?;
    if candidates.len() == 1 {
        return Ok(candidates);
    }
    let mut meant = Vec::new();
    for installation in candidates.drain(..) {
        if installation.state != InstallationState::Disabled && host.takes_products(&installation).await {
            meant.push(installation);
        }
    }
    if meant.is_empty() {
        return Err(Usage(
            "no plugin there takes products: no switch for them is on; set one with `host-test enable PLUGIN --shop SHOP --flow KEY`"
                .into(),
        )
        .into());
    }
    Ok(meant)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Done,
    Waiting,
    Skipped,
    Failed,
    Paused,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Waiting => "waiting",
            Self::Skipped => "skipped",
            Self::Failed => "failed",
            Self::Paused => "paused",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Waiting => "waiting",
            Self::Skipped => "skipped",
            Self::Failed => "failed",
            Self::Paused => "paused",
        }
    }
}

async fn state(host: &Host, installation: &Installation, report: &TickReport) -> anyhow::Result<State> {
    Ok(match report.phase {
        Phase::Done => State::Done,
        Phase::Skipped => State::Skipped,
        Phase::Paused => State::Paused,
        Phase::Parked | Phase::Uncertain => State::Failed,
        Phase::Waiting | Phase::Running => {
            let now = host.installation(&installation.shop, &installation.plugin).await?;
            match now.state {
                InstallationState::Paused(_) => State::Paused,
                InstallationState::Active | InstallationState::Disabled => State::Waiting,
            }
        }
    })
}

async fn told(
    host: &Host,
    installation: &Installation,
    report: &TickReport,
    state: State,
    out: &Output,
) -> anyhow::Result<(Value, String)> {
    let plugin = host.plugin(&installation.plugin).await.ok();
    let reason = reason(host, plugin.as_deref(), report.message.as_ref(), out).await;
    let problems = reasons(host, plugin.as_deref(), &report.problems, out).await;
    let tick = &report.tick;
    let listed: Vec<Value> = problems
        .iter()
        .map(|(remote_id, reason)| json!({ "remote_id": remote_id, "reason": reason }))
        .collect();
    let value = json!({
        "shop": installation.shop, "plugin": installation.plugin, "state": state.word(),
        "counts": tick.counts, "done": tick.done, "held": tick.held, "problems": listed, "reason": reason,
    });

    let texts = &out.texts;
    let mut text = String::new();
    let place = place(installation, texts);
    let stands = texts.word(state.key());
    if reason.is_empty() {
        writeln!(text, "{}", say!(texts, "tick-stands", place = &place, stands = &stands))?;
    } else {
        writeln!(
            text,
            "{}",
            say!(texts, "tick-because", place = &place, stands = &stands, reason = &reason)
        )?;
    }
    if state == State::Waiting && reason.is_empty() {
        writeln!(text, "{}", interrupted(tick, texts))?;
    }
    if tick.counts != Counts::default() || state == State::Done {
        writeln!(text, "{}", counted(&tick.counts, texts))?;
    }
    if let Some(held) = &tick.held {
        let command =
            format!("host-test tick --confirm --shop {} --plugin {}", installation.shop, installation.plugin);
        writeln!(text, "{}", held_text(host, held, out).await)?;
        writeln!(text, "{}", say!(texts, "held-command", command = command))?;
    }
    if !problems.is_empty() {
        write!(text, "\n{}", problem_table(&problems, problems.len(), texts))?;
    }
    Ok((value, text))
}

fn interrupted(tick: &Tick, texts: &Texts) -> String {
    match tick.total {
        Some(total) => say!(texts, "tick-interrupted-of", done = tick.done, total = total),
        None => say!(texts, "tick-interrupted", done = tick.done),
    }
}

/// What a pass did, all but zeros.
pub(crate) fn counted(counts: &Counts, texts: &Texts) -> String {
    say!(
        texts,
        "tick-counts",
        created = counts.created,
        updated = counts.updated,
        stock = counts.stock,
        unchanged = counts.unchanged,
        deactivated = counts.deactivated,
        problems = counts.problems
    )
}

/// What is suspicious, and what to do.
pub(crate) async fn held_text(host: &Host, held: &Held, out: &Output) -> String {
    let (listed, known, missing) =
        (held.listed.to_string(), held.known.to_string(), held.missing.to_string());
    let message = Message::host("held", &[("listed", &listed), ("known", &known), ("missing", &missing)]);
    host.render_one(None, &message, out.texts.locale()).await
}

/// The first of the records that couldn't be taken, and how many there are.
pub(crate) fn problem_table(problems: &[(String, String)], count: usize, texts: &Texts) -> String {
    let rows: Vec<Vec<String>> = problems
        .iter()
        .take(SHOWN)
        .map(|(remote_id, reason)| vec![remote_id.clone(), reason.clone()])
        .collect();
    let title = if count > rows.len() {
        say!(texts, "problems-first", count = count, shown = rows.len())
    } else {
        say!(texts, "problems", count = count)
    };
    format!("{title}\n{}", table(&texts.heads(&["head-remote-id", "head-reason"]), &rows))
}
