//! The harness of a connector that imports products.

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

/// A connector that imports products, with the fake of its remote.
pub trait Catalogue: Subject {
    /// Rows that each request of a long list brings.
    const PAGE: u64;
    /// The size of a small catalogue, for tests that repeat a lot.
    const SMALL: u64;
    /// Requests that list products and that a tick without any news costs at most.
    const NO_NEWS: usize;
    /// Whether a removal is reported by itself, and not only missing in a full list.
    const REPORTS_REMOVALS: bool;
    /// How often products were listed before the first tick: Smarty's check of the key is one.
    const LISTED_BY_CHECK: usize;

    /// A product that was removed, as the remote needs it to be put back.
    type Removed: Send;

    /// The request that lists products.
    fn listing() -> RequestMatcher;

    /// Adds generated products, some of them with variants where the remote has any. Returns the
    /// remote's identifiers.
    fn seed(&self, count: u64) -> Vec<String>;

    /// Adds a product that costs 7, of which there are 9, without a description.
    fn add(&self, sku: &str, name: &str) -> String;

    /// Adds products that no shop can take, each for another reason.
    fn add_unfit(&self) -> Vec<String>;

    /// Corrects the first of them, so that it can be imported.
    fn make_fit(&self, unfit: &str);

    /// Gives a product, or one of its variants where it has some, another stock.
    fn restock(&self, id: &str, stock: i64);

    /// Gives a product another name.
    fn rename(&self, id: &str, name: &str);

    /// Gives a product another description.
    fn describe(&self, id: &str, html: &str);

    /// Removes a product.
    fn remove(&self, id: &str) -> Self::Removed;

    /// Puts a product back as it was.
    fn put_back(&self, removed: Self::Removed);

    /// The offers of the remote, by its identifiers.
    fn offers(&self) -> BTreeMap<String, Offer>;

    /// How many requests that list products came since the mark.
    fn listings_since(&self, mark: u64) -> usize;

    /// Returns once products were listed so many times in all.
    fn listed(&self, times: usize) -> impl Future<Output = ()> + Send;

    /// How many requests there were so far.
    fn mark(&self) -> u64;
}
