//! `host-test jobs`

use host_core::clock::{Clock as _, SystemClock};
use host_core::model::{Job, JobId, Phase, Resolution};
use host_core::store::JobFilter;
use host_runtime::Host;
use serde_json::{Value, json};

use crate::args::Jobs;
use crate::commands::installation;
use crate::output::{Output, table, time};
use crate::usage::Usage;

pub(crate) async fn run(host: &Host, what: Jobs, out: &Output) -> anyhow::Result<()> {
    match what {
        Jobs::List { at, phase, limit, reader } => {
            let phase = phase.map(|word| parse(&word)).transpose()?;
            let installation = match (&at.shop, &at.plugin) {
                (None, None) => None,
                _ => Some(installation(host, &at).await?.id),
            };
            let filter = JobFilter { installation, phase, ids: Vec::new(), limit: Some(limit) };
            let mut rows = Vec::new();
            let mut values = Vec::new();
            for job in host.store().jobs(&filter).await? {
                let value = value(host, &job, &reader.locale).await?;
                let cell =
                    |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
                rows.push(vec![
                    job.id.to_string(),
                    cell("shop"),
                    cell("plugin"),
                    job.kind.clone(),
                    job.key.clone(),
                    cell("stands"),
                    job.attempts.to_string(),
                    cell("due"),
                    cell("reason"),
                ]);
                values.push(value);
            }
            let head = ["JOB", "SHOP", "PLUGIN", "KIND", "KEY", "STANDS", "ATTEMPTS", "DUE", "REASON"];
            out.print(&json!({ "jobs": values }), &table(&head, &rows))
        }
        Jobs::Show { id, reader } => {
            let job = one(host, id).await?;
            let value = value(host, &job, &reader.locale).await?;
            let rows: Vec<Vec<String>> = value
                .as_object()
                .into_iter()
                .flatten()
                .filter(|(_, value)| !value.is_null() && *value != "")
                .map(|(name, value)| {
                    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    vec![name.clone(), text]
                })
                .collect();
            out.print(&value, table(&["", ""], &rows).trim_start())
        }
        Jobs::Retry { id } => {
            let job = one(host, id).await?;
            if !host.store().retry(id, SystemClock.now()).await? {
                let advice = match job.phase {
                    Phase::Uncertain => format!(
                        "job {id} is uncertain: look whether the record is there, then say `host-test jobs resolve {id} --there NUMBER` or `--again`"
                    ),
                    _ => format!("job {id} is running now"),
                };
                return Err(Usage(advice).into());
            }
            out.print(
                &json!({ "job": id, "phase": "waiting" }),
                &format!("Job {id} runs again at the next `host-test work`."),
            )
        }
        Jobs::Resolve { id, there, again: _ } => {
            let job = one(host, id).await?;
            let said = there.clone().map_or(Resolution::NotThere, Resolution::There);
            if !host.store().resolve(id, said, SystemClock.now()).await? {
                let phase = job.phase.word();
                return Err(Usage(format!(
                    "job {id} is not uncertain but {phase}: there is nothing to resolve"
                ))
                .into());
            }
            let text = match &there {
                Some(number) => format!("Job {id} adopts {number} at the next `host-test work`."),
                None => format!("Job {id} sends again at the next `host-test work`."),
            };
            out.print(&json!({ "job": id, "phase": "waiting" }), &text)
        }
    }
}

fn parse(word: &str) -> anyhow::Result<Phase> {
    Phase::from_word(word).ok_or_else(|| {
        let known: Vec<&str> = Phase::ALL.into_iter().map(Phase::word).collect();
        Usage(format!("--phase {word}: one of {} was expected", known.join(", "))).into()
    })
}

async fn one(host: &Host, id: JobId) -> anyhow::Result<Job> {
    let filter = JobFilter { ids: vec![id], ..JobFilter::default() };
    host.store().jobs(&filter).await?.pop().ok_or_else(|| Usage(format!("there is no job {id}")).into())
}

async fn value(host: &Host, job: &Job, locale: &str) -> anyhow::Result<Value> {
    let installations = host.store().installations(None).await?;
    let installation = installations.into_iter().find(|known| known.id == job.installation);
    let (shop, name) = installation.map(|known| (known.shop, known.plugin)).unwrap_or_default();
    let plugin = host.plugin(&name).await.ok();
    let reason = match &job.message {
        Some(message) => host.render_one(plugin.as_deref(), message, locale).await,
        None => String::new(),
    };
    let stands = match (job.phase, job.outcome) {
        (Phase::Done, Some(outcome)) => outcome.word(),
        (phase, _) => phase.word(),
    };
    let due = matches!(job.phase, Phase::Waiting).then(|| time(job.not_before));
    Ok(json!({
        "job": job.id, "shop": shop, "plugin": name, "kind": job.kind, "key": job.key,
        "phase": job.phase.word(), "outcome": job.outcome.map(host_core::model::Outcome::word), "stands": stands,
        "attempts": job.attempts, "failures": job.failures, "manual": job.manual, "followed": job.followed,
        "queued_at": time(job.queued_at), "first_started_at": job.first_started_at.map(time),
        "updated_at": time(job.updated_at), "due": due, "reason": reason,
        "code": job.message.as_ref().map(|message| &message.code),
    }))
}
