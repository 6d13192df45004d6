//! TotalGest's connector and the contract server, which was written from the OpenAPI file
//! alone and makes other use of what that leaves open.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Mutex;

use fakes::contract_server::{self, Config, Price, Product, Stock};
use fakes::totalgest::Problem;
use fakes::{Decimal, Fault, FaultHandle, RequestMatcher};
use host_core::shop::Order;
use serde_json::Value;

use crate::catalogue::{Catalogue, Offer};
use crate::shop::plain;
use crate::subject::{ConnectorHarness, Refused, RemoteOrder, Subject};
use crate::totalgest::contract;

/// The connector with the contract server, to which it derefs.
pub struct ContractServer {
    /// The server.
    pub erp: contract_server::ContractServer,
    config: Config,
    locked: Mutex<Option<FaultHandle>>,
}

impl ContractServer {
    /// A server with this configuration.
    ///
    /// # Panics
    /// Where it can't serve.
    pub async fn with(config: Config) -> Self {
        let erp = contract_server::ContractServer::start(config.clone()).await.expect("a port to serve on");
        Self { erp, config, locked: Mutex::default() }
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Option<FaultHandle>> {
        self.locked.lock().expect("no test fails while it holds this")
    }

    fn change(&self, id: &str, change: impl FnOnce(&mut Product)) {
        assert!(self.erp.change_product(id, change), "there is no product {id}");
    }

    fn article(&self, sku: &str, name: &str) -> Product {
        let price = |currency: &str| Price {
            currency: currency.into(),
            amount: Decimal::from(7),
            vat_included: true,
        };
        Product {
            id: format!("added/{sku} {}", self.erp.products().len()),
            on_sale: true,
            sku: Some(sku.to_owned()),
            ean: None,
            name: name.into(),
            short_description: None,
            description: None,
            prices: vec![price("CHF"), price("EUR")],
            vat: None,
            stock: Stock::Counted(Decimal::from(9)),
        }
    }

    fn put(&self, product: Product) -> String {
        let id = product.id.clone();
        self.erp.put_product(product);
        id
    }
}

impl Deref for ContractServer {
    type Target = contract_server::ContractServer;

    fn deref(&self) -> &contract_server::ContractServer {
        &self.erp
    }
}

/// Checks the contract at the end, so that no test can forget it.
impl Drop for ContractServer {
    fn drop(&mut self) {
        contract::held_to(&self.erp.violations());
    }
}

impl ConnectorHarness for ContractServer {
    const PLUGIN: &'static str = "totalgest";

    async fn start() -> Self {
        Self::with(Config::default()).await
    }

    fn route(&self) -> String {
        format!("{}={}", contract::HOST, self.erp.origin())
    }

    fn settings(&self) -> BTreeMap<String, String> {
        let Config { shop, owner, base, username, password, .. } = &self.config;
        contract::Entered { shop, owner, base, username, password }.settings()
    }

    fn inject(&self, on: RequestMatcher, fault: Fault) -> FaultHandle {
        self.erp.inject(on, fault)
    }

    fn requests(&self) -> usize {
        self.erp.ledger().requests.len()
    }
}

impl Subject for ContractServer {
    const ORDERS_OUT: &'static str = "orders-out";
    const PRODUCTS_IN: &'static str = "products-in";
    const CREDENTIAL: (&'static str, &'static str) = ("password", "Password");
    const LOGIN: usize = 1;

    fn refused(&self) -> Refused {
        contract::refused(self.settings())
    }

    fn impossible(&self) -> Refused {
        contract::impossible(self.settings())
    }

    fn secrets(&self) -> Vec<String> {
        let mut secrets = vec![self.config.password.clone()];
        secrets.extend(self.erp.tokens());
        secrets
    }

    fn sent_secrets(&self) -> Vec<String> {
        self.erp.tokens().pop().into_iter().collect()
    }

    fn lock_out(&self) {
        self.erp.expire_sessions();
        let refusing = Problem::InvalidCredentials.fault();
        *self.locked() = Some(self.erp.inject(RequestMatcher::post("v1/sessions").always(), refusing));
    }

    fn let_in(&self) {
        if let Some(locked) = self.locked().take() {
            locked.cancel();
        }
    }

    fn creation() -> RequestMatcher {
        RequestMatcher::post("orders")
    }

    fn refusal(words: &str) -> Fault {
        contract::refusal(words)
    }

    fn copies(&self, order: &Order) -> Vec<RemoteOrder> {
        let sku = order.lines.first().map(|line| line.sku.clone()).unwrap_or_default();
        let orders = self.erp.orders().into_iter();
        orders
            .filter_map(|there| {
                let lines = there.body.get("lines")?.as_array()?;
                let line = lines.iter().find(|line| line.get("sku").is_some_and(|there| *there == *sku))?;
                let quantity = line.get("quantity").and_then(Value::as_str)?;
                Some(RemoteOrder {
                    id: format!("{:08x}-ordine", there.id),
                    number: there.number.clone(),
                    quantity: plain(quantity),
                })
            })
            .collect()
    }

    fn orders(&self) -> usize {
        self.erp.orders().len()
    }

    fn changes(&self) -> usize {
        self.erp.ledger().changes.len()
    }
}

impl Catalogue for ContractServer {
    const PAGE: u64 = 37;
    /// The size of a catalogue of two pages.
    const SMALL: u64 = 40;
    const NO_NEWS: usize = 1;
    const REPORTS_REMOVALS: bool = true;
    const LISTED_BY_CHECK: usize = 0;

    type Removed = Product;

    fn listing() -> RequestMatcher {
        contract::listing()
    }

    /// Every one is on sale.
    fn seed(&self, count: u64) -> Vec<String> {
        let ids = self.erp.seed_products(count);
        let products = self.erp.products();
        let withdrawn = products.iter().filter(|product| !product.on_sale && ids.contains(&product.id));
        withdrawn.for_each(|product| self.change(&product.id, |product| product.on_sale = true));
        ids
    }

    fn add(&self, sku: &str, name: &str) -> String {
        self.put(self.article(sku, name))
    }

    fn add_unfit(&self) -> Vec<String> {
        let unfit = [
            ("U-1", (|product| product.prices.retain(|price| price.currency == "CHF")) as fn(&mut Product)),
            ("U-2", |product| product.prices.clear()),
            ("U-3", |product| product.prices.iter_mut().for_each(|price| price.amount = Decimal::from(-3))),
        ];
        unfit
            .map(|(sku, spoil)| {
                let mut product = self.article(sku, "Tazza");
                spoil(&mut product);
                self.put(product)
            })
            .into()
    }

    fn make_fit(&self, unfit: &str) {
        let prices = self.article("", "").prices;
        self.change(unfit, |product| product.prices = prices);
    }

    fn restock(&self, id: &str, stock: i64) {
        self.change(id, |product| product.stock = Stock::Counted(Decimal::from(stock)));
    }

    fn rename(&self, id: &str, name: &str) {
        self.change(id, |product| product.name = name.to_owned());
    }

    fn describe(&self, id: &str, html: &str) {
        self.change(id, |product| product.description = Some(html.to_owned()));
    }

    fn remove(&self, id: &str) -> Product {
        let product = self.erp.products().into_iter().find(|product| product.id == id);
        assert!(self.erp.remove_product(id), "there is no product {id}");
        product.expect("a product to remove")
    }

    fn put_back(&self, removed: Product) {
        self.erp.put_product(removed);
    }

    fn offers(&self) -> BTreeMap<String, Offer> {
        let offer = |product: Product| {
            let euros = product.prices.iter().find(|price| price.currency == "EUR")?;
            let stock = match product.stock {
                Stock::Counted(quantity) => plain(&quantity.to_string()),
                Stock::Uncounted | Stock::Unsaid => String::new(),
            };
            let offer = Offer {
                sku: product.sku.unwrap_or_default(),
                name: product.name,
                price: plain(&euros.amount.to_string()),
                stock,
                variants: BTreeMap::new(),
            };
            Some((product.id, offer))
        };
        let products = self.erp.products().into_iter();
        products.filter(|product| product.on_sale).filter_map(offer).collect()
    }

    fn listings_since(&self, mark: u64) -> usize {
        self.erp.requests_since(mark, &Self::listing())
    }

    async fn listed(&self, times: usize) {
        self.erp.wait_until(contract::listed(times)).await;
    }

    fn mark(&self) -> u64 {
        self.erp.mark()
    }
}
