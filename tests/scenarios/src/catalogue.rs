//! What a suite must know of a connector whose remote's products come in.

use std::collections::BTreeMap;

use fakes::RequestMatcher;

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
    /// Its stock, without needless zeros; empty where its variants have their own or none is counted.
    pub stock: String,
    /// SKU and stock of its variants, by SKU.
    pub variants: BTreeMap<String, String>,
}

/// A connector that takes products, with the fake of its remote.
pub trait Catalogue: Subject {
    /// Rows that each request of a long list brings.
    const PAGE: u64;
    /// A small catalogue, for what is done again and again.
    const SMALL: u64;
    /// Requests that list products and that a tick without any news costs at most.
    const NO_NEWS: usize;
    /// Whether a removal is reported by itself, and not only missing in a list of everything.
    const TELLS_REMOVALS: bool;
    /// How often products were listed before the first tick: Smarty's check of the key is one.
    const LISTED_BY_CHECK: usize;

    /// What the remote keeps for a product that was taken away, to put it back.
    type Kept: Send;

    /// The request that lists products.
    fn listing() -> RequestMatcher;

    /// Adds so many products, some of them with variants where the remote has any. Answers with the
    /// remote's identifiers.
    fn seed(&self, count: u64) -> Vec<String>;

    /// Adds a product that costs 7, of which there are 9, without a description.
    fn add(&self, sku: &str, name: &str) -> String;

    /// Adds products that no shop can take, each for another reason.
    fn add_unfit(&self) -> Vec<String>;

    /// Makes the first of them fit.
    fn mend(&self, unfit: &str);

    /// Gives a product, or one of its variants where it has some, another stock.
    fn restock(&self, id: &str, stock: i64);

    /// Gives a product another name.
    fn rename(&self, id: &str, name: &str);

    /// Gives a product another description.
    fn describe(&self, id: &str, html: &str);

    /// Takes a product away.
    fn remove(&self, id: &str) -> Self::Kept;

    /// Puts it back as it was.
    fn put_back(&self, kept: Self::Kept);

    /// What the remote offers, by its identifiers.
    fn offers(&self) -> BTreeMap<String, Offer>;

    /// How many requests that list products came since the mark.
    fn listings_since(&self, mark: u64) -> usize;

    /// Returns once products were listed so many times in all.
    fn listed(&self, times: usize) -> impl Future<Output = ()> + Send;

    /// How many requests there were so far.
    fn mark(&self) -> u64;
}
