//! The column that a plugin adds to one of the platform's lists.

use host_core::model::{Installation, Message};
use host_core::shop::Entity;
use host_core::store::{Listed, Record};

use crate::bindings::exports::framework360::connector::connector::{LinkState, Row};
use crate::convert;
use crate::exports::ListColumnStatus;
use crate::host::{Host, HostError};
use crate::texts;

/// Rows that one call answers for.
const ROWS: usize = 500;

/// A row of a list with the plugin's cell.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct StatusRow {
    /// The record's id.
    pub id: String,
    /// As customers know it.
    pub number: String,
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
    /// A list with a plugin's column, in the reader's language.
    ///
    /// # Errors
    /// The plugin has no column there, or breaks down.
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
        let Some(column) = manifest.columns.into_iter().find(|column| column.entity == entity) else {
            return Err(HostError::Usage(format!("{} has no column in this list", manifest.name)));
        };
        let listed = self.store.list(installation.id, entity, ids, limit).await?;
        let mut rows = Vec::with_capacity(listed.len());
        for chunk in listed.chunks(ROWS) {
            let asked = chunk.iter().map(|listed| asked(listed, locale)).collect();
            let export = ListColumnStatus { entity, rows: asked, locale: locale.to_owned() };
            let called = self.ask(&plugin, Some((&shop, installation)), export).await;
            let cells = called.reply.map_err(|message| self.broken(&plugin, &message))?;
            if cells.len() != chunk.len() {
                return Err(self.broken(&plugin, &Message::host("column-broken", &[])));
            }
            rows.extend(chunk.iter().zip(cells).map(|(listed, cell)| StatusRow {
                id: listed.record.subject().id,
                number: number(&listed.record),
                state: word(cell.state),
                text: called.masks.clean(&cell.text, 500),
                detail: called.masks.clean(&cell.detail, 2_000),
                remote_id: listed.link.as_ref().map(|link| link.remote_id.clone()),
                job: listed.job.as_ref().map(|(id, _)| *id),
            }));
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

fn number(record: &Record) -> String {
    match record {
        Record::Order(order) => order.number.clone(),
        Record::Product(product) => product.sku.clone(),
        Record::Customer(customer) => customer.email.clone(),
    }
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
