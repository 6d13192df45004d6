//! The column that a plugin adds to one of the platform's lists.

use host_core::model::{Installation, Message};
use host_core::shop::{Customer, Entity, Product};
use host_core::store::{Listed, Record};
use rust_decimal::Decimal;

use crate::bindings::exports::framework360::connector::connector::{Cell, LinkState, Row};
use crate::convert;
use crate::exports::ListColumnStatus;
use crate::host::{Host, HostError};
use crate::mask::Masks;
use crate::texts;

/// Rows that one call answers for.
const ROWS: usize = 500;

/// A row of a list with the plugin's cell.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct StatusRow {
    /// The record's id.
    pub id: String,
    /// As customers know it: an order's number, a product's SKU, a customer's e-mail address.
    pub number: String,
    /// A product's name, or a customer's: the order's, or the record's own.
    pub name: String,
    /// What it costs, VAT as the record has it: an order's total, a product's price.
    pub price: String,
    /// A product's stock, its variants' together; empty where it isn't tracked.
    pub stock: String,
    /// Whether a product is on sale.
    pub active: Option<bool>,
    /// A product's variants.
    pub variants: usize,
    /// not-linked, queued, linked, failed or uncertain.
    pub state: &'static str,
    /// What the column shows.
    pub text: String,
    /// What it says beyond that.
    pub detail: String,
    /// The remote's identifier, where linked.
    pub remote_id: Option<String>,
    /// The job that says most about it.
    pub job: Option<i64>,
}

/// A column with its rows.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Status {
    /// The column's title.
    pub title: String,
    /// The records, the last changed first.
    pub rows: Vec<StatusRow>,
}

impl Host {
    /// A list with a plugin's column, in the reader's language. Where the plugin has none, the
    /// platform's own says what is linked.
    ///
    /// # Errors
    /// The plugin breaks down.
    pub async fn status(
        &self,
        installation: &Installation,
        entity: Entity,
        ids: Option<&[String]>,
        limit: u32,
        locale: &str,
    ) -> Result<Status, HostError> {
        let plugin = self.plugin(&installation.plugin).await?;
        let shop = self.shop(&installation.shop).await?;
        let manifest = self.describe(&plugin, locale).await?;
        let listed = self.store.list(installation.id, entity, ids, limit).await?;
        let mut rows = Vec::with_capacity(listed.len());
        let Some(column) = manifest.columns.into_iter().find(|column| column.entity == entity) else {
            rows.extend(listed.iter().map(|listed| row(listed, own_cell(listed, locale), &Masks::none())));
            return Ok(Status { title: manifest.name, rows });
        };
        for chunk in listed.chunks(ROWS) {
            let asked = chunk.iter().map(|listed| asked(listed, locale)).collect();
            let export = ListColumnStatus { entity, rows: asked, locale: locale.to_owned() };
            let called = self.ask(&plugin, Some((&shop, installation)), export).await;
            let cells = called.reply.map_err(|message| self.broken(&plugin, &message))?;
            if cells.len() != chunk.len() {
                return Err(self.broken(&plugin, &Message::host("column-broken", &[])));
            }
            rows.extend(chunk.iter().zip(cells).map(|(listed, cell)| row(listed, cell, &called.masks)));
        }
        Ok(Status { title: column.title, rows })
    }
}

/// A row as the plugin is asked about it. The platform's own messages it gets as finished text.
fn asked(listed: &Listed, locale: &str) -> Row {
    let job = listed.job.as_ref().and_then(|(_, job)| {
        let message = job.message.as_ref().map(|message| match texts::render(message, locale) {
            Some(text) => convert::told(&Message { code: "text".into(), args: vec![("text".into(), text)] }),
            None => convert::told(message),
        });
        convert::job_state(job, message)
    });
    Row { id: listed.record.subject().id, link: listed.link.clone(), linked_at: listed.linked_at, job }
}

/// The platform's own cell.
fn own_cell(listed: &Listed, locale: &str) -> Cell {
    let (state, code) = match listed.link {
        Some(_) => (LinkState::Linked, "linked"),
        None => (LinkState::NotLinked, "not-linked"),
    };
    let text = texts::render(&Message::host(code, &[]), locale).unwrap_or_default();
    let detail = listed.link.as_ref().map(|link| link.number.clone()).unwrap_or_default();
    Cell { state, text, detail }
}

fn row(listed: &Listed, cell: Cell, masks: &Masks) -> StatusRow {
    let empty = StatusRow {
        id: listed.record.subject().id,
        number: String::new(),
        name: String::new(),
        price: String::new(),
        stock: String::new(),
        active: None,
        variants: 0,
        state: word(cell.state),
        text: masks.clean(&cell.text, 500),
        detail: masks.clean(&cell.detail, 2_000),
        remote_id: listed.link.as_ref().map(|link| link.remote_id.clone()),
        job: listed.job.as_ref().map(|(id, _)| *id),
    };
    let amount = |amount: &str, currency: &str| match amount {
        "" => String::new(),
        amount => format!("{amount} {currency}"),
    };
    match &listed.record {
        Record::Order(order) => StatusRow {
            number: order.number.clone(),
            name: full_name(&order.customer),
            price: amount(&order.total, &order.currency),
            ..empty
        },
        Record::Product(product) => StatusRow {
            number: product.sku.clone(),
            name: product.name.clone(),
            price: amount(&product.price, &product.currency),
            stock: stock(product),
            active: Some(product.active),
            variants: product.variants.len(),
            ..empty
        },
        Record::Customer(customer) => {
            StatusRow { number: customer.email.clone(), name: full_name(customer), ..empty }
        }
    }
}

fn full_name(customer: &Customer) -> String {
    let company = customer.addresses.first().map(|address| address.company.as_str()).unwrap_or_default();
    let name = format!("{} {}", customer.first_name, customer.last_name);
    match name.trim() {
        "" => company.to_owned(),
        name => name.to_owned(),
    }
}

fn stock(product: &Product) -> String {
    if product.variants.is_empty() {
        return product.quantity.clone().unwrap_or_default();
    }
    let tracked = product.variants.iter().filter_map(|variant| variant.quantity.as_deref());
    let quantities: Option<Vec<Decimal>> = tracked.map(|quantity| quantity.parse().ok()).collect();
    match quantities {
        Some(quantities) if !quantities.is_empty() => {
            quantities.iter().try_fold(Decimal::ZERO, |sum, quantity| sum.checked_add(*quantity))
        }
        _ => None,
    }
    .map(|sum| sum.normalize().to_string())
    .unwrap_or_default()
}

fn word(state: LinkState) -> &'static str {
    match state {
        LinkState::NotLinked => "not-linked",
        LinkState::Queued => "queued",
        LinkState::Linked => "linked",
        LinkState::Failed => "failed",
        LinkState::Uncertain => "uncertain",
    }
}
