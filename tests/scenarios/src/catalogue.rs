//! What a suite must know of a connector whose remote's products come in.

use std::collections::BTreeMap;

use fakes::On;

use crate::subject::Subject;

/// A product as the remote offers it and as the shop shows it: what both must agree on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its SKU.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// Its price, without needless zeros.
    pub price: String,
    /// Its stock, without needless zeros; empty where its variants have their own.
    pub stock: String,
    /// SKU and stock of its variants, by SKU.
    pub variants: BTreeMap<String, String>,
}

/// A connector that takes products, with the fake of its remote.
pub trait Catalogue: Subject {
    /// The switch that takes products.
    const PRODUCTS_IN: &'static str;

    /// The request that lists products.
    fn listing() -> On;

    /// Adds so many products, some of them with variants. Answers with the remote's identifiers.
    fn seed(&self, count: u64) -> Vec<String>;

    /// Gives a product, or one of its variants where it has some, another stock.
    fn restock(&self, id: &str, stock: i64);

    /// Gives a product another name.
    fn rename(&self, id: &str, name: &str);

    /// Takes a product away.
    fn remove(&self, id: &str);

    /// What the remote offers, by its identifiers.
    fn offers(&self) -> BTreeMap<String, Offer>;

    /// How many requests that list products came since the mark.
    fn listings_since(&self, mark: u64) -> usize;

    /// How many requests there were so far.
    fn mark(&self) -> u64;
}
