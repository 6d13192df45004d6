//! The catalogue from outside.

use super::Data;
use crate::smarty::{
    generate,
    product::{Product, Variation},
};

impl Data {
    /// All products in order of number: a copy of everything. For one of them, or their number,
    /// there are [`product`](Self::product) and [`product_count`](Self::product_count).
    pub fn products(&self) -> Vec<Product> {
        self.state().catalogue.iter().cloned().collect()
    }

    /// The product with that number.
    pub fn product(&self, id: u64) -> Option<Product> {
        self.state().catalogue.get(id).cloned()
    }

    /// The numbers of all products, rising.
    pub fn product_ids(&self) -> Vec<u64> {
        self.state().catalogue.iter().map(|product| product.id).collect()
    }

    /// How many products there are.
    pub fn product_count(&self) -> usize {
        self.state().catalogue.len()
    }

    /// Adds a product, or puts it in the place of the one with its number, and returns the number.
    /// Where it brings no `last_update`, it has the one of now.
    pub fn put_product(&self, product: Product) -> u64 {
        self.state().put_product(product)
    }

    /// Adds a product and returns its number. One that is given must be free.
    pub fn add_product(&self, product: Product) -> u64 {
        self.put_product(product)
    }

    /// Adds so many generated products and returns their numbers. They are the same for the same
    /// seed but for numbers and stamps, and no two of them share a SKU, be they generated at once
    /// or one after the other. Their changes lie within the last year.
    pub fn seed_products(&self, count: u64, seed: u64) -> Vec<u64> {
        let state = &mut *self.state();
        let products = generate::products(state, count, seed);
        state.add_products(products)
    }

    /// Changes a product and its `last_update`, and numbers its new variations. False where there
    /// is no such product.
    pub fn change_product(&self, id: u64, change: impl FnOnce(&mut Product)) -> bool {
        self.state().change_product(id, true, change).is_some()
    }

    /// Changes a product and leaves its `last_update` to the closure, which may clear it. False
    /// where there is no such product.
    pub fn change_product_quietly(&self, id: u64, change: impl FnOnce(&mut Product)) -> bool {
        self.state().change_product(id, false, change).is_some()
    }

    /// Changes all products and their `last_update`.
    pub fn change_products(&self, mut change: impl FnMut(&mut Product)) {
        let now = self.now();
        self.change_products_quietly(|product| {
            product.last_update = Some(now);
            change(product);
        });
    }

    /// Changes all products and leaves their `last_update` to the closure.
    pub fn change_products_quietly(&self, change: impl FnMut(&mut Product)) {
        self.state().change_products(change);
    }

    /// Takes a product away. False where there is no such product.
    pub fn remove_product(&self, id: u64) -> bool {
        self.state().catalogue.remove(id).is_some()
    }

    /// Keeps the products for which it says so, and returns how many it took away.
    pub fn retain_products(&self, mut keep: impl FnMut(&Product) -> bool) -> usize {
        let catalogue = &mut self.state().catalogue;
        let before = catalogue.len();
        catalogue.rework(|products| products.retain(|_, product| keep(product)));
        before - catalogue.len()
    }

    /// The variation with that number.
    pub fn variation(&self, id: u64) -> Option<Variation> {
        let state = self.state();
        let mut variations = state.catalogue.iter().flat_map(|product| &product.variations);
        variations.find(|variation| variation.id == id).cloned()
    }

    /// Adds a variation, moves its product's `last_update` and returns its number. None where there
    /// is no such product.
    pub fn add_variation(&self, product: u64, variation: Variation) -> Option<u64> {
        self.state().add_variation(product, variation)
    }

    /// Changes a variation and its product's `last_update`. False where there is none.
    pub fn change_variation(&self, id: u64, change: impl FnOnce(&mut Variation)) -> bool {
        self.with_parent(id, true, |product| within(product, id, change))
    }

    /// Changes a variation and leaves its product's `last_update`. False where there is none.
    pub fn change_variation_quietly(&self, id: u64, change: impl FnOnce(&mut Variation)) -> bool {
        self.with_parent(id, false, |product| within(product, id, change))
    }

    /// Takes a variation away and moves its product's `last_update`. False where there is none.
    pub fn remove_variation(&self, id: u64) -> bool {
        self.with_parent(id, true, |product| product.variations.retain(|variation| variation.id != id))
    }

    /// Variations are found by looking at all products: people do that, not the API.
    fn with_parent(&self, variation: u64, stamped: bool, change: impl FnOnce(&mut Product)) -> bool {
        let state = &mut *self.state();
        let holds = |product: &&Product| product.variations.iter().any(|child| child.id == variation);
        let Some(parent) = state.catalogue.iter().find(holds).map(|product| product.id) else { return false };
        state.change_product(parent, stamped, change).is_some()
    }
}

fn within(product: &mut Product, id: u64, change: impl FnOnce(&mut Variation)) {
    if let Some(variation) = product.variations.iter_mut().find(|variation| variation.id == id) {
        change(variation);
        variation.id = id;
    }
}
