//! Activity: what happened, when, and who changed what?

use askama::Template;
use host_core::activity_event::ActivityEvent;
use host_core::model::Activity;
use host_core::store::{ActivityQuery, Bar};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use crate::Panel;
use crate::error_page::{Answer, ErrorPage, IntoErrorPage as _, html};
use crate::extract::Query;
use crate::frame::{Frame, ShopPath, ShopRequest};
use crate::labels;
use crate::pages::naming::title_of;
use crate::pages::plugins::{SPAN, SPANS, day_ago};
use crate::state::State;
use crate::texts::t;

/// Entries of a page.
const ENTRIES: u32 = 60;

#[derive(Template)]
#[template(path = "activity.html")]
struct Page {
    frame: Frame,
    answer: String,
    sent: u64,
    failed: u64,
    most: u64,
    bars: Vec<ChartBar>,
    hours: Vec<String>,
    figures: Vec<(String, u64, u64)>,
    plugins: Vec<(String, String, bool)>,
    whats: Vec<(&'static str, String, bool)>,
    history: Vec<Entry>,
    older: Option<String>,
    is_filtered: bool,
    url: String,
}

struct ChartBar {
    x: u64,
    title: String,
    up: (u64, u64),
    down: u64,
}

/// An entry of a history.
pub(crate) struct Entry {
    pub(crate) id: i64,
    /// The day, where it's the first of it.
    pub(crate) day: String,
    pub(crate) time: String,
    pub(crate) exact: String,
    pub(crate) state: State,
    pub(crate) plugin: String,
    pub(crate) record: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) text: String,
    /// Who did it, where a person is known to have.
    pub(crate) person: Option<String>,
}

/// The filter of the activity, as the address has it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filter {
    plugin: String,
    what: String,
    before: Option<i64>,
}

/// The filters by kind, with the events of each.
fn whats() -> [(&'static str, &'static str, Vec<ActivityEvent>); 5] {
    use ActivityEvent as Event;
    [
        ("sent", "what-sent", vec![Event::Sent, Event::AlreadyThere, Event::Matched]),
        ("imported", "what-imported", vec![Event::Imported, Event::Taken]),
        (
            "failed",
            "what-failed",
            vec![Event::Failed, Event::Parked, Event::Uncertain, Event::Paused, Event::Held],
        ),
        ("skipped", "what-skipped", vec![Event::Skipped, Event::Note]),
        (
            "settings",
            "what-settings",
            vec![
                Event::Connected,
                Event::Switched,
                Event::Active,
                Event::Disabled,
                Event::Forgotten,
                Event::Decided,
            ],
        ),
    ]
}

/// `GET /{shop}/activity`
pub(crate) async fn page(
    ShopRequest { panel, frame, .. }: ShopRequest<ShopPath>,
    Query(filter): Query<Filter>,
) -> Answer {
    let reader = &frame.reader;
    let of_plugin = frame.installation(&filter.plugin).map(|known| known.id);
    let ids: Vec<_> = frame.installations.iter().map(|known| known.id).collect();
    let whats = whats();
    let events = whats.iter().find(|(word, ..)| *word == filter.what).map(|(.., events)| events.clone());
    let query = ActivityQuery {
        installations: of_plugin.map_or(ids.clone(), |id| vec![id]),
        events: events.unwrap_or_default(),
        before: filter.before,
        limit: ENTRIES + 1,
        ..ActivityQuery::default()
    };
    let mut found = panel.host.history().list(&query).await.or_error_page(reader)?;
    let more = found.len() > ENTRIES as usize;
    found.truncate(ENTRIES as usize);
    let url = frame.at("activity");
    let older = found.last().filter(|_| more).map(|last| {
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        format!("{url}?plugin={}&what={}&before={}", encoded(&filter.plugin), encoded(&filter.what), last.id)
    });
    let bars =
        panel.host.history().bars(&ids, day_ago(reader.now()), SPAN, SPANS).await.or_error_page(reader)?;
    let sum = |count: fn(&Bar) -> u64| -> u64 { bars.iter().map(count).sum() };
    let (sent, failed) = (sum(|bar| bar.sent), sum(|bar| bar.failed));
    let most = bars.iter().map(|bar| bar.sent.max(bar.failed)).max().unwrap_or_default();
    let mut plugins = Vec::new();
    for known in &frame.installations {
        let name = frame.short_name(&known.plugin).await;
        plugins.push((known.plugin.clone(), name, known.plugin == filter.plugin));
    }
    let chart = |(number, bar): (usize, &Bar)| {
        let scaled = |count: u64, high: u64| if count == 0 { 0 } else { (count * high / most.max(1)).max(2) };
        let up = scaled(bar.sent, 110);
        ChartBar {
            x: number as u64 * 20 + 3,
            title: t!(
                reader,
                "bar-title",
                time = reader.minutes(bar.at),
                sent = bar.sent,
                failed = bar.failed
            ),
            up: (115 - up, up),
            down: scaled(bar.failed, 34),
        }
    };
    let history = entries(&panel, &found, &frame, true).await?;
    let page = Page {
        answer: match (sent, failed) {
            (0, 0) if history.is_empty() => reader.word("activity-quiet"),
            (0, 0) => reader.word("activity-none-sent"),
            _ => t!(reader, "activity-answer", sent = sent, failed = failed),
        },
        sent,
        failed,
        most,
        hours: bars.iter().step_by(12).map(|bar| reader.minutes(bar.at)).collect(),
        figures: bars
            .chunks(12)
            .filter_map(|part| {
                let first = part.first()?;
                let sum = |count: fn(&Bar) -> u64| part.iter().map(count).sum();
                Some((reader.minutes(first.at), sum(|bar| bar.sent), sum(|bar| bar.failed)))
            })
            .collect(),
        bars: bars.iter().enumerate().map(chart).collect(),
        plugins,
        whats: whats.iter().map(|(word, key, _)| (*word, reader.word(key), *word == filter.what)).collect(),
        history,
        older,
        is_filtered: !filter.plugin.is_empty() || !filter.what.is_empty(),
        url,
        frame,
    };
    let language = page.frame.language();
    Ok(html(&page, language))
}

/// Activities as a history shows them; `with_records`: of many records, so that each is named.
pub(crate) async fn entries(
    panel: &Panel,
    activities: &[Activity],
    frame: &Frame,
    with_records: bool,
) -> Result<Vec<Entry>, ErrorPage> {
    let reader = &frame.reader;
    let mut entries = Vec::with_capacity(activities.len());
    let mut last_day = String::new();
    for activity in activities {
        let plugin = frame.plugin_of(activity.installation);
        let day = reader.day(activity.at);
        let about = activity.subject.as_ref().filter(|_| with_records);
        let record = match about {
            Some(about) => Some(title_of(panel, frame, about).await?.0),
            None => None,
        };
        entries.push(Entry {
            id: activity.id,
            day: if day == last_day { String::new() } else { day.clone() },
            time: reader.minutes(activity.at),
            exact: reader.time(activity.at).exact,
            state: labels::event(&activity.event, reader),
            plugin: frame.short_name(plugin).await,
            record,
            url: about.map(|about| frame.record_url(about.entity, &about.id)),
            text: match &activity.message {
                Some(message) => frame.render(plugin, message).await,
                None => String::new(),
            },
            person: activity.actor.clone(),
        });
        last_day = day;
    }
    Ok(entries)
}
