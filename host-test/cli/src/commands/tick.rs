//! `host-test tick`

pub(super) mod confirm;
mod targets;

use std::fmt::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use futures_util::stream::{self, StreamExt as _};
use host_core::limits;
use host_core::model::{Counts, Held, Installation, InstallationState, Message, Phase, Tick};
use host_core::shop::Entity;
use host_platform::texts::render;
use host_platform::{Host, TickReport};
use indicatif::MultiProgress;
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::args::{At, Ticked};
use crate::output::{Output, table};
use crate::progress::Progress;
use crate::reasons::{reason, reasons};
use crate::switched_off::switched_off;
use crate::texts::{Texts, t};
use crate::{labels, stop};

/// The number of problems that are shown to a person.
pub(crate) const SHOWN: usize = 20;

pub(crate) async fn run(
    host: &Arc<Host>,
    what: Option<Ticked>,
    at: &At,
    full: bool,
    out: &Output,
) -> anyhow::Result<ExitCode> {
    let stopped = stop::on_signal();
    let bars = MultiProgress::new();
    let targets = targets::find(host, what, at, out).await?;
    let (stopped, bars) = (&stopped, &bars);
    let ticks = targets.iter().map(|(installation, entities)| async move {
        let mut ended = Vec::new();
        for entity in entities {
            ended.push(one(host, installation, *entity, full, stopped, bars, out).await);
        }
        ended
    });
    // Plugins run concurrently, and are reported in their order. Each comes to its end, also
    // where another fails: a call that was dropped would keep its job until the lease runs out.
    let ended: Vec<_> = stream::iter(ticks).buffered(limits::TICKS_BY_HAND).collect().await;
    let (mut values, mut texts, mut good) = (Vec::new(), Vec::new(), true);
    for ended in ended.into_iter().flatten() {
        let Some((state, value, text)) = ended? else {
            good = false;
            continue;
        };
        good &= matches!(state, State::Done | State::Skipped);
        values.push(value);
        texts.push(text);
    }
    out.print(&json!({ "ticks": values }), &texts.join("\n"))?;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs the tick of one installation and renders its report; none where the program was stopped before.
async fn one(
    host: &Arc<Host>,
    installation: &Installation,
    entity: Entity,
    full: bool,
    stopped: &watch::Receiver<bool>,
    bars: &MultiProgress,
    out: &Output,
) -> anyhow::Result<Option<(State, Value, String)>> {
    if *stopped.borrow() {
        return Ok(None);
    }
    if installation.state == InstallationState::Disabled {
        return Err(switched_off(host, installation, &out.texts).await.into());
    }
    let mut pages = 0_u64;
    let mut report = {
        let mut progress = Progress::new(out, place(installation, &out.texts), entity, bars);
        host.ticks()
            .run(installation, entity, full, stopped.clone(), |ended| {
                if let Some(page) = &ended.page {
                    pages += 1;
                    progress.page(page);
                }
            })
            .await?
    };
    let state = state(host, installation, &report).await?;
    // The stored counts are the previous pass's, where no page of this one was committed.
    if pages == 0 && state != State::Done {
        (report.tick.counts, report.tick.done, report.tick.total) = (Counts::default(), 0, None);
    }
    let (value, text) = reported(host, installation, &report, state, out).await?;
    Ok(Some((state, value, text)))
}

/// The plugin and its shop: "smartygest in bottega".
pub(crate) fn place(installation: &Installation, texts: &Texts) -> String {
    t!(texts, "place", plugin = &installation.plugin, shop = &installation.shop)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Done,
    Waiting,
    Skipped,
    Failed,
    Paused,
    /// Its owner has switched the plugin off meanwhile.
    Off,
}

impl State {
    fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Waiting => "waiting",
            Self::Skipped => "skipped",
            Self::Failed => "failed",
            Self::Paused => "paused",
            Self::Off => "switched-off",
        }
    }
}

async fn state(host: &Arc<Host>, installation: &Installation, report: &TickReport) -> anyhow::Result<State> {
    Ok(match report.phase {
        Phase::Done => State::Done,
        Phase::Skipped => State::Skipped,
        Phase::Paused => State::Paused,
        Phase::Parked | Phase::Uncertain => State::Failed,
        Phase::Waiting | Phase::Running => {
            let now = host.installations().get(&installation.shop, &installation.plugin).await?;
            match now.state {
                InstallationState::Paused(_) => State::Paused,
                InstallationState::Active => State::Waiting,
                InstallationState::Disabled => State::Off,
            }
        }
    })
}

async fn reported(
    host: &Arc<Host>,
    installation: &Installation,
    report: &TickReport,
    state: State,
    out: &Output,
) -> anyhow::Result<(Value, String)> {
    let plugin = host.plugin(&installation.plugin).await.ok();
    let reason = reason(plugin.as_deref(), report.message.as_ref(), out);
    let problems = reasons(plugin.as_deref(), &report.problems, out);
    let tick = &report.tick;
    let listed: Vec<Value> = problems
        .iter()
        .map(|(remote_id, reason)| json!({ "remote_id": remote_id, "reason": reason }))
        .collect();
    let value = json!({
        "shop": installation.shop, "plugin": installation.plugin, "entity": labels::entity(tick.entity), "state": state.key(),
        "counts": tick.counts, "done": tick.done, "held": tick.held, "problems": listed,
        "problems_standing": tick.problems, "reason": reason,
    });

    let texts = &out.texts;
    let mut text = String::new();
    let place = said_of(installation, tick.entity, texts);
    let status = texts.word(state.key());
    if reason.is_empty() {
        writeln!(text, "{}", t!(texts, "tick-status", place = &place, status = &status))?;
    } else {
        writeln!(text, "{}", t!(texts, "tick-because", place = &place, status = &status, reason = &reason))?;
    }
    if matches!(state, State::Waiting | State::Off) && (reason.is_empty() || tick.done > 0) {
        writeln!(text, "{}", interrupted(tick, texts))?;
    }
    if tick.counts != Counts::default() || state == State::Done {
        writeln!(text, "{}", counted(tick, texts))?;
    }
    if let Some(held) = &tick.held {
        writeln!(text, "{}", held_text(installation, held, out))?;
    }
    if !problems.is_empty() {
        write!(text, "\n{}", problem_table(&problems, tick.problems, tick.entity, texts))?;
    }
    Ok((value, text))
}

/// The plugin and its shop, and the kind of records where there is more than one.
fn said_of(installation: &Installation, entity: Entity, texts: &Texts) -> String {
    let place = place(installation, texts);
    match entity {
        Entity::Customer => t!(texts, "tick-of-customers", place = place),
        Entity::Order | Entity::Product => place,
    }
}

fn interrupted(tick: &Tick, texts: &Texts) -> String {
    let entity = labels::entity(tick.entity);
    match tick.total {
        Some(total) => {
            t!(texts, "tick-interrupted-of", entity = entity, done = tick.done, total = total)
        }
        None => t!(texts, "tick-interrupted", entity = entity, done = tick.done),
    }
}

/// What a pass did, and the unresolved problems: all but zeros.
pub(crate) fn counted(tick: &Tick, texts: &Texts) -> String {
    let counts = &tick.counts;
    match tick.entity {
        // A customer has no stock, and none is taken off sale.
        Entity::Customer => t!(
            texts,
            "tick-counts-customers",
            created = counts.created,
            updated = counts.updated,
            unchanged = counts.unchanged,
            problems = tick.problems
        ),
        Entity::Order | Entity::Product => t!(
            texts,
            "tick-counts",
            created = counts.created,
            updated = counts.updated,
            stock = counts.stock,
            unchanged = counts.unchanged,
            deactivated = counts.deactivated,
            problems = tick.problems
        ),
    }
}

/// Why a list is held, and the command that confirms it.
pub(crate) fn held_text(installation: &Installation, held: &Held, out: &Output) -> String {
    let (listed, known, missing) =
        (held.listed.to_string(), held.known.to_string(), held.missing.to_string());
    let message = Message::host("held", &[("listed", &listed), ("known", &known), ("missing", &missing)]);
    let reported = render(None, &message, out.texts.locale());
    let command =
        format!("host-test tick --confirm --shop {} --plugin {}", installation.shop, installation.plugin);
    format!("{reported}\n{}", t!(out.texts, "held-command", command = command))
}

/// A table of the first records that couldn't be imported, and their number.
pub(crate) fn problem_table(
    problems: &[(String, String)],
    count: u64,
    entity: Entity,
    texts: &Texts,
) -> String {
    let rows: Vec<Vec<String>> = problems
        .iter()
        .take(SHOWN)
        .map(|(remote_id, reason)| vec![remote_id.clone(), reason.clone()])
        .collect();
    let entity = labels::entity(entity);
    let title = if usize::try_from(count).map_or(true, |count| count > rows.len()) {
        t!(texts, "problems-first", entity = entity, count = count, shown = rows.len())
    } else {
        t!(texts, "problems", entity = entity, count = count)
    };
    format!("{title}\n{}", table(&texts.heads(&["head-remote-id", "head-reason"]), &rows))
}

#[cfg(test)]
mod tests;
