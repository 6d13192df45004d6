//! Smartygest and the fake Smarty.

use std::collections::BTreeMap;
use std::sync::Mutex;

use fakes::smarty::{Dialect, Product, Smarty, SmartyConfig};
use fakes::{Decimal, Fault, FaultHandle, RequestMatcher, SignedDuration, Snapshot};
use host_core::shop::Order;

use crate::catalogue::{Catalogue, Offer};
use crate::shop::plain;
use crate::subject::{ConnectorHarness, Refused, RemoteOrder, Subject};

/// Smartygest with its Smarty.
pub struct Smartygest {
    /// The fake.
    pub smarty: Smarty,
    locked: Mutex<Option<FaultHandle>>,
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
        Self { smarty: Smarty::start(config).await.expect("a port to serve on"), locked: Mutex::default() }
    }

    fn with_key(key: &str, reported: &'static str) -> Refused {
        let settings = [("api_key".to_owned(), key.to_owned())].into();
        Refused { settings, fields: vec!["api_key"], reported }
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Option<FaultHandle>> {
        self.locked.lock().expect("no test fails while it holds this")
    }
}

impl ConnectorHarness for Smartygest {
    const PLUGIN: &'static str = "smartygest";

    async fn start() -> Self {
        Self::speaking(Dialect::default()).await
    }

    fn route(&self) -> String {
        format!("{}={}", Self::HOST, self.smarty.url())
    }

    fn settings(&self) -> BTreeMap<String, String> {
        [("api_key".to_owned(), Self::KEY.to_owned())].into()
    }

    fn inject(&self, on: RequestMatcher, fault: Fault) -> FaultHandle {
        self.smarty.inject(on, fault)
    }

    fn requests(&self) -> usize {
        self.smarty.ledger().requests.len()
    }

    /// Requests that are still at work are applied by its clock.
    fn time_passes(&self, milliseconds: u64) {
        let by = i64::try_from(milliseconds).unwrap_or(i64::MAX);
        self.smarty.advance_clock(SignedDuration::from_millis(by));
    }
}

impl Subject for Smartygest {
    const ORDERS_OUT: &'static str = "orders-out";
    const PRODUCTS_IN: &'static str = "products-in";
    const CREDENTIAL: (&'static str, &'static str) = ("api_key", "Api Key");
    const LOGIN: usize = 0;

    fn refused(&self) -> Refused {
        Self::with_key("n0t-the-key", "doesn't accept the Api Key")
    }

    fn impossible(&self) -> Refused {
        Self::with_key("with blank", "")
    }

    fn secrets(&self) -> Vec<String> {
        vec![Self::KEY.to_owned(), Self::KEY.replace('/', "%2F")]
    }

    fn sent_secrets(&self) -> Vec<String> {
        self.secrets()
    }

    fn lock_out(&self) {
        let refusing = Fault::status(http::StatusCode::UNAUTHORIZED);
        *self.locked() = Some(self.smarty.inject(RequestMatcher::everything().always(), refusing));
    }

    fn let_in(&self) {
        if let Some(locked) = self.locked().take() {
            locked.cancel();
        }
    }

    fn creation() -> RequestMatcher {
        RequestMatcher::post("Sales_Orders/post")
    }

    fn refusal(words: &str) -> Fault {
        Fault::error_in_200(words)
    }

    fn copies(&self, order: &Order) -> Vec<RemoteOrder> {
        let sku = order.lines.first().map(|line| line.sku.clone()).unwrap_or_default();
        let orders = self.smarty.orders().into_iter();
        orders
            .filter_map(|there| {
                let row = there.rows.iter().find(|row| row.sku == sku)?;
                Some(RemoteOrder {
                    id: there.id.to_string(),
                    number: there.number.to_string(),
                    quantity: plain(&row.quantity.to_string()),
                })
            })
            .collect()
    }

    fn orders(&self) -> usize {
        self.smarty.orders().len()
    }

    fn changes(&self) -> usize {
        self.smarty.ledger().changes.len()
    }
}

impl Catalogue for Smartygest {
    /// A page of Smarty less the row that overlaps.
    const PAGE: u64 = 49;
    /// The size of a catalogue of two pages that is too large to be read as a whole at every tick.
    const SMALL: u64 = 60;
    const NO_NEWS: usize = 2;
    const REPORTS_REMOVALS: bool = false;
    const LISTED_BY_CHECK: usize = 1;

    type Removed = Product;

    fn listing() -> RequestMatcher {
        RequestMatcher::get("Products/list")
    }

    fn seed(&self, count: u64) -> Vec<String> {
        self.smarty.seed_products(count, 42).into_iter().map(|id| id.to_string()).collect()
    }

    fn add(&self, sku: &str, name: &str) -> String {
        let product = Product {
            sku: sku.into(),
            title: name.into(),
            price: Decimal::from(7),
            stock: 9,
            tax_id: 1,
            ..Product::default()
        };
        self.smarty.add_product(product).to_string()
    }

    fn add_unfit(&self) -> Vec<String> {
        let nameless =
            Product { sku: "N-1".into(), price: Decimal::from(1), tax_id: 1, ..Product::default() };
        let named = |sku: &str| Product {
            title: "Maglia".into(),
            sku: sku.into(),
            price: Decimal::from(3),
            ..Product::default()
        };
        let negative = Product { price: Decimal::from(-3), tax_id: 1, ..named("P-1") };
        let taxed = Product { tax_id: 999, ..named("T-1") };
        [nameless, negative, taxed].map(|product| self.smarty.add_product(product).to_string()).into()
    }

    fn make_fit(&self, unfit: &str) {
        self.rename(unfit, "Named");
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

    fn describe(&self, id: &str, html: &str) {
        let changed = self.smarty.change_product(number(id), |product| product.description = html.to_owned());
        assert!(changed, "Smarty has no product {id}");
    }

    fn remove(&self, id: &str) -> Product {
        let product = self.smarty.product(number(id)).expect("a product to remove");
        assert!(self.smarty.remove_product(number(id)), "Smarty has no product {id}");
        product
    }

    fn put_back(&self, removed: Product) {
        self.smarty.put_product(removed);
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

    async fn listed(&self, times: usize) {
        let listed = move |ledger: &Snapshot| {
            let lists = ledger.requests.iter().filter(|request| request.path.contains("Products/list"));
            lists.count() >= times
        };
        self.smarty.wait_until(listed).await;
    }

    fn mark(&self) -> u64 {
        self.smarty.mark()
    }
}

fn number(id: &str) -> u64 {
    id.parse().expect("an id of Smarty")
}
