//! Products in the order of their latest change.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Value, json};

use super::product::Product;

/// Every product once, under the number of its latest change.
#[derive(Debug, Default)]
pub(super) struct Changes {
    entries: BTreeMap<u64, Entry>,
    places: HashMap<String, u64>,
    last: u64,
    /// Removals up to this change are forgotten.
    forgotten: u64,
    /// Ends of pages of lists that began at the beginning: their stamps never expire.
    begun: HashSet<u64>,
    made: u64,
}

#[derive(Debug)]
enum Entry {
    Product(Box<Product>),
    Removed(String),
}

/// The stamp is older than what is remembered, or was never given out.
pub(super) struct Gone;

/// The changes that follow a stamp.
pub(super) struct Page {
    pub(super) items: Vec<Value>,
    /// None where nothing follows.
    pub(super) after: Option<String>,
    pub(super) more: bool,
}

impl Changes {
    pub(super) fn seed(&mut self, count: u64) -> Vec<String> {
        let first = self.made + 1;
        self.made += count;
        (first..=self.made).map(|n| self.put(Product::sample(n))).collect()
    }

    pub(super) fn put(&mut self, product: Product) -> String {
        let id = product.id.clone();
        self.write(&id, Entry::Product(Box::new(product)));
        id
    }

    /// False where there is no such product.
    pub(super) fn change(&mut self, id: &str, change: impl FnOnce(&mut Product)) -> bool {
        let Some(mut product) = self.product(id).cloned() else { return false };
        change(&mut product);
        id.clone_into(&mut product.id);
        self.put(product);
        true
    }

    /// False where there is no such product.
    pub(super) fn remove(&mut self, id: &str) -> bool {
        let there = self.product(id).is_some();
        if there {
            self.write(id, Entry::Removed(id.to_owned()));
        }
        there
    }

    pub(super) fn products(&self) -> Vec<Product> {
        self.entries.values().filter_map(Entry::product).cloned().collect()
    }

    pub(super) fn newest(&self) -> Option<String> {
        (self.last > 0).then(|| stamp(self.last))
    }

    /// Expires stamps older than this one, and forgets removals up to it. False where it isn't one of ours.
    pub(super) fn forget_before(&mut self, oldest: &str) -> bool {
        let Some(number) = self.number(oldest) else { return false };
        self.forgotten = number;
        self.entries.retain(|place, entry| *place > number || entry.product().is_some());
        true
    }

    /// A list that begins at the beginning leaves out what was removed, so a page may be empty
    /// and yet have successors.
    pub(super) fn page(&mut self, after: Option<&str>, limit: usize) -> Result<Page, Gone> {
        let start = match after {
            None => 0,
            Some(stamp) => {
                let known = |number: &u64| *number >= self.forgotten || self.begun.contains(number);
                self.number(stamp).filter(known).ok_or(Gone)?
            }
        };
        let window: Vec<_> = self.entries.range(start + 1..).take(limit).collect();
        let end = window.last().map(|(place, _)| **place);
        let more = end.is_some_and(|end| self.entries.range(end + 1..).next().is_some());
        let reported = |(place, entry): &(&u64, &Entry)| entry.reported(**place, after.is_some());
        let items = window.iter().filter_map(reported).collect();
        let since_the_beginning = after.is_none() || self.begun.contains(&start);
        self.begun.extend(end.filter(|_| more && since_the_beginning));
        Ok(Page { items, after: end.map(stamp), more })
    }

    fn product(&self, id: &str) -> Option<&Product> {
        self.entries.get(self.places.get(id)?)?.product()
    }

    fn write(&mut self, id: &str, entry: Entry) {
        self.last += 1;
        if let Some(place) = self.places.insert(id.to_owned(), self.last) {
            self.entries.remove(&place);
        }
        self.entries.insert(self.last, entry);
    }

    fn number(&self, text: &str) -> Option<u64> {
        let (_, rest) = text.split_once('/')?;
        let number = rest.split_once('+')?.0.parse().ok()?;
        ((1..=self.last).contains(&number) && stamp(number) == text).then_some(number)
    }
}

impl Entry {
    fn product(&self) -> Option<&Product> {
        match self {
            Self::Product(product) => Some(product),
            Self::Removed(_) => None,
        }
    }

    fn reported(&self, place: u64, removed_too: bool) -> Option<Value> {
        match self {
            Self::Product(product) => Some(product.reported(&stamp(place))),
            Self::Removed(id) => removed_too.then(
                || json!({ "id": id, "reason": "ritirato", "stamp": stamp(place), "state": "removed" }),
            ),
        }
    }
}

/// The stamp of a change. It's opaque, as the contract says: its order as text isn't the order of the changes, and it
/// holds characters that a query must escape.
fn stamp(number: u64) -> String {
    // An odd factor: no two numbers meet, and neighbours are far apart.
    let scattered = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    format!("σ{scattered:016x}/{number}+ &%2B=")
}
