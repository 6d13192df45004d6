//! Queue: what needs somebody, for which few reasons; what goes by itself?

use askama::Template;
use axum::http::StatusCode;
use host_core::model::{JobId, Phase};
use host_core::shop::Entity;
use host_core::store::{Cause, JobFilter, Standing};
use host_platform::OfCause;
use serde::Deserialize;

use crate::Panel;
use crate::error_page::{Answer, ErrorPage, IntoErrorPage as _, html};
use crate::extract::Form;
use crate::frame::{Frame, ShopPath, ShopRequest};
use crate::labels;
use crate::notices::done;
use crate::pages::naming::title_of;
use crate::pages::question::{JobPath, Question, job};
use crate::pages::version;
use crate::paths;
use crate::state::State;
use crate::texts::t;

/// Uncertain records that are shown with their questions, the newest first.
const UNCERTAIN: u32 = 50;
/// Records of a cause that are shown.
const SHOWN: u32 = 20;

#[derive(Template)]
#[template(path = "queue.html")]
struct Page {
    frame: Frame,
    answer: String,
    counts: Vec<(u64, State, &'static str)>,
    uncertain: Vec<Question>,
    /// The uncertain records that aren't shown: their number at a plugin, and the list of all.
    more_uncertain: Vec<(u64, String)>,
    failed: Vec<Group>,
    /// Failed jobs of all causes that are shown.
    all_failed: u64,
    paused: Vec<Group>,
    waiting: Vec<Group>,
    /// Whether no job waits, runs or needs somebody.
    is_clear: bool,
    /// Changes with what the page lists: a page that is open learns from it that there is something to show.
    version: String,
}

/// Jobs in the same state for the same reason.
struct Group {
    look: &'static str,
    number: usize,
    count: u64,
    reason: String,
    detail: String,
    settings_url: String,
    key: String,
    plugin: String,
    /// Whether the jobs can be cancelled: they wait, and are about records.
    can_cancel: bool,
    rows: Vec<Item>,
    more: u64,
    /// The list of all records in this state at the plugin.
    all_url: String,
}

struct Item {
    job: JobId,
    name: String,
    url: Option<String>,
    attempts: String,
}

/// `GET /{shop}/queue`
pub(crate) async fn page(ShopRequest { panel, frame, .. }: ShopRequest<ShopPath>) -> Answer {
    let reader = &frame.reader;
    let ids: Vec<_> = frame.installations.iter().map(|known| known.id).collect();
    let jobs = panel.host.jobs();
    let mut uncertain = Vec::new();
    let mut more_uncertain = Vec::new();
    for installation in &frame.installations {
        let filter = JobFilter {
            installation: Some(installation.id),
            phase: Some(Phase::Uncertain),
            limit: Some(UNCERTAIN),
            ..JobFilter::default()
        };
        let shown = jobs.list(&filter).await.or_error_page(reader)?;
        for job in &shown {
            uncertain.push(Question::of(&panel, &frame, job, "").await?);
        }
        let last = shown.last().and_then(|job| job.subject.as_ref());
        if let Some(about) = last.filter(|_| shown.len() as u64 == u64::from(UNCERTAIN)) {
            let phases = jobs.phases(&[installation.id]).await.or_error_page(reader)?;
            let all = phases.get(&Phase::Uncertain).copied().unwrap_or_default();
            let more = all.saturating_sub(u64::from(UNCERTAIN));
            if more > 0 {
                more_uncertain
                    .push((more, records_url(&frame, about.entity, Phase::Uncertain, &installation.plugin)));
            }
        }
    }
    let mut failed = Vec::new();
    for cause in jobs.causes(&ids, &[Phase::Parked]).await.or_error_page(reader)? {
        failed.push(group(&panel, &frame, &cause, Phase::Parked, failed.len()).await?);
    }
    let mut waiting = Vec::new();
    for phase in [Phase::Running, Phase::Waiting] {
        for cause in jobs.causes(&ids, &[phase]).await.or_error_page(reader)? {
            waiting.push(group(&panel, &frame, &cause, phase, waiting.len()).await?);
        }
    }
    let mut paused = Vec::new();
    for cause in jobs.causes(&ids, &[Phase::Paused]).await.or_error_page(reader)? {
        paused.push(group(&panel, &frame, &cause, Phase::Paused, paused.len()).await?);
    }
    let count = |phase| (frame.jobs(phase), State::of_phase(phase, reader));
    let counts = [
        (Phase::Waiting, "waiting"),
        (Phase::Running, "waiting"),
        (Phase::Paused, "paused"),
        (Phase::Parked, "failed"),
        (Phase::Uncertain, "uncertain"),
    ];
    let counts = counts.into_iter().map(|(phase, place)| {
        let (number, state) = count(phase);
        // Nothing is no alarm.
        let state = if number == 0 { State { look: "off", spins: false, ..state } } else { state };
        (number, state, place)
    });
    let by_itself = frame.jobs(Phase::Waiting) + frame.jobs(Phase::Running);
    let answer = match (frame.waiting_jobs(), by_itself) {
        (0, 0) => reader.word("queue-clear"),
        (0, waiting) => reader.number_of("queue-by-itself", waiting),
        (_, waiting) => t!(
            reader,
            "queue-answer",
            paused = frame.jobs(Phase::Paused),
            failed = frame.jobs(Phase::Parked),
            uncertain = frame.jobs(Phase::Uncertain),
            waiting = waiting
        ),
    };
    let counts: Vec<_> = counts.collect();
    let is_clear = counts.iter().all(|(number, ..)| *number == 0);
    let listed: Vec<_> = [&failed, &paused, &waiting]
        .into_iter()
        .map(|groups: &Vec<Group>| groups.iter().map(|group| (&group.key, group.count)).collect::<Vec<_>>())
        .collect();
    let version = version(&(uncertain.iter().map(|one: &Question| one.job).collect::<Vec<_>>(), listed));
    let page = Page {
        answer,
        counts,
        uncertain,
        more_uncertain,
        all_failed: failed.iter().map(|group| group.count).sum(),
        failed,
        paused,
        waiting,
        is_clear,
        version,
        frame,
    };
    let language = page.frame.language();
    Ok(html(&page, language))
}

async fn group(
    panel: &Panel,
    frame: &Frame,
    cause: &Cause,
    phase: Phase,
    number: usize,
) -> Result<Group, ErrorPage> {
    let reader = &frame.reader;
    let plugin = frame.plugin_of(cause.installation);
    let component = frame.plugin(plugin).await;
    let kind = labels::kind(&cause.kind, component.as_deref(), reader);
    let short = frame.short_name(plugin).await;
    let reason = match &cause.message {
        Some(message) => frame.render(plugin, message).await,
        None => kind.clone(),
    };
    let mut rows = Vec::new();
    let mut all_url = String::new();
    for job in panel.host.jobs().of_cause(cause, phase, SHOWN).await.or_error_page(reader)? {
        let (name, url) = match &job.subject {
            Some(about) => {
                all_url = records_url(frame, about.entity, phase, plugin);
                (title_of(panel, frame, about).await?.0, Some(frame.record_url(about.entity, &about.id)))
            }
            None => (kind.clone(), None),
        };
        let last = reader.time(job.updated_at).shown;
        let attempts = t!(reader, "attempts", count = job.attempts, time = last);
        rows.push(Item { job: job.id, name, url, attempts });
    }
    let when = match phase {
        Phase::Waiting if cause.due <= reader.now() => reader.word("due-now"),
        Phase::Waiting => t!(reader, "due-at", time = reader.time(cause.due).shown),
        _ => t!(reader, "since", time = reader.time(cause.since).shown),
    };
    Ok(Group {
        look: match phase {
            Phase::Parked => "failed",
            Phase::Paused => "uncertain",
            _ => "queued",
        },
        number,
        count: cause.jobs,
        reason,
        detail: format!("{short} · {kind} · {when}"),
        settings_url: frame.plugin_url(plugin),
        key: key(cause),
        plugin: short,
        can_cancel: matches!(phase, Phase::Waiting | Phase::Paused)
            && rows.iter().any(|row| row.url.is_some()),
        more: cause.jobs.saturating_sub(rows.len() as u64),
        rows,
        all_url,
    })
}

/// The list of all records that have a job of a plugin in a phase.
fn records_url(frame: &Frame, entity: Entity, phase: Phase, plugin: &str) -> String {
    let list = frame.list_url(entity);
    format!("{list}?state={}&plugin={}", standing_of(phase).as_str(), paths::segment(plugin))
}

/// The filter of a list that shows the records of jobs in a phase.
fn standing_of(phase: Phase) -> Standing {
    match phase {
        Phase::Parked => Standing::Failed,
        Phase::Paused => Standing::OnHold,
        Phase::Uncertain => Standing::Uncertain,
        Phase::Waiting | Phase::Running | Phase::Done | Phase::Skipped => Standing::Queued,
    }
}

/// A cause as a form carries it.
fn key(cause: &Cause) -> String {
    let message = cause.message.as_ref().map(|message| (&message.code, &message.args));
    serde_json::json!([cause.installation, cause.kind, message, cause.newest]).to_string()
}

/// The cause that a form carries, where it's of one of the shop's installations.
fn cause_of(key: &str, frame: &Frame) -> Option<Cause> {
    type Carried = (i64, String, Option<(String, Vec<(String, String)>)>, JobId);
    let (installation, kind, message, newest): Carried = serde_json::from_str(key).ok()?;
    frame.installations.iter().find(|known| known.id == installation)?;
    Some(Cause {
        installation,
        kind,
        message: message.map(|(code, args)| host_core::model::Message { code, args }),
        jobs: 0,
        since: 0,
        updated_at: 0,
        due: 0,
        newest,
    })
}

/// Causes of which all jobs are meant, each with the number that the person saw.
#[derive(Deserialize)]
pub(crate) struct CauseSelection {
    cause: Vec<String>,
    count: Vec<u64>,
    /// Whether the jobs wait for their owner.
    #[serde(default)]
    paused: bool,
}

impl CauseSelection {
    fn causes(&self, frame: &Frame) -> Result<Vec<(Cause, u64)>, ErrorPage> {
        let causes = self.cause.iter().zip(&self.count);
        let causes = causes.map(|(key, count)| Some((cause_of(key, frame)?, *count)));
        causes.collect::<Option<_>>().ok_or_else(|| ErrorPage::not_found(&frame.reader))
    }
}

/// `POST /{shop}/queue/again`
pub(crate) async fn again(
    ShopRequest { panel, frame, .. }: ShopRequest<ShopPath>,
    Form(of): Form<CauseSelection>,
) -> Answer {
    let causes = of.causes(&frame)?;
    let ended = panel
        .host
        .jobs()
        .retry_causes(&causes, frame.person.as_deref())
        .await
        .or_error_page(&frame.reader)?;
    let asked = of.count.iter().fold(0, |sum: u64, count| sum.saturating_add(*count));
    answered(&frame, ended, asked, "done-again")
}

/// `POST /{shop}/queue/cancel`
pub(crate) async fn cancel(
    ShopRequest { panel, frame, .. }: ShopRequest<ShopPath>,
    Form(of): Form<CauseSelection>,
) -> Answer {
    let phase = if of.paused { Phase::Paused } else { Phase::Waiting };
    let [(cause, asked)] = of.causes(&frame)?.try_into().map_err(|_| ErrorPage::not_found(&frame.reader))?;
    let ended = panel
        .host
        .jobs()
        .cancel_cause(&cause, (phase, asked), frame.person.as_deref())
        .await
        .or_error_page(&frame.reader)?;
    answered(&frame, ended, asked, "done-cancelled")
}

fn answered(frame: &Frame, ended: OfCause, asked: u64, what: &'static str) -> Answer {
    match ended {
        OfCause::Done(0) => Ok(done(&frame.at("queue"), "done-not-now")),
        OfCause::Done(_) => Ok(done(&frame.at("queue"), what)),
        OfCause::Others(count) => {
            let text = t!(frame.reader, "other-number", asked = asked, count = count);
            let page = ErrorPage::new(StatusCode::CONFLICT, text, &frame.reader);
            Err(page.leading_back(frame.at("queue"), &frame.reader))
        }
    }
}

/// `POST /{shop}/jobs/{job}/again`
pub(crate) async fn one_again(
    ShopRequest { panel, frame, path: JobPath { job: id } }: ShopRequest<JobPath>,
) -> Answer {
    let job = job(&panel, &frame, id).await?;
    // What ended well, or still goes on, isn't sent again from here.
    let is_open = matches!(job.phase, Phase::Parked | Phase::Skipped | Phase::Paused);
    let is_again = is_open
        && panel.host.jobs().retry(job.id, frame.person.as_deref()).await.or_error_page(&frame.reader)?;
    Ok(done(&frame.at("queue"), if is_again { "done-again" } else { "done-not-now" }))
}
