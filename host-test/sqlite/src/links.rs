//! Rows of links: each maps a record of the shop to its counterpart at the remote.

use rusqlite::{OptionalExtension as _, Row, params};

use super::columns::subject;
use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::forgotten_links::Forgotten;
use host_core::model::{InstallationId, Message};
use host_core::rows::{LinkRow, LinkRows};
use host_core::shop::{Entity, Link, Subject, Timestamp};

const LINK: &str = "SELECT entity, record, remote_id, number, url, linked_at, version, anew FROM links
    WHERE installation = ?1 AND entity = ?2";

fn link(row: &Row<'_>) -> rusqlite::Result<LinkRow> {
    Ok(LinkRow {
        link: Link {
            subject: subject(row)?.unwrap_or_default(),
            remote_id: row.get(2)?,
            number: row.get(3)?,
            url: row.get(4)?,
        },
        linked_at: row.get(5)?,
        version: row.get(6)?,
        anew: row.get(7)?,
    })
}

impl LinkRows for OpenTransaction<'_> {
    fn link_by_record(&self, installation: InstallationId, subject: &Subject) -> DbResult<Option<LinkRow>> {
        let mut statement = self.prepare_cached(&format!("{LINK} AND record = ?3"))?;
        let parameters = params![installation, subject.entity.as_str(), subject.id];
        Ok(statement.query_row(parameters, link).optional()?)
    }

    fn link_by_remote_id(
        &self,
        installation: InstallationId,
        entity: Entity,
        remote_id: &str,
    ) -> DbResult<Option<LinkRow>> {
        let mut statement = self.prepare_cached(&format!("{LINK} AND remote_id = ?3"))?;
        Ok(statement.query_row(params![installation, entity.as_str(), remote_id], link).optional()?)
    }

    fn insert_link(&self, installation: InstallationId, link: &Link, linked_at: Timestamp) -> DbResult<()> {
        self.prepare_cached(
            "INSERT INTO links (installation, entity, record, remote_id, number, url, linked_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            installation,
            link.subject.entity.as_str(),
            link.subject.id,
            link.remote_id,
            link.number,
            link.url,
            linked_at
        ])?;
        Ok(())
    }

    fn update_link(&self, installation: InstallationId, row: &LinkRow) -> DbResult<()> {
        self.prepare_cached(
            "UPDATE links SET number = ?4, url = ?5, linked_at = ?6, version = ?7, anew = ?8
             WHERE installation = ?1 AND entity = ?2 AND record = ?3",
        )?
        .execute(params![
            installation,
            row.link.subject.entity.as_str(),
            row.link.subject.id,
            row.link.number,
            row.link.url,
            row.linked_at,
            row.version,
            row.anew
        ])?;
        Ok(())
    }

    fn delete_link(&self, installation: InstallationId, subject: &Subject) -> DbResult<Option<String>> {
        let mut statement = self.prepare_cached(
            "DELETE FROM links WHERE installation = ?1 AND entity = ?2 AND record = ?3 RETURNING remote_id",
        )?;
        let parameters = params![installation, subject.entity.as_str(), subject.id];
        Ok(statement.query_row(parameters, |row| row.get(0)).optional()?)
    }

    fn delete_links(&self, installation: InstallationId) -> DbResult<()> {
        self.execute("DELETE FROM links WHERE installation = ?1", [installation])?;
        Ok(())
    }

    fn count_links(&self, installation: InstallationId) -> DbResult<Forgotten> {
        let mut statement = self.prepare(
            "SELECT l.entity, count(*), count(*) FILTER (WHERE json_extract(r.body, '$.active'))
             FROM links l JOIN installations i ON i.id = l.installation
             LEFT JOIN records r ON r.shop = i.shop AND r.entity = l.entity AND r.id = l.record
             WHERE l.installation = ?1 GROUP BY l.entity",
        )?;
        let mut rows = statement.query([installation])?;
        let mut links = Forgotten::default();
        while let Some(row) = rows.next()? {
            let (entity, count, active): (String, u64, u64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            match Entity::parse(&entity) {
                Some(Entity::Order) => links.orders = count,
                Some(Entity::Product) => (links.products, links.on_sale) = (count, active),
                Some(Entity::Customer) => links.customers = count,
                None => {}
            }
        }
        Ok(links)
    }

    fn set_link_notes(
        &self,
        installation: InstallationId,
        subject: &Subject,
        notes: &[&Message],
    ) -> DbResult<()> {
        let notes = serde_json::to_string(notes)?;
        self.prepare_cached(
            "UPDATE links SET notes = ?4 WHERE installation = ?1 AND entity = ?2 AND record = ?3",
        )?
        .execute(params![installation, subject.entity.as_str(), subject.id, notes])?;
        Ok(())
    }

    fn set_anew(&self, installation: InstallationId, subject: &Subject) -> DbResult<bool> {
        let set = self
            .prepare_cached(
                "UPDATE links SET anew = 1 WHERE installation = ?1 AND entity = ?2 AND record = ?3",
            )?
            .execute(params![installation, subject.entity.as_str(), subject.id])?;
        Ok(set > 0)
    }

    fn clear_anew(&self, installation: InstallationId, subject: &Subject) -> DbResult<()> {
        self.prepare_cached(
            "UPDATE links SET anew = 0 WHERE installation = ?1 AND entity = ?2 AND record = ?3 AND anew = 1",
        )?
        .execute(params![installation, subject.entity.as_str(), subject.id])?;
        Ok(())
    }

    fn insert_earlier_link(
        &self,
        installation: InstallationId,
        link: &Link,
        ended_at: Timestamp,
    ) -> DbResult<()> {
        self.prepare_cached(
            "INSERT INTO earlier_links (installation, entity, record, remote_id, number, ended_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            installation,
            link.subject.entity.as_str(),
            link.subject.id,
            link.remote_id,
            link.number,
            ended_at
        ])?;
        Ok(())
    }

    fn earlier_remote_ids(
        &self,
        installation: InstallationId,
        entity: Entity,
        record: &str,
    ) -> DbResult<Vec<String>> {
        let mut statement = self.prepare_cached(
            "SELECT remote_id FROM (
                SELECT remote_id, id FROM earlier_links WHERE installation = ?1 AND entity = ?2 AND record = ?3
                UNION ALL SELECT remote_id, 9223372036854775807 FROM links
                    WHERE installation = ?1 AND entity = ?2 AND record = ?3 AND anew = 1
             ) ORDER BY id",
        )?;
        let ids = statement.query_map(params![installation, entity.as_str(), record], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
}
