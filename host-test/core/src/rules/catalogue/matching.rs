//! Matching: which of the shop's products a remote's product is.

use std::collections::{BTreeMap, BTreeSet};

use super::refusal::Refusal;
use crate::match_keys;
use crate::model::{InstallationId, Message};
use crate::rows::{InstallationShop, ProductLink, ProductLinkRows, RecordRows};
use crate::rules::records;
use crate::shop::{Entity, Product};

/// Candidates that a refusal names; more only make it longer.
const NAMED: u32 = 10;

/// The shop's product that a remote's product matches.
pub(super) struct Match {
    /// Its id in the shop, new where it's new.
    pub(super) id: String,
    /// The product as the shop holds it; none where it's new.
    pub(super) product: Option<Product>,
    /// Its link, even under another identifier of the remote.
    pub(super) known: Option<ProductLink>,
    /// The shop's SKU by which it was matched, where the remote writes it in another case.
    pub(super) other_case: Option<String>,
}

/// Finds the match by the remote's identifier, else by SKU, else by SKU in another case; else the product is new.
pub(super) fn find<R: RecordRows + ProductLinkRows>(
    rows: &R,
    installation: InstallationId,
    home: &InstallationShop,
    remote_id: &str,
    theirs: &Product,
) -> Result<Match, Refusal<R::Error>> {
    let product_of = |id: &str| rows.record_by_id(&home.shop, Entity::Product, id);
    if let Some(known) = rows.product_link_by_remote_id(installation, remote_id)? {
        let product = product_of(&known.record)?;
        return Ok(Match { id: known.record.clone(), product, known: Some(known), other_case: None });
    }
    let mut candidates = with_skus(rows, &home.shop, theirs, false)?;
    let in_other_case = candidates.is_empty();
    if in_other_case {
        candidates = with_skus(rows, &home.shop, theirs, true)?;
    }
    let mut named = candidates.iter();
    let (Some((id, sku)), None) = (named.next(), named.next()) else {
        if candidates.is_empty() {
            let name = format!("{}-{remote_id}", home.plugin);
            let id = records::new_id(rows, &home.shop, Entity::Product, &name)?;
            return Ok(Match { id, product: None, known: None, other_case: None });
        }
        let most = usize::try_from(NAMED).unwrap_or(usize::MAX);
        let skus: BTreeSet<&str> = candidates.values().map(String::as_str).collect();
        let skus: Vec<&str> = skus.into_iter().take(most).collect();
        let products: Vec<&str> = candidates.keys().map(String::as_str).take(most).collect();
        return Err(refused("sku-ambiguous", &skus.join(", "), &products.join(", "), None));
    };
    let known = rows.product_link_by_record(installation, id)?;
    if let Some(other) = known.as_ref().filter(|known| known.active) {
        return Err(refused("sku-taken", sku, id, Some(&other.remote_id)));
    }
    let product: Option<Product> = product_of(id)?;
    if theirs.variants.is_empty()
        && product.as_ref().is_some_and(|own| !own.variants.is_empty() && own.sku.trim() != sku)
    {
        // The same goods, divided into variants differently: merging them would remove all variants.
        return Err(refused("sku-of-variant", sku, id, None));
    }
    let other_case = in_other_case.then(|| sku.clone());
    Ok(Match { id: id.clone(), product, known, other_case })
}

/// The shop's products with one of these SKUs, each with the first of them as the shop writes it. `in_any_case` ignores
/// the case of A to Z alone, which people copy inexactly from one place to another.
fn with_skus<R: RecordRows>(
    rows: &R,
    shop: &str,
    theirs: &Product,
    in_any_case: bool,
) -> Result<BTreeMap<String, String>, R::Error> {
    let own = std::iter::once(&theirs.sku);
    let skus: BTreeSet<String> = own
        .chain(theirs.variants.iter().map(|variant| &variant.sku))
        .map(|sku| match_keys::normal("sku", sku))
        .filter(|sku| !sku.is_empty())
        .collect();
    let mut found = BTreeMap::new();
    for sku in skus {
        for (id, own) in rows.products_with_sku(shop, &sku, in_any_case, NAMED)? {
            found.entry(id).or_insert(own);
        }
    }
    Ok(found)
}

fn refused<E>(code: &str, sku: &str, products: &str, other: Option<&str>) -> Refusal<E> {
    let mut args = vec![("sku", sku), ("products", products)];
    args.extend(other.map(|other| ("other", other)));
    Refusal::Refused(Message::host(code, &args))
}
