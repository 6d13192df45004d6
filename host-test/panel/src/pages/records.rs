//! Orders, Products, Customers: which ones aren't there yet, and why?

use std::collections::BTreeSet;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect};
use host_core::model::{Installation, InstallationState};
use host_core::shop::Entity;
use host_core::store::{PageStart, Record, RecordQuery, Standing, Standings};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use crate::error_page::{Answer, ErrorPage, IntoErrorPage as _, html, text_of};
use crate::extract::{Form, FormFields, Query};
use crate::frame::{Frame, List, ShopRequest};
use crate::labels;
use crate::pages::naming::{customer_name, payment};
use crate::pages::report::report_url;
use crate::pages::{hash, version};
use crate::state::{Cell, State, standing_word};
use crate::texts::t;

/// Rows of a page.
const ROWS: u32 = 50;
/// Sends by hand that a list leads to, of each plugin.
const REPORTS: u32 = 3;

#[derive(Template)]
#[template(path = "records.html")]
struct Page {
    frame: Frame,
    entity: Entity,
    has_amounts: bool,
    title: String,
    url: String,
    answer: String,
    filter: Filter,
    columns: Vec<Column>,
    options: Vec<(String, String, bool)>,
    plugins: Vec<(String, String, bool)>,
    chips: Vec<(String, String)>,
    rows: Vec<Row>,
    matching: u64,
    all: u64,
    older: Option<String>,
    newer: Option<String>,
    newest: Option<String>,
    all_picked: bool,
    /// Changes with the records that all of them are.
    seen: String,
    select_all: Option<String>,
    senders: Vec<(String, String)>,
    reports: Vec<(String, String)>,
}

/// A plugin's column.
struct Column {
    plugin: String,
    title: String,
    can_send: bool,
    problem: Option<String>,
}

struct Row {
    id: String,
    name: String,
    url: String,
    main: String,
    amount: String,
    detail: String,
    more: String,
    cells: Vec<Option<Cell>>,
}

/// The filter of a list, as the address has it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filter {
    q: String,
    state: String,
    plugin: String,
    before: Option<i64>,
    after: Option<i64>,
    picked: Option<String>,
}

impl Filter {
    /// The beginning of the page.
    fn start(&self) -> PageStart {
        match (self.before, self.after) {
            (Some(before), _) => PageStart::Before(before),
            (None, Some(after)) => PageStart::After(after),
            (None, None) => PageStart::Newest,
        }
    }

    /// The address of the same list with another place to begin.
    fn url(&self, list: &str, start: PageStart, is_picked: bool) -> String {
        let mut parts = Vec::new();
        let mut part = |name: &str, value: &str| {
            if !value.is_empty() {
                parts.push(format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC)));
            }
        };
        part("q", &self.q);
        part("state", &self.state);
        part("plugin", &self.plugin);
        match start {
            PageStart::Newest => {}
            PageStart::Before(before) => part("before", &before.to_string()),
            PageStart::After(after) => part("after", &after.to_string()),
        }
        part("picked", if is_picked { "all" } else { "" });
        if parts.is_empty() { list.to_owned() } else { format!("{list}?{}", parts.join("&")) }
    }

    fn is_empty(&self) -> bool {
        self.q.trim().is_empty() && self.state.is_empty()
    }

    fn query(&self, frame: &Frame, entity: Entity, at: Option<&Installation>) -> RecordQuery {
        let standing = Standing::parse(&self.state);
        RecordQuery {
            shop: frame.shop.id.clone(),
            entity,
            text: self.q.clone(),
            standing: at.zip(standing).map(|(known, standing)| (known.id, standing)),
        }
    }
}

/// The shop's connected plugins that have to do with such records: by a column, or by a switch.
async fn with_such_records(frame: &Frame, entity: Entity) -> Vec<Installation> {
    let mut found = Vec::new();
    for installation in connected(frame) {
        let plugin = frame.plugin(&installation.plugin).await;
        let manifest = plugin.as_ref().and_then(|plugin| plugin.manifest.as_ref());
        let is_about = manifest.is_none_or(|known| {
            known.columns.iter().any(|column| column.entity == entity)
                || known.flows.iter().any(|flow| flow.entity == entity)
        });
        if is_about {
            found.push(installation.clone());
        }
    }
    found
}

fn connected(frame: &Frame) -> impl Iterator<Item = &Installation> {
    frame.installations.iter().filter(|known| known.state != InstallationState::Disabled)
}

/// A path that names a list.
#[derive(Deserialize)]
pub(crate) struct ListPath {
    list: List,
}

/// `GET /{shop}/list/{list}`
pub(crate) async fn page(
    ShopRequest { panel, frame, path: ListPath { list: List(entity) } }: ShopRequest<ListPath>,
    Query(filter): Query<Filter>,
) -> Answer {
    let reader = &frame.reader;
    let installations = with_such_records(&frame, entity).await;
    let chosen = installations.iter().find(|known| known.plugin == filter.plugin).or(installations.first());
    let query = filter.query(&frame, entity, chosen);
    let found = panel.host.records().page(&query, filter.start(), ROWS).await.or_error_page(reader)?;
    let ids = found.ids();
    let shown = panel.host.records().columns(&installations, entity, &ids, reader.language()).await;

    let mut columns = Vec::new();
    let mut cells: Vec<Vec<Option<Cell>>> = ids.iter().map(|_| Vec::new()).collect();
    for (installation, column) in installations.iter().zip(shown) {
        let plugin = frame.plugin(&installation.plugin).await;
        let manifest = plugin.map(|plugin| plugin.manifest(reader.language()));
        let own = manifest.as_ref().and_then(|known| known.columns.iter().find(|one| one.entity == entity));
        let can_send = own.is_some_and(|column| column.send_job.is_some());
        let title = match &column {
            Ok(status) => status.title.clone(),
            Err(_) => installation.plugin.clone(),
        };
        let problem = column.as_ref().err().map(|error| text_of(error, reader).1);
        let status = column.map(|status| status.rows).unwrap_or_default();
        for (id, row) in ids.iter().zip(&mut cells) {
            let cell = status.iter().find(|row| row.id == *id);
            row.push(cell.map(|cell| Cell { state: State::of_cell(cell), detail: cell.detail.clone() }));
        }
        columns.push(Column { plugin: installation.plugin.clone(), title, can_send, problem });
    }
    let rows = found.records.iter().zip(cells).map(|(record, cells)| row(record, cells, &frame)).collect();

    // The numbers of all are shown where nothing is searched for.
    let standings = match chosen {
        Some(chosen) if filter.is_empty() => {
            panel.host.records().standings(chosen, entity).await.or_error_page(reader)?.1
        }
        _ => Standings::new(),
    };
    let all = found.all;
    let at = chosen.and_then(|chosen| columns.iter().find(|column| column.plugin == chosen.plugin));
    let at = at.map(|column| column.title.clone());
    let url = frame.list_url(entity);
    let option = |standing: Standing| {
        (standing.as_str().to_owned(), standing_word(standing, reader), filter.state == standing.as_str())
    };
    let mut chips = Vec::new();
    if !filter.q.trim().is_empty() {
        chips.push((
            filter.q.clone(),
            Filter { q: String::new(), ..filter.clone() }.url(&url, PageStart::Newest, false),
        ));
    }
    if let (Some(standing), Some(at)) = (Standing::parse(&filter.state), &at) {
        let word = format!("{at}: {}", standing_word(standing, reader));
        chips.push((
            word,
            Filter { state: String::new(), ..filter.clone() }.url(&url, PageStart::Newest, false),
        ));
    }
    let answer = match &at {
        Some(at) if filter.is_empty() && all > 0 => {
            let count = |standing| standings.get(&standing).copied().unwrap_or_default();
            t!(
                reader,
                "list-answer",
                plugin = at.as_str(),
                all = all,
                linked = count(Standing::Linked),
                open = count(Standing::NotLinked),
                queued = count(Standing::Queued),
                failed = count(Standing::OnHold) + count(Standing::Failed) + count(Standing::Uncertain)
            )
        }
        _ if filter.is_empty() => reader.number_of("list-count", all),
        _ => t!(reader, "list-matching", count = found.matching, all = all),
    };
    let mut reports = Vec::new();
    for (installation, column) in installations.iter().zip(&columns).filter(|(_, column)| column.can_send) {
        for report in panel.host.sends().reports(installation, REPORTS).await.or_error_page(reader)? {
            let at = reader.time(report.at).shown;
            let url = report_url(&frame, &installation.plugin, report.id);
            let title = t!(reader, "report-title", number = report.id.to_string());
            reports.push((format!("{title}, {}, {at}", column.title), url));
        }
    }
    let all_picked = filter.picked.as_deref() == Some("all");
    let seen = match all_picked {
        true => version_of(&panel.host.records().ids(&query).await.or_error_page(reader)?),
        false => String::new(),
    };
    let can_select = columns.iter().any(|column| column.can_send) && found.matching > 1;
    let page = Page {
        entity,
        has_amounts: entity != Entity::Customer,
        title: labels::list_name(entity, reader),
        answer,
        options: Standing::ALL.into_iter().map(option).collect(),
        plugins: columns
            .iter()
            .map(|column| (column.plugin.clone(), column.title.clone(), column.plugin == filter.plugin))
            .collect(),
        chips,
        rows,
        matching: found.matching,
        all,
        older: found.older.map(|end| filter.url(&url, PageStart::Before(end), false)),
        newer: found.newer.map(|beginning| filter.url(&url, PageStart::After(beginning), false)),
        newest: (filter.start() != PageStart::Newest).then(|| filter.url(&url, PageStart::Newest, false)),
        all_picked,
        seen,
        select_all: (can_select && !all_picked).then(|| filter.url(&url, filter.start(), true)),
        senders: columns
            .iter()
            .filter(|column| column.can_send)
            .map(|column| (column.plugin.clone(), column.title.clone()))
            .collect(),
        reports,
        columns,
        filter,
        url,
        frame,
    };
    let language = page.frame.language();
    Ok(html(&page, language))
}

fn row(record: &Record, cells: Vec<Option<Cell>>, frame: &Frame) -> Row {
    let reader = &frame.reader;
    let subject = record.subject();
    let url = frame.record_url(subject.entity, &subject.id);
    let or_id = |text: &str| if text.trim().is_empty() { subject.id.clone() } else { text.to_owned() };
    match record {
        Record::Order(order) => Row {
            name: or_id(&order.number),
            main: or_id(&order.number),
            amount: reader.money(&order.total, &order.currency),
            detail: customer_name(order),
            more: format!("{} · {}", reader.time(order.placed_at).shown, payment(order, reader)),
            id: subject.id,
            url,
            cells,
        },
        Record::Product(product) => Row {
            name: product.name.clone(),
            main: or_id(&product.name),
            amount: reader.money(&product.price, &product.currency),
            detail: product.sku.clone(),
            more: if product.active { String::new() } else { reader.word("off-sale") },
            id: subject.id,
            url,
            cells,
        },
        Record::Customer(customer) => {
            let name = format!("{} {}", customer.first_name, customer.last_name);
            let shown = [name.trim(), customer.email.as_str(), customer.phone.as_str()];
            let shown = shown.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
            Row {
                name: or_id(shown),
                main: or_id(shown),
                amount: String::new(),
                detail: customer.email.clone(),
                more: customer.phone.clone(),
                id: subject.id,
                url,
                cells,
            }
        }
    }
}

/// A text that changes with the records that are meant, whatever their order.
fn version_of(ids: &[String]) -> String {
    let hashes = ids.iter().map(hash);
    version(&(ids.len(), hashes.fold(0, u64::wrapping_add)))
}

/// `POST /{shop}/list/{list}/send`
pub(crate) async fn send(
    ShopRequest { panel, frame, path: ListPath { list: List(entity) } }: ShopRequest<ListPath>,
    Form(sent): Form<FormFields>,
) -> Answer {
    let of = |name: &str| sent.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let plugin = of("plugin").unwrap_or_default();
    let installation =
        panel.host.installations().get(&frame.shop.id, &plugin).await.or_error_page(&frame.reader)?;
    let ids: Vec<String> = match of("all") {
        Some(asked) => {
            let filter = Filter {
                q: of("q").unwrap_or_default(),
                state: of("state").unwrap_or_default(),
                plugin: of("at").unwrap_or_default(),
                ..Filter::default()
            };
            let installations = with_such_records(&frame, entity).await;
            let at = installations.iter().find(|known| known.plugin == filter.plugin);
            let query = filter.query(&frame, entity, at.or(installations.first()));
            let found = panel.host.records().ids(&query).await.or_error_page(&frame.reader)?;
            let count = found.len() as u64;
            // What runs is what was counted and seen, and nothing that came in its place since.
            if count.to_string() != asked || of("seen") != Some(version_of(&found)) {
                let text = match count.to_string() == asked {
                    true => frame.word("other-records"),
                    false => t!(frame.reader, "other-number", asked = asked.as_str(), count = count),
                };
                let page = ErrorPage::new(StatusCode::CONFLICT, text, &frame.reader);
                return Err(page.leading_back(
                    filter.url(&frame.list_url(entity), PageStart::Newest, false),
                    &frame.reader,
                ));
            }
            // A row that was shown and isn't ticked any more was taken out by hand.
            let of =
                |name: &str| sent.iter().filter(|(key, _)| key == name).map(|(_, id)| id.as_str()).collect();
            let (shown, ticked): (BTreeSet<&str>, BTreeSet<&str>) = (of("shown"), of("id"));
            let mut ids = found;
            ids.retain(|id| !shown.contains(id.as_str()) || ticked.contains(id.as_str()));
            ids
        }
        None => sent.iter().filter(|(key, _)| key == "id").map(|(_, id)| id.clone()).collect(),
    };
    if ids.is_empty() {
        let text = frame.word("nothing-selected");
        let page = ErrorPage::new(StatusCode::UNPROCESSABLE_ENTITY, text, &frame.reader);
        return Err(page.leading_back(frame.list_url(entity), &frame.reader));
    }
    let report = panel
        .host
        .sends()
        .begin(&installation, entity, &ids, frame.person.as_deref())
        .await
        .or_error_page(&frame.reader)?;
    Ok(Redirect::to(&report_url(&frame, &plugin, report)).into_response())
}
