//! Records that a shop has already: all of a file, or none of it.

use std::collections::{BTreeMap, HashSet};

use rusqlite::{OptionalExtension as _, params};

use super::links::{self, Known};
use super::open_transaction::OpenTransaction;
use super::{DbResult, problems, records, ticks};
use host_core::catalogue;
use host_core::model::InstallationId;
use host_core::shop::{Customer, Entity, Link, Partial, Product, Subject, Timestamp};
use host_core::store::{Imported, StoreError};

pub(super) fn products(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    products: &[Partial<Product>],
    installation: Option<InstallationId>,
    now: Timestamp,
) -> DbResult<Imported> {
    let currency = currency(transaction, shop)?;
    let plugin = plugin(transaction, shop, installation)?;
    let mut imported = Imported::default();
    each_once("product", products.iter().map(|given| &given.record.id))?;
    for given in products {
        let mine = records::product(transaction, shop, &given.record.id)?;
        let mut product = match &mine {
            Some(mine) => given.apply_to(mine)?,
            None => given.record.clone(),
        };
        if !given.has_field("currency") {
            product.currency.clear();
        }
        check(&product, &currency)?;
        product.currency.clone_from(&currency);
        let own = mine.as_ref().map_or(&[][..], |mine| &mine.variants);
        name_variants(&mut product, own, plugin.as_deref().unwrap_or("variant"));
        let remote_id = product.remote_id.take();
        let variants: Vec<_> = product
            .variants
            .iter_mut()
            .filter_map(|it| Some((it.remote_id.take()?, it.id.clone())))
            .collect();
        product.remote_version.clear();
        let new = mine.is_none();
        count(&mut imported, new, records::put_product(transaction, shop, &product)?);
        if let (Some(installation), Some(remote_id)) = (installation, remote_id) {
            let subject = Subject { entity: Entity::Product, id: product.id.clone() };
            link(transaction, installation, subject, &remote_id, now)?;
            tell(transaction, installation, &product, now)?;
            for (remote_id, variant) in variants {
                link_variant(transaction, installation, &product.id, &remote_id, &variant)?;
            }
        }
    }
    if imported.created + imported.updated > 0 {
        // What couldn't be matched now may be: the next tick asks for all of it.
        for installation in problems::unmatched(transaction, shop)? {
            ticks::restart(transaction, (installation, Entity::Product), now)?;
        }
    }
    imported.ambiguous = ambiguous(transaction, shop)?;
    Ok(imported)
}

pub(super) fn customers(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    customers: &[Partial<Customer>],
    installation: Option<InstallationId>,
    now: Timestamp,
) -> DbResult<Imported> {
    check_shop(transaction, shop)?;
    plugin(transaction, shop, installation)?;
    let mut imported = Imported::default();
    each_once("customer", customers.iter().map(|given| &given.record.id))?;
    for given in customers {
        let mine = records::customer(transaction, shop, &given.record.id)?;
        let customer = match &mine {
            Some(mine) => host_core::customers::saved(mine, given)?,
            None => given.record.clone(),
        };
        count(&mut imported, mine.is_none(), records::put_customer(transaction, shop, &customer)?);
        if let (Some(installation), Some(remote_id)) = (installation, &customer.remote_id) {
            let subject = Subject { entity: Entity::Customer, id: customer.id.clone() };
            link(transaction, installation, subject, remote_id, now)?;
        }
    }
    Ok(imported)
}

/// Of two that are given under one id, only one could be kept.
pub(super) fn each_once<'a>(what: &str, mut ids: impl Iterator<Item = &'a String>) -> DbResult<()> {
    let mut seen = HashSet::new();
    match ids.find(|id| !id.is_empty() && !seen.insert(*id)) {
        Some(id) => Err(refused(format!("{what} {id} is given twice")).into()),
        None => Ok(()),
    }
}

pub(super) fn count(imported: &mut Imported, new: bool, changed: bool) {
    *match (new, changed) {
        (true, _) => &mut imported.created,
        (false, true) => &mut imported.updated,
        (false, false) => &mut imported.unchanged,
    } += 1;
}

fn refused(problem: String) -> StoreError {
    StoreError::Refused(problem)
}

/// Whether there is such a shop.
pub(super) fn check_shop(transaction: &OpenTransaction<'_>, shop: &str) -> DbResult<()> {
    currency(transaction, shop).map(drop)
}

fn currency(transaction: &OpenTransaction<'_>, shop: &str) -> DbResult<String> {
    let currency = transaction
        .query_row("SELECT currency FROM shops WHERE id = ?1", [shop], |row| row.get(0))
        .optional()?;
    Ok(currency.ok_or_else(|| refused(format!("there is no shop {shop:?}")))?)
}

/// The plugin of the installation, which must be one of this shop.
fn plugin(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    installation: Option<InstallationId>,
) -> DbResult<Option<String>> {
    let Some(id) = installation else { return Ok(None) };
    let plugin = transaction
        .query_row("SELECT plugin FROM installations WHERE id = ?1 AND shop = ?2", params![id, shop], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(Some(plugin.ok_or_else(|| refused(format!("shop {shop:?} has no installation {id}")))?))
}

/// As with what a remote reports, but that a file may leave out what a shop doesn't know.
fn check(product: &Product, currency: &str) -> DbResult<()> {
    let number = |text: &str| if text.is_empty() { "0".to_owned() } else { text.to_owned() };
    let mut reported = product.clone();
    reported.remote_id.get_or_insert_with(|| product.id.clone());
    reported.price = number(&reported.price);
    reported.variants.iter_mut().for_each(|variant| variant.price = number(&variant.price));
    catalogue::check_product(&reported, currency)
        .map_err(|message| StoreError::Unfit(product.id.clone(), message))?;
    let variant = format!("product {}: variant", product.id);
    each_once(&variant, product.variants.iter().map(|variant| &variant.id))
}

/// Gives ids to the variants that the file gives none, the same ones each time.
fn name_variants(product: &mut Product, own: &[host_core::shop::ProductVariant], plugin: &str) {
    let linked = BTreeMap::new();
    let ids = catalogue::identify(&product.variants, own, &linked, plugin, &product.id);
    for (variant, id) in product.variants.iter_mut().zip(ids).filter(|(variant, _)| variant.id.is_empty()) {
        variant.id = id;
    }
}

fn link(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    subject: Subject,
    remote_id: &str,
    now: Timestamp,
) -> DbResult<()> {
    let link = Link { subject, remote_id: remote_id.to_owned(), number: String::new(), url: String::new() };
    links::put(transaction, installation, &link, now)?
        .map_err(|conflict| StoreError::LinkTaken(conflict.to_string()))?;
    Ok(())
}

/// A product that comes from the remote and is on sale: gone when the remote's next list of
/// everything doesn't name it.
fn tell(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    product: &Product,
    now: Timestamp,
) -> DbResult<()> {
    let Some(known) = links::of_record(transaction, installation, &product.id)? else { return Ok(()) };
    if known.snapshot.is_some() {
        return Ok(());
    }
    let generation: Option<i64> = transaction
        .query_row(
            "SELECT generation FROM ticks WHERE installation = ?1 AND entity = ?2",
            params![installation, Entity::Product.as_str()],
            |row| row.get(0),
        )
        .optional()?;
    let wanted = Known { active: product.active, generation: generation.unwrap_or_default(), ..known };
    links::keep(transaction, installation, &wanted, now)
}

fn link_variant(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    product: &str,
    remote_id: &str,
    variant: &str,
) -> DbResult<()> {
    let other: Option<(String, String)> = transaction
        .prepare_cached(
            "SELECT product, variant FROM variant_links WHERE installation = ?1 AND remote_id = ?2",
        )?
        .query_row(params![installation, remote_id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match other {
        None => {
            transaction
                .prepare_cached("INSERT INTO variant_links VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![installation, remote_id, product, variant])?;
        }
        Some((known, same)) if known == product && same == variant => {}
        Some((known, other)) => {
            let problem = format!(
                "variant {variant} of product {product} can't be linked with {remote_id}: variant {other} of product {known} is"
            );
            return Err(StoreError::LinkTaken(problem).into());
        }
    }
    Ok(())
}

/// The SKUs that stand on more than one product, and those products.
fn ambiguous(transaction: &OpenTransaction<'_>, shop: &str) -> DbResult<Vec<(String, Vec<String>)>> {
    let mut statement = transaction.prepare(
        "SELECT value, json_group_array(id) FROM record_keys
         WHERE shop = ?1 AND entity = 'product' AND kind = 'sku' GROUP BY value HAVING count(*) > 1 ORDER BY value",
    )?;
    let mut rows = statement.query([shop])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((row.get(0)?, serde_json::from_str(&row.get::<_, String>(1)?)?));
    }
    Ok(found)
}
