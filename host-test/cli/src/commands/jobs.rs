//! `host-test jobs`

use host_core::clock::{Clock as _, SystemClock};
use host_core::model::{Job, JobId, Phase, Resolution};
use host_core::shop::Timestamp;
use host_core::store::JobFilter;
use host_runtime::Host;
use serde_json::{Value, json};

use crate::args::Jobs;
use crate::commands::{Zones, installation, reason};
use crate::output::{Output, pairs, table, time};
use crate::texts::{Texts, say};
use crate::usage::Usage;
use crate::words;

pub(crate) async fn run(host: &Host, what: Jobs, out: &Output) -> anyhow::Result<()> {
    match what {
        Jobs::List { at, phase, limit } => {
            let phase = phase.map(|word| parse(&word, &out.texts)).transpose()?;
            let installation = match (&at.shop, &at.plugin) {
                (None, None) => None,
                _ => Some(installation(host, &at, out).await?.id),
            };
            let filter = JobFilter { installation, phase, ids: Vec::new(), limit: Some(limit) };
            let zones = Zones::read(host).await?;
            let mut rows = Vec::new();
            let mut values = Vec::new();
            for job in host.store().jobs(&filter).await? {
                let value = value(host, &job, out).await?;
                let cell =
                    |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
                rows.push(vec![
                    job.id.to_string(),
                    cell("shop"),
                    cell("plugin"),
                    kind(&job, &out.texts),
                    job.key.clone(),
                    out.texts.word(words::job(&job)),
                    job.attempts.to_string(),
                    due(&job).map(|due| zones.time(out, &cell("shop"), due)).unwrap_or_default(),
                    cell("reason"),
                ]);
                values.push(value);
            }
            let head = out.texts.heads(&[
                "head-job",
                "head-shop",
                "head-plugin",
                "head-kind",
                "head-key",
                "head-stands",
                "head-attempts",
                "head-due",
                "head-reason",
            ]);
            out.print(&json!({ "jobs": values }), &table(&head, &rows))
        }
        Jobs::Show { id } => {
            let job = one(host, id, out).await?;
            let value = value(host, &job, out).await?;
            let text = shown(&job, &value, &Zones::read(host).await?, out);
            out.print(&value, &text)
        }
        Jobs::Retry { id } => {
            let job = one(host, id, out).await?;
            if !host.store().retry(id, SystemClock.now()).await? {
                let advice = match job.phase {
                    Phase::Uncertain => say!(out.texts, "job-is-uncertain", job = id.to_string()),
                    _ => say!(out.texts, "job-runs", job = id.to_string()),
                };
                return Err(Usage(advice).into());
            }
            out.print(
                &json!({ "job": id, "phase": "waiting" }),
                &say!(out.texts, "job-retried", job = id.to_string()),
            )
        }
        Jobs::Resolve { id, there, again: _ } => {
            let job = one(host, id, out).await?;
            let said = there.clone().map_or(Resolution::NotThere, Resolution::There);
            if !host.store().resolve(id, said, SystemClock.now()).await? {
                let stands = match job.phase {
                    Phase::Done => out.texts.word("done"),
                    _ => out.texts.word(words::job(&job)),
                };
                let told = say!(out.texts, "job-not-uncertain", job = id.to_string(), stands = stands);
                return Err(Usage(told).into());
            }
            let text = match &there {
                Some(number) => say!(out.texts, "job-adopts", job = id.to_string(), number = number),
                None => say!(out.texts, "job-sends-again", job = id.to_string()),
            };
            out.print(&json!({ "job": id, "phase": "waiting" }), &text)
        }
    }
}

fn parse(word: &str, texts: &Texts) -> anyhow::Result<Phase> {
    Phase::from_word(word).ok_or_else(|| {
        let known: Vec<&str> = Phase::ALL.into_iter().map(Phase::word).collect();
        Usage(say!(texts, "job-phase-expected", found = word, known = known.join(", "))).into()
    })
}

async fn one(host: &Host, id: JobId, out: &Output) -> anyhow::Result<Job> {
    let filter = JobFilter { ids: vec![id], ..JobFilter::default() };
    let job = host.store().jobs(&filter).await?.pop();
    job.ok_or_else(|| Usage(say!(out.texts, "job-unknown", job = id.to_string())).into())
}

/// The platform's own kinds of work in words, a connector's as it calls them.
fn kind(job: &Job, texts: &Texts) -> String {
    words::kind(&job.kind).map_or_else(|| job.kind.clone(), |key| texts.word(key))
}

/// When a job that waits may run: what went on again may since then.
fn due(job: &Job) -> Option<Timestamp> {
    matches!(job.phase, Phase::Waiting).then_some(job.not_before.max(job.updated_at))
}

/// All that there is to know of a job, but for what is empty.
fn shown(job: &Job, value: &Value, zones: &Zones, out: &Output) -> String {
    let texts = &out.texts;
    let cell = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let at = |at: Option<Timestamp>| at.map(|at| zones.time(out, &cell("shop"), at)).unwrap_or_default();
    let yes = |is: bool| if is { texts.word("yes") } else { texts.word("no") };
    let rows = [
        ("job-id", job.id.to_string()),
        ("job-shop", cell("shop")),
        ("job-plugin", cell("plugin")),
        ("job-kind", kind(job, texts)),
        ("job-key", job.key.clone()),
        ("job-stands", texts.word(words::job(job))),
        ("job-reason", cell("reason")),
        ("job-code", cell("code")),
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

async fn value(host: &Host, job: &Job, out: &Output) -> anyhow::Result<Value> {
    let installations = host.store().installations(None).await?;
    let installation = installations.into_iter().find(|known| known.id == job.installation);
    let (shop, name) = installation.map(|known| (known.shop, known.plugin)).unwrap_or_default();
    let plugin = host.plugin(&name).await.ok();
    let reason = reason(host, plugin.as_deref(), job.message.as_ref(), out).await;
    let stands = match (job.phase, job.outcome) {
        (Phase::Done, Some(outcome)) => outcome.word(),
        (phase, _) => phase.word(),
    };
    Ok(json!({
        "job": job.id, "shop": shop, "plugin": name, "kind": job.kind, "key": job.key,
        "phase": job.phase.word(), "outcome": job.outcome.map(host_core::model::Outcome::word), "stands": stands,
        "attempts": job.attempts, "failures": job.failures, "manual": job.manual, "followed": job.followed,
        "queued_at": time(job.queued_at), "first_started_at": job.first_started_at.map(time),
        "updated_at": time(job.updated_at), "due": due(job).map(time), "reason": reason,
        "code": job.message.as_ref().map(|message| &message.code),
    }))
}
