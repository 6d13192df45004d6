//! A remote's products into the shop. Each change first reads and decides, and writes only once
//! nothing can refuse it any more: a refused one leaves nothing to take back.

mod matching;

use std::collections::BTreeMap;

use rusqlite::params;

use self::matching::Match;
use super::links::{self, Known};
use super::open_transaction::OpenTransaction;
use super::{DbError, DbResult, activity, problems, records};
use host_core::activity::ActivityEvent;
use host_core::catalogue::{self, Before, Merged, RemoteSnapshot};
use host_core::model::{Counts, InstallationId, Message};
use host_core::shop::decimal::normal;
use host_core::shop::{Entity, Product, StockLevel, Subject, Timestamp};
use host_core::store::NewActivity;

/// Why a change isn't made.
pub(super) enum Refusal {
    Refused(Message),
    DbError(DbError),
}

impl<E: Into<DbError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::DbError(error.into())
    }
}

/// What a commit did to a product; the greatest counts, so that each counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Effect {
    Unchanged,
    Stock,
    Updated,
    Created,
    Deactivated,
}

/// The shop's products as one installation changes them in one commit.
pub(super) struct Catalogue<'a> {
    transaction: &'a OpenTransaction<'a>,
    installation: InstallationId,
    shop: String,
    plugin: String,
    currency: String,
    generation: i64,
    has_problems: bool,
    effects: BTreeMap<String, Effect>,
    /// First matches with what the shop had, and in how many something of the owner's was replaced.
    matched: u64,
    replaced: u64,
    now: Timestamp,
}

impl<'a> Catalogue<'a> {
    pub(super) fn open(
        transaction: &'a OpenTransaction<'a>,
        installation: InstallationId,
        now: Timestamp,
    ) -> DbResult<Self> {
        let mut statement = transaction.prepare_cached(
            "SELECT s.id, i.plugin, s.currency, coalesce(t.generation, 0),
                EXISTS (SELECT 1 FROM problems p WHERE p.installation = i.id AND p.entity = 'product')
             FROM installations i JOIN shops s ON s.id = i.shop
             LEFT JOIN ticks t ON t.installation = i.id AND t.entity = 'product' WHERE i.id = ?1",
        )?;
        let opened = statement.query_row([installation], |row| {
            Ok(Self {
                transaction,
                installation,
                shop: row.get(0)?,
                plugin: row.get(1)?,
                currency: row.get(2)?,
                generation: row.get(3)?,
                has_problems: row.get(4)?,
                effects: BTreeMap::new(),
                matched: 0,
                replaced: 0,
                now,
            })
        });
        Ok(opened?)
    }

    /// Takes a product in; why not, where it can't be taken.
    pub(super) fn upsert(&mut self, theirs: &Product) -> DbResult<Result<(), Message>> {
        refusal(self.try_upsert(theirs))
    }

    fn try_upsert(&mut self, theirs: &Product) -> Result<(), Refusal> {
        catalogue::check_product(theirs, &self.currency).map_err(Refusal::Refused)?;
        let remote_id = theirs.remote_id.as_deref().unwrap_or_default();
        let Match { id, product: mine, known, other_case } = self.find(remote_id, theirs)?;
        let linked = self.variants_of(&id)?;
        let own = mine.as_ref().map_or(&[][..], |mine| &mine.variants);
        let ids = catalogue::identify(&theirs.variants, own, &linked, &self.plugin, &id);
        let theirs_once = linked.values().cloned().collect();
        let before = mine.as_ref().map(|product| Before {
            product,
            snapshot: known.as_ref().and_then(|known| known.snapshot.as_ref()),
            linked: &theirs_once,
        });
        let Merged { product, snapshot } = catalogue::merge(before.as_ref(), theirs, &ids);
        let product = Product { id: id.clone(), currency: self.currency.clone(), ..product };
        let effect = match &mine {
            None => Effect::Created,
            Some(mine) => difference(mine, &product),
        };
        if effect != Effect::Unchanged {
            records::put_product(self.transaction, &self.shop, &product)?;
        }
        let wanted = Known {
            record: id.clone(),
            remote_id: remote_id.to_owned(),
            version: Some(theirs.remote_version.clone()).filter(|version| !version.is_empty()),
            snapshot: Some(snapshot),
            active: theirs.active,
            generation: self.generation,
        };
        if known.as_ref() != Some(&wanted) {
            links::keep(self.transaction, self.installation, &wanted, self.now)?;
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

    /// Tells the owner what a first match made of a product that the shop had: nobody asked before.
    fn first_match(
        &mut self,
        mine: &Product,
        merged: &Product,
        other_case: Option<&str>,
        theirs: &Product,
    ) -> DbResult<()> {
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
            let matched = NewActivity { subject, event: ActivityEvent::Matched, message: Some(message) };
            activity::add(self.transaction, self.installation, &matched, self.now)?;
        }
        Ok(())
    }

    /// Sets the stock, and the price where it's told, of a product or a variant.
    pub(super) fn set_stock(&mut self, level: &StockLevel) -> DbResult<Result<(), Message>> {
        refusal(self.try_set_stock(level))
    }

    fn try_set_stock(&mut self, level: &StockLevel) -> Result<(), Refusal> {
        catalogue::check_stock(level).map_err(Refusal::Refused)?;
        let unknown =
            || Refusal::Refused(Message::host("stock-of-unknown", &[("id", level.remote_id.as_str())]));
        let variant = self.variant(&level.remote_id)?;
        let known = match &variant {
            Some((product, _)) => links::of_record(self.transaction, self.installation, product)?,
            None => links::of_remote(self.transaction, self.installation, &level.remote_id)?,
        };
        let known = known.ok_or_else(unknown)?;
        let mine = records::product(self.transaction, &self.shop, &known.record)?.ok_or_else(unknown)?;
        let variant = variant.map(|(_, variant)| variant);
        let mut wanted = Known { generation: self.generation, ..known.clone() };
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
        // None is a variant that the owner took out: there is nothing to set.
        if let Some((own_quantity, own_price)) = place {
            *own_quantity = catalogue::stock(own_quantity, &Some(level.quantity.clone()));
            if let Some(price) = price {
                own_price.clone_from(price);
            }
        }
        let effect = difference(&mine, &product);
        if effect != Effect::Unchanged {
            records::put_product(self.transaction, &self.shop, &product)?;
        }
        if wanted != known {
            links::keep(self.transaction, self.installation, &wanted, self.now)?;
        }
        self.taken(&known.record, effect)?;
        self.came_through(&wanted, &[&level.remote_id])?;
        self.count(known.record, effect);
        Ok(())
    }

    /// Takes a product off sale. One that the shop never had needs nothing.
    pub(super) fn deactivate(&mut self, remote_id: &str) -> DbResult<Result<(), Message>> {
        self.forget_problem(remote_id)?;
        if let Some(known) = links::of_remote(self.transaction, self.installation, remote_id)? {
            self.take_off_sale(known)?;
        }
        Ok(Ok(()))
    }

    /// Takes off sale what is on sale at the remote and wasn't named since the list `before`; whether
    /// there was anything.
    pub(super) fn deactivate_missing(&mut self, before: i64) -> DbResult<bool> {
        let missing: Vec<String> = self
            .transaction
            .prepare_cached(
                "SELECT record FROM links WHERE installation = ?1 AND entity = 'product' AND active = 1
                 AND generation < ?2",
            )?
            .query_map(params![self.installation, before], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for record in &missing {
            if let Some(known) = links::of_record(self.transaction, self.installation, record)? {
                self.take_off_sale(known)?;
            }
        }
        Ok(!missing.is_empty())
    }

    /// The link stays, and the product can come back; without a version it's told whole then. One
    /// that its owner had taken off sale himself stays off sale then.
    fn take_off_sale(&mut self, known: Known) -> DbResult<()> {
        let product = records::product(self.transaction, &self.shop, &known.record)?;
        let mut wanted = Known { version: None, active: false, ..known.clone() };
        if product.as_ref().is_some_and(|product| product.active) {
            wanted.snapshot.get_or_insert_default().off_sale();
        }
        if wanted != known {
            links::keep(self.transaction, self.installation, &wanted, self.now)?;
        }
        let effect = match product {
            Some(product) if product.active => {
                let product = Product { active: false, ..product };
                records::put_product(self.transaction, &self.shop, &product)?;
                Effect::Deactivated
            }
            _ => Effect::Unchanged,
        };
        self.count(known.record, effect);
        Ok(())
    }

    /// What the changes so far did; refusals aren't among them.
    pub(super) fn counts(&self) -> Counts {
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

    /// A product that changed is as it is there since now.
    fn taken(&self, product: &str, effect: Effect) -> DbResult<()> {
        match effect {
            Effect::Unchanged => Ok(()),
            _ => links::taken(self.transaction, self.installation, product, self.now),
        }
    }

    fn count(&mut self, record: String, effect: Effect) {
        let counted = self.effects.entry(record).or_insert(effect);
        *counted = effect.max(*counted);
    }

    fn came_through(&self, known: &Known, also: &[&str]) -> DbResult<()> {
        self.forget_problem(&known.remote_id)?;
        also.iter().try_for_each(|remote_id| self.forget_problem(remote_id))
    }

    fn forget_problem(&self, remote_id: &str) -> DbResult<()> {
        if self.has_problems {
            problems::forget(self.transaction, (self.installation, Entity::Product), remote_id)
        } else {
            Ok(())
        }
    }

    /// Which product and variant a remote's identifier of a variant stands for.
    fn variant(&self, remote_id: &str) -> DbResult<Option<(String, String)>> {
        let mut statement = self.transaction.prepare_cached(
            "SELECT product, variant FROM variant_links WHERE installation = ?1 AND remote_id = ?2",
        )?;
        let mut rows = statement.query(params![self.installation, remote_id])?;
        Ok(rows.next()?.map(|row| Ok::<_, rusqlite::Error>((row.get(0)?, row.get(1)?))).transpose()?)
    }

    /// The remote's identifiers of a product's variants, with the shop's.
    fn variants_of(&self, product: &str) -> DbResult<BTreeMap<String, String>> {
        let mut statement = self.transaction.prepare_cached(
            "SELECT remote_id, variant FROM variant_links WHERE installation = ?1 AND product = ?2",
        )?;
        let rows =
            statement.query_map(params![self.installation, product], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Links the variants that are told, and no others. An identifier that stood for a variant of
    /// another product has moved.
    fn link_variants(
        &self,
        product: &str,
        theirs: &Product,
        ids: &[String],
        linked: &BTreeMap<String, String>,
    ) -> DbResult<()> {
        let reported =
            theirs.variants.iter().zip(ids).filter_map(|(it, id)| Some((it.remote_id.as_ref()?, id)));
        let reported: BTreeMap<_, _> = reported.collect();
        for gone in linked.keys().filter(|remote_id| !reported.contains_key(remote_id)) {
            self.transaction
                .prepare_cached("DELETE FROM variant_links WHERE installation = ?1 AND remote_id = ?2")?
                .execute(params![self.installation, gone])?;
        }
        for (remote_id, id) in
            reported.into_iter().filter(|(remote_id, id)| linked.get(*remote_id) != Some(*id))
        {
            self.transaction
                .prepare_cached("INSERT OR REPLACE INTO variant_links VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![self.installation, remote_id, product, id])?;
        }
        Ok(())
    }
}

fn refusal(done: Result<(), Refusal>) -> DbResult<Result<(), Message>> {
    match done {
        Ok(()) => Ok(Ok(())),
        Err(Refusal::Refused(message)) => Ok(Err(message)),
        Err(Refusal::DbError(trouble)) => Err(trouble),
    }
}

/// Whether something that the owner had written is another now.
fn replaces(mine: &Product, merged: &Product) -> bool {
    let texts = |product: &Product| {
        let Product { sku, ean, name, description, short_description, brand, price, .. } = product.clone();
        [sku, ean, name, description, short_description, brand, normal(&price)]
    };
    let replaced = |(mine, merged): (&String, &String)| !mine.is_empty() && mine != merged;
    let lists = |product: &Product| [product.category.clone(), product.images.clone()];
    texts(mine).iter().zip(&texts(merged)).any(replaced)
        || lists(mine).iter().zip(&lists(merged)).any(|(mine, merged)| !mine.is_empty() && mine != merged)
}

fn difference(before: &Product, after: &Product) -> Effect {
    if before == after {
        return Effect::Unchanged;
    }
    let stockless = |product: &Product| {
        let mut product = Product { quantity: None, updated_at: None, ..product.clone() };
        product.variants.iter_mut().for_each(|variant| variant.quantity = None);
        product
    };
    if stockless(before) == stockless(after) { Effect::Stock } else { Effect::Updated }
}
