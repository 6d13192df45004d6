//! Smartygest and the fake Smarty.

use std::collections::BTreeMap;

use fakes::smarty::{Dialect, Smarty, SmartyConfig};
use fakes::{Fault, FaultHandle, On};
use host_core::shop::Order;

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
