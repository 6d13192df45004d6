//! `host-test jobs`

use std::collections::BTreeMap;
use std::sync::Arc;

use host_core::model::{Installation, Job, JobId, Outcome, Phase, Resolution};
use host_core::shop::Timestamp;
use host_core::store::JobFilter;
use host_platform::Host;
use host_sandbox::plugins::Plugin;
use serde_json::{Value, json};

use crate::args::Jobs;
use crate::installation_args::installation;
use crate::job_kinds::Kinds;
use crate::labels;
use crate::output::{Output, pairs, table, time};
use crate::reasons::reason;
use crate::shop_time_zones::ShopTimeZones;
use crate::texts::{Texts, t};
use crate::usage_error::UsageError;

pub(crate) async fn run(host: &Arc<Host>, what: Jobs, out: &Output) -> anyhow::Result<()> {
    match what {
        Jobs::List { at, phase, limit } => {
            let phase = phase.map(|word| parse(&word, &out.texts)).transpose()?;
            let installation = match (&at.shop, &at.plugin) {
                (None, None) => None,
                _ => Some(installation(host, &at, out).await?.id),
            };
            let filter = JobFilter { installation, phase, ids: Vec::new(), limit: Some(limit) };
            let jobs = host.jobs().list(&filter).await?;
            let known = Known::read(host, &jobs, out).await?;
            let mut rows = Vec::new();
            let mut values = Vec::new();
            for job in jobs {
                let row = known.row(&job);
                values.push(value(&job, &row));
                let due = known.time(&row, due(&job));
                let (id, attempts) = (job.id.to_string(), job.attempts.to_string());
                rows.push(vec![
                    id, row.shop, row.plugin, row.kind, job.key, row.status, attempts, due, row.reason,
                ]);
            }
            let head = out.texts.heads(&[
                "head-job",
                "head-shop",
                "head-plugin",
                "head-kind",
                "head-key",
                "head-status",
                "head-attempts",
                "head-due",
                "head-reason",
            ]);
            out.print(&json!({ "jobs": values }), &table(&head, &rows))
        }
        Jobs::Show { id } => {
            let job = one(host, id, out).await?;
            let known = Known::read(host, std::slice::from_ref(&job), out).await?;
            let row = known.row(&job);
            let value = value(&job, &row);
            out.print(&value, &shown(&job, &row, &known))
        }
        Jobs::Retry { id } => {
            let job = one(host, id, out).await?;
            if !host.jobs().retry(id, out.actor.as_deref()).await? {
                let advice = match job.phase {
                    Phase::Uncertain => t!(out.texts, "job-is-uncertain", job = id.to_string()),
                    _ => t!(out.texts, "job-runs", job = id.to_string()),
                };
                return Err(UsageError(advice).into());
            }
            out.print(
                &json!({ "job": id, "phase": "waiting" }),
                &t!(out.texts, "job-retried", job = id.to_string()),
            )
        }
        Jobs::Resolve { id, there, again: _ } => {
            let job = one(host, id, out).await?;
            let said = there.clone().map_or(Resolution::NotThere, Resolution::There);
            if !host.jobs().resolve(id, said, out.actor.as_deref()).await? {
                let status = match job.phase {
                    Phase::Done => out.texts.word("done"),
                    _ => out.texts.word(labels::job(&job)),
                };
                let reported = t!(out.texts, "job-not-uncertain", job = id.to_string(), status = status);
                return Err(UsageError(reported).into());
            }
            let text = match &there {
                Some(number) => t!(out.texts, "job-adopts", job = id.to_string(), number = number),
                None => t!(out.texts, "job-sends-again", job = id.to_string()),
            };
            out.print(&json!({ "job": id, "phase": "waiting" }), &text)
        }
    }
}

fn parse(word: &str, texts: &Texts) -> anyhow::Result<Phase> {
    let shown = |phase: Phase| texts.word(labels::status_label(phase, None)).to_lowercase();
    let word_of = |phase: &Phase| shown(*phase) == word.to_lowercase();
    // Reports and progress call a parked job "failed".
    let failed = || (word == "failed" || word == texts.word("failed")).then_some(Phase::Parked);
    let named = Phase::parse(word).or_else(|| Phase::ALL.into_iter().find(word_of));
    named.or_else(failed).ok_or_else(|| {
        let known = Phase::ALL.into_iter().map(|phase| match (phase.as_str(), shown(phase)) {
            (word, shown) if word == shown => shown,
            (word, shown) => format!("{word} ({shown})"),
        });
        let known: Vec<String> = known.collect();
        UsageError(t!(texts, "job-phase-expected", found = word, known = known.join(", "))).into()
    })
}

async fn one(host: &Arc<Host>, id: JobId, out: &Output) -> anyhow::Result<Job> {
    let job = host.jobs().get(id).await?;
    job.ok_or_else(|| UsageError(t!(out.texts, "job-unknown", job = id.to_string())).into())
}

/// When a waiting job may run; one that was resumed may since then.
fn due(job: &Job) -> Option<Timestamp> {
    matches!(job.phase, Phase::Waiting).then_some(job.not_before.max(job.updated_at))
}

/// The details of a job, without those that are empty.
fn shown(job: &Job, row: &Row, known: &Known<'_>) -> String {
    let texts = &known.out.texts;
    let at = |at: Option<Timestamp>| known.time(row, at);
    let yes = |is: bool| if is { texts.word("yes") } else { texts.word("no") };
    let code = job.message.as_ref().map(|message| message.code.clone()).unwrap_or_default();
    let rows = [
        ("job-id", job.id.to_string()),
        ("job-shop", row.shop.clone()),
        ("job-plugin", row.plugin.clone()),
        ("job-kind", row.kind.clone()),
        ("job-key", job.key.clone()),
        ("job-status", row.status.clone()),
        ("job-reason", row.reason.clone()),
        ("job-code", code),
        ("job-attempts", job.attempts.to_string()),
        ("job-failures", job.failures.to_string()),
        ("job-manual", yes(job.manual)),
        ("job-followed", yes(job.followed)),
        ("job-queued-at", at(Some(job.queued_at))),
        ("job-first-started-at", at(job.first_started_at)),
        ("job-updated-at", at(Some(job.updated_at))),
        ("job-due", at(due(job))),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    pairs(rows.map(|(key, value)| (texts.word(key), value)))
}

/// Facts that jobs' rows take from elsewhere, read once for all rows.
struct Known<'a> {
    out: &'a Output,
    installations: Vec<Installation>,
    plugins: BTreeMap<String, (Option<Arc<Plugin>>, Kinds)>,
    zones: ShopTimeZones,
    /// The jobs that others led to, by their numbers.
    led_to: BTreeMap<JobId, Job>,
}

impl<'a> Known<'a> {
    async fn read(host: &Arc<Host>, jobs: &[Job], out: &'a Output) -> anyhow::Result<Self> {
        let installations = host.installations().all().await?;
        let mut plugins = BTreeMap::new();
        for name in installations.iter().map(|known| &known.plugin) {
            if !plugins.contains_key(name) {
                let plugin = host.plugin(name).await.ok();
                let kinds = Kinds::new(plugin.as_deref(), out);
                plugins.insert(name.clone(), (plugin, kinds));
            }
        }
        let ids: Vec<JobId> = jobs.iter().filter_map(passed_on_to).collect();
        // A filter without ids would select every job.
        let led_to = match ids.is_empty() {
            true => Vec::new(),
            false => host.jobs().list(&JobFilter { ids, ..JobFilter::default() }).await?,
        };
        let led_to = led_to.into_iter().map(|job| (job.id, job)).collect();
        Ok(Self { out, installations, plugins, zones: ShopTimeZones::read(host).await?, led_to })
    }

    fn row(&self, job: &Job) -> Row {
        let installation = self.installations.iter().find(|known| known.id == job.installation);
        let (shop, name) =
            installation.map(|known| (known.shop.clone(), known.plugin.clone())).unwrap_or_default();
        let plugin = self.plugins.get(&name);
        let kind = match plugin {
            Some((_, kinds)) => kinds.name(&job.kind, &self.out.texts),
            None => job.kind.clone(),
        };
        let plugin = plugin.and_then(|(plugin, _)| plugin.as_deref());
        let became = passed_on_to(job).and_then(|id| self.led_to.get(&id));
        let texts = &self.out.texts;
        let (word, status) = match became {
            Some(became) => {
                let status = texts.word(ended_as(became));
                let id = became.id.to_string();
                (json_word(became), t!(texts, "job-led-to", status = status, job = id))
            }
            None => (json_word(job), texts.word(ended_as(job))),
        };
        let message = job.message.as_ref().or(became.and_then(|became| became.message.as_ref()));
        let reason = reason(plugin, message, self.out);
        Row { shop, plugin: name, kind, status, word, led_to: became.map(|became| became.id), reason }
    }

    fn time(&self, row: &Row, at: Option<Timestamp>) -> String {
        at.map(|at| self.zones.time(self.out, &row.shop, at)).unwrap_or_default()
    }
}

struct Row {
    shop: String,
    plugin: String,
    /// The name of its kind, in the reader's language.
    kind: String,
    /// The job's status in words; of a job that passed its work on, the status of the one that it led to.
    status: String,
    /// The status in JSON.
    word: &'static str,
    /// The job that it led to.
    led_to: Option<JobId>,
    /// The reason of its phase, in the reader's language.
    reason: String,
}

/// The job that has the work of one that ended by queueing it.
fn passed_on_to(job: &Job) -> Option<JobId> {
    job.led_to.filter(|_| (job.phase, job.outcome) == (Phase::Done, Some(Outcome::Queued)))
}

/// The key of a job's status. "Queued" is what it did, not how it ended: a job that queued something is done.
fn ended_as(job: &Job) -> &'static str {
    match (job.phase, job.outcome) {
        (Phase::Done, Some(Outcome::Queued)) => "done",
        _ => labels::job(job),
    }
}

/// The job's status in JSON.
fn json_word(job: &Job) -> &'static str {
    match (job.phase, job.outcome) {
        (Phase::Done, Some(outcome)) if outcome != Outcome::Queued => outcome.as_str(),
        (phase, _) => phase.as_str(),
    }
}

fn value(job: &Job, row: &Row) -> Value {
    let Row { shop, plugin, kind, status: _, word, led_to, reason } = row;
    json!({
        "job": job.id, "shop": shop, "plugin": plugin, "kind": job.kind, "kind_name": kind, "key": job.key,
        "phase": job.phase.as_str(), "outcome": job.outcome.map(Outcome::as_str), "status": word, "led_to": led_to,
        "attempts": job.attempts, "failures": job.failures, "manual": job.manual, "followed": job.followed,
        "queued_at": time(job.queued_at), "first_started_at": job.first_started_at.map(time),
        "updated_at": time(job.updated_at), "due": due(job).map(time), "reason": reason,
        "code": job.message.as_ref().map(|message| &message.code),
    })
}
