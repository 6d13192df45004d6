//! Which of the shop's products it is that a remote reports.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use super::{Catalogue, Refusal};
use crate::links::{self, Known};
use crate::{DbResult, records};
use host_core::match_keys;
use host_core::model::Message;
use host_core::shop::{Entity, Product};

/// Candidates that a refusal names; more only make it longer.
const NAMED: usize = 10;

const EXACT: &str = "SELECT id, value FROM record_keys
    WHERE shop = ?1 AND entity = 'product' AND kind = 'sku' AND value = ?2 ORDER BY id LIMIT ?3";
/// A to Z alone: what people type in one place and copy to another.
const IN_ANY_CASE: &str = "SELECT id, value FROM record_keys
    WHERE shop = ?1 AND entity = 'product' AND kind = 'sku' AND value = ?2 COLLATE NOCASE ORDER BY id LIMIT ?3";

/// The product that it is.
pub(super) struct Match {
    /// Its id in the shop, new where it's new.
    pub(super) id: String,
    /// As the shop holds it; none where it's new.
    pub(super) product: Option<Product>,
    /// What is known of it at the remote, even under another identifier.
    pub(super) known: Option<Known>,
    /// The shop's SKU by which it was matched, where it's written there in another case.
    pub(super) other_case: Option<String>,
}

impl Catalogue<'_> {
    /// By the remote's identifier, else by SKU, else by SKU in another case, else it's new.
    pub(super) fn find(&self, remote_id: &str, theirs: &Product) -> Result<Match, Refusal> {
        if let Some(known) = links::of_remote(self.transaction, self.installation, remote_id)? {
            let product = records::product(self.transaction, &self.shop, &known.record)?;
            return Ok(Match { id: known.record.clone(), product, known: Some(known), other_case: None });
        }
        let mut candidates = self.with_skus(theirs, EXACT)?;
        let in_other_case = candidates.is_empty();
        if in_other_case {
            candidates = self.with_skus(theirs, IN_ANY_CASE)?;
        }
        let mut named = candidates.iter();
        let (Some((id, sku)), None) = (named.next(), named.next()) else {
            if candidates.is_empty() {
                let id = self.new_id(remote_id)?;
                return Ok(Match { id, product: None, known: None, other_case: None });
            }
            let skus: BTreeSet<&str> = candidates.values().map(String::as_str).collect();
            let skus: Vec<&str> = skus.into_iter().take(NAMED).collect();
            let products: Vec<&str> = candidates.keys().map(String::as_str).take(NAMED).collect();
            return Err(refused("sku-ambiguous", &skus.join(", "), &products.join(", "), None));
        };
        let known = links::of_record(self.transaction, self.installation, id)?;
        if let Some(other) = known.as_ref().filter(|known| known.active) {
            return Err(refused("sku-taken", sku, id, Some(&other.remote_id)));
        }
        let product = records::product(self.transaction, &self.shop, id)?;
        if theirs.variants.is_empty()
            && product.as_ref().is_some_and(|own| !own.variants.is_empty() && own.sku.trim() != sku)
        {
            // The same goods, cut otherwise: merging them would take all variants away.
            return Err(refused("sku-of-variant", sku, id, None));
        }
        let other_case = in_other_case.then(|| sku.clone());
        Ok(Match { id: id.clone(), product, known, other_case })
    }

    /// The shop's products with one of these SKUs, each with the first that it has as the shop writes it.
    fn with_skus(&self, theirs: &Product, query: &str) -> DbResult<BTreeMap<String, String>> {
        let own = std::iter::once(&theirs.sku);
        let skus: BTreeSet<String> = own
            .chain(theirs.variants.iter().map(|variant| &variant.sku))
            .map(|sku| match_keys::normal("sku", sku))
            .filter(|sku| !sku.is_empty())
            .collect();
        let mut found = BTreeMap::new();
        let mut statement = self.transaction.prepare_cached(query)?;
        let most = i64::try_from(NAMED).unwrap_or(i64::MAX);
        for sku in skus {
            let mut rows = statement.query(params![self.shop, sku, most])?;
            while let Some(row) = rows.next()? {
                let own: String = row.get(1)?;
                found.entry(row.get(0)?).or_insert(own);
            }
        }
        Ok(found)
    }

    fn new_id(&self, remote_id: &str) -> DbResult<String> {
        let name = format!("{}-{remote_id}", self.plugin);
        let mut id = name.clone();
        for number in 2_u64.. {
            if !records::exists(self.transaction, &self.shop, Entity::Product, &id)? {
                break;
            }
            id = format!("{name}-{number}");
        }
        Ok(id)
    }
}

fn refused(code: &str, sku: &str, products: &str, other: Option<&str>) -> Refusal {
    let mut args = vec![("sku", sku), ("products", products)];
    args.extend(other.map(|other| ("other", other)));
    Refusal::Refused(Message::host(code, &args))
}
