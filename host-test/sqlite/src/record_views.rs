//! The shop's records as an installation sees them, with the identifiers of its own remote.

use rusqlite::{Row, params};

use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::edits::Snapshot;
use host_core::model::InstallationId;
use host_core::rows::{ListedView, RecordView, RecordViews};
use host_core::shop::Entity;
use host_core::store::Record;

/// The columns and joins of a query for [`view`]; `?1` is the installation.
const VIEW: &str =
    "r.body, r.revision, r.id, l.remote_id, l.version, l.number, l.url, l.linked_at, l.sent, l.edited_at, l.anew, l.notes,
    iif(r.entity = 'product', (SELECT json_group_object(v.variant, v.remote_id) FROM variant_links v
        WHERE v.installation = i.id AND v.product = r.id), NULL) AS variants
    FROM records r JOIN installations i ON i.id = ?1 AND i.shop = r.shop
    LEFT JOIN links l ON l.installation = i.id AND l.entity = r.entity AND l.record = r.id";

/// The record view of a row.
fn view(entity: Entity, row: &Row<'_>) -> DbResult<RecordView> {
    let body = row.get_ref("body")?.as_str().map_err(rusqlite::Error::from)?;
    let record = match entity {
        Entity::Order => Record::Order(serde_json::from_str(body)?),
        Entity::Product => Record::Product(serde_json::from_str(body)?),
        Entity::Customer => Record::Customer(serde_json::from_str(body)?),
    };
    let variants: Option<String> = row.get("variants")?;
    Ok(RecordView {
        record,
        revision: row.get("revision")?,
        remote_id: row.get("remote_id")?,
        version: row.get("version")?,
        anew: row.get::<_, Option<bool>>("anew")?.unwrap_or_default(),
        variants: variants.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default(),
    })
}

impl RecordViews for OpenTransaction<'_> {
    fn view_by_id(
        &self,
        installation: InstallationId,
        entity: Entity,
        id: &str,
    ) -> DbResult<Option<RecordView>> {
        let mut statement =
            self.prepare_cached(&format!("SELECT {VIEW} WHERE r.entity = ?2 AND r.id = ?3"))?;
        let mut rows = statement.query(params![installation, entity.as_str(), id])?;
        rows.next()?.map(|row| view(entity, row)).transpose()
    }

    fn listed(
        &self,
        installation: InstallationId,
        entity: Entity,
        ids: Option<&[String]>,
        limit: u32,
    ) -> DbResult<Vec<ListedView>> {
        let ids = ids.map(serde_json::to_string).transpose()?;
        // Two queries, so that a few rows of a large catalogue are looked up by their ids: by the order of the revisions, SQLite
        // would walk from the newest record to the oldest of them. The plus keeps it from that.
        let (which, order) = match ids {
            Some(_) => ("r.id IN (SELECT value FROM json_each(?3))", "+r.revision"),
            None => ("?3 IS NULL", "r.revision"),
        };
        let mut statement = self.prepare_cached(&format!(
            "SELECT {VIEW} WHERE r.entity = ?2 AND {which} ORDER BY {order} DESC LIMIT ?4"
        ))?;
        let mut rows = statement.query(params![installation, entity.as_str(), ids, limit])?;
        let mut listed = Vec::new();
        while let Some(row) = rows.next()? {
            let sent: Option<Vec<u8>> = row.get("sent")?;
            let notes: Option<String> = row.get("notes")?;
            listed.push(ListedView {
                view: view(entity, row)?,
                number: row.get("number")?,
                url: row.get("url")?,
                linked_at: row.get("linked_at")?,
                sent: sent.as_deref().and_then(Snapshot::decode),
                edited_at: row.get("edited_at")?,
                notes: notes.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default(),
            });
        }
        Ok(listed)
    }

    fn ids_by_key(
        &self,
        installation: InstallationId,
        entity: Entity,
        kind: &str,
        value: &str,
        limit: u32,
    ) -> DbResult<Vec<String>> {
        let mut statement = self.prepare_cached(
            "SELECT k.id FROM record_keys k JOIN installations i ON i.shop = k.shop
             WHERE i.id = ?1 AND k.entity = ?2 AND k.kind = ?3 AND k.value = ?4 ORDER BY k.id LIMIT ?5",
        )?;
        let ids = statement
            .query_map(params![installation, entity.as_str(), kind, value, limit], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    fn views_after(
        &self,
        installation: InstallationId,
        entity: Entity,
        after: i64,
        limit: u32,
    ) -> DbResult<Vec<RecordView>> {
        let mut statement = self.prepare_cached(&format!(
            "SELECT {VIEW} WHERE r.entity = ?2 AND r.revision > ?3 ORDER BY r.revision LIMIT ?4"
        ))?;
        let mut rows = statement.query(params![installation, entity.as_str(), after, limit])?;
        let mut views = Vec::new();
        while let Some(row) = rows.next()? {
            views.push(view(entity, row)?);
        }
        Ok(views)
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::context::Context;
    use crate::encryption::Seal;
    use crate::restore_notes::Notes;
    use crate::schema;
    use crate::worker_locks::WorkerLocks;
    use host_core::rules::{reads, records};
    use host_core::shop::{Customer, Product, ProductVariant};
    use host_core::store::{Answer, Find, Read};

    /// What a connector's question finds in a shop with these records.
    fn found(records: &[Record], entity: Entity, find: Find) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = Connection::open_in_memory().unwrap();
        schema::migrate(&mut connection).unwrap().unwrap();
        let transaction = connection.transaction().unwrap();
        transaction
            .execute_batch(
                "INSERT INTO shops VALUES ('s', '', '', '', '', '', '[]');
                 INSERT INTO installations (id, shop, plugin, account, state, flows, settings)
                 VALUES (1, 's', 'p', '{}', 'active', '{}', x'');",
            )
            .unwrap();
        let context = Context {
            seal: Seal::open(&folder.path().join("key"), true).unwrap(),
            worker_locks: WorkerLocks::enter(folder.path().join("workers")).unwrap(),
            notes: Notes::of(&folder.path().join("store"), folder.path().join("opened")),
        };
        let rows = OpenTransaction::new(&transaction, &context);
        for record in records {
            match record {
                Record::Order(order) => drop(records::put_order(&rows, "s", order).unwrap()),
                Record::Product(product) => drop(records::put_product(&rows, "s", product).unwrap()),
                Record::Customer(customer) => drop(records::put_customer(&rows, "s", customer).unwrap()),
            }
        }
        match reads::answer(&rows, 1, &Read::Find(entity, find)).unwrap() {
            Answer::Found(found) => found.iter().map(|record| record.subject().id).collect(),
            other => panic!("{other:?}"),
        }
    }

    fn customer(id: &str, email: &str, phone: &str) -> Record {
        let (id, email, phone) = (id.into(), email.into(), phone.into());
        Record::Customer(Box::new(Customer { id, email, phone, ..Customer::default() }))
    }

    fn product(id: &str, sku: &str, variants: &[(&str, &str)]) -> Record {
        let variant = |(sku, ean): &(&str, &str)| ProductVariant {
            sku: (*sku).into(),
            ean: (*ean).into(),
            ..ProductVariant::default()
        };
        let variants = variants.iter().map(variant).collect();
        Record::Product(Box::new(Product { id: id.into(), sku: sku.into(), variants, ..Product::default() }))
    }

    #[test]
    fn customers_are_found_by_email_and_phone_however_they_are_written() {
        let customers = [
            customer("1", " ZoË@Example.com ", "+41 (79) 123-45-67"),
            customer("2", "zoë@example.com", ""),
            customer("3", "", "n/a"),
            customer("4", "zoe\u{308}@xn--bcher-kva.example", "079 555 01 02"),
        ];
        let find = |find| found(&customers, Entity::Customer, find);
        assert_eq!(find(Find::Email("ZOË@example.COM".into())), ["1", "2"]);
        assert_eq!(find(Find::Phone("+41791234567".into())), ["1"]);
        assert_eq!(find(Find::Phone("0791234567".into())), ["1"], "the national form, too");
        assert!(find(Find::Phone("+41791234568".into())).is_empty());
        assert_eq!(find(Find::Email("zoë@bücher.example".into())), ["4"], "another form of the same address");
        assert_eq!(find(Find::Phone("+41795550102".into())), ["4"]);
        assert!(find(Find::Email(" ".into())).is_empty(), "nobody is found by nothing");
        assert!(find(Find::Phone("-".into())).is_empty());
    }

    #[test]
    fn products_are_found_by_their_own_and_their_variants_codes() {
        let products = [
            product("1", " 0017 ", &[]),
            product("2", "", &[("17", "0012345678905"), ("a-1", "")]),
            product("3", "a-1", &[("a-1", "")]),
        ];
        let find = |find| found(&products, Entity::Product, find);
        assert_eq!(find(Find::Sku("0017".into())), ["1"]);
        assert_eq!(find(Find::Sku("17 ".into())), ["2"], "zeros count");
        assert_eq!(find(Find::Sku("a-1".into())), ["2", "3"], "each once");
        assert!(find(Find::Sku("A-1".into())).is_empty());
        assert_eq!(find(Find::Ean("0012345678905".into())), ["2"]);
        assert!(find(Find::Sku(String::new())).is_empty());
    }

    #[test]
    fn a_record_is_no_longer_found_by_what_it_was_before() {
        let customers = [customer("1", "old@example.com", ""), customer("1", "new@example.com", "")];
        assert!(found(&customers, Entity::Customer, Find::Email("old@example.com".into())).is_empty());
        assert_eq!(found(&customers, Entity::Customer, Find::Email("new@example.com".into())), ["1"]);
    }
}
