//! TotalGest's connector and the fake TotalGest, which is held to the connector's OpenAPI file: a
//! test that lets the two break it fails at its end.

pub(crate) mod contract;

use std::collections::BTreeMap;
use std::ops::Deref;

use fakes::totalgest::{self as fake, Price, Product, Right, Sale, TotalGestConfig};
use fakes::{Decimal, Fault, FaultHandle, RequestMatcher, SignedDuration};
use host_core::shop::Order;

use crate::catalogue::{Catalogue, Offer};
use crate::shop::plain;
use crate::subject::{ConnectorHarness, Refused, RemoteOrder, Subject};
use crate::world::World;

/// The connector with its TotalGest, to which it derefs.
pub struct TotalGest {
    /// The fake.
    pub erp: fake::TotalGest,
    base: String,
}

impl TotalGest {
    /// The password that the fake takes; long and odd enough to be found wherever it doesn't belong.
    pub const PASSWORD: &'static str = "s3cr3t TotalGest/pässword 0042";
    /// The host that the connector calls.
    pub const HOST: &'static str = contract::HOST;

    /// A fake with this configuration.
    ///
    /// # Panics
    /// Where it can't serve.
    pub async fn with(config: TotalGestConfig) -> Self {
        let base = config.base.clone();
        let config = TotalGestConfig { password: Self::PASSWORD.into(), ..config };
        Self { erp: fake::TotalGest::start(config).await.expect("a port to serve on"), base }
    }

    /// The credentials that the owner enters and nobody else may read.
    #[must_use]
    pub fn credentials(&self) -> Vec<String> {
        let encoded = Self::PASSWORD.replace(' ', "%20").replace('/', "%2F");
        vec![Self::PASSWORD.to_owned(), encoded]
    }

    /// The number of logins that were tried, accepted or not.
    #[must_use]
    pub fn login_attempts(&self) -> usize {
        self.erp.requests_since(0, &RequestMatcher::post("v1/sessions"))
    }

    /// How many requests were answered that the session has expired.
    #[must_use]
    pub fn expired_answers(&self) -> usize {
        let requests = self.erp.ledger().requests;
        let reported = requests.iter().filter(|request| request.status == Some(401));
        reported.filter(|request| !request.path.ends_with("/sessions")).count()
    }

    /// A product that costs 7 in both currencies, of which there are 9.
    #[must_use]
    pub fn article(sku: &str, name: &str) -> Product {
        let price = |currency: &str| Price {
            currency: currency.into(),
            amount: Decimal::from(7),
            vat_included: true,
        };
        Product {
            sku: sku.into(),
            name: name.into(),
            prices: vec![price("CHF"), price("EUR")],
            quantity: Some(Decimal::from(9)),
            ..Product::default()
        }
    }

    fn change(&self, id: &str, change: impl FnOnce(&mut Product)) {
        assert!(self.erp.change_product(id, change), "TotalGest has no product {id}");
    }
}

impl Deref for TotalGest {
    type Target = fake::TotalGest;

    fn deref(&self) -> &fake::TotalGest {
        &self.erp
    }
}

/// Checks the contract at the end, so that no test can forget it.
impl Drop for TotalGest {
    fn drop(&mut self) {
        contract::held_to(&self.erp.violations());
    }
}

impl ConnectorHarness for TotalGest {
    const PLUGIN: &'static str = "totalgest";

    async fn start() -> Self {
        Self::with(TotalGestConfig::default()).await
    }

    fn route(&self) -> String {
        format!("{}={}", Self::HOST, self.erp.origin())
    }

    fn settings(&self) -> BTreeMap<String, String> {
        let usual = TotalGestConfig::default();
        let entered = contract::Entered {
            shop: &usual.shop_id,
            owner: &usual.owner_id,
            base: &self.base,
            username: &usual.username,
            password: Self::PASSWORD,
        };
        entered.settings()
    }

    fn inject(&self, on: RequestMatcher, fault: Fault) -> FaultHandle {
        self.erp.inject(on, fault)
    }

    fn requests(&self) -> usize {
        self.erp.ledger().requests.len()
    }
}

impl Subject for TotalGest {
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
        let mut secrets = self.credentials();
        secrets.extend(self.erp.tokens());
        secrets
    }

    fn sent_secrets(&self) -> Vec<String> {
        self.erp.tokens().pop().into_iter().collect()
    }

    fn lock_out(&self) {
        self.erp.change_password("another p4ssword");
    }

    fn let_in(&self) {
        self.erp.change_password(Self::PASSWORD);
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
                let line = there.sent.lines.iter().find(|line| line.sku == sku)?;
                Some(RemoteOrder {
                    id: there.id.to_string(),
                    number: there.number.clone(),
                    quantity: plain(&line.quantity.to_string()),
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

impl Catalogue for TotalGest {
    const PAGE: u64 = 200;
    const SMALL: u64 = 12;
    const NO_NEWS: usize = 1;
    const REPORTS_REMOVALS: bool = true;
    const LISTED_BY_CHECK: usize = 0;

    type Removed = Product;

    fn listing() -> RequestMatcher {
        contract::listing()
    }

    /// Every one is on sale, in euros too.
    fn seed(&self, count: u64) -> Vec<String> {
        let ids = self.erp.seed_products(count, 42);
        for id in &ids {
            let product = self.erp.product(id).expect("it was just added");
            let priced = product.prices.iter().any(|price| price.currency == "EUR");
            if product.state != Sale::OnSale || !priced {
                self.change(id, |product| {
                    product.state = Sale::OnSale;
                    let price = product.prices.first().cloned();
                    let euros = price.map(|price| Price { currency: "EUR".into(), ..price });
                    product.prices.extend(euros.filter(|_| !priced));
                });
            }
        }
        ids
    }

    fn add(&self, sku: &str, name: &str) -> String {
        self.erp.add_product(Self::article(sku, name))
    }

    fn add_unfit(&self) -> Vec<String> {
        let without_euros = |product: &mut Product| product.prices.retain(|price| price.currency == "CHF");
        let unfit = [
            ("U-1", without_euros as fn(&mut Product)),
            ("U-2", |product| product.prices.clear()),
            ("U-3", |product| product.prices.iter_mut().for_each(|price| price.amount = Decimal::from(-3))),
        ];
        unfit
            .map(|(sku, spoil)| {
                let mut product = Self::article(sku, "Tazza");
                spoil(&mut product);
                self.erp.add_product(product)
            })
            .into()
    }

    fn make_fit(&self, unfit: &str) {
        self.change(unfit, |product| product.prices = Self::article("", "").prices);
    }

    fn restock(&self, id: &str, stock: i64) {
        self.change(id, |product| product.quantity = Some(Decimal::from(stock)));
    }

    fn rename(&self, id: &str, name: &str) {
        self.change(id, |product| product.name = name.to_owned());
    }

    fn describe(&self, id: &str, html: &str) {
        self.change(id, |product| product.description = html.to_owned());
    }

    fn remove(&self, id: &str) -> Product {
        let product = self.erp.product(id).expect("a product to remove");
        assert!(self.erp.remove_product(id), "TotalGest has no product {id}");
        product
    }

    fn put_back(&self, removed: Product) {
        self.erp.put_product(removed);
    }

    fn offers(&self) -> BTreeMap<String, Offer> {
        let offer = |product: Product| {
            let euros = product.prices.iter().find(|price| price.currency == "EUR")?;
            let quantity = product.quantity.map(|quantity| plain(&quantity.to_string()));
            let offer = Offer {
                sku: product.sku,
                name: product.name,
                price: plain(&euros.amount.to_string()),
                stock: quantity.unwrap_or_default(),
                variants: BTreeMap::new(),
            };
            Some((product.id, offer))
        };
        let products = self.erp.products().into_iter();
        products.filter(|product| product.state == Sale::OnSale).filter_map(offer).collect()
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

impl TotalGest {
    /// Leaves the user these rights and no others.
    pub fn leave_rights(&self, rights: &[Right]) {
        self.erp.revoke_rights(&Right::ALL);
        self.erp.grant_rights(rights);
    }
}

impl World<TotalGest> {
    /// Lets time pass, in milliseconds, for the shop and for TotalGest.
    pub fn advance(&self, milliseconds: u32) {
        self.clock.advance(milliseconds.into());
        self.remote.advance_clock(SignedDuration::from_millis(milliseconds.into()));
    }
}
