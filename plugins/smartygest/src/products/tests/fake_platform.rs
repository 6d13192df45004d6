//! The platform's side of a tick.

use std::collections::{BTreeMap, BTreeSet};

use framework360_sdk::shop::{Product, StockLevel};
use framework360_sdk::testing::changes::Change;
use framework360_sdk::testing::{self};
use framework360_sdk::{Connector, Error, Next, Page};

use super::fake_remote::{Remote, Shared};
use crate::Smartygest;

/// A fake platform: the state that it keeps.
#[derive(Default)]
pub(super) struct Platform {
    pub(super) cursor: Option<String>,
    /// The products on sale, by the remote's identifier.
    pub(super) products: BTreeMap<String, Product>,
    /// The problems of rows, by their identifiers.
    pub(super) problems: BTreeMap<String, String>,
    named: BTreeSet<String>,
    /// Where it's set: no product may be taken off sale that is there.
    pub(super) watched: Option<Shared>,
    /// What the last tick changed: upserts, stock levels that were others, products gone.
    pub(super) changed: usize,
}

pub(super) fn reset() {
    testing::reset();
    testing::with(|host| {
        host.settings.insert("api_key".into(), "K1".into());
        host.flows.push("products-in".into());
        host.now = 1_714_644_000_000;
    });
}

impl Platform {
    /// One call; what it asked for is done where it succeeds, and not at all where it doesn't.
    pub(super) fn call(&mut self) -> Result<Page, Error> {
        let (versions, storage) = testing::with(|host| {
            host.changes.clear();
            (host.versions.clone(), host.storage.clone())
        });
        let result = Smartygest::on_product_tick(self.cursor.clone());
        match &result {
            Ok(page) => self.take(page),
            Err(_) => testing::with(|host| (host.versions, host.storage) = (versions, storage)),
        }
        result
    }

    /// A tick to its end. As the platform does, an answer that makes no sense is asked for again: a list that
    /// moves may look like one that repeats itself.
    pub(super) fn tick(&mut self) {
        self.changed = 0;
        let mut failures = 0;
        for _ in 0..10_000 {
            match self.call() {
                Ok(Page { next: Next::AtTick, .. }) => return,
                Ok(_) => {}
                Err(Error::Unexpected(_)) if failures < 3 => failures += 1,
                Err(error) => panic!("{error:?}"),
            }
        }
        panic!("the pass has no end");
    }

    /// The next tick, five minutes later; how many lists were asked for.
    pub(super) fn next_tick(&mut self, remote: &std::cell::RefCell<Remote>) -> usize {
        testing::with(|host| host.now += 300_000);
        let before = remote.borrow().lists;
        self.tick();
        remote.borrow().lists - before
    }

    fn take(&mut self, page: &Page) {
        self.cursor = Some(page.cursor.clone());
        if page.enumeration.is_some_and(|enumeration| enumeration.begins) {
            self.named.clear();
        }
        for change in testing::with(|host| std::mem::take(&mut host.changes)) {
            match change {
                Change::UpsertProduct(product) => {
                    let id = product.remote_id.clone().unwrap();
                    self.problems.remove(&id);
                    self.named.insert(id.clone());
                    if self.products.insert(id, product.clone()) != Some(product) {
                        self.changed += 1;
                    }
                }
                Change::SetStock(level) => self.stock(level),
                other => panic!("{other:?}"),
            }
        }
        for problem in &page.problems {
            self.named.insert(problem.remote_id.clone());
            self.problems.insert(problem.remote_id.clone(), problem.message.code.clone());
        }
        if page.enumeration.is_some_and(|enumeration| enumeration.ends) {
            let before = self.products.len();
            if let Some(remote) = &self.watched {
                let missing = |row: &u64| {
                    let id = row.to_string();
                    self.products.contains_key(&id) && !self.named.contains(&id)
                };
                let ids = remote.borrow().rows.iter().map(|row| row.id).collect::<Vec<_>>();
                assert_eq!(
                    ids.into_iter().filter(missing).collect::<Vec<_>>(),
                    [0; 0],
                    "there, and taken off sale"
                );
            }
            self.products.retain(|id, _| self.named.contains(id));
            self.problems.retain(|id, _| self.named.contains(id));
            self.changed += before - self.products.len();
            testing::with(|host| host.versions.retain(|id, _| self.products.contains_key(id)));
        }
    }

    fn stock(&mut self, level: StockLevel) {
        let product = level.remote_id.split('/').next().unwrap().to_owned();
        self.problems.remove(&product);
        self.named.insert(product.clone());
        let product = self.products.get_mut(&product).expect("stock of a known product");
        let ours = if level.remote_id.contains('/') {
            let mut variants = product.variants.iter_mut();
            let variant = variants.find(|variant| variant.remote_id.as_ref() == Some(&level.remote_id));
            &mut variant.expect("stock of a known variant").quantity
        } else {
            &mut product.quantity
        };
        if ours.replace(level.quantity.clone()) != Some(level.quantity) {
            self.changed += 1;
        }
    }

    /// Whether the shop is as Smarty is; what is otherwise.
    pub(super) fn differs(&self, remote: &Remote) -> Vec<String> {
        let mut differences = Vec::new();
        let mut ids = BTreeSet::new();
        for row in &remote.rows {
            let id = row.id.to_string();
            let stock = Some(row.stock.to_string());
            match self.products.get(&id) {
                Some(product) if product.name == row.name && product.quantity == stock => {}
                Some(product) => differences
                    .push(format!("{id}: {} {:?} for {}", product.name, product.quantity, row.name)),
                None => differences.push(format!("{id} is missing")),
            }
            ids.insert(id);
        }
        differences
            .extend(self.products.keys().filter(|id| !ids.contains(*id)).map(|id| format!("{id} is gone")));
        differences
    }
}
