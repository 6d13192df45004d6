//! The import of records that a shop already has: all of a file, or none of it.

use std::collections::BTreeMap;

use super::imported_records::{count, reject_duplicate_ids, shop};
use super::{links, problems, records, ticks};
use crate::catalogue;
use crate::customers::saved;
use crate::model::InstallationId;
use crate::rows::{
    ActivityRows, InstallationRows, LinkRows, ProblemRows, ProductLink, ProductLinkRows, RecordRows,
    ShopRows, SnapshotRows, TickRows, VariantLinkRows,
};
use crate::shop::{Customer, Entity, Link, Partial, Product, ProductVariant, Subject, Timestamp};
use crate::store::{ImportResult, StoreError};

/// Imports products, and links those with a `remote_id` for `installation`. Where a tick couldn't match a remote's
/// product with one of the shop's, the next one asks for the full list.
pub fn products<R>(
    rows: &R,
    shop_id: &str,
    products: &[Partial<Product>],
    installation: Option<InstallationId>,
    now: Timestamp,
) -> Result<ImportResult, R::Error>
where
    R: ShopRows
        + InstallationRows
        + RecordRows
        + LinkRows
        + ProductLinkRows
        + VariantLinkRows
        + ProblemRows
        + SnapshotRows
        + TickRows
        + ActivityRows,
{
    let currency = shop(rows, shop_id)?.currency;
    let plugin = plugin(rows, shop_id, installation)?;
    let mut imported = ImportResult::default();
    reject_duplicate_ids("product", products.iter().map(|given| &given.record.id))?;
    for given in products {
        let mine: Option<Product> = rows.record_by_id(shop_id, Entity::Product, &given.record.id)?;
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
        count(&mut imported, new, records::put_product(rows, shop_id, &product)?);
        if let (Some(installation), Some(remote_id)) = (installation, remote_id) {
            let subject = Subject { entity: Entity::Product, id: product.id.clone() };
            link(rows, installation, subject, &remote_id, now)?;
            note_on_sale(rows, installation, &product, now)?;
            for (remote_id, variant) in variants {
                link_variant(rows, installation, &product.id, &remote_id, &variant)?;
            }
        }
    }
    if imported.created + imported.updated > 0 {
        // What couldn't be matched before may be now: the next tick asks for the full list.
        for installation in problems::unmatched(rows, shop_id)? {
            ticks::restart(rows, (installation, Entity::Product), now)?;
        }
    }
    imported.ambiguous = rows.ambiguous_skus(shop_id)?;
    Ok(imported)
}

/// Imports customers, and links those with a `remote_id` for `installation`.
pub fn customers<R>(
    rows: &R,
    shop_id: &str,
    customers: &[Partial<Customer>],
    installation: Option<InstallationId>,
    now: Timestamp,
) -> Result<ImportResult, R::Error>
where
    R: ShopRows + InstallationRows + RecordRows + LinkRows + VariantLinkRows + ProblemRows + SnapshotRows,
{
    shop(rows, shop_id)?;
    plugin(rows, shop_id, installation)?;
    let mut imported = ImportResult::default();
    reject_duplicate_ids("customer", customers.iter().map(|given| &given.record.id))?;
    for given in customers {
        let mine = rows.record_by_id(shop_id, Entity::Customer, &given.record.id)?;
        let customer = match &mine {
            Some(mine) => saved(mine, given)?,
            None => given.record.clone(),
        };
        count(&mut imported, mine.is_none(), records::put_customer(rows, shop_id, &customer)?);
        if let (Some(installation), Some(remote_id)) = (installation, &customer.remote_id) {
            let subject = Subject { entity: Entity::Customer, id: customer.id.clone() };
            link(rows, installation, subject, remote_id, now)?;
        }
    }
    Ok(imported)
}

/// The plugin of the installation, which must be one of this shop.
fn plugin<R: InstallationRows>(
    rows: &R,
    shop: &str,
    installation: Option<InstallationId>,
) -> Result<Option<String>, R::Error> {
    let Some(id) = installation else { return Ok(None) };
    match rows.shop_of(id)?.filter(|home| home.shop == shop) {
        Some(home) => Ok(Some(home.plugin)),
        None => Err(StoreError::Refused(format!("shop {shop:?} has no installation {id}")).into()),
    }
}

/// Checks a product like one that a remote reports, except that a file may leave out what a shop doesn't know.
fn check(product: &Product, currency: &str) -> Result<(), StoreError> {
    let number = |text: &str| if text.is_empty() { "0".to_owned() } else { text.to_owned() };
    let mut reported = product.clone();
    reported.remote_id.get_or_insert_with(|| product.id.clone());
    reported.price = number(&reported.price);
    reported.variants.iter_mut().for_each(|variant| variant.price = number(&variant.price));
    catalogue::check_product(&reported, currency)
        .map_err(|message| StoreError::Unfit(product.id.clone(), message))?;
    let variant = format!("product {}: variant", product.id);
    reject_duplicate_ids(&variant, product.variants.iter().map(|variant| &variant.id))
}

/// Gives ids to the variants without one in the file, the same ones each time.
fn name_variants(product: &mut Product, own: &[ProductVariant], plugin: &str) {
    let linked = BTreeMap::new();
    let ids = catalogue::identify(&product.variants, own, &linked, plugin, &product.id);
    for (variant, id) in product.variants.iter_mut().zip(ids).filter(|(variant, _)| variant.id.is_empty()) {
        variant.id = id;
    }
}

fn link<R>(
    rows: &R,
    installation: InstallationId,
    subject: Subject,
    remote_id: &str,
    now: Timestamp,
) -> Result<(), R::Error>
where
    R: LinkRows + VariantLinkRows + ProblemRows + RecordRows + SnapshotRows,
{
    let link = Link { subject, remote_id: remote_id.to_owned(), number: String::new(), url: String::new() };
    links::put(rows, installation, &link, now)?
        .map_err(|conflict| StoreError::LinkTaken(conflict.to_string()))?;
    Ok(())
}

/// Marks a linked product that is on sale as named by the last full list: it's gone when the remote's next one
/// doesn't name it.
fn note_on_sale<R: ProductLinkRows + TickRows>(
    rows: &R,
    installation: InstallationId,
    product: &Product,
    now: Timestamp,
) -> Result<(), R::Error> {
    let Some(known) = rows.product_link_by_record(installation, &product.id)? else { return Ok(()) };
    if known.snapshot.is_some() {
        return Ok(());
    }
    let generation = rows.tick_generation(installation, Entity::Product)?.unwrap_or_default();
    let wanted = ProductLink { active: product.active, generation, ..known };
    rows.put_product_link(installation, &wanted, now)
}

fn link_variant<R: VariantLinkRows>(
    rows: &R,
    installation: InstallationId,
    product: &str,
    remote_id: &str,
    variant: &str,
) -> Result<(), R::Error> {
    match rows.variant_by_remote_id(installation, remote_id)? {
        None => rows.put_variant_link(installation, remote_id, product, variant),
        Some((known, same)) if known == product && same == variant => Ok(()),
        Some((known, other)) => {
            let problem = format!(
                "variant {variant} of product {product} can't be linked with {remote_id}: variant {other} of product {known} is"
            );
            Err(StoreError::LinkTaken(problem).into())
        }
    }
}
