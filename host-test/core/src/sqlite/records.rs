//! The shop's records, their links, and what happened to them.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::names::word;
use super::{Done, Trouble, jobs};
use crate::limits;
use crate::model::{InstallationId, JobId, NewJob, kinds};
use crate::shop::{Customer, Entity, Order, Product, Subject, Timestamp};
use crate::store::Record;

pub(super) fn orders_changed(
    transaction: &Transaction<'_>,
    shop: &str,
    orders: &[Order],
    installations: &[InstallationId],
    now: Timestamp,
) -> Done<Vec<JobId>> {
    let mut events = Vec::new();
    for order in orders {
        let order = Order { remote_id: None, ..order.clone() };
        let body = serde_json::to_string(&order)?;
        put(transaction, shop, &Record::Order(Box::new(order.clone())), &body)?;
        for installation in installations {
            let job = NewJob {
                kind: kinds::ORDER_PAID.into(),
                key: order.id.clone(),
                subject: Some(Subject { entity: Entity::Order, id: order.id.clone() }),
                payload: Vec::new(),
                delay_ms: 0,
                manual: false,
            };
            events.push(jobs::push(transaction, *installation, &job, now)?);
        }
    }
    Ok(events)
}

fn put(transaction: &Transaction<'_>, shop: &str, record: &Record, body: &str) -> Done<()> {
    let Subject { entity, id } = record.subject();
    let entity = word(entity);
    transaction
        .prepare_cached(
            "INSERT INTO records (shop, entity, id, revision, body)
             VALUES (?1, ?2, ?3, (SELECT coalesce(max(revision), 0) + 1 FROM records), ?4)
             ON CONFLICT (shop, entity, id) DO UPDATE SET revision = excluded.revision, body = excluded.body
             WHERE body <> excluded.body",
        )?
        .execute(params![shop, entity, id, body])?;
    transaction
        .prepare_cached("DELETE FROM record_keys WHERE shop = ?1 AND entity = ?2 AND id = ?3")?
        .execute(params![shop, entity, id])?;
    for (kind, value) in keys(record) {
        let value = normal(kind, value);
        if !value.is_empty() {
            transaction
                .prepare_cached("INSERT OR IGNORE INTO record_keys VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![shop, entity, kind, value, id])?;
        }
    }
    Ok(())
}

/// What a record is found by.
fn keys(record: &Record) -> Vec<(&'static str, &str)> {
    match record {
        Record::Order(_) => Vec::new(),
        Record::Customer(customer) => {
            vec![("email", customer.email.as_str()), ("phone", customer.phone.as_str())]
        }
        Record::Product(product) => {
            let own = [("sku", product.sku.as_str()), ("ean", product.ean.as_str())];
            let variants = product
                .variants
                .iter()
                .flat_map(|variant| [("sku", variant.sku.as_str()), ("ean", variant.ean.as_str())]);
            own.into_iter().chain(variants).collect()
        }
    }
}

/// The form in which two values of a kind are the same: e-mail without case, telephone numbers
/// without anything but digits and the plus, the rest without outer blanks.
pub(super) fn normal(kind: &str, value: &str) -> String {
    match kind {
        "email" => value.trim().to_lowercase(),
        "phone" => value.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect(),
        _ => value.trim().to_owned(),
    }
}

/// A record as an installation sees it: with its own link.
pub(super) fn record(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    entity: Entity,
    id: &str,
) -> Done<Option<Record>> {
    let row: Option<(String, Option<String>)> = transaction
        .prepare_cached(
            "SELECT r.body, l.remote_id FROM records r
             JOIN installations i ON i.id = ?1 AND i.shop = r.shop
             LEFT JOIN links l ON l.installation = i.id AND l.entity = r.entity AND l.record = r.id
             WHERE r.entity = ?2 AND r.id = ?3",
        )?
        .query_row(params![installation, word(entity), id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    row.map(|(body, remote_id)| parse(entity, &body, remote_id)).transpose()
}

pub(super) fn parse(entity: Entity, body: &str, remote_id: Option<String>) -> Done<Record> {
    Ok(match entity {
        Entity::Order => {
            let order: Order = serde_json::from_str(body)?;
            Record::Order(Box::new(Order { remote_id, ..order }))
        }
        Entity::Product => {
            let product: Product = serde_json::from_str(body)?;
            Record::Product(Box::new(Product { remote_id, ..product }))
        }
        Entity::Customer => {
            let customer: Customer = serde_json::from_str(body)?;
            Record::Customer(Box::new(Customer { remote_id, ..customer }))
        }
    })
}

pub(super) fn changed(
    transaction: &Transaction<'_>,
    installation: InstallationId,
    entity: Entity,
    after: Option<&str>,
    limit: u32,
) -> Done<(Vec<Record>, Option<String>)> {
    // Where nothing changed, the cursor to go on from is the one that was given.
    let mut cursor = after.map(str::to_owned);
    let after: i64 = match after {
        None => 0,
        Some(cursor) => cursor
            .parse()
            .map_err(|_| Trouble::Damaged(format!("{cursor:?} isn't a cursor of the shop's records")))?,
    };
    let mut statement = transaction.prepare_cached(
        "SELECT r.revision, r.body, l.remote_id FROM records r
         JOIN installations i ON i.id = ?1 AND i.shop = r.shop
         LEFT JOIN links l ON l.installation = i.id AND l.entity = r.entity AND l.record = r.id
         WHERE r.entity = ?2 AND r.revision > ?3 ORDER BY r.revision LIMIT ?4",
    )?;
    let mut rows = statement.query(params![installation, word(entity), after, limit.min(limits::RECORDS)])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        cursor = Some(row.get::<_, i64>(0)?.to_string());
        found.push(parse(entity, &row.get::<_, String>(1)?, row.get(2)?)?);
    }
    Ok((found, cursor))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::shop::ProductVariant;
    use crate::sqlite::presence::Presence;
    use crate::sqlite::seal::Seal;
    use crate::sqlite::{Context, read, schema};
    use crate::store::{Answer, Find, Read};

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
        for record in records {
            let body = match record {
                Record::Order(order) => serde_json::to_string(order),
                Record::Product(product) => serde_json::to_string(product),
                Record::Customer(customer) => serde_json::to_string(customer),
            };
            put(&transaction, "s", record, &body.unwrap()).unwrap();
        }
        let context = Context {
            seal: Seal::open(&folder.path().join("key"), true).unwrap(),
            presence: Presence::enter(folder.path().join("workers")).unwrap(),
        };
        match read::answer(&transaction, &context, 1, &Read::Find(entity, find)).unwrap() {
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
        ];
        let find = |find| found(&customers, Entity::Customer, find);
        assert_eq!(find(Find::Email("ZOË@example.COM".into())), ["1", "2"]);
        assert_eq!(find(Find::Phone("+41791234567".into())), ["1"]);
        assert!(find(Find::Phone("0791234567".into())).is_empty());
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
