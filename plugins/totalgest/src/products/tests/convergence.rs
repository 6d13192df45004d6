//! Convergence: whatever is changed while the list is read, the shop ends up with the products that TotalGest has.

use std::collections::BTreeSet;

use framework360_sdk::testing::{self, changes::Change};
use framework360_sdk::{Connector, Next};
use proptest::prelude::*;
use serde_json::json;

use super::{product, with};
use crate::TotalGest;
use crate::fake_remote::{self, State};

/// Edits the product list between two pages: the first product moves to its end, or is removed or taken off sale.
fn edit(totalgest: &mut State) {
    let Some((_, first)) = totalgest.products.first().cloned() else { return };
    let id = first["id"].as_str().unwrap().to_owned();
    match totalgest.products.len() % 3 {
        0 => totalgest.remove(&id),
        1 => totalgest.put(with(&id, "state", json!("off_sale"))),
        _ => totalgest.put(with(&id, "name", json!("anders"))),
    }
    let new = format!("n{}", totalgest.seen.len());
    totalgest.put(product(&new));
}

/// The products on sale in the shop, as the platform derives them from changes and from full lists.
#[derive(Default)]
struct Shop {
    on_sale: BTreeSet<String>,
    named: BTreeSet<String>,
}

impl Shop {
    /// Takes a page.
    fn page(&mut self, cursor: Option<String>) -> (String, bool) {
        let page = TotalGest::on_product_tick(cursor).unwrap();
        if page.enumeration.is_some_and(|list| list.begins) {
            self.named.clear();
        }
        for change in testing::with(|host| std::mem::take(&mut host.changes)) {
            match change {
                Change::UpsertProduct(product) => {
                    let id = product.remote_id.unwrap();
                    self.on_sale.insert(id.clone());
                    self.named.insert(id);
                }
                Change::SetStock(level) => {
                    self.named.insert(level.remote_id);
                }
                Change::DeactivateProduct(id) => {
                    self.on_sale.remove(&id);
                    self.named.insert(id);
                }
                other => panic!("{other:?}"),
            }
        }
        if page.enumeration.is_some_and(|list| list.ends) {
            let gone: Vec<_> = self.on_sale.difference(&self.named).cloned().collect();
            for id in gone {
                self.on_sale.remove(&id);
                testing::with(|host| host.versions.remove(&id));
            }
        }
        (page.cursor, matches!(page.next, Next::Now))
    }

    fn tick(&mut self, mut cursor: Option<String>) -> String {
        loop {
            let (next, more) = self.page(cursor);
            if !more {
                return next;
            }
            cursor = Some(next);
        }
    }
}

fn on_sale(totalgest: &State) -> BTreeSet<String> {
    let on_sale = totalgest.products.iter().filter(|(_, product)| product["state"] == "on_sale");
    on_sale.map(|(_, product)| product["id"].as_str().unwrap().to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_list_that_is_edited_between_its_pages_is_complete(count in 0usize..1_300, forgotten in any::<bool>()) {
        let totalgest = fake_remote::start();
        for id in 0..count {
            totalgest.borrow_mut().put(product(&id.to_string()));
        }
        totalgest.borrow_mut().after_page = Some(edit);
        let mut shop = Shop::default();
        let cursor = shop.tick(None);
        totalgest.borrow_mut().after_page = None;
        if forgotten {
            let mut totalgest = totalgest.borrow_mut();
            totalgest.forgotten = totalgest.products.last().map_or(0, |(stamp, _)| *stamp) + 1;
            // TotalGest doesn't list removed products any more.
            totalgest.products.retain(|(_, product)| product["state"] != "removed");
            totalgest.put(product("new"));
        }
        // What was changed behind the last page comes with the next tick.
        shop.tick(Some(cursor));
        prop_assert_eq!(&shop.on_sale, &on_sale(&totalgest.borrow()));
    }
}
