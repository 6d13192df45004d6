//! One record: where is it, under which number, and what happened to it?

use askama::Template;
use host_core::model::{InstallationState, Phase};
use host_core::shop::{Address, Entity, Subject};
use host_core::store::{ActivityQuery, Record};
use serde::Deserialize;

use crate::error_page::{Answer, ErrorPage, IntoErrorPage as _, html};
use crate::frame::{Frame, List, ShopRequest};
use crate::labels;
use crate::pages::activity::{Entry, entries};
use crate::pages::naming::{customer_name, payment};
use crate::pages::question::{self, Question};
use crate::pages::version;
use crate::paths;
use crate::state::{Cell, State};
use crate::texts::t;

/// Entries of a record's history.
const HISTORY: u32 = 100;

#[derive(Template)]
#[template(path = "record.html")]
struct Page {
    frame: Frame,
    list_url: String,
    list_name: String,
    id: String,
    title: String,
    answer: String,
    columns: Vec<Column>,
    /// The questions of plugins at which the record is uncertain.
    questions: Vec<Question>,
    history: Vec<Entry>,
    /// Changes with the history and the questions.
    version: String,
    lines: Vec<Line>,
    total: String,
    facts: Vec<(String, Vec<String>)>,
    facts_title: String,
}

struct Column {
    title: String,
    plugin: String,
    cell: Option<Cell>,
    number: String,
    /// When it was linked.
    since: String,
    can_send: bool,
}

struct Line {
    name: String,
    sku: String,
    quantity: String,
    price: String,
    vat: String,
}

/// A path that names a record of a list.
#[derive(Deserialize)]
pub(crate) struct RecordPath {
    list: List,
    #[serde(deserialize_with = "paths::named")]
    id: String,
}

/// `GET /{shop}/list/{list}/{id}`
pub(crate) async fn page(
    ShopRequest { panel, frame, path: RecordPath { list: List(entity), id } }: ShopRequest<RecordPath>,
) -> Answer {
    let reader = &frame.reader;
    let about = Subject { entity, id: id.clone() };
    let record = panel.host.records().get(&frame.shop.id, &about).await.or_error_page(reader)?;
    let record = record.ok_or_else(|| ErrorPage::not_found(reader))?;

    let connected = frame.installations.iter().filter(|known| known.state != InstallationState::Disabled);
    let connected: Vec<_> = connected.cloned().collect();
    let shown =
        panel.host.records().columns(&connected, entity, std::slice::from_ref(&id), reader.language()).await;
    let mut columns = Vec::new();
    for (installation, status) in connected.iter().zip(shown) {
        let Ok(status) = status else { continue };
        let plugin = frame.plugin(&installation.plugin).await;
        let manifest = plugin.map(|plugin| plugin.manifest(reader.language()));
        let own = manifest.as_ref().and_then(|known| known.columns.iter().find(|one| one.entity == entity));
        let row = status.rows.into_iter().next();
        columns.push(Column {
            title: status.title,
            plugin: installation.plugin.clone(),
            can_send: own.is_some_and(|column| column.send_job.is_some()),
            number: row.as_ref().and_then(|row| row.remote_id.clone()).unwrap_or_default(),
            since: row
                .as_ref()
                .and_then(|row| row.linked_at)
                .map(|at| t!(reader, "since", time = reader.time(at).shown))
                .unwrap_or_default(),
            cell: row.map(|row| Cell { state: State::of_cell(&row), detail: row.detail }),
        });
    }
    let mut questions = Vec::new();
    for installation in &frame.installations {
        let job = panel.host.jobs().about(installation.id, &about).await.or_error_page(reader)?;
        if let Some(job) = job.filter(|job| job.phase == Phase::Uncertain) {
            questions.push(Question::of(&panel, &frame, &job, question::RECORD).await?);
            // Sending it would only ask the same again.
            for column in
                columns.iter_mut().filter(|column: &&mut Column| column.plugin == installation.plugin)
            {
                column.can_send = false;
            }
        }
    }
    let query = ActivityQuery {
        installations: frame.installations.iter().map(|known| known.id).collect(),
        subject: Some(about),
        limit: HISTORY,
        ..ActivityQuery::default()
    };
    let history = panel.host.history().list(&query).await.or_error_page(reader)?;
    let history = entries(&panel, &history, &frame, false).await?;
    let RecordDetails { title, answer, lines, total, facts, facts_title } = details_of(&record, &frame);
    let ids: Vec<i64> = history.iter().map(|entry| entry.id).collect();
    let version = version(&(ids, questions.iter().map(|one: &Question| one.job).collect::<Vec<_>>()));
    let page = Page {
        version,
        list_url: frame.list_url(entity),
        list_name: labels::list_name(entity, reader),
        id,
        title,
        answer,
        columns,
        questions,
        history,
        lines,
        total,
        facts,
        facts_title,
        frame,
    };
    let language = page.frame.language();
    Ok(html(&page, language))
}

/// The fields of a record on its page.
struct RecordDetails {
    title: String,
    answer: String,
    lines: Vec<Line>,
    total: String,
    facts: Vec<(String, Vec<String>)>,
    facts_title: String,
}

fn details_of(record: &Record, frame: &Frame) -> RecordDetails {
    let reader = &frame.reader;
    let fact = |key: &str, lines: Vec<String>| (reader.word(key), lines);
    let text = |text: &str| vec![text.to_owned()];
    match record {
        Record::Order(order) => {
            let number = if order.number.is_empty() { &order.id } else { &order.number };
            let line = |line: &host_core::shop::OrderLine| Line {
                name: line.name.clone(),
                sku: line.sku.clone(),
                quantity: line.quantity.clone(),
                price: reader.money(&line.unit_price, &order.currency),
                vat: reader.percent(&line.vat_rate),
            };
            let charge = |charge: &host_core::shop::Charge| Line {
                name: charge.label.clone(),
                sku: String::new(),
                quantity: String::new(),
                price: reader.money(&charge.amount, &order.currency),
                vat: reader.percent(&charge.vat_rate),
            };
            let total = reader.money(&order.total, &order.currency);
            RecordDetails {
                title: labels::record(Entity::Order, number, reader),
                answer: format!(
                    "{total} · {} · {}",
                    payment(order, reader),
                    reader.time(order.placed_at).shown
                ),
                lines: order.lines.iter().map(line).chain(order.charges.iter().map(charge)).collect(),
                total,
                facts: vec![
                    fact("name", vec![customer_name(order)]),
                    fact("email", text(&order.customer.email)),
                    fact("billing", address(&order.billing)),
                    fact("shipping", address(&order.shipping)),
                    fact("remark", text(&order.note)),
                ],
                facts_title: reader.word("customer"),
            }
        }
        Record::Product(product) => RecordDetails {
            title: first_of([&product.name, &product.sku, &product.id]),
            answer: [reader.money(&product.price, &product.currency), product.sku.clone()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            lines: product
                .variants
                .iter()
                .map(|variant| Line {
                    name: variant.options.iter().map(|one| one.value.clone()).collect::<Vec<_>>().join(", "),
                    sku: variant.sku.clone(),
                    quantity: variant.quantity.clone().unwrap_or_default(),
                    price: reader.money(&variant.price, &product.currency),
                    vat: String::new(),
                })
                .collect(),
            total: String::new(),
            facts: vec![
                fact("sku", text(&product.sku)),
                fact("ean", text(&product.ean)),
                fact("stock", text(product.quantity.as_deref().unwrap_or_default())),
                fact("vat", product.vat_rate.iter().map(|rate| reader.percent(rate)).collect()),
                fact("state", vec![reader.word(if product.active { "on-sale" } else { "off-sale" })]),
            ],
            facts_title: reader.word("product"),
        },
        Record::Customer(customer) => {
            let name = format!("{} {}", customer.first_name, customer.last_name);
            RecordDetails {
                title: first_of([name.trim(), &customer.email, &customer.phone, &customer.id]),
                answer: [customer.email.as_str(), customer.phone.as_str()]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" · "),
                lines: Vec::new(),
                total: String::new(),
                facts: [
                    vec![
                        fact("email", text(&customer.email)),
                        fact("phone", text(&customer.phone)),
                        fact("tags", vec![customer.tags.join(", ")]),
                        fact("remark", text(&customer.note)),
                    ],
                    customer.addresses.iter().map(|one| fact("address", address(one))).collect(),
                ]
                .concat(),
                facts_title: reader.word("customer"),
            }
        }
    }
}

/// The first of these texts that says something.
fn first_of<const N: usize>(texts: [&str; N]) -> String {
    texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default().to_owned()
}

fn address(address: &Address) -> Vec<String> {
    let name = format!("{} {}", address.first_name, address.last_name);
    let city = format!("{} {} {}", address.postal_code, address.city, address.province);
    [
        address.company.clone(),
        name,
        address.line1.clone(),
        address.line2.clone(),
        city,
        address.country.clone(),
    ]
    .into_iter()
    .map(|line| line.trim().to_owned())
    .filter(|line| !line.is_empty())
    .collect()
}
