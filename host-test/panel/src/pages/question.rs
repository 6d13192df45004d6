//! The question about an uncertain record, in the queue and on the record's page: it is there, or it isn't.

use axum::http::StatusCode;
use host_core::model::{Job, JobId, Resolution};
use serde::Deserialize;

use crate::Panel;
use crate::error_page::{Answer, ErrorPage, IntoErrorPage as _};
use crate::extract::Form;
use crate::frame::{Frame, ShopRequest};
use crate::notices::done;
use crate::pages::naming::title_of;

/// Characters of a number that a person enters.
const NUMBER: usize = 200;
/// The place of a question that is on the record's page.
pub(super) const RECORD: &str = "record";

/// The question about an uncertain record.
pub(super) struct Question {
    pub(super) job: JobId,
    pub(super) name: String,
    pub(super) url: String,
    pub(super) detail: String,
    pub(super) reason: String,
    pub(super) plugin: String,
    /// The page that its answer leads back to: [`RECORD`], or the queue where it's empty.
    pub(super) back: &'static str,
}

impl Question {
    /// The question about a job's record.
    pub(super) async fn of(
        panel: &Panel,
        frame: &Frame,
        job: &Job,
        back: &'static str,
    ) -> Result<Self, ErrorPage> {
        let plugin = frame.plugin_of(job.installation);
        let (name, detail) = match &job.subject {
            Some(subject) => title_of(panel, frame, subject).await?,
            None => (job.key.clone(), String::new()),
        };
        Ok(Self {
            job: job.id,
            url: job
                .subject
                .as_ref()
                .map(|about| frame.record_url(about.entity, &about.id))
                .unwrap_or_default(),
            name,
            detail,
            reason: match &job.message {
                Some(message) => frame.render(plugin, message).await,
                None => String::new(),
            },
            plugin: frame.short_name(plugin).await,
            back,
        })
    }
}

/// A path that names a job.
#[derive(Deserialize)]
pub(crate) struct JobPath {
    pub(super) job: JobId,
}

/// The job of a request, where it's one of the shop's.
pub(super) async fn job(panel: &Panel, frame: &Frame, id: JobId) -> Result<Job, ErrorPage> {
    let job = panel.host.jobs().get(id).await.or_error_page(&frame.reader)?;
    let is_ours = |job: &Job| frame.installations.iter().any(|known| known.id == job.installation);
    job.filter(is_ours).ok_or_else(|| ErrorPage::not_found(&frame.reader))
}

#[derive(Deserialize)]
pub(crate) struct EnteredNumber {
    number: String,
    #[serde(default)]
    back: String,
}

/// The page of the record about which was decided, where its form was on it, else the queue.
fn back(frame: &Frame, job: &Job, back: &str) -> String {
    match &job.subject {
        Some(about) if back == RECORD => frame.record_url(about.entity, &about.id),
        _ => frame.at("queue"),
    }
}

/// `POST /{shop}/jobs/{job}/there`
pub(crate) async fn there(
    ShopRequest { panel, frame, path: JobPath { job: id } }: ShopRequest<JobPath>,
    Form(there): Form<EnteredNumber>,
) -> Answer {
    let number = there.number.trim().to_owned();
    let job = job(&panel, &frame, id).await?;
    let back = back(&frame, &job, &there.back);
    if number.is_empty() || number.chars().count() > NUMBER {
        let text = frame.word("number-needed");
        let page = ErrorPage::new(StatusCode::UNPROCESSABLE_ENTITY, text, &frame.reader);
        return Err(page.leading_back(back, &frame.reader));
    }
    let resolved = panel
        .host
        .jobs()
        .resolve(job.id, Resolution::There(number), frame.person.as_deref())
        .await
        .or_error_page(&frame.reader)?;
    Ok(done(&back, if resolved { "done-there" } else { "done-not-now" }))
}

#[derive(Deserialize)]
pub(crate) struct SendAgain {
    #[serde(default)]
    back: String,
}

/// `POST /{shop}/jobs/{job}/not-there`
pub(crate) async fn not_there(
    ShopRequest { panel, frame, path: JobPath { job: id } }: ShopRequest<JobPath>,
    Form(again): Form<SendAgain>,
) -> Answer {
    let job = job(&panel, &frame, id).await?;
    let resolved = panel
        .host
        .jobs()
        .resolve(job.id, Resolution::NotThere, frame.person.as_deref())
        .await
        .or_error_page(&frame.reader)?;
    let back = back(&frame, &job, &again.back);
    Ok(done(&back, if resolved { "done-not-there" } else { "done-not-now" }))
}
