//! The products, found by number and in the order of their changes.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
};

use super::product::Product;

/// All products that ever existed, except those that are forgotten.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    products: BTreeMap<String, Entry>,
    by_change: BTreeMap<u64, String>,
    /// The last stamp that was given out. None is used twice.
    stamp: u64,
    /// Changes before this one aren't remembered.
    horizon: u64,
    /// Positions where lists that began at the beginning continue: products unchanged for long have old stamps.
    begun: BTreeSet<u64>,
    next_id: u64,
}

#[derive(Debug)]
struct Entry {
    stamp: u64,
    /// None where the product was removed.
    product: Option<Product>,
}

/// A product as the list names it.
pub(super) struct Change<'a> {
    pub(super) stamp: u64,
    pub(super) id: &'a str,
    pub(super) product: Option<&'a Product>,
}

impl Catalogue {
    /// In order of change.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Product> {
        self.changes(0).filter_map(|change| change.product)
    }

    pub(super) fn get(&self, id: &str) -> Option<&Product> {
        self.products.get(id)?.product.as_ref()
    }

    /// Adds a product, or puts it in the place of the one with its id; in both cases it has the
    /// newest stamp.
    pub(super) fn put(&mut self, mut product: Product) -> String {
        while product.id.is_empty() {
            self.next_id += 1;
            let id = format!("p-{}", self.next_id);
            if !self.products.contains_key(&id) {
                product.id = id;
            }
        }
        let id = product.id.clone();
        self.keep(id.clone(), Some(product));
        id
    }

    pub(super) fn change<T>(&mut self, id: &str, change: impl FnOnce(&mut Product) -> T) -> Option<T> {
        let mut product = self.get(id)?.clone();
        let result = change(&mut product);
        product.id = id.to_owned();
        self.put(product);
        Some(result)
    }

    pub(super) fn remove(&mut self, id: &str) -> bool {
        let there = self.get(id).is_some();
        if there {
            self.keep(id.to_owned(), None);
        }
        there
    }

    pub(super) fn newest(&self) -> u64 {
        self.stamp
    }

    /// Expires older stamps, and forgets products that were removed before
    /// this one.
    pub(super) fn forget_before(&mut self, stamp: u64) {
        self.horizon = self.horizon.max(stamp);
        let horizon = self.horizon;
        self.products.retain(|_, kept| kept.product.is_some() || kept.stamp >= horizon);
        let products = &self.products;
        self.by_change.retain(|_, id| products.contains_key(id));
    }

    /// Whether a list can continue behind this stamp.
    pub(super) fn remembers(&self, stamp: u64) -> bool {
        (self.horizon..=self.stamp).contains(&stamp) || self.begun.contains(&stamp)
    }

    /// Notes that a page ends at `stamp` and isn't the last: a list that began at the beginning can continue there.
    pub(super) fn goes_on(&mut self, after: Option<u64>, stamp: u64) {
        if after.is_none_or(|after| self.begun.contains(&after)) {
            self.begun.insert(stamp);
        }
    }

    /// What changed behind this stamp, oldest change first.
    pub(super) fn changes(&self, after: u64) -> impl Iterator<Item = Change<'_>> {
        let changes = self.by_change.range((Bound::Excluded(after), Bound::Unbounded));
        changes.filter_map(|(stamp, id)| {
            let entry = self.products.get(id)?;
            Some(Change { stamp: *stamp, id, product: entry.product.as_ref() })
        })
    }

    fn keep(&mut self, id: String, product: Option<Product>) {
        self.stamp += 1;
        let entry = Entry { stamp: self.stamp, product };
        if let Some(before) = self.products.insert(id.clone(), entry) {
            self.by_change.remove(&before.stamp);
        }
        self.by_change.insert(self.stamp, id);
    }
}
