//! A send by hand: how far is it, what went wrong, and how is it fixed?

use askama::Template;
use host_core::model::Phase;
use host_core::send_report::ReportId;
use host_core::shop::{Entity, Subject};
use host_core::store::JobFilter;
use host_platform::{Part, SentRow};
use serde::Deserialize;

use crate::Panel;
use crate::error_page::{Answer, ErrorPage, IntoErrorPage as _, html};
use crate::frame::{Frame, Section, ShopRequest};
use crate::labels;
use crate::notices::done;
use crate::pages::naming::title_of;
use crate::state::State;
use crate::texts::t;

/// Rows of a group that are shown.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "report.html")]
struct Page {
    frame: Frame,
    title: String,
    answer: String,
    list_url: String,
    list_name: String,
    counts: Vec<(u64, State)>,
    is_running: bool,
    /// Records that still wait, which a stop leaves out.
    waiting: u64,
    url: String,
    done: u64,
    all: u64,
    groups: Vec<Group>,
}

/// Records of a part for the same reason.
struct Group {
    look: &'static str,
    count: u64,
    state: State,
    reason: String,
    records: Vec<(String, String, String)>,
    more: u64,
    /// The ids that the button "send again" sends.
    again: Vec<String>,
    /// The address of the settings, where the records wait for one.
    settings_url: Option<String>,
    send_url: String,
    plugin: String,
}

/// A path that names a report of a plugin.
#[derive(Deserialize)]
pub(crate) struct ReportPath {
    plugin: String,
    report: i64,
}

/// `GET /{shop}/plugins/{plugin}/reports/{report}`
pub(crate) async fn page(
    ShopRequest { panel, mut frame, path: ReportPath { plugin, report } }: ShopRequest<ReportPath>,
) -> Answer {
    let installation =
        panel.host.installations().get(&frame.shop.id, &plugin).await.or_error_page(&frame.reader)?;
    let report = panel.host.sends().report(&installation, report).await.or_error_page(&frame.reader)?;
    let report = report.ok_or_else(|| ErrorPage::not_found(&frame.reader))?;
    let entity = match report.rows.first() {
        Some(row) => panel.host.jobs().get(row.job).await.or_error_page(&frame.reader)?,
        None => None,
    };
    let entity = entity.and_then(|job| job.subject).map_or(Entity::Order, |subject| subject.entity);
    frame.section = Section::List(entity);
    let reader = &frame.reader;
    let short = frame.short_name(&plugin).await;
    let count = |part| report.count(part) as u64;
    let all = report.rows.len() as u64;
    let waiting = count(Part::Waiting);
    let ids: Vec<_> = report.rows.iter().filter(|row| row.part == Part::Waiting).map(|row| row.job).collect();
    let open = match ids.is_empty() {
        true => Vec::new(),
        false => {
            panel.host.jobs().list(&JobFilter { ids, ..JobFilter::default() }).await.or_error_page(reader)?
        }
    };
    // What waits for a setting doesn't go on by itself.
    let is_running = open.iter().any(|job| matches!(job.phase, Phase::Waiting | Phase::Running));
    let counts = Part::ALL
        .into_iter()
        .filter(|part| count(*part) > 0)
        .map(|part| (count(part), labels::part(part, reader)))
        .collect();
    let mut groups: Vec<Group> = Vec::new();
    for part in [Part::Failed, Part::Uncertain, Part::Waiting, Part::Skipped, Part::AlreadyThere, Part::Sent]
    {
        for (reason, rows) in by_reason(&report.rows, part) {
            let reason = match &reason {
                Some(message) => frame.render(&plugin, message).await,
                None => String::new(),
            };
            groups.push(group(part, reason, &rows, entity, &plugin, (&panel, &frame)).await?);
        }
    }
    let at = reader.time(report.at).shown;
    let there = count(Part::Sent) + count(Part::AlreadyThere);
    let answer = if is_running {
        t!(reader, "report-running", plugin = short.as_str(), count = all, done = there, time = at)
    } else {
        let failed = count(Part::Failed) + count(Part::Uncertain);
        t!(
            reader,
            "report-answer",
            plugin = short.as_str(),
            count = all,
            there = there,
            failed = failed + waiting,
            skipped = count(Part::Skipped),
            time = at
        )
    };
    let page = Page {
        waiting: open.iter().filter(|job| job.phase == Phase::Waiting).count() as u64,
        url: report_url(&frame, &plugin, report.id),
        title: t!(reader, "report-title", number = report.id.to_string()),
        answer,
        list_url: frame.list_url(entity),
        list_name: labels::list_name(entity, reader),
        counts,
        is_running,
        done: all - waiting,
        all,
        groups,
        frame,
    };
    let language = page.frame.language();
    Ok(html(&page, language))
}

/// The address of a report.
pub(crate) fn report_url(frame: &Frame, plugin: &str, report: ReportId) -> String {
    format!("{}/reports/{report}", frame.plugin_url(plugin))
}

/// `POST /{shop}/plugins/{plugin}/reports/{report}/stop`
pub(crate) async fn stop(
    ShopRequest { panel, frame, path: ReportPath { plugin, report } }: ShopRequest<ReportPath>,
) -> Answer {
    let reader = &frame.reader;
    let installation = panel.host.installations().get(&frame.shop.id, &plugin).await.or_error_page(reader)?;
    let report = panel.host.sends().report(&installation, report).await.or_error_page(reader)?;
    let report = report.ok_or_else(|| ErrorPage::not_found(reader))?;
    let stopped = panel
        .host
        .sends()
        .stop(&installation, &report, frame.person.as_deref())
        .await
        .or_error_page(reader)?;
    let what = if stopped > 0 { "done-stopped" } else { "done-not-now" };
    Ok(done(&report_url(&frame, &plugin, report.id), what))
}

/// The rows of a part by their reason, the most first.
fn by_reason(rows: &[SentRow], part: Part) -> Vec<(Option<host_core::model::Message>, Vec<&SentRow>)> {
    let mut groups: Vec<(Option<host_core::model::Message>, Vec<&SentRow>)> = Vec::new();
    for row in rows.iter().filter(|row| row.part == part) {
        match groups.iter_mut().find(|(reason, _)| *reason == row.message) {
            Some((_, group)) => group.push(row),
            None => groups.push((row.message.clone(), vec![row])),
        }
    }
    groups.sort_by_key(|(_, group)| std::cmp::Reverse(group.len()));
    groups
}

async fn group(
    part: Part,
    reason: String,
    rows: &[&SentRow],
    entity: Entity,
    plugin: &str,
    (panel, frame): (&Panel, &Frame),
) -> Result<Group, ErrorPage> {
    let state = labels::part(part, &frame.reader);
    let mut records = Vec::new();
    for row in rows.iter().take(SHOWN) {
        let about = Subject { entity, id: row.record.clone() };
        let (title, _) = title_of(panel, frame, &about).await?;
        records.push((title, frame.record_url(entity, &row.record), row.number.clone()));
    }
    let again = matches!(part, Part::Failed);
    Ok(Group {
        look: state.look,
        count: rows.len() as u64,
        state,
        reason,
        records,
        more: rows.len().saturating_sub(SHOWN) as u64,
        again: if again { rows.iter().map(|row| row.record.clone()).collect() } else { Vec::new() },
        settings_url: (matches!(part, Part::Waiting) && rows.iter().all(|row| row.message.is_some()))
            .then(|| frame.plugin_url(plugin)),
        send_url: format!("{}/send", frame.list_url(entity)),
        plugin: plugin.to_owned(),
    })
}
