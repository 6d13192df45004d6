//! The column that a plugin adds to one of the platform's lists.

mod to_guest;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use host_core::edits::Edit;
use host_core::limits;
use host_core::model::{Installation, InstallationState, Job, Message, Phase};
use host_core::shop::{Customer, Entity, Product, Timestamp};
use host_core::store::{Listed, Record};
use host_sandbox::bindings::exports::framework360::connector::connector::{Cell, LinkState, Row};
use host_sandbox::exports::ListColumnStatus;
use host_sandbox::mask::Masks;
use host_sandbox::outcome_conversion;
use host_sandbox::plugins::Plugin;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use crate::error::HostError;
use crate::host::Host;
use crate::texts;

/// Rows that one call is asked about.
const ROWS: usize = 500;

/// A row of a list with the plugin's cell.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct StatusRow {
    /// The record's id.
    pub id: String,
    /// The name by which customers know it: an order's number, a product's SKU, a customer's e-mail address.
    pub number: String,
    /// The name of a product or a customer; of an order, its customer's.
    pub name: String,
    /// The price, with VAT as the record has it: an order's total, a product's price.
    pub price: String,
    /// The stock of a product, its variants' together; empty where it isn't tracked.
    pub stock: String,
    /// Whether a product is on sale.
    pub active: Option<bool>,
    /// The number of a product's variants.
    pub variants: usize,
    /// The state: not-linked, queued, linked, failed or uncertain.
    pub state: &'static str,
    /// Whether its job waits for the owner: for a setting, or until the plugin is connected again.
    pub on_hold: bool,
    /// The text of the cell.
    pub text: String,
    /// The detail of the cell.
    pub detail: String,
    /// The remote's identifier, where linked.
    pub remote_id: Option<String>,
    /// When it was linked.
    pub linked_at: Option<Timestamp>,
    /// The edit of an order after it was sent.
    pub edited: Option<Edit>,
    /// Whether it's an order that arrived while the plugin or its switch was off: it can be sent by hand.
    pub missed: bool,
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

/// The plugins' columns in the platform's lists.
#[derive(Clone, Copy)]
pub struct StatusColumns<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// The plugins' columns in the platform's lists.
    #[must_use]
    pub fn columns(self: &Arc<Self>) -> StatusColumns<'_> {
        StatusColumns { host: self }
    }
}

impl StatusColumns<'_> {
    /// A list with a plugin's column, in the reader's language. Where the plugin has none, the
    /// platform's own column shows what is linked.
    ///
    /// # Errors
    /// The plugin fails.
    pub async fn rows(
        self,
        installation: &Installation,
        entity: Entity,
        ids: Option<&[String]>,
        limit: u32,
        locale: &str,
    ) -> Result<Status, HostError> {
        let plugin = self.host.plugin(&installation.plugin).await?;
        let shop = self.host.shop(&installation.shop).await?;
        let manifest = plugin.manifest(locale);
        let listed = self.host.store.records_list(installation.id, entity, ids, limit).await?;
        let mut rows = Vec::with_capacity(listed.len());
        let refused = self.refused(&plugin, installation, entity, &listed, locale).await?;
        let known = |listed: &Listed, cell| known_better(listed, cell, &refused, locale);
        let word = |cell, masks: &Masks| Shown::new(cell, &plugin, masks, locale);
        let Some(column) = manifest.columns.iter().find(|column| column.entity == entity) else {
            let own = |listed| row(listed, known(listed, own_cell(listed, locale)));
            rows.extend(listed.iter().map(own));
            // The name of its column; the manifest's name may be longer.
            let title = manifest.columns.into_iter().next().map_or(manifest.name, |column| column.title);
            return Ok(Status { title, rows });
        };
        let title = column.title.clone();
        let hold = Hold::of(installation, plugin.module_off(&shop), self.host.clock.now());
        let missed = |listed: &Listed| column.send_job.is_some() && listed.was_missed();
        let zone = TimeZone::get(&shop.time_zone).unwrap_or(TimeZone::UTC);
        for chunk in listed.chunks(ROWS) {
            let undecided =
                |listed: &Listed| column.send_job.as_ref().and_then(|_| to_guest::undecided(listed));
            let asked = chunk.iter().map(|listed| match undecided(listed) {
                Some(reason) => Row { job: Some(reason), ..asked(listed, &hold, &zone) },
                None => asked(listed, &hold, &zone),
            });
            let asked = asked.collect();
            let export = ListColumnStatus { entity, rows: asked };
            let called = self.host.ask(&plugin, (&shop, installation), export).await;
            let cells = called.reply.map_err(|message| self.host.broken(&plugin, &message))?;
            if cells.len() != chunk.len() {
                return Err(self.host.broken(&plugin, &Message::host("column-broken", &[])));
            }
            let cells = chunk.iter().zip(cells);
            rows.extend(cells.map(|(listed, cell)| StatusRow {
                missed: missed(listed),
                ..row(listed, known(listed, word(cell, &called.masks)))
            }));
        }
        Ok(Status { title, rows })
    }

    /// The reasons why the remote's records behind these rows can't be imported now, by the remote's identifiers.
    async fn refused(
        self,
        plugin: &Plugin,
        installation: &Installation,
        entity: Entity,
        listed: &[Listed],
        locale: &str,
    ) -> Result<BTreeMap<String, String>, HostError> {
        let linked: BTreeSet<&str> =
            listed.iter().filter_map(|listed| Some(listed.link.as_ref()?.remote_id.as_str())).collect();
        let mut problems = self.host.store.problems(installation.id, entity, limits::PROBLEMS).await?;
        problems.retain(|problem| linked.contains(problem.remote_id.as_str()));
        let messages: Vec<Message> = problems.iter().map(|problem| problem.message.clone()).collect();
        let reasons = messages.iter().map(|message| texts::render(Some(plugin), message, locale));
        Ok(problems.into_iter().map(|problem| problem.remote_id).zip(reasons).collect())
    }
}

/// Adds to a linked row's cell what the platform knows and the plugin doesn't: the remote's record is
/// refused now, or the product is off sale here.
fn known_better(listed: &Listed, mut cell: Shown, refused: &BTreeMap<String, String>, locale: &str) -> Shown {
    let Some(link) = &listed.link else { return cell };
    let say = |code| texts::render_own(&Message::host(code, &[]), locale).unwrap_or_default();
    if let Some(reason) = refused.get(&link.remote_id) {
        return Shown { state: LinkState::Failed, text: say("not-taken"), detail: reason.clone() };
    }
    if matches!(&listed.record, Record::Product(product) if !product.active) {
        let parts = [cell.detail, say("off-sale")];
        cell.detail = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    }
    cell
}

/// A cell in the reader's language.
struct Shown {
    state: LinkState,
    text: String,
    detail: String,
}

impl Shown {
    fn new(Cell { state, text, detail }: Cell, plugin: &Plugin, masks: &Masks, locale: &str) -> Self {
        let word =
            |message| texts::render(Some(plugin), &outcome_conversion::message(message, masks), locale);
        let detail: Vec<String> = detail.into_iter().map(word).collect();
        let detail = texts::sentences(detail.iter().map(String::as_str));
        Self { state, text: masks.clean(&word(text), 500), detail: masks.clean(&detail, 2_000) }
    }
}

/// What holds up all of an installation's waiting jobs.
enum Hold {
    /// Nothing: each waits for something of its own.
    Nothing,
    /// A module is off, whatever the jobs waited for before.
    Module(Message),
    /// The owner has to connect the plugin again.
    Owner(Message),
    /// The remote asked for a pause; jobs that wait for nothing of their own wait for its end.
    Remote(Message),
}

impl Hold {
    fn of(installation: &Installation, module_off: Option<Message>, now: Timestamp) -> Self {
        match (&installation.state, module_off) {
            (_, Some(reason)) => Self::Module(reason),
            (InstallationState::Paused(reason), None) => Self::Owner(reason.clone()),
            (InstallationState::Active, None) if installation.slow_until > now => {
                Self::Remote(Message::host("slow", &[]))
            }
            (InstallationState::Active | InstallationState::Disabled, None) => Self::Nothing,
        }
    }

    fn apply(&self, job: &Job) -> Job {
        let job = job.clone();
        let own = || job.message.clone();
        let (phase, message) = match self {
            _ if job.phase != Phase::Waiting => return job,
            Self::Nothing => return job,
            Self::Module(reason) => (Phase::Paused, Some(reason.clone())),
            Self::Owner(reason) => (Phase::Paused, own().or_else(|| Some(reason.clone()))),
            Self::Remote(reason) => (Phase::Waiting, own().or_else(|| Some(reason.clone()))),
        };
        Job { phase, message, ..job }
    }
}

/// Whether a row's job says less than its link: it was queued because a synchronized order was saved again, and no
/// person asked for it. The edit is shown with the link.
fn is_behind_link(listed: &Listed, job: &Job) -> bool {
    let under_way = matches!(job.phase, Phase::Waiting | Phase::Running | Phase::Paused);
    let is_order = matches!(listed.record, Record::Order(_));
    is_order && listed.link.is_some() && under_way && !job.manual
}

/// The row that the plugin is asked about.
fn asked(listed: &Listed, hold: &Hold, zone: &TimeZone) -> Row {
    let job = listed.job.as_ref().filter(|(_, job)| !is_behind_link(listed, job));
    let job = job.and_then(|(_, job)| {
        let job = &hold.apply(job);
        outcome_conversion::job_state(job, job.message.as_ref().map(outcome_conversion::to_guest_message))
    });
    Row {
        id: listed.record.subject().id,
        link: listed.link.clone(),
        linked_at: listed.linked_at,
        linked_local: listed.linked_at.and_then(|at| local(at, zone)),
        edited: listed.edit.as_ref().map(|edit| to_guest::edit(edit, zone)),
        notes: listed.notes.iter().map(outcome_conversion::to_guest_message).collect(),
        job,
    }
}

/// A time by the shop's clock, to the minute; none where no calendar has it.
fn local(at: Timestamp, zone: &TimeZone) -> Option<String> {
    let at = jiff::Timestamp::from_millisecond(i64::try_from(at).ok()?).ok()?;
    Some(at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string())
}

/// The platform's own cell for a row.
fn own_cell(listed: &Listed, locale: &str) -> Shown {
    let (state, code) = match listed.link {
        Some(_) => (LinkState::Linked, "linked"),
        None => (LinkState::NotLinked, "not-linked"),
    };
    let text = texts::render_own(&Message::host(code, &[]), locale).unwrap_or_default();
    let detail = listed.link.as_ref().map(|link| link.number.clone()).unwrap_or_default();
    Shown { state, text, detail }
}

fn row(listed: &Listed, cell: Shown) -> StatusRow {
    let empty = StatusRow {
        id: listed.record.subject().id,
        number: String::new(),
        name: String::new(),
        price: String::new(),
        stock: String::new(),
        active: None,
        variants: 0,
        state: word(cell.state),
        on_hold: listed.job.as_ref().is_some_and(|(_, job)| job.phase == Phase::Paused),
        text: cell.text,
        detail: cell.detail,
        remote_id: listed.link.as_ref().map(|link| link.remote_id.clone()),
        linked_at: listed.linked_at,
        edited: listed.edit.clone(),
        missed: false,
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

#[cfg(test)]
mod tests;
