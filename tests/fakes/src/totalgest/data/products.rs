//! The catalogue, as a test sees and changes it.

use super::Data;
use crate::totalgest::{generate, product::Product};

impl Data {
    /// All products, longest unchanged first: a copy of everything.
    pub fn products(&self) -> Vec<Product> {
        self.state().catalogue.iter().cloned().collect()
    }

    /// The product with that id.
    pub fn product(&self, id: &str) -> Option<Product> {
        self.state().catalogue.get(id).cloned()
    }

    /// How many products there are.
    pub fn product_count(&self) -> usize {
        self.state().catalogue.iter().count()
    }

    /// Adds a product, or puts it in the place of the one with its id, and returns the id. It has
    /// the newest stamp.
    pub fn put_product(&self, product: Product) -> String {
        self.state().catalogue.put(product)
    }

    /// Adds a product and returns its id. One that is given must be free.
    pub fn add_product(&self, product: Product) -> String {
        self.put_product(product)
    }

    /// Adds so many generated products and returns their ids. They are the same for the same seed
    /// but for ids and stamps, on sale, with a price in CHF and EUR, and no two of them share a SKU,
    /// be they generated at once or one after the other.
    pub fn seed_products(&self, count: u64, seed: u64) -> Vec<String> {
        let state = &mut *self.state();
        let products = generate::products(state, count, seed);
        products.into_iter().map(|product| state.catalogue.put(product)).collect()
    }

    /// Changes a product and gives it the newest stamp. False where there is no such product.
    pub fn change_product(&self, id: &str, change: impl FnOnce(&mut Product)) -> bool {
        self.state().catalogue.change(id, change).is_some()
    }

    /// Takes a product away; the list names it as removed, with the newest stamp. False where there
    /// is no such product.
    pub fn remove_product(&self, id: &str) -> bool {
        self.state().catalogue.remove(id)
    }

    /// The stamp of the last change, as the list shows it.
    pub fn newest_stamp(&self) -> String {
        self.dialect.stamp(self.state().catalogue.newest())
    }

    /// Forgets changes before this stamp: a list can't continue from an older one any more, and products
    /// that were removed before aren't named again. False where it isn't a stamp.
    pub fn forget_before(&self, stamp: &str) -> bool {
        let number = self.dialect.number(stamp);
        number.map(|number| self.state().catalogue.forget_before(number)).is_some()
    }
}
