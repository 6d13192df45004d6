//! The ERP Gestionale Smarty, as far as connectors use it: Customers, Sales_Orders, Products,
//! Variations and Taxes of its REST API. What is known of the API and what is guessed stands in the facts;
//! what is guessed is a switch of the [`Dialect`].
//!
//! Its data are at hand in three ways, none of which is in the ledger: directly ([`Data`], to which a
//! [`Smarty`] derefs), between two requests ([`Smarty::before`]), and over HTTP below `/control/`
//! ([`CONTROL_HELP`]).
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
mod catalogue;
mod control;
mod data;
pub mod dialect;
mod generate;
mod lenient;
mod product;
mod read;
pub mod records;
mod sample;
mod show;
mod state;
mod write;

use std::{fmt, io, ops::Deref, sync::Arc};

use jiff::tz::TimeZone;

pub use control::HELP as CONTROL_HELP;
pub use data::Data;
pub use dialect::Dialect;
pub use product::{Product, Variation};
pub use records::{Address, Customer, Fees, Order, Row, Tax};

use crate::{Clock, Fault, FaultHandle, Hooks, Ledger, Mask, On, Server, Snapshot};
use catalogue::Catalogue;
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
    data: Data,
    hooks: Arc<Hooks<Data>>,
}

impl Smarty {
    /// Begins to serve. Needs a tokio runtime.
    pub async fn start(config: SmartyConfig) -> Result<Self, StartError> {
        let clock = Clock::new(TimeZone::get("Europe/Rome")?);
        let data = Data::new(State::new(clock, Catalogue::new(config.dialect.stamps)));
        let hooks = Arc::new(Hooks::default());
        let mask = Mask {
            values: vec![config.api_key.clone()],
            params: &["ApiKey"],
            headers: &["authorization"],
            ..Mask::default()
        };
        let api = api::Api {
            key: config.api_key,
            dialect: config.dialect,
            page_limit: config.page_limit,
            data: data.clone(),
            hooks: hooks.clone(),
        };
        let server = Server::start(config.port, Arc::new(api), mask).await?;
        Ok(Self { server, data, hooks })
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

    /// How many requests there were so far: a mark for [`requests_since`](Self::requests_since).
    pub fn mark(&self) -> u64 {
        self.server.ledger().mark()
    }

    /// How many requests since that mark match; 0 for the first on. Its `nth` and `times` don't
    /// count.
    pub fn requests_since(&self, mark: u64, on: &On) -> usize {
        self.server.ledger().count_since(mark, on)
    }

    /// Does something to the data just before a request is answered that is still to come:
    /// `smarty.before(On::get("Products/list").nth(3), |data| { data.remove_product(5012); })`.
    /// Requests with a wrong key, or kept from Smarty by a fault, don't count.
    pub fn before(&self, on: On, change: impl FnMut(&Data) + Send + 'static) {
        self.hooks.add(on, change);
    }

    /// The data alone, to be handed to another task.
    pub fn data(&self) -> Data {
        self.data.clone()
    }
}

/// All that can be done to the data is done to a running Smarty directly.
impl Deref for Smarty {
    type Target = Data;

    fn deref(&self) -> &Data {
        &self.data
    }
}

/// Without the records: they hold what was posted, be it a secret.
impl fmt::Debug for Smarty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Smarty").field("url", &self.url()).finish_non_exhaustive()
    }
}
