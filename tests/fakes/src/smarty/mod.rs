//! The ERP Gestionale Smarty, as far as connectors use it: Customers, Sales_Orders, Products and
//! Taxes of its REST API. What is known of the API and what is guessed stands in the facts;
//! what is guessed is a switch of the [`Dialect`].
//!
//! ```no_run
//! # async fn example() -> Result<(), fakes::smarty::StartError> {
//! use fakes::{Fault, On, smarty::{Smarty, SmartyConfig}};
//!
//! let smarty = Smarty::start(SmartyConfig { api_key: "k".into(), ..Default::default() }).await?;
//! let lost = smarty.inject(On::post("Sales_Orders/post"), Fault::reset().after_applying());
//! // ... let the connector export an order to smarty.url() ...
//! lost.reached().await;
//! assert_eq!(smarty.duplicates(), 0);
//! # Ok(()) }
//! ```

mod api;
pub mod dialect;
mod lenient;
mod read;
pub mod records;
mod sample;
mod show;
mod state;
mod write;

use std::{
    fmt, io,
    sync::{Arc, Mutex},
};

use jiff::{civil::DateTime, tz::TimeZone};

pub use dialect::Dialect;
pub use records::{Address, Customer, Fees, Order, Product, Row, Tax, Variation};

use crate::{Fault, FaultHandle, Ledger, Mask, On, Server, Snapshot, lock};
use state::State;

/// How a fake Smarty is started.
pub struct SmartyConfig {
    /// The key that is accepted. Never shown.
    pub api_key: String,
    /// 0 for a free port.
    pub port: u16,
    /// Records per list at most, whatever is asked: 50 by the facts.
    pub page_limit: usize,
    /// How it answers.
    pub dialect: Dialect,
}

impl Default for SmartyConfig {
    fn default() -> Self {
        Self { api_key: "smarty-test-key".to_owned(), port: 0, page_limit: 50, dialect: Dialect::default() }
    }
}

impl fmt::Debug for SmartyConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmartyConfig")
            .field("port", &self.port)
            .field("page_limit", &self.page_limit)
            .field("dialect", &self.dialect)
            .finish_non_exhaustive()
    }
}

/// Why a fake Smarty didn't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, or none is to be had.
    #[error("no port to serve on")]
    Port(#[from] io::Error),
    /// The time zone data lack Europe/Rome.
    #[error("no time zone Europe/Rome")]
    Zone(#[from] jiff::Error),
}

/// A running fake Smarty. Dropping it closes the port and every connection.
pub struct Smarty {
    server: Server,
    state: Arc<Mutex<State>>,
}

impl Smarty {
    /// Begins to serve. Needs a tokio runtime.
    pub async fn start(config: SmartyConfig) -> Result<Self, StartError> {
        let state = Arc::new(Mutex::new(State::new(TimeZone::get("Europe/Rome")?)));
        let mask =
            Mask { values: vec![config.api_key.clone()], params: &["ApiKey"], headers: &["authorization"] };
        let api = api::Api {
            key: config.api_key,
            dialect: config.dialect,
            page_limit: config.page_limit,
            state: state.clone(),
        };
        let server = Server::start(config.port, Arc::new(api), mask).await?;
        Ok(Self { server, state })
    }

    /// `http://127.0.0.1:PORT`; the API is below it at `/titanium/V2/Api/`.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Everything that happened so far.
    pub fn ledger(&self) -> Snapshot {
        self.server.ledger().snapshot()
    }

    /// The first snapshot of the ledger that satisfies the condition, as soon as there is one.
    pub async fn wait_until(&self, condition: impl FnMut(&Snapshot) -> bool) -> Snapshot {
        self.server.ledger().wait_until(condition).await
    }

    /// A handle to the ledger that outlives this fake.
    pub fn ledger_handle(&self) -> Ledger {
        self.server.ledger().clone()
    }

    /// Makes requests that are still to come fail.
    pub fn inject(&self, on: On, fault: Fault) -> FaultHandle {
        self.server.inject(on, fault)
    }

    /// All orders, seeded and posted, oldest first.
    pub fn orders(&self) -> Vec<Order> {
        lock(&self.state).orders.clone()
    }

    /// All customers, seeded and posted, oldest first.
    pub fn customers(&self) -> Vec<Customer> {
        lock(&self.state).customers.clone()
    }

    /// All products, oldest first.
    pub fn products(&self) -> Vec<Product> {
        lock(&self.state).products.clone()
    }

    /// How many posted orders repeat an earlier posted one: the same customer's e-mail, rows,
    /// fees and payment type. The API carries no reference of ours to compare.
    pub fn duplicates(&self) -> usize {
        lock(&self.state).duplicates()
    }

    /// Adds a customer and returns its id.
    pub fn add_customer(&self, customer: Customer) -> u64 {
        lock(&self.state).add_customer(customer)
    }

    /// Adds an order that nobody posted, as typed in by hand, and returns its id.
    pub fn add_order(&self, order: Order) -> u64 {
        lock(&self.state).add_order(order)
    }

    /// Adds a product and returns its id.
    pub fn add_product(&self, product: Product) -> u64 {
        lock(&self.state).add_product(product)
    }

    /// Changes a product and its `last_update`, and numbers its new variations. False where there
    /// is no such product.
    pub fn change_product(&self, id: u64, change: impl FnOnce(&mut Product)) -> bool {
        lock(&self.state).change_product(id, change)
    }

    /// Takes a product away. False where there is no such product.
    pub fn remove_product(&self, id: u64) -> bool {
        let products = &mut lock(&self.state).products;
        let before = products.len();
        products.retain(|product| product.id != id);
        products.len() < before
    }

    /// Replaces the tax rows: 22, 10, 5, 4 and 0 % as ids 1 to 5 unless set. The first is the
    /// one of rows that name none.
    pub fn set_taxes(&self, taxes: Vec<Tax>) {
        lock(&self.state).taxes = taxes;
    }

    /// Stops the clock at this local time of Europe/Rome.
    pub fn set_time(&self, now: DateTime) {
        lock(&self.state).clock = Some(now);
    }

    /// Adds a customer and two products to look at, one of them with variations.
    pub fn add_sample_data(&self) {
        sample::fill(&mut lock(&self.state));
    }
}

/// Without the records: they hold what was posted, be it a secret.
impl fmt::Debug for Smarty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Smarty").field("url", &self.url()).finish_non_exhaustive()
    }
}
