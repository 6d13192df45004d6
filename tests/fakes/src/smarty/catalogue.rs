//! The products, found by number and by the time of their last change without looking at all of
//! them: a list of 100,000 is answered a page at a time.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use super::{
    dialect::{ProductSorting, Stamps},
    product::Product,
};

/// When a product changed last; none, which comes before all others, where nothing is known.
type Stamp = Option<DateTime>;

#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    products: BTreeMap<u64, Product>,
    /// Rising. Next to the map, because it is entered at any offset.
    by_id: Vec<u64>,
    /// Rising.
    by_change: Vec<(Stamp, u64)>,
    /// Which products have a stamp at all.
    stamps: Stamps,
    /// The last selection in order of number: the pages of one list ask for it again and again.
    selected: Option<(Since, Vec<u64>)>,
}

/// A filter for products by the time of their last change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Since {
    pub(crate) at: DateTime,
    /// Whether a change at that very second counts as well.
    pub(crate) inclusive: bool,
    /// Whether products without a stamp count as well.
    pub(crate) unstamped: bool,
}

impl Catalogue {
    pub(crate) fn new(stamps: Stamps) -> Self {
        Self { stamps, ..Self::default() }
    }

    pub(crate) fn len(&self) -> usize {
        self.products.len()
    }

    pub(crate) fn get(&self, id: u64) -> Option<&Product> {
        self.products.get(&id)
    }

    /// In order of number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Product> {
        self.products.values()
    }

    /// When the product changed last, as far as this Smarty keeps it.
    pub(crate) fn stamp(&self, product: &Product) -> Stamp {
        match self.stamps {
            Stamps::Some if product.id.is_multiple_of(3) => None,
            Stamps::All | Stamps::Some | Stamps::None => product.last_update,
        }
    }

    /// Adds a product, or puts it in the place of the one with its number.
    pub(crate) fn put(&mut self, product: Product) {
        self.remove(product.id);
        let (id, entry) = (product.id, (self.stamp(&product), product.id));
        let (Ok(at) | Err(at)) = self.by_id.binary_search(&id);
        self.by_id.insert(at, id);
        let (Ok(at) | Err(at)) = self.by_change.binary_search(&entry);
        self.by_change.insert(at, entry);
        self.products.insert(id, product);
    }

    pub(crate) fn remove(&mut self, id: u64) -> Option<Product> {
        self.selected = None;
        let product = self.products.remove(&id)?;
        if let Ok(at) = self.by_id.binary_search(&id) {
            self.by_id.remove(at);
        }
        if let Ok(at) = self.by_change.binary_search(&(self.stamp(&product), id)) {
            self.by_change.remove(at);
        }
        Some(product)
    }

    /// Changes all products at once, and keeps those that the closure keeps.
    pub(crate) fn rework(&mut self, products: impl FnOnce(&mut BTreeMap<u64, Product>)) {
        products(&mut self.products);
        self.selected = None;
        self.by_id = self.products.keys().copied().collect();
        self.by_change = self.products.values().map(|product| (self.stamp(product), product.id)).collect();
        self.by_change.sort_unstable();
    }

    /// A page of the list: products with their stamps.
    pub(crate) fn page(
        &mut self,
        sorting: ProductSorting,
        since: Option<Since>,
        offset: usize,
        limit: usize,
    ) -> Vec<(&Product, Stamp)> {
        let ids: Vec<u64> = match sorting {
            ProductSorting::IdRising => self.ids(since).iter().skip(offset).take(limit).copied().collect(),
            ProductSorting::IdFalling => {
                self.ids(since).iter().rev().skip(offset).take(limit).copied().collect()
            }
            ProductSorting::ChangeRising => {
                self.changed(since).skip(offset).take(limit).map(|(_, id)| *id).collect()
            }
            ProductSorting::ChangeFalling => {
                self.changed(since).rev().skip(offset).take(limit).map(|(_, id)| *id).collect()
            }
        };
        let products = ids.iter().filter_map(|id| self.products.get(id));
        products.map(|product| (product, self.stamp(product))).collect()
    }

    /// In order of number.
    fn ids(&mut self, since: Option<Since>) -> &[u64] {
        let Some(since) = since else { return &self.by_id };
        let selected = match self.selected.take() {
            Some((of, ids)) if of == since => ids,
            _ => {
                let mut ids: Vec<u64> = self.changed(Some(since)).map(|(_, id)| *id).collect();
                ids.sort_unstable();
                ids
            }
        };
        &self.selected.insert((since, selected)).1
    }

    /// In order of change.
    fn changed(&self, since: Option<Since>) -> impl DoubleEndedIterator<Item = &(Stamp, u64)> {
        let (unstamped, stamped) =
            self.by_change.split_at(self.by_change.partition_point(|(stamp, _)| stamp.is_none()));
        let Some(since) = since else { return unstamped.iter().chain(stamped) };
        let before = |(stamp, _): &(Stamp, u64)| match since.inclusive {
            true => *stamp < Some(since.at),
            false => *stamp <= Some(since.at),
        };
        let (_, later) = stamped.split_at(stamped.partition_point(before));
        let unstamped = if since.unstamped { unstamped } else { &[] };
        unstamped.iter().chain(later)
    }
}
