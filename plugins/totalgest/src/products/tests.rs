//! Product ticks with the fake TotalGest.

mod convergence;
mod ticks;

use framework360_sdk::testing::{self, changes::Change};
use framework360_sdk::{Connector, Next, Page};
use serde_json::{Value, json};

use crate::TotalGest;

/// A product on sale in francs and euros.
fn product(id: &str) -> Value {
    json!({
        "id": id,
        "state": "on_sale",
        "sku": format!("00{id}"),
        "ean": "0610000000017",
        "name": format!("Tasse {id}"),
        "short_description": "kurz",
        "description": "<p>Porzellan</p>",
        "prices": [
            {"currency": "EUR", "amount": "20.50", "vat_included": true},
            {"currency": "CHF", "amount": "19.90", "vat_included": true},
        ],
        "vat": {"code": "standard"},
        "quantity": "12",
    })
}

/// A product with this value in one field.
fn with(id: &str, key: &str, value: Value) -> Value {
    let mut product = product(id);
    product[key] = value;
    product
}

/// The result of a tick: its pages, and the changes of the shop that it asked for.
struct Tick {
    pages: Vec<Page>,
    changes: Vec<String>,
}

impl Tick {
    fn cursor(&self) -> Option<String> {
        self.pages.last().map(|page| page.cursor.clone())
    }
}

/// Runs a tick to its end.
fn tick(cursor: Option<String>) -> Tick {
    let mut pages: Vec<Page> = Vec::new();
    let mut cursor = cursor;
    loop {
        let page = TotalGest::on_product_tick(cursor).unwrap();
        cursor = Some(page.cursor.clone());
        let next = page.next;
        pages.push(page);
        if matches!(next, Next::AtTick) {
            return Tick { pages, changes: changes() };
        }
        assert!(pages.len() < 1000, "no end");
    }
}

fn changes() -> Vec<String> {
    let shown = |change: Change| match change {
        Change::UpsertProduct(product) => format!("whole {}", product.remote_id.unwrap()),
        Change::SetStock(level) => format!("stock {} {}", level.remote_id, level.quantity),
        Change::DeactivateProduct(id) => format!("gone {id}"),
        other => panic!("{other:?}"),
    };
    testing::with(|host| std::mem::take(&mut host.changes)).into_iter().map(shown).collect()
}
