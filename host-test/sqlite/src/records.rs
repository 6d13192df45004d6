//! The shop's records, their links, and what happened to them.

use std::collections::BTreeMap;

use rusqlite::{Row, params};
use serde::de::DeserializeOwned;

use super::open_transaction::OpenTransaction;
use super::{DbError, DbResult, edits, events};
use host_core::limits;
use host_core::match_keys::normal;
use host_core::model::InstallationId;
use host_core::shop::{Customer, Entity, Order, Product, Timestamp};
use host_core::store::{KeptOrders, Record, RepeatedNumber};

pub(super) fn orders_changed(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    orders: &[Order],
    installations: &[InstallationId],
    customers_to: &[InstallationId],
    now: Timestamp,
) -> DbResult<KeptOrders> {
    let mut kept = KeptOrders::default();
    for order in orders {
        let order = Order { remote_id: None, ..order.clone() };
        let had = has_number(transaction, shop, &order)?;
        let keys = [("number", order.number.as_str())];
        if put(transaction, shop, (Entity::Order, &order.id), &serde_json::to_string(&order)?, &keys)? {
            edits::order_changed(transaction, shop, &order, now)?;
            events::order_missed(transaction, shop, installations, &order.id, now)?;
            if !had {
                kept.repeated.extend(repeated(transaction, shop, &order)?);
            }
        }
        if !order.customer.id.is_empty() && customer_of(transaction, shop, &order.customer)? {
            events::customer_saved(transaction, customers_to, &order.customer.id, now)?;
        }
        kept.jobs.extend(events::order_changed(transaction, installations, &order.id, now)?);
    }
    for repeated in kept.repeated.iter().take(limits::REPEATED_NUMBERS) {
        events::number_repeated(transaction, installations, repeated, now)?;
    }
    Ok(kept)
}

/// Whether an order has its number already: who told it before needn't tell it again.
fn has_number(transaction: &OpenTransaction<'_>, shop: &str, order: &Order) -> DbResult<bool> {
    let number = normal("number", &order.number);
    let mut statement = transaction.prepare_cached(
        "SELECT 1 FROM record_keys
         WHERE shop = ?1 AND entity = 'order' AND kind = 'number' AND value = ?2 AND id = ?3",
    )?;
    Ok(statement.exists([shop, &number, &order.id])?)
}

/// The other orders that have an order's number, where there are any.
fn repeated(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    order: &Order,
) -> DbResult<Option<RepeatedNumber>> {
    let number = normal("number", &order.number);
    let mut statement = transaction.prepare_cached(
        "SELECT id FROM record_keys
         WHERE shop = ?1 AND entity = 'order' AND kind = 'number' AND value = ?2 AND id <> ?3 LIMIT ?4",
    )?;
    let others = statement
        .query_map(params![shop, number, order.id, limits::ORDERS_OF_NUMBER], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    let repeated = RepeatedNumber { order: order.id.clone(), number, others };
    Ok((!repeated.others.is_empty()).then_some(repeated))
}

/// Who ordered is a customer of the shop; true where that changed anything. An old order that is told
/// again tells of how they were.
fn customer_of(transaction: &OpenTransaction<'_>, shop: &str, customer: &Customer) -> DbResult<bool> {
    let known: Option<Customer> = by_id(transaction, shop, Entity::Customer, &customer.id)?;
    if known.is_some_and(|known| known.updated_at > customer.updated_at) {
        return Ok(false);
    }
    put_customer(transaction, shop, customer)
}

/// Keeps a product without what the remotes call it; true where anything changed.
pub(super) fn put_product(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    product: &Product,
) -> DbResult<bool> {
    let keys = product_keys(product);
    put(transaction, shop, (Entity::Product, &product.id), &serde_json::to_string(product)?, &keys)
}

/// The same for a customer.
pub(super) fn put_customer(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    customer: &Customer,
) -> DbResult<bool> {
    let customer = Customer { remote_id: None, ..customer.clone() };
    let keys = [("email", customer.email.as_str()), ("phone", customer.phone.as_str())];
    put(transaction, shop, (Entity::Customer, &customer.id), &serde_json::to_string(&customer)?, &keys)
}

/// Keeps a record; one that is just so already keeps its revision.
fn put(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    (entity, id): (Entity, &str),
    body: &str,
    keys: &[(&str, &str)],
) -> DbResult<bool> {
    let entity = entity.as_str();
    let changed = transaction
        .prepare_cached(
            "INSERT INTO records (shop, entity, id, revision, body)
             VALUES (?1, ?2, ?3, (SELECT coalesce(max(revision), 0) + 1 FROM records), ?4)
             ON CONFLICT (shop, entity, id) DO UPDATE SET revision = excluded.revision, body = excluded.body
             WHERE body <> excluded.body",
        )?
        .execute(params![shop, entity, id, body])?;
    if changed == 0 {
        return Ok(false);
    }
    transaction
        .prepare_cached("DELETE FROM record_keys WHERE shop = ?1 AND entity = ?2 AND id = ?3")?
        .execute(params![shop, entity, id])?;
    for (kind, value) in keys {
        let value = normal(kind, value);
        if !value.is_empty() {
            transaction
                .prepare_cached("INSERT OR IGNORE INTO record_keys VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![shop, entity, kind, value, id])?;
        }
    }
    Ok(true)
}

/// What a product is found by.
fn product_keys(product: &Product) -> Vec<(&'static str, &str)> {
    let own = [("sku", product.sku.as_str()), ("ean", product.ean.as_str())];
    let variants = product
        .variants
        .iter()
        .flat_map(|variant| [("sku", variant.sku.as_str()), ("ean", variant.ean.as_str())]);
    own.into_iter().chain(variants).collect()
}

/// A product as the shop holds it, whatever the remotes call it.
pub(super) fn product(transaction: &OpenTransaction<'_>, shop: &str, id: &str) -> DbResult<Option<Product>> {
    by_id(transaction, shop, Entity::Product, id)
}

/// The same of a customer.
pub(super) fn customer(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    id: &str,
) -> DbResult<Option<Customer>> {
    by_id(transaction, shop, Entity::Customer, id)
}

pub(super) fn exists(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    entity: Entity,
    id: &str,
) -> DbResult<bool> {
    let mut statement =
        transaction.prepare_cached("SELECT 1 FROM records WHERE shop = ?1 AND entity = ?2 AND id = ?3")?;
    Ok(statement.exists(params![shop, entity.as_str(), id])?)
}

fn by_id<T: DeserializeOwned>(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    entity: Entity,
    id: &str,
) -> DbResult<Option<T>> {
    let mut statement =
        transaction.prepare_cached("SELECT body FROM records WHERE shop = ?1 AND entity = ?2 AND id = ?3")?;
    let mut rows = statement.query(params![shop, entity.as_str(), id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some(serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?))
}

/// A record as an installation sees it: with what its own remote calls it.
pub(super) fn record(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    entity: Entity,
    id: &str,
) -> DbResult<Option<Record>> {
    let mut statement =
        transaction.prepare_cached(&format!("SELECT {SEEN} WHERE r.entity = ?2 AND r.id = ?3"))?;
    let mut rows = statement.query(params![installation, entity.as_str(), id])?;
    rows.next()?.map(|row| record_from_row(entity, row)).transpose()
}

/// What a query selects for [`seen`]; `?1` is the installation.
pub(super) const SEEN: &str =
    "r.body, r.revision, r.id, l.remote_id, l.version, l.number, l.url, l.linked_at, l.sent, l.edited_at, l.anew, l.notes,
    iif(r.entity = 'product', (SELECT json_group_object(v.variant, v.remote_id) FROM variant_links v
        WHERE v.installation = i.id AND v.product = r.id), NULL) AS variants
    FROM records r JOIN installations i ON i.id = ?1 AND i.shop = r.shop
    LEFT JOIN links l ON l.installation = i.id AND l.entity = r.entity AND l.record = r.id";

/// The record of a row.
pub(super) fn record_from_row(entity: Entity, row: &Row<'_>) -> DbResult<Record> {
    let body = row.get_ref("body")?.as_str().map_err(rusqlite::Error::from)?;
    let remote_id: Option<String> = row.get("remote_id")?;
    Ok(match entity {
        Entity::Order => {
            let order: Order = serde_json::from_str(body)?;
            // One that is to be sent anew is as good as not there.
            let anew: Option<bool> = row.get("anew")?;
            let remote_id = remote_id.filter(|_| anew != Some(true));
            Record::Order(Box::new(Order { remote_id, ..order }))
        }
        Entity::Product => {
            let mut product: Product = serde_json::from_str(body)?;
            let variants: Option<String> = row.get("variants")?;
            let mut variants: BTreeMap<String, String> =
                variants.map_or(Ok(BTreeMap::new()), |variants| serde_json::from_str(&variants))?;
            for variant in &mut product.variants {
                variant.remote_id = variants.remove(&variant.id);
            }
            let remote_version = row.get::<_, Option<String>>("version")?.unwrap_or_default();
            Record::Product(Box::new(Product { remote_id, remote_version, ..product }))
        }
        Entity::Customer => {
            let customer: Customer = serde_json::from_str(body)?;
            Record::Customer(Box::new(Customer { remote_id, ..customer }))
        }
    })
}

pub(super) fn changed(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    entity: Entity,
    after: Option<&str>,
    limit: u32,
) -> DbResult<(Vec<Record>, Option<String>)> {
    // Where nothing changed, the cursor to go on from is the one that was given.
    let mut cursor = after.map(str::to_owned);
    let after: i64 = match after {
        None => 0,
        Some(cursor) => cursor
            .parse()
            .map_err(|_| DbError::Damaged(format!("{cursor:?} isn't a cursor of the shop's records")))?,
    };
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT {SEEN} WHERE r.entity = ?2 AND r.revision > ?3 ORDER BY r.revision LIMIT ?4"
    ))?;
    let mut rows =
        statement.query(params![installation, entity.as_str(), after, limit.min(limits::RECORDS)])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        cursor = Some(row.get::<_, i64>("revision")?.to_string());
        found.push(record_from_row(entity, row)?);
    }
    Ok((found, cursor))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::encryption::Seal;
    use crate::worker_locks::WorkerLocks;
    use crate::{Context, read, schema};
    use host_core::shop::ProductVariant;
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
        };
        let rows = OpenTransaction::new(&transaction, &context);
        for record in records {
            match record {
                Record::Order(order) => {
                    drop(orders_changed(&rows, "s", &[(**order).clone()], &[], &[], 0).unwrap())
                }
                Record::Product(product) => drop(put_product(&rows, "s", product).unwrap()),
                Record::Customer(customer) => drop(put_customer(&rows, "s", customer).unwrap()),
            }
        }
        match read::answer(&rows, 1, &Read::Find(entity, find)).unwrap() {
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
