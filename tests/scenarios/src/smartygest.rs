//! Smartygest and the fake Smarty.

use std::collections::BTreeMap;

use fakes::smarty::{Dialect, Product, Smarty, SmartyConfig};
use fakes::{Fault, FaultHandle, On};
use host_core::shop::Order;

use crate::catalogue::{Catalogue, Offer};
use crate::shop::plain;
use crate::subject::{Subject, There};

/// Smartygest with its Smarty.
pub struct Smartygest {
    /// The fake.
    pub smarty: Smarty,
}

impl Smartygest {
    /// The key that the fake takes; long and odd enough to be found wherever it doesn't belong.
    pub const KEY: &'static str = "s3cr3t-smarty-KEY/0042";
    /// The host that the connector calls.
    pub const HOST: &'static str = "www.gestionalesmarty.com";

    /// A fake that speaks this dialect.
    ///
    /// # Panics
    /// Where it can't serve.
    pub async fn speaking(dialect: Dialect) -> Self {
        let config = SmartyConfig { api_key: Self::KEY.into(), dialect, ..SmartyConfig::default() };
        Self { smarty: Smarty::start(config).await.expect("a port to serve on") }
    }
}

impl Subject for Smartygest {
    const PLUGIN: &'static str = "smartygest";
    const ORDERS_OUT: &'static str = "orders-out";

    async fn start() -> Self {
        Self::speaking(Dialect::default()).await
    }

    fn route(&self) -> String {
        format!("{}={}", Self::HOST, self.smarty.url())
    }

    fn settings(&self) -> BTreeMap<String, String> {
        [("api_key".to_owned(), Self::KEY.to_owned())].into()
    }

    fn secrets(&self) -> Vec<String> {
        vec![Self::KEY.to_owned(), Self::KEY.replace('/', "%2F")]
    }

    fn creation() -> On {
        On::post("Sales_Orders/post")
    }

    fn inject(&self, on: On, fault: Fault) -> FaultHandle {
        self.smarty.inject(on, fault)
    }

    fn copies(&self, order: &Order) -> Vec<There> {
        let sku = order.lines.first().map(|line| line.sku.clone()).unwrap_or_default();
        let orders = self.smarty.orders().into_iter();
        orders
            .filter(|there| there.rows.iter().any(|row| row.sku == sku))
            .map(|there| There { id: there.id.to_string(), number: there.number.to_string() })
            .collect()
    }

    fn orders(&self) -> usize {
        self.smarty.orders().len()
    }

    fn requests(&self) -> usize {
        self.smarty.ledger().requests.len()
    }
}

impl Catalogue for Smartygest {
    const PRODUCTS_IN: &'static str = "products-in";

    fn listing() -> On {
        On::get("Products/list")
    }

    fn seed(&self, count: u64) -> Vec<String> {
        self.smarty.seed_products(count, 42).into_iter().map(|id| id.to_string()).collect()
    }

    fn restock(&self, id: &str, stock: i64) {
        let changed =
            self.smarty.change_product(number(id), |product| match product.variations.first_mut() {
                Some(variation) => variation.stock = stock,
                None => product.stock = stock,
            });
        assert!(changed, "Smarty has no product {id}");
    }

    fn rename(&self, id: &str, name: &str) {
        let changed = self.smarty.change_product(number(id), |product| product.title = name.to_owned());
        assert!(changed, "Smarty has no product {id}");
    }

    fn remove(&self, id: &str) {
        assert!(self.smarty.remove_product(number(id)), "Smarty has no product {id}");
    }

    fn offers(&self) -> BTreeMap<String, Offer> {
        let offer = |product: Product| {
            let variants: BTreeMap<_, _> = product
                .variations
                .iter()
                .map(|variation| (variation.sku.clone(), variation.stock.to_string()))
                .collect();
            let stock = if variants.is_empty() { product.stock.to_string() } else { String::new() };
            let price = plain(&product.price.to_string());
            (product.id.to_string(), Offer { sku: product.sku, name: product.title, price, stock, variants })
        };
        self.smarty.products().into_iter().map(offer).collect()
    }

    fn listings_since(&self, mark: u64) -> usize {
        self.smarty.requests_since(mark, &Self::listing())
    }

    fn mark(&self) -> u64 {
        self.smarty.mark()
    }
}

fn number(id: &str) -> u64 {
    id.parse().expect("an id of Smarty")
}
