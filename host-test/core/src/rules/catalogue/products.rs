//! The import of a remote's products into the shop. Each change first reads and decides, and writes only once
//! nothing can refuse it any more: a refused one leaves nothing to undo.

use std::collections::BTreeMap;

use super::difference::{Effect, difference, replaces};
use super::matching::{self, Match};
use super::refusal::{Refusal, into_answer};
use crate::activity_event::ActivityEvent;
use crate::catalogue::{self, Before, Merged, RemoteSnapshot};
use crate::model::{Counts, InstallationId, Message};
use crate::rows::{
    ActivityRows, Damage, InstallationRows, InstallationShop, ProblemRows, ProductLink, ProductLinkRows,
    RecordRows, TickRows, VariantLinkRows,
};
use crate::rules::records;
use crate::shop::{Entity, Product, StockLevel, Subject, Timestamp};
use crate::store::NewActivity;

/// The shop's products as one installation changes them in one commit.
pub struct Catalogue<'a, R> {
    rows: &'a R,
    installation: InstallationId,
    home: InstallationShop,
    generation: i64,
    has_problems: bool,
    effects: BTreeMap<String, Effect>,
    /// First matches with products that the shop had, and those in which something of the owner's was replaced.
    matched: u64,
    replaced: u64,
    now: Timestamp,
}

impl<'a, R> Catalogue<'a, R>
where
    R: InstallationRows
        + RecordRows
        + ProductLinkRows
        + VariantLinkRows
        + TickRows
        + ProblemRows
        + ActivityRows,
{
    /// The catalogue of the installation's shop, with nothing changed yet.
    pub fn open(rows: &'a R, installation: InstallationId, now: Timestamp) -> Result<Self, R::Error> {
        let home = rows.shop_of(installation)?;
        let home = home.ok_or_else(|| Damage(format!("there is no installation {installation}")))?;
        Ok(Self {
            rows,
            installation,
            home,
            generation: rows.tick_generation(installation, Entity::Product)?.unwrap_or_default(),
            has_problems: rows.has_product_problems(installation)?,
            effects: BTreeMap::new(),
            matched: 0,
            replaced: 0,
            now,
        })
    }

    /// Imports a product; the message says why it can't be imported.
    pub fn upsert(&mut self, theirs: &Product) -> Result<Result<(), Message>, R::Error> {
        into_answer(self.try_upsert(theirs))
    }

    fn try_upsert(&mut self, theirs: &Product) -> Result<(), Refusal<R::Error>> {
        catalogue::check_product(theirs, &self.home.currency).map_err(Refusal::Refused)?;
        let remote_id = theirs.remote_id.as_deref().unwrap_or_default();
        let Match { id, product: mine, known, other_case } =
            matching::find(self.rows, self.installation, &self.home, remote_id, theirs)?;
        let linked = self.rows.linked_variants(self.installation, &id)?;
        let own = mine.as_ref().map_or(&[][..], |mine| &mine.variants);
        let ids = catalogue::identify(&theirs.variants, own, &linked, &self.home.plugin, &id);
        let theirs_once = linked.values().cloned().collect();
        let before = mine.as_ref().map(|product| Before {
            product,
            snapshot: known.as_ref().and_then(|known| known.snapshot.as_ref()),
            linked: &theirs_once,
        });
        let Merged { product, snapshot } = catalogue::merge(before.as_ref(), theirs, &ids);
        let product = Product { id: id.clone(), currency: self.home.currency.clone(), ..product };
        let effect = match &mine {
            None => Effect::Created,
            Some(mine) => difference(mine, &product),
        };
        if effect != Effect::Unchanged {
            records::put_product(self.rows, &self.home.shop, &product)?;
        }
        let wanted = ProductLink {
            record: id.clone(),
            remote_id: remote_id.to_owned(),
            version: Some(theirs.remote_version.clone()).filter(|version| !version.is_empty()),
            snapshot: Some(snapshot),
            active: theirs.active,
            generation: self.generation,
        };
        if known.as_ref() != Some(&wanted) {
            self.rows.put_product_link(self.installation, &wanted, self.now)?;
        }
        self.taken(&id, effect)?;
        self.link_variants(&id, theirs, &ids, &linked)?;
        self.came_through(&wanted, &[])?;
        if let (Some(mine), None) = (&mine, &known) {
            self.first_match(mine, &product, other_case.as_deref(), theirs)?;
        }
        for variant in theirs.variants.iter().filter_map(|variant| variant.remote_id.as_deref()) {
            self.forget_problem(variant)?;
        }
        self.count(id, effect);
        Ok(())
    }

    /// Adds to the activity what the first match changed in a product that the shop already had: the owner wasn't
    /// asked.
    fn first_match(
        &mut self,
        mine: &Product,
        merged: &Product,
        other_case: Option<&str>,
        theirs: &Product,
    ) -> Result<(), R::Error> {
        self.matched += 1;
        let mut messages = Vec::new();
        if let Some(ours) = other_case {
            let mut skus = std::iter::once(&theirs.sku).chain(theirs.variants.iter().map(|it| &it.sku));
            let there = skus.find(|sku| sku.trim().eq_ignore_ascii_case(ours)).map_or("", |sku| sku.trim());
            messages.push(Message::host("sku-in-other-case", &[("sku", ours), ("there", there)]));
        }
        if replaces(mine, merged) {
            self.replaced += 1;
            let args = [
                ("name", mine.name.as_str()),
                ("price", &mine.price),
                ("now", &merged.name),
                ("now-price", &merged.price),
            ];
            messages.push(Message::host("first-match", &args));
        }
        for message in messages {
            let subject = Some(Subject { entity: Entity::Product, id: mine.id.clone() });
            let matched =
                NewActivity { subject, event: ActivityEvent::Matched, message: Some(message), actor: None };
            self.rows.insert_activity(self.installation, &matched, self.now)?;
        }
        Ok(())
    }

    /// Sets the stock, and the price where it is reported, of a product or a variant.
    pub fn set_stock(&mut self, level: &StockLevel) -> Result<Result<(), Message>, R::Error> {
        into_answer(self.try_set_stock(level))
    }

    fn try_set_stock(&mut self, level: &StockLevel) -> Result<(), Refusal<R::Error>> {
        catalogue::check_stock(level).map_err(Refusal::Refused)?;
        let unknown =
            || Refusal::Refused(Message::host("stock-of-unknown", &[("id", level.remote_id.as_str())]));
        let variant = self.rows.variant_by_remote_id(self.installation, &level.remote_id)?;
        let known = match &variant {
            Some((product, _)) => self.rows.product_link_by_record(self.installation, product)?,
            None => self.rows.product_link_by_remote_id(self.installation, &level.remote_id)?,
        };
        let known = known.ok_or_else(unknown)?;
        let mine = self.product(&known.record)?.ok_or_else(unknown)?;
        let variant = variant.map(|(_, variant)| variant);
        let mut wanted = ProductLink { generation: self.generation, ..known.clone() };
        // A price that is reported as before keeps what the owner made of it.
        let price = level.price.as_ref().filter(|price| {
            let snapshot = wanted.snapshot.get_or_insert_with(RemoteSnapshot::default);
            snapshot.price(variant.as_deref(), price)
        });
        let mut product = mine.clone();
        let place = match &variant {
            None => Some((&mut product.quantity, &mut product.price)),
            Some(id) => {
                let found = product.variants.iter_mut().find(|variant| variant.id == *id);
                found.map(|variant| (&mut variant.quantity, &mut variant.price))
            }
        };
        // None: the owner removed this variant, so there is nothing to set.
        if let Some((own_quantity, own_price)) = place {
            *own_quantity = catalogue::stock(own_quantity, &Some(level.quantity.clone()));
            if let Some(price) = price {
                own_price.clone_from(price);
            }
        }
        let effect = difference(&mine, &product);
        if effect != Effect::Unchanged {
            records::put_product(self.rows, &self.home.shop, &product)?;
        }
        if wanted != known {
            self.rows.put_product_link(self.installation, &wanted, self.now)?;
        }
        self.taken(&known.record, effect)?;
        self.came_through(&wanted, &[&level.remote_id])?;
        self.count(known.record, effect);
        Ok(())
    }

    /// Takes a product off sale. Does nothing for one that the shop never had.
    pub fn deactivate(&mut self, remote_id: &str) -> Result<Result<(), Message>, R::Error> {
        self.forget_problem(remote_id)?;
        if let Some(known) = self.rows.product_link_by_remote_id(self.installation, remote_id)? {
            self.take_off_sale(known)?;
        }
        Ok(Ok(()))
    }

    /// Takes off sale what is on sale at the remote and wasn't named since the full list `before`. Returns whether
    /// there was anything.
    pub fn deactivate_missing(&mut self, before: i64) -> Result<bool, R::Error> {
        let missing = self.rows.products_missing(self.installation, before)?;
        for record in &missing {
            if let Some(known) = self.rows.product_link_by_record(self.installation, record)? {
                self.take_off_sale(known)?;
            }
        }
        Ok(!missing.is_empty())
    }

    /// Takes a linked product off sale. The link stays, so the product can come back; without a version it's reported
    /// whole then. One that its owner had taken off sale stays off sale then.
    fn take_off_sale(&mut self, known: ProductLink) -> Result<(), R::Error> {
        let product = self.product(&known.record)?;
        let mut wanted = ProductLink { version: None, active: false, ..known.clone() };
        if product.as_ref().is_some_and(|product| product.active) {
            wanted.snapshot.get_or_insert_default().off_sale();
        }
        if wanted != known {
            self.rows.put_product_link(self.installation, &wanted, self.now)?;
        }
        let effect = match product {
            Some(product) if product.active => {
                let product = Product { active: false, ..product };
                records::put_product(self.rows, &self.home.shop, &product)?;
                Effect::Deactivated
            }
            _ => Effect::Unchanged,
        };
        self.count(known.record, effect);
        Ok(())
    }

    /// The effects of the changes so far; refusals aren't among them.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { matched: self.matched, replaced: self.replaced, ..Counts::default() };
        for effect in self.effects.values() {
            *match effect {
                Effect::Unchanged => &mut counts.unchanged,
                Effect::Stock => &mut counts.stock,
                Effect::Updated => &mut counts.updated,
                Effect::Created => &mut counts.created,
                Effect::Deactivated => &mut counts.deactivated,
            } += 1;
        }
        counts
    }

    /// Counts the effect on a product, and dates its link where it changed.
    fn taken(&self, product: &str, effect: Effect) -> Result<(), R::Error> {
        match effect {
            Effect::Unchanged => Ok(()),
            _ => self.rows.set_product_linked_at(self.installation, product, self.now),
        }
    }

    fn count(&mut self, record: String, effect: Effect) {
        let counted = self.effects.entry(record).or_insert(effect);
        *counted = effect.max(*counted);
    }

    fn came_through(&self, known: &ProductLink, also: &[&str]) -> Result<(), R::Error> {
        self.forget_problem(&known.remote_id)?;
        also.iter().try_for_each(|remote_id| self.forget_problem(remote_id))
    }

    fn forget_problem(&self, remote_id: &str) -> Result<(), R::Error> {
        if self.has_problems {
            self.rows.delete_problem((self.installation, Entity::Product), remote_id)
        } else {
            Ok(())
        }
    }

    /// A product as the shop holds it.
    fn product(&self, id: &str) -> Result<Option<Product>, R::Error> {
        self.rows.record_by_id(&self.home.shop, Entity::Product, id)
    }

    /// Links the variants that were reported, and no others. An identifier that was linked to a variant of
    /// another product has moved.
    fn link_variants(
        &self,
        product: &str,
        theirs: &Product,
        ids: &[String],
        linked: &BTreeMap<String, String>,
    ) -> Result<(), R::Error> {
        let reported =
            theirs.variants.iter().zip(ids).filter_map(|(it, id)| Some((it.remote_id.as_ref()?, id)));
        let reported: BTreeMap<_, _> = reported.collect();
        for gone in linked.keys().filter(|remote_id| !reported.contains_key(remote_id)) {
            self.rows.delete_variant_link(self.installation, gone)?;
        }
        for (remote_id, id) in
            reported.into_iter().filter(|(remote_id, id)| linked.get(*remote_id) != Some(*id))
        {
            self.rows.put_variant_link(self.installation, remote_id, product, id)?;
        }
        Ok(())
    }
}
